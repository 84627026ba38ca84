"""What a measure is given, and what it yields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import baselines
import calibration
from bundles import Bundle, read_bundles
from scoring import GoldCase, Verdicts, alarms_of, judge, read_cases

from discrepancy.pipeline import check
from discrepancy.tools import Tools


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. `name` is its key in floors.json."""

    name: str
    value: float
    detail: str = ""
    of: int | None = None  # how many it is a share of, where too few would tell nothing
    baselines: tuple[float | None, ...] = ()  # the same figure of each of baselines.RULES


@dataclass(frozen=True)
class Corpora:
    """Where the data is, and the models. What several measures need is worked out once."""

    data: Path
    cases: Path
    own: Path
    hard: Path
    tools: Tools

    @cached_property
    def bundles(self) -> tuple[Bundle, ...]:
        return tuple(read_bundles(self.data / "bundles"))

    @cached_property
    def held_out(self) -> tuple[Bundle, ...]:
        return tuple(bundle for bundle in self.bundles if bundle.held_out)

    @cached_property
    def gold_meetings(self) -> Sequence[tuple[GoldCase, Sequence[baselines.Meeting]]]:
        return self._meetings(self.cases)

    @cached_property
    def own_meetings(self) -> Sequence[tuple[GoldCase, Sequence[baselines.Meeting]]]:
        return self._meetings(self.own)

    @cached_property
    def hard_meetings(self) -> Sequence[tuple[GoldCase, Sequence[baselines.Meeting]]]:
        return self._meetings(self.hard)

    @cached_property
    def forecasts(self) -> tuple[calibration.Forecast, ...]:
        """Of the held-out bundles, and of all that is reported of the cases there are."""
        every = self.gold_verdicts, self.own_verdicts, self.hard_verdicts
        verdicts = [each for own in every for each in own.values()]
        confidences = [
            (alarm.confidence, right)
            for each in verdicts
            for alarms, right in ((each.right, True), (each.wrong, False))
            for alarm in alarms
        ]
        return (
            *calibration.forecasts(self.held_out, self.tools),
            calibration.Forecast.of("reported in cases", confidences),
        )

    @cached_property
    def gold_verdicts(self) -> dict[str, Verdicts]:
        return dict(_verdicts(self.cases, self.tools))

    @cached_property
    def own_verdicts(self) -> dict[str, Verdicts]:
        return dict(_verdicts(self.own, self.tools))

    @cached_property
    def hard_verdicts(self) -> dict[str, Verdicts]:
        return dict(_verdicts(self.hard, self.tools))

    def _meetings(self, cases: Path) -> Sequence[tuple[GoldCase, Sequence[baselines.Meeting]]]:
        return [(gold, baselines.meetings(case, self.tools)) for case, gold in read_cases(cases)]


def _verdicts(folder: Path, tools: Tools) -> Iterator[tuple[str, Verdicts]]:
    """Check every case of a folder by itself, and judge what is reported."""
    for case, gold in read_cases(folder):
        report = check(sorted(case.glob("*.txt")), tools=tools)
        yield case.name, judge(gold, alarms_of(report))
