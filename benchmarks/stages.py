"""What the stages of a check take of the processor and of memory, in a process of its own.

    python benchmarks/stages.py FOLDER

Prints one line of JSON. FOLDER is as `speed.py` makes it: articles, and vectors for their
sentences, since the time of encoding is another question.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import numpy as np
from made_up_news import MadeUpVectors, Origins
from peak import peak_mb

from discrepancy import pipeline
from discrepancy.judges import BundledJudge
from discrepancy.settings import Settings
from discrepancy.syntax import SpacyParser
from discrepancy.tools import Tools
from discrepancy.vector_store import VectorStore

# Where the pipeline calls its stages, and by which names. What is left of the time is "rest".
STAGES = (
    (pipeline, "read_articles", "read"),
    (pipeline, "cut", "split"),
    (VectorStore, "encode_openings", "look up"),
    (VectorStore, "encode_all", "look up"),
    (pipeline, "group_stories", "group"),
    (pipeline, "find_copies", "copies"),
    (pipeline, "write_book", "compare"),
    (BundledJudge, "contradiction", "judge"),
)


def main() -> None:
    """Run a check, and tell what it took."""
    folder = Path(sys.argv[1])
    taken = dict.fromkeys((stage for *_, stage in STAGES), 0.0)
    for owner, name, stage in STAGES:
        setattr(owner, name, _timed(getattr(owner, name), taken, stage))
    kept = np.load(folder / "vectors.npz")
    origins = Origins(kept["keys"], kept["variations"], kept["rows"])
    vectors = MadeUpVectors(origins, kept["originals"])
    tools = Tools(vectors, SpacyParser(), judge=BundledJudge())
    began = time.process_time()
    report = pipeline.check([folder / "articles"], settings=Settings(cache=False), tools=tools)
    whole = time.process_time() - began
    told = {
        "sentences": sum(number for _, number in report.sentence_counts),
        "articles": len(report.articles),
        "compared": report.claim_count,
        "conflicts": len(report.conflicts),
        "seconds": {**taken, "rest": whole - sum(taken.values())},
        "peak_mb": peak_mb(),
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _timed(work: Callable[..., Any], taken: dict[str, float], stage: str) -> Callable[..., Any]:
    @wraps(work, updated=())
    def timed(*given: Any, **named: Any) -> Any:
        began, before = time.process_time(), sum(taken.values())
        try:
            return work(*given, **named)
        finally:  # a stage that was called within another has its own time
            within = sum(taken.values()) - before
            taken[stage] += time.process_time() - began - within

    return timed


if __name__ == "__main__":
    main()
