"""Two values of one article: can they be a slip of its writer?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from made import DIFFER, claim, dispute, figure

from discrepancy.conflicts.within import can_clash
from discrepancy.findings import Finding
from discrepancy.records import Claim
from discrepancy.slots.interface import Level, Relation

HEDGED = Level(Relation.HEDGED, "far from its bound", 2.0)
NINE = claim("A gale sank nine boats.", figure("nine", 9, "boat"))
FIVE = claim("In all five boats went down.", figure("five", 5, "boat"))


def headline(one: Claim) -> Claim:
    return replace(one, sentence=replace(one.sentence, headline=True))


def clash(left: Claim, right: Claim, *found: str, level: Level = DIFFER, **more: Any) -> bool:
    """Whether a slip is possible, either way round; `found` are keys of findings."""
    findings = [Finding("values", *key.split(":"), label="") for key in found]
    there = can_clash(dispute(left, right, within=True, level=level, **more), findings)
    back = can_clash(dispute(right, left, within=True, level=level, **more), findings)
    assert there == back
    return there
