"""The dateline that opens a report: "KALAMATA, Greece, Aug 7 (Agency) - A wildfire ..."."""

from __future__ import annotations

import re

# Capitals at least in the first word, or an agency in brackets, before a dash.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z’'.-]{2,30}(?:[ /][A-Z][A-Z’'.-]{1,30}){0,3}"
    r"(?:,? [^-–—\n]{1,60}?)? ?|\([A-Z][\w &.]{1,40}\) ?)[-–—]{1,2} "
)


def dateline_end(text: str) -> int:
    """Return the offset at which the report itself begins; 0 where there is no dateline."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
