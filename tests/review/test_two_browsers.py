"""Two browsers decide at once while the server is killed: what was acknowledged is kept, once."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from browsers import ARGUMENTS, CHROMIUM, DESKTOP, NEEDS_BROWSER

from discrepancy.baseline import load

from .serving import Served, free_port, serve, write
from .test_showing import many

playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")

pytestmark = NEEDS_BROWSER
DECISIONS = 200
TRIES = 400
PATIENCE = 150  # looks at a page that says nothing


class Editor:
    """A browser session that confirms its pairs by key, and again until the page says it is so."""

    def __init__(self, page: Any, url: str, ids: list[str]) -> None:
        self.page, self.url, self.ids = page, url, ids
        self.acknowledged: list[str] = []
        self.faults = 0

    async def work(self) -> None:
        for id_ in self.ids:
            await self._opened(id_)
            for _ in range(TRIES):
                await self.page.keyboard.press("c")
                if await self._acknowledged(id_):
                    break
            self.acknowledged.append(id_)

    async def _opened(self, id_: str) -> None:
        for _ in range(TRIES):
            try:
                await self.page.goto(f"{self.url}/pair/{id_}")
            except playwright.Error:  # nobody answers
                self.faults += 1
                await asyncio.sleep(0.05)
            else:
                return
        raise AssertionError(f"{id_} could not be opened")

    async def _acknowledged(self, id_: str) -> bool:
        """True where the page goes on from the decision, False where nobody answers."""
        for _ in range(PATIENCE):
            if await self.page.evaluate(f"location.search.includes('done={id_}')"):
                return True
            if await self.page.evaluate("Boolean(document.getElementById('fault'))"):
                self.faults += 1
                await self.page.evaluate("document.getElementById('fault').remove()")
                return False
            await asyncio.sleep(0.02)
        await self._opened(id_)  # its script was not served any more: keys do nothing
        return False


async def morning(folder: Path, port: int, ids: list[str]) -> list[Editor]:
    async with playwright.async_playwright() as started:
        browser = await started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        editors = []
        for own in (ids[::2], ids[1::2]):
            context = await browser.new_context(viewport=DESKTOP)
            page = await context.new_page()
            editors.append(Editor(page, f"http://127.0.0.1:{port}", own))
        with serve(folder, port=port) as served:
            working = [asyncio.create_task(editor.work()) for editor in editors]
            await killed_midway(served, editors, working)
            known = {entry.id for entry in load(folder / "known.jsonl").entries}
            assert known >= {id_ for editor in editors for id_ in editor.acknowledged}
        await asyncio.sleep(0.3)  # both meet the gap
        with serve(folder, port=port):
            await asyncio.gather(*working)
        await browser.close()
    return editors


async def killed_midway(served: Served, editors: list[Editor], working: list[Any]) -> None:
    while sum(len(editor.acknowledged) for editor in editors) < DECISIONS // 3:
        assert not any(task.done() for task in working)
        await asyncio.sleep(0.01)
    served.kill()


def test_every_decision_of_two_browsers_is_kept_exactly_once(tmp_path: Path) -> None:
    write(tmp_path, many(DECISIONS))
    ids = [f"{number:016x}" for number in range(DECISIONS)]
    editors = asyncio.run(morning(tmp_path, free_port(), ids))
    assert [len(editor.acknowledged) for editor in editors] == [DECISIONS // 2] * 2
    assert sum(editor.faults for editor in editors) > 0
    entries = load(tmp_path / "known.jsonl").entries
    assert Counter(entry.id for entry in entries) == Counter(ids)
    assert {entry.decision for entry in entries} == {"confirmed"}
