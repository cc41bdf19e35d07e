"""A corpus that is hostile everywhere, through the real notebooks: words, file names, metadata, codebook, parameters."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pandas as pd
import pytest
from browser import needs_chromium
from test_safety import DRAWN, PAYLOADS, opened

from claimbook.show.report.reports import Order, write_report

pytestmark = [pytest.mark.browser, pytest.mark.slow, needs_chromium]

LINES = [" ".join(payload.replace("\0", "").split()) for payload in PAYLOADS]
ARTICLE = """{0}

Officials in Ostland said on 3 May 2024 that at least 12 soldiers were killed near {0}.

“{0} is a heroic victory,” Ann {0} Lee said. Ann Lee said the brutal {0} attack wounded 30 people.

According to {0}, Norway praised Ostland on Tuesday.
"""


def write_rows(path: Path, header: str, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header.split(","), *rows])


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """An article a payload, which is also its file's name, its metadata, and a name, a side and a word of the codebook."""
    folder = tmp_path_factory.mktemp("hostile")
    names = [f"{n:02} {line.replace('/', '∕')[:80]}.txt" for n, line in enumerate(LINES)]
    for name, line in zip(names, LINES, strict=True):
        (folder / name).write_text(ARTICLE.format(line), encoding="utf-8")
    write_rows(
        folder / "metadata.csv",
        "file,outlet,title,author,url",
        [[n, x, x, x, x] for n, x in zip(names, LINES, strict=True)],
    )
    (folder / "codebook").mkdir()
    ids = [f"actor_{n}" for n, _ in enumerate(LINES)]
    actors = [[f"{x} {n}", x.replace(";", ","), n, "government", ""] for n, x in zip(ids, LINES, strict=True)]
    write_rows(folder / "codebook" / "actors.csv", "name,aliases,actor_id,kind,state", actors)
    sides = [[n, n, f"{x} {n}", "#0072b2"] for n, x in zip(ids, LINES, strict=True)]
    write_rows(
        folder / "codebook" / "sides.csv",
        "actor_id,side,label,colour",
        [["norway", "norway", LINES[0], "#0072b2"], *sides],
    )
    return folder


def words_in(page: str) -> str:
    return re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


@pytest.fixture(scope="module")
def report(corpus, tmp_path_factory) -> Path:
    """The folder of its report."""
    return write_report(Order(corpus, tmp_path_factory.mktemp("report") / "out")).parent


def test_nothing_of_a_corpus_runs(report, tmp_path):
    page = (report / "report.html").read_text(encoding="utf-8")
    happened = opened([page], tmp_path, DRAWN)
    assert (happened.ran, happened.requests, happened.errors) == ([], [], [])
    assert set(happened.states) == {"ready"}
    reached = {number for number, _ in enumerate(LINES) if f"ran({number})" in words_in(page)}
    assert reached == {
        number for number, line in enumerate(LINES) if f"ran({number})" in line
    }  # none was lost


def test_no_cell_of_a_table_is_a_formula(report):
    for path in (report / "tables").glob("*.csv"):
        texts = pd.read_csv(path, dtype=str, keep_default_na=False)
        assert not texts.stack().str.match(r"\s*[=+@]").any()


def test_nothing_of_a_notebook_runs(report, tmp_path):
    """What JupyterLab would show of an executed notebook: its HTML, as it stands in the file."""
    shown = []
    for path in sorted((report / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        outputs = [output["data"] for cell in cells for output in cell.get("outputs", []) if "data" in output]
        assert not [mime for data in outputs for mime in data if "javascript" in mime]
        shown += ["".join(data["text/html"]) for data in outputs if "text/html" in data]
    assert shown
    happened = opened(["<meta charset=utf-8>" + "".join(shown)], tmp_path)
    assert (happened.ran, happened.requests) == ([], [])


def test_nothing_of_a_parameter_runs(corpus, tmp_path):
    order = Order(corpus, tmp_path / "out", parameters=[("sources", "\n".join(LINES))], only=("2",))
    page = write_report(order).read_text(encoding="utf-8")
    happened = opened([page], tmp_path, DRAWN)
    assert (happened.ran, happened.requests, happened.errors) == ([], [], [])
    assert "ran(1)" in words_in(page)
