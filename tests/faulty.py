"""Runs the command line in a child of this process, with a fault at a chosen moment.

The child has the models that are loaded here, so that many runs take little time; its caches,
files and reports are real.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom import BagOfWords

from discrepancy.cli import main
from discrepancy.syntax import SpacyParser

Watch = Callable[[str, tuple[Any, ...]], None]  # an audit hook: event, arguments
WRITES = frozenset(["os.rename", "os.remove", "os.mkdir", "sqlite3.connect"])
KILLED = -signal.SIGKILL
SKIPPED = 77  # the fault cannot be made here
_CAPABILITIES, _OVERRIDE = 0x20080522, 1 << 1  # capset(2), CAP_DAC_OVERRIDE
_NEW_MOUNTS, _PRIVATE = 0x00020000, (1 << 18) | (1 << 14)  # unshare(2), mount(2)


@dataclass(frozen=True)
class Ended:
    """How a run ended: exit code or negative signal, and what it said."""

    code: int
    out: str
    err: str


class _Encoder(BagOfWords):
    def __init__(self, name: str, precision: str) -> None:
        self.name, self.precision = name, precision

    def fingerprint(self) -> str:
        return self.identity


def start(
    arguments: Sequence[str],
    parser: SpacyParser,
    log: Path,
    before: Callable[[], None] = lambda: None,
    after: Callable[[], None] = lambda: None,
) -> int:
    """Fork; the child does `before`, the command, `after`. Return its process id."""
    if pid := os.fork():
        return pid
    code = 99
    try:
        with log.with_suffix(".out").open("w") as out, log.with_suffix(".err").open("w") as err:
            sys.stdout, sys.stderr = out, err
            try:
                code = _run(arguments, parser, before)
                after()
            except BaseException:
                traceback.print_exc()
    finally:
        os._exit(code)


def _run(arguments: Sequence[str], parser: SpacyParser, before: Callable[[], None]) -> int:
    import discrepancy.tools

    discrepancy.tools.encoder_of = _Encoder  # type: ignore[assignment]
    discrepancy.tools.SpacyParser = lambda: parser  # type: ignore[assignment, misc]
    before()
    try:
        main(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)


def end(pid: int, log: Path) -> Ended:
    """Wait for the child."""
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    out, err = (log.with_suffix(suffix).read_text(encoding="utf-8") for suffix in (".out", ".err"))
    return Ended(code, out, err)


# --------------------------------------------------------------------------- faults


def is_write(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether something is about to change on the disk."""
    if event != "open":
        return event in WRITES
    return isinstance(arguments[2], int) and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))


def killing(at: int) -> Callable[[], None]:
    """Kill the process right before its n-th write."""
    seen = 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if is_write(event, arguments):
            seen += 1
            if seen == at:
                os.kill(os.getpid(), signal.SIGKILL)

    return lambda: sys.addaudithook(watch)


def at_open(name: str, do: Callable[[], None]) -> Callable[[], None]:
    """Do something once, right before a file whose path holds `name` is opened."""
    done = False

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if event == "open" and not done and name in str(arguments[0]):
            done = True
            do()

    return lambda: sys.addaudithook(watch)


def small_disk(folder: Path, size: str) -> Callable[[], None]:
    """Give the child a disk of its own at this folder, which is soon full. Needs the rights."""

    def mount() -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        if (
            libc.unshare(_NEW_MOUNTS)
            or libc.mount(b"none", b"/", None, _PRIVATE, None)
            or libc.mount(b"tmpfs", bytes(folder), b"tmpfs", 0, f"size={size}".encode())
        ):
            os._exit(SKIPPED)
        os.chdir(folder)

    return mount


def unprivileged() -> None:
    """Give up the one right of root by which no folder is read-only to it; see capset(2)."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        header, sets = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
        libc.capget(header, sets)
        for at in (0, 1):  # effective, permitted
            sets[at] &= ~_OVERRIDE
        if libc.capset(header, sets):
            os._exit(SKIPPED)
