"""Something goes wrong in the middle of a run: nothing is lost, nothing is half written."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty import KILLED, SKIPPED, Ended, at_open, end, killing, small_disk, start, unprivileged
from newsroom import AGREEING

from discrepancy.syntax import SpacyParser

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="runs are forked")

Run = Callable[..., Ended]
CHECK = ("check", "news", "--cache-dir", "kept")
FILES = ("-o", "r.json", "-o", "r.html")
OLD = "the old report"


@pytest.fixture
def run(parser: SpacyParser, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the command in a child; no fault may end in a traceback."""
    next(iter(parser.parse(["It loads the parser."])))
    logs = tmp_path_factory.mktemp("logs")

    def once(
        *arguments: str,
        before: Callable[[], None] = lambda: None,
        after: Callable[[], None] = lambda: None,
    ) -> Ended:
        log = logs / str(len(list(logs.iterdir())))
        ended = end(start(arguments, parser, log, before, after), log)
        require_no_traceback(logs, Path.cwd())
        return ended

    return once


def require_no_traceback(*folders: Path) -> None:
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert not [file for file in files if b"Traceback" in file.read_bytes()]


def one_problem(ended: Ended, said: str) -> None:
    assert ended.code == 2, ended.err
    problem, *advice = ended.err.splitlines()
    assert problem.startswith("discrepancy: ")
    assert said in problem
    assert len(advice) <= 1
    assert not ended.out


def left(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if not file.name.endswith(".tmp"))


# --------------------------------------------------------------------------- killed


def test_killed_before_any_write_nothing_is_lost(ferry: Path, run: Run) -> None:
    whole = run(*CHECK, *FILES)
    assert whole.code == 1
    new = {name: (ferry / name).read_text(encoding="utf-8") for name in ("r.json", "r.html")}
    shutil.rmtree(ferry / "kept")
    moment, killed = 0, 0
    while moment == killed:
        moment += 1
        for name in new:
            (ferry / name).write_text(OLD, encoding="utf-8")
        ended = run(*CHECK, *FILES, before=killing(moment))
        killed += ended.code == KILLED
        for name, text in new.items():
            assert (ferry / name).read_text(encoding="utf-8") in (OLD, text)
    assert killed >= 5
    assert ended == whole  # what the killed runs left in the cache did no harm
    assert {name: (ferry / name).read_text(encoding="utf-8") for name in new} == new
    assert left(ferry) == ["kept", "news", "r.html", "r.json"]


def test_a_baseline_is_old_or_new_whenever_its_writer_is_killed(ferry: Path, run: Run) -> None:
    update = ("baseline", "update", "news", "--baseline", "known.jsonl", "--cache-dir", "kept")
    assert run(*update).code == 0
    new = (ferry / "known.jsonl").read_text(encoding="utf-8")
    old = new.splitlines(keepends=True)[0]  # its header
    moment, killed = 0, 0
    while moment == killed:
        moment += 1
        (ferry / "known.jsonl").write_text(old, encoding="utf-8")
        killed += run(*update, before=killing(moment)).code == KILLED
        assert (ferry / "known.jsonl").read_text(encoding="utf-8") in (old, new)
    assert killed >= 2
    assert (ferry / "known.jsonl").read_text(encoding="utf-8") == new
    assert left(ferry) == ["kept", "known.jsonl", "news"]
    assert not list(ferry.glob(".*.tmp"))


# --------------------------------------------------------------------------- the cache


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    return bytes(byte ^ (1 if at % 97 == 0 else 0) for at, byte in enumerate(data))


@pytest.mark.parametrize("damage", [cut, flipped, lambda _: b"", lambda data: data[::-1]])
def test_a_damaged_cache_changes_no_report(
    damage: Callable[[bytes], bytes], ferry: Path, run: Run
) -> None:
    plain = run(*CHECK, "--format", "json")
    file = ferry / "kept" / "models.sqlite"
    file.write_bytes(damage(file.read_bytes()))
    for _ in range(2):  # that which meets the damage, and the next
        assert run(*CHECK, "--format", "json").out == plain.out != ""


def test_runs_that_share_a_cache_find_the_same(
    ferry: Path, run: Run, parser: SpacyParser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    alone = run(*CHECK[:2], "--no-cache", "--format", "json")
    logs = tmp_path_factory.mktemp("together")
    pids = [start([*CHECK, "--format", "json"], parser, logs / str(n))
            for n in range(3)]  # fmt: skip
    assert [end(pid, logs / str(n)) for n, pid in enumerate(pids)] == [alone] * 3


# --------------------------------------------------------------------------- files that go


def test_an_article_deleted_while_it_is_read_is_skipped(ferry: Path, run: Run) -> None:
    third = ferry / "news" / "third.txt"
    third.write_text(AGREEING, encoding="utf-8")
    ended = run(*CHECK, *FILES, before=at_open("third.txt", third.unlink))
    assert ended.code == 1
    assert (
        ended.err == "Skipped news/third.txt: it could not be opened: No such file or directory\n"
    )
    (skipped,) = json.loads((ferry / "r.json").read_text(encoding="utf-8"))["skipped"]
    assert skipped["path"] == "news/third.txt"


def test_a_folder_for_reports_deleted_in_the_run_is_said(ferry: Path, run: Run) -> None:
    (ferry / "out").mkdir()
    gone = at_open("/out/", lambda: shutil.rmtree(ferry / "out"))
    one_problem(run(*CHECK, "-o", "out/r.json", before=gone), "out/r.json could not be written")
    assert left(ferry) == ["kept", "news"]


@pytest.mark.parametrize("name", ["sources.csv", "known.jsonl"])
def test_what_stands_beside_the_articles_may_go_too(name: str, ferry: Path, run: Run) -> None:
    beside = ferry / ("news" if name == "sources.csv" else "") / name
    beside.write_text("path,title\n" if name == "sources.csv" else "", encoding="utf-8")
    ended = run(*CHECK, "--baseline", "known.jsonl", before=at_open(name, beside.unlink))
    assert ended.code == 1
    assert "bug" not in ended.err


# --------------------------------------------------------------------------- disks


def test_a_full_disk_is_said_and_the_old_report_stands(ferry: Path, run: Run) -> None:
    small = ferry / "small"
    small.mkdir()
    mount = small_disk(small, "64k")

    def with_old_report() -> None:
        mount()
        Path("r.json").write_text(OLD, encoding="utf-8")

    def list_files() -> None:
        sys.stdout.write(f"{left(Path())} {Path('r.json').read_text(encoding='utf-8')}")

    arguments = ("check", str(ferry / "news"), "--cache-dir", "kept", *FILES)
    ended = run(*arguments, before=with_old_report, after=list_files)
    if ended.code == SKIPPED:
        pytest.skip("no disk can be mounted here")
    assert ended.code == 2
    cache, problem, _advice = ended.err.splitlines()
    assert cache.endswith("models.sqlite is not used: database or disk is full.")
    assert problem.startswith("discrepancy: The file r.json could not be written (No space left")
    assert ended.out == f"['kept', 'r.json'] {OLD}"


def test_folders_that_cannot_be_written_to(ferry: Path, run: Run) -> None:
    (ferry / "kept").mkdir()
    for folder in (ferry / "news", ferry / "kept", ferry):
        folder.chmod(0o555)
    try:
        refused = run(*CHECK, "-o", "r.json", before=unprivileged)
        ended = run(*CHECK, "--format", "json", before=unprivileged)
    finally:
        for folder in (ferry, ferry / "kept", ferry / "news"):
            folder.chmod(0o755)
    one_problem(refused, "r.json cannot be written: the folder . is read-only")
    assert ended.code == 1
    assert json.loads(ended.out)["conflicts"]
    (note,) = ended.err.splitlines()
    assert note.startswith(f"The cache kept{os.sep}models.sqlite is not used")
    assert left(ferry) == ["kept", "news"]
