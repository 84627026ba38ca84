"""How much memory this process held at most."""

from __future__ import annotations

import re
import resource
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak_mb() -> float:
    """Return the peak resident size in MB.

    Linux counts it from the start of the program (VmHWM); what getrusage tells there is of the
    parent, too, where that was larger.
    """
    if STATUS.is_file():
        found = re.search(r"VmHWM:\s*(\d+) kB", STATUS.read_text(encoding="ascii"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
