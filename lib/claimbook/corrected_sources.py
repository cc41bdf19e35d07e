"""Corrected sources: who a source is whom an analyst names in place of the one that was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimbook.corrections import Correction
from claimbook.frames import Book
from claimbook.lexicon import Lexicon, fold_name
from claimbook.read.people.drafts import side_of
from claimbook.read.people.gazetteers import actor_id_of, known_names


def with_ids(corrections: Iterable[Correction], book: Book, words: Lexicon) -> Iterator[Correction]:
    """Yield the corrections, and after each source that comes without its source_id the line that sets it.

    The id is that of an actor whom the word lists know by this name or alias, else of a source of the book that is called so, else
    a new one. Of two lines for one row the later counts: a source_id that stands before its source is kept.
    """
    corrections = list(corrections)
    given = {(c.table, c.row_id) for c in corrections if c.column == "source_id"}
    known: dict[str, str] = {}
    for c in corrections:
        yield c
        if c.column == "source" and (c.table, c.row_id) not in given:
            known = known or _ids(book, words)
            value = known.get(fold_name(c.value)) or actor_id_of(c.value) if c.value else ""
            yield replace(c, column="source_id", value=value, was="")


def sides_of(book: Book, words: Lexicon) -> dict[str, str]:
    """source_id -> its side, for those whom the word lists know and those of the book who have one."""
    claims = book.claims.dropna(subset=["source_id", "side"])
    sides = dict(zip(claims["source_id"], claims["side"], strict=True))
    for row in (*words.rows("actors"), *words.rows("persons")):
        actor_id = row.get("actor_id") or actor_id_of(row["name"])
        if side := side_of(actor_id, row["kind"], row["state"] or None, words):
            sides[actor_id] = side
    return sides | words.mapping("sides", "side")


def _ids(book: Book, words: Lexicon) -> dict[str, str]:
    """Folded name -> the id of who is called so."""
    claims = book.claims.dropna(subset=["source", "source_id"])
    named = {fold_name(s): i for s, i in zip(claims["source"], claims["source_id"], strict=True)}
    entries = (e for group in known_names(words).values() for e in group if e.actor_id)
    return named | {
        fold_name(e.phrase): e.actor_id for e in entries if e.role in ("state", "actor", "person")
    }
