"""The baseline: the file of known conflicts, and of what people decided about them.

`load` reads it, `subtract` sets the status of a report's conflicts by it, `adopt`, `prune` and
`decide` make the next one, `save` writes it; `locked` keeps a second writer out in between.
"""

from discrepancy.baseline.changes import adopt, decide, ordered, prune
from discrepancy.baseline.entries import Baseline, Decision, Entry, Right
from discrepancy.baseline.store import load, locked, save
from discrepancy.baseline.subtraction import Subtraction, match, subtract

__all__ = [
    "Baseline",
    "Decision",
    "Entry",
    "Right",
    "Subtraction",
    "adopt",
    "decide",
    "load",
    "locked",
    "match",
    "ordered",
    "prune",
    "save",
    "subtract",
]
