"""Origins: the way of a number or statement from who first said it to the outlet that printed it.

A root is who first said it, as far as the text tells. What goes back to one root is one voice, however many outlets
print it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import pandas as pd

from claimbook.frames import make_table
from claimbook.lexicon import fold_name
from claimbook.records import stable_id
from claimbook.weigh.copies import find_copies
from claimbook.weigh.groups import Group
from claimbook.weigh.members import Member, by_article
from claimbook.weigh.offices import Offices

UNKNOWN_OUTLET = "article "  # begins the name of an outlet that is not known
COPIED = 10  # a smaller number that stands twice in an article under two measures is chance


@dataclass(frozen=True, slots=True)
class Origin:
    """A member's chain, from the outlet to the root."""

    member_id: str
    kind: str
    chain: tuple[str, ...]
    root_id: str

    @property
    def root(self) -> str:
        """Who first said it."""
        return self.chain[-1]


def find_origins(
    figures: list[Member],
    claims: list[Member],
    sentences: Mapping[str, str],
    offices: Offices,
) -> dict[str, Origin]:
    """member_id -> its origin: the chain that the text tells, and what repetition shows beyond it."""
    lexicon = offices.lexicon
    found = {m.member_id: _told(m, offices) for m in (*figures, *claims)}
    paired = {frozenset((r["measure"], r["other"])) for r in lexicon.rows("measure_pairs")}
    for members in by_article(figures):
        _follow_restated(members, found, paired)
    for members in by_article(claims):
        _follow_quoted(members, found)
    _follow_outlets(figures, found)
    for first, copy in find_copies(figures, sentences):
        _follow_copy(first, copy, found)
    for first, copy in find_copies(claims, {c.member_id: c.text for c in claims}):
        _follow_copy(first, copy, found)
    return found


def outlet_of(member: Member) -> str:
    """The outlet's name; an outlet that is not known is called by its file, folders and all."""
    return (member.outlet or UNKNOWN_OUTLET + str(PurePosixPath(member.path).with_suffix(""))).replace(
        ";", ","
    )


def _told(m: Member, offices: Offices) -> Origin:
    """The chain in the member's own words: outlet, channels, source, and the office for which the source speaks."""
    names = [outlet_of(m), *m.via, *([m.source] if m.source else [])]
    office = offices.of(names[-1], m.source_id if m.source else None, m.article_id)
    if office and m.source_id in offices.speakers:
        names.append(office.name)
    chain = [n.replace(";", ",") for n in names]
    chain = [n for i, n in enumerate(chain) if i == 0 or fold_name(n) != fold_name(chain[i - 1])]
    known = m.source_id if m.source and not m.unnamed else None
    root = office.key if office else known or fold_name(chain[-1])
    return Origin(m.member_id, m.kind, tuple(chain), stable_id("root", root))


def _follow_restated(members: list[Member], found: dict[str, Origin], paired: set[frozenset]) -> None:
    """A number in the article's own voice that a source gives there too is that source's."""
    sourced: dict[tuple, list[Member]] = {}
    for m in members:
        if m.source:
            sourced.setdefault(m.value, []).append(m)
    for m in members:
        if m.source is None:
            near = sorted(sourced.get(m.value, ()), key=lambda x: (abs(x.start - m.start), x.order))
            giver = next((x for x in near if _restates(m, x, paired)), None)
            if giver:
                _follow_copy(giver, m, found)


def _follow_quoted(members: list[Member], found: dict[str, Origin]) -> None:
    """An act in the article's own voice is that of a source whose words hold it, or who tells the same act in the article."""
    sourced = [m for m in members if m.source]
    starts = [m.start for m in sourced]
    acts: dict[tuple, Member] = {}
    for m in sourced:
        acts.setdefault((m.act, m.polarity, m.where), m)
    for m in members:
        if m.source is None:
            before = sourced[max(0, bisect_right(starts, m.start) - 1) :][:1]
            holder = next((x for x in before if x.start <= m.start and m.end <= x.end), None)
            if giver := holder or acts.get((m.act, m.polarity, m.where)):
                _follow_copy(giver, m, found)


def _restates(own: Member, other: Member, paired: set[frozenset]) -> bool:
    if own.unit != other.unit or (own.who and other.who and own.who != other.who):
        return False
    if own.measure == other.measure:
        return True
    enough = max(x for x in own.value if x is not None) >= COPIED
    return enough and frozenset((own.measure, other.measure)) in paired


def _follow_outlets(figures: list[Member], found: dict[str, Origin]) -> None:
    """What is taken from an outlet of this corpus has the root that the outlet itself names for the same number."""
    printed: dict[tuple, Member] = {}
    for m in figures:
        if m.outlet and m.source and fold_name(m.source) != fold_name(m.outlet):
            printed.setdefault((fold_name(m.outlet), m.measure, m.unit, m.value), m)
    for m in figures:
        origin = found[m.member_id]
        giver = printed.get((fold_name(origin.root), m.measure, m.unit, m.value))
        if giver and giver.article_id != m.article_id:
            _follow_copy(giver, m, found)


def _follow_copy(first: Member, copy: Member, found: dict[str, Origin]) -> None:
    """Give the copy the first one's root, its chain running on from where it ends."""
    root, own = found[first.member_id], found[copy.member_id]
    if root.root_id == own.root_id:
        return
    tail = [n for n in root.chain if n not in own.chain]
    chain = (*own.chain, *tail) if tail else root.chain
    if chain[-1] != root.root:
        chain = (*(n for n in chain if n != root.root), root.root)
    found[copy.member_id] = replace(own, chain=chain, root_id=root.root_id)


def origins_table(
    members: Iterable[Member], groups: Iterable[Group], origins: Mapping[str, Origin]
) -> pd.DataFrame:
    """The origins table: chains with the three counts of their group (a claim without an act stands alone)."""
    counts: dict[str, tuple[int, int, int]] = {}
    for group in groups:
        outlets = {outlet_of(m) for m in group.members}
        roots = {origins[m.member_id].root_id for m in group.members}
        for m in group.members:
            counts[m.member_id] = (len(group.members), len(outlets), len(roots))

    def rows() -> Iterator[tuple]:
        for m in members:
            o = origins[m.member_id]
            yield (
                o.member_id,
                o.kind,
                ";".join(o.chain),
                o.root_id,
                o.root,
                *counts.get(o.member_id, (1, 1, 1)),
            )

    return make_table("origins", rows())
