"""The words that every report for people shares."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from discrepancy.ranking import GRAVITY
from discrepancy.records import (
    Agreement,
    Article,
    Conflict,
    Kind,
    Period,
    Point,
    Report,
    Severity,
    Side,
    Verdict,
)
from discrepancy.settings import ENGLISH

UNKNOWN_TIME = "publication time unknown"
MINUS = "\N{MINUS SIGN}"
VERDICT_NAMES = {
    Verdict.CONTRADICTION: "Contradiction",
    Verdict.POSSIBLE: "Possible conflict",
    Verdict.DISTINCT: "Different occasions",
}
VERDICT_MEANINGS = {
    Verdict.CONTRADICTION: "the same event, and both cannot be right",
    Verdict.POSSIBLE: "they differ, but it is not certain that both speak of one thing",
    Verdict.DISTINCT: "alike, but evidently not the same event",
}
SEVERITY_MEANINGS = {
    Severity.MAJOR: "Major: it changes the story",
    Severity.MINOR: "Minor: a detail",
}
LANGUAGE_NAMES = {"de": "German", "es": "Spanish", "fr": "French"}
MOST_NAMED = 3  # files of one sort that are named
KIND_NAMES = {
    Kind.TIME: "time of day",
    Kind.POLARITY: "whether it is so",
    Kind.ORDERING: "order of events",
    Kind.ATTRIBUTION: "who said it",
    Kind.QUOTE: "wording of a quote",
}
# What the two sums of log-odds are for, and against.
SUBJECTS = {
    "same event": ("the evidence of one event", "Same event?"),
    "values": ("the evidence of the values", "Values at odds?"),
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def kind_name(kind: Kind) -> str:
    return KIND_NAMES.get(kind, kind.value)


def in_language(code: str) -> str:
    """Say "in German"; "" of English, in which the reports are."""
    return "" if code == ENGLISH else f"in {LANGUAGE_NAMES.get(code, code)}"


def disputed(point: Point) -> str:
    """Say what the values of a point are values of, without their kind, which stands beside it."""
    kind, colon, words = point.label.partition(": ")
    return words if colon else "" if kind == point.kind.value else kind


def measured(agreement: Agreement) -> str:
    """Say what a value that is agreed on is: "duration: talk, last"."""
    words = [] if agreement.label == agreement.kind.value else agreement.label.split()[:3]
    name = kind_name(agreement.kind)
    return f"{name}: {', '.join(words)}" if words else name


def count(number: int, one: str, many: str = "") -> str:
    """Say "1 article", "2 articles", "no articles"."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def located(side: Side) -> str:
    """Say where a side stands: "a.txt:12", "a.pdf, page 3"."""
    if side.spot is None and "://" not in side.path:
        return f"{side.path}:{side.line}"
    return f"{side.path}, {side.spot or f'line {side.line}'}"


def is_sentence(side: Side) -> bool:
    """Whether the value of a side is its whole sentence: both shown would be the same twice.

    A place before it, where agencies say where they write from, is no part of it.
    """
    to_the_end = side.value_end >= len(side.sentence.rstrip(" .\n"))
    most = len(side.value_text) > 0.6 * len(side.sentence)
    return to_the_end and most and side.value == " ".join(side.value_text.split())


def skips(report: Report) -> tuple[str, ...]:
    """What was skipped: "a.txt: the file is empty"; a reason that many share is told once."""
    paths: dict[str, list[str]] = {}
    for skip in report.skipped:
        paths.setdefault(skip.reason, []).append(skip.path)
    lines = []
    for reason, those in paths.items():
        if len(those) > MOST_NAMED:
            lines.append(f"{len(those)} inputs: {reason}: {', '.join(those)}")
        else:
            lines += [f"{path}: {reason}" for path in those]
    return tuple(lines)


def listed(parts: Iterable[str]) -> str:
    """Say "a", "a and b", "a, b and c"."""
    *head, last = [*parts] or [""]
    return f"{', '.join(head)} and {last}" if head else last


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def day(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def brief(moment: datetime) -> str:
    """The minute without its year, where space is short: "12 Mar 18:40"."""
    return f"{moment.day} {_MONTHS[moment.month - 1][:3]} {moment:%H:%M}"


def minute(moment: datetime) -> str:
    return f"{day(moment)}, {moment:%H:%M} UTC"


def published(article: Article) -> str:
    if article.published is None:
        return UNKNOWN_TIME
    shown = day if article.published_precision == "day" else minute
    return shown(article.published)


def iso(moment: datetime | None) -> str:
    """ISO 8601 in UTC with Z, whole seconds; "" for None."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else ""


def period(interval: Period) -> str:
    """The interval as a person would write it: "12 March 2024", "12 March to 14 March 2024"."""
    if interval.precision in {"minute", "hour"}:
        return ("about " if interval.approximate else "") + minute(interval.start)
    first, last = interval.start, _last_day(interval)
    text = day(first) if first.date() == last.date() else f"{day(first)} to {day(last)}"
    return ("about " if interval.approximate else "") + text


def _last_day(interval: Period) -> datetime:
    return max(interval.start, interval.end - timedelta(microseconds=1))


def outlet(article: Article) -> str:
    return article.publisher or article.path


def percent(share: float) -> str:
    return f"{round(share * 100)} %"


def signed(weight: float) -> str:
    return f"{weight:+.2f}".replace("-", MINUS) if round(weight, 2) else "0"


def odds(weight: float) -> str:
    """What a sum of log-odds does to the odds of a conflict, in words."""
    ratio = math.exp(min(abs(weight), 20.0))
    if ratio < 1.2:
        return "leaves the odds of a conflict as they are"
    figure = f"{ratio:.1f}".removesuffix(".0") if ratio < 5 else f"{round(ratio):,}"
    shown = "over 1,000-fold" if ratio > 1000 else f"about {figure}-fold"
    return f"{'raises' if weight > 0 else 'lowers'} the odds of a conflict {shown}"


def verdict_counts(report: Report) -> dict[Verdict, int]:
    """Conflicts by verdict, gravest first, noughts included."""
    return {v: sum(c.verdict is v for c in report.conflicts) for v in GRAVITY}


def headline(report: Report, *, acted_on: Collection[Conflict] | None = None) -> str:
    """What the run found, in one sentence that never promises more than was done.

    With `acted_on` it counts these conflicts alone.
    """
    if not report.articles:
        return "Nothing was compared: no article could be read"
    among = f"in {count(len(report.articles), 'article')}"
    if not report.compared_pairs:
        return f"Nothing was compared {among}"
    counts = Counter(c.verdict for c in (report.conflicts if acted_on is None else acted_on))
    if report.left_out:
        among += f", not counting {count(report.left_out, 'conflict')} of files that did not change"
    names = ((Verdict.CONTRADICTION, "contradiction"), (Verdict.POSSIBLE, "possible conflict"))
    found = [count(counts[verdict], name) for verdict, name in names if counts[verdict]]
    if not found:
        decided = acted_on is not None and any(verdict_counts(report)[v] for v, _ in names)
        return f"No {'conflict to act on' if decided else 'conflict'} was found {among}"
    return f"{sentence_case(listed(found))} {among}"


def caveats(report: Report) -> tuple[str, ...]:
    """What the headline does not cover."""
    texts = []
    if report.skipped:
        skipped = count(len(report.skipped), "input was", "inputs were")
        texts.append(f"{sentence_case(skipped)} skipped and not compared with anything.")
    undated = [article.id for article in report.articles if article.published is None]
    if undated:
        unknown = sentence_case(count(len(undated), "article has", "articles have"))
        named = f": {', '.join(undated)}" if len(undated) <= MOST_NAMED else ""
        texts.append(f"{unknown} no known publication time{named}.")
    return tuple(texts)
