"""A scheduler of Dask and its workers: those of an address, or some of our own on this machine."""

from __future__ import annotations

import logging
import os
import signal
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

from discrepancy.errors import EngineError, told_briefly
from discrepancy.settings import Settings

if TYPE_CHECKING:
    from distributed import Client

LOOPBACK = "127.0.0.1"
CONNECTING = 10  # seconds until a scheduler that does not answer is none


@contextmanager
def workers_here(settings: Settings) -> Iterator[str]:
    """Yield the address of a scheduler with workers, which listen on the loopback alone.

    Raises EngineError where they cannot be started.
    """
    from distributed import LocalCluster

    with _same_environment():
        try:
            with _interrupts_ignored():
                cluster = LocalCluster(
                    n_workers=settings.jobs or os.cpu_count() or 1,
                    threads_per_worker=1,
                    processes=True,
                    host=LOOPBACK,
                    dashboard_address=None,
                    # without a dashboard it listens all the same
                    scheduler_kwargs={"dashboard_address": f"{LOOPBACK}:0"},
                    silence_logs=logging.CRITICAL,
                )
        except (OSError, RuntimeError) as error:
            raise EngineError(
                f"The workers could not be started ({told_briefly(error)}).",
                advice='A script that starts them has to begin under if __name__ == "__main__".',
            ) from error
        with cluster:
            yield cluster.scheduler_address


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Workers inherit it: Ctrl-C on a terminal reaches them, too, but is ours to answer."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _same_environment() -> Iterator[None]:
    """Whoever starts workers sets variables for them in the own process, and leaves them there."""
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """Yield a client of the scheduler there. Raises EngineError where none answers."""
    from distributed import Client
    from distributed.utils import LoopRunner

    try:
        LoopRunner().run_sync(_greeted, address, callback_timeout=CONNECTING)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions that differ: see below
            client = Client(address, timeout=CONNECTING, set_as_default=False)
    except Exception as error:  # of many kinds, by what listens there instead
        raise EngineError(
            f"No Dask scheduler answers at {address} ({told_briefly(error)}).",
            advice="Start one there, with dask scheduler, or give another --scheduler.",
        ) from error
    with client:
        yield client


async def _greeted(address: str) -> None:
    """Shake hands. A client does so, too, but waits for ever for a server that says nothing."""
    from distributed import Security
    from distributed.core import connect

    comm = await connect(address, CONNECTING, **Security().get_connection_args("client"))
    await comm.close()


def require_like(client: Client, address: str) -> None:
    """What is sent can be read there in like versions only. Raises EngineError."""
    versions = client.get_versions()
    own = _version(versions["client"])
    there = {f"The worker {name}": one for name, one in versions["workers"].items()}
    for name, one in ((f"The scheduler {address}", versions["scheduler"]), *sorted(there.items())):
        if _version(one) != own:
            raise EngineError(
                f"{name} runs on {_version(one)}, and this process on {own}.",
                advice="Install the same versions, those of constraints.txt, on all machines.",
            )


def _version(of: Mapping[str, Any]) -> str:
    packages = of["packages"]
    python = ".".join(packages["python"].split(".")[:2])
    return f"Python {python} with distributed {packages['distributed']}"
