"""Report -> Page: what stands where, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discrepancy.ranking import GRAVITY
from discrepancy.records import (
    Agreement,
    Article,
    Conflict,
    Event,
    Point,
    Report,
    Side,
    Story,
    Verdict,
)
from discrepancy.reports.links import source_link, web_link
from discrepancy.reports.page import (
    Accord,
    Card,
    Choice,
    Matrix,
    MatrixRow,
    Page,
    Pair,
    Panel,
    Picture,
    Source,
    Stat,
    Statement,
    verdict_choices,
)
from discrepancy.reports.pictures import timeline
from discrepancy.reports.rulings import decisions
from discrepancy.reports.statements import Marks, statement
from discrepancy.reports.waterfall import waterfalls
from discrepancy.reports.wording import (
    SEVERITY_MEANINGS,
    VERDICT_MEANINGS,
    VERDICT_NAMES,
    caveats,
    disputed,
    headline,
    in_language,
    iso,
    kind_name,
    listed,
    measured,
    outlet,
    percent,
    published,
    verdict_counts,
)


def page(report: Report, *, root: str = "") -> Page:
    """`root` leads from the page's folder to where the command ran: "", or "../"."""
    return Builder(report, root).page()


class Builder:
    """Holds what every part of the page looks up: articles, events and points by their ids."""

    def __init__(self, report: Report, root: str) -> None:
        self.report = report
        self.root = root
        self.copies = dict(report.copies)
        self.counts = dict(report.sentence_counts)
        self.articles = {article.id: article for article in report.articles}
        self.sources = {article.id: self._source(article) for article in report.articles}
        self.events: dict[str, Event] = {event.id: event for event in report.events}
        self.points: dict[str, Point] = {point.id: point for point in report.points}
        order = {article.id: place for place, article in enumerate(report.articles)}
        self.marks = {
            point.id: Marks(sorted(point.positions, key=lambda p: order[p.article]))
            for point in report.points
        }
        self.outlet_keys = {
            name: str(number)
            for number, name in enumerate(sorted({s.outlet for s in self.sources.values()}))
        }

    def page(self) -> Page:
        report = self.report
        cards = self._cards()
        spoken = {key for card in cards for key in card.outlets}
        return Page(
            headline=headline(report),
            caveats=caveats(report),
            stats=self._stats(),
            sources=tuple(self.sources.values()),
            skipped=report.skipped,
            notes=tuple(str(note) for note in report.notes),
            matrices=tuple(self._matrices(cards)),
            cards=cards,
            verdicts=verdict_choices(verdict for card in cards for verdict in card.verdicts),
            kinds=_choices((card.kind, card.kind_name) for card in cards),
            outlets=tuple(
                Choice(key, name) for name, key in self.outlet_keys.items() if key in spoken
            ),
            timelines=tuple(self._timelines()),
            accords=tuple(self._accord(agreement) for agreement in report.agreements),
            apart=tuple(
                self.pair(conflict, f"apart-{number}")
                for number, conflict in enumerate(report.conflicts, start=1)
                if conflict.verdict is Verdict.DISTINCT
            ),
            settings=report.settings,
            version=report.tool_version,
        )

    def _source(self, article: Article) -> Source:
        original = self.articles.get(self.copies.get(article.id, ""))
        return Source(
            outlet=outlet(article),
            title=article.title,
            path=article.path,
            href=source_link(article.path, 1, root=self.root),
            url=web_link(article.url),
            published=published(article),
            published_iso=iso(article.published),
            published_from=article.published_from,
            language=article.language,
            in_language=in_language(article.language),
            sentences=self.counts.get(article.id, 0),
            copy_of=outlet(original) if original else "",
            notes=article.notes,
        )

    def _stats(self) -> tuple[Stat, ...]:
        report, verdicts = self.report, verdict_counts(self.report)
        return (
            _stat(len(report.articles), "article", "articles"),
            _stat(len(report.stories), "story", "stories"),
            _stat(report.claim_count, "claim", "claims"),
            _stat(report.compared_pairs, "pair compared", "pairs compared"),
            _stat(verdicts[GRAVITY[0]], "contradiction", "contradictions", GRAVITY[0].value),
            _stat(
                verdicts[GRAVITY[1]], "possible conflict", "possible conflicts", GRAVITY[1].value
            ),
            _stat(verdicts[GRAVITY[2]], "pair kept apart", "pairs kept apart", GRAVITY[2].value),
        )

    # ------------------------------------------------------------------- cards

    def _cards(self) -> tuple[Card, ...]:
        """One card a disputed point, those with a contradiction first, else in report order."""
        grouped: dict[str, list[Conflict]] = {}
        for conflict in self.report.conflicts:
            if conflict.verdict is not Verdict.DISTINCT:
                grouped.setdefault(conflict.point, []).append(conflict)
        ordered = sorted(
            grouped.items(), key=lambda item: min(GRAVITY.index(c.verdict) for c in item[1])
        )
        return tuple(
            self._card(point, conflicts, f"point-{number}")
            for number, (point, conflicts) in enumerate(ordered, start=1)
        )

    def _card(self, point_id: str, conflicts: Sequence[Conflict], anchor: str) -> Card:
        point = self.points.get(point_id)
        pairs = tuple(
            self.pair(conflict, f"{anchor}-{number}")
            for number, conflict in enumerate(conflicts, start=1)
        )
        grave = min(pairs, key=lambda pair: GRAVITY.index(pair.conflict.verdict))
        statements = {
            (side.source.path, side.place, side.lead, side.marked): side
            for pair in pairs
            for side in pair.sides
        }
        first = conflicts[0]
        names = sorted({side.source.outlet for side in statements.values()})
        return Card(
            anchor=anchor,
            label=disputed(point) if point else "",
            kind=first.kind.value,
            kind_name=kind_name(first.kind),
            event=self._event_label(first.event),
            grave=grave,
            statements=tuple(sorted(statements.values(), key=lambda side: side.cell.mark)),
            pairs=pairs,
            outlets=tuple(self.outlet_keys[name] for name in names),
            verdicts=_unique(conflict.verdict.value for conflict in conflicts),
            statuses=_unique(conflict.status.value for conflict in conflicts),
            decisions=decisions(pairs, named=len(pairs) > 1),
            would_change=_unique(text for c in conflicts for text in c.would_change),
        )

    def pair(self, conflict: Conflict, id_: str) -> Pair:
        marks = self.marks.get(conflict.point) or Marks(())
        left, right = self._statements(conflict.sides, marks)
        return Pair(
            conflict=conflict,
            verdict_name=VERDICT_NAMES[conflict.verdict],
            verdict_meaning=VERDICT_MEANINGS[conflict.verdict],
            severity_meaning=SEVERITY_MEANINGS[conflict.severity],
            confidence=percent(conflict.confidence),
            sides=(left, right),
            panels=tuple(
                Panel.of(waterfall, f"{id_}-{number}")
                for number, waterfall in enumerate(waterfalls(conflict.evidence), start=1)
            ),
        )

    def _copies(self, voices: Iterable[str], own: str) -> tuple[str, ...]:
        return tuple(self.sources[voice].outlet for voice in voices if voice != own)

    def _event_label(self, event_id: str) -> str:
        event = self.events.get(event_id)
        return event.label if event else event_id

    # ------------------------------------------------------------------- matrix, pictures

    def _matrices(self, cards: Sequence[Card]) -> Iterable[Matrix]:
        """One matrix a story that has disputed points."""
        shown = {card.grave.conflict.point: card for card in cards}
        for story in self.report.stories:
            points = [
                point
                for point in self.report.points
                if point.id in shown and self._story(point) == story.id
            ]
            if points:
                points.sort(key=lambda point: list(shown).index(point.id))
                yield self._matrix(story, points, shown)

    def _story(self, point: Point) -> str:
        event = self.events.get(point.event)
        return event.story if event else ""

    def _matrix(self, story: Story, points: Sequence[Point], cards: dict[str, Card]) -> Matrix:
        speaking = {position.article for point in points for position in point.positions}
        columns = [article for article in self.sources if article in speaking]
        silent = [article for article in story.articles if article not in speaking]
        return Matrix(
            title=story.title,
            columns=tuple(self.sources[article] for article in columns),
            rows=tuple(self._row(point, columns, cards[point.id]) for point in points),
            silent=_unique(self.sources[article].outlet for article in silent),
        )

    def _row(self, point: Point, columns: Sequence[str], card: Card) -> MatrixRow:
        marks = self.marks[point.id]
        return MatrixRow(
            label=card.grave.conflict.summary,
            anchor=card.anchor,
            verdict=card.grave.conflict.verdict.value,
            verdict_name=card.grave.verdict_name,
            cells=tuple(marks.cells(article) for article in columns),
        )

    def _timelines(self) -> Iterable[Picture]:
        outlets = {id_: source.outlet for id_, source in self.sources.items()}
        for number, (event, entries) in enumerate(self.report.timelines, start=1):
            if entries:
                yield Picture(
                    f"timeline-{number}", self._event_label(event), timeline(entries, outlets)
                )

    def _statements(self, sides: Iterable[Side], marks: Marks) -> Iterator[Statement]:
        for side in sides:
            source, copies = self.sources[side.article], self._copies(side.voices, side.article)
            yield statement(side, source, copies, marks, root=self.root)

    def _accord(self, agreement: Agreement) -> Accord:
        statements = tuple(self._statements(agreement.sides, Marks(())))
        return Accord(
            event=self._event_label(agreement.event),
            label=measured(agreement),
            value=agreement.value,
            outlets=listed(_unique(side.source.outlet for side in statements)),
            statements=statements,
        )


def _stat(figure: int, one: str, many: str, tone: str = "") -> Stat:
    return Stat(figure, one if figure == 1 else many, tone)


def _choices(pairs: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in sorted(set(pairs)))


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
