"""Where the work on blocks of texts and on stories is done: here, or on machines under Dask.

The result is the same wherever it is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from discrepancy.engines.interface import Engine
from discrepancy.engines.local import Local
from discrepancy.settings import DASK
from discrepancy.tools import Tools

__all__ = ["Engine", "engine_of"]


@contextmanager
def engine_of(tools: Tools) -> Iterator[Engine]:
    """Yield the engine that the settings name. Raises EngineError where it cannot be had.

    Tools that no settings describe cannot be made anew in another process: they are used here.
    """
    if tools.settings is None or tools.settings.engine != DASK:
        yield Local(tools)
        return
    from discrepancy.engines.dask import opened

    with opened(tools) as engine:
        yield engine
