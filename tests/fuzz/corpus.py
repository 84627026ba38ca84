"""What the fuzzing starts from, by target: whole inputs, to be damaged."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from random import Random

import phrases
from targets import TARGETS

ROOT = Path(__file__).parents[2]
SENTENCES = 300
SETTINGS = (
    b'encoder = "x"\nmax_file_mb = 2\nselect = ["date", "age"]\ncache = false\nfail-on = "any"\n'
)
SOURCES = (
    b"path,title,publisher,published,url\na.txt,Late,Post,2024-05-13T09:00:00Z,https://a.example\n"
)
BASELINE = (
    '{"discrepancy_baseline": 2}\n'
    '{"id": "00000000000000aa", "rule": "duration", "articles": ["a.txt", "b.txt"], '
    '"values": ["9 h", "5 h"], "about": "length", "summary": "Nine or five?", '
    '"decision": "dismissed", "reason": "update", "author": "Holt", "note": "é", '
    '"decided": "2024-05-13T09:00:00Z", "right": "left", "grounds": null}\n'
).encode()


def corpus(chance: Random) -> Mapping[str, tuple[bytes, ...]]:
    """Return the inputs of each target. The same for equal states of `chance`."""
    sys.path.extend([str(ROOT / "tests"), str(ROOT / "tests" / "articles")])
    made: dict[str, tuple[bytes, ...]] = {}
    for shape in import_module("golden").SHAPES:
        suffix = "".join(Path(shape.name).suffixes).removeprefix(".")
        made[suffix] = (*made.get(suffix, ()), shape.make())
    texts = [file.read_bytes() for file in sorted((ROOT / "seeds").iterdir()) if file.is_file()]
    texts += [f.read_bytes() for f in sorted((ROOT / "tests" / "cases").glob("*/*.txt"))[:20]]
    known = {
        "slots": tuple(phrases.sentence(chance).encode() for _ in range(SENTENCES)),
        "sources": (SOURCES,),
        "settings": (SETTINGS,),
        "baseline": (BASELINE, (BASELINE * 2)),
        "report": ((ROOT / "reports" / "seeds.json").read_bytes()[:40_000],),
        "html": tuple(f.read_bytes() for f in sorted((ROOT / "seeds").glob("*.html"))),
    }
    return {name: known.get(name, ()) + made.get(name, ()) or tuple(texts) for name in TARGETS}
