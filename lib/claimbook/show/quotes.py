"""What a chart's mark says when it is chosen: the words it was made from, with their source and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from claimbook.frames import Book
from claimbook.show.escapes import shown

MOST_WORDS = 300  # characters of a quotation, and of its sentence before and after it
MOST_TOLD = 5  # quotations that a mark tells
MOST_QUOTES = 4_000  # in a report; beyond, each mark tells fewer
TABLES = {"figure_id": "figures", "claim_id": "claims", "term_id": "terms", "date_id": "dates"}


def ids_in(values: Iterable[Any], most: int = MOST_TOLD) -> Iterator[str]:
    """Every text in nested lists and dicts that may be an id; of ids joined with ";" the first `most`."""
    for value in values:
        if isinstance(value, str):
            yield from value.split(";", most)[:most]
        elif isinstance(value, dict):
            yield from ids_in(value.values(), most)
        elif isinstance(value, list):
            yield from ids_in(value, most)


def quotes_in(specs: Sequence[dict[str, Any]], book: Book) -> dict[str, dict[str, str]]:
    """The words of the rows behind the marks of charts: as many a mark as there is room for."""
    known = set().union(
        *(getattr(book, table)[column] for column, table in TABLES.items()), book.articles["article_id"]
    )
    for most in range(MOST_TOLD, 0, -1):
        wanted = known.intersection(ids_in(specs, most))
        if len(wanted) <= MOST_QUOTES:
            break
    return quotes_of(book, wanted)


def quotes_of(book: Book, wanted: set[str]) -> dict[str, dict[str, str]]:
    """Id -> its words: `before`, `words`, `after` (the sentence around them), `source`, `status`, `article`, `place`."""
    rows = {
        table: frame[frame[id_column].isin(wanted)]
        for id_column, table in TABLES.items()
        for frame in [getattr(book, table)]
    }
    around = set().union(*(part["sentence_id"] for part in rows.values()))
    held = book.sentences[book.sentences["sentence_id"].isin(around)]
    sentences = {s: ends for s, *ends in held[["sentence_id", "start", "end"]].itertuples(index=False)}
    told_of = wanted.union(*(part["article_id"] for part in rows.values()))
    kept = book.articles[book.articles["article_id"].isin(told_of)]
    articles = {row["article_id"]: row for row in kept.to_dict("records")}
    found = {
        row[id_column]: _quote(row, articles[row["article_id"]], sentences)
        for id_column, table in TABLES.items()
        for row in rows[table].to_dict("records")
    }
    return found | {i: _article_quote(article) for i, article in articles.items() if i in wanted}


def _quote(
    row: dict[str, Any], article: dict[str, Any], sentences: dict[str, tuple[int, int]]
) -> dict[str, str]:
    start, end, text = row["start"], row["end"], article["text"]
    around = sentences.get(row["sentence_id"], (start, end))
    first, last = min(start, around[0]), max(end, around[1])
    source = row.get("source")
    return {
        "before": _one_line(text[max(first, start - MOST_WORDS) : start]),
        "words": _one_line(text[start:end][:MOST_WORDS]),
        "after": _one_line(text[end : min(last, end + MOST_WORDS)]),
        "source": "" if source is None or pd.isna(source) else shown(source),
        "status": row.get("status", "") or "",
        "article": _name_of(article),
        "place": f"characters {start}–{end}",
    }


def _article_quote(article: dict[str, Any]) -> dict[str, str]:
    return {
        "before": "",
        "words": _one_line(article["text"][:160]),
        "after": "",
        "source": "",
        "status": "",
        "article": _name_of(article),
        "place": "",
    }


def _name_of(article: dict[str, Any]) -> str:
    named = [article[c] for c in ("outlet", "title") if not pd.isna(article[c])]
    return shown(", ".join(named) or article["path"])


def _one_line(text: str) -> str:
    """White space as single blanks, also at the ends, so that the parts can be joined again."""
    return shown(" ".join(f".{text}.".split())[1:-1])
