"""What a view reads its rows with."""

from __future__ import annotations

import pytest
from books import make_book

import claimbook
from claimbook.errors import CorpusError
from claimbook.frames import write_tables
from claimbook.lexicon import load
from claimbook.show.views import look_at, open_view, unknown_choices

SIDES = "actor_id,side,label,colour\npolice,north,The North,#0072b2\n"


def test_the_codebook_kept_with_the_tables_is_used_and_never_one_that_lies_about(tmp_path, monkeypatch):
    tables, elsewhere = tmp_path / "tables", tmp_path / "elsewhere"
    book = make_book(claims=[{"source": "police", "source_id": "police"}])
    book.articles["text"] = book.claims["text"] = "a dozen or"
    write_tables(book.tables(), tables)
    for folder in (tables, elsewhere):
        (folder / "codebook").mkdir(parents=True)
        (folder / "codebook" / "sides.csv").write_text(SIDES if folder is tables else "no codebook\n")
    monkeypatch.chdir(elsewhere)
    assert open_view(tables=tables).claims["side"].tolist() == ["The North"]
    (tables / "codebook" / "sides.csv").unlink()
    (tables / "codebook").rmdir()
    assert open_view(tables=tables).words.codebook is None


def test_what_is_asked_for_in_vain_is_said_before_anything_is_drawn():
    figures = [{"measure": "killed", "low": 3, "best": 3, "high": 3, "source": "police"}]
    view = look_at(make_book(figures=figures), load())
    assert unknown_choices(view, {"measures": "kiled;Killed", "sources": "Police"}) == [
        "measures: 'kiled' is in no row; there are \"killed\""
    ]
    with pytest.raises(CorpusError, match="start is '2024-33-01'"):
        unknown_choices(view, {"start": "2024-33-01"})


def test_loaded_words_nearby_are_shown_about_nobody_and_give_no_stance(tmp_path):
    (tmp_path / "x.txt").write_text(
        "Oskar Lind spoke after the massacre. Lars Holm called Oskar Lind a coward."
    )
    view = look_at(claimbook.read_corpus(tmp_path), load())
    assert view.stances["source"].tolist() == ["Lars Holm"]
    assert view.terms.set_index("text")["target"].dropna().to_dict() == {"coward": "oskar_lind"}
