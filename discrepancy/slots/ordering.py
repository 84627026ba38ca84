"""What is said to come before what, or to come first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepancy.records import Kind, Slot, Stance, Token
from discrepancy.slots import antonyms, names
from discrepancy.slots.clauses import Syntax, content, subject_of, syntax_of
from discrepancy.slots.interface import Level, Reading, Relation

_EARLIER = names.word_set("before until till")  # the main clause comes first
_LATER = names.word_set("after once")  # the subordinate clause comes first
_LINKS = frozenset({"mark", "prep", "pcomp"})  # dependencies of such a word
_ENDS = names.word_set("first last")
_OUTER = frozenset({"attr", "nsubj"})  # "was the first to leave", "the first to leave was"
_NO_EVENTS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})
_SAYING = names.word_set("say tell report add state declare claim note")


def extract(reading: Reading) -> Iterator[Slot]:
    """ORDERING slots.

    Of "A before B": Stance(predicate="before", arguments=(A, B)), each event as its verb and the
    words it is said of, "leave:ship". Of "X was first to A": predicate "first" (or "last"),
    arguments (A, *words of X).
    """
    syntax = syntax_of(reading.tokens)
    found = [*_connected(reading, syntax), *_ends(reading, syntax)]
    yield from sorted(found, key=lambda slot: (slot.start, slot.end))


def _connected(reading: Reading, syntax: Syntax) -> Iterator[Slot]:
    tokens = reading.tokens
    for index, token in enumerate(tokens):
        word = token.lemma
        if word not in _EARLIER | _LATER or token.dep not in _LINKS:
            continue
        main, other = _ends_of(syntax, index)
        if main < 0 or other < 0:
            continue
        first, second = (main, other) if word in _EARLIER else (other, main)
        yield _slot(
            reading, (min(main, index, other), max(main, index, other)),
            "before", (_event(syntax, first), _event(syntax, second)),
        )  # fmt: skip


def _ends_of(syntax: Syntax, index: int) -> tuple[int, int]:
    """The verb of the main clause and the event of the other, -1 where there is none."""
    tokens = syntax.tokens
    token = tokens[index]
    if token.dep == "mark":
        clause = token.head
        return (tokens[clause].head, clause) if tokens[clause].dep == "advcl" else (-1, -1)
    inner = syntax.child(index, "pcomp", "pobj")
    if inner < 0 or tokens[inner].entity in _NO_EVENTS:
        return -1, -1
    verb = token.head
    while tokens[verb].pos not in {"VERB", "AUX"} and tokens[verb].head != verb:
        verb = tokens[verb].head
    return (verb, inner) if tokens[verb].pos in {"VERB", "AUX"} else (-1, -1)


def _event(syntax: Syntax, index: int) -> str:
    """A verb (an event noun as its verb) with what it is said of: "leave:ship+harbour"."""
    token = syntax.tokens[index]
    lemma = syntax.lemma(index)
    if token.pos not in {"VERB", "AUX"}:
        return f"{antonyms.verb_of(lemma) or lemma}:"
    target = syntax.child(index, "dobj", "nsubjpass")
    of = target if target >= 0 else subject_of(syntax, index)[0]
    return f"{lemma}:{'+'.join(content(syntax, of) if of >= 0 else ())}"


def _ends(reading: Reading, syntax: Syntax) -> Iterator[Slot]:
    """Reads "X left first", "X was the first to leave", "the first aircraft took off from Y"."""
    tokens = reading.tokens
    for index, token in enumerate(tokens):
        end = token.lemma
        if end not in _ENDS:
            continue
        verb = _verb_of_end(syntax, index)
        if verb < 0 or tokens[verb].lemma in _SAYING:
            continue
        who = subject_of(syntax, verb)[0]
        if who >= 0 and syntax.lemma(who) in _ENDS:  # "the first to leave was X"
            who = syntax.child(tokens[who].head, "attr")
        words = content(syntax, who) if who >= 0 else ()
        if words:
            span = (min(index, verb), max(index, verb))
            yield _slot(reading, span, end, (syntax.lemma(verb), *words))


def _verb_of_end(syntax: Syntax, index: int) -> int:
    tokens = syntax.tokens
    token = tokens[index]
    head = tokens[token.head]
    if token.dep == "advmod" and head.pos == "VERB":
        return token.head
    if token.dep in _OUTER:
        return syntax.child(index, "relcl", "acl", "advcl", "xcomp")
    return -1


def _slot(
    reading: Reading, span: tuple[int, int], predicate: str, arguments: Sequence[str]
) -> Slot:
    tokens: Sequence[Token] = reading.tokens
    start, end = tokens[span[0]].start, tokens[span[1]].end
    text = reading.text[start:end]
    return Slot(
        kind=Kind.ORDERING,
        value=Stance(predicate=predicate, arguments=tuple(arguments), shown=" ".join(text.split())),
        start=start,
        end=end,
        text=text,
        attribute=tuple(sorted({argument.partition(":")[0] for argument in arguments[:2]})),
    )


# ------------------------------------------------------------------------------- comparing

SAME_ORDER = Level(Relation.SAME, "the same order", -2.0)
OTHER_ORDER = Level(Relation.DIFFERENT, "the order is turned round", 2.5)
SAME_FIRST = Level(Relation.SAME, "the same one comes first", -2.0)
OTHER_FIRST = Level(Relation.DIFFERENT, "another one comes first", 1.2)
OTHER_EVENTS = Level(Relation.UNRELATED, "other events", 0.0)


def compare(left: Slot, right: Slot) -> Level:
    """By the two events and their order, or by what comes first or last in one."""
    one, other = left.value, right.value
    if not (isinstance(one, Stance) and isinstance(other, Stance)):
        return OTHER_EVENTS
    if one.predicate != other.predicate:
        return OTHER_EVENTS
    if one.predicate == "before":
        return _compare_order(one.arguments, other.arguments)
    verb, *who = one.arguments
    other_verb, *others = other.arguments
    if not _same_verb(verb, other_verb):
        return OTHER_EVENTS
    return SAME_FIRST if set(who) & set(others) else OTHER_FIRST


def _compare_order(left: tuple[str, ...], right: tuple[str, ...]) -> Level:
    (a, b), (c, d) = left[:2], right[:2]
    if _same_event(a, c) and _same_event(b, d):
        return SAME_ORDER
    return OTHER_ORDER if _same_event(a, d) and _same_event(b, c) else OTHER_EVENTS


def _same_event(left: str, right: str) -> bool:
    verb, _, of = left.partition(":")
    other_verb, _, other_of = right.partition(":")
    if not _same_verb(verb, other_verb):
        return False
    return not of or not other_of or bool(set(of.split("+")) & set(other_of.split("+")))


def _same_verb(left: str, right: str) -> bool:
    return left == right or left in antonyms.synonyms(right)
