"""Which role a named person is said to have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepancy.records import Kind, Name, Slot, Token
from discrepancy.slots import names
from discrepancy.slots.interface import Level, Reading, Relation
from discrepancy.slots.offices import (
    LEADING,
    MARKS,
    OFFICES,
    canonical,
    exclusive,
    is_role,
)
from discrepancy.slots.person import Person, people

_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 8  # tokens of a role phrase on one side of its noun
_FILLERS = names.word_set(
    "the a an of for in at to and his her its their s our longtime veteran top senior new current "
    "local own first main long late fellow"
)


def extract(reading: Reading) -> Iterator[Slot]:
    """ROLE slots: value is the role's Name (text, canonical words), attribute ("of:<surname>",)."""
    found: dict[tuple[int, int], Slot] = {}
    for person in people(reading):
        for first, last, leading in _phrases(reading.tokens, person):
            slot = _slot(reading, person, first, last, leading)
            if slot is not None:
                found.setdefault((slot.start, slot.end), slot)
    yield from sorted(found.values(), key=lambda slot: (slot.start, slot.end))


def _slot(reading: Reading, person: Person, first: int, last: int, leading: str) -> Slot | None:
    tokens = reading.tokens
    first = _after_age(tokens, first, last)
    parts = tuple(
        word
        for token in tokens[first:last]
        if token.entity != "NORP"
        for word in names.words(token.lemma)
    )
    parts = canonical((leading, *parts[1:]) if leading else parts)
    parts = tuple(dict.fromkeys(part for part in parts if part not in _FILLERS))
    if not parts:
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    text = reading.text[start:end]
    return Slot(
        kind=Kind.ROLE,
        value=Name(" ".join(text.split()), parts),
        start=start,
        end=end,
        text=text,
        attribute=(f"of:{person.name.parts[-1]}",),
    )


def _after_age(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the role begins in "34-year-old engineer": an age is no part of it."""
    old = [i for i in range(first, last) if tokens[i].lemma in ("old", "year-old")]
    return old[-1] + 1 if old and old[-1] + 1 < last else first


def _phrases(tokens: Sequence[Token], person: Person) -> Iterator[tuple[int, int, str]]:
    """Token ranges of role phrases, and the role noun that a leading verb amounts to."""
    for first, last in (
        _before(tokens, person.first),
        _after(tokens, person.last),
        _said_to_be(tokens, person.head),
    ):
        if first < last:
            yield first, last, ""
    for verb in _own_verbs(tokens, person):
        yield from _led(tokens, verb)
        yield from _served_as(tokens, verb)


def _before(tokens: Sequence[Token], name: int) -> tuple[int, int]:
    """Reads "finance minister X", "Governor X", "the mayor of Calbiga, X"."""
    last = name
    if last > 0 and tokens[last - 1].text == ",":
        last -= 1
    first = last
    while first > max(0, last - _LONGEST) and _in_role_phrase(tokens[first - 1]):
        first -= 1
    while first < last and tokens[first].pos in {"ADP", "DET", "CCONJ"}:
        first += 1
    nouns = [index for index in range(first, last) if _role_noun(tokens[index])]
    if not nouns:
        return 0, 0
    if last < name or tokens[last - 1].entity == "":
        head = nouns[0] if any(tokens[i].pos == "ADP" for i in range(first, last)) else nouns[-1]
    else:
        head = nouns[-1]
    if last == name and nouns[-1] != last - 1:
        return 0, 0  # the name does not follow the role noun
    if last < name and tokens[head + 1].pos != "ADP" and head != last - 1:
        return 0, 0
    return first, last


def _in_role_phrase(token: Token) -> bool:
    if token.pos == "ADP":
        return token.lemma in {"of", "for"}
    return token.pos in _MODIFIERS or token.text == "-" or token.tag == "POS" or token.pos == "DET"


def _after(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """Reads "X, 44, the mayor of Calbiga,": an apposition after the name and perhaps an age."""
    if index >= len(tokens) or tokens[index].text != ",":
        return 0, 0
    index += 1
    while index < len(tokens) and (tokens[index].text == "," or tokens[index].pos == "NUM"):
        index += 1
    while index < len(tokens) and tokens[index].pos in {"DET", "PRON"}:
        if tokens[index].lemma in {"who", "which", "that"}:
            return 0, 0
        index += 1
    index = _after_age(tokens, index, min(index + _LONGEST, len(tokens)))
    last = _phrase_end(tokens, index)
    nouns = [i for i in range(index, last) if tokens[i].pos != "ADP"]
    run = next((i for i in range(index, last) if tokens[i].pos == "ADP"), last)
    if not nouns or run == index or not _role_noun(tokens[run - 1]):
        return 0, 0
    closed = last == len(tokens) or tokens[last].pos in {"PUNCT", "VERB", "AUX", "CCONJ", "SCONJ"}
    return (index, last) if closed or tokens[run - 1].dep == "appos" else (0, 0)


def _phrase_end(tokens: Sequence[Token], index: int) -> int:
    last = index
    while last < min(len(tokens), index + _LONGEST) and _in_role_phrase(tokens[last]):
        last += 1
    while last > index and tokens[last - 1].pos in {"ADP", "DET", "PART"}:
        last -= 1
    return last


def _said_to_be(tokens: Sequence[Token], name: int) -> tuple[int, int]:
    """Reads "X is the mayor of Calbiga", "X became chief executive"."""
    token = tokens[name]
    verb = tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in {"be", "become", "remain"}:
        return 0, 0
    if any(tokens[child].dep == "neg" for child in names.children(tokens, token.head)):
        return 0, 0
    for child in names.children(tokens, token.head):
        if tokens[child].dep == "attr" and _role_noun(tokens[child]):
            return _around(tokens, child)
    return 0, 0


def _around(tokens: Sequence[Token], noun: int) -> tuple[int, int]:
    """The role phrase around its noun, articles left off."""
    first = noun
    while first > 0 and tokens[first - 1].pos in _MODIFIERS | {"PUNCT"}:
        if tokens[first - 1].pos == "PUNCT" and tokens[first - 1].text != "-":
            break
        first -= 1
    last = noun + 1
    if last < len(tokens) and tokens[last].pos == "ADP":
        last = max(_phrase_end(tokens, last), last)
    return first, last


def _own_verbs(tokens: Sequence[Token], person: Person) -> Iterator[int]:
    """Verbs whose subject is the person: of the clause, or of "who ..." after the name."""
    head = tokens[person.head]
    if head.dep in names.SUBJECTS and tokens[head.head].pos == "VERB":
        yield head.head
    for child in names.children(tokens, person.head):
        if tokens[child].dep == "relcl":
            yield child


def _led(tokens: Sequence[Token], verb: int) -> Iterator[tuple[int, int, str]]:
    """Reads "who heads the infection control department" is its head."""
    role = LEADING.get(tokens[verb].lemma)
    below = {tokens[child].dep: child for child in names.children(tokens, verb)}
    if role and "dobj" in below and "neg" not in below and "nsubjpass" not in below:
        last = _phrase_end(tokens, verb + 1)
        if last > below["dobj"]:
            yield verb, last, role


def _served_as(tokens: Sequence[Token], verb: int) -> Iterator[tuple[int, int, str]]:
    """Reads "was elected governor", "was sworn in as governor"."""
    for child in names.children(tokens, verb):
        if tokens[child].dep == "oprd" and _role_noun(tokens[child]):
            yield (*_around(tokens, child), "")
        if tokens[child].lemma == "as" and tokens[child].dep == "prep":
            for noun in names.children(tokens, child):
                if _role_noun(tokens[noun]):
                    yield (*_around(tokens, noun), "")


def _role_noun(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN"} and is_role(names.fold(token.lemma))


# ------------------------------------------------------------------------------- comparing

SAME_ROLE = Level(Relation.SAME, "the same role", -2.0)
MORE_SPECIFIC = Level(Relation.COMPATIBLE, "one role is a closer description", -1.0)
ROLE_CHANGE = Level(Relation.COMPATIBLE, "a role held at another time", -0.5)
BOTH_POSSIBLE = Level(Relation.UNRELATED, "roles one person can have at once", 0.0)
DEPUTY = Level(Relation.DIFFERENT, "the office itself or its deputy", 1.0)
OTHER_OFFICE = Level(Relation.DIFFERENT, "two offices that exclude each other", 1.8)
OTHER_CHARGE = Level(Relation.DIFFERENT, "the same office, of something else", 1.5)
OTHER_PERSON = Level(Relation.UNRELATED, "roles of two persons", 0.0)
NOT_ROLES = Level(Relation.UNRELATED, "not two roles", 0.0)

_STEM = 5  # letters that two forms of one word share
_DEPUTIES = frozenset({"deputy", "vice", "assistant"})
# What a report calls a body that it has named: "the director of the house" is a theatre's.
_BODIES = names.word_set(
    "house company firm business group body institution organisation organization agency authority "
    "department office place site enterprise concern association outfit establishment"
)


def compare(left: Slot, right: Slot) -> Level:
    """Roles of one person, by noun and by what it is of; "former" or "acting" leave room."""
    if not (isinstance(left.value, Name) and isinstance(right.value, Name)):
        return NOT_ROLES
    if left.attribute != right.attribute:
        return OTHER_PERSON
    one, other = set(left.value.parts), set(right.value.parts)
    if not one or not other:
        return NOT_ROLES
    if one == other:
        return SAME_ROLE
    if (one & MARKS - _DEPUTIES) != (other & MARKS - _DEPUTIES):
        return ROLE_CHANGE
    nouns, others = _nouns(one), _nouns(other)
    if nouns & others and bool(one & _DEPUTIES) != bool(other & _DEPUTIES):
        return DEPUTY if nouns & others & OFFICES else MORE_SPECIFIC
    if one <= other or other <= one:
        return MORE_SPECIFIC
    if nouns & others:
        if _described(left, one - nouns) != _described(right, other - others):
            return MORE_SPECIFIC  # "the firm's boss" may be the boss of what the other names
        return _same_noun(one - nouns, other - others, nouns & others)
    if any(exclusive(mine, yours) for mine in nouns for yours in others):
        return OTHER_OFFICE
    return BOTH_POSSIBLE


def _nouns(parts: set[str]) -> set[str]:
    return {part for part in parts if is_role(part) and part not in MARKS}


def _same_noun(one: set[str], other: set[str], shared: set[str]) -> Level:
    """Reads "health minister" and "finance minister", "director of the port" and "of the fair"."""
    if not shared & OFFICES:
        return BOTH_POSSIBLE
    if one <= _BODIES or other <= _BODIES:
        return MORE_SPECIFIC
    if any(_akin(mine, yours) for mine in one for yours in other):
        return MORE_SPECIFIC
    return OTHER_CHARGE


def _akin(one: str, other: str) -> bool:
    """One word, or two forms of it: airline and airlines, Germany and German."""
    return one == other or (min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM])


def _described(role: Slot, charge: set[str]) -> bool:
    """Whether what the role is of is given by common nouns, not by a name; titles tell neither."""
    words = role.text.split()
    if not charge or all(word[:1].isupper() for word in words if word[:1].isalpha()):
        return False
    return not any(word[:1].isupper() and set(names.words(word)) & charge for word in words)
