"""What an engine is: where the work on blocks of texts and on stories is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from discrepancy.tools import Tools

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Tools, T], R]


class Engine(Protocol):
    """Does one kind of work on many items, a few of which are under way at a time."""

    def map(self, work: Work[T, R], items: Iterable[T], *, sentences: int = 0) -> Iterator[R]:
        """Yield `work(tools, item)` of each, in the order of the items. Raises what it raises.

        `work` is a function of a module, which other processes can import. `sentences` says how
        much it is, for work in which one process uses one core; 0 for work that uses all of them.
        """
        ...
