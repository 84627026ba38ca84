"""Do two sentences of two documents tell of one event: ECB+ (Cybulska and Vossen 2014).

All pairs of sentences of two documents of a topic where both have an annotated event mention; a
pair is positive when they share an event instance. Documents are drawn by a fixed seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree  # the corpus is trusted

from same_event import ECBPLUS, FOLDS, Example

from discrepancy.claims import read_claims
from discrepancy.conflicts.disputes import Corpus
from discrepancy.embeddings import Vectors
from discrepancy.events.candidates import find_candidates
from discrepancy.events.evidence import same_event_findings
from discrepancy.records import Article, Claim, Passage, Sentence, Story
from discrepancy.slots.interface import Reading
from discrepancy.slots.registry import extract_slots
from discrepancy.tools import Tools

SEED = 20140526
PER_HALF = 3  # documents of each half of a topic (the ECB event, and the one ECB+ adds to it)
LONGEST = 30  # sentences of a document: annotated ones stand near the beginning
UNTOLD = frozenset(["when:unknown"])  # no document has a date, so that this tells nothing apart
EVENT_TAGS = ("ACTION_", "NEG_ACTION_")
EVENT_INSTANCES = ("ACT", "NEG")
NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "?", "!", ")", "%", "'s", "n't", "’s", "''", "”"])
# What its tokens were cut within: "2, 000", "13: 42", "0. 5", "36 - year - old"
CUT = re.compile(
    r"(?<!\d)\d{1,3}(?:, \d{3}(?!\d))+|\b\d\d?: \d\d\b|\b\d+\. \d"
    r"|\b\d[\d.,]*(?: - (?!and|or|the|a|an|to|in)\w+)+"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus. `events[i]` are the event instances of sentence i."""

    article: Article
    sentences: tuple[Sentence, ...]
    events: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A document as the checker reads it."""

    article: Article
    events: tuple[frozenset[str], ...]
    claims: tuple[Claim, ...]
    vectors: Vectors


def same_event_pairs(
    folder: Path, tools: Tools, *, per_half: int = PER_HALF, halves: bool = False, seed: int = SEED
) -> list[Example]:
    """Return all annotated pairs of the documents drawn from `folder`.

    A topic is one story; with `halves`, each of its two events is one of its own as well, as news
    of one event is where no other is near it.
    """
    found = []
    for number, documents in enumerate(_topics(folder, seed, per_half)):
        topic = [_read(document, tools) for document in documents]
        stories = [topic, *(_halves(topic) if halves else ())]
        found += [
            replace(example, fold=number % FOLDS)
            for story in stories
            for example in _examples(story)
        ]
    return found


def _halves(topic: Sequence[_Read]) -> Iterator[list[_Read]]:
    for plus in (False, True):
        yield [read for read in topic if read.article.id.endswith("plus") == plus]


def _topics(folder: Path, seed: int, per_half: int) -> Iterator[list[Document]]:
    draw = random.Random(seed)  # noqa: S311 (a sample, no secret)
    for topic in topic_folders(folder):
        paths = sorted(topic.glob("*.xml"))
        halves = ([p for p in paths if p.stem.endswith("plus") == plus] for plus in (False, True))
        chosen = [p for half in halves for p in draw.sample(half, min(per_half, len(half)))]
        yield [read_document(path) for path in sorted(chosen)]


def topic_folders(folder: Path) -> list[Path]:
    """Return the folders of the topics, by their numbers."""
    return sorted((p for p in folder.iterdir() if p.is_dir()), key=lambda p: int(p.name))


def write_document(path: Path, folder: Path, head: str = "") -> int:
    """Write a document as an article, a paragraph a sentence; return how many it has."""
    told = [sentence.text for sentence in read_document(path).sentences]
    text = "\n\n".join(told)
    (folder / f"{path.stem}.txt").write_text(f"{head}{text}\n", encoding="utf-8")
    return len(told)


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
    """Join tokens as they were printed: "2,000 ft", "13:42", "36-year-old"; "-" can be a dash."""
    text = ""
    for word in words:
        text += word if not text or word in NO_SPACE_BEFORE else f" {word}"
    for _ in range(2):  # "15, 800 - square - metre"
        text = CUT.sub(lambda found: found.group().replace(" ", ""), text)
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


def _examples(story: Sequence[_Read]) -> Iterator[Example]:
    """Yield every annotated pair of a story with its evidence."""
    events = {read.article.id: read.events for read in story}
    claims = {read.article.id: read.claims for read in story}
    vectors = {read.article.id: read.vectors for read in story}
    corpus = Corpus({read.article.id: read.article for read in story}, claims)
    articles = Story(id="story", title="", articles=tuple(sorted(events)))
    for candidate in find_candidates(articles, claims, vectors, nearest=LONGEST):
        left, right = candidate.left.sentence, candidate.right.sentence
        one = events[left.article][left.index]
        other = events[right.article][right.index]
        if one and other:
            cosine = vectors[left.article][left.index] @ vectors[right.article][right.index]
            findings = same_event_findings(corpus.pair(candidate))
            levels = tuple(f.key for f in findings if f.key not in UNTOLD)
            yield Example((*levels, ECBPLUS), bool(one & other), float(cosine))


def _read(document: Document, tools: Tools) -> _Read:
    texts = [sentence.text for sentence in document.sentences]
    tokens = list(tools.parser.parse(texts))
    slots = [
        extract_slots(Reading(sentence, own))
        for sentence, own in zip(document.sentences, tokens, strict=True)
    ]
    claims = read_claims(document.sentences, tokens, slots)
    return _Read(document.article, document.events, claims, tools.encoder.encode(texts))
