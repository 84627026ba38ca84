"""The GitHub action and the pre-commit hook: the same options, and they run, by bash and by git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from discrepancy.commands.check import check

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
STEP = next(step for step in STEPS if step.get("id") == "check")

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def variable(name: str) -> str:
    return name.upper().replace("-", "_")


def as_the_command(folder: Path, script: str) -> str:
    """Put a `discrepancy` of that script first on the path; return the path."""
    folder.mkdir(exist_ok=True)
    command = folder / "discrepancy"
    command.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
    command.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


REAL = f'exec "{sys.executable}" -m discrepancy "$@"'


def step(cwd: Path, script: str, **inputs: str) -> tuple[int, dict[str, str]]:
    """Run the step as GitHub does, in bash, with these inputs; return exit code and outputs."""
    written = cwd / "github-output"
    path = as_the_command(cwd / "bin", script)
    defaults = {name: one.get("default", "") for name, one in ACTION["inputs"].items()}
    given = {variable(name): value for name, value in {**defaults, **inputs}.items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEP["run"]],
        cwd=cwd,
        env={**os.environ, **given, "PATH": path, "GITHUB_OUTPUT": str(written)},
        check=False,
    )
    lines = written.read_text(encoding="utf-8").splitlines()
    return done.returncode, dict(line.split("=", 1) for line in lines)


def options() -> set[str]:
    found = {
        parameter.opts[-1].removeprefix("--")
        for parameter in check.params
        if isinstance(parameter, click.Option)
    }
    return found | {"paths"}


def test_inputs_are_the_options_and_each_has_a_description() -> None:
    assert set(ACTION["inputs"]) == options()
    assert all(one["description"] for one in ACTION["inputs"].values())
    assert STEP["env"] == {variable(name): f"${{{{ inputs.{name} }}}}" for name in options()}


def test_no_script_holds_an_expression() -> None:
    for one in STEPS:
        assert "${{" not in one.get("run", "")
        assert ("run" in one) == ("shell" in one)


def test_sarif_is_uploaded_whatever_the_check_says() -> None:
    upload = STEPS[-1]
    assert "upload-sarif" in upload["uses"]
    assert upload["if"].startswith("always()")


VALUES = {
    "paths": "some articles\n\n$(touch owned)\n`touch owned`; touch owned\n-x",
    "output": "a b.json\n$(touch owned).sarif",
    "min-verdict": '"; touch owned; "',
    "cache": "false",
    "changed-since": "-rf $HOME",
}


def test_inputs_become_arguments_and_nothing_more(tmp_path: Path) -> None:
    code, _ = step(tmp_path, r'printf "%s\0" "$@" >given', **VALUES)
    given = (tmp_path / "given").read_text(encoding="utf-8").rstrip("\0").split("\0")
    assert code == 0
    assert given == [
        "check",
        "--output=a b.json",
        "--output=$(touch owned).sarif",
        '--min-verdict="; touch owned; "',
        "--no-cache",
        "--cache-dir=.discrepancy-cache",
        "--changed-since=-rf $HOME",
        "--",
        "some articles",
        "$(touch owned)",
        "`touch owned`; touch owned",
        "-x",
    ]
    assert not (tmp_path / "owned").exists()


def test_every_option_reaches_the_command(tmp_path: Path) -> None:
    inputs = {name: "true" if switch(name) else f"of {name}" for name in options()}
    step(tmp_path, r'printf "%s\n" "$@" >given', **inputs)
    given = (tmp_path / "given").read_text(encoding="utf-8").splitlines()
    named = {f"--{n}" if switch(n) else f"--{n}=of {n}" for n in options() - {"paths", "cache"}}
    assert {*given} == named | {"check", "--", "of paths"}


def switch(name: str) -> bool:
    return any(
        f"--{name}" in option.opts and isinstance(option, click.Option) and option.is_flag
        for option in check.params
    )


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_exit_code_is_kept_and_the_report_named_for_upload(code: int, tmp_path: Path) -> None:
    found, outputs = step(
        tmp_path, f"touch r.sarif; exit {code}", paths="x", output="r.json\nr.sarif"
    )
    assert found == code
    assert outputs == {"exit-code": str(code), "sarif": "r.sarif"}


def test_a_report_whose_format_is_named_is_uploaded_too(tmp_path: Path) -> None:
    _, outputs = step(tmp_path, "touch found.json", paths="x", output="r.txt\nsarif:found.json")
    assert outputs["sarif"] == "found.json"


@pytest.mark.slow
def test_the_step_runs_the_checker(ferry: Path) -> None:
    code, outputs = step(ferry, REAL, paths="news", output="r.json\nr.sarif")
    assert code == 1
    assert outputs == {"exit-code": "1", "sarif": "r.sarif"}
    assert (ferry / "r.json").is_file()
    assert (ferry / ".discrepancy-cache").is_dir()


# --------------------------------------------------------------------------- pre-commit

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
CONFIG = """
repos:
  - repo: {hooks}
    rev: {revision}
    hooks:
      - id: discrepancy
        language: system  # as installed here; the hook's own language would install it
        args: [news, --min-verdict, contradiction]
"""


def pre_commit(cwd: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    pytest.importorskip("pre_commit")
    env = {**os.environ, "PRE_COMMIT_HOME": str(cwd.parent / "pre-commit")}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=cwd,
        env={**env, "PATH": path or os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ana Moss", "-c", "user.email=ana@beacon.example")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_hook_compares_all_articles_one_run_at_a_time() -> None:
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert hook["pass_filenames"] is False
    assert hook["require_serial"] is True
    checked = pre_commit(ROOT, "validate-manifest", str(MANIFEST))
    assert checked.returncode == 0, checked.stdout


@pytest.mark.slow
def test_pre_commit_runs_the_hook_on_a_repository(ferry: Path) -> None:
    hooks = ferry / "hooks"
    hooks.mkdir()
    shutil.copy(MANIFEST, hooks)
    for folder in (hooks, ferry):
        git(folder, "init", "-q")
    git(hooks, "add", "-A")
    git(hooks, "commit", "-q", "-m", "hooks")
    config = CONFIG.format(hooks=hooks, revision=git(hooks, "rev-parse", "HEAD"))
    (ferry / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(ferry, "add", "news", ".pre-commit-config.yaml")
    path = as_the_command(ferry / "bin", REAL)

    done = pre_commit(ferry, "run", path=path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "CONTRADICTION" in done.stdout
    assert "nine hours" in done.stdout

    gazette = ferry / "news" / "gazette.txt"
    text = gazette.read_text(encoding="utf-8")
    for wrong, right in (("five hours", "nine hours"), ("188", "214"), ("27 May", "20 May")):
        text = text.replace(wrong, right)
    gazette.write_text(text, encoding="utf-8")
    git(ferry, "add", "news")
    done = pre_commit(ferry, "run", path=path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"discrepancy\.+Passed", done.stdout)
