"""Hearers: what begins behind the one who is told, and behind a time or a place: "told Reuters | the bridge was closed"."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import REACH
from claimbook.read.speech.noun_phrases import PUNCTUATION, has_verb
from claimbook.read.speech.passages import QUOTE, Passage

ADVERBIAL = 14  # tokens of what stands between a cue and what is said
HEARER = 9  # tokens of a hearer: told a news conference in Velsk that
MANNER = 8  # tokens of how something is judged: in the strongest terms, as “fairy tales”
CLAUSE = 6  # tokens of a clause, more than of an object: told them | the truth


def that_behind(passage: Passage, at: int, words: Grammar) -> int | None:
    """The "that" to which only a hearer leads: "told a news conference that"."""
    for k in range(at, at + HEARER):
        if passage.word(k) == "," and passage.word(k + 1) == "that" and passage.word(k + 2):
            return k + 1  # told Radio Nord, | that
        if passage.word(k) == "that" and k > at and passage.word(k + 1):
            return None if words.is_finite(passage.word(k + 1)) else k  # told a tale | that will last
        if passage.word(k) in (",", ":", QUOTE, "to", "") or words.is_finite(passage.word(k)):
            return None
    return None


def after_hearer(passage: Passage, at: int, words: Grammar) -> int | None:
    """The token behind the hearer of "told Reuters the bridge was closed"."""
    k = at + 1 if passage.word(at) in words.hearer else _past_noun(passage, at, words)
    word = passage.word(k)
    if not word or word in PUNCTUATION:
        return None
    if word == "to" or (word, passage.word(k + 1)) == ("not", "to"):
        told = k > at and passage.word(k - 1) != "up" and _is_done(passage, k + 1 + (word == "not"), words)
        return k if told else None
    if counts(passage, k, words):
        return k
    if word in words.preposition or word in words.time:
        return after_adverbial(passage, k, words)
    return k if has_verb(passage, k, k + REACH, words) or _is_long(passage, k, words) else None


def _is_done(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a verb can stand at token `at` behind a "to": told them to | leave; not: told the story to | the court."""
    word = passage.word(at)
    known = words.determiner | words.subject | words.preposition | words.possessive
    return word.isalpha() and word not in known and not passage.is_name(at) and not word.endswith("s")


def _is_long(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether the words behind a hearer are too many for an object: "told the board | the rebels sell 150 tons of ore"."""
    starts = passage.word(at) in words.determiner or passage.word(at) in words.subject
    last = next(
        (k for k in range(at, at + CLAUSE) if passage.word(k) in PUNCTUATION | {"", QUOTE}), at + CLAUSE
    )
    return starts and last - at >= CLAUSE - 1


def _past_noun(passage: Passage, at: int, words: Grammar) -> int:
    """The token behind a name, or behind a common noun up to a name, a pronoun or the next article."""
    k = named = at + (passage.word(at) in words.determiner)
    while passage.word(k) and passage.is_name(k) and passage.word(k) != QUOTE:
        k += 1
    if k > named:
        return _past_medium(passage, k, words)
    stops = words.determiner | words.subject | PUNCTUATION | {"", QUOTE, "to", "not"}
    while (passage.word(k) not in stops and not passage.is_name(k)) or (
        passage.word(k) in words.determiner
        and passage.word(k - 1) in words.preposition
        and passage.word(k - 1) != "of"
    ):
        k += 1  # farmers gathered at | the fair
    return k


def _past_medium(passage: Passage, at: int, words: Grammar) -> int:
    """The token behind the common nouns that belong to a name, for a clause opens behind them: told Velsk | radio | she had left."""
    opens = words.determiner | words.subject
    plain = opens | words.preposition | words.coordinator | words.time | words.subordinator
    for k in range(at, at + 2):
        if not passage.word(k).isalpha() or passage.word(k) in plain or words.is_finite(passage.word(k)):
            return at
        if passage.word(k + 1) in opens:
            return k + 1
    return at


def after_adverbial(passage: Passage, at: int, words: Grammar) -> int | None:
    """The token at which a clause begins behind "in a statement", "on Tuesday"."""
    for k in range(at + 1, at + ADVERBIAL):
        word, before = passage.word(k), passage.word(k - 1)
        if not word or word in PUNCTUATION:
            return None
        if word == QUOTE:
            return k
        after_noun = before not in words.preposition and before not in words.determiner
        starts = word in words.subject or (word in words.determiner and after_noun)
        if before in words.time and not (word in words.time or word in words.preposition or word.isdigit()):
            starts = True
        starts = starts or (before in words.time and counts(passage, k, words))
        if starts and has_verb(passage, k, k + REACH, words):
            return k
    return None


def after_manner(passage: Passage, at: int, words: Grammar) -> int | None:
    """The token at which an object begins behind how, where or as what it is judged: "condemned in May | the raid"."""
    parted = words.preposition | words.determiner | words.coordinator | PUNCTUATION
    for k in range(at + 2, at + MANNER):
        word, before = passage.word(k), passage.word(k - 1)
        if not word or word in PUNCTUATION or words.is_finite(word):
            return None
        if word in words.determiner - words.preposition and before not in parted:
            return k
    return None


def _ends_count(passage: Passage, at: int) -> bool:
    """Whether a mark ends a count at token `at`: not "at least 40| , and possibly as many as 90, people died"."""
    bound = passage.word(at) == "," and passage.word(at + 1) in ("and", "or", "possibly", "perhaps")
    closes = passage.word(at) == "," and passage.word(at - 1).isdigit()
    return (
        passage.word(at) in (",", ";", "") and not bound and not (closes and passage.word(at + 1).isalpha())
    )


def counts(passage: Passage, at: int, words: Grammar, *, verb: bool = True) -> bool:
    """Whether a number with its bound begins at token `at`, as the subject of a `verb`: "about 40", "at least two"."""
    word, following = passage.word(at), passage.word(at + 1)
    if word == "as" and passage.word(at + 2) == "as":
        word, following, at = passage.word(at + 2), passage.word(at + 3), at + 2  # as many as 40
    if word not in words.preposition:
        return False
    number = at + 1 + (following in words.bound or following == "to")
    number += passage.word(number) == "a"  # about | a dozen
    bounded = word in words.bound or following in words.bound or passage.word(at - 2) == "as"
    stop = next((k for k in range(number, at + REACH) if _ends_count(passage, k)), at + REACH)
    told = bounded and words.is_number(passage.word(number))
    return told and (not verb or has_verb(passage, number, stop, words))
