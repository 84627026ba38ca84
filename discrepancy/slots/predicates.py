"""Predicates of a sentence with polarity, modality and logical arguments, from its syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discrepancy.records import Token
from discrepancy.slots import antonyms, names
from discrepancy.slots.clauses import Syntax, content, modifiers, oblique, subject_of, syntax_of
from discrepancy.slots.governor import AUXILIARIES
from discrepancy.slots.polarity import (
    MEANING_TO,
    conditional,
    hearsay,
    implied,
    modality,
    negations,
)

_LIGHT = names.word_set(
    "make take give hold carry conduct issue have pay put offer hand reach do launch stage commit "
    "face receive get order declare announce find suffer cause be"
)
_SUBMITTING = names.word_set("hand put send turn")  # "hand in her resignation"
_ROUGHLY = names.word_set("about around over under")
_COPULAS = names.word_set("be become remain stay seem appear feel lie stand get go keep leave")
# verbs that say nothing by themselves, however they are cut off ("’s", "'re")
_BARE = names.word_set("be have do get s m re ve ll d")
# verbs whose own polarity tells nothing of the world when a clause hangs on them
_GOVERNING = MEANING_TO | names.word_set(
    "say tell report add state declare announce claim insist stress explain think believe know "
    "understand write note warn argue maintain recall describe call suggest complain have be fail "
    "let"
)
_NO_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "prep"})  # prep: "according to"
# dependents that may belong to the verb: "set free", "let go", "go home", "keep open"
_JOINED = frozenset({"acomp", "oprd", "ccomp", "xcomp", "advmod", "prt"})
# words that speak of some of a kind, so that others of it may fare otherwise
_SOME = names.word_set(
    "some many most several few half part other another more one still remaining rest lot majority"
)
# Shares open and close every day, higher or lower.
_TRADING = names.word_set("open close reopen")
_TRADED = names.word_set("share stock index bond future currency dollar euro yen")
_SPANS = names.word_set("minute hour day night week month year")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, state or event noun. Word tuples are folded lemmas; `span` are token indices."""

    lemma: str
    span: tuple[int, ...]
    theme: tuple[str, ...] = ()  # what it is said of: logical object, or subject without object
    agent: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    negated: bool = False
    negated_in_words: bool = False  # by a word inside the span
    state: bool = False
    partial: bool = False  # said of some of a kind, by number or "some"
    passed: bool = False  # it was so for a while: "was closed for two days"


def predicates(tokens: Sequence[Token]) -> Iterator[Predicate]:
    """Predicates in order of their verb; conditions ("if ...") and comparisons are left out."""
    syntax = syntax_of(tokens)
    for index, token in enumerate(tokens):
        found = None
        if _is_verb(syntax, index) and token.dep not in _NO_CLAUSE:
            found = _predicate(syntax, index)
        elif token.lemma == "without":
            found = _without(syntax, index)
        if found is not None:
            yield found


def _predicate(syntax: Syntax, verb: int) -> Predicate | None:
    if conditional(syntax, verb) or hearsay(syntax, verb):
        return None
    named = _named(syntax, verb)
    clause = syntax.child(verb, "ccomp", "xcomp")
    if clause >= 0 and clause not in named.span and named.lemma in _GOVERNING:
        return None
    subject, passive = subject_of(syntax, verb)
    words = negations(syntax, verb, subject, named.consumed)
    theme, agent = _arguments(syntax, verb, subject, passive, named)
    if named.lemma in _BARE or not named.lemma[:1].isalpha():
        return None
    if named.lemma in _TRADING and _TRADED.intersection(theme + agent):
        return None
    marks = {*named.span, *(n for n in words if abs(n - verb) <= 4)}
    return Predicate(
        lemma=named.lemma,
        span=tuple(sorted(marks)),
        theme=theme,
        agent=agent,
        modality=modality(syntax, verb),
        negated=(len(words) + implied(syntax, verb)) % 2 == 1,
        negated_in_words=len(marks) > len(set(named.span)),
        state=named.state,
        partial=_partial(syntax, verb, subject),
        passed=_passed(syntax, verb),
    )


def _is_verb(syntax: Syntax, index: int) -> bool:
    """Verbs, and participles taken for adjectives: "were never closed"."""
    if syntax.tokens[index].pos == "ADJ":
        return syntax.child(index, "auxpass", "nsubjpass") >= 0
    return syntax.tokens[index].pos in {"VERB", "AUX"}


def _without(syntax: Syntax, preposition: int) -> Predicate | None:
    """Reads "freed without charge": there was no charge."""
    noun = syntax.child(preposition, "pobj")
    verb = syntax.tokens[preposition].head
    lemma = antonyms.verb_of(syntax.lemma(noun)) if noun >= 0 else ""
    if not lemma or syntax.tokens[verb].pos != "VERB":
        return None
    subject, passive = subject_of(syntax, verb)
    theme, agent = _arguments(syntax, verb, subject, passive, _named(syntax, verb))
    return Predicate(lemma, (preposition, noun), theme, agent, (), True, True)


# --------------------------------------------------------------------- what the predicate is


@dataclass(frozen=True, slots=True)
class _Named:
    """A predicate's lemma, its tokens, and the noun that became a part of it (-1: none)."""

    lemma: str
    span: tuple[int, ...]
    consumed: int = -1
    state: bool = False
    of: int = -1  # the noun after a preposition that belongs to the verb: "vote against X"


def _named(syntax: Syntax, verb: int) -> _Named:
    phrase = _phrase(syntax, verb)
    if phrase is not None:
        return phrase
    lemma = syntax.lemma(verb)
    particle = syntax.child(verb, "prt")
    if particle >= 0:
        target = syntax.child(verb, "dobj", "nsubjpass")
        noun = antonyms.verb_of(syntax.lemma(target)) if target >= 0 else ""
        if noun and lemma in _SUBMITTING and syntax.lemma(particle) == "in":
            return _Named(noun, (verb, particle, target), target)
        return _Named(f"{lemma} {syntax.lemma(particle)}", (verb, particle))
    if lemma in _COPULAS:
        complement = _complement(syntax, verb)
        if complement is not None:
            return complement
    target = syntax.child(verb, "dobj", "nsubjpass", "attr")
    if target >= 0 and lemma in _LIGHT and antonyms.verb_of(syntax.lemma(target)):
        return _Named(antonyms.verb_of(syntax.lemma(target)), (verb, target), target)
    return _Named(lemma, (verb,))


def _phrase(syntax: Syntax, verb: int) -> _Named | None:
    """A phrase of the table: "take to safety", "shake hand", "let go", "vote against X"."""
    lemma = syntax.lemma(verb)
    for child in syntax.below[verb]:
        dep, word = syntax.tokens[child].dep, syntax.lemma(child)
        joined = f"{lemma} {word}"
        if dep == "prep":
            noun = syntax.child(child, "pobj")
            whole = f"{joined} {syntax.lemma(noun)}" if noun >= 0 else ""
            if antonyms.known(whole):
                return _Named(whole, (verb, child, noun))
            if antonyms.known(joined):
                return _Named(joined, (verb, child), of=noun)
        elif dep in {"dobj", "nsubjpass", "attr"} and antonyms.known(joined):
            return _Named(joined, (verb, child), child)
        elif dep in _JOINED and antonyms.known(joined):
            return _Named(joined, (verb, child))
    return None


def _complement(syntax: Syntax, verb: int) -> _Named | None:
    """What follows "be": an adjective, a noun, or a phrase of the table as "in hospital"."""
    for child in syntax.below[verb]:
        dep, word = syntax.tokens[child].dep, syntax.lemma(child)
        if dep in {"acomp", "oprd"} or (dep == "advmod" and antonyms.known(word)):
            return _Named(word, (verb, child), child, state=True)
        if dep == "prep":
            found = _prepositional(syntax, verb, child)
            if found is not None:
                return found
    noun = syntax.child(verb, "attr")
    if noun < 0 or syntax.lemma(verb) not in {"be", "become"}:
        return None
    lemma = antonyms.verb_of(syntax.lemma(noun)) or syntax.lemma(noun)
    return _Named(lemma, (verb, noun), noun, state=True)


def _prepositional(syntax: Syntax, verb: int, preposition: int) -> _Named | None:
    word = syntax.lemma(preposition)
    noun = syntax.child(preposition, "pobj")
    if noun >= 0:
        between = [syntax.lemma(c) for c in syntax.below[noun] if syntax.tokens[c].dep == "amod"]
        ending = syntax.lemma(noun)
        for phrase in (" ".join((word, *between, ending)), f"{word} {ending}"):
            if antonyms.known(phrase):
                return _Named(phrase, (verb, preposition, noun), noun, state=True)
    if word == "against":
        return _Named(word, (verb, preposition), of=noun, state=True)
    return None


# ------------------------------------------------------------------------------- arguments


def _arguments(
    syntax: Syntax, verb: int, subject: int, passive: bool, named: _Named
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Theme and agent. A verb whose object is a pronoun or nothing has an agent and no theme."""
    subjects = content(syntax, subject) if subject not in {-1, named.consumed} else ()
    if named.state:
        return subjects, ()
    target = named.of if named.of >= 0 else _object(syntax, verb)
    objects = content(syntax, target) if target not in {-1, named.consumed} else ()
    if named.consumed >= 0:  # of "took no action against X" the X, of "a ban on X" likewise
        target = named.consumed
        near = (*oblique(syntax, target, "prep"), *modifiers(syntax, target))
        objects = tuple(dict.fromkeys((*objects, *near)))
    if passive:
        return subjects or objects, oblique(syntax, verb, "agent")
    return (objects, subjects) if target >= 0 else (subjects, ())


def _object(syntax: Syntax, verb: int) -> int:
    """The direct object, -1 for none; a figure after "about" is one: "burnt about 1/10th of it"."""
    found = syntax.child(verb, "dobj")
    if found >= 0:
        return found
    for child in syntax.below[verb]:
        figure = syntax.child(child, "pobj") if syntax.lemma(child) in _ROUGHLY else -1
        if figure >= 0 and syntax.tokens[figure].pos == "NUM":
            return figure
    return -1


def _passed(syntax: Syntax, verb: int) -> bool:
    """Whether it is over: "was closed for two days", not "has been closed for two days"."""
    helpers = [syntax.tokens[c] for c in syntax.below[verb] if syntax.tokens[c].dep in AUXILIARIES]
    past = syntax.tokens[verb].tag == "VBD" or any(t.tag == "VBD" for t in helpers)
    if not past or any(t.lemma == "have" for t in helpers):
        return False
    spells = (syntax.child(c, "pobj") for c in syntax.below[verb] if syntax.lemma(c) == "for")
    return any(noun >= 0 and syntax.lemma(noun) in _SPANS for noun in spells)


def _partial(syntax: Syntax, verb: int, subject: int) -> bool:
    """Whether it is said of some of a kind: "three workers", "most of the crew"."""
    target = syntax.child(verb, "dobj", "nsubjpass")
    noun = target if target >= 0 else subject
    if noun < 0:
        return False
    if syntax.tokens[noun].pos == "NUM" or syntax.lemma(noun) in _SOME:
        return True
    return any(
        syntax.tokens[c].dep == "nummod" or syntax.lemma(c) in _SOME for c in syntax.below[noun]
    )
