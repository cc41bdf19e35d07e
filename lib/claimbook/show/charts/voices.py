"""Whose voice fills an article: its own words, direct quotation, attributed words, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from claimbook.show import theme
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    colours,
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
from claimbook.show.views import View
from claimbook.wordings import say_count, say_number

WORD = re.compile(r"\S+")
QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]?")
VOICES = tuple(theme.VOICES)
PERCENT = 34  # pixels that "23%" takes within its bar
BESIDE = ("boilerplate", "embed", "caption")


@lru_cache(maxsize=4)
def count_voices(view: View) -> pd.DataFrame:
    """Words of each article by voice, one row an article; every word of the article counts once.

    Quoted words inside a claim are direct quotation, its other words attributed; what no source is said to say is the article's own.
    """
    sentences = _by_article(view.sentences, ["start", "end", "kind"])
    claims = _by_article(view.claims[view.claims["mode"] != "own"], ["start", "end", "mode", "text"])
    rows = [
        (article_id, article, path, *_count(text, sentences.get(article_id, ()), claims.get(article_id, ())))
        for article_id, article, path, text in view.articles[
            ["article_id", "article", "path", "text"]
        ].to_numpy()
    ]
    return pd.DataFrame(rows, columns=["article_id", "article", "path", *VOICES])


def words_by_voice(
    view: View, *, title: str = "Whose words fill each article", name: str = "words_by_voice"
) -> alt.TopLevelMixin:
    """One stacked bar an article; the number of words is the length."""
    counts = count_voices(view)
    if counts.empty or not counts[list(VOICES)].to_numpy().sum():
        return empty(name, title, view.why_empty("words"))
    counts, more = fold(counts.assign(words=counts[list(VOICES)].sum(axis=1)))
    counts = counts.assign(line=counts["article"])
    chart = panel(*_stacks(counts), height=ROW * len(counts))
    sums = counts[list(VOICES)].sum()
    return titled(
        chart,
        name,
        title,
        "Own words: nobody else is said to say them. Attributed: told as somebody's statement, without quotation marks."
        f" Boilerplate: captions, embeds, notices, list marks.{more}",
        f"{say_count(len(counts), 'article')}: "
        + ", ".join(f"{say_number(sums[v])} words {v}" for v in VOICES)
        + ".",
    )


def shares_by_voice(counts: pd.DataFrame) -> pd.DataFrame:
    """One row an article and voice: its words and share, and from where to where its part of the bar reaches."""
    long = counts.melt(
        ["article_id", "line", "path", "words"], list(VOICES), var_name="voice", value_name="n"
    ).assign(
        share=lambda f: f["n"] / f["words"].where(f["words"] > 0, 1),
        order=lambda f: f["voice"].map(VOICES.index),
        percent=lambda f: (f["share"] * 100).round().astype(int).astype(str) + "%",
    )
    return long.assign(
        to=long.sort_values("order").groupby("article_id")["n"].cumsum(),
        spoken=long["line"] + ": " + long["percent"] + " " + long["voice"],
    ).assign(start=lambda f: f["to"] - f["n"], middle=lambda f: f["to"] - f["n"] / 2)


def _stacks(counts: pd.DataFrame) -> list[alt.Chart]:
    """The bars, the shares written in their wider parts, the names, and the words in all behind each bar."""
    top = float(counts["words"].max())
    scale = alt.Scale(domain=[0, top * 1.12], range=[GUTTER, theme.WIDTH], nice=False)
    table = drawn(
        shares_by_voice(counts), "article_id line path voice n percent start to middle share words spoken"
    )
    base = alt.Chart(table).encode(y=rows_axis("article_id"))
    bars = base.mark_bar(height=16, opacity=1, aria=True).encode(
        x=alt.X("start:Q").scale(scale).axis(format=",~r", tickCount=5).title("words"),
        x2="to:Q",
        color=colours("voice", theme.VOICES),
        tooltip=[
            *tips(voice="voice"),
            alt.Tooltip("n:Q", title="words", format=",d"),
            *tips(percent="share", path="article"),
        ],
        description="spoken:N",
    )
    wide = base.transform_filter(f"datum.n * (width - {GUTTER}) > {PERCENT * top * 1.12}")
    inside = wide.mark_text(style="inside", baseline="middle").encode(
        x=alt.X("middle:Q").scale(scale),
        text="percent:N",
        color=alt.condition(
            "datum.voice === 'boilerplate' || datum.voice === 'attributed'",
            alt.value(theme.ON_PALE),
            alt.value(theme.ON_DEEP),
        ),
    )
    totals = counts.assign(total=counts["words"].map(say_number))
    whole = alt.Chart(drawn(totals, "article_id line path words total")).encode(y=rows_axis("article_id"))
    names = gutter(whole, "line", "path")
    return [bars, inside, *names, *labels(whole, "total", x=alt.X("words:Q").scale(scale))]


def _by_article(rows: pd.DataFrame, columns: list[str]) -> dict[str, np.ndarray]:
    return {article_id: part.to_numpy() for article_id, part in rows.groupby("article_id")[columns]}


def _count(text: str, sentences: Iterable, claims: Iterable) -> list[int]:
    own, attributed, direct, beside = range(4)
    voice = np.full(len(text) + 1, beside, dtype=np.int8)  # a sign between sentences is nobody's word
    for start, end, kind in sentences:
        voice[start:end] = beside if kind in BESIDE else own
    for start, end, mode, words in claims:
        within = voice[start:end]
        within[within == own] = direct if mode == "direct" else attributed
        for quotation in QUOTED.finditer(words) if mode == "mixed" else ():
            part = voice[start + quotation.start() : start + quotation.end()]
            part[part == attributed] = direct
    starts = np.fromiter((m.start() for m in WORD.finditer(text)), dtype=np.int64)
    return np.bincount(voice[starts], minlength=4).tolist()
