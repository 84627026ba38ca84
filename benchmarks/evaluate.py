"""Measure accuracy: every figure with its floor, its aim, two baselines and its corpus.

    python benchmarks/evaluate.py [--only NAME ...] [--write] [--json] [--data ...] [--cases ...]

A measure whose data is not there is skipped, and says so. Floors and aims stand in floors.json.
With --write the figures are kept in figures.json, and the README's table and the picture of the
reliability are made anew; measures left out by --only keep the figures they had.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import calibration
from figures import Corpora
from goals import BRIEF, Row, read_goals, read_kept, table, write_kept
from measures import MEASURES, Measure
from memo import Memory
from reliability_plot import svg

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"
FLOORS, KEPT = HERE / "floors.json", HERE / "figures.json"
README, PICTURE = ROOT / "README.md", ROOT / "reports" / "calibration.svg"
BLOCK = re.compile(r"(<!-- accuracy -->\n).*?(<!-- /accuracy -->)", re.S)


def main() -> None:
    """Print the table, then how reliable the probabilities are, then how long it took."""
    options = _options()
    memory = Memory(options.cache)
    corpora = Corpora(options.data, options.cases, options.own, options.hard, memory.tools())
    rows: dict[str, list[Row]] = {}
    seconds: dict[str, float] = {}
    for measure in MEASURES:
        if not options.only or measure.name in options.only:
            begin = time.perf_counter()
            rows[measure.name] = list(measured(measure, corpora))
            seconds[measure.name] = time.perf_counter() - begin
    memory.save()
    shown = [row for own in rows.values() for row in own]
    forecasts = corpora.forecasts if _has_figures(rows.get("calibration")) else ()
    if options.json:
        _tell(json.dumps([asdict(row) for row in shown], indent=1))
    else:
        _tell(table(shown, read_goals(FLOORS)))
        _tell("\n".join(line for each in forecasts for line in calibration.lines(each)))
    if options.write:
        _write(rows, forecasts)
    parts = ", ".join(f"{name} {spent:.0f}" for name, spent in seconds.items())
    sys.stderr.write(f"{sum(seconds.values()):.0f} s ({parts}); {memory.added} texts read anew\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--cases", type=Path, default=SHARED / "cases")
    parser.add_argument("--own", type=Path, default=ROOT / "tests" / "cases")
    parser.add_argument("--hard", type=Path, default=ROOT / "tests" / "hard_cases")
    parser.add_argument("--only", action="append", choices=[m.name for m in MEASURES])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="renew what the README shows")
    parser.add_argument(
        "--cache",
        type=Path,
        default=ROOT / ".cache" / "evaluate.pickle",
        help="file with the vectors and parses of all texts [default: .cache/evaluate.pickle]",
    )
    return parser.parse_args()


def measured(measure: Measure, corpora: Corpora) -> Iterator[Row]:
    """Yield the rows of a measure; of one that has no data, a row that says so."""
    folder = measure.folder(corpora)
    if not folder.is_dir():
        yield Row(measure.name, None, detail=f"skipped: no folder {folder.name}")
        return
    corpus = corpus_hash(folder)
    for figure in measure.figures(corpora):
        yield Row.of_figure(figure, corpus)


def corpus_hash(folder: Path) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of names and bytes of all files."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _has_figures(rows: Sequence[Row] | None) -> bool:
    return bool(rows) and rows[0].figure is not None


def _write(rows: dict[str, list[Row]], forecasts: Sequence[calibration.Forecast]) -> None:
    """Keep what was measured; a measure that was skipped keeps the figures it had."""
    kept = read_kept(KEPT)
    kept |= {name: own for name, own in rows.items() if _has_figures(own)}
    write_kept(KEPT, {m.name: kept[m.name] for m in MEASURES if m.name in kept})
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
    if forecasts:
        PICTURE.write_text(svg(forecasts), encoding="utf-8")


def with_table(readme: str) -> str:
    """Return the README with the table of the figures that are kept."""
    rows = [row for own in read_kept(KEPT).values() for row in own]
    shown = table(rows, read_goals(FLOORS), BRIEF)
    return BLOCK.sub(lambda block: f"{block[1]}{shown}\n{block[2]}", readme)


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n" if text else "")


if __name__ == "__main__":
    main()
