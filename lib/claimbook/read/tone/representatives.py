"""Representatives: bodies in which their state is judged: "Norwegian soldiers", "Norwegian Navy"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.people.mentions import Actor
from claimbook.read.tone.bodies import words_of

STATELY = frozenset(("government", "military", "state_media"))


def stands_for_state(actor: Actor, lexicon: Lexicon) -> bool:
    """Whether who judges a body judges its state: one without a name, or named after it, but no person or party."""
    if actor.kind not in STATELY or is_irregular(actor, lexicon):
        return False
    return actor.unnamed or is_of_state(actor, lexicon)


def is_irregular(actor: Actor, lexicon: Lexicon) -> bool:
    """Whether people without a name fight for no state: "Norwegian rebels"."""
    return actor.unnamed and actor.name.rsplit(" ", 1)[-1].lower() in words_of(lexicon, "irregular")


def fights_its_state(actor: Actor, lexicon: Lexicon) -> bool:
    """Whether a force with a name is no state's, only at home in one: M23, not "Norwegian Navy"."""
    return (
        actor.kind == "military"
        and not actor.unnamed
        and bool(actor.state)
        and not is_of_state(actor, lexicon)
    )


def is_of_state(actor: Actor, lexicon: Lexicon) -> bool:
    """Whether a name tells to which state a body belongs: "Norwegian Navy", not "Islamic State West Africa Province"."""
    return not _state_words(lexicon).get(actor.state, frozenset()).isdisjoint(actor.name.split())


@cache
def _state_words(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """actor_id of a state -> the words of its name and of its people's."""
    rows = lexicon.rows("states")
    return {r["actor_id"]: frozenset(f"{r['name']} {r['people']}".replace(";", " ").split()) for r in rows}
