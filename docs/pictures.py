"""Pictures of the seeds' report for the README and docs/: `python docs/pictures.py [REPORT]`, as `make pictures` calls it.

REPORT is a report.html that was made before; without it the seeds' report is made first. Needs Chromium and what the tests need. Each
picture is cut out of the page as a reader sees it: light, or dark where its name says so.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from claimbook.show.report.papers import find_browser
from claimbook.show.report.reports import Order, write_report

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
FOLDER = HERE / "pictures"
MOST_BYTES = 200_000
WIDE = {"width": 1180, "height": 900}


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description="take pictures of the seeds' report")
    parser.add_argument("report", type=Path, nargs="?", help="a report.html (default: one made now)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = options.report or write_report(Order(SEEDS, Path(folder) / "seeds"))
        browser = playwright.chromium.launch(executable_path=find_browser())
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir()
        for scheme, take in (("light", take_light), ("dark", take_dark)):
            page = browser.new_context(viewport=WIDE, color_scheme=scheme).new_page()
            page.goto(report.resolve().as_uri())
            page.wait_for_selector("html[data-state=ready]", timeout=60_000)
            take(page)
        browser.close()
    for picture in sorted(FOLDER.glob("*.png")):
        size = picture.stat().st_size
        print(f"{picture.relative_to(HERE)}: {size:,} bytes")
        if size > MOST_BYTES:
            raise SystemExit(f"{picture}: larger than {MOST_BYTES:,} bytes")


def take_light(page: Page) -> None:
    """The brief; who says how many, with a mark's words; the timeline with a stretch chosen; the disagreement table."""
    page.screenshot(path=FOLDER / "report.png")
    force = chart(page, "force_by_source")
    force.locator(".choosable[aria-label^='Pentagon']").first.click(force=True)
    force.locator(".quote q").first.wait_for()
    force.evaluate("one => (one.querySelector('.quote').style.position = 'static')")
    force.screenshot(path=FOLDER / "figures.png")
    dates = chart(page, "dates_by_article")
    dates.scroll_into_view_if_needed()
    box = dates.locator("svg").bounding_box()
    page.mouse.move(box["x"] + 0.62 * box["width"], box["y"] + 0.5 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.72 * box["width"], box["y"] + 0.5 * box["height"], steps=4)
    page.mouse.up()
    dates.locator(".stretch button").first.wait_for()
    dates.screenshot(path=FOLDER / "timeline.png")
    chart(page, "stance_matrix").screenshot(path=FOLDER / "stance.png")
    chart(page, "numbers_by_rule").screenshot(path=FOLDER / "rules.png")


def take_dark(page: Page) -> None:
    """Through whom the claims came."""
    chart(page, "chains_to_roots").screenshot(path=FOLDER / "chains-dark.png")


def chart(page: Page, name: str) -> Locator:
    """The figure that holds the chart of this name."""
    anchor = page.evaluate(
        "name => [...document.querySelectorAll('script[data-chart]')]"
        ".find((one) => JSON.parse(one.textContent).name === name).dataset.chart",
        name,
    )
    figure = page.locator("figure", has=page.locator(f"#{anchor}"))
    figure.evaluate("one => (one.style.padding = '12px')")  # air around the picture
    return figure


if __name__ == "__main__":
    main()
