"""A weighing: the members, groups and origins of a book, made once and asked many things."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from claimbook.frames import Book
from claimbook.lexicon import Lexicon, load
from claimbook.weigh.claim_groups import group_claims
from claimbook.weigh.figure_groups import group_figures
from claimbook.weigh.groups import Group
from claimbook.weigh.members import Member, by_article, find_members, rows_of
from claimbook.weigh.offices import find_offices
from claimbook.weigh.origins import Origin, find_origins
from claimbook.weigh.topics import Names, find_topics


@dataclass(frozen=True)
class Weighing:
    """What the tables of weighing are made from. All lists are in the order of path and place in the text."""

    book: Book
    lexicon: Lexicon
    figures: list[Member]
    claims: list[Member]
    groups: list[Group]
    origins: dict[str, Origin]
    topics: dict[str, frozenset[str]]  # article -> the places and states that it tells of most

    @cached_property
    def members(self) -> dict[str, Member]:
        """member_id -> figure or claim."""
        return {m.member_id: m for m in (*self.figures, *self.claims)}

    @cached_property
    def group_of(self) -> dict[str, Group]:
        """member_id -> its group; a claim that tells no act has none."""
        return {m.member_id: group for group in self.groups for m in group.members}

    @cached_property
    def figures_of(self) -> dict[str, tuple[Member, ...]]:
        """claim_id -> the figures that stand in its words."""
        return figures_by_claim(self.figures, self.claims)

    @property
    def figure_groups(self) -> list[Group]:
        """The groups of figures."""
        return [g for g in self.groups if g.kind == "figure"]

    @property
    def claim_groups(self) -> list[Group]:
        """The groups of claims."""
        return [g for g in self.groups if g.kind == "claim"]


def make_weighing(book: Book, lexicon: Lexicon | None = None) -> Weighing:
    """The weighing of a book; `lexicon` is the one that it was read with: it says which place lies in which."""
    lexicon = lexicon or load()
    figures, claims = find_members(book, lexicon)
    sentences = dict(zip(book.sentences["sentence_id"], book.sentences["text"], strict=True))
    topics = find_topics([*figures, *claims], lexicon)
    names = Names(book.sentences.groupby("article_id")["text"].agg(list).to_dict(), lexicon)
    outlets = book.articles.set_index("article_id")["outlet"].dropna().to_dict()
    offices = find_offices(rows_of(book.claims), outlets, topics, lexicon)
    origins = find_origins(figures, claims, sentences, offices)
    held = figures_by_claim(figures, claims)
    counted = {claim_id: {m.measure for m in told} for claim_id, told in held.items()}
    groups = [
        *group_figures(figures, claims, origins, names, lexicon),
        *group_claims(claims, topics, lexicon, counting=counted),
    ]
    return Weighing(book, lexicon, figures, claims, groups, origins, topics)


def figures_by_claim(figures: list[Member], claims: list[Member]) -> dict[str, tuple[Member, ...]]:
    """claim_id -> the figures that stand in its words; both are in the order of path and place."""
    places = {article[0].article_id: article for article in by_article(figures)}
    held = {}
    for c in claims:
        here = places.get(c.article_id, [])
        first, last = (bisect_left(here, at, key=lambda m: m.start) for at in (c.start, c.end))
        held[c.member_id] = tuple(m for m in here[first:last] if m.end <= c.end)
    return held
