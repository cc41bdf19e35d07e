"""Many articles: in this process, or in a pool of processes."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path

from claimbook import lexicon
from claimbook.codebooks import codebook_of
from claimbook.corrected_books import corrected_by_journal
from claimbook.extract import FOREIGN, extract
from claimbook.frames import Book, make_book
from claimbook.read.files.articles import list_some, read_articles
from claimbook.records import Article, Reading
from claimbook.references import find_slips

CHUNK = 16  # articles that a process takes at a time
MOST_TOLD = 20  # lines on stderr


def read_corpus(corpus: str | Path, *, codebook: str | Path | None = None, jobs: int = 1) -> Book:
    """Read a folder of articles into tables, with the corrections that an analyst keeps beside them.

    `codebook` is an analyst's folder of word lists (default: the corpus' own `codebook/`). `jobs` processes share the work;
    the tables are the same for any number. Raises CorpusError and LexiconError with file and line.
    """
    corpus = Path(corpus)
    codebook = codebook_of(corpus, Path(codebook) if codebook else None)
    words = lexicon.load(codebook)
    book = make_book(extract_all(read_articles(corpus), codebook=codebook, jobs=jobs))
    for slip in islice(find_slips(words, set(book.claims["source_id"].dropna())), MOST_TOLD):
        print(f"claimbook: {slip}", file=sys.stderr)
    if foreign := book.articles["path"][book.articles["reason"].str.contains(FOREIGN, na=False)].tolist():
        print(f"claimbook: {corpus}: {FOREIGN}, read badly: {list_some(foreign)}", file=sys.stderr)
    return corrected_by_journal(book, corpus, words)


def extract_all(articles: Iterable[Article], *, codebook: Path | None, jobs: int = 1) -> Iterator[Reading]:
    """Yield a reading an article, in their order. An article that cannot be read is rejected with its reason.

    Articles are taken as they are needed, so that a large folder need not fit into memory. With `jobs` 0 there is one
    process a processor.
    """
    jobs = jobs if jobs > 0 else os.cpu_count() or 1
    if jobs == 1:
        for article in articles:
            yield extract_safely(article, codebook=codebook)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[Reading]]] = deque()
        for chunk in _chunks(articles):
            waiting.append(pool.submit(_extract_chunk, chunk, codebook=codebook))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def extract_safely(article: Article, *, codebook: Path | None) -> Reading:
    """The reading of one article; whatever goes wrong within stays with this article, as its reason."""
    words = lexicon.load(codebook)
    try:
        return extract(article, words)
    except Exception as error:
        reason = f"reading failed: {type(error).__name__}: {error}"
        return Reading(replace(article, status="rejected", reason=reason))


def _extract_chunk(articles: list[Article], *, codebook: Path | None) -> list[Reading]:
    return [extract_safely(article, codebook=codebook) for article in articles]


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles in lists of CHUNK."""
    rest = iter(articles)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
