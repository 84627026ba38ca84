"""Is one sentence what answers the other? What says that the real counterpart stands elsewhere.

Long articles hold many values of a kind, so that two of them meet by chance: in the news read by
hand, one differing pair in sixty is a conflict, in short reports one in five.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from discrepancy.conflicts.dispute import Dispute, value_finding
from discrepancy.events.evidence import share_names
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Magnitude, Slot
from discrepancy.slots.names import fold, word_set

SEVERAL = 3  # values of a kind in both articles: from here on some meet by chance
PASSED = 7  # content words: two sentences of one thing seldom leave so many to other sentences

RIVALS = {
    **dict.fromkeys([Kind.NUMBER, Kind.QUANTITY, Kind.MONEY], "count"),
    **dict.fromkeys([Kind.DURATION, Kind.PERCENT, Kind.SCORE], "share"),
    Kind.TIME: "time",
    Kind.AGE: "age",
    **dict.fromkeys([Kind.POLARITY, Kind.STATUS], "stance"),
}
# Not lengths: what lasted is told in a subordinate clause of any sentence.
COUNTS = frozenset([Kind.NUMBER, Kind.QUANTITY, Kind.MONEY, Kind.PERCENT])
NAMED = frozenset(RIVALS) - {Kind.AGE, Kind.POLARITY, Kind.STATUS} | {Kind.DATE}
MOST_APART = 2.0  # times: who is 34 for one is 43 for another, not 19 and one
# Verbs whose date is that of the telling: "officials said on Monday".
TELLING = word_set("say tell announce state add")
TOLD = {
    **dict.fromkeys([Kind.DATE, Kind.TIME], "one is the date of a statement"),
    Kind.PLACE: "one is where something was said",
}
# Right before a date or time: which end of something it is.
_ENDS = {
    "start": re.compile(
        r"\b(?:from|since|start\w*|beg[aiu]n\w*|opens?)\s(?:\w{1,9}\s){0,2}$", re.I
    ),
    "end": re.compile(
        r"\b(?:until|till|ends?|ended|ending|expir\w+|r[au]ns?\sout|laps\w+)\s(?:\w{1,9}\s){0,2}$",
        re.I,
    ),
}
_PLANNED = re.compile(
    r"\b(?:will|shall|(?:is|are)\s(?:due\s|set\s|planned\s|scheduled\s|expected\s)?to"
    r"|(?:agree|plan|hope|intend|decide)[sd]?(?:ed)?\sto)\s[^,;:]{0,60}$"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_OPENS = re.compile(r"(?:^|[.!?:\"“”])\s*$")


def _rivals(dispute: Dispute) -> Iterator[Finding]:
    """Sentences that are not each other's nearest, where there are other values to answer."""
    kinds = RIVALS.get(dispute.kind)
    candidate = dispute.pair.candidate
    nearer, further = sorted((candidate.rank_left, candidate.rank_right))
    if kinds is None or further == 1 or dispute.pair.within:  # an article repeats itself
        return
    money = dispute.kind is Kind.MONEY and nearer > 1  # a deal has a sum in every other sentence
    if kinds in ("count", "share") and _fewest(dispute) < SEVERAL and not money:
        return
    if kinds == "age" and _are_only(dispute):
        return
    if nearer == 1:
        yield value_finding(f"rivals-{kinds}", "next", "another sentence is nearer to one of them")
    else:
        yield value_finding(f"rivals-{kinds}", "far", "other sentences are nearer to both")


def _fewest(dispute: Dispute) -> int:
    """How many values of the kind the article has that has fewer of them."""
    return min(
        sum(slot.kind is dispute.kind for claim in claims for slot in claim.slots)
        for claims in (dispute.left_others, dispute.right_others)
    )


def _are_only(dispute: Dispute) -> bool:
    """Whether either article gives no other value of the kind."""
    return all(
        len({s.value for claim in claims for s in claim.slots if s.kind is dispute.kind}) == 1
        for claims in (dispute.left_others, dispute.right_others)
    )


def _passed(dispute: Dispute) -> Iterator[Finding]:
    """Words of one sentence that the other article has, but not in the other sentence."""
    pair = dispute.pair
    left, right = set(pair.left.keywords), set(pair.right.keywords)
    told = sorted((left ^ right) & pair.rarity.keys())
    if len(told) >= PASSED and dispute.kind in COUNTS:
        label = "much of what one says the other article tells elsewhere"
        yield value_finding("passed", "many", label, *[", ".join(told[:5])] * 2)


def _whose(dispute: Dispute) -> Iterator[Finding]:
    """Figures and dates of somebody or something named: of another one, they are no dispute."""
    if dispute.kind not in NAMED:
        return
    pair, aligned = dispute.pair, dispute.aligned
    named, other = _proper(pair.left), _proper(pair.right)
    left, right = _names_of(aligned.left, named), _names_of(aligned.right, other)
    texts = ", ".join(sorted(left)), ", ".join(sorted(right))
    if left and right and not left & right:
        yield value_finding("whose", "other", "values of others by name", *texts)
    elif (left and other and not left & other) or (right and named and not right & named):
        yield value_finding("whose", "one", "one is of a name that the other does not tell", *texts)


def _aged(dispute: Dispute) -> Iterator[Finding]:
    """Ages of two people: the other sentence tells of both, or one could be the other's parent."""
    if dispute.kind is not Kind.AGE:
        return
    pair, one, two = dispute.pair, dispute.aligned.left, dispute.aligned.right
    beside = (_besides(one, two, pair.right), _besides(two, one, pair.left))
    if any(beside):
        label = "the one is told of beside the one of that age"
        yield value_finding("aged", "beside", label, *map(", ".join, beside))
    elif _times_as_old(one, two) > MOST_APART:
        yield value_finding("aged", "far", "one is more than twice as old", *_shown((one, two)))
    elif not share_names(pair.left, pair.right):
        yield value_finding("aged", "others", "each is told among other people")
    elif _are_only(dispute):
        yield value_finding("aged", "only", "the only ages that either article gives")


def _besides(slot: Slot, other: Slot, told: Claim) -> tuple[str, ...]:
    """Words for whose age it is that the other sentence has, but not for whose age it gives."""
    words = {fold(word) for word in slot.attribute} - {fold(word) for word in other.attribute}
    return tuple(sorted(words & set(told.keywords)))


def _times_as_old(one: Slot, two: Slot) -> float:
    ages = [slot.value.amount for slot in (one, two) if isinstance(slot.value, Magnitude)]
    return max(ages) / max(min(ages), 0.001) if len(ages) == 2 else 1.0


def _names_of(slot: Slot, proper: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in map(fold, slot.attribute) if word in proper)


def _proper(claim: Claim) -> frozenset[str]:
    return _capitalised(claim.sentence.text)


@lru_cache(maxsize=4096)  # a sentence stands in many pairs
def _capitalised(sentence: str) -> frozenset[str]:
    """Folded words with a capital that no beginning of a sentence or quotation gives them."""
    return frozenset(
        fold(word.group()).removesuffix("'s").removesuffix("’s")
        for word in _WORD.finditer(sentence)
        if word.group()[0].isupper()
        and not _OPENS.search(sentence, max(0, word.start() - 4), word.start())
    )


def _telling(dispute: Dispute) -> Iterator[Finding]:
    """When or where it was said against when or where it happened."""
    slots: Sequence[Slot] = (dispute.aligned.left, dispute.aligned.right)
    said = [bool(slot.attribute) and slot.attribute[0] in TELLING for slot in slots]
    if dispute.kind in TOLD and said[0] != said[1]:
        yield value_finding("telling", "one", TOLD[dispute.kind], *_shown(slots))


def _ends(dispute: Dispute) -> Iterator[Finding]:
    """The end of one thing and the start of the next: "expires in 2026", "from January 2027"."""
    aligned, pair = dispute.aligned, dispute.pair
    left, right = _end(pair.left, aligned.left), _end(pair.right, aligned.right)
    if dispute.kind in (Kind.DATE, Kind.TIME) and left and right and left != right:
        yield value_finding("ends", "other", "one is a start, the other an end", left, right)


def _end(claim: Claim, slot: Slot) -> str:
    before = _before(claim, slot)
    return next((name for name, found in _ENDS.items() if found.search(before)), "")


def _planned(dispute: Dispute) -> Iterator[Finding]:
    """Where it was, and where another is to be."""
    aligned, pair = dispute.aligned, dispute.pair
    planned = [
        bool(_PLANNED.search(_before(*side)))
        for side in ((pair.left, aligned.left), (pair.right, aligned.right))
    ]
    if dispute.kind is Kind.PLACE and planned[0] != planned[1]:
        yield value_finding("planned", "one", "one is where something is to be")


def _before(claim: Claim, slot: Slot) -> str:
    return claim.sentence.text[max(0, slot.start - 80) : slot.start]


def _shown(slots: Sequence[Slot]) -> tuple[str, str]:
    return slots[0].text, slots[1].text


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (
    _rivals,
    _passed,
    _whose,
    _aged,
    _telling,
    _ends,
    _planned,
)
