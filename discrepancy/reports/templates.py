"""The folder of templates, wherever it was installed, and the one environment that renders it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from discrepancy.errors import OutputError
from discrepancy.reports.characters import visible
from discrepancy.reports.wording import sentence_case

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = Path(__file__).resolve().parent.parent
# A wheel carries the templates inside the package; a checkout and an editable install beside it.
_PLACES = (_PACKAGE / "templates", _PACKAGE.parent / "templates")


def template_folder() -> Path:
    """Raises OutputError when the installation lacks its templates."""
    for place in _PLACES:
        if (place / "report.html.j2").is_file():
            return place
    raise OutputError(
        "The report templates are missing from this installation.",
        advice="Install it again: pip install --force-reinstall discrepancy",
    )


@cache
def environment() -> Environment:
    """Every value is escaped, and shown without control characters, unless it is Markup."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(template_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["sentence_case"] = sentence_case
    return environment


def asset(name: str) -> str:
    """A style sheet or script of ours, as it stands (never rendered)."""
    return (template_folder() / name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    return visible(value) if type(value) is str else value
