"""Shared units: numbers that take the unit or the bound of an amount beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimbook.read.counts.bounds import limits
from claimbook.read.counts.ellipses import is_compared
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.tokens import Tokens

STUFF = 6  # words of "of durum wheat,"
LIST_GAPS = (["and"], ["or"], [",", "and"], [",", "or"])  # "10 | and | 15 km"


def of_amount(tokens: Tokens, before: Reading, reading: Reading, words: dict) -> Reading:
    """A number beside an amount that takes its unit or, told in another unit, its bound.

    "up to 300 metres (984 feet)": up to 984; "7 per cent, up from 4.5", "fell to $3 from 5".
    """
    quantity, amount = reading.quantity, before.quantity
    gap = tokens.words[amount.end : quantity.number.first]
    if amount.nature != "amount":
        return reading
    is_measured = gap == ["from"] or is_compared(gap, words) or _is_listed(tokens, quantity, gap)
    if quantity.nature == "bare" and reading.cue is None and is_measured:
        return in_unit_of(reading, before, "compared")
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


def _is_listed(tokens: Tokens, quantity: Quantity, gap: Sequence[str]) -> bool:
    """Whether the number goes on with another stuff: "26,000 tonnes of wheat, | 8,000 of maize"."""
    is_near = 2 < len(gap) <= STUFF and gap[-1] in (",", "and", "or")
    return is_near and gap[0] == "of" and tokens.word(quantity.end) == "of"


def in_unit_of(reading: Reading, other: Reading, how: str) -> Reading:
    """A bare number as a count of what another one counts."""
    same = replace(other.quantity, number=reading.quantity.number, end=reading.quantity.end)
    return replace(
        reading, quantity=same, measure=other.measure, rule=f"{other.rule.removesuffix('+' + how)}+{how}"
    )


def shares_unit(tokens: Tokens, here: Reading, after: Reading) -> bool:
    """Whether the number shares the unit behind the next one: "10, 15 and 20 km", "rose from 5 to 12 percent"."""
    quantity, other = here.quantity, after.quantity
    if quantity.nature != "bare" or quantity.compound or here.cue or other.compound or other.number.currency:
        return False
    gap = tokens.words[quantity.end : other.number.first]
    is_rise = gap == ["to"] and tokens.word(quantity.number.first - 1) == "from"
    return is_rise or gap in LIST_GAPS or (gap == [","] and after.rule.endswith("+listed"))
