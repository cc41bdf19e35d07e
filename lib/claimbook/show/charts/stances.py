"""Who is for whom: the stance of each source toward each target, the articles' own voice beside the quoted ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import altair as alt
import pandas as pd

from claimbook.read.tone.verdicts import Verdict, verdict_of
from claimbook.shortenings import shorten, wrap
from claimbook.show import theme
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    colours,
    columns_axis,
    drawn,
    empty,
    gutter,
    panel,
    picked,
    rows_axis,
    some_ids,
    tips,
    titled,
)
from claimbook.show.views import View
from claimbook.wordings import say_count, say_list

OWN = "outlet"  # the source of an article's own voice in the stances table
TARGETS = 6  # columns that fit
SOURCES = 12  # rows of a panel
NO_VERDICT = Verdict("neutral", 0.0, False)
BESIDE = 7  # actors whose loaded words are drawn by voice


def count_stances(view: View) -> pd.DataFrame:
    """One row a source and target: favourable and critical terms, and the label that they give together."""
    rows = view.stances.assign(
        own=view.stances["source"] == OWN,
        who=view.stances["who"].mask(view.stances["source"] == OWN, view.stances["article"]),
        favourable=((1 + view.stances["score"]) / 2 * view.stances["n_terms"]).round().astype("Int64"),
    ).assign(critical=lambda f: f["n_terms"] - f["favourable"])
    sums = (
        rows.groupby(["own", "who", "target"], sort=False)
        .agg(
            favourable=("favourable", "sum"),
            critical=("critical", "sum"),
            ids=("evidence", some_ids),
        )
        .reset_index()
    )
    return sums.assign(
        n=lambda f: f["favourable"] + f["critical"],
        label=[_label(*p) for p in sums[["favourable", "critical"]].itertuples(index=False)],
        toward=sums["target"].map(view.name_of),
    )


def without_words(view: View, words: Sequence[str]) -> View:
    """The view as if these loaded words (as `terms.count_terms` writes them) were not in the lexicon."""
    if not words:
        return view
    spoken = view.terms["text"].str.casefold().str.split().str.join(" ")
    return judged_by(view, view.terms[~spoken.isin(set(words))])


def judged_by(view: View, kept: pd.DataFrame) -> View:
    """The view with these of its terms alone, and the stances that they give; where they pass no verdict, a stance is neutral."""
    told = {t.term_id: (t.rule, t.polarity) for t in kept.itertuples()}
    left = [[i for i in str(e).split(";") if i in told] for e in view.stances["evidence"].fillna("")]
    verdicts = [verdict_of([told[i] for i in ids], view.words) for ids in left]
    firm = [(ids, v) if v.is_firm else ([], NO_VERDICT) for ids, v in zip(left, verdicts, strict=True)]
    stances = view.stances.assign(
        score=[v.score for _, v in firm],
        n_terms=[len(ids) for ids, _ in firm],
        evidence=[";".join(ids) or None for ids, _ in firm],
        label=[v.label for _, v in firm],
    )
    return replace(view, terms=kept, stances=stances)


def stance_matrix(
    view: View, *, title: str = "Who is for whom", name: str = "stance_matrix"
) -> alt.TopLevelMixin:
    """Sources by targets, tinted by stance, with the counts written in the cell; the articles' own voices stand apart on top."""
    counts = count_stances(view)
    if counts.empty:
        return empty(name, title, view.why_empty("stances"))
    targets = list(counts.groupby("toward")["n"].sum().sort_values(ascending=False, kind="stable").index)
    shown = cells_by_source(counts, targets)
    left_out = counts["who"].nunique() - shown["who"].nunique()
    voices = [
        (heading, rows)
        for own, heading in ((True, "The articles’ own voice"), (False, "Quoted sources"))
        if len(rows := shown[shown["own"] == own])
    ]
    panels = [
        _matrix(rows, targets[:TARGETS], heading, first=at == 0) for at, (heading, rows) in enumerate(voices)
    ]
    chart = alt.vconcat(*panels, spacing=14).resolve_scale(color="shared")
    hidden = [(left_out, "source"), (max(0, len(targets) - TARGETS), "target")]
    less = say_list(say_count(n, noun) for n, noun in hidden if n)
    more = f" Not drawn: {less}." if any(n for n, _ in hidden) else ""
    return titled(
        chart,
        name,
        title,
        f"Rows: who speaks; columns: about whom. In the cell: favourable (+) and critical (−) words. Empty: no loaded word was found.{more}",
        f"{say_list(shown['spoken'], most=10)}.",
    )


def cells_by_source(counts: pd.DataFrame, targets: list[str]) -> pd.DataFrame:
    """One row a cell: the first of the targets, and of each voice the sources that say most of them."""
    shown = counts[counts["toward"].isin(targets[:TARGETS])]
    total = shown.groupby("who")["n"].transform("sum")
    shown = shown.assign(total=total).sort_values(["own", "total"], ascending=False, kind="stable")
    busiest = [who for _, part in shown.groupby("own") for who in part["who"].unique()[:SOURCES]]
    return shown[shown["who"].isin(busiest)].assign(
        short=lambda f: f["who"].map(lambda w: shorten(w, 34)),
        id=lambda f: f["who"] + " → " + f["toward"],
        cell=lambda f: [
            _cell(*p, wide=len(targets) <= 4)
            for p in f[["favourable", "critical", "label"]].itertuples(index=False)
        ],
        column=lambda f: f["toward"].map(_column),
        spoken=lambda f: f["who"] + " toward " + f["toward"] + ": " + f["label"],
    )


def _matrix(rows: pd.DataFrame, targets: list[str], heading: str, *, first: bool) -> alt.LayerChart:
    """The cells of one voice; the `first` panel writes the names of the columns."""
    base = alt.Chart(
        drawn(rows, "id ids who short toward column label cell favourable critical spoken")
    ).encode(y=rows_axis("who"))
    columns = list(map(_column, targets))
    x = (
        alt.X("column:N")
        .scale(domain=columns, range=[GUTTER, theme.WIDTH], paddingInner=0.06)
        .axis(columns_axis(columns, limit=110) if first else None)
    )
    pick = picked("own" if "own" in heading else "quoted")
    cells = (
        base.mark_rect(cornerRadius=2, cursor="pointer", opacity=1, aria=True)
        .encode(
            x=x,
            color=colours("label", theme.STANCES),
            stroke=alt.condition(pick, alt.value(theme.LIGHT["ink"]), alt.value(None)),
            tooltip=[
                *tips(who="source", toward="toward"),
                alt.Tooltip("favourable:Q", title="favourable words"),
                alt.Tooltip("critical:Q", title="critical words"),
            ],
            description="spoken:N",
        )
        .add_params(pick)
    )
    words = base.mark_text(style="label", baseline="middle").encode(
        x=x,
        text="cell:N",
        color=alt.condition(
            "datum.label === 'favourable' || datum.label === 'critical'",
            alt.value(theme.ON_DEEP),
            alt.value(theme.ON_PALE),
        ),
    )
    once = alt.Chart(drawn(rows.drop_duplicates("who"), "who short")).encode(y=rows_axis("who"))
    height = (theme.ROW + 4) * rows["who"].nunique()
    return panel(cells, words, *gutter(once, "short"), height=height, heading=heading)


def own_beside_quoted(
    view: View,
    *,
    title: str = "Loaded words about each actor, own voice beside quoted voices",
    name: str = "own_beside_quoted",
) -> alt.TopLevelMixin:
    """Favourable words to the right, critical ones to the left: the articles' own above, those of quoted sources below."""
    counts = _count_voices(view)
    if counts.empty:
        return empty(name, title, view.why_empty("loaded words about an actor"))
    order = list(counts.groupby("toward")["n"].sum().sort_values(ascending=False, kind="stable").index)
    left_out = len(order) - BESIDE
    counts = _beside(counts, order[:BESIDE])
    return titled(
        panel(*_facing(counts), height=ROW * counts["row"].nunique()),
        name,
        title,
        "Number of loaded words, those about a person or a force counted for the state as well. Right: favourable; left: critical."
        + (f" Not drawn: {say_count(left_out, 'actor')} with fewer." if left_out > 0 else ""),
        f"{say_list(counts['spoken'], most=12)}.",
    )


def _beside(counts: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """The counts about these actors, in this order; critical words count downward (`signed`)."""
    return (
        counts[counts["toward"].isin(order)]
        .assign(
            signed=lambda f: f["n"].where(f["polarity"] == "favourable", -f["n"]),
            rank=lambda f: f["toward"].map(order.index),
            row=lambda f: f["toward"] + " " + f["said_by"],
            toward=lambda f: f["toward"].map(lambda t: shorten(t, 34)),
            spoken=lambda f: (
                f["said_by"] + " about " + f["toward"] + ": " + f["n"].astype(str) + " " + f["polarity"]
            ),
        )
        .sort_values(["rank", "said_by", "polarity"])
    )


def _facing(counts: pd.DataFrame) -> list[alt.Chart]:
    """Bars to both sides of a line, with their numbers and names."""
    left, right = min(int(counts["signed"].min()), 0), max(int(counts["signed"].max()), 0)
    room = (right - left) * 0.1  # for the number at the end of the longest bar
    scale = alt.Scale(domain=[left - room, right + room], range=[GUTTER, theme.WIDTH], nice=False)
    base = alt.Chart(drawn(counts, "row ids toward said_by polarity n signed spoken")).encode(y=rows_axis())
    x = alt.X("signed:Q").scale(scale).axis(None)
    bars = base.mark_bar(height=14, opacity=1).encode(
        x=x, color=colours("polarity", {tone: theme.STANCES[tone] for tone in ("critical", "favourable")})
    )
    pick = picked(field="ids")
    hit = (
        base.mark_bar(height=ROW - 4, style="hit", cursor="pointer", aria=True)
        .encode(
            x=alt.X("edge:Q").scale(scale).axis(None),
            x2=alt.datum(0),
            opacity=alt.condition(pick, alt.value(0.14), alt.value(0)),
            tooltip=[*tips(toward="about", said_by="voice"), "polarity:N", *tips(n="words")],
            description="spoken:N",
        )
        .transform_calculate(edge=f"datum.polarity === 'critical' ? {left - room} : {right + room}")
        .add_params(pick)
    )
    numbers = [
        base.transform_filter(f"datum.polarity === '{polarity}'")
        .mark_text(style="label", align=align, dx=dx, baseline="middle")
        .encode(x=x, text="n:Q")
        for polarity, align, dx in (("favourable", "left", 5), ("critical", "right", -5))
    ]
    zero = (
        alt.Chart(pd.DataFrame({"at": [0]}))
        .mark_rule(style="quiet")
        .encode(x=alt.X("at:Q").scale(scale).axis(None))
    )
    once = alt.Chart(drawn(counts.drop_duplicates("row"), "row toward said_by")).encode(y=rows_axis())
    return [bars, *numbers, zero, *gutter(once, "toward", "said_by"), hit]


def _count_voices(view: View) -> pd.DataFrame:
    """One row a target, voice and polarity, from the same counts as the matrix, with the ids of its words."""
    counts = count_stances(view)
    sums = counts.groupby(["toward", "own"], sort=False)[["favourable", "critical"]].sum()
    long = sums.reset_index().melt(["toward", "own"], var_name="polarity", value_name="n")
    said_by = long["own"].map({True: "own words", False: "quoted sources"})
    return long.assign(said_by=said_by)[long["n"] > 0].merge(_words_behind(view), how="left")


def _words_behind(view: View) -> pd.DataFrame:
    """One row a target, voice and polarity: the ids of the loaded words that give its stances."""
    told = view.stances.assign(
        own=view.stances["source"] == OWN,
        toward=view.stances["target"].map(view.name_of).astype("str"),
        id=view.stances["evidence"].fillna("").str.split(";"),
    ).explode("id")
    tones = view.terms.set_index("term_id")["polarity"]
    told = told.assign(polarity=told["id"].map(tones).astype("str"))
    grouped = told.dropna(subset=["polarity"]).groupby(["toward", "own", "polarity"], sort=False)
    return grouped["id"].agg(some_ids).rename("ids").reset_index()


def _column(name: str) -> str:
    """A column's name on up to three lines, as its axis takes it.

    >>> _column("Vladimir Putin"), _column("Central Military Commission")
    ('Vladimir|Putin', 'Central|Military|Commission')
    """
    return "|".join(wrap(name, 12, lines=3))


def _label(favourable: int, critical: int) -> str:
    if not favourable and not critical:
        return "neutral"
    if not critical or favourable >= 3 * critical:
        return "favourable"
    return "critical" if not favourable or critical >= 3 * favourable else "mixed"


def _cell(favourable: int, critical: int, label: str, *, wide: bool) -> str:
    """The counts, after the label where there is room for it."""
    signs = " ".join([*([f"+{favourable}"] if favourable else []), *([f"−{critical}"] if critical else [])])
    return f"{label} {signs}".strip() if wide else signs or label
