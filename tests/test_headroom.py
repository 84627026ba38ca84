"""Memory is asked for before a library ends the process for want of it."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from discrepancy.headroom import STATM, require_memory

resource = pytest.importorskip("resource", reason="no limits on this system")
pytestmark = pytest.mark.skipif(not STATM.is_file(), reason="sizes are read from /proc")

ASKED = """
import resource
from discrepancy.headroom import require_memory
resource.setrlimit(resource.RLIMIT_AS, ({limit} << 20, resource.RLIM_INFINITY))
require_memory({wanted})
"""


@pytest.mark.parametrize(
    ("description", "limit", "wanted", "enough"),
    [
        ("room left", 500, 100, True),
        ("less than that", 500, 490, False),
        ("held already", 100, 99, False),
    ],
)
def test_what_a_limit_leaves(description: str, limit: int, wanted: int, enough: bool) -> None:
    code = ASKED.format(limit=limit, wanted=wanted)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ("MemoryError" not in done.stderr) is enough
    assert (done.returncode == 0) is enough


@pytest.mark.parametrize(("told", "looked_through"), [("", True), ("tidy_seldom()", False)])
def test_what_is_left_at_the_end_is_not_looked_through(told: str, looked_through: bool) -> None:
    cycle = """
        from discrepancy.headroom import tidy_seldom
        class Cycle:
            def __init__(self): self.me = self
            def __del__(self): print("found")
        def leave(): Cycle()
        leave()
    """
    code = f"{textwrap.dedent(cycle)}\n{told}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout == "found\n") is looked_through


def test_without_a_limit_any_is_there() -> None:
    if resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY:
        pytest.skip("memory is limited here")
    require_memory(1 << 40)
