"""Changed files: what git says has changed, on real repositories, and what is then reported."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from newsroom import AGREEING, GAZETTE

from discrepancy.changes import unchanged_files
from discrepancy.errors import InputError

Command = Callable[..., Any]
FILES = ("a.txt", "sub/b.txt", "sub/c d\u00e9.txt", "other/d.txt")


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ana Moss", "-c", "user.email=ana@beacon.example")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def committed(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "articles")


@pytest.fixture
def repository(folder: Path) -> Path:
    git(folder, "init", "-q")
    for name in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"The article {name}.\n" * 9, encoding="utf-8")
    (folder / ".gitignore").write_text("ignored*\n", encoding="utf-8")
    committed(folder)
    return folder


def touch(folder: Path) -> None:
    (folder / "a.txt").write_bytes((folder / "a.txt").read_bytes())


def edit(folder: Path) -> None:
    (folder / "a.txt").write_text("Edited.", encoding="utf-8")


def edit_and_stage(folder: Path) -> None:
    edit(folder)
    git(folder, "add", "a.txt")


def edit_and_commit(folder: Path) -> None:
    edit(folder)
    committed(folder)


def edit_and_undo(folder: Path) -> None:
    before = (folder / "a.txt").read_bytes()
    edit_and_commit(folder)
    (folder / "a.txt").write_bytes(before)


def remove(folder: Path) -> None:
    (folder / "a.txt").unlink()


def add(folder: Path) -> None:
    for name in ("new.txt", "ignored.txt"):
        (folder / name).write_text("New.", encoding="utf-8")


def rename(folder: Path) -> None:
    git(folder, "mv", "sub", "moved")


def rename_and_edit(folder: Path) -> None:
    git(folder, "mv", "a.txt", "z.txt")
    with (folder / "z.txt").open("a", encoding="utf-8") as file:
        file.write("One line more.\n")


def add_sources(folder: Path) -> None:
    table = "path,published\nb.txt,2024-05-13\n"
    (folder / "sub" / "sources.csv").write_text(table, encoding="utf-8")


CHANGES = [
    (touch, set(FILES)),
    (edit, {*FILES[1:]}),
    (edit_and_stage, {*FILES[1:]}),
    (edit_and_commit, {*FILES[1:]}),
    (edit_and_undo, set(FILES)),
    (remove, {*FILES[1:]}),
    (add, set(FILES)),  # what git does not know is not unchanged
    (rename, {"a.txt", "other/d.txt", "moved/b.txt", "moved/c d\u00e9.txt"}),
    (rename_and_edit, {*FILES[1:]}),
    (add_sources, {"a.txt", "other/d.txt"}),  # it dates the articles beside it
]


@pytest.mark.parametrize(("change", "same"), CHANGES, ids=lambda x: getattr(x, "__name__", ""))
def test_what_is_unchanged(
    change: Callable[[Path], None], same: set[str], repository: Path
) -> None:
    first = git(repository, "rev-parse", "HEAD").strip()
    change(repository)
    for folder in (repository, repository / "other"):
        found = unchanged_files(first, folder=folder)
        assert {f.relative_to(repository.resolve()).as_posix() for f in found} == {
            *same,
            ".gitignore",
        }


@pytest.mark.parametrize("revision", ["no-such", "--help", "-1", "HEAD~5", "a.txt", ":a.txt"])
def test_an_unknown_revision_is_refused(revision: str, repository: Path) -> None:
    with pytest.raises(InputError, match="is not known"):
        unchanged_files(revision, folder=repository)


def test_where_there_is_no_repository_it_is_said_in_one_sentence(
    ferry: Path, command: Command
) -> None:
    shown = command("check", "news", "--changed-since", "HEAD")
    assert shown.code == 2
    assert "not a git repository" in shown.err
    assert len(shown.err.splitlines()) == 2  # the sentence and the advice


def pairs(report: Path) -> set[frozenset[str]]:
    data = json.loads(report.read_text(encoding="utf-8"))
    known = {conflict["id"] for conflict in data["conflicts"]}
    assert {id_ for point in data["points"] for id_ in point["conflicts"]} == known
    return {frozenset(side["path"] for side in c["sides"]) for c in data["conflicts"]}


def test_only_conflicts_with_a_changed_file_are_reported(ferry: Path, command: Command) -> None:
    git(ferry, "init", "-q")
    committed(ferry)
    shown = command("check", "news", "--changed-since", "HEAD", "-o", "r.json")
    assert shown.code == 0
    assert pairs(ferry / "r.json") == set()
    assert "not counting" in shown.out
    assert json.loads((ferry / "r.json").read_text(encoding="utf-8"))["summary"]["left_out"]

    third = ferry / "news" / "third.txt"
    third.write_text(AGREEING.replace("nine", "seven"), encoding="utf-8")
    shown = command("check", "news", "--changed-since", "HEAD", "-o", "r.json")
    assert shown.code == 1
    assert pairs(ferry / "r.json")
    assert all("news/third.txt" in pair for pair in pairs(ferry / "r.json"))
    assert command("check", "news", "--changed-since", "no-such").code == 2


def test_the_report_says_nothing_where_nothing_is_left_out(ferry: Path, command: Command) -> None:
    git(ferry, "init", "-q")
    git(ferry, "commit", "-q", "--allow-empty", "-m", "nothing yet")
    (ferry / "news" / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    with_option = command("check", "news", "--changed-since", "HEAD", "--format", "json")
    assert with_option.out == command("check", "news", "--format", "json").out
