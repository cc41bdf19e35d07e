"""Findings are computed from the tables, hold for one article and for none, and never name what is not there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from claimbook import lexicon as lexicons
from claimbook.errors import CorpusError
from claimbook.frames import READING_TABLES, WEIGHING_TABLES, Book, empty_table
from claimbook.show import evidence, figure_findings, findings, leftovers, quality, scores
from claimbook.show.charts import ranges, voices
from claimbook.show.live import readers
from claimbook.show.views import View, choose, look_at

ROOT = Path(__file__).parents[1]
FINDINGS: dict[str, Callable[[View], str]] = {
    "what_was_read": findings.what_was_read,
    "whose_voice": findings.whose_voice,
    "when_published": findings.when_published,
    "widest_range": lambda view: figure_findings.widest_range(view, ranges.FORCE),
    "figures_in_time": lambda view: figure_findings.figures_in_time(view, ranges.FORCE),
    "how_sure": figure_findings.how_sure,
    "who_is_for_whom": findings.who_is_for_whom,
    "what_colours_the_telling": findings.what_colours_the_telling,
    "how_acts_are_named": findings.how_acts_are_named,
    "when_it_happened": findings.when_it_happened,
    "told_late": findings.told_late,
    "how_good": lambda view: quality.how_good(view, scores.read_labels(ROOT / "tests" / "labels")),
    "what_was_not_read": leftovers.what_was_not_read,
}
EMPTY = Book(**{name: empty_table(name) for name in (*READING_TABLES, *WEIGHING_TABLES)})


@pytest.fixture(scope="module")
def view(seeds_book: Book) -> View:
    return look_at(seeds_book, lexicons.load(ROOT / "seeds" / "codebook"))


@pytest.mark.parametrize("name", FINDINGS)
def test_is_a_sentence(name: str, view: View) -> None:
    for shown in (view, look_at(EMPTY, view.words), choose(view, sources="Nobody", start="2031-01-01")):
        said = FINDINGS[name](shown)
        assert said.endswith((".", "…")) and (said[0].isupper() or said[0].isdigit() or said[0] in "“o"), said
        assert not re.search(r"\bnan\b|<NA>|None|  ", said), said


def test_widest_range_names_both_ends(view: View) -> None:
    figures = view.figures.head(2).assign(
        measure="deployed", subject="guests", low=[10.0, 40.0], best=[10.0, 40.0], high=[10.0, 40.0], qualifier="exact",
        who=["The inn", "The guide"], place=pd.NA, start_date=pd.NA,
    )  # fmt: skip
    said = figure_findings.widest_range(replace(view, figures=figures, book=EMPTY), ["deployed"])
    assert (
        said == "Deployed (Guests): 2 sources; the lowest number is 10 (The inn), the highest 40 (The guide)."
    )


def test_a_denied_number_is_no_end_of_a_range(view: View) -> None:
    figures = view.figures.head(3).assign(
        measure="killed", subject=pd.NA, low=[3.0, 5.0, 900.0], best=[3.0, 5.0, 900.0], high=[3.0, 5.0, 900.0], qualifier="exact",
        who=["The inn", "The guide", "The army"], place="Gao", start_date=pd.NA, status=["asserted", "asserted", "denied"],
    )  # fmt: skip
    said = figure_findings.widest_range(replace(view, figures=figures, book=EMPTY), ["killed"])
    assert said == "Killed (Gao): 2 sources; the lowest number is 3 (The inn), the highest 5 (The guide)."


def test_what_is_counted_elsewhere_is_not_set_beside(view: View) -> None:
    """Numbers of two places are no range; each quantity is told alone."""
    figures = view.figures.head(4).assign(
        measure="killed", subject=pd.NA, low=[3.0, 5.0, 900.0, 2.0], best=[3.0, 5.0, 900.0, 2.0], high=[3.0, 5.0, 900.0, 2.0],
        qualifier="exact", who=["The inn", "The guide", "The army", "The navy"], place=["Gao", "Gao", "Homs", "Kiel"], start_date=pd.NA,
    )  # fmt: skip
    said = figure_findings.widest_range(replace(view, figures=figures, book=EMPTY), ["killed"])
    assert said.startswith(
        "Killed (Gao): 2 sources; the lowest number is 3 (The inn), the highest 5 (The guide)."
    )
    assert said.endswith("2 other figures have one source each.") and "900" not in said


def test_words_of_an_article_are_counted_once(view: View) -> None:
    counts = voices.count_voices(view).set_index("article_id")[list(voices.VOICES)].sum(axis=1)
    assert counts.to_dict() == view.articles.set_index("article_id")["words"].to_dict()


def test_scores_of_the_labels_themselves(view: View) -> None:
    """Rows made from the labels score 1, none of them 0."""
    labels = scores.read_labels(ROOT / "tests" / "labels")
    assert len(labels) == 5
    none = scores.score(
        replace(view, figures=view.figures.head(0), dates=view.dates.head(0)), labels
    ).set_index("question")
    assert none.loc["figures: number and measure", "recall"] == 0
    right = scores.score(replace(view, dates=_dates_of(labels, view)), labels).set_index("question")
    assert right.loc["dates: first and last day", "F1"] == 1


def test_labels_quote_their_article(view: View) -> None:
    texts = view.articles.set_index("path")["text"]
    for path, label in scores.read_labels(ROOT / "tests" / "labels").items():
        for kind in ("figures", "claims", "dates"):
            for row in label[kind]:
                assert texts[path][row["start"] : row["end"]] == row["text"]


def test_marks_may_overlap() -> None:
    layers = [evidence.Layer(0, 9, "claim", "c"), evidence.Layer(4, 12, "figure", "f")]
    html = evidence.marked("ten < twelve", layers)
    assert html.count("<mark") == 3 and "&lt;" in html
    assert re.sub(r"<[^>]+>", "", html) == "ten &lt; twelve"


def test_panel_shows_the_sentence_and_its_neighbours(view: View) -> None:
    row = view.figures[view.figures["text"].str.contains("14,000")].iloc[0]
    told = readers.told(view, [row["figure_id"]])
    sentences = view.sentences[view.sentences["article_id"] == row["article_id"]].reset_index(drop=True)
    at = sentences.index[sentences["sentence_id"] == row["sentence_id"]][0]
    for sentence in sentences["text"].iloc[at - 1 : at + 2]:
        assert evidence.escaped(sentence)[:25] in re.sub(r"<[^>]+>", "", told)
    assert "14,000</mark>" in told or "14,000 troops</mark>" in told
    assert readers.NOTHING in readers.told(view, ["fig-unknown"])


def _dates_of(labels: dict, view: View) -> pd.DataFrame:
    ids = view.articles.set_index("path")["article_id"]
    rows = [
        {
            "article_id": ids[path],
            "start": d["start"],
            "end": d["end"],
            "start_date": d["days"][0][0],
            "end_date": d["days"][0][1],
            "anchor": "explicit",
        }
        for path, label in labels.items()
        for d in label["dates"]
    ]
    return pd.DataFrame(rows)


def test_a_day_that_is_none_is_refused(seeds_book):
    with pytest.raises(CorpusError, match="start is 'last May'; allowed: a day as 2025-01-31"):
        choose(look_at(seeds_book, lexicons.load()), start="last May")
