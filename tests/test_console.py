"""The terminal: progress is for terminals, and libraries are quiet only while a command runs."""

from __future__ import annotations

import io
import logging
import sys
import warnings

import pytest

from discrepancy import console


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with console.progress() as tell:
        assert tell is not None
        tell("encoding", 0, 3)
        tell("encoding", 3, 3)
        tell("comparing", 1, 1)
    assert "Encoding" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K")  # the lines are wiped


def test_no_progress_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with console.progress() as tell:
        assert tell is None


def test_notes_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    console.note("a\x1b]0;owned\x07\nb\N{RIGHT-TO-LEFT OVERRIDE}c")
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert not {"\x1b", "\x07", "\N{RIGHT-TO-LEFT OVERRIDE}"} & set(shown)


@pytest.mark.parametrize(
    ("description", "variables", "expected"),
    [
        ("a terminal", {}, True),
        ("told not to", {"NO_COLOR": "1"}, False),
        ("an empty variable tells nothing", {"NO_COLOR": ""}, True),
        ("a terminal that cannot", {"TERM": "dumb"}, False),
    ],
)
def test_colour(
    description: str,
    variables: dict[str, str],
    expected: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert console.colour(Terminal()) is expected
    assert console.colour(io.StringIO()) is False


def test_libraries_are_quiet_while_a_command_runs_and_no_longer(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISCREPANCY_DEBUG", raising=False)
    with console.quiet_libraries():
        warnings.warn("an old habit", DeprecationWarning, stacklevel=1)
        logging.getLogger("library").error("noise")
    assert not caplog.records
    logging.getLogger("library").error("news")
    assert [record.message for record in caplog.records] == ["news"]
    with pytest.warns(DeprecationWarning, match="old habit"):
        warnings.warn("an old habit", DeprecationWarning, stacklevel=1)
