"""When: do the dates of two claims, and of their news, allow one happening?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeAlias

from discrepancy.events.pair import Pair, event_finding
from discrepancy.findings import Finding
from discrepancy.records import Article, CalendarDate, Claim, Kind, Period, Slot
from discrepancy.slots.interface import Relation
from discrepancy.slots.registry import compare
from discrepancy.slots.when import claim_period, disjoint, gap_days

DAY = 86400.0
WEEKS = 10  # days: news of one occasion is seldom older
_LATELY = re.compile(
    r"\b(?:yesterday|today|tonight|(?:last|this|past)\s(?:week|weekend|month)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
# What shows by itself that two reports are of two occasions: two dates, not the want of a word.
EVIDENT = frozenset(["when:apart", "when:other-day", "when:background", "when:other-news"])
Moment: TypeAlias = tuple[datetime, timedelta | None]  # equal ones are of one day only in one zone
YEAR = 300  # days: a slip in a date of now is seldom of as many
MONTHS = 45  # days: what is told without a date is seldom older than its news


def when(pair: Pair) -> Iterator[Finding]:
    if _dates_tested(pair):
        yield from _when_by_news(pair)
        return
    left, right = _when(pair.left, pair.left_slot), _when(pair.right, pair.right_slot)
    texts = _shown(left, pair.left_article), _shown(right, pair.right_article)
    if left and right:
        if disjoint(left, right) and not _one_date(pair.left, pair.right):
            level = "apart" if gap_days(left, right) > 20 else "other-day"
            yield event_finding("when", level, "at different times", *texts)
        else:
            yield event_finding("when", "same", "at the same time", *texts)
        return
    if _dates_differ(pair):  # though not resolved: "in January" and "on Wednesday 26 February"
        words = (", ".join(s.shown for s in c.dating) for c in (pair.left, pair.right))
        yield event_finding("when", "apart", "at different times", *words)
        return
    if pair.within and not (left or right):
        return  # one report tells of one occasion, whenever it was published
    news = pair.right_article.published if left else pair.left_article.published
    dated = left or right
    if _is_fresh_or_past(pair):
        yield event_finding("when", "background", "one is long past, the other fresh news", *texts)
        return
    if dated and news and _days_from(dated, news) > MONTHS:
        yield event_finding("when", "background", "one is dated far from the other's news", *texts)
    elif dated and news:
        yield event_finding("when", "near-news", "one is dated close to the other's news", *texts)
    elif not (pair.left_article.published and pair.right_article.published):
        yield event_finding("when", "unknown", "a publication time is unknown", *texts)
    elif _published_apart(pair) > MONTHS:
        yield event_finding("when", "other-news", "news of months apart, neither is dated", *texts)


def _when(claim: Claim, tested: Slot | None) -> Period | None:
    """When a value was so: the date of its own verb, else that of the sentence.

    "In the final on Friday they meet Velden, who won 4-1 on Tuesday": the score is of Tuesday.
    """
    dates = _own_dates(claim, tested) if tested else []
    return (claim_period(dates) if dates else None) or claim.when


def _own_dates(claim: Claim, tested: Slot) -> list[Slot]:
    dates = [slot for slot in claim.slots if slot.kind is Kind.DATE and slot.attribute]
    own = [slot for slot in dates if slot.attribute[0] in tested.attribute]
    return own if len({slot.attribute[0] for slot in dates}) > 1 else []


def _one_date(left: Claim, right: Claim) -> bool:
    """Whether both sentences name one date, one of them of what its main verb tells."""
    return any(
        compare(a, b).relation is Relation.SAME
        for a in left.slots
        if a.kind is Kind.DATE
        for b in right.slots
        if b.kind is Kind.DATE and (a in left.dating or b in right.dating)
    )


def _is_fresh_or_past(pair: Pair) -> bool:
    """Whether one is months older than its own news, and the other, undated, fresh for its own.

    So is what no word sets back, beside what another sentence dates but its own words set back.
    """
    sides = (pair.left, pair.left_article), (pair.right, pair.right_article)
    return any(
        _is_past(other, told)
        and (
            _is_fresh(claim, article)
            if other.dating
            else other.looks_back and _is_undated(claim, article)
        )
        for (claim, article), (other, told) in (sides, sides[::-1])
    )


def _is_fresh(claim: Claim, article: Article) -> bool:
    text = " ".join(slot.text for slot in claim.dating)
    return article.published is None and bool(_LATELY.search(text))


def _is_undated(claim: Claim, article: Article) -> bool:
    return article.published is None and claim.when is None and not claim.looks_back


def _is_past(claim: Claim, article: Article) -> bool:
    told, news = claim.when, article.published
    if told is None or news is None:
        return False
    return (news - told.end).total_seconds() / DAY > MONTHS


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
    if pair.within:
        return
    left, right = _tested_period(pair.left_slot), _tested_period(pair.right_slot)
    texts = _shown(left, pair.left_article), _shown(right, pair.right_article)
    first, second = pair.left_article.published, pair.right_article.published
    if not first or not second:
        yield event_finding("when", "unknown", "a publication time is unknown", *texts)
    elif left and right:
        days = _published_apart(pair)
        close = [_days_from(left, first) <= MONTHS, _days_from(right, second) <= MONTHS]
        far = max(_days_from(left, first), _days_from(right, second)) > YEAR
        own = (days > WEEKS and all(close)) or ((days > MONTHS or far) and any(close))
        if own or _past_and_to_come((left, first), (right, second)):
            yield event_finding("when", "other-news", "dates of two occasions of news", *texts)


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


def _published_apart(pair: Pair) -> float:
    """Days between the two publications; 0 where one is unknown."""
    left, right = pair.left_article.published, pair.right_article.published
    return _days_between(left, right) if left and right else 0.0


def _days_between(left: datetime, right: datetime) -> float:
    return abs((left - right).total_seconds()) / DAY


def publication(pair: Pair) -> Iterator[Finding]:
    if pair.within:
        yield event_finding("publication", "days", "in one article")
        return
    left, right = pair.left_article.published, pair.right_article.published
    if left and right:
        yield _publication((left, left.utcoffset()), (right, right.utcoffset()))


@lru_cache(maxsize=4096)  # two articles have many pairs
def _publication(one: Moment, other: Moment) -> Finding:
    left, right = one[0], other[0]
    days = _days_between(left, right)
    level = "days" if days <= 4 else "weeks" if days <= 30 else "months"
    label = {"days": "published within days", "weeks": "published weeks apart"}
    texts = f"{left:%Y-%m-%d}", f"{right:%Y-%m-%d}"
    return event_finding("publication", level, label.get(level, "published months apart"), *texts)
