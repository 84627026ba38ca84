"""What persons, roles and organizations share: folding, name spans, grammatical relations."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from discrepancy.records import Token

# letters that Unicode does not decompose into a base letter and a mark
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set: how the word tables of these modules are written."""
    return frozenset(text.split())


PARTICLES = word_set(
    "van von der den de da di do dos das del della du la le el al bin ibn ben abu ter ten zu zur "
    "y e of the and"
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})


@lru_cache(maxsize=1 << 14)  # of few words: each is asked for in each pair that holds it
def fold(text: str) -> str:
    """Lower case without diacritics, white space single: "Žilina" -> "zilina"."""
    if text.isascii():
        return " ".join(text.lower().split())
    # decomposing may bring capitals to light ("𝐀"), folding marks ("İ"): hence in this order
    marked = unicodedata.normalize("NFKD", text).casefold()
    marked = unicodedata.normalize("NFKD", marked).translate(_LETTERS)
    plain = "".join(mark for mark in marked if not unicodedata.combining(mark))
    return " ".join(plain.split())


@lru_cache(maxsize=4096)  # a quotation stands in many pairs
def words(text: str) -> tuple[str, ...]:
    """Folded runs of letters and digits; a possessive 's is dropped."""
    folded = fold(text).replace("’", "'")
    folded = " ".join(word.removesuffix("'s") for word in folded.split())
    return tuple("".join(c if c.isalnum() else " " for c in folded.replace("'", "")).split())


def bare_words(text: str) -> frozenset[str]:
    """Folded words between spaces, without the punctuation around them: "£5m-plus," is one."""
    return frozenset(fold(word.strip(".,;:’'\"“”")) for word in text.split())


def name_parts(text: str) -> tuple[str, ...]:
    """Folded words of a name without its particles ("van", "de", "al-"), unless none is left."""
    every = words(text)
    return tuple(word for word in every if word not in PARTICLES) or every


def entity_spans(tokens: Sequence[Token], label: str) -> Iterator[tuple[int, int]]:
    """Token ranges [first, last + 1) of the entities of one type."""
    first = -1
    for index, token in enumerate(tokens):
        goes_on = first >= 0 and token.entity == label and not token.entity_start
        if first >= 0 and not goes_on:
            yield first, index
            first = -1
        if token.entity == label and first < 0:
            first = index
    if first >= 0:
        yield first, len(tokens)


def span_head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of [first, last) whose head lies outside; the last one when there is none."""
    for index in range(first, last):
        head = tokens[index].head
        if head == index or not first <= head < last:
            return index
    return last - 1


def children(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """Dependents of a token, in order."""
    for child, token in enumerate(tokens):
        if token.head == index and child != index:
            yield child


def relation(tokens: Sequence[Token], index: int) -> tuple[str, ...]:
    """How a noun stands to its verb: ("subj:lead",), ("obj:name",), () when to none.

    Passives are turned: the agent of "was led by X" is "subj:lead". Conjuncts share the relation
    of the first, and "it was X who led" gives "subj:lead".
    """
    seen = set()
    while tokens[index].dep in {"conj", "appos"} and index not in seen:
        seen.add(index)
        index = tokens[index].head
    token = tokens[index]
    head = tokens[token.head]
    if token.dep == "attr":
        return _cleft(tokens, index)
    if token.dep == "nsubj" and head.pos in {"VERB", "AUX"}:
        return (f"subj:{head.lemma}",)
    if token.dep == "nsubjpass" or (token.dep in OBJECTS and head.pos == "VERB"):
        return (f"obj:{head.lemma}",)
    if token.dep == "pobj":
        return _oblique(tokens, token.head)
    return ()


def _cleft(tokens: Sequence[Token], index: int) -> tuple[str, ...]:
    """Reads "It was X who led": the relative clause hangs on X, or on the copula."""
    for clause in (*children(tokens, index), *children(tokens, tokens[index].head)):
        if tokens[clause].dep == "relcl" and tokens[clause].pos in {"VERB", "AUX"}:
            who = [tokens[child].dep for child in children(tokens, clause)]
            side = "obj" if "nsubjpass" in who else "subj"
            return (f"{side}:{tokens[clause].lemma}",)
    return ()


def _oblique(tokens: Sequence[Token], preposition: int) -> tuple[str, ...]:
    token = tokens[preposition]
    governor = tokens[token.head]
    if token.dep == "agent":
        return (f"subj:{governor.lemma}",)
    if governor.pos in {"VERB", "NOUN"}:
        return (f"{token.lemma}:{governor.lemma}",)
    return ()
