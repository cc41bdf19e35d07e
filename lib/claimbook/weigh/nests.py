"""What lies within what: villages in regions in states, forces in the states that they serve."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimbook.lexicon import Lexicon

SAME, WITHIN, HOLDS, APART, UNKNOWN = "same", "within", "holds", "apart", "unknown"


class Nest:
    """Names, each within another. A name that is not listed lies in nothing but may still equal itself.

    >>> villages = Nest({"plekhovo": "kursk", "kursk": "russia"})
    >>> villages.compare("plekhovo", "russia"), villages.compare("russia", "plekhovo")
    ('within', 'holds')
    >>> villages.compare("kursk", "odesa"), villages.compare("kursk", None)
    ('apart', 'unknown')
    """

    def __init__(self, parents: Mapping[str, str]) -> None:
        self._parents = dict(parents)

    def chain(self, name: str) -> tuple[str, ...]:
        """The name and all that it lies within, from the inside out."""
        found = [name]
        while (parent := self._parents.get(found[-1])) and parent not in found:
            found.append(parent)
        return tuple(found)

    def compare(self, a: str | None, b: str | None) -> str:
        """How `a` stands to `b`: same, within, holds, apart; unknown where one of them is None."""
        if a is None or b is None:
            return UNKNOWN
        if a == b:
            return SAME
        if b in self.chain(a):
            return WITHIN
        return HOLDS if a in self.chain(b) else APART

    def widest(self, names: set[str]) -> str | None:
        """The one name of `names` that holds all others; None where there is no such name.

        >>> Nest({"plekhovo": "kursk"}).widest({"plekhovo", "kursk"})
        'kursk'
        """
        tops = [n for n in sorted(names) if all(n in self.chain(other) for other in names)]
        return tops[0] if tops else None


@cache
def place_nest(lexicon: Lexicon) -> Nest:
    """The places of places.csv, folded, each within the next larger one."""
    pairs = (
        (fold_place(row["place"], lexicon), fold_place(row["within"], lexicon))
        for row in lexicon.rows("places")
        if row["within"]
    )
    return Nest({place: within for place, within in pairs if place != within})


@cache
def actor_nest(lexicon: Lexicon) -> Nest:
    """The actors of actors.csv, each within its state."""
    return Nest({row["actor_id"]: row["state"] for row in lexicon.rows("actors") if row["state"]})


@cache
def population_nest(lexicon: Lexicon) -> Nest:
    """The populations of populations.csv, each within a wider one, and at last within "people"."""
    return Nest(lexicon.mapping("populations", "within"))


@cache
def weighed_as(who: str | None, lexicon: Lexicon) -> str | None:
    """The population as which `who` is weighed: villagers are civilians, and suspects nobody in particular.

    >>> from claimbook.lexicon import load
    >>> [weighed_as(who, load()) for who in ("villagers", "suspects", "children", "mali", None)]
    ['civilians', None, 'children', 'mali', None]
    """
    wider = lexicon.mapping("populations", "weighed").get(who, who)
    return None if wider == "people" else wider


@cache
def is_actor(who: str | None, lexicon: Lexicon) -> bool:
    """Whether `who` is somebody in particular, and not a sort of people."""
    return who not in (None, "people") and who not in lexicon.mapping("populations", "within")


@cache
def is_known(actor: str, lexicon: Lexicon) -> bool:
    """Whether the actor is one of actors.csv, or a sort of people."""
    return any(row["actor_id"] == actor for row in lexicon.rows("actors")) or not is_actor(actor, lexicon)


@cache
def natures(lexicon: Lexicon) -> dict[str, str]:
    """Measure -> its nature: harm, strength or extent."""
    return lexicon.mapping("quantities", "nature")


def compare_people(a: str | None, b: str | None, lexicon: Lexicon) -> str:
    """How those whom two figures count stand to each other; nobody named is everybody.

    Soldiers may be anybody's: a sort of people against an actor is unknown. Rebels are no state's.

    >>> from claimbook.lexicon import load
    >>> pairs = ("children", None), ("soldiers", "ukraine"), ("rebels", "ukraine"), ("men", "women")
    >>> [compare_people(*pair, load()) for pair in pairs]
    ['within', 'unknown', 'apart', 'apart']
    """
    actors = is_actor(a, lexicon), is_actor(b, lexicon)
    if all(actors):
        return actor_nest(lexicon).compare(a, b)
    if any(actors):
        return APART if {a, b} & _irregulars(lexicon) and {a, b} & _states(lexicon) else UNKNOWN
    return population_nest(lexicon).compare(a or "people", b or "people")


@cache
def _irregulars(lexicon: Lexicon) -> frozenset[str]:
    """The sorts of people who fight for a group."""
    rows = lexicon.rows("populations")
    return frozenset(r["population"] for r in rows if "group" in r["belongs"].split(";")) - {"combatants"}


@cache
def _states(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["actor_id"] for row in lexicon.rows("states"))


@cache
def _state_names(lexicon: Lexicon) -> dict[str, str]:
    """Case-folded name of a state -> the name that stands for it in a comparison."""
    names = {}
    for row in lexicon.rows("states"):
        for name in (row["name"], row["actor_id"], *row["aliases"].split(";")):
            names[name.casefold()] = row["actor_id"].replace("_", " ")
    return names


@cache
def _kinds_of_place(lexicon: Lexicon, stands: str) -> frozenset[str]:
    return frozenset(lexicon.phrases("place_kinds", stands=stands))


@cache
def fold_place(place: str, lexicon: Lexicon) -> str:
    """The name by which a place is compared: no case, no article, no word for the kind of place that it is.

    >>> from claimbook.lexicon import load
    >>> [fold_place(p, load()) for p in ("the Kursk region", "City of Larkmouth", "Gaza City", "DPRK")]
    ['kursk', 'larkmouth', 'gaza city', 'north korea']
    """
    folded = place.casefold().replace("’", "'").strip()
    if state := _state_names(lexicon).get(folded):
        return state
    either = _kinds_of_place(lexicon, "either")
    words = [w.removesuffix("'s") for w in folded.split()]
    if "of" in words[1:-1] and words[words.index("of") - 1] in either | _kinds_of_place(lexicon, "before"):
        words = words[words.index("of") + 1 :]
    kept = " ".join(w for w in words if w not in either and w != "the") or folded
    return _state_names(lexicon).get(kept, kept)
