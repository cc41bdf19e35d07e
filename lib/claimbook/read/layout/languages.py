"""The language of a text, as far as the library must know it: English or not."""

from __future__ import annotations

from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.words import WORD

ENOUGH = 20  # words; fewer tell nothing
SAMPLE = 1500  # characters that are looked at
ENGLISH = (
    0.15  # share of English words of grammar in English prose: 0.3 to 0.45; in other languages under 0.1
)


@cache
def _words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("english"))


def english_share(text: str, lexicon: Lexicon) -> float | None:
    """The share of English words of grammar among the first words of a text, None where it has too few words to tell.

    >>> from claimbook import lexicon
    >>> english_share("Two died.", lexicon.load()) is None
    True
    """
    words = WORD.findall(text[:SAMPLE].lower())
    if len(words) < ENOUGH:
        return None
    known = _words(lexicon)
    return sum(map(known.__contains__, words)) / len(words)
