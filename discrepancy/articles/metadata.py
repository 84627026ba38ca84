"""What is known of an article: the sources of metadata in their order, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from discrepancy.articles.dates import parse_date_line, parse_file_name
from discrepancy.articles.interface import Declared, Stamp

FILE_NAME = "file name"
DATE_LINE = "date line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of records.Article that do not come from its prose."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: datetime | None = None
    published_precision: str = ""
    published_from: str = ""
    notes: tuple[str, ...] = ()


def merge(sources: Sequence[Declared], *, file_name: str, date_lines: Sequence[str]) -> Metadata:
    """Field by field, the first that has it: `sources` in order, file name, then date lines.

    A date line gives the time of day where it names the very day of the file name.
    """
    written = next((stamp for line in date_lines if (stamp := parse_date_line(line))), None)
    dated = [(source.source, source.published) for source in sources]
    dated += [(FILE_NAME, _refined(parse_file_name(file_name), written)), (DATE_LINE, written)]
    origin, stamp = next(((name, found) for name, found in dated if found), ("", None))
    return Metadata(
        title=next((source.title for source in sources if source.title), ""),
        publisher=next((source.publisher for source in sources if source.publisher), ""),
        url=next((source.url for source in sources if source.url), ""),
        published=stamp.moment if stamp else None,
        published_precision=stamp.precision if stamp else "",
        published_from=origin,
        notes=tuple(note for source in sources for note in source.notes),
    )


def _refined(day: Stamp | None, written: Stamp | None) -> Stamp | None:
    if day and written and written.moment.date() == day.moment.date():
        return written
    return day
