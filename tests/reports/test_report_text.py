from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.commands.check import FORMATS
from discrepancy.errors import ReportError, SettingsError
from discrepancy.records import Evidence, Report, Skipped
from discrepancy.reports import RENDERERS, destination
from discrepancy.reports.characters import encodable, folded, visible
from discrepancy.reports.explain import explain
from discrepancy.reports.json import render as render_json
from discrepancy.reports.json import to_data
from discrepancy.reports.load import load_report
from discrepancy.reports.text import render
from discrepancy.reports.waterfall import waterfalls
from discrepancy.reports.wording import (
    caveats,
    count,
    headline,
    is_sentence,
    listed,
    odds,
    percent,
    signed,
    skips,
)

from .hostile import hostile
from .sample import EMPTY, REPORT

FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
DATA = load_report(render_json(REPORT))


def test_summary_tells_the_gravest_first() -> None:
    text = render(REPORT, width=100)
    assert text.startswith("2 contradictions and 3 possible conflicts in 6 articles\n")
    assert text.index("14 injured or nine?") < text.index("Bergen or Porto?")
    assert "Island Observer: > 8 h, publication time unknown, island-observer.txt:2" in text
    assert "1 pair kept apart" in text
    assert "212 passengers or 180?" not in text
    assert "Skipped: scan.txt" in text


@pytest.mark.parametrize(
    ("description", "report", "expected"),
    [
        ("nothing read", EMPTY, "Nothing was compared: no article could be read"),
        (
            "nothing compared",
            replace(REPORT, conflicts=(), compared_pairs=0),
            "Nothing was compared in 6 articles",
        ),
        ("no conflict", replace(REPORT, conflicts=()), "No conflict was found in 6 articles"),
        (
            "only one kind",
            replace(REPORT, conflicts=REPORT.conflicts[:1]),
            "1 contradiction in 6 articles",
        ),
        (
            "only distinct",
            replace(REPORT, conflicts=REPORT.conflicts[5:]),
            "No conflict was found in 6 articles",
        ),
    ],
)
def test_headline(description: str, report: Report, expected: str) -> None:
    assert headline(report) == expected


def test_no_conflict_is_never_all_clear_when_something_was_skipped() -> None:
    text = render(replace(REPORT, conflicts=()))
    assert "1 input was skipped and not compared" in text
    assert len(caveats(REPORT)) == 2
    assert caveats(replace(REPORT, skipped=(), articles=REPORT.articles[:1])) == ()


@pytest.mark.parametrize("width", [40, 80, 132])
def test_lines_keep_to_the_width(width: int) -> None:
    lines = [*render(REPORT, width=width).splitlines()]
    lines += explain(DATA, REPORT.conflicts[0].id, width=width).splitlines()
    ids = [conflict.id for conflict in REPORT.conflicts]
    # the line with an id stays in one piece, so that the id can be copied
    wide = [x for x in lines if len(x) > width and not any(id_ in x for id_ in ids)]
    assert wide == []


def test_colours_only_when_asked_for() -> None:
    assert "\x1b" not in render(REPORT)
    assert "\x1b[1;31m" in render(REPORT, colour=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", render(REPORT, colour=True))
    assert plain == render(REPORT)


def test_hostile_text_cannot_steer_the_terminal() -> None:
    report = hostile()
    shown = explain(load_report(render_json(report)), report.conflicts[0].id)
    for text in (render(report), shown):
        assert not FORBIDDEN.search(text)
        assert "<script>" in text


@given(st.text())
def test_visible_text_keeps_its_length(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert not FORBIDDEN.search(visible(text))
    assert not FORBIDDEN.search(folded(text))
    encodable(text).encode("utf-8")


def test_right_to_left_script_stays_as_it_is() -> None:
    assert visible("שלום\u200f 12") == "שלום\u200f 12"


def test_explain_shows_both_sides_and_sums() -> None:
    text = explain(DATA, "3f2a9c41d07be815")
    assert "injured [14] people" in text
    assert "“[Nine] people were hurt" in text
    assert (
        "sum +3.87: the evidence of one event raises the odds of a conflict about 48-fold"
        in " ".join(text.split())
    )
    assert "- a correction by either outlet" in text
    assert "wire/north-quay.txt:2:1" in text


def test_explain_takes_a_prefix_that_is_unique() -> None:
    assert explain(DATA, "3f2") == explain(DATA, "3f2a9c41d07be815")


@pytest.mark.parametrize(
    ("description", "wanted", "message", "advice"),
    [
        ("ambiguous prefix", "3f", "More than one", "3f2a9c41d07be815, 3f77e0b29a4c6d10"),
        ("slip of the finger", "3f2a9c41d07be816", "No conflict", "3f2a9c41d07be815"),
        ("empty", "", "No conflict", "3f2a9c41d07be815"),
    ],
)
def test_explain_helps_with_ids(description: str, wanted: str, message: str, advice: str) -> None:
    with pytest.raises(ReportError, match=message) as caught:
        explain(DATA, wanted)
    assert advice in caught.value.advice


def test_explain_says_when_there_is_nothing_to_explain() -> None:
    with pytest.raises(ReportError) as caught:
        explain(to_data(EMPTY), "3f")
    assert caught.value.advice == "The report has none."


def test_every_conflict_can_be_explained() -> None:
    for conflict in REPORT.conflicts:
        assert conflict.summary in explain(DATA, conflict.id)


weights = st.lists(st.floats(-12, 12), min_size=1, max_size=12)


@given(weights)
def test_waterfall_adds_up(numbers: list[float]) -> None:
    evidence = [Evidence(about="same event", label="x", weight=number) for number in numbers]
    (waterfall,) = waterfalls(evidence)
    assert waterfall.total == pytest.approx(sum(round(number, 2) for number in numbers))
    for before, after in zip(waterfall.steps, waterfall.steps[1:], strict=False):
        assert before.end == after.start
    shares = [waterfall.share(step.end) for step in waterfall.steps]
    assert all(-1e-9 <= share <= 1 + 1e-9 for share in shares)


def test_evidence_is_kept_apart_by_question() -> None:
    assert [w.about for w in waterfalls(REPORT.conflicts[0].evidence)] == ["same event", "values"]
    assert waterfalls(()) == ()


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        (0.0, "leaves the odds of a conflict as they are"),
        (-0.1, "leaves the odds of a conflict as they are"),
        (0.5, "raises the odds of a conflict about 1.6-fold"),
        (-2.3, "lowers the odds of a conflict about 10-fold"),
        (6.0, "raises the odds of a conflict about 403-fold"),
        (900.0, "raises the odds of a conflict over 1,000-fold"),
    ],
)
def test_odds_in_words(weight: float, expected: str) -> None:
    assert odds(weight) == expected


def test_small_words() -> None:
    assert [count(n, "story", "stories") for n in range(3)] == [
        "no stories",
        "1 story",
        "2 stories",
    ]
    assert [listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert (percent(0.834), signed(-0.001), signed(-1.5)) == ("83 %", "0", "−1.50")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b.JSON", "json"),
        ("x.html", "html"),
        ("x.htm", "html"),
        ("x.csv", "csv"),
        ("x.txt", "text"),
        ("x.jsonl", "jsonl"),
        ("x.md", "md"),
        ("x.sarif", "sarif"),
        ("x.xml", "junit"),
        ("C:x.csv", "csv"),
    ],
)
def test_format_follows_the_suffix(path: str, expected: str) -> None:
    assert destination(path) == (expected, path)
    assert expected in RENDERERS


def test_the_command_offers_every_format() -> None:
    assert tuple(RENDERERS) == FORMATS


@pytest.mark.parametrize("name", RENDERERS)
def test_a_format_named_before_the_file_goes_before_the_suffix(name: str) -> None:
    assert destination(f"{name}:a/b.json") == (name, "a/b.json")


@pytest.mark.parametrize("path", ["report.pdf", "report", "", ".json", "pdf:report"])
def test_unknown_suffix_names_those_that_are_known(path: str) -> None:
    with pytest.raises(SettingsError) as caught:
        destination(path)
    assert ".json" in caught.value.advice


def test_a_format_without_a_file_is_refused() -> None:
    with pytest.raises(SettingsError, match="names no file"):
        destination("sarif:")


@pytest.mark.parametrize("name", RENDERERS)
def test_every_renderer_is_pure_and_safe(name: str) -> None:
    for report in (REPORT, EMPTY, hostile()):
        text = RENDERERS[name](report)
        assert text == RENDERERS[name](report)
        assert text.endswith("\n") or (name == "jsonl" and not report.conflicts)
        text.encode("utf-8")


@pytest.mark.parametrize(
    ("description", "sentence", "span", "value", "expected"),
    [
        ("the sentence", "The mayor knew of it.", (0, 20), "The mayor knew of it", True),
        ("wrapped", "The mayor\nknew of it.", (0, 20), "The mayor knew of it", True),
        ("behind a dateline", "LUND - The mayor of Lund knew of it.", (7, 35), "", True),
        ("a part of it", "The mayor knew of it at nine.", (0, 9), "The mayor", False),
        ("read otherwise", "Nine o'clock.", (0, 12), "09:00", False),
    ],
)
def test_a_value_that_is_the_sentence_is_not_shown_beside_it(
    description: str, sentence: str, span: tuple[int, int], value: str, expected: bool
) -> None:
    start, end = span
    text = sentence[start:end]
    side = replace(
        REPORT.conflicts[0].sides[0],
        sentence=sentence,
        value_start=start,
        value_end=end,
        value_text=text,
        value=value or text,
    )
    assert is_sentence(side) is expected, description
    conflict = replace(REPORT.conflicts[0], sides=(side, REPORT.conflicts[0].sides[1]))
    shown = render(replace(REPORT, conflicts=(conflict,)), width=300)
    assert (f": {side.value}, " in shown) is not expected
    explained = explain(to_data(replace(REPORT, conflicts=(conflict,))), conflict.id)
    assert explained.count("reads as: ") == (1 if expected else 2)


def test_what_many_files_have_in_common_is_told_once() -> None:
    many = tuple(Skipped(path=f"{n}.xls", reason=".xls is not read") for n in range(5))
    report = replace(REPORT, skipped=(*many, Skipped(path="a.txt", reason="the file is empty")))
    assert skips(report) == (
        "5 inputs: .xls is not read: 0.xls, 1.xls, 2.xls, 3.xls, 4.xls",
        "a.txt: the file is empty",
    )
    assert "6 inputs were skipped" in " ".join(caveats(report))


def test_few_articles_without_a_date_are_named() -> None:
    undated = [replace(article, published=None) for article in REPORT.articles]
    few, many = replace(REPORT, articles=tuple(undated[:2])), replace(REPORT, articles=(*undated,))
    named = ", ".join(article.path for article in undated[:2])
    assert caveats(few)[-1] == f"2 articles have no known publication time: {named}."
    assert caveats(many)[-1] == "6 articles have no known publication time."
