"""What to see, in a sentence: tables -> words. Every number in them is counted, none is typed."""

from __future__ import annotations

import pandas as pd

from claimbook.shortenings import shorten
from claimbook.show.charts import acts, articles, stances, tellings, terms, timelines, voices
from claimbook.show.views import View
from claimbook.wordings import say_count, say_days, say_list, say_number, say_plainly, say_tally


def what_was_read(view: View) -> str:
    """How much was read, what was found, and what could not be read."""
    counts = articles.count_rows(view)
    unread = view.book.articles[~view.book.articles["article_id"].isin(view.articles["article_id"])]
    reasons = [
        f"{p} ({r})" for p, r in zip(unread["path"], unread["reason"].fillna(unread["status"]), strict=True)
    ]
    not_read = f" Not read: {say_list(reasons, most=4)}." if reasons else ""
    if counts.empty:
        return view.why_empty("articles") + not_read
    sources = view.claims["source"].nunique()
    read = (
        f"{say_count(len(counts), 'article')} of {say_number(counts['words'].sum())} words "
        f"{'gives' if len(counts) == 1 else 'give'} {say_count(counts['claims'].sum(), 'claim')} by {say_count(sources, 'named or described source')}, "
        f"{say_count(counts['figures'].sum(), 'figure')}, {say_count(counts['dates'].sum(), 'date')} and {say_count(counts['terms'].sum(), 'loaded word')}."
    )
    without = counts[counts["figures"] == 0]["article"]
    if 0 < len(without) < len(counts):
        read += f" No figure in: {say_list((_named(article, view) for article in without), most=3)}."
    return read + not_read


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
    return f"{said} Most in {_named(most['article'], view)} ({most['share']:.0%}), least in {_named(least['article'], view)} ({least['share']:.0%})."


def _named(article: str, view: View) -> str:
    """An article's label within a sentence: a title in quotation marks, an outlet or a file's name without."""
    titles = view.articles.loc[view.articles["outlet"].isna() & view.articles["title"].notna(), "article"]
    return f"“{article}”" if article in set(titles) else article


def when_published(view: View) -> str:
    """The time in which the articles were published, and how that is known."""
    known = view.articles[
        view.articles["published_earliest"].notna() | view.articles["published_latest"].notna()
    ]
    if view.articles.empty:
        return view.why_empty("articles")
    if known.empty:
        return f"When {'it' if len(view.articles) == 1 else 'they'} appeared is not known: no date is given, stated or to be inferred."
    basis = known["published_basis"].value_counts()
    how = say_list(f"{say_number(basis[b])} {words}" for b, words in BASES.items() if b in basis)
    unknown = len(view.articles) - len(known)
    if len(view.articles) == 1:
        [days] = known[["published_earliest", "published_latest"]].itertuples(index=False)
        return f"Published: {say_days(*days)} ({how.removeprefix('1 ')})."
    dated = known[known["published_earliest"].notna()].sort_values("published_earliest", kind="stable")
    if dated.empty:
        return f"No first day is known: {how}."
    said = f"The first appeared {_appeared(dated.iloc[0])}, the last {_appeared(dated.iloc[-1])}: {how}."
    open_end = int(known["published_latest"].isna().sum())
    said += f" For {say_count(open_end, 'article')} no last day is known." if open_end else ""
    return said + (f" For {say_count(unknown, 'article')} nothing is known." if unknown else "")


def _appeared(article: pd.Series) -> str:
    """
    >>> _appeared(pd.Series({"published_earliest": "2024-05-04", "published_latest": "2024-05-04"}))
    'on 4 May 2024'
    >>> _appeared(pd.Series({"published_earliest": "2024-05-04", "published_latest": None}))
    'on 4 May 2024 at the earliest'
    """
    day = article["published_earliest"]
    return f"on {say_days(day, day)}{'' if day == article['published_latest'] else ' at the earliest'}"


BASES = {
    "metadata": "given in metadata.csv",
    "stated": "stated in the article",
    "inferred": "inferred from the dates told",
}


def who_is_for_whom(view: View) -> str:
    """The most spoken of target, in the articles' own words and in those of their sources."""
    counts = stances.count_stances(view)
    if counts.empty or not counts["n"].sum():
        return view.why_empty("loaded words about an actor")
    by_target = counts.groupby("toward")["n"].sum()
    target = by_target.idxmax()
    about = counts[counts["toward"] == target]
    own, quoted = about[about["own"]], about[~about["own"]]
    ours = "the article’s" if len(view.articles) == 1 else "the articles’"
    parts = [
        f"{_tone(rows)} {where}"
        for where, rows in ((f"in {ours} own words", own), ("in those of quoted sources", quoted))
        if rows["n"].sum()
    ]
    most = quoted.sort_values("n", ascending=False, kind="stable").head(2)["who"] if len(quoted) > 2 else []
    return (
        f"The most loaded words are about {target} ({say_number(by_target.max())}): {', '.join(parts)}."
        + (f" Loudest: {say_list(most)}." if len(most) else "")
    )


def what_colours_the_telling(view: View) -> str:
    """How many loaded words there are, by voice, and the most frequent."""
    counts = terms.count_terms(view)
    if counts.empty:
        return view.why_empty("loaded words")
    n = counts.groupby(["voice", "polarity"])["n"].sum()
    alone = len(view.articles) == 1
    own = _used(n, "own", "loaded words")
    own = f"The article itself uses {own}" if alone else f"The articles themselves use {own}"
    quoted = f"{'its' if alone else 'their'} sources use {_used(n, 'quoted', 'ones' if n.get('own') is not None else 'loaded words')}"
    top = counts[counts["n"] > 1].sort_values("n", ascending=False, kind="stable").head(3)
    often = say_list(f"“{shorten(w, 30)}” ({k})" for w, k in zip(top["written"], top["n"], strict=True))
    return f"{own}, {quoted}." + (f" Most often: {often}." if len(top) else "")


def _used(counts: pd.Series, voice: str, noun: str) -> str:
    """
    >>> counts = pd.Series({("own", "critical"): 1200})
    >>> _used(counts, "own", "loaded words"), _used(counts, "quoted", "ones")
    ('no favourable and 1,200 critical loaded words', 'none')
    """
    good, bad = (counts.get((voice, tone), 0) for tone in ("favourable", "critical"))
    if not good and not bad:
        return "none" if noun == "ones" else f"no {noun}"
    return f"{say_number(good) if good else 'no'} favourable and {say_number(bad) if bad else 'no'} critical {noun}"


def how_acts_are_named(view: View) -> str:
    """The act with the most different names, and who uses which."""
    named = acts.count_acts(view)
    if named.empty:
        return view.why_empty("acts that a word of acts.csv names")
    words = named.groupby("act").agg(names=("word", "nunique"), n=("n", "sum"))
    if words["names"].max() == 1:
        return f"{say_count(named['n'].sum(), 'mention')} of {say_count(len(words), 'act')}; none goes by two names."
    act = words.sort_values(["names", "n"], ascending=False, kind="stable").index[0]
    uses = named[named["act"] == act].groupby("word")["who"].unique()
    return (
        f"One act, {say_plainly(act)}, goes by {say_number(words.loc[act, 'names'])} names: "
        + "; ".join(f"“{w}” ({say_list(who, most=2)})" for w, who in uses.items())
        + "."
    )


def when_it_happened(view: View) -> str:
    """The month of which most dated mentions tell, and how exact they are."""
    rows = timelines.dated_mentions(view)
    if rows.empty:
        return view.why_empty("resolved dates")
    unresolved = len(view.dates) - len(rows)
    last = rows["to"] - pd.Timedelta(days=1)
    months = (
        rows["from"]
        .dt.strftime("%Y-%m")[rows["from"].dt.to_period("M") == last.dt.to_period("M")]
        .value_counts()
    )
    most = ""
    if len(months) > 1 and (count := months.max()) > 1:
        month = months.index[months == count].min()
        most = f", most often of {say_days(f'{month}-01', f'{pd.Period(month).end_time:%Y-%m-%d}')} ({say_number(count)})"
    return (
        f"{say_count(len(rows), 'dated mention')}{most}:"
        f" {say_tally(rows['is_day'].sum())} {'names' if rows['is_day'].sum() == 1 else 'name'} a day, {say_tally((~rows['is_day']).sum())} a longer interval."
        f" {say_tally(rows['resolved'].sum())} {_was(rows['resolved'].sum())} resolved from the context or the publication date"
        + (f", {say_number(unresolved)} could not be resolved." if unresolved else ", and none is left open.")
    )


def told_late(view: View, *, days: int = 30) -> str:
    """How many claims were told long after what they tell of."""
    gaps = tellings.delays(view)
    if gaps.empty:
        return view.why_empty("claims that date both the event and the statement")
    late = gaps[gaps["delay"] > days].sort_values("delay", ascending=False, kind="stable")
    said = f"Of {say_count(len(gaps), 'claim')} with a date for the event and for the telling, {say_tally(len(late))} {_was(len(late))} told more than {days} days after the event."
    if late.empty:
        return said
    worst = late.iloc[0]
    return f"{said} The longest wait: {worst['who']} told of {worst['when']} at least {_waited(int(worst['delay']))} later."


def _waited(days: int) -> str:
    """
    >>> _waited(123), _waited(6829)
    ('123 days', '18 years')
    """
    return say_count(days, "day") if days < 2 * 365 else say_count(int(days / 365.25), "year")


def _was(count: int) -> str:
    return "was" if count <= 1 else "were"


def _tone(rows: pd.DataFrame) -> str:
    tones = [(int(rows[tone].sum()), tone) for tone in ("favourable", "critical")]
    return " and ".join(f"{say_number(n)} {tone}" for n, tone in tones if n)
