"""No text from outside ever runs: every payload in every place of the report, and each of the two walls alone."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import altair as alt
import jinja2
import nbformat.v4 as notebooks
import pandas as pd
import pytest
import yaml
from browser import chromium, needs_chromium
from hypothesis import given
from hypothesis import strategies as st

from claimbook.show import escapes
from claimbook.show.report import chapters, downloads, exporters
from claimbook.show.report.methods import Method

CASES = Path(__file__).parent / "cases" / "payloads.yaml"
PAYLOADS = [
    case["text"].replace("RAN", f"ran({number})")
    for number, case in enumerate(yaml.safe_load(CASES.read_text(encoding="utf-8")))
]
TEETH = [n for n, case in enumerate(yaml.safe_load(CASES.read_text(encoding="utf-8"))) if case.get("tooth")]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
DRAWN = "html[data-state=ready]"
NOTE_RUNS = "window.ranAt = []; window.ran = (number) => window.ranAt.push(number);"
TOUCH = r"""() => {
  const events = ["pointerover", "mouseover", "mousemove", "focus", "mousedown", "mouseup", "click"];
  const within = (mark) => getComputedStyle(mark).pointerEvents !== "none";  // what a reader's pointer can reach
  [...document.querySelectorAll("svg *")].filter(within).forEach((mark) => events.forEach((name) =>
    mark.dispatchEvent(new MouseEvent(name, {bubbles: true, clientX: 9, clientY: 9}))));
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  document.querySelectorAll("a").forEach((link) => {
    const address = String(link.href.baseVal || link.href);
    if (!/^(https?|file|data:application\/gzip)/.test(address)) link.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  });
}"""


def table_of(text: str) -> str:
    """A table as a notebook would show it, escaped by the notebook."""
    return pd.DataFrame({"words": [text], text: [1]}).to_html()


def chart_of(text: str) -> dict:
    """A chart with the text in every place where charts show text."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": text,
        "usermeta": {"embedOptions": {"ast": False, "loader": {"baseURL": "https://evil.example/"}}},
        "title": {"text": text, "subtitle": text},
        "data": {
            "values": [
                {"id": "fig-1", "words": text, "n": 1, "image": text},
                {"id": text, "words": "b", "n": 2},
            ]
        },
        "params": [
            {
                "name": "chosen",
                "value": text,
                "bind": {"input": "select", "options": [text, "b"], "name": text},
            }
        ],
        "mark": {"type": "point", "size": 300, "filled": True},
        "encoding": {
            "x": {"field": "n", "type": "quantitative", "title": text},
            "y": {"field": "words", "type": "nominal", "axis": {"title": text}},
            "color": {"field": "words", "type": "nominal", "legend": {"title": text}},
            "tooltip": [{"field": "words", "title": text}, {"field": "image"}],
            "description": {"field": "words"},
            "href": {"field": "words"},
        },
    }


def cells_of(text: str) -> dict[str, dict]:
    """Cells of an executed notebook that hold the text, by the place that they try."""
    data = {
        "markdown output": {"text/markdown": f"# {text}\n\n{text}"},
        "HTML output, raw": {"text/html": text},
        "HTML output, in a title": {"text/html": f'<p title="{html.escape(text)}">x</p>'},
        "table, raw": {"text/html": f"<table><tr><td>{text}</td></tr></table>"},
        "table": {"text/html": table_of(text)},
        "plain output": {"text/plain": text},
        "script output": {"application/javascript": text, "text/plain": text},
        "SVG output": {"image/svg+xml": f"<svg>{text}</svg>", "text/plain": "a picture"},
        "picture": {"image/png": text, "text/plain": text},
        "chart": {"application/vnd.vegalite.v5+json": chart_of(text)},
    }
    outputs = {place: notebooks.new_output("display_data", bundle) for place, bundle in data.items()}
    outputs["finding"] = notebooks.new_output("stream", name="stdout", text=text)
    outputs["message"] = notebooks.new_output("stream", name="stderr", text=text)
    outputs["error"] = notebooks.new_output("error", ename=text, evalue=text)
    cells = {place: notebooks.new_code_cell(text, outputs=[output]) for place, output in outputs.items()}
    cells["heading"] = notebooks.new_markdown_cell(f"## {text}\n\nWords.")
    cells["paragraph"] = notebooks.new_markdown_cell(text)
    return cells


def report_of(texts: list[str], without: tuple[str, ...] = ()) -> tuple[exporters.Report, int]:
    """A report with every text in every place, and the number of these cases."""
    taken: set[str] = set()
    made, places = [], set()
    for number, text in enumerate(texts):
        cells = {place: cell for place, cell in cells_of(text).items() if place not in without}
        places |= set(cells)
        node = notebooks.new_notebook(cells=[notebooks.new_markdown_cell(f"# {text}"), *cells.values()])
        made.append(chapters.make_chapter(f"{number:02}_{text}", node, taken))
    one = "\n".join(texts)
    names = [
        "corpus",
        "deck",
        "chapter",
        "parameter",
        "meaning",
        "sentence",
        "cell",
        "input",
        "version",
        "quotation",
    ]
    report = exporters.Report(
        corpus=one,
        deck=one,
        chapters=made,
        parameters=[(t, t, t) for t in texts],
        asked=[(t, t) for t in texts],
        methods=[Method(t, [t], [t], [[t]]) for t in texts],
        inputs=[{"part": t, "path": t, "sha256": t} for t in texts],
        versions={t: t for t in texts},
        downloads=[downloads.Download(f"table{n}", 1, None) for n, _ in enumerate(texts)],
        quotes={
            "fig-1": dict.fromkeys(("before", "words", "after", "source", "status", "article", "place"), one)
        },
        pictures=exporters.pictures_of([c for chapter in made for c in chapter.charts][:5]),
    )
    return report, len(texts) * (len(places) + len(names))


@pytest.fixture(scope="module")
def page() -> str:
    report, count = report_of(PAYLOADS)
    assert len(PAYLOADS) >= 40 and count >= 600
    return exporters.report_html(report)


def opened(pages: list[str], folder: Path, until: str = "html") -> SimpleNamespace:
    """What happens when somebody opens the pages, waits for the selector `until`, and touches everything."""
    file = folder / "page.html"
    happened = SimpleNamespace(ran=[], states=[])
    with chromium() as (context, seen):
        context.add_init_script(NOTE_RUNS)
        tab = context.new_page()
        for page in pages:
            file.write_text(page, encoding="utf-8", errors="surrogatepass")
            tab.goto(file.as_uri(), wait_until="domcontentloaded")
            tab.wait_for_selector(until, state="attached", timeout=60_000)
            happened.states += tab.eval_on_selector_all(
                ".drawing", "all => all.map((one) => one.dataset.state)"
            )
            tab.evaluate(TOUCH)
            tab.wait_for_timeout(50 if len(pages) > 1 else 500)
            happened.ran += tab.evaluate("window.ranAt") if tab.url.startswith("file:") else [tab.url]
    happened.requests, happened.errors = seen.requests, seen.errors
    return happened


@pytest.mark.browser
@needs_chromium
def test_nothing_runs(page, tmp_path):
    happened = opened([page], tmp_path, DRAWN)
    assert happened.ran == []
    assert happened.requests == []
    assert happened.errors == []  # a refusal would show that text had reached the second wall
    assert happened.states == ["ready"] * len(PAYLOADS)


@pytest.mark.browser
@needs_chromium
def test_escaping_holds_without_policy(page, tmp_path):
    without, count = POLICY.subn("", page)
    happened = opened([without], tmp_path, DRAWN)
    assert count == 1
    assert (happened.ran, happened.requests) == ([], [])


@pytest.mark.browser
@needs_chromium
def test_policy_holds_without_escaping(tmp_path):
    """The template shows everything as it is; nothing is cleaned. Without the policy this page runs text (seen here too)."""
    unescaped = jinja2.Environment(loader=jinja2.FileSystemLoader(exporters.STATIC), trim_blocks=True)
    unescaped.filters.update({"json_for_script": json.dumps, "address": lambda svg: svg})
    template = unescaped.get_template("report.html.j2")
    with (
        mock.patch.object(exporters, "_template", lambda: template),
        mock.patch.object(chapters, "clean_html", lambda text, taken=None: text),
        mock.patch.object(chapters, "escape", lambda text: text),
        mock.patch.object(chapters, "shown", lambda text: text),
    ):
        naked = [exporters.report_html(report_of([text], without=("chart",))[0]) for text in PAYLOADS]
    happened = opened(naked, tmp_path)
    assert (happened.ran, happened.requests) == ([], [])
    assert any("Content Security Policy" in error for error in happened.errors)
    assert opened([POLICY.sub("", naked[0])], tmp_path).ran


@pytest.mark.browser
@needs_chromium
def test_would_notice(tmp_path):
    """The same payloads do run in the page that Altair writes by itself."""
    frames = [pd.DataFrame({"x": [PAYLOADS[number]]}) for number in TEETH]
    stock = [alt.Chart(frame).mark_point().encode(x="x:N").to_html(inline=True) for frame in frames]
    assert TEETH and set(TEETH) <= set(opened(stock, tmp_path).ran)


LINKS = {
    "https://example.org/a?b=c#d": True,
    "http://example.org": True,
    "#a-1": True,
    **dict.fromkeys(
        [
            "javascript:ran(1)", "JaVaScRiPt:ran(1)", " javascript:ran(1)", "java\tscript:ran(1)", "java\nscript:ran(1)",
            "\x01javascript:ran(1)", "javascript&colon;ran(1)", "&#106;avascript:ran(1)", "vbscript:x", "data:text/html,x",
            "data:image/svg+xml,x", "blob:https://example.org/x", "file:///etc/hostname", "//example.org", "/etc/hostname",
            "\\\\example.org\\x", "https:\\\\example.org", "https://user@example.org", "ftp://example.org", "mailto:a@example.org",
            "about:blank", "https:///x", "#\" onclick=\"ran(1)", "view-source:x", "ws://example.org",
        ],
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("address", "is_kept"), LINKS.items(), ids=repr)
def test_links(address, is_kept):
    cleaned = escapes.clean_html(f'<a href="{address}">x</a>')
    assert ("href" in cleaned.partition(">")[0]) == is_kept
    assert ('rel="noopener noreferrer"' in cleaned) == address.startswith("http") * is_kept


HIDDEN = [
    *map(
        chr,
        (
            0x00AD,
            0x061C,
            0x200B,
            0x200E,
            0x200F,
            *range(0x202A, 0x202F),
            0x2060,
            *range(0x2066, 0x206A),
            0xFEFF,
            0xE0041,
        ),
    )
]


@pytest.mark.parametrize("character", HIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_hidden_characters_are_shown(character):
    code = f"[U+{ord(character):04X}]"
    assert escapes.shown(f"a{character}b") == f"a{code}b"
    assert escapes.clean_html(f"a&#{ord(character)};b{character}") == f"a{code}b{code}"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(start):
    frame = pd.DataFrame(
        {"words": pd.Series([f"{start}1+1", None, "12 men"], dtype="str"), "low": [-5.0, 1.0, None]}
    )
    [_, formula, missing, plain] = csv.reader(io.StringIO(downloads.spreadsheet_csv(frame)))
    assert formula == [f"'{start}1+1".replace("\r", "\n"), "-5.0"]  # a number stays one
    assert missing == ["", "1.0"] and plain == ["12 men", ""]


@given(
    st.recursive(
        st.text() | st.none() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_in_a_script_comes_back(value):
    written = escapes.json_for_script(value)
    assert json.loads(written) == value
    assert not set("<>&\u2028\u2029") & set(written)
