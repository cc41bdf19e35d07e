"""How good the reading is, shown: the scores as a chart and in a sentence, and every miss with its words."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from claimbook.show import theme
from claimbook.show.absences import NOT_MEASURED
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    colours,
    drawn,
    empty,
    gutter,
    labels,
    panel,
    rows_axis,
    titled,
)
from claimbook.show.markings import Layer, Markup, escaped, marked
from claimbook.show.scores import Label, compare, score
from claimbook.show.views import View
from claimbook.wordings import say_count, say_list

NO_LABELS = f"{NOT_MEASURED}nobody has labelled these articles by hand. The parameter labels takes a folder that holds one JSON file an article."
LISTED = (
    "figures: number and measure",
    "claims: who says it",
    "dates: first and last day",
    "stances: for or against",
)
BESIDE = 40  # characters before and after the words, in whole words
MEASURES = {"precision": "#56B4E9", "recall": "#E69F00", "F1": theme.LIGHT["ink"]}


def scores_by_question(
    view: View,
    found_labels: Mapping[str, Label],
    *,
    title: str = "Read right, measured on hand-made labels",
    name: str = "scores_by_question",
) -> alt.TopLevelMixin:
    """Precision, recall and F1 of each question as dots on a line from 0 to 1."""
    scores = score(view, found_labels)
    if scores.empty:
        return empty(name, title, NO_LABELS)
    rows = scores.assign(
        about=lambda f: (f["tp"] + f["fn"]).astype(str) + " labels",
        spoken=lambda f: f["question"] + ": F1 " + f["F1"].map("{:.2f}".format),
        low=scores[["precision", "recall"]].min(axis=1),
        high=scores[["precision", "recall"]].max(axis=1),
        said=lambda f: f["F1"].map("{:.2f}".format),
    )
    scale = alt.Scale(domain=[0, 1.1], range=[GUTTER, theme.WIDTH], nice=False)
    base = alt.Chart(drawn(rows, " ".join(rows.columns))).encode(y=rows_axis("question"))
    line = base.mark_rule(style="quiet", strokeWidth=1.5).encode(x=alt.X("low:Q").scale(scale), x2="high:Q")
    dots = (
        base.transform_fold(list(MEASURES), as_=["measure", "share"])
        .mark_point(filled=True, size=100, opacity=1, aria=True)
        .encode(
            x=alt.X("share:Q")
            .scale(scale)
            .axis(title="share", values=[0, 0.25, 0.5, 0.75, 1], tickMinStep=0.25, format=".2~f"),
            color=colours("measure", MEASURES),
            shape=alt.Shape("measure:N")
            .scale(domain=list(MEASURES), range=["triangle-up", "square", "circle"])
            .legend(alt.Legend(title=None)),
            tooltip=[
                "question:N",
                "measure:N",
                alt.Tooltip("share:Q", format=".2f"),
                alt.Tooltip("tp:Q", title="right"),
                alt.Tooltip("fp:Q", title="not in the labels"),
                alt.Tooltip("fn:Q", title="missed"),
            ],
            description="spoken:N",
        )
    )
    said = labels(base, "said", x=alt.X("high:Q").scale(scale))
    chart = panel(line, dots, *said, *gutter(base, "question", "about"), height=ROW * len(rows))
    return titled(
        chart,
        name,
        title,
        "Precision: share of the rows that the labels back; recall: share of the labels that were found; F1 (the number): both in one. 1 is best.",
        f"{say_list(rows['spoken'], most=10)}.",
    )


def misses(view: View, found_labels: Mapping[str, Label]) -> Markup:
    """What was missed, read differently, or read where no label stands, with the words."""
    judged = compare(view, found_labels)
    wrong = judged[(judged["outcome"] != "right") & judged["question"].isin(LISTED)]
    if judged.empty:
        return Markup(f"<p>{escaped(NO_LABELS)}</p>", NO_LABELS)
    if wrong.empty:
        return Markup("<p>Nothing was missed.</p>", "Nothing was missed.")
    texts = view.articles.set_index("path")["text"]
    body = "".join(
        f"<tr><td>{escaped(r.question)}</td><td>{escaped(r.outcome)}</td><td>{_words(texts.get(r.path, ''), r.start, r.end)}</td>"
        f"<td>{escaped(r.wanted)}</td><td>{escaped(r.got)}</td><td><small>{escaped(r.path)}</small></td></tr>"
        for r in wrong.head(80).itertuples()
    )
    head = "".join(
        f'<th scope="col">{h}</th>'
        for h in ("Question", "Outcome", "Words", "Labels say", "Read as", "Article")
    )
    return Markup(
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        f"{say_count(len(wrong), 'miss', 'misses')}, listed",
    )


def how_good(view: View, found_labels: Mapping[str, Label]) -> str:
    """The scores in a sentence."""
    scores = score(view, found_labels)
    if scores.empty:
        return NO_LABELS
    best, worst = scores.loc[scores["F1"].idxmax()], scores.loc[scores["F1"].idxmin()]
    labelled = sum(path in found_labels for path in view.articles["path"])
    return (
        f"On the hand-made labels of {say_count(labelled, 'article')} the reading scores (F1) from {worst['F1']:.2f} ({worst['question']})"
        f" to {best['F1']:.2f} ({best['question']}); 1 is perfect."
    )


def _words(text: str, start: float | None, end: float | None) -> str:
    if start is None or pd.isna(start):
        return ""
    before, after = text[: int(start)], text[int(end) :]
    if len(before) > BESIDE:
        before = before[-BESIDE:].partition(" ")[2]
    if len(after) > BESIDE:
        after = after[:BESIDE].rpartition(" ")[0]
    first, last = int(start) - len(before), int(end) + len(after)
    return marked(text[first:last], [Layer(int(start), int(end), "figure", "")], offset=first)
