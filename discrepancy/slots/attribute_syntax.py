"""The words that tell what a value is of: the phrase after it, and the clause it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.records import Token
from discrepancy.slots.synonyms import CASUALTIES, LIGHT, REPORTING, SUFFER

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# verbs after which it is told what befell those counted: "are confirmed as having died"
_SURE = frozenset({"confirm", "know", "fear", "believe", "presume", "think"})
# verbs that with "home" tell who was displaced: "forced from their homes", "lost their homes"
_DRIVE = frozenset({"force", "drive", "chase", "push", "lose", "order"})
_LEAVE = frozenset({"leave", "abandon", "flee"})  # after "had to", "were forced to"
_CLIMB = 6  # steps up a tree: further heads belong to another clause


def phrase_after(tokens: tuple[Token, ...], index: int) -> list[int]:
    """The noun phrase that follows: its head first, then its modifiers; "of" and "the" skipped."""
    position = index + 1
    while position < len(tokens) and (
        tokens[position].lemma in ("of", "the", "a", "an", "more", "other", "-", "these", "those")
        or (tokens[position].pos in ("DET", "PRON") and tokens[position].tag == "PRP$")
    ):
        position += 1
    phrase: list[int] = []
    while position < len(tokens) and _is_of_phrase(tokens[position]):
        if tokens[position].pos not in ("NUM", "PUNCT"):
            phrase.append(position)
        position += 1
    while phrase and tokens[phrase[-1]].pos == "VERB":  # "47 people killed": no modifier
        phrase.pop()
    heads = [i for i in phrase if tokens[i].pos in _NOUNS]
    if not heads:
        return phrase[:1] if phrase and tokens[phrase[0]].lemma in CASUALTIES else []
    head = heads[-1]
    return [head, *(i for i in phrase if i != head)]


def _is_of_phrase(token: Token) -> bool:
    participle = token.tag in ("VBN", "VBG")  # "14 contaminated carriages"
    return token.pos in ("ADJ", "NOUN", "PROPN", "NUM") or participle or token.text in ("-", "‑")


def clause_lemmas(tokens: tuple[Token, ...], anchor: int, *, bare: bool) -> Iterator[str]:
    """Verbs that say what happened to it; for a bare number, the nouns that it is predicated of."""
    for token in tokens:
        if token.head == anchor and token.dep in ("acl", "relcl", "amod") and token.pos == "VERB":
            yield token.lemma
    if tokens[anchor].pos == "VERB":
        yield tokens[anchor].lemma
    position, nouns = anchor, []
    for _ in range(_CLIMB):
        head = tokens[position].head
        if head == position or not 0 <= head < len(tokens) or _elided(tokens, position):
            break
        position = head
        token = tokens[position]
        if token.pos in ("VERB", "AUX"):
            break
        if token.pos in _NOUNS or token.lemma in CASUALTIES:
            nouns.append(position)
    for noun in nouns:
        yield from _with_modifiers(tokens, noun)
    if tokens[position].pos not in ("VERB", "AUX"):
        return
    verb = tokens[position].lemma
    yield from _told_of(tokens, position)
    if bare or verb in LIGHT | SUFFER or tokens[anchor].dep in ("npadvmod", "dobj", "attr", "pobj"):
        yield from _participants(tokens, position, anchor)
    if bare:
        yield from _beside(tokens, position, anchor)


def _elided(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether what a number counts is left out: "20 went to one school and 31 to another"."""
    following = tokens[index + 1 : index + 2]
    joined = tokens[index].pos == "NUM" and tokens[index].dep == "conj"
    return joined and any(token.lemma == "to" for token in following)


def _told_of(tokens: tuple[Token, ...], verb: int) -> Iterator[str]:
    """Yield the verb where it tells something, and what it is sure of ("are confirmed dead")."""
    if tokens[verb].lemma not in LIGHT:
        yield tokens[verb].lemma
    if _from_home(tokens, verb):
        yield "displace"
    if tokens[verb].lemma in _SURE:
        yield from (t.lemma for t in tokens[verb + 1 : verb + 5] if t.lemma in CASUALTIES)


def _from_home(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a verb drives people from their homes, or tells that they "had to" leave these."""
    made_to = [i for i, t in enumerate(tokens) if t.head == verb and t.dep == "xcomp"]
    return (tokens[verb].lemma in _DRIVE and _has_home(tokens, verb)) or any(
        tokens[i].lemma in _LEAVE and _has_home(tokens, i) for i in made_to
    )


def _has_home(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether "their homes" is the object of a verb, or what it is "from"."""
    return any(
        home.lemma == "home"
        and home.dep in ("dobj", "pobj")
        and tokens[at - 1].tag == "PRP$"
        and verb in (home.head, tokens[home.head].head)
        for at, home in enumerate(tokens)
    )


def _participants(tokens: tuple[Token, ...], verb: int, anchor: int) -> Iterator[str]:
    told = tokens[verb].lemma in REPORTING
    roles = ("dobj", "nsubjpass") if told else ("nsubj", "nsubjpass", "dobj")
    for i, token in enumerate(tokens):
        nominal = token.pos in _NOUNS or token.lemma in CASUALTIES
        argument = i != anchor and token.dep in roles
        if token.head == verb and argument and nominal:
            yield from _with_modifiers(tokens, i)
        if token.head == verb and token.dep in ("acomp", "oprd") and token.lemma in CASUALTIES:
            yield token.lemma


def _beside(tokens: tuple[Token, ...], verb: int, anchor: int) -> Iterator[str]:
    """What follows a bare number after prepositions: "52 on its list of the dead"."""
    for token in tokens[anchor + 1 : anchor + 8]:
        if token.lemma in CASUALTIES and token.pos in ("NOUN", "ADJ", "VERB"):
            yield token.lemma
        if token.pos == "PUNCT" or (token.pos == "VERB" and token.head != verb):
            return


def _with_modifiers(tokens: tuple[Token, ...], noun: int) -> Iterator[str]:
    yield tokens[noun].lemma
    for token in tokens:
        if token.head == noun and token.dep in ("compound", "amod") and token.pos in _CONTENT:
            yield token.lemma
        if token.head == noun and token.lemma == "of" and noun < len(tokens):
            yield from (
                inner.lemma
                for inner in tokens
                if 0 <= inner.head < len(tokens)
                and tokens[inner.head] is token
                and inner.dep == "pobj"
                and (inner.pos in _NOUNS or inner.lemma in CASUALTIES)
            )
