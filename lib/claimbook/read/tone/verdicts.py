"""Verdicts: what loaded words together say of a target, when they are read and when an analyst takes some of them away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.records import value

WEIGHT_OF_WEAK = 0.5
RULER = ", ruler"  # the Oslo regime
SAYING = frozenset(("that",))  # complain that
SEVERAL = 3  # different words that pass a verdict together
SIGN = {"favourable": 1, "critical": -1}


@value
class Verdict:
    """The label and score (-1 to 1) of a stance, and whether its words are firm enough to be shown."""

    label: str
    score: float
    is_firm: bool


def verdict_of(told: Sequence[tuple[str, str]], lexicon: Lexicon) -> Verdict:
    """The verdict of terms, each its rule and polarity: the mean polarity, in which a weak word ("good") counts half.

    Firm are a strong word ("heroic", "condemned"), an idiom in a quotation ("playing with matches") and several different words.
    No terms: neutral.

    >>> from claimbook import lexicon
    >>> verdict_of([("terms.csv:coward, object", "critical")], lexicon.load())
    Verdict(label='critical', score=-1.0, is_firm=True)
    """
    weak, strong = (_of_strength(lexicon, strength) for strength in ("weak", "strong"))
    phrases = [_phrase(rule) for rule, _ in told]
    weights = [WEIGHT_OF_WEAK if phrase in weak else 1 for phrase in phrases]
    signs = [SIGN[polarity] for _, polarity in told]
    score = sum(w * s for w, s in zip(weights, signs, strict=True)) / sum(weights) if told else 0.0
    label = "favourable" if score > 0 else "critical" if score < 0 else "neutral"
    is_firm = (
        not strong.isdisjoint(phrases)
        or any(rule.endswith(RULER) for rule, _ in told)
        or (len(set(phrases)) >= SEVERAL and len(set(signs)) == 1)
        or any(_is_idiom(rule, lexicon) for rule, _ in told)
    )
    return Verdict(label, round(score, 3), is_firm)


def _is_idiom(rule: str, lexicon: Lexicon) -> bool:
    """Whether a source says an idiom in its own words: "playing with matches", not "rely on"."""
    _, _, others = _phrase(rule).partition(" ")
    said = ", said" in rule and ", negated" not in rule
    return said and bool(others) and others.split()[-1] not in grammar(lexicon).preposition | SAYING


def _phrase(rule: str) -> str:
    """The entry of terms.csv that fired; a corrected row says so behind it."""
    return rule.partition(":")[2].partition(", ")[0].partition("; ")[0]


@cache
def _of_strength(lexicon: Lexicon, strength: str) -> frozenset[str]:
    return frozenset(lexicon.phrases("terms", strength=strength))
