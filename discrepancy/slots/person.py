"""Persons by name, and how they stand in the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from discrepancy.records import Kind, Name, Slot, Token
from discrepancy.slots import names
from discrepancy.slots.interface import Level, Reading, Relation
from discrepancy.slots.offices import LEADING, MARKS, canonical, is_role

TITLES = names.word_set(
    "mr mrs ms miss dr prof professor sir lady lord dame madame madam monsieur herr frau senor "
    "senora sheikh president premier governor mayor minister senator judge justice ambassador "
    "king queen prince princess pope bishop archbishop cardinal father sister brother rabbi "
    "imam general gen colonel col major maj captain capt cdr commander lieutenant lt sergeant "
    "sgt corporal admiral brigadier constable inspector superintendent detective officer "
    "chancellor secretary chief chairman councillor coach prosecutor monsignor elder "
    "private recruit datu haji hon rev reverend"
)
# verbs whose subject is quoted
SAYING = names.word_set(
    "say tell add explain declare state announce claim note warn insist stress report call "
    "describe joke remark reply answer ask write recall argue admit complain concede shout "
    "observe comment quip quote conclude continue maintain promise repeat respond speak think "
    "vow post tweet term brand denounce dismiss sigh cry assert suggest confirm coin"
)
# entity types a wrongly labelled person turns up under
_MISTAKEN = frozenset({"ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LOC", ""})
# fuzz.ratio of two name parts, set by hand: Maria/Marta 80, Tkachenko/Tkachenka 89. It errs on the
# side of one person: Jan/Jana 86 and Anna/Hanna 89 count as spellings too.
SPELLING = 82.0


@dataclass(frozen=True, slots=True)
class Person:
    """A named person: token range [first, last) of the name without title and possessive."""

    first: int
    last: int
    head: int
    name: Name


def people(reading: Reading) -> tuple[Person, ...]:
    """The persons a sentence names, in order."""
    return tuple(_people(reading.tokens, reading.text))


def extract(reading: Reading) -> Iterator[Slot]:
    """PERSON slots: attribute is the person's roles, then the grammatical relation."""
    tokens = reading.tokens
    for person in _people(tokens, reading.text):
        start, end = tokens[person.first].start, tokens[person.last - 1].end
        yield Slot(
            kind=Kind.PERSON,
            value=person.name,
            start=start,
            end=end,
            text=reading.text[start:end],
            attribute=_stands(tokens, person),
        )


def _people(tokens: Sequence[Token], text: str) -> Iterator[Person]:
    done = 0
    for first, last in _spans(tokens):
        start, end = _trim(tokens, max(first, done), last)
        if start >= end:
            continue
        done = end
        shown = " ".join(text[tokens[start].start : tokens[end - 1].end].split())
        parts = names.name_parts(shown)
        if parts and any(part[0].isalpha() for part in parts):
            yield Person(start, end, names.span_head(tokens, start, end), Name(shown, parts))


def _spans(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Entity spans of persons, and capitalised runs that a title or role noun introduces."""
    spans = list(names.entity_spans(tokens, "PERSON"))
    taken = {index for first, last in spans for index in range(first, last)}
    index = 0
    while index < len(tokens):
        last = index
        while last < len(tokens) and _could_be_named(tokens[last]) and last not in taken:
            last += 1
        if last > index and (_introduced(tokens, index) or _placed(tokens, index, last)):
            spans.append((index, last))
        index = max(last, index + 1)
    return iter(sorted(spans))


def _could_be_named(token: Token) -> bool:
    return (
        token.pos == "PROPN"
        and token.text[:1].isupper()
        and token.entity in _MISTAKEN
        and not _is_title(token)
    )


def _introduced(tokens: Sequence[Token], index: int) -> bool:
    """Whether "Mr", "General" or "mayor" stands right before."""
    if index == 0:
        return False
    before = tokens[index - 1]
    return _is_title(before) or (is_role(before.lemma) and before.pos in {"NOUN", "PROPN"})


def _placed(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a name stands where persons do: "the driver, X,", "X said"."""
    token = tokens[names.span_head(tokens, index, last)]
    head = tokens[token.head]
    if token.dep == "appos":
        return is_role(head.lemma) and token.entity in _MISTAKEN
    quoted = token.dep == "nsubj" and head.lemma in SAYING
    return quoted and not token.entity and last - index >= 2


def _is_title(token: Token) -> bool:
    return names.fold(token.text).rstrip(".") in TITLES and token.text[:1].isupper()


def _trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Without titles in front, and without a possessive or punctuation behind."""
    while first < last and (
        _is_title(tokens[first])
        or not tokens[first].text[:1].isalpha()
        or (tokens[first].text.islower() and names.fold(tokens[first].text) not in names.PARTICLES)
    ):
        first += 1
    while last > first and (
        tokens[last - 1].tag == "POS" or not tokens[last - 1].text[-1:].isalpha()
    ):
        if tokens[last - 1].text.endswith(".") and len(tokens[last - 1].text) == 2:
            break  # an initial: "Zbigniew K."
        last -= 1
    return first, last


def _stands(tokens: Sequence[Token], person: Person) -> tuple[str, ...]:
    """Roles of the person, then grammatical relations: ("driver", "subj:flee").

    Who heads, leads or runs something has the role "leader". Verbs of saying are left out: two
    who are quoted are not taken for one another.
    """
    clauses = [
        f"subj:{tokens[child].lemma}"
        for child in names.children(tokens, person.head)
        if tokens[child].dep == "relcl" and _has_subject(tokens, child)
    ]
    relations = [
        one
        for one in (*names.relation(tokens, person.head), *clauses)
        if one.partition(":")[2] not in SAYING | {"be", "accord"}
    ]
    leads = any(one.removeprefix("subj:") in LEADING for one in relations)
    roles = (*_roles(tokens, person), *(("leader",) if leads else ()))
    return tuple(dict.fromkeys((*roles, *relations)))


def _has_subject(tokens: Sequence[Token], verb: int) -> bool:
    return any(
        tokens[child].dep == "nsubj" and tokens[child].lemma == "who"
        for child in names.children(tokens, verb)
    )


def _roles(tokens: Sequence[Token], person: Person) -> tuple[str, ...]:
    """Role nouns right before the name, of its apposition, or that it is said to be."""
    before = person.first - 1
    if before > 0 and tokens[before].text == ",":
        before -= 1
    first = before + 1
    while first > 0 and tokens[first - 1].pos in {"NOUN", "PROPN", "ADJ"}:
        first -= 1
    nouns = [names.fold(token.lemma) for token in tokens[first : before + 1]]
    head = tokens[person.head]
    if head.dep in {"appos", "attr"}:
        nouns.append(names.fold(tokens[head.head].lemma))
    for child in names.children(tokens, person.head):
        if tokens[child].dep == "appos":
            nouns.append(names.fold(tokens[child].lemma))
    if head.dep == "attr":
        nouns += [
            names.fold(tokens[child].lemma)
            for child in names.children(tokens, head.head)
            if tokens[child].dep == "nsubj"
        ]
    roles = (word for word in canonical(tuple(nouns)) if is_role(word) and word not in MARKS)
    return tuple(dict.fromkeys(roles))


# ------------------------------------------------------------------------------- comparing

SAME_PERSON = Level(Relation.SAME, "the same person", -3.0)
PART_OF_NAME = Level(Relation.SAME, "one name is a part of the other", -2.0)
SPELT_OTHERWISE = Level(Relation.COMPATIBLE, "the same name spelt otherwise", -1.5)
OTHER_GIVEN_NAME = Level(Relation.DIFFERENT, "same surname, another given name", 2.0)
OTHER_SURNAME = Level(Relation.DIFFERENT, "same given name, another surname", 2.0)
OTHER_PERSON = Level(Relation.DIFFERENT, "another person", 1.5)
OTHER_SHORT_NAME = Level(Relation.DIFFERENT, "another name, not given in full", 1.0)
NOT_NAMES = Level(Relation.UNRELATED, "not two names", 0.0)


def compare(left: Slot, right: Slot) -> Level:
    """Names part by part: the order of parts and the marks on letters do not count."""
    if not (isinstance(left.value, Name) and isinstance(right.value, Name)):
        return NOT_NAMES
    short, long = sorted((left.value.parts, right.value.parts), key=lambda p: (len(p), p))
    if not short:
        return NOT_NAMES
    if set(short) == set(long) or "".join(short) == "".join(long):
        return SAME_PERSON
    if set(short) <= set(long):
        return PART_OF_NAME
    alike = sum(any(_alike(part, other) for other in long) for part in short)
    if alike == len(short):
        return SPELT_OTHERWISE
    if min(len(short), len(long)) == 1:
        return OTHER_SHORT_NAME
    if _alike(short[-1], long[-1]):
        return OTHER_GIVEN_NAME
    return OTHER_SURNAME if alike else OTHER_PERSON


@lru_cache(maxsize=1 << 14)  # of few names: each stands in many pairs
def _alike(left: str, right: str) -> bool:
    """One name in two spellings, an initial, or a short form: Joseph and Jo, or J."""
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if long.startswith(short):
        return True
    if fuzz.ratio(left, right) >= SPELLING:
        return True
    skeleton = _skeleton(left)
    return len(skeleton) >= 3 and len(short) >= 6 and skeleton == _skeleton(right)


def _skeleton(name: str) -> str:
    """Consonants in a rough transliteration-free form: Mohammed and Muhammad are both mhmd."""
    plain = name.replace("kh", "h").replace("ph", "f").replace("ck", "k").replace("w", "v")
    letters = [c for c in plain if c not in "aeiouyj"]
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])
