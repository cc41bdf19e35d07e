"""Many articles: in this process, or in a pool of processes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from claimbook import lexicon
from claimbook.errors import TableError
from claimbook.extract import extract
from claimbook.frames import Book, make_book
from claimbook.read.articles import read_articles
from claimbook.records import Article, Reading


def codebook_of(corpus: Path, codebook: Path | None = None) -> Path | None:
    """The codebook folder to use: the one asked for, else the corpus' own, else None."""
    own = corpus / "codebook"
    return codebook or (own if own.is_dir() else None)


def keep_codebook(codebook: Path | None, folder: Path) -> None:
    """Keep the codebook with the tables read with it, as `folder`/codebook, so that weighing finds it there.

    An earlier run's copy is replaced; a codebook that no run put there is never touched: raises TableError.
    """
    kept = folder / "codebook"
    if codebook and kept.is_dir() and kept.samefile(codebook):
        return
    if kept.is_dir() and not any((folder / f"articles.{ending}").exists() for ending in ("parquet", "csv")):
        raise TableError(f"{kept}: there is a codebook that was not used; write the tables to another folder")
    for path in kept.glob("*.csv"):
        path.unlink()
    for path in sorted(codebook.glob("*.csv")) if codebook else ():
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, kept / path.name)


def read_corpus(corpus: str | Path, *, codebook: str | Path | None = None, jobs: int = 1) -> Book:
    """Read a folder of articles into tables.

    `codebook` is an analyst's folder of word lists (default: the corpus' own `codebook/`). `jobs` processes share the work;
    the tables are the same for any number. Raises CorpusError and LexiconError with file and line.
    """
    corpus = Path(corpus)
    codebook = codebook_of(corpus, Path(codebook) if codebook else None)
    lexicon.load(codebook)
    return make_book(extract_all(read_articles(corpus), codebook=codebook, jobs=jobs))


def extract_all(articles: Iterable[Article], *, codebook: Path | None, jobs: int = 1) -> Iterator[Reading]:
    """Yield a reading an article, in their order."""
    work = partial(_extract_one, codebook=codebook)
    if jobs == 1:
        yield from map(work, articles)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, articles, chunksize=16)


def _extract_one(article: Article, *, codebook: Path | None) -> Reading:
    return extract(article, lexicon.load(codebook))
