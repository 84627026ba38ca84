"""Words of which sentences with values of every slot kind are made, for the fuzzing."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from discrepancy.records import Kind

NUMBERS = (
    *(
        "0",
        "1",
        "7",
        "12",
        "40",
        "188",
        "214",
        "1,987",
        "2,000",
        "3.2",
        "0.5",
        "1/2",
        "2½",
        "10.000",
    ),
    *("1e9", "999999999999999999999", "-3", "007", "1,2,3", "4.5.6", "dozens", "a dozen", "half"),
    *("one", "two", "twenty-one", "a hundred", "two thousand and six", "1.4m", "3 million", "12bn"),
    *(
        "third",
        "21st",
        "hundred million billion",
        "zero",
        "a couple of",
        "scores of",
        "II",
        "①",
        "٣",
    ),
)
HEDGES = (
    *("", "", "", "about ", "some ", "nearly ", "more than ", "fewer than ", "at least ", "up to "),
    *("not more than ", "between 3 and ", "from 5 to ", "just over ", "an estimated ", "no ", "~"),
)
NAMES = (
    *("Odile Marsh", "Marsh", "Tomas Ferrand", "Dr. Greta Olm", "Ines Holt", "Ms Holt's", "O’Dell"),
    *("Jean-Luc de la Vigne", "van den Berg", "X", "Marl Lines", "the Marl Gazette", "UN", "G-20"),
)
PLACES = (
    *("Lindra", "Malta", "Valletta", "Vienna", "Washington", "D.C.", "South Korea", "Georgia"),
    *("the Black Sea", "St. Petersburg", "New South Wales", "Paris, Texas", "north of Lindra"),
)
MONTHS = ("January", "Feb.", "March", "May", "Sept", "December", "Mai", "13", "00")
DAYS = ("Monday", "Sunday", "Tues", "today", "tomorrow", "yesterday", "the weekend", "last night")
UNITS = (
    *(
        "km",
        "metres",
        "mph",
        "km/h",
        "tonnes",
        "litres",
        "°C",
        "degrees Fahrenheit",
        "kWh",
        "acres",
    ),
    *("sq ft", "5ft 3in", "MW", "barrels", "hertz", "%", "per cent", "percentage points", "knots"),
)
SPANS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "a day", "h")
MONEY = ("$", "€", "£", "A$", "US$", "¥", "euros", "dollars", "pounds", "kroner", "cents", "GBP")
THINGS = (
    "people",
    "passengers",
    "ferries",
    "trucks",
    "talks",
    "were hurt",
    "died",
    "homes",
    "of it",
)

PHRASES: Mapping[Kind, tuple[str, ...]] = {
    Kind.NUMBER: ("{h}{n} {thing}", "{n} of the {n} {thing}", "the {n} {thing}"),
    Kind.QUANTITY: ("{h}{n} {unit}", "{n}-{unit}", "{n} {unit} by {n} {unit}", "{n}{unit}"),
    Kind.DURATION: (
        "{h}{n} {span}",
        "{n}-{span}-long",
        "{n} {span} and {n} {span}",
        "for {n} {span}",
    ),
    Kind.MONEY: ("{h}{m}{n}", "{h}{n} {m}", "{m}{n}-{n}", "{m}{n} million a year", "{n}{m}"),
    Kind.PERCENT: ("{h}{n} %", "{n} percent", "{n} to {n} per cent", "{n} out of {n}", "by {n}pc"),
    Kind.DATE: (
        *("on {day}", "on {n} {month}", "{month} {n}, {n}", "{n}/{n}/{n}", "2024-{n}-{n}"),
        *(
            "last {month}",
            "since {month} {n}",
            "the {n} of {month}",
            "early {day} morning",
            "in 19{n}",
        ),
        *(
            "between {n} and {n} {month}",
            "{day}-{day}",
            "two {span} ago",
            "the year 9999",
            "{n} BC",
        ),
    ),
    Kind.TIME: (
        *(
            "at {n} a.m.",
            "at {n}:{n}",
            "{n}.{n}pm",
            "{n}{n} GMT",
            "from {n} to {n} p.m.",
            "at noon",
        ),
        *("shortly after {n} o'clock", "half past {n}", "by midnight on {day}", "at 24:00 UTC+14"),
    ),
    Kind.PLACE: (
        "in {place}",
        "{n} {unit} north of {place}",
        "from {place} to {place}",
        "{place}:",
    ),
    Kind.PERSON: ("{name}", "{name} and {name}", "{name}, {n},", "he", "{name} of {place}"),
    Kind.ROLE: (
        "Captain {name}",
        "{name}, the mayor of {place},",
        "former president {name}",
        "coach",
    ),
    Kind.ORGANIZATION: (
        "the Bank of {place}",
        "{name} Inc.",
        "the ministry of {thing}",
        "the {name}",
    ),
    Kind.QUOTE: ("“{thing} {n} {thing},” said {name}", "{name}: ‘{thing}’", '"{thing}', "“”", "“"),
    Kind.ATTRIBUTION: ("according to {name}", "{name} told {name} that", "said the {name}"),
    Kind.POLARITY: ("did not accept the offer", "rejected it", "agreed never to refuse {thing}"),
    Kind.STATUS: ("was released", "is still missing", "remains open", "was not closed", "is dead"),
    Kind.ORDERING: ("before the talks", "after {thing} {span}", "{name} arrived before {name}"),
    Kind.AGE: ("{name}, {n}", "a {n}-year-old", "aged {n}", "at the age of {n}", "{n} years old"),
    Kind.SCORE: ("won {n}-{n}", "{n}–{n}", "lost by {n} to {n}", "beat {place} {n}-{n}, {n}-{n}"),
}
CARRIERS = (
    *(
        "{}.",
        "The ferry Corvina was stuck {}, the coast guard said.",
        "{} {}.",
        "It was {}, not {}.",
    ),
    *("There were {} on board, {} of whom {}.", "“It took {},” she said.", "{}, {} and {}", "{}"),
    *("By {}, {} had been found; {} was not.", "({})", "THE {} OF {}", "was {} was {} was {}"),
)
FILL: Mapping[str, tuple[str, ...]] = {
    "n": NUMBERS,
    "h": HEDGES,
    "name": NAMES,
    "place": PLACES,
    "month": MONTHS,
    "day": DAYS,
    "unit": UNITS,
    "span": SPANS,
    "m": MONEY,
    "thing": THINGS,
}


def filled(template: str, chance: Random) -> str:
    """Return the template with each {name} replaced by one of its words."""
    for name, words in FILL.items():
        while f"{{{name}}}" in template:
            template = template.replace(f"{{{name}}}", chance.choice(words), 1)
    return template


def phrase(kind: Kind, chance: Random) -> str:
    """Return words that state a value of this kind, or come near it."""
    return filled(chance.choice(PHRASES[kind]), chance)


def sentence(chance: Random, kinds: tuple[Kind, ...] = tuple(PHRASES)) -> str:
    """Return a sentence with one to three values of these kinds."""
    carrier = chance.choice(CARRIERS)
    while "{}" in carrier:
        carrier = carrier.replace("{}", phrase(chance.choice(kinds), chance), 1)
    return carrier
