"""Pairs that look like a conflict and are none, by the reasons of the gold format.

Each stands beside a near twin that is a conflict, so that silence alone passes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from discrepancy.pipeline import check
from discrepancy.records import Verdict
from discrepancy.tools import Tools

pytestmark = pytest.mark.slow

LEADS = (
    "A storm struck the island of Tarn on Monday, its mayor Ilse Brandt said. Schools stay shut.",
    "Gales and floods hit Tarn on Monday, according to Ilse Brandt, the mayor of the island. "
    "Soldiers have brought blankets, tents and drinking water to the town hall by helicopter.",
)
FIRST, SECOND = "2024-03-05T08:00:00Z", "2024-03-05T09:00:00Z"
NEXT_DAY = "2024-03-06T18:00:00Z"


class Trap(NamedTuple):
    """What one outlet says, what another says that fits it, and what would not."""

    reason: str
    said: str
    fits: str
    excludes: str
    later: str = SECOND


TRAPS = [
    Trap(
        "different-event",
        "The storm of 1987 lasted 12 hours on Tarn.",
        "The storm on Monday lasted five hours on Tarn.",
        "The storm of 1987 lasted five hours on Tarn.",
    ),
    Trap(
        "unit-conversion",
        "The ferry drifted for 90 minutes off Tarn.",
        "The ferry drifted off Tarn for an hour and a half.",
        "The ferry drifted off Tarn for three hours and a half.",
    ),
    Trap(
        "rounding",
        "The storm left 1,987 homes on Tarn without power.",
        "Nearly 2,000 homes on Tarn were left without power by the storm.",
        "Nearly 4,000 homes on Tarn were left without power by the storm.",
    ),
    Trap(
        "hedge-compatible",
        "At least 40 people were injured on Tarn.",
        "On Tarn 43 people were injured.",
        "On Tarn 31 people were injured.",
    ),
    Trap(
        "containment",
        "The rescue ship was repaired in Valletta on Tuesday.",
        "The rescue ship was repaired in Malta on Tuesday.",
        "The rescue ship was repaired in Vienna on Tuesday.",
    ),
    Trap(
        "alias",
        "Dr Ana Ruiz leads the rescue on Tarn.",
        "Ruiz leads the rescue on Tarn.",
        "Pavel Orlik leads the rescue on Tarn.",
    ),
    Trap(
        "different-scope",
        "The storm killed 12 people nationwide.",
        "The storm killed three of the 12 people on Tarn.",
        "The storm killed three people nationwide.",
    ),
    Trap(
        "update-over-time",
        "The storm on Tarn has killed seven people so far.",
        "The death toll of the storm on Tarn has risen to nine.",
        "The storm on Tarn killed four people.",
        later=NEXT_DAY,
    ),
    Trap(
        "relative-date",
        "The coastguard closed the harbour of Tarn to all ships on Sunday.",
        "On 3 March the coastguard closed the harbour of Tarn to all ships.",
        "On 1 March the coastguard closed the harbour of Tarn to all ships.",
    ),
    Trap(
        "time-zone",
        "The storm reached Tarn at 0900 GMT.",
        "The storm reached Tarn at 10 a.m. Central European Time.",
        "The storm reached Tarn at 1900 GMT.",
    ),
    Trap(
        "currency",
        "The storm caused damage of 11 million dollars on Tarn.",
        "The storm caused damage of 10 million euros (11 million dollars) on Tarn.",
        "The storm caused damage of 25 million dollars on Tarn.",
    ),
    Trap(
        "number-words",
        "A dozen boats sank in the harbour of Tarn.",
        "The storm sank 12 boats in the harbour of Tarn.",
        "The storm sank 30 boats in the harbour of Tarn.",
    ),
    Trap(
        "different-attribute",
        "The storm injured 12 people on Tarn.",
        "The storm killed two people on Tarn.",
        "The storm injured two people on Tarn.",
    ),
    Trap(
        "same-number-different-thing",
        "Two boats sank in the harbour of Tarn, and 12 fishermen were rescued.",
        "Two fishermen were hurt in the harbour of Tarn.",
        "Seven boats sank in the harbour of Tarn.",
    ),
    Trap(
        "forecast-vs-actual",
        "The storm lasted five hours on Tarn.",
        "The storm was expected to last two days on Tarn.",
        "The storm lasted two days on Tarn.",
    ),
    Trap(
        "role-change",
        "Former harbour master Rolf Tamm said that the storm had sunk the pier of Tarn.",
        "Harbour master Jana Weld said that the storm had sunk the pier of Tarn.",
        "Former harbour master Ulf Tamm said that the storm had sunk the pier of Tarn.",
    ),
    Trap(
        "quoted-claim-denied",
        "Mayor Brandt denied rumours that the dam of Tarn had collapsed.",
        "The dam of Tarn did not collapse.",
        "The dam of Tarn collapsed on Monday.",
    ),
    Trap(
        "per-unit",
        "Tarn pays its rescuers 200 euros a day.",
        "Tarn pays its rescuers 1,400 euros in total.",
        "Tarn pays its rescuers 350 euros a day.",
    ),
    Trap(
        "partial-list",
        "The storm killed three people, Ivo Dahl, Ada Lind and Tor Falk.",
        "Ivo Dahl and Ada Lind were among those killed in the storm.",
        "The storm killed five people, among them Ivo Dahl and Ada Lind.",
    ),
    Trap(
        "opinion",
        "The rescue on Tarn was a success, said Ilse Brandt.",
        "The rescue on Tarn was slow, said the fisherman Tor Falk.",
        "The rescue on Tarn was no success, said Ilse Brandt.",
    ),
]


def alarms(folder: Path, tools: Tools, one: str, other: str, later: str) -> list[str]:
    """What is reported of the two sentences, each in an article with the same lead."""
    stories = zip(("a", "b"), LEADS, (one, other), (FIRST, later), strict=True)
    for name, lead, text, published in stories:
        front = f"---\ntitle: Storm on Tarn\npublished: {published}\n---"
        (folder / f"{name}.txt").write_text(
            f"{front}\n\nStorm on Tarn\n\n{lead}\n\n{text}\n", encoding="utf-8"
        )
    report = check([folder], tools=tools)
    return [c.summary for c in report.conflicts if c.verdict is not Verdict.DISTINCT]


@pytest.mark.parametrize("trap", TRAPS, ids=[trap.reason for trap in TRAPS])
def test_a_trap_is_no_conflict(trap: Trap, tools: Tools, tmp_path: Path) -> None:
    assert alarms(tmp_path, tools, trap.said, trap.fits, trap.later) == []


@pytest.mark.parametrize("trap", TRAPS, ids=[trap.reason for trap in TRAPS])
def test_its_twin_is_a_conflict(trap: Trap, tools: Tools, tmp_path: Path) -> None:
    assert alarms(tmp_path, tools, trap.said, trap.excludes, trap.later) != []
