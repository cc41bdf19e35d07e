"""Many articles: in this process, or in a pool of processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from claimbook import lexicon
from claimbook.extract import extract
from claimbook.frames import Book, make_book
from claimbook.read.articles import read_articles
from claimbook.records import Article, Reading


def codebook_of(corpus: Path, codebook: Path | None = None) -> Path | None:
    """The codebook folder to use: the one asked for, else the corpus' own, else None."""
    own = corpus / "codebook"
    return codebook or (own if own.is_dir() else None)


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
