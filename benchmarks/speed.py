"""Measures time and memory: of each stage, against the raw encoder, and against what others do.

    python benchmarks/speed.py [--sizes 1000 10000 100000] [--rivals 10000] [--news DATA] [--write]

The corpora are made up from the project's own cases (`made_up_news.py`); with `--news`, whole runs
are timed on real news, too (`real_news.py`). All figures of a run are
taken in that run, one after the other, each in a process of its own; ratios are what to look at.
Stages are timed in seconds of the processor, which other work on the machine changes little, whole
runs by the clock, too.
`--write` keeps them in speed.json and speed.svg, and renews the table in the README.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from made_up_news import vectors_of_originals, write_articles
from real_news import write_real_news
from speed_plot import svg
from warm_run import run as checked

from discrepancy.embeddings import bundled_folder, encoder_of

HERE = Path(__file__).parent
KEPT = HERE / "speed.json"
README = HERE.parent / "README.md"
SIZES = (1_000, 10_000, 100_000)
WHOLE = 10_000  # sentences of the runs with the real encoder
ALONE = 0.9  # share of the news that only one outlet has: an archive's, not a morning's
STAGES = ("read", "split", "look up", "group", "copies", "compare", "judge", "rest")
CORPORA = {"whole": "made-up", "news": "real"}  # of whole runs
RUNS = {
    "raw": "the raw encoder",
    "cold": "a cold run",
    "warm": "a warm one: nothing changed",
    "changed": "another: one article changed",
}
MARKS = "<!-- speed -->\n", "<!-- /speed -->\n"

Told = Mapping[str, Any]


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="sentences")
    parser.add_argument("--rivals", type=int, nargs="*", default=(WHOLE,), help="sentences, too")
    parser.add_argument("--whole", type=int, default=WHOLE, help="sentences; 0 for no such runs")
    parser.add_argument("--news", type=Path, help="folder of the public data: real news, too")
    parser.add_argument("--write", action="store_true", help="what was not measured stays")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="discrepancy-speed-") as folder:
        told = measure(Path(folder), given.sizes, given.rivals, given.whole)
        if given.news:
            _tell("real news: writing")
            write_real_news(given.news, Path(folder) / "news" / "articles", WHOLE)
            told["news"] = _whole(Path(folder) / "news")
    if KEPT.is_file():
        told = joined(json.loads(KEPT.read_text(encoding="utf-8")), told)
    table = "\n".join(tables(told)) + "\n"
    sys.stdout.write(table)
    if given.write:
        KEPT.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        raw = told["whole"]["raw processor"] / told["whole"]["sentences"]
        (HERE / "speed.svg").write_text(svg(told["stages"], STAGES, raw), encoding="utf-8")
        text = README.read_text(encoding="utf-8")
        before, rest = text.split(MARKS[0])
        README.write_text(before + MARKS[0] + table + MARKS[1] + rest.split(MARKS[1])[1], "utf-8")


def measure(
    folder: Path, sizes: Sequence[int], rivals: Sequence[int], whole: int
) -> dict[str, Any]:
    """Return the figures that were asked for; times in seconds, memory in MB."""
    originals = vectors_of_originals(encoder_of())
    stages, others = [], {}
    for size in sorted({*sizes, *rivals, whole} - {0}):
        place = folder / str(size)
        _tell(f"{size} sentences: writing")
        origins = write_articles(place / "articles", size, alone=ALONE)
        np.savez(
            place / "vectors.npz",
            keys=origins.keys,
            variations=origins.variations,
            rows=origins.rows,
            originals=originals,
        )
        if size in {*sizes, *rivals}:
            _tell(f"{size} sentences: stages")
            stages.append(_measured("stages.py", place))
        if size in rivals:
            for name in ("mining", "clustering") if size <= WHOLE else ("mining",):
                _tell(f"{size} sentences: {name}")
                others[f"{name} {size}"] = _measured("rivals.py", place, name)
    told: dict[str, Any] = {"stages": stages, "others": others}
    told = {name: figures for name, figures in told.items() if figures}
    return told | ({"whole": _whole(folder / str(whole))} if whole else {})


def joined(kept: Told, told: Told) -> dict[str, Any]:
    """Return what was measured before and now; of corpora of about one size the one of now."""
    new = told.get("stages", [])
    old = [
        one
        for one in kept.get("stages", [])
        if not any(0.9 < one["sentences"] / other["sentences"] < 1.1 for other in new)
    ]
    stages = sorted([*old, *new], key=lambda one: int(one["sentences"]))
    others = {**kept.get("others", {}), **told.get("others", {})}
    return {**kept, **told, "stages": stages, "others": others}


def _whole(place: Path) -> Told:
    """Time the raw encoder and whole runs on the same articles, with the real models."""
    articles, raw, told = place / "articles", [], {}
    for name, told_as in RUNS.items():
        _tell(told_as)
        if name == "raw":
            raw.append(_measured("speed.py", place, "--raw"))
            continue
        if name == "changed":
            _change_one(articles)
        took = checked(str(articles), place)
        told |= {name: took.wall, f"{name} processor": took.processor}
        if name == "cold":  # others use the machine, too: it is compared with before and after
            raw.append(_measured("speed.py", place, "--raw"))
    means = {name: sum(one[name] for one in raw) / len(raw) for name in ("raw", "raw processor")}
    return {**raw[0], **means, **told}


def _change_one(articles: Path) -> None:
    """Add a paragraph to the first article of a story that several outlets tell."""
    folders = sorted({file.parent for file in articles.rglob("*.txt")})
    file = min(next(files for f in folders if len(files := [*f.glob("*.txt")]) > 1))
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\nMore than 40 people helped.\n", encoding="utf-8")


def raw_encoder(place: Path) -> Told:
    """Time SentenceTransformer.encode, as published, on all sentences; loading left out."""
    from sentence_transformers import SentenceTransformer

    from discrepancy.articles import read_articles
    from discrepancy.sentences import split
    from discrepancy.settings import Settings

    articles, _ = read_articles([place / "articles"], settings=Settings())
    texts = [" ".join(s.text.split()) for article in articles for s in split(article)]
    model = SentenceTransformer(str(bundled_folder()), device="cpu", local_files_only=True)
    model.encode(texts[:64], show_progress_bar=False)
    wall, processor = time.perf_counter(), time.process_time()
    model.encode(texts, show_progress_bar=False)
    return {
        "sentences": len(texts),
        "raw": time.perf_counter() - wall,
        "raw processor": time.process_time() - processor,
    }


def tables(told: Told) -> list[str]:
    """Return the tables in Markdown."""
    rate = told["whole"]["raw processor"] / told["whole"]["sentences"]
    lines = [
        "| sentences | compared | " + " | ".join(STAGES) + " | all | of the raw encoder | peak |",
        "|---" * (len(STAGES) + 5) + "|",
    ]
    for one in told["stages"]:
        taken, whole = one["seconds"], sum(one["seconds"].values())
        cells = [f"{one['sentences']:,}", f"{one['compared']:,}"]
        cells += [f"{taken[stage]:.1f} s" if stage in taken else "–" for stage in STAGES]
        cells += [f"{whole:.1f} s", f"{whole / (rate * one['sentences']):.2f}"]
        cells += [f"{one['peak_mb']:,.0f} MB"]
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", *_growth(told["stages"]), ""]
    for corpus, kind in CORPORA.items():
        if corpus in told:
            lines += [*_runs(told[corpus], kind), ""]
    lines += ["| the same sentences | time | times ours | peak |", "|---|---|---|---|"]
    for name, one in told["others"].items():
        times = one["seconds"] / _nearest(told["stages"], one["sentences"])
        cells = (name, f"{one['seconds']:.1f} s", f"{times:.1f}", f"{one['peak_mb']:,.0f} MB")
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _runs(whole: Told, kind: str) -> list[str]:
    lines = [
        f"| {whole['sentences']:,} sentences of {kind} news | by the clock | of the processor |",
        "|---|---|---|",
    ]
    for name, told_as in RUNS.items():
        cells = [
            f"{whole[f'{name}{clock}']:.1f} s "
            f"({whole[f'{name}{clock}'] / whole[f'raw{clock}']:.2f})"
            for clock in ("", " processor")
        ]
        lines.append(f"| {told_as} | {' | '.join(cells)} |")
    return lines


def _nearest(stages: Sequence[Told], sentences: int) -> float:
    """Return what all stages took on the corpus of so many sentences."""
    one = min(stages, key=lambda stage: abs(stage["sentences"] - sentences))
    return sum(one["seconds"].values())


def _growth(stages: Sequence[Told]) -> list[str]:
    """Return the exponent of the time between the first corpus of 10,000 or more and the last."""
    large = [one for one in stages if one["sentences"] >= WHOLE * 0.9]
    if len(large) < 2:
        return []
    first, last = large[0], large[-1]
    common = first["seconds"].keys() & last["seconds"].keys()
    times = _taken(last, common) / _taken(first, common)
    exponent = math.log(times) / math.log(last["sentences"] / first["sentences"])
    return [
        f"From {first['sentences']:,} to {last['sentences']:,} sentences the time grows with "
        f"exponent {exponent:.2f}{'' if 'judge' in common else ', the judge left out'}."
    ]


def _taken(one: Told, stages: Collection[str]) -> float:
    return sum(seconds for stage, seconds in one["seconds"].items() if stage in stages)


def _measured(script: str, place: Path, *options: str) -> Told:
    command = [sys.executable, str(HERE / script), str(place), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return told


def _tell(text: str) -> None:
    sys.stderr.write(f"{text} ...\n")


if __name__ == "__main__":
    if sys.argv[2:] == ["--raw"]:
        sys.stdout.write(json.dumps(raw_encoder(Path(sys.argv[1]))) + "\n")
    else:
        main()
