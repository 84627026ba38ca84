"""What the fuzzing found stays mended, and values of every kind are read without a fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import phrases
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutation import LARGEST, mutated
from newsroom import article
from targets import TARGETS, require_slots

from discrepancy.errors import InputError
from discrepancy.pipeline import Tools, check_articles
from discrepancy.records import Article, Kind, Sentence, Token
from discrepancy.reports.json import render
from discrepancy.slots.interface import Reading
from discrepancy.syntax import SpacyParser

HERE = Path(__file__).parent
CRASHES = sorted((HERE / "crashes").iterdir())
CALM = settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("file", CRASHES, ids=[file.stem for file in CRASHES])
def test_what_once_crashed_no_longer_does(file: Path) -> None:
    TARGETS[file.name.partition("-")[0]](file.read_bytes())


# --------------------------------------------------------------------------- strategies


def chances() -> st.SearchStrategy[Random]:
    return st.randoms(use_true_random=False)


def sentences(*kinds: Kind) -> st.SearchStrategy[str]:
    """Sentences with values of these kinds."""
    return chances().map(lambda chance: phrases.sentence(chance, kinds or tuple(Kind)))


def articles(id_: str) -> st.SearchStrategy[Article]:
    """Articles of up to five sentences that share a headline."""
    texts = st.lists(sentences(), min_size=1, max_size=5)
    return texts.map(lambda own: article(id_, "Ferry Corvina stuck off Lindra", *own))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A sentence whose words a careless parser has tagged: no rule may trust it to make sense."""
    text = draw(sentences())
    spans, start = [], 0
    for word in text.split(" "):
        if word:
            spans.append((start, start + len(word)))
        start += len(word) + 1
    one_of = draw(chances()).choice
    tokens = tuple(
        Token(
            text=text[first:last],
            lemma=text[first:last].lower(),
            pos=one_of(("NOUN", "PROPN", "VERB", "AUX", "NUM", "ADJ", "ADP", "PUNCT", "PRON", "X")),
            tag=one_of(("NN", "NNP", "NNS", "VBD", "VBN", "CD", "JJ", "IN", ".", "PRP")),
            dep=one_of(("ROOT", "nsubj", "dobj", "pobj", "nummod", "amod", "neg", "prep", "ccomp")),
            head=one_of(range(max(number, 1))),  # a tree, as every parser gives one
            start=first,
            end=last,
            entity=one_of(("", "PERSON", "GPE", "ORG", "DATE", "CARDINAL", "LOC")),
            entity_start=one_of((True, False)),
        )
        for number, (first, last) in enumerate(spans)
    )
    return Reading(Sentence(article="a", index=0, start=0, end=len(text), text=text), tokens)


# --------------------------------------------------------------------------- properties


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_phrases_and_is_found(kind: Kind, parser: SpacyParser) -> None:
    chance = Random(7)  # noqa: S311
    texts = [phrases.sentence(chance, (kind,)) for _ in range(40)]
    found = set[Kind]()
    for text, tokens in zip(texts, parser.parse(texts), strict=True):
        found |= {slot.kind for slot in require_slots(reading(text, tokens))}
    assert kind in found


def reading(text: str, tokens: tuple[Token, ...]) -> Reading:
    return Reading(Sentence(article="a", index=0, start=0, end=len(text), text=text), tokens)


@CALM
@given(readings())
def test_slots_are_read_of_any_parse(made: Reading) -> None:
    require_slots(made)


@CALM
@given(articles("a"), articles("b"))
def test_any_two_articles_are_compared_in_either_order(
    quick: Tools, left: Article, right: Article
) -> None:
    reports = []
    for pair in ((left, right), (right, left)):
        try:
            reports.append(render(check_articles(pair, tools=quick)))
        except InputError as error:
            reports.append(str(error))
    assert reports[0] == reports[1]


@given(data=st.binary(max_size=300), seed=st.integers(0, 99))
def test_mutants_depend_on_their_seed_alone(data: bytes, seed: int) -> None:
    first, again = (mutated(data, (b"abc", data), Random(seed)) for _ in range(2))  # noqa: S311
    assert first == again
    assert len(first) <= LARGEST


def test_the_loop_ends_in_time_and_says_what_it_did(tmp_path: Path) -> None:
    given_ = ("--seconds", "1", "--seed", "5", "--only", "baseline,settings")
    done = subprocess.run(
        [sys.executable, HERE / "loop.py", *given_, "--save", tmp_path / "found"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("seed 5, 1 s: baseline,settings\n")
    assert "0 crashes" in done.stdout
    assert not (tmp_path / "found").exists()
