"""Numbers with bounds: how two of them stand to each other, and how people write them."""

from __future__ import annotations

from math import inf

from claimbook.weigh.members import Member
from claimbook.wordings import say_number, tell_range

AGREE, NARROWS, OVERLAP, DISJOINT = "agree", "narrows", "overlap", "disjoint"
SOFT = frozenset({"about", "nearly"})

Interval = tuple[float, float]


def interval(member: Member, about: float = 0) -> Interval:
    """The lowest and highest value that the words allow; an open end is infinite.

    `about` widens what is told with "about" or "nearly" by that share of the number: 0.05 reads "about 100" as 95 to 105.
    """
    low = -inf if member.low is None else member.low
    high = inf if member.high is None else member.high
    slack = about if member.qualifier in SOFT else 0
    return (low - slack * abs(low) if slack else low, high + slack * abs(high) if slack else high)


def compare_numbers(a: Interval, b: Interval) -> str:
    """How two intervals stand to each other.

    >>> [compare_numbers((11, 12), b) for b in ((11, 12), (12, 12), (12, 14), (13, inf))]
    ['agree', 'narrows', 'overlap', 'disjoint']
    """
    if a == b:
        return AGREE
    if a[1] < b[0] or b[1] < a[0]:
        return DISJOINT
    inside = (b[0] <= a[0] and a[1] <= b[1]) or (a[0] <= b[0] and b[1] <= a[1])
    return NARROWS if inside else OVERLAP


def less(whole: Interval, *parts: Interval) -> Interval:
    """What is left of a whole when its parts are taken away; a part is never fewer than none.

    >>> less((900, 900), (300, 310)), less((900, inf), (300, inf))
    ((590, 600), (-inf, inf))
    """
    (low, high) = whole
    return low - sum(most for _, most in parts), high - sum(max(least, 0) for least, _ in parts)


def stated(member: Member) -> float:
    """The number on which a count would rest: the lowest that the words state."""
    return next(x for x in member.value if x is not None)


def is_one_number(a: Member, b: Member) -> bool:
    """Whether two figures give one number in one unit, whatever its bound."""
    if a.unit != b.unit:
        return False
    return a.best == b.best if a.best is not None else a.value == b.value


def say_value(member: Member) -> str:
    """The value with its bound: "more than 300", "11,000 to 12,000", "1,000 or more"."""
    return tell_range(*member.value, member.qualifier or "exact")


def say_interval(bounds: Interval) -> str:
    """An interval in words.

    >>> say_interval((11000, 12000)), say_interval((300, inf)), say_interval((-inf, 20)), say_interval((7, 7))
    ('11,000 to 12,000', '300 or more', '20 or fewer', '7')
    """
    low, high = bounds
    if low == high:
        return say_number(low)
    if high == inf:
        return f"{say_number(low)} or more" if low != -inf else "any number"
    return f"{say_number(high)} or fewer" if low == -inf else f"{say_number(low)} to {say_number(high)}"
