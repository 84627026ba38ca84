"""Ctrl-C ends a command in one word and with one exit code, whatever it is doing."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

INTERRUPTED = 130
PIPE = subprocess.PIPE
CHECK = ("check", "news", "-o", "r.json", "--no-cache")
MORE_THAN_A_PIPE_HOLDS = b"The ferry left at nine.\n" * 20_000


def started(*arguments: str, python: Sequence[str] = (), **streams: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, *python, "-m", "discrepancy", *arguments]
    return subprocess.Popen(command, **streams)


def interrupted(running: subprocess.Popen[bytes]) -> int:
    """Ctrl-C until it has ended: a library that is being imported may swallow the first."""
    for _ in range(20):
        running.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return running.wait(10)
    running.kill()
    pytest.fail("Ctrl-C does not end it")


def test_before_the_command_is_up(ferry: Path) -> None:
    """The interpreter says what it has imported: click, and not yet the last of the commands."""
    running = started(*CHECK, python=["-X", "importtime"], stderr=PIPE)
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
    running = started("check", "-", "-o", "r.json", stdin=PIPE, stdout=PIPE, stderr=PIPE)
    assert running.stdin
    running.stdin.write(MORE_THAN_A_PIPE_HOLDS)  # passes only when somebody reads it
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    running.wait(60)
    out, err = running.communicate()
    assert (running.returncode, out, err) == (INTERRUPTED, b"", b"\nStopped.\n")
    assert not list(folder.iterdir())


@pytest.mark.slow
def test_amid_the_work(ferry: Path) -> None:
    """Once the first stage shows its progress, which it does on a terminal alone."""
    parent, child = pty.openpty()
    running = started(*CHECK, stdin=subprocess.DEVNULL, stdout=PIPE, stderr=child)
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
