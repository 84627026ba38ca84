"""The baseline: the file of known conflicts, and of what people decided about them.

`load` reads it, `subtract` sets the status of a report's conflicts by it, `adopt`, `prune` and
`decide` make the next one, `save` writes it; `locked` keeps a second writer out in between.
"""

from discrepancy.baseline.changes import adopt, decide, prune
from discrepancy.baseline.entries import Baseline, Decision, Entry, Grounds, Right
from discrepancy.baseline.matching import grounds_of, match, ordered
from discrepancy.baseline.store import load, locked, save
from discrepancy.baseline.subtraction import Subtraction, subtract

__all__ = [
    "Baseline",
    "Decision",
    "Entry",
    "Grounds",
    "Right",
    "Subtraction",
    "adopt",
    "decide",
    "grounds_of",
    "load",
    "locked",
    "match",
    "ordered",
    "prune",
    "save",
    "subtract",
]
