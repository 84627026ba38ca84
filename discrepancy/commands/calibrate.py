"""`discrepancy calibrate`: fit the confidence to what the desk decided."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepancy.commands import options
from discrepancy.commands.baseline import existing
from discrepancy.commands.check import compared
from discrepancy.console import note, say
from discrepancy.errors import CalibrationError
from discrepancy.settings import Settings

if TYPE_CHECKING:
    from discrepancy.learning import Learned


ADVICE = "Nothing was written. Decide on more, or give the PATHS of articles decided on before."


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@options.baseline_file
@click.option("--dry-run", is_flag=True, help="Say how much it helps, and write nothing.")
@click.option("--undo", is_flag=True, help="Delete the calibration: the confidence is as before.")
@options.reading
def calibrate(paths: tuple[str, ...], dry_run: bool, undo: bool, **given: Any) -> None:
    """Fit the confidence to the decisions of this desk.

    Decisions kept in the baseline (discrepancy review keeps how each conflict was seen) are enough;
    with PATHS, those of check, all that still occurs is seen as it is today. What is learned lies
    in .discrepancy-calibration.json beside the baseline, or the file of --calibration. check and
    review take it from there, and say so; it changes the confidence, never a verdict or an id.

    It is written only where it helps on decisions held out: stories are dealt into five parts, and
    each is scored by what was learned from the other four.
    """
    from discrepancy.baseline import load
    from discrepancy.calibration import BESIDE, NONE, load_calibration, render, scale_of
    from discrepancy.learning import gather, learn
    from discrepancy.outputs import require_writable, write_all
    from discrepancy.tools import Tools

    settings, baseline = existing(given)
    file = _target(settings, baseline)
    if file.name != BESIDE and file.exists():
        load_calibration(file)  # what is none is not overwritten, and not deleted
    if undo:
        _undo(file)
        return
    require_writable([str(file)], inputs=(*paths, str(baseline)))
    known = load(baseline)
    unscaled = replace(settings, calibration=NONE)
    report = compared(paths, (file, baseline), unscaled) if paths else None
    scale = scale_of(report.settings if report else Tools.of(settings).identities)
    learned = learn(gather(known.entries, report), scale)
    say(told(learned))
    if learned.calibration is None or learned.refusal:
        raise CalibrationError(learned.refusal, advice=ADVICE)
    if not dry_run:
        write_all({file: render(learned.calibration)})
        note(f"{file}: written; discrepancy calibrate --undo deletes it.")


def _target(settings: Settings, baseline: Path) -> Path:
    from discrepancy.calibration import BESIDE, NONE, calibration_file

    if settings.calibration == NONE:
        raise click.UsageError("Say which file: the setting calibration is none.")
    return calibration_file(settings) or baseline.parent / BESIDE


def _undo(file: Path) -> None:
    try:
        file.unlink()
    except FileNotFoundError:
        note(f"There is no calibration {file}.")
    except OSError as error:
        raise CalibrationError(f"{file} cannot be deleted ({error.strerror or error}).") from error
    else:
        note(f"{file}: deleted; the confidence is as before.")


def told(learned: Learned) -> str:
    """What was learned, for people."""
    from discrepancy.reports.wording import count

    number = count(learned.confirmed + learned.dismissed, "decision")
    lines = [f"Used: {number}."]
    if learned.confirmed + learned.dismissed:
        lines = [
            f"Used: {number} of {count(learned.stories, 'story', 'stories')}, "
            f"{learned.confirmed} confirmed, {learned.dismissed} dismissed."
        ]
    if learned.unscored:
        lines.append(
            f"Not used: {count(learned.unscored, 'decision')} of which it was not kept how the "
            "conflict was seen, and that is not among the articles given."
        )
    if learned.other_scale:
        lines.append(f"Seen by other weights than today's: {learned.other_scale} of them.")
    if learned.gain and learned.calibration:
        before, after = learned.gain.before, learned.gain.after
        lines += [
            "",
            "On decisions held out    before   after",
            f"Brier score             {before.brier:7.3f} {after.brier:7.3f}",
            f"log loss                {before.log_loss:7.3f} {after.log_loss:7.3f}"
            f"   (less is better; standard error {learned.gain.error:.3f})",
            "",
            *_figures(learned),
        ]
    return "\n".join(lines) + "\n"


def _figures(learned: Learned) -> list[str]:
    from discrepancy.calibration import probability

    made = learned.calibration
    assert made is not None
    shown = ", ".join(
        f"{probability(raw):.0%} becomes {probability(made.log_odds(raw, '')):.0%}"
        for raw in (-1.0, 0.0, 1.0, 2.0)
    )
    own = ", ".join(f"{rule} {value:+.2f}" for rule, value in sorted(made.rules.items()))
    return [
        f"A confidence of {shown}.",
        f"Log-odds: slope {made.slope:.2f}, offset {made.offset:+.2f}; by rule {own}.",
    ]
