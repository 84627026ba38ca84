"""Report -> text: one renderer a format, in one explicit dict."""

from __future__ import annotations

from pathlib import PurePath

from discrepancy.errors import SettingsError
from discrepancy.reports.csv import render as render_csv
from discrepancy.reports.html import render as render_html
from discrepancy.reports.interface import Renderer
from discrepancy.reports.json import render as render_json
from discrepancy.reports.text import render as render_text

__all__ = ["RENDERERS", "Renderer", "format_of"]

RENDERERS: dict[str, Renderer] = {
    "csv": render_csv,
    "html": render_html,
    "json": render_json,
    "text": render_text,
}

SUFFIXES = {".csv": "csv", ".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


def format_of(path: str | PurePath) -> str:
    """The format that a file's suffix asks for. Raises SettingsError when none does."""
    suffix = PurePath(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise SettingsError(
            f"No report format goes with the file name {str(path)!r}.",
            advice=f"Use a name that ends with {', '.join(sorted(SUFFIXES))}, or give --format.",
        )
    return SUFFIXES[suffix]
