"""Which conflicts an editor wants to see: what a query string asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from discrepancy.review.items import Item
from discrepancy.review.progress import Progress

STATES = ("todo", "new", "confirmed", "dismissed", "fixed", "all")
LONGEST = 200  # characters of what is searched for


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Field names are those of the query string; "" stands for all."""

    state: str = "todo"
    q: str = ""
    verdict: str = ""
    severity: str = ""
    rule: str = ""
    outlet: str = ""
    event: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filter:
        """What a query asks for. A state that is none is "todo"; other words just match nothing."""
        given = {field.name: query.get(field.name, "")[:LONGEST] for field in fields(cls)}
        if given["state"] not in STATES:
            given["state"] = "todo"
        return cls(**given)

    def query(self, **other: str) -> str:
        """The query string, with other values in the place of some; "" where all are as usual."""
        wanted = replace(self, **other) if other else self
        usual = Filter()
        given = {
            field.name: getattr(wanted, field.name)
            for field in fields(self)
            if getattr(wanted, field.name) != getattr(usual, field.name)
        }
        return urlencode(given)

    @property
    def narrows(self) -> bool:
        """Whether anything but the state is asked for."""
        return replace(self, state="todo") != Filter()

    def admits(self, item: Item) -> bool:
        """Whether an item is asked for, whatever its state."""
        conflict = item.conflict
        return (
            (not self.verdict or conflict.verdict.value == self.verdict)
            and (not self.severity or conflict.severity.value == self.severity)
            and (not self.rule or conflict.rule == self.rule)
            and (not self.outlet or self.outlet in item.outlets)
            and (not self.event or item.event == self.event)
            and all(word in item.text for word in self.q.lower().split())
        )


def in_state(state: str, item: Item, progress: Progress) -> bool:
    """Whether an item is in one of STATES."""
    if state == "new":
        return item.fresh and progress is Progress.TODO
    return state in ("all", progress.value)
