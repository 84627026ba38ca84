"""Is it one happening? What speaks for and against it, feature by feature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from discrepancy.claims import OCCASION_WORDS
from discrepancy.events.candidates import Candidate
from discrepancy.findings import Finding
from discrepancy.records import Article, CalendarDate, Claim, Kind, Period, Slot
from discrepancy.slots.happenings import FAMILY
from discrepancy.slots.interface import Relation
from discrepancy.slots.names import fold
from discrepancy.slots.place_compare import contains_or_equal
from discrepancy.slots.registry import compare, same_value
from discrepancy.slots.when import disjoint, gap_days

SAME_EVENT = "same event"
DAY = 86400.0
WEEKS = 10  # days: news of one occasion is seldom older
MONTHS = 45  # days: what is told without a date is seldom older than its news


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate with its articles, and the two slots under test: never their own evidence."""

    candidate: Candidate
    left_article: Article
    right_article: Article
    rarity: Mapping[str, float]  # keyword -> 0 (in every sentence of both) to 1 (in these only)
    left_slot: Slot | None = None
    right_slot: Slot | None = None

    @property
    def left(self) -> Claim:
        return self.candidate.left

    @property
    def right(self) -> Claim:
        return self.candidate.right


def same_event_findings(pair: Pair) -> tuple[Finding, ...]:
    """Return one finding a feature, in a fixed order; a feature that says nothing is left out."""
    return tuple(finding for feature in FEATURES for finding in feature(pair))


def _finding(feature: str, level: str, label: str, left: str = "", right: str = "") -> Finding:
    return Finding(SAME_EVENT, feature, level, label, left, right)


def _rank(pair: Pair) -> Iterator[Finding]:
    one, other = sorted((pair.candidate.rank_left, pair.candidate.rank_right))
    if other == 1:
        yield _finding("rank", "mutual", "each is the other's nearest sentence")
    elif one == 1:
        level = "first" if other <= 3 else "first-one-way"
        yield _finding("rank", level, "one is the other's nearest sentence")
    elif other <= 3:
        yield _finding("rank", "near", "among each other's three nearest sentences")
    else:
        yield _finding("rank", "near-one-way", "among the three nearest sentences of one")


def _similarity(pair: Pair) -> Iterator[Finding]:
    cosine = pair.candidate.cosine
    level = min(7, max(1, int(cosine * 10)))
    yield _finding("similarity", str(level), f"similarity of the sentences {cosine:.2f}")


def _closeness(pair: Pair) -> Iterator[Finding]:
    closeness = pair.candidate.closeness
    level = min(6, max(-1, int(closeness * 10 // 1)))
    label = f"similarity beyond what their articles share {closeness:.2f}"
    yield _finding("closeness", str(level), label)


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in left if word in set(right))


def _words(pair: Pair) -> Iterator[Finding]:
    """Shared content words, the rarer in the two articles the weightier."""
    tested = _tested_words(pair)
    shared = [w for w in _shared(pair.left.keywords, pair.right.keywords) if w not in tested]
    weight = sum(pair.rarity.get(word, 1.0) for word in shared)
    if not shared:
        yield _finding("words", "none", "no content word in common")
    else:
        level = "1" if weight < 0.5 else "2" if weight < 1.2 else "3" if weight < 2.2 else "4"
        yield _finding("words", level, "content words in common", *[", ".join(shared[:5])] * 2)


def _tested_words(pair: Pair) -> set[str]:
    slots = [slot for slot in (pair.left_slot, pair.right_slot) if slot is not None]
    return {fold(word) for slot in slots for word in slot.text.split()}


def _names(pair: Pair) -> Iterator[Finding]:
    left, right = _named(pair.left, pair.left_slot), _named(pair.right, pair.right_slot)
    if not left or not right:
        return
    known = {_last(name) for name in right}
    shared = sorted({name for name in left if _last(name) in known})
    texts = ", ".join(left[:3]), ", ".join(right[:3])
    if shared:
        level = "two" if len(shared) > 1 else "one"
        yield _finding("names", level, "the same people or bodies", *texts)
    else:
        yield _finding("names", "other", "other people or bodies", *texts)


def _named(claim: Claim, tested: Slot | None) -> list[str]:
    skip = tested.text if tested and tested.kind in (Kind.PERSON, Kind.ORGANIZATION) else None
    return [name for name in claim.who if name != skip]


def share_names(left: Claim, right: Claim) -> bool:
    """Whether two claims name somebody both, or one of them names nobody."""
    if not left.who or not right.who:
        return True
    return bool({_last(name) for name in left.who} & {_last(name) for name in right.who})


def _last(name: str) -> str:
    return fold(name).split()[-1] if name.split() else ""


def _action(pair: Pair) -> Iterator[Finding]:
    shared = _shared(pair.left.actions, pair.right.actions)
    families = {FAMILY[a] for a in pair.left.actions if a in FAMILY} & {
        FAMILY[a] for a in pair.right.actions if a in FAMILY
    }
    if shared:
        yield _finding("action", "same", "the same action", *[", ".join(shared[:3])] * 2)
    elif families:
        yield _finding("action", "family", "the same kind of happening")
    elif pair.left.actions and pair.right.actions:
        texts = ", ".join(pair.left.actions[:3]), ", ".join(pair.right.actions[:3])
        yield _finding("action", "other", "other actions", *texts)


def _when(pair: Pair) -> Iterator[Finding]:
    if _dates_tested(pair):
        yield from _when_by_news(pair)
        return
    left, right = pair.left.when, pair.right.when
    texts = _shown(left, pair.left_article), _shown(right, pair.right_article)
    if left and right:
        if disjoint(left, right):
            level = "apart" if gap_days(left, right) > 20 else "other-day"
            yield _finding("when", level, "at different times", *texts)
        else:
            yield _finding("when", "same", "at the same time", *texts)
        return
    if _dates_differ(pair):  # though not resolved: "in January" and "on Wednesday 26 February"
        words = (", ".join(s.shown for s in c.dating) for c in (pair.left, pair.right))
        yield _finding("when", "apart", "at different times", *words)
        return
    news = pair.right_article.published if left else pair.left_article.published
    dated = left or right
    if dated and news and _days_from(dated, news) > MONTHS:
        yield _finding("when", "background", "one is dated far from the other's news", *texts)
    elif dated and news:
        yield _finding("when", "near-news", "one is dated close to the other's news", *texts)
    elif not (pair.left_article.published and pair.right_article.published):
        yield _finding("when", "unknown", "a publication time is unknown", *texts)
    elif _published_apart(pair) > MONTHS:
        yield _finding("when", "other-news", "news of months apart, neither is dated", *texts)


def _dates_differ(pair: Pair) -> bool:
    """Whether the sentences' own dates, as far as their words tell them, exclude each other."""
    levels = [compare(a, b) for a in pair.left.dating for b in pair.right.dating]
    return bool(levels) and all(level.relation is Relation.DIFFERENT for level in levels)


def _dates_tested(pair: Pair) -> bool:
    return any(
        slot is not None and slot.kind in (Kind.DATE, Kind.TIME)
        for slot in (pair.left_slot, pair.right_slot)
    )


def _when_by_news(pair: Pair) -> Iterator[Finding]:
    """Judge dates under test by their news: two close to their own, weeks apart, are two occasions.

    So are one close to its own news where the other's is months away, and one that was long past
    for both where the other was still to come.
    """
    left, right = _tested_period(pair.left_slot), _tested_period(pair.right_slot)
    texts = _shown(left, pair.left_article), _shown(right, pair.right_article)
    first, second = pair.left_article.published, pair.right_article.published
    if not first or not second:
        yield _finding("when", "unknown", "a publication time is unknown", *texts)
    elif left and right:
        days = _published_apart(pair)
        close = [_days_from(left, first) <= MONTHS, _days_from(right, second) <= MONTHS]
        own = (days > WEEKS and all(close)) or (days > MONTHS and any(close))
        if own or _past_and_to_come((left, first), (right, second)):
            yield _finding("when", "other-news", "dates of two occasions of news", *texts)


def _tested_period(slot: Slot | None) -> Period | None:
    return slot.value.period if slot and isinstance(slot.value, CalendarDate) else None


def _past_and_to_come(*dated: tuple[Period, datetime]) -> bool:
    """Whether one date was long past for both, and the other still to come for its own news."""
    (past, _), (coming, news) = sorted(dated, key=lambda pair: (pair[0].start, pair[0].end))
    earliest = min(when for _, when in dated)
    return (earliest - past.end).total_seconds() / DAY > MONTHS and coming.start > news


def _days_from(period: Period, news: datetime) -> float:
    before, after = news - period.end, period.start - news
    return max(before.total_seconds(), after.total_seconds()) / DAY


def _shown(period: Period | None, article: Article) -> str:
    if period is None:
        known = article.published
        return f"published {known:%Y-%m-%d}" if known else "publication time unknown"
    last = max(
        period.start, period.end.fromtimestamp(period.end.timestamp() - 1, period.end.tzinfo)
    )
    same = last.date() == period.start.date()
    return f"{period.start:%Y-%m-%d}" + ("" if same else f" to {last:%Y-%m-%d}")


def _where(pair: Pair) -> Iterator[Finding]:
    if Kind.PLACE in (
        pair.left_slot and pair.left_slot.kind,
        pair.right_slot and pair.right_slot.kind,
    ):
        return
    left = [place for place in pair.left.where if place.key]
    right = [place for place in pair.right.where if place.key]
    if not left or not right:
        return
    texts = ", ".join(p.name for p in left[:3]), ", ".join(p.name for p in right[:3])
    if any(contains_or_equal(a, b) or contains_or_equal(b, a) for a in left for b in right):
        yield _finding("where", "same", "in the same place", *texts)
    else:
        yield _finding("where", "other", "in different places", *texts)


def _values(pair: Pair) -> Iterator[Finding]:
    """Other values of the two sentences that agree. The slots under test do not count."""
    left = [s for s in pair.left.slots if s != pair.left_slot and s.kind not in _COUNTED_ELSEWHERE]
    right = [s for s in pair.right.slots if s != pair.right_slot]
    agreeing = [(a, b) for a in left for b in right if a.kind is b.kind and same_value(a, b)]
    if agreeing:
        a, b = agreeing[0]
        level = "two" if len(agreeing) > 1 else "one"
        yield _finding("agreeing", level, "another value agrees", a.text, b.text)


_COUNTED_ELSEWHERE = (
    Kind.PERSON,
    Kind.ORGANIZATION,
    Kind.PLACE,
    Kind.DATE,
    Kind.POLARITY,
    Kind.STATUS,
)


def _occasion(pair: Pair) -> Iterator[Finding]:
    left, right = _marks(pair.left.sentence.text), _marks(pair.right.sentence.text)
    if left != right:
        texts = ", ".join(sorted(left)) or "none", ", ".join(sorted(right)) or "none"
        yield _finding("occasion", "other", "words for another occasion on one side only", *texts)


@lru_cache(maxsize=4096)  # a sentence stands in many pairs
def _marks(sentence: str) -> frozenset[str]:
    words = {fold(word.strip(".,;:’'\"“”")) for word in sentence.split()}
    return frozenset(words & OCCASION_WORDS)


def _published_apart(pair: Pair) -> float:
    """Days between the two publications; 0 where one is unknown."""
    left, right = pair.left_article.published, pair.right_article.published
    return abs((left - right).total_seconds()) / DAY if left and right else 0.0


def _publication(pair: Pair) -> Iterator[Finding]:
    left, right = pair.left_article.published, pair.right_article.published
    if left and right:
        days = _published_apart(pair)
        level = "days" if days <= 4 else "weeks" if days <= 30 else "months"
        label = {"days": "published within days", "weeks": "published weeks apart"}
        texts = f"{left:%Y-%m-%d}", f"{right:%Y-%m-%d}"
        yield _finding("publication", level, label.get(level, "published months apart"), *texts)


def _headline(pair: Pair) -> Iterator[Finding]:
    count = pair.left.sentence.headline + pair.right.sentence.headline
    if count:
        yield _finding("headline", str(count), "a headline" if count == 1 else "two headlines")


FEATURES: tuple[Callable[[Pair], Iterator[Finding]], ...] = (
    _rank,
    _similarity,
    _closeness,
    _words,
    _names,
    _action,
    _when,
    _where,
    _values,
    _occasion,
    _publication,
    _headline,
)
