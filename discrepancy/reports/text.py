"""The summary for a terminal: short, and plain text unless colours are asked for."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.ranking import GRAVITY
from discrepancy.records import Article, Conflict, Report, Side, Status, Verdict
from discrepancy.reports.alarms import without_suppressed
from discrepancy.reports.characters import encodable, folded
from discrepancy.reports.terminal import VERDICT_STYLES, Terminal
from discrepancy.reports.wording import (
    VERDICT_NAMES,
    caveats,
    count,
    headline,
    is_sentence,
    located,
    outlet,
    percent,
    published,
    sentence_case,
    skips,
    verdict_counts,
)

_INDENT = 2


def render(report: Report, *, colour: bool = False, width: int = 80) -> str:
    """The summary, in lines of about `width` columns."""
    report = without_suppressed(report)
    terminal = Terminal(width=width, colour=colour)
    blocks = [_top(report, terminal), *_conflicts(report, terminal), _bottom(report, terminal)]
    return encodable("\n\n".join("\n".join(block) for block in blocks if block)) + "\n"


def _top(report: Report, terminal: Terminal) -> list[str]:
    scope = [
        count(len(report.stories), "story", "stories"),
        count(report.claim_count, "claim"),
        f"{count(report.compared_pairs, 'pair')} of claims compared",
    ]
    return [
        *(terminal.paint(line, "bold") for line in terminal.wrap(headline(report))),
        *terminal.wrap(", ".join(scope)),
        *terminal.wrap(_known(report)),
    ]


def _known(report: Report) -> str:
    """Say how many of the conflicts are in the baseline; "" where there is nothing to say."""
    alarms = [c for c in report.conflicts if c.verdict is not Verdict.DISTINCT]
    counts = [(sum(c.status is status for c in alarms), status.value) for status in Status]
    if not alarms or counts[0][0] == len(alarms):
        return ""
    return f"By the baseline: {', '.join(f'{n} {name}' for n, name in counts if n)}"


def _conflicts(report: Report, terminal: Terminal) -> Iterator[list[str]]:
    articles = {article.id: article for article in report.articles}
    for verdict in GRAVITY[:2]:
        for conflict in report.conflicts:
            if conflict.verdict is verdict:
                yield [*_conflict(conflict, articles, terminal)]


def _conflict(
    conflict: Conflict, articles: dict[str, Article], terminal: Terminal
) -> Iterator[str]:
    name = VERDICT_NAMES[conflict.verdict].upper()
    details = [conflict.severity.value, percent(conflict.confidence), conflict.id]
    if conflict.status is not Status.NEW:
        details.append(conflict.status.value)
    yield f"{terminal.paint(name, *VERDICT_STYLES[conflict.verdict])}  {'  '.join(details)}"
    for line in terminal.wrap(folded(conflict.summary), indent=_INDENT):
        yield terminal.paint(line, "bold")
    if conflict.status is not Status.NEW:  # who knows it has read it
        return
    for side in conflict.sides:
        yield from _side(side, articles[side.article], terminal)


def _side(side: Side, article: Article, terminal: Terminal) -> Iterator[str]:
    copies = len(set(side.voices) - {side.article})
    said = "" if is_sentence(side) else f": {side.value}"
    source = [f"{outlet(article)}{said}", published(article), located(side)]
    if copies:
        source.append(count(copies, "copy", "copies"))
    yield from terminal.wrap(folded(", ".join(source)), indent=_INDENT, hanging=4)
    for line in terminal.wrap(f"“{folded(side.sentence)}”", indent=_INDENT + 2):
        yield terminal.paint(line, "dim")


def _bottom(report: Report, terminal: Terminal) -> list[str]:
    apart = verdict_counts(report)[Verdict.DISTINCT]
    texts = [f"{sentence_case(count(len(report.agreements), 'agreement'))} between sources."]
    if apart:
        texts.append(f"{count(apart, 'pair')} kept apart: different occasions, no cause for alarm.")
    texts += [f"Skipped: {folded(line)}" for line in skips(report)]
    texts += [f"Note: {folded(str(note))}" for note in (*caveats(report), *report.notes)]
    return [line for text in texts for line in terminal.wrap(text, hanging=2)]
