"""`make mutants`: does a test fail when the program is changed? A random sample of changes.

    python tools/mutants.py [--sample 150] [--seed 1] [--only discrepancy.slots.number]

mutmut (https://mutmut.readthedocs.io) makes the mutants of slots/, conflicts/ and baseline/, and
runs on each the tests of these packages that reach it. All of them would take days; the sample is
drawn in equal parts from the packages, the same for equal seeds. Exit code 1 below the floor.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from mutmut import __main__ as mutmut

PACKAGES = ("discrepancy.slots", "discrepancy.conflicts", "discrepancy.baseline")
FLOOR = 0.85  # share killed
SURVIVED = frozenset([0, 33])  # exit codes: the tests passed, or none reaches the mutant
KILLED = "killed"


def names() -> list[str]:
    """Make the mutants; return their names, sorted."""
    mutmut.set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.setup_source_paths()
    mutmut.create_mutants(1)
    return sorted(outcomes())


def outcomes() -> dict[str, int | None]:
    """Return the exit code of the tests on each mutant; None where they were not run."""
    found: dict[str, int | None] = {}
    for file in sorted(Path("mutants").rglob("*.meta")):
        found |= json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def sample(all_names: Sequence[str], size: int, seed: int) -> list[str]:
    """Draw in equal parts from the packages."""
    chance = Random(seed)  # noqa: S311 - reproducible on purpose
    drawn: list[str] = []
    for package in PACKAGES:
        own = [name for name in all_names if name.startswith(f"{package}.")]
        drawn += chance.sample(own, min(len(own), size // len(PACKAGES)))
    return drawn


def table(codes: Mapping[str, int | None]) -> tuple[str, float]:
    """Return a line a package, the survivors, and the share killed."""
    killed = {name for name, code in codes.items() if code not in SURVIVED}
    by_package = Counter(name.split(".")[1] for name in codes)
    caught = Counter(name.split(".")[1] for name in killed)
    lines = [f"{name}: {caught[name]} of {total} killed" for name, total in by_package.items()]
    lines += [f"survived: {name}" for name in codes if name not in killed]
    return "\n".join(lines), len(killed) / len(codes)


def main() -> int:
    """Draw, run, report."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--sample", type=int, default=150)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="", help="all mutants of this module instead")
    given = options.parse_args()
    every = names()
    chosen = [name for name in every if given.only and name.startswith(f"{given.only}.")]
    chosen = chosen or sample(every, given.sample, given.seed)
    mutmut._run(chosen, 1)
    told = outcomes()
    text, share = table({name: told[name] for name in chosen})
    print(f"{text}\n{share:.0%} of {len(chosen)} mutants killed, of {len(every):,}")  # noqa: T201
    return 0 if share >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
