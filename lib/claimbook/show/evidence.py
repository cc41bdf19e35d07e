"""The words that a row was cut from: quoted tables and whole articles with what was found in them, as escaped HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from claimbook.shortenings import shorten_middle
from claimbook.show.markings import Layer, Markup, escaped, marked
from claimbook.show.views import View
from claimbook.spreadsheets import CORRECTIONS
from claimbook.wordings import say_count, say_days, say_plainly, say_range

MOST = 60  # rows of a table that are shown; all are in the tables
MOST_ARTICLES = 12
BESIDE = ("boilerplate", "embed", "caption")


def figures_quoted(view: View, measures: Sequence[str] = ()) -> Markup:
    """The figures with the sentence they stand in, who gives them, and where to find them."""
    rows = view.figures[view.figures["measure"].isin(measures)] if measures else view.figures
    return _table(
        rows,
        "figure_id",
        view,
        "figures",
        (
            "Figure",
            lambda r: _number(
                f"{say_range(r.low, r.best, r.high, r.qualifier)}",
                r.measure if pd.isna(r.unit) else f"{r.measure}, {r.unit}",
            ),
        ),
        ("Words", lambda r: _quote(r, [Layer(r.start, r.end, "figure", r.measure)])),
        ("Source", lambda r: f"{escaped(r.who)}<br><small>{escaped(_channel(r))}</small>"),
        ("Refers to", lambda r: escaped(_subject(r, view))),
    )


def claims_quoted(view: View, *, only: Sequence[str] = ()) -> Markup:
    """Claims with the words that somebody is said to say; `only` chooses statuses."""
    rows = view.claims[view.claims["status"].isin(only)] if only else view.claims
    return _table(
        rows,
        "claim_id",
        view,
        "claims",
        ("Source", lambda r: f"{escaped(r.who)}<br><small>{escaped(r.side)}</small>"),
        ("Words", lambda r: _quote(r, [Layer(r.start, r.end, "claim", r.status), *_source_layer(r)])),
        (
            "How told",
            lambda r: escaped(
                ", ".join(x for x in (r.status, r.mode, "" if pd.isna(r.cue) else f"“{r.cue}”") if x)
            ),
        ),
    )


def terms_quoted(view: View) -> Markup:
    """Loaded words with their sentence, whose voice it is and about whom."""
    rows = view.terms.sort_values(["polarity", "voice"], kind="stable")
    return _table(
        rows,
        "term_id",
        view,
        "loaded words",
        (
            "Word",
            lambda r: (
                f'<mark class="cb-{r.polarity}">{escaped(r.text)}</mark><br><small>{escaped(r.polarity)}</small>'
            ),
        ),
        ("Sentence", lambda r: _quote(r, [Layer(r.start, r.end, r.polarity, r.rule)])),
        ("Voice", lambda r: escaped("own words" if r.voice == "own" else r.source)),
        ("About", lambda r: escaped("" if pd.isna(r.target) else view.name_of(r.target))),
    )


def dates_quoted(view: View) -> Markup:
    """Date expressions with their sentence and the interval that they name."""
    rows = view.dates[view.dates["start_date"].notna()].sort_values(["start_date", "end_date"], kind="stable")
    return _table(
        rows,
        "date_id",
        view,
        "dates",
        ("Date", lambda r: _number(say_days(r.start_date, r.end_date), ANCHORS.get(r.anchor, r.anchor))),
        ("Sentence", lambda r: _quote(r, [Layer(r.start, r.end, "date", r.rule)])),
    )


ANCHORS = {
    "explicit": "in the words themselves",
    "published": "from the publication date",
    "context": "from a date told before",
}


def articles_read(view: View) -> Markup:
    """Every article with what was found in it, open one to read it."""
    if view.articles.empty:
        return Markup(f"<p>{escaped(view.why_empty('articles'))}</p>", view.why_empty("articles"))
    few = view.articles.head(MOST_ARTICLES)
    more = len(view.articles) - len(few)
    note = (
        f'<p class="cb-note">{say_count(more, "more article")}: to be read in the live notebook.</p>'
        if more
        else ""
    )
    key = (
        '<p class="cb-key"><mark class="cb-figure">figure</mark> <mark class="cb-date">date</mark> <mark class="cb-source">source</mark>'
        ' <mark class="cb-claim">what a source is said to say</mark> <mark class="cb-favourable">favourable</mark>'
        ' <mark class="cb-critical">critical</mark></p>'
    )
    parts = [
        f"<details><summary>{escaped(a.article)} <small>{escaped(a.path)}</small></summary>{article_text(view, a.article_id)}</details>"
        for a in few.itertuples()
    ]
    return Markup(
        key + "".join(parts) + note,
        f"{say_count(len(view.articles), 'article')} with what was found in them",
    )


LAYERS = ("figures", "dates", "sources", "claims", "terms")


def article_text(view: View, article_id: str, *, layers: Sequence[str] = LAYERS) -> str:
    """One article's paragraphs as HTML with the chosen layers marked."""
    text = view.articles.set_index("article_id").loc[article_id, "text"]
    found = [x for name in layers for x in _LAYERS[name](view, article_id)]
    sentences = view.sentences[view.sentences["article_id"] == article_id]
    paragraphs = sentences.groupby("paragraph").agg(
        start=("start", "min"), end=("end", "max"), kind=("kind", "first")
    )
    return "".join(
        f'<p class="{"cb-beside" if p.kind in BESIDE else "cb-body"}">{marked(text[p.start : p.end], found, offset=p.start)}</p>'
        for p in paragraphs.itertuples()
    )


def _of(rows: pd.DataFrame, article_id: str) -> Iterable:
    return rows[rows["article_id"] == article_id].itertuples()


def _source_layer(r) -> list[Layer]:
    return (
        []
        if pd.isna(r.source_start)
        else [Layer(int(r.source_start), int(r.source_end), "source", f"source: {r.source}")]
    )


_LAYERS: dict[str, Callable[[View, str], list[Layer]]] = {
    "figures": lambda v, a: [
        Layer(
            r.start,
            r.end,
            "figure",
            f"{say_plainly(r.measure)}: {say_range(r.low, r.best, r.high, r.qualifier)}, {r.who}",
            r.figure_id,
        )
        for r in _of(v.figures, a)
    ],
    "dates": lambda v, a: [
        Layer(r.start, r.end, "date", say_days(r.start_date, r.end_date), r.date_id) for r in _of(v.dates, a)
    ],
    "sources": lambda v, a: [x._replace(row=r.claim_id) for r in _of(v.claims, a) for x in _source_layer(r)],
    "claims": lambda v, a: [
        Layer(r.start, r.end, "claim", f"{r.who}, {r.status}", r.claim_id)
        for r in _of(v.claims[v.claims["mode"] != "own"], a)
    ],
    "terms": lambda v, a: [
        Layer(r.start, r.end, r.polarity, f"{r.polarity}, {r.voice} voice", r.term_id)
        for r in _of(v.terms, a)
    ],
}


def _table(rows: pd.DataFrame, key: str, view: View, things: str, *columns: tuple[str, Callable]) -> Markup:
    if rows.empty:
        why = view.why_empty(things)
        return Markup(f"<p>{escaped(why)}</p>", why)
    columns = (
        *columns,
        (
            "Where in the text",
            lambda r: place_of(r.article, r.path, r.start) + _by_hand(r.rule),
        ),
    )
    head = "".join(
        f'<th scope="col"{WIDE if name in ("Words", "Sentence") else ""}>{name}</th>' for name, _ in columns
    )
    body = "".join(
        f'<tr id="{escaped(getattr(r, key))}">{"".join(_cell(cell(r)) for _, cell in columns)}</tr>'
        for r in rows.head(MOST).itertuples()
    )
    return Markup(
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note_of_rest(len(rows), MOST)}",
        f"{len(rows)} {things}, quoted",
    )


def place_of(article: str, path: str, start: int) -> str:
    """Where words stand, as HTML: the article's label, its file (the whole name as its title) and the character."""
    return f'{escaped(article)}<br><small title="{escaped(path)}">{escaped(shorten_middle(path, 16))}, character {start:,}</small>'


def note_of_rest(n: int, most: int) -> str:
    """What stands under a table of at most `most` rows that does not hold all `n`."""
    text = f"This table holds the first {most} of {n:,} rows; the saved tables hold all."
    return f'<p class="cb-note">{text}</p>' if n > most else ""


def _by_hand(rule: str) -> str:
    """What tells that an analyst corrected the row."""
    return "<br><small>corrected by hand</small>" if rule.endswith(CORRECTIONS) else ""


def _cell(inner: str) -> str:
    return (
        f'<td class="cb-number">{inner[len(NUMBER) :]}</td>'
        if inner.startswith(NUMBER)
        else f"<td>{inner}</td>"
    )


WIDE = ' class="cb-wide"'  # the column that holds the words
NUMBER = "\x00"  # begins a cell that holds a number; never part of what `shown` gives


def _number(value: str, below: str) -> str:
    return f"{NUMBER}{escaped(value)}<br><small>{escaped(say_plainly(below))}</small>"


def _quote(r, layers: list[Layer]) -> str:
    """The sentence with the layers' words marked; the row's own words where it has no sentence."""
    if pd.isna(r.sentence_start) or r.end > r.sentence_start + len(r.sentence):
        return marked(
            r.text,
            [
                x._replace(start=max(x.start, r.start), end=min(x.end, r.end))
                for x in layers
                if x.start < r.end and x.end > r.start
            ],
            offset=r.start,
        )
    return marked(r.sentence, layers, offset=int(r.sentence_start))


def _channel(r) -> str:
    via = "" if pd.isna(r.via) else "via " + r.via.replace(";", ", ")
    return ", ".join(x for x in (r.status, via) if x)


def _subject(r, view: View) -> str:
    parts = [view.name_of(r.subject) if pd.notna(r.subject) else "", r.place if pd.notna(r.place) else ""]
    when = say_days(r.start_date, r.end_date)
    return ", ".join([p for p in parts if p] + ([when] if when != "no date" else []))
