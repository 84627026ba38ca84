"""What a time or a place belongs to: the verb above it in the syntax, its arguments, its tense."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.records import Token
from discrepancy.slots.date_resolve import Tense
from discrepancy.slots.names import word_set

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = frozenset({"dobj", "obj", "attr"})
AUXILIARIES = frozenset({"aux", "auxpass"})
_MODALS = frozenset(
    {"will", "shall", "'ll", "’ll", "would", "may", "might", "can", "could", "should", "must"}
)
# "is expected in March", "are due on Friday": the tense is that of the plan, the date that of what
# is planned
_PLANS = frozenset({"expect", "schedule", "plan", "set", "slate", "hope", "aim", "intend", "due"})
_CLOCK_WORDS = word_set("time p.m. a.m. pm am o'clock o’clock noon midnight gmt")
_MAX_DEPTH = 40  # a parse deeper than this is no sentence


def token_at(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    """The index of the syntactic head among the tokens of a span, or None."""
    inside = [i for i, token in enumerate(tokens) if token.start < end and token.end > start]
    for i in inside:
        head = tokens[i].head
        if head not in inside or head == i:
            return i
    return inside[0] if inside else None


def ancestors(tokens: tuple[Token, ...], index: int) -> Iterator[int]:
    """The tokens above one, nearest first."""
    for _ in range(_MAX_DEPTH):
        head = tokens[index].head
        if head == index:
            return
        index = head
        yield index


def children(tokens: tuple[Token, ...], index: int) -> Iterator[Token]:
    return (t for i, t in enumerate(tokens) if t.head == index and i != index)


def governing_verb(tokens: tuple[Token, ...], index: int) -> int | None:
    """The nearest verb above a token, or itself."""
    chain = (index, *ancestors(tokens, index))
    return next((i for i in chain if tokens[i].pos in ("VERB", "AUX")), None)


def tense_at(tokens: tuple[Token, ...], index: int) -> Tense:
    """Whether the verb above a token looks back or forward from the publication."""
    verb = governing_verb(tokens, index)
    while verb is not None:
        tense = _tense(tokens, verb)
        if tense is not Tense.UNKNOWN:
            return tense
        above = next(ancestors(tokens, verb), None)
        verb = governing_verb(tokens, above) if above is not None else None
    return Tense.UNKNOWN


def _tense(tokens: tuple[Token, ...], verb: int) -> Tense:
    token = tokens[verb]
    helpers = [t for t in children(tokens, verb) if t.dep in AUXILIARIES]
    if any(t.tag in ("MD", "TO") or t.text.lower() in _MODALS for t in helpers):
        perfect = any(t.lemma == "have" for t in helpers)  # "may have begun on Monday"
        return Tense.PAST if perfect else Tense.FUTURE
    if token.tag == "VBD" or any(t.tag == "VBD" or t.lemma == "have" for t in helpers):
        plan = token.lemma in _PLANS and any(t.lemma == "be" for t in helpers)
        return Tense.UNKNOWN if plan else Tense.PAST
    if token.tag == "VBN" and token.dep == "acl" and not helpers and token.lemma not in _PLANS:
        return Tense.PAST  # "the pact, signed in October"
    if token.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers):
        said = token.lemma in ("say", "report")  # "police say the man died on Monday"
        return Tense.UNKNOWN if said else Tense.FUTURE
    return Tense.UNKNOWN


def verb_lemma(tokens: tuple[Token, ...], verb: int) -> str:
    """The lemma of a verb; what takes place is held."""
    return "hold" if _takes_place(tokens, verb) else tokens[verb].lemma


def _takes_place(tokens: tuple[Token, ...], verb: int) -> bool:
    return tokens[verb].lemma == "take" and any(
        t.lemma == "place" and t.dep == "dobj" for t in children(tokens, verb)
    )


def attribute_of(tokens: tuple[Token, ...], index: int | None) -> tuple[str, ...]:
    """Lemmas of what a span belongs to: governing verb, its subject's head, its object's.

    Where a noun stands between ("the talks on Tuesday"), that noun follows the verb.
    """
    if index is None:
        return ()
    verb = governing_verb(tokens, index)
    lemmas = [verb_lemma(tokens, verb)] if verb is not None else []
    if verb is not None:
        arguments = list(children(tokens, verb))
        subjects = (t for t in (*arguments, *_raised(tokens, verb)) if t.dep in _SUBJECTS)
        objects = (t for t in arguments if t.dep in _OBJECTS and not _takes_place(tokens, verb))
        lemmas += [t.lemma for t in (*subjects, *objects) if t.pos != "PRON"]
    for above in ancestors(tokens, index):
        if above == verb:
            break
        if tokens[above].pos in ("NOUN", "PROPN"):
            lemmas.append(tokens[above].lemma)
    return tuple(dict.fromkeys(w for w in lemmas if w not in _CLOCK_WORDS and not w.isdecimal()))


def _raised(tokens: tuple[Token, ...], verb: int) -> Iterator[Token]:
    """The arguments of the verb above: of "is" where something "is to be held"."""
    above = tokens[tokens[verb].head]
    if tokens[verb].dep == "xcomp" and (above.lemma == "be" or above.lemma in _PLANS):
        yield from children(tokens, tokens[verb].head)
