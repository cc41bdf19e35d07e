"""What was not read: sentences with a number or a reporting verb that gave no row."""

from __future__ import annotations

import re
from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from claimbook.shortenings import shorten
from claimbook.show import theme
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    drawn,
    empty,
    fold,
    gutter,
    labels,
    panel,
    rows_axis,
    tips,
    titled,
)
from claimbook.show.markings import Layer, Markup, escaped, marked
from claimbook.show.views import View
from claimbook.wordings import say_count, say_list, say_tally

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
ALL_READ = "Every sentence with a number or a reporting verb gave a row."


@lru_cache(maxsize=4)
def unread(view: View) -> pd.DataFrame:
    """The sentences of the prose that hold a number or a reporting verb and gave no row: `numbers` or `verbs` names the words that caught."""
    sentences = view.sentences[~view.sentences["kind"].isin(["boilerplate", "embed", "caption"])]
    sizes = set(_column(view, "number_words", "phrase"))
    verbs = {
        form
        for forms in _column(view, "reporting_verbs", "forms")
        for form in forms.split(";")
        if " " not in form
    }
    counted = {*view.book.figures["sentence_id"], *view.book.dates["sentence_id"]}
    told = _touched(view)
    rows = [
        (s.sentence_id, s.article_id, s.article, s.path, s.start, s.text, numbers, said)
        for s in sentences.itertuples()
        for words in [WORD.findall(s.text)]
        for numbers in [
            ""
            if s.sentence_id in counted
            else ", ".join(w for w in words if w[0].isdigit() or (w.lower() in sizes and w.lower() != "one"))
        ]
        for said in ["" if s.sentence_id in told else ", ".join(w for w in words if w.lower() in verbs)]
        if numbers or said
    ]
    return pd.DataFrame(
        rows, columns=["sentence_id", "article_id", "article", "path", "start", "text", "numbers", "verbs"]
    )


def unread_by_article(
    view: View, *, title: str = "Sentences that gave no row", name: str = "unread_by_article"
) -> alt.TopLevelMixin:
    """How many sentences of each article hold a number or a reporting verb, and how many of those gave nothing."""
    rows = unread(view)
    total = view.sentences.groupby("article_id").size()
    counts = view.articles[["article_id", "article", "path"]].assign(
        number=view.articles["article_id"]
        .map(rows[rows["numbers"] != ""].groupby("article_id").size())
        .fillna(0)
        .astype(int),
        verb=view.articles["article_id"]
        .map(rows[rows["verbs"] != ""].groupby("article_id").size())
        .fillna(0)
        .astype(int),
        total=view.articles["article_id"].map(total).fillna(0).astype(int),
    )
    if counts.empty or rows.empty:
        return empty(name, title, ALL_READ if len(counts) else view.why_empty("sentences"))
    counts, more = fold(counts)
    kinds = {"number": "a number, but no figure or date", "verb": "a reporting verb, but no claim"}
    long = counts.melt(
        ["article_id", "article", "path", "total"], list(kinds), var_name="kind", value_name="n"
    ).assign(
        what=lambda f: f["kind"].map(kinds),
        said=lambda f: f["n"].astype(str) + " of " + f["total"].astype(str),
        spoken=lambda f: f["article"] + ": " + f["n"].astype(str) + " sentences with " + f["kind"].map(kinds),
    )
    scale = alt.Scale(
        domain=[0, max(int(long["n"].max()) * 1.25, 4)], range=[GUTTER, theme.WIDTH], nice=False
    )
    base = alt.Chart(drawn(long, "article_id article path what n said spoken")).encode(
        y=rows_axis("article_id"), yOffset=alt.YOffset("what:N").sort(list(kinds.values()))
    )
    bars = base.mark_bar(height=11, opacity=1, aria=True).encode(
        x=alt.X("n:Q").scale(scale).axis(title="sentences", tickCount=5, format=",d"),
        color=alt.Color("what:N")
        .scale(domain=list(kinds.values()), range=["#E69F00", "#56B4E9"])
        .legend(alt.Legend(title=None, labelLimit=300)),
        tooltip=tips(what="holds", said="sentences", path="article"),
        description="spoken:N",
    )
    once = alt.Chart(drawn(counts, "article_id article path")).encode(y=rows_axis("article_id"))
    said = labels(base, "said", x=alt.X("n:Q").scale(scale))
    chart = panel(bars, *said, *gutter(once, "article", "path"), height=ROW * len(counts))
    return titled(
        chart,
        name,
        title,
        f"Where to look for what the reading missed: sentences with a number or a reporting verb and no row (of all sentences).{more}",
        f"{say_list(long['spoken'], most=10)}.",
    )


def unread_quoted(view: View) -> Markup:
    """These sentences, with the words that caught."""
    rows = unread(view)
    if rows.empty:
        return Markup(f"<p>{ALL_READ}</p>", ALL_READ)
    body = "".join(
        f"<tr><td>{_caught(r.text, r.numbers, r.verbs)}</td><td>{escaped(r.article)}<br><small>{escaped(r.path)}, character {r.start:,}</small></td></tr>"
        for r in rows.head(60).itertuples()
    )
    more = f'<p class="cb-note">The first 60 of {len(rows):,} sentences.</p>' if len(rows) > 60 else ""
    head = '<th scope="col">Sentence</th><th scope="col">Place</th>'
    return Markup(
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}",
        f"{say_count(len(rows), 'sentence')} without a row",
    )


def what_was_not_read(view: View) -> str:
    """How many sentences with a number or a reporting verb gave nothing."""
    if view.sentences.empty:
        return view.why_empty("sentences")
    rows = unread(view)
    numbers, verbs = int((rows["numbers"] != "").sum()), int((rows["verbs"] != "").sum())
    return (
        f"Of {say_count(len(view.sentences), 'sentence')}, {say_tally(numbers)} {'holds' if numbers <= 1 else 'hold'} a number but gave no figure or date,"
        f" and {say_tally(verbs)} {'holds' if verbs <= 1 else 'hold'} a reporting verb but gave no claim."
    )


def _caught(text: str, numbers: str, verbs: str) -> str:
    wanted = {*numbers.split(", "), *verbs.split(", ")} - {""}
    return marked(
        shorten(text, 400),
        [
            Layer(m.start(), m.end(), "figure", "")
            for m in WORD.finditer(shorten(text, 400))
            if m[0] in wanted
        ],
    )


def _touched(view: View) -> set[str]:
    """The sentences on which a claim, its source or its cue stands."""
    claims = view.book.claims
    spans = pd.DataFrame(
        {
            "first": claims[["start", "source_start", "cue_start"]].min(axis=1).astype(int),
            "last": claims[["end", "source_end", "cue_end"]].max(axis=1).astype(int),
        }
    )
    by_article = {a: part.to_numpy() for a, part in spans.groupby(claims["article_id"])}
    nowhere = np.empty((0, 2), dtype=int)
    return {
        sentence_id
        for sentence_id, article_id, start, end in view.sentences[
            ["sentence_id", "article_id", "start", "end"]
        ].to_numpy()
        for claimed in [by_article.get(article_id, nowhere)]
        if ((claimed[:, 0] < end) & (claimed[:, 1] > start)).any()
    }


def _column(view: View, name: str, column: str) -> list[str]:
    return [row[column] for row in view.words.rows(name)]
