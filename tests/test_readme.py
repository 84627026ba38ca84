"""The README tells the truth: its help text, its commands, its example in Python."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from discrepancy.cli import cli
from discrepancy.tools import Tools

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def help_of(name: str) -> str:
    """What `discrepancy NAME --help` prints on a terminal of 80 columns: click leaves two free."""
    with cli.make_context("discrepancy", [name, "--help"], terminal_width=78) as outer:
        command = cli.commands[name]
        with command.context_class(command, parent=outer, info_name=name) as inner:
            return command.get_help(inner).strip()


def test_the_help_text_is_what_the_command_prints() -> None:
    block = re.search(
        r"<!-- help: discrepancy check -->\n```text\n(.*?)\n?```\n<!-- /help -->", README, re.S
    )
    assert block
    assert block[1].strip() == help_of("check")


def test_every_command_line_names_a_command_and_options_that_exist() -> None:
    lines = re.findall(r"^discrepancy (\w+)(.*)$", README, re.M)
    assert {name for name, _ in lines} >= {"check", "explain", "baseline"}
    for name, rest in lines:
        command = cli.commands[name]
        if isinstance(command, click.Group):
            command = command.commands[rest.split()[0]]
        known = {flag for option in command.params for flag in option.opts}
        for flag in re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", rest):
            assert flag in known, f"{name} {flag}"


def test_every_file_and_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target
    for path in re.findall(r"\]\(([\w/.-]+)\)", README):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"`((?:discrepancy|benchmarks|reports)/[\w/.-]+)`", README):
        assert (ROOT / path).exists(), path


@pytest.mark.slow
def test_the_python_example_runs(
    tools: Tools, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = re.search(r"```python\n(.*?)```", README, re.S)
    assert example
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(Tools, "of", classmethod(lambda _cls, _settings: tools))
    names: dict[str, object] = {}
    exec(example[1], names)  # noqa: S102 (our own README)
    assert "contradiction" in capsys.readouterr().out
    assert len(names["table"]) == len(names["report"].conflicts)  # type: ignore[arg-type, attr-defined]
