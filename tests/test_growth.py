"""Text that is meant to keep the program busy: the work grows with its length, not with its square.

Measured is the processor's time at two sizes, of which only the ratio counts; what is done in a
few milliseconds at the larger size needs no ratio.
"""

from __future__ import annotations

import gc
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from types import ModuleType

import pytest

from discrepancy import articles, sentences, slots
from discrepancy.articles import residue
from discrepancy.articles.formats import READERS, containers
from discrepancy.articles.interface import UnreadableError
from discrepancy.records import Article, Passage, Sentence, Token
from discrepancy.sentences import MAX_GAP, MAX_SENTENCE, split
from discrepancy.settings import Settings
from discrepancy.slots.interface import Reading
from discrepancy.slots.registry import extract_slots

TIMES = 4  # how much larger the larger size is
WORST = TIMES**1.6  # linear is 4, quadratic 16
PAIRED = TIMES**2.1  # the values of a sentence are looked at in pairs; it is never long
AT_ONCE = 0.03  # seconds
TRIES = 9  # before a text is called slow

# What patterns repeat. White space comes in gaps as wide as a sentence may have.
UNITS = (
    *("1", "1,", "1 ", "1.", "11:", "0", "000,", "1/2 ", "1-", "1–1 ", "1x", "½", "9e9", "1,000 "),
    *(
        "a",
        "a ",
        "A ",
        "Aa ",
        "A.",
        "A-",
        "A'",
        "a,",
        "A, ",
        "A and ",
        "é",
        "’s ",
        "twenty-",
        "one ",
    ),
    *("hundred ", "million ", "million-", "of ", "and ", "to ", "the A of ", "of the ", "in the "),
    *(
        "-",
        "- ",
        "–",
        ".",
        "..",
        '"',
        "'",
        "“",
        "”",
        "( ",
        "[",
        "](",
        "![",
        "[a](",
        "<",
        "<a ",
        "\\",
    ),
    *("<!--", "-->", "&amp;", "*", "**a", "__", "`", "~", "#", "@a ", "a@", "/a", "http://a", "©"),
    *(
        "| ",
        ": ",
        "; ",
        "£1 ",
        "$",
        "€ ",
        "% ",
        "years ",
        "year-old ",
        "per ",
        "at least ",
        "about ",
    ),
    *("more than ", "May ", "May 1, ", "Monday ", "5pm ", "from 1 to ", "between 1 and ", "GMT "),
    *(
        "next ",
        "last ",
        "early ",
        "Mr. ",
        "said ",
        "“a ” ",
        "(A) ",
        "x\n",
        "```\n",
        "---\n",
        "a: b\n",
    ),
    *(" " * (MAX_GAP - 1) + "a", "\n" * (MAX_GAP - 1) + "1"),
)


def baits(size: int) -> list[str]:
    return [(unit * (size // len(unit) + 1))[: size - 1] + "!" for unit in UNITS]


def too_slow(
    work: Callable[[str], object], size: int, worst: float = WORST
) -> list[tuple[str, float]]:
    """The baits on which the work grows faster than their length, with the ratio."""
    pairs = zip(baits(size), baits(TIMES * size), strict=True)
    grown = ((small, _growth(work, small, large, worst)) for small, large in pairs)
    return [(small[:20], round(ratio, 1)) for small, ratio in grown if ratio > worst]


def _growth(work: Callable[[str], object], small: str, large: str, worst: float) -> float:
    """How many times as long the larger text takes, told apart from a busy machine.

    Other work only ever adds to a time, so of each text the least of several counts, taken in
    turns. The collector of cycles is off as in `timeit`: what it costs depends on all that other
    tests have left in memory.
    """
    least_small = least_large = float("inf")
    ratio = 0.0
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(TRIES):
            least_large = min(least_large, _taken(work, large))
            if least_large <= AT_ONCE:
                return 0.0
            least_small = min(least_small, _taken(work, small))
            ratio = least_large / max(least_small, 1e-6)
            if ratio <= worst:
                break
    finally:
        if collecting:
            gc.enable()
    return ratio


def _taken(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


# --------------------------------------------------------------------------- patterns


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__):
        yield import_module(f"{package.__name__}.{found.name}")


def patterns(value: object, depth: int = 4) -> Iterator[re.Pattern[str]]:
    """All that are held by a module, in tables, too."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, ModuleType):
        yield from patterns(vars(value), depth)
    elif depth and isinstance(value, dict):
        yield from patterns((*value.keys(), *value.values()), depth - 1)
    elif depth and isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from patterns(inner, depth - 1)


def whole_lines(text: str) -> None:
    for line in residue._LINES:
        line.fullmatch(text)


@pytest.mark.parametrize(("package", "size"), [(slots, MAX_SENTENCE // TIMES), (articles, 500)])
def test_no_pattern_backtracks(package: ModuleType, size: int) -> None:
    found = {pattern for module in modules(package) for pattern in patterns(module)}
    found |= set(patterns(sentences))
    found -= set(residue._LINES)  # of those, only whole lines are asked
    assert len(found) > 40
    slow = {
        pattern.pattern: worst
        for pattern in sorted(found, key=lambda one: one.pattern)
        if (worst := too_slow(partial(both_ways, pattern), size))
    }
    assert not slow
    assert not too_slow(whole_lines, size)


def both_ways(pattern: re.Pattern[str], text: str) -> None:
    pattern.search(text)
    pattern.fullmatch(text)


# --------------------------------------------------------------------------- parsers and readers


def test_no_slot_takes_longer_than_its_sentence() -> None:
    size = MAX_SENTENCE // TIMES
    readings = {text: unparsed(text) for text in (*baits(size), *baits(TIMES * size))}
    assert not too_slow(lambda text: extract_slots(readings[text]), size, PAIRED)


def unparsed(text: str) -> Reading:
    """A reading in which all words are nouns that hang on the first: no parse takes longer."""
    tokens = tuple(
        Token(one[0], one[0].lower(), "NOUN", "NN", "dep", 0, one.start(), one.end())
        for one in re.finditer(r"\w+|[^\w\s]", text)
    )
    return Reading(Sentence(article="a", index=0, start=0, end=len(text), text=text), tokens)


def test_sentences_are_cut_in_time_that_grows_with_the_text() -> None:
    def cut(text: str) -> None:
        split(Article(id="a", path="a", text=text, passages=(Passage(start=0, end=len(text)),)))

    assert not too_slow(cut, 2_000)
    assert not too_slow(lambda text: cut(" " * len(text) + text), 2_000)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".eml", ".csv", ".jsonl", ".rss"])
def test_no_reader_takes_longer_than_its_file(suffix: str) -> None:
    def read(text: str) -> None:
        data = f"{HEADS.get(suffix, '')}{text}".encode()
        with suppress(UnreadableError):
            if suffix in READERS:
                READERS[suffix].read(data)
            else:
                for part in containers(Settings())[suffix].parts(data):
                    part.read()

    assert not too_slow(read, 2_000)


HEADS = {
    ".html": "<html><body><p>A storm closed the harbour for nine hours.</p>",
    ".eml": "Subject: a\n\n",
    ".csv": "text\n",
    ".rss": "<rss version='2.0'><channel><item><description>",
}
