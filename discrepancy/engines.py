"""Where the work on blocks of texts and on stories is done: in this process, or in several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from discrepancy.errors import ModelError, told_briefly
from discrepancy.settings import Settings
from discrepancy.tools import Tools

# A process takes some seconds to load its models, in which it could have compared about as many.
WORTH_A_PROCESS = 1_000  # sentences

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Does one kind of work on many items. Results come in the order of the items."""

    def map(self, work: Callable[[Tools, T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield `work(tools, item)` of each. Raises what the work raises."""
        ...


@dataclass(frozen=True, slots=True)
class InProcess:
    """One item after the other, here."""

    tools: Tools

    def map(self, work: Callable[[Tools, T], R], items: Iterable[T]) -> Iterator[R]:
        return (work(self.tools, item) for item in items)


@dataclass(frozen=True, slots=True)
class Processes:
    """Items are spread over `jobs` processes of this machine, each of which loads its own models.

    A few items wait for a free process, never all.
    """

    settings: Settings
    jobs: int

    def map(self, work: Callable[[Tools, T], R], items: Iterable[T]) -> Iterator[R]:
        """As `Engine`. Raises ModelError where a process is killed: memory ran out, as a rule."""
        from joblib import Parallel, delayed
        from joblib.externals.loky.process_executor import BrokenProcessPool

        spread = Parallel(n_jobs=self.jobs, return_as="generator", pre_dispatch="2*n_jobs")
        try:
            yield from spread(delayed(apart)(work, self.settings, item) for item in items)
        except BrokenProcessPool as error:
            raise ModelError(
                f"A process that compared articles was ended from outside ({told_briefly(error)}).",
                advice="It may have run out of memory: give a smaller --jobs.",
            ) from error


def engine_of(tools: Tools, sentences: int) -> Engine:
    """Return where so many sentences are best compared, as the settings allow.

    Tools that no settings describe cannot be made anew in another process.
    """
    if tools.settings is None:
        return InProcess(tools)
    jobs = min(tools.settings.jobs or os.cpu_count() or 1, sentences // WORTH_A_PROCESS)
    return Processes(tools.settings, jobs) if jobs > 1 else InProcess(tools)


def apart(work: Callable[[Tools, T], R], settings: Settings, item: T) -> R:
    """Do one item in another process."""
    return work(tools_of(settings), item)


@cache
def tools_of(settings: Settings) -> Tools:
    """Return the tools of this process, made once."""
    return Tools.of(settings)
