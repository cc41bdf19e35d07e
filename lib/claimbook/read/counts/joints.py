"""Joints: what quantities of one sentence share: a verb, a noun, a whole of which they are parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimbook.read.counts.continuations import of_harmed
from claimbook.read.counts.ellipses import (
    acts,
    is_compared,
    is_contrasted,
    is_elliptic,
    is_same_count,
    is_same_toll,
)
from claimbook.read.counts.measure_cues import HARM
from claimbook.read.counts.measures import OF_THINGS, TREATED, Reading, weigh_measures
from claimbook.read.counts.quantities import OPEN_MEASURES, Quantity, may_hold
from claimbook.read.counts.shared_units import in_unit_of, of_amount, shares_unit
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary

ORIGIN = 5  # words between two counts that tell whence the first ones are
ASIDE = 30  # words from a whole to its part
MORE = 4  # words from things to "20,000 others" of them
FURTHER = frozenset(("another", "further", "additional"))
IN_HOSPITAL = "measures:in hospital"
OTHERS = "counted:other"
FAMILIES = frozenset(("displaced", "evacuated"))  # measures under which families are counted


def join_readings(tokens: Tokens, readings: Sequence[Reading], known: Vocabulary) -> list[Reading]:
    """The readings of a sentence with what they share with their neighbours; their places stay.

    "12 people, including two nurses, were killed": the nurses too, as a part; "two Israelis and three Thais were
    killed": both; "34 of 40 drones": both are drones; "more than 50,000 in Turkey and 6,000 in Syria": both killed.
    """
    done = [of_harmed(tokens, r, known) for r in readings[:1]]
    for reading in readings[1:]:
        done.append(_joined(tokens, done, reading, known))
    for place in range(len(done) - 2, -1, -1):
        done[place] = _from_behind(tokens, done[place], done[place + 1], place + 1, known.words)
    return done


def _joined(tokens: Tokens, done: Sequence[Reading], reading: Reading, known: Vocabulary) -> Reading:
    """The reading with what it shares with the ones before it."""
    before, quantity, words = done[-1], reading.quantity, known.words
    if tokens.joined(quantity.end, quantity.end + 2) in words["counted_before"]:
        before = next((r for r in reversed(done) if r.quantity.nature != "amount"), before)
    if "amount" in (quantity.nature, before.quantity.nature):
        return of_amount(tokens, before, reading, words)
    if quantity.number.value == 0 and quantity.nature == "people" and reading.cue is None:
        return reading  # "12 died, which no observer could confirm"
    if quantity.nature == "bare" and tokens.word(quantity.end) == "per":
        return reading  # "30,000 people, 3-4 per tent"
    has_verb_between = (
        before.cue is not None and before.quantity.end <= before.cue.first < quantity.number.first
    )
    gap_start = before.cue.end if has_verb_between else before.quantity.end
    gap = [w for w in tokens.words[gap_start : quantity.number.first] if not w.endswith("ly")]
    is_bare = quantity.nature == "bare"
    is_pair = 0 < len(gap) <= 4 and words["joint"].issuperset(gap) and not has_verb_between
    is_daily = gap == ["(", "+"]  # "personnel 428,420 (+810)"
    is_thing = before.quantity.nature == "thing"
    if before.measure == "killed" and reading.cue is None and _is_of_cause(tokens, quantity, words):
        reading = replace(
            reading,
            quantity=replace(
                quantity, nature="bare", end=quantity.number.end, noun=None, unit=None, measure=None
            ),
            measure=None,
        )
        return _sharing(reading, done, len(done) - 1, before.part_of)
    is_repeated = is_bare and is_elliptic(tokens, quantity, gap, words, thing=is_thing)
    is_again = gap == ["("] and tokens.word(quantity.end) == ")"  # "12,400 households (62,000 people)"
    is_repeated = is_repeated or (is_bare and is_thing and _is_damaged(tokens, quantity, gap, words))
    whole = _whole(tokens, done, quantity, gap, words)
    if whole is None and (is_pair or is_repeated):
        whole = before.part_of
    if is_repeated and before.measure in HARM and reading.cue is None and acts(tokens, quantity.end, known):
        same = replace(before.quantity, number=quantity.number, end=quantity.end, compound=False)
        return replace(reading, quantity=same, measure="people", rule="ellipsis")
    if _dies_there(tokens, before, reading, gap):
        return _sharing(replace(reading, cue=None), done, len(done) - 1, None)
    if reading.cue is not None:
        return _with_verb(tokens, reading, done, whole)
    if _is_more_things(before, reading, gap):
        others = replace(quantity, nature="thing", unit=before.quantity.unit, measure=before.measure)
        return replace(reading, quantity=others, measure=before.measure, model=len(done) - 1)
    if whole is None and not (
        is_pair
        or is_repeated
        or is_daily
        or is_again
        or (is_bare and (is_same_count(tokens, quantity, words) or is_same_toll(tokens, quantity, before)))
        or (is_bare and (is_compared(gap, words) or is_contrasted(tokens, before, quantity, gap, words)))
    ):
        return reading
    return _sharing(reading, done, len(done) - 1 if whole is None else whole, whole)


def _dies_there(tokens: Tokens, before: Reading, reading: Reading, gap: Sequence[str]) -> bool:
    """Whether "in hospital" only tells where further ones died: "five died at the scene and one | in hospital"."""
    cue, quantity = reading.cue, reading.quantity
    if cue is None or cue.rule != IN_HOSPITAL or before.measure != "killed" or quantity.nature != "bare":
        return False
    is_told_of = before.cue is not None and before.cue.first >= before.quantity.end and len(gap) > 1
    return is_told_of and gap[-1] == "and" and tokens.word(quantity.end) in ("in", "later")


def _is_of_cause(tokens: Tokens, quantity: Quantity, words: dict) -> bool:
    """Whether only the cause of death is told behind the number: "seven died, five | of thirst and two of gunshot wounds"."""
    at = quantity.number.end
    return tokens.word(at) == "of" and not words["cause"].isdisjoint(tokens.words[at + 1 : at + 3])


def _is_damaged(tokens: Tokens, quantity: Quantity, gap: Sequence[str], words: dict) -> bool:
    """Whether a bare number is the object of a second verb of wrecking: "destroyed 41 houses and partly damaged | 126"."""
    is_verb = len(gap) == 2 and gap[0] in ("and", ",", ";")
    is_end = not tokens.word(quantity.end).isalpha()
    return is_verb and is_end and (gap[-1] in words["wrecking"] or gap[-1] in ("damaged", "damaging"))


def _is_more_things(before: Reading, reading: Reading, gap: Sequence[str]) -> bool:
    """Whether "others" are things like those before: "flattened 3,480 houses and damaged more than 20,000 | others"."""
    noun = reading.quantity.noun
    is_others = noun is not None and noun.rule == OTHERS and before.quantity.nature == "thing"
    return is_others and 0 < len(gap) <= MORE and gap[0] in ("and", ",", ";")


def _is_taken_thing(tokens: Tokens, before: Reading, reading: Reading) -> bool:
    """Whether more things are told of with a verb of people: "destroyed 37 tanks, seized 12 | others", "sent 20 tents; a further 30 | will arrive"."""
    quantity, cue = reading.quantity, reading.cue
    is_more = (
        tokens.word(quantity.number.first - 1) in FURTHER or tokens.word(quantity.number.first) in FURTHER
    )
    is_others = quantity.noun is not None and quantity.noun.rule == OTHERS
    is_open = cue.measure == "people" or (cue.measure == "captured" and cue.end <= quantity.number.first)
    is_free = is_others or (quantity.nature == "bare" and is_more)
    return before.quantity.nature == "thing" and is_open and is_free


def _with_verb(tokens: Tokens, reading: Reading, done: Sequence[Reading], whole: int | None) -> Reading:
    """A reading with a verb of its own: a part where it counts the same, else only of the same people."""
    quantity, before = reading.quantity, done[-1]
    if reading.cue.rule in TREATED and quantity.nature == "bare" and before.measure in ("killed", "wounded"):
        return replace(reading, measure="wounded")  # "two died and one was treated"
    if (
        reading.cue.measure == "casualties"
        and reading.cue.syntax != "toll"
        and quantity.nature == "bare"
        and before.quantity.nature == "thing"
    ) or _is_taken_thing(tokens, before, reading):
        lost = replace(quantity, nature="thing", unit=before.quantity.unit)  # "another 10 were lost": drones
        return replace(reading, quantity=lost, measure=before.measure)
    if whole is None:
        return reading
    chief = done[whole]
    if chief.quantity.nature == "thing" and quantity.nature == "bare":
        return in_unit_of(
            replace(reading, part_of=whole, model=whole), chief, "joined"
        )  # "17 states, 6 of them severely"
    is_among = (
        chief.quantity.nature == "people" and chief.measure in OPEN_MEASURES
    )  # "of the 61 on board, 13 died"
    is_part = is_among or reading.measure in (chief.measure, "people")
    return replace(reading, part_of=whole if is_part else None, model=whole)


def _sharing(reading: Reading, done: Sequence[Reading], model_at: int, whole: int | None) -> Reading:
    """A reading without a verb that takes the measure of the one at `model_at`, and from it the noun where it has none."""
    quantity, model = reading.quantity, done[model_at]
    shared = replace(reading, part_of=whole, model=model_at, rule=f"{model.rule}+joined")
    if model.quantity.nature == "thing" and model.measure in FAMILIES and quantity.nature == "people":
        return replace(shared, measure=model.measure)  # "12,400 households (62,000 people)"
    if model.quantity.nature == "thing" and quantity.nature == "bare":
        same = replace(quantity, nature="thing", unit=model.quantity.unit)
        return replace(shared, quantity=same, measure=model.measure)
    if "thing" in (model.quantity.nature, quantity.nature):
        return replace(reading, part_of=whole if model.quantity.nature == quantity.nature else None)
    if quantity.measure is not None and quantity.measure not in OPEN_MEASURES:
        return replace(reading, part_of=whole if reading.measure == model.measure else None)
    if quantity.nature == "bare" and (model.cue is None or model.cue.measure == "deployed"):
        return replace(shared, measure=model.measure, cue=model.cue)
    if model.cue is None and model.measure in (None, *OPEN_MEASURES):
        return replace(reading, part_of=whole)
    is_harmed = model.measure in HARM and not (model.cue and model.cue.is_harm)
    if model.cue is None or is_harmed:
        return replace(shared, measure=model.measure)  # "treated 14 injured, including two children"
    return replace(shared, measure=weigh_measures(quantity, model.cue), cue=model.cue)


def _whole(
    tokens: Tokens, done: Sequence[Reading], quantity: Quantity, gap: Sequence[str], words: dict
) -> int | None:
    """The place of the quantity of which this is a part: "including 12", "five of them", "of the 61 on board, 13"."""
    chief = _chief(done, quantity)
    if 0 < len(gap) <= ASIDE and (
        gap[-1] in words["part_head"] or " ".join(gap[-2:]) in words["part_phrase"]
    ):
        return chief
    if tokens.joined(quantity.end, quantity.end + 2) == "among them":
        return chief
    is_listed = len(gap) <= 5 and not words["part_head"].isdisjoint(gap)
    if is_listed and (words["part"] | words["joint"]).issuperset(gap):
        return chief
    if tokens.joined(quantity.end, quantity.end + 2) in words["counted_before"]:
        return chief
    first = done[-1].quantity.number.first
    head = tokens.words[max(0, first - 3) : first]
    is_out_of = head[-2:] in (["of", "the"], ["out", "of"]) or head == ["of"] or head == ["out", "of", "the"]
    return chief if len(done) == 1 and is_out_of and "," in gap else None


def _chief(done: Sequence[Reading], part: Quantity) -> int:
    """The place of the last quantity that is no part itself and not less than the part: "121 drones over six regions, of which 37"."""
    places = [p for p, r in enumerate(done) if r.part_of is None and r.quantity.nature != "amount"]
    number = part.number
    fits = (p for p in reversed(places) if may_hold(done[p].quantity.number, number.value))
    last = len(done) - 1 if done[-1].part_of is None else done[-1].part_of
    return next(fits, last)


def _from_behind(tokens: Tokens, here: Reading, after: Reading, place: int, words: dict) -> Reading:
    """The reading with the noun or the verb that stands at the next one: "34 of 40 drones", "two Israelis and three Thais were killed"."""
    quantity, other = here.quantity, after.quantity
    if other.nature in ("amount", "thing") and shares_unit(tokens, here, after):
        return in_unit_of(here, after, "listed")
    if other.nature == "amount":
        return here
    is_bare = quantity.nature == "bare" or (quantity.noun is None and here.rule.endswith("+joined"))
    if after.rule == "whole" and is_bare:
        same = replace(quantity, nature=other.nature, noun=other.noun, unit=other.unit, measure=other.measure)
        measure = weigh_measures(same, here.cue) if here.cue else other.measure
        return replace(here, quantity=same, measure=measure, part_of=place, model=place, rule="part")
    gap = tokens.words[quantity.end : other.number.first]
    if gap[:1] == ["from"] and len(gap) <= ORIGIN:
        gap = gap[-1:]  # "three from Kenya and two from Mali were killed"
    if quantity.nature == "bare" and here.cue is None and other.noun and _is_described(tokens, gap, other):
        same = replace(other, number=quantity.number, end=quantity.end + 1)
        return replace(here, quantity=same, measure=after.measure, cue=after.cue, rule=f"{after.rule}+joined")
    if _is_of_same_noun(here, after, gap):
        return replace(here, measure=after.measure, rule=f"{after.rule}+joined")
    is_behind = after.cue is not None and after.cue.first >= other.end
    is_among = tokens.word(quantity.number.first - 1) in ("of", "the") and gap == [
        ","
    ]  # "of the 54 crew, 12 died"
    is_joined = 0 < len(gap) <= 3 and words["joint"].issuperset(gap) and not is_among
    if is_behind and _is_aside(tokens, other, after, words):
        return here
    is_unknown = quantity.nature == "thing" and quantity.noun is None and after.measure in HARM
    if is_unknown and is_behind and after.cue.rule not in OF_THINGS:
        quantity = replace(quantity, nature="people", unit=None, measure="people")
    if here.cue or quantity.nature not in ("people", "bare") or not is_behind or not is_joined:
        return here
    here = replace(here, quantity=quantity)
    measure = weigh_measures(quantity, after.cue)
    return replace(here, measure=measure, cue=after.cue, model=place, rule=f"{after.rule}+joined")


def _is_aside(tokens: Tokens, part: Quantity, after: Reading, words: dict) -> bool:
    """Whether the verb behind a part is told of the part alone: "29 men, four of them | wounded", not "... four of them boys, were wounded"."""
    if tokens.joined(part.end, part.end + 2) not in words["counted_before"] or after.cue is None:
        return False
    return "," not in tokens.words[part.end : after.cue.first]


def _is_of_same_noun(here: Reading, after: Reading, gap: Sequence[str]) -> bool:
    """Whether two peoples share the noun behind the second: "55 Russian and 31 Malian | dead"."""
    noun, other = here.quantity.noun, after.quantity
    is_adjective = noun is not None and noun.rule == "states" and not noun.noun.endswith("s")
    is_noun = other.noun is not None and other.end > other.number.end + 1 and other.measure in HARM
    return here.cue is None and is_adjective and is_noun and gap in (["and"], [","])


def _is_described(tokens: Tokens, gap: Sequence[str], other: Quantity) -> bool:
    """Whether both numbers count one noun by what is said of it: "4 | confirmed and | 11 suspected deaths"."""
    is_joined = len(gap) == 2 and gap[0].endswith("ed") and gap[1] in ("and", "or", "plus")
    return is_joined and tokens.word(other.number.end).endswith("ed") and other.end > other.number.end + 1
