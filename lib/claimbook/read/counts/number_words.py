"""Number words: what the lexicon knows of words for numbers, laid out by what they do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.tokens import by_first_word, phrase_words
from claimbook.read.counts.vocabularies import vocabulary
from claimbook.records import value


@value
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


@value
class NumberWords:
    """The number words of a lexicon by what they do; `first` holds those with which an amount may begin."""

    small: Mapping[str, float]
    tens: Mapping[str, float]
    scales: Mapping[str, float]  # hundred, dozen, thousand ...
    pairs: Mapping[str, float]  # a couple, a pair
    glued: Mapping[str, float]  # 3bn, 20k
    parts: Mapping[str, float]  # half, third
    multiples: Mapping[str, float]  # "a | triple homicide"
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
    plain = {w for kind, words in kinds.items() if kind not in ("glued", "multiple") for w in words}
    return NumberWords(
        small=kinds["small"],
        tens=kinds["ten"],
        scales={**kinds["hundred"], **kinds["scale"], **kinds["dozen"]},
        pairs=kinds["couple"],
        glued=kinds["glued"],
        parts=kinds["part"],
        multiples=kinds["multiple"],
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
