"""The tables of a corpus as one reader asked for them: chosen rows, joined for reading, with the colours of the sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pandas as pd

from claimbook import lexicon
from claimbook.errors import CorpusError
from claimbook.frames import Book, read_book
from claimbook.lexicon import Lexicon
from claimbook.show.charts import renderers, theme
from claimbook.show.names import names_of
from claimbook.wordings import cut_words, file_words, join_or, list_words, name_words

UNKNOWN_SIDE = "other or unknown"
CHOICES = ("sources", "measures", "subjects", "start", "end")  # what a reader can ask for


@dataclass(frozen=True, eq=False)
class View:
    """What the charts, findings and evidence of a notebook are made from.

    `figures`, `claims`, `dates` and `terms` are the chosen rows of the book's tables with the columns that a reader wants beside them:
    `article` (a short label), `path`, `outlet`, the `sentence` in which they stand, `side` and `who` (the source in words).
    `book` keeps every row, chosen or not. `corpus` is the folder that it was read from, where corrections are kept.
    `knobs` of a live exploration leave rows out: name -> (setting, the setting that leaves none out).
    """

    book: Book
    words: Lexicon
    corpus: Path | None = None
    codebook: Path | None = None
    asked: Mapping[str, str] = field(default_factory=dict)
    knobs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    articles: pd.DataFrame = field(default_factory=pd.DataFrame)
    sentences: pd.DataFrame = field(default_factory=pd.DataFrame)
    claims: pd.DataFrame = field(default_factory=pd.DataFrame)
    figures: pd.DataFrame = field(default_factory=pd.DataFrame)
    dates: pd.DataFrame = field(default_factory=pd.DataFrame)
    terms: pd.DataFrame = field(default_factory=pd.DataFrame)
    stances: pd.DataFrame = field(default_factory=pd.DataFrame)

    def side_colours(self, sides: pd.Series) -> dict[str, str]:
        """Label -> colour of the sides that occur, in the order of the codebook; a side keeps its colour in every chart."""
        present = set(sides.dropna())
        return {label: colour for label, colour in _palette(self).items() if label in present}

    def name_of(self, actor_id: str) -> str:
        """The actor's name: as the word lists have it, else the fullest that the articles use, else the id as words."""
        return self.names.get(actor_id) or name_words(actor_id)

    def why_empty(self, things: str) -> str:
        """Why nothing is shown, and which knob to turn."""
        if self.articles.empty:
            return f"No {things}: the corpus has no readable article."
        if self.knobs:
            turned = list_words([f"{name} “{setting}”" for name, (setting, _) in self.knobs.items()])
            back = " or ".join(f"{name} to “{every}”" for name, (_, every) in self.knobs.items())
            return f"No {things} for {turned}. Turn {back}."
        asked = [name for name, value in self.asked.items() if value]
        if not asked:
            return f"No {things} in {'this article' if len(self.articles) == 1 else 'these articles'}."
        wanted = list_words([f'{name} = "{self.asked[name]}"' for name in asked])
        knobs = [f"{name} = one of {join_or(choices)}" for name in asked if (choices := self.choices(name))]
        return (
            f'No {things} for {wanted}. Try {asked[0]} = "" (all){"".join(f", or {k}" for k in knobs[:1])}.'
        )

    def choices(self, name: str) -> list[str]:
        """The values that a parameter can take in this corpus, the most frequent first."""
        tables = {"sources": ("figures", "claims"), "measures": ("figures",), "subjects": ("figures",)}
        columns = {"sources": "source", "measures": "measure", "subjects": "subject"}
        if name not in columns:
            return []
        values = pd.concat([getattr(self.book, table)[columns[name]] for table in tables[name]]).dropna()
        return list(values.value_counts(sort=True).index)


def unknown_choices(view: View, asked: Mapping[str, str]) -> list[str]:
    """What is asked for and is in no row of the view, each said with what there is. Raises CorpusError for a day that is none."""
    choose(view, **asked)
    return [
        f"{name}: {value!r} is in no row; there are {join_or(known)}"
        for name, joined in asked.items()
        if (known := view.choices(name))
        for value in _items(str(joined))
        if not _is_told(view, name, value)
    ]


def _is_told(view: View, name: str, value: str) -> bool:
    if name == "sources":
        return any(len(_of_source(rows, [value])) for rows in (view.claims, view.figures, view.stances))
    return value.casefold() in {known.casefold() for known in view.choices(name)}


def open_view(
    corpus: str | Path = "",
    *,
    codebook: str | Path = "",
    tables: str | Path = "",
    **asked: str,
) -> View:
    """The view of a corpus folder, or of the tables that `claimbook extract` wrote to the folder `tables`.

    `asked` chooses rows: sources, measures, subjects (joined with ";"; "" is all), start and end (ISO days; a row without a date stays
    out as soon as one is given). A value that no row has gives an empty view, and every chart then says so.
    Makes the theme and the renderer the ones in use.
    """
    theme.enable()
    renderers.enable()
    kept = _codebook(tables or corpus, codebook)
    view = look_at(_book(corpus, codebook, tables), lexicon.load(kept))
    home = None if tables or not corpus else Path(corpus)
    return choose(replace(view, corpus=home, codebook=kept), **asked)


def look_at(book: Book, words: Lexicon) -> View:
    """All rows of a book, joined for reading."""
    articles = _labelled(book.articles)
    view = View(
        book,
        words,
        names=names_of(book, words),
        articles=articles,
        sentences=_beside(book.sentences, articles),
    )
    sides = words.mapping("sides", "side")
    claims = _spoken(_in_sentence(_beside(book.claims, articles), book), sides, view)
    said = book.claims[
        ["claim_id", "side", "mode", "unnamed", "source_kind", "statement_start", "statement_end"]
    ]
    figures = _in_sentence(_beside(book.figures, articles), book).merge(said, on="claim_id", how="left")
    return replace(
        view,
        claims=claims,
        figures=_spoken(figures, sides, view),
        dates=_in_sentence(_beside(book.dates, articles), book),
        terms=_judging(_in_sentence(_beside(book.terms, articles), book)),
        stances=_beside(book.stances[book.stances["basis"] == "judged"], articles).assign(
            who=lambda f: f["source_id"].map(view.names).astype("str").fillna(f["source"])
        ),
    )


def _day(name: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise CorpusError(f"{name} is {value!r}; allowed: a day as 2025-01-31, or nothing") from None


def choose(view: View, **asked: str) -> View:
    """The rows of a view for which somebody asked, see `open_view`."""
    wanted = {name: str(value).strip() for name, value in asked.items()}
    sources, measures, subjects = (_items(wanted.get(k, "")) for k in ("sources", "measures", "subjects"))
    start, end = (_day(name, wanted.get(name, "")) for name in ("start", "end"))
    return replace(
        view,
        asked=wanted,
        claims=_within(_of_source(view.claims, sources), start, end),
        figures=_within(
            _of_source(view.figures, sources)
            .pipe(lambda f: f[f["measure"].isin(measures)] if measures else f)
            .pipe(lambda f: f[f["subject"].isin(subjects)] if subjects else f),
            start,
            end,
        ),
        dates=_within(view.dates, start, end),
        terms=_of_source(view.terms, sources),
        stances=_of_source(view.stances, sources),
    )


def _items(joined: str) -> list[str]:
    return [item.strip() for item in joined.split(";") if item.strip()]


def _of_source(rows: pd.DataFrame, sources: list[str]) -> pd.DataFrame:
    if not sources:
        return rows
    wanted = {s.casefold() for s in sources}
    found = rows["source"].str.casefold().isin(wanted)
    for column in {"source_id", "who"} & set(rows):
        found |= rows[column].str.casefold().isin(wanted)
    return rows[found]


def _within(rows: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    if start:
        rows = rows[rows["end_date"].fillna("") >= start]
    if end:
        rows = rows[rows["start_date"].fillna("9") <= end]
    return rows


def _codebook(folder: str | Path, codebook: str | Path) -> Path | None:
    """The codebook that is asked for, else the one kept with the corpus or with its tables."""
    from claimbook.codebooks import codebook_of

    if codebook or not folder:
        return Path(codebook) if codebook else None
    return codebook_of(Path(folder))


def _book(corpus: str | Path, codebook: str | Path, tables: str | Path) -> Book:
    if tables:
        return read_book(tables)
    from claimbook import read_corpus
    from claimbook.weigh import weigh_book

    return weigh_book(read_corpus(corpus, codebook=codebook or None), codebook=_codebook(corpus, codebook))


def _labelled(articles: pd.DataFrame) -> pd.DataFrame:
    """The readable articles, each with a short label that no other has: outlet, else title, else its file's name."""
    readable = articles[articles["status"].isin(["ok", "partial"])]
    label = (
        readable["outlet"]
        .fillna(readable["title"])
        .map(lambda n: cut_words(n, 36), na_action="ignore")
        .astype("str")
        .fillna(readable["path"].map(file_words))
    )
    again = label.groupby(label).cumcount()
    return readable.assign(article=label.where(again == 0, label + " (" + (again + 1).astype(str) + ")"))


def _beside(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    shown = articles[
        ["article_id", "article", "path", "outlet", "title", "published_earliest", "published_latest"]
    ]
    return rows.merge(shown, on="article_id", how="inner")


def _in_sentence(rows: pd.DataFrame, book: Book) -> pd.DataFrame:
    sentences = book.sentences[["sentence_id", "text", "start", "paragraph"]].rename(
        columns={"text": "sentence", "start": "sentence_start"}
    )
    joined = rows.merge(sentences, on="sentence_id", how="left")
    return joined.assign(sentence=joined["sentence"].fillna(joined["text"]))


def _judging(terms: pd.DataFrame) -> pd.DataFrame:
    """The loaded words, each about whom it judges; about nobody where an actor only stands beside it."""
    near = terms["rule"].str.contains(r", near\b").astype(bool)
    first = ~terms.duplicated(["article_id", "start"])  # one word may stand beside several
    return terms.assign(target=terms["target"].mask(near))[first | ~near]


def _spoken(rows: pd.DataFrame, sides: Mapping[str, str], view: View) -> pd.DataFrame:
    """With the side in words and the source in words."""
    side = rows["side"].fillna(rows["source_id"].map(sides).astype("str"))
    labels = _side_labels(view.words)
    return rows.assign(
        side=side.map(lambda s: labels.get(s, name_words(s)), na_action="ignore")
        .astype("str")
        .fillna(UNKNOWN_SIDE),
        who=rows["source_id"]
        .map(view.names)
        .astype("str")
        .fillna(rows["source"])
        .fillna("own words of " + rows["article"]),
    )


def _side_labels(words: Lexicon) -> dict[str, str]:
    """Side -> how the codebook calls it."""
    return {row["side"]: row["label"] or name_words(row["side"]) for row in words.rows("sides")}


def _palette(view: View) -> dict[str, str]:
    """Side in words -> colour: the codebook's, else the next of the theme's, grey beyond six and for the unknown."""
    labels = _side_labels(view.words)
    colours = {labels[row["side"]]: row["colour"] for row in view.words.rows("sides")}
    colours |= dict.fromkeys(sorted(set(view.claims["side"]) - set(colours) - {UNKNOWN_SIDE}), "")
    taken = {colour.upper() for colour in colours.values()}
    free = iter([c for c in theme.SIDE_COLOURS if c not in taken])
    return {side: colour or next(free, theme.OTHER) for side, colour in colours.items()} | {
        UNKNOWN_SIDE: theme.OTHER
    }
