"""Change one value in a reprint of each article of tests/cases and seeds: is it reported?

    python benchmarks/reprints.py [--count 3] [--cache FILE]

Of every English article as many values are drawn, by a fixed seed. Each is changed in a copy that
is otherwise word for word, and the two are checked by themselves. What is told: how many changes
are reported, how many as contradictions, and how many other reports there are.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from memo import Memory

from discrepancy.articles import read_articles
from discrepancy.cached import read_slots
from discrepancy.errors import InputError
from discrepancy.pipeline import check_articles
from discrepancy.records import Article, Kind, Slot, Verdict
from discrepancy.sentences import split
from discrepancy.settings import ENGLISH, Settings
from discrepancy.slots.interface import Reading
from discrepancy.tools import Tools

ROOT = Path(__file__).parent.parent
WORDS = "one three five seven nine twelve two four six eight eleven ten one".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Monday".split()
MONTHS = (
    "January February March April May June July August September October November December January"
).split()
NAMED = {Kind.PERSON: "Halvorsen", Kind.PLACE: "Bucharest"}
FIGURES = frozenset(
    [Kind.NUMBER, Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.AGE, Kind.SCORE]
)
CHANGED = FIGURES | {Kind.DATE, Kind.TIME} | {*NAMED}


def main() -> None:
    """Print the counts, by kind, and what was missed."""
    options = _options()
    memory = Memory(options.cache)
    tools, rng = memory.tools(), random.Random(options.seed)  # noqa: S311 (a sample, no secret)
    tried, found, firm, missed, others = Counter[str](), Counter[str](), Counter[str](), [], 0
    for article in _articles():
        changes = list(_changes(article, tools))
        rng.shuffle(changes)
        for start, slot, new in changes[: options.count]:
            verdicts, more = _told(article, start, slot, new, tools)
            tried[slot.kind] += 1
            found[slot.kind] += bool(verdicts)
            firm[slot.kind] += Verdict.CONTRADICTION in verdicts
            others += more
            if not verdicts:
                missed.append(f"{article.path}: {slot.kind} {slot.text!r} -> {new!r}")
    memory.save()
    told = f"{found.total()} of {tried.total()} changes reported, {firm.total()} firmly"
    lines = [f"{told}; {others} other reports"]
    lines += [f"  {kind}: {found[kind]}/{tried[kind]}, firm {firm[kind]}" for kind in sorted(tried)]
    sys.stdout.write("\n".join([*lines, "missed:", *missed]) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=3, help="of each article")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cache", type=Path, help="keep vectors and parses in this file")
    return parser.parse_args()


def _articles() -> Iterator[Article]:
    for folder in [*sorted((ROOT / "tests" / "cases").iterdir()), ROOT / "seeds"]:
        found, _ = read_articles([folder], settings=Settings())
        yield from (article for article in found if article.language == ENGLISH)


def _changes(article: Article, tools: Tools) -> Iterator[tuple[int, Slot, str]]:
    """Yield values, where in the article their sentence starts, and what to put in their place."""
    sentences = split(article)
    tokens = tools.parser_of(ENGLISH).parse([sentence.text for sentence in sentences])
    readings = [
        Reading(*both, article.published, ENGLISH) for both in zip(sentences, tokens, strict=True)
    ]
    for sentence, slots in zip(sentences, read_slots(readings), strict=True):
        for slot in slots:
            new = changed(slot)
            if slot.kind in CHANGED and new != slot.text:
                yield sentence.start, slot, new


def changed(slot: Slot) -> str:
    """Return another value in the same words; the same where none is known."""
    text = slot.text
    if slot.kind in NAMED:
        return " ".join([*text.split()[:-1], NAMED[slot.kind]]) if text[:1].isupper() else text
    number = re.search(r"\d+", text)
    if number:
        return text[: number.start()] + _other(number.group(), slot.kind) + text[number.end() :]
    for names in (WORDS, DAYS, MONTHS):
        for old, new in pairwise(names):
            if re.search(rf"\b{old}\b", text):
                return re.sub(rf"\b{old}\b", new, text)
    return text


def _other(digits: str, kind: Kind) -> str:
    number = int(digits)
    if kind in FIGURES:
        return str(int(number * 1.4) + 2)
    return str(number + 2 if number < 10 else number - 3)


def _told(
    article: Article, start: int, slot: Slot, new: str, tools: Tools
) -> tuple[set[Verdict], int]:
    """Return the verdicts on the change, and how many other conflicts are reported."""
    at, end = start + slot.start, start + slot.end
    longer = len(new) - (end - at)
    passages = tuple(
        replace(p, start=p.start + longer * (p.start > at), end=p.end + longer * (p.end > at))
        for p in article.passages
    )
    copy = replace(
        article,
        id="reprint.txt",
        path="reprint.txt",
        name="reprint.txt",
        publisher="Copy Times",
        text=article.text[:at] + new + article.text[end:],
        passages=passages,
        published=article.published and article.published + timedelta(hours=3),
    )
    try:
        conflicts = check_articles([article, copy], tools=tools).conflicts
    except InputError:  # nothing but copies, or nothing compared
        return set(), 0
    reported = [one for one in conflicts if one.verdict is not Verdict.DISTINCT]
    own = [
        one
        for one in reported
        for side in one.sides
        if side.article == article.id and side.start < end and at < side.end
    ]
    return {one.verdict for one in own}, len(reported) - len(own)


if __name__ == "__main__":
    main()
