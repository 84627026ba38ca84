"""Measure the judge of sentence pairs: by itself on pairs it has not seen, and in the engine.

    python benchmarks/judge.py ../shared/data ../shared/cases [--cache FILE] [--quick]

Prints a table: figure, floor, detail. `--quick` leaves out the engine, which takes some minutes.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from bundle_pairs import reported, scored
from bundles import read_bundles
from memo import Memory
from scoring import alarms_of, is_conflict, judge, read_cases, total

from discrepancy.errors import InputError
from discrepancy.judges import BundledJudge, Question
from discrepancy.judges.bundled import FOLDER
from discrepancy.pipeline import check
from discrepancy.records import Verdict
from discrepancy.tools import Tools

sys.path.append(str(Path(__file__).parent.parent / "tools"))
from judge_data import pool
from judge_reading import Asked, asked, folder_asked

NEAREST = 2  # candidates within each other's two nearest, as the goals ask
TESTS = Path(__file__).parent.parent / "tests"
OWN, HARD = TESTS / "cases", TESTS / "hard_cases"
READ = ("polarity", "status", "ordering")  # kinds that no figure tells
SURE = 0.6
DRAWN = 400  # pairs whose reading is timed

Row = tuple[str, float, str, str]  # name, figure, floor, detail


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    memory = Memory(options.cache)
    tools, one = memory.tools(), BundledJudge()
    for name, figure, floor, detail in _rows(options, tools, one):
        sys.stdout.write(f"{name:58} {figure:8.3f}   {floor:12} {detail}\n")
        sys.stdout.flush()
    memory.save()


def _rows(options: argparse.Namespace, tools: Tools, one: BundledJudge) -> Iterator[Row]:
    yield _size()
    yield _of_cases(options.cases, tools).row("gold cases", "0.12", one)
    yield _of_cases(OWN, tools).row("own cases", "", one)
    yield _of_cases(HARD, tools).row("hard cases", "", one)
    yield _of_bundles(options.data / "bundles", tools).row("held-out bundles", "0.45", one)
    yield _pool(options.data / "nli_pool.jsonl.gz", one)
    yield from _news_nli(options.data / "equate" / "NewsNLI.csv", one)
    yield from _news(options.data / "news", tools, one)
    if not options.quick:
        yield from _engine(options, tools)


def _size() -> Row:
    return "size, MB", sum(f.stat().st_size for f in FOLDER.iterdir()) / 1e6, "under 30", ""


@dataclass
class Candidates:
    """Pairs of sentences in context, whether each is a conflict, and how alike its vectors are."""

    questions: list[Question] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    cosines: list[float] = field(default_factory=list)

    def row(self, name: str, floor: str, one: BundledJudge) -> Row:
        """Return the average precision of the judge, and beside it that of the cosine."""
        from sklearn.metrics import average_precision_score

        figure = average_precision_score(self.labels, one.contradiction(self.questions))
        cosine = average_precision_score(self.labels, self.cosines)
        detail = f"cosine {cosine:.3f}, {sum(self.labels)} of {len(self.labels)} are conflicts"
        return f"{name}: candidates, average precision", float(figure), floor, detail

    def add(self, one: Asked, label: bool) -> None:
        if one.within(NEAREST):
            self.questions.append(Question(one.left, one.right))
            self.labels.append(label)
            self.cosines.append(one.candidate.cosine)


def _of_cases(folder: Path, tools: Tools) -> Candidates:
    found = Candidates()
    for case, gold in read_cases(folder):
        for one in folder_asked(sorted(case.glob("*.txt")), tools):
            found.add(one, is_conflict(one.candidate.left, one.candidate.right, gold))
    return found


def _of_bundles(folder: Path, tools: Tools) -> Candidates:
    found = Candidates()
    for bundle in read_bundles(folder):
        if bundle.held_out:
            ids = bundle.left.id, bundle.right.id
            sentences = dict(zip(ids, bundle.sentences, strict=True))
            for one in asked((bundle.left, bundle.right), sentences, tools):
                found.add(one, one.place in bundle.conflicts)
    return found


def _pool(path: Path, one: BundledJudge) -> Row:
    """Pairs without a story around them: what stands alone."""
    _, held_out = pool(path)
    labels = [pair.label for pair in held_out]
    right, in_story = (
        float(
            np.mean(
                one.read([Question(p.left, p.right, way) for p in held_out]).argmax(1) == labels
            )
        )
        for way in (True, False)
    )
    detail = f"{len(labels)} pairs; read as sentences of a story {in_story:.3f}"
    return "pool, read as standing alone: accuracy", right, "0.74", detail


def _news_nli(path: Path, one: BundledJudge) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    entailed = [row for row in rows if row["label"] == "entailment"]
    for way, standalone in (("of a story", False), ("standing alone", True)):
        asked = [Question(row["premise"], row["hypothesis"], standalone) for row in entailed]
        called = int((one.contradiction(asked) > 0.5).sum())
        name = f"EQUATE NewsNLI, {way}: entailed, called contradiction"
        yield name, called / len(entailed), "under 0.04", f"{called} of {len(entailed)}"


def _news(folder: Path, tools: Tools, one: BundledJudge) -> Iterator[Row]:
    stories = sorted(path for path in folder.iterdir() if path.is_dir())
    asked_ = (a for story in stories for a in folder_asked([story], tools))
    pairs = [Question(a.left, a.right) for a in asked_]
    sure = int((one.contradiction(pairs) >= SURE).sum())
    yield f"real news: called a conflict from {SURE} on", sure / len(pairs), "", f"of {len(pairs)}"
    drawn = random.Random(0).sample(pairs, DRAWN)  # noqa: S311
    start = time.perf_counter()
    one.contradiction(drawn)
    speed = DRAWN / (time.perf_counter() - start)
    yield "speed, pairs a second, each read in both directions", speed, "200", "here and now"


def _engine(options: argparse.Namespace, tools: Tools) -> Iterator[Row]:
    for name, judged in (("without", replace(tools, judge=None)), ("with", tools)):
        for label, folder in (("gold", options.cases), ("own", OWN), ("hard", HARD)):
            yield from _cases(f"{label} cases, {name}", folder, judged)
        held_out = [b for b in read_bundles(options.data / "bundles") if b.held_out]
        score = scored((bundle, reported(bundle, judged)) for bundle in held_out)
        detail = f"precision {score.precision:.3f}, recall {score.recall:.3f}"
        yield f"held-out bundles, {name}: F1", score.f1, "0.40", detail
        stories = (path for path in (options.data / "news").iterdir() if path.is_dir())
        found = sum(_reported(path, judged) for path in stories)
        yield f"real news, {name}: conflicts reported", found, "", "hardly any is one"


def _reported(story: Path, tools: Tools) -> int:
    try:
        report = check([story], tools=tools)
    except InputError:  # copies of one text
        return 0
    return sum(conflict.verdict is not Verdict.DISTINCT for conflict in report.conflicts)


def _cases(name: str, folder: Path, tools: Tools) -> Iterator[Row]:
    verdicts = [
        judge(gold, alarms_of(check(sorted(case.glob("*.txt")), tools=tools)))
        for case, gold in read_cases(folder)
    ]
    score = total([verdict.score for verdict in verdicts])
    detail = f"precision {score.precision:.3f}, recall {score.recall:.3f}"
    yield f"{name}: F1", score.f1, "", f"{detail}, traps {score.trap_alarms}/{score.traps}"
    gold = sum(
        conflict.kind in READ for _, case in read_cases(folder) for conflict in case.conflicts
    )
    missed = sum(conflict.kind in READ for verdict in verdicts for conflict in verdict.missed)
    yield f"{name}: polarity, status, ordering found", gold - missed, "", f"of {gold}"


if __name__ == "__main__":
    main()
