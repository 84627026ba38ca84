"""Draw reported conflicts on real news by a fixed seed, to be judged by hand.

    python benchmarks/false_alarms.py ../shared/data/news [--count 60] [--seed 0] [--cache FILE]

Every sub-folder is checked by itself. What is drawn does not depend on how many are shown: with
the same reports, a smaller count is the beginning of a larger one.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from memo import Memory

from discrepancy.errors import InputError
from discrepancy.pipeline import check
from discrepancy.records import Conflict, Side, Verdict
from discrepancy.tools import Tools


def main() -> None:
    """Print the sample, and what it was drawn from."""
    options = _options()
    memory = Memory(options.cache)
    alarms = list(reported(options.news, memory.tools()))
    memory.save()
    random.Random(options.seed).shuffle(alarms)  # noqa: S311 (a sample, no secret)
    counts = Counter((str(conflict.verdict), str(conflict.kind)) for _, conflict in alarms)
    shown = ", ".join(f"{verdict} {kind} {n}" for (verdict, kind), n in sorted(counts.items()))
    sys.stdout.write(f"{len(alarms)} reported: {shown}\n\n")
    for number, (story, conflict) in enumerate(alarms[: options.count], start=1):
        sys.stdout.write(f"{number}. {story}\n{described(conflict)}\n\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("news", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cache", type=Path, help="keep vectors and parses in this file")
    return parser.parse_args()


def reported(news: Path, tools: Tools) -> Iterator[tuple[str, Conflict]]:
    """Yield (folder, conflict) of all folders, but for what is distinct."""
    for folder in sorted(path for path in news.iterdir() if path.is_dir()):
        try:
            conflicts = check([folder], tools=tools).conflicts
        except InputError as error:  # copies of one text, for one
            sys.stderr.write(f"{folder.name}: {error}\n")
            continue
        for conflict in conflicts:
            if conflict.verdict is not Verdict.DISTINCT:
                yield folder.name, conflict


def described(conflict: Conflict) -> str:
    """Return a conflict in lines: verdict, kind and confidence, then the two sides."""
    head = f"   {conflict.verdict}, {conflict.kind}, {conflict.confidence:.2f}: {conflict.summary}"
    return "\n".join([head, *(_side(side) for side in conflict.sides)])


def _side(side: Side) -> str:
    sentence = " ".join(_marked(side).split())
    return f"   - {Path(side.path).stem} [{side.value}] {sentence}"


def _marked(side: Side) -> str:
    text, start, end = side.sentence, side.value_start, side.value_end
    return f"{text[:start]}>>{text[start:end]}<<{text[end:]}"


if __name__ == "__main__":
    main()
