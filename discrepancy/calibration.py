"""How sure the checker is, fitted to what a desk decided: kept in a project file, never a verdict.

Log-odds of a conflict become `slope * log-odds + offset + offset of the rule`, as scaled by Platt
(1999), "Probabilistic outputs for support vector machines". What that adds stands among the
evidence, so that the sum shown is the confidence, and can be taken off again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import exp, isfinite
from pathlib import Path
from typing import Any

from discrepancy.errors import CalibrationError
from discrepancy.ranking import by_gravity
from discrepancy.records import Conflict, Evidence, Note, Report, Verdict
from discrepancy.settings import Settings

BESIDE = ".discrepancy-calibration.json"  # its name beside a baseline
NONE = "none"  # the setting that asks for none
HEADER = "discrepancy_calibration"  # the key of the schema version
SCHEMA_VERSION = 1
LABEL = "decisions of this desk on others"
ADVICE = "Take it from version control again, or delete it: discrepancy calibrate --undo."


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What is done to log-odds, on which scale they have to be, and what it rests on."""

    slope: float = 1.0  # above 0: what was surer stays surer
    offset: float = 0.0
    rules: Mapping[str, float] = field(default_factory=dict)  # rule -> its own offset
    scale: str = ""  # see `scale_of`
    about: Mapping[str, Any] = field(default_factory=dict)  # decisions, gains: for people

    def log_odds(self, raw: float, rule: str) -> float:
        """Return the log-odds that the desk will confirm it."""
        return self.slope * raw + self.offset + self.rules.get(rule, 0.0)

    def applied(self, conflict: Conflict) -> Conflict:
        """Return the conflict with its confidence calibrated; of its verdict nothing changes.

        One that is listed as distinct stays as it is: desks decide on none of these.
        """
        if conflict.verdict is Verdict.DISTINCT:
            return conflict
        raw = raw_log_odds(conflict)
        made = self.log_odds(raw, conflict.rule)
        added = Evidence(about="values", label=LABEL, weight=round(made - raw, 2))
        evidence = (*(e for e in conflict.evidence if e.label != LABEL), added)
        return replace(conflict, confidence=round(probability(made), 2), evidence=evidence)


def raw_log_odds(conflict: Conflict) -> float:
    """The sum of the evidence of a conflict, whatever a calibration added to it."""
    return sum(round(e.weight, 2) for e in conflict.evidence if e.label != LABEL)


def probability(log_odds: float) -> float:
    """The logistic function, for any finite log-odds."""
    if log_odds < 0:
        return exp(max(log_odds, -700.0)) / (1 + exp(max(log_odds, -700.0)))
    return 1 / (1 + exp(-log_odds))


def scale_of(settings: Iterable[tuple[str, str]]) -> str:
    """Name the scale of the log-odds of a run: its weights, encoder and judge. 12 digits.

    `settings` are those of its report.
    """
    named = dict(settings)
    parts = (named.get("encoder", ""), named.get("judge", ""), _weights())
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


@cache
def _weights() -> str:
    return files("discrepancy").joinpath("weights.json").read_text(encoding="utf-8")


# --------------------------------------------------------------------------- the file


def calibration_file(settings: Settings) -> Path | None:
    """The file that a run takes: the one it is given, or that beside its baseline, if there."""
    if settings.calibration == NONE:
        return None
    if settings.calibration:
        return Path(settings.calibration)
    beside = Path(settings.baseline).parent / BESIDE
    return beside if settings.baseline and beside.is_file() else None


def render(calibration: Calibration) -> str:
    """The text of the file. Equal calibrations have equal texts, and there is no time in it."""
    data = {
        HEADER: SCHEMA_VERSION,
        "slope": round(calibration.slope, 4),
        "offset": round(calibration.offset, 4),
        "rules": {rule: round(own, 4) for rule, own in sorted(calibration.rules.items())},
        "scale": calibration.scale,
        "about": dict(calibration.about),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def load_calibration(path: Path) -> Calibration:
    """Read a calibration. Raises CalibrationError for what cannot be used."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CalibrationError(
            f"The calibration {path} does not exist.",
            advice="Make it: discrepancy calibrate --baseline FILE",
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise CalibrationError(
            f"The calibration {path} cannot be read ({type(error).__name__}).", advice=ADVICE
        ) from error
    try:
        return _calibration(data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CalibrationError(f"{path} is no calibration ({error}).", advice=ADVICE) from error


def _calibration(data: Any) -> Calibration:
    if data[HEADER] != SCHEMA_VERSION:
        raise ValueError(f"its schema version is {data[HEADER]!r}, not {SCHEMA_VERSION}")
    made = Calibration(
        slope=float(data["slope"]),
        offset=float(data["offset"]),
        rules={str(rule): float(own) for rule, own in data["rules"].items()},
        scale=str(data["scale"]),
        about=dict(data["about"]),
    )
    if made.slope <= 0 or not all(map(isfinite, (made.slope, made.offset, *made.rules.values()))):
        raise ValueError("a figure in it is out of range")
    return made


# --------------------------------------------------------------------------- a run


@dataclass(frozen=True, slots=True)
class Calibrator:
    """What gives reports the confidence of a desk; None and None where it has no calibration."""

    file: Path | None
    calibration: Calibration | None

    @classmethod
    def of(cls, settings: Settings) -> Calibrator:
        """Load it. Raises CalibrationError, before the work."""
        file = calibration_file(settings)
        return cls(file, load_calibration(file) if file else None)

    def calibrated(self, report: Report) -> Report:
        """Give the conflicts the confidence of the desk; verdicts and ids are made without."""
        if self.file is None or self.calibration is None:
            return report
        if self.calibration.scale != scale_of(report.settings):
            stale = "made for other weights, and not applied; make it anew with discrepancy"
            note = Note(text=f"calibration {stale} calibrate", path=self.file.as_posix())
            return replace(report, notes=(*report.notes, note))
        return replace(
            report,
            settings=(*report.settings, ("calibration", self.file.as_posix())),
            conflicts=by_gravity([self.calibration.applied(one) for one in report.conflicts]),
        )
