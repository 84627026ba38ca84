"""Ctrl-C ends a command in one word and with one exit code, whatever it is doing."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

INTERRUPTED = 130
PIPE = subprocess.PIPE
CHECK = ("check", "news", "-o", "r.json", "--no-cache")
MORE_THAN_A_PIPE_HOLDS = b"The ferry left at nine.\n" * 20_000


@contextmanager
def started(
    *arguments: str, python: Sequence[str] = (), **streams: Any
) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, *python, "-m", "discrepancy", *arguments]
    with subprocess.Popen(command, **streams) as running:
        try:
            yield running
        finally:
            running.kill()


def interrupted(running: subprocess.Popen[bytes]) -> int:
    """Ctrl-C until it has ended, as a person would.

    The first may be lost: to a library that is being imported, or in the moment between the
    interpreter's last look for signals and a read that waits.
    """
    for _ in range(20):
        running.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return running.wait(10)
    pytest.fail("Ctrl-C does not end it")


def test_before_the_command_is_up(ferry: Path) -> None:
    """The interpreter says what it has imported: click, and not yet the last of the commands."""
    with started(*CHECK, python=["-X", "importtime"], stderr=PIPE) as running:
        assert running.stderr
        said = []
        for line in running.stderr:
            said.append(line)
            if line.split(b"|")[-1].strip() == b"click":
                break
        assert not any(b"discrepancy.commands.stats" in line for line in said)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == INTERRUPTED
    assert err.endswith(b"\nStopped.\n")
    assert b"Traceback" not in err
    assert [path.name for path in ferry.iterdir()] == ["news"]


def test_while_it_waits_for_its_input(folder: Path) -> None:
    command = "check", "-", "-o", "r.json"
    with started(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE) as running:
        assert running.stdin
        running.stdin.write(MORE_THAN_A_PIPE_HOLDS)  # passes only when somebody reads it
        running.stdin.flush()
        code = interrupted(running)
        out, err = running.communicate()
    assert (code, out, err) == (INTERRUPTED, b"", b"\nStopped.\n")
    assert not list(folder.iterdir())


@pytest.mark.slow
def test_amid_the_work(ferry: Path) -> None:
    """Once the first stage shows its progress, which it does on a terminal alone."""
    parent, child = pty.openpty()
    with started(*CHECK, stdin=subprocess.DEVNULL, stdout=PIPE, stderr=child) as running:
        os.close(child)
        shown = os.read(parent, 65536)
        assert shown
        code = interrupted(running)
        out, _ = running.communicate()
    with suppress(OSError):  # the other end is closed
        while part := os.read(parent, 65536):
            shown += part
    os.close(parent)
    assert (code, out) == (INTERRUPTED, b"")
    assert shown.rstrip().endswith(b"Stopped.")
    assert b"Traceback" not in shown
    assert [path.name for path in ferry.iterdir()] == ["news"]
