"""Which articles changed since a git revision, and the conflicts in which one of them stands."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath

from discrepancy.errors import InputError
from discrepancy.records import Report

SOURCES = "sources.csv"  # metadata of the articles beside and below it


def only_changed(report: Report, unchanged: Collection[Path]) -> Report:
    """Keep the conflicts in which at least one side stands in a file that changed.

    `unchanged` are absolute paths, as from `unchanged_files`.
    """
    changed = {a.id for a in report.articles if Path(a.path).resolve() not in unchanged}
    kept = tuple(c for c in report.conflicts if changed & {side.article for side in c.sides})
    left_out = len(report.conflicts) - len(kept)
    if not left_out:
        return report
    ids = {conflict.id for conflict in kept}
    points = (
        replace(point, conflicts=tuple(id_ for id_ in point.conflicts if id_ in ids))
        for point in report.points
    )
    return replace(
        report,
        conflicts=kept,
        left_out=left_out,
        points=tuple(point for point in points if point.conflicts),
    )


def unchanged_files(revision: str, *, folder: Path) -> frozenset[Path]:
    """Return the absolute paths of all files that are in the working tree as in the revision.

    What was only renamed is unchanged; what git does not know, or ignores, has changed. So has
    every file whose `sources.csv` has, as that tells when it was published. Raises InputError.
    """
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n")).resolve()
    commit = _commit(top, revision)
    changed, renamed = _differences(top, commit)
    files = _names(_git(top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit))
    new = _names(_git(top, "ls-files", "-z", "--others", "--", f":(glob)**/{SOURCES}"))
    tables = (PurePosixPath(name) for name in (*changed, *new))
    retold = {table.parent for table in tables if table.name == SOURCES}
    return frozenset(
        top / name
        for name in ({*files} - changed) | renamed
        if not retold & {*PurePosixPath(name).parents}
    )


def content(revision: str, path: str, *, folder: Path) -> bytes:
    """Return a file, its path relative to `folder`, as it was at a revision. Raises InputError."""
    commit = _commit(folder, revision)
    try:
        return _git(folder, "cat-file", "blob", f"{commit}:./{path}")
    except InputError as error:
        raise InputError(
            f"There is no file {path} at the revision {revision}.",
            advice="Give REV:PATH with the path from the folder the command is run in.",
        ) from error


def _commit(folder: Path, revision: str) -> str:
    _git(folder, "rev-parse", "--git-dir")  # says so where there is no repository
    try:
        found = _git(
            folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^0"
        )
    except InputError as error:
        raise InputError(
            f"The revision {revision} is not known in this git repository.",
            advice="Give a commit, branch or tag. A shallow clone lacks older ones: fetch more "
            "(actions/checkout: fetch-depth: 0).",
        ) from error
    return found.decode().strip()


def _differences(top: Path, commit: str) -> tuple[set[str], set[str]]:
    """Paths that differ between a commit and the working tree, and those that were but renamed."""
    options = ("--raw", "-z", "--no-ext-diff", "--no-textconv", "--find-renames=100%", "-l0")
    changed, renamed = set[str](), set[str]()
    fields = iter(_names(_git(top, "diff", *options, commit, "--")))
    for status in fields:
        paths = [*islice(fields, 2 if status.rsplit(" ", 1)[-1][0] in "RC" else 1)]
        if len(paths) == 2:
            renamed.add(paths[1])
        changed.add(paths[0])
    return changed, renamed


def _names(output: bytes) -> Iterator[str]:
    return (os.fsdecode(part) for part in output.split(b"\0") if part)


def _git(folder: Path, *arguments: str) -> bytes:
    """Run git, which writes nothing. Raises InputError where there is none, or it refuses."""
    try:
        done = subprocess.run(  # noqa: S603 (no shell; a revision cannot be an option)
            ["git", *arguments],  # noqa: S607 (the git of the user)
            cwd=folder,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise InputError(
            "git could not be run.", advice="Install git, or give no git revision."
        ) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        reason = said.removeprefix("fatal: ").split(" (or any")[0]
        raise InputError(
            f"git cannot tell what changed ({reason or 'it failed'}).",
            advice="Run the command in a git repository, or without a git revision.",
        )
    return done.stdout
