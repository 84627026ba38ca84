"""Do two sentences of two documents tell of one event: ECB+ (Cybulska and Vossen 2014).

All pairs of sentences of two documents of a topic where both have an annotated event mention; a
pair is positive when they share an event instance. Documents are drawn by a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree  # the corpus is trusted

import numpy as np

from discrepancy.claims import read_claims
from discrepancy.conflicts.disputes import Corpus
from discrepancy.events.candidates import find_candidates
from discrepancy.events.evidence import Pair, same_event_findings
from discrepancy.findings import Weights, load_weights
from discrepancy.pipeline import Tools
from discrepancy.records import Article, Claim, Passage, Sentence, Story
from discrepancy.slots.interface import Reading
from discrepancy.slots.registry import extract_slots

SEED = 20140526
PER_HALF = 3  # documents of each half of a topic (the ECB event, and the one ECB+ adds to it)
LONGEST = 30  # sentences of a document: annotated ones stand near the beginning
EVENT_TAGS = ("ACTION_", "NEG_ACTION_")
EVENT_INSTANCES = ("ACT", "NEG")
NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "?", "!", ")", "%", "'s", "n't", "’s", "''", "”"])


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus. `events[i]` are the event instances of sentence i."""

    article: Article
    sentences: tuple[Sentence, ...]
    events: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Average precision of the evidence, and of the cosine alone, on the same pairs."""

    evidence: float
    cosine: float
    pairs: int
    positive: int


def average_precisions(folder: Path, tools: Tools, *, seed: int = SEED) -> Result:
    """Score all pairs of the documents drawn from `folder`."""
    from sklearn.metrics import average_precision_score

    rows = [row for topic in _topics(folder, seed) for row in _scored(topic, tools)]
    labels, evidence, cosine = (np.array(column) for column in zip(*rows, strict=True))
    return Result(
        evidence=float(average_precision_score(labels, evidence)),
        cosine=float(average_precision_score(labels, cosine)),
        pairs=len(rows),
        positive=int(labels.sum()),
    )


def _topics(folder: Path, seed: int) -> Iterator[list[Document]]:
    draw = random.Random(seed)  # noqa: S311 (a sample, no secret)
    topics = sorted((p for p in folder.iterdir() if p.is_dir()), key=lambda p: int(p.name))
    for topic in topics:
        paths = sorted(topic.glob("*.xml"))
        halves = ([p for p in paths if p.stem.endswith("plus") == plus] for plus in (False, True))
        chosen = [p for half in halves for p in draw.sample(half, min(PER_HALF, len(half)))]
        yield [read_document(path) for path in sorted(chosen)]


def read_document(path: Path) -> Document:
    """Read a document: its sentences joined from tokens, and the events they mention."""
    root = ElementTree.parse(path).getroot()  # noqa: S314
    words: dict[int, list[str]] = {}
    sentence_of: dict[str, int] = {}
    for token in root.iter("token"):
        number = int(token.attrib["sentence"])
        words.setdefault(number, []).append(token.text or "")
        sentence_of[token.attrib["t_id"]] = number
    events = _events(root, sentence_of)
    kept = sorted(words)[:LONGEST]
    article, sentences = _laid_out(path.stem, [_joined(words[number]) for number in kept])
    return Document(article, sentences, tuple(frozenset(events.get(n, ())) for n in kept))


def _events(root: ElementTree.Element, sentence_of: Mapping[str, int]) -> dict[int, set[str]]:
    """Return the event instances of each sentence; a mention in no relation is its own instance."""
    mentions = {
        mention.attrib["m_id"]: sentence_of[anchor.attrib["t_id"]]
        for mention in root.iterfind("Markables/*")
        if mention.tag.startswith(EVENT_TAGS)
        and (anchor := mention.find("token_anchor")) is not None
    }
    events: dict[int, set[str]] = {
        number: {f"{root.attrib['doc_name']}#{id_}"} for id_, number in mentions.items()
    }
    for relation in root.iterfind("Relations/CROSS_DOC_COREF"):
        instance = relation.attrib.get("note", "")
        if instance.startswith(EVENT_INSTANCES):
            for source in relation.iterfind("source"):
                if source.attrib["m_id"] in mentions:
                    events[mentions[source.attrib["m_id"]]].add(instance)
    return events


def _joined(words: Sequence[str]) -> str:
    text = ""
    for word in words:
        text += word if not text or word in NO_SPACE_BEFORE else f" {word}"
    return text


def _laid_out(name: str, texts: Sequence[str]) -> tuple[Article, tuple[Sentence, ...]]:
    sentences, at = [], 0
    for index, text in enumerate(texts):
        sentences.append(
            Sentence(article=name, index=index, start=at, end=at + len(text), text=text)
        )
        at += len(text) + 1
    text = " ".join(texts)
    passages = (Passage(start=0, end=len(text)),)
    return Article(id=name, path=name, text=text, passages=passages), tuple(sentences)


def _scored(topic: Sequence[Document], tools: Tools) -> Iterator[tuple[bool, float, float]]:
    """Yield (one event, log-odds of the evidence, cosine) of every annotated pair."""
    by_id = {document.article.id: document for document in topic}
    claims = {id_: _claims(document, tools) for id_, document in by_id.items()}
    vectors = {
        id_: tools.encoder.encode([s.text for s in document.sentences])
        for id_, document in by_id.items()
    }
    corpus = Corpus({id_: document.article for id_, document in by_id.items()}, claims)
    weights = load_weights()
    story = Story(id="topic", title="", articles=tuple(sorted(by_id)))
    for candidate in find_candidates(story, claims, vectors, nearest=LONGEST):
        left, right = candidate.left.sentence, candidate.right.sentence
        one, other = (
            by_id[left.article].events[left.index],
            by_id[right.article].events[right.index],
        )
        if one and other:
            cosine = vectors[left.article][left.index] @ vectors[right.article][right.index]
            yield bool(one & other), _log_odds(corpus.pair(candidate), weights), float(cosine)


def _log_odds(pair: Pair, weights: Weights) -> float:
    return weights.same_event_prior + weights.total(same_event_findings(pair))


def _claims(document: Document, tools: Tools) -> tuple[Claim, ...]:
    tokens = list(tools.parser.parse([s.text for s in document.sentences]))
    slots = [
        extract_slots(Reading(sentence, own))
        for sentence, own in zip(document.sentences, tokens, strict=True)
    ]
    return read_claims(document.sentences, tokens, slots)
