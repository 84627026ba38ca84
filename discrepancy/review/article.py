"""What the page of a whole article shows: its text, with every claim and value marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discrepancy.records import Article, Passage, Sentence
from discrepancy.reports.page import Source
from discrepancy.review.desk import Desk, Look
from discrepancy.review.items import Item
from discrepancy.review.progress import Progress
from discrepancy.sentences import split

AT_ONCE = 60_000  # characters of an article on one page
MOST_LISTED = 100  # conflicts beside it


@dataclass(frozen=True, slots=True)
class Span:
    """A value in the text that is disputed, or that another outlet states alike."""

    start: int
    end: int
    item: Item | None  # None: others agree
    progress: Progress | None
    here: bool  # it belongs to the conflict from which the editor came


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are marked alike."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or what stands between two. A claim was compared with what others say."""

    runs: tuple[Run, ...]
    claim: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One passage of the article."""

    parts: tuple[Part, ...]
    headline: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One page of an article; long ones have several."""

    number: int
    source: Source
    paragraphs: tuple[Paragraph, ...]
    item: Item | None  # the conflict from which the editor came
    page: int
    pages: int
    here: bool  # whether a value of that conflict is on this page
    disputes: tuple[Span, ...]  # one of each conflict, in the order of the text
    disputed: int
    agreed: int
    claims: int
    changed: bool


def article_page(desk: Desk, number: int, item: Item | None, page: int) -> ArticlePage:
    """The page of that number, from 1; 0 is the one on which the item's value stands."""
    article = desk.articles[number]
    spans = _apart(_spans(desk, article, item, desk.look()))
    sheets = _sheets(range(len(article.passages)), article.passages)
    if page < 1:
        page = next((n for n, own in enumerate(sheets, 1) if _holds(article, own, spans)), 1)
    page = min(page, len(sheets))
    passages = sheets[page - 1]
    claims = _claims(desk, article)
    sentences: dict[int, list[Sentence]] = {}
    for sentence in split(article):
        sentences.setdefault(sentence.paragraph, []).append(sentence)
    return ArticlePage(
        number=number,
        source=desk.builder.sources[article.id],
        paragraphs=tuple(
            _paragraph(article, article.passages[n], sentences.get(n, []), claims, spans)
            for n in passages
        ),
        item=item,
        page=page,
        pages=len(sheets),
        here=_holds(article, passages, spans),
        disputes=tuple({span.item.id: span for span in spans if span.item}.values())[:MOST_LISTED],
        disputed=sum(span.item is not None for span in spans),
        agreed=sum(span.item is None for span in spans),
        claims=len(claims),
        changed=desk.watch.changed(article.id),
    )


def _sheets(numbers: Sequence[int], passages: Sequence[Passage]) -> list[list[int]]:
    """Numbers of passages by page, so that no page is endless."""
    sheets: list[list[int]] = [[]]
    room = AT_ONCE
    for number in numbers:
        length = passages[number].end - passages[number].start
        if sheets[-1] and length > room:
            sheets.append([])
            room = AT_ONCE
        sheets[-1].append(number)
        room -= length
    return sheets


def _holds(article: Article, sheet: Sequence[int], spans: Sequence[Span]) -> bool:
    if not sheet:
        return False
    first, last = article.passages[sheet[0]].start, article.passages[sheet[-1]].end
    return any(span.here and first <= span.start < last for span in spans)


def _claims(desk: Desk, article: Article) -> frozenset[int]:
    """Indexes of the sentences that were compared with what others say of one event."""
    prefix = f"{article.id}#"
    return frozenset(
        int(claim.removeprefix(prefix))
        for event in desk.report.events
        for claim in event.claims
        if claim.startswith(prefix) and claim.removeprefix(prefix).isdecimal()
    )


def _spans(desk: Desk, article: Article, item: Item | None, look: Look) -> Iterator[Span]:
    """The values, those that matter most first."""
    items = sorted(desk.items, key=lambda one: one is not item)
    for one in items:
        for pair in one.pairs:
            for side in pair.sides:
                if side.article == article.id:
                    yield Span(side.start, side.end, one, look.progress(one), one is item)
    for agreement in desk.report.agreements:
        for side in agreement.sides:
            if side.article == article.id:
                yield Span(side.start, side.end, None, None, here=False)


def _apart(spans: Iterator[Span]) -> list[Span]:
    """Of spans that overlap, the first one given; in the order of the text."""
    kept: list[Span] = []
    for span in spans:
        at = bisect_left(kept, span.start, key=lambda other: other.start)
        after_last = at == 0 or kept[at - 1].end <= span.start
        before_next = at == len(kept) or span.end <= kept[at].start
        if span.start < span.end and after_last and before_next:
            kept.insert(at, span)
    return kept


def _paragraph(
    article: Article,
    passage: Passage,
    sentences: Sequence[Sentence],
    claims: frozenset[int],
    spans: Sequence[Span],
) -> Paragraph:
    parts: list[Part] = []
    at = passage.start
    for sentence in sentences:
        if at < sentence.start:
            parts.append(Part(tuple(_runs(article.text, at, sentence.start, spans))))
        runs = tuple(_runs(article.text, sentence.start, sentence.end, spans))
        parts.append(Part(runs, claim=sentence.index in claims))
        at = sentence.end
    if at < passage.end:
        parts.append(Part(tuple(_runs(article.text, at, passage.end, spans))))
    return Paragraph(tuple(parts), passage.headline)


def _runs(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Run]:
    at = start
    # spans do not overlap, so that their ends are in order, too
    for span in spans[bisect_left(spans, start + 1, key=lambda span: span.end) :]:
        if span.start >= end:
            break
        first, last = max(span.start, start), min(span.end, end)
        if at < first:
            yield Run(text[at:first])
        yield Run(text[first:last], span)
        at = last
    if at < end:
        yield Run(text[at:end])
