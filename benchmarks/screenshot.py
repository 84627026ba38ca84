"""Photograph the top of an HTML report, or of a page that is being served, for the README.

    python benchmarks/screenshot.py reports/seeds.html reports/seeds.png
    discrepancy review seeds --report reports/seeds.json --baseline known.jsonl --no-browser &
    python benchmarks/screenshot.py http://127.0.0.1:8765/pair/ID reports/review.png --height 1060

Needs Debian's package `chromium` (or another Chromium on the path). Without hinting and subpixel
smoothing, so that two machines with the same fonts draw nearly the same picture.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

WIDTH, HEIGHT = 1280, 1400  # CSS pixels, one device pixel each
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--disable-lcd-text"]


def photograph(address: str, picture: Path, *, chromium: str, height: int = HEIGHT) -> None:
    """Write a PNG of the first screen of the page, in the light scheme."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(
            viewport={"width": WIDTH, "height": height},
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.goto(address)
        page.screenshot(path=picture)
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("report", help="an HTML report, or the address of a page")
    parser.add_argument("picture", type=Path, help="the PNG to write")
    parser.add_argument("--height", type=int, default=HEIGHT, help="in CSS pixels")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("No Chromium on the path; on Debian: apt-get install chromium fonts-liberation")
    served = arguments.report.startswith("http")
    address = arguments.report if served else Path(arguments.report).resolve().as_uri()
    photograph(address, arguments.picture, chromium=chromium, height=arguments.height)


if __name__ == "__main__":
    main()
