"""The benchmark of speed: its corpus is what it says, and its picture can be drawn."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from newsroom import BagOfWords

from discrepancy.articles import read_articles
from discrepancy.hashes import hashed
from discrepancy.sentences import split
from discrepancy.settings import Settings

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))  # scripts, in no package
made_up_news, speed, speed_plot, stages = map(
    import_module, ("made_up_news", "speed", "speed_plot", "stages")
)

STAGE = {
    "sentences": 1000,
    "compared": 300,
    "seconds": dict.fromkeys(speed.STAGES, 0.5),
    "peak_mb": 300.0,
}
LATER = {**STAGE, "sentences": 10_000, "seconds": dict.fromkeys(speed.STAGES, 5.0)}
LAST = {**STAGE, "sentences": 100_000, "seconds": dict.fromkeys(speed.STAGES, 50.0)}
RIVAL = {"sentences": 10_000, "seconds": 80.0, "peak_mb": 900.0}
SECONDS = {"raw": 4.0, "cold": 5.0, "warm": 1.0, "changed": 2.0}
PROCESSOR = {f"{name} processor": 2 * seconds for name, seconds in SECONDS.items()}
WHOLE = {"sentences": 1000, **SECONDS, **PROCESSOR}
TOLD = {"stages": [STAGE, LATER, LAST], "others": {"mining 10000": RIVAL}, "whole": WHOLE}
NEWS = {**WHOLE, "sentences": 9000, "cold": 2.0}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    folder = tmp_path_factory.mktemp("made-up")
    return folder, made_up_news.write_articles(folder, 1500, alone=0.5)


def test_sentences_are_as_many_as_asked_for_and_known(corpus: tuple[Path, object]) -> None:
    folder, origins = corpus
    articles, skipped = read_articles([folder], settings=Settings())
    texts = [" ".join(s.text.split()) for article in articles for s in split(article)]
    assert not skipped
    assert 1500 <= len(texts) <= 1600
    known = {*origins.keys}  # type: ignore[attr-defined]
    assert sum(hashed(text) in known for text in texts) >= 0.97 * len(texts)


def test_variations_are_other_news_in_other_words() -> None:
    words = made_up_news._vocabulary({"many different things happened yesterday": 0})
    text = "The mayor, Ines Holt, welcomed the visitors in Lindra on 4 May."
    one, other = (made_up_news.varied(text, number, words) for number in (1, 2))
    assert one == made_up_news.varied(text, 1, words)
    assert one != other
    assert "Lindra" not in one + other
    assert " on 4 " in one


def test_vectors_keep_the_cosines_within_a_variation_alone() -> None:
    original = made_up_news.vectors_of_originals(BagOfWords())
    origins = made_up_news.Origins()
    for variation, row in ((1, 0), (1, 5), (2, 0)):
        origins.note(f"{variation} {row}", variation, row)
    rows = made_up_news.MadeUpVectors(origins, original).encode(["1 0", "1 5", "2 0", "other"])
    assert np.allclose(rows[0] @ rows[1], original[0] @ original[5], atol=1e-6)
    assert abs(rows[0] @ rows[2]) < 0.5 < rows[0] @ rows[0]
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_tables_tell_growth_and_ratios() -> None:
    text = "\n".join(speed.tables(TOLD))
    assert "exponent 1.00" in text
    assert "| a cold run | 5.0 s (1.25) | 10.0 s (1.25) |" in text
    assert "| mining 10000 | 80.0 s | 2.0 | 900 MB |" in text


def test_real_news_has_a_table_of_its_own() -> None:
    text = "\n".join(speed.tables({**TOLD, "news": NEWS}))
    assert "| 1,000 sentences of made-up news |" in text
    assert "| 9,000 sentences of real news |" in text
    assert "| a cold run | 2.0 s (0.50) | 10.0 s (1.25) |" in text


def test_corpora_that_were_measured_without_the_judge_say_so() -> None:
    seconds = {stage: 50.0 for stage in speed.STAGES if stage != "judge"}
    text = "\n".join(speed.tables({**TOLD, "stages": [STAGE, LATER, {**LAST, "seconds": seconds}]}))
    assert "exponent 1.00, the judge left out." in text
    assert "| – | 50.0 s | 350.0 s |" in text


def test_what_was_not_measured_now_stays() -> None:
    now = {**LATER, "sentences": 10_100}
    joined = speed.joined(TOLD, {"stages": [now], "others": {"clustering 10000": RIVAL}})
    assert joined["stages"] == [STAGE, now, LAST]
    assert joined["others"] == {"mining 10000": RIVAL, "clustering 10000": RIVAL}
    assert joined["whole"] == WHOLE


def test_the_picture_is_drawn() -> None:
    drawn = speed_plot.svg(TOLD["stages"], speed.STAGES, 0.004)
    root = ElementTree.fromstring(drawn)  # noqa: S314
    lines = root.findall("{http://www.w3.org/2000/svg}polyline")
    assert len(lines) == len(speed.STAGES) + 1


def test_every_stage_is_timed_where_the_pipeline_calls_it(
    corpus: tuple[Path, object], tmp_path: Path
) -> None:
    folder, origins = corpus
    (tmp_path / "articles").symlink_to(folder)
    kept = {name: getattr(origins, name) for name in ("keys", "variations", "rows")}
    originals = made_up_news.vectors_of_originals(BagOfWords())
    np.savez(tmp_path / "vectors.npz", **kept, originals=originals)
    told = speed._measured("stages.py", tmp_path)
    assert 1500 <= told["sentences"] <= 1600
    assert set(told["seconds"]) == set(speed.STAGES)
    assert all(seconds > 0 for seconds in told["seconds"].values())
    assert told["peak_mb"] > 50
