"""What an export is: a function from a report and the known conflicts to a file's content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from discrepancy.baseline import Entry
from discrepancy.records import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Whose decisions these are, where they are published under a name."""

    name: str = ""
    url: str = ""  # of the page on which they stand


UNNAMED = Desk()


class Render(Protocol):
    """Pure: equal reports and entries, in whatever order, give equal content.

    `report` holds the articles and all that was found in them now; without any, what an entry
    tells of its conflict is all that is known of it.
    """

    def __call__(
        self, report: Report, entries: Sequence[Entry], desk: Desk = ..., /
    ) -> str | bytes:
        """Return the content: text always encodes as UTF-8."""


@dataclass(frozen=True, slots=True)
class Export:
    """One form, for menus and downloads. `suffix` is that of its files."""

    title: str
    media_type: str
    suffix: str
    render: Render
    of_articles: bool = False  # it speaks of what stands in articles: nothing without a report
