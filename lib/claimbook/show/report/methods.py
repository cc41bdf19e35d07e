"""The method of a run, told from its tables: sources, collection, evaluation, corroboration, quality control."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from claimbook.frames import Book
from claimbook.show.escapes import shown
from claimbook.show.views import View
from claimbook.wordings import say_count, say_days, say_list, say_number, say_plainly

MOST_FILES = 100  # rows of the table of sources; all are in the table of articles
QUOTING_TABLES = ("sentences", "claims", "figures", "dates", "terms")
HOW_DECODED = {
    "utf8": "read as UTF-8",
    "bom": "by the mark at their beginning",
    "declared": "as they declare",
    "guessed": "by a guess",
}
HOW_DATED = {
    "metadata": "given in metadata.csv",
    "stated": "stated in the text",
    "inferred": "inferred from the text",
    "unknown": "unknown",
}
HOW_READ = {
    "ok": "read whole",
    "partial": "read in part",
    "duplicate": "copies of others",
    "rejected": "not read",
}
HOW_COMPARED = {  # so that one pair and many read alike
    "agree": "agreeing",
    "disjoint": "contradicting each other",
    "denies": "contradicting each other",
    "incomparable": "not comparable",
    "repeats": "going back to one voice",
    "narrows": "one within the other",
    "updates": "a count and a later one",
    "overlap": "overlapping",
}


@dataclass(frozen=True, slots=True)
class Method:
    """One part of the method: sentences, and a table where there is one."""

    title: str
    sentences: Sequence[str]
    header: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = field(default_factory=tuple)


def describe(book: Book) -> list[Method]:
    """The parts of the method, in the order of the work."""
    return [_sources(book), _evaluation(book), _corroboration(book), _quality(book)]


def deck_of(view: View) -> str:
    """The report's contents in a few sentences: the rows that it shows, who printed the articles, and when."""
    read = view.articles
    counts = [
        say_count(len(read), "article"),
        _chosen(len(view.claims), len(view.book.claims), "claim"),
        _chosen(len(view.figures), len(view.book.figures), "figure"),
    ]
    said = [say_list(counts), _outlets(read["outlet"]), _published(read)]
    return " ".join(f"{s[:1].upper()}{s[1:]}." for s in said if s)


def _chosen(shown_rows: int, rows: int, one: str) -> str:
    """
    >>> _chosen(4, 59, "figure"), _chosen(59, 59, "figure")
    ('4 of 59 figures', '59 figures')
    """
    return (
        say_count(rows, one) if shown_rows == rows else f"{say_number(shown_rows)} of {say_count(rows, one)}"
    )


def _outlets(outlets: pd.Series) -> str:
    """
    >>> _outlets(pd.Series(["Newsweek", None, None])), _outlets(pd.Series(["Post"]))
    ('1 article names its outlet (Newsweek)', 'from Post')
    """
    named = outlets.dropna()
    names = say_list(sorted(shown(o) for o in named.unique()))
    if named.empty:
        return ""
    if len(named) == len(outlets):
        return f"from {names}"
    return f"{say_count(len(named), 'article')} {'names its' if len(named) == 1 else 'name their'} outlet ({names})"


def _published(articles: pd.DataFrame) -> str:
    """When the articles appeared, as far as both ends are known; an end that is not known is said."""
    first, last = articles["published_earliest"], articles["published_latest"]
    known = first.notna() & last.notna()
    if not known.any():
        return ""
    unknown = len(articles) - int(known.sum())
    days = _span(first[known].min(), last[known].max())
    if not unknown:
        return f"published {days}"
    return f"{say_number(known.sum())} {'was' if known.sum() == 1 else 'were'} published {days}; of {say_count(unknown, 'article')} the first or the last day is not known"


def misquotes(book: Book) -> int:
    """How many rows do not hold the words of their article at their place; 0 unless the tables were tampered with."""
    texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
    return sum(
        texts[article][start:end] != text
        for name in QUOTING_TABLES
        for article, start, end, text in _columns(getattr(book, name), "article_id", "start", "end", "text")
    )


def _columns(rows: pd.DataFrame, *names: str) -> Iterator[tuple]:
    """The rows as tuples of plain values."""
    return zip(*(rows[name].tolist() for name in names), strict=True)


def _sources(book: Book) -> Method:
    articles = book.articles
    known = _counted(articles["published_basis"].map(HOW_DATED))
    rows = [
        (
            shown(_or_dash(a.outlet)),
            shown(_or_dash(a.title)),
            shown(a.path),
            say_days(a.published_earliest, a.published_latest),
            f"{a.words:,}",
            shown(a.status if pd.isna(a.reason) else f"{a.status}: {a.reason}"),
            _or_dash(a.sha256)[:12],
        )
        for a in articles.head(MOST_FILES).itertuples()
    ]
    sentences = [
        f"{say_count(len(articles), 'file')}: {_counted(articles['status'].map(HOW_READ))}.",
        f"Publication dates: {known}." if len(articles) else "",
        f"Encoding: {_counted(articles['encoding_basis'].map(HOW_DECODED))}." if len(articles) else "",
        f"Below are the first {MOST_FILES}; all are in the table “articles”."
        if len(articles) > MOST_FILES
        else "",
    ]
    header = ("Outlet", "Title", "File", "Published", "Words", "Read", "SHA-256")
    return Method("Sources and collection", [s for s in sentences if s], header, rows)


def _evaluation(book: Book) -> Method:
    claims, figures = book.claims, book.figures
    unnamed = int(claims["unnamed"].sum())
    return Method(
        "Evaluation",
        [
            "Every row is cut from the text by rules that can be read; the column “rule” names the one that found it. "
            "No number is averaged, and an interval is only as wide as the words say.",
            f"{_of_each(claims, 'claim')}." + (f" {_without_name(unnamed)}" if len(claims) else ""),
            f"{_of_each(figures, 'figure')}.",
        ],
    )


def _corroboration(book: Book) -> Method:
    if book.origins.empty:
        return Method("Corroboration", ["Nothing was weighed: no figure or claim has a group."])
    groups = book.groups.merge(book.origins, on=["kind", "member_id"]).drop_duplicates("group_id")
    several = int((groups["n_roots"] > 1).sum())
    return Method(
        "Corroboration",
        [
            "A number that others repeat is still the one voice of who first said it: mentions, outlets and independent sources are counted apart.",
            f"{say_count(len(groups), 'quantity or act', 'quantities and acts')} told of; "
            f"two or more independent sources speak of {say_number(several) if several else 'none'} of them.",
            f"{say_count(len(book.relations), 'pair')} set side by side: {_counted(book.relations['relation'].map(HOW_COMPARED))}.",
        ],
    )


def _quality(book: Book) -> Method:
    rows = sum(len(getattr(book, name)) for name in QUOTING_TABLES)
    wrong = misquotes(book)
    unresolved = int(book.dates["start_date"].isna().sum())
    unattributed = int(book.figures["source"].isna().sum())
    return Method(
        "Quality control",
        [
            f"{say_count(rows, 'quotation')} compared with the articles’ text at their places: "
            f"{'all are word for word' if not wrong else f'{say_number(wrong)} differ'}.",
            _resolved(unresolved, len(book.dates)),
            f"{say_number(unattributed) if unattributed else 'None'} of {say_count(len(book.figures), 'figure')} "
            f"{'is' if unattributed <= 1 else 'are'} given by the articles themselves, without a source."
            if len(book.figures)
            else "",
        ],
    )


def _resolved(unresolved: int, dates: int) -> str:
    """
    >>> _resolved(0, 13), _resolved(2, 13)
    ('All 13 dates were resolved.', '2 of 13 dates could not be resolved and stay open.')
    """
    if not dates:
        return "The articles name no dates."
    if not unresolved:
        return (
            "The only date was resolved." if dates == 1 else f"All {say_number(dates)} dates were resolved."
        )
    stay = "stays" if unresolved == 1 else "stay"
    return f"{say_number(unresolved)} of {say_count(dates, 'date')} could not be resolved and {stay} open."


def _without_name(claims: int) -> str:
    """
    >>> _without_name(1), _without_name(0)
    ('1 of them comes from a source without a name.', 'None of them come from sources without a name.')
    """
    come = "comes from a source" if claims == 1 else "come from sources"
    return f"{say_number(claims) if claims else 'None'} of them {come} without a name."


def _of_each(rows: pd.DataFrame, one: str) -> str:
    """How many rows of each status.

    >>> _of_each(pd.DataFrame({"status": ["denied"] * 1100 + ["asserted"]}), "claim"), _of_each(pd.DataFrame({"status": []}), "claim")
    ('1,101 claims: 1,100 denied and 1 asserted', 'No claims')
    """
    counted = f": {_counted(rows['status'].map(say_plainly))}" if len(rows) else ""
    return f"{say_count(len(rows), one).capitalize()}{counted}"


def _counted(values: pd.Series) -> str:
    """The values with their counts, the most frequent first."""
    counts = values.dropna().value_counts()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return say_list([f"{say_number(count)} {shown(str(value))}" for value, count in ordered], most=12)


def _span(first: str, last: str) -> str:
    """
    >>> _span("2025-03-12", "2025-03-18"), _span("2025-03-01", "2025-03-31")
    ('between 12 and 18 March 2025', 'in March 2025')
    """
    words = say_days(first, last)
    if first == last:
        return f"on {words}"
    if " to " in words or (words[0].isdigit() and "–" in words):
        return f"between {words.replace(' to ', ' and ').replace('–', ' and ')}"
    return f"in {words}"


def _or_dash(value: object) -> str:
    return "–" if value is None or pd.isna(value) else str(value)
