"""The page in a real browser: nothing runs, nothing is fetched, everybody can use it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsers import DESKTOP, NEEDS_BROWSER, PHONE
from exports.decisions import ENTRIES

from discrepancy.baseline import Baseline, subtract
from discrepancy.records import Report
from discrepancy.reports.html import render

from .hostile import hostile
from .sample import EMPTY, REPORT

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

DECIDED = subtract(REPORT, Baseline.of(ENTRIES)).report
REPORTS = {"sample": REPORT, "hostile": hostile(), "empty": EMPTY, "decided": DECIDED}

pytestmark = NEEDS_BROWSER


class Visit:
    """An open page, and what it did that a page should not do."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.misdeeds: list[str] = []
        page.on("console", lambda message: self.misdeeds.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.misdeeds.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    def _dialog(self, dialog: Any) -> None:
        self.misdeeds.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.misdeeds.append(f"request: {request.url}")


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    contexts = []

    def start(report: Report, **options: Any) -> Visit:
        path = tmp_path / "report.html"
        path.write_text(render(report), encoding="utf-8", newline="")
        context = browser.new_context(**options)
        contexts.append(context)
        visited = Visit(context.new_page())
        visited.page.goto(path.as_uri())
        return visited

    yield start
    for context in contexts:
        context.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", REPORTS)
def test_axe_finds_no_violation(
    visit: Callable[..., Visit], name: str, scheme: str, size: dict[str, int]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    # axe is injected as a script, which the page's own policy rightly forbids
    seen = visit(REPORTS[name], viewport=size, color_scheme=scheme, bypass_csp=True)
    seen.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    results = axe.run(seen.page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("name", REPORTS)
def test_page_does_nothing_but_show(visit: Callable[..., Visit], name: str) -> None:
    seen = visit(REPORTS[name], viewport=DESKTOP)
    seen.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    seen.page.wait_for_timeout(100)
    assert seen.misdeeds == []
    assert seen.page.evaluate("window.hacked") is None


def test_hostile_text_is_there_to_read(visit: Callable[..., Visit]) -> None:
    page = visit(REPORTS["hostile"], viewport=DESKTOP).page
    quote = page.locator(".card blockquote").first.inner_text()
    assert "<script>window.hacked = 1; alert(1)</script>" in quote
    assert "{{ 7*7 }}" in quote
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_page_never_scrolls_sideways(
    visit: Callable[..., Visit], name: str, size: dict[str, int]
) -> None:
    page = visit(REPORTS[name], viewport=size).page
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_waterfall_labels_stay_within_a_phone(visit: Callable[..., Visit]) -> None:
    page = visit(REPORT, viewport=PHONE).page
    page.click("#unfold")
    outside = page.evaluate(
        "[...document.querySelectorAll('.card svg text')].filter((text) => {"
        " const box = text.getBoundingClientRect();"
        " const all = text.closest('svg').getBoundingClientRect();"
        " return box.left < all.left - 1 || box.right > all.right + 1; }).map((t) => t.textContent)"
    )
    assert outside == []


def cards(page: Any) -> int:
    return int(page.locator(".card:visible").count())


def test_filters_work_by_keyboard(visit: Callable[..., Visit]) -> None:
    seen = visit(REPORT, viewport=DESKTOP)
    page = seen.page
    assert cards(page) == 4
    page.focus("#filter-verdict")
    page.keyboard.press("ArrowDown")
    assert page.locator("#filter-verdict").input_value() == "contradiction"
    assert (cards(page), page.inner_text("#shown")) == (2, "2 of 4 shown")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("BREVIK 05:25")
    assert cards(page) == 1
    page.keyboard.type(" nowhere")
    assert cards(page) == 0
    assert page.locator("#no-match").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#shown")).to_have_text("4 of 4 shown")
    assert cards(page) == 4
    assert seen.misdeeds == []


@pytest.mark.parametrize(
    ("field", "label", "expected"),
    [
        ("kind", "duration", 1),
        ("kind", "time of day", 1),
        ("outlet", "Island Observer", 2),
        ("outlet", "Lakeside Courier", 1),
        ("verdict", "Possible conflict", 3),
    ],
)
def test_each_filter_keeps_what_it_names(
    visit: Callable[..., Visit], field: str, label: str, expected: int
) -> None:
    page = visit(REPORT, viewport=DESKTOP).page
    page.select_option(f"#filter-{field}", label=label)
    assert cards(page) == expected


def test_matrix_leads_to_a_card_that_a_filter_hides(visit: Callable[..., Visit]) -> None:
    page = visit(REPORT, viewport=DESKTOP).page
    page.select_option("#filter-kind", label="duration")
    page.click(".matrix a[href='#point-1']")
    playwright.expect(page.locator("#point-1")).to_be_visible()


def test_first_tab_skips_to_the_report(visit: Callable[..., Visit]) -> None:
    page = visit(REPORT, viewport=DESKTOP).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_page_can_be_read_without_scripts(visit: Callable[..., Visit]) -> None:
    page = visit(REPORT, viewport=DESKTOP, java_script_enabled=False).page
    assert page.locator(".card:visible").count() == 4
    assert not page.locator("#filters").is_visible()
    page.locator(".card summary").first.click()
    assert page.locator("svg.waterfall").first.is_visible()


def test_print_shows_the_evidence_and_no_controls(visit: Callable[..., Visit]) -> None:
    page = visit(REPORT, viewport=DESKTOP, color_scheme="dark").page
    page.emulate_media(media="print")
    assert page.locator("svg.waterfall").first.is_visible()
    assert not page.locator("#filters").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
