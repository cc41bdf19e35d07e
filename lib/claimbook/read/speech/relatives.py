"""Relatives: the clause of a "who" between a subject and its verb, and whom the pronoun means."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.noun_phrases import NOMINATIVE, PUNCTUATION, RELATIVES, Phrase, trimmed, walk_left
from claimbook.read.speech.passages import QUOTE, Passage

LISTED = PUNCTUATION | {QUOTE}
REACH = 15  # tokens from a "who" to its second verb


def relative_before(passage: Passage, left: int, cue: Cue, words: Grammar) -> int | None:
    """The relative pronoun whose clause ends before token `left`, as in "who spoke | to us", or begins there: "who | live near us"."""
    at = left - 1
    if at > 0 and passage.word(at) == "who":
        return at if _opens_predicate(passage, left, cue, words) else None
    if at < 1 or not words.is_finite(passage.word(at)):
        return None
    nearest = max(0, at - 6)  # had since been told
    while at > nearest and (words.is_finite(passage.word(at)) or words.is_adverb(passage.word(at))):
        at -= 1
    left_out = (
        left == cue.first and passage.word(at) in NOMINATIVE and _is_noun(passage.word(at - 1), words)
    )  # experts | we asked said
    return at if at and (left_out or passage.word(at) in RELATIVES) else None


def _is_noun(word: str, words: Grammar) -> bool:
    """Whether a relative pronoun can be left out behind a word: neither a mark nor a conjunction."""
    apart = (
        words.subordinator
        | words.coordinator
        | words.relative
        | words.preposition
        | words.time
        | words.auxiliary
    )
    return word.isalpha() and word not in apart and not words.is_adverb(word) and not words.is_finite(word)


def _opens_predicate(passage: Passage, at: int, cue: Cue, words: Grammar) -> bool:
    """Whether what a "who" does is told from token `at` on: "people who | live by the dam said"; not "a man who | police say was hurt"."""
    opening = passage.word(at)
    subject = words.determiner | words.preposition | words.subject | words.time
    if opening in subject or passage.is_name(at) or words.is_adverb(opening) or words.is_number(opening):
        return False
    if words.is_finite(passage.word(cue.last)) or passage.word(cue.last) in words.auxiliary:
        return False
    known = cue.first - at == 2 and passage.is_name(at + 1)  # who | know Berg said
    return known or any(
        passage.word(k) in words.preposition or passage.word(k) in words.determiner
        for k in range(at + 1, cue.first)
    )


def claiming_before(passage: Passage, left: int, words: Grammar) -> int | None:
    """The token behind the noun of whom "claiming to be" or "who claimed to know" tells, up to token `left`."""
    if passage.word(left - 2) != "to":
        return None
    at = left - 3
    noun = passage.word(at - 1)
    if passage.word(at).endswith("ing"):
        apart = words.auxiliary | words.preposition | words.determiner | PUNCTUATION | {"", QUOTE}
        return None if noun in apart or words.is_finite(noun) else at
    return at - 1 if words.is_finite(passage.word(at)) and noun in RELATIVES else None


def relative_around(cue: Cue, words: Grammar) -> Phrase | None:
    """The "who" whose second verb a cue is: "the smith, | who cast the bell and called it a friend"."""
    passage = cue.passage
    if passage.word(cue.first - 1) not in words.coordinator:
        return None
    for at in range(cue.first - 2, max(-1, cue.first - REACH), -1):
        word = passage.word(at)
        if word in ("who", "which"):
            parted = passage.word(at - 1) == ","
            return Phrase(at, at + 1, antecedent(passage, at, words)) if parted else None
        if word in LISTED or word in words.subordinator or word in words.subject:
            return None
    return None


def antecedent(passage: Passage, at: int, words: Grammar) -> tuple[int, int] | None:
    """The noun phrase before the relative pronoun at token `at`."""
    last = at
    while passage.word(last - 1) == ",":
        last -= 1
    first = walk_left(passage, last, words)
    if passage.word(first).endswith("ing") and passage.word(first + 1) in words.determiner:
        first += 1  # is treating | the farmer who
    phrase = trimmed(passage, first, last, words)
    if phrase and all(passage.word(k).isdigit() for k in range(phrase.first, phrase.last)):
        return first, last  # in films of May | 2015 that
    return (_name_start(passage, phrase.first), phrase.last) if phrase else None


def _name_start(passage: Passage, at: int) -> int:
    """The name that the apposition from token `at` on describes: "Anna Berg, | head of the fund"; `at` where none does."""
    first = at - 1
    while first and passage.word(at - 1) == "," and passage.is_name(first - 1):
        first -= 1
    return first if at - 1 - first > 1 else at
