"""The conflicts as a pandas DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancy.records import Report
from discrepancy.reports.rows import COLUMNS, rows

if TYPE_CHECKING:
    import pandas


def to_frame(report: Report) -> pandas.DataFrame:
    """One row a conflict, columns as in the CSV; publication times are UTC, NaT if unknown."""
    import pandas

    frame = pandas.DataFrame(list(rows(report)), columns=list(COLUMNS))
    for column in ("left_published", "right_published"):
        frame[column] = pandas.to_datetime(frame[column], format="ISO8601", utc=True)
    return frame
