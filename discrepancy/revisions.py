"""Two versions of one article -> what the revision changed: values, not wording.

By the stages of a check: sentences, slots and claims of both, candidate pairs of sentences, and
the comparison of their values. A sentence that only says the same in other words changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from discrepancy.claims import read_claims
from discrepancy.conflicts.alignment import align
from discrepancy.embeddings import Vectors
from discrepancy.events.candidates import Candidate, find_candidates
from discrepancy.records import Article, Claim, Kind, Sentence, Slot, Spot, Story, Token
from discrepancy.sentences import position, split
from discrepancy.slots.interface import Reading, Relation
from discrepancy.slots.registry import compare, extract_slots
from discrepancy.tools import Tools

OLD, NEW = "old", "new"

# Two sentences below it are seldom one claim reworded. "Twelve people died in Sunday's fire" and
# "The fire on Sunday killed 12" have 0.7 or more with MiniLM, neighbours of one text 0.2 to 0.4.
ONE_CLAIM = 0.5

# What was dropped or added of other kinds lies in the wording.
COUNTED = frozenset(
    [
        *(Kind.NUMBER, Kind.QUANTITY, Kind.DURATION, Kind.MONEY, Kind.PERCENT, Kind.AGE),
        *(Kind.SCORE, Kind.DATE, Kind.TIME, Kind.PLACE, Kind.PERSON, Kind.ORGANIZATION, Kind.QUOTE),
    ]
)
AGREEING = (Relation.SAME, Relation.COMPATIBLE)

NOTE = re.compile(
    r"\s{0,9}\W{0,3}(?:corrections?|corrected|clarifications?|editor['’]?s?['’]? note)\b"
    r"|.{0,40}\ban earlier version of th(?:is|e)\b"
    r"|.{0,40}\bthis (?:article|story|report|page) (?:has been|was)"
    r" (?:corrected|amended|updated)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value where it stands in one version."""

    value: str  # normalised, as shown
    value_text: str
    sentence: str
    line: int
    column: int
    spot: Spot | None = None  # where people look for it; None: at the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A fact that differs (both sides), was dropped (`old` alone) or added (`new` alone).

    `told` says that a correction note of the new version states one of the values.
    """

    kind: Kind
    why: str  # "8 hours apart", "" for what was dropped or added
    old: Fact | None
    new: Fact | None
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """All that changed from one version to the other, in the order of the new one."""

    old: str  # path, or REV:path
    new: str
    kept: int  # sentences with the same words
    reworded: int
    changed: tuple[Change, ...]
    dropped: tuple[Change, ...]
    added: tuple[Change, ...]
    corrections: tuple[str, ...]  # notes that the new version has and the old has not


@dataclass(frozen=True, slots=True)
class _Version:
    article: Article
    claims: tuple[Claim, ...]
    vectors: Vectors

    def states(self, slot: Slot) -> bool:
        """Does any sentence hold that value, or one with which it can stand?"""
        return any(_agree(slot, other) for claim in self.claims for other in claim.slots)


@dataclass(frozen=True, slots=True)
class _Stated:
    claim: Claim
    slot: Slot


def compare_versions(old: Article, new: Article, *, tools: Tools) -> Revision:
    """Compare two versions of one article. Raises ModelError.

    Where only one version tells when it was published, relative dates of both count from there.
    """
    names = old.id, new.id
    published = old.published or new.published
    old = replace(old, id=OLD, published=old.published or published)
    new = replace(new, id=NEW, published=new.published or published)
    notes = tuple(note for note in _notes(new) if note.text not in old.text)
    told = [slot for own in _slots(new, notes, _tokens(notes, tools, new.language)) for slot in own]
    before, after = _version(old, tools), _version(new, tools)
    pairs = _pairs(before, after)
    changes = [*_changed(pairs, before, after)]
    seen = {(fact.claim, fact.slot) for pair in changes for fact in pair[:2]}
    same = sum(_folded(pair.left.sentence) == _folded(pair.right.sentence) for pair in pairs)

    def change(old: _Stated | None, new: _Stated | None, why: str = "") -> Change:
        stated = [fact for fact in (old, new) if fact]
        return Change(
            kind=stated[0].slot.kind,
            why=why,
            old=_fact(before, old) if old else None,
            new=_fact(after, new) if new else None,
            told=any(_agree(fact.slot, slot) for fact in stated for slot in told),
        )

    return Revision(
        old=names[0],
        new=names[1],
        kept=same,
        reworded=len(pairs) - same,
        changed=_once(change(left, right, why) for left, right, why in changes),
        dropped=_once(change(fact, None) for fact in _missing(before, after, seen)),
        added=_once(change(None, fact) for fact in _missing(after, before, seen)),
        corrections=tuple(_folded(note) for note in notes),
    )


def _version(article: Article, tools: Tools) -> _Version:
    sentences = tuple(one for one in split(article) if not NOTE.match(one.text))
    tokens = _tokens(sentences, tools, article.language)
    claims = read_claims(sentences, tokens, _slots(article, sentences, tokens))
    vectors = tools.encoder.encode([_folded(sentence) for sentence in sentences])
    return _Version(article, claims, vectors)


def _tokens(sentences: Sequence[Sentence], tools: Tools, language: str) -> list[tuple[Token, ...]]:
    return [*tools.parser_of(language).parse([sentence.text for sentence in sentences])]


def _slots(
    article: Article, sentences: Sequence[Sentence], tokens: Sequence[tuple[Token, ...]]
) -> list[tuple[Slot, ...]]:
    return [
        extract_slots(Reading(sentence, syntax, article.published, article.language))
        for sentence, syntax in zip(sentences, tokens, strict=True)
    ]


def _notes(article: Article) -> Iterator[Sentence]:
    """Yield lines of the whole text that are no claims: they repeat what is claimed no longer."""
    start = 0
    for line in article.text.splitlines(keepends=True):
        text = line.strip()
        if text and NOTE.match(text):
            at = start + line.index(text)
            yield Sentence(article=article.id, index=0, start=at, end=at + len(text), text=text)
        start += len(line)


def _pairs(before: _Version, after: _Version) -> tuple[Candidate, ...]:
    """Sentences that make one claim, one to one: the same words first, then the most alike."""
    story = Story(id="", title="", articles=(OLD, NEW))
    found = find_candidates(
        story,
        {OLD: before.claims, NEW: after.claims},
        {OLD: before.vectors, NEW: after.vectors},
    )
    candidates = [_old_first(candidate) for candidate in found]
    taken: set[str] = set()
    pairs = []
    for candidate in sorted(candidates, key=_likeness):
        ids = {candidate.left.id, candidate.right.id}
        if candidate.cosine >= ONE_CLAIM and not ids & taken:
            taken |= ids
            pairs.append(candidate)
    return tuple(sorted(pairs, key=lambda pair: pair.right.sentence.index))


def _old_first(candidate: Candidate) -> Candidate:
    if candidate.left.sentence.article == OLD:
        return candidate
    return replace(
        candidate,
        left=candidate.right,
        right=candidate.left,
        rank_left=candidate.rank_right,
        rank_right=candidate.rank_left,
    )


def _likeness(candidate: Candidate) -> tuple[bool, float, int, int]:
    left, right = candidate.left.sentence, candidate.right.sentence
    alike = _folded(left) == _folded(right)
    return not alike, -candidate.cosine, abs(left.index - right.index), left.index


def _changed(
    pairs: Sequence[Candidate], before: _Version, after: _Version
) -> Iterator[tuple[_Stated, _Stated, str]]:
    """Yield aligned values that differ, but those that only changed places in the text."""
    for pair in pairs:
        for aligned in align(pair.left, pair.right):
            moved = after.states(aligned.left) and before.states(aligned.right)
            if aligned.disputed and aligned.match != 0 and not moved:
                left, right = _Stated(pair.left, aligned.left), _Stated(pair.right, aligned.right)
                yield left, right, aligned.level.label


def _missing(
    version: _Version, other: _Version, seen: Collection[tuple[Claim, Slot]]
) -> Iterator[_Stated]:
    """Yield values of one version that the other states nowhere."""
    for claim in version.claims:
        for slot in claim.slots:
            if slot.kind in COUNTED and (claim, slot) not in seen and not other.states(slot):
                yield _Stated(claim, slot)


def _agree(left: Slot, right: Slot) -> bool:
    return left.kind is right.kind and compare(left, right).relation in AGREEING


def _fact(version: _Version, stated: _Stated) -> Fact:
    sentence, slot = stated.claim.sentence, stated.slot
    line, column = position(version.article, sentence.start + slot.start)
    return Fact(
        value=slot.shown,
        value_text=slot.text,
        sentence=_folded(sentence),
        line=line,
        column=column,
        spot=version.article.spot(sentence.start + slot.start),
    )


def _once(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Keep the first of those that a text repeats, as the headline and the first paragraph do."""
    first: dict[tuple[object, ...], Change] = {}
    for change in changes:
        sides = (side.value.casefold() if side else None for side in (change.old, change.new))
        first.setdefault((change.kind, *sides), change)
    return tuple(first.values())


def _folded(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())
