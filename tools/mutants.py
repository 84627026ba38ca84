"""`make mutants`: does a test fail when the program is changed? A random sample of changes.

    python tools/mutants.py [--sample 150] [--seed 1] [--only discrepancy.slots.number] \
        [--tests tests/slots] [--show]

mutmut (https://mutmut.readthedocs.io) makes the mutants of slots/, conflicts/ and baseline/;
mutant_runs.py runs on each the tests of these packages that reach it. All of them would take hours;
the sample is drawn in equal parts from the packages, the same for equal seeds. Exit code 1 below
the floor.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random

from mutant_runs import PACKAGES, run
from mutmut import __main__ as mutmut

FLOOR = 0.85  # share killed
SAMPLE = 150
COPY = Path("mutants")


def names() -> list[str]:
    """Make the mutants; return their names, sorted."""
    mutmut.set_mutant_under_test("mutant_generation")
    for folder in mutmut.config().also_copy:  # what was deleted since is not to be run
        shutil.rmtree(COPY / folder, ignore_errors=True)
    COPY.mkdir(exist_ok=True)
    with redirect_stdout(StringIO()):
        mutmut.copy_src_dir()
        mutmut.copy_also_copy_files()
        mutmut.setup_source_paths()
        mutmut.create_mutants(os.cpu_count() or 1)
    made = (json.loads(file.read_text(encoding="utf-8")) for file in COPY.rglob("*.meta"))
    return sorted(name for meta in made for name in meta["exit_code_by_key"])


def sample(all_names: Sequence[str], size: int, seed: int, parts: Sequence[str]) -> list[str]:
    """Draw in equal numbers from the packages or modules named by `parts`."""
    chance = Random(seed)  # noqa: S311 - reproducible on purpose
    drawn: list[str] = []
    for part in parts:
        own = [name for name in all_names if name.startswith(f"{part}.")]
        drawn += chance.sample(own, min(len(own), size // len(parts)))
    return drawn


def table(killed: Mapping[str, bool], *, show: bool) -> str:
    """Return a line a package, the survivors, and what was changed in them."""
    by_package = Counter(name.split(".")[1] for name in killed)
    caught = Counter(name.split(".")[1] for name, dead in killed.items() if dead)
    lines = [f"{name}: {caught[name]} of {total} killed" for name, total in by_package.items()]
    for name in (name for name, dead in killed.items() if not dead):
        lines.append(f"survived: {name}")
        if show:
            diff = mutmut.get_diff_for_mutant(name).splitlines()
            lines += [line for line in diff[3:] if line[:1] in ("+", "-")]
    return "\n".join(lines)


def main() -> int:
    """Draw, run, report."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--sample", type=int, help=f"{SAMPLE}; of --only, all of them")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", nargs="+", help="draw from these modules instead")
    options.add_argument("--show", action="store_true", help="what was changed in the survivors")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    told = mutmut.config()
    tests = told.pytest_add_cli_args_test_selection
    options.add_argument("--tests", nargs="+", default=tests, help="run no others")
    given = options.parse_args()
    every = names()
    size = given.sample or (len(every) * len(given.only) if given.only else SAMPLE)
    chosen = sample(every, size, given.seed, given.only or PACKAGES)
    killed = run(chosen, COPY, [*told.pytest_add_cli_args, *given.tests], given.jobs)
    share = sum(killed.values()) / len(killed)
    text = table(killed, show=given.show)
    print(f"{text}\n{share:.0%} of {len(chosen)} mutants killed, of {len(every):,}")  # noqa: T201
    return 0 if share >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
