"""Ages that only the syntax tells ("the suspect is 41", "a man of 54"), and tens of years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from discrepancy.records import Hedge, Kind, Magnitude, Token
from discrepancy.slots.interface import Reading
from discrepancy.slots.measure import COUNT, RANK, Measure
from discrepancy.slots.measures import read_measures
from discrepancy.slots.number_words import TENS
from discrepancy.slots.offices import is_role
from discrepancy.slots.synonyms import PEOPLE, canonical
from discrepancy.slots.windows import left_of

_OLDEST = 110
_PARENTS = frozenset({"father", "mother", "parent", "dad", "mum", "mom", "grandmother"})
_SEXES = frozenset({"boy", "girl", "youth", "teenager", "lad", "schoolboy", "schoolgirl"})
_EXTREMES = frozenset({"youngest", "oldest", "eldest"})
_PRONOUNS = frozenset({"he", "she", "who"})
_GOES_ON = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADP", "VERB", "AUX", "PRON"})
_TENS = {word.removesuffix("y") + "ies": value for word, value in TENS.items()}
_DECADE = re.compile(
    r"\bin\s(?:his|her|their)\s(?:(early|mid|late)[\s-])?(?:(" + "|".join(_TENS) + r")|([2-9]0)s)\b"
)
_BIRTHDAY = re.compile(
    r"\s+birthday(?=[.,;:!?)]|$|\s+(?:in|on|at|last|this|next|with|when|while|and|yesterday|today)\b)"
)
_UNTIL_THEN = re.compile(r"\b(?:before|until|to|of|ahead\s+of)\s+(?:\w{1,12}\s+){0,2}$")
_PART = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}


def told_ages(reading: Reading) -> Iterator[Measure]:
    """Measures of kind age, in order of their start."""
    measures = read_measures(reading.text)
    found = [
        _as_age(m) for m in measures if _is_told(reading.tokens, m) or _is_birthday(reading.text, m)
    ]
    yield from sorted([*found, *_decades(reading.text)], key=lambda measure: measure.start)


def _as_age(count: Measure) -> Measure:
    years = f"{count.value.amount:g}" if count.unit is RANK else count.value.shown
    value = replace(count.value, unit="year", shown=f"{years} years old")
    return replace(count, kind=Kind.AGE, value=value)


def _is_birthday(text: str, measure: Measure) -> bool:
    """As in "had passed her eighty-second birthday"; before it one is younger."""
    return (
        measure.unit is RANK
        and measure.value.amount <= _OLDEST
        and bool(_BIRTHDAY.match(text, measure.end))
        and not _UNTIL_THEN.search(left_of(text, measure.start))
    )


def _is_told(tokens: tuple[Token, ...], measure: Measure) -> bool:
    if measure.unit is not COUNT or not 0 < measure.value.amount <= _OLDEST or measure.per:
        return False
    inside = [i for i, token in enumerate(tokens) if measure.start <= token.start < measure.end]
    if not inside or not measure.value.amount.is_integer():
        return False
    after = tokens[inside[-1] + 1] if inside[-1] + 1 < len(tokens) else None
    if after is not None and after.pos not in (*_GOES_ON, "SPACE"):
        return False
    return _of_somebody(tokens, inside[0]) or _predicated(tokens, inside[-1])


def _of_somebody(tokens: tuple[Token, ...], first: int) -> bool:
    """As in "a man of 54"; "a mother of three" tells of children."""
    if first < 2 or tokens[first - 1].lemma != "of":
        return False
    somebody = tokens[first - 2]
    return somebody.tag == "NN" and somebody.lemma not in _PARENTS and _is_person(somebody)


def _predicated(tokens: tuple[Token, ...], last: int) -> bool:
    """As in "its captain is 52", "she will be forty-nine on Monday"."""
    token, verb = tokens[last], tokens[tokens[last].head]
    if token.dep not in ("attr", "acomp", "nummod", "dobj") or verb.lemma != "be":
        return False
    subjects = [
        t for i, t in enumerate(tokens) if t.dep == "nsubj" and tokens[t.head] is verb and i < last
    ]
    return any(
        subject.text.lower() in _PRONOUNS | _EXTREMES
        or subject.entity == "PERSON"
        or (subject.tag == "NN" and _is_person(subject))
        for subject in subjects
    )


def _is_person(token: Token) -> bool:
    lemma = token.lemma.lower()
    return lemma in _SEXES or canonical(lemma) in PEOPLE - {"patient"} or is_role(lemma)


def _decades(text: str) -> Iterator[Measure]:
    """As in "in his early forties"."""
    for match in _DECADE.finditer(text):
        ten = _TENS[match[2]] if match[2] else int(match[3])
        low, high = (ten + years for years in _PART[match[1]])
        value = Magnitude((low + high) / 2, low, high, "year", f"{low}–{high} years old")
        start, end = match.span()
        yield Measure(Kind.AGE, start, end, start, end, value, Hedge.RANGE)
