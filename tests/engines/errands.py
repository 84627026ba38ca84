"""Work that other processes can import."""

from __future__ import annotations

import gc
import os
import signal
import time

from discrepancy.errors import ModelError
from discrepancy.tools import Tools


def doubled(_: Tools, number: int) -> int:
    return 2 * number


def slower_first(_: Tools, number: int) -> int:
    time.sleep(0.05 * (number % 4 == 0))
    return number


def patience(_: Tools, number: int) -> int:
    return gc.get_threshold()[0]


def killed(_: Tools, number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def refused(_: Tools, number: int) -> int:
    raise ModelError("The model is gone.", advice="Install it again.")


def endless_after(_: Tools, number: int) -> int:
    """The first is done at once."""
    time.sleep(3600 * min(number, 1))
    return number
