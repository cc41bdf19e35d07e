"""How two figures or claims stand to each other: cases/relations.yaml, and what holds of every pair."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from books import make_book
from conftest import load_cases

from claimbook import frames
from claimbook.weigh import weigh_book


@pytest.mark.parametrize("case", load_cases("relations"))
def test_case(case):
    rows = [case["left"], case["right"]]
    book = make_book(**{"claims" if case.get("kind") == "claim" else "figures": rows})
    relations = weigh_book(book, about=case.get("about", 0)).relations
    assert (relations["relation"].tolist() or ["none"]) == [case["relation"]]
    if "reason" in case:
        assert case["reason"] in relations["reason"].iloc[0].split(";")
    if "says" in case:
        assert case["says"] in relations["explanation"].iloc[0]


def test_a_relation_is_one_row_a_pair_with_the_first_in_path_and_start_on_the_left(seeds_weighed):
    relations, figures, claims = seeds_weighed.relations, seeds_weighed.figures, seeds_weighed.claims
    path = seeds_weighed.articles.set_index("article_id")["path"]
    place = pd.concat(
        [
            figures.set_index("figure_id")[["article_id", "start"]],
            claims.set_index("claim_id")[["article_id", "start"]],
        ]
    ).assign(path=lambda f: f["article_id"].map(path))[["path", "start"]]
    left, right = place.loc[relations["left_id"]], place.loc[relations["right_id"]]
    assert not relations.duplicated(["left_id", "right_id"]).any()
    assert all(
        map(tuple.__le__, left.itertuples(index=False, name=None), right.itertuples(index=False, name=None))
    )


def test_every_explanation_is_one_sentence_and_every_incomparable_has_a_reason(seeds_weighed):
    relations = seeds_weighed.relations
    assert relations["explanation"].str.fullmatch(r"\S.*\.").all()
    assert relations.query("relation == 'incomparable'")["reason"].notna().all()
    assert relations["reason"].dropna().str.count(";").max() <= 2


def test_who_gives_the_other_number_too_does_not_contradict_it():
    """Police tell of 19 dead, two of whom died in hospital; that the doctors speak of two contradicts nobody."""
    where = {"place": "Homs", "when": "2024-05-03"}
    police = [{"n": n, "source": "police", "article": "a.txt", **where} for n in (19, 2)]
    weighed = weigh_book(
        make_book(figures=[*police, {"n": 2, "source": "doctors", "article": "b.txt", **where}])
    )
    (row,) = weighed.relations.itertuples()
    assert (row.relation, row.reason) == ("incomparable", "one_account")
    assert "both 19 and 2" in row.explanation


def test_no_figures_no_rows():
    weighed = weigh_book(make_book())
    assert [len(weighed.groups), len(weighed.relations), len(weighed.origins)] == [0, 0, 0]


def test_columns_csv_lists_the_reasons_that_verdicts_give(seeds_weighed):
    with Path(frames.__file__).with_name("columns.csv").open(encoding="utf-8", newline="") as file:
        (said,) = (
            r["meaning"] for r in csv.DictReader(file) if (r["table"], r["column"]) == ("relations", "reason")
        )
    listed = set(said.removeprefix("reasons joined with ;: ").split(", "))
    tried = {case.values[0]["reason"] for case in load_cases("relations") if "reason" in case.values[0]}
    given = set(";".join(seeds_weighed.relations["reason"].dropna()).split(";"))
    assert tried <= listed and given <= listed
    assert listed <= tried | given
