"""Every chart is drawn by the real Vega engine, says what it shows, and says so when there is nothing to show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import altair as alt
import pandas as pd
import pytest
import vl_convert

from claimbook import lexicon as lexicons
from claimbook.frames import READING_TABLES, WEIGHING_TABLES, Book, empty_table
from claimbook.show import findings, leftovers, quality, renderers, theme
from claimbook.show.charts import (
    acts,
    articles,
    chains,
    outcomes,
    quantities,
    ranges,
    stances,
    standings,
    tallies,
    tellings,
    terms,
    timelines,
    trends,
    voices,
)
from claimbook.show.charts.parts import MOST_ROWS
from claimbook.show.charts.placings import LETTER, room_right
from claimbook.show.conflicts import open_conflicts
from claimbook.show.scores import read_labels
from claimbook.show.views import View, choose, look_at

ROOT = Path(__file__).parents[1]
CHARTS: dict[str, Callable[[View], alt.TopLevelMixin]] = {
    "rows_by_article": articles.rows_by_article,
    "publication_intervals": articles.publication_intervals,
    "words_by_voice": voices.words_by_voice,
    "harm_by_source": lambda view: ranges.ranges_by_source(view, ranges.HARM, title="People harmed"),
    "force_by_source": lambda view: ranges.ranges_by_source(
        view, ranges.FORCE, title="People sent", log=True
    ),
    "figures_over_time": lambda view: trends.figures_over_time(view, ranges.FORCE, title="Over time"),
    "ranges_by_quantity": lambda view: quantities.ranges_by_quantity(open_conflicts(view)),
    "what_is_counted": tallies.what_is_counted,
    "ranges_to_choose": ranges.ranges_to_choose,
    "stance_matrix": stances.stance_matrix,
    "own_beside_quoted": stances.own_beside_quoted,
    "loaded_terms": terms.loaded_terms,
    "terms_to_choose": terms.terms_to_choose,
    "acts_named": acts.acts_named,
    "dates_by_article": timelines.dates_by_article,
    "dates_with_sentences": lambda view: timelines.dates_with_sentences(view, choose=True),
    "told_against_happened": tellings.told_against_happened,
    "scores_by_question": lambda view: quality.scores_by_question(
        view, read_labels(ROOT / "tests" / "labels")
    ),
    "unread_by_article": leftovers.unread_by_article,
    "numbers_by_rule": lambda view: outcomes.numbers_by_rule(open_conflicts(view)),
    "leave_one_out": lambda view: outcomes.leave_one_out(open_conflicts(view)),
    "chains_to_roots": lambda view: chains.chains_to_roots(open_conflicts(view)),
    "acts_by_outlet": lambda view: standings.acts_by_outlet(open_conflicts(view)),
}
EMPTY = Book(**{name: empty_table(name) for name in (*READING_TABLES, *WEIGHING_TABLES)})
PAYLOAD = "</script><img src=x onerror=alert(1)>'\"]}) || datum.x"


@pytest.fixture(scope="module")
def view(seeds_book: Book) -> View:
    theme.enable()
    renderers.enable()
    return look_at(seeds_book, lexicons.load(ROOT / "seeds" / "codebook"))


def draw(chart: alt.TopLevelMixin) -> str:
    """The chart as SVG, drawn by the oldest engine that it must suit."""
    return vl_convert.vegalite_to_svg(chart.to_dict(), vl_version="5.8")


def expressions(spec: object) -> Iterator[str]:
    """Every piece of a specification that Vega evaluates."""
    if isinstance(spec, dict):
        for key, value in spec.items():
            if key in ("filter", "test", "calculate", "expr", "labelExpr", "signal") and isinstance(
                value, str
            ):
                yield value
            elif key != "datasets":
                yield from expressions(value)
    elif isinstance(spec, list):
        for item in spec:
            yield from expressions(item)


@pytest.mark.parametrize("name", CHARTS)
def test_is_drawn_and_described(name: str, view: View) -> None:
    chart = CHARTS[name](view)
    spec = chart.to_dict()
    assert "<svg" in draw(chart)
    assert spec["description"].startswith(spec["title"]["text"]) and len(spec["description"]) > 40
    assert spec["title"]["subtitle"] == [""] or len(" ".join(spec["title"]["subtitle"])) > 20
    assert len(json.dumps(spec)) < 400_000


@pytest.mark.parametrize("name", CHARTS)
def test_says_why_it_is_empty(name: str, view: View) -> None:
    nothing = CHARTS[name](look_at(EMPTY, view.words))
    assert re.search(r"No |Every|Not measured", nothing.to_dict()["description"])
    assert "<svg" in draw(nothing)


def test_names_the_knob_to_turn(view: View) -> None:
    nobody = choose(view, sources="Nobody")
    description = ranges.ranges_by_source(nobody, ranges.HARM, title="People harmed").to_dict()["description"]
    assert 'sources = "Nobody"' in description and 'Try sources = ""' in description


@pytest.mark.parametrize("number", range(5))
def test_one_article_is_enough(number: int, view: View) -> None:
    [article_id] = view.book.articles["article_id"].iloc[[number]]
    tables = {
        n: t[t["article_id"] == article_id] if "article_id" in t else t for n, t in view.book.tables().items()
    }
    for chart in CHARTS.values():
        assert "<svg" in draw(chart(look_at(Book(**tables), view.words)))


def test_no_expression_is_built_from_text(view: View) -> None:
    """The expressions are the same, to the letter, when every text in the tables is another."""
    poisoned = look_at(Book(**{n: _poisoned(t) for n, t in view.book.tables().items()}), lexicons.load())
    for name, chart in CHARTS.items():
        for expression in expressions(chart(poisoned).to_dict()):
            assert "onerror" not in expression, name


def test_many_rows_are_folded(view: View) -> None:
    many = pd.concat([view.figures.assign(who=f"Source {i}") for i in range(60)], ignore_index=True)
    many = many.assign(figure_id=[f"fig-{i}" for i in range(len(many))])
    spec = ranges.ranges_by_source(replace(view, figures=many), ranges.FORCE, title="People sent").to_dict()
    drawn = {row["id"] for rows in spec["datasets"].values() for row in rows}
    assert len(drawn) <= MOST_ROWS
    assert f"Drawn are {MOST_ROWS} of 600" in " ".join(spec["title"]["subtitle"])


def test_many_figures_are_drawn_by_month(view: View) -> None:
    many = pd.concat([view.figures.assign(who=f"Source {i}") for i in range(40)], ignore_index=True)
    many = many.assign(figure_id=[f"fig-{i}" for i in range(len(many))])
    spec = trends.figures_over_time(replace(view, figures=many), ["deployed"], title="Over time").to_dict()
    rows = [row for rows in spec["datasets"].values() for row in rows]
    joined = [row for row in rows if ";" in row["id"]]
    assert joined and len(rows) < 40
    assert all(row["bottom"] <= row["above"] and "figures)" in row["said"] for row in joined)
    assert all(row["best"] is None for row in joined if row["bottom"] < row["above"])  # no number is averaged


def test_a_side_keeps_its_colour(view: View) -> None:
    colours = view.side_colours(view.claims["side"])
    assert colours["Russia"].upper() == "#D55E00"
    assert len(set(colours.values())) == len(colours)


def test_open_ends_are_arrows_within_the_frame(view: View) -> None:
    rows, domain = ranges.with_ends(
        pd.DataFrame({"low": [300, None, 5], "best": [300, 20, 5], "high": [None, 20, 5]}, dtype="Float64"),
        log=False,
    )
    assert list(rows["opens_right"]) == [True, False, False] and list(rows["opens_left"]) == [
        False,
        True,
        False,
    ]
    assert rows["left"].min() >= domain[0] and rows["right"].max() <= domain[1]


def _poisoned(table: pd.DataFrame) -> pd.DataFrame:
    texts = (
        "title",
        "outlet",
        "source",
        "source_id",
        "side",
        "subject",
        "place",
        "unit",
        "target",
        "path",
        "act",
    )
    return table.assign(
        **{c: table[c].where(table[c].isna(), table[c] + PAYLOAD) for c in texts if c in table}
    )


def test_voices_add_up_to_the_finding(view: View) -> None:
    """The bars and the sentence above them count the same words."""
    spec = stances.own_beside_quoted(view).to_dict()
    rows = [row for table in spec["datasets"].values() for row in table if "signed" in row]
    first = [row for row in rows if row["toward"] == rows[0]["toward"]]
    assert f"({sum(row['n'] for row in first)})" in findings.who_is_for_whom(view)


def test_the_last_label_stands_inside_the_frame() -> None:
    tips, texts, width = pd.Series([0.0, 300.0]), pd.Series(["", "1 September 2025 or later"]), 464
    axis = 300 * (1 + room_right(tips, texts, width=width))
    assert 300 / axis * width + len(texts[1]) * LETTER <= width


@pytest.mark.parametrize("name", sorted(CHARTS.keys() - {"scores_by_question"}))
def test_marks_lead_to_their_words(name: str, view: View) -> None:
    rows = [row for rows in CHARTS[name](view).to_dict()["datasets"].values() for row in rows]
    assert any(row.get("ids") or row.get("id") or row.get("article_id") for row in rows)


def test_few_far_dates_do_not_squeeze_the_others() -> None:
    days = pd.to_datetime(["1994-01-01", *["2024-05-01"] * 20, *["2025-02-01"] * 20, "2041-01-01"])
    rows = pd.DataFrame({"from": days, "to": days + pd.Timedelta(days=1), "when": days.year.astype(str)})
    kept, far = timelines.without_far(rows)
    assert set(kept["when"]) == {"2024", "2025"}
    assert far == " Not drawn, long before: 1994; long after: 2041."
    assert timelines.without_far(kept)[1] == ""


def test_dates_to_choose_open_with_one_article_where_there_are_many(view: View) -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 7) for day in range(1, 11)]
    some = view.dates[view.dates["start_date"].notna()].head(5)
    many = pd.concat([some.assign(start_date=d, end_date=d) for d in days], ignore_index=True)
    many = many.assign(date_id=[f"date-{i}" for i in range(len(many))])
    few, lots = (
        timelines.dates_with_sentences(replace(view, dates=dates), choose=True).to_dict()
        for dates in (some, many)
    )
    values = [
        next(p["value"] for p in spec["params"] if p["name"] == "asked_article") for spec in (few, lots)
    ]
    assert values[0] == "all" and values[1] in set(many["article"])


def test_colours_are_explained_where_there_are_several(view: View) -> None:
    one = replace(view, figures=view.figures.assign(side="other or unknown"))
    for several, shown in ((True, view), (False, one)):
        spec = ranges.ranges_by_source(shown, ranges.FORCE, title="People sent").to_dict()
        assert ("Colour:" in " ".join(spec["title"]["subtitle"])) == several


def test_a_dark_page_turns_the_grounds_of_a_still_chart_but_no_word_on_a_mark() -> None:
    bundle = renderers.bundle({"description": "Two bars", "usermeta": {"empty": True}})
    assert bundle[renderers.MIME]["usermeta"] == {"empty": True, "embedOptions": {"renderer": "svg"}}
    rules = theme.dark_rules("svg")
    assert all(f'[fill="{colour}"]' in rules for colour in theme.LIGHT.values())
    assert theme.ON_PALE not in rules and theme.ON_DEEP not in rules
