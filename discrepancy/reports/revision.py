"""What a revision changed, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from discrepancy.reports.characters import encodable, folded
from discrepancy.reports.terminal import Terminal
from discrepancy.reports.wording import count, kind_name, sentence_case
from discrepancy.revisions import Change, Fact, Revision

SCHEMA_VERSION = 1


def render(revision: Revision, *, colour: bool = False, width: int = 80) -> str:
    """Return the changes as text, in lines of about `width` columns."""
    terminal = Terminal(width=width, colour=colour)
    blocks = [[*_top(revision, terminal)]]
    for name, changes in (
        ("CHANGED", revision.changed),
        ("DROPPED", revision.dropped),
        ("ADDED", revision.added),
    ):
        blocks += [[*_change(name, change, revision, terminal)] for change in changes]
    return encodable("\n\n".join("\n".join(block) for block in blocks)) + "\n"


def render_json(revision: Revision) -> str:
    """Return the changes as JSON text."""
    data = {"schema_version": SCHEMA_VERSION, **asdict(revision)}
    return encodable(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def _top(revision: Revision, terminal: Terminal) -> Iterator[str]:
    parts = [
        f"{count(len(revision.changed), 'fact')} changed",
        f"{len(revision.dropped) or 'none'} dropped",
        f"{len(revision.added) or 'none'} added",
    ]
    headline = f"{sentence_case(', '.join(parts))}: {revision.old} to {revision.new}"
    for line in terminal.wrap(folded(headline)):
        yield terminal.paint(line, "bold")
    yield f"{count(revision.kept, 'sentence')} kept, {revision.reworded or 'none'} reworded"
    for note in revision.corrections:
        yield from terminal.wrap(f"Correction note: “{folded(note)}”", hanging=2)


def _change(name: str, change: Change, revision: Revision, terminal: Terminal) -> Iterator[str]:
    values = [side.value for side in (change.old, change.new) if side]
    text = f"{name}  {kind_name(change.kind)}: {' → '.join(values)}"
    if revision.corrections:
        text += " (told in a correction note)" if change.told else " (not in the correction note)"
    for line in terminal.wrap(folded(text)):
        yield terminal.paint(line, "bold")
    for path, side in ((revision.old, change.old), (revision.new, change.new)):
        if side:
            yield from _side(path, side, terminal)


def _side(path: str, side: Fact, terminal: Terminal) -> Iterator[str]:
    place = f"{path}, {side.spot}" if side.spot else f"{path}:{side.line}"
    yield from terminal.wrap(folded(place), indent=2)
    for line in terminal.wrap(f"“{folded(side.sentence)}”", indent=4):
        yield terminal.paint(line, "dim")
