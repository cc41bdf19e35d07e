"""From a folder of articles to a drawn report: seconds to make it, its bytes, seconds until a browser has drawn every chart.

    python bench/reports.py [FOLDER ...]

Without a folder: the seeds, and 2,000 articles made from their shapes (bench/corpora.py). Drawn is measured in headless Chromium without
a network, from the call to open the file on; a dash stands where no Chromium is found.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from corpora import SEEDS, write_corpus

from claimbook.errors import ReportError
from claimbook.frames import read_book
from claimbook.show.report.papers import find_browser
from claimbook.show.report.reports import Order, write_report


def main() -> None:
    """Measure each corpus and print a table."""
    print(f"{'corpus':>12}{'articles':>10}{'figures':>9}{'seconds':>9}{'MB':>7}{'drawn':>8}")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        corpora = [Path(name) for name in sys.argv[1:]] or [SEEDS, write_corpus(here / "large")]
        for corpus in corpora:
            begin = time.perf_counter()
            report = write_report(Order(corpus, here / "reports" / corpus.name))
            seconds = time.perf_counter() - begin
            book = read_book(report.parent / "tables")
            size = report.stat().st_size / 1e6
            counts = f"{len(book.articles):>10,}{len(book.figures):>9,}"
            print(f"{corpus.name:>12}{counts}{seconds:>9.1f}{size:>7.2f}{drawn_after(report):>8}")


def drawn_after(report: Path) -> str:
    """Seconds from opening the file until every chart is drawn."""
    try:
        from playwright.sync_api import sync_playwright

        browser_path = find_browser()
    except (ImportError, ReportError):
        return "–"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path)
        page = browser.new_context(offline=True).new_page()
        begin = time.perf_counter()
        page.goto(report.resolve().as_uri())
        page.wait_for_selector("html[data-state=ready]", timeout=120_000)
        seconds = time.perf_counter() - begin
        browser.close()
    return f"{seconds:.1f}"


if __name__ == "__main__":
    main()
