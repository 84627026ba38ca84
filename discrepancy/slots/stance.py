"""What is said to be so or not so: deeds (POLARITY) and states (STATUS)."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.records import Kind, Slot, Stance
from discrepancy.slots import antonyms
from discrepancy.slots.interface import Level, Reading, Relation
from discrepancy.slots.predicates import Predicate, predicates


def extract(reading: Reading) -> Iterator[Slot]:
    """POLARITY and STATUS slots, one a predicate.

    Stance.arguments are marked: "of:" what it is said of (the object, or the subject of a verb
    without one), "by:" who does it, "mod:" how it is qualified ("mod:may", "mod:plan"), "some:"
    that it is said of some of a kind, "while:" that it was so for a while.
    """
    if reading.text.rstrip().endswith("?"):
        return
    for predicate in predicates(reading.tokens):
        first, last = min(predicate.span), max(predicate.span) + 1
        start, end = reading.tokens[first].start, reading.tokens[last - 1].end
        text = reading.text[start:end]
        arguments = (
            *(f"of:{word}" for word in predicate.theme),
            *(f"by:{word}" for word in predicate.agent),
            *(f"mod:{word}" for word in predicate.modality),
            *(("some:",) if predicate.partial else ()),
            *(("while:",) if predicate.passed else ()),
        )
        yield Slot(
            kind=antonyms.kind_of(predicate.lemma)
            or (Kind.STATUS if predicate.state else Kind.POLARITY),
            value=Stance(
                predicate=predicate.lemma,
                negated=predicate.negated,
                arguments=arguments,
                opposites=antonyms.opposites(predicate.lemma),
                shown=_shown(predicate, text),
            ),
            start=start,
            end=end,
            text=text,
            attribute=_attribute(predicate),
        )


def _attribute(predicate: Predicate) -> tuple[str, ...]:
    subject = antonyms.axes(predicate.lemma)[:1] or (predicate.lemma,)
    return (*subject, *predicate.theme)


def _shown(predicate: Predicate, text: str) -> str:
    words = " ".join(text.split())
    if not predicate.negated or predicate.negated_in_words:
        return words
    return f"not {predicate.lemma}"


# ------------------------------------------------------------------------------- comparing

SAME_STANCE = Level(Relation.SAME, "says the same", -2.0)
OPPOSITE_NEGATED = Level(Relation.SAME, "denies the opposite", -1.0)
SAID_AND_DENIED = Level(Relation.DIFFERENT, "one says it, the other denies it", 2.5)
OPPOSITES = Level(Relation.DIFFERENT, "what they say excludes each other", 2.0)
DENIED_OF_OPEN = Level(Relation.DIFFERENT, "said and denied, of what is not named", 1.0)
MAY = Level(Relation.COMPATIBLE, "one speaks of what may be", -0.3)
MEANT = Level(Relation.HEDGED, "one speaks of what is meant to be", 0.3)
OTHER_MATTER = Level(Relation.UNRELATED, "said of something else", 0.0)
NOT_STANCES = Level(Relation.UNRELATED, "not two statements", 0.0)

# what is possible or wished for, not so by now, or told of another time: both can hold
_POSSIBLE = frozenset(
    "may might could can possible want hope wish seek try aim ask consider expect prepare propose "
    "urge demand should yet then".split()
)


def compare(left: Slot, right: Slot) -> Level:
    """By predicate, polarity and arguments."""
    one, other = left.value, right.value
    if not (isinstance(one, Stance) and isinstance(other, Stance)):
        return NOT_STANCES
    same = one.predicate == other.predicate or one.predicate in antonyms.synonyms(other.predicate)
    opposite = one.predicate in other.opposites or other.predicate in one.opposites
    if not same and not opposite:
        return OTHER_MATTER
    about = _about(one, other)
    if about == "other":
        return OTHER_MATTER
    if same and one.negated == other.negated:
        return SAME_STANCE if about == "same" else OTHER_MATTER
    if opposite and one.negated != other.negated:
        return OPPOSITE_NEGATED if about == "same" else OTHER_MATTER
    if opposite and one.negated:
        return OTHER_MATTER  # neither of two opposites: both can hold
    if _leaves_room(one, other, opposite=not same):
        return OTHER_MATTER
    return _conflicting(one, other, same=same, sure=about == "same")


def _leaves_room(one: Stance, other: Stance, *, opposite: bool) -> bool:
    """Three workers died, three survived; some were not paid, the others were.

    What was closed for a day was open before, and after.
    """
    if opposite and any("while:" in stance.arguments for stance in (one, other)):
        return True
    partial = [stance for stance in (one, other) if "some:" in stance.arguments]
    return bool(partial) if opposite else any(stance.negated for stance in partial)


def _conflicting(one: Stance, other: Stance, *, same: bool, sure: bool) -> Level:
    told = {one.predicate, other.predicate}
    if not sure and (told & antonyms.GENERAL or not all(map(antonyms.known, told))):
        return OTHER_MATTER
    mine, yours = _marked(one, "mod:"), _marked(other, "mod:")
    if (mine | yours) & _POSSIBLE and mine != yours:
        return MAY
    if bool(mine) != bool(yours):
        return MEANT if same else OTHER_MATTER  # what remains today may be removed tomorrow
    if sure:
        return SAID_AND_DENIED if same else OPPOSITES
    # some are held, others escape: opposites and states of nobody named are seldom of the same
    states = Kind.STATUS in {antonyms.kind_of(predicate) for predicate in told}
    return DENIED_OF_OPEN if same and not states else OTHER_MATTER


def _about(one: Stance, other: Stance) -> str:
    """Says "same", "open" where a side names nothing, or "other".

    The same theme by two who are both named is another matter: what one rejected the other passed.
    """
    mine, yours = _words(one, "of:"), _words(other, "of:")
    agents, others = _words(one, "by:"), _words(other, "by:")
    if _one_thing(mine, yours):
        apart = agents and others and not {*agents} & {*others}
        return "other" if apart else "same"
    # "the men fired a round" and "the men did not shoot": the doer where there is no object
    if (not agents and _one_thing(mine, others)) or (not others and _one_thing(yours, agents)):
        return "same"
    if not (mine and yours) and _one_thing(agents, others):
        return "same"
    return "other" if (mine or agents) and (yours or others) else "open"


def _one_thing(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the head of one is among the words of the other."""
    return bool(one and other) and (one[0] in other or other[0] in one)


def _words(stance: Stance, mark: str) -> tuple[str, ...]:
    return tuple(a.removeprefix(mark) for a in stance.arguments if a.startswith(mark))


def _marked(stance: Stance, mark: str) -> frozenset[str]:
    return frozenset(_words(stance, mark))
