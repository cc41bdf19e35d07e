"""The records that reading yields: one frozen class a table, fields named as its columns (columns.csv says what they mean)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Self, TypeVar, dataclass_transform

Class = TypeVar("Class", bound=type)

DOUBTFUL = ("alleged", "estimated", "unverified", "predicted")  # statuses of what nobody stands for


@dataclass_transform(frozen_default=True)
def value(cls: Class) -> Class:
    """A dataclass compared by its fields; nothing changes an object once it is made.

    Type checkers know that it is frozen. At run time nothing enforces it: that would make an object five times as dear, and
    reading makes about one a word.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


def stable_id(prefix: str, *parts: object) -> str:
    """An id made from `parts` alone, so that the same words at the same place keep it on every run.

    >>> stable_id("fig", "art-1", 245, 277)
    'fig-548546c75b6f'
    """
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=6)
    return f"{prefix}-{digest.hexdigest()}"


@cache
def _fields(cls: type) -> tuple[str, ...]:
    return tuple(cls.__dataclass_fields__)


class Row:
    """A record that can be laid out as a table's row."""

    __slots__ = ()

    def row(self) -> tuple:
        """The values in the order of the fields."""
        return tuple(getattr(self, name) for name in _fields(type(self)))


@value
class Article(Row):
    """One file: its text as decoded, where it came from, when it was published."""

    article_id: str
    path: str
    sha256: str | None
    text: str = ""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published_earliest: str | None = None
    published_latest: str | None = None
    published_basis: str = "unknown"
    language: str | None = None
    words: int = 0
    encoding: str | None = None
    encoding_basis: str | None = None
    duplicate_of: str | None = None
    status: str = "ok"
    reason: str | None = None

    @property
    def is_readable(self) -> bool:
        """Whether it gives rows in the other tables."""
        return self.status in ("ok", "partial")


@value
class Span(Row):
    """Words of an article and their place: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The span from `start` to `end`, without white space at its ends.

        >>> Span.cut("  at least 12 ", 0, 14)
        Span(start=2, end=13, text='at least 12')
        """
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return cls(start, start + len(words), words)


@value
class Sentence(Row):
    """A sentence within its paragraph."""

    sentence_id: str
    article_id: str
    paragraph: int
    start: int
    end: int
    text: str
    kind: str
    voice: str = "own"


@value
class Claim(Row):
    """One statement by one source, or an act that the article tells in its own voice."""

    claim_id: str
    article_id: str
    sentence_id: str | None
    start: int
    end: int
    text: str
    source: str | None = None
    source_id: str | None = None
    source_text: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    source_kind: str = "other"
    side: str | None = None
    unnamed: bool = False
    via: str | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    mode: str = "indirect"
    status: str = "asserted"
    polarity: str = "positive"
    act: str | None = None
    target: str | None = None
    statement_start: str | None = None
    statement_end: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    precision: str | None = None
    place: str | None = None
    rule: str = ""


@value
class Figure(Row):
    """A counted quantity with its range: "more than 300 soldiers" -> 300, 300, None."""

    figure_id: str
    article_id: str
    sentence_id: str | None
    claim_id: str | None
    start: int
    end: int
    text: str
    measure: str
    unit: str | None
    low: float | None
    best: float | None
    high: float | None
    qualifier: str = "exact"
    total_type: str = "unknown"
    subject: str | None = None
    place: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    precision: str | None = None
    source: str | None = None
    source_id: str | None = None
    via: str | None = None
    status: str = "asserted"
    part_of: str | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        known = [x for x in (self.low, self.best, self.high) if x is not None]
        if not known:
            raise ValueError(f"figure without a number: {self.text!r}")
        if known != sorted(known):
            raise ValueError(f"low <= best <= high broken: {self.text!r}")


@value
class DateMention(Row):
    """A date expression and the interval that it names."""

    date_id: str
    article_id: str
    sentence_id: str | None
    start: int
    end: int
    text: str
    start_date: str | None
    end_date: str | None
    precision: str
    anchor: str
    rule: str


@value
class Term(Row):
    """A loaded word, who says it and toward whom."""

    term_id: str
    article_id: str
    sentence_id: str | None
    start: int
    end: int
    text: str
    polarity: str
    voice: str
    source: str | None
    target: str | None
    rule: str


@value
class Stance(Row):
    """A source toward a target in one article, with the terms that it rests on."""

    article_id: str
    source: str
    source_id: str | None
    target: str
    label: str
    basis: str
    score: float
    n_terms: int
    evidence: str | None


@value
class Reading(Row):
    """All that was read from one article."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    terms: tuple[Term, ...] = ()
    stances: tuple[Stance, ...] = ()
