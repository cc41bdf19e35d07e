"""The rules side by side, what they rest on, and what holds whatever the articles say."""

from __future__ import annotations

import pandas as pd
import pytest
from books import make_book
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.weigh import weigh_book
from claimbook.weigh.rules import RULES, rules_table
from claimbook.weigh.sensitivities import leave_one_out_table, spread_table
from claimbook.weigh.weighings import make_weighing

EVENT = {"place": "Homs", "when": "2024-05-03"}


@st.composite
def figures(draw: st.DrawFn, *, measure: str = "killed", folder: str = "") -> list[dict]:
    """Figures of one event, or of several, by a few sources in a few articles."""
    rows = []
    for number in range(draw(st.integers(1, 7))):
        low, high = sorted(draw(st.tuples(st.integers(0, 40), st.integers(0, 40))))
        shape = draw(st.sampled_from(("exact", "at_least", "up_to", "between", "vague")))
        value = {
            "exact": {"n": low},
            "at_least": {"low": low, "best": low},
            "up_to": {"best": high, "high": high},
            "between": {"low": low, "high": high},
            "vague": {"low": low},
        }[shape]
        rows.append(
            {
                **value,
                "measure": measure,
                "qualifier": shape,
                "at": 100 * number,
                "article": f"{folder}{draw(st.integers(1, 3))}.txt",
                "source": draw(st.sampled_from((None, "police", "medics", "army"))),
                "place": draw(st.sampled_from((None, "Homs", "Lyon"))),
                "when": draw(st.sampled_from((None, "2024-05-03", "2024-09-01"))),
                "subject": draw(st.sampled_from((None, "mali", "children"))),
                "status": draw(st.sampled_from(("asserted", "alleged", "denied"))),
            }
        )
    return rows


@settings(max_examples=60, deadline=None)
@given(figures())
def test_lowest_is_lowest_and_the_range_holds_all(rows):
    table = rules_table(make_weighing(make_book(rows)))
    for _, group in table.groupby("group_id"):
        numbers = group.set_index("rule")[["low", "best", "high"]]
        stated = numbers.stack().dropna()
        assert (numbers.loc["lowest"] == stated.min()).all()
        assert numbers.loc["range", "low"] == stated.min() and numbers.loc["range", "high"] == stated.max()


@settings(max_examples=60, deadline=None)
@given(figures())
def test_best_is_a_number_that_somebody_gives(rows):
    given_ = {x for row in rows for x in (row.get("n"), row.get("best"), row.get("low"), row.get("high"))}
    assert set(rules_table(make_weighing(make_book(rows)))["best"].dropna()) <= given_


@settings(max_examples=40, deadline=None)
@given(figures(), figures(measure="arrested", folder="other/"))
def test_an_unrelated_article_changes_no_group(rows, others):
    alone, together = weigh_book(make_book(rows)), weigh_book(make_book([*rows, *others]))
    ours = together.groups[together.groups["member_id"].isin(alone.groups["member_id"])]
    pd.testing.assert_frame_equal(ours.reset_index(drop=True), alone.groups)
    mine = together.relations[together.relations["left_id"].isin(alone.groups["member_id"])]
    pd.testing.assert_frame_equal(mine.reset_index(drop=True), alone.relations)


@settings(max_examples=40, deadline=None)
@given(figures(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows, random):
    shuffled = random.sample(rows, len(rows))
    one, other = weigh_book(make_book(rows)), weigh_book(make_book(shuffled))
    for table in ("groups", "relations", "origins"):
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))


def outcome(rule: str, *rows: dict) -> tuple:
    """low, best, high of a rule on figures of one event."""
    table = rules_table(make_weighing(make_book({**EVENT, **row} for row in rows)))
    return tuple(
        None if pd.isna(x) else x for x in table.set_index("rule").loc[rule, ["low", "best", "high"]]
    )


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("lowest", (10, 10, 10)),
        ("range", (10, None, 20)),
        ("ucdp", (10, 12, 20)),
        ("majority", (12, 12, 12)),
        ("independent_roots", (12, 12, 12)),
    ],
)
def test_each_rule(rule, expected):
    rows = (
        {"n": 12, "source": "police", "outlet": "Herald"},
        {"n": 12, "source": "medics", "outlet": "Globe"},
        {"low": 10, "high": 20, "qualifier": "between", "source": "army", "outlet": "Post"},
    )
    assert outcome(rule, *rows) == expected


def test_a_midpoint_is_never_best():
    rows = [{"low": 10, "high": 20, "qualifier": "between", "source": s} for s in ("police", "medics")]
    assert {outcome(rule, *rows)[1] for rule in RULES} == {10, None}


def test_one_root_in_many_outlets_is_one_voice():
    rows = [{"n": 12, "source": "police", "outlet": f"Outlet {i}"} for i in range(5)]
    assert outcome("independent_roots", *rows, {"n": 15, "source": "medics"}) == (None, None, None)
    origins = weigh_book(make_book({**EVENT, **row} for row in rows)).origins
    assert set(zip(origins["n_mentions"], origins["n_outlets"], origins["n_roots"], strict=True)) == {
        (5, 5, 1)
    }


def test_an_unknown_rule_names_the_known_ones():
    with pytest.raises(ValueError, match="lowest, range, ucdp"):
        rules_table(make_weighing(make_book()), best_rule="median")


def test_leaving_out_the_only_high_source_lowers_the_number():
    rows = [{**EVENT, "n": 40, "source": "army"}, {**EVENT, "n": 12, "source": "police", "status": "alleged"}]
    weighing = make_weighing(make_book(rows))
    changes = leave_one_out_table(weighing).set_index("without")["change"]
    assert changes.to_dict() == {"army": -28, "police": 0}
    assert spread_table(weighing)["explanation"].tolist() == [
        "The number moves from 12 (lowest) to 40 (whole range)."
    ]
