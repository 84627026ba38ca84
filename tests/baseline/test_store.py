"""The file of a baseline: written whole, by one at a time, and merged by git."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from baseline.known import dismissed, entry
from discrepancy import locks
from discrepancy.baseline import Baseline, Decision, Entry, decide, load, locked, save
from discrepancy.errors import BaselineError, OutputError

FEW = Baseline(tuple(entry(f"{number:016x}") for number in range(0, 160, 16)))


def test_a_file_that_does_not_exist_is_empty(folder: Path) -> None:
    assert load(Path("k.jsonl")) == Baseline()
    save(Path("k.jsonl"), FEW)
    assert load(Path("k.jsonl")) == FEW


def test_a_byte_order_mark_and_other_line_ends_do_no_harm(folder: Path) -> None:
    save(Path("k.jsonl"), FEW)
    text = Path("k.jsonl").read_text(encoding="utf-8").replace("\n", "\r\n")
    Path("k.jsonl").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load(Path("k.jsonl")) == FEW


def test_what_cannot_be_read_or_written_is_said(folder: Path) -> None:
    Path("k.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BaselineError, match="UTF-8"):
        load(Path("k.jsonl"))
    with pytest.raises(BaselineError, match="cannot be read"):
        load(folder)
    with pytest.raises(OutputError, match="could not be written"):
        save(Path("gone/k.jsonl"), FEW)


def test_bytes_of_a_command_line_that_are_no_text_can_be_saved(folder: Path) -> None:
    odd = os.fsdecode(b"caf\xe9")
    save(Path("k.jsonl"), Baseline.of([dismissed("a" * 16, odd)]))
    assert load(Path("k.jsonl")).entries[0].reason == "caf?"


def test_what_a_killed_writer_left_is_swept_away_or_let_lie(folder: Path) -> None:
    Path(".k.jsonl.1.tmp").write_text("half", encoding="utf-8")
    Path(".k.jsonl.2.tmp").mkdir()  # nothing that can be deleted as a file
    Path(".other.jsonl.1.tmp").write_text("half", encoding="utf-8")
    save(Path("k.jsonl"), FEW)
    assert load(Path("k.jsonl")) == FEW
    assert {path.name for path in folder.iterdir()} == {
        *("k.jsonl", ".k.jsonl.2.tmp", ".other.jsonl.1.tmp")
    }


def test_a_second_writer_waits_or_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    with (
        locked(Path("k.jsonl")),
        pytest.raises(BaselineError, match="Another process"),
        locked(folder / "k.jsonl"),
    ):
        pytest.fail("two writers at once")
    with locked(Path("k.jsonl")), locked(Path("other.jsonl")):
        pass
    assert not list(folder.iterdir())  # no lock file is left in the repository


def test_writers_at_once_lose_nothing(folder: Path) -> None:
    path = Path("k.jsonl")
    save(path, FEW)

    def work(known: Entry) -> None:
        with locked(path):
            save(path, decide(load(path), known.id, Decision.CONFIRMED)[0])

    threads = [threading.Thread(target=work, args=(known,)) for known in FEW.entries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {e.decision for e in load(path).entries} == {Decision.CONFIRMED}


# --------------------------------------------------------------------------- killed

WRITER = """
import sys
from pathlib import Path
from discrepancy.baseline import Decision, decide, load, locked, save
from discrepancy.outputs import write_all
path = Path("k.jsonl")
for turn in range(1_000_000):
    with locked(path):
        old = load(path)
        known = old.entries[turn % len(old.entries)]
        new, _ = decide(old, known.id, Decision.CONFIRMED, reason=str(turn) * (turn % 50))
        save(path, new)
    write_all({Path("r.json"): "[" + "1," * 20000 + "1]\\n", Path("r.txt"): "x" * 50000})
    print("ready" if turn == 0 else "", flush=True)
"""


@pytest.mark.slow
def test_a_writer_killed_at_any_moment_leaves_a_whole_file(folder: Path) -> None:
    path, chance = Path("k.jsonl"), random.Random(7)  # noqa: S311
    save(path, Baseline.of(entry(f"{number:016x}") for number in range(400)))
    changed = 0
    for _ in range(12):
        before = path.read_bytes()
        writer = subprocess.Popen([sys.executable, "-c", WRITER], stdout=subprocess.PIPE)
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(0.02 + chance.random() / 4)
        writer.send_signal(signal.SIGKILL)
        writer.communicate(timeout=30)
        changed += path.read_bytes() != before
        assert len(load(path).entries) == 400
        for name, size in (("r.json", 40_004), ("r.txt", 50_000)):
            assert not Path(name).exists() or Path(name).stat().st_size == size
    assert changed
    with locked(path):  # the lock of a process that was killed is free
        save(path, load(path))
    assert not list(folder.glob(".k.jsonl.*"))


# --------------------------------------------------------------------------- merged by git


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git, whatever the user's settings."""
    names = {
        f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    env = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", *arguments], env=env, capture_output=True, text=True, check=False)


def committed(baseline: Baseline) -> None:
    save(Path("k.jsonl"), baseline)
    assert git("add", "-A").returncode == 0
    assert git("commit", "-qm", "x").returncode == 0


def merged(ours: Baseline, theirs: Baseline) -> subprocess.CompletedProcess[str]:
    """Merge two branches that began with FEW."""
    assert git("init", "-qb", "main").returncode == 0
    committed(FEW)
    git("checkout", "-qb", "other")
    committed(theirs)
    git("checkout", "-q", "main")
    committed(ours)
    return git("merge", "-q", "--no-edit", "other")


def decided(*places: int, more: str = "") -> Baseline:
    """FEW with decisions at these places, and one entry more."""
    baseline = FEW
    for place in places:
        known = FEW.entries[place]
        baseline, _ = decide(baseline, known.id, Decision.DISMISSED, reason=f"no {place}")
    return Baseline.of([*baseline.entries, *([dismissed(more)] if more else [])])


def test_branches_that_decide_and_add_different_lines_merge(folder: Path) -> None:
    done = merged(decided(1, more=f"{7:016x}"), decided(5, more=f"{120:016x}"))
    assert done.returncode == 0, done.stdout
    result = load(Path("k.jsonl"))
    assert len(result.entries) == len(FEW.entries) + 2
    assert [e.reason for e in result.entries if e.decision is Decision.DISMISSED] == [
        *("two ferries", "no 1", "no 5", "two ferries")
    ]


def test_neighbouring_lines_merge_with_the_attribute_that_the_help_names(folder: Path) -> None:
    Path(".gitattributes").write_text("k.jsonl merge=union\n", encoding="utf-8")
    done = merged(decided(4, 6), decided(5, more=f"{90:016x}"))
    assert done.returncode == 0, done.stdout
    result = load(Path("k.jsonl"))
    assert len(result.entries) == len(FEW.entries) + 1
    reasons = [e.reason for e in result.entries if e.decision is Decision.DISMISSED]
    assert sorted(reasons) == ["no 4", "no 5", "no 6", "two ferries"]


def test_a_merge_that_git_gave_up_is_told_of_by_its_line(folder: Path) -> None:
    done = merged(decided(4), decided(5))
    assert done.returncode != 0  # neighbours, without the attribute
    with pytest.raises(BaselineError, match=r"k\.jsonl, line 6: a merge conflict"):
        load(Path("k.jsonl"))
