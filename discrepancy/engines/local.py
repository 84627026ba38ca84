"""The engine of one machine: this process, or several where there is enough to do."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from discrepancy.engines.interface import R, T, Work
from discrepancy.errors import EngineError, told_briefly
from discrepancy.headroom import tidy_seldom
from discrepancy.settings import Settings
from discrepancy.tools import Tools

# A process takes some seconds to load its models, in which it could have compared about as many.
WORTH_A_PROCESS = 1_000  # sentences


@dataclass(frozen=True, slots=True)
class Local:
    """Does the work in this process, or in processes that load their own models."""

    tools: Tools

    def map(self, work: Work[T, R], items: Iterable[T], *, sentences: int = 0) -> Iterator[R]:
        """As `Engine`. Raises EngineError where a process is killed: memory ran out, as a rule."""
        jobs, settings = self.jobs(sentences), self.tools.settings
        if settings and jobs > 1:
            return _spread(work, items, settings, jobs)
        return (work(self.tools, item) for item in items)

    def jobs(self, sentences: int) -> int:
        """Return in how many processes so many sentences are best compared."""
        if self.tools.settings is None:
            return 1
        most = self.tools.settings.jobs or os.cpu_count() or 1
        return max(1, min(most, sentences // WORTH_A_PROCESS))


def _spread(work: Work[T, R], items: Iterable[T], settings: Settings, jobs: int) -> Iterator[R]:
    """A few items wait for a free process, never all."""
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import BrokenProcessPool

    spread = Parallel(n_jobs=jobs, return_as="generator", pre_dispatch="2*n_jobs")
    try:
        yield from spread(delayed(apart)(work, settings, item) for item in items)
    except BrokenProcessPool as error:
        raise EngineError(
            f"A process that compared articles was ended from outside ({told_briefly(error)}).",
            advice="It may have run out of memory: give a smaller --jobs.",
        ) from error


def apart(work: Work[T, R], settings: Settings, item: T) -> R:
    """Do one item in another process."""
    return work(tools_of(settings), item)


# Processes outlive a run, and the next may come with other settings; two runs at once may differ.
@lru_cache(maxsize=2)
def tools_of(settings: Settings) -> Tools:
    """Return the tools of this process, which belongs to runs alone; made once."""
    tidy_seldom()
    return Tools.of(settings)
