"""An index: what is found against it is what a run over everything finds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import AGREEING, BEACON, DISTANT, GAZETTE, UNRELATED, BagOfWords

from discrepancy.articles import read_articles
from discrepancy.cache import Cache
from discrepancy.cached import CachedParser
from discrepancy.embeddings import Vectors
from discrepancy.index import check_articles_against, update_index
from discrepancy.memory import Memory
from discrepancy.pipeline import check_articles
from discrepancy.records import Article, Report
from discrepancy.settings import Settings
from discrepancy.syntax import SpacyParser
from discrepancy.tools import Tools

FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CASES = Path(__file__).parent / "cases"
SOME = ("dalmatia-ferry-grounding", "latvia-tram-tender")


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def read(*paths: Path) -> tuple[Article, ...]:
    return read_articles(paths, settings=Settings())[0]


def restricted(report: Report, new: Collection[str]) -> dict[str, object]:
    """What a report tells of the stories that hold a new article, without their numbers."""
    stories = [story for story in report.stories if {*story.articles} & {*new}]
    number = {story.id: f"story-{n}" for n, story in enumerate(stories, start=1)}

    def renamed(event: str) -> str:
        story, mark, rest = event.partition("-event-")
        return number[story] + mark + rest if story in number else ""

    return {
        "stories": [replace(s, id=number[s.id]) for s in stories],
        "events": [
            replace(e, id=renamed(e.id), story=number[e.story])
            for e in report.events
            if renamed(e.id)
        ],
        "conflicts": [
            replace(c, event=renamed(c.event)) for c in report.conflicts if renamed(c.event)
        ],
        "agreements": [
            replace(a, event=renamed(a.event)) for a in report.agreements if renamed(a.event)
        ],
        "points": [replace(p, event=renamed(p.event)) for p in report.points if renamed(p.event)],
        "timelines": [(renamed(id_), told) for id_, told in report.timelines if renamed(id_)],
    }


class Telling(BagOfWords):
    """Leaves out the short words that all texts share."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode([" ".join(re.findall(r"\w{6,}", text)) for text in texts])


@pytest.fixture(scope="module")
def known(parser: SpacyParser, tmp_path_factory: pytest.TempPathFactory) -> Tools:
    """Tools that parse each sentence once."""
    cache = Cache(tmp_path_factory.mktemp("parses"))
    parses = CachedParser(parser, cache, lambda: "parser")
    return Tools(Telling(), parses, slots=Memory("slots", cache, lambda: "parser"))


@pytest.fixture(scope="module")
def everything(known: Tools, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """A folder of articles on several stories, copies among them, and the report on all of it."""
    folder = tmp_path_factory.mktemp("everything")
    for case in SOME:
        for file in sorted((CASES / case).glob("*.txt")):
            shutil.copy(file, folder / f"{case[:3]}-{file.name}")
    write(folder, a=BEACON, b=GAZETTE, m=BEACON, n=AGREEING, y=UNRELATED, z=DISTANT)
    write(folder, c=f"{AGREEING}\n\n{UNRELATED.partition('winter')[2]}")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        report = check_articles(read(Path()), tools=known)
    return folder, report


@FEW
@given(data=st.data())
def test_against_an_index_as_all_at_once(
    data: st.DataObject,
    everything: tuple[Path, Report],
    known: Tools,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder, full = everything
    monkeypatch.chdir(folder)
    ids = [article.id for article in full.articles]
    new = data.draw(st.sets(st.sampled_from(ids), min_size=1, max_size=len(ids) - 1))
    index = tmp_path_factory.mktemp("index") / "news.index"
    update_index([id_ for id_ in ids if id_ not in new], index, tools=known)
    found = check_articles_against(read(*map(Path, sorted(new))), index, tools=known)
    assert restricted(found, new) == restricted(full, new)
    told = {article.id for article in found.articles}
    assert {id_ for story in found.stories for id_ in story.articles} <= told
    assert set(found.copies) == {pair for pair in full.copies if told & {*pair}}


def test_the_articles_are_what_they_should_be(everything: tuple[Path, Report]) -> None:
    """The property above would hold of nothing, too."""
    _, full = everything
    assert len(full.stories) > len(SOME) + 2
    assert len(full.conflicts) >= 5
    assert full.copies
    assert max(len(story.articles) for story in full.stories) > 3
