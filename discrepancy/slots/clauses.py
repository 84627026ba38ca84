"""Clauses of a parsed sentence: dependents, logical subjects, content words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discrepancy.records import Token
from discrepancy.slots import names

# words that point to anything at all
_EMPTY = names.word_set(
    "i he she it they we you one who which that this these those what thing anything something "
    "everything nothing none all both each anyone everyone someone nobody kind sort type "
    "time day way there his her their our my your its own any such first not none "
    "last next year month week hour minute former same new several many few total mr mrs ms dr"
)
_MODIFIERS = frozenset({"compound", "nmod", "poss"})


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


def subject_of(syntax: Syntax, verb: int) -> tuple[int, bool]:
    """The token of the clause's subject (-1 for none), and whether the clause is passive.

    The subject is the verb's own, that of the verb it hangs on, or the noun of a relative clause.
    """
    seen: set[int] = set()
    passive = syntax.child(verb, "nsubjpass", "auxpass") >= 0
    while verb not in seen:
        seen.add(verb)
        own = syntax.child(verb, *sorted(names.SUBJECTS))
        token = syntax.tokens[verb]
        if own >= 0:
            relative = syntax.lemma(own) in {"who", "which", "that"} and token.dep == "relcl"
            return (token.head if relative else own), passive
        if token.dep in {"relcl", "acl"}:
            return token.head, passive or token.tag == "VBN"
        if token.dep not in {"xcomp", "conj", "advcl", "pcomp", "ccomp"}:
            break
        verb = token.head
        while syntax.tokens[verb].pos == "ADP" and syntax.tokens[verb].head != verb:
            verb = syntax.tokens[verb].head
    return -1, passive


def content(syntax: Syntax, noun: int) -> tuple[str, ...]:
    """Folded lemmas of a noun, its conjuncts, what is compounded with it and what follows "of"."""
    found = [syntax.lemma(noun), *modifiers(syntax, noun)]
    for child in syntax.below[noun]:
        if syntax.tokens[child].dep in {"conj", "appos"}:
            found += [syntax.lemma(child), *modifiers(syntax, child)]
        if syntax.lemma(child) == "of":
            found += [syntax.lemma(inner) for inner in syntax.below[child]]
    return significant(found)


def modifiers(syntax: Syntax, noun: int) -> list[str]:
    """Folded lemmas of compounded nouns and possessors; "his" is nobody's name."""
    return [
        syntax.lemma(c)
        for c in syntax.below[noun]
        if syntax.tokens[c].dep in _MODIFIERS and syntax.tokens[c].pos != "PRON"
    ]


def oblique(syntax: Syntax, head: int, dep: str) -> tuple[str, ...]:
    """Words of the nouns after prepositions with this label, dates and times left out."""
    found: list[str] = []
    for preposition in syntax.below[head]:
        if syntax.tokens[preposition].dep == dep:
            noun = syntax.child(preposition, "pobj")
            if noun >= 0 and syntax.tokens[noun].entity not in {"DATE", "TIME"}:
                found += [syntax.lemma(noun), *modifiers(syntax, noun)]
    return significant(found)


def significant(found: Sequence[str]) -> tuple[str, ...]:
    """The words that point to something, each once."""
    plain = (word for word in found if word not in _EMPTY and any(c.isalpha() for c in word))
    return tuple(dict.fromkeys(plain))
