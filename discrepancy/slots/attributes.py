"""What a value is of, read from the syntax around it, and whether two values are of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discrepancy.records import Kind, Magnitude, Slot, Token
from discrepancy.slots.interface import Reading
from discrepancy.slots.measure import Measure
from discrepancy.slots.number_words import ORDINALS
from discrepancy.slots.offices import is_role
from discrepancy.slots.parts import OF_PLACE, part_of_elsewhere, places_of
from discrepancy.slots.sorts import ANYONE, is_sort_of
from discrepancy.slots.synonyms import (
    CASUALTIES,
    DIMENSIONS,
    DIRECTIONS,
    LIGHT,
    MEASURED,
    PEOPLE,
    REPORTING,
    SUFFER,
    canonical,
)
from discrepancy.slots.windows import left_of

PER = "per:"  # prefix of a rate among the lemmas of an attribute: "per:year"
FORMER = "former"  # a value that another replaces: "up from 31", "44 million a year earlier"
PART = "part"  # of a whole that is told as well: "three of five gates", "12 of them"
DIFFERENCE = "difference"  # "four hours less than usual", "two more offers"
INTERVAL = "interval"  # between two happenings: "four minutes after the quake"
LEFT = "left"  # what was still to come: "with twenty minutes to play"
INTERIM = "interim"  # a score on the way: "led 2-1", "made it 3-2"
TIMES = "times"  # how often something was done, not how many there were
FORECAST = "forecast"  # "expected a 3-1 win"
_LEFT_AFTER = re.compile(r"\s+(?:to\s+(?:play|go|spare|run)|left|remaining)\b")
_INTERIM_BEFORE = re.compile(
    r"\b(?:led|leads?|leading|trail(?:ed|s|ing)?|ahead|behind|level(?:led)?|equali[sz]ed|ma[dk]e\s+it"
    r"|the\s+one\s+for|goal\s+for)\s+(?:at\s+)?$"
)
_INTERIM_AFTER = re.compile(
    r"\s+(?:lead|up|down|ahead|behind|advantage|at\s+(?:half-?time|the\s+(?:break|interval))"
    r"|after\s+[\w-]{1,14}\s+minutes)\b"
)
_FORECAST_BEFORE = re.compile(
    r"\b(?:expect(?:ed|s)?|predict(?:ed|s)?|forecast|tipped|bet\s+on|hoped\s+for|needed)\s+(?:an?\s+)?$"
)
_TIMES_AFTER = re.compile(r"\s+(?:times|occasions)\b")
_BETWEEN_TWO = re.compile(r"\s+(?:after|before|later)\b")
_LENGTH_BEFORE = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|took|takes?|spen[dt]|spending)\s+(?:\w+\s+){0,2}$"
)
_DELAY = re.compile(
    r"\s+(?:late\b|later\s+than\s+(?:planned|scheduled|expected|usual|due)"
    r"|behind\s+(?:schedule|plan|time))"
)
_PART_AFTER = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|these|those|all)\s+)?"
    r"(?:\d|them\b|whom\b|which\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b)"
)
_MORE_AFTER = re.compile(
    r"\s+(?:(?:more|less|fewer|longer|shorter|higher|lower|taller|bigger|smaller|heavier)\s+than"
    r"|more|further|additional|others?)\b"
)
_MORE_BEFORE = re.compile(r"\b(?:another|a\s+further|an\s+additional)\s+$", re.IGNORECASE)
_MORE_WITHIN = re.compile(r"another\s", re.IGNORECASE)
_FORMER_BEFORE = re.compile(
    r"\b(?:(?:up|down|rev(?:ised|ising)|raised|cut|lowered|increased|to\s[^,;.]{1,40})\s+from"
    r"|compared\s+(?:with|to)|instead\s+of|rather\s+than|against|previously|earlier|initially)\s+$"
    # "up from its first offer of $70 a share, or $105 billion"
    r"|\b(?:up|down)\s+from\s(?:[\w$€£-]+,?\s){1,9}(?:of|or)\s+$"
    r"|\b(?:previous|initial|original|earlier|first|prior|former)\s(?:offer|bid|proposal|estimate"
    r"|forecast|figure|count|price)(?:\sof|\swas|\scomprised|\sincluded)?\s+$",
    re.IGNORECASE,
)
_FORMER_AFTER = re.compile(
    r"\s+(?:(?:a|one)\s+(?:year|month|week|day)\s+(?:earlier|ago|before)|previously|the\s+(?:previous|prior)"
    r"|in\s+the\s+(?:same|previous|prior)\s)"
)
VICTIM = "victim"
SORT = 0.65  # how alike a thing and the word for its sort are
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_UNIT_WORDS = frozenset({"percent", "per", "cent", "%"})  # of a neighbour, never what is counted
_NOUNS = frozenset({"NOUN", "PROPN"})
# verbs after which it is told what befell those counted: "are confirmed as having died"
_SURE = frozenset({"confirm", "know", "fear", "believe", "presume", "think"})
_CLIMB = 6  # steps up a tree: further heads belong to another clause


def attribute_of(reading: Reading, measure: Measure) -> tuple[str, ...]:
    """Folded lemmas of what `measure` is of, the most telling first; empty where nothing tells."""
    tokens = reading.tokens
    index = _last_token(tokens, measure)
    if index is None:
        return ()
    dimension = _dimension(reading.text, measure) if measure.kind is Kind.QUANTITY else ()
    phrase = _phrase_after(tokens, index)
    anchor = phrase[0] if phrase else index
    late = measure.kind is Kind.DURATION and _DELAY.match(reading.text, measure.end)
    lemmas = [
        *dimension,
        *(("delay",) if late else ()),
        *_change(tokens, index, measure),
        *(tokens[i].lemma for i in phrase),
        *_clause(tokens, anchor, bare=not phrase),
    ]
    rate: tuple[str, ...] = (PER + measure.per,) if measure.per else ()
    rate += tuple(mark for mark, holds in _MARKS.items() if holds(reading.text, measure))
    rate += places_of(tokens, (anchor, *_heads(tokens, anchor)))
    own = _UNIT_WORDS | {
        token.lemma for token in tokens if measure.start <= token.start < measure.end
    }
    return tuple(dict.fromkeys(lemma for lemma in lemmas if lemma not in own)) + rate


def _heads(tokens: tuple[Token, ...], anchor: int) -> Iterator[int]:
    """The nouns above: in "64,000 of the cookers sold in Canada" the place hangs on those."""
    position = anchor
    for _ in range(2):
        head = tokens[position].head
        if head == position or tokens[head].pos not in ("NOUN", "PROPN", "ADP"):
            return
        position = head
        if tokens[head].pos != "ADP":
            yield head


def _is_part(text: str, measure: Measure) -> bool:
    return measure.kind is Kind.NUMBER and bool(_PART_AFTER.match(text, measure.end))


def _is_difference(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    return measure.kind is not Kind.PERCENT and bool(
        _MORE_AFTER.match(text, measure.end)
        or _MORE_BEFORE.search(before)
        or _MORE_WITHIN.match(text, measure.start)
    )


def _is_former(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    return bool(_FORMER_BEFORE.search(before) or _FORMER_AFTER.match(text, measure.end))


def _is_interval(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    return (
        measure.kind is Kind.DURATION
        and bool(_BETWEEN_TWO.match(text, measure.end))
        and not _DELAY.match(text, measure.end)
        and not _LENGTH_BEFORE.search(before)
    )


def _is_left(text: str, measure: Measure) -> bool:
    return measure.kind is Kind.DURATION and bool(_LEFT_AFTER.match(text, measure.end))


def _is_interim(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    return measure.kind is Kind.SCORE and bool(
        _INTERIM_BEFORE.search(before) or _INTERIM_AFTER.match(text, measure.end)
    )


def _is_forecast(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    return measure.kind is Kind.SCORE and bool(_FORECAST_BEFORE.search(before))


def _is_often(text: str, measure: Measure) -> bool:
    return measure.kind is Kind.NUMBER and bool(_TIMES_AFTER.match(text, measure.end))


_MARKS = {
    TIMES: _is_often,
    LEFT: _is_left,
    INTERIM: _is_interim,
    FORECAST: _is_forecast,
    FORMER: _is_former,
    PART: _is_part,
    DIFFERENCE: _is_difference,
    INTERVAL: _is_interval,
}


def _last_token(tokens: tuple[Token, ...], measure: Measure) -> int | None:
    """Index of the last token of the number with its unit (not of its rate or late hedge)."""
    end = measure.core_end if measure.kind is Kind.NUMBER else measure.end
    inside = [i for i, token in enumerate(tokens) if measure.start <= token.start < end]
    return inside[-1] if inside else None


def _phrase_after(tokens: tuple[Token, ...], index: int) -> list[int]:
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


def _clause(tokens: tuple[Token, ...], anchor: int, *, bare: bool) -> Iterator[str]:
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
    if tokens[verb].lemma in _SURE:
        yield from (t.lemma for t in tokens[verb + 1 : verb + 5] if t.lemma in CASUALTIES)


def _participants(tokens: tuple[Token, ...], verb: int, anchor: int) -> Iterator[str]:
    told = tokens[verb].lemma in REPORTING
    roles = ("dobj",) if told else ("nsubj", "nsubjpass", "dobj")
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


def _change(tokens: tuple[Token, ...], index: int, measure: Measure) -> Iterator[str]:
    """Yields "increase" or "decrease" where the words beside an amount make it a change."""
    if measure.kind not in (Kind.PERCENT, Kind.MONEY):
        return
    for token in _near(tokens, index, measure):
        direction = DIRECTIONS.get(token.lemma)
        if direction:
            yield direction
            return


def _near(tokens: tuple[Token, ...], index: int, measure: Measure) -> Iterator[Token]:
    """Two tokens after and four before; no further than a comma, and "make up" is no rise."""
    for token in tokens[index + 1 : index + 3]:
        if token.pos == "PUNCT":
            break
        yield token
    own = {i for i, token in enumerate(tokens) if measure.start <= token.start < measure.end}
    for i in range(index - 1, max(-1, index - 5), -1):
        if i in own:  # "more than 40 percent" is no rise
            continue
        if tokens[i].pos == "PUNCT":
            break
        if not (i and tokens[i].lemma == "up" and tokens[i - 1].lemma == "make"):
            yield tokens[i]


def _dimension(text: str, measure: Measure) -> tuple[str, ...]:
    """The dimension that the word right after a quantity names, else the nearest before it."""
    after = text[measure.end : measure.end + 24].lower().replace("-", " ").split()
    before = left_of(text, measure.start).lower().replace("-", " ").split()
    named = [DIMENSIONS.get(word.strip(".,;:)(")) for word in after[:2]]
    # before the figure only nouns tell: "came down within 600 m" is no depth
    named += [
        DIMENSIONS[word]
        for word in reversed(before[-4:])
        if word in MEASURED and word in DIMENSIONS
    ]
    return next(((dimension,) for dimension in named if dimension), ())


# --------------------------------------------------------------------------- likeness


LASTING = frozenset("last take run continue go stretch".split())


def attribute_match(left: Slot, right: Slot) -> float | None:
    """How far two slots measure the same thing: 0 (no) to 1 (yes); None where nothing tells.

    0.7 and more: the same thing. SORT: one is named by its sort. 0.2 and less: two things. Between:
    words in common, no more.
    """
    one, other = left.attribute, right.attribute
    marks, others = _marks(one), _marks(other)
    if marks - {PART} != others - {PART}:
        return 0.0
    if left.kind is Kind.AGE:
        return _age_likeness(_lemmas(one), _lemmas(other))
    likeness = _likeness(left.kind, *(_telling(left.kind, _lemmas(own)) for own in (one, other)))
    if likeness == 0.1 and left.kind is Kind.QUANTITY and not _is_length(left):
        likeness = 0.2  # so many litres "leaked", or "of fuel": a sentence has one of these
    if INTERVAL in marks and likeness is None and _lemmas(one) and _lemmas(other):
        return 0.0  # between other happenings
    if part_of_elsewhere(one, other):
        return min(0.2, likeness or 0.2)
    if likeness is not None and marks != others:
        return min(likeness, 0.5)  # a part beside what may be the whole
    return likeness


def _telling(kind: Kind, lemmas: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what is said of any length of time: that it lasted says not what did."""
    return tuple(w for w in lemmas if w not in LASTING) if kind is Kind.DURATION else lemmas


def _age_likeness(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float | None:
    """An age is of a person: two names are two people, a name and a description may be one."""
    if not mine or not theirs:
        return None
    if set(mine) & set(theirs):
        return 1.0
    sexes = [{*lemmas} & {"man", "woman"} for lemmas in (mine, theirs)]
    described = any(lemmas[0] in PEOPLE or is_role(lemmas[0]) for lemmas in (mine, theirs))
    return 0.3 if described and not all(sexes) else 0.0


def _likeness(kind: Kind, mine: tuple[str, ...], theirs: tuple[str, ...]) -> float | None:
    if not mine or not theirs:
        return None
    for classes in (set(CASUALTIES.values()), set(DIRECTIONS.values()), set(DIMENSIONS.values())):
        known, known_too = classes & set(mine), classes & set(theirs)
        if known and known_too:
            if not known & known_too:
                return 0.0
            if classes == set(CASUALTIES.values()):
                return _casualties(mine, theirs)
    ranks = (ORDINALS.keys() & set(mine), ORDINALS.keys() & set(theirs))
    if all(ranks) and ranks[0] != ranks[1]:
        return 0.0
    if kind is Kind.NUMBER and _one_befell(mine, theirs):
        return _befallen(mine, theirs)
    shared = set(mine) & set(theirs)
    if mine[0] == theirs[0] or _spelling(mine[0], theirs[0]):
        return min(1.0, 0.7 + 0.15 * (len(shared) - 1))
    if shared:
        return 0.6 if mine[0] in theirs or theirs[0] in mine else 0.4
    if {mine[0], theirs[0]} & ANYONE and all(map(_is_person, (mine[0], theirs[0]))):
        return SORT  # "three men", "four raiders"
    if is_sort_of(mine[0], theirs[0]):
        return SORT  # "nine vehicles", "seven lorries"
    # The same length is told with any verb ("spent three hours", "was over in 90 minutes").
    if kind in (Kind.DURATION, Kind.MONEY, Kind.AGE):
        return None
    return 0.1


def _marks(attribute: Iterable[str]) -> set[str]:
    return {lemma for lemma in attribute if lemma.startswith(PER) or lemma in _MARKS}


def _lemmas(attribute: Iterable[str]) -> tuple[str, ...]:
    found = (
        canonical(lemma)
        for lemma in attribute
        if not lemma.startswith((PER, OF_PLACE)) and lemma not in _MARKS
    )
    return tuple(dict.fromkeys(lemma for lemma in found if lemma not in LIGHT))


def _is_length(slot: Slot) -> bool:
    """A length may be of anything in a sentence; speeds, volumes or weights are seldom two."""
    return isinstance(slot.value, Magnitude) and slot.value.unit in ("m", "m^2")


def _is_person(lemma: str) -> bool:
    return lemma in PEOPLE or lemma in ANYONE or is_role(lemma)


def _is_casualty(lemmas: Iterable[str]) -> bool:
    return bool(set(CASUALTIES.values()) & set(lemmas))


def _both_people(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(PEOPLE & set(mine)) and bool(PEOPLE & set(theirs))


def _one_befell(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Is it told of one only what befell those counted? "Nine coaches burned" are no casualties."""
    things = mine[0] == theirs[0] and mine[0] not in PEOPLE | ANYONE
    return _is_casualty(mine) != _is_casualty(theirs) and not things


def _befallen(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if VICTIM in (mine[0], theirs[0]):  # the dead, or the injured with them
        return 0.5
    return 0.25 if {*mine, *theirs} & PEOPLE and _both_people(mine, theirs) else 0.1


def _casualties(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Both count dead, or both injured, ...: the same unless of different sorts of people."""
    sorts = [
        {lemma for lemma in lemmas if lemma in PEOPLE and lemma != "people"}
        for lemmas in (mine, theirs)
    ]
    if sorts[0] and sorts[1] and not sorts[0] & sorts[1]:
        return 0.2
    if bool(sorts[0]) != bool(sorts[1]):
        return 0.5
    return 1.0


def _spelling(one: str, other: str) -> bool:
    """Whether two words differ as "litre" and "liter" or "labour" and "labor" do."""
    from rapidfuzz.distance import Levenshtein

    return (
        min(len(one), len(other)) > 4
        and one[:3] == other[:3]
        and Levenshtein.distance(one, other) <= (2 if sorted(one) == sorted(other) else 1)
    )
