"""The language of a text, as far as the library must know it: English or not."""

from __future__ import annotations

from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.words import Words

ENOUGH = 20  # words; fewer tell nothing
SAMPLE = 1500  # characters that are looked at
ENGLISH = (
    0.15  # share of English words of grammar in English prose: 0.3 to 0.45; in other languages under 0.1
)


@cache
def _words(lexicon: Lexicon) -> frozenset[str]:
    """The words of grammar, as they may be written."""
    words = lexicon.phrases("english")
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


def english_share(words: Words, lexicon: Lexicon) -> float | None:
    """The share of English words of grammar among the first words of a text, None where it has too few words to tell.

    >>> from claimbook import lexicon
    >>> from claimbook.read.layout.words import split_words
    >>> english_share(split_words("Two died."), lexicon.load()) is None
    True
    """
    sample = words.texts[words.between(0, SAMPLE)]
    if len(sample) < ENOUGH:
        return None
    return sum(map(_words(lexicon).__contains__, sample)) / len(sample)
