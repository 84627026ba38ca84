"""A summary in Markdown, fit for a comment on a pull request. Text of articles stays text.

Escaped are the inline constructs of CommonMark, of GitHub's and of GitLab's dialect; those of
blocks cannot arise, as article text is folded to one line and never begins one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from discrepancy.records import Article, Conflict, Report, Side, Verdict
from discrepancy.reports.alarms import alarms, reason_not_to_act, title
from discrepancy.reports.characters import encodable, folded, visible
from discrepancy.reports.wording import (
    caveats,
    count,
    headline,
    listed,
    located,
    outlet,
    percent,
)

_MOST = 55_000  # characters; GitHub takes no comment of more than 65,536
_MOST_TOLD = 20  # skipped inputs, and notes, that are named
_LONGEST = 300  # characters of a sentence on either side of the value
_SPECIAL = re.compile(r"[\\`*_\[\]~|$]")
# What opens a heading, a list or a rule where it stands first in a paragraph.
_OPENING = re.compile(r"^(?=[-+#])|^\d{1,9}(?=[.)](?:\s|$))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# What becomes a link, a mention or a reference to an issue by itself, parted by a word joiner.
_LINKED = re.compile(r"(?<=[@#!])(?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"


def render(report: Report) -> str:
    """The summary; conflicts beyond what a comment may hold are counted."""
    articles = {article.id: article for article in report.articles}
    found = alarms(report)
    parts = [f"### {headline(report, acted_on=found)}", *_caveats(report)]
    firm = [c for c in found if c.verdict is Verdict.CONTRADICTION]
    open_ = [c for c in found if c.verdict is not Verdict.CONTRADICTION]
    blocks = [_conflict(c, articles) for c in firm]
    folds = [_conflict(c, articles) for c in open_]
    room = _MOST
    shown_firm, room = _fitting(blocks, room)
    shown_open, room = _fitting(folds, room)
    parts += shown_firm
    if shown_open:
        summary = count(len(open_), "possible conflict")
        parts += [f"<details><summary>{summary}</summary>", *shown_open, "</details>"]
    if hidden := len(found) - len(shown_firm) - len(shown_open):
        parts.append(f"{count(hidden, 'more conflict')} in the full report.")
    parts += _rest(report)
    return encodable("\n\n".join(parts)) + "\n"


def escaped(text: str) -> str:
    """The text on one line, so that Markdown shows it as it is and makes nothing of it."""
    return _escaped(folded(text))


def _escaped(text: str) -> str:
    parted = _LINKED.sub(_JOINER, text)
    inline = _SPECIAL.sub(r"\\\g<0>", parted).translate(_ENTITIES)
    return _OPENING.sub(r"\g<0>\\", inline)


def _fitting(blocks: Sequence[str], room: int) -> tuple[list[str], int]:
    """Those of the first blocks that fit, and the room that is left."""
    shown: list[str] = []
    for block in blocks:
        if len(block) > room:
            return shown, 0
        room -= len(block)
        shown.append(block)
    return shown, room


def _conflict(conflict: Conflict, articles: Mapping[str, Article]) -> str:
    details = f"{conflict.rule}, {conflict.severity.value}, {percent(conflict.confidence)}"
    sides = (f"- {quoted(side, articles.get(side.article))}" for side in conflict.sides)
    heading = f"**{escaped(title(conflict))}** ({escaped(details)}, `{conflict.id}`)"
    return "\n".join((heading, "", *sides))


def quoted(side: Side, article: Article | None) -> str:
    """One side on one line, its value in bold: "Harbour Post, a.txt:2: “A fire hurt **14**.”"."""
    name = f"{escaped(outlet(article))}, " if article and article.publisher else ""
    before, value, after = (
        side.sentence[: side.value_start],
        side.sentence[side.value_start : side.value_end],
        side.sentence[side.value_end :],
    )
    # each part by itself keeps the blanks at its ends
    lead = _escaped(_one_line(before)[-_LONGEST:])
    tail = _escaped(_one_line(after)[:_LONGEST])
    place = escaped(located(side))
    return f"{name}{place}: “{lead}<b>{_escaped(_one_line(value)[:_LONGEST])}</b>{tail}”"


def _one_line(text: str) -> str:
    return re.sub(r" {2,}", " ", visible(text))


def _caveats(report: Report) -> Iterator[str]:
    if texts := caveats(report):
        yield escaped(" ".join(texts))


def _rest(report: Report) -> Iterator[str]:
    """What was found before, decided or left out, in few words."""
    shown = {conflict.id for conflict in alarms(report)}
    others = Counter(
        _known(c, report)
        for c in report.conflicts
        if c.id not in shown and c.verdict is not Verdict.DISTINCT
    )
    if others:
        told = listed(f"{number} {what}" for what, number in sorted(others.items()))
        yield f"Not shown: {told}."
    remarks = [f"Skipped {one.path}: {one.reason}" for one in report.skipped]
    remarks += [str(note) for note in report.notes]
    if remarks:
        lines = [f"- {escaped(text)}" for text in remarks[:_MOST_TOLD]]
        if more := len(remarks) - len(lines):
            lines.append(f"- and {more} more")
        summary = f"<summary>{count(len(remarks), 'note')}</summary>"
        yield "\n\n".join((f"<details>{summary}", "\n".join(lines), "</details>"))


def _known(conflict: Conflict, report: Report) -> str:
    return "suppressed in the text" if conflict.suppression else reason_not_to_act(conflict, report)
