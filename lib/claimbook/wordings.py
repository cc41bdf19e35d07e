"""Numbers, ranges, days and lists as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # fixed: no locale
BOUNDS = {
    "about": "≈ {}",
    "more_than": "> {}",
    "at_least": "≥ {}",
    "up_to": "≤ {}",
    "fewer_than": "< {}",
    "nearly": "nearly {}",
}
SIGNS = {form.partition(" ")[0]: name for name, form in BOUNDS.items()} | {
    "about": "about",
    "more than": "more_than",
    "at least": "at_least",
    "up to": "up_to",
    "fewer than": "fewer_than",
}
SIZES = {"": 1, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
BOUND = "|".join(re.escape(sign) for sign in SIGNS)
NUMBER = r"\d[\d,]{0,20}(?:\.\d{1,9})?"
SIZE = "|".join(filter(None, SIZES))
RANGE = re.compile(
    rf"""
    (?: (?P<bound> {BOUND} ) [ ]? )?                                                      # more than
    (?P<first> {NUMBER} ) (?: [ ] (?P<size> {SIZE} ) )?                                   # 1.25 million
    (?: [ ]? (?: – | - | to ) [ ]? (?P<last> {NUMBER} ) (?: [ ] (?P<last_size> {SIZE} ) )? )?   # –15
    (?: [ ] or [ ] (?P<open> more | fewer ) )?                                            # or more
    """,
    re.VERBOSE,
)


def say_number(value: float | None) -> str:
    """A number for people, never rounded; an empty string for a missing one.

    >>> say_number(12000), say_number(2.5), say_number(1_250_000), say_number(1_254_321), say_number(None)
    ('12,000', '2.5', '1.25 million', '1,254,321', '')
    """
    if value is None or pd.isna(value):
        return ""
    for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= size and value % (size / 100) == 0:
            return f"{value / size:,.10g}" + name
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def say_range(low: float | None, best: float | None, high: float | None, qualifier: str = "exact") -> str:
    """A range with its bound; the qualifier counts only where it says more than the numbers do.

    >>> say_range(300, 300, None, "more_than"), say_range(11000, None, 12000, "between")
    ('> 300', '11,000–12,000')
    >>> say_range(1000, None, None, "vague"), say_range(5000, 5000, 5000, "about")
    ('1,000 or more', '≈ 5,000')
    """
    low, best, high = (None if x is None or pd.isna(x) else x for x in (low, best, high))
    if qualifier in BOUNDS and best is not None:
        return BOUNDS[qualifier].format(say_number(best))
    if low is not None and high is not None:
        return say_number(low) if low == high else f"{say_number(low)}–{say_number(high)}"
    if high is None:
        return f"{say_number(best if low is None else low)} or more"
    return f"{say_number(high)} or fewer"


def tell_range(low: float | None, best: float | None, high: float | None, qualifier: str = "exact") -> str:
    """A range as a sentence tells it.

    >>> tell_range(300, 300, None, "more_than"), tell_range(11000, None, 12000, "between")
    ('more than 300', '11,000 to 12,000')
    """
    words = say_range(low, best, high, qualifier)
    for sign, said in (
        ("≈", "about"),
        (">", "more than"),
        ("≥", "at least"),
        ("≤", "up to"),
        ("<", "fewer than"),
    ):
        words = words.replace(sign, said)
    return words.replace("–", " to ")


def read_range(words: str) -> tuple[float | None, float | None, float | None, str]:
    """Low, best, high and qualifier of a range as `say_range` and `tell_range` write it. Raises ValueError for other words.

    >>> read_range("> 300"), read_range("11,000 to 12,000")
    ((300.0, 300.0, None, 'more_than'), (11000.0, None, 12000.0, 'between'))
    >>> read_range("1,000 or more"), read_range("up to 20"), read_range("1.25 million")
    ((1000.0, None, None, 'vague'), (None, 20.0, 20.0, 'up_to'), (1250000.0, 1250000.0, 1250000.0, 'exact'))
    """
    match = RANGE.fullmatch(words.strip())
    if not match:
        raise ValueError(f"{words!r} is no number; allowed: 1,200, 10–15, > 300, ≈ 40, 1,000 or more")
    first = _sized(match["first"], match["size"])
    if match["last"]:
        return first, None, _sized(match["last"], match["last_size"]), "between"
    if match["open"]:
        return (first, None, None, "vague") if match["open"] == "more" else (None, None, first, "vague")
    qualifier = SIGNS[match["bound"]] if match["bound"] else "exact"
    low = None if qualifier in ("up_to", "fewer_than", "nearly") else first
    return low, first, None if qualifier in ("more_than", "at_least") else first, qualifier


def _sized(digits: str, size: str | None) -> float:
    return float(f"{float(digits.replace(',', '')) * SIZES[size or '']:.15g}")


def say_days(start: str | None, end: str | None) -> str:
    """An interval of ISO days in the fewest words that keep its width; "no date" where both ends are missing.

    >>> say_days("2024-12-06", "2024-12-07"), say_days("2024-11-01", "2024-11-30"), say_days("2024-01-01", "2024-12-31")
    ('6–7 December 2024', 'November 2024', '2024')
    >>> say_days("2025-01-05", None), say_days("2024-11-28", "2025-01-02")
    ('5 January 2025 or later', '28 November 2024 to 2 January 2025')
    """
    first, last = _day(start), _day(end)
    if first is None and last is None:
        return "no date"
    if last is None:
        return f"{_full(first)} or later"
    if first is None:
        return f"{_full(last)} or earlier"
    if first == last:
        return _full(first)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if first.year == last.year:
            return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {MONTHS[last.month - 1]} {last.year}"
    return f"{_full(first)} to {_full(last)}"


def say_list(items: Iterable[object], *, most: int = 5) -> str:
    """A list in a sentence; what goes beyond `most` is counted.

    >>> say_list(["a", "b", "c"]), say_list("abcdef", most=2)
    ('a, b and c', 'a, b and 4 more')
    """
    words = [str(i) for i in items]
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "none"


def say_count(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> say_count(1, "figure"), say_count(1200, "figure"), say_count(0, "date")
    ('1 figure', '1,200 figures', 'no dates')
    """
    noun = one if count == 1 else many or one + "s"
    return f"{say_number(count) if count else 'no'} {noun}"


def say_tally(count: int) -> str:
    """A count within a sentence.

    >>> say_tally(1200), say_tally(0)
    ('1,200', 'none')
    """
    return say_number(count) if count else "none"


def say_plainly(value: str) -> str:
    """A category or an id as words.

    >>> say_plainly("north_korea"), say_plainly("state_media")
    ('north korea', 'state media')
    """
    return value.replace("_", " ")


def say_actor(actor_id: str) -> str:
    """An actor's id as a name, where the tables hold no name.

    >>> say_actor("north_korea"), say_actor("united_states")
    ('North Korea', 'United States')
    >>> say_actor("fishers_s_union_of_gao")
    "Fishers's Union of Gao"
    """
    words = actor_id.replace("_s_", "'s_").split("_")
    return " ".join(w if w in ("of", "the", "and", "for") else w[:1].upper() + w[1:] for w in words)


def say_choices(items: Sequence[str], *, most: int = 6) -> str:
    """Names to choose from, quoted.

    >>> say_choices(["Pentagon", "NIS"])
    '"Pentagon", "NIS"'
    """
    shown = ", ".join(f'"{i}"' for i in items[:most])
    return f"{shown} …" if len(items) > most else shown


def _day(iso: str | None) -> date | None:
    return None if iso is None or pd.isna(iso) else date.fromisoformat(str(iso)[:10])


def _full(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
