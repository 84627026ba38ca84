"""The engine of many machines: Dask (https://distributed.dask.org), its scheduler and workers.

Without the address of a scheduler, one is started here with workers on this machine alone. An item
travels as pickled bytes, which only a worker opens: the scheduler needs Dask and nothing else.
What was sent stays with the scheduler until its result is here, so that it is done anew when a
worker is lost.
"""

from __future__ import annotations

import pickle
import socket
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any

from discrepancy import memory
from discrepancy.engines.cluster import connected, require_like, workers_here
from discrepancy.engines.interface import R, T, Work
from discrepancy.engines.local import tools_of
from discrepancy.errors import DiscrepancyError, EngineError
from discrepancy.settings import Settings
from discrepancy.tools import Tools

if TYPE_CHECKING:
    from distributed import Client, Future

WITHOUT_WORKERS = 60  # seconds after which the work is given up
BETWEEN_LOOKS = 5  # seconds without a result until it is asked whether there are workers at all
A_THREAD = 2  # items under way for each: one is worked on while the next one waits beside it

ONE_AT_A_TIME = Lock()  # of the threads a worker may have: models belong to none of them

CONFIG = {
    "distributed.admin.large-graph-warning-threshold": "16 GiB",  # stories are large; few are sent
    "distributed.diagnostics.computations.nframes": 0,  # the caller's source is not sent along
}


@contextmanager
def opened(tools: Tools) -> Iterator[Dask]:
    """Yield the engine, on the scheduler of the settings or on one of its own, closed afterwards.

    Raises EngineError where Dask is not installed, or the scheduler or its workers cannot be used.
    """
    settings = tools.settings or Settings()
    try:
        import dask
        import distributed  # noqa: F401
    except ImportError as error:
        raise EngineError(
            "The engine dask is not installed.", advice="Install it: pip install distributed"
        ) from error
    from distributed import CancelledError
    from distributed.comm import CommClosedError

    with ExitStack() as stack:
        stack.enter_context(dask.config.set(CONFIG))
        address = settings.scheduler or stack.enter_context(workers_here(settings))
        client = stack.enter_context(connected(address))
        engine = Dask(client, settings, memory.engine(), tools.fingerprint(), address)
        engine.require_workers()
        require_like(client, address)
        try:
            yield engine
        except (CancelledError, CommClosedError) as error:
            raise EngineError(
                f"The scheduler {address} was lost in the midst of the work.",
                advice="See whether it still runs, and begin again: what is in the cache is kept.",
            ) from error


@dataclass(frozen=True, slots=True)
class Dask:
    """Items go to workers, a few for each thread; results come in the order of the items."""

    client: Client
    settings: Settings
    package: str  # digest of this package and of what it works with
    models: str  # fingerprint
    address: str

    def map(
        self,
        work: Work[T, R],
        items: Iterable[T],
        *,
        sentences: int = 0,  # noqa: ARG002  # the workers are there, and load their models anyway
    ) -> Iterator[R]:
        """As `Engine`. Raises EngineError where scheduler or workers are lost, or differ."""
        waiting = enumerate(items)
        away: dict[Future[Any], int] = {}
        back: dict[int, R] = {}
        turn = 0
        while True:
            for number, item in islice(waiting, max(0, self._most() - len(away))):
                away[self._sent(work, item)] = number
            if not away:
                return
            for future in self._done(away):
                back[away.pop(future)] = self._result(future)
            while turn in back:
                yield back.pop(turn)
                turn += 1

    def require_workers(self) -> None:
        """Wait until there is a worker. Raises EngineError."""
        try:
            self.client.wait_for_workers(1, timeout=WITHOUT_WORKERS)
        except TimeoutError as error:
            raise EngineError(
                f"The scheduler {self.address} has had no worker for {WITHOUT_WORKERS} seconds.",
                advice=f"Start some: dask worker {self.address} --nthreads 1",
            ) from error

    def _most(self) -> int:
        threads = sum(map(int, self.client.nthreads().values()))
        return A_THREAD * max(1, threads)

    def _sent(self, work: Work[T, R], item: T) -> Future[Any]:
        packed = pickle.dumps((work, self.settings, self.models, item), protocol=5)
        parcel = pickle.dumps(_Parcel(self.package, packed), protocol=5)
        return self.client.submit(pickle.loads, parcel, pure=False)

    def _done(self, away: Collection[Future[Any]]) -> Collection[Future[Any]]:
        from distributed import wait

        while True:
            try:
                with self.client.as_current():
                    done = wait([*away], BETWEEN_LOOKS, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                self.require_workers()
            else:
                return sorted(done, key=lambda future: future.key)

    def _result(self, future: Future[Any]) -> Any:
        from distributed import KilledWorker

        try:
            return future.result()
        except DiscrepancyError:
            raise
        except ModuleNotFoundError as error:
            raise EngineError(
                f"A worker of the scheduler {self.address} lacks the module {error.name}.",
                advice="Install discrepancy on every worker, in the version that runs here.",
            ) from error
        except KilledWorker as error:
            raise EngineError(
                "Several workers were ended from outside, one after the other, at the same work.",
                advice="They may have run out of memory: start fewer on a machine.",
            ) from error


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Work that is done where it is unpickled."""

    package: str
    packed: bytes

    def __reduce__(self) -> tuple[Any, ...]:
        return _done_here, (self.package, self.packed)


def _done_here(package: str, packed: bytes) -> Any:
    """Do what was sent. Raises EngineError where this process would come to something else."""
    if memory.engine() != package:
        raise _differs("another version of discrepancy, or of a library it works with,")
    work, settings, models, item = pickle.loads(packed)  # noqa: S301
    with ONE_AT_A_TIME:
        tools = tools_of(settings)
        if tools.fingerprint() != models:
            raise _differs("other models")
        return work(tools, item)


def _differs(what: str) -> EngineError:
    return EngineError(
        f"A worker, {socket.gethostname()}, has {what} than this machine.",
        advice="Install the same on all machines, in the versions of constraints.txt.",
    )
