"""Is it one happening? What speaks for and against it, feature by feature."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from discrepancy.claims import OCCASION_WORDS
from discrepancy.events import likeness, timing
from discrepancy.events.pair import Pair, event_finding
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Slot
from discrepancy.slots.happenings import FAMILY
from discrepancy.slots.names import bare_words, fold
from discrepancy.slots.place_compare import known, overlap
from discrepancy.slots.registry import same_value


def same_event_findings(pair: Pair) -> tuple[Finding, ...]:
    """Return one finding a feature, in a fixed order; a feature that says nothing is left out."""
    return tuple(finding for feature in FEATURES.values() for finding in feature(pair))


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    both = set(right)
    return tuple(word for word in left if word in both)


def _words(pair: Pair) -> Iterator[Finding]:
    """Shared content words, the rarer in the two articles the weightier."""
    tested = _tested_words(pair)
    common = _shared(pair.left.keywords, pair.right.keywords)
    shared = sorted(word for word in common if word not in tested)  # whichever is the left one
    weight = sum(pair.rarity.get(word, 1.0) for word in shared)
    if not shared:
        yield event_finding("words", "none", "no content word in common")
    else:
        level = "1" if weight < 0.5 else "2" if weight < 1.2 else "3" if weight < 2.2 else "4"
        yield event_finding(
            "words", level, "content words in common", *[", ".join(sorted(shared)[:5])] * 2
        )


def _tested_words(pair: Pair) -> set[str]:
    slots = [slot for slot in (pair.left_slot, pair.right_slot) if slot is not None]
    return {fold(word) for slot in slots for word in slot.text.split()}


def _names(pair: Pair) -> Iterator[Finding]:
    left, right = _named(pair.left, pair.left_slot), _named(pair.right, pair.right_slot)
    if not left or not right:
        return
    known = {_last(name) for name in right}
    shared = sorted({name for name in left if _last(name) in known})
    texts = ", ".join(left[:3]), ", ".join(right[:3])
    if shared:
        level = "two" if len(shared) > 1 else "one"
        yield event_finding("names", level, "the same people or bodies", *texts)
    else:
        yield event_finding("names", "other", "other people or bodies", *texts)


def _named(claim: Claim, tested: Slot | None) -> list[str]:
    skip = tested.text if tested and tested.kind in (Kind.PERSON, Kind.ORGANIZATION) else None
    return [name for name in claim.who if name != skip]


def share_names(left: Claim, right: Claim) -> bool:
    """Whether two claims name somebody both, or one of them names nobody."""
    if not left.who or not right.who:
        return True
    return bool({_last(name) for name in left.who} & {_last(name) for name in right.who})


def _last(name: str) -> str:
    return fold(name).split()[-1] if name.split() else ""


def _action(pair: Pair) -> Iterator[Finding]:
    """Actions of one sentence that the other names, as verb or as noun ("arrested", "arrest").

    Of values under test it is compared what they are values of: their action says no more.
    """
    left, right = pair.left.actions, pair.right.actions
    if pair.under_test or not (left and right):
        return
    shared = sorted(
        (_stems(left) & _stems(pair.right.keywords)) | (_stems(right) & _stems(pair.left.keywords))
    )
    if shared:
        level, label = SHARED_ACTIONS[min(len(shared), len(SHARED_ACTIONS)) - 1]
    elif _families(left) & _families(right):
        level, label = "family", "the same kind of happening"
    else:
        level, label = "other", "other actions"
    yield event_finding("action", level, label, ", ".join(left[:3]), ", ".join(right[:3]))


SHARED_ACTIONS = (
    ("same", "the same action"),
    ("two", "two actions in common"),
    ("more", "more than two actions in common"),
)
STEM = 5  # letters that the verb and the noun of an action begin with, in most cases


@lru_cache(maxsize=4096)  # a sentence stands in many pairs
def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word)[:STEM] for word in words)


def _families(actions: Iterable[str]) -> set[int]:
    return {FAMILY[action] for action in actions if action in FAMILY}


def _where(pair: Pair) -> Iterator[Finding]:
    if Kind.PLACE in (
        pair.left_slot and pair.left_slot.kind,
        pair.right_slot and pair.right_slot.kind,
    ):
        return
    left, right = known(pair.left.where), known(pair.right.where)
    if not left or not right:
        return
    texts = ", ".join(p.name for p in left[:3]), ", ".join(p.name for p in right[:3])
    if overlap(left, right):
        yield event_finding("where", "same", "in the same place", *texts)
    else:
        yield event_finding("where", "other", "in different places", *texts)


def _agreeing(pair: Pair) -> Iterator[Finding]:
    """Other values of the two sentences that agree. The slots under test do not count."""
    left = [s for s in pair.left.slots if s != pair.left_slot and s.kind not in _COUNTED_ELSEWHERE]
    right = [s for s in pair.right.slots if s != pair.right_slot]
    pairs = ((a, b) for a in left for b in right if same_value(a, b))
    agreeing = [*islice(pairs, 2)]
    if agreeing:
        a, b = agreeing[0]
        level = "two" if len(agreeing) > 1 else "one"
        yield event_finding("agreeing", level, "another value agrees", a.text, b.text)


_COUNTED_ELSEWHERE = (
    Kind.PERSON,
    Kind.ORGANIZATION,
    Kind.PLACE,
    Kind.DATE,
    Kind.POLARITY,
    Kind.STATUS,
)


def _occasion(pair: Pair) -> Iterator[Finding]:
    left, right = _marks(pair.left.sentence.text), _marks(pair.right.sentence.text)
    if left != right:
        texts = ", ".join(sorted(left)) or "none", ", ".join(sorted(right)) or "none"
        yield event_finding(
            "occasion", "other", "words for another occasion on one side only", *texts
        )


@lru_cache(maxsize=4096)  # a sentence stands in many pairs
def _marks(sentence: str) -> frozenset[str]:
    return bare_words(sentence) & OCCASION_WORDS


# By the name in their findings, the quickest first: see score.py.
FEATURES: Mapping[str, Callable[[Pair], Iterator[Finding]]] = {
    "similarity": likeness.similarity,
    "margin": likeness.margin,
    "closeness": likeness.closeness,
    "strand": likeness.strand,
    "reprint": likeness.reprint,
    "position": likeness.position,
    "headline": likeness.headline,
    "publication": timing.publication,
    "action": _action,
    "words": _words,
    "names": _names,
    "where": _where,
    "occasion": _occasion,
    "when": timing.when,
    "agreeing": _agreeing,
}
