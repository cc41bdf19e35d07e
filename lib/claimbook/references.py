"""References: what the lists of a codebook say of one another, and where one names what no list knows: mostly a slip."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimbook.lexicon import Lexicon, fold_name
from claimbook.read.people.gazetteers import actor_id_of


def find_slips(lexicon: Lexicon, sources: Collection[str]) -> Iterator[str]:
    """Yield what is wrong, with file and line, for each reference of the codebook that leads nowhere or to two.

    `sources` are the ids of those whom the corpus itself names.
    """
    yield from _unknown_actors(lexicon, sources)
    yield from _shared_aliases(lexicon)
    yield from _unknown_places(lexicon)


def _unknown_actors(lexicon: Lexicon, sources: Collection[str]) -> Iterator[str]:
    known = {row["actor_id"] for name in ("states", "actors") for row in lexicon.rows(name)}
    named = {*known, *sources, *(actor_id_of(row["name"]) for row in lexicon.rows("persons"))}
    for place, row in lexicon.own_rows("sides"):
        if row["actor_id"] not in named:
            yield f"{place}: nobody has the actor_id {row['actor_id']!r}"
    for name in ("actors", "persons"):
        for place, row in lexicon.own_rows(name):
            if row["state"] and row["state"] not in known:
                yield f"{place}: no state has the actor_id {row['state']!r}"


def _shared_aliases(lexicon: Lexicon) -> Iterator[str]:
    first: dict[str, tuple[str, str]] = {}
    for place, row in lexicon.own_rows("actors"):
        for alias in filter(None, (row["name"], *row["aliases"].split(";"))):
            actor, before = first.setdefault(fold_name(alias.strip()), (row["actor_id"], place))
            if actor != row["actor_id"]:
                yield f"{place}: {alias!r} is the name of {actor!r} already in {before}"


def _unknown_places(lexicon: Lexicon) -> Iterator[str]:
    within = {fold_name(r["place"]): fold_name(r["within"]) for r in lexicon.rows("places")}
    states = [(r["name"], *r["aliases"].split(";")) for r in lexicon.rows("states")]
    known = within.keys() | {fold_name(name) for names in states for name in names}
    for place, row in lexicon.own_rows("places"):
        above = [fold_name(row["place"])]
        while (name := within.get(above[-1])) and name not in above:
            above.append(name)
        if name and name == above[0]:
            yield f"{place}: {row['place']!r} lies within itself: {' in '.join([*above, name])}"
        elif row["within"] and fold_name(row["within"]) not in known:
            yield f"{place}: {row['place']!r} lies within {row['within']!r}, which is no place or state of any list"
