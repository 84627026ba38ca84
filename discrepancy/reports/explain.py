"""One conflict of a JSON report, with its evidence, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from discrepancy.errors import ReportError
from discrepancy.records import Conflict, Side
from discrepancy.reports.characters import encodable, folded, visible
from discrepancy.reports.load import load_conflicts
from discrepancy.reports.rulings import decision
from discrepancy.reports.terminal import VERDICT_STYLES, Terminal
from discrepancy.reports.waterfall import Step, Waterfall, waterfalls
from discrepancy.reports.wording import (
    MINUS,
    SUBJECTS,
    UNKNOWN_TIME,
    VERDICT_MEANINGS,
    VERDICT_NAMES,
    is_sentence,
    located,
    odds,
    percent,
    period,
    signed,
)

_BAR = 24  # columns of the widest bar


def explain(
    report: Mapping[str, Any], conflict_id: str, *, width: int = 80, colour: bool = False
) -> str:
    """The conflict of this id, or of the only id that begins so, with all its evidence.

    `report` is what `load_report` gives. Raises ReportError when no conflict, or more than one,
    has such an id; its advice lists close ones.
    """
    conflict = _find(load_conflicts(report), conflict_id)
    terminal = Terminal(width=width, colour=colour)
    sources = {article["id"]: article for article in report.get("articles", [])}
    blocks = [
        [*_head(conflict, terminal)],
        [*_decided(conflict, sources, terminal)],
        *([*_side(side, sources.get(side.article, {}), terminal)] for side in conflict.sides),
        *([*_waterfall(waterfall, terminal)] for waterfall in waterfalls(conflict.evidence)),
        [*_changes(conflict, terminal)],
    ]
    return encodable("\n\n".join("\n".join(block) for block in blocks if block)) + "\n"


def _find(conflicts: Iterable[Conflict], wanted: str) -> Conflict:
    by_id = {conflict.id: conflict for conflict in conflicts}
    if wanted in by_id:
        return by_id[wanted]
    begun = [id_ for id_ in by_id if wanted and id_.startswith(wanted)]
    if len({by_id[id_].fingerprint for id_ in begun}) == 1:  # restated or not: the firmest
        return by_id[begun[0]]
    fault = (
        "More than one conflict has an id that begins with" if begun else "No conflict has the id"
    )
    close = begun or get_close_matches(wanted, by_id, n=5, cutoff=0.3) or list(by_id)
    raise ReportError(
        f"{fault} {wanted!r}.",
        advice=f"Ids to choose from: {', '.join(close[:10])}" if close else "The report has none.",
    )


def _head(conflict: Conflict, terminal: Terminal) -> Iterator[str]:
    name = VERDICT_NAMES[conflict.verdict].upper()
    yield terminal.paint(name, *VERDICT_STYLES[conflict.verdict])
    yield from terminal.wrap(f"({VERDICT_MEANINGS[conflict.verdict]})")
    for line in terminal.wrap(folded(conflict.summary)):
        yield terminal.paint(line, "bold")
    facts = [
        conflict.kind.value,
        conflict.severity.value,
        f"confidence {percent(conflict.confidence)}",
        conflict.status.value,
        conflict.id,
    ]
    yield from terminal.wrap(folded(", ".join(facts)))


def _decided(
    conflict: Conflict, sources: Mapping[str, Mapping[str, Any]], terminal: Terminal
) -> Iterator[str]:
    if conflict.ruling is not None:
        articles = (sources.get(side.article, {}) for side in conflict.sides)
        names = [
            side.value if conflict.within else article.get("publisher") or side.article
            for article, side in zip(articles, conflict.sides, strict=True)
        ]
        yield from terminal.wrap(folded(decision(conflict.ruling, names)))


def _place(side: Side) -> str:
    return located(side) if side.spot else f"{located(side)}:{side.column}"


def _side(side: Side, article: Mapping[str, Any], terminal: Terminal) -> Iterator[str]:
    name = article.get("publisher") or side.article
    when = article.get("published") or UNKNOWN_TIME
    source = f"{name} ({when}), {_place(side)}"
    for line in terminal.wrap(folded(source), hanging=2):
        yield terminal.paint(line, "cyan")
    sentence = visible(side.sentence)
    marked = "".join(
        (
            sentence[: side.value_start],
            f"[{sentence[side.value_start : side.value_end]}]",
            sentence[side.value_end :],
        )
    )
    yield from terminal.wrap(f"“{folded(marked)}”", indent=2)
    if not is_sentence(side):
        yield from terminal.wrap(f"reads as: {folded(side.value)}", indent=2)
    if side.when:
        yield from terminal.wrap(f"speaks of: {period(side.when)}", indent=2)
    for item in side.inherited:
        taken = f"from {item.source}: {item.text}"
        yield from terminal.wrap(folded(taken), indent=2, hanging=2)


def _waterfall(waterfall: Waterfall, terminal: Terminal) -> Iterator[str]:
    subject, question = SUBJECTS.get(waterfall.about, (waterfall.about, waterfall.about))
    yield terminal.paint(folded(question), "bold")
    for step in waterfall.steps:
        yield f"  {_bar(step, waterfall, terminal)}  {signed(step.item.weight):>6}"
        yield from terminal.wrap(_label(step), indent=4, hanging=2)
    total = f"sum {signed(waterfall.total)}: {subject} {odds(waterfall.total)}"
    yield from terminal.wrap(folded(total), indent=2, hanging=2)


def _label(step: Step) -> str:
    sides = " | ".join(text for text in (step.item.left, step.item.right) if text)
    return folded(f"{step.item.label}: {sides}" if sides else step.item.label)


def _bar(step: Step, waterfall: Waterfall, terminal: Terminal) -> str:
    """The step between the sums before and after it, on a line `_BAR` columns wide."""
    first, last = sorted(round(waterfall.share(value) * _BAR) for value in (step.start, step.end))
    first = min(first, _BAR - 1)
    length = max(last - first, 1)
    sign, style = ("+", "green") if step.end >= step.start else (MINUS, "red")
    bar = terminal.paint(sign * length, style)
    return f"{' ' * first}{bar}{' ' * (_BAR - first - length)}"


def _changes(conflict: Conflict, terminal: Terminal) -> Iterator[str]:
    if conflict.would_change:
        yield terminal.paint("What would change the verdict", "bold")
    for text in conflict.would_change:
        yield from terminal.wrap(f"- {folded(text)}", indent=2, hanging=2)
