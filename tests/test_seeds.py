"""The example articles are what the demo promises: several outlets, an undated article, a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancy.articles import read_articles
from discrepancy.records import Article
from discrepancy.settings import Settings

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    articles, skipped = read_articles(["seeds"], settings=Settings(), root=ROOT)
    assert not skipped
    return {Path(article.path).name: article for article in articles}


def prose(article: Article) -> str:
    return " ".join(article.text[p.start : p.end] for p in article.passages)


def test_several_outlets_and_formats(seeds: dict[str, Article]) -> None:
    assert len(seeds) >= 7
    assert len({article.publisher for article in seeds.values()}) >= 4
    assert {Path(name).suffix for name in seeds} == {".txt", ".md", ".html"}
    assert all(article.title and article.publisher and article.url for article in seeds.values())


def test_articles_are_short(seeds: dict[str, Article]) -> None:
    for name, article in seeds.items():
        assert 110 <= len(prose(article).split()) <= 260, name


def test_dates_come_from_where_they_are_given(seeds: dict[str, Article]) -> None:
    found = {name: article.published_from for name, article in seeds.items()}
    assert found.pop("grid-and-harbour-undated.txt") == ""
    assert found.pop("black-sea-daily-tbilisi.txt") == "sources.csv"
    assert found.pop("caspian-ledger-tbilisi.html") == "page metadata"
    assert set(found.values()) == {"front matter"}


@pytest.mark.parametrize(
    "residue",
    ["Advertisement", "Share", "Photo:", "Read more", "Sign up", "Most read", "Ferry strike"],
)
def test_residue_is_in_the_files_and_not_in_what_is_read(
    residue: str, seeds: dict[str, Article]
) -> None:
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "seeds").iterdir()]
    assert any(residue in text for text in files)
    assert not [name for name, article in seeds.items() if residue in prose(article)]
