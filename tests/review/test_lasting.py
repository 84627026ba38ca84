"""Two editors decide while the server is killed: what was acknowledged is on the disk, once."""

from __future__ import annotations

import http.cookiejar
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from discrepancy.baseline import load

from .serving import free_port, serve, write
from .test_showing import many

DECISIONS = 200


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Where an answer leads is not asked for: that it leads on is the acknowledgement."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Editor(threading.Thread):
    """One browser session. It decides on its pairs, and asks again until it is answered."""

    def __init__(self, url: str, name: str, ids: list[str]) -> None:
        super().__init__(name=name)
        self.url, self.ids = url, ids
        self.acknowledged: list[str] = []
        self.unanswered = 0
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar, NoRedirect)

    def run(self) -> None:
        _, page = self._asked(f"/pair/{self.ids[0]}")
        key = re.search(r'name="key" value="([^"]*)"', page)
        assert key
        for number, id_ in enumerate(self.ids):
            reason = "dismissed:misread" if number % 2 else "confirmed:first"
            form = {"key": key[1], "saw": "none", "decision": reason}
            status, _ = self._asked(f"/pair/{id_}", {**form, "note": f"{self.name} {number}"})
            assert status == 303, status
            self.acknowledged.append(id_)

    def _asked(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """What the server answers; while there is none, ask again."""
        data = urllib.parse.urlencode(form).encode() if form else None
        for _ in range(600):
            try:
                with self.opener.open(self.url + path, data, timeout=10) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, ""
            except OSError:
                self.unanswered += 1
                time.sleep(0.05)
        raise AssertionError("no answer")


@pytest.mark.slow
def test_every_acknowledged_decision_is_kept_exactly_once(tmp_path: Path) -> None:
    write(tmp_path, many(DECISIONS))
    port = free_port()
    ids = [f"{number:016x}" for number in range(DECISIONS)]
    url = f"http://127.0.0.1:{port}"
    editors = [Editor(url, "Ines", ids[:100]), Editor(url, "Otto", ids[100:])]
    with serve(tmp_path, port=port) as served:
        for editor in editors:
            editor.start()
        while sum(len(editor.acknowledged) for editor in editors) < DECISIONS // 4:
            assert all(editor.is_alive() for editor in editors)
            time.sleep(0.01)
        served.kill()
        before = [list(editor.acknowledged) for editor in editors]
        kept = {entry.id for entry in load(tmp_path / "known.jsonl").entries}
        assert kept >= {id_ for own in before for id_ in own}
    with serve(tmp_path, port=port):
        for editor in editors:
            editor.join(timeout=60)
    assert [len(editor.acknowledged) for editor in editors] == [100, 100]
    assert sum(editor.unanswered for editor in editors) > 0  # they did meet the gap
    lines = (tmp_path / "known.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    entries = load(tmp_path / "known.jsonl").entries
    assert len(lines) == len(entries) == DECISIONS
    assert Counter(entry.id for entry in entries) == Counter(ids)
    for editor in editors:
        for number, id_ in enumerate(editor.ids):
            entry = next(entry for entry in entries if entry.id == id_)
            assert entry.note == f"{editor.name} {number}"
            assert entry.decision == ("dismissed" if number % 2 else "confirmed")
    assert not list(tmp_path.glob(".known.jsonl.*"))
