"""Articles -> pairs of sentences, each as the engine would ask a judge about it."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from judge_data import AGREE, CONFLICT, OTHER, Pair

from discrepancy.articles import read_articles
from discrepancy.claims import read_claims
from discrepancy.conflicts.votes import in_context
from discrepancy.events.candidates import Candidate, find_candidates
from discrepancy.records import Article, Claim, Sentence, Story
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.tools import Tools

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))
from bundles import read_bundles

NEAREST = 3  # the counterpart of a disputed sentence is nearly always among so many
FAR_SHARE = 0.15  # of the pairs that are near from one side only, so many are learned from


@dataclass(frozen=True, slots=True)
class Asked:
    """A candidate, and its two sentences in the context in which a judge reads them."""

    candidate: Candidate
    left: str
    right: str

    @property
    def place(self) -> tuple[int, int]:
        return self.candidate.left.sentence.index, self.candidate.right.sentence.index

    def within(self, nearest: int) -> bool:
        """Whether each is among so many nearest of the other."""
        return max(self.candidate.rank_left, self.candidate.rank_right) <= nearest


@dataclass
class Lesson:
    """Pairs to learn from, and those held out: what the engine would ask about."""

    pairs: list[Pair] = field(default_factory=list)
    held_out: list[Pair] = field(default_factory=list)


def asked(
    articles: Iterable[Article],
    sentences: Mapping[str, Sequence[Sentence]],
    tools: Tools,
    *,
    nearest: int = NEAREST,
) -> Iterator[Asked]:
    """Yield what is near from one side at least. Claims are without slots: a judge reads text."""
    claims: dict[str, tuple[Claim, ...]] = {}
    vectors = {}
    for article in articles:
        own = sentences[article.id]
        claims[article.id] = read_claims(own, [()] * len(own), [()] * len(own))
        vectors[article.id] = tools.encoder.encode([" ".join(s.text.split()) for s in own])
    story = Story(id="story", title="", articles=tuple(claims))
    for one in find_candidates(story, claims, vectors, nearest=nearest):
        yield Asked(one, in_context(one.left, claims), in_context(one.right, claims))


def folder_asked(paths: Sequence[Path], tools: Tools) -> Iterator[Asked]:
    """Yield what would be asked about articles under paths, taken as one story."""
    articles, _ = read_articles(paths, settings=Settings())
    sentences = {article.id: split(article) for article in articles}
    told = [article for article in articles if sentences[article.id]]
    return (one for one in asked(told, sentences, tools) if one.within(NEAREST))


def bundle_lesson(folder: Path, tools: Tools, *, seed: int = 17) -> Lesson:
    """Return marked pairs and near neighbours; of what is near from one side only, a part.

    Two tenths of the bundles are not learned from: what is held out, and what its votes are
    weighed on.
    """
    draw, lesson = random.Random(seed), Lesson()  # noqa: S311
    for bundle in read_bundles(folder):
        ids = bundle.left.id, bundle.right.id
        sentences = dict(zip(ids, bundle.sentences, strict=True))
        everything = max(map(len, bundle.sentences))
        for one in asked((bundle.left, bundle.right), sentences, tools, nearest=everything):
            conflict, same = one.place in bundle.conflicts, one.place in bundle.same
            pair = Pair(one.left, one.right, CONFLICT if conflict else AGREE if same else OTHER)
            marked = conflict or same or one.place in bundle.traps
            ranks = one.candidate.rank_left, one.candidate.rank_right
            if bundle.held_out:
                lesson.held_out += [pair] * one.within(NEAREST - 1)
            elif not bundle.rehearsal and (
                marked
                or one.within(NEAREST)
                or (min(ranks) <= NEAREST and draw.random() < FAR_SHARE)
            ):
                lesson.pairs.append(pair)
    return lesson
