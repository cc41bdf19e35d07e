"""Numbers, ranges, dates and lists as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath

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


def number_words(value: float | None) -> str:
    """A number for people, never rounded; an empty string for a missing one.

    >>> number_words(12000), number_words(2.5), number_words(1_250_000), number_words(1_254_321), number_words(None)
    ('12,000', '2.5', '1.25 million', '1,254,321', '')
    """
    if value is None or pd.isna(value):
        return ""
    for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= size and value % (size / 100) == 0:
            return f"{value / size:,.10g}" + name
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def range_words(low: float | None, best: float | None, high: float | None, qualifier: str = "exact") -> str:
    """A range with its bound; the qualifier counts only where it says more than the numbers do.

    >>> range_words(300, 300, None, "more_than"), range_words(11000, None, 12000, "between")
    ('> 300', '11,000–12,000')
    >>> range_words(1000, None, None, "vague"), range_words(5000, 5000, 5000, "about")
    ('1,000 or more', '≈ 5,000')
    """
    low, best, high = (None if x is None or pd.isna(x) else x for x in (low, best, high))
    if qualifier in BOUNDS and best is not None:
        return BOUNDS[qualifier].format(number_words(best))
    if low is not None and high is not None:
        return number_words(low) if low == high else f"{number_words(low)}–{number_words(high)}"
    if high is None:
        return f"{number_words(best if low is None else low)} or more"
    return f"{number_words(high)} or fewer"


def prose_words(low: float | None, best: float | None, high: float | None, qualifier: str = "exact") -> str:
    """A range as a sentence tells it.

    >>> prose_words(300, 300, None, "more_than"), prose_words(11000, None, 12000, "between")
    ('more than 300', '11,000 to 12,000')
    """
    words = range_words(low, best, high, qualifier)
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
    """Low, best, high and qualifier of a range as `range_words` and `prose_words` write it. Raises ValueError for other words.

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


def day_words(start: str | None, end: str | None) -> str:
    """An interval of ISO days in the fewest words that keep its width; "no date" where both ends are missing.

    >>> day_words("2024-12-06", "2024-12-07"), day_words("2024-11-01", "2024-11-30"), day_words("2024-01-01", "2024-12-31")
    ('6–7 December 2024', 'November 2024', '2024')
    >>> day_words("2025-01-05", None), day_words("2024-11-28", "2025-01-02")
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


def list_words(items: Iterable[object], *, most: int = 5) -> str:
    """A list in a sentence; what goes beyond `most` is counted.

    >>> list_words(["a", "b", "c"]), list_words("abcdef", most=2)
    ('a, b and c', 'a, b and 4 more')
    """
    words = [str(i) for i in items]
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "none"


def count_words(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> count_words(1, "figure"), count_words(1200, "figure"), count_words(0, "date")
    ('1 figure', '1,200 figures', 'no dates')
    """
    noun = one if count == 1 else many or one + "s"
    return f"{number_words(count) if count else 'no'} {noun}"


def tally_words(count: int) -> str:
    """A count within a sentence.

    >>> tally_words(1200), tally_words(0)
    ('1,200', 'none')
    """
    return number_words(count) if count else "none"


def plain_words(value: str) -> str:
    """A category or an id as words.

    >>> plain_words("north_korea"), plain_words("state_media")
    ('north korea', 'state media')
    """
    return value.replace("_", " ")


def name_words(actor_id: str) -> str:
    """An actor's id as a name, where the tables hold no name.

    >>> name_words("north_korea"), name_words("united_states")
    ('North Korea', 'United States')
    >>> name_words("fishers_s_union_of_gao")
    "Fishers's Union of Gao"
    """
    words = actor_id.replace("_s_", "'s_").split("_")
    return " ".join(w if w in ("of", "the", "and", "for") else w[:1].upper() + w[1:] for w in words)


def cut_words(text: str, most: int) -> str:
    """The text on one line, at most `most` characters, cut after a whole word.

    >>> cut_words("the village of Plekhovo", 15)
    'the village of…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[:most].rsplit(" ", 1)[0].rstrip(" ,.;:–-“\"'(")
    return (head or line[: most - 1]) + "…"


def file_words(path: str, *, most: int = 14) -> str:
    """What an article is called that has neither outlet nor title: by its file, without folder and ending.

    >>> file_words("letters/harbour.txt"), file_words("004_164d6b1dc93fe8f4.txt")
    ('article harbour', 'article 004_164d…fe8f4')
    """
    return f"article {cut_middle(PurePosixPath(path).stem, most)}"


def cut_middle(name: str, most: int) -> str:
    """A long name without its middle: its beginning and its ending tell it from others.

    >>> cut_middle("004_164d6b1dc93fe8f4.txt", 16), cut_middle("harbour.txt", 16)
    ('004_164d6…f4.txt', 'harbour.txt')
    """
    if len(name) <= most:
        return name
    tail = (most - 1) * 2 // 5
    return f"{name[: most - 1 - tail]}…{name[-tail:]}"


def words_around(sentence: str, sentence_start: float | None, start: int, *, most: int = 80) -> str:
    """The words of a sentence from a little before offset `start` on, on one line; both offsets count in the article.

    >>> words_around("The mayor said on the radio that forty houses were flooded", 100, 133, most=30)
    '…radio that forty houses were…'
    """
    at = 0 if sentence_start is None or pd.isna(sentence_start) else max(0, int(start - sentence_start))
    first = sentence.rfind(" ", 0, max(0, at - 8)) + 1
    return ("…" if first else "") + cut_words(sentence[first:], most)


def wrap_words(text: str, width: int, *, lines: int = 2) -> list[str]:
    """The text in at most `lines` lines of about `width` characters.

    >>> wrap_words("DPRK troops fought in Ukraine to support Russia", 24)
    ['DPRK troops fought in', 'Ukraine to support…']
    """
    wrapped: list[str] = []
    rest = " ".join(text.split())
    while rest and len(wrapped) < lines - 1 and len(rest) > width:
        at = rest.rfind(" ", 0, width + 1)
        at = at if at > 0 else width
        wrapped.append(rest[:at])
        rest = rest[at:].strip()
    return [*wrapped, cut_words(rest, width)] if rest else wrapped or [""]


def join_or(items: Sequence[str], *, most: int = 6) -> str:
    """Names to choose from, quoted.

    >>> join_or(["Pentagon", "NIS"])
    '"Pentagon", "NIS"'
    """
    shown = ", ".join(f'"{i}"' for i in items[:most])
    return f"{shown} …" if len(items) > most else shown


def _day(iso: str | None) -> date | None:
    return None if iso is None or pd.isna(iso) else date.fromisoformat(str(iso)[:10])


def _full(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
