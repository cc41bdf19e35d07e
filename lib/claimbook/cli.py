"""The command line: extract, weigh, report. Imports what a command needs when it runs, so that --help starts at once."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook import __version__
from claimbook.errors import ClaimbookError, CorpusError

if TYPE_CHECKING:
    from claimbook.frames import Book

Commands = argparse._SubParsersAction


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 when all went well, 1 after a clear message, 2 for a wrong call."""
    options = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is half done is cleared away
    try:
        return options.run(options)
    except ClaimbookError as error:
        print(f"claimbook: {error}", file=sys.stderr)
    except OSError as error:
        print(f"claimbook: {error.filename or 'the system'}: {error.strerror or error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("claimbook: interrupted", file=sys.stderr)
        return 130
    return 1


def parser() -> argparse.ArgumentParser:
    """The command line's parser."""
    top = argparse.ArgumentParser(
        prog="claimbook", description="Read contested news into tables, weigh them, show them."
    )
    top.add_argument("--version", action="version", version=f"claimbook {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_extract, _add_weigh, _add_report):
        add(commands)
    return top


def _add_extract(commands: Commands) -> None:
    extract = commands.add_parser("extract", help="read a folder of articles into tables")
    extract.add_argument("corpus", type=_path, help="folder of articles")
    extract.add_argument("--out", type=_path, required=True, help="folder for the tables")
    extract.add_argument("--format", choices=("parquet", "csv"), default="parquet")
    extract.add_argument("--codebook", type=_path, help="folder of word lists (default: CORPUS/codebook)")
    extract.add_argument("--jobs", type=_count, default=1, help="processes that share the work")
    extract.set_defaults(run=_extract)


def _add_weigh(commands: Commands) -> None:
    weigh = commands.add_parser("weigh", help="add groups, relations and origins to tables")
    weigh.add_argument("folder", type=_path, metavar="DIR", help="folder that extract wrote")
    weigh.add_argument("--codebook", type=_path, help="folder of word lists (default: DIR/codebook)")
    weigh.add_argument(
        "--about",
        type=_share,
        default=0,
        metavar="SHARE",
        help="how far “about 100” may miss: 0.05 is 95 to 105",
    )
    weigh.set_defaults(run=_weigh)


def _add_report(commands: Commands) -> None:
    report = commands.add_parser("report", help="read, weigh and show a folder of articles in one HTML file")
    report.add_argument("corpus", type=_path, nargs="?", default=Path("seeds"), help="default: seeds")
    report.add_argument(
        "--out", type=_path, required=True, help="folder for the report, its tables and notebooks"
    )
    report.add_argument("--codebook", type=_path, help="folder of word lists (default: CORPUS/codebook)")
    report.add_argument("--notebooks", type=_path, metavar="DIR", help="run the notebooks of this folder")
    report.add_argument(
        "-p",
        nargs=2,
        type=_text,
        action="append",
        default=[],
        metavar=("NAME", "VALUE"),
        dest="parameters",
        help="set a parameter of the notebooks, once for each: sources, measures, subjects, start, end; "
        "join values with “;”: -p measures 'killed;wounded'",
    )
    report.add_argument(
        "--only",
        type=_text,
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="notebooks, by number or name",
    )
    report.add_argument("--jobs", type=_count, default=2, help="notebooks that run side by side")
    report.add_argument("--pdf", action="store_true", help="print it too (needs Chromium)")
    report.set_defaults(run=_report)


def _path(value: str) -> Path:
    if "\0" in value or not value:
        raise argparse.ArgumentTypeError("a path holds no NUL" if value else "an empty path names nothing")
    return Path(_text(value))


def _text(value: str) -> str:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError(
            f"{value!a} holds a byte that is not UTF-8, at {error.start}"
        ) from None
    return value


def _count(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 64:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1 to 64")
    return int(value)


def _share(value: str) -> float:
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a share from 0 to less than 1")
    return share


def _extract(options: argparse.Namespace) -> int:
    from claimbook.batch import read_corpus
    from claimbook.codebooks import check_kept, codebook_of, keep_codebook
    from claimbook.folders import prepared
    from claimbook.frames import READING_TABLES, WRITTEN, write_tables

    if not options.corpus.is_dir():
        raise CorpusError(
            f"{options.corpus}: {'not a folder' if options.corpus.exists() else 'no such folder'}"
        )
    if options.out.is_dir() and options.out.samefile(options.corpus):
        raise CorpusError(f"{options.out}: is the corpus itself; write the tables to another folder")
    codebook = codebook_of(options.corpus, options.codebook)
    if codebook and options.out.resolve().is_relative_to(codebook.resolve()):
        raise CorpusError(f"{options.out}: lies inside the codebook; write the tables to another folder")
    with prepared(options.out, WRITTEN):
        check_kept(codebook, options.out)
        book = read_corpus(options.corpus, codebook=codebook, jobs=options.jobs)
        tables = {name: getattr(book, name) for name in READING_TABLES}
        keep_codebook(codebook, options.out)
        removed = write_tables(tables, options.out, format=options.format)
    if removed:
        print(f"claimbook: {options.out}: removed of an earlier run: {', '.join(removed)}", file=sys.stderr)
    print(f"{_articles(book)}, {len(book.claims)} claims, {len(book.figures)} figures -> {options.out}")
    return 0


def _articles(book: Book) -> str:
    """How many articles were read, and how many not: "17 articles (2 rejected, 1 duplicate)"."""
    unread = {status: int((book.articles["status"] == status).sum()) for status in ("rejected", "duplicate")}
    told = ", ".join(f"{n} {status}" for status, n in unread.items() if n)
    return f"{len(book.articles)} articles{f' ({told})' if told else ''}"


def _weigh(options: argparse.Namespace) -> int:
    from claimbook.codebooks import codebook_of
    from claimbook.frames import WEIGHING_TABLES, format_of, read_book, write_tables
    from claimbook.weigh import weigh_book

    codebook = codebook_of(options.folder, options.codebook)
    book = weigh_book(read_book(options.folder), codebook=codebook, about=options.about)
    tables = {name: getattr(book, name) for name in WEIGHING_TABLES}
    write_tables(tables, options.folder, format=format_of(options.folder))
    counts = (book.groups["group_id"].nunique(), len(book.relations))
    print(f"{counts[0]} groups, {counts[1]} relations -> {options.folder}")
    return 0


def _report(options: argparse.Namespace) -> int:
    from claimbook.show.report.reports import Order, write_report

    order = Order(**{name: value for name, value in vars(options).items() if name != "run"})
    print(write_report(order))
    return 0
