"""One pass over the words of a text that tells every finder where its phrases may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claimbook.lexicon import Lexicon

WORD = re.compile(r"[^\W_]+")
COMPOUND = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")  # well-known, don't


def is_headline(words: Iterable[str]) -> bool:
    """Whether nearly every longer word begins with a capital.

    >>> is_headline("Rescuers Reach Village Cut Off by the Flood".split()), is_headline("Rescuers reached Bor".split())
    (True, False)
    """
    capitals = [word[0].isupper() for word in words if len(word) > 3]
    return sum(capitals) > 0.7 * len(capitals)


@cache
def first_words(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Word -> the lexicons in which it begins a phrase (columns `phrase` and `forms`, the latter joined with ;).

    A word stands here in lower case, with a capital, and all in capitals, so that a text need not be lowered.
    """
    found: dict[str, set[str]] = {}
    for name in lexicon.names:
        for row in lexicon.rows(name):
            for phrase in (row.get("phrase", ""), *row.get("forms", "").split(";")):
                if match := WORD.search(phrase.lower()):
                    found.setdefault(match.group(), set()).add(name)
    return {
        form: tuple(sorted(names))
        for word, names in found.items()
        for form in (word, word.capitalize(), word.upper())
    }


def find_openings(text: str, lexicon: Lexicon) -> dict[str, list[int]]:
    """Lexicon -> the offsets in `text` at which a word stands that begins one of its phrases."""
    openings: dict[str, list[int]] = {name: [] for name in lexicon.names}
    wanted = first_words(lexicon)
    for match in WORD.finditer(text):
        if names := wanted.get(match[0]):
            for name in names:
                openings[name].append(match.start())
    return openings
