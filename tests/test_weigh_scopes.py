"""Scope algebra, drift, revisions, origins and ledgers."""

from __future__ import annotations

import pytest
from books import make_book

from claimbook.weigh import weigh_book
from claimbook.weigh.drifts import drifts_table, revisions_table
from claimbook.weigh.ledgers import outlets_by_act, unnamed_sources
from claimbook.weigh.scopes import scopes_table
from claimbook.weigh.weighings import make_weighing

HOMS = {"place": "Homs", "when": "2024-05-03", "subject": "mali"}


def scopes(*rows: dict) -> list[tuple]:
    """kind, formula, low, high of the algebra on some figures."""
    table = scopes_table(make_weighing(make_book(rows)))
    columns = table[["kind", "formula", "low", "high"]].astype(object)
    return [tuple(row) for row in columns.where(columns.notna(), None).itertuples(index=False)]


def test_more_killed_than_casualties_is_a_violation():
    rows = {**HOMS, "n": 50, "source": "army"}, {**HOMS, "n": 40, "measure": "casualties", "source": "police"}
    assert scopes(*rows) == [("violation", "killed <= casualties", None, None)]


def test_the_killed_bound_the_casualties_and_they_the_killed():
    rows = (
        {**HOMS, "low": 30, "best": 30, "qualifier": "at_least", "source": "army"},
        {**HOMS, "measure": "casualties", "best": 40, "high": 40, "qualifier": "up_to", "source": "police"},
    )
    assert set(scopes(*rows)) == {
        ("bound", "killed <= casualties", 30, None),
        ("bound", "killed <= casualties", None, 40),
    }


def test_a_whole_less_its_part():
    rows = (
        {"id": "w", "n": 900, "measure": "deployed", "subject": "mali", "source": "army"},
        {"n": 300, "part_of": "w", "measure": "reinforcements", "subject": "mali", "source": "army"},
    )
    assert scopes(*rows) == [("bound", "deployed - reinforcements", 600, 600)]
    assert scopes(rows[0], {**rows[1], "n": 901})[0][0] == "violation"


def test_more_in_a_town_than_in_its_state_is_a_violation():
    town = {"n": 900, "measure": "deployed", "subject": "mali", "place": "Ramstein", "source": "army"}
    state = {"n": 500, "measure": "deployed", "subject": "mali", "place": "Germany", "source": "police"}
    assert scopes(town, state)[0][:2] == ("violation", "deployed in Ramstein <= in Germany")


def test_an_increment_above_its_total_is_a_violation():
    rows = {**HOMS, "n": 90, "total_type": "increment"}, {**HOMS, "n": 40, "total_type": "cumulative"}
    assert scopes(*rows)[0][:2] == ("violation", "increment of killed <= total")


def test_parents_are_figures(seeds_weighed):
    known = set(seeds_weighed.figures["figure_id"])
    parents = scopes_table(make_weighing(seeds_weighed))["parents"].str.split(";")
    assert all(known.issuperset(ids) for ids in parents)


@pytest.mark.parametrize(
    ("copy", "changed"),
    [
        ({"measure": "killed"}, "measure"),
        ({"qualifier": "exact"}, "bound"),
        ({"status": "confirmed"}, "modality"),
        ({"status": "alleged"}, None),
    ],
)
def test_drift(copy, changed):
    first = {
        **HOMS,
        "n": 300,
        "measure": "casualties",
        "qualifier": "about",
        "source": "army",
        "article": "a.txt",
    }
    first["status"] = "estimated"
    copied = {**first, "source": None, "at": 500, **copy}
    drifts = drifts_table(make_weighing(make_book([first, copied])))
    assert drifts["changed"].tolist() == ([changed] if changed else [])


def test_a_total_that_falls_is_a_revision():
    told = {"place": "Homs", "total_type": "cumulative", "source": "police"}
    rows = [{**told, "n": 48, "published": "2024-05-03"}, {**told, "n": 45, "published": "2024-05-06"}]
    assert revisions_table(make_weighing(make_book(rows)))["explanation"].tolist() == [
        "police lowers its total from 48 (3 May 2024) to 45 (6 May 2024)."
    ]
    assert revisions_table(make_weighing(make_book([rows[0], {**rows[1], "n": 50}]))).empty


def test_a_chain_runs_from_the_outlet_to_the_root():
    row = {**HOMS, "source": "the governor", "via": "Telegram;KCNA", "outlet": "Herald"}
    assert weigh_book(make_book([row])).origins["chain"].tolist() == ["Herald;Telegram;KCNA;the governor"]


def test_an_outlet_that_cites_another_has_its_root():
    rows = [
        {**HOMS, "source": "police", "outlet": "Herald"},
        {**HOMS, "source": "Herald", "outlet": "Globe"},
    ]
    origins = weigh_book(make_book(rows)).origins
    assert origins["root"].tolist() == ["police", "police"]
    assert origins["chain"].tolist()[1] == "Globe;Herald;police"


def test_copied_words_have_one_root():
    words = "the long night over the quiet harbour is at last behind all of us now"
    rows = [
        {
            "act": "captured",
            "source": "the mayor",
            "words": words,
            "published": "2024-05-03",
            "place": "Homs",
        },
        {
            "act": "captured",
            "source": None,
            "words": words + " indeed",
            "published": "2024-05-04",
            "place": "Homs",
        },
    ]
    assert weigh_book(make_book(claims=rows)).origins["n_roots"].tolist() == [1, 1]


def test_no_office_speaks_for_another_state_and_no_other_article_decides_whose_it_is():
    told = {"act": "captured", "place": "Homs"}
    rows = [
        {**told, "article": "a.txt", "source": "Russian Ministry of Defense"},
        {
            **told,
            "article": "b.txt",
            "source": "Ann Lee",
            "source_text": "Ukrainian defence minister Ann Lee",
        },
        {**told, "article": "c.txt", "source": "Bo Reed", "source_text": "Defence Minister Bo Reed"},
        {**told, "article": "d.txt", "source": "Jo Mann", "source_text": "Russian defence minister Jo Mann"},
        {"act": "captured", "place": "Lima", "article": "e.txt", "source": "Peru's Ministry of Defense"},
        {"act": "captured", "place": "Arica", "article": "f.txt", "source": "the defence ministry"},
        {
            "act": "captured",
            "place": "Kharg",
            "article": "g.txt",
            "source": "Al Day",
            "source_text": "Defence Minister Al Day",
        },
    ]
    rows = [{"source_id": row["source"].casefold(), **row} for row in rows]
    chains = {
        "a": "Russian Ministry of Defense",
        "b": "Ann Lee",
        "c": "Bo Reed;Russian Ministry of Defense",
        "d": "Jo Mann;Russian Ministry of Defense",
        "e": "Peru's Ministry of Defense",
        "f": "the defence ministry",
        "g": "Al Day",
    }
    for corpus in (rows, rows[::-1], rows[:4], [rows[6], rows[0]]):
        origins = weigh_book(make_book(claims=corpus)).origins
        found = dict(chain.removeprefix("article ").split(";", 1) for chain in origins["chain"])
        assert found == {name: chains[name] for name in found}
        assert len(found) == len(corpus)


def test_the_ledger_of_unnamed_sources():
    rows = [{"source": "officials", "unnamed": True, "article": "a.txt", "at": at} for at in (1, 50)]
    ledger = unnamed_sources(
        make_weighing(make_book(claims=[*rows, {"source": "Ann Lee", "article": "a.txt"}]))
    )
    assert ledger[["source", "n_claims"]].to_numpy().tolist() == [["officials", 2]]


def test_who_left_an_act_out():
    act = {"act": "captured", "place": "Homs", "source": "army"}
    rows = [
        {**act, "outlet": "Herald"},
        {**act, "outlet": "Globe", "status": "denied"},
        {"act": None, "outlet": "Post", "source": "army"},
    ]
    matrix = outlets_by_act(make_weighing(make_book(claims=rows)))
    assert dict(zip(matrix["outlet"], matrix["standing"], strict=True)) == {
        "Herald": "reported",
        "Globe": "denied",
        "Post": "absent",
    }


def test_files_of_one_name_in_two_folders_are_two_outlets():
    told = {"place": "Homs", "when": "2024-05-03", "n": 12}
    origins = weigh_book(make_book([{**told, "article": "x/a.txt"}, {**told, "article": "y/a.txt"}])).origins
    assert origins["root"].tolist() == ["article x/a", "article y/a"]
    assert [set(origins[n]) for n in ("n_mentions", "n_outlets", "n_roots")] == [{2}, {2}, {2}]
