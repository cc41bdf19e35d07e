"""Antecedents: which noun of a phrase a "who" or "that" behind it means: "the name of a | clerk | who said"."""

from __future__ import annotations

from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.speech.passages import Passage

PERSONAL = "who"


def narrowed(passage: Passage, at: int, phrase: tuple[int, int], lexicon: Lexicon) -> tuple[int, int]:
    """The tokens of `phrase` that the relative pronoun at token `at` means: from the noun that fits it to the end."""
    words = grammar(lexicon)
    parts = [part for part in _parts(passage, *phrase, words) if not _is_time(passage, *part, words)]
    if not parts:
        return phrase
    first, last = parts[0][0], max(parts[-1][1], parts[0][1])
    told = _persons(lexicon)
    fits = [(passage.word(end - 1) in told) == (passage.word(at) == PERSONAL) for _, end in parts]
    leads = passage.word(phrase[0]) in words.preposition  # of appearing in | films that show it
    if leads and passage.word(at) == PERSONAL:  # to | a clerk of the court | who
        return next(
            (b for (b, _), fit in zip(parts[::-1], fits[::-1], strict=True) if fit), parts[-1][0]
        ), last
    if leads:
        return parts[-1][0], last
    counted = passage.word(at) == PERSONAL and words.is_number(
        passage.word(parts[0][0])
    )  # two hands of | the firm
    if fits[0] or counted or len(parts) == 1 or not any(fits):
        return first, last
    return parts[len(fits) - 1 - fits[::-1].index(True)][0], last


def _parts(passage: Passage, first: int, last: int, words: Grammar) -> list[tuple[int, int]]:
    """The pieces of a phrase between its prepositions."""
    found, begin = [], first
    for at in range(first, last + 1):
        if at == last or passage.word(at) in words.preposition:
            if at > begin:
                found.append((begin, at))
            begin = at + 1
    return found


def _is_time(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    inner = (passage.word(k) for k in range(first, last))
    return all(word in words.time or word.isdigit() or word in words.determiner for word in inner)


@cache
def _persons(lexicon: Lexicon) -> frozenset[str]:
    """The nouns for people, none for bodies."""
    return frozenset(noun.split()[-1] for name in ("groups", "titles") for noun in lexicon.phrases(name))
