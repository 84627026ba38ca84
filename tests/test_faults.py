"""What goes wrong around a run: little memory, a full disk, another locale, no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from discrepancy.errors import ModelError, is_out_of_memory

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


@pytest.mark.parametrize("kilobytes", [250_000, 450_000, 600_000, 900_000])
def test_too_little_memory_is_said_in_a_sentence(kilobytes: int, ferry: Path) -> None:
    done = limited(ferry, f"ulimit -v {kilobytes}", "-o", "r.json")
    assert done.returncode == 2, done.stderr
    *_, problem, advice = done.stderr.splitlines()  # before them, a library may warn
    assert problem == "discrepancy: There is not enough memory for the models, or for this input."
    assert "memory" in advice
    assert "Traceback" not in done.stderr
    assert not (ferry / "r.json").exists()


@pytest.mark.parametrize(
    ("error", "out"),
    [
        (MemoryError(), True),
        (RuntimeError("std::bad_alloc"), True),
        (ImportError("a.so: failed to map segment from shared object"), True),
        (RuntimeError("another"), False),
    ],
)
def test_lack_of_memory_is_told_from_other_errors(error: Exception, out: bool) -> None:
    assert is_out_of_memory(error) is out
    led_to = ModelError("The encoder x could not be loaded.")
    led_to.__cause__ = error
    assert is_out_of_memory(led_to) is out


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


CLOCK = """
#include <sys/time.h>
#include <time.h>
time_t time(time_t *to) { if (to) *to = 0; return 0; }
int gettimeofday(struct timeval *to, void *zone) { to->tv_sec = to->tv_usec = 0; return 0; }
"""


@pytest.fixture(scope="module")
def stopped_clock(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What makes it 1970 for a program, "" where there is no compiler."""
    if shutil.which("gcc") is None:
        return ""
    folder = tmp_path_factory.mktemp("clock")
    source, library = folder / "clock.c", folder / "clock.so"
    source.write_text(CLOCK, encoding="utf-8")
    subprocess.run(["gcc", "-shared", "-fPIC", "-w", "-o", library, source], check=True)
    return f"export LD_PRELOAD={library}"


def test_neither_clock_nor_locale_nor_time_zone_changes_a_report(
    ferry: Path, stopped_clock: str
) -> None:
    plain = limited(ferry, "true", "--format", "json").stdout
    odd = "export LC_ALL=C TZ=Pacific/Kiritimati PYTHONUTF8=0 http_proxy=http://127.0.0.1:9"
    if stopped_clock:
        odd = f"{stopped_clock}; {odd}"
    elsewhere = limited(ferry, f"{odd}; unset HF_HUB_OFFLINE", "--no-cache", "--format", "json")
    assert elsewhere.stdout == plain
    assert plain


ASKED = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        print("asked the network:", arguments, file=sys.stderr)
sys.addaudithook(watch)
from discrepancy.cli import main
main(["check", "news", "--no-cache", *sys.argv[1:]])
"""


@pytest.mark.parametrize(
    ("options", "code"), [((), 1), (("--encoder", "nobody/none"), 2), (("--judge", "no/one"), 2)]
)
def test_the_network_is_never_asked(options: tuple[str, ...], code: int, ferry: Path) -> None:
    # a count of what is asked, not of seconds: a retry that fails at once would be none the better
    done = subprocess.run(
        [sys.executable, "-c", ASKED, *options],
        cwd=ferry,
        env={name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "asked the network" not in done.stderr
    assert "Traceback" not in done.stderr
