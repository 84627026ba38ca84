"""The rules: what each compares, with an example that conflicts and one that does not."""

from __future__ import annotations

from dataclasses import dataclass

from discrepancy.errors import SettingsError
from discrepancy.records import Kind, Severity

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `conflicts` and `agrees` are pairs of sentences that speak of one event."""

    kind: Kind
    title: str
    description: str  # one sentence
    compares: str
    conflicts: Pair
    agrees: Pair
    why: str  # why the second pair is no conflict
    severity: Severity = Severity.MINOR  # of a conflict about which nothing more is known

    @property
    def name(self) -> str:
        return self.kind.value


_TABLE = (
    Rule(
        Kind.NUMBER,
        "Counts",
        "Two counts of the same things differ.",
        "Whole numbers, in digits or words, of what is counted alike. Roundings and hedges are "
        "read from the wording; a later, higher toll is an update.",
        ("The bus carried 48 passengers.", "The bus carried 31 passengers."),
        ("The bus carried 1,987 passengers.", "The bus carried nearly 2,000 passengers."),
        "1,987 is nearly 2,000.",
        Severity.MAJOR,
    ),
    Rule(
        Kind.QUANTITY,
        "Measures",
        "Two measures of the same thing differ.",
        "Lengths, areas, weights, speeds, temperatures and other figures with a unit, after "
        "conversion to one unit.",
        ("The slide buried 12 kilometres of road.", "The slide buried 30 kilometres of road."),
        ("The slide buried 16 kilometres of road.", "The slide buried 10 miles of road."),
        "Ten miles are 16 kilometres.",
        Severity.MAJOR,
    ),
    Rule(
        Kind.DURATION,
        "Durations",
        "Two lengths of time of the same thing differ.",
        "Lengths of time in any unit. A floor or a ceiling (“over eight hours”) that leaves room "
        "for the other value makes a possible conflict at most.",
        ("The hearing lasted nine hours.", "The hearing lasted five hours."),
        ("The hearing lasted 90 minutes.", "The hearing lasted an hour and a half."),
        "90 minutes are an hour and a half.",
        Severity.MAJOR,
    ),
    Rule(
        Kind.MONEY,
        "Amounts of money",
        "Two amounts of one currency for the same thing differ.",
        "Amounts with their currency. Different currencies are not compared.",
        ("The museum paid $4.2 million.", "The museum paid $6.5 million."),
        ("The museum paid $4.2 million.", "The museum paid about $4 million."),
        "4.2 million is about 4 million.",
        Severity.MAJOR,
    ),
    Rule(
        Kind.PERCENT,
        "Percentages",
        "Two shares or rates of the same thing differ.",
        "Percentages, percentage points apart from percent; fractions count where they stand for "
        "shares.",
        ("Turnout was 61 percent.", "Turnout was 48 percent."),
        ("Turnout was 61.3 percent.", "Turnout was 61 percent."),
        "61.3 rounds to 61.",
        Severity.MAJOR,
    ),
    Rule(
        Kind.DATE,
        "Dates",
        "Two dates of the same thing differ.",
        "Days, weeks, months and years; relative dates (“on Tuesday”, “last month”) count from the "
        "publication of the article.",
        ("The bridge reopens on 20 May 2024.", "The bridge reopens on 27 May 2024."),
        ("The bridge reopens on 20 May 2024.", "The bridge reopens in May 2024."),
        "The day lies within the month.",
    ),
    Rule(
        Kind.TIME,
        "Times of day",
        "Two times of day of the same thing differ.",
        "Clock times, with their zones where both state one; “shortly after five” leaves room.",
        ("The alarm rang at 4:52 a.m.", "The alarm rang at 6:30 a.m."),
        ("The alarm rang at 4:52 p.m.", "The alarm rang at 16:52."),
        "Both are one minute of the day.",
    ),
    Rule(
        Kind.PLACE,
        "Places",
        "Two places of the same thing exclude each other.",
        "Cities, regions and countries of a gazetteer, by what contains what.",
        ("The ministers met in Vienna.", "The ministers met in Malta."),
        ("The ministers met in Vienna.", "The ministers met in Austria."),
        "Vienna lies in Austria.",
    ),
    Rule(
        Kind.PERSON,
        "People",
        "Two people are named for the same part.",
        "Names of people that do the same, or have the same done to them; short forms, initials "
        "and titles are allowed for.",
        ("Anna Keller won the race.", "Maria Ortiz won the race."),
        ("Anna Keller won the race.", "Keller won the race."),
        "The surname is the short form of the name.",
    ),
    Rule(
        Kind.ROLE,
        "Roles",
        "Two offices or professions are given to one person.",
        "Offices, ranks and professions that stand with the same name.",
        (
            "Finance minister Jonas Brandt resigned.",
            "Defence minister Jonas Brandt resigned.",
        ),
        (
            "Finance minister Jonas Brandt resigned.",
            "Minister Jonas Brandt resigned.",
        ),
        "The shorter form says less, and nothing else.",
    ),
    Rule(
        Kind.ORGANIZATION,
        "Organizations",
        "Two organizations are named for the same part.",
        "Names of companies, parties, agencies and the like; initials and short forms are allowed "
        "for.",
        ("Siemens bought the shipyard.", "Volvo bought the shipyard."),
        ("The World Bank financed the dam.", "World Bank financed the dam."),
        "The article makes no other name.",
    ),
    Rule(
        Kind.POLARITY,
        "Whether it is so",
        "One says that something happened, the other that it did not.",
        "Verbs with the same subject or object: with and without negation, and with opposites.",
        ("The council accepted the offer.", "The council rejected the offer."),
        ("The council accepted the offer.", "The council approved the offer."),
        "To accept and to approve do not exclude each other.",
        Severity.MAJOR,
    ),
    Rule(
        Kind.STATUS,
        "States",
        "One says that something is so, the other that it is otherwise.",
        "States that exclude each other, such as open and closed, alive and dead.",
        ("The airport is open.", "The airport is closed."),
        ("The airport is open.", "The airport is open again."),
        "Both say the same.",
        Severity.MAJOR,
    ),
    Rule(
        Kind.ORDERING,
        "Order of events",
        "Two things happened in one order or in the other.",
        "What is said to have come before or after what.",
        (
            "The pilot reported smoke before the engine failed.",
            "The pilot reported smoke after the engine failed.",
        ),
        (
            "The pilot reported smoke before the engine failed.",
            "The engine failed after the pilot reported smoke.",
        ),
        "It is the same order, told from the other end.",
    ),
    Rule(
        Kind.ATTRIBUTION,
        "Who said it",
        "The same words are given to two speakers.",
        "Speakers of quotations that are alike word for word, or nearly.",
        (
            "“We will rebuild the harbour wall by spring,” said Ilse Maarden.",
            "“We will rebuild the harbour wall by spring,” said Tomas Verrick.",
        ),
        (
            "“We will rebuild the harbour wall by spring,” said Ilse Maarden.",
            "“We will rebuild the harbour wall by spring,” Maarden said.",
        ),
        "The surname is the short form of the name.",
        Severity.MAJOR,
    ),
    Rule(
        Kind.QUOTE,
        "Wording of quotations",
        "One statement is quoted in two wordings.",
        "Direct quotations of one speaker that are alike but for words that matter.",
        (
            "“We will rebuild the harbour wall by spring,” said Ilse Maarden.",
            "“We will rebuild the harbour wall when the money is there,” said Ilse Maarden.",
        ),
        (
            "“We will rebuild the harbour wall by spring,” said Ilse Maarden.",
            "“We will rebuild the harbour wall,” said Ilse Maarden.",
        ),
        "The second quotes a part of the first.",
    ),
    Rule(
        Kind.AGE,
        "Ages",
        "Two ages are given to one person.",
        "Ages in years, however they are written.",
        ("The driver, 34, was arrested.", "The driver, 43, was arrested."),
        ("The driver, 34, was arrested.", "The 34-year-old driver was arrested."),
        "It is one age in two forms.",
        Severity.MAJOR,
    ),
    Rule(
        Kind.SCORE,
        "Scores",
        "Two results of the same game, vote or series differ.",
        "Results of two figures. Which side is named first does not count.",
        ("Lund beat Malmo 3-1.", "Lund beat Malmo 2-1."),
        ("Lund beat Malmo 3-1.", "Malmo lost 1-3 to Lund."),
        "It is the same result, told from the other side.",
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _TABLE}


ALIKE = 65.0  # percent; by chance "nope" and "percent" have 60


def nearest(name: str) -> str:
    """The name of a rule that is most like `name`; "" where none is."""
    from rapidfuzz import process

    folded = name.lower()
    best: tuple[str, float, int] = process.extractOne(folded, list(RULES), processor=None)
    return best[0] if best[1] >= ALIKE else ""


def rule_named(name: str) -> Rule:
    """The rule of that name. Raises SettingsError, which names the nearest, for any other."""
    found = RULES.get(name.lower())
    if found is None:
        meant = f"Did you mean {near}? " if (near := nearest(name)) else ""
        raise SettingsError(
            f"There is no rule {name!r}.",
            advice=f"{meant}`discrepancy rules` lists them all.",
        )
    return found
