"""The gold cases keep to their format, and cover every kind and every reason for a trap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from discrepancy.records import Kind

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("cases/*/gold.json"))
HARD = sorted(path.parent for path in HERE.glob("hard_cases/*/gold.json"))

TRAP_REASONS = {
    "alias",
    "containment",
    "currency",
    "different-attribute",
    "different-event",
    "different-scope",
    "forecast-vs-actual",
    "hedge-compatible",
    "number-words",
    "partial-list",
    "per-unit",
    "quoted-claim-denied",
    "relative-date",
    "role-change",
    "rounding",
    "same-number-different-thing",
    "time-zone",
    "unit-conversion",
    "update-over-time",
}


def gold(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return loaded


def parts(article: Path) -> tuple[dict[str, Any], str]:
    """Front matter and text of an article."""
    _, front, text = article.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), text


@pytest.fixture(params=[*FOLDERS, *HARD], ids=lambda folder: folder.name)
def case(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


def test_articles_have_front_matter_headline_and_the_length_of_news(case: Path) -> None:
    articles = sorted(case.glob("*.txt"))
    assert 3 <= len(articles) <= 4
    for article in articles:
        front, text = parts(article)
        assert (
            {"title", "publisher", "url"}
            <= set(front)
            <= {
                "title",
                "publisher",
                "url",
                "published",
            }
        )
        assert text.lstrip().startswith(front["title"] + "\n")
        assert front["url"].startswith("https://example.org/")
        assert 150 <= len(text.split()) <= 350, article.name


def test_gold_has_its_fields_and_unique_ids(case: Path) -> None:
    found = gold(case)
    assert found["case"] == case.name
    assert found["domain"]
    assert 3 <= len(found["conflicts"]) <= 6
    assert 3 <= len(found["traps"]) <= (6 if case in FOLDERS else 9)
    ids = [entry["id"] for entry in found["conflicts"] + found["traps"]]
    assert len(set(ids)) == len(ids)
    for conflict in found["conflicts"]:
        assert set(conflict) == {"id", "kind", "severity", "claims", "note"}
        assert conflict["kind"] in set(Kind)
        assert conflict["severity"] in {"major", "minor"}
    for trap in found["traps"]:
        assert set(trap) == {"id", "why", "claims", "note"}
        assert trap["why"] in TRAP_REASONS or case in HARD


def test_quotes_stand_in_their_articles(case: Path) -> None:
    found = gold(case)
    for entry in found["conflicts"] + found["traps"]:
        for claim in entry["claims"]:
            _, text = parts(case / claim["source"])
            assert claim["quote"] in text, (entry["id"], claim)


def test_conflicts_set_different_values_of_different_articles_against_each_other(
    case: Path,
) -> None:
    for conflict in gold(case)["conflicts"]:
        claims = conflict["claims"]
        assert any(
            one["source"] != other["source"] and one["value"] != other["value"]
            for one in claims
            for other in claims
        ), conflict["id"]


def test_traps_span_two_articles(case: Path) -> None:
    for trap in gold(case)["traps"]:
        assert len({claim["source"] for claim in trap["claims"]}) >= 2, trap["id"]


def test_cases_cover_every_kind_and_every_reason_for_a_trap() -> None:
    found = [gold(folder) for folder in FOLDERS]
    assert len(found) >= 8
    assert {c["kind"] for case in found for c in case["conflicts"]} == set(Kind)
    assert {t["why"] for case in found for t in case["traps"]} == TRAP_REASONS


def test_some_articles_are_undated_and_some_carry_residue() -> None:
    articles = [parts(article) for folder in FOLDERS for article in folder.glob("*.txt")]
    undated = [front for front, _ in articles if "published" not in front]
    residue = [text for _, text in articles if "Advertisement" in text or "Share" in text]
    assert len(undated) >= 3
    assert len(residue) >= 3
