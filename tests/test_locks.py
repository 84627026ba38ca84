"""Writers of one file in processes of their own, of which some are killed."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from discrepancy import locks
from discrepancy.errors import BaselineError

# Counts in a file, in two steps: without a lock, of the counts of two at once one is lost.
COUNTER = """
import sys, time
from pathlib import Path
from discrepancy.errors import BaselineError
from discrepancy.locks import locked
path = Path("count.txt")
for _ in range(int(sys.argv[1])):
    with locked(path, told="the count", error=BaselineError):
        count = int(path.read_text())
        time.sleep(0.001)
        path.write_text(str(count + 1))
"""
HOLDER = """
import time
from pathlib import Path
from discrepancy.errors import BaselineError
from discrepancy.locks import locked
with locked(Path("count.txt"), told="the count", error=BaselineError):
    print("held", flush=True)
    time.sleep(60)
"""


def started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def held() -> subprocess.Popen[bytes]:
    holder = started(HOLDER)
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    return holder


def killed(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)


def test_no_count_of_several_processes_is_lost(folder: Path) -> None:
    Path("count.txt").write_text("0", encoding="utf-8")
    processes = [started(COUNTER, "40") for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    for process in processes:
        process.communicate()
    assert Path("count.txt").read_text(encoding="utf-8") == "120"
    assert [path.name for path in folder.iterdir()] == ["count.txt"]  # no lock is left


def test_one_process_keeps_another_out_until_it_is_killed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    holder = held()
    lock = locks.locked(Path("count.txt"), told="the count", error=BaselineError)
    with pytest.raises(BaselineError, match=r"Another process is writing the count count\.txt"):
        lock.__enter__()
    killed(holder)
    assert list(folder.iterdir())  # what it left
    with locks.locked(Path("count.txt"), told="the count", error=BaselineError):
        pass
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("description", "of_folder", "of_lock"),
    [
        ("a folder of one user", 0o700, 0o600),
        ("of a group", 0o2770, 0o660),
        ("of everybody", 0o1777, 0o666),
    ],
)
def test_who_may_write_into_the_folder_may_take_the_lock(
    description: str, of_folder: int, of_lock: int, folder: Path
) -> None:
    """The mask of one user's new files keeps no other user out."""
    shared = folder / "shared"
    shared.mkdir()
    shared.chmod(of_folder)
    before = os.umask(0o077)
    try:
        with locks.locked(shared / "k.jsonl", told="the baseline", error=BaselineError):
            (lock,) = shared.iterdir()
            assert stat.S_IMODE(lock.stat().st_mode) == of_lock
    finally:
        os.umask(before)


def test_where_no_file_can_be_made_it_is_said(folder: Path) -> None:
    (folder / "file").write_text("no folder", encoding="utf-8")
    lock = locks.locked(Path("file/k.jsonl"), told="the baseline", error=BaselineError)
    with pytest.raises(BaselineError, match=r"The baseline file/k\.jsonl cannot be locked \("):
        lock.__enter__()
