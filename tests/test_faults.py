"""What goes wrong around a run: little memory, a full disk, another locale, no network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("bash") is None, reason="limits are set by bash"),
]


def limited(folder: Path, limit: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    line = f'{limit}; exec "$0" -m discrepancy check news --cache-dir kept "$@"'
    return subprocess.run(
        ["bash", "-c", line, sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_too_little_memory_is_said_in_a_sentence(ferry: Path) -> None:
    done = limited(ferry, "ulimit -v 900000", "-o", "r.json")
    assert done.returncode == 2
    assert "could not be loaded" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (ferry / "r.json").exists()


def test_a_full_disk_leaves_no_half_a_report(ferry: Path) -> None:
    done = limited(ferry, "ulimit -f 2", "--no-cache", "-o", "r.json", "-o", "r.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("discrepancy: The file r.json could not be written")
    assert sorted(file.name for file in ferry.iterdir()) == ["news"]


def test_a_cache_that_is_full_changes_nothing(ferry: Path) -> None:
    done = limited(ferry, "ulimit -f 20", "--format", "json")
    assert done.returncode == 1
    assert "is not used" in done.stderr
    assert done.stdout == limited(ferry, "true", "--no-cache", "--format", "json").stdout


def test_neither_locale_nor_time_zone_nor_the_network_changes_a_report(ferry: Path) -> None:
    plain = limited(ferry, "true", "--format", "json").stdout
    odd = "export LC_ALL=C TZ=Pacific/Kiritimati PYTHONUTF8=0 http_proxy=http://127.0.0.1:9"
    elsewhere = limited(ferry, f"{odd}; unset HF_HUB_OFFLINE", "--no-cache", "--format", "json")
    assert elsewhere.stdout == plain
    assert plain
