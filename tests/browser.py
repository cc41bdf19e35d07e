"""Headless Chromium for tests: opens a file, lets nothing else through, and remembers what was asked for and what went wrong."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OUTSIDE = re.compile("^(?!file:|data:|blob:|about:)")  # an address that leaves this computer
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on the PATH: browser tests skipped")
if not CHROMIUM and os.environ.get("CLAIMBOOK_BROWSER") == "required":
    raise RuntimeError("CLAIMBOOK_BROWSER=required, and there is no Chromium on the PATH")


@dataclass
class Seen:
    """What happened while a page was open."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def chromium(**context: object) -> Iterator[tuple]:
    """A browser context without network, and what it saw; `context` as Playwright's new_context takes it."""
    from playwright.sync_api import sync_playwright

    seen = Seen()
    flags = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=flags, chromium_sandbox=getattr(os, "geteuid", lambda: 1)() != 0
        )
        opened = browser.new_context(**context)
        opened.route(OUTSIDE, lambda route: (seen.requests.append(route.request.url), route.abort()))
        opened.on(
            "console", lambda message: seen.errors.append(message.text) if message.type == "error" else None
        )
        opened.on("weberror", lambda error: seen.errors.append(str(error.error)))
        opened.on(
            "dialog", lambda dialog: (seen.errors.append(f"dialog: {dialog.message}"), dialog.dismiss())
        )
        try:
            yield opened, seen
        finally:
            browser.close()
