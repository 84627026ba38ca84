"""The decisions as a note beside a story, in Markdown. Text of articles stays text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from discrepancy.baseline import Decision, Entry
from discrepancy.exports.decided import Decided, articles_of, decided
from discrepancy.exports.interface import UNNAMED, Desk
from discrepancy.records import Article, Report
from discrepancy.reports.characters import encodable
from discrepancy.reports.links import web_link
from discrepancy.reports.markdown import escaped, quoted
from discrepancy.reports.wording import day, listed, percent, sentence_case

ORDER = (Decision.CONFIRMED, Decision.FIXED, Decision.DISMISSED)
GONE = "No longer in the articles"


def render(report: Report, entries: Sequence[Entry], desk: Desk = UNNAMED) -> str:
    """A heading a story, below it what was confirmed, mended and dismissed, with the sentences."""
    items = decided(report, entries)
    articles = articles_of(report)
    parts = [f"# {escaped(_headline(items))}"]
    if desk.name:
        parts.append(escaped(desk.name))
    for title, own in _by_story(items, report).items():
        parts.append(f"## {escaped(title)}")
        own.sort(key=lambda item: ORDER.index(item.entry.decision))
        parts += [_decision(item, articles) for item in own]
    return encodable("\n\n".join(parts)) + "\n"


def _headline(items: Sequence[Decided]) -> str:
    counts = Counter(item.entry.decision for item in items)
    told = listed(f"{counts[name]} {name}" for name in ORDER if counts[name])
    return f"Decided: {told}" if told else "Nothing was decided"


def _by_story(items: Sequence[Decided], report: Report) -> dict[str, list[Decided]]:
    titles = {story.id: story.title for story in report.stories}
    title_of = {event.id: titles.get(event.story, "") for event in report.events}
    grouped: dict[str, list[Decided]] = {}
    for item in items:
        title = title_of.get(item.pairs[0][0].event, "") if item.pairs else GONE
        grouped.setdefault(title or "Story without a title", []).append(item)
    return grouped


def _decision(item: Decided, articles: Mapping[str, Article]) -> str:
    entry = item.entry
    parts = [
        f"### {sentence_case(entry.decision)}: {escaped(entry.summary)}",
        _told(item),
        *([escaped(entry.note)] if entry.note else []),
        "\n".join(_sides(item, articles)),
    ]
    return "\n\n".join(parts)


def _told(item: Decided) -> str:
    entry = item.entry
    by = f" by {entry.author}" if entry.author else ""
    on = f" on {day(entry.decided)}" if entry.decided else ""
    why = f": {entry.reason}" if entry.reason else ""
    told = escaped(f"{sentence_case(entry.decision)}{by}{on}{why}")
    if not item.pairs:
        return f"{told} (`{entry.id}`)"
    first, _ = item.pairs[0]
    return f"{told} ({first.verdict}, {percent(first.confidence)}, `{entry.id}`)"


def _sides(item: Decided, articles: Mapping[str, Article]) -> Iterator[str]:
    for number, (name, value) in enumerate(
        zip(item.entry.articles, item.entry.values, strict=True)
    ):
        found = "correct" if item.is_correct(number) else "wrong" if item.is_wrong(number) else ""
        mark = f" ({found})" if found else ""
        if not item.pairs:
            yield f"- {escaped(f'{name}: {value}')}{mark}"
            continue
        side = item.pairs[0][1][number]
        article = articles[side.article]
        yield f"- {quoted(side, article)}{mark}{_link(article)}"


def _link(article: Article) -> str:
    url = web_link(article.url).replace("<", "%3C").replace(">", "%3E")
    return f" <{url}>" if url else ""
