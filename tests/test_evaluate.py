"""The command that measures: goals, tables, baselines, calibration, and what it remembers."""

from __future__ import annotations

import json
import pickle
import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
CASES = ROOT / "tests" / "cases"

sys.path.append(str(BENCHMARKS))  # its modules are scripts, and in no package
evaluate, goals, figures, measures = map(
    import_module, ("evaluate", "goals", "figures", "measures")
)
baselines, bundle_pairs, calibration = map(
    import_module, ("baselines", "bundle_pairs", "calibration")
)
ecbplus, equate, memo, reliability_plot, datetimes = map(
    import_module, ("ecbplus", "equate", "memo", "reliability_plot", "recognizers_datetime")
)


# --------------------------------------------------------------------------- goals and tables


@pytest.mark.parametrize(
    ("value", "bound", "expected"),
    [
        (0.39, "least", "short"),
        (0.4, "least", "floor"),
        (0.7, "least", "aim"),
        (0.7, "most", "short"),
        (0.4, "most", "floor"),
        (0.1, "most", "aim"),
        (0.4, "under", "short"),
        (0.1, "under", "floor"),
        (0.0, "under", "aim"),
    ],
)
def test_goals(value: float, bound: str, expected: str) -> None:
    floor, aim = (0.4, 0.6) if bound == "least" else (0.4, 0.1)
    assert goals.Goal(floor, aim, bound).met(value) == expected


@pytest.mark.parametrize(("of", "expected"), [(7, "too few"), (8, "aim"), (None, "aim")])
def test_a_share_of_too_few_is_no_figure(of: int | None, expected: str) -> None:
    assert goals.Goal(0.75, 0.95, fewest=8).met(1.0, of) == expected


def test_a_row_shows_figure_bounds_and_baselines() -> None:
    row = goals.Row("alarms", 0.25, 40, (0.5, None), "10 of 40", "abc")
    lines = goals.table([row], {"alarms": goals.Goal(0.1, 0.03, "under")}).splitlines()
    assert len({len(line) for line in lines}) == 1
    cells = [cell.strip() for cell in lines[2].split("|")[1:-1]]
    assert cells == ["alarms", "0.250", "< 0.1", "< 0.03", "short", "0.500", "", "10 of 40", "abc"]


def test_a_measure_without_data_says_so(tmp_path: Path) -> None:
    corpora = figures.Corpora(tmp_path / "data", tmp_path / "cases", CASES, CASES, tools=None)
    lacking = [measure for measure in measures.MEASURES if measure.name not in ("own", "hard")]
    rows = [row for measure in lacking for row in evaluate.measured(measure, corpora)]
    assert [row.measure for row in rows] == [measure.name for measure in lacking]
    assert all(row.detail.startswith("skipped: no folder ") for row in rows)
    assert len(goals.table(rows, {}).splitlines()) == len(rows) + 2


def test_a_corpus_is_its_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    first = evaluate.corpus_hash(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    second = evaluate.corpus_hash(tmp_path)
    (tmp_path / "b.txt").write_text("two", encoding="utf-8")
    assert len({first, second, evaluate.corpus_hash(tmp_path)}) == 3


# --------------------------------------------------------------------------- what the README shows


def test_the_table_in_the_readme_is_made_of_the_figures_kept() -> None:
    readme = evaluate.README.read_text(encoding="utf-8")
    assert evaluate.BLOCK.search(readme)
    assert evaluate.with_table(readme) == readme, "run benchmarks/evaluate.py --write"


def test_every_measure_and_every_goal_has_a_row_in_the_readme() -> None:
    block = evaluate.BLOCK.search(evaluate.README.read_text(encoding="utf-8"))
    assert block
    names = {line.split("|")[1].strip() for line in block[0].splitlines() if line.startswith("|")}
    assert names >= set(goals.read_goals(evaluate.FLOORS))
    assert list(goals.read_kept(evaluate.KEPT)) == [measure.name for measure in measures.MEASURES]


def test_figures_are_kept_as_they_were(tmp_path: Path) -> None:
    kept = {"own": [goals.Row("own cases: F1", 0.5, 80, (0.1, None), "detail", "abc")]}
    goals.write_kept(tmp_path / "figures.json", kept)
    assert goals.read_kept(tmp_path / "figures.json") == kept
    assert goals.read_kept(tmp_path / "none.json") == {}


# --------------------------------------------------------------------------- calibration

HALF_RIGHT = [(0.8, True)] * 8 + [(0.8, False)] * 2 + [(0.25, True)] * 2 + [(0.25, False)] * 2


def test_calibration_of_known_forecasts() -> None:
    forecast = calibration.Forecast.of("known", HALF_RIGHT)
    low, high = forecast.bins
    assert (low.predicted, low.observed, low.count) == (0.25, 0.5, 4)
    assert (high.predicted, high.observed, high.count) == (pytest.approx(0.8), 0.8, 10)
    assert forecast.error == pytest.approx(4 * 0.25 / 14)
    squares = 8 * 0.2**2 + 2 * 0.8**2 + 2 * 0.75**2 + 2 * 0.25**2
    assert forecast.brier == pytest.approx(squares / 14)
    assert forecast.naive_brier == pytest.approx(10 / 14 * 4 / 14)


def test_certainty_falls_into_the_last_bin() -> None:
    (only,) = calibration.Forecast.of("sure", [(1.0, True), (0.95, True)]).bins
    assert only.count == 2


def test_the_interval_is_that_of_wilson() -> None:
    low, high = calibration.Bin(0.8, 0.8, 10).interval
    assert (low, high) == (pytest.approx(0.490, abs=0.001), pytest.approx(0.943, abs=0.001))


def test_the_reliability_is_told_and_drawn() -> None:
    forecast = calibration.Forecast.of("conflict", HALF_RIGHT)
    assert list(calibration.lines(forecast))[1:] == [
        "  0.25  0.50 (0.15 to 0.85)      4",
        "  0.80  0.80 (0.49 to 0.94)     10",
    ]
    picture = ElementTree.fromstring(reliability_plot.svg([forecast, forecast]))  # noqa: S314
    circles = list(picture.iter("{http://www.w3.org/2000/svg}circle"))
    assert len(circles) == 4
    for circle in circles:
        assert 0 <= float(circle.attrib["cx"]) <= reliability_plot.SIDE
        assert 0 <= float(circle.attrib["cy"]) <= reliability_plot.SIDE


# --------------------------------------------------------------------------- baselines and bundles


@pytest.mark.parametrize(
    ("left", "right", "digits", "entities"),
    [
        ("It took 12 hours.", "It took 9 hours.", True, True),
        ("It took 12 hours.", "It took nine hours.", False, True),
        ("They met in Malta.", "They met in Vienna.", False, True),
        ("They met in Malta.", "They met there.", False, False),
    ],
)
@pytest.mark.slow
def test_baselines(left: str, right: str, digits: bool, entities: bool, tools: Any) -> None:
    told = [
        baselines.statements_differ(left, right, rule, tools) for rule in baselines.RULES.values()
    ]
    assert told == [digits, entities]


def test_the_lowest_of_the_best_thresholds_is_taken() -> None:
    assert baselines.best_threshold(lambda threshold: min(threshold, 0.5)) == 0.5


BUNDLE = {
    "id": "x-1",
    "a": {"outlet": "The Quay", "date": "2024-05-02", "s": ["Boats lost", "Nine boats sank."]},
    "b": {"outlet": "Harbour News", "date": None, "s": ["Storm", "Seven sank.", "Rain fell."]},
    "conflicts": [[1, 1, "number"]],
    "same": [[0, 0]],
    "traps": [],
}


def test_pairs_of_bundles_are_counted_by_kind(tmp_path: Path) -> None:
    lines = [json.dumps({**BUNDLE, "id": f"x-{number}"}) for number in range(10)]
    (tmp_path / "x.jsonl").write_text("\n".join(lines), encoding="utf-8")
    bundles = list(import_module("bundles").read_bundles(tmp_path))
    assert [bundle.id for bundle in bundles if bundle.held_out] == ["x-9"]
    assert [bundle.id for bundle in bundles if bundle.rehearsal] == ["x-8"]
    reports = [{(1, 1): "quantity", (1, 2): "date"}, None]
    score = bundle_pairs.scored(zip(bundles[:2], reports, strict=True))
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert score.found == {"number": 1}
    assert score.right == {"quantity": 1}
    assert score.apart == 1


def test_no_pairs_score_nothing() -> None:
    assert bundle_pairs.scored([]).f1 == 0


def test_accuracy_is_of_all_pairs_together() -> None:
    few, many = equate.Decisions(2, 2, 1, 1, 1, 0), equate.Decisions(8, 4, 4, 2, 4, 2)
    assert equate.accuracy([few, many]) == 0.6
    assert many.alarm_share == 0.5


# --------------------------------------------------------------------------- what is remembered


class Spelling:
    """An encoder that counts what it is asked."""

    identity = "spelling"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Any) -> Any:
        import numpy as np

        self.asked += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)


def test_a_text_is_encoded_once() -> None:
    spelling = Spelling()
    encoder = memo.MemoEncoder(spelling, {})
    assert encoder.encode(["one", "three", "one"]).tolist() == [[3, 1], [5, 1], [3, 1]]
    assert encoder.encode(["three"]).tolist() == [[5, 1]]
    assert sorted(spelling.asked) == ["one", "three"]


def test_what_other_models_gave_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "file"
    memory = memo.Memory(path)
    memory._rows["a text"] = [1.0]
    memory.save()
    assert memo.Memory(path)._rows == {"a text": [1.0]}
    other = memo.Memory(path)
    other._made_by = ("another encoder",)
    other._rows["another"] = [2.0]
    other.save()
    assert memo.Memory(path)._rows == {}
    path.write_bytes(pickle.dumps(({"a text": [1.0]}, {})))  # as before models were noted
    assert memo.Memory(path)._rows == {}


# --------------------------------------------------------------------------- the readers of corpora


@pytest.mark.parametrize(
    ("description", "kind", "text", "expected"),
    [
        ("a length", "duration", "It took 3 hours.", {"value": "10800"}),
        ("with a fraction", "duration", "It took 2.5 seconds.", {"value": "2.5"}),
        ("a month of 30 days", "duration", "It took a month.", {"value": "2592000"}),
        ("a vague length", "duration", "It took a few minutes.", {"value": "180"}),
        (
            "one end, and how it bounds",
            "timerange",
            "It shut before 2.30pm.",
            {"mod": "before", "end": "14:30:00"},
        ),
        (
            "a part of the day, of wider hours",
            "timerange",
            "It rained in the morning.",
            {"start": "08:00:00", "end": "12:00:00"},
        ),
        (
            "both ends",
            "timerange",
            "Open between 8:15 am and 9:30 pm.",
            {"start": "08:15:00", "end": "21:30:00"},
        ),
    ],
)
@pytest.mark.slow
def test_spans_of_time(
    description: str, kind: str, text: str, expected: dict[str, str], tools: Any
) -> None:
    interface, records = map(import_module, ("discrepancy.slots.interface", "discrepancy.records"))
    sentence = records.Sentence(article="", index=0, start=0, end=len(text), text=text)
    slots = datetimes.extracted(interface.Reading(sentence, next(tools.parser.parse([text]))))
    one = datetimes.Expected(kind, 0, len(text), (expected,))
    assert datetimes.is_right(one, slots), description
    other = datetimes.Expected(kind, 0, len(text), (dict.fromkeys(expected, "99"),))
    assert not datetimes.is_right(other, slots), description


ANNOTATED = """<Document doc_name="7_1ecb.xml">
<token t_id="1" sentence="0" number="0">Rain</token>
<token t_id="2" sentence="0" number="1">fell</token>
<token t_id="3" sentence="0" number="2">.</token>
<token t_id="4" sentence="1" number="0">Boats</token>
<token t_id="5" sentence="1" number="1">sank</token>
<token t_id="6" sentence="2" number="0">Quiet</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<NEG_ACTION_STATE m_id="2"><token_anchor t_id="5"/></NEG_ACTION_STATE>
<HUMAN_PART_PER m_id="3"><token_anchor t_id="6"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="9" RELATED_TO="" instance_id="ACT5"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT5"><source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF>
<CROSS_DOC_COREF r_id="2" note="HUM6"><source m_id="3"/><target m_id="9"/></CROSS_DOC_COREF>
</Relations></Document>"""


def test_annotated_events_are_read_by_sentence(tmp_path: Path) -> None:
    path = tmp_path / "7_1ecb.xml"
    path.write_text(ANNOTATED, encoding="utf-8")
    document = ecbplus.read_document(path)
    assert [s.text for s in document.sentences] == ["Rain fell.", "Boats sank", "Quiet"]
    assert document.article.text[document.sentences[1].start :].startswith("Boats sank")
    assert document.events == (
        {"ACT5", "7_1ecb.xml#1"},
        {"7_1ecb.xml#2"},
        frozenset(),
    )
