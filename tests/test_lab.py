"""JupyterLab in a real browser: a notebook is opened and run, a knob turned, a mark clicked, and the right sentence is shown."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from browser import chromium, needs_chromium

ROOT = Path(__file__).parents[1]
SECONDS = 60  # for anything on a busy machine
RUN_ALL = """async () => {
    const app = window.jupyterapp;
    await app.restored;
    const notebook = app.shell.currentWidget;
    await notebook.context.ready;
    await notebook.sessionContext.ready;
    await app.commands.execute("notebook:run-all-cells");
    return true;
}"""

pytestmark = [pytest.mark.browser, needs_chromium]


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab on a copy of the notebooks."""

    address: str
    folder: Path


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "seeds", "tests/labels"):
        shutil.copytree(ROOT / name, folder / name)
    settings = folder / ".settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(
        '{"fetchNews": "false", "checkForUpdates": false}'
    )
    port = _free_port()
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *_options(folder, port)],
        env={**os.environ, **_homes(folder)},
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api/status", server, folder / "server.log")
        yield Lab(f"http://127.0.0.1:{port}", folder)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(SECONDS)
        log.close()


@pytest.fixture
def page(lab: Lab) -> Iterator:
    with chromium(viewport={"width": 1400, "height": 1000}) as (context, seen):
        context.route(f"{lab.address}/**", lambda route: route.continue_())
        opened = context.new_page()
        opened.set_default_timeout(SECONDS * 1000)
        yield opened
        assert not seen.requests, "something was asked for beyond the loopback"


def run(page, lab: Lab, name: str) -> None:
    """Open a notebook and run all its cells."""
    page.goto(f"{lab.address}/lab/tree/notebooks/{name}.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function(
        "window.jupyterapp && window.jupyterapp.commands.hasCommand('notebook:run-all-cells')"
    )
    page.evaluate(RUN_ALL)


def redrawn(page, turn) -> None:
    """Turn a knob and wait until the first live chart is drawn anew."""
    before = int(page.locator("[data-drawn]").first.get_attribute("data-drawn"))
    turn()
    page.wait_for_function(
        "n => Number(document.querySelector('[data-drawn]').dataset.drawn) > n", arg=before
    )


def test_click_on_a_mark_reads_its_sentence(lab: Lab, page) -> None:
    run(page, lab, "02_figures")
    page.wait_for_selector("[data-drawn]", state="attached")
    measure = page.get_by_label("Measure", exact=True)
    redrawn(page, lambda: measure.select_option(label="every measure"))
    mark = page.locator("[data-drawn] [aria-label^='Pentagon: deployed ≈ 10,000']").first
    mark.scroll_into_view_if_needed()
    mark.click(force=True)
    told = page.locator(".cb-told mark").first
    told.wait_for()
    assert "around 10,000 North Korean troops" in told.inner_text()
    assert "Pentagon said in November" in page.locator(".cb-told").first.inner_text()
    assert "Pentagon" in page.locator(".cb-told + .cb-note").first.inner_text()
    page.locator("[data-drawn]").nth(1).locator("[style*='opacity: 0.2']").first.wait_for(
        state="attached"
    )  # linked


def test_keyboard_reaches_a_mark(lab: Lab, page) -> None:
    run(page, lab, "02_figures")
    page.wait_for_selector("[data-drawn] [tabindex='0']")
    page.locator("[data-drawn] [tabindex='0']").first.focus()
    page.keyboard.press("ArrowDown")
    spoken = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.locator(".cb-told").first.wait_for()
    assert spoken.split(":")[0] in page.locator(".cb-told + .cb-note").first.inner_text()


def test_stretch_of_time_reads_its_rows(lab: Lab, page) -> None:
    run(page, lab, "04_timeline")
    lanes = page.locator("[data-drawn] svg").first
    lanes.wait_for()
    lanes.scroll_into_view_if_needed()
    box = lanes.bounding_box()
    page.mouse.move(box["x"] + 0.4 * box["width"], box["y"] + 0.45 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.95 * box["width"], box["y"] + 0.45 * box["height"], steps=4)
    page.mouse.up()
    page.locator(".cb-told").nth(2).wait_for()


def test_a_word_switched_off_changes_the_stance(lab: Lab, page) -> None:
    run(page, lab, "03_stance")
    page.wait_for_selector("[data-drawn]", state="attached")
    before = page.locator("[data-drawn]").first.inner_text()
    words = page.get_by_label("Switch off")
    redrawn(page, lambda: words.select_option(index=[0, 1, 2]))
    assert page.locator("[data-drawn]").first.inner_text() != before


def test_reader_switches_layers(lab: Lab, page) -> None:
    run(page, lab, "01_articles")
    reader = page.locator(".widget-html mark.cb-figure")
    reader.first.wait_for()
    page.get_by_role("button", name="figures", exact=True).click()
    page.wait_for_function("!document.querySelector('.widget-html mark.cb-figure')")
    assert page.locator(".widget-html mark.cb-date").count()


def _options(folder: Path, port: int) -> list[str]:
    return [
        "--no-browser",
        "--allow-root",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        "--ServerApp.password=",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.extension_manager=readonly",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]


def _homes(folder: Path) -> dict[str, str]:
    """Folders of its own, so that no setting of the user and no other run is in the way."""
    names = {
        "JUPYTER_CONFIG_DIR": ".config",
        "JUPYTER_DATA_DIR": ".data",
        "JUPYTER_RUNTIME_DIR": ".runtime",
        "JUPYTERLAB_SETTINGS_DIR": ".settings",
        "JUPYTERLAB_WORKSPACES_DIR": ".workspaces",
        "IPYTHONDIR": ".ipython",
    }
    return {variable: str(folder / name) for variable, name in names.items()} | {"JUPYTER_PLATFORM_DIRS": "1"}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                json.load(answer)
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start: {log.read_text()[-2000:]}")
