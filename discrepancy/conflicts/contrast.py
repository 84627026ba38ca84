"""What in two whole sentences speaks for their being opposed, beside a judge's vote.

In the training bundles a quarter of the sentences that are each other's nearest are conflicts;
where one of them denies something 43 % are, and of those of opposite predicates 59 %, though only
one in fifty is opposed in a way that the slots can tell. Where both deny something it is a fifth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import product

from discrepancy.conflicts.dispute import STANCES, Dispute, value_finding
from discrepancy.findings import Finding
from discrepancy.records import Claim, Stance
from discrepancy.slots import antonyms, quote

# What is not said or not known denies nothing: "did not immediately respond", "it is not clear".
_UNSAID = (
    r"(?!(?:\s\w+ly)?\s(?:to\s)?(?:comment|respond|reply|return|answer|say|speak|discuss|know|known|clear"
    r"|seem|be\s(?:immediately\s)?reached)\b)"
)
_DENIAL = re.compile(
    rf"\b(?:not(?!\s(?:only|just|merely|least|badly|seriously)\b){_UNSAID}|\w+n['’]t{_UNSAID}"
    rf"|never|nobody|no\sone|none(?!\s(?:of\s\w+\s)?(?:badly|seriously)\b)|nothing(?!\sbut\b)"
    rf"|neither|nor|nowhere|no(?!\s(?:doubt|fewer|less|more|later|longer\sthan)\b)|without"
    rf"|refus\w+{_UNSAID}|declin(?:e|es|ed|ing)\sto{_UNSAID}|den(?:y|ies|ied|ying)|reject\w*"
    r"|fail(?:s|ed)?\sto|yet\sto|unable|turn(?:s|ed|ing)?\sdown|rul(?:es?|ed|ing)\sout|rebuff\w*"
    r"|vot(?:es?|ed)\sdown|only\s(?:after|once|when|later|then)|too\slate)\b",
    re.IGNORECASE,
)
# What is not denied, or not ruled out, may be so.
_LITOTES = re.compile(
    r"\b(?:not|\w+n['’]t|cannot|never|without|nor|no\sone|nobody)\s(?:\w+ly\s)?(?:be\s|been\s|being\s)?"
    r"(?:exclud\w+|rul\w+\sout|den(?:y|ies|ied|ying)|disput\w+|doubt\w*|preclud\w+|impossible)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:before|beforehand|after|afterwards?|then|first|last|until|till|once|already|earlier"
    r"|later|next|previous\w*|no\ssooner|ahead\sof|follow(?:ed|ing|s)?)\b",
    re.IGNORECASE,
)
CLOSE = 0.25  # nearness beyond what their articles share: below it, of two things
MOSTLY = 0.5  # share of the characters of a sentence that is its speaker's


def _contrast(dispute: Dispute) -> Iterator[Finding]:
    """One of two sentences that answer each other denies something, or says the opposite.

    The less near the two are, the likelier it is of something else.
    """
    candidate = dispute.pair.candidate
    label = _opposition(dispute) if candidate.are_nearest and candidate.closeness > 0 else ""
    if label:
        finding = value_finding("statement", "contrast", label)
        yield replace(finding, amount=min(1.0, candidate.closeness / CLOSE))


def _opposition(dispute: Dispute) -> str:
    """Say in which way two sentences are opposed; "" where in none that shows."""
    pair = dispute.pair
    stances = [*product(_stances(pair.left), _stances(pair.right))]
    if any(_agree(*two) for two in stances):
        return ""
    if _denies_alone(*_texts(dispute)):
        return "one of them denies something"
    return "they speak of opposites" if any(_exclude(*two) for two in stances) else ""


def _denials(dispute: Dispute) -> Iterator[Finding]:
    if all(map(_denies, _texts(dispute))):
        yield value_finding("statement", "denials", "both deny something")


def _order(dispute: Dispute) -> Iterator[Finding]:
    """Both tell what came first: "before the vote", "only after it was over"."""
    if dispute.pair.candidate.are_nearest and all(map(_tells_order, _texts(dispute))):
        yield value_finding("statement", "order", "both tell what came before what")


def _quoted(dispute: Dispute) -> Iterator[Finding]:
    """What somebody said in so many words is mostly an opinion."""
    if any(map(_is_quoted, _texts(dispute))):
        yield value_finding("statement", "quoted", "one is a quotation for the most part")


def _texts(dispute: Dispute) -> tuple[str, str]:
    return dispute.pair.left.sentence.text, dispute.pair.right.sentence.text


@lru_cache(maxsize=4096)  # a sentence stands in many pairs
def _own_words(text: str) -> str:
    """Return a sentence without what it quotes."""
    kept, position = [], 0
    for start, end in quote.spans(text):
        kept.append(text[position:start])
        position = end
    return " ".join([*kept, text[position:]])


def _is_quoted(text: str) -> bool:
    return len(_own_words(text)) < MOSTLY * len(text)


def _denies_alone(left: str, right: str) -> bool:
    """Whether one denies something in its own words, and the other nothing, nor any it quotes."""
    one, other = (_denies(_own_words(text)) for text in (left, right))
    return (one and not _denies(right)) or (other and not _denies(left))


@lru_cache(maxsize=4096)
def _denies(text: str) -> bool:
    return bool(_DENIAL.search(_LITOTES.sub("", text)))


def _tells_order(text: str) -> bool:
    return bool(_ORDER.search(_own_words(text)))


def _agree(one: Stance, other: Stance) -> bool:
    """Whether one denies the opposite of what the other says: unhurt, and not hurt."""
    return one.negated != other.negated and other.predicate in one.opposites


def _exclude(one: Stance, other: Stance) -> bool:
    """Whether one says what the other denies, or its opposite, of whatever it is."""
    if one.predicate == other.predicate or one.predicate in antonyms.synonyms(other.predicate):
        return one.negated != other.negated
    return one.negated == other.negated and other.predicate in one.opposites


def _stances(claim: Claim) -> list[Stance]:
    return [
        slot.value
        for slot in claim.slots
        if slot.kind in STANCES and isinstance(slot.value, Stance)
    ]


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (
    _contrast,
    _denials,
    _order,
    _quoted,
)
