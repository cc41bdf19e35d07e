"""`claimbook report`: whole or not at all, the same bytes for the same input, and clear words when something is wrong."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import signal
import subprocess
import sys
import time
from base64 import b64decode
from itertools import pairwise
from pathlib import Path

import nbformat
import nbformat.v4 as notebooks
import pandas as pd
import pytest
from books import make_book

from claimbook import lexicon as lexicons
from claimbook.batch import read_corpus
from claimbook.cli import main
from claimbook.errors import ReportError
from claimbook.frames import read_book
from claimbook.show.report import exporters, parameters
from claimbook.show.report.chapters import make_chapter
from claimbook.show.report.folders import check_out
from claimbook.show.report.methods import deck_of, describe
from claimbook.show.report.runs import normalise
from claimbook.show.views import choose, look_at

ARTICLE = "Officials in Ostland said on 3 May 2024 that 12 people were killed.\n\n“We saw two boats,” Ann Lee said.\n"
SETTINGS = 'tables: str = ""  # a folder\nlimit: int = 5  # rows shown\nwords: str = "all"\n'
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


@pytest.fixture
def corpus(tmp_path):
    """A folder with one article."""
    folder = tmp_path / "flood"
    folder.mkdir()
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def report(corpus, tmp_path, capsys):
    """`report("-p", "limit", "3", cell=...)` runs one small notebook; gives the exit code and what was said."""

    def run(*words: str, cell: str = "print(limit, words)", settings: str = SETTINGS) -> tuple[int, str]:
        folder = tmp_path / "notebooks"
        folder.mkdir(exist_ok=True)
        cells = [
            notebooks.new_markdown_cell("# How many?\n\n## Rows", id="title"),
            notebooks.new_code_cell(settings, metadata={"tags": ["parameters"]}, id="parameters"),
            notebooks.new_code_cell(cell, id="rows"),
        ]
        nbformat.write(notebooks.new_notebook(cells=cells, metadata=KERNEL), folder / "01_rows.ipynb")
        out = [] if "--out" in words else ["--out", str(tmp_path / "out")]
        code = main(["report", str(corpus), "--notebooks", str(folder), *out, *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def hashes(folder: Path) -> dict[str, str]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_same_input_same_bytes(report, tmp_path, monkeypatch):
    cell = "import os; print(sorted({'b', 'a'}), limit); {'x'}"
    code, said = report(cell=cell)
    first = hashes(tmp_path / "out")
    assert code == 0 and str(tmp_path / "out" / "report.html") in said
    for name, value in (("PYTHONHASHSEED", "7"), ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C")):
        monkeypatch.setenv(name, value)
    assert report("--jobs", "1", cell=cell)[0] == 0
    assert hashes(tmp_path / "out") == first
    assert set(first) >= {
        "report.html",
        "manifest.json",
        "notebooks/01_rows.ipynb",
        "tables/claims.parquet",
        "tables/claims.csv",
    }


def test_manifest(report, tmp_path):
    assert report("-p", "limit", "3")[0] == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["parameters"] == {"01_rows": {"limit": 3}}
    assert manifest["inputs"] == [
        {"part": "article", "path": "one.txt", "sha256": hashlib.sha256(ARTICLE.encode()).hexdigest()}
    ]
    written = hashes(tmp_path / "out")
    del written["manifest.json"]
    assert {o["path"]: o["sha256"] for o in manifest["outputs"]} == written


def test_no_path_of_this_machine_is_told(report, tmp_path):
    assert report(cell="print(len(tables) > 0)")[0] == 0
    texts = {
        p: p.read_text(encoding="utf-8")
        for p in (tmp_path / "out").rglob("*")
        if p.suffix in (".html", ".ipynb", ".json")
    }
    assert texts and not [
        p for p, text in texts.items() if str(tmp_path) in text or str(Path.home()) + "/" in text
    ]


def test_notebook_runs_again_from_its_folder(report, tmp_path):
    assert report(cell="import claimbook; print(len(claimbook.read_book(tables).articles))")[0] == 0
    node = nbformat.read(tmp_path / "out" / "notebooks" / "01_rows.ipynb", 4)
    [injected] = [c.source for c in node.cells if "injected-parameters" in c.metadata.get("tags", ())]
    assert "tables = '../tables'" in injected
    assert len(read_book(tmp_path / "out" / "tables").articles) == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-p", "limits", "3"], r"unknown parameter 'limits'; known: limit, words"),
        (["-p", "limit", "many"], r"parameter limit: 'many' is not int \(rows shown\)"),
        (["-p", "tables", "x"], "parameter tables is set by the command itself"),
        (["--only", "9"], "no notebook '9'; there are: 01_rows"),
        (["--notebooks", "{tmp}/none"], "no notebooks there; say with --notebooks DIR"),
        (["--out", "{tmp}/flood/out"], "lies inside the corpus"),
        (["--out", "{tmp}/flood/one.txt"], "lies inside the corpus|is a file"),
        (["--out", "{tmp}/notebooks"], r"holds files that claimbook report did not write \(01_rows.ipynb\)"),
        (["--out", "{tmp}/flood/one.txt/out"], "lies inside the corpus|cannot be written"),
        (["--codebook", "{tmp}/none"], "none: no such codebook folder"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else "",
)
def test_wrong_call(report, tmp_path, words, message):
    code, said = report(*(word.format(tmp=tmp_path) for word in words))
    assert code == 1
    [line] = [line for line in said.splitlines() if line.startswith("claimbook: ")]
    assert re.search(message, line)
    assert not (tmp_path / "out").exists()


FAILING = {
    "x = 1\n{}['killed']": "01_rows.ipynb, cell 3: KeyError: 'killed'",
    "import os; os._exit(3)": "01_rows.ipynb, cell 3: the kernel died",
    "import sys; sys.exit(2)": "01_rows.ipynb, cell 3: SystemExit: 2",
    "from claimbook.errors import TableError\nraise TableError('no\\nrows')": "01_rows.ipynb, cell 3: TableError: no rows",
    "this is no Python": "01_rows.ipynb, cell 3: SyntaxError: ",
}


def test_failing_notebook(report, tmp_path):
    assert report()[0] == 0
    before = hashes(tmp_path / "out")
    for cell, message in FAILING.items():
        code, said = report(cell=cell)
        assert code == 1
        assert said.count("claimbook: ") == 1 and f"claimbook: {message}" in said
        assert hashes(tmp_path / "out") == before  # the old report stays
        left = sorted(p.name for p in tmp_path.iterdir())
        assert left == ["flood", "notebooks", "out"]  # and no half of the new one


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_interrupted_report_leaves_nothing(report, corpus, tmp_path, sent, code):
    assert report()[0] == 0
    before = hashes(tmp_path / "out")
    cell = f"import os, pathlib, time\npathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))\ntime.sleep(120)"
    assert report("--only", "none", cell=cell)[0] == 1  # writes the notebook, runs nothing
    command = [sys.executable, "-m", "claimbook", "report", str(corpus), "--out", str(tmp_path / "out")]
    run = subprocess.Popen(
        [*command, "--notebooks", str(tmp_path / "notebooks")],
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background job would ignore it
    )
    kernel = int(waited_for(tmp_path / "pid", run))
    run.send_signal(sent)
    assert run.wait(60) == code
    (tmp_path / "pid").unlink()
    for _ in range(200):
        if not Path(f"/proc/{kernel}").exists():
            break
        time.sleep(0.05)
    else:
        pytest.fail("the kernel outlives the report")
    assert hashes(tmp_path / "out") == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["flood", "notebooks", "out"]


def waited_for(file: Path, run: subprocess.Popen) -> str:
    """What a file holds as soon as it is there."""
    for _ in range(1200):
        if file.exists() and (content := file.read_text(encoding="utf-8")):
            return content
        assert run.poll() is None
        time.sleep(0.05)
    return pytest.fail("no notebook was run")


def test_own_files_in_a_report_are_kept(report, tmp_path):
    assert report()[0] == 0
    (tmp_path / "out" / "my notes.txt").write_text("mine", encoding="utf-8")
    code, said = report()
    assert code == 1 and "did not write (my notes.txt)" in said
    assert (tmp_path / "out" / "my notes.txt").read_text(encoding="utf-8") == "mine"


def test_empty_folder_is_taken(tmp_path):
    (tmp_path / "out").mkdir()
    check_out(tmp_path / "out", tmp_path / "corpus")


def test_unwritable_place_is_told(report, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, said = report("--out", str(tmp_path / "file" / "out"))
    assert code == 1 and "cannot be written: " in said


VALUES = [
    ("x: int = 5", "12", 12),
    ("x: int = 5", "1.5", ReportError),
    ("x: int = 5", "true", ReportError),
    ("x = 5", "7", 7),
    ("x: float = 0.5", "2", 2.0),
    ("x: float = 0.5", "nan", ReportError),
    ("x: bool = False", "True", True),
    ("x: bool = False", "1", ReportError),
    ("x: str = ''", "12", "12"),
    ("x: str = ''", "null", "null"),
    ("x: str = ''", "a;b", "a;b"),
    ("x: str | None = None", "none", None),
    ("x: str | None = None", "killed", "killed"),
    ("x: list[str] = []", "NIS; Pentagon", ["NIS", "Pentagon"]),
    ("x: list[str] = []", '["Smith, J."]', ["Smith, J."]),
    ("x: list[str] = []", "[1]", ReportError),
]


@pytest.mark.parametrize(("source", "words", "value"), VALUES, ids=lambda v: str(v))
def test_values(source, words, value):
    parameter = parameters.read_parameters(source)["x"]
    if value is ReportError:
        with pytest.raises(ReportError, match=r"parameter x: .* is not"):
            parameters.read_value(parameter, words)
    else:
        found = parameters.read_value(parameter, words)
        assert found == value and type(found) is type(value)


def test_parameter_reaches_the_notebooks_that_know_it():
    first, second = (
        parameters.read_parameters(s) for s in ("limit: int = 5", "limit: int = 3\nwords: str = ''")
    )
    given = parameters.check_values([("limit", "2"), ("words", "a")], {"01": first, "02": second})
    assert given == {"01": {"limit": 2}, "02": {"limit": 2, "words": "a"}}


def test_chapter_leaves_out_what_only_lab_can_show():
    cells = [
        notebooks.new_markdown_cell("# How many?\n\n## Ranges"),
        notebooks.new_code_cell(
            "print(1)", outputs=[notebooks.new_output("stream", name="stdout", text="12 men.\n")]
        ),
        notebooks.new_markdown_cell("## Explore"),
        notebooks.new_code_cell(
            "live", metadata={"tags": ["live-only"]}, outputs=[notebooks.new_output("stream", text="x")]
        ),
    ]
    chapter = make_chapter("02_figures", notebooks.new_notebook(cells=cells), set())
    assert chapter.title == "How many?"
    assert [b.title for b in chapter.sections] == ["Ranges"]
    assert [(f.html, f.title) for f in chapter.findings] == [("12 men.", "Ranges")]


def found(*words: str, tags: tuple[str, ...] = ()) -> notebooks.new_code_cell:
    """A cell that printed these findings."""
    printed = notebooks.new_output("stream", name="stdout", text="".join(f"{w}\n" for w in words))
    return notebooks.new_code_cell("print(1)", metadata={"tags": list(tags)}, outputs=[printed])


def test_news_opens_the_report():
    """Tagged findings first, of one quantity only one, and none that found nothing."""
    empty = look_at(make_book(), lexicons.load()).why_empty("dates")
    files = found("9 files.", "All read.", "9 words.")
    news = [
        found("Killed (Gao): 3 to 5."),
        found(empty, "Killed (Gao): 5.", "Hurt (Gao): 7.", tags=("brief",)),
        found("Missing (Gao): 1.", tags=("brief",)),
    ]
    taken: set[str] = set()
    chapters = [
        make_chapter(name, notebooks.new_notebook(cells=cells), taken)
        for name, cells in (("01_files", [files]), ("02_news", news), ("03_none", [found(empty)]))
    ]
    report = exporters.Report("c", "d", chapters, (), (), (), {}, (), {})
    brief = [(chapter.title, [str(f.html) for f in findings]) for chapter, findings in report.brief]
    assert brief == [
        ("02_news", ["Killed (Gao): 5.", "Hurt (Gao): 7.", "Missing (Gao): 1."]),
        ("01_files", ["9 files.", "All read."]),
    ]


@pytest.mark.parametrize("bind", [{}, {"bind": {"input": "select", "options": ["a"]}}])
def test_what_is_to_be_chosen_is_not_printed(bind):
    spec = {"description": "All rows", "params": [{"name": "asked", "value": "a", **bind}]}
    drawn = notebooks.new_output("execute_result", data={"application/vnd.vegalite.v5+json": spec})
    cells = [
        notebooks.new_markdown_cell("## What this does not show\n\nWhat nobody told."),
        notebooks.new_markdown_cell("## Rows\n\nThese are all."),
        notebooks.new_code_cell("chart", outputs=[drawn]),
    ]
    chapter = make_chapter("02_rows", notebooks.new_notebook(cells=cells), set())
    assert [block.on_paper for block in chapter.blocks] == [True, True, not bind, not bind, not bind]


def test_why_there_is_nothing_is_said_once():
    why = look_at(make_book(), lexicons.load()).why_empty("dates")
    drawn = [
        notebooks.new_output(
            "execute_result",
            data={"application/vnd.vegalite.v5+json": {"description": why, "usermeta": {"empty": empty}}},
        )
        for empty in (True, False)
    ]
    cells = [found(why), *(notebooks.new_code_cell("chart", outputs=[chart]) for chart in drawn)]
    again = notebooks.new_output("execute_result", data={"text/html": f"<p>{why}</p>"})
    cells += [notebooks.new_markdown_cell("## Rows"), notebooks.new_code_cell("rows", outputs=[again])]
    chapter = make_chapter("02_rows", notebooks.new_notebook(cells=cells), set())
    assert [block.kind for block in chapter.blocks] == ["finding", "chart"]


def test_headline_counts_what_is_shown():
    articles = [
        {"source": "Ann Lee", "n": 12, "outlet": "Post", "published": "2024-05-04"},
        {"source": "Bo Hart", "n": 15, "outlet": None, "published": None},
    ]
    view = look_at(make_book(figures=articles), lexicons.load())
    assert "2 figures" in deck_of(view)
    assert "1 of 2 figures" in deck_of(choose(view, sources="Ann Lee"))
    assert "1 article names its outlet (Post)." in deck_of(view)
    assert "1 was published on 4 May 2024; of 1 article the first or the last day is not known." in deck_of(
        view
    )


def test_a_file_that_cannot_be_opened_is_a_row_of_the_method(corpus):
    (corpus / "gone.txt").symlink_to("nowhere.txt")
    rows = next(method for method in describe(read_corpus(corpus)) if method.rows).rows
    assert [row[-2:] for row in rows if row[2] == "gone.txt"] == [
        ("rejected: No such file or directory", "–")
    ]


def test_a_picture_is_the_same_in_every_time_zone(monkeypatch):
    spec = {
        "data": {"values": [{"day": "2025-01-05T00:00:00"}, {"day": "2025-07-05T00:00:00"}]},
        "mark": "point",
        "encoding": {"x": {"field": "day", "type": "temporal"}},
    }
    drawn = set()
    for zone in ("UTC", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        code = f"from claimbook.show.report.exporters import picture_of; print(picture_of({spec!r}))"
        drawn.add(
            subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        )
    assert len(drawn) == 1 and "<svg" in drawn.pop()


def test_vega_is_the_pinned_one():
    for name, pinned in exporters.VEGA.items():
        assert hashlib.sha256((exporters.STATIC / name).read_bytes()).hexdigest() == pinned
        assert (exporters.STATIC / name.replace(".min.js", ".LICENSE")).exists()
    vega = (exporters.STATIC / "vega.min.js").read_text(encoding="utf-8")
    assert tuple(map(int, re.search(r'\.version="(\d+)\.(\d+)\.\d+"', vega).groups())) >= (6, 4)
    assert sum((exporters.STATIC / name).stat().st_size for name in exporters.VEGA) < 1_000_000


def test_seeds_report(seeds_report):
    page = (seeds_report / "report.html").read_text(encoding="utf-8")
    assert len(page.encode()) < 3_000_000
    assert page.index("Content-Security-Policy") < page.index("<script")
    page = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert page.count('<figure class="chart">') >= 10
    assert not re.findall(r'(?:src|href|action)="(?!#|data:|https?://)', page)
    assert not re.findall(r'(?:src|srcset|data|action)="https?:', page) and "@import" not in page
    for name, table in read_book(seeds_report / "tables").tables().items():
        packed = re.search(rf'base64,([^"]+)" download="{name}\.csv\.gz"', page)[1]
        assert gzip.decompress(b64decode(packed)) == (seeds_report / "tables" / f"{name}.csv").read_bytes()
        assert len(pd.read_csv(seeds_report / "tables" / f"{name}.csv")) == len(table)
    headings = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(headings))
    ids = re.findall(r'<[^<>]* id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_printed_text_is_one_output_however_the_kernel_cut_it():
    cell = notebooks.new_code_cell("print(1)")
    cell.outputs = [notebooks.new_output("stream", name="stdout", text=text) for text in ("1", "\n")]
    node = normalise(notebooks.new_notebook(cells=[cell]), {})
    assert [output.text for output in node.cells[0].outputs] == ["1\n"]
