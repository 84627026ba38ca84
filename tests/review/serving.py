"""The page as an editor has it: the command in a process of its own, on a port of this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from discrepancy.records import Report
from discrepancy.reports.json import render


@dataclass
class Served:
    """A page that is being served."""

    process: subprocess.Popen[str]
    url: str
    query: str  # with the token, where one is asked for

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        return int(bound.getsockname()[1])


def write(folder: Path, report: Report) -> None:
    """The report as check writes it, and its articles, in a folder of their own."""
    for article in report.articles:
        path = folder / "news" / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.text, encoding="utf-8")
    (folder / "news" / "report.json").write_text(render(report), encoding="utf-8")


@contextmanager
def serve(folder: Path, *arguments: str, port: int = 0) -> Iterator[Served]:
    """Serve the report that was written there; decisions go to known.jsonl beside it."""
    command = (sys.executable, "-m", "discrepancy", "review", ".")
    options = ("--baseline", str(folder / "known.jsonl"), "--no-browser", "--author", "Ines Holt")
    if "--report" not in arguments:
        arguments = ("--report", "report.json", *arguments)
    process = subprocess.Popen(
        [*command, *options, "--port", str(port), *arguments],
        cwd=folder / "news",
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    said = []
    for line in process.stderr:
        said.append(line)
        if line.startswith("The page: "):
            break
    else:
        raise AssertionError("".join(said))
    url, _, query = line.split()[2].partition("/?")
    served = Served(process, url.rstrip("/"), query)
    try:
        yield served
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=10)
        process.stderr.close()
