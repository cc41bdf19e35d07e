"""What actors are called: as the word lists have it, else as the articles do."""

from __future__ import annotations

import re

import pandas as pd

from claimbook.frames import Book
from claimbook.lexicon import Lexicon


def names_of(book: Book, words: Lexicon) -> dict[str, str]:
    """actor_id -> name: the word lists' before the longest that an article uses."""
    named = book.claims.dropna(subset=["source", "source_id"]).groupby(["source_id", "source"]).size()
    used = named.reset_index(name="n").assign(length=lambda f: f["source"].str.len())
    used = used.sort_values(["length", "n", "source"]).drop_duplicates("source_id", keep="last")
    listed = {r["actor_id"]: r["name"] for name in ("actors", "states") for r in words.rows(name)}
    named = dict(zip(used["source_id"], used["source"], strict=True)) | listed
    return _written(book, set(named)) | named


def _written(book: Book, named: set[str]) -> dict[str, str]:
    """The actors about whom something is said or counted, but who say nothing: actor_id -> name as an article writes it."""
    about = pd.concat(
        [
            book.terms[["article_id", "target"]].set_axis(["article_id", "actor_id"], axis=1),
            book.figures[["article_id", "subject"]].set_axis(["article_id", "actor_id"], axis=1),
        ]
    ).dropna()
    texts = book.articles.set_index("article_id")["text"]
    found = {}
    for article_id, actor_id in about[~about["actor_id"].isin(named)].drop_duplicates("actor_id").to_numpy():
        pattern = r"\W{1,2}".join(re.escape(part) for part in str(actor_id).split("_"))
        if name := re.search(rf"\b{pattern}\b", str(texts.get(article_id, "")), re.IGNORECASE):
            found[actor_id] = name[0][:1].upper() + " ".join(name[0].split())[1:]
    return found
