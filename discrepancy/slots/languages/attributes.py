"""What a value of another language is a value of: nouns and the verb beside it, folded.

Without a model that tells parts of speech, words that are no function words stand for nouns.
"""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.records import Kind, Token
from discrepancy.slots.languages.interface import Language
from discrepancy.slots.measure import Measure
from discrepancy.slots.names import fold

NEAR = 4  # tokens after a figure in which the noun stands that it counts
HIGHEST = 12  # steps up a sentence
_NOUNS = ("NOUN", "PROPN")
_OF = frozenset("der des von de du des d' del".split())


def attribute_of(tokens: Sequence[Token], measure: Measure, language: Language) -> tuple[str, ...]:
    """Lemmas: of a count the noun behind it first, else that before it; then the verb."""
    after = [token for token in tokens if token.start >= measure.end]
    noun = _noun(after[:NEAR], language)
    if measure.kind is not Kind.NUMBER and not (after and after[0].text.lower() in _OF):
        noun = None
    return _folded(noun, *_around(tokens, (measure.start, measure.end), language))


def attribute_at(
    tokens: Sequence[Token], span: tuple[int, int], language: Language
) -> tuple[str, ...]:
    """Lemmas of the verb over some words, and of the noun before them."""
    noun, verb = _around(tokens, span, language)
    return _folded(verb, noun)


def _around(
    tokens: Sequence[Token], span: tuple[int, int], language: Language
) -> tuple[Token | None, Token | None]:
    """The subject, by and large: the noun nearest before, else one further behind; and the verb."""
    start, end = span
    before = [token for token in tokens if token.end <= start]
    after = [token for token in tokens if token.start >= end]
    noun = _noun(before[::-1], language) or _noun(after[NEAR:], language)
    inside = [i for i, token in enumerate(tokens) if token.start < end and start < token.end]
    return noun, _above(tokens, inside) or _nearest([*before, *after], start)


def _above(tokens: Sequence[Token], inside: Sequence[int]) -> Token | None:
    """The verb that some words hang on, where the model tells."""
    at = inside[-1] if inside else 0
    for _ in range(HIGHEST):
        if not tokens or tokens[at].head == at:
            break
        at = tokens[at].head
        if tokens[at].pos == "VERB" and at not in inside:
            return tokens[at]
    return None


def _nearest(tokens: Sequence[Token], offset: int) -> Token | None:
    verbs = [token for token in tokens if token.pos == "VERB"]
    return min(verbs, key=lambda token: abs(token.start - offset), default=None)


def _noun(tokens: Sequence[Token], language: Language) -> Token | None:
    tagged = any(token.pos for token in tokens)
    for token in tokens:
        if tagged and token.pos in ("PUNCT", "VERB") and token is not tokens[0]:
            return None
        if (token.pos in _NOUNS) if tagged else _is_word(token, language):
            return token
    return None


def _is_word(token: Token, language: Language) -> bool:
    word = token.text
    if not word.isalpha() or len(word) < 3 or word.lower() in language.empty:
        return False
    return language.code != "de" or word[0].isupper()


def _folded(*tokens: Token | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(token.lemma or token.text) for token in tokens if token))
