"""The report on paper: printed to a PDF by the reader's own browser, with the network off."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from claimbook.errors import ReportError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def find_browser() -> str:
    """The path of a browser of the Chromium family. Raises ReportError where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise ReportError(
            f"--pdf needs one of {', '.join(BROWSERS[:3])} on the PATH; the HTML report needs none"
        )
    return found


def print_pdf(browser: str, html: Path) -> None:
    """Print the report to a PDF beside it, with the network off."""
    with tempfile.TemporaryDirectory(prefix="claimbook-") as profile:
        call = [
            browser,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            f"--user-data-dir={profile}",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--virtual-time-budget=20000",
            "--no-pdf-header-footer",
            f"--print-to-pdf={html.with_suffix('.pdf')}",
            html.as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            call.insert(1, "--no-sandbox")  # Chromium refuses to run as root otherwise
        try:
            subprocess.run(call, check=True, capture_output=True, timeout=180)
        except (OSError, subprocess.SubprocessError) as error:
            raise ReportError(f"the PDF could not be printed by {browser}: {error}") from error
