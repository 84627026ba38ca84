"""How often news of two like happenings is taken for news of one: ECB+, with dates and without.

    python benchmarks/two_events.py ../shared/data [--topics 12]

Each topic of ECB+ holds news of two events of one kind, an earlier and a later one. What is
reported between the two is false (but for what both tell in passing). The documents are undated;
the second run gives all of one event one day, and the other event another year, so that days of the
week are resolved to wrong dates, but to the same ones.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ecbplus import topic_folders, write_document
from memo import Memory

from discrepancy.conflicts.dispute import VALUES
from discrepancy.conflicts.reading import WHOLE
from discrepancy.pipeline import check
from discrepancy.records import Conflict, Verdict
from discrepancy.tools import Tools

LATER = "plus"  # how the documents of the second event of a topic end
DAYS = {False: "2009-03-02T08:00:00Z", True: "2012-09-03T08:00:00Z"}


@dataclass(frozen=True)
class Told:
    """What was reported of how many documents."""

    documents: int
    reports: int
    between_events: int
    contradictions: int
    contradictions_between: int
    whole_sentences: int


def main() -> None:
    """Print both rows of a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--topics", type=int, default=12)
    parser.add_argument("--cache", type=Path, help="keep vectors and parses in this file")
    given = parser.parse_args()
    memory = Memory(given.cache)
    lines = [
        "| | documents | reports | between events | contradictions | between events | whole |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, dated in (("undated", False), ("dated", True)):
        one = measure(given.data / "ecbplus", given.topics, memory.tools(), dated=dated)
        cells = (
            name,
            one.documents,
            one.reports,
            one.between_events,
            one.contradictions,
            one.contradictions_between,
            one.whole_sentences,
        )
        lines.append(f"| {' | '.join(map(str, cells))} |")
    memory.save()
    sys.stdout.write("\n".join(lines) + "\n")


def measure(corpus: Path, topics: int, tools: Tools, *, dated: bool) -> Told:
    """Check the documents of the first topics, all at once."""
    with tempfile.TemporaryDirectory() as place:
        for folder in topic_folders(corpus)[:topics]:
            _write(folder, Path(place) / folder.name, dated=dated)
        documents = len([*Path(place).rglob("*.txt")])
        report = check([Path(place)], tools=tools)
    return counted(documents, [c for c in report.conflicts if c.verdict is not Verdict.DISTINCT])


def counted(documents: int, conflicts: Sequence[Conflict]) -> Told:
    """Count what is reported."""
    firm = [one for one in conflicts if one.verdict is Verdict.CONTRADICTION]
    return Told(
        documents,
        len(conflicts),
        sum(map(_between, conflicts)),
        len(firm),
        sum(map(_between, firm)),
        sum(any(e.about == VALUES and e.label == WHOLE for e in one.evidence) for one in conflicts),
    )


def _between(conflict: Conflict) -> bool:
    return len({Path(side.path).stem.endswith(LATER) for side in conflict.sides}) > 1


def _write(folder: Path, place: Path, *, dated: bool) -> None:
    place.mkdir()
    for path in sorted(folder.glob("*.xml")):
        day = DAYS[path.stem.endswith(LATER)]
        write_document(path, place, f"---\npublished: {day}\n---\n" if dated else "")


if __name__ == "__main__":
    main()
