"""What each source calls the same act: liberated, recaptured, seized."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import altair as alt
import pandas as pd

from claimbook.lexicon import Lexicon, any_of
from claimbook.shortenings import shorten
from claimbook.show import theme
from claimbook.show.charts.parts import (
    GUTTER,
    clickable,
    drawn,
    empty,
    fold,
    gutter,
    labels,
    panel,
    picked,
    rows_axis,
    some_ids,
    tips,
    titled,
)
from claimbook.show.charts.placings import LETTER
from claimbook.show.views import View
from claimbook.wordings import say_count, say_list, say_plainly

BAR = (theme.WIDTH - GUTTER) / 3  # pixels of the longest bar
LETTERS = int((theme.WIDTH - GUTTER) / LETTER) - 6  # of a label where there is no bar


def count_acts(view: View) -> pd.DataFrame:
    """One row an act, source and word for it: how often, and the claims that hold it."""
    acts = view.claims[view.claims["act"].notna()]
    return (
        acts.assign(word=[_act_word(*r, view.words) for r in acts[["text", "act"]].itertuples(index=False)])
        .groupby(["act", "who", "side", "word"], sort=False)
        .agg(
            n=("claim_id", "size"),
            id=("claim_id", "first"),
            ids=("claim_id", some_ids),
            quote=("sentence", "first"),
            path=("path", "first"),
        )
        .reset_index()
    )


def acts_named(
    view: View, *, title: str = "What each source calls the same act", name: str = "acts_named"
) -> alt.TopLevelMixin:
    """Acts by the words for them; each word with those who use it."""
    counts = count_acts(view)
    if counts.empty:
        return empty(name, title, view.why_empty("acts that a word of acts.csv names"))
    rows, more = rows_by_name(counts)
    most = max(int(rows["n"].max()) * 3, 8)  # a third of the room is the longest bar, the rest is for words
    scale = alt.Scale(domain=[0, most], range=[GUTTER, theme.WIDTH], nice=False)
    base = alt.Chart(drawn(rows, "row id ids heading word label who n quote path spoken")).encode(
        y=rows_axis()
    )
    bars = base.mark_bar(height=12, opacity=1, color=theme.SIDE_COLOURS[4]).encode(
        x=alt.X("n:Q").scale(scale).axis(None)
    )
    tooltip = tips(word="", n="times", who="used by", quote="a sentence", path="article")
    chart = panel(
        bars,
        *labels(base, "label", within="n", of=name, x=alt.X("n:Q").scale(scale)),
        *gutter(base, "heading"),
        clickable(base, picked(), tooltip, "spoken"),
        height=(theme.ROW + 2) * len(rows),
    )
    return titled(
        chart,
        name,
        title,
        f"Left: the act; each bar: a word for it, how often (length) and who uses it.{more}",
        f"{say_list(rows['spoken'], most=8)}.",
    )


def rows_by_name(counts: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """One row an act and word for it, acts of many names first and those of one name left out; and a sentence that counts the rest."""
    uses = (
        counts.groupby(["act", "word"], sort=False)
        .agg(
            n=("n", "sum"),
            tellers=("who", lambda w: tuple(dict.fromkeys(w))),
            ids=("ids", some_ids),
            id=("id", "first"),
            quote=("quote", "first"),
            path=("path", "first"),
        )
        .reset_index()
        .assign(
            who=lambda f: [say_list(tellers, most=4) for tellers in f["tellers"]],
            total=lambda f: f.groupby("act")["n"].transform("sum"),
            names=lambda f: f.groupby("act")["word"].transform("nunique"),
        )
        .sort_values(["names", "total", "act", "n"], ascending=[False, False, True, False], kind="stable")
    )
    single = uses[uses["names"] == 1]
    rows, more = fold(uses[uses["names"] > 1] if len(single) < len(uses) else uses)
    if 0 < len(single) < len(uses):
        more += f" Not drawn: {say_count(len(single), 'act')} with one name."
    most = max(int(rows["n"].max()), 1)
    return rows.assign(
        row=lambda f: f["act"] + " " + f["word"],
        heading=lambda f: f["act"].map(say_plainly).where(~f["act"].duplicated(), ""),
        label=[
            f"“{word}”  {fitting_names(tellers, LETTERS - len(word) - int(BAR * n / most / LETTER))}"
            for word, tellers, n in rows[["word", "tellers", "n"]].itertuples(index=False)
        ],
        quote=lambda f: f["quote"].map(lambda s: shorten(s, 300)),
        spoken=lambda f: (
            f["act"].map(say_plainly) + ": " + f["word"] + ", " + f["n"].astype(str) + ", by " + f["who"]
        ),
    ), more


def fitting_names(names: Sequence[str], letters: int) -> str:
    """As many of the names as fit into so many letters, the others counted; the first is cut where even it does not fit.

    >>> fitting_names(["the mayor", "the harbour master"], 40), fitting_names(["the mayor", "the harbour master"], 24)
    ('the mayor and the harbour master', 'the mayor and 1 more')
    """
    for most in (4, 3, 2, 1):
        if len(words := say_list(names, most=most)) <= letters:
            return words
    first = shorten(names[0], letters - len(" and 9 more") * (len(names) > 1))
    return say_list([first, *names[1:]], most=1)


def _act_word(text: str, act: str, words: Lexicon) -> str:
    """The first phrase of acts.csv for this act in the words, as its base form; the act's own verb where another word tells it."""
    phrases, pattern = _phrases(act, words)
    if not phrases or not (found := pattern.search(text)):
        return phrases.get(say_plainly(act), say_plainly(act))  # "denied" is a form of "deny"
    form = " ".join(found[0].casefold().split())
    return (
        phrases[form] if phrases[form][:3] == form[:3] else form
    )  # "liberation" is listed under "recapture of"


@cache
def _phrases(act: str, words: Lexicon) -> tuple[dict[str, str], re.Pattern[str]]:
    rows = [r for r in words.rows("acts") if r["act"] == act]
    phrases = {form: row["phrase"] for row in rows for form in (*row["forms"].split(";"), row["phrase"])}
    return phrases, re.compile(rf"\b{any_of(phrases)}\b", re.IGNORECASE)
