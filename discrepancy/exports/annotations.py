"""Decisions as annotations of both spans: https://www.w3.org/TR/annotation-model/.

Positions count code points of the article's text as this program reads it, which for Markdown and
plain text is that of the file but for front matter and residue, and for HTML that of its prose; the
quotation finds the span in any rendering of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from discrepancy.baseline import Entry
from discrepancy.exports.decided import Decided, articles_of, decided
from discrepancy.exports.interface import UNNAMED, Desk
from discrepancy.exports.json_ld import Data, address, dumped, identifier
from discrepancy.records import Article, Conflict, Report, Side
from discrepancy.reports.characters import folded
from discrepancy.reports.wording import iso, outlet, sentence_case

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters quoted on either side at first; more until the quotation is unique


def render(report: Report, entries: Sequence[Entry], desk: Desk = UNNAMED) -> str:
    """A page of annotations, one a decided pair of sentences, each with two targets."""
    articles = articles_of(report)
    items = [
        _annotation(item, conflict, sides, articles, desk)
        for item in decided(report, entries)
        for conflict, sides in item.pairs
    ]
    page = identifier("page", *(item["id"] for item in items))
    return dumped({"@context": CONTEXT, "id": page, "type": "AnnotationPage", "items": items})


def _annotation(
    item: Decided,
    conflict: Conflict,
    sides: tuple[Side, Side],
    articles: Mapping[str, Article],
    desk: Desk,
) -> Data:
    entry = item.entry
    return {
        "id": identifier("annotation", conflict.id),
        "type": "Annotation",
        "motivation": "assessing",
        "created": iso(entry.decided),
        "creator": _creator(entry, desk),
        "body": [
            _text(_assessment(item, sides, articles), "assessing"),
            _text(entry.decision.value, "tagging"),
        ],
        "target": [_target(side, articles[side.article]) for side in sides],
    }


def _creator(entry: Entry, desk: Desk) -> Data | None:
    if entry.author:
        return {"type": "Person", "name": entry.author}
    return {"type": "Organization", "name": desk.name} if desk.name else None


def _assessment(item: Decided, sides: tuple[Side, Side], articles: Mapping[str, Article]) -> str:
    entry = item.entry
    within = sides[0].article == sides[1].article
    right = [
        f"{side.value if within else outlet(articles[side.article])} is right"
        for number, side in enumerate(sides)
        if item.is_correct(number)
    ]
    parts = (entry.summary, sentence_case(entry.decision), *right, entry.reason, entry.note)
    return folded("; ".join(part for part in parts if part))


def _text(value: str, purpose: str) -> Data:
    return {
        "type": "TextualBody",
        "value": value,
        "format": "text/plain",
        "language": "en",
        "purpose": purpose,
    }


def _target(side: Side, article: Article) -> Data:
    start, end = side.start, side.end
    before, after = _around(article.text, start, end)
    return {
        "type": "SpecificResource",
        "source": address(article),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": article.text[start:end],
                "prefix": article.text[before:start],
                "suffix": article.text[end:after],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a quotation begins and ends that stands in the text once."""
    reach = AROUND
    while True:
        before, after = max(0, start - reach), min(len(text), end + reach)
        quotation = text[before:after]
        if text.find(quotation) == before and text.find(quotation, before + 1) < 0:
            return before, after
        reach *= 2
