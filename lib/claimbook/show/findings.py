"""What to see, in a sentence: tables -> words. Every number in them is counted, none is typed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from claimbook.show.charts import acts, articles, stances, tellings, terms, timelines, voices
from claimbook.show.views import View
from claimbook.wordings import (
    count_words,
    cut_words,
    day_words,
    list_words,
    number_words,
    plain_words,
    prose_words,
)


def what_was_read(view: View) -> str:
    """How much was read, what was found, and what could not be read."""
    counts = articles.count_rows(view)
    if counts.empty:
        return view.why_empty("articles")
    sources = view.claims["source"].nunique()
    read = (
        f"{count_words(len(counts), 'article')} of {number_words(counts['words'].sum())} words "
        f"{'gives' if len(counts) == 1 else 'give'} {count_words(counts['claims'].sum(), 'claim')} by {count_words(sources, 'named or described source')}, "
        f"{count_words(counts['figures'].sum(), 'figure')}, {count_words(counts['dates'].sum(), 'date')} and {count_words(counts['terms'].sum(), 'loaded word')}."
    )
    without = counts[counts["figures"] == 0]["article"]
    if 0 < len(without) < len(counts):
        read += f" No figure in: {list_words(without, most=3)}."
    unread = view.book.articles[~view.book.articles["article_id"].isin(view.articles["article_id"])]
    reasons = [
        f"{p} ({r})" for p, r in zip(unread["path"], unread["reason"].fillna(unread["status"]), strict=True)
    ]
    return read + (f" Not read: {list_words(reasons, most=4)}." if reasons else "")


def whose_voice(view: View) -> str:
    """The share of the words that others say, and where it is largest and smallest."""
    counts = voices.count_voices(view)
    words = counts[list(voices.VOICES)].sum(axis=1)
    counts = counts[words > 0].assign(share=lambda f: (f["attributed"] + f["direct quotation"]) / words)
    if counts.empty:
        return view.why_empty("words")
    whole = (counts["attributed"].sum() + counts["direct quotation"].sum()) / words.sum()
    said = f"{whole:.0%} of all words are quoted from or attributed to somebody."
    if len(counts) == 1:
        return said
    most, least = counts.loc[counts["share"].idxmax()], counts.loc[counts["share"].idxmin()]
    return f"{said} Most in {most['article']} ({most['share']:.0%}), least in {least['article']} ({least['share']:.0%})."


def when_published(view: View) -> str:
    """The time in which the articles were published, and how that is known."""
    known = view.articles[
        view.articles["published_earliest"].notna() | view.articles["published_latest"].notna()
    ]
    if known.empty:
        return f"When {'it' if len(view.articles) == 1 else 'they'} appeared is not known: no date is given, stated or to be inferred."
    basis = known["published_basis"].value_counts()
    how = list_words(f"{number_words(basis[b])} {words}" for b, words in BASES.items() if b in basis)
    unknown = len(view.articles) - len(known)
    if len(view.articles) == 1:
        [days] = known[["published_earliest", "published_latest"]].itertuples(index=False)
        return f"Published: {day_words(*days)} ({how.removeprefix('1 ')})."
    dated = known[known["published_earliest"].notna()].sort_values("published_earliest", kind="stable")
    if dated.empty:
        return f"No first day is known: {how}."
    said = f"The first appeared {_appeared(dated.iloc[0])}, the last {_appeared(dated.iloc[-1])}: {how}."
    open_end = int(known["published_latest"].isna().sum())
    said += f" For {count_words(open_end, 'article')} no last day is known." if open_end else ""
    return said + (f" For {count_words(unknown, 'article')} nothing is known." if unknown else "")


def _appeared(article: pd.Series) -> str:
    """
    >>> _appeared(pd.Series({"published_earliest": "2024-05-04", "published_latest": "2024-05-04"}))
    'on 4 May 2024'
    >>> _appeared(pd.Series({"published_earliest": "2024-05-04", "published_latest": None}))
    'on 4 May 2024 at the earliest'
    """
    day = article["published_earliest"]
    return f"on {day_words(day, day)}{'' if day == article['published_latest'] else ' at the earliest'}"


BASES = {
    "metadata": "given in metadata.csv",
    "stated": "stated in the article",
    "inferred": "inferred from the dates told",
}


def widest_range(view: View, measures: Sequence[str]) -> str:
    """The most told quantity among `measures`: how far its figures lie apart, and who stands at both ends."""
    figures = view.figures[view.figures["measure"].isin(measures)]
    if figures.empty:
        return view.why_empty(f"figures of {list_words(map(plain_words, measures), most=9)}")
    groups = figures.assign(of=figures["subject"].fillna("")).groupby(["measure", "of"], sort=False)
    _, group = max(groups, key=lambda g: (len(g[1]), _top(g[1])))
    what = _counted(group.iloc[0], view)
    if len(figures) == 1:
        return f"One figure: {_range(group.iloc[0])} {what}, told by {_teller(group.iloc[0])}."
    if len(group) == 1:
        largest = figures.loc[_ends(figures)[1]]
        return f"No two of the {count_words(len(figures), 'figure')} count the same thing; the largest is {_range(largest)} {_counted(largest, view)}, told by {_teller(largest)}."
    low, high = (group.loc[i] for i in _ends(group))
    places = group["place"].dropna().unique()
    said = f"Most often told is {what}: {count_words(len(group), 'figure')} by {count_words(group['who'].nunique(), 'source')}"
    if _range(low) == _range(high):
        said += f", and all say {_range(low)}."
    else:
        said += f" lie between {_range(low)} ({_who(low)}) and {_range(high)} ({_who(high)})."
        said += f" They name different places: {list_words(places)}." if len(places) > 1 else ""
    others = len(figures) - len(group)
    return said + (
        f" {count_words(others, 'other figure')} {'counts' if others == 1 else 'count'} something else."
        if others
        else ""
    )


def how_sure(view: View) -> str:
    """How many of the figures are bounds or rounded, and how many nobody stands for."""
    figures = view.figures
    if figures.empty:
        return view.why_empty("figures")
    rough = figures["qualifier"].isin(["about", "nearly", "vague"]).sum()
    bounds = (figures["low"].isna() | figures["high"].isna()).sum()
    doubtful = figures["status"].isin(["alleged", "estimated", "unverified", "predicted"]).sum()
    denied = (figures["status"] == "denied").sum()
    return (
        f"Of {count_words(len(figures), 'figure')}, {_n(bounds)} {'is' if bounds == 1 else 'are'} open at one end, {_n(rough)} rounded or vague,"
        f" {_n(doubtful)} alleged, estimated or unverified, {_n(denied)} denied."
    )


def figures_in_time(view: View, measures: Sequence[str]) -> str:
    """The first and the last figure in time, and how many the text does not date."""
    figures = view.figures[view.figures["measure"].isin(measures)]
    dated = figures[figures["start_date"].notna()].sort_values(["start_date", "end_date"], kind="stable")
    if figures.empty:
        return view.why_empty(f"figures of {list_words(map(plain_words, measures), most=4)}")
    left = len(figures) - len(dated)
    undated = f"Of {count_words(len(figures), 'figure')}, {_n(left)} {'has' if left == 1 else 'have'} no date of {'its' if left == 1 else 'their'} own."
    if dated.empty:
        return undated
    first, last = dated.iloc[0], dated.iloc[-1]
    said = f"The earliest is {_range(first)} {plain_words(first['measure'])} {_at(first)} ({first['who']})"
    if len(dated) > 1:
        said += f", the latest {_range(last)} {plain_words(last['measure'])} {_at(last)} ({last['who']})"
    return f"{said}. {undated}"


def who_is_for_whom(view: View) -> str:
    """The most spoken of target, in the articles' own words and in those of their sources."""
    counts = stances.count_stances(view)
    if counts.empty or not counts["n"].sum():
        return view.why_empty("loaded words about an actor")
    by_target = counts.groupby("toward")["n"].sum()
    target = by_target.idxmax()
    about = counts[counts["toward"] == target]
    own, quoted = about[about["own"]], about[~about["own"]]
    parts = [
        f"{who} {_tone(rows)}"
        for who, rows in (("the articles’ own words are", own), ("the quoted sources are", quoted))
        if rows["n"].sum()
    ]
    most = quoted.sort_values("n", ascending=False, kind="stable").head(2)["who"] if len(quoted) > 2 else []
    return (
        f"{target} draws the most loaded words ({number_words(by_target.max())}): {' and '.join(parts)}."
        + (f" Loudest: {list_words(most)}." if len(most) else "")
    )


def what_colours_the_telling(view: View) -> str:
    """How many loaded words there are, by voice, and the most frequent."""
    counts = terms.count_terms(view)
    if counts.empty:
        return view.why_empty("loaded words")
    n = counts.groupby(["voice", "polarity"])["n"].sum()
    share = [
        f"{name} use {n.get((voice, 'favourable'), 0) or 'no'} favourable and {n.get((voice, 'critical'), 0) or 'no'} critical"
        for voice, name in (("own", "The articles themselves"), ("quoted", "their sources"))
    ]
    top = counts[counts["n"] > 1].sort_values("n", ascending=False, kind="stable").head(3)
    often = list_words(f"“{cut_words(w, 30)}” ({k})" for w, k in zip(top["written"], top["n"], strict=True))
    return f"{share[0]} loaded words, {share[1]} ones." + (f" Most often: {often}." if len(top) else "")


def how_acts_are_named(view: View) -> str:
    """The act with the most different names, and who uses which."""
    named = acts.count_acts(view)
    if named.empty:
        return view.why_empty("acts that a word of acts.csv names")
    words = named.groupby("act").agg(names=("word", "nunique"), n=("n", "sum"))
    if words["names"].max() == 1:
        return f"{count_words(named['n'].sum(), 'mention')} of {count_words(len(words), 'act')}; none goes by two names."
    act = words[words["names"] > 1]["n"].idxmax()
    uses = named[named["act"] == act].groupby("word")["who"].unique()
    return (
        f"One act, {plain_words(act)}, goes by {number_words(words.loc[act, 'names'])} names: "
        + "; ".join(f"“{w}” ({list_words(who, most=2)})" for w, who in uses.items())
        + "."
    )


def when_it_happened(view: View) -> str:
    """The time that the dated mentions cover, and how exact they are."""
    rows = timelines.dated_mentions(view)
    if rows.empty:
        return view.why_empty("resolved dates")
    unresolved = len(view.dates) - len(rows)
    middle = rows["middle"].sort_values().iloc[len(rows) // 2]
    return (
        f"{count_words(len(rows), 'dated mention')}, half of them before {day_words(str(middle)[:10], str(middle)[:10])}:"
        f" {_n(rows['is_day'].sum())} {'names' if rows['is_day'].sum() == 1 else 'name'} a day, {_n((~rows['is_day']).sum())} a longer interval."
        f" {_n(rows['resolved'].sum())} {_was(rows['resolved'].sum())} resolved from the context or the publication date"
        + (
            f", {number_words(unresolved)} could not be resolved."
            if unresolved
            else ", and none is left open."
        )
    )


def told_late(view: View, *, days: int = 30) -> str:
    """How many claims were told long after what they tell of."""
    gaps = tellings.delays(view)
    if gaps.empty:
        return view.why_empty("claims that date both the event and the statement")
    late = gaps[gaps["delay"] > days].sort_values("delay", ascending=False, kind="stable")
    said = f"Of {count_words(len(gaps), 'claim')} that can be dated twice, {_n(len(late))} {_was(len(late))} told more than {days} days after the event."
    if late.empty:
        return said
    worst = late.iloc[0]
    return f"{said} The latest: {worst['who']}, at least {count_words(int(worst['delay']), 'day')} after {worst['when']}."


def _n(count: int) -> str:
    return number_words(count) if count else "none"


def _was(count: int) -> str:
    return "was" if count <= 1 else "were"


def _ends(figures: pd.DataFrame) -> tuple[object, object]:
    """The index of the lowest and of the highest figure."""
    return figures[["low", "best", "high"]].min(axis=1).idxmin(), figures[["low", "best", "high"]].max(
        axis=1
    ).idxmax()


def _top(figures: pd.DataFrame) -> float:
    return float(figures[["low", "best", "high"]].max(axis=None))


def _range(figure: pd.Series) -> str:
    return prose_words(figure["low"], figure["best"], figure["high"], figure["qualifier"])


def _counted(figure: pd.Series, view: View) -> str:
    of = f" ({view.name_of(figure['subject'])})" if pd.notna(figure["subject"]) else ""
    return plain_words(figure["measure"]) + of


def _teller(figure: pd.Series) -> str:
    """
    >>> _teller(pd.Series({"who": "own words of Newsweek"}))
    'Newsweek in its own words'
    """
    own = figure["who"].removeprefix("own words of ")
    return figure["who"] if own == figure["who"] else f"{own} in its own words"


def _when(figure: pd.Series) -> str:
    return day_words(figure["start_date"], figure["end_date"])


def _at(figure: pd.Series) -> str:
    """The same after a verb.

    >>> _at(pd.Series({"start_date": "2025-03-17", "end_date": "2025-03-17"}))
    'on 17 March 2025'
    >>> _at(pd.Series({"start_date": "2024-11-28", "end_date": "2025-01-02"}))
    'between 28 November 2024 and 2 January 2025'
    """
    words = _when(figure)
    if " to " in words:
        return f"between {words.replace(' to ', ' and ')}"
    return f"{'in' if words[:4].isdigit() or words[0].isalpha() else 'on'} {words}"


def _who(figure: pd.Series) -> str:
    return figure["who"] if pd.isna(figure["start_date"]) else f"{figure['who']}, {_when(figure)}"


def _tone(rows: pd.DataFrame) -> str:
    good, bad = int(rows["favourable"].sum()), int(rows["critical"].sum())
    if not bad:
        return f"favourable ({good} of {good})"
    if not good:
        return f"critical ({bad} of {bad})"
    return f"favourable in {number_words(good)} and critical in {number_words(bad)} cases"
