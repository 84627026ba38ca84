"""Predicates of a sentence with polarity, modality and logical arguments, from its syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discrepancy.records import Token
from discrepancy.slots import antonyms, names

_NEGATIVE_NOUNS = names.word_set("nobody nothing none neither nowhere")
# verbs that deny what their clause says, or that it happens
_IMPLYING_NOT = names.word_set(
    "fail refuse decline deny cease forget neglect omit stop avoid forbid prevent scruple "
    "hesitate exclude rule"
)
_MEANING_TO = names.word_set(
    "plan intend hope want expect threaten promise mean aim seek wish prepare try ask consider "
    "pledge vow propose offer demand urge order schedule due likely set ready able"
)
_MODALS = {
    "will": "will", "'ll": "will", "wo": "will", "shall": "will", "would": "would",
    "may": "may", "might": "might", "could": "could", "can": "can", "ca": "can",
    "should": "should", "must": "must",
}  # fmt: skip
_CONDITIONS = names.word_set("if unless whether lest")
_LIGHT = names.word_set(
    "make take give hold carry conduct issue have pay put offer hand reach do launch stage commit "
    "face receive get order declare announce see hear sign find suffer need cause require want"
)
_COPULAS = names.word_set("be become remain stay seem appear feel lie stand get go keep leave")
# verbs whose own polarity tells nothing of the world when a clause hangs on them
_REPORTING = names.word_set(
    "say tell report add state declare announce claim insist stress explain think believe know "
    "understand write note warn argue maintain recall describe call ask suggest complain"
)
# words that point to anything at all
_EMPTY = names.word_set(
    "i he she it they we you one who which that this these those what thing anything something "
    "everything nothing none all some both each other others anyone everyone someone nobody "
    "people person man woman men women time day way there his her their its own any such first "
    "last next year month week hour minute former same new several many few total mr mrs ms dr"
)
_SUBJECT_OF = names.SUBJECTS


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


def predicates(tokens: Sequence[Token]) -> Iterator[Predicate]:
    """Predicates in order of their verb."""
    syntax = syntax_of(tokens)
    for index, token in enumerate(tokens):
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}:
            found = _predicate(syntax, index)
            if found is not None:
                yield found


@dataclass(frozen=True, slots=True)
class Syntax:
    """Tokens and the dependents of each."""

    tokens: Sequence[Token]
    below: tuple[tuple[int, ...], ...]

    def child(self, index: int, *deps: str) -> int:
        """The first dependent with one of these labels, -1 when there is none."""
        return next((c for c in self.below[index] if self.tokens[c].dep in deps), -1)

    def lemma(self, index: int) -> str:
        """The folded lemma of a token."""
        return names.fold(self.tokens[index].lemma)


def syntax_of(tokens: Sequence[Token]) -> Syntax:
    """The tokens with their dependents, found in one pass."""
    below: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            below[token.head].append(index)
    return Syntax(tokens, tuple(tuple(row) for row in below))


def _predicate(syntax: Syntax, verb: int) -> Predicate | None:
    if _conditional(syntax, verb):
        return None
    lemma, span, consumed, state = _named(syntax, verb)
    clause = syntax.child(verb, "ccomp", "xcomp")
    if not lemma or (clause >= 0 and lemma in _REPORTING | _MEANING_TO):
        return None
    subject, passive = clause_subject(syntax, verb)
    negations = _negations(syntax, verb, subject, consumed)
    implied = _implied(syntax, verb)
    theme, agent = _arguments(syntax, verb, subject, passive, consumed)
    if lemma in {"be", "have", "do"} and not theme:
        return None
    marks = (*span, *(n for n in negations if _near(n, span)))
    return Predicate(
        lemma=lemma,
        span=tuple(sorted(marks)),
        theme=theme,
        agent=agent,
        modality=_modality(syntax, verb),
        negated=(len(negations) + implied) % 2 == 1,
        negated_in_words=len(marks) > len(span),
        state=state,
    )


def _near(index: int, span: Sequence[int]) -> bool:
    return min(span) - 4 <= index <= max(span) + 4


# --------------------------------------------------------------------- what the predicate is


def _named(syntax: Syntax, verb: int) -> tuple[str, tuple[int, ...], int, bool]:
    """Lemma, its tokens, the object that became a part of it (-1), and whether it is a state."""
    lemma = syntax.lemma(verb)
    particle = syntax.child(verb, "prt")
    if particle >= 0:
        lemma = f"{lemma} {syntax.lemma(particle)}"
    span = (verb, particle) if particle >= 0 else (verb,)
    if lemma in _COPULAS:
        complement = _complement(syntax, verb)
        if complement is not None:
            return complement
    target = syntax.child(verb, "dobj", "nsubjpass", "attr")
    if target >= 0:
        noun = syntax.lemma(target)
        joined = f"{lemma} {noun}"
        if antonyms.known(joined):
            return joined, (*span, target), target, False
        if syntax.lemma(verb) in _LIGHT | {"be"} and antonyms.verb_of(noun):
            return antonyms.verb_of(noun), (*span, target), target, False
    if not antonyms.known(lemma) and particle < 0:
        phrase = _with_preposition(syntax, verb, lemma)
        if phrase is not None:
            return phrase
    return lemma, span, -1, False


def _complement(syntax: Syntax, verb: int) -> tuple[str, tuple[int, ...], int, bool] | None:
    """What follows "be": an adjective, a noun, or a known phrase as "in hospital"."""
    adjective = syntax.child(verb, "acomp", "oprd")
    if adjective < 0:
        adverb = syntax.child(verb, "advmod")
        if adverb >= 0 and antonyms.known(syntax.lemma(adverb)):
            adjective = adverb
    if adjective >= 0:
        return syntax.lemma(adjective), (verb, adjective), adjective, True
    for preposition in syntax.below[verb]:
        if syntax.tokens[preposition].dep != "prep":
            continue
        noun = syntax.child(preposition, "pobj")
        phrase = f"{syntax.lemma(preposition)} {syntax.lemma(noun)}" if noun >= 0 else ""
        if antonyms.known(phrase):
            return phrase, (verb, preposition, noun), noun, True
        if antonyms.known(syntax.lemma(preposition)):  # "none was against"
            return syntax.lemma(preposition), (verb, preposition), noun, True
    noun = syntax.child(verb, "attr")
    if noun >= 0:
        lemma = antonyms.verb_of(syntax.lemma(noun)) or syntax.lemma(noun)
        return lemma, (verb, noun), noun, True
    return None


def _with_preposition(
    syntax: Syntax, verb: int, lemma: str
) -> tuple[str, tuple[int, ...], int, bool] | None:
    for preposition in syntax.below[verb]:
        if syntax.tokens[preposition].dep not in {"prep", "advmod"}:
            continue
        joined = f"{lemma} {syntax.lemma(preposition)}"
        if antonyms.known(joined):
            return joined, (verb, preposition), -1, False
    return None


# ------------------------------------------------------------------------------- arguments


def clause_subject(syntax: Syntax, verb: int) -> tuple[int, bool]:
    """The logical clause subject (own, of the governing verb, or the noun a clause hangs on)."""
    seen: set[int] = set()
    passive = syntax.child(verb, "nsubjpass", "auxpass") >= 0
    while verb not in seen:
        seen.add(verb)
        own = syntax.child(verb, *_SUBJECT_OF)
        token = syntax.tokens[verb]
        if own >= 0:
            relative = syntax.lemma(own) in {"who", "which", "that"} and token.dep == "relcl"
            return (token.head if relative else own), passive
        if token.dep in {"relcl", "acl"}:
            return token.head, passive or token.tag == "VBN"
        if token.dep not in {"xcomp", "conj", "advcl", "pcomp", "ccomp"}:
            return -1, passive
        verb = token.head
        while syntax.tokens[verb].pos == "ADP":
            verb = syntax.tokens[verb].head
    return -1, passive


def subject_of(syntax: Syntax, verb: int) -> int:
    """The token of the clause's subject, -1 when there is none."""
    return clause_subject(syntax, verb)[0]


def _arguments(
    syntax: Syntax, verb: int, subject: int, passive: bool, consumed: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    subjects = content(syntax, subject) if subject >= 0 and subject != consumed else ()
    target = syntax.child(verb, "dobj", "oprd")
    objects = content(syntax, target) if target >= 0 and target != consumed else ()
    if consumed >= 0:  # of "took no action against X" the X, of "a ban on X" likewise
        objects = (*objects, *_oblique(syntax, consumed), *_modifiers(syntax, consumed))
    agent = syntax.child(verb, "agent")
    agents = _oblique(syntax, verb, "agent") if agent >= 0 else ()
    if passive:
        return subjects or objects, agents
    if target >= 0 and target != consumed:
        return (objects, subjects) if objects else (subjects, ())
    return subjects or objects or _oblique(syntax, verb), ()


def content(syntax: Syntax, noun: int) -> tuple[str, ...]:
    """Folded lemmas of a noun, what is compounded with it, and what follows "of"."""
    found = [syntax.lemma(noun), *_modifiers(syntax, noun)]
    for child in syntax.below[noun]:
        if syntax.tokens[child].dep in {"conj", "appos"}:
            found += [syntax.lemma(child), *_modifiers(syntax, child)]
        if syntax.lemma(child) == "of":
            found += [syntax.lemma(inner) for inner in syntax.below[child]]
    return _significant(found)


def _modifiers(syntax: Syntax, noun: int) -> list[str]:
    kept = {"compound", "amod", "nmod", "poss"}
    return [syntax.lemma(c) for c in syntax.below[noun] if syntax.tokens[c].dep in kept]


def _oblique(syntax: Syntax, head: int, *deps: str) -> tuple[str, ...]:
    found: list[str] = []
    for preposition in syntax.below[head]:
        if syntax.tokens[preposition].dep in (deps or ("prep",)):
            noun = syntax.child(preposition, "pobj")
            if noun >= 0 and syntax.tokens[noun].entity not in {"DATE", "TIME"}:
                found += [syntax.lemma(noun), *_modifiers(syntax, noun)]
    return _significant(found)


def _significant(found: Sequence[str]) -> tuple[str, ...]:
    plain = (word for word in found if word not in _EMPTY and any(c.isalpha() for c in word))
    return tuple(dict.fromkeys(plain))


# ---------------------------------------------------------------------- polarity, modality


def _negations(syntax: Syntax, verb: int, subject: int, consumed: int) -> list[int]:
    """Words that negate the clause: its own, and those of its subject and object."""
    found = [c for c in syntax.below[verb] if syntax.lemma(c) in {"not", "never", "n't", "nor"}]
    found += [c for c in syntax.below[verb] if syntax.tokens[c].dep == "neg" and c not in found]
    found += [c for c in syntax.below[verb] if syntax.lemma(c) in {"hardly", "nowhere"}]
    nouns = [syntax.child(verb, "dobj", "attr"), consumed]
    if subject >= 0 and syntax.tokens[subject].head == verb:
        nouns.append(subject)
    for noun in dict.fromkeys(noun for noun in nouns if noun >= 0):
        if syntax.lemma(noun) in _NEGATIVE_NOUNS:
            found.append(noun)
        found += [c for c in syntax.below[noun] if syntax.lemma(c) in {"no", "neither"}]
    # "not ... any", "never ... nothing": two marks of one negation
    if syntax.tokens[verb].dep == "conj" and not found and _shares_negation(syntax, verb):
        found.append(syntax.child(syntax.tokens[verb].head, "neg"))
    return sorted(set(found))[:1]


def _shares_negation(syntax: Syntax, verb: int) -> bool:
    """Reads "did not sign or pay": the negation of the first holds for the second with "or"."""
    head = syntax.tokens[verb].head
    joined = syntax.child(head, "cc")
    own = syntax.child(verb, *_SUBJECT_OF, "aux") >= 0
    return (
        not own
        and syntax.child(head, "neg") >= 0
        and joined >= 0
        and (syntax.lemma(joined) in {"or", "nor"})
    )


def _implied(syntax: Syntax, verb: int) -> int:
    """1 when what governs the verb says that it does not happen ("failed to", "yet to")."""
    token = syntax.tokens[verb]
    count = 0
    if token.dep in {"xcomp", "ccomp", "pcomp", "advcl"}:
        head = token.head
        governor = syntax.tokens[head]
        if governor.pos == "ADP":
            count += syntax.lemma(head) == "without"
        if governor.pos == "VERB" and syntax.lemma(head) in _IMPLYING_NOT:
            count += 1 + _denied_itself(syntax, head)
    if any(
        syntax.tokens[c].text.lower() == "to" and c > 0 and syntax.lemma(c - 1) == "yet"
        for c in syntax.below[verb]
    ):
        count += 1
    return count


def _denied_itself(syntax: Syntax, verb: int) -> int:
    return int(syntax.child(verb, "neg") >= 0)


def _modality(syntax: Syntax, verb: int) -> tuple[str, ...]:
    """Modal auxiliaries, and governing verbs of intent ("plan", "want")."""
    found = [
        _MODALS[syntax.lemma(c)]
        for c in syntax.below[verb]
        if syntax.tokens[c].dep == "aux" and syntax.lemma(c) in _MODALS
    ]
    token = syntax.tokens[verb]
    if token.dep == "xcomp" and syntax.lemma(token.head) in _MEANING_TO:
        found.append(syntax.lemma(token.head))
    return tuple(dict.fromkeys(found))


def _conditional(syntax: Syntax, verb: int) -> bool:
    return any(
        syntax.tokens[c].dep == "mark" and syntax.lemma(c) in _CONDITIONS
        for c in syntax.below[verb]
    )
