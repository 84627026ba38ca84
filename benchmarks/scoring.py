"""Score reported conflicts against a gold case.

A reported conflict counts when its verdict is `contradiction` or `possible`; several on one pair of
sentences count once. It is right when two of its sides stand in two articles, in the sentences of
two gold claims of one conflict whose values differ. It is a trap alarm when it is not right and two
sides stand in the sentences of two claims of a trap. Whatever is not right is a false alarm.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import permutations
from pathlib import Path, PurePath

from discrepancy.records import Claim, Report

ALARMS = ("contradiction", "possible")
FAMILIES = (
    ("number", "quantity", "duration", "money", "percent", "age", "score"),
    ("date", "time", "ordering"),
    ("place",),
    ("person", "role", "organization", "attribution"),
    ("polarity", "status"),
    ("quote",),
)
FAMILY = {kind: number for number, family in enumerate(FAMILIES) for kind in family}
# Kinds whose values can be worked out, not only read: figures, dates, times and places.
CHECKABLE = frozenset([*FAMILIES[0], "date", "time", "place"])

SHORTEST = 3  # words; a shorter side points at no sentence
LONGEST = 60  # words; a longer side is a passage, unless the gold quotation is about as long
SLACK = 40  # words that a side may be longer than a long quotation
OVERLAP = 0.7  # share of the shorter one's words that make two wordings one sentence
FEWEST = 4  # words that have to be shared


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one side of a report stands: the file's name, and the sentence as reported."""

    article: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reported conflict, as far as scoring goes."""

    verdict: str
    kind: str
    sides: tuple[Spot, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A quotation of one article, and in a conflict the value that it states."""

    article: str
    quote: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class GoldConflict:
    """Claims that cannot all be right."""

    id: str
    kind: str
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class GoldCase:
    """All conflicts of a folder of articles, and traps: claims of which none conflict."""

    name: str
    conflicts: tuple[GoldConflict, ...]
    traps: tuple[tuple[GoldClaim, ...], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one case, or of several added up; the figures follow from them."""

    gold: int = 0
    found: int = 0  # gold conflicts that a report found
    kind_right: int = 0  # of these, found by a report of the same family of kinds
    reported: int = 0
    right: int = 0
    firm: int = 0  # reported as `contradiction`
    firm_right: int = 0
    traps: int = 0
    trap_alarms: int = 0
    checkable: int = 0
    checkable_found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def precision(self) -> float:
        return _share(self.right, self.reported)

    @property
    def recall(self) -> float:
        return _share(self.found, self.gold)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def firm_precision(self) -> float:
        return _share(self.firm_right, self.firm)

    @property
    def trap_share(self) -> float:
        return _share(self.trap_alarms, self.traps)

    @property
    def checkable_share(self) -> float:
        return _share(self.checkable_found, self.checkable)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Which reports are right and which are not, and which gold conflicts nobody found."""

    right: tuple[Alarm, ...]
    trapped: tuple[Alarm, ...]
    wrong: tuple[Alarm, ...]  # those trapped included
    missed: tuple[GoldConflict, ...]
    score: Score


def read_cases(folder: Path) -> Iterator[tuple[Path, GoldCase]]:
    """Yield the folder of every case and its gold, by name."""
    for path in sorted(folder.glob("*/gold.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        conflicts = (
            GoldConflict(c["id"], c["kind"], _claims(c["claims"])) for c in data["conflicts"]
        )
        traps = (_claims(trap["claims"]) for trap in data["traps"])
        yield path.parent, GoldCase(path.parent.name, tuple(conflicts), tuple(traps))


def _claims(claims: Iterable[dict[str, str]]) -> tuple[GoldClaim, ...]:
    return tuple(GoldClaim(c["source"], c["quote"], c.get("value")) for c in claims)


def alarms_of(report: Report) -> tuple[Alarm, ...]:
    """Return a report's conflicts, in their order."""
    return tuple(
        Alarm(
            str(conflict.verdict),
            str(conflict.kind),
            tuple(Spot(PurePath(s.path).name, s.sentence) for s in conflict.sides),
            conflict.confidence,
        )
        for conflict in report.conflicts
    )


def judge(case: GoldCase, alarms: Iterable[Alarm]) -> Verdicts:
    """Tell right from wrong, and count."""
    counted = _once_a_pair(alarm for alarm in alarms if alarm.verdict in ALARMS)
    finders: dict[str, list[Alarm]] = {}
    right, trapped, wrong = [], [], []
    for alarm in counted:
        hits = [c.id for c in case.conflicts if stands_on(alarm, c.claims, values_differ=True)]
        for id_ in hits:
            finders.setdefault(id_, []).append(alarm)
        (right if hits else wrong).append(alarm)
        if not hits and any(stands_on(alarm, trap, values_differ=False) for trap in case.traps):
            trapped.append(alarm)
    found = [conflict for conflict in case.conflicts if conflict.id in finders]
    firm = [alarm for alarm in counted if alarm.verdict == "contradiction"]
    return Verdicts(
        right=tuple(right),
        trapped=tuple(trapped),
        wrong=tuple(wrong),
        missed=tuple(c for c in case.conflicts if c.id not in finders),
        score=Score(
            gold=len(case.conflicts),
            found=len(found),
            kind_right=sum(_family_right(conflict, finders[conflict.id]) for conflict in found),
            reported=len(counted),
            right=len(right),
            firm=len(firm),
            firm_right=sum(alarm in right for alarm in firm),
            traps=len(case.traps),
            trap_alarms=len(trapped),
            checkable=sum(c.kind in CHECKABLE for c in case.conflicts),
            checkable_found=sum(c.kind in CHECKABLE for c in found),
        ),
    )


def total(scores: Iterable[Score]) -> Score:
    """Return the sum."""
    return sum(scores, Score())


def _once_a_pair(alarms: Iterable[Alarm]) -> list[Alarm]:
    first: dict[frozenset[Spot], Alarm] = {}
    for alarm in alarms:
        first.setdefault(frozenset(alarm.sides), alarm)
    return list(first.values())


def _family_right(conflict: GoldConflict, finders: Iterable[Alarm]) -> bool:
    return any(FAMILY.get(alarm.kind) == FAMILY.get(conflict.kind) for alarm in finders)


def stands_on(alarm: Alarm, claims: Sequence[GoldClaim], *, values_differ: bool) -> bool:
    """Say whether two sides stand on two of these claims, in two articles, of two values."""
    on = [[claim for claim in claims if _is_of(side, claim)] for side in alarm.sides]
    return any(
        one.article != other.article and not (values_differ and _same_value(one, other))
        for mine, others in permutations(on, 2)
        for one in mine
        for other in others
    )


def is_conflict(left: Claim, right: Claim, case: GoldCase) -> bool:
    """Say whether two claims stand on two values of a conflict."""
    sides = [Spot(Path(one.sentence.article).name, one.sentence.text) for one in (left, right)]
    alarm = Alarm("possible", "", (sides[0], sides[1]))
    return any(stands_on(alarm, told.claims, values_differ=True) for told in case.conflicts)


def _is_of(side: Spot, claim: GoldClaim) -> bool:
    return side.article == claim.article and same_sentence(side.sentence, claim.quote)


def _same_value(one: GoldClaim, other: GoldClaim) -> bool:
    return _words(str(one.value)) == _words(str(other.value))


def same_sentence(sentence: str, quote: str) -> bool:
    """Say whether the reported sentence is the one that the gold quotation is taken from."""
    reported, quoted = _words(sentence), _words(quote)
    if not SHORTEST <= len(reported) <= max(LONGEST, len(quoted) + SLACK):
        return False
    inner, outer = (f" {' '.join(words)} " for words in (quoted, reported))
    if inner in outer or outer in inner:
        return True
    shared = (Counter(reported) & Counter(quoted)).total()
    return shared >= FEWEST and shared >= OVERLAP * min(len(reported), len(quoted))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
