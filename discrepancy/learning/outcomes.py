"""From decisions to a calibration, or to the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discrepancy.calibration import Calibration
from discrepancy.learning.held_out import FOLDS, Gain, gain
from discrepancy.learning.samples import Samples
from discrepancy.learning.scaling import fit

# A slope and an offset need some tens of decisions, and some of each sort (Platt 1999 and
# Niculescu-Mizil and Caruana 2005 fit them to hundreds; the priors make up for a part of that).
LEAST, LEAST_OF_EACH = 30, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was found. With `refusal` it is not to be kept; without figures nothing was fitted."""

    confirmed: int
    dismissed: int
    stories: int
    other_scale: int  # of these decisions, those scored by other weights than today's
    unscored: int  # decisions that tell nothing here
    calibration: Calibration | None = None
    gain: Gain | None = None
    refusal: str = ""


def learn(samples: Samples, scale: str) -> Learned:
    """Fit to all decisions, and say what that brings on those held out."""
    scored = samples.scored
    confirmed = sum(one.conflict for one in scored)
    learned = Learned(
        confirmed=confirmed,
        dismissed=len(scored) - confirmed,
        stories=len({one.story for one in scored}),
        other_scale=sum(one.grounds is not None and one.grounds.scale != scale for one in scored),
        unscored=len(samples.decided) - len(scored),
    )
    if refusal := _too_few(learned):
        return replace(learned, refusal=refusal)
    found = gain(scored, fit)
    about = {
        "confirmed": learned.confirmed,
        "dismissed": learned.dismissed,
        "stories": learned.stories,
        "brier": [round(found.before.brier, 4), round(found.after.brier, 4)],
        "log_loss": [round(found.before.log_loss, 4), round(found.after.log_loss, 4)],
    }
    refusal = "" if found.helps else "On decisions held out it does not help beyond chance."
    made = replace(fit(scored), scale=scale, about=about)
    return replace(learned, calibration=made, gain=found, refusal=refusal)


def _too_few(learned: Learned) -> str:
    number = learned.confirmed + learned.dismissed
    if number < LEAST:
        return f"It takes {LEAST} decisions, and {number} can be used."
    for count, name in ((learned.confirmed, "confirmed"), (learned.dismissed, "dismissed")):
        if count < LEAST_OF_EACH:
            return f"It takes {LEAST_OF_EACH} {name} conflicts, and {count} can be used."
    if learned.stories < FOLDS:
        return f"It takes decisions of {FOLDS} stories, and these are of {learned.stories}."
    return ""
