"""Numbers in findings -> links to the rows behind them.

A finding is a sentence; what it counts is looked up again in the tables, and a number is linked to rows only where they give this very
number: a figure that reads so and whose source the sentence names, or rows of a kind that the sentence names, as many as it says. Any
other number leads to the chart or table below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
from markupsafe import Markup, escape

from claimbook.frames import KEYS
from claimbook.records import DOUBTFUL
from claimbook.show.escapes import shown
from claimbook.show.report.chapters import Block, Chapter
from claimbook.show.views import View
from claimbook.wordings import MONTHS, say_plainly, tell_range

NUMBER = re.compile(
    r"""
    (?<![\w.,–-])
    (?P<change>(?<=from\ ))?                                     # "from 14,000 to 12,000" are two numbers
    (?:(?:about|more\ than|at\ least|up\ to|fewer\ than|nearly)\ )?
    \d[\d,]*(?:\.\d+)?(?:\ (?:million|billion|trillion))?%?      # "14,000", "2.5 million", "51%"
    (?(change)|(?:\ to\ \d[\d,]*(?:\.\d+)?(?:\ (?:million|billion))?|\ or\ more|\ or\ fewer)?)
    (?![\w–-])
    """,
    re.VERBOSE,
)
MONTH = rf"(?:{'|'.join(MONTHS)})"
DATE = re.compile(
    rf"(?:\d{{1,2}}(?:–\d{{1,2}})?\ )?{MONTH}(?:–{MONTH})?\ \d{{4}}|(?<=in )(?:19|20)\d\d\b|(?:19|20)\d\d–(?:19|20)\d\d"
)
QUOTED = re.compile("“[^”]*”")
NO_ROWS = re.compile(
    r"\ (?:more|other|others|names|independent|sources?|outlets?|roots?|pairs?|articles?|words|days?|acts?|sentences?)\b"
)
BY = re.compile(r"\ by\ ")  # "three claims, 2 by the mayor": of what was counted before, whose they are
NEAR = 40  # characters between a number and the words that tell what it counts, where no noun of a table does
TABLE_ROW = re.compile(r'<tr(?: id="[\w-]+")? class="([\w-]+)"')
KINDS = {
    "figures": "figures?",
    "claims": "claims?",
    "dates": "dates?|dated mentions?",
    "terms": "loaded words?",
}
GROUPED_BY = {  # rows that a sentence may count, by the words that name them
    "figures": (("measure", "subject"), ("measure",), ("subject",), ("status",), ("place",), ("who",)),
    "claims": (("status", "who"), ("status",), ("act",), ("who",)),
    "dates": (("precision",), ("anchor",)),
    "terms": (("voice", "polarity"), ("polarity",), ("target",), ("text",)),
}


@dataclass(frozen=True)
class Counted:
    """Rows of one table that a sentence can count, and what it must say of them."""

    table: str
    words: Sequence[str]
    rows: Sequence[str]


@dataclass(frozen=True)
class Evidence:
    """What the numbers of one chapter's findings are looked up in."""

    view: View
    in_tables: frozenset[str]  # ids of the rows that a table of the report holds

    @cached_property
    def figures(self) -> Mapping[str, list[tuple[str, str, str]]]:
        """A figure in words -> who says it, what it counts, and its id."""
        told: dict[str, list[tuple[str, str, str]]] = {}
        rows = self.view.figures[["low", "best", "high", "qualifier", "who", "measure", "figure_id"]]
        for *numbers, who, measure, figure_id in rows.itertuples(index=False):
            said = (who.removeprefix("own words of "), say_plainly(measure), figure_id)
            told.setdefault(tell_range(*numbers), []).append(said)
        return told

    @cached_property
    def counted(self) -> list[Counted]:
        """Everything that can be counted, the most closely named first."""
        return sorted(self._counted(), key=lambda c: -len(c.words))

    @cached_property
    def names(self) -> list[str]:
        """Names that hold a digit, the longest first."""
        view = self.view
        columns = (view.articles["article"], view.articles["path"], view.figures["who"], view.claims["who"])
        names = {shown(name) for column in columns for name in column.unique() if re.search(r"\d", name)}
        return sorted(names, key=lambda name: (-len(name), name))

    def _counted(self) -> Iterator[Counted]:
        sets = {"figures": _figure_sets, "dates": _date_sets, "terms": _term_sets}
        for table, key in KEYS.items():
            rows = getattr(self.view, table)
            yield Counted(table, (), list(rows[key]))
            for words, is_meant in sets[table](rows).items() if table in sets else ():
                yield Counted(table, words, list(rows.loc[is_meant, key]))
            for columns in GROUPED_BY[table]:
                for values, part in rows.groupby(list(columns), sort=False)[key]:
                    said = [self._said(c, v) for c, v in zip(columns, values, strict=True)]
                    yield Counted(table, said, list(part))

    def _said(self, column: str, value: str) -> str:
        return self.view.name_of(value) if column in ("subject", "target") else say_plainly(str(value))


def _figure_sets(rows: pd.DataFrame) -> dict[tuple[str, ...], pd.Series]:
    return {
        ("open at one end",): rows["low"].isna() | rows["high"].isna(),
        ("rounded or vague",): rows["qualifier"].isin(["about", "nearly", "vague"]),
        ("alleged, estimated or unverified",): rows["status"].isin(DOUBTFUL),
        ("no date of",): rows["start_date"].isna(),
    }


def _date_sets(rows: pd.DataFrame) -> dict[tuple[str, ...], pd.Series]:
    is_known, is_day = rows["start_date"].notna(), rows["start_date"] == rows["end_date"]
    return {
        ("dated mention",): is_known,
        ("not be resolved",): ~is_known,
        ("a day",): is_known & is_day,
        ("longer interval",): is_known & ~is_day,
        ("resolved from",): rows["anchor"].isin(["published", "context"]),
    }


def _term_sets(rows: pd.DataFrame) -> dict[tuple[str, ...], pd.Series]:
    return {
        (polarity, name): (rows["voice"] == voice) & (rows["polarity"] == polarity)
        for voice, name in (("own", "themselves"), ("quoted", "their sources"))
        for polarity in ("favourable", "critical")
    }


def with_links(chapters: Sequence[Chapter], views: Sequence[View]) -> list[Chapter]:
    """The chapters with every number of their findings linked; `views` holds the rows of each chapter."""
    in_tables = frozenset(
        i for c in chapters for b in c.blocks if b.kind == "table" for i in TABLE_ROW.findall(b.html)
    )
    return [
        replace(chapter, blocks=list(_linked(chapter, Evidence(view, in_tables))))
        for chapter, view in zip(chapters, views, strict=True)
    ]


def _linked(chapter: Chapter, evidence: Evidence) -> Iterator[Block]:
    for at, block in enumerate(chapter.blocks):
        if block.kind == "finding" and not block.is_empty:
            below = next((b.anchor for b in chapter.blocks[at:] if b.kind == "chart"), chapter.anchor)
            block = replace(block, html=link_numbers(str(Markup(block.html).unescape()), evidence, below))
        yield block


def link_numbers(text: str, evidence: Evidence, below: str) -> Markup:
    """The sentences as HTML, each number a link: to the rows that give it, else to the place `below`."""
    html, at = Markup(), 0
    hidden = _hidden(text, evidence.names)
    for number in NUMBER.finditer(hidden):
        every = rows_behind(number, hidden, text, evidence)
        rows = [i for i in every if i in evidence.in_tables]
        html += escape(text[at : number.start()])
        said = text[slice(*number.span())]
        if rows:
            html += Markup('<a class="number" href="#{}" data-rows="{}" data-of="{}">{}</a>').format(
                rows[0], ";".join(rows), len(every), said
            )
        else:
            html += Markup('<a class="number" href="#{}">{}</a>').format(below, said)
        at = number.end()
    return html + escape(text[at:])


def rows_behind(number: re.Match[str], hidden: str, text: str, evidence: Evidence) -> list[str]:
    """The ids of the rows that give a number: figures that read so, else rows that are so many; none where no such rows are found."""
    sentence = _sentence_around(text, number.start())
    figures = [
        (_distance(who, text, number), figure_id)
        for who, measure, figure_id in evidence.figures.get(number[0], ())
        if who in sentence and re.search(rf"\b{re.escape(measure)}\b", sentence, re.IGNORECASE)
    ]
    if figures:
        return [figure_id for distance, figure_id in figures if distance == min(figures)[0]]
    try:
        count = int(number[0].replace(",", ""))
    except ValueError:
        return []
    kinds = [t for t, noun in KINDS.items() if re.match(rf"\W+(?:\w+ )?(?:{noun})\b", hidden[number.end() :])]
    if NO_ROWS.match(hidden, number.end()):
        return []
    if by := BY.match(text, number.end()):
        return _rows_by(count, text[by.end() :], sentence, evidence)
    found = [
        (sum(distances), at, c.rows)
        for at, c in enumerate(evidence.counted)
        if len(c.rows) == count and (c.table in kinds if kinds else c.words)
        if all(words.casefold() in sentence.casefold() for words in c.words)
        for distances in [[_distance(words, text, number) for words in c.words]]
        if kinds or min(distances) <= NEAR
    ]
    return list(min(found)[-1]) if found else []


def _rows_by(count: int, name: str, sentence: str, evidence: Evidence) -> list[str]:
    """So many rows of whoever's name stands first in the words, of the kind that the sentence counts."""
    kinds = {t for t, noun in KINDS.items() if re.search(rf"\b(?:{noun})\b", sentence, re.IGNORECASE)}
    found = [
        c
        for c in evidence.counted
        if c.table in kinds and len(c.rows) == count and any(name.startswith(words) for words in c.words)
        if all(words.casefold() in sentence.casefold() for words in c.words)
    ]
    return list(max(found, key=lambda c: (len(c.words), sum(map(len, c.words)))).rows) if found else []


def _distance(words: str, text: str, number: re.Match[str]) -> int:
    """How many characters lie between a number and the nearest place of the words."""
    places = re.finditer(re.escape(words), text, re.IGNORECASE)
    return min((max(p.start() - number.end(), number.start() - p.end()) for p in places), default=len(text))


def _sentence_around(text: str, at: int) -> str:
    """The sentence of a finding in which an offset lies."""
    first = max(text.rfind(". ", 0, at) + 1, 0)
    last = text.find(". ", at)
    return text[first : last if last >= 0 else len(text)]


def _hidden(text: str, names: Sequence[str]) -> str:
    """The text with names, quoted words and dates blotted out, whose digits are no numbers; offsets stay."""
    for pattern in (*(re.escape(name) for name in names if name in text), QUOTED, DATE):
        text = re.sub(pattern, lambda match: "·" * len(match[0]), text)
    return text
