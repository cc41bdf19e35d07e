"""Measures: what happened to those who are counted, read from the verbs and nouns around a quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimbook.read.counts.governors import (
    companion_of,
    description_of,
    governor_of,
    inverted_of,
    label_of,
    shared_verb,
)
from claimbook.read.counts.measure_cues import HARM, Cue
from claimbook.read.counts.predicates import is_beside, predicate_of
from claimbook.read.counts.quantities import HELD, OPEN_MEASURES, Quantity, of_noun
from claimbook.read.counts.remainders import is_left_out
from claimbook.read.counts.surroundings import Surroundings, surroundings
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.tolls import noun_counted, toll_of
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.records import value

DEFECTING, PERSON = "measures:defect", "counted:person"
OF_THINGS = (
    frozenset(  # what befalls things more often than people: "300 kiosks burned", "seized 40 forged tickets"
        ("measures:burned", "measures:seize", "measures:snatch", "measures:disaster takes")
    )
)
OF_PEOPLE = frozenset(
    ("measures:destroy", "measures:hit with fire")
)  # what befalls things, and people only where they are named
LOSING = "measures:lose"
DYING = frozenset(("wounded", "missing"))  # those of whom it is told that they died
TREATED = frozenset(("measures:treat", "measures:under treatment"))
LEAVING = frozenset(("measures:rescue", "measures:escape", "measures:send home", "measures:repatriate"))
BEING = frozenset(("is", "are", "being"))
OTHERS = "counted:other"


@value
class Reading:
    """A quantity with its measure; `cue` is None where the noun alone says it.

    `part_of` is the place of its whole among the readings of its sentence, `model` of the one whose words it shares;
    `anew` is the quantity told before that it counts once more.
    """

    quantity: Quantity
    measure: str | None
    cue: Cue | None = None
    part_of: int | None = None
    model: int | None = None
    rule: str = ""
    anew: Quantity | None = None


def measure_quantities(
    tokens: Tokens, quantities: Sequence[Quantity], cues: Sequence[Cue], known: Vocabulary
) -> list[Reading]:
    """The quantities of one sentence, each with the measure that its own words give it, in their order."""
    if not quantities:
        return []
    near = surroundings(tokens, quantities, cues, known)
    limits = [len(tokens)]
    ends = {q.end for q in quantities}
    for quantity in reversed(quantities):
        first = quantity.number.first
        is_passed = quantity.nature == "amount" or is_beside(near, quantity)
        is_passed = is_passed or (tokens.word(first - 1) == "of" and first - 1 in ends)  # "six of one family"
        limits.append(limits[-1] if is_passed else first)
    taken: set[int] = set()
    readings = []
    for quantity, limit in zip(quantities, limits[-2::-1], strict=True):
        readings.append(_read(near, quantity, limit, taken))
        if cue := readings[-1].cue:
            taken.add(cue.first)
    return [r for r in readings if not is_left_out(tokens, r.quantity.number.first)]


def _still_held(near: Surroundings, at: int) -> Cue | None:
    """The capture told behind those whose release is told: "the release of 26 sailors | kidnapped in May", "12 boys | who are still held"."""
    passed = near.words["relative"] | near.words["passable"] | BEING
    while at not in near.verbs and (near.tokens.word(at) in passed or near.tokens.word(at).endswith("ly")):
        at += 1
    taken = near.verbs.get(at)
    return taken if taken and taken.measure == "captured" else None


def _read(near: Surroundings, quantity: Quantity, limit: int, taken: set[int]) -> Reading:
    """The quantity with the measure that the sentence gives it; `taken` are the words that others have."""
    if quantity.nature == "amount":
        return Reading(quantity, quantity.measure, rule=f"units:{quantity.unit}")
    if quantity.number.first in near.wholes:
        return _whole(near, quantity)
    cue = (
        governor_of(near, quantity, taken)
        or label_of(near, quantity)
        or inverted_of(near, quantity)
        or predicate_of(near, quantity, limit)
        or companion_of(near, quantity)
        or toll_of(near, quantity)
    )
    if cue and cue.measure == "freed" and (taken := _still_held(near, quantity.end)):
        cue = taken
    if cue and cue.rule in OF_PEOPLE and (quantity.nature != "people" or quantity.noun is None):
        cue = None
    if cue and cue.measure in DYING and (death := _death_of(near, quantity, cue, limit)):
        cue = death
    if cue is None and (counted := noun_counted(near, quantity)):
        noun, cue = counted
        quantity = of_noun(quantity.number, quantity.end, noun)
        is_harm = cue is not None and cue.is_harm
        return Reading(
            quantity, weigh_measures(quantity, cue) if is_harm else quantity.measure, cue, rule=noun.rule
        )
    if cue and cue.rule == LOSING and quantity.nature == "thing" and quantity.noun is None:
        cue = None  # "lost 12 games"
    if description := description_of(near, quantity):
        cue = cue or shared_verb(
            near, quantity.number.first
        )  # "executed 21 villagers and 6 captured soldiers"
        cue = _stronger(cue, description)
    if cue is None:
        return Reading(quantity, quantity.measure, rule=quantity.noun.rule if quantity.noun else "noun")
    if cue.measure == "people":
        cue = _hurt_behind(near, quantity, cue, limit) or cue
    measure = weigh_measures(quantity, cue)
    if quantity.nature == "thing" and quantity.noun is None and measure in HARM:
        quantity = replace(quantity, nature="people", unit=None)
    return Reading(quantity, measure, cue, rule=cue.rule)


def _whole(near: Surroundings, quantity: Quantity) -> Reading:
    """The whole of which the quantity before it is a part: "five of the | 30 arrested"."""
    cue = near.verbs.get(quantity.end) if quantity.nature == "bare" else None
    is_told = cue is not None and cue.is_harm and not cue.is_base
    return Reading(quantity, cue.measure if is_told else quantity.measure, rule="whole")


def _death_of(near: Surroundings, quantity: Quantity, cue: Cue, limit: int) -> Cue | None:
    """The death of some of those harmed: "of the injured, | four died"."""
    if cue.end >= quantity.number.first or near.tokens.word(cue.end) != ",":
        return None  # "injuring | nine people before he was killed"
    death = predicate_of(near, quantity, limit)
    return death if death and death.measure == "killed" else None


def _stronger(cue: Cue | None, description: Cue) -> Cue:
    """What was done or, where that is no harm, what describes them; the dead stay dead: "two deceased men were taken to hospital"."""
    if cue is None or not cue.is_harm:
        return description
    return description if description.measure == "killed" else cue


def _hurt_behind(near: Surroundings, quantity: Quantity, cue: Cue, limit: int) -> Cue | None:
    """The harm told behind those with whom something else is done: "treated two people | injured in the blast", "a family of five | was killed"."""
    hurt = predicate_of(near, quantity, limit) if cue.syntax == "noun" else near.verbs.get(quantity.end)
    is_told = hurt is not None and hurt.syntax != "subject" and not hurt.is_base
    return hurt if is_told and hurt.is_harm else None


def weigh_measures(quantity: Quantity, cue: Cue) -> str | None:
    """The measure of a quantity under a cue: harm goes before the noun, the noun of a role before "sent" and "rescued".

    Things keep their own, but for families who are moved; a noun that no lexicon knows is taken for people in harm.
    """
    own, said = quantity.measure, cue.measure
    if quantity.noun and quantity.noun.rule == OTHERS and cue.rule in TREATED:
        return "wounded"
    if own in DYING and said == "killed" and cue.syntax == "subject":
        return said  # "two of the injured died"
    if quantity.nature == "bare":
        return "people" if said == "freed" else said
    if quantity.nature == "thing":
        is_unknown = (
            quantity.noun is None and not quantity.compound and said in HARM and cue.rule not in OF_THINGS
        )
        is_family = quantity.unit in ("family", "household") and said in ("displaced", "evacuated")
        return said if is_unknown or is_family else own
    if said == "freed" or (own in HELD and cue.rule in LEAVING):
        return own if own == "killed" else "people"  # "the figure of 21 dead released in May"
    if cue.rule == DEFECTING and quantity.noun and quantity.noun.rule != PERSON and own == "people":
        return said if quantity.noun.is_armed else own  # "12 lawmakers defected"
    is_role = (said == "deployed" and own not in ("people", "deployed")) or (
        said == "displaced" and quantity.noun is not None and quantity.noun.is_armed
    )
    return own if own not in OPEN_MEASURES or said == "people" or is_role else said
