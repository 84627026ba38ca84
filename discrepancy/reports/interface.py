"""What a renderer is: a function from a report to text. Writing files is the caller's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from discrepancy.records import Report

# Pure: equal reports give equal text, which always encodes as UTF-8 and ends with a line end.
Renderer: TypeAlias = Callable[[Report], str]
