"""What several test modules share: the models, loaded once, and the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from browsers import ARGUMENTS, CHROMIUM
from newsroom import BEACON, GAZETTE, BagOfWords
from sites import Site, served

from discrepancy.claims import read_claims
from discrepancy.cli import main
from discrepancy.embeddings import encoder_of
from discrepancy.judges import judge_of
from discrepancy.records import Article, Claim
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.slots.interface import Reading
from discrepancy.slots.registry import extract_slots
from discrepancy.syntax import SpacyParser
from discrepancy.tools import Tools

# A job in the background is started with interrupts ignored, and what it starts inherits that; but
# tests interrupt what they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Outcome:
    """What a command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]
ClaimsOf = Callable[[Article], tuple[Claim, ...]]


@pytest.fixture(scope="session", autouse=True)
def _caches_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or fills the cache of the user who runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture(scope="session")
def tools(parser: SpacyParser) -> Tools:
    """The models a user gets."""
    return Tools(encoder_of(), parser, judge=judge_of(Settings().judge))


@pytest.fixture(scope="session")
def quick(parser: SpacyParser) -> Tools:
    """The real parser beside an encoder that needs no model, and no judge."""
    return Tools(BagOfWords(), parser)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ferry(folder: Path) -> Path:
    """A folder with `news/`: two articles that contradict each other."""
    news = folder / "news"
    news.mkdir()
    (news / "beacon.txt").write_text(BEACON, encoding="utf-8")
    (news / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    return folder


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on this machine."""
    with served() as made:
        yield made


@pytest.fixture
def command(
    quick: Tools, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Run the command line in this process; unless --encoder or --judge is given, without one."""
    of = Tools.of.__func__  # type: ignore[attr-defined]

    def made(cls: type[Tools], settings: Settings) -> Tools:
        if settings.encoder != Settings().encoder:
            return of(cls, settings)
        given = settings.judge != Settings().judge
        return replace(quick, judge=judge_of(settings.judge)) if given else quick

    monkeypatch.setattr(Tools, "of", classmethod(made))

    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return Outcome(int(stop.value.code or 0), shown.out, shown.err)

    return run


@pytest.fixture
def process() -> Command:
    """Run the command line as a user does, in a process of its own."""

    def run(*arguments: str | Path, cwd: Path | None = None, **env: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "discrepancy", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, **env},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, as Playwright drives it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def claims_of(parser: SpacyParser) -> ClaimsOf:
    """Read an article's claims as the pipeline does."""

    def read(article: Article) -> tuple[Claim, ...]:
        sentences = split(article)
        tokens = list(parser.parse([sentence.text for sentence in sentences]))
        slots = [
            extract_slots(Reading(sentence, syntax, article.published))
            for sentence, syntax in zip(sentences, tokens, strict=True)
        ]
        return read_claims(sentences, tokens, slots)

    return read
