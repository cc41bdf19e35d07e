"""What colours the telling: loaded words by voice."""

from __future__ import annotations

import altair as alt
import pandas as pd

from claimbook.shortenings import quote_around, shorten
from claimbook.show import theme
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    ask,
    asked,
    clickable,
    colours,
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
from claimbook.show.views import View
from claimbook.wordings import say_count, say_list

NOBODY = "nobody in particular"
MOST_WORDS = 14  # words on each side of a panel
MOST_TO_CHOOSE = 300  # rows behind the drop-downs


def count_terms(view: View) -> pd.DataFrame:
    """One row a loaded word, voice and polarity: how often, in how many articles, about whom, and one sentence."""
    return (
        view.terms.assign(
            word=view.terms["text"].str.casefold().str.split().str.join(" "),
            of=view.terms["target"].fillna(""),
        )
        .groupby(["voice", "polarity", "word"], sort=False)
        .agg(
            written=("text", "first"),
            n=("term_id", "size"),
            n_articles=("article_id", "nunique"),
            id=("term_id", "first"),
            targets=(
                "of",
                lambda t: ", ".join(sorted({view.name_of(x) for x in t if x})) or NOBODY,
            ),
            quote=("sentence", "first"),
            path=("path", "first"),
        )
        .reset_index()
        .sort_values(["voice", "polarity", "n", "word"], ascending=[True, True, False, True])
    )


def loaded_terms(
    view: View, *, title: str = "The loaded words themselves", name: str = "loaded_terms"
) -> alt.TopLevelMixin:
    """Critical words to the left, favourable ones to the right; the articles' own words above, the quoted ones below."""
    counts = count_terms(view)
    if counts.empty:
        return empty(name, title, view.why_empty("loaded words"))
    shown = commonest_terms(counts)
    most = int(shown["n"].max())
    panels = [
        _words(shown[shown["voice"] == voice], most, heading, voice)
        for voice, heading in (
            ("own", "In the articles’ own words"),
            ("quoted", "In the words of quoted sources"),
        )
        if (shown["voice"] == voice).any()
    ]
    left_out = len(counts) - len(shown)
    more = f" Not drawn: {say_count(left_out, 'rarer word')}." if left_out else ""
    return titled(
        alt.vconcat(*panels, spacing=16).resolve_scale(color="shared"),
        name,
        title,
        f"Left: critical of somebody; right: favourable. Bar and number: how often.{more}",
        f"{say_list(shown['spoken'], most=12)}.",
    )


def commonest_terms(counts: pd.DataFrame) -> pd.DataFrame:
    """The most frequent words of each voice and polarity, by rank, with their labels."""
    ranked = counts.assign(rank=counts.groupby(["voice", "polarity"]).cumcount())
    return ranked[ranked["rank"] < MOST_WORDS].assign(
        signed=lambda f: f["n"].where(f["polarity"] == "favourable", -f["n"]),
        label=lambda f: (
            f["written"].map(lambda w: shorten(w, 34)) + ("  " + f["n"].astype(str)).where(f["n"] > 1, "")
        ),
        quote=lambda f: f["quote"].map(lambda s: shorten(s, 300)),
        spoken=lambda f: f["word"] + ": " + f["polarity"] + ", " + f["n"].astype(str),
    )


def _words(rows: pd.DataFrame, most: int, heading: str, voice: str) -> alt.LayerChart:
    """The words of one voice, on a scale on which `most` leaves room for the labels of both sides."""
    table = drawn(rows, "id rank word label polarity signed n n_articles targets quote path spoken")
    base = alt.Chart(table).encode(y=alt.Y("rank:O").axis(None).scale(paddingInner=0.15))
    reach = max(4 * most, 20)
    scale = alt.Scale(domain=[-reach, reach], nice=False)
    x = alt.X("signed:Q").scale(scale).axis(None)
    bars = base.mark_bar(height=12, opacity=1).encode(x=x, color=_polarity_colour())
    texts = [
        base.transform_filter(f"datum.polarity === '{polarity}'")
        .mark_text(style="label", align=align, dx=dx, baseline="middle")
        .encode(x=x, text="label:N")
        for polarity, align, dx in (("favourable", "left", 6), ("critical", "right", -6))
    ]
    pick = picked(voice)
    hit = (
        base.mark_bar(height=18, style="hit", cursor="pointer", aria=True)
        .encode(
            x=alt.X("edge:Q").scale(scale).axis(None),
            x2=alt.datum(0),
            opacity=alt.condition(pick, alt.value(0.14), alt.value(0)),
            tooltip=[
                *tips(word="", n="times"),
                alt.Tooltip("n_articles:Q", title="articles"),
                *tips(targets="about", quote="a sentence", path="article"),
            ],
            description="spoken:N",
        )
        .transform_calculate(edge=f"datum.polarity === 'critical' ? {-reach} : {reach}")
        .add_params(pick)
    )
    return panel(bars, *texts, hit, height=20 * (int(rows["rank"].max()) + 1), heading=heading)


def terms_to_choose(
    view: View, *, title: str = "Loaded words, to choose from", name: str = "terms_to_choose"
) -> alt.TopLevelMixin:
    """Loaded words about one actor in one voice, with drop-downs that need no kernel."""
    if view.terms.empty:
        return empty(name, title, view.why_empty("loaded words"))
    rows, more = terms_by_target(view)
    scale = alt.Scale(domain=[0, max(int(rows["n"].max()) * 5, 10)], range=[GUTTER, theme.WIDTH], nice=False)
    table = drawn(rows, "row ids written below about voice polarity n label quote path spoken")
    base = alt.Chart(table).encode(y=rows_axis()).transform_filter(asked("about", "voice", "polarity"))
    bars = base.mark_bar(height=12, opacity=1).encode(
        x=alt.X("n:Q").scale(scale).axis(None), color=_polarity_colour()
    )
    tooltip = tips(written="word", quote="a sentence", path="article")
    targets = sorted(
        rows["about"].unique(), key=lambda t: (t == NOBODY, -rows.loc[rows["about"] == t, "n"].sum(), t)
    )
    chart = panel(
        bars,
        *labels(base, "label", within="n", of=name, x=alt.X("n:Q").scale(scale)),
        *gutter(base, "written", "below"),
        clickable(base, picked(field="ids"), tooltip, "spoken"),
        height=alt.Step(ROW),
    ).add_params(
        ask("about", "About", targets, value=targets[0]),
        ask("voice", "Voice", ["own words", "quoted sources"], value=rows["voice"].iloc[0]),
        ask("polarity", "Tone", ["critical", "favourable"]),
    )
    return titled(
        chart,
        name,
        title,
        f"Bar: how often, with the first sentence. Choose an actor, a voice and a tone below the chart.{more}",
        f"{say_count(len(rows), 'word')} about {say_count(len(targets), 'actor')}.",
    )


def terms_by_target(view: View) -> tuple[pd.DataFrame, str]:
    """One row an actor, voice, polarity and word, with the words around its first use; and a sentence that counts those left out."""
    counts = (
        view.terms.assign(
            about=view.terms["target"].map(view.name_of, na_action="ignore").astype("str").fillna(NOBODY),
            voice=view.terms["voice"].map({"own": "own words", "quoted": "quoted sources"}),
            word=view.terms["text"].str.casefold().str.split().str.join(" "),
            around=[
                quote_around(*r, most=62)
                for r in view.terms[["sentence", "sentence_start", "start"]].itertuples(index=False)
            ],
        )
        .groupby(["about", "voice", "polarity", "word"], sort=False)
        .agg(
            n=("term_id", "size"),
            written=("text", "first"),
            ids=("term_id", some_ids),
            quote=("sentence", "first"),
            around=("around", "first"),
            path=("path", "first"),
        )
        .reset_index()
        .sort_values(["about", "voice", "polarity", "n"], ascending=[True, True, True, False], kind="stable")
    )
    rows, more = fold(counts, MOST_TO_CHOOSE)
    return rows.assign(
        row=lambda f: f["about"] + f["voice"] + f["polarity"] + f["word"],
        label=lambda f: f["n"].astype(str) + "  " + f["around"],
        quote=lambda f: f["quote"].map(lambda s: shorten(s, 300)),
        below=lambda f: f["about"] + ", " + f["voice"],
        spoken=lambda f: (
            f["word"] + ", " + f["polarity"] + ", about " + f["about"] + ", " + f["n"].astype(str)
        ),
    ), more


def _polarity_colour() -> alt.Color:
    return colours("polarity", {tone: theme.STANCES[tone] for tone in ("critical", "favourable")})
