"""Share of the Recognizers-Text English specifications that the slots read rightly.

    python benchmarks/recognizers.py ../shared/data/recognizers_text [--misses]

A case is right when every expected value is found with its value and unit, and nothing else of
that sort. Cases that the authors mark as unsupported for Python are left out.
Specifications: https://github.com/microsoft/Recognizers-Text/tree/master/Specs (MIT licence).
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from discrepancy.records import Kind
from discrepancy.slots.currencies import currency_after
from discrepancy.slots.measure import Measure
from discrepancy.slots.measures import read_measures
from discrepancy.slots.numeral import Form
from discrepancy.slots.numerals import numerals
from discrepancy.slots.units import read_physical_unit

SPECS = {
    "Number/English/NumberModel": None,
    "Number/English/OrdinalModel": None,
    "Number/English/PercentModel": (Kind.PERCENT,),
    "NumberWithUnit/English/AgeModel": (Kind.AGE,),
    "NumberWithUnit/English/CurrencyModel": (Kind.MONEY,),
    "NumberWithUnit/English/DimensionModel": (Kind.QUANTITY,),
    "NumberWithUnit/English/TemperatureModel": (Kind.QUANTITY,),
}
_AGES = {"Year": 1.0, "Month": 1 / 12, "Week": 7 / 365.25, "Day": 1 / 365.25, "Age": 1.0}
_GENERIC = {"Dollar": "USD", "Pound": "GBP", "Cent": "USD", "Yen": "JPY", "Euro": "EUR"}


def main(folder: Path, *, show_misses: bool) -> None:
    """Prints one line a specification, and the misses where asked."""
    total = right = 0
    for name, kinds in SPECS.items():
        cases = list(_cases(folder / f"{name}.json"))
        misses = [case for case in cases if not _is_right(case, name, kinds)]
        total, right = total + len(cases), right + len(cases) - len(misses)
        print(f"{name:45} {len(cases) - len(misses):4}/{len(cases):<4}")  # noqa: T201
        for case in misses if show_misses else ():
            print("   ", case["Input"][:150], "|", _expected(case), "|", _shown(case, kinds))  # noqa: T201
    print(f"{'all':45} {right:4}/{total:<4} {right / max(total, 1):.1%}")  # noqa: T201


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        marks = f"{case.get('NotSupported', '')}{case.get('NotSupportedByDesign', '')}".lower()
        if "python" not in marks:
            yield case


def _expected(case: dict[str, Any]) -> list[tuple[float, str]]:
    return [
        (float(value.rstrip("%")), str(result["Resolution"].get("isoCurrency") or unit))
        for result in case["Results"]
        if (value := result["Resolution"].get("value")) is not None
        for unit in [result["Resolution"].get("unit", "")]
    ]


def _found(case: dict[str, Any], kinds: tuple[Kind, ...]) -> list[Measure]:
    return [measure for measure in read_measures(case["Input"]) if measure.kind in kinds]


def _shown(case: dict[str, Any], kinds: tuple[Kind, ...] | None) -> list[str]:
    if kinds is None:
        return [f"{number.value:g}" for number in numerals(case["Input"])]
    return [measure.value.shown for measure in _found(case, kinds)]


def _is_right(case: dict[str, Any], name: str, kinds: tuple[Kind, ...] | None) -> bool:
    expected = _expected(case)
    if kinds is None:
        ordinals = "Ordinal" in name
        values = [
            number.value
            for number in numerals(case["Input"])
            if (number.form is Form.ORDINAL) == ordinals
            and not case["Input"][number.end : number.end + 1].isalpha()
        ]
        return len(values) == len(expected) and all(map(_close, values, (v for v, _ in expected)))
    measures = _found(case, kinds)
    if "Temperature" in name:
        measures = [measure for measure in measures if measure.value.unit in ("degC", "degree")]
    elif "Dimension" in name:
        measures = [measure for measure in measures if measure.value.unit not in ("degC", "degree")]
    return len(measures) == len(expected) and all(
        _agrees(measure, value, unit, name)
        for measure, (value, unit) in zip(measures, expected, strict=True)
    )


def _agrees(measure: Measure, value: float, unit: str, name: str) -> bool:
    if "Percent" in name:
        return _close(measure.value.amount, value)
    if "Age" in name:
        return _close(measure.value.amount, value * _AGES[unit])
    if "Currency" in name:
        return _close(measure.value.amount, _money(value, unit)) and _same_currency(measure, unit)
    known = read_physical_unit(f" {_spelled(unit)}", 0)
    return known is not None and _close(measure.value.amount, known[0].convert(value))


def _money(value: float, unit: str) -> float:
    return value * 0.01 if unit in ("Cent", "Pence") else value


def _same_currency(measure: Measure, unit: str) -> bool:
    if re.fullmatch(r"[A-Z]{3}", unit):
        return measure.value.unit == unit
    named = currency_after(f" {unit.lower()}", 0)
    return measure.value.unit == (named[0].canonical if named else _GENERIC.get(unit))


def _spelled(unit: str) -> str:
    """Their names of units as words of a text."""
    signs = {"C": "°C", "F": "°F", "Degree": "degrees", "Ton": "ton", "Pound": "lb"}
    return signs.get(unit, unit.lower())


def _close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)


if __name__ == "__main__":
    main(Path(sys.argv[1]), show_misses="--misses" in sys.argv)
