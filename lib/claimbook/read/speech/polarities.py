"""Polarities: whether what is said is negated."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.grammar_words import grammar

CLAUSE = re.compile(r"(?:[^,;:“”\"().!?]|(?<=\d)[.,](?=\d)){1,160}")  # 1.2 million will
CONTRAST = re.compile(
    r"[^.!?;:“”\"]{1,200}, not (?!only\b|just\b|merely\b|to\b|yet\b|even\b|least\b|that\b)\w"
)  # sailors, not soldiers


def find_polarity(cue: str, said: str, meaning: str, lexicon: Lexicon) -> str:
    """Whether what is said is negated in its first clause or sets one thing against another, or its cue is negated.

    >>> from claimbook import lexicon
    >>> find_polarity("said", "there were no prisoners", "say", lexicon.load())
    'negative'
    >>> find_polarity("said", "the bridge, which was not new, stands", "say", lexicon.load())
    'positive'
    >>> find_polarity("said", "the pictures show sailors, not soldiers", "say", lexicon.load())
    'negative'
    """
    clause = CLAUSE.match(said)
    negated = (bool(clause) and is_negated(clause.group(), lexicon)) or bool(CONTRAST.match(said))
    if meaning in ("say", "estimate"):
        negated = negated or is_negated(cue, lexicon)
    return "negative" if negated else "positive"


def is_negated(words: str, lexicon: Lexicon) -> bool:
    """Whether a negating word stands among the words."""
    return bool(_negatives(lexicon).search(words.lower()))


@cache
def _negatives(lexicon: Lexicon) -> re.Pattern[str]:
    negative = grammar(lexicon).negative
    return re.compile(rf"\b{any_of(negative)}\b".replace("'", "['’]"))
