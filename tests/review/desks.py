"""A desk on the sample report, and a browser that is none: it asks, and reads what comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reports.sample import REPORT

from discrepancy.baseline import Baseline, load
from discrepancy.records import Report
from discrepancy.review import Desk, create_app, make_desk
from discrepancy.review.security import Hosts
from discrepancy.settings import Settings

MORNING = datetime(2024, 3, 15, 9, 0, tzinfo=UTC)
TOKEN = "a-token-of-the-lindra-desk"  # noqa: S105 (of a test)


class Clock:
    """A minute later each time it is asked."""

    def __init__(self) -> None:
        self.time = MORNING

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


def desk_of(folder: Path, report: Report = REPORT) -> Desk:
    """A desk whose decisions are in known.jsonl of that folder."""
    settings = Settings(cache_dir=str(folder / "cache"))
    return make_desk(report, settings, folder / "known.jsonl", now=Clock())


@dataclass
class Visitor:
    """One browser: its cookies, and the last page."""

    client: Any
    page: str = ""
    address: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **options: Any) -> int:
        return self._kept(self.client.get(path, follow_redirects=True, **options))

    def press(self, decision: str, **fields: str) -> int:
        """Send the form of the page that is open, as a browser without scripts does."""
        form = {
            "key": self.value("key"),
            "saw": self.value("saw"),
            "note": "",
            "decision": decision,
        }
        action = re.search(r'<form class="decide" method="post" action="([^"]+)"', self.page)
        assert action
        return self.post(action[1].replace("&amp;", "&"), {**form, **fields})

    def undo(self) -> int:
        return self.post("/undo", {"key": self.value("key")})

    def post(self, path: str, form: dict[str, str]) -> int:
        return self._kept(self.client.post(path, data=form, follow_redirects=True))

    def value(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page)
        return found[1] if found else ""

    def _kept(self, answer: Any) -> int:
        self.page, self.address = answer.text, answer.request.full_path.rstrip("?")
        return int(answer.status_code)


def visitor(desk: Desk, *, author: str = "Ines Holt", token: str = "") -> Visitor:
    """A browser on this desk's page, as on loopback."""
    return visitors(desk, 1, author=author, token=token)[0]


def visitors(
    desk: Desk, number: int, *, author: str = "Ines Holt", token: str = ""
) -> list[Visitor]:
    """Browsers on one server."""
    app = create_app(desk, hosts=Hosts.of("127.0.0.1"), author=author, token=token)
    return [Visitor(app.test_client()) for _ in range(number)]


def kept(desk: Desk) -> Baseline:
    """What is on the disk."""
    return load(desk.decisions.file)
