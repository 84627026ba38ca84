"""Units of measure and of time: the words for them, and what they are worth in SI units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from discrepancy.records import Kind
from discrepancy.slots.windows import left_of


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: its sign for readers, its canonical unit, and how to convert to that."""

    kind: Kind
    name: str  # "km", "h", "USD"
    canonical: str  # "m", "s", "USD"
    factor: float = 1.0
    offset: float = 0.0

    def convert(self, value: float) -> float:
        """`value` in the canonical unit."""
        return value * self.factor + self.offset


# sign, pint's name, canonical unit (sign, pint's name), words
_M, _M2, _M3, _KG = ("m", "meter"), ("m^2", "meter**2"), ("m^3", "meter**3"), ("kg", "kilogram")
_SPEED, _CELSIUS, _WATT, _JOULE = (
    ("m/s", "meter/second"),
    ("degC", "degC"),
    ("W", "watt"),
    ("J", "joule"),
)
_BYTE, _PASCAL, _VOLT, _HERTZ = ("B", "byte"), ("Pa", "pascal"), ("V", "volt"), ("Hz", "hertz")
_SQUARE = r"(?:square|sq\.?)[\s-]"
_PER_HOUR = r"\s?(?:/\s?h(?:r|our)?|ph|(?:an|per)\s+hour)"
_METRE = r"met(?:er|re)s?"
_ROWS: tuple[tuple[str, str, tuple[str, str], str], ...] = (
    ("km/h", "kilometer/hour", _SPEED, rf"(?:km|kilomet(?:er|re)s?){_PER_HOUR}|k(?:m)?ph|kmh"),
    ("mph", "mile/hour", _SPEED, rf"mph|miles?{_PER_HOUR}"),
    ("m/s", "meter/second", _SPEED, rf"m/s(?:ec)?|{_METRE}(?:\s(?:a|per)\s|/)second"),
    ("ft/s", "foot/second", _SPEED, r"f(?:ee|oo)t(?:\s(?:a|per)\s|/)second"),
    ("knots", "knot", _SPEED, r"knots?"),
    ("sq km", "kilometer**2", _M2, rf"{_SQUARE}(?:km|kilomet(?:er|re)s?)|km2|km²"),
    ("sq m", "meter**2", _M2, rf"{_SQUARE}(?:m|{_METRE})|m2|m²|sqm"),
    ("sq mi", "mile**2", _M2, rf"{_SQUARE}mi(?:les?)?"),
    ("sq ft", "foot**2", _M2, rf"{_SQUARE}(?:ft|f(?:ee|oo)t)"),
    ("sq in", "inch**2", _M2, rf"{_SQUARE}inch(?:es)?"),
    ("ha", "hectare", _M2, r"hectares?|ha"),
    ("acres", "acre", _M2, r"acres?"),
    ("m³", "meter**3", _M3, rf"(?:cubic|cu\.?)[\s-](?:m|{_METRE})|m3|m³"),
    ("km³", "kilometer**3", _M3, r"cubic[\s-](?:km|kilomet(?:er|re)s?)"),
    ("cu ft", "foot**3", _M3, r"cubic[\s-](?:ft|f(?:ee|oo)t)"),
    ("cu in", "inch**3", _M3, r"cubic[\s-](?:in|inch(?:es)?)"),
    ("l", "liter", _M3, r"lit(?:er|re)s?|l|L"),
    ("ml", "milliliter", _M3, r"millilit(?:er|re)s?|ml|mL"),
    ("cl", "centiliter", _M3, r"centilit(?:er|re)s?|cl"),
    ("gal", "gallon", _M3, r"gallons?|gal"),
    ("qt", "quart", _M3, r"quarts?|qt"),
    ("pt", "pint", _M3, r"pints?"),
    ("fl oz", "fluid_ounce", _M3, r"(?:fluid|fl\.?)[\s-](?:oz|ounces?)"),
    ("bbl", "oil_barrel", _M3, r"barrels?|bbl"),
    ("bushels", "bushel", _M3, r"bushels?"),
    ("km", "kilometer", _M, r"km|kms|kilomet(?:er|re)s?"),
    ("dm", "decimeter", _M, r"dm|decimet(?:er|re)s?"),
    ("cm", "centimeter", _M, r"cm|centimet(?:er|re)s?"),
    ("mm", "millimeter", _M, r"mm|millimet(?:er|re)s?"),
    ("µm", "micrometer", _M, r"microns?|micromet(?:er|re)s?|µm"),
    ("nm", "nanometer", _M, r"nanomet(?:er|re)s?|nm"),
    ("nmi", "nautical_mile", _M, r"nautical[\s-]miles?"),
    ("light years", "light_year", _M, r"light[\s-]years?"),
    ("mi", "mile", _M, r"miles?|mi"),
    ("yd", "yard", _M, r"yards?|yd"),
    ("ft", "foot", _M, r"f(?:ee|oo)t|ft|['′](?=\s|$)"),
    ("in", "inch", _M, r"inch(?:es)?|\"(?=\s|$)|″"),
    ("m", "meter", _M, rf"{_METRE}|m"),
    ("kg", "kilogram", _KG, r"kg|kgs|kilos?|kilograms?|kilogrammes?"),
    ("mg", "milligram", _KG, r"mg|milligram(?:me)?s?"),
    ("µg", "microgram", _KG, r"µg|mcg|microgram(?:me)?s?"),
    ("kt", "kilotonne", _KG, r"kilotons?|kilotonnes?|kt"),
    ("t", "metric_ton", _KG, r"(?:metric[\s-])?tonn?es?|metric[\s-]tons?|tons?|t"),
    (
        "lb",
        "pound",
        _KG,
        r"lbs?|pounds?(?=\s+(?:of\s+(?!his|her|their|debt|cash)|in\s+weight|overweight|heavier|lighter"
        r"|\([\d.,\s]{1,12}(?:kg|kilo|tons?\b|tonne|metric)))",
    ),
    ("oz", "ounce", _KG, r"ounces?|oz"),
    ("carats", "carat", _KG, r"carats?"),
    ("g", "gram", _KG, r"g|gram(?:me)?s?"),
    (
        "°C",
        "degC",
        _CELSIUS,
        r"(?:°\s?|deg(?:rees?|\.)?[\s-])?(?:C|[Cc]elsius|[Cc]elcius|[Cc]entigrade)|(?:°|deg(?:rees?|\.)?\s)c",
    ),
    (
        "°F",
        "degF",
        _CELSIUS,
        r"(?:°\s?|deg(?:rees?|\.)?[\s-])?(?:F|[Ff]ah?renheit)|(?:°|deg(?:rees?|\.)?\s)f",
    ),
    ("kWh", "kilowatt_hour", _JOULE, r"kWh|kilowatt[\s-]hours?"),
    ("MWh", "megawatt_hour", _JOULE, r"MWh|megawatt[\s-]hours?"),
    ("GWh", "gigawatt_hour", _JOULE, r"GWh|gigawatt[\s-]hours?"),
    ("TWh", "terawatt_hour", _JOULE, r"TWh|terawatt[\s-]hours?"),
    ("kcal", "kilocalorie", _JOULE, r"kcal|calories|kilocalories?"),
    ("kW", "kilowatt", _WATT, r"kW|kilowatts?"),
    ("MW", "megawatt", _WATT, r"MW|megawatts?"),
    ("GW", "gigawatt", _WATT, r"GW|gigawatts?"),
    ("TW", "terawatt", _WATT, r"TW|terawatts?"),
    ("hp", "horsepower", _WATT, r"hp|horsepower"),
    ("W", "watt", _WATT, r"W|watts?"),
    ("bits", "bit", _BYTE, r"bits?"),
    ("Mbit", "megabit", _BYTE, r"megabits?|Mb|mb"),
    ("KB", "kilobyte", _BYTE, r"KB|kB|kb|kilobytes?"),
    ("MB", "megabyte", _BYTE, r"MB|megabytes?"),
    ("GB", "gigabyte", _BYTE, r"GB|gb|gigabytes?"),
    ("TB", "terabyte", _BYTE, r"TB|terabytes?"),
    ("bytes", "byte", _BYTE, r"bytes?"),
    ("hPa", "hectopascal", _PASCAL, r"hPa|hectopascals?|millibars?|mb(?=ar)"),
    ("psi", "psi", _PASCAL, r"psi"),
    ("bar", "bar", _PASCAL, r"bars?"),
    ("kV", "kilovolt", _VOLT, r"kV|kilovolts?"),
    ("V", "volt", _VOLT, r"volts?"),
    ("GHz", "gigahertz", _HERTZ, r"GHz|gigahertz"),
    ("MHz", "megahertz", _HERTZ, r"MHz|megahertz"),
    ("kHz", "kilohertz", _HERTZ, r"kHz|kilohertz"),
    ("Hz", "hertz", _HERTZ, r"Hz|hertz"),
)
_DAY = 86400.0
_TIMES: tuple[tuple[str, float, str], ...] = (
    ("s", 1.0, r"seconds?|secs?|s(?!\w)"),
    ("min", 60.0, r"minutes?|mins?"),
    ("h", 3600.0, r"hours?|hrs?|h(?!\w)"),
    ("d", _DAY, r"days?"),
    ("nights", _DAY, r"nights?"),
    ("weeks", 7 * _DAY, r"weeks?|wks?"),
    ("fortnights", 14 * _DAY, r"fortnights?"),
    ("months", 365.25 / 12 * _DAY, r"months?"),
    ("years", 365.25 * _DAY, r"years?|yrs?"),
    ("decades", 3652.5 * _DAY, r"decades?"),
    ("centuries", 36525 * _DAY, r"centur(?:y|ies)"),
)
_BARE_DEGREES = re.compile(r"\s?°(?!\w)|[\s-]deg(?:rees?)?\b")
_WARMTH = re.compile(
    r"°|\b(?:temperature|degree|celsius|fahrenheit|heat|cold|hot|cool|warm|freez|froze|frost|oven"
    r"|weather|mercury|fever|climat|thermo|minus|shade|swelter|forecast|scorch|chill)|\s-\d",
    re.IGNORECASE,
)
_POUNDS = re.compile(r"[\s-]pounds?\b(?!\s+sterling)")
_WEIGHED = re.compile(
    r"\bweigh(?:s|ed|ing|t\s+of)?\s+(?:(?!and\b)[a-z-]+\s){0,5}(?:[\d.,]{1,9}|[a-z-]+)$",
    re.IGNORECASE,
)
_BRACKETS = r"(?:[\s\u00a0-]?|\s?[\[{(])"  # "20 kg", "20kg", "20-kg", "20 [kg]"


def _pattern(words: tuple[str, ...], prefix: str) -> re.Pattern[str]:
    groups = "|".join(f"(?P<u{index}>{word})" for index, word in enumerate(words))
    return re.compile(rf"{prefix}(?:{groups})(?![A-Za-z\d²³])")


# the longest unit must come first; rows are ordered so
_PHYSICAL = _pattern(tuple(row[3] for row in _ROWS), _BRACKETS)
_PHYSICAL_FOLDED = re.compile(_PHYSICAL.pattern, re.IGNORECASE)
_TIME = _pattern(tuple(row[2] for row in _TIMES), r"[\s\u00a0]?-?")


def read_time_unit(text: str, position: int) -> tuple[Unit, int] | None:
    """The unit of time that begins at `position` (a space or hyphen first), and its end."""
    match = _TIME.match(text, position)
    if match is None or match.lastgroup is None:
        return None
    name, seconds, _ = _TIMES[int(match.lastgroup[1:])]
    return Unit(Kind.DURATION, name, "s", seconds), match.end()


def read_physical_unit(text: str, position: int) -> tuple[Unit, int] | None:
    """The unit of measure that begins at `position` (a space or hyphen first), and its end."""
    pounds = _POUNDS.match(text, position)
    if pounds and _WEIGHED.search(left_of(text, position)):
        return unit_of_sign("lb"), pounds.end()
    match = _PHYSICAL.match(text, position)
    if match is None:
        match = _PHYSICAL_FOLDED.match(text, position)
        if match is not None and len(match.group().strip(" -")) < 2:
            return None  # a lone "C" or "W" means what its case says
    if match is None or match.lastgroup is None:
        bare = _BARE_DEGREES.match(text, position)
        return (Unit(Kind.QUANTITY, "degrees", "degree"), bare.end()) if bare else None
    if match.group().strip(" -") in ("C", "F") and not _WARMTH.search(text):
        return None  # "a 13F filing"
    name, unit, canonical, _ = _ROWS[int(match.lastgroup[1:])]
    factor, offset = _conversion(unit, canonical[1])
    return Unit(Kind.QUANTITY, name, canonical[0], factor, offset), match.end()


@cache
def unit_of_sign(sign: str) -> Unit:
    """Return the unit of measure of a sign, "km". Raises KeyError for one that has none."""
    names = {row[0]: row for row in _ROWS}
    _, unit, canonical, _ = names[sign]
    factor, offset = _conversion(unit, canonical[1])
    return Unit(Kind.QUANTITY, sign, canonical[0], factor, offset)


@cache
def time_unit(sign: str) -> Unit:
    """Return the unit of time of a sign, "h". Raises KeyError for one that has none."""
    return Unit(Kind.DURATION, sign, "s", {row[0]: row[1] for row in _TIMES}[sign])


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()


@cache
def _conversion(unit: str, canonical: str) -> tuple[float, float]:
    """Factor and offset of the conversion, from pint's definitions."""
    quantity = _registry().Quantity
    zero = float(quantity(0.0, unit).to(canonical).magnitude)
    one = float(quantity(1.0, unit).to(canonical).magnitude)
    return one - zero, zero
