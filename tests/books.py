"""Books made from a few figures and claims, for the tests of weighing: what a test does not name has a plain value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from claimbook.frames import READING_TABLES, WEIGHING_TABLES, Book, empty_table, make_table
from claimbook.records import Article, Claim, Figure, stable_id

EMPTY = {name: empty_table(name) for name in (*READING_TABLES, *WEIGHING_TABLES)}
FIGURE = {"measure": "killed", "unit": None, "low": 12, "best": 12, "high": 12}


def make_book(figures: Iterable[Mapping] = (), claims: Iterable[Mapping] = ()) -> Book:
    """A book of these rows; `article` names the file, `published` and `outlet` its day and outlet."""
    articles: dict[str, Article] = {}
    made = [
        [_record(cls, number, row, articles) for number, row in enumerate(rows)]
        for cls, rows in ((Figure, figures), (Claim, claims))
    ]
    tables = dict(EMPTY)
    tables["articles"] = make_table("articles", (articles[a] for a in sorted(articles)))
    for name, records in zip(("figures", "claims"), made, strict=True):
        tables[name] = make_table(name, records)
    return Book(**tables)


def _record(cls: type, number: int, row: Mapping, articles: dict[str, Article]) -> Figure | Claim:
    path = row.get("article", f"{number}.txt")
    article_id = stable_id("a", path)
    known = articles.get(path) or Article(article_id, path, "0" * 64)
    articles[path] = Article(
        article_id,
        path,
        "0" * 64,
        outlet=row.get("outlet", known.outlet),
        published_earliest=row.get("published", known.published_earliest),
        published_latest=row.get("published", known.published_latest),
        published_basis="stated",
    )
    start = row.get("at", 100 * number)
    name = "figure_id" if cls is Figure else "claim_id"
    given = {f.name: row[f.name] for f in fields(cls) if f.name in row}
    if "when" in row:
        given["start_date"], given["end_date"] = row["when"], row.get("until", row["when"])
    plain = {
        name: row.get("id", stable_id(name, path, start)),
        "article_id": article_id,
        "sentence_id": row.get("sentence"),
        "start": start,
        "end": start + 10,
        "text": row.get("words", "a dozen"),
    }
    if cls is Figure:
        plain |= {"claim_id": None, **_value(row)}
    return cls(**{**plain, **given})


def _value(row: Mapping) -> dict:
    """`n: 12` is an exact number; low, best, high say it in full."""
    if "n" in row:
        return {**FIGURE, "low": row["n"], "best": row["n"], "high": row["n"]}
    if {"low", "best", "high"} & row.keys():
        return {**FIGURE, "low": None, "best": None, "high": None}
    return dict(FIGURE)
