"""One sitting: the report, what there is to decide in it, and where decisions go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from discrepancy.baseline import Entry, match
from discrepancy.cache import folder_of
from discrepancy.records import Article, Report
from discrepancy.reports.view import Builder
from discrepancy.reports.wording import count
from discrepancy.review.decisions import Decisions
from discrepancy.review.filters import Filter, in_state
from discrepancy.review.items import Item, items_of
from discrepancy.review.progress import Progress, progress
from discrepancy.review.seen import Seen
from discrepancy.review.sessions import History
from discrepancy.review.watch import Watch, outdated
from discrepancy.settings import Settings

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Look:
    """The file as it was read once, so that a whole page tells of one state of it."""

    known: Mapping[str, Entry]
    opened: datetime

    def entry(self, item: Item) -> Entry | None:
        return match(item.conflict, self.known)

    def progress(self, item: Item) -> Progress:
        return progress(self.entry(item), self.opened)

    def wants(self, item: Item, filter_: Filter) -> bool:
        """Whether a filter asks for the item as it now stands."""
        return filter_.admits(item) and in_state(filter_.state, item, self.progress(item))


@dataclass(frozen=True, slots=True)
class Desk:
    """Made once; only the files it names, and what is remembered of sessions, change."""

    report: Report
    items: tuple[Item, ...]
    by_id: dict[str, Item]
    place: dict[str, int]  # Item.id -> its place in `items`
    by_event: dict[str, tuple[Item, ...]]
    articles: tuple[Article, ...]
    by_article: dict[str, Article]
    number: dict[str, int]  # Article.id -> its place in `articles`
    decisions: Decisions
    seen: Seen
    watch: Watch
    history: History
    builder: Builder  # of what reports show of a pair
    folder: Path  # of the user's caches
    now: Clock
    opened: datetime

    def look(self) -> Look:
        """What is decided now. Raises BaselineError where the file cannot be read."""
        return Look(self.decisions.known(), self.opened)

    def beside(self, item: Item, filter_: Filter, look: Look) -> tuple[Item | None, Item | None]:
        """What the filter admits before and after an item; after the last comes the first."""
        at = self.place[item.id]
        turned = (*self.items[at + 1 :], *self.items[:at])

        def first(items: Iterable[Item]) -> Item | None:
            return next((one for one in items if look.wants(one, filter_)), None)

        return first(reversed(turned)), first(turned)

    def changed(self, item: Item) -> tuple[str, ...]:
        """Paths of its articles that are no longer what was compared."""
        return tuple(side.path for side in item.conflict.sides if self.watch.changed(side.article))

    def summary(self) -> str:
        look = self.look()
        left = sum(look.progress(item) is Progress.TODO for item in self.items)
        return f"{count(len(self.items), 'conflict')}, {left} of them to decide."


def make_desk(
    report: Report, settings: Settings, file: Path, *, now: Clock, compared: int | None = None
) -> Desk:
    """Open a sitting on a report, which is as it was found: nothing of the baseline subtracted.

    `compared` is when its articles were read, in nanoseconds since 1970. Raises BaselineError.
    """
    folder = folder_of(settings.cache_dir)
    seen = Seen(folder, file)
    items = items_of(report, settings, seen.before)
    events: dict[str, list[Item]] = {}
    for item in items:
        events.setdefault(item.event, []).append(item)
    files = {article.id: Path(article.path).absolute() for article in report.articles}
    return Desk(
        report=report,
        items=items,
        by_id={item.id: item for item in items},
        place={item.id: place for place, item in enumerate(items)},
        by_event={event: tuple(own) for event, own in events.items()},
        articles=report.articles,
        by_article={article.id: article for article in report.articles},
        number={article.id: number for number, article in enumerate(report.articles)},
        decisions=Decisions(file, report),
        seen=seen,
        watch=Watch(files, _outdated(report, items, files, compared)),
        history=History(),
        builder=Builder(report, ""),
        folder=folder,
        now=now,
        opened=now(),
    )


def _outdated(
    report: Report, items: Sequence[Item], files: dict[str, Path], compared: int | None
) -> frozenset[str]:
    """Articles that changed before the sitting began: since the report, or while it was made."""
    moved = outdated(report.articles, (pair for item in items for pair in item.pairs))
    if compared is None:
        return moved
    late = (
        id_ for id_, file in files.items() if file.exists() and file.stat().st_mtime_ns > compared
    )
    return moved | frozenset(late)
