"""Tokens of one sentence: words, numbers and single marks, each with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimbook.read.layout.phrases import Index, Meaning, index_phrases, longest_at
from claimbook.read.layout.words import cut_words, fold
from claimbook.records import value

TOKEN = re.compile(
    r"""
    ( \d+ (?: [.,] \d+ )*                # 1,200  2.5
    | [A-Z] (?: \. [A-Z] )+ \.?          # U.S.
    | [^\W\d_]+ (?: ['’] [^\W\d_]+ )*    # soldiers  Russia's
    | [^\w\s]                            # $  %  -
    | _ )
    """,
    re.VERBOSE,
)

INITIALS = re.compile(r"\b[a-z](?:\.[a-z])+(?![a-z])")  # u.s.


@value
class Tokens:
    """The tokens of `text[start:end]` in parallel lists; `words` are lower case, with straight apostrophes."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The word at `at`, "" before the first and after the last."""
        try:
            return self.words[at] if at >= 0 else ""
        except IndexError:
            return ""

    def raw(self, at: int) -> str:
        """The word at `at` as it is written."""
        return self.text[self.starts[at] : self.ends[at]]

    def is_tight(self, at: int) -> bool:
        """Whether nothing stands between the token at `at` and the one before it."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def joined(self, first: int, end: int) -> str:
        """The words from `first` to before `end` with single spaces."""
        return " ".join(self.words[first:end])


def split_tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text` from `start` to before `end`.

    >>> split_tokens("U.S. forces, 1,200 men").words
    ['u.s.', 'forces', ',', '1,200', 'men']
    """
    words, starts, ends = cut_words(TOKEN, text, start, len(text) if end is None else end)
    return Tokens(text, fold(words), starts, ends)


def phrase_words(phrase: str) -> tuple[str, ...]:
    """A lexicon's phrase as the words that `split_tokens` gives for it.

    >>> phrase_words("sq. km")
    ('sq', '.', 'km')
    """
    return tuple(split_tokens(phrase).words)


def longest(tokens: Tokens, at: int, phrases: Index[Meaning]) -> tuple[int, Meaning] | None:
    """The longest of `phrases` that stands at `at`: where it ends and what it means."""
    words = tokens.words
    return longest_at(words, at, phrases) if at < len(words) and words[at] in phrases else None


def by_first_word(phrases: Mapping[str, Meaning]) -> Index[Meaning]:
    """Phrases laid out for `longest`; initials are found in capitals too: "u.s. dollars" as "U.S. dollars"."""
    in_capitals = {INITIALS.sub(lambda m: m[0].upper(), p): p for p in phrases if INITIALS.search(p)}
    forms = {phrase: phrase for phrase in phrases} | in_capitals
    return index_phrases((phrase_words(form), phrases[phrase]) for form, phrase in forms.items())
