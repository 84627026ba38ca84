"""Measures what a second worker of Dask saves, and estimates what archives cost.

    python benchmarks/dask_scaling.py [ARTICLES] [--sizes 1000 2000 4000] [--repeats 3] [--write]

Checks made-up corpora (`made_up_news.py`), or ARTICLES alone, with one worker and with two, each a
process with one thread on this machine; models are loaded, and vectors known, before the clock
starts. Of the repeats the fastest counts: others use the machine, too. Fits a model of the cost to
the processor's time in these runs and prints it with its estimates; `--write` renews them in the
README. Fails where two workers are less than 1.6 times as fast as one by the clock.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache as once
from pathlib import Path
from typing import Any

import psutil
from cluster_costs import fitted, tables
from made_up_news import MadeUpVectors, vectors_of_originals, write_articles
from peak import peak_mb

from discrepancy import pipeline
from discrepancy.articles import read_articles
from discrepancy.cache import NAME, Cache
from discrepancy.cached import CachedEncoder
from discrepancy.embeddings import Encoder, encoder_of
from discrepancy.engines import engine_of
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.tools import Tools
from discrepancy.vector_store import VectorStore

README = Path(__file__).parents[1] / "README.md"
MARKS = "<!-- scaling -->\n", "<!-- /scaling -->\n"
SIZES = (1_000, 2_000, 4_000)
WORKERS = (1, 2)
LEAST = 1.6  # times as fast with two workers as with one
WARMING = 300  # sentences on which workers load their models
ENCODED = 512  # sentences of which the real encoder's time is taken

Told = Mapping[str, Any]


def main() -> int:
    """Measure, fit, print; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="discrepancy-dask-") as folder:
        places = [*corpora(Path(folder), given.articles, given.sizes)]
        runs = [best(place, workers, given.repeats) for place in places for workers in WORKERS]
    one, two = runs[-2:]
    faster = one["seconds"] / two["seconds"]
    processor = spent(one) / spent(two)
    table = "\n".join(tables(fitted(runs), runs)) + "\n"
    sys.stdout.write(
        f"{table}\nTwo workers are {faster:.2f} times as fast as one by the clock, and "
        f"{processor:.2f} times by the processor's time, as on a machine that does nothing else.\n"
    )
    if given.write:
        text = README.read_text(encoding="utf-8")
        before, rest = text.split(MARKS[0])
        README.write_text(before + MARKS[0] + table + MARKS[1] + rest.split(MARKS[1])[1], "utf-8")
    return int(faster < LEAST)


def corpora(folder: Path, articles: Path | None, sizes: Sequence[int]) -> Iterator[Path]:
    """Yield folders with articles, others to warm up with, and a cache that knows the vectors."""
    real, originals = encoder_of(), vectors_of_originals(encoder_of())
    for size in [0] if articles else sizes:
        place = folder / str(size)
        encoder: Encoder = real
        if articles:
            (place).mkdir()
            (place / "articles").symlink_to(articles.resolve())
        else:
            encoder = MadeUpVectors(write_articles(place / "articles", size, alone=0), originals)
        write_articles(place / "warming", WARMING, alone=0)
        known = Cache(place / "known")
        for name, its in (("articles", encoder), ("warming", real)):
            CachedEncoder(its, known, once(real.fingerprint)).encode(texts_of(place / name))
        yield place


def texts_of(folder: Path) -> list[str]:
    """Return the sentences as they are encoded."""
    articles, _ = read_articles([folder], settings=Settings())
    return [" ".join(s.text.split()) for article in articles for s in split(article)]


def best(place: Path, workers: int, repeats: int) -> Told:
    """Return the fastest of several runs."""
    return min((measured(place, workers) for _ in range(repeats)), key=lambda run: run["seconds"])


def spent(run: Told) -> float:
    """Return the seconds of the processor: the command's, and a worker's share of all workers'."""
    return float(run["command"] + sum(run["each"]) / run["workers"])


def measured(place: Path, workers: int) -> Told:
    """Run in a process of its own, whose peak of memory is the command's."""
    sys.stderr.write(f"{place.name} sentences, {workers} workers\n")
    command = [sys.executable, "-c", f"import dask_scaling as d; d.run({str(place)!r}, {workers})"]
    done = subprocess.run(  # noqa: S603
        command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    return {**json.loads(done.stdout), "workers": workers}


def run(folder: str, workers: int) -> None:
    """Check with so many workers; print what it took as JSON."""
    place = Path(folder)
    with cluster(workers) as address:
        on = {"engine": "dask", "scheduler": address}
        settings = Settings(**on, cache_dir=str(place / "cache"))
        forget(place)
        pipeline.check([place / "warming"], settings=settings)
        forget(place)
        looked_up: list[float] = []
        for name in ("encode_openings", "encode_all"):
            setattr(VectorStore, name, timed(getattr(VectorStore, name), looked_up))
        before, own, began = processor(), time.process_time(), time.perf_counter()
        report = pipeline.check([place / "articles"], settings=settings)
        whole, own = time.perf_counter() - began, time.process_time() - own
        each = [seconds - before[worker] for worker, seconds in processor().items()]
        told = {
            "sentences": sum(number for _, number in report.sentence_counts),
            "articles": len(report.articles),
            "compared": report.claim_count,
            "conflicts": len(report.conflicts),
            "seconds": whole - sum(looked_up),
            "command": own,
            "each": each,
            "peak_mb": peak_mb(),
            "encoding": encoding(Settings(**on, cache=False), texts_of(place / "articles")),
        }
    sys.stdout.write(json.dumps(told))


def timed(work: Callable[..., Any], taken: list[float]) -> Callable[..., Any]:
    """Return the work with its seconds noted."""

    def measuring(*given: Any) -> Any:
        began = time.perf_counter()
        try:
            return work(*given)
        finally:
            taken.append(time.perf_counter() - began)

    return measuring


def forget(place: Path) -> None:
    """Let workers know vectors alone: no parse, no slots, no outcomes."""
    shutil.rmtree(place / "cache", ignore_errors=True)
    (place / "cache").mkdir()
    shutil.copy(place / "known" / NAME, place / "cache")


def encoding(settings: Settings, texts: Sequence[str]) -> float:
    """Return the processor's seconds that workers take for a sentence, loading left out."""
    with engine_of(Tools.of(settings)) as engine:
        list(engine.map(pipeline.encode, [["The model is loaded."]] * 4))
        before = sum(processor().values())
        list(engine.map(pipeline.encode, [texts[:ENCODED]]))
        return (sum(processor().values()) - before) / len(texts[:ENCODED])


def processor() -> dict[int, float]:
    """Return the seconds each worker has had of the processor."""
    children = psutil.Process().children(recursive=True)
    times = {child.pid: child.cpu_times() for child in children if "dask" in child.name()}
    return {worker: its.user + its.system for worker, its in times.items()}


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """Yield the address of a scheduler with workers of one thread each."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as made:
        yield made.scheduler_address


if __name__ == "__main__":
    sys.exit(main())
