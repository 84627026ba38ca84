"""The judge in the package: symmetric, alone or in company, and whole, or it is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.errors import ModelError
from discrepancy.judges import BundledJudge, Question
from discrepancy.judges.bundled import FOLDER

STORY = [
    Question(
        "The dockers of Lindra accepted the offer.", "The dockers of Lindra refused the offer."
    ),
    Question("Nobody was hurt when the crane fell.", "Four people were hurt when the crane fell."),
    Question("The crane fell at dawn.", "The port will buy two new tugs next year."),
    Question(
        "The mayor of Brenholt, Ida Sorn, left on Monday. ", "Ida Sorn has been mayor since 1999."
    ),
]
QUESTIONS = [*STORY, *(Question(*one.texts, standalone=True) for one in STORY)]
OPPOSED = [
    ("The striker scored twice in Brenholt.", "The striker did not play in Brenholt."),
    ("The suspect was held in the cells overnight.", "The suspect was never detained."),
    ("The company confirmed the merger.", "The company denied the merger."),
]
WORDS = "the a mayor ferry dozens 40 4,000 aground. said, Monday not hospital – “never” ...".split()
JUDGE = BundledJudge()

some_texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=90).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
some_questions = st.lists(
    st.builds(Question, some_texts, some_texts, st.booleans()), min_size=1, max_size=10
)


@pytest.fixture(scope="module")
def judge() -> BundledJudge:
    return JUDGE


def test_a_chance_a_pair_in_their_order(judge: BundledJudge) -> None:
    chances = judge.contradiction([*QUESTIONS, QUESTIONS[0]])
    assert chances.dtype == np.float32
    assert chances.shape == (9,)
    assert ((chances >= 0) & (chances <= 1)).all()
    assert chances[0] == chances[8]
    assert judge.contradiction([]).shape == (0,)


def test_mirrored_or_alone_a_pair_has_the_same_chance(judge: BundledJudge) -> None:
    together = judge.contradiction(QUESTIONS)
    assert judge.contradiction([one.mirrored for one in QUESTIONS]).tolist() == together.tolist()
    assert [judge.contradiction([one])[0] for one in QUESTIONS] == together.tolist()


@settings(max_examples=25, deadline=None)
@given(questions=some_questions, others=some_questions)
def test_the_company_of_a_pair_changes_no_bit_of_its_chances(
    questions: list[Question], others: list[Question]
) -> None:
    """Else a half-filled cache, or another order, would change results."""
    together = JUDGE.read([*others, *questions])[len(others) :]
    apart = np.concatenate([JUDGE.read([one]) for one in questions])
    assert together.tobytes() == apart.tobytes()
    assert np.allclose(together.sum(axis=1), 1, atol=1e-5)


def test_what_a_mirror_image_cannot_make_enough_may_be_told_from_one_direction(
    judge: BundledJudge,
) -> None:
    whole = judge.contradiction(QUESTIONS)
    for needed in (0.0, 0.3, 0.6):
        told = judge.contradiction(QUESTIONS, [needed] * len(QUESTIONS))
        assert (told >= needed).tolist() == (whole >= needed).tolist()
        assert told[told >= needed].tolist() == whole[whole >= needed].tolist()


def test_what_cannot_both_be_true_is_likelier_than_what_can(judge: BundledJudge) -> None:
    against, hurt, other, term = judge.contradiction(STORY)
    assert min(against, hurt) > max(other, term)


@pytest.mark.parametrize(("left", "right"), OPPOSED)
def test_what_stands_alone_is_read_for_what_it_says(
    judge: BundledJudge, left: str, right: str
) -> None:
    in_story, alone = judge.contradiction(
        [Question(left, right), Question(left, right, standalone=True)]
    )
    assert alone > max(0.5, in_story)


@pytest.mark.parametrize("text", ["", "word " * 4000, "\ud800", "ß\x00漢字 🜁"])
def test_any_text_has_a_chance(judge: BundledJudge, text: str) -> None:
    if text == "\ud800":
        text = text.encode(errors="replace").decode()
    (chance,) = judge.contradiction([Question(text, "The crane fell at dawn.")])
    assert 0 <= chance <= 1


def test_a_damaged_or_missing_file_is_told_and_not_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    assert BundledJudge(folder).fingerprint() == BundledJudge().fingerprint()
    with (folder / "judge.onnx").open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"\0\1\2\3")
    with pytest.raises(ModelError, match=r"judge\.onnx is damaged"):
        BundledJudge(folder).contradiction(QUESTIONS)
    (folder / "tokenizer.json").unlink()
    (folder / "judge.onnx").write_bytes((FOLDER / "judge.onnx").read_bytes())
    with pytest.raises(ModelError, match=r"tokenizer\.json is missing") as told:
        BundledJudge(folder).fingerprint()
    assert "--judge none" in told.value.advice


def test_it_stays_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 30e6
