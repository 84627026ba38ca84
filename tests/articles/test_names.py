"""Stable names: what an article is called wherever its folder lies."""

from __future__ import annotations

import pytest

from discrepancy.articles.names import stable_name


@pytest.mark.parametrize(
    ("description", "path", "name"),
    [
        ("a file", "gazette.txt", "gazette.txt"),
        ("folders above do not count", "docs/news/gazette.txt", "gazette.txt"),
        ("a page bundle", "docs/ferry/index.md", "ferry/index.md"),
        ("whatever its case", "docs/ferry/README.md", "ferry/README.md"),
        ("a date", "docs/gazette/2024-05-13.txt", "gazette/2024-05-13.txt"),
        ("folders of a date", "gazette/2024/05/13.txt", "gazette/2024/05/13.txt"),
        ("a date and a word", "docs/2024-05-13-ferry.txt", "2024-05-13-ferry.txt"),
        ("nothing above it", "index.md", "index.md"),
        ("an accent, decomposed", "docs/re\u0301sume\u0301.md", "r\u00e9sum\u00e9.md"),
        ("nothing at all", "", ""),
    ],
)
def test_names(description: str, path: str, name: str) -> None:
    assert stable_name(path) == name


def test_a_long_name_takes_no_time() -> None:
    assert stable_name("0" * 200_000 + "/" + "1_" * 100_000 + ".txt")
