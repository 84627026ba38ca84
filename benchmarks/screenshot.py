"""Photograph the top of an HTML report, for the README.

    python benchmarks/screenshot.py reports/seeds.html reports/seeds.png

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


def photograph(page_file: Path, picture: Path, *, chromium: str) -> None:
    """Write a PNG of the first screen of the page, in the light scheme."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.goto(page_file.resolve().as_uri())
        page.screenshot(path=picture)
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("report", type=Path, help="an HTML report")
    parser.add_argument("picture", type=Path, help="the PNG to write")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("No Chromium on the path; on Debian: apt-get install chromium fonts-liberation")
    photograph(arguments.report, arguments.picture, chromium=chromium)


if __name__ == "__main__":
    main()
