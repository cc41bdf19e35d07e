"""The tables behind the charts: what a chart draws is computed before it is drawn, and is read here without drawing."""

from __future__ import annotations

import pytest
from books import make_book

import claimbook
from claimbook.lexicon import load
from claimbook.show.charts import (
    acts,
    articles,
    figure_rows,
    outcomes,
    stances,
    standings,
    tallies,
    terms,
    voices,
)
from claimbook.show.conflicts import open_conflicts
from claimbook.show.views import View, look_at
from claimbook.weigh import weigh_book
from claimbook.weigh.ledgers import outlets_by_act

TEXTS = {
    "north.txt": "The army captured Gao on 3 May 2024, the ministry said. “The rebels are cowards,” Oskar Lind said.",
    "south.txt": "The rebels denied that the army captured Gao on 3 May 2024. Lars Holm praised Oskar Lind as a heroic leader.",
}
METADATA = (
    "file,published,outlet\nnorth.txt,2024-05-04,North Post\nsouth.txt,2024-05-06/2024-05-08,South Post\n"
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    (folder / "metadata.csv").write_text(METADATA)
    return look_at(weigh_book(claimbook.read_corpus(folder)), load())


def test_words_of_each_voice_end_where_the_next_begin(view):
    counts = voices.count_voices(view)
    rows = voices.shares_by_voice(
        counts.assign(words=counts[[*voices.VOICES]].sum(axis=1), line=counts["article"])
    )
    assert (
        rows.groupby("article_id")["to"].max().to_dict()
        == rows.groupby("article_id")["words"].first().to_dict()
    )
    assert (rows["to"] - rows["start"]).tolist() == rows["n"].tolist()


def test_an_interval_is_as_wide_as_its_days(view):
    rows = articles.published_intervals(view.articles).set_index("path")
    assert rows["is_day"].to_dict() == {"north.txt": True, "south.txt": False}
    assert (rows["to"] - rows["from"]).dt.days.to_dict() == {"north.txt": 1, "south.txt": 3}


def test_loaded_words_are_told_with_their_target_and_rank(view):
    rows, more = terms.terms_by_target(view)
    told = set(rows[["about", "word", "polarity"]].itertuples(index=False, name=None))
    assert ("Oskar Lind", "heroic", "favourable") in told and "cowards" in set(rows["word"])
    assert not more
    assert terms.commonest_terms(terms.count_terms(view))["rank"].max() < terms.MOST_WORDS


def test_sources_that_say_most_are_the_rows_of_the_matrix(view):
    counts = stances.count_stances(view)
    cells = stances.cells_by_source(counts, ["Oskar Lind"])
    assert cells["who"].tolist() == ["Lars Holm"] and cells["cell"].str.contains("+", regex=False).all()


def test_acts_of_one_name_are_counted_and_not_drawn():
    claims = [
        {"act": "captured", "text": words, "source": source, "source_id": source.lower()}
        for words, source in (("They seized it", "A"), ("They took it", "B"), ("They captured it", "A"))
    ] + [{"act": "denied", "text": "They denied it", "source": "A", "source_id": "a"}]
    rows, more = acts.rows_by_name(acts.count_acts(look_at(make_book(claims=claims), load())))
    assert set(rows["act"]) == {"captured"} and more == " Not drawn: 1 act with one name."


def test_an_outlet_that_tells_an_act_stands_beside_one_that_denies_it(view):
    conflicts = open_conflicts(view)
    told = outlets_by_act(conflicts.weighing, conflicts.relations)
    rows, more = standings.standings_by_outlet(told, conflicts)
    assert rows.set_index("outlet")["standing"].to_dict() == {
        "North Post": "reported",
        "South Post": "denied",
    }
    assert not more


def test_measures_with_most_figures_come_first():
    figures = [{"measure": "wounded"}, {"measure": "killed"}, {"measure": "killed", "status": "denied"}]
    counts = tallies.count_measures(look_at(make_book(figures=figures), load()))
    assert counts[["measure", "sure", "n", "total"]].to_numpy().tolist() == [
        ["killed", "asserted", 1, 2],
        ["killed", "denied or condemned", 1, 2],
        ["wounded", "asserted", 1, 1],
    ]


def test_without_a_root_its_number_is_gone():
    told = {"place": "Homs", "when": "2024-05-03"}
    figures = [{**told, "n": 10, "source": "A"}, {**told, "n": 30, "source": "B"}]
    conflicts = open_conflicts(look_at(make_book(figures=figures), load()))
    rows = outcomes.numbers_without(conflicts, conflicts.groups[0]).set_index("first")
    assert rows.loc["All sources", ["low", "high"]].tolist() == [10, 30]
    assert rows.loc["without A", "low"] == 30 and rows.loc["without B", "high"] == 10


def test_what_several_sources_say_of_one_quantity_is_drawn_before_what_one_repeats():
    once = [
        {"n": 5, "source": "A", "place": place, "article": f"{place}.txt"}
        for place in ("Gao", "Gao", "Mopti")
    ]
    differ = [{"n": n, "source": source, "place": "Homs"} for n, source in ((10, "B"), (30, "C"))]
    view = look_at(weigh_book(make_book(figures=once + differ)), load())
    rows, more = figure_rows.most_told(figure_rows.one_row_a_figure(view.figures, view), 2)
    assert set(rows["who"]) == {"B", "C"} and "2 of 4" in more
