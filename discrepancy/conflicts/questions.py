"""Do two values answer one question? What says that each answers its own.

Read off the reports on real news that nobody would want to see: the words right beside a value
tell that it is a reading, what remains of a number, a part of a payment, or one hospital's count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from discrepancy.conflicts.dispute import (
    STANCES,
    Dispute,
    both_sides,
    value_finding,
    value_texts,
    words_of,
)
from discrepancy.events.evidence import share_names
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Magnitude, Slot
from discrepancy.slots.happenings import kin
from discrepancy.slots.names import word_set
from discrepancy.slots.parts import OF_PLACE
from discrepancy.slots.registry import FIGURES, NAMES

# The stages of an offer, a plan or a count: the first of them, and those that follow.
_EARLIER = word_set("first initial original previous earlier old former preliminary")
_LATER = word_set("new latest second improved revised raised updated current final")
_PORTIONS = word_set("portion part component tranche instalment installment remainder rest")
_CARED_FOR = word_set("bring take treat admit receive rush ferry transfer")

_REMAINS = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}(?:remain(?:s|ed)?|(?:is|are|was|were)\s+still|still)\b"
)
_IN_KIND = r"(cash|stock|shares|equity|debt|bonds|loans)\b"
_FORM = re.compile(
    rf"(?:\s+(?:a|per)\s+\w+)?\s+in\s+(?:[A-Z]\w*\s+)?{_IN_KIND}(?:\s+and\s+(?:[A-Z]\w*\s+)?{_IN_KIND})?"
)
_HOSPITAL = re.compile(
    r"\b[A-Z][\w.'’-]*\s(?:[A-Z][\w.'’-]*\s){0,3}"
    r"(?:[Hh]ospital|Clinic|Infirmary|Medical Cent(?:er|re))\b"
)
_AND_OTHERS = re.compile(
    r"(?:,\s[A-Z]\w+){0,4},?\s+and\s+(?:(?:many|several|some)\s+)?(?:others?|elsewhere|beyond)\b"
)
_BROUGHT_TO = re.compile(
    r"\b(?:bring\w*|brought|cut\w*|reduc\w+|narrow\w*|trim\w*|clos\w+|shrink\w*|shrank|extend\w*"
    r"|stretch\w*|slash\w*|whittl\w+)\s[^.;:,]{1,90}\bto\s+(?:just\s+|only\s+|a\s+mere\s+)?$"
)


def _themes(dispute: Dispute) -> Iterator[Finding]:
    """Deeds done to other things: who leads the race may trail in the championship."""
    if dispute.kind not in STANCES:
        return
    left, right = (frozenset(slot.attribute[1:]) for _, slot in both_sides(dispute))
    texts = ", ".join(sorted(left)), ", ".join(sorted(right))
    if left and right and not left & right:
        yield value_finding("themes", "other", "said of other things", *texts)
    elif not left & right:
        yield value_finding("themes", "open", "it is not named what one is said of", *texts)


def _governor(dispute: Dispute) -> Iterator[Finding]:
    """Where other things are done: a family lives in one place, and travels in another."""
    if dispute.kind is not Kind.PLACE:
        return
    left, right = (words_of(slot)[:1] for _, slot in both_sides(dispute))
    if left and right and not kin(left[0], right[0]):
        yield value_finding("governor", "other", "places of two actions", left[0], right[0])


def _open_list(dispute: Dispute) -> Iterator[Finding]:
    """One of the places where it is so: "in Chile and other countries"."""
    if dispute.kind is Kind.PLACE and any(
        _AND_OTHERS.match(claim.sentence.text, slot.end) for claim, slot in both_sides(dispute)
    ):
        yield value_finding("list", "open", "one is named among others", *value_texts(dispute))


def _strangers(dispute: Dispute) -> Iterator[Finding]:
    """Two names in one role, told among other people: the children of two families."""
    pair, level = dispute.pair, dispute.aligned.level
    in_role = dispute.kind in NAMES or dispute.kind is Kind.ROLE
    if in_role and level.weight <= 1 and not share_names(pair.left, pair.right):
        yield value_finding("strangers", "all", "told among other people")


def _rest(dispute: Dispute) -> Iterator[Finding]:
    """How many there were, and how many remain."""
    if dispute.kind is not Kind.NUMBER:
        return
    left, right = (bool(_REMAINS.match(c.sentence.text, s.end)) for c, s in both_sides(dispute))
    if left != right:
        yield value_finding("rest", "one", "one is how many remain", *value_texts(dispute))


def _form(dispute: Dispute) -> Iterator[Finding]:
    """What is paid in cash is a part of the price, and no rival of what is paid in shares."""
    if dispute.kind is not Kind.MONEY:
        return
    sides = both_sides(dispute)
    left, right = (_forms(claim, slot) for claim, slot in sides)
    portions = [bool(_PORTIONS.intersection(slot.attribute[:1])) for _, slot in sides]
    texts = ", ".join(sorted(left)), ", ".join(sorted(right))
    if left and right and left != right:
        yield value_finding("form", "other", "paid in other forms", *texts)
    elif left != right or portions[0] != portions[1]:
        yield value_finding("form", "one", "one is what is paid in one form", *texts)


def _forms(claim: Claim, slot: Slot) -> frozenset[str]:
    found = _FORM.match(claim.sentence.text, slot.end)
    return frozenset(form for form in found.groups() if form) if found else frozenset()


def _stage(dispute: Dispute) -> Iterator[Finding]:
    """The first offer and the new one."""
    if dispute.kind not in FIGURES:
        return
    left, right = (set(slot.attribute) for _, slot in both_sides(dispute))
    if (left & _EARLIER and right & _LATER) or (left & _LATER and right & _EARLIER):
        yield value_finding("stage", "other", "of two stages", *value_texts(dispute))


def _changed(dispute: Dispute) -> Iterator[Finding]:
    """What a figure was brought to against what it was before: "cut its lead to 12 points"."""
    if dispute.kind not in FIGURES:
        return
    left, right = (
        bool(_BROUGHT_TO.search(claim.sentence.text[: slot.start]))
        for claim, slot in both_sides(dispute)
    )
    if left != right:
        yield value_finding(
            "changed", "one", "one is what it was brought to", *value_texts(dispute)
        )


def _limited(dispute: Dispute) -> Iterator[Finding]:
    """A figure of a place that the other sentence does not tell of: of one branch, or of all."""
    if dispute.kind not in FIGURES:
        return
    left, right = (
        frozenset(word for word in slot.attribute if word.startswith(OF_PLACE))
        for _, slot in both_sides(dispute)
    )
    if bool(left) != bool(right):
        yield value_finding("limited", "one", "one is limited to a place", *value_texts(dispute))


def _one_hospital(dispute: Dispute) -> Iterator[Finding]:
    """Those brought to a hospital that is named are some of those brought to any."""
    if dispute.kind is not Kind.NUMBER:
        return
    named = [frozenset(_HOSPITAL.findall(claim.sentence.text)) for claim, _ in both_sides(dispute)]
    cared = any(_CARED_FOR & {*slot.attribute} for _, slot in both_sides(dispute))
    if cared and any(named) and not named[0] & named[1] and _fewer_there(dispute, named):
        texts = (", ".join(sorted(names)) for names in named)
        yield value_finding("hospital", "one", "one counts those in one hospital", *texts)


def _fewer_there(dispute: Dispute, named: list[frozenset[str]]) -> bool:
    left, right = dispute.aligned.left.value, dispute.aligned.right.value
    if all(named) or not (isinstance(left, Magnitude) and isinstance(right, Magnitude)):
        return all(named)
    return left.amount < right.amount if named[0] else right.amount < left.amount


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (
    _themes,
    _governor,
    _open_list,
    _strangers,
    _rest,
    _form,
    _stage,
    _changed,
    _limited,
    _one_hospital,
)
