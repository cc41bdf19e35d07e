"""Joints: what quantities of one sentence share: a verb, a noun, a whole of which they are parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimbook.read.counts.measures import Reading, weigh_measures
from claimbook.read.counts.numbers import Number, limits
from claimbook.read.counts.quantities import OPEN_MEASURES, Quantity
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary

ASIDE = 30  # words from a whole to its part
ELLIPSIS = 16  # words between a count and the bare number that repeats it elsewhere
FAMILIES = frozenset(("displaced", "evacuated"))  # measures under which families are counted
CLAIMED = 100  # "police counted 40" may count anything
CLAUSE = 9  # words from a count to the one that a further clause sets beside it
CONTRASTS = frozenset((";", "but", "while", "whereas", "though", "although"))
LIST_GAPS = (["and"], ["or"], [",", "and"], [",", "or"])  # "10 | and | 15 km"
LEVEL_REACH = 8  # words from "the count" to "146"
HARMED = frozenset(("killed", "wounded", "missing", "arrested", "captured", "casualties", "displaced"))


def join_readings(tokens: Tokens, readings: Sequence[Reading], known: Vocabulary) -> list[Reading]:
    """The readings of a sentence with what they share with their neighbours; their places stay.

    "12 people, including two nurses, were killed": the nurses too, as a part; "two Israelis and three Thais were
    killed": both; "34 of 40 drones": both are drones; "more than 50,000 in Turkey and 6,000 in Syria": both killed.
    """
    done = [_of_harmed(tokens, r, known) for r in readings[:1]]
    for reading in readings[1:]:
        done.append(_joined(tokens, done, reading, known.words))
    for place in range(len(done) - 2, -1, -1):
        done[place] = _from_behind(tokens, done[place], done[place + 1], place + 1, known.words)
    return done


def _of_harmed(tokens: Tokens, reading: Reading, known: Vocabulary) -> Reading:
    """The first reading of a sentence that begins with those harmed: "Of the dead, 88 are in Dolpa"."""
    quantity = reading.quantity
    if quantity.nature != "bare" or reading.cue or tokens.joined(0, 2) not in ("of the", "of those"):
        return reading
    found = longest(tokens, 2, known.nouns)
    if found is None or found[1].measure not in HARMED or quantity.number.first > found[0] + 1:
        return reading
    people = replace(quantity, nature="people", measure=found[1].measure)
    return replace(reading, quantity=people, measure=found[1].measure, rule=f"{found[1].rule}+of")


def _joined(tokens: Tokens, done: Sequence[Reading], reading: Reading, words: dict) -> Reading:
    """The reading with what it shares with the ones before it."""
    before, quantity = done[-1], reading.quantity
    if "amount" in (quantity.nature, before.quantity.nature):
        return _of_amount(tokens, before, reading, words)
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
    is_elliptic = is_bare and _is_elliptic(tokens, quantity, gap, words, thing=is_thing)
    is_again = gap == ["("] and tokens.word(quantity.end) == ")"  # "12,400 households (62,000 people)"
    whole = _whole(tokens, done, quantity, gap, words)
    if whole is None and (is_pair or is_elliptic):
        whole = before.part_of
    if reading.cue is not None:
        return _with_verb(reading, done, whole)
    if whole is None and not (
        is_pair
        or is_elliptic
        or is_daily
        or is_again
        or (is_bare and (_is_same_count(tokens, quantity, words) or _is_same_toll(tokens, quantity, before)))
        or (is_bare and (_is_compared(gap, words) or _is_contrasted(tokens, before, quantity, gap)))
    ):
        return reading
    return _sharing(reading, done, len(done) - 1 if whole is None else whole, whole)


def _is_contrasted(tokens: Tokens, before: Reading, quantity: Quantity, gap: Sequence[str]) -> bool:
    """Whether the number is all that a further clause counts: "planned for 8,000 people; it now shelters 21,000"."""
    is_open = before.quantity.nature == "thing" or before.measure in OPEN_MEASURES
    is_clause = len(gap) <= CLAUSE and not CONTRASTS.isdisjoint(gap) and gap[-1] not in ("is", "was")
    return is_open and is_clause and tokens.word(quantity.end) in ("", ".", ",", ";")


def _is_compared(gap: Sequence[str], words: dict) -> bool:
    """Whether the number behind `gap` is an earlier or another count of the same: "up from 31", "compared with a year ago's 31"."""
    is_near = " ".join(gap[-2:]) in words["compared"] or " ".join(gap[-1:]) in words["compared"]
    return is_near or (gap[:1] == ["compared"] and " ".join(gap[:2]) in words["compared"])


def _of_amount(tokens: Tokens, before: Reading, reading: Reading, words: dict) -> Reading:
    """A number beside an amount that takes its unit or, told in another unit, its bound.

    "up to 300 metres (984 feet)": up to 984; "7 per cent, up from 4.5", "fell to $3 from 5".
    """
    quantity, amount = reading.quantity, before.quantity
    gap = tokens.words[amount.end : quantity.number.first]
    if amount.nature != "amount":
        return reading
    if quantity.nature == "bare" and reading.cue is None and (gap == ["from"] or _is_compared(gap, words)):
        return _in_unit_of(reading, before, "compared")
    is_conversion = (
        gap == ["("]
        and tokens.word(quantity.end) == ")"
        and (quantity.nature, quantity.measure) == ("amount", amount.measure)
        and quantity.unit != amount.unit
    )
    if not is_conversion or quantity.number.qualifier != "exact" or amount.number.qualifier == "between":
        return reading
    value, qualifier = quantity.number.value, amount.number.qualifier
    low, best, high = limits(value, qualifier)
    number = replace(quantity.number, low=low, best=best, high=high, qualifier=qualifier)
    return replace(reading, quantity=replace(quantity, number=number))


def _in_unit_of(reading: Reading, other: Reading, how: str) -> Reading:
    """A bare number as a count of what another one counts."""
    same = replace(other.quantity, number=reading.quantity.number, end=reading.quantity.end)
    return replace(
        reading, quantity=same, measure=other.measure, rule=f"{other.rule.removesuffix('+' + how)}+{how}"
    )


def _with_verb(reading: Reading, done: Sequence[Reading], whole: int | None) -> Reading:
    """A reading with a verb of its own: a part where it counts the same, else only of the same people."""
    quantity, before = reading.quantity, done[-1]
    if (
        reading.cue.measure == "casualties"
        and quantity.nature == "bare"
        and before.quantity.nature == "thing"
    ):
        lost = replace(quantity, nature="thing", unit=before.quantity.unit)  # "another 10 were lost": drones
        return replace(reading, quantity=lost, measure=before.measure)
    if whole is None:
        return reading
    chief = done[whole]
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
    if model.cue is None:
        return replace(shared, measure=model.measure)  # "14 injured, including two children"
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
    fits = (p for p in reversed(places) if _may_hold(done[p].quantity.number, number.value))
    last = len(done) - 1 if done[-1].part_of is None else done[-1].part_of
    return next(fits, last)


def _may_hold(number: Number, value: float) -> bool:
    return number.qualifier == "vague" or number.value >= value


def join_sentences(tokens: Tokens, readings: list[Reading], before: Sequence[Reading], words: dict) -> None:
    """Let the first number of a sentence count those of the sentence before, where it says so.

    "They took 250 hostages. Of those, 101 remain": hostages too, captured; "Nine of them were children"; "55 had
    died. By Tuesday the count stood at 146": killed.
    """
    if not readings or readings[0].quantity.nature != "bare":
        return
    first, quantity = readings[0], readings[0].quantity
    wholes = [r for r in before if r.part_of is None and r.quantity.nature != "amount" and r.measure]
    if first.cue is None and _goes_on_counting(tokens, quantity.number.first, words):
        harmed = [r for r in wholes if r.measure in HARMED]
        model = next(reversed(harmed or wholes), None)
    elif _counts_those_before(tokens, quantity, words):
        fits = (r for r in reversed(wholes) if _may_hold(r.quantity.number, quantity.number.value))
        model = next(fits, None)
    else:
        return
    if model is None:
        return
    same = replace(model.quantity, number=quantity.number, end=quantity.end, compound=False)
    measure = weigh_measures(same, first.cue) if first.cue else model.measure
    readings[0] = replace(first, quantity=same, measure=measure, rule=f"{model.rule}+before")


def _counts_those_before(tokens: Tokens, quantity: Quantity, words: dict) -> bool:
    """Whether the number counts those of the sentence before: "Of those, 101", "Nine of them", "Twelve did"."""
    if tokens.joined(0, 2) in words["counted_before"] and quantity.number.first <= 3:
        return True
    if quantity.number.first == 0 and tokens.word(quantity.end) in words["standing"]:
        return True
    return tokens.joined(quantity.end, quantity.end + 2) in words["counted_before"]


def _goes_on_counting(tokens: Tokens, first: int, words: dict) -> bool:
    """Whether "the count", "the army's figure" comes to the number at `first`: "that had risen to 146", "is 146"."""
    if tokens.word(first - 1) == "of" and tokens.word(first - 2) in words["count"]:
        return tokens.words[first - 2] != "turnout"  # "an earlier tally of nine"
    if tokens.word(first - 1) not in ("to", "at", "is", "was") and tokens.words[first] != "to":
        return False
    for at in range(first - 1, max(0, first - LEVEL_REACH - 1), -1):
        if tokens.words[at] in words["count"]:
            owner = tokens.word(at - 1)
            is_named = owner in ("the", "that", "this", "its", "their") or owner.endswith("'s")
            return is_named and tokens.word(at + 1) != "of" and tokens.words[at] != "turnout"
        if tokens.words[at] in (",", "and", "people"):
            return False
    return False


def _is_elliptic(tokens: Tokens, quantity: Quantity, gap: Sequence[str], words: dict, *, thing: bool) -> bool:
    """Whether a bare number repeats the count in another place: "... in Turkey and nearly 6,000 in Syria"."""
    is_joined = 0 < len(gap) <= ELLIPSIS and gap[-1] in ("and", ",", ";", "with", "another", "or")
    if tokens.word(quantity.end) == "with" and gap[-1:] == ["and"]:
        return True  # "reached 210,000 people with food and 98,000 with water"
    behind = tokens.word(quantity.end)
    is_thing = thing and (behind.endswith("ed") or behind in words["other"])  # "and another 140 damaged"
    return is_joined and (behind in words["local"] or behind in words["standing"] or is_thing)


def _is_same_count(tokens: Tokens, quantity: Quantity, words: dict) -> bool:
    """Whether the number is another's word on the same count: "police put the number at 8,000"."""
    first = quantity.number.first
    if quantity.number.value >= CLAIMED and tokens.word(first - 1) in words["claiming"]:
        return True
    is_level = tokens.word(first - 1) in ("at", "to", "was", "is")
    return is_level and not words["count"].isdisjoint(tokens.words[max(0, first - 5) : first])


def _is_same_toll(tokens: Tokens, quantity: Quantity, before: Reading) -> bool:
    """Whether "it" is the toll told before: "the toll reached 257, and it could climb to as many as 500"."""
    first = quantity.number.first
    is_level = "to" in (tokens.words[first], tokens.word(first - 1))
    is_toll = before.cue is not None and before.cue.syntax == "toll"
    return is_level and is_toll and "it" in tokens.words[max(0, first - 5) : first]


def _from_behind(tokens: Tokens, here: Reading, after: Reading, place: int, words: dict) -> Reading:
    """The reading with the noun or the verb that stands at the next one: "34 of 40 drones", "two Israelis and three Thais were killed"."""
    quantity, other = here.quantity, after.quantity
    if other.nature in ("amount", "thing") and _shares_unit(tokens, here, after):
        return _in_unit_of(here, after, "listed")
    if other.nature == "amount":
        return here
    is_bare = quantity.nature == "bare" or (quantity.noun is None and here.rule.endswith("+joined"))
    if after.rule == "whole" and is_bare:
        same = replace(quantity, nature=other.nature, unit=other.unit, measure=other.measure)
        measure = weigh_measures(same, here.cue) if here.cue else other.measure
        return replace(here, quantity=same, measure=measure, part_of=place, model=place, rule="part")
    gap = tokens.words[quantity.end : other.number.first]
    if quantity.nature == "bare" and here.cue is None and other.noun and _is_described(tokens, gap, other):
        same = replace(other, number=quantity.number, end=quantity.end + 1)
        return replace(here, quantity=same, measure=after.measure, cue=after.cue, rule=f"{after.rule}+joined")
    is_behind = after.cue is not None and after.cue.first >= other.end
    is_among = tokens.word(quantity.number.first - 1) in ("of", "the") and gap == [
        ","
    ]  # "of the 54 crew, 12 died"
    is_joined = 0 < len(gap) <= 3 and words["joint"].issuperset(gap) and not is_among
    if here.cue or quantity.nature not in ("people", "bare") or not is_behind or not is_joined:
        return here
    measure = weigh_measures(quantity, after.cue)
    return replace(here, measure=measure, cue=after.cue, model=place, rule=f"{after.rule}+joined")


def _is_described(tokens: Tokens, gap: Sequence[str], other: Quantity) -> bool:
    """Whether both numbers count one noun by what is said of it: "4 | confirmed and | 11 suspected deaths"."""
    is_joined = len(gap) == 2 and gap[0].endswith("ed") and gap[1] in ("and", "or", "plus")
    return is_joined and tokens.word(other.number.end).endswith("ed") and other.end > other.number.end + 1


def _shares_unit(tokens: Tokens, here: Reading, after: Reading) -> bool:
    """Whether the number shares the unit behind the next one: "10, 15 and 20 km", "rose from 5 to 12 percent"."""
    quantity, other = here.quantity, after.quantity
    if quantity.nature != "bare" or quantity.compound or here.cue or other.compound or other.number.currency:
        return False
    gap = tokens.words[quantity.end : other.number.first]
    is_rise = gap == ["to"] and tokens.word(quantity.number.first - 1) == "from"
    return is_rise or gap in LIST_GAPS or (gap == [","] and after.rule.endswith("+listed"))
