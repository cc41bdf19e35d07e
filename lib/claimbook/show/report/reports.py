"""A report: a corpus read, weighed, run through the notebooks, and laid out as a folder whose report.html can be mailed.

    report.html    everything in one file      notebooks/   the notebooks as they ran, on ../tables and ../codebook
    manifest.json  what it was made from       tables/      the tables: Parquet exact, CSV for a spreadsheet

The folder appears whole or not at all, and the same input gives the same bytes.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.codebooks import codebook_of, keep_codebook
from claimbook.show.report.folders import MADE_BY, MANIFEST, check_out, staged
from claimbook.show.report.kernels import imports_in, warmed
from claimbook.show.report.papers import find_browser, print_pdf
from claimbook.show.report.parameters import GIVEN_BY_COMMAND, check_values
from claimbook.show.report.runs import Notebook, find_notebooks, home_of_notebooks, normalise, run_notebooks

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from claimbook.frames import Book
    from claimbook.show.views import View

MANY_FILES = 64  # from so many on, starting further processes to read them pays


@dataclass(frozen=True)
class Order:
    """What was asked for."""

    corpus: Path
    out: Path
    codebook: Path | None = None
    notebooks: Path | None = None
    parameters: Sequence[tuple[str, str]] = ()
    only: Sequence[str] = ()
    jobs: int = 2
    pdf: bool = False

    @property
    def word_lists(self) -> Path | None:
        """The codebook to read with: the one asked for, else the corpus' own."""
        return codebook_of(self.corpus, self.codebook)


def write_report(order: Order) -> Path:
    """Write the report folder and return the path of its report.html.

    Raises ReportError, or what reading raises, with one clear message; a report that was there before then stays as it was.
    """
    notebooks = find_notebooks(order.notebooks or home_of_notebooks(), order.only)
    values = check_values(order.parameters, {n.name: n.parameters for n in notebooks})
    check_out(order.out, order.corpus)
    browser = find_browser() if order.pdf else ""
    imports = imports_in(source for n in notebooks for source in n.sources)
    with (
        staged(order.out) as folder,
        tempfile.TemporaryDirectory(prefix="claimbook-", ignore_cleanup_errors=True) as work,
        warmed(imports, Path(work)),
    ):
        book = _write_tables(folder, order)
        _check_choices(book, order, values)
        nodes = _run(folder, Path(work), order, notebooks, values)
        _write_html(folder, order, book, notebooks, nodes, values)
        if browser:
            print_pdf(browser, folder / "report.html")
        _write_manifest(folder, order, book, values)
    return order.out / "report.html"


def _write_tables(folder: Path, order: Order) -> Book:
    """Read and weigh; the tables and the codebook stand in the folder, so that its notebooks run there again."""
    from claimbook.batch import read_corpus
    from claimbook.frames import write_tables
    from claimbook.weigh import weigh_book

    is_large = sum(1 for _ in islice(order.corpus.rglob("*"), MANY_FILES)) == MANY_FILES
    read = read_corpus(order.corpus, codebook=order.word_lists, jobs=order.jobs if is_large else 1)
    book = weigh_book(read, codebook=order.word_lists)
    write_tables(book.tables(), folder / "tables")
    keep_codebook(order.word_lists, folder)
    return book


def _check_choices(book: Book, order: Order, values: Mapping[str, Mapping[str, Any]]) -> None:
    """Say which of the values asked for no row has: before the notebooks run, which would show nothing for them."""
    from claimbook.show.views import unknown_choices

    asked = {name: value for given in values.values() for name, value in given.items()}
    if not asked:
        return
    view = _view(book, order)
    for said in unknown_choices(view, asked):
        print(f"claimbook: {said}", file=sys.stderr)


def _run(
    folder: Path,
    work: Path,
    order: Order,
    notebooks: Sequence[Notebook],
    values: Mapping[str, Mapping[str, Any]],
) -> list[NotebookNode]:
    """The notebooks as they ran, also written to the folder."""
    import nbformat
    from tqdm import tqdm

    given = {"tables": folder / "tables", "codebook": folder / "codebook", "corpus": order.corpus.resolve()}
    given = {name: str(path) if path.exists() else "" for name, path in given.items()}
    shown = {
        "tables": "../tables",
        "codebook": "../codebook" if given["codebook"] else "",
        "corpus": order.corpus.name,
    }
    settings = {n.name: {p: given[p] for p in given if p in n.parameters} | values[n.name] for n in notebooks}
    with tqdm(total=len(notebooks), unit="notebook", desc="Notebooks") as bar:
        nodes = run_notebooks(
            notebooks,
            settings,
            work,
            jobs=order.jobs,
            done=lambda name: bar.update(),
        )
    (folder / "notebooks").mkdir()
    for notebook, node in zip(notebooks, nodes, strict=True):
        nbformat.write(normalise(node, shown), folder / "notebooks" / notebook.path.name)
    return nodes


def _write_html(
    folder: Path,
    order: Order,
    book: Book,
    notebooks: Sequence[Notebook],
    nodes: Sequence[NotebookNode],
    values: Mapping[str, Mapping[str, Any]],
) -> None:
    from claimbook.show import quotes
    from claimbook.show.escapes import shown
    from claimbook.show.report import chapters, downloads, exporters, links, manifests, methods

    taken = {"main", "brief", "lead", "method", "tables", "parameters", "quotes", "looks"}
    made = [chapters.make_chapter(n.name, node, taken) for n, node in zip(notebooks, nodes, strict=True)]
    whole = _view(book, order)
    made = links.with_links(made, [_chosen(whole, values[n.name]) for n in notebooks])
    charts = [chart for chapter in made for chart in chapter.charts]
    tables = book.tables()
    csvs = downloads.write_csvs(tables, folder / "tables")
    report = exporters.Report(
        corpus=shown(order.corpus.resolve().name),
        deck=methods.deck_of(_chosen(whole, dict(order.parameters))),
        chapters=made,
        parameters=[
            p for p in _told(notebooks, values) if p[0] != "labels" or _has_labels(book, p[1], notebooks)
        ],
        asked=order.parameters,
        methods=methods.describe(book),
        inputs=_inputs(book, order),
        versions=manifests.versions(),
        downloads=downloads.pack(csvs, {name: len(table) for name, table in tables.items()}),
        quotes=quotes.quotes_in([chart.spec for chart in charts], book),
        pictures=exporters.pictures_of(charts),
    )
    (folder / "report.html").write_text(exporters.report_html(report), encoding="utf-8", newline="\n")


def _told(
    notebooks: Sequence[Notebook], values: Mapping[str, Mapping[str, Any]]
) -> list[tuple[str, str, str]]:
    """Name, value and meaning of each parameter; one with several defaults is told notebook by notebook."""
    told: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for notebook in notebooks:
        for name, parameter in notebook.parameters.items():
            if name not in GIVEN_BY_COMMAND:
                value = json.dumps(values[notebook.name].get(name, parameter.default), ensure_ascii=False)
                told.setdefault((name, value), (parameter.meaning, []))[1].append(notebook.name)
    return [
        (name, value, f"{meaning} ({', '.join(where)})".strip())
        for (name, value), (meaning, where) in sorted(told.items())
    ]


def _view(book: Book, order: Order) -> View:
    """All rows of the book, as the notebooks see them."""
    from claimbook import lexicon
    from claimbook.show.views import look_at

    return look_at(book, lexicon.load(order.word_lists))


def _chosen(view: View, parameters: Mapping[str, Any]) -> View:
    """The rows for which the caller asked."""
    from claimbook.show.choices import CHOICES
    from claimbook.show.views import choose

    return choose(view, **{name: value for name, value in parameters.items() if name in CHOICES})


def _has_labels(book: Book, folder: str, notebooks: Sequence[Notebook]) -> bool:
    """Whether an article of the book has hand-made labels there; a folder is meant from where the notebooks lie."""
    from claimbook.show.scores import read_labels

    return bool(set(book.articles["path"]) & set(read_labels(notebooks[0].path.parent / json.loads(folder))))


def _inputs(book: Book, order: Order) -> list[dict[str, str]]:
    from claimbook.show.report.manifests import inputs_of

    return inputs_of(book, order.corpus, order.word_lists)


def _write_manifest(folder: Path, order: Order, book: Book, values: Mapping[str, Mapping[str, Any]]) -> None:
    from claimbook.show.report.manifests import outputs_of, versions

    manifest = {
        "made_by": MADE_BY,
        "corpus": order.corpus.resolve().name,
        "versions": versions(),
        "parameters": {name: dict(sorted(given.items())) for name, given in sorted(values.items())},
        "inputs": _inputs(book, order),
        "outputs": outputs_of(folder),
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
