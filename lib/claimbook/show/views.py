"""The tables of a corpus as one reader asked for them: chosen rows, joined for reading, with the colours of the sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from claimbook import lexicon
from claimbook.corrected_sources import sides_of
from claimbook.frames import Book, read_book
from claimbook.lexicon import Lexicon
from claimbook.shortenings import say_files, shorten
from claimbook.show import absences, renderers, theme
from claimbook.show.choices import Choice, listed, of_source
from claimbook.show.names import names_of
from claimbook.wordings import say_actor, say_choices

UNKNOWN_SIDE = "other or unknown"


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
        return {label: colour for label, colour in self._palette.items() if label in present}

    @cached_property
    def _palette(self) -> dict[str, str]:
        """Side in words -> colour: the codebook's, else the next of the theme's, grey beyond six and for the unknown."""
        labels = _side_labels(self.words)
        colours = {labels[row["side"]]: row["colour"] for row in self.words.rows("sides")}
        colours |= dict.fromkeys(sorted(set(self.claims["side"]) - set(colours) - {UNKNOWN_SIDE}), "")
        taken = {colour.upper() for colour in colours.values()}
        free = iter([c for c in theme.SIDE_COLOURS if c not in taken])
        known = {side: colour or next(free, theme.OTHER) for side, colour in colours.items()}
        return known | {UNKNOWN_SIDE: theme.OTHER}

    def name_of(self, actor_id: str) -> str:
        """The actor's name: as the word lists have it, else the fullest that the articles use, else the id as words."""
        return self.names.get(actor_id) or say_actor(actor_id)

    def why_empty(self, things: str) -> str:
        """Why nothing is shown, and which knob to turn."""
        if self.articles.empty:
            return absences.nothing_read(things)
        if self.knobs:
            return absences.nothing_left(things, self.knobs)
        if asked := {name: value for name, value in self.asked.items() if value}:
            return absences.nothing_asked(things, asked, {name: self.choices(name) for name in asked})
        return absences.nothing_told(things, len(self.articles))

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
        f"{name}: {value!r} is in no row; there are {say_choices(known)}"
        for name, joined in asked.items()
        if (known := view.choices(name))
        for value in listed(str(joined))
        if not _is_told(view, name, value)
    ]


def _is_told(view: View, name: str, value: str) -> bool:
    if name == "sources":
        return any(len(of_source(rows, [value])) for rows in (view.claims, view.figures, view.stances))
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
    sides = sides_of(book, words)
    claims = _spoken(_in_sentence(_beside(book.claims, articles), book), sides, view)
    said = book.claims[
        [
            "claim_id",
            "side",
            "mode",
            "unnamed",
            "source_kind",
            "statement_start",
            "statement_end",
            "source_id",
        ]
    ].rename(columns={"source_id": "claim_source_id"})
    figures = _in_sentence(_beside(book.figures, articles), book).merge(said, on="claim_id", how="left")
    is_theirs = figures["source_id"].eq(figures["claim_source_id"]).fillna(False)
    figures = figures.assign(side=figures["side"].where(is_theirs)).drop(columns="claim_source_id")
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


def choose(view: View, **asked: str) -> View:
    """The rows of a view for which somebody asked, see `open_view`."""
    wanted = {name: str(value).strip() for name, value in asked.items()}
    choice = Choice.of(wanted)
    return replace(
        view,
        asked=wanted,
        claims=choice.by_day(choice.by_source(view.claims)),
        figures=choice.by_day(choice.by_quantity(choice.by_source(view.figures))),
        dates=choice.by_day(view.dates),
        terms=choice.by_source(view.terms),
        stances=choice.by_source(view.stances),
    )


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
    files = pd.Series(say_files(readable["path"]), index=readable.index, dtype="str")
    label = (
        readable["outlet"]
        .fillna(readable["title"])
        .map(lambda n: shorten(n, 36), na_action="ignore")
        .astype("str")
        .fillna(files)
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
        side=side.map(lambda s: labels.get(s, say_actor(s)), na_action="ignore")
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
    return {row["side"]: row["label"] or say_actor(row["side"]) for row in words.rows("sides")}
