"""Find claims about the same event, in articles of several sources, that cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discrepancy.pipeline import check
    from discrepancy.records import Report
    from discrepancy.settings import Settings

__all__ = ["Report", "Settings", "check"]


def __getattr__(name: str) -> Any:
    """Import the public names when first used: `discrepancy --help` needs none of them."""
    if name == "check":
        from discrepancy.pipeline import check

        return check
    if name == "Report":
        from discrepancy.records import Report

        return Report
    if name == "Settings":
        from discrepancy.settings import Settings

        return Settings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
