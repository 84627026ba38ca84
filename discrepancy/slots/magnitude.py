"""Magnitudes: bounds by rounding and hedge, and the form that readers see."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discrepancy.records import Hedge, Kind, Magnitude
from discrepancy.slots.hedges import NEARLY, Hedging
from discrepancy.slots.numeral import Form, Numeral
from discrepancy.slots.units import Unit


@dataclass(frozen=True, slots=True)
class Stated:
    """One number, or the two ends of a range, with the span of the words."""

    numbers: tuple[Numeral, ...]
    start: int = -1
    end: int = -1

    def __post_init__(self) -> None:
        if self.start < 0:
            object.__setattr__(self, "start", self.numbers[0].start)
        if self.end < 0:
            object.__setattr__(self, "end", self.numbers[-1].end)

    @property
    def first(self) -> Numeral:
        """The lower end, or the only number."""
        return self.numbers[0]

    @property
    def last(self) -> Numeral:
        """The upper end, or the only number."""
        return self.numbers[-1]

    def times(self, scale: float, end: int) -> Stated:
        """The same with a scale ("m") that ends at `end`."""
        scaled = tuple(
            replace(number, value=number.value * scale, step=number.step * scale, scaled=True)
            for number in self.numbers
        )
        return replace(self, numbers=scaled, end=end)

    def plus(self, part: float) -> Stated:
        """The same and a part of one ("and a half")."""
        number = replace(self.last, value=self.last.value + part, step=part / 2)
        return replace(self, numbers=(*self.numbers[:-1], number))


_PREFIX = {
    Hedge.ABOUT: "≈ ",
    Hedge.OVER: "> ",
    Hedge.UNDER: "< ",
    Hedge.AT_LEAST: "≥ ",
    Hedge.AT_MOST: "≤ ",
}
_SIGN = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CAD": "C$", "AUD": "A$", "INR": "₹"}


QUARTER = 0.25  # of a unit: nobody says "nearly three weeks" of fewer than 19 days
TENS, TENTH = range(20, 100, 10), 0.9  # "nearly fifty" may be 46


def magnitude(
    stated: Stated, unit: Unit, hedging: Hedging | None, *, exact: bool = False
) -> tuple[Magnitude, Hedge]:
    """What is stated, in the canonical unit, with the bounds that rounding and hedge leave."""
    low, high = stated.first, stated.last
    if low.form is Form.VAGUE:
        bounds = (low.low, low.high)
        return _made(low.value, bounds, unit, f"{low.low:,.0f}–{low.high:,.0f}", Hedge.ABOUT)
    if len(stated.numbers) == 2:
        ends = (_figure(number.value * _shown_factor(unit)) for number in stated.numbers)
        shown = "–".join(ends)
        return _made(
            (low.value + high.value) / 2, (low.value, high.value), unit, shown, Hedge.RANGE
        )
    half = 0.0 if exact and unit.factor == 1.0 else half_width(low, unit.kind)
    bounds = (low.value - half, low.value + half)
    hedge = hedging.hedge if hedging else Hedge.EXACT
    if hedging:
        bounds = _loosened(hedging, bounds, low, unit.kind)
    return _made(low.value, bounds, unit, _figure(low.value * _shown_factor(unit)), hedge)


def _loosened(
    hedging: Hedging, rounded: tuple[float, float], number: Numeral, kind: Kind
) -> tuple[float, float]:
    """Return the bounds that a hedge leaves, no nearer than so rough a figure allows."""
    low, high = hedging.bounds(*rounded, number.value)
    if kind is Kind.NUMBER and number.value in TENS and (hedging.low, hedging.high) == NEARLY:
        return TENTH * number.value, high
    least, most = _nearest(hedging, rounded, number, kind)
    return (min(low, least) if low < number.value else low), (
        max(high, most) if high > number.value else high
    )


def _nearest(
    hedging: Hedging, rounded: tuple[float, float], number: Numeral, kind: Kind
) -> tuple[float, float]:
    """Return bounds that no hedge undercuts.

    "A little over a third" is no finer than a third is, nor "nearly three weeks" than a quarter of
    a week.
    """
    if number.form is Form.FRACTION:
        return rounded
    whole = number.step == 1 and not number.scaled and kind is not Kind.NUMBER
    width = QUARTER if whole and hedging.hedge is Hedge.ABOUT else 0.0
    return number.value - width, number.value + width


def half_width(number: Numeral, kind: Kind) -> float:
    """How far rounding may have moved the figure.

    Half the weight of the last digit stated, but for round figures at most a share of the value:
    news writes "2,000" for 1,950 but hardly for 1,600. A count without two final zeros is
    exact.
    """
    value = abs(number.value)
    if number.form is Form.FRACTION:
        return number.step / 2
    if number.step < 1:
        return number.step / 2
    if number.scaled:
        return min(number.step / 2, 0.1 * value)
    if number.step >= 100:
        return max(min(number.step / 2, 0.05 * value), 0.0 if kind is Kind.NUMBER else 0.5)
    if kind is Kind.NUMBER:
        return 0.0
    whole = 0.25 if value <= 1 else 0.5
    return max(whole, min(number.step / 2, 0.03 * value))


def _made(
    value: float, bounds: tuple[float, float], unit: Unit, figure: str, hedge: Hedge
) -> tuple[Magnitude, Hedge]:
    prefix = _PREFIX.get(hedge, "")
    low, high = (unit.convert(bound) for bound in bounds)
    shown = f"{prefix}{_with_unit(figure, unit)}"
    return Magnitude(unit.convert(value), low, high, unit.canonical, shown), hedge


def _shown_factor(unit: Unit) -> float:
    """Shares are shown as percentages, cents as parts of the currency."""
    return unit.factor if unit.kind in (Kind.PERCENT, Kind.MONEY) else 1.0


def _figure(value: float) -> str:
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= scale:
            return f"{value / scale:,.6g}{word}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value < 1e6 else f"{value:,.0f}"


def _with_unit(figure: str, unit: Unit) -> str:
    if unit.kind is Kind.MONEY:
        sign = _SIGN.get(unit.canonical)
        return f"{sign}{figure}" if sign else f"{figure} {unit.canonical}"
    return f"{figure} {unit.name}".strip()
