"""The chapter on conflicts: what it finds in the seeds, and that no word of an article runs in its cards."""

from __future__ import annotations

import re

import pytest
from books import make_book

from claimbook import lexicon as lexicons
from claimbook.show import conflict_evidence, conflict_findings, conflicts
from claimbook.show.charts import outcomes, quantities
from claimbook.show.views import look_at
from claimbook.weigh import weigh_book
from claimbook.weigh.rules import rules_table

PAYLOAD = "<img src=x onerror=alert(1)>"
CARDS = (
    conflict_evidence.disagreements,
    conflict_evidence.denials,
    conflict_evidence.seeming_conflicts,
    conflict_evidence.bounds_and_drifts,
    conflict_evidence.chains_quoted,
)


@pytest.fixture(scope="module")
def seeds(seeds_weighed) -> conflicts.Conflicts:
    from conftest import SEEDS

    return conflicts.open_conflicts(look_at(seeds_weighed, lexicons.load(SEEDS / "codebook")))


def test_the_headline_question_is_the_first_finding(seeds):
    said = conflict_findings.who_says_what(seeds)
    assert all(number in said for number in ("11,000 to 12,000", "about 12,000", "about 14,000")), said
    assert "11,000 (lowest) to 14,000 (whole range)" in conflict_findings.numbers_under_rules(seeds)


def test_the_voices_of_a_quantity_stand_side_by_side(seeds):
    drawn = quantities.ranges_by_quantity(seeds).to_dict()
    [first, *_] = drawn["datasets"].values()
    assert [row["teller"] for row in first][:2] == ["Ukrainian officials", "Pentagon"]
    assert drawn["vconcat"][0]["title"]["text"] == "Deployed: North Korea, Russia"


def test_quantities_on_which_voices_differ_come_first():
    told = [("Gao", name, 12) for name in ("Ann Lee", "Bo Hart", "Cy Dunn")]
    told += [("Homs", "Ann Lee", 3), ("Homs", "Bo Hart", 5)]
    figures = [
        {"place": place, "source": name, "n": n, "article": f"{name}.txt", "when": "2024-05-03"}
        for place, name, n in told
    ]
    made = conflicts.open_conflicts(look_at(make_book(figures=figures), lexicons.load()))
    assert [group.where for group in made.groups] == ["homs", "gao"]


def test_each_end_that_a_root_moves_is_told():
    figures = [
        {"source": name, "n": n, "article": f"{name}.txt", "when": "2024-05-03", "place": "Gao"}
        for name, n in (("Ann Lee", 12), ("Bo Hart", 12), ("Cy Dunn", 40))
    ]
    alone = conflicts.open_conflicts(look_at(make_book(figures=figures), lexicons.load()))
    assert "without Cy Dunn, the highest number goes from 40 to 12." in conflict_findings.what_it_rests_on(
        alone
    )
    drawn = str(outcomes.leave_one_out(alone).to_dict())
    assert "high −28" in drawn and "no change" in drawn


def test_the_cards_hold_what_a_reader_looks_for(seeds):
    denied = conflict_evidence.denials(seeds).body
    assert "Plekhovo was taken" in denied and "not officially disclosed" in denied
    assert "95 North Korean battalions" in conflict_evidence.seeming_conflicts(seeds).body


def test_findings_are_sentences(seeds):
    for find in (
        conflict_findings.what_it_rests_on,
        conflict_findings.who_says_what,
        conflict_findings.how_pairs_stand,
        conflict_findings.who_denies,
        conflict_findings.how_many_voices,
        conflict_findings.who_left_it_out,
    ):
        assert find(seeds).endswith(".") and "nan" not in find(seeds).lower()


def test_a_denial_without_a_teller_is_told():
    book = make_book(claims=[{"source": "Ann Lee", "act": "seize", "status": "denied", "outlet": "Post"}])
    alone = conflicts.open_conflicts(look_at(book, lexicons.load()))
    said = conflict_findings.who_denies(alone)
    assert said.startswith("No acts that one source tells and another denies in this article.")
    assert said.endswith("Denied, though nobody is quoted who tells it: 1 claim, by Ann Lee.")
    assert "Ann Lee" in conflict_evidence.denials(alone).body


def test_what_is_counted_is_shown(seeds):
    cards = conflict_evidence.denials(seeds)
    counted = sum(int(n) for n in re.findall(r"(\d+) by ", conflict_findings.who_denies(seeds)))
    assert cards.plain.startswith(f"{counted} ")


@pytest.mark.parametrize("cards", CARDS, ids=lambda c: c.__name__)
def test_no_text_runs(cards):
    bad = {"source": PAYLOAD, "words": PAYLOAD, "outlet": PAYLOAD, "place": PAYLOAD, "when": "2024-05-03"}
    book = make_book(
        figures=[{**bad, "n": 12}, {**bad, "n": 15, "source": PAYLOAD + "2", "subject": PAYLOAD}],
        claims=[{**bad, "act": PAYLOAD}, {**bad, "act": PAYLOAD, "status": "denied", "source": None}],
    )
    body = cards(conflicts.open_conflicts(look_at(book, lexicons.load()))).body
    assert "<img" not in body


def test_no_label_of_an_article_is_put_into_the_name_of_another():
    told = {"place": "Homs", "when": "2024-05-03"}
    book = make_book(
        {**told, "article": f"{name}.txt"} for name in ("harbour_report", "harbour_report_2", "a")
    )
    labels = {
        "article a": "article a",
        "article harbour_report": "article one",
        "article harbour_report_2": "article two",
    }
    made = conflicts.open_conflicts(look_at(book, lexicons.load()))
    assert made.labels.keys() == labels.keys()
    made.__dict__["labels"] = labels
    said = made.plain("Article harbour_report_2, article harbour_report, article abc; article a.")
    assert said == "Article two, article one, article abc; article a."


def test_the_relations_of_a_weighed_book_are_shown_as_they_were_weighed():
    told = {"place": "Homs", "when": "2024-05-03"}
    rows = [
        {**told, "n": 100, "qualifier": "about", "source": "army"},
        {**told, "n": 104, "source": "police"},
    ]
    shown = [
        conflicts.open_conflicts(look_at(book, lexicons.load())).relations["relation"].tolist()
        for book in (make_book(rows), weigh_book(make_book(rows), about=0.1))
    ]
    assert shown == [["disjoint"], ["narrows"]]


def test_the_chart_of_rules_marks_the_rule_whose_number_is_used():
    told = {"place": "Homs", "when": "2024-05-03"}
    book = make_book([{**told, "n": 12, "source": "police"}, {**told, "n": 15, "source": "army"}])
    made = conflicts.open_conflicts(look_at(book, lexicons.load()))
    made.__dict__["rules"] = rules_table(made.weighing, best_rule="majority")
    _, rows = outcomes._rule_panel(made, made.groups[0])
    assert rows.loc[rows["first"].str.contains("the rule used"), "row"].tolist() == ["majority"]
