"""Measures what the cache saves: a cold and a warm `discrepancy check` of the same articles.

    python benchmarks/warm_run.py ../shared/data/news

Prints the time of both, in seconds by the clock and of the processor, and their ratio. Fails where
the warm run loads a model, takes more than a tenth of the cold one, or finds anything else.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

MODELS = ("torch", "sentence_transformers", "transformers", "spacy")
MOST = 0.1  # share of the cold run that the warm one may take


@dataclass(frozen=True)
class Run:
    """What one run took, in seconds, what it loaded of MODELS, and the report it wrote."""

    wall: float
    processor: float
    loaded: tuple[str, ...]
    report: bytes


def main() -> int:
    """Run both and compare them; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", help="file or folder")
    articles = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        cold, warm = (run(articles, Path(folder)) for _ in range(2))
        size = sum(file.stat().st_size for file in Path(folder, "cache").iterdir())
    share, processor = warm.wall / cold.wall, warm.processor / cold.processor
    lines = [
        f"{name}: {one.wall:.1f} s, of the processor {one.processor:.1f} s; "
        f"models loaded: {', '.join(one.loaded) or 'none'}"
        for name, one in (("cold", cold), ("warm", warm))
    ]
    lines.append(f"warm / cold: {share:.1%} by the clock, {processor:.1%} of the processor's time")
    lines.append(f"cache: {size / 1e6:.1f} MB; reports equal: {cold.report == warm.report}")
    sys.stdout.write("\n".join(lines) + "\n")
    return int(share > MOST or bool(warm.loaded) or cold.report != warm.report)


def run(articles: str, folder: Path) -> Run:
    """Run the command in a process of its own, with the cache in `folder`."""
    report = folder / "report.json"
    command = [sys.executable, "-X", "importtime", "-m", "discrepancy", "check", articles]
    command += ["--cache-dir", str(folder / "cache"), "-o", str(report)]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr[-2000:])
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    loaded = tuple(name for name in MODELS if name in imported)
    return Run(wall, processor, loaded, report.read_bytes())


if __name__ == "__main__":
    sys.exit(main())
