"""Candidate pairs -> Judgements: every pair of aligned values that differ, judged once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from discrepancy.conflicts.alignment import Aligned, align
from discrepancy.conflicts.dispute import Dispute
from discrepancy.conflicts.judgement import Judgement, judge
from discrepancy.conflicts.statements import are_near, as_values, on_one_matter
from discrepancy.events.candidates import Candidate
from discrepancy.events.evidence import same_event_findings, share_names
from discrepancy.events.pair import Pair
from discrepancy.events.timing import EVIDENT
from discrepancy.findings import Weights
from discrepancy.records import Article, Claim, Kind, Name, Place, Slot, Value
from discrepancy.slots.day_parts import PART
from discrepancy.slots.interface import Relation
from discrepancy.slots.names import fold
from discrepancy.slots.offices import MARKS
from discrepancy.slots.registry import NAMES, compare
from discrepancy.slots.stance import DENIED_OF_OPEN

# Below it, the dates of two sentences that are each other's nearest are seldom of one question.
ALIKE = 0.5
WATERS = frozenset(["Ocean", "Sea", "Gulf", "Bay", "Lake", "River", "Strait"])
# Whose two ages are: a name and a description ("Mr Adler", "the pilot") are less alike.
SAME_PERSON = 0.5
# What tells that two sentences speak of two times.
TIMES = EVIDENT | {"publication:weeks", "publication:months"}


class Corpus:
    """What judging a pair needs to know of the two articles around it."""

    def __init__(
        self, articles: Mapping[str, Article], claims: Mapping[str, Sequence[Claim]]
    ) -> None:
        self.articles = articles
        self.claims = claims
        self._counts = {
            id_: Counter(word for claim in own for word in set(claim.keywords))
            for id_, own in claims.items()
        }
        self._rarity: dict[tuple[str, str], Mapping[str, float]] = {}

    def pair(self, candidate: Candidate, aligned: Aligned | None = None) -> Pair:
        """Return the candidate as a pair, without or with two slots under test."""
        left, right = candidate.left.sentence.article, candidate.right.sentence.article
        return Pair(
            candidate=candidate,
            left_article=self.articles[left],
            right_article=self.articles[right],
            rarity=self._rarity_of(left, right),
            left_slot=aligned.left if aligned else None,
            right_slot=aligned.right if aligned else None,
        )

    def dispute(self, candidate: Candidate, aligned: Aligned) -> Dispute:
        """Return two aligned values of a candidate with all that is around them."""
        pair = self.pair(candidate, aligned)
        return Dispute(
            pair=pair,
            aligned=aligned,
            left_others=self.claims[pair.left_article.id],
            right_others=self.claims[pair.right_article.id],
        )

    def ages(self, article: str) -> frozenset[Value]:
        """Return the ages that an article gives."""
        return frozenset(
            slot.value
            for claim in self.claims[article]
            for slot in claim.slots
            if slot.kind is Kind.AGE
        )

    def _rarity_of(self, left: str, right: str) -> Mapping[str, float]:
        """Keyword -> 1 where only one sentence of each has it, less the more sentences do.

        Within one article, 1 where only two sentences have it; without what only one has.
        """
        if (left, right) not in self._rarity:
            one, other = self._counts[left], self._counts[right]
            counts = (
                {word: count for word, count in one.items() if count > 1}
                if left == right
                else {word: one[word] + other[word] for word in one.keys() & other.keys()}
            )
            self._rarity[left, right] = {word: 2 / count for word, count in counts.items()}
        return self._rarity[left, right]


def disputes(candidates: Iterable[Candidate], corpus: Corpus) -> Iterator[Dispute]:
    """Yield every pair of aligned values that differ."""
    for candidate in candidates:
        for aligned in align(candidate.left, candidate.right):
            if aligned.disputed and (
                _one_question(candidate, aligned) or _only_ages(candidate, aligned, corpus)
            ):
                yield corpus.dispute(candidate, aligned)


def _only_ages(candidate: Candidate, aligned: Aligned, corpus: Corpus) -> bool:
    """Are two ages the only ones of their articles, in sentences that share a name or want one?

    News gives the age of whom it is about. In the training bundles 13 of 14 such pairs that are
    of no one name in words ("Mr Adler, 44", "the 46-year-old") are conflicts, in the news none is.
    """
    if aligned.left.kind is not Kind.AGE or not share_names(candidate.left, candidate.right):
        return False
    articles = (claim.sentence.article for claim in (candidate.left, candidate.right))
    return all(len(corpus.ages(id_)) == 1 for id_ in articles)


def statements(candidates: Iterable[Candidate], corpus: Corpus) -> Iterator[Dispute]:
    """Yield the sentences of two articles that are near each other, whole: a judge may tell.

    Not where a publication time is unknown: of sentences about two like happenings, or an earlier
    and a later state of one, a judge reads most as excluding each other. Of 296 found on undated
    documents of ECB+, hardly one did. What stands alone has no time as a rule, and is read where
    it is on one matter, and no date tells of two times.
    """
    for candidate in candidates:
        if are_near(candidate):
            dispute = corpus.dispute(candidate, as_values(candidate))
            pair = dispute.pair
            if pair.within:
                continue
            if _of_one_time(corpus, candidate) if dispute.standalone else pair.dated:
                yield dispute


def _of_one_time(corpus: Corpus, candidate: Candidate) -> bool:
    """Whether two sentences that stand alone are on one matter, at one time for all we know."""
    if not on_one_matter(candidate):
        return False
    return not any(found.key in TIMES for found in same_event_findings(corpus.pair(candidate)))


def _one_question(candidate: Candidate, aligned: Aligned) -> bool:
    """Do the two values answer one question? Names, dates and places are in every sentence.

    Places must be of one action of the same people, where both name some, or two cities in
    sentences that are each other's nearest; dates too, or each that of the main clause of sentences
    that are alike. Names must be variants of one name, or stand in one role or relation in
    sentences that are each other's nearest; ages that are not of one name must stand in such
    sentences too. What a dateline says dates and places the report, not its event.
    """
    left, right = aligned.left, aligned.right
    if left.start < candidate.left.told_from or right.start < candidate.right.told_from:
        return False
    if candidate.reprint:  # the rest of the sentence asks one question
        return True
    alike = aligned.match is not None and aligned.match > 0
    nearest = candidate.are_nearest
    if left.kind is Kind.TIME and not _of_one_day(candidate, aligned):
        return False
    if left.kind is Kind.AGE and (aligned.match is None or aligned.match < SAME_PERSON):
        return nearest and candidate.cosine >= ALIKE
    if left.kind in NAMES:
        if _former(candidate.left, left) != _former(candidate.right, right):
            return False
        return (alike and nearest) or _variants(left.value, right.value)
    loose = aligned.level == DENIED_OF_OPEN or left.kind in (Kind.DATE, Kind.PLACE)
    if loose and not share_names(candidate.left, candidate.right):
        return False
    if left.kind is Kind.DATE:
        if _names_occasion(candidate.left, left) or _names_occasion(candidate.right, right):
            return False
        main = _dates(candidate.left, left) and _dates(candidate.right, right)
        return alike or (main and nearest and candidate.cosine >= ALIKE)
    return alike or left.kind is not Kind.PLACE or (nearest and _far_apart(aligned))


def _dates(claim: Claim, slot: Slot) -> bool:
    """Whether a date says when what a sentence tells of was."""
    return slot in claim.dating and slot not in claim.asides


def _far_apart(aligned: Aligned) -> bool:
    """Are they two cities? In sentences that are each other's nearest, that is where it was.

    Of eight such pairs in the training bundles six are conflicts; the news has none. Of countries
    all sorts of things are said. Two waters of one sort ("the Baltic Sea", "the Black Sea") are as
    far apart.
    """
    if aligned.level.relation is not Relation.DIFFERENT:
        return False
    places = [s.value for s in (aligned.left, aligned.right) if isinstance(s.value, Place)]
    waters = {_water(place) for place in places}
    return all(place.key.startswith("city:") for place in places) or (
        len(waters) == 1 and "" not in waters
    )


def _water(place: Place) -> str:
    """Return the sort of water that a name tells, "" where it tells none."""
    words = place.name.split()
    named = len(words) > 1 and all(word[:1].isupper() for word in words)
    return words[-1] if named and words[-1] in WATERS else ""


def _of_one_day(candidate: Candidate, aligned: Aligned) -> bool:
    """May two times be of one day? Parts of a day must be of one action, too: each has its own."""
    days = candidate.left.dating, candidate.right.dating
    if all(days) and not any(_same_day(a, b) for a in days[0] for b in days[1]):
        return False
    marks = (*aligned.left.attribute, *aligned.right.attribute)
    return bool(aligned.match) or not any(mark.startswith(PART) for mark in marks)


def _same_day(one: Slot, other: Slot) -> bool:
    return compare(one, other).relation is not Relation.DIFFERENT


def _former(claim: Claim, slot: Slot) -> bool:
    """Does "former", "deputy" or the like stand before a name? Who holds the office is another."""
    return bool(MARKS & {fold(word) for word in claim.sentence.text[: slot.start].split()[-4:]})


def _names_occasion(claim: Claim, slot: Slot) -> bool:
    """Tell an occasion from others by its date: "the storm of 1987", "the 2016 election"."""
    before, after = claim.sentence.text[: slot.start].split(), claim.sentence.text[slot.end :]
    if not slot.text.isdigit() or not before:
        return False
    word = after.split()[:1]
    named = before[-1].lower() == "the" and bool(word) and word[0].rstrip(".,;:!?)”\"'’").isalpha()
    return named or before[-1].lower() == "of"


def _variants(left: Value, right: Value) -> bool:
    """Is a given name or a surname shared?"""
    return (
        isinstance(left, Name) and isinstance(right, Name) and bool({*left.parts} & {*right.parts})
    )


def judgements(open_: Iterable[Dispute], weights: Weights) -> tuple[Judgement, ...]:
    """Judge all disputes, each by itself; those that are no conflict are left out."""
    judged = (judge(dispute, weights) for dispute in open_)
    return tuple(item for item in judged if item is not None)
