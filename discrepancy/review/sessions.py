"""What is remembered of each browser while the page is served: the decisions it can take back."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from discrepancy.review.decisions import Written

MOST_SESSIONS = 500
MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """A decision that can be taken back."""

    item: str  # Item.id
    written: Written


class History:
    """The last decisions by session, latest last. What was unused for longest is forgotten."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._steps: OrderedDict[str, list[Step]] = OrderedDict()

    def add(self, session: str, step: Step) -> None:
        with self._lock:
            steps = self._steps.setdefault(session, [])
            steps.append(step)
            del steps[:-MOST_STEPS]
            self._steps.move_to_end(session)
            while len(self._steps) > MOST_SESSIONS:
                self._steps.popitem(last=False)

    def last(self, session: str) -> Step | None:
        with self._lock:
            steps = self._steps.get(session)
            return steps[-1] if steps else None

    def drop(self, session: str, step: Step) -> None:
        """Forget a step that was taken back, or no longer can be."""
        with self._lock:
            steps = self._steps.get(session, [])
            if step in steps:
                steps.remove(step)
