"""Confirmed conflicts as ClaimReview in JSON-LD: https://schema.org/ClaimReview.

What consumers ask for is told at
https://developers.google.com/search/docs/appearance/structured-data/factcheck: `claimReviewed`,
`reviewRating` and `url` are required. What is not known is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from discrepancy.baseline import Decision, Entry
from discrepancy.exports.decided import Decided, articles_of, decided
from discrepancy.exports.interface import UNNAMED, Desk
from discrepancy.exports.json_ld import Data, dumped, published_at
from discrepancy.records import Article, Report, Side
from discrepancy.reports.characters import folded
from discrepancy.reports.links import web_link
from discrepancy.reports.wording import iso, outlet

# Ratings are numbers from worst to best; a dispute that nobody has settled gets none.
INCORRECT = {"alternateName": "Incorrect", "ratingValue": 1, "worstRating": 1, "bestRating": 5}
DISPUTED = {"alternateName": "Disputed: another report contradicts it"}


def render(report: Report, entries: Sequence[Entry], desk: Desk = UNNAMED) -> str:
    """Reviews of what each confirmed conflict shows to be wrong, or, undecided, of both claims.

    `url` is the desk's page and the conflict's id as its fragment; without such a page it is the
    fragment alone, relative to where the data are published.
    """
    articles = articles_of(report)
    reviews = [
        review
        for item in decided(report, entries)
        if item.entry.decision is Decision.CONFIRMED and item.pairs
        for review in _reviews(item, articles, desk)
    ]
    return dumped({"@context": "https://schema.org", "@graph": reviews})


def _reviews(item: Decided, articles: Mapping[str, Article], desk: Desk) -> Iterator[Data]:
    _, sides = item.pairs[0]
    for number, side in enumerate(sides):
        if not item.is_correct(number):
            rating = INCORRECT if item.is_wrong(number) else DISPUTED
            yield {
                "@type": "ClaimReview",
                "url": f"{desk.url}#{item.entry.id}",
                "claimReviewed": folded(side.sentence),
                "reviewRating": {"@type": "Rating", **rating},
                "reviewBody": _body(item, sides, articles),
                "author": _author(item, desk),
                "datePublished": iso(item.entry.decided),
                "inLanguage": "en",
                "itemReviewed": _claim(side, articles),
            }


def _body(item: Decided, sides: Sequence[Side], articles: Mapping[str, Article]) -> str:
    said = "; ".join(f"{outlet(articles[side.article])}: {side.value}" for side in sides)
    return folded(f"{item.entry.summary} {said}.")


def _author(item: Decided, desk: Desk) -> Data:
    """The desk, or else who decided: a review has an author, if one without a name."""
    if desk.name or desk.url or not item.entry.author:
        name = desk.name or desk.url or "Unnamed desk"
        return {"@type": "Organization", "name": name, "url": desk.url}
    return {"@type": "Person", "name": item.entry.author}


def _claim(side: Side, articles: Mapping[str, Article]) -> Data:
    first = articles[side.article]
    copies = (articles[voice] for voice in side.voices if voice != first.id)
    return {
        "@type": "Claim",
        "text": folded(side.sentence),
        "author": {"@type": "Organization", "name": outlet(first)},
        "datePublished": published_at(first),
        "appearance": [_work(article) for article in (first, *copies)],
    }


def _work(article: Article) -> Data:
    return {
        "@type": "NewsArticle",
        "headline": folded(article.title),
        "url": web_link(article.url),
        "datePublished": published_at(article),
        "publisher": {"@type": "Organization", "name": outlet(article)},
    }
