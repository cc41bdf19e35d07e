"""Groups of figures: those that tell of one quantity.

A quantity is a measure of somebody, somewhere, in some period. What the words leave open is filled in two ways only, so
that a group never rests on a guess about the world: harm that names no place happened at the place told last in its
article, and a strength that names no place counts the widest place of its block. Parts stand apart from their wholes,
plans from what is, increments from totals, and from the first number of an account those of it that do not fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimbook.lexicon import Lexicon
from claimbook.records import stable_id
from claimbook.weigh.accounts import split_asides
from claimbook.weigh.events import split_events
from claimbook.weigh.groups import ANCHORLESS, Group, family_of, split_by
from claimbook.weigh.members import Member, is_planned
from claimbook.weigh.nests import is_actor, natures, place_nest
from claimbook.weigh.numbers import stated
from claimbook.weigh.origins import COPIED, Origin
from claimbook.weigh.scenes import find_scenes, scene_name
from claimbook.weigh.topics import Names

UNTIED = ("money", "percent", "other")  # measures of so many things that one article has several of them
VAGUE = "people"  # the measure of whoever is counted as nothing in particular
Cell = tuple[tuple, list[Member]]


def group_figures(
    figures: Iterable[Member],
    claims: Iterable[Member],
    origins: Mapping[str, Origin],
    names: Names,
    lexicon: Lexicon,
) -> list[Group]:
    """The groups of all figures, a figure alone being a group of one, in the order of their first members."""
    acts = _acts_by_source(claims)
    groups: list[Group] = []
    for (measure, unit, part, planned, counted), block in split_by(figures, _quantity).items():
        nature = natures(lexicon).get(measure or "", "extent")
        if nature == "harm":
            cells = _harm_cells(block, names, lexicon)
        elif nature == "strength":
            cells = _strength_cells(block, lexicon)
        else:
            cells = _extent_cells(block, acts, lexicon)
        for (*key, who, where), told in cells:
            for aside, members in split_asides(told, origins, lexicon):
                groups.append(
                    Group(
                        stable_id(
                            "g", "figure", measure, unit, part, planned, *key, who, where, *counted, *aside
                        ),
                        "figure",
                        tuple(members),
                        measure=measure,
                        unit=unit,
                        who=who,
                        where=where,
                        is_part=part,
                        is_planned=planned,
                        counting=members[0].counting,
                    )
                )
    return sorted(groups, key=lambda g: g.members[0].order)


def _quantity(m: Member) -> tuple[str | None, str | None, bool, bool, tuple]:
    return (m.measure, m.unit, m.part_of is not None, is_planned(m), _counted_as(m))


def _counted_as(m: Member) -> tuple:
    """What parts figures of one measure: what they were counted as.

    Of mere "people" nobody knows what they were counted as: they stand with those of the same number that are called the same.
    """
    if m.counting or m.measure != VAGUE:
        return (m.counting,) if m.counting else ()
    return (*m.value, m.who) if stated(m) >= COPIED else (m.member_id,)


def _harm_cells(block: list[Member], names: Names, lexicon: Lexicon) -> Iterator[Cell]:
    """Harm happens to somebody at a scene and a time: ((event, total, who, where), members)."""
    scenes = find_scenes(block, _place_of, names)
    for where, here in split_by(block, lambda m: scenes[_place_of(m)]).items():
        place = scene_name(here) or (None if where.startswith(ANCHORLESS) else where)
        for period, event in split_events(here):
            for who, theirs in _by_population(event, lexicon):
                for total, members in _by_total(theirs):
                    yield (where, period, total, who, place), members


def _place_of(m: Member) -> str:
    return m.where or m.near or f"{ANCHORLESS} {m.article_id}"


def _by_population(members: list[Member], lexicon: Lexicon) -> Iterator[tuple[str | None, list[Member]]]:
    """Split by who is counted; where one actor alone is named, the soldiers and those who are not described are his."""
    armed = lexicon.mapping("populations", "armed")
    actors = {m.who for m in members if is_actor(m.who, lexicon)}

    def whose(m: Member) -> str | None:
        who = None if m.who == "people" else m.who
        if len(actors) == 1 and (who is None or armed.get(who) == "yes"):
            return next(iter(actors))
        return who

    yield from split_by(members, whose).items()


def _by_total(members: list[Member]) -> Iterator[tuple[str, list[Member]]]:
    """Split increments from what is no increment where both are told."""
    for is_added, theirs in split_by(members, lambda m: m.total_type == "increment").items():
        both = len(theirs) < len(members)
        yield "increment" if is_added and both else "total", theirs


def _strength_cells(block: list[Member], lexicon: Lexicon) -> Iterator[Cell]:
    """A strength holds for somebody within a place: ((anchor, who, where), members)."""
    for (who, anchor), theirs in split_by(block, lambda m: _strength_anchor(m, lexicon)).items():
        places = {m.where for m in theirs if m.where}
        widest = place_nest(lexicon).widest(places)
        for where, members in split_by(theirs, lambda m, widest=widest: m.where or widest).items():
            yield (anchor, who, where), members


def _strength_anchor(m: Member, lexicon: Lexicon) -> tuple[str | None, str]:
    """An actor's strength is known by the actor, that of a sort of people by their place, else by the article."""
    if is_actor(m.who, lexicon):
        return m.who, ""
    return m.who, m.where or f"{ANCHORLESS} {m.article_id}"


def _extent_cells(block: list[Member], told: dict[tuple, list[Member]], lexicon: Lexicon) -> Iterator[Cell]:
    """A duration or distance measures an act: ((act, who, where), members).

    The act is the one last told by the same source; where none is, two sources of one article are taken to measure one act.
    """
    measured = {m.member_id: _measured_act(m, told) for m in block}
    places: dict[str, str] = {}

    def act_here(m: Member) -> str:
        claim = measured[m.member_id]
        return f"{m.article_id} {family_of(claim.act, lexicon) if claim else ANCHORLESS}"

    for m in block:
        if (claim := measured[m.member_id]) and claim.where:
            places.setdefault(act_here(m), f"{family_of(claim.act, lexicon)} at {claim.where}")
    for key, members in split_by(block, lambda m: places.get(act_here(m), act_here(m))).items():
        sources = {m.source for m in members if m.source}
        if key.endswith(ANCHORLESS) and (len(sources) < 2 or members[0].measure in UNTIED):
            yield from (((m.member_id, None, None), [m]) for m in members)
        else:
            yield (key, None, key.partition(" at ")[2] or None), members


def _measured_act(m: Member, told: dict[tuple, list[Member]]) -> Member | None:
    before = [c for c in told.get((m.article_id, m.source), ()) if c.start <= m.start]
    return before[-1] if before else None


def _acts_by_source(claims: Iterable[Member]) -> dict[tuple, list[Member]]:
    """(article, source) -> its claims that tell an act, in their order."""
    return split_by((c for c in claims if c.act and c.source), lambda c: (c.article_id, c.source))
