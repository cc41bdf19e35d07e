"""Amounts: one plain number in digits or words, without bound or range: "1.2 million", "two dozen", "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from unicodedata import numeric

from claimbook.lexicon import Lexicon
from claimbook.read.counts.tokens import Tokens, by_first_word, longest, phrase_words
from claimbook.read.counts.vocabularies import vocabulary

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
MARK_REACH = 16  # characters before a number that may tell that it is none
MARRED_BEFORE = re.compile(
    r"\d[\u00ad\u200b-\u200d\u2060\ufeff×^]$|(?<!\w)[-−]$|\d[-−][-−]$|\d[a-z]{1,3}$|\+\d{1,3} (?:\d{3} )*$",
    re.IGNORECASE,
)
MARRED_BEHIND = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff×^]\d|[a-z]{1,3}\d", re.IGNORECASE)
PARTS = {sign: numeric(sign) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
SLASHED = {"1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 0.25, "3/4": 0.75}
ENDS_OF_CHANGE = frozenset(("", ".", ",", ";", "in", "from", "since"))
PLURAL_VERBS = frozenset(("were", "are", "have"))  # behind a share: "nearly half were children"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that ends before the token `end`; of a vague magnitude, `value` is its floor.

    `mantissa` times `scale` is the value ("1.2" and a million), so that a range can lend its scale: "10 to 12 thousand".
    """

    end: int
    value: float
    mantissa: float = 0
    scale: float = 1
    is_vague: bool = False
    is_share: bool = False  # of a whole, 0 to 1
    is_rough: bool = False  # "a couple"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a lexicon by what they do; `first` holds those with which an amount may begin."""

    small: Mapping[str, float]
    tens: Mapping[str, float]
    scales: Mapping[str, float]  # hundred, dozen, thousand ...
    pairs: Mapping[str, float]  # a couple, a pair
    glued: Mapping[str, float]  # 3bn, 20k
    parts: Mapping[str, float]  # half, third
    vague: Mapping
    tails: frozenset[str]  # "scores wounded"
    spans: frozenset[str]  # "the first half" is a stretch of time
    idioms: frozenset[str]  # "half the time" is no share
    wholes: frozenset[str]  # "half | its fleet"
    units: Mapping  # "half a | mile"
    months: frozenset[str]  # "May 5 200 people"
    ends: frozenset[str]  # words that end a noun phrase
    dimensions: frozenset[str]  # "5m | wide"
    first: frozenset[str]


@cache
def number_words(lexicon: Lexicon) -> NumberWords:
    """The number words of a lexicon, laid out once."""
    kinds: dict[str, dict[str, float]] = {}
    for row in lexicon.rows("number_words"):
        kinds.setdefault(row["kind"], {})[row["phrase"]] = float(row["value"])
    vague = {r["phrase"]: float(r["low"]) for r in lexicon.rows("vague_numbers")}
    known = vocabulary(lexicon)
    plain = {w for kind, words in kinds.items() if kind != "glued" for w in words}
    return NumberWords(
        small=kinds["small"],
        tens=kinds["ten"],
        scales={**kinds["hundred"], **kinds["scale"], **kinds["dozen"]},
        pairs=kinds["couple"],
        glued=kinds["glued"],
        parts=kinds["part"],
        vague=by_first_word(vague),
        tails=known.words["vague_tail"],
        spans=known.words["half_of_span"] | {"the"},
        idioms=known.words["idiom_of_half"],
        wholes=known.openers - {"a", "an"},
        ends=known.ends,
        dimensions=known.words["dimension"],
        units=known.units,
        months=frozenset(lexicon.phrases("date_words", tag="month")),
        first=frozenset(plain | {phrase_words(phrase)[0] for phrase in vague}),
    )


def amount_at(tokens: Tokens, at: int, words: NumberWords, *, has_currency: bool = False) -> Amount | None:
    """The amount that begins at the token `at`, None where none does."""
    word = tokens.words[at]
    if (vague := longest(tokens, at, words.vague)) and not _goes_on_unread(tokens, at, words):
        return _vague_at(tokens, at, *vague, words)
    if word[0].isnumeric():
        return _digits_at(tokens, at, words, has_currency=has_currency)
    if word not in words.first or (word in words.scales and _goes_on_unread(tokens, at, words)):
        return None
    if word in words.small or word in words.tens or word in words.scales:
        return _spelled_at(tokens, at, words)
    if word in words.pairs:
        return _pair_at(tokens, at, words)
    return _part_at(tokens, at, 1.0, words)


def _goes_on_unread(tokens: Tokens, at: int, words: NumberWords) -> bool:
    """Whether the scale at `at` belongs to a number before it that could not be read: "2.5.6 million"."""
    before = tokens.word(at - 1)
    return before[-1:].isnumeric() or before in words.scales


def _digits_at(tokens: Tokens, at: int, words: NumberWords, *, has_currency: bool) -> Amount | None:
    """ "1,200", "5 000", "1.2 million", "2½ million", "20-thousand", "3bn"; None for "24.02.22", "10²" and the like."""
    if (part := _slashed(tokens, at)) and tokens.word(at + 3) == "of":
        return Amount(at + 3, part, is_share=True)
    if (read := _written_at(tokens, at, words)) is None:
        return None
    value, end = read
    if half := _and_a_half(tokens, end, value, words):
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
    return Amount(end, value * scale, value, scale)


def _written_at(tokens: Tokens, at: int, words: NumberWords) -> tuple[float, int] | None:
    """The value of the digits at `at` and where they end; None where a sign or numeral that is not read touches them."""
    written = tokens.words[at]
    start, end = tokens.starts[at], at + 1
    if written in PARTS:
        return PARTS[written], end
    is_marred = MARRED_BEFORE.search(tokens.text[max(0, start - MARK_REACH) : start])
    has_zero = len(written) > 1 and written[0] == "0" and written[1] != "."
    if is_marred or has_zero or not WRITTEN.fullmatch(written):
        return None
    if written.isdecimal() and len(written) <= LEAD and tokens.word(at - 1) not in words.months:
        while _is_group(tokens, end):
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


def _is_group(tokens: Tokens, at: int) -> bool:
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
    if not after.isalpha() or after in words.ends or after in words.dimensions:
        return False
    return after.endswith(("s", "people", "n")) or tokens.word(at - 1) not in ("a", "an", "the")


def _vague_at(tokens: Tokens, at: int, end: int, low: float, words: NumberWords) -> Amount | None:
    """ "hundreds", "tens of thousands"; "scores", "tens" and "100s" alone only before "of", "wounded" and the like."""
    needs_tail = tokens.words[at] in ("scores", "tens") or tokens.words[at][0].isdigit()
    if needs_tail and end <= at + 2 and tokens.word(end) not in words.tails:
        return _digits_at(tokens, at, words, has_currency=False) if tokens.words[at][0].isdigit() else None
    return Amount(end, low, is_vague=True)


def _pair_at(tokens: Tokens, at: int, words: NumberWords) -> Amount | None:
    """ "a couple of", "another pair of"."""
    if tokens.word(at - 1) not in ("a", "another"):
        return None
    end = at + 2 if tokens.word(at + 1) == "of" else at + 1
    value = words.pairs[tokens.words[at]]
    return Amount(end, value, value, is_rough=tokens.words[at] == "couple")


def _spelled_at(tokens: Tokens, at: int, words: NumberWords) -> Amount | None:
    """ "twenty-five hundred", "one hundred and twenty", "eight-thousand", "two dozen", "two and a half million"."""
    total, group, scale, small, end, last = 0.0, 0.0, 1.0, 1.0, at, ""
    position = at
    while word := tokens.word(position):
        if word in words.small and last in ("", "ten", "scale"):
            group, small, last = group + words.small[word], 1.0, "small"
        elif word in words.tens and last in ("", "scale"):
            group, small, last = group + words.tens[word], 1.0, "ten"
        elif word in words.scales and (last != "scale" or words.scales[word] > 100):
            factor = words.scales[word]
            if factor <= 100:
                group, small = (group or 1) * factor, factor if last != "scale" else 1.0
            else:
                scaled = (total or 1) if not group and total < factor else (group or 1)
                total, group, scale = (
                    (0 if not group and total < factor else total) + scaled * factor,
                    0.0,
                    factor,
                )
            last = "scale"
        elif _links(tokens, position, last, words):
            position += 1
            continue
        elif word in words.parts and last in ("small", "ten") and not total:
            return _part_at(tokens, position, group, words)
        else:
            break
        position += 1
        end = position
    value, lent = total + group, scale * (small if scale == 1 else 1)  # "three to | four hundred"
    return _and_a_half(tokens, end, value, words) or Amount(end, value, value / lent, lent)


def _links(tokens: Tokens, at: int, last: str, words: NumberWords) -> bool:
    """Whether the number goes on behind "and" or a hyphen: "hundred and twenty", "eight-thousand", "two-thirds"."""
    word, after = tokens.words[at], tokens.word(at + 1)
    is_small = after in words.small or after in words.tens
    if word == "and":
        return last == "scale" and is_small
    is_tight = word == "-" and tokens.is_tight(at) and tokens.is_tight(at + 1)
    return is_tight and (is_small or after in words.scales or after in words.parts)


def _and_a_half(tokens: Tokens, end: int, value: float, words: NumberWords) -> Amount | None:
    """ "two and a half", "two-and-a-half million"."""
    hyphen = int(tokens.word(end) == "-")
    half = end + 6 if hyphen else end + 3
    if tokens.joined(end + hyphen, half) not in ("and a half", "and - a - half"):
        return None
    last = half + (tokens.word(half) == "-" and tokens.word(half + 1) in words.scales)
    scale = words.scales.get(tokens.word(last), 0)
    return Amount(last + 1, (value + 0.5) * scale) if scale else Amount(half, value + 0.5)


def _part_at(tokens: Tokens, at: int, times: float, words: NumberWords) -> Amount | None:
    """A share of a whole, "half of the", "half its fleet", "two-thirds of"; "half a million" is a number, "half past" none."""
    word, after = tokens.word(at), tokens.word(at + 1)
    if word == "half" and after in ("a", "an", "-") and at + 2 < len(tokens):
        if scale := words.scales.get(tokens.words[at + 2], 0):
            return Amount(at + 3, scale / 2, 0.5, scale)
        if after != "-" and longest(tokens, at + 2, words.units):
            return Amount(at + 2, 0.5, 0.5)  # "half a mile"
    if word not in words.parts:
        return None  # "a few of them" has no share
    if tokens.words[max(0, at - 2) : at] == ["by", "a"] and after in ENDS_OF_CHANGE:
        return Amount(at + 1, words.parts[word], is_share=True)  # "fell by a quarter"
    is_counted = word == "half" or times != 1.0 or tokens.word(at - 1) in ("a", "one")
    is_of = after == "of" or after in PLURAL_VERBS
    if word == "half" and after in words.wholes:
        is_of = tokens.word(at + 2) not in words.idioms and not tokens.word(at + 2).endswith("'s")
    if not is_of or not is_counted or tokens.word(at - 1) in words.spans:
        return None
    return Amount(at + 1, min(1.0, times * words.parts[word]), is_share=True)
