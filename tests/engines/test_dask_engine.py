"""The engine of many machines: real schedulers and workers, processes of their own on loopback."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from errands import doubled, endless_after, killed, refused, slower_first
from newsroom import BagOfWords

from discrepancy import memory
from discrepancy.articles import read_articles
from discrepancy.cache import Cache
from discrepancy.cached import CachedEncoder, CachedParser
from discrepancy.embeddings import Vectors, encoder_of
from discrepancy.engines import cluster as clusters
from discrepancy.engines import dask as engine
from discrepancy.engines import engine_of
from discrepancy.errors import EngineError, ModelError
from discrepancy.judges import judge_of
from discrepancy.pipeline import check_articles
from discrepancy.records import Article
from discrepancy.reports import RENDERERS
from discrepancy.settings import ENCODER, Settings
from discrepancy.syntax import SpacyParser
from discrepancy.tools import Tools

distributed = pytest.importorskip("distributed", reason="the extra distributed is not installed")
dask = pytest.importorskip("dask")
psutil = pytest.importorskip("psutil")

HERE = Path(__file__).parent
CASES = HERE.parent / "cases"
WITHOUT_PACKAGE = "import sys; sys.modules['discrepancy'] = None"
LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
QUIET = {**os.environ, "DASK_LOGGING__DISTRIBUTED": "critical"}


@contextmanager
def process(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command of Dask, which can import what the tests can."""
    env = {**QUIET, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as started:
        try:
            yield started
        finally:
            started.kill()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def scheduler() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start one, which knows nothing of the package: it passes on what it cannot read."""
    port = free_port()
    bare = ("--port", str(port), "--preload", WITHOUT_PACKAGE)
    with process("scheduler", *LOOPBACK, *bare) as started:
        yield f"tcp://127.0.0.1:{port}", started


def worker(address: str, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    return process("worker", address, "--nthreads", "1", "--no-nanny", *LOOPBACK, *more)


@dataclass(frozen=True)
class Cluster:
    """A scheduler, and what it was started with."""

    address: str
    workers: Sequence[subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A scheduler with two workers."""
    with scheduler() as (address, _), worker(address) as one, worker(address) as two:
        yield Cluster(address, (one, two))


def on(address: str, **more: object) -> Tools:
    return Tools.of(Settings(engine="dask", scheduler=address, cache=False, **more))  # type: ignore[arg-type]


# --------------------------------------------------------------------------- what it does


def test_results_come_in_order_though_later_ones_are_there_first(cluster: Cluster) -> None:
    with engine_of(on(cluster.address)) as there:
        assert list(there.map(slower_first, range(20))) == [*range(20)]
        assert list(there.map(doubled, [])) == []


def test_items_are_sent_as_workers_get_free(cluster: Cluster) -> None:
    taken = 0

    def taken_by_one(number: int) -> int:
        nonlocal taken
        taken += 1
        return number

    with engine_of(on(cluster.address)) as there:
        for number, _ in enumerate(there.map(doubled, map(taken_by_one, range(100)))):
            assert taken <= number + 1 + 3 * 2 * engine.A_THREAD
    assert taken == 100


def test_what_the_work_raises_is_raised_here(cluster: Cluster) -> None:
    with (
        engine_of(on(cluster.address)) as there,
        pytest.raises(ModelError, match="is gone") as caught,
    ):
        list(there.map(refused, range(4)))
    assert caught.value.advice == "Install it again."


@dataclass(frozen=True)
class Expected:
    """Articles, a cache with what the models give for them, and the report of one process."""

    articles: Sequence[Article]
    folder: Path
    report: str

    def cache(self, place: Path) -> str:
        """Copy the cache, so that no run finds what another found."""
        return str(shutil.copytree(self.folder, place / "cache"))


class Known(BagOfWords):
    """Gives vectors in the name of the model, which then need not be loaded: they are known."""

    identity = ENCODER

    def encode(self, texts: Sequence[str]) -> Vectors:
        """By long words alone, which keeps stories apart."""
        return super().encode([" ".join(re.findall(r"\w{7,}", text)) for text in texts])


@pytest.fixture(scope="module")
def expected(parser: SpacyParser, tmp_path_factory: pytest.TempPathFactory) -> Expected:
    """Slots and outcomes are not kept: that is left to the workers."""
    folder = tmp_path_factory.mktemp("cache")
    articles, _ = read_articles(sorted(CASES.iterdir())[:5], settings=Settings())
    kept = Cache(folder)
    own = Tools(
        CachedEncoder(Known(), kept, cache(encoder_of().fingerprint)),
        CachedParser(parser, kept, cache(parser.fingerprint)),
        judge=judge_of(Settings().judge),
    )
    return Expected(articles, folder, json(articles, own))


def json(
    articles: Sequence[Article], tools: Tools, tell: Callable[[str, int, int], None] | None = None
) -> str:
    return RENDERERS["json"](check_articles(articles, tools=tools, progress=tell))


def test_a_worker_killed_in_mid_run_costs_no_result(
    expected: Expected, cluster: Cluster, tmp_path: Path
) -> None:
    given = Settings(engine="dask", scheduler=cluster.address, cache_dir=expected.cache(tmp_path))
    ended: list[int] = []

    def kill_one(stage: str, done: int, total: int) -> None:
        if stage == "comparing" and 0 < done < total and not ended:
            cluster.workers[0].send_signal(signal.SIGKILL)
            ended.append(cluster.workers[0].wait())

    assert json(expected.articles, Tools.of(given), kill_one) == expected.report
    assert ended == [-signal.SIGKILL]


def test_workers_of_its_own_come_to_the_same_and_listen_on_loopback_alone(
    expected: Expected, tmp_path: Path
) -> None:
    given = Settings(engine="dask", jobs=2, cache_dir=expected.cache(tmp_path))
    listening: set[str] = set()
    environment = dict(os.environ)
    me = psutil.Process()
    others = {*me.children(recursive=True)}

    def look(stage: str, done: int, total: int) -> None:
        for one in {me, *me.children(recursive=True)} - others:
            found = one.net_connections("inet")
            listening.update(c.laddr.ip for c in found if c.status == psutil.CONN_LISTEN)

    assert json(expected.articles, Tools.of(given), look) == expected.report
    assert listening == {"127.0.0.1"}
    assert dict(os.environ) == environment
    left = {*me.children(recursive=True)} - others
    assert all("resource_tracker" in " ".join(one.cmdline()) for one in left)


# --------------------------------------------------------------------------- what can go wrong


def refusal(tools: Tools, work: Callable[[Tools, int], int] = doubled) -> str:
    with pytest.raises(EngineError) as caught, engine_of(tools) as there:
        list(there.map(work, range(4)))
    assert caught.value.advice
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_a_worker_of_another_version_is_refused(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "engine", lambda: "of tomorrow")
    assert "another version of discrepancy" in refusal(on(cluster.address))


def test_a_worker_with_other_models_is_refused(cluster: Cluster) -> None:
    tools = replace(on(cluster.address), fingerprint=lambda: "of tomorrow")
    assert "other models" in refusal(tools)


def test_another_version_of_dask_is_refused(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import versions

    def of_tomorrow(packages: object = None) -> dict[str, object]:
        return {"host": {}, "packages": {"python": "3.11.9.final.0", "distributed": "2999.1.0"}}

    monkeypatch.setattr(versions, "get_versions", of_tomorrow)
    assert "distributed 2999.1.0" in refusal(on(cluster.address))


def test_work_that_ends_every_worker_is_given_up() -> None:
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        settings = Settings(engine="dask", jobs=1, cache=False)
        assert "ended from outside" in refusal(Tools.of(settings), killed)


def test_workers_that_cannot_be_started_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(**given: object) -> None:  # as where each worker begins the script anew
        raise RuntimeError("Nanny failed to start.")

    monkeypatch.setattr(distributed, "LocalCluster", failing)
    assert "could not be started (RuntimeError: Nanny failed" in refusal(on(""))


@pytest.fixture(scope="module")
def bare() -> Iterator[str]:
    """The address of a scheduler without workers."""
    with scheduler() as (address, _):
        yield address


def test_a_scheduler_without_workers_is_given_up(
    bare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WITHOUT_WORKERS", 1)
    assert "has had no worker for 1 seconds" in refusal(on(bare))


def test_a_worker_without_the_package_is_told(bare: str) -> None:
    with worker(bare, "--preload", WITHOUT_PACKAGE):
        assert "lacks the module discrepancy" in refusal(on(bare))


def test_a_scheduler_that_is_lost_is_told() -> None:
    with scheduler() as (address, started), worker(address):

        def killing() -> None:
            with engine_of(on(address)) as there:
                for _ in there.map(endless_after, range(4)):
                    started.kill()

        with pytest.raises(EngineError, match="was lost") as caught:
            killing()
    assert caught.value.advice


def test_where_no_scheduler_is_none_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "CONNECTING", 1)
    assert "No Dask scheduler answers" in refusal(on(f"tcp://127.0.0.1:{free_port()}"))


def test_what_is_no_scheduler_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "CONNECTING", 1)
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert "No Dask scheduler answers" in refusal(
            on(f"tcp://127.0.0.1:{other.getsockname()[1]}")
        )


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "not installed" in refusal(on(""))
