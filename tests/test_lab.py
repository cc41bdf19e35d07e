"""JupyterLab in a real browser: a notebook is opened and run, a knob turned, a mark clicked, and the right sentence is shown."""

from __future__ import annotations

import csv
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


def settled(page, mark) -> dict[str, float]:
    """Where a mark stands on the screen, once nothing above it moves any more."""
    mark.wait_for()
    page.wait_for_function(
        """async (mark) => {
            mark.scrollIntoView({block: "center"});
            const before = mark.getBoundingClientRect();
            await new Promise((resolve) => setTimeout(resolve, 250));
            const after = mark.getBoundingClientRect();
            const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
            return before.top === after.top && before.height === after.height && kernel.status === "idle";
        }""",
        arg=mark.element_handle(),
    )
    return mark.bounding_box()


def knob(page, label: str):
    """One of the knobs above the live charts."""
    return page.locator(".cb-knobs").get_by_label(label, exact=True)


def journal(lab: Lab) -> list[dict[str, str]]:
    """The corrections that are kept beside the articles."""
    with (lab.folder / "seeds" / "corrections.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_click_on_a_mark_reads_its_sentence(lab: Lab, page) -> None:
    run(page, lab, "02_figures")
    page.wait_for_selector("[data-drawn]", state="attached")
    redrawn(page, lambda: knob(page, "Measure").select_option(label="every measure"))
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
    page.locator("tr.cb-chosen", has_text="around 10,000").wait_for()


def test_two_clicks_correct_a_row_and_a_third_takes_it_back(lab: Lab, page) -> None:
    run(page, lab, "02_figures")
    mark = page.locator("[data-drawn] [aria-label^='Pentagon: deployed ≈ 10,000, estimated']").first
    mark.wait_for(state="attached")
    mark.scroll_into_view_if_needed()
    mark.click(force=True)
    denied = page.locator(".cb-form option", has_text="denied")
    denied.wait_for(state="attached")
    redrawn(page, lambda: denied.click())
    page.locator("[data-drawn] [aria-label^='Pentagon: deployed ≈ 10,000, denied']").first.wait_for(
        state="attached"
    )
    assert [(c["column"], c["value"], c["was"]) for c in journal(lab)] == [("status", "denied", "estimated")]
    redrawn(page, lambda: page.get_by_role("button", name="Undo").click())
    page.locator("[data-drawn] [aria-label^='Pentagon: deployed ≈ 10,000, estimated']").first.wait_for(
        state="attached"
    )
    assert journal(lab)[-1]["value"] == "estimated"


def test_keyboard_reaches_a_mark(lab: Lab, page) -> None:
    run(page, lab, "02_figures")
    page.wait_for_selector("[data-drawn] [tabindex='0']")
    page.locator("[data-drawn] [tabindex='0']").first.focus()
    page.keyboard.press("ArrowDown")
    spoken = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.locator(".cb-told").first.wait_for()
    assert spoken.split(":")[0] in page.locator(".cb-told + .cb-note").first.inner_text()
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('.cb-told')")


def test_stretch_of_time_lists_its_rows_alone(lab: Lab, page) -> None:
    run(page, lab, "04_timeline")
    box = settled(page, page.locator("[data-drawn] svg").first)
    rows = page.locator(".cb-explore tr[data-row]")
    before = rows.count()
    page.mouse.move(box["x"] + 0.4 * box["width"], box["y"] + 0.45 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.95 * box["width"], box["y"] + 0.45 * box["height"], steps=4)
    page.mouse.up()
    page.locator(".cb-told").nth(2).wait_for()
    page.wait_for_selector("text=as chosen in the chart")
    assert 0 < rows.count() < before


def test_a_word_switched_off_changes_the_stance(lab: Lab, page) -> None:
    run(page, lab, "03_stance")
    page.wait_for_selector("[data-drawn]", state="attached")
    before = page.locator("[data-drawn]").first.inner_text()
    word = page.locator(".cb-switches button").first
    redrawn(page, lambda: word.click())
    assert page.locator("[data-drawn]").first.inner_text() != before
    assert page.locator(".cb-switches [aria-pressed='true']").count() == 1
    redrawn(page, lambda: page.get_by_role("button", name="Reset").click())
    assert page.locator("[data-drawn]").first.inner_text() == before


def test_rule_is_chosen_and_its_reports_are_read(lab: Lab, page) -> None:
    run(page, lab, "05_conflicts")
    page.wait_for_selector("[data-drawn]", state="attached")
    redrawn(page, lambda: knob(page, "Rule").select_option(label="lowest"))
    mark = page.locator("[data-drawn] [aria-label^='lowest (the rule used)']").first
    mark.scroll_into_view_if_needed()
    mark.click(force=True)
    page.locator(".cb-told").first.wait_for()
    redrawn(page, lambda: knob(page, "Source").select_option(index=1))
    page.wait_for_selector("text=Turn Source to “every source”", state="attached")


def test_reader_switches_layers_and_tells_of_marked_words(lab: Lab, page) -> None:
    run(page, lab, "01_articles")
    figure = page.locator(".cb-explore mark.cb-figure").first
    figure.wait_for()
    figure.click()
    page.locator(".cb-told").first.wait_for()
    page.get_by_role("button", name="✓ figures").click()
    page.wait_for_function("!document.querySelector('.cb-charts mark.cb-figure')")
    assert page.locator(".cb-charts mark.cb-date").count()


def test_no_article_is_said_in_words(lab: Lab, page) -> None:
    (lab.folder / "nothing").mkdir()
    (lab.folder / "nothing" / "a.txt").write_text("")
    notebook = lab.folder / "notebooks" / "02_nothing.ipynb"
    source = (lab.folder / "notebooks" / "02_figures.ipynb").read_text(encoding="utf-8")
    notebook.write_text(source.replace("../seeds", "../nothing"), encoding="utf-8")
    run(page, lab, "02_nothing")
    page.locator("[data-drawn]", has_text="the corpus has no readable article").first.wait_for()
    assert page.locator(".cb-knobs select").count() == 5


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
