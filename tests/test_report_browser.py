"""The report in a real browser, with no network: what draws, what answers, and that nothing is asked for."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from browser import chromium, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

DRAWN = "html[data-state=ready]"
WIDE = {"width": 1280, "height": 900}
FIRST_QUOTED = """() => {
  const quotes = JSON.parse(document.getElementById("quotes").textContent);
  const marks = [...document.querySelectorAll(".drawing svg *")].filter((mark) => mark.__data__ && mark.__data__.datum);
  const hit = marks.find((mark) => quotes[mark.__data__.datum.id] && quotes[mark.__data__.datum.id].place);
  hit.setAttribute("data-hit", "yes");
  return {id: hit.__data__.datum.id, chart: hit.closest(".drawing").id, ...quotes[hit.__data__.datum.id]};
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[tuple]:
    """One browser for all tests of the module."""
    with chromium(viewport=WIDE, accept_downloads=True) as opened:
        yield opened


@pytest.fixture
def tab(browser, seeds_report) -> Iterator:
    """The report, drawn; afterwards nothing may have been asked for and nothing gone wrong."""
    context, seen = browser
    page = context.new_page()
    page.goto((seeds_report / "report.html").as_uri())
    page.wait_for_selector(DRAWN, timeout=60_000)
    yield page
    page.close()
    assert (seen.requests, seen.errors) == ([], [])


def states(page) -> list[str]:
    return page.eval_on_selector_all(".drawing", "all => all.map((one) => one.dataset.state)")


def chosen(page) -> SimpleNamespace:
    """A mark that has words, and these words."""
    return SimpleNamespace(**page.evaluate(FIRST_QUOTED))


def test_every_chart_is_drawn(tab):
    found = states(tab)
    assert len(found) >= 10 and set(found) == {"ready"}
    assert (
        tab.eval_on_selector_all(
            ".drawing", "all => all.filter((one) => !one.getAttribute('aria-label')).length"
        )
        == 0
    )


def test_mark_says_its_words(tab):
    mark = chosen(tab)
    tab.locator("[data-hit]").first.dispatch_event("click")
    figure = tab.locator("figure", has=tab.locator(f"#{mark.chart}"))
    assert figure.locator(".quote mark").first.inner_text() == mark.words.strip()
    assert mark.place in figure.locator(".quote").inner_text()
    assert tab.locator("tr.chosen").count() >= 1
    figure.locator(".quote a").first.click()
    assert tab.url.endswith(f"#{mark.id}")


def test_words_of_a_row_are_in_sight(tab):
    tallest = "Math.max(...all.map((one) => one.offsetHeight))"
    home = tab.eval_on_selector_all(
        "figure.chart",
        f"all => all.find((one) => one.offsetHeight === {tallest}).querySelector('.drawing').id",
    )
    figure = tab.locator("figure", has=tab.locator(f"#{home}"))
    figure.evaluate("one => window.scrollTo(0, one.getBoundingClientRect().top + scrollY)")
    figure.locator(".choosable").first.click(force=True)
    tab.wait_for_function("!document.querySelector('figure:has(.quote q) .quote').hidden")
    tab.wait_for_timeout(400)
    box = figure.locator(".quote").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= WIDE["height"] + 1
    figure.locator(".quote .close").click()
    assert figure.locator(".quote").inner_text() == ""


def test_saved_chart_has_no_chosen_row(tab):
    mark = chosen(tab)
    figure = tab.locator("figure", has=tab.locator(f"#{mark.chart}"))
    drawings = []
    for _ in range(2):
        with tab.expect_download() as download:
            figure.get_by_text("Save as SVG").click()
        drawings.append(re.sub(r"(gradient|clip)_?\d+", "", download.value.path().read_text("utf-8")))
        before = figure.locator(".drawing svg").inner_html()
        figure.locator(".choosable").nth(2).click(force=True)
        tab.wait_for_timeout(200)
    assert figure.locator(".drawing svg").inner_html() == before  # still outlined on the page
    assert drawings[0] == drawings[1]


def test_keyboard_reaches_marks(tab):
    mark = chosen(tab)
    figure = tab.locator("figure", has=tab.locator(f"#{mark.chart}"))
    figure.locator(".drawing [tabindex='0']").first.focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("Enter")
    assert figure.locator(".quote q").count() >= 1


def test_tooltip_stands_beside_the_words_of_a_mark(tab):
    """Of every chart the first mark is chosen by the pointer, which then moves on it."""
    over = """async () => {
        const found = [];
        for (const figure of document.querySelectorAll("figure:has(.choosable)")) {
            const mark = figure.querySelector(".choosable");
            mark.scrollIntoView({block: "center"});
            const box = mark.getBoundingClientRect();
            const at = {bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2};
            for (const name of ["pointermove", "click", "pointermove"]) {
                mark.dispatchEvent(new PointerEvent(name, at));
                await new Promise((resolve) => setTimeout(resolve, 60));
            }
            const words = figure.querySelector(".quote").getBoundingClientRect(), tip = document.querySelector(".tip");
            const below = tip && tip.getBoundingClientRect();
            if (below && below.bottom > words.top && below.top < words.bottom) found.push(figure.querySelector(".drawing").id);
        }
        return found;
    }"""
    assert tab.evaluate(over) == []


def test_tooltip_is_text(tab):
    with_tip = "mark => mark.__data__ && mark.__data__.tooltip"
    handle = tab.evaluate_handle(
        f"[...document.querySelectorAll('.drawing svg *')].find({with_tip})"
    ).as_element()
    for name in ("pointerover", "pointermove", "mousemove"):
        handle.dispatch_event(name, {"clientX": 50, "clientY": 50})
    tab.wait_for_selector(".tip")
    assert tab.locator(".tip").inner_text().strip()


def test_tables_sort_and_page(tab):
    table = tab.locator(".chapter table", has=tab.locator("th[aria-sort]")).first
    table.locator("th[aria-sort] button").first.click()
    assert table.locator("th[aria-sort]").first.get_attribute("aria-sort") == "ascending"
    texts = table.locator("tbody tr td:first-child").all_inner_texts()
    table.locator("th[aria-sort] button").first.click()
    assert table.locator("tbody tr td:first-child").all_inner_texts() != texts or len(set(texts)) == 1
    long = tab.locator(".tools:has(input)").first
    before = tab.locator("tbody tr:visible").count()
    long.locator("button").click()
    assert tab.locator("tbody tr:visible").count() > before
    long.locator("input").fill("no such words anywhere")
    assert "0 of" in long.inner_text()


def test_link_to_a_row_opens_its_page(tab, seeds_report):
    row = tab.eval_on_selector_all("tr[id]", "rows => rows.filter((row) => row.hidden).map((row) => row.id)")[
        -1
    ]
    tab.goto((seeds_report / "report.html").as_uri() + f"#{row}")
    tab.reload()
    tab.wait_for_selector(DRAWN, timeout=60_000)
    tab.wait_for_selector(f"#{row}", state="visible")
    assert tab.evaluate(
        f"(() => {{ const box = document.getElementById('{row}').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight + 400; }})()"
    )


def test_contents_follow_the_reader(tab):
    last = tab.locator("main > section").last.get_attribute("id")
    tab.locator(f"#{last}").scroll_into_view_if_needed()
    tab.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    tab.wait_for_timeout(200)
    here = tab.locator(".contents a[aria-current]")
    assert here.count() == 1 and here.get_attribute("href") != "#brief"


def drag(page, chart: str, first: float, last: float) -> None:
    """Draw a stretch across a chart, between two parts of its width."""
    drawing = page.locator(f"#{chart} svg")
    drawing.evaluate("one => one.scrollIntoView({block: 'center'})")
    box = drawing.bounding_box()
    page.mouse.move(box["x"] + first * box["width"], box["y"] + 0.42 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + last * box["width"], box["y"] + 0.42 * box["height"], steps=4)
    page.mouse.up()
    page.wait_for_timeout(1000)  # what is told follows the pointer


@pytest.mark.parametrize("name", ["dates_by_article", "force_over_time"])
def test_stretch_of_time_chooses_its_rows(tab, name):
    chart = tab.evaluate(
        "name => [...document.querySelectorAll('script[data-chart]')].find((one) => JSON.parse(one.textContent).name === name).dataset.chart",
        name,
    )
    figure = tab.locator("figure", has=tab.locator(f"#{chart}"))
    drag(tab, chart, 0.55, 0.97)
    figure.locator(".stretch button").first.wait_for()
    said = int(re.match(r"([\d,]+) rows? between", figure.locator(".stretch").inner_text())[1])
    note = tab.locator(".chosen-rows:visible")
    assert note.inner_text().startswith(f"{said} of {said} row")
    rows = note.evaluate(
        "one => one.nextElementSibling.tBodies[0].querySelectorAll('tr:not([hidden])').length"
    )
    every = note.evaluate("one => one.nextElementSibling.tBodies[0].rows.length")
    assert 0 < rows <= min(said, 25) and rows < every
    figure.get_by_text("Clear").click()
    assert not tab.locator(".chosen-rows:visible").count()
    assert figure.locator(".stretch").inner_text() == ""


def test_number_of_a_finding_shows_its_rows(tab):
    link = tab.locator(".chapter a.number[data-rows]").first
    ids, count = link.get_attribute("data-rows").split(";"), int(link.get_attribute("data-of"))
    link.click()
    note = tab.locator(".chosen-rows:visible")
    assert f"{min(len(ids), count)} of {count}" in note.inner_text()
    shown = note.evaluate(
        "one => [...one.nextElementSibling.tBodies[0].querySelectorAll('tr:not([hidden])')].map((row) => row.classList[0])"
    )
    assert shown and set(shown) <= set(ids)
    assert tab.url.endswith(f"#{ids[0]}")
    note.locator("button").click()
    assert not tab.locator(".chosen-rows:visible").count()


def test_every_number_of_the_findings_leads_somewhere(tab):
    broken = tab.eval_on_selector_all(
        "a.number", "all => all.filter((one) => !document.getElementById(one.hash.slice(1))).length"
    )
    assert tab.locator("a.number").count() > 40 and broken == 0
    assert tab.locator(".finding a.number[data-rows]").count() > 15


def test_legend_shows_one_side_alone(tab):
    figure = tab.locator(
        "figure.chart", has=tab.locator(".role-legend-label text + *, .role-legend-label text")
    ).nth(2)
    name = figure.locator(".role-legend-label text").first
    name.click()
    assert name.get_attribute("aria-pressed") == "true"
    assert figure.locator(".shaded").count()
    name.focus()
    tab.keyboard.press("Enter")
    assert name.get_attribute("aria-pressed") == "false" and not figure.locator(".shaded").count()


def test_drop_down_filters_the_chart(tab):
    figure = tab.locator("figure.chart", has=tab.locator("select")).first
    choices = figure.locator("select").first
    before = figure.locator(".choosable").count()
    choices.select_option("all")
    tab.wait_for_timeout(300)
    assert figure.locator(".choosable").count() > before


def test_deep_link_to_a_row_that_only_a_chart_tells(tab, seeds_report):
    only = tab.evaluate("""() => {
      const quotes = JSON.parse(document.getElementById("quotes").textContent);
      const told = new Set([...document.querySelectorAll("svg *")].filter((one) => one.__data__ && one.__data__.datum)
        .flatMap((one) => String(one.__data__.datum.ids || one.__data__.datum.id || "").split(";")));
      return Object.keys(quotes).find((id) => told.has(id) && quotes[id].place && !document.getElementById(id));
    }""")
    assert only
    tab.goto((seeds_report / "report.html").as_uri() + f"#{only}")
    tab.reload()
    tab.wait_for_selector(DRAWN, timeout=60_000)
    tab.locator(f".quote a[href='#{only}']").wait_for()


def test_download_is_the_table(tab, seeds_report):
    with tab.expect_download() as download:
        tab.locator("a[data-table=claims]").click()
    assert download.value.suggested_filename == "claims.csv"
    content = download.value.path().read_bytes()
    assert content == (seeds_report / "tables" / "claims.csv").read_bytes()
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) > 10


@pytest.mark.parametrize("look", ["light", "dark"])
def test_looks(browser, tab, look):
    tab.emulate_media(color_scheme=look)
    tab.wait_for_selector(f"html[data-looks={look}][data-state=ready]")
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    chart = tab.evaluate("getComputedStyle(document.querySelector('.drawing svg')).backgroundColor")
    assert chart == ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 23, 27)"}[look]


def test_no_chart_of_a_wide_page_is_cut(tab):
    assert (
        tab.eval_on_selector_all(
            ".drawing", "all => all.filter((d) => d.scrollWidth > d.clientWidth + 1).map((d) => d.id)"
        )
        == []
    )


def test_narrow_page_does_not_scroll_sideways(tab):
    tab.set_viewport_size({"width": 400, "height": 900})
    tab.reload()
    tab.wait_for_selector(DRAWN, timeout=60_000)
    assert set(states(tab)) == {"ready"}
    assert tab.evaluate("document.documentElement.scrollWidth") <= 400
    widest = (
        "Math.max(...[...document.querySelectorAll('.drawing')].map((d) => d.getBoundingClientRect().right))"
    )
    assert tab.evaluate(widest) <= 400
    scrolls = "[...document.querySelectorAll('.drawing')].filter((d) => d.scrollWidth > d.clientWidth + 1)"
    assert tab.evaluate(f"{scrolls}.length > 0 && {scrolls}.every((d) => d.tabIndex === 0)")


def test_cells_of_a_narrow_table_name_their_column(tab):
    tab.set_viewport_size({"width": 400, "height": 900})
    tab.reload()
    tab.wait_for_selector(DRAWN, timeout=60_000)
    table = tab.locator(".chapter table:has(tr[class])").first
    heads = [text.strip() for text in table.locator("thead th").all_text_contents()]
    shown = table.locator("tbody tr:visible")
    assert 0 < shown.count() <= 8 < table.locator("tbody tr").count()
    named = "(row) => [...row.cells].filter((cell) => cell.textContent.trim()).map((cell) => getComputedStyle(cell, '::before').content)"
    assert set(shown.first.evaluate(named)) <= {f'"{head}"' for head in heads}
    choice = table.locator("xpath=preceding-sibling::p[@class='sort']/select")
    choice.select_option(heads[-1])
    assert table.locator("th").last.get_attribute("aria-sort") == "ascending"


def test_words_of_a_narrow_chart_end_within_it(tab):
    tab.set_viewport_size({"width": 390, "height": 900})
    tab.reload()
    tab.wait_for_selector(DRAWN, timeout=60_000)
    beyond = """all => all.filter((home) => home.scrollWidth <= home.clientWidth + 1).flatMap((home) => {
      const edge = home.getBoundingClientRect().right;
      return [...home.querySelectorAll(".role-mark text, .role-title text")].filter((text) => text.getBoundingClientRect().right > edge + 1)
        .map((text) => home.id + ": " + text.textContent);
    })"""
    assert tab.eval_on_selector_all(".drawing", beyond) == []
    sideways = (
        "all => all.filter((home) => home.scrollWidth > home.clientWidth + 12).length"  # a chart's margin
    )
    assert tab.eval_on_selector_all(".drawing", sideways) <= 2  # columns of cells


def test_escape_takes_the_words_of_a_mark_away(tab):
    mark = chosen(tab)
    tab.locator("[data-hit]").first.dispatch_event("click")
    panel = tab.locator("figure", has=tab.locator(f"#{mark.chart}")).locator(".quote")
    assert panel.locator("q").count()
    for _ in range(2):  # a tip may stand above
        tab.keyboard.press("Escape")
    assert panel.inner_text() == "" and not tab.locator("tr.chosen").count()


def test_pictures_without_scripts(browser, seeds_report):
    context = browser[0].browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto((seeds_report / "report.html").as_uri())
    pictures = page.locator("figure.chart img")
    assert pictures.count() == page.locator("figure.chart").count()
    assert all(pictures.nth(n).bounding_box()["height"] > 20 for n in range(pictures.count()))
    context.close()


def test_print(tab):
    tab.emulate_media(media="print")
    assert not tab.locator(".contents").is_visible() and tab.locator("h1").is_visible()
    assert tab.locator("select:visible, .tools button:visible, figure.screen:visible").count() == 0
    assert re.match(rb"%PDF-", tab.pdf())


@pytest.mark.parametrize("look", ["light", "dark"])
def test_accessible(tab, look):
    from axe_playwright_python.sync_playwright import Axe

    tab.emulate_media(color_scheme=look)
    tab.wait_for_selector(f"html[data-looks={look}][data-state=ready]")
    found = Axe().run(tab).response["violations"]
    assert {v["id"]: [n["html"][:120] for n in v["nodes"][:3]] for v in found} == {}
