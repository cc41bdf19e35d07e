"""corrections.csv: kept, read, applied on every run, and told where a line does not fit."""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from claimbook.batch import read_corpus
from claimbook.corrected_books import correct_book, misfits
from claimbook.corrections import (
    CORRECTABLE,
    KEPT,
    NAME,
    REJECTED,
    ROW,
    Correction,
    keep_corrections,
    read_corrections,
)
from claimbook.errors import CorpusError
from claimbook.lexicon import load
from claimbook.show.evidence import figures_quoted
from claimbook.show.views import choose, look_at
from claimbook.weigh import weigh_book

TEXT = "Harlow, 3 May 2024\n\nThe mayor said 12 people were killed on 2 May. The ministry said at least 40 were wounded.\nHe praised the heroic firefighters of Norway.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def killed(book):
    return book.figures[book.figures["text"].str.contains("12")].iloc[0]


def test_a_kept_correction_is_read_on_every_run(corpus: Path) -> None:
    row = killed(read_corpus(corpus))
    lines = [Correction("figures", row["figure_id"], c, "14", "12") for c in ("low", "best", "high")]
    keep_corrections(
        corpus, [*lines, Correction("figures", row["figure_id"], "status", "denied", row["status"])]
    )
    again = killed(read_corpus(corpus))
    assert [again[c] for c in ("low", "best", "high", "status")] == [14, 14, 14, "denied"]
    assert again["rule"].endswith(NAME) and again["figure_id"] == row["figure_id"]


def test_a_corrected_row_says_so_where_it_is_quoted(corpus: Path) -> None:
    row = killed(read_corpus(corpus))
    assert "corrected by hand" not in figures_quoted(look_at(read_corpus(corpus), load())).body
    keep_corrections(corpus, [Correction("figures", row["figure_id"], "low", "11", "12")])
    assert figures_quoted(look_at(read_corpus(corpus), load())).body.count("corrected by hand") == 1


def test_the_last_line_counts_and_a_row_comes_back(corpus: Path) -> None:
    row = killed(read_corpus(corpus))
    rejected = Correction("figures", row["figure_id"], ROW, REJECTED, KEPT)
    keep_corrections(corpus, [rejected])
    assert row["figure_id"] not in set(read_corpus(corpus).figures["figure_id"])
    keep_corrections(corpus, [rejected.undone()])
    assert row["figure_id"] in set(read_corpus(corpus).figures["figure_id"])


def test_what_rests_on_a_rejected_row_follows(corpus: Path) -> None:
    book = read_corpus(corpus)
    claim, terms = killed(book)["claim_id"], book.terms["term_id"]
    wrong = [
        Correction("claims", claim, ROW, REJECTED),
        Correction("terms", terms[0], "polarity", "critical"),
    ]
    left = correct_book(book, wrong, load())
    assert killed(left).isna()["claim_id"]
    assert (left.stances["score"] < book.stances["score"]).all()
    assert correct_book(book, [Correction("terms", t, ROW, REJECTED) for t in terms], load()).stances.empty


@pytest.mark.parametrize("end", ["2024-05-02", "9999-12-31"])
def test_a_new_day_is_as_wide_as_it_is(corpus: Path, end: str) -> None:
    book = read_corpus(corpus)
    days = {"start_date": "2024-05-01", "end_date": end}
    lines = [Correction("dates", book.dates.iloc[-1]["date_id"], *day) for day in days.items()]
    row = correct_book(book, lines, load()).dates.iloc[-1]
    assert (row["start_date"], row["end_date"], row["precision"]) == (*days.values(), "range")


def test_a_line_without_its_row_is_told_and_not_used(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_corrections(
        corpus, [Correction("figures", "f-gone", "status", "denied", words="at least 9", path="b.txt")]
    )
    read_corpus(corpus)
    assert f"{NAME}:2: no such row in figures ('at least 9' in b.txt)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("figures,f,status,sure", "status is 'sure'; allowed: asserted"),
        ("figures,f,best,many", "allowed: a number, or nothing"),
        ("dates,d,start_date,1 May", "allowed: a day as 2025-01-31"),
        ("figures,f,text,other words", "column is 'text'; allowed: measure"),
        ("sentences,s,text,x", "table is 'sentences'; allowed: figures"),
        ("figures,f,row,gone", "row is 'gone'; allowed: kept, rejected"),
        ("figures,f,measure,", "measure is ''; allowed: killed"),
        ("figures,f", "has fewer cells than the header"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(corpus: Path, line: str, said: str) -> None:
    (corpus / NAME).write_text(f"table,row_id,column,value\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=f"{NAME}:2: ") as error:
        read_corpus(corpus)
    assert said in str(error.value)


def test_a_line_with_which_its_row_would_not_hold_is_told_and_not_used(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = killed(read_corpus(corpus))
    figure = row["figure_id"]
    keep_corrections(corpus, [Correction("figures", figure, "low", "99")])
    keep_corrections(corpus, [Correction("claims", row["claim_id"], "status", "denied")])
    book = read_corpus(corpus)
    assert f"{NAME}:2: the row would not hold: figures.low: is above best" in capsys.readouterr().err
    assert killed(book)["low"] == 12
    assert book.claims.set_index("claim_id").loc[row["claim_id"], "status"] == "denied"


def test_two_who_begin_the_journal_at_once_both_write_its_header(corpus: Path) -> None:
    keep_corrections(corpus, [Correction("figures", "f1", "source", "a\rb")])
    path = corpus / NAME
    path.write_bytes(path.read_bytes() * 2)
    assert [c.value for c in read_corrections(corpus)] == ["a\rb", "a\rb"]


def test_a_journal_that_is_a_pipe_is_refused(corpus: Path) -> None:
    os.mkfifo(corpus / NAME)
    with pytest.raises(CorpusError, match="not a file"):
        read_corrections(corpus)


def test_the_journal_comes_back_as_it_was_written(corpus: Path) -> None:
    made = [
        Correction(
            "figures",
            "f1",
            "subject",
            "civilians",
            words='=HYPERLINK("x"), "12"\n',
            path="ä.txt",
            day="2024-05-04",
        ),
        Correction("claims", "c1", ROW, REJECTED, KEPT),
    ]
    (corpus / NAME).write_text("sep=;\nrow_id ;table;value;column;words;;", encoding="utf-8")
    for one in made:
        keep_corrections(corpus, [one])
    kept = (corpus / NAME).read_text(encoding="utf-8")
    assert "\n=" not in kept and ";=" not in kept and '"=' not in kept
    read = read_corrections(corpus)
    assert [(c.table, c.row_id, c.column, c.value, c.line) for c in read] == [
        ("figures", "f1", "subject", "civilians", 4),
        ("claims", "c1", ROW, REJECTED, 5),
    ]
    assert read[0].words.startswith("=HYPERLINK")


def test_the_page_on_corrections_is_true(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "corrections.md").read_text(encoding="utf-8")
    (tmp_path / NAME).write_text(re.search(r"(?s)```csv\n(.*?)```", page)[1], encoding="utf-8")
    assert [c.column for c in read_corrections(tmp_path)] == ["status", ROW]
    told = {
        name: tuple(re.findall(r"`(\w+)`", cells))
        for name, cells in re.findall(r"(?m)^\| `(\w+)` \| (.*) \|$", page)
    }
    assert told == CORRECTABLE


def test_a_stance_whose_verdict_is_rejected_is_shown_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Lars Holm called Oskar Lind a clumsy coward.", encoding="utf-8")
    book = read_corpus(tmp_path)
    terms = book.terms.set_index("text")["term_id"]
    assert book.stances["basis"].tolist() == ["judged"]
    weaker = correct_book(book, [Correction("terms", terms["coward"], ROW, REJECTED)], load()).stances
    assert weaker[["basis", "n_terms"]].to_numpy().tolist() == [["near", 1]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Reuters", "reuters"),
        ("the Free Army", "free_army"),
        ("Ramo", "free_army"),
        ("Bo Hart", "bo_hart"),
        ("", None),
    ],
)
def test_a_source_named_by_hand_brings_its_id_and_side(corpus: Path, name: str, expected: str | None) -> None:
    words = corpus / "codebook"
    words.mkdir()
    (words / "actors.csv").write_text(
        "name,aliases,actor_id,kind,state\nFree Army,Ramo,free_army,military,\n", encoding="utf-8"
    )
    (words / "sides.csv").write_text(
        "actor_id,side,label,colour\nfree_army,rebels,Rebels,#d55e00\n", encoding="utf-8"
    )
    row = killed(read_corpus(corpus))
    lines = [
        Correction(t, row[k], "source", name) for t, k in (("figures", "figure_id"), ("claims", "claim_id"))
    ]
    keep_corrections(corpus, lines)
    book = weigh_book(read_corpus(corpus), codebook=words)
    after = killed(book)
    side = book.claims.set_index("claim_id").loc[row["claim_id"], "side"]
    assert (after["source_id"] if pd.notna(after["source_id"]) else None) == expected
    assert (side if pd.notna(side) else None) == ("rebels" if expected == "free_army" else None)
    view = choose(look_at(book, load(words)))
    shown = view.figures.set_index("figure_id").loc[row["figure_id"], "side"]
    assert (shown == "Rebels") is (expected == "free_army")


def test_an_id_given_by_hand_is_kept(corpus: Path) -> None:
    figure = killed(read_corpus(corpus))["figure_id"]
    keep_corrections(corpus, [Correction("figures", figure, "source_id", "mine")])
    keep_corrections(corpus, [Correction("figures", figure, "source", "Reuters")])
    assert killed(read_corpus(corpus))["source_id"] == "mine"


def test_thousands_of_corrections_cost_little_more_than_none(corpus: Path) -> None:
    """The rows are looked up once, not once a line: 8,000 lines on 4,000 rows took 20 seconds."""
    book = read_corpus(corpus)
    row = book.figures.iloc[[0]]
    many = pd.concat(
        [row.assign(figure_id=f"f-{n}", low=1.0, part_of=None) for n in range(4000)], ignore_index=True
    )
    book = replace(book, figures=many)
    lines = [
        Correction("figures", f"f-{n}", *pair)
        for n in range(4000)
        for pair in (("status", "denied"), ("source", "Reuters"))
    ]
    began = time.process_time()
    again = correct_book(book, lines, load())
    assert time.process_time() - began < 4
    assert set(again.figures["status"]) == {"denied"} and set(again.figures["source_id"]) == {"reuters"}
    misfit = Correction("figures", "f-17", "low", "99")
    began = time.process_time()
    assert [c for c, _ in misfits(book, [*lines, misfit])] == [
        c for c in (*lines, misfit) if c.row_id == "f-17"
    ]
    assert time.process_time() - began < 6
