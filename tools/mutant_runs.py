"""Runs on each mutant the tests that reach it, and says which mutants a test noticed.

The tests are collected once, the process forks for each mutant, and its tests run there, those of
its own module first, until one fails. Nothing that a mutant would change is kept from before the
fork: mutmut's own runner forks after a run of the tests, and what is cached by then hides the
mutants below. What no mutant changes is kept: the texts that spaCy has parsed.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir
from inspect import signature
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

PACKAGES = ("discrepancy.slots", "discrepancy.conflicts", "discrepancy.baseline")
SECONDS = 20  # of processor time that tests of a mutant may take beside ten times what is usual
MEMORY = 4 << 30  # bytes: a mutant may loop for ever
OPTIONS = ("-x", "-qq", "-s", "--rootdir=.", "--tb=native", "-p", "no:cov", "-p", "no:randomly")


def run(mutants: Sequence[str], copy: Path, tests: Sequence[str], jobs: int) -> dict[str, bool]:
    """Whether a test fails on each mutant.

    `copy` is the folder that has the program and them, `tests` are the arguments for pytest.
    """
    runs = _Runs(mutants, jobs)
    with chdir(copy):
        set_mutant_under_test("stats")
        code = pytest.main([*OPTIONS, *tests, "--hypothesis-profile=mutants"], plugins=[runs])
        if code:
            sys.exit(f"The tests fail on the program as it is (exit code {int(code)}).")
        for mutant in runs.at_import:
            told = {**os.environ, "MUTANT_UNDER_TEST": mutant, "PYTHONPATH": str(Path.cwd())}
            command = [sys.executable, "-m", "pytest", *OPTIONS, *tests]
            done = subprocess.run(command, env=told, capture_output=True, check=False)  # noqa: S603
            runs.killed[mutant] = done.returncode != 0
    return {mutant: runs.killed[mutant] for mutant in mutants}


class _Runs:
    """A pytest plugin in place of its loop over the tests."""

    def __init__(self, mutants: Sequence[str], jobs: int) -> None:
        self.killed: dict[str, bool] = {}
        self.at_import: list[str] = []  # of functions that run when their module is imported
        self._mutants, self._jobs = mutants, jobs

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self) -> None:
        """That there is a failing example is enough, whatever the smallest is."""
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", settings.get_profile("ci"), phases=phases)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        imported = set(state()._stats)
        state()._stats.clear()
        loaders = _loaders()
        for load in loaders:
            load()
        loaded = set(state()._stats)
        parsed = _Parsed()
        reached, seconds, parsed.known = _in_fork(lambda: _survey(session, parsed))
        running: dict[int, str] = {}
        for mutant in self._mutants:
            function = mutant.rpartition("__mutmut_")[0]
            if function in imported:
                self.at_import.append(mutant)
                continue
            late = function in loaded
            items = [item for item in session.items if late or function in reached[item.nodeid]]
            if not items:
                self.killed[mutant] = False
                continue
            if len(running) == self._jobs:
                self._wait(running)
            limit = SECONDS + 10 * sum(seconds[item.nodeid] for item in items)
            items.sort(key=lambda item: (not _near(item, function), seconds[item.nodeid]))
            running[_start(session, mutant, items, int(limit), loaders * late)] = mutant
        while running:
            self._wait(running)
        return True

    def _wait(self, running: dict[int, str]) -> None:
        process, status = os.wait()
        self.killed[running.pop(process)] = status != 0


class _Parsed:
    """What spaCy makes of the texts of the tests, kept beside each pipeline."""

    def __init__(self) -> None:
        from discrepancy.syntax import SpacyParser

        self.known: dict[tuple[str, ...], Any] = {}
        parse = SpacyParser.parse

        def kept(parser: SpacyParser, texts: Sequence[str]) -> Iterator[Any]:
            key = (parser._model, parser._language, *texts)
            if key not in self.known:
                self.known[key] = list(parse(parser, texts))
            yield from self.known[key]

        SpacyParser.parse = kept  # type: ignore[method-assign]


def _survey(session: pytest.Session, parsed: _Parsed) -> tuple[Any, ...]:
    """Run all tests; return the functions that each reaches, its seconds, and the parsed texts."""
    reached: dict[str, set[str]] = {}
    seconds: dict[str, float] = {}
    fixtures: dict[str, set[str]] = defaultdict(set)
    state()._stats.clear()

    class Fixtures:
        @pytest.hookimpl(wrapper=True)
        def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
            result = yield
            if fixturedef.scope != "function":  # set up in the first test that uses it
                fixtures[fixturedef.argname] |= state()._stats
            return result

    session.config.pluginmanager.register(Fixtures())
    for item, following in pairwise([*session.items, None]):
        assert item is not None
        for cache in _caches():  # a test reaches what it would reach if it ran alone
            cache.cache_clear()
        before = process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        seconds[item.nodeid] = process_time() - before
        if session.testsfailed:
            raise RuntimeError(f"{item.nodeid} fails on the program as it is")
        reached[item.nodeid] = set(state()._stats)
        state()._stats.clear()
    for item in session.items:
        names = getattr(item, "fixturenames", ())
        reached[item.nodeid].update(*(fixtures[name] for name in names))
    return reached, seconds, parsed.known


def _caches() -> Iterator[Any]:
    """The caches of functions with arguments, which a test fills."""
    return (cached for cached in _cached() if signature(cached).parameters)


def _loaders() -> list[Any]:
    """The cached functions without arguments: they load what all tests share."""
    return [cached for cached in _cached() if not signature(cached).parameters]


def _cached() -> Iterator[Any]:
    for name, module in list(sys.modules.items()):
        if name.startswith((*PACKAGES, "test_")):
            yield from (value for value in vars(module).values() if hasattr(value, "cache_clear"))


def _near(item: pytest.Item, function: str) -> bool:
    """Whether a test stands in the file of the module's tests."""
    return item.path.stem == f"test_{function.split('.')[-2]}"


def _start(
    session: pytest.Session,
    mutant: str,
    items: Sequence[pytest.Item],
    limit: int,
    stale: Sequence[Any],
) -> int:
    """Run tests in a process of its own; return its id. It exits with 0 when all pass."""
    process = os.fork()
    if process:
        return process
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    signal.alarm(10 * limit)
    set_mutant_under_test(mutant)
    for cache in stale:
        cache.cache_clear()
    try:
        for item, following in pairwise([*items, None]):
            assert item is not None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                os._exit(1)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _in_fork(made: Callable[[], Any]) -> Any:
    """What a function returns that runs in another process, so that it leaves no trace here."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(made(), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(process, 0)
    if status:
        sys.exit("The tests fail on the program as it is.")
    return pickle.loads(data)  # noqa: S301 - of ourselves
