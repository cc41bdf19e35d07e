"""Digits: amounts that begin with digits or a fraction in one sign: "1,200", "5 000", "2½ million", "3bn"."""

from __future__ import annotations

import re
from unicodedata import numeric

from claimbook.read.counts.number_words import Amount, NumberWords
from claimbook.read.counts.tokens import Tokens

WRITTEN = re.compile(
    r"""
      \d+ (?: \. \d+ )?                          # 1200  2.5
    | \d{1,3} (?: , \d{3} )+ (?: \. \d+ )?       # 1,200
    | \d{1,2} (?: , \d\d )+ , \d{3} (?: \. \d+ )?  # 3,50,000
    """,
    re.VERBOSE,
)
GROUP = re.compile(r"\d{3}")  # of a number written in groups: 5 000
GAPS = frozenset(" \u00a0\u2009\u202f")  # the spaces between such groups
LEAD = 3  # digits before the first gap at most
REPEAT = 10  # words between two numbers in millions
MARK_REACH = 16  # characters before a number that may tell that it is none
MARRED_BEFORE = re.compile(
    r"\d[\u0300-\u036f×^]$|(?<!\w)[-−]$|\d[-−][-−]$|\d[a-z]{1,3}$|\+\d{1,3} (?:\d{1,4} )*$|(?<![\d.,])0\d{1,4} (?:\d{2,4} )*$",
    re.IGNORECASE,
)
MARRED_BEHIND = re.compile(r"[\u0300-\u036f×^]\d|[a-z]{1,3}\d", re.IGNORECASE)
EMPTY = re.compile(r"\d{1,3}\.000")  # 12.000 is twelve, or twelve thousand
PARTS = {sign: numeric(sign) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
SLASHED = {"1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 0.25, "3/4": 0.75}


def exactly(value: float) -> float:
    """A written number times its scale, without what the binary fraction leaves over: 4.1 billion is 4100000000.

    >>> exactly(4.1 * 1e9)
    4100000000.0
    """
    return round(value, 3)


def digits_at(tokens: Tokens, at: int, words: NumberWords, *, has_currency: bool) -> Amount | None:
    """ "1,200", "5 000", "1.2 million", "2½ million", "20-thousand", "3bn"; None for "24.02.22", "10²" and the like."""
    if (part := _slashed(tokens, at)) and tokens.word(at + 3) == "of":
        return Amount(at + 3, part, is_share=True)
    if (read := _written_at(tokens, at, words)) is None:
        return None
    value, end = read
    if half := and_a_half(tokens, end, value, words):
        return half
    is_part = tokens.words[at] in PARTS
    if tokens.word(end) == "-" and tokens.is_tight(end) and tokens.word(end + 1) in words.scales:
        end += 1
    if is_part and tokens.word(end) == "a" and tokens.word(end + 1) in words.scales:
        end += 1
    scale = words.scales.get(tokens.word(end), 0)
    if not scale and tokens.is_tight(end):
        is_metre = (
            tokens.word(end) == "m" and not has_currency and not _counts_millions(tokens, at, end, words)
        )
        scale = 0 if is_metre else words.glued.get(tokens.word(end), 0)
    if not scale:
        return None if is_part else Amount(end, value, value)
    end += 1
    if further := words.scales.get(tokens.word(end), 0):  # "2 hundred thousand"
        scale, end = scale * further, end + 1
    return Amount(end, exactly(value * scale), value, scale)


def _written_at(tokens: Tokens, at: int, words: NumberWords) -> tuple[float, int] | None:
    """The value of the digits at `at` and where they end; None where a sign or numeral that is not read touches them."""
    written = tokens.words[at]
    start, end = tokens.starts[at], at + 1
    if written in PARTS:
        return PARTS[written], end
    is_marred = MARRED_BEFORE.search(tokens.text[max(0, start - MARK_REACH) : start])
    has_zero = len(written) > 1 and written[0] == "0" and written[1] != "."
    if is_marred or has_zero or EMPTY.fullmatch(written) or not WRITTEN.fullmatch(written):
        return None
    if written.isdecimal() and len(written) <= LEAD and tokens.word(at - 1) not in words.months:
        while is_group(tokens, end):
            written, end = written + tokens.words[end], end + 1
        if end - at > (LEAD if tokens.word(at - 1) != "+" else 2):
            return None  # a telephone number
    value = float(written.replace(",", ""))
    if (part := PARTS.get(tokens.word(end))) and written.isdecimal():
        return value + part, end + 1
    if (part := _slashed(tokens, end)) and written.isdecimal():
        return value + part, end + 3
    last = tokens.ends[end - 1]
    touching = tokens.text[last : last + 1]
    is_unread = touching.isnumeric() or MARRED_BEHIND.match(tokens.text, last)
    return None if is_unread else (value, end)


def is_group(tokens: Tokens, at: int) -> bool:
    """Whether three digits behind one space go on with a number: "5 000", not "3 500-kg bombs"."""
    if not GROUP.fullmatch(tokens.word(at)):
        return False
    if tokens.starts[at] != tokens.ends[at - 1] + 1 or tokens.text[tokens.ends[at - 1]] not in GAPS:
        return False
    return not (
        tokens.is_tight(at + 1) and (tokens.words[at + 1][0] in "-‑/" or tokens.words[at + 1].isalpha())
    )


def _slashed(tokens: Tokens, at: int) -> float:
    """The fraction "1/2" at `at`, 0 where none stands there."""
    return SLASHED.get("".join(tokens.words[at : at + 3]), 0) if tokens.word(at + 1) == "/" else 0


def _counts_millions(tokens: Tokens, at: int, end: int, words: NumberWords) -> bool:
    """Whether a glued m is a million, "2.1m need help", and no metre: "5m away", "12m in diameter", "a 20m wall"."""
    after = tokens.word(end + 1)
    if _is_million_before(tokens, at):
        return after not in words.dimensions
    if not after.isalpha() or after in words.ends or after in words.dimensions:
        return False
    return after.endswith(("s", "people", "n")) or tokens.word(at - 1) not in ("a", "an", "the")


def _is_million_before(tokens: Tokens, at: int) -> bool:
    """Whether the number before was so many millions: "1.1m people in May and | 1.4m in June"."""
    places = range(max(1, at - REPEAT), at)
    return any(
        tokens.words[p] == "m" and tokens.is_tight(p) and tokens.word(p + 1).endswith(("s", "people"))
        for p in places
    )


def and_a_half(tokens: Tokens, end: int, value: float, words: NumberWords) -> Amount | None:
    """ "two and a half", "two-and-a-half million"."""
    hyphen = int(tokens.word(end) == "-")
    half = end + 6 if hyphen else end + 3
    if tokens.joined(end + hyphen, half) not in ("and a half", "and - a - half"):
        return None
    last = half + (tokens.word(half) == "-" and tokens.word(half + 1) in words.scales)
    scale = words.scales.get(tokens.word(last), 0)
    return Amount(last + 1, exactly((value + 0.5) * scale)) if scale else Amount(half, value + 0.5)
