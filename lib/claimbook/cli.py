"""The command line: extract, weigh, report. Imports what a command needs when it runs, so that --help starts at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from claimbook import __version__
from claimbook.errors import ClaimbookError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 when all went well, 1 after a clear message, 2 for a wrong call."""
    options = parser().parse_args(arguments)
    try:
        return options.run(options)
    except ClaimbookError as error:
        print(f"claimbook: {error}", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """The command line's parser."""
    top = argparse.ArgumentParser(
        prog="claimbook", description="Read contested news into tables, weigh them, show them."
    )
    top.add_argument("--version", action="version", version=f"claimbook {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    extract = commands.add_parser("extract", help="read a folder of articles into tables")
    extract.add_argument("corpus", type=Path, help="folder of articles")
    extract.add_argument("--out", type=Path, required=True, help="folder for the tables")
    extract.add_argument("--format", choices=("parquet", "csv"), default="parquet")
    extract.add_argument("--codebook", type=Path, help="folder of word lists (default: CORPUS/codebook)")
    extract.add_argument("--jobs", type=int, default=1, help="processes that share the work")
    extract.set_defaults(run=_extract)

    weigh = commands.add_parser("weigh", help="add groups, relations and origins to tables")
    weigh.add_argument("folder", type=Path, metavar="DIR", help="folder that extract wrote")
    weigh.set_defaults(run=_weigh)
    return top


def _extract(options: argparse.Namespace) -> int:
    from claimbook.batch import read_corpus
    from claimbook.frames import READING_TABLES, prepare_folder, write_tables

    prepare_folder(options.out)
    book = read_corpus(options.corpus, codebook=options.codebook, jobs=options.jobs)
    write_tables({name: getattr(book, name) for name in READING_TABLES}, options.out, format=options.format)
    print(
        f"{len(book.articles)} articles, {len(book.claims)} claims, {len(book.figures)} figures -> {options.out}"
    )
    return 0


def _weigh(options: argparse.Namespace) -> int:
    raise NotImplementedError
