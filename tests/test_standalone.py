"""Claims that stand alone, as a table has them: each row an article of one sentence."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from discrepancy import check
from discrepancy.records import Report, Verdict
from discrepancy.tools import Tools

NEVER = "Ida Sorn never studied law."
DEGREE = "Ida Sorn has a law degree from the university of Tarn."
NOBODY = "Nobody in Lindra knew of the leak."
WARNED = "The council of Lindra had been warned of the leak."
CLAIMS = [
    ("Tarn Ledger", NEVER),
    ("Coast Mercury", DEGREE),
    ("Harbour Post", NOBODY),
    ("Coast Mercury", WARNED),
    ("Harbour Post", "The Omdal bakery is the oldest in the valley."),
    ("Tarn Ledger", "The Omdal bakery sells four kinds of bread."),
    ("Harbour Post", "Seals were seen off the pier at Brenholt."),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return told(tmp_path / "claims.csv", ("publisher", "text"), *CLAIMS)


def told(file: Path, *rows: tuple[str, ...]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return file


def reported(report: Report) -> set[frozenset[str]]:
    found = [one for one in report.conflicts if one.verdict is not Verdict.DISTINCT]
    assert all(one.verdict is Verdict.POSSIBLE for one in found)  # of nothing but a model's word
    return {frozenset(side.sentence for side in one.sides) for one in found}


def test_claims_of_a_table_are_read_against_each_other(table: Path, tools: Tools) -> None:
    report = check([table], tools=tools)
    assert reported(report) == {frozenset([NEVER, DEGREE]), frozenset([NOBODY, WARNED])}
    labels = {item.label for one in report.conflicts for item in one.evidence}
    assert any("each is all that its source says" in label for label in labels)
    wanting = [line for one in report.conflicts for line in one.would_change]
    assert any("claims.csv#2 is unknown" in line for line in wanting)


def test_without_a_judge_they_are_silent(table: Path, tools: Tools) -> None:
    quiet = Tools(tools.encoder, tools.parser)
    assert not reported(check([table], tools=quiet))


def test_in_a_story_the_same_sentences_are_read_as_its_own(tmp_path: Path, tools: Tools) -> None:
    """Undated, and with another sentence beside them, they are not read whole."""
    for name, text, more in (("a", NOBODY, "It rained."), ("b", WARNED, "The mayor spoke twice.")):
        (tmp_path / f"{name}.txt").write_text(f"{text} {more}", encoding="utf-8")
    assert not reported(check([tmp_path], tools=tools))


IN_2021 = "Nobody in Lindra knew of the leak in May 2021."
IN_2023 = "The council of Lindra had been warned of the leak in March 2023."


@pytest.mark.parametrize(
    ("days", "texts", "expected"),
    [
        (("2024-05-13", "2024-05-14"), (NOBODY, WARNED), True),
        (("2024-05-13", "2024-06-13"), (NOBODY, WARNED), False),
        (("", ""), (IN_2021, IN_2023), False),
    ],
    ids=["published a day apart", "a month apart", "of two years, in their own words"],
)
def test_an_earlier_and_a_later_state_are_not_read_against_each_other(
    days: tuple[str, str], texts: tuple[str, str], expected: bool, tmp_path: Path, tools: Tools
) -> None:
    rows = zip(("Harbour Post", "Coast Mercury"), days, texts, strict=True)
    table = told(tmp_path / "claims.csv", ("publisher", "published", "text"), *rows)
    whole = [one for one in check([table], tools=tools).conflicts if one.rule == "polarity"]
    assert bool(whole) is expected
