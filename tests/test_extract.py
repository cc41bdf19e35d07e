"""What holds for every row, whatever the prose."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import claimbook
from claimbook import frames

ROOT = Path(__file__).parents[1]
QUOTING = ("sentences", "claims", "figures", "dates", "terms")


@pytest.mark.parametrize("table", QUOTING)
def test_every_row_quotes_its_words(seeds_book, table):
    texts = seeds_book.articles.set_index("article_id")["text"]
    rows = getattr(seeds_book, table)
    assert len(rows)
    for row in rows.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text


def test_sources_and_cues_quote_their_words(seeds_book):
    texts = seeds_book.articles.set_index("article_id")["text"]
    for claim in seeds_book.claims.dropna(subset=["source_start"]).itertuples():
        assert texts[claim.article_id][claim.source_start : claim.source_end] == claim.source_text
    for claim in seeds_book.claims.dropna(subset=["cue_start"]).itertuples():
        assert texts[claim.article_id][claim.cue_start : claim.cue_end] == claim.cue


def test_low_best_high_are_in_order(seeds_book):
    figures = seeds_book.figures
    assert figures[["low", "best", "high"]].notna().any(axis=1).all()
    for a, b in (("low", "best"), ("best", "high"), ("low", "high")):
        both = figures.dropna(subset=[a, b])
        assert (both[a] <= both[b]).all()


@pytest.mark.parametrize("table", ["claims", "figures", "dates"])
def test_dates_are_whole_days_in_order_or_null(seeds_book, table):
    rows = getattr(seeds_book, table)
    days = rows[["start_date", "end_date"]]
    assert (days["start_date"].isna() == days["end_date"].isna()).all()
    known = days.dropna()
    assert known["start_date"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()
    assert (known["start_date"] <= known["end_date"]).all()


def test_ids_point_to_rows_that_are_there(seeds_book):
    book = seeds_book
    for table in QUOTING:
        rows = getattr(book, table)
        assert set(rows["article_id"]) <= set(book.articles["article_id"])
        assert set(rows["sentence_id"].dropna()) <= set(book.sentences["sentence_id"])
    assert set(book.figures["claim_id"].dropna()) <= set(book.claims["claim_id"])
    assert set(book.figures["part_of"].dropna()) <= set(book.figures["figure_id"])
    evidence = {term for cell in book.stances["evidence"].dropna() for term in cell.split(";")}
    assert evidence <= set(book.terms["term_id"])


def test_every_table_has_rows_from_the_seeds(seeds_book):
    for name in frames.READING_TABLES:
        rows = getattr(seeds_book, name)
        floor = 4 if name == "figures" else 5  # one seed counts nothing
        assert rows["article_id"].nunique() >= floor, name


def test_an_empty_article_gives_no_rows_and_no_error(lexicon, article):
    from claimbook.extract import extract

    for text in ("", " ", "\n\n", "“", "...", "\ufeff", "5"):
        reading = extract(article(text), lexicon)
        assert reading.article.text == text


@pytest.mark.parametrize(
    "text",
    [
        "The budget grew 2.5/2024.",
        "Police said according to 9 a",
        "Two men died on Monday, Feb. 3. Until 9999-12-31 it is valid.",
    ],
)
def test_words_that_end_early_and_odd_years_stop_nothing(text, lexicon, article):
    """Each of them once ended the reading of its article."""
    from claimbook.extract import extract

    assert extract(article(text), lexicon).article.text == text


def test_the_same_input_gives_the_same_bytes(tmp_path):
    outputs = []
    for seed, zone, place in (("0", "UTC", "C"), ("1", "Pacific/Kiritimati", "C.UTF-8")):
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": place}
        command = [sys.executable, "-m", "claimbook", "extract", str(ROOT / "seeds"), "--out", str(out)]
        subprocess.run(command, check=True, env=environment, capture_output=True)
        outputs.append({p.name: p.read_bytes() for p in sorted(out.glob("*.parquet"))})
    assert outputs[0] == outputs[1]


def test_two_processes_give_the_same_tables(seeds_book):
    other = claimbook.read_corpus(ROOT / "seeds", jobs=2)
    for name in frames.READING_TABLES:
        pd.testing.assert_frame_equal(getattr(other, name), getattr(seeds_book, name))


def test_signs_without_a_width_hide_nothing_and_move_no_place(lexicon, article):
    from claimbook.extract import extract

    plain = "Ana Ruiz told Reuters on 3 May 2024 that 12 people were killed. “We saw a cruel raid,” she said."
    marred = "\u200b".join(plain.replace("-", "\u00ad-")) + "\u202c"
    found, wanted = extract(article(marred), lexicon), extract(article(plain), lexicon)
    assert found.article.text == marred
    for table in QUOTING:
        rows, expected = getattr(found, table), getattr(wanted, table)
        assert [r.text.replace("\u200b", "") for r in rows] == [r.text for r in expected]
        assert rows and all(marred[r.start : r.end] == r.text for r in rows)
    assert [c.source for c in found.claims] == [c.source for c in wanted.claims]
    assert all(marred[c.cue_start : c.cue_end] == c.cue for c in found.claims)
