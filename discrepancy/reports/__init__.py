"""Report -> text: one renderer a format, in one explicit dict."""

from __future__ import annotations

from pathlib import PurePath

from discrepancy.errors import SettingsError
from discrepancy.reports.csv import render as render_csv
from discrepancy.reports.github import render as render_github
from discrepancy.reports.gitlab import render as render_gitlab
from discrepancy.reports.html import render as render_html
from discrepancy.reports.interface import Renderer
from discrepancy.reports.json import render as render_json
from discrepancy.reports.jsonl import render as render_jsonl
from discrepancy.reports.junit import render as render_junit
from discrepancy.reports.markdown import render as render_markdown
from discrepancy.reports.sarif import render as render_sarif
from discrepancy.reports.text import render as render_text

__all__ = ["RENDERERS", "Renderer", "destination"]

RENDERERS: dict[str, Renderer] = {
    "text": render_text,
    "html": render_html,
    "json": render_json,
    "jsonl": render_jsonl,
    "csv": render_csv,
    "md": render_markdown,
    "sarif": render_sarif,
    "junit": render_junit,
    "github": render_github,
    "gitlab": render_gitlab,
}

SUFFIXES = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "md",
    ".sarif": "sarif",
    ".txt": "text",
    ".xml": "junit",
}


def destination(output: str) -> tuple[str, str]:
    """(format, file) of an --output: "gitlab:quality.json", or "report.html" by its suffix.

    Raises SettingsError where neither tells the format.
    """
    name, colon, file = output.partition(":")
    if colon and name in RENDERERS:
        if not file:
            raise SettingsError(f"The output {output!r} names no file.")
        return name, file
    suffix = PurePath(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise SettingsError(
            f"No report format goes with the file name {output!r}.",
            advice=f"Use a name that ends with {', '.join(SUFFIXES)}, or name the format before "
            f"it, such as gitlab:{output or 'FILE'}.",
        )
    return SUFFIXES[suffix], output
