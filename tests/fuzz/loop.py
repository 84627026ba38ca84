"""`make fuzz`: damage known inputs at random, for a while, and keep what the program fails on.

    python tests/fuzz/loop.py [--seconds 60] [--seed 1] [--only slots,html] [--save FOLDER]

What a run tries depends on its seed and its length alone. A crash is saved under crashes/, where
the tests find it. Exit code 1 where there was one.
"""

from __future__ import annotations

import argparse
import hashlib
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from types import FrameType

import phrases
from corpus import corpus
from mutation import mutated
from targets import TARGETS

CRASHES = Path(__file__).parent / "crashes"
SLOWEST = 10  # seconds of this process for one input; beyond, it hangs
MUTANT_OF_PHRASE = 0.5  # share of the sentences that are damaged, too


class HangError(Exception):
    """An input takes too long."""


def inputs(names: Sequence[str], seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield targets in turn, each with a new input."""
    chance = Random(seed)  # noqa: S311 - reproducible on purpose
    known = corpus(chance)
    for number in count():
        name = names[number % len(names)]
        if name == "slots":
            data = phrases.sentence(chance).encode()
            if chance.random() < MUTANT_OF_PHRASE:
                data = mutated(data, known[name], chance)
        else:
            data = mutated(chance.choice(known[name]), known[name], chance)
        yield name, data


def run(name: str, data: bytes) -> str:
    """Return what is wrong, "" where nothing is."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOWEST)
    try:
        TARGETS[name](data)
    except Exception as error:
        return "".join(traceback.format_exception(error))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def saved(name: str, data: bytes, folder: Path) -> Path:
    """Write the input under the name of its target and its digest."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}.bin"
    file.write_bytes(data)
    return file


def main() -> int:
    """Fuzz until the time is over; tell how many inputs there were, and each new fault once."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default=",".join(TARGETS), help="targets, parted by commas")
    options.add_argument("--save", type=Path, default=CRASHES)
    given = options.parse_args()
    print(f"seed {given.seed}, {given.seconds:g} s: {given.only}", flush=True)  # noqa: T201
    signal.signal(signal.SIGVTALRM, _hang)
    warnings.simplefilter("ignore")
    run("slots", b"Loads the parser.")
    tried, faults = Counter[str](), Counter[str]()
    end = time.monotonic() + given.seconds
    for name, data in inputs(given.only.split(","), given.seed):
        if time.monotonic() > end:
            break
        tried[name] += 1
        if wrong := run(name, data):
            place = wrong.rstrip().rpartition("  File ")[2]
            faults[place] += 1
            if faults[place] == 1:
                print(f"{saved(name, data, given.save)}\n{wrong}", flush=True)  # noqa: T201
    told = ", ".join(f"{name} {number:,}" for name, number in sorted(tried.items()))
    print(f"{tried.total():,} inputs ({told}); {len(faults)} crashes")  # noqa: T201
    return 1 if faults else 0


def _hang(_number: int, _frame: FrameType | None) -> None:
    raise HangError


if __name__ == "__main__":
    sys.exit(main())
