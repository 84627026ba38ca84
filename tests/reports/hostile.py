"""A report full of text that tries to run, to escape, or to reorder what stands around it."""

from __future__ import annotations

from dataclasses import replace

from discrepancy.records import Note, Report, Skipped

from .sample import CONFLICTS, HARBOUR, REPORT, WIRE

SCRIPT = "<script>window.hacked = 1; alert(1)</script>"
TEMPLATE = "{{ 7*7 }}{% raw %}"
BREAKOUT = "</script></style>\"'><img src=https://evil.example/x onerror=alert(1)>"
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}reversed"
CONTROLS = "\x1b]0;owned\x07\x9b31m\x00\x85\u2066"
NASTY = f"{SCRIPT} {TEMPLATE} {BREAKOUT} {OVERRIDE} {CONTROLS}"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx")


def hostile() -> Report:
    """The sample with hostile text in every place where an article's text is shown."""
    first, *rest = CONFLICTS
    left, right = first.sides
    left = replace(
        left,
        sentence=NASTY,
        value_start=0,
        value_end=len(SCRIPT),
        value_text=SCRIPT,
        value=NASTY,
        before=NASTY,
        after=NASTY,
    )
    conflict = replace(
        first,
        summary=NASTY,
        sides=(left, right),
        evidence=tuple(replace(e, label=NASTY, left=NASTY, right=NASTY) for e in first.evidence),
        would_change=(NASTY,),
    )
    articles = tuple(
        replace(a, title=NASTY, publisher=NASTY, url="javascript:alert(1)")
        if a in (HARBOUR, WIRE)
        else a
        for a in REPORT.articles
    )
    return replace(
        REPORT,
        articles=articles,
        conflicts=(conflict, *rest),
        skipped=(Skipped(path=NASTY, reason=NASTY),),
        notes=(Note(text=NASTY, path=NASTY, line=3),),
        events=tuple(replace(event, label=NASTY) for event in REPORT.events),
        points=tuple(replace(point, label=NASTY) for point in REPORT.points),
        agreements=tuple(replace(a, label=NASTY, value=NASTY) for a in REPORT.agreements),
        settings=((NASTY, NASTY),),
    )
