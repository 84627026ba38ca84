"""`discrepancy review` from the command line: what it refuses before the work, what it says."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from reports.sample import REPORT

from discrepancy.pipeline import check
from discrepancy.review import Address, make_desk, open_server
from discrepancy.review.server import Server
from discrepancy.settings import Settings
from discrepancy.tools import Tools

from .desks import Clock, desk_of
from .serving import free_port, serve, write

Command = Callable[..., Any]


@pytest.mark.parametrize(
    ("description", "options", "said"),
    [
        ("no baseline", [], "in which file decisions are kept"),
        ("a short token", ["--baseline", "k.jsonl", "--token", "secret"], "fewer than 16"),
        ("no address", ["--baseline", "k.jsonl", "--host", "not a host"], "cannot listen on"),
        ("no report", ["--baseline", "k.jsonl", "--report", "none.json"], "cannot be read"),
        ("a broken baseline", ["--baseline", "broken.jsonl"], "line 1: no JSON record"),
        ("a port that is none", ["--baseline", "k.jsonl", "--port", "70000"], "--port"),
    ],
)
def test_what_cannot_be_done_is_said_at_once(
    ferry: Path, command: Command, description: str, options: list[str], said: str
) -> None:
    (ferry / "broken.jsonl").write_text("{", encoding="utf-8")
    shown = command("review", "news", "--port", str(free_port()), "--no-browser", *options)
    assert shown.code == 2
    assert said in shown.err


def test_a_port_that_is_taken(ferry: Path, command: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = str(bound.getsockname()[1])
        shown = command("review", "news", "--baseline", "k.jsonl", "--port", port)
    assert shown.code == 2
    assert "Choose another with --port" in shown.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("strait-gazette.txt", "gone.txt", "not among the articles"),
        ('"claims"', '"clams"', "damaged"),
        ('"id": "3f2a9c41d07be815"', '"id": "../../x"', "no id"),
        ('"schema_version": 1', '"schema_version": 9', "schema version"),
    ],
)
def test_a_report_that_cannot_be_shown(
    folder: Path, command: Command, old: str, new: str, said: str
) -> None:
    write(folder, REPORT)
    os.chdir(folder / "news")  # pytest's fixture leads back
    file = Path("report.json")
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    options = ("--baseline", "k.jsonl", "--port", "0", "--no-browser")
    shown = command("review", ".", "--report", file, *options)
    assert shown.code == 2
    assert said in shown.err


@pytest.mark.slow
def test_the_page_is_served_until_it_is_ended(tmp_path: Path) -> None:
    import urllib.request

    write(tmp_path, REPORT)
    with serve(tmp_path) as served:
        with urllib.request.urlopen(served.url) as answer:  # noqa: S310 (our own)
            page = answer.read().decode()
            assert answer.headers["Server"] is None
        assert "5 conflicts to decide" in page
        article = tmp_path / "news" / REPORT.articles[0].path
        article.write_text("Now another text stands here.\n", encoding="utf-8")
        with urllib.request.urlopen(served.url) as answer:  # noqa: S310
            assert "1 article has changed since" in answer.read().decode()
    assert served.process.returncode == 0


def test_a_report_that_is_read_again_is_the_same() -> None:
    import json

    from discrepancy.reports.json import render
    from discrepancy.reports.load import load_report
    from discrepancy.reports.restore import restore

    report = restore(load_report(render(REPORT)), REPORT.articles)
    assert json.loads(render(report)) == json.loads(render(REPORT))
    assert replace(report, notes=(), alarms=None) == replace(REPORT, notes=(), alarms=None)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--author", "Ines Holt"], {"author": "Ines Holt", "browser": True}),
        (["--no-browser"], {"author": None, "browser": False}),
    ],
)
def test_what_conflicts_now_is_what_there_is_to_decide(
    ferry: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    expected: dict[str, Any],
) -> None:
    monkeypatch.delenv("GIT_AUTHOR_NAME", raising=False)
    served: list[tuple[Any, dict[str, Any]]] = []
    monkeypatch.setattr(Server, "run", lambda _, desk, **given: served.append((desk, given)))
    shown = command("review", "news", "--baseline", "k.jsonl", "--port", "0", *options)
    assert shown.code == 0
    assert "Decisions are kept in k.jsonl" in shown.err
    ((desk, given),) = served
    assert given == expected
    assert {item.conflict.rule for item in desk.items} >= {"duration", "number"}
    assert not any(desk.watch.changed(article.id) for article in desk.articles)


def test_an_article_written_while_it_was_compared_is_told(ferry: Path, quick: Tools) -> None:
    report = check(["news"], tools=quick)
    settings = Settings(cache_dir=str(ferry / "cache"))
    desk = make_desk(report, settings, ferry / "k.jsonl", now=Clock(), compared=1)
    assert all(desk.watch.changed(article.id) for article in desk.articles)
    assert set(desk.changed(desk.items[0])) == {"news/beacon.txt", "news/gazette.txt"}


def test_the_browser_is_led_to_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    waitress = SimpleNamespace(run=lambda: opened.append("answering"))
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("waitress.server.create_server", lambda *_, **__: waitress)
    with open_server(Address.of("127.0.0.1", 0, None)) as server:
        server.run(desk_of(tmp_path), author=None, browser=True)
        assert opened == [f"http://127.0.0.1:{server.port}/", "answering"]
