"""Figures and claims as the weighing sees them: one record each, with what makes two of them comparable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

import pandas as pd

from claimbook.frames import Book
from claimbook.lexicon import Lexicon
from claimbook.weigh.countings import find_countings
from claimbook.weigh.nests import fold_place, weighed_as
from claimbook.weigh.periods import Period, make_period
from claimbook.weigh.settings import find_settings

SPEECH = "confirmed"  # an act of speech, and the status of what is confirmed
ANSWERS = ("denied", "condemned")  # acts of speech about what others did: that is in their words alone


@dataclass(frozen=True, slots=True)
class Member:
    """A figure or claim. `where`, `near`, `who` are folded names; None means that the text does not say."""

    member_id: str
    kind: str  # figure or claim
    path: str
    start: int
    end: int
    text: str
    article_id: str
    sentence_id: str | None
    claim_id: str | None
    outlet: str | None
    published: Period | None
    said: Period | None  # when it was said; else when it was published
    source: str | None
    source_id: str | None
    unnamed: bool
    side: str | None  # of the source, in the codebook
    via: tuple[str, ...]
    status: str
    who: str | None  # figures: who is counted; claims: toward whom the act goes
    where: str | None
    near: (
        str | None
    )  # where the words name no place: the one last told; figures: else where the article is set
    when: Period | None
    measure: str | None = None
    unit: str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    qualifier: str | None = None
    total_type: str | None = None
    counting: str | None = None  # what is counted, where the measure alone leaves it open: rescued, aboard
    part_of: str | None = None
    act: str | None = None
    polarity: str = "positive"

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The order in which members stand: path, then place in the text."""
        return (self.path, self.start, self.end, self.member_id)

    @property
    def value(self) -> tuple[float | None, float | None, float | None]:
        """low, best, high."""
        return (self.low, self.best, self.high)


def rows_of(frame: pd.DataFrame) -> list[dict]:
    """The rows as dicts in which a missing value is None."""
    columns = {c: frame[c].astype(object).where(frame[c].notna(), None).tolist() for c in frame}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def find_members(book: Book, lexicon: Lexicon) -> tuple[list[Member], list[Member]]:
    """The figures and the claims of a book, each in the order of path and start."""
    articles = {row["article_id"]: row for row in rows_of(book.articles.drop(columns="text"))}
    claims = {row["claim_id"]: row for row in rows_of(book.claims)}
    figures = rows_of(book.figures)
    nameless = {(c["article_id"], c["source"]) for c in claims.values() if c["unnamed"]}
    near = _places_told([*claims.values(), *figures], lexicon)
    sentences = rows_of(book.sentences)
    settings = find_settings(articles.values(), sentences, [*claims.values(), *figures], lexicon)
    words = {r["sentence_id"]: (r["start"], r["text"]) for r in sentences}
    countings = find_countings(figures, words, lexicon)
    return (
        sorted(
            (
                replace(m, near=m.near or settings.get(m.article_id), counting=countings[m.member_id])
                for m in (_figure(row, articles, claims, nameless, near, lexicon) for row in figures)
            ),
            key=lambda m: m.order,
        ),
        sorted((_claim(row, articles, near, lexicon) for row in claims.values()), key=lambda m: m.order),
    )


def _places_told(rows: list[dict], lexicon: Lexicon) -> dict[tuple[str, int], str]:
    """(article, start) -> the place told there, or last told before it."""
    told: dict[tuple[str, int], str] = {}
    by_article: dict[str, list[dict]] = {}
    for row in rows:
        by_article.setdefault(row["article_id"], []).append(row)
    for article_id, its_rows in by_article.items():
        its_rows.sort(key=lambda r: (r["start"], r["end"], r["text"]))
        place = None
        for row in its_rows:
            if place := row["place"] or place:
                told[article_id, row["start"]] = fold_place(place, lexicon)
    return told


def _shared(
    row: Mapping, kind: str, articles: Mapping[str, dict], near: Mapping[tuple[str, int], str]
) -> dict:
    article = articles[row["article_id"]]
    published = make_period(article["published_earliest"], article["published_latest"])
    return {
        "member_id": row[f"{kind}_id"],
        "kind": kind,
        "path": article["path"],
        "start": row["start"],
        "end": row["end"],
        "text": row["text"],
        "article_id": row["article_id"],
        "sentence_id": row["sentence_id"],
        "claim_id": row["claim_id"],
        "outlet": article["outlet"],
        "published": published,
        "source": row["source"],
        "source_id": row["source_id"],
        "via": tuple(v.strip() for v in (row["via"] or "").split(";") if v.strip()),
        "status": row["status"],
        "near": near.get((row["article_id"], row["start"])),
        "when": make_period(row["start_date"], row["end_date"]),
    }


def _figure(
    row: dict,
    articles: Mapping[str, dict],
    claims: Mapping[str, dict],
    nameless: Set[tuple[str, str]],
    near: Mapping[tuple[str, int], str],
    lexicon: Lexicon,
) -> Member:
    claim = claims.get(row["claim_id"], {})
    shared = _shared(row, "figure", articles, near)
    return Member(
        **shared,
        side=claim.get("side") or lexicon.mapping("sides", "side").get(row["source_id"] or ""),
        said=make_period(claim.get("statement_start"), claim.get("statement_end")) or shared["published"],
        unnamed=(row["article_id"], row["source"]) in nameless,
        who=weighed_as(row["subject"], lexicon),
        where=fold_place(row["place"], lexicon) if row["place"] else None,
        **{
            k: row[k]
            for k in ("measure", "unit", "low", "best", "high", "qualifier", "total_type", "part_of")
        },
        act=claim.get("act"),
    )


def _claim(
    row: dict, articles: Mapping[str, dict], near: Mapping[tuple[str, int], str], lexicon: Lexicon
) -> Member:
    shared = _shared(row, "claim", articles, near)
    return Member(
        **shared,
        said=make_period(row["statement_start"], row["statement_end"]) or shared["published"],
        side=row["side"],
        unnamed=bool(row["unnamed"]),
        who=row["target"],
        where=fold_place(row["place"], lexicon) if row["place"] else None,
        act=row["act"],
        polarity=row["polarity"],
    )


def by_article(members: list[Member]) -> Iterator[list[Member]]:
    """The members of each article, in their order."""
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(member.article_id, []).append(member)
    yield from found.values()


def is_negative(m: Member) -> bool:
    """Whether it says that the act was not: a negated telling, or a denied one."""
    return (m.polarity == "negative") != (m.status == "denied")


def is_planned(m: Member) -> bool:
    """Whether it tells of what is to come."""
    return m.total_type == "planned" or m.status == "predicted"
