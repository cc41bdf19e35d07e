"""columns.csv is the contract: tables hold to it, empty ones too, and files give back what was written."""

from __future__ import annotations

import csv
import dataclasses
import os
from itertools import accumulate
from pathlib import Path

import pandas as pd
import pytest

from claimbook import frames, records
from claimbook.batch import read_corpus
from claimbook.errors import TableError

TABLES = (*frames.READING_TABLES, *frames.WEIGHING_TABLES)
RECORDS = {
    "articles": records.Article,
    "sentences": records.Sentence,
    "claims": records.Claim,
    "figures": records.Figure,
    "dates": records.DateMention,
    "terms": records.Term,
    "stances": records.Stance,
}


def test_every_line_of_columns_csv_says_what_it_means():
    path = Path(frames.__file__).with_name("columns.csv")
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    assert {r["table"] for r in rows} == set(TABLES)
    for row in rows:
        assert row["meaning"]
        assert row["type"] in frames.DTYPES
        assert row["null"] in ("yes", "no")


@pytest.mark.parametrize("table", RECORDS)
def test_columns_are_the_fields_of_the_records(table):
    fields = [f.name for f in dataclasses.fields(RECORDS[table])]
    assert [c["column"] for c in frames.columns(table)] == fields


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_keeps_all_columns_and_types(table, tmp_path):
    empty = frames.make_table(table, [])
    pd.testing.assert_frame_equal(empty, frames.empty_table(table))
    frames.write_tables({table: empty}, tmp_path)
    assert list(pd.read_parquet(tmp_path / f"{table}.parquet")) == [
        c["column"] for c in frames.columns(table)
    ]


@pytest.mark.parametrize("format", ["parquet", "csv"])
def test_tables_come_back_as_they_were_written(format, seeds_book, tmp_path):
    frames.write_tables(seeds_book.tables(), tmp_path, format=format)
    for name, table in frames.read_book(tmp_path).tables().items():
        pd.testing.assert_frame_equal(table, getattr(seeds_book, name))


ARTICLE = records.Article("a-1", "x.txt", "00")


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([dataclasses.replace(ARTICLE, status="fine")], "articles.status: ['fine'] not allowed; allowed: ok"),
        ([dataclasses.replace(ARTICLE, path=None)], "articles.path: row 0 is null"),
        ([ARTICLE, ARTICLE], "articles.article_id: a-1 stands twice"),
        ([("a", "b")], "articles: a row has 2 values for 18 columns"),
    ],
)
def test_a_value_that_the_contract_forbids_is_named(records, message):
    with pytest.raises(TableError) as error:
        frames.make_table("articles", records)
    assert message in str(error.value)


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(TableError, match=r"no articles\.parquet or articles\.csv"):
        frames.read_book(tmp_path)


@pytest.mark.parametrize("low, best, high", [(None, None, None), (5, 4, None), (None, 5, 4), (5, None, 4)])
def test_a_figure_that_lies_is_refused(low, best, high):
    with pytest.raises(ValueError):
        records.Figure("f", "a", None, None, 0, 1, "5", "killed", None, low, best, high)


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("dates", "start_date", "2025-02-30", "dates.start_date: '2025-02-30' is not an ISO day"),
        ("dates", "end_date", "2025-03", "dates.end_date: '2025-03' is not an ISO day"),
        ("figures", "high", float("inf"), "figures.high: 1 values are not finite"),
        ("figures", "low", 1e9, "figures.low: row 0 is above"),
        ("dates", "start_date", "0000-01-01", "dates.start_date: '0000-01-01' is not an ISO day"),
        ("dates", "end_date", "1900-01-01", "dates.start_date: row 0 is above end_date"),
    ],
)
def test_a_value_that_is_no_day_or_number_is_named(seeds_book, table, column, value, message):
    rows = getattr(seeds_book, table).copy()
    rows.loc[0, column] = value
    with pytest.raises(TableError) as error:
        frames.check_table(table, rows)
    assert message in str(error.value)


def test_rows_of_an_article_that_is_not_there_are_named(seeds_book, tmp_path):
    tables = {**seeds_book.tables(), "articles": seeds_book.articles.iloc[1:]}
    frames.write_tables(tables, tmp_path)
    with pytest.raises(TableError, match="is in no row of articles"):
        frames.read_book(tmp_path)


@pytest.mark.parametrize(
    ("table", "column"), [("figures", "claim_id"), ("figures", "part_of"), ("claims", "sentence_id")]
)
def test_a_reference_to_no_row_is_named(table, column, seeds_book, tmp_path):
    rows = getattr(seeds_book, table).copy()
    rows.loc[0, column] = "nobody"
    frames.write_tables({**seeds_book.tables(), table: rows}, tmp_path)
    with pytest.raises(TableError, match=rf"{table}\.{column}: nobody is in no row of"):
        frames.read_book(tmp_path)


@pytest.mark.parametrize("length", [1, 2, 5])
def test_a_figure_that_is_part_of_itself_is_named(length, seeds_book, tmp_path):
    ids = seeds_book.figures["figure_id"].tolist()
    parts = [*ids[1:length], ids[0], *[ids[0]] * (len(ids) - length)]
    frames.write_tables(
        {**seeds_book.tables(), "figures": seeds_book.figures.assign(part_of=parts)}, tmp_path
    )
    with pytest.raises(TableError, match=r"figures\.part_of: .* is a part of itself"):
        frames.read_book(tmp_path)


def test_a_figure_without_a_number_and_a_column_of_another_type_are_named(seeds_book):
    figures = seeds_book.figures
    with pytest.raises(TableError, match=r"figures\.best: row 0 has no number"):
        frames.check_table("figures", figures.assign(low=None, best=None, high=None))
    with pytest.raises(TableError, match=r"figures\.low: not all values are number"):
        frames.check_table("figures", figures.assign(low="abc"))


def test_no_cell_of_a_csv_is_a_formula_and_all_texts_come_back(seeds_book, tmp_path):
    texts = ["=1+1", "  =2", "＝3", "+5 dead", "-5 dead", "@SUM(A1)", "'quoted'", "\tindented", "plain"]
    words, articles = "".join(texts), seeds_book.articles.copy()
    ends = list(accumulate(map(len, texts)))
    sentences = seeds_book.sentences.head(len(texts)).assign(text=texts, start=[0, *ends[:-1]], end=ends)
    articles.loc[articles["article_id"] == sentences["article_id"].iloc[0], "text"] = words
    tables = {n: t.iloc[:0] for n, t in seeds_book.tables().items()}
    tables |= {"articles": articles, "sentences": sentences}
    frames.write_tables(tables, tmp_path, format="csv")
    with (tmp_path / "sentences.csv").open(encoding="utf-8", newline="") as file:
        assert not [cell for row in csv.reader(file) for cell in row if cell.startswith(tuple("=+-@\t\r"))]
    assert frames.read_book(tmp_path).sentences["text"].tolist() == texts


def test_an_analysts_own_tables_are_never_replaced(seeds_book, tmp_path):
    own = tmp_path / "dates.csv"
    own.write_text("mine", encoding="utf-8")
    with pytest.raises(TableError, match=r"holds dates\.csv, which claimbook did not write"):
        frames.write_tables(seeds_book.tables(), tmp_path)
    assert own.read_text(encoding="utf-8") == "mine"


def test_a_run_replaces_what_a_run_wrote_in_the_other_format(seeds_book, tmp_path):
    frames.write_tables(seeds_book.tables(), tmp_path)
    frames.write_tables({"articles": seeds_book.articles}, tmp_path, format="csv")
    left = {p.name for p in tmp_path.iterdir()}
    assert "articles.csv" in left
    assert not left & {"articles.parquet", "groups.parquet", ".articles.csv.part"}


@pytest.mark.parametrize("names", [("folder", "dates.parquet"), ("claims.csv",)])
def test_an_error_leaves_the_old_tables_whole(names, seeds_book, tmp_path, monkeypatch):
    """Another's folder stands where a table should, or the system refuses in the middle."""
    frames.write_tables(seeds_book.tables(), tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    format = names[-1].partition(".")[2]
    if names[0] == "folder":
        (tmp_path / names[-1]).unlink()
        (tmp_path / names[-1]).mkdir()
    replace_file = os.replace

    def refuse(source, target):
        if Path(target).name == names[0]:
            raise PermissionError(13, "in use by another program")
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(TableError, match=r"dates\.parquet: is a folder|in use by another program"):
        frames.write_tables(
            {n: seeds_book.tables()[n].iloc[:0] for n in frames.READING_TABLES}, tmp_path, format=format
        )
    left = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    assert left == {name: raw for name, raw in before.items() if name in left or name != names[-1]}


def test_a_file_that_is_rejected_comes_back_from_a_csv(tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "nul.txt").write_bytes(b"\0\0")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "x.txt").write_text("Police said 12 people were killed.", encoding="utf-8")
    book = read_corpus(tmp_path)
    frames.write_tables(book.tables(), tmp_path / "tables", format="csv")
    pd.testing.assert_frame_equal(frames.read_book(tmp_path / "tables").articles, book.articles)


def test_a_lone_carriage_return_comes_back_from_a_csv(tmp_path):
    (tmp_path / "x.txt").write_bytes(b"Harlow\r\rOfficials said 12 people\rwere killed.")
    book = read_corpus(tmp_path)
    frames.write_tables(book.tables(), tmp_path / "tables", format="csv")
    assert frames.read_book(tmp_path / "tables").articles["text"].tolist() == book.articles["text"].tolist()


@pytest.mark.parametrize("format", ["parquet", "csv"])
@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("figures", {"start": 99_990, "end": 99_999}),
        ("claims", {"start": 0, "end": 3}),
        ("claims", {"cue_start": 99_990, "cue_end": 99_999}),
        ("terms", {"text": "other words"}),
        ("sentences", {"end": 99_999}),
    ],
)
def test_words_that_do_not_stand_at_their_offsets_are_named(table, values, format, seeds_book, tmp_path):
    rows = getattr(seeds_book, table).copy()
    at = int(rows.get("cue_start", rows["start"]).first_valid_index())
    rows.loc[at, list(values)] = list(values.values())
    frames.write_tables({**seeds_book.tables(), table: rows}, tmp_path, format=format)
    with pytest.raises(TableError, match=rf"{table}\.{format}: row {at}: .* does not stand at"):
        frames.read_book(tmp_path)
