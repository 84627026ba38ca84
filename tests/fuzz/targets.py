"""What is fuzzed: each target takes bytes, and raises only where there is a fault in the program.

Whatever is given, a reader gives articles or says in one line why not, a slot parser gives slots
that lie in their sentence, and the files that the program itself keeps are read or refused.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from itertools import combinations_with_replacement, islice
from pathlib import Path

from discrepancy.articles import read_articles
from discrepancy.articles.formats import SUFFIXES
from discrepancy.baseline.lines import parse as parse_baseline
from discrepancy.baseline.lines import render as render_baseline
from discrepancy.errors import BaselineError, DiscrepancyError, ReportError, SettingsError
from discrepancy.packing import packed, unpacked
from discrepancy.records import Article, Magnitude, Sentence, Slot
from discrepancy.reports.load import load_conflicts, load_report
from discrepancy.sentences import MAX_SENTENCE, position, split
from discrepancy.settings import Settings, load_settings
from discrepancy.slots.interface import Reading, Relation
from discrepancy.slots.registry import compare, extract_slots, match_attributes, same_value
from discrepancy.syntax import SpacyParser

Target = Callable[[bytes], None]
MOST_COMPARED = 60  # pairs of slots of one sentence


@cache
def parser() -> SpacyParser:
    """Return the one pipeline of this process."""
    return SpacyParser()


# --------------------------------------------------------------------------- readers


def read_file(name: str, data: bytes) -> None:
    """Read a file of this name, and cut what it holds into sentences."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        articles, skipped = read_articles(["."], settings=Settings(), root=Path(folder))
    for one in skipped:
        assert one.reason, one
        assert len(one.reason.splitlines()) == 1, one.reason
    for article in articles:
        _require_whole(article)


def read_beside(data: bytes) -> None:
    """Read an article beside a table of metadata."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "sources.csv").write_bytes(data)
        Path(folder, "a.txt").write_text("The ferry Corvina was late on Monday.", encoding="utf-8")
        articles, _ = read_articles(["."], settings=Settings(), root=Path(folder))
    for article in articles:
        _require_whole(article)


def _require_whole(article: Article) -> None:
    article.text.encode()  # reports are UTF-8
    article.title.encode()
    article.publisher.encode()
    assert article.published is None or article.published.tzinfo
    end = 0
    for passage in article.passages:
        assert end <= passage.start < passage.end <= len(article.text)
        assert passage.line >= 1
        assert passage.column >= 1
        end = passage.end
    for sentence in split(article):
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text.strip() == sentence.text != ""
        assert sentence.headline or len(sentence.text) <= MAX_SENTENCE
        assert min(position(article, sentence.start)) >= 1


# --------------------------------------------------------------------------- slots


def read_slots(data: bytes) -> None:
    """Find and compare the slots of a sentence."""
    text = data.decode("utf-8", errors="replace")[:MAX_SENTENCE].strip()
    (tokens,) = parser().parse([text])
    require_slots(
        Reading(Sentence(article="a", index=0, start=0, end=len(text), text=text), tokens)
    )


def require_slots(reading: Reading) -> tuple[Slot, ...]:
    """Return the slots. Raises AssertionError where one is not in the sentence, or lopsided."""
    slots = extract_slots(reading)
    assert [slot.start for slot in slots] == sorted(slot.start for slot in slots)
    for slot in slots:
        assert 0 <= slot.start < slot.end <= len(reading.text), slot
        assert slot.text == reading.text[slot.start : slot.end], slot
        if isinstance(slot.value, Magnitude):
            assert slot.value.low <= slot.value.amount <= slot.value.high, slot
    assert unpacked(packed(slots)) == slots
    for pair in islice(combinations_with_replacement(slots, 2), MOST_COMPARED):
        if pair[0].kind is pair[1].kind:
            _require_even(*pair)
    return slots


def _require_even(left: Slot, right: Slot) -> None:
    forth, back = compare(left, right), compare(right, left)
    assert (forth.relation, forth.weight) == (back.relation, back.weight), (left, right)
    if forth.relation is not Relation.UNRELATED:  # of metres and hours nobody asks
        assert match_attributes(left, right) == match_attributes(right, left), (left, right)
    assert same_value(left, right) == same_value(right, left), (left, right)
    if left is right:
        assert forth.relation not in (Relation.DIFFERENT, Relation.HEDGED), left


# --------------------------------------------------------------------------- files of our own


def read_baseline(data: bytes) -> None:
    """Read a baseline; what is read and written is read again as the same."""
    try:
        found = parse_baseline(data.decode("utf-8", errors="replace"), "known.jsonl")
    except BaselineError as error:
        _require_one_line(error)
        return
    text = render_baseline(found)
    assert render_baseline(parse_baseline(text, "known.jsonl")) == text


def read_report(data: bytes) -> None:
    """Read a JSON report."""
    try:
        load_conflicts(load_report(data.decode("utf-8", errors="replace")))
    except ReportError as error:
        _require_one_line(error)


def read_settings(data: bytes) -> None:
    """Read a file of settings."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "discrepancy.toml").write_bytes(data)
        try:
            load_settings(Path(folder))
        except SettingsError as error:
            _require_one_line(error)


def _require_one_line(error: DiscrepancyError) -> None:
    assert len(str(error).splitlines()) == 1, error


def _reader(suffix: str) -> Target:
    return lambda data: read_file(f"a{suffix}", data)


TARGETS: Mapping[str, Target] = {
    **{suffix.removeprefix("."): _reader(suffix) for suffix in SUFFIXES},
    "sources": read_beside,
    "slots": read_slots,
    "baseline": read_baseline,
    "report": read_report,
    "settings": read_settings,
}
