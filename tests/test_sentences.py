"""Sentence boundaries in news, offsets, and places in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.articles.plain import PlainReader
from discrepancy.articles.prose import passages
from discrepancy.records import Article, Passage
from discrepancy.sentences import MAX_GAP, MAX_SENTENCE, position, split


def article(text: str, *spans: Passage) -> Article:
    whole = (Passage(start=0, end=len(text)),)
    return Article(id="a.txt", path="a.txt", text=text, passages=spans or whole)


BOUNDARIES = [
    ("titles", "Dr. Moss met U.S. President Joe Park.|Lt. Gov. Ron Hale said no."),
    ("title in brackets", "The mayor (with Ms. Moss) left.|Dr Ana Moss stayed."),
    ("initials", "The novelist J. K. Moss spoke.|Peter W. Smith listened."),
    ("numbers", "It was the No. 1 cause.|Prices rose 3.5 percent.|5 people left."),
    ("time before a word", "It hit at 5 p.m. local time.|They left at 8 p.m.|Nobody stayed."),
    ("time before a weekday", "It happened about 1:15 a.m. Tuesday in Lund.|Nobody saw it."),
    ("time before a place", "It was announced at 5:30 a.m. Boston time.|Shares fell."),
    ("months", "It began on Jan. 3 in Lund.|It ended in May.|Nobody paid."),
    ("a short no", "Three of them voted no.|Others stayed away."),
    ("units", "It travelled at 160 km/h.|The driver braked."),
    ("countries", "They moved to the U.S.|The talks ended."),
    ("companies", "Acme Inc. and Beta Ltd. merged.|Acme Corp. said so."),
    ("quotation", "“We won.” she said.|“It is over.”|He left."),
    ("question in a quotation", "“Was it you?” asked Mr. Ek, 43.|“No!” Ana Moss said."),
    ("name after an outcry", "“It works!” Ana Moss wrote on Monday.|He laughed."),
    ("opening mark", "“It is only 21,” she said.|“Most are there,” he said."),
    ("brackets", "The mayor resigned.|(He had been ill.)|Crowds cheered."),
    ("ellipsis inside", "He waited ... and then left.|Nobody came."),
    ("ellipsis at the end", "Nobody came…|Rain fell."),
    ("addresses", "See example.org/a.b?c=1 for more.|It cost 3.5 million."),
    ("dateline", "WALVIS BAY, Namibia, Nov 7 - A trawler sank.|Nobody drowned."),
    ("agency", "(Newswire) — The talks ended.|Both sides agreed."),
    ("footnote", "It may come in months1 .|The U.S.2 , he said, was ready."),
    ("lower case goes on", "The firm earned 4.2 bn. euros.|Shares fell."),
]


@pytest.mark.parametrize("marked", [row[1] for row in BOUNDARIES], ids=[r[0] for r in BOUNDARIES])
def test_boundaries(marked: str) -> None:
    expected = marked.split("|")
    assert [sentence.text for sentence in split(article(" ".join(expected)))] == expected


def test_trailing_credit_is_no_sentence() -> None:
    assert [s.text for s in split(article("The bus burned. Rex Features"))] == ["The bus burned."]


def test_headline_is_one_sentence_and_passages_are_not_crossed() -> None:
    text = "Quake. Again. And now?\n\nIt shook the\ntown. Nobody died"
    spans = Passage(start=0, end=22, headline=True), Passage(start=24, end=len(text), line=3)
    found = split(article(text, *spans))
    assert [(s.index, s.paragraph, s.headline, s.text) for s in found] == [
        (0, 0, True, "Quake. Again. And now?"),
        (1, 1, False, "It shook the\ntown."),
        (2, 1, False, "Nobody died"),
    ]


def test_overlong_sentences_are_cut_at_clause_ends() -> None:
    clause = "the ship sailed on under a sky without any stars, "
    found = split(article("That night " + clause * 60 + "and sank."))
    assert len(found) > 1
    assert all(len(s.text) <= MAX_SENTENCE for s in found)
    assert all(s.text.endswith(",") for s in found[:-1])


@given(st.text(alphabet=st.sampled_from("aB1 .,!?…“”\"'()\n-é"), max_size=400))
def test_sentences_are_spans_in_order(text: str) -> None:
    end = 0
    for index, sentence in enumerate(split(article(text))):
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert sentence.text
        assert sentence.start >= end
        assert sentence.index == index
        end = sentence.end


SOURCE = (
    "---\ntitle: Milk\n---\r\n\r\n  - One man fell ill.\r\nTwo more did.\r\n\r\n"
    "The road was closed.\r\n"
)


def test_positions_are_those_of_the_file() -> None:
    document = PlainReader().read(SOURCE.encode())
    found = article(document.text, *passages(document, title="Milk"))
    lines = document.text.split("\n")
    assert [s.text for s in split(found)] == [
        "One man fell ill.",
        "Two more did.",
        "The road was closed.",
    ]
    for sentence in split(found):
        for offset in (sentence.start, sentence.start + 4, sentence.end - 1):
            line, column = position(found, offset)
            assert lines[line - 1][column - 1] == document.text[offset]


def test_positions_inside_wrapped_and_marked_up_passages() -> None:
    text = "A man\nfell ill.\nThen he left."
    exact = Passage(start=0, end=15, line=7, column=3)
    marked = Passage(start=16, end=len(text), line=40, column=9, exact=False)
    found = article(text, exact, marked)
    assert position(found, 2) == (7, 5)
    assert position(found, 6) == (8, 1)
    assert position(found, 21) == (40, 9)
    assert position(article("", *()), 5) == (1, 6)


@pytest.mark.parametrize(("width", "expected"), [(MAX_GAP - 1, 1), (MAX_GAP, 2)])
def test_no_sentence_goes_on_over_a_gap(width: int, expected: int) -> None:
    found = split(article("It was late" + " " * width + "and it was stuck."))
    assert len(found) == expected
    assert found[-1].text.endswith("and it was stuck.")
