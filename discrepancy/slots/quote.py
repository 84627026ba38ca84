"""Quotations: their words, and who is said to have spoken them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from discrepancy.records import Kind, Slot, Token, Wording
from discrepancy.slots import names
from discrepancy.slots.interface import Level, Reading, Relation
from discrepancy.slots.offices import is_role
from discrepancy.slots.person import SAYING, Person, people

SHORTEST = 3  # words; shorter ones are scare quotes and titles
LONG_SENTENCE = 6  # words after an opening single mark, from which it is no apostrophe
LONGEST = 3000  # characters; a bound on the search for a closing mark
_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "'": "'", "»": "«"}
_APOSTROPHES = frozenset("'‘’")
_ACCORDING = re.compile(r"\b(?:according to|in the words of)\b", re.IGNORECASE)


def extract(reading: Reading) -> Iterator[Slot]:
    """QUOTE slots of three words or more, each followed by its ATTRIBUTION where one is told."""
    persons = people(reading)
    for start, end in spans(reading.text):
        inner = reading.text[start:end]
        if len(names.words(inner)) < SHORTEST:
            continue
        wording = Wording(" ".join(inner.split()), _speaker(reading, persons, start, end))
        for kind in (Kind.QUOTE, Kind.ATTRIBUTION) if wording.speaker else (Kind.QUOTE,):
            yield Slot(
                kind=kind,
                value=wording,
                start=start,
                end=end,
                text=inner,
                attribute=names.words(wording.speaker)[-1:],
            )


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of what stands inside quotation marks; without a closing mark, to the end."""
    position = 0
    while position < len(text):
        mark = text[position]
        if mark not in _PAIRS or not _opens(text, position):
            position += 1
            continue
        closing = _closing(text, position + 1, _PAIRS[mark])
        if closing < 0 and (mark == "»" or (mark in _APOSTROPHES and not _goes_on(text, position))):
            position += 1
            continue
        end = closing if closing >= 0 else len(text)
        yield _stripped(text, position + 1, end)
        position = end + 1


def _opens(text: str, position: int) -> bool:
    """A mark opens when a word follows and none ends right before it."""
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    return not before.isalnum() and not after.isspace()


def _goes_on(text: str, position: int) -> bool:
    """Whether a single mark opens a sentence, as those of a longer quotation do; "'Tis" is none."""
    inner = text[position + 1 :]
    return position == 0 and inner[:1].isupper() and len(inner.split()) >= LONG_SENTENCE


def _closing(text: str, position: int, mark: str) -> int:
    limit = position + LONGEST
    while (position := text.find(mark, position, limit)) >= 0:
        before = text[position - 1]
        after = text[position + 1] if position + 1 < len(text) else " "
        if mark not in _APOSTROPHES or not (after.isalnum() or before.isspace()):
            return position
        position += 1
    return -1


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end


# --------------------------------------------------------------------------- the speaker


def _speaker(reading: Reading, persons: Sequence[Person], start: int, end: int) -> str:
    """The subject of the verb of saying nearest the quotation, outside it; "" when there is none.

    A named person is given by name, anyone else by the words of the sentence ("the driver", "he").
    """
    tokens = reading.tokens
    subjects = [
        (abs(tokens[verb].start - (start if tokens[verb].start < start else end)), subject)
        for verb, subject in _sayings(tokens)
        if not start <= tokens[verb].start < end and not start <= tokens[subject].start < end
    ]
    # of "X said ..., Reuters reported" the X
    own = [found for found in subjects if names.fold(tokens[found[1]].text) not in _AGENCIES]
    if own:
        return _named(reading, persons, min(own)[1])
    return _according_to(reading, persons)


def _sayings(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for index, token in enumerate(tokens):
        verb = tokens[token.head]
        if token.dep == "nsubj" and verb.lemma in SAYING and verb.pos == "VERB":
            yield token.head, _antecedent(tokens, index)
        if token.dep == "pobj" and verb.dep == "agent" and tokens[verb.head].lemma in SAYING:
            yield verb.head, index


def _antecedent(tokens: Sequence[Token], subject: int) -> int:
    """Of "X, who said ..." the X."""
    verb = tokens[tokens[subject].head]
    if tokens[subject].lemma in {"who", "that"} and verb.dep == "relcl":
        return verb.head
    return subject


def _named(reading: Reading, persons: Sequence[Person], subject: int) -> str:
    tokens = reading.tokens
    near = {subject, *names.children(tokens, subject)}
    for person in persons:
        if person.first <= subject < person.last or (
            person.head in near and tokens[person.head].dep in {"appos", "compound"}
        ):
            return person.name.text
    first, last = subject, subject + 1
    while first > 0 and tokens[first - 1].head == subject and tokens[first - 1].pos != "PUNCT":
        first -= 1
    return " ".join(reading.text[tokens[first].start : tokens[last - 1].end].split())


def _according_to(reading: Reading, persons: Sequence[Person]) -> str:
    found = _ACCORDING.search(reading.text)
    if found is None:
        return ""
    for person in persons:
        if found.end() <= reading.tokens[person.first].start <= found.end() + 60:
            return person.name.text
    return ""


# ------------------------------------------------------------------------------- comparing

SAME_WORDS = Level(Relation.SAME, "the same words", -3.0)
FRAGMENT = Level(Relation.COMPATIBLE, "one quotation is a part of the other", -2.0)
NEAR_WORDS = Level(Relation.COMPATIBLE, "nearly the same words", -1.0)
OTHER_WORDS = Level(Relation.DIFFERENT, "the same quotation in other words", 2.0)
OTHER_QUOTE = Level(Relation.UNRELATED, "two quotations", 0.0)
SAME_SPEAKER = Level(Relation.SAME, "the same words of the same speaker", -3.0)
OTHER_SPEAKER = Level(Relation.DIFFERENT, "the same words of another speaker", 3.0)
SPEAKER_OPEN = Level(Relation.COMPATIBLE, "the same words, a speaker not named", 0.0)
NOT_WORDS = Level(Relation.UNRELATED, "not two quotations", 0.0)

# fuzz.ratio of the folded words, both set by hand
ALIKE = 92.0  # from here on, the same words but for spelling
FORM = 65.0  # from here on, one word in two forms or spellings: "storm" and "storms"
AKIN = 60.0  # below it, two quotations rather than two renderings of one
_PRONOUNS = names.word_set("i he she they we it who one")
# words that are in any quotation, cut off or spelt out ("there's", "there is")
_EVERYWHERE = names.word_set(
    "is are am was were be been the a an that this these those have has had just very with what "
    "they their there them from will would which about your and here dont didnt doesnt cant "
    "couldnt wont wouldnt think thought know knew really going"
)
_FORMS = names.word_set("is are am s re the a an")
_LINKS = names.word_set("and that")  # an excerpt may leave these out
OVERLAP = 6  # words that end one excerpt and begin the other
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*")
_NAME_OPENS = re.compile(r"[A-Z][\w’'-]*\s+[A-Z]")
STEM = 7  # letters that a body's name and its people begin with
_AGENCIES = names.word_set("reuters afp ap dpa ansa tass xinhua efe interfax bbc cnn press agency")


def compare(left: Slot, right: Slot) -> Level:
    """QUOTE slots by their words; ATTRIBUTION slots by speaker, where the words are alike."""
    if not (isinstance(left.value, Wording) and isinstance(right.value, Wording)):
        return NOT_WORDS
    level = _compare_words(left.value.text, right.value.text)
    if left.kind is not Kind.ATTRIBUTION or level.relation is Relation.UNRELATED:
        return level
    return _compare_speakers(left.value.speaker, right.value.speaker)


def _compare_words(left: str, right: str) -> Level:
    both = (_telling(names.words(text)) for text in (left, right))
    short, long = sorted(both, key=lambda words: (len(words), words))
    if not short:
        return NOT_WORDS
    if short == long:
        return SAME_WORDS
    if _is_excerpt(*(tuple(w for w in words if w not in _LINKS) for words in (short, long))):
        return FRAGMENT
    one, other = " ".join(short), " ".join(long)
    ratio = fuzz.ratio(one, other)
    if ratio >= ALIKE:
        if _swapped(short, long):
            return OTHER_WORDS
        return NEAR_WORDS if set(short) ^ set(long) else SAME_WORDS
    if len(long) > len(short) + 2 and fuzz.partial_ratio(one, other) >= ALIKE:
        return FRAGMENT
    shared = _content(short) & _content(long)
    # two statements that open with one name ("The Port Authority of ...") are still two
    opening = short[:3] == long[:3] and len(shared - _named_in(left) - _named_in(right)) >= 2
    if len(shared) >= 2 and (ratio >= AKIN or opening):
        return OTHER_WORDS
    return OTHER_QUOTE


def _swapped(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Does each have a word of its own, and not the other's in another spelling or form?"""
    one, other = (
        [word for word in mine if word not in theirs]
        for mine, theirs in ((short, long), (long, short))
    )
    apart = fuzz.ratio("".join(one), "".join(other)) < FORM
    return bool(_content(tuple(one)) and _content(tuple(other))) and apart


def _is_excerpt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Is one a part of the other, or do they overlap?"""
    short, long = sorted((one, other), key=len)
    part = bool(short) and f" {' '.join(short)} " in f" {' '.join(long)} "
    return part or _overlap(one, other) or _overlap(other, one)


def _overlap(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Does one excerpt end with the words that the other begins with?"""
    longest = min(len(first), len(second))
    return any(first[-size:] == second[:size] for size in range(OVERLAP, longest + 1))


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without forms of "be" and articles, which come and go with contractions."""
    return tuple(word for word in words if word not in _FORMS) or words


def _content(words: tuple[str, ...]) -> set[str]:
    return {word for word in words if len(word) > 3 and word not in _EVERYWHERE}


def _named_in(text: str) -> set[str]:
    """Folded words with a capital; that which opens the text has to open a name of several."""
    opens = _NAME_OPENS.match(text)
    found = _CAPITALISED.findall(text if opens else text[1:])
    return {names.fold(word) for word in found}


def _compare_speakers(left: str, right: str) -> Level:
    one, other = set(names.words(left)), set(names.words(right))
    if one & other - names.PARTICLES or _abbreviates(left, right) or _abbreviates(right, left):
        return SAME_SPEAKER
    if not (_is_named(left) and _is_named(right)) or _are_kindred(one, other):
        return SPEAKER_OPEN
    return OTHER_SPEAKER


def _are_kindred(one: set[str], other: set[str]) -> bool:
    """Reads "Investigators" and "the Accident Investigation Branch"."""
    return any(a[:STEM] == b[:STEM] for a in one for b in other if len(a) >= STEM)


def _is_named(speaker: str) -> bool:
    """By a name, not by a pronoun, a role ("The mayor of Calbiga") or the agency in between."""
    words = names.words(speaker)
    if not speaker[:1].isupper() or set(words) & {*_PRONOUNS, *_AGENCIES}:
        return False
    return not (is_role(words[-1]) or words[0] in {"the", "a", "an", "his", "her", "their"})


def _abbreviates(one: str, other: str) -> bool:
    """Reads "An RAIB spokesman" and "the Rail Accident Investigation Branch"."""
    capitals = {w for w in one.split() if len(w) > 2 and w.isupper()}
    initials = "".join(
        word[0] for word in other.split() if word[:1].isupper() and len(word) > 3
    ).lower()
    return len(initials) > 2 and any(word.lower().endswith(initials) for word in capitals)
