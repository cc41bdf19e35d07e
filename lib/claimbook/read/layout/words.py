"""One pass over the words of a text that tells every finder where its phrases may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

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


class Opening(NamedTuple):
    """What a word begins: the lexicons of which it is a whole phrase, and second word -> those of which both begin one."""

    alone: tuple[str, ...]
    seconds: Mapping[str, Sequence[str]]


@cache
def first_words(lexicon: Lexicon) -> dict[str, Opening]:
    """Word -> what it begins (columns `phrase` and `forms`, the latter joined with ;).

    A word stands here in lower case, with a capital, and all in capitals, so that a text need not be lowered.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for name in lexicon.names:
        for row in lexicon.rows(name):
            for phrase in (row.get("phrase", ""), *row.get("forms", "").split(";")):
                first, second = (*WORD.findall(phrase.lower()), "", "")[:2]
                found.setdefault(first, {}).setdefault(second, set()).add(name)
    del found[""]
    return {
        form: _opening(seconds)
        for word, seconds in found.items()
        for form in (word, word.capitalize(), word.upper())
    }


def _opening(seconds: dict[str, set[str]]) -> Opening:
    """A lexicon in which the first word is a phrase does not ask for a second one."""
    alone = seconds.get("", set())
    rest = ((word, tuple(sorted(names - alone))) for word, names in seconds.items())
    return Opening(tuple(sorted(alone)), {word: names for word, names in rest if names})


def find_openings(text: str, lexicon: Lexicon) -> dict[str, list[int]]:
    """Lexicon -> the offsets in `text` at which one of its phrases may begin, by its first two words."""
    openings: dict[str, list[int]] = {name: [] for name in lexicon.names}
    wanted, seconds, start = first_words(lexicon), {}, 0
    for match in WORD.finditer(text):
        word = match[0]
        if seconds:
            for name in seconds.get(word.lower(), ()):
                openings[name].append(start)
            seconds = {}
        if opening := wanted.get(word):
            start, seconds = match.start(), opening.seconds
            for name in opening.alone:
                openings[name].append(start)
    return openings
