"""Stretches: where in a sentence the numbers stand that a verb or a count leads to."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.noun_phrases import PUNCTUATION
from claimbook.read.speech.passages import QUOTE, Passage

LEAD = 6  # tokens before a number that belong to it: a total of more than
LEADING = frozenset(
    {"a", "an", "the", "total", "of", "some", "more", "than", "as", "many", "only", "further", "another"}
    | {"additional", "fewer", "up", "to", "well", "no", "at", "or", "roughly", "approximately", "just"}
)
LEVELS = frozenset({"at", "to", "between", "above", "below", "near", "over", "around", "under"})
LINKS = frozenset({"of", ":", "—", "–"})
REACH = 14  # tokens from a verb, or a count, to its number


def begins_number(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a number with its bound begins at token `at`: "a total of more than 40"."""
    for k in range(at, at + LEAD):
        word = passage.word(k)
        if words.is_number(word):
            return True
        if word not in LEADING and word not in words.bound and not words.is_adverb(word):
            return False
    return False


def level_behind(passage: Passage, verb: int, words: Grammar) -> int | None:
    """The "at" or "to" of a number behind the verb that ends before token `verb`: "put it | at 40", "closer | to 40"."""
    for k in range(verb, min(len(passage.words), verb + REACH)):
        if passage.word(k) in (";", QUOTE, "that"):
            return None
        if k > verb and passage.word(k) in LEVELS and begins_number(passage, k + 1, words):
            return k
    return None


def link_behind(passage: Passage, count: int, words: Grammar) -> int | None:
    """The token that links the count before token `count` to its number: "toll | of 40", "figure for May | was 118"."""
    if passage.word(count) in LINKS and begins_number(passage, count + 1, words):
        return count
    for k in range(count, min(len(passage.words), count + REACH)):
        word = passage.word(k)
        if word in (",", ";", QUOTE):
            return None
        if word in words.auxiliary or words.is_finite(word) or word in ("stands", "shows"):
            return k if begins_number(passage, k + 1, words) else None
    return None


def sum_behind(passage: Passage, verb: int, words: Grammar) -> bool:
    """Whether the object of the verb before token `verb` holds a number: "expects | claims of $45 million"."""
    for k in range(verb, min(len(passage.words), verb + REACH)):
        word = passage.word(k)
        if words.is_number(word):
            return True
        if word in (",", ";", QUOTE, "that") or (word == "to" and passage.word(k - 1) != "up"):
            return False
    return False


def stop_of(passage: Passage, first: int, words: Grammar) -> int:
    """The token behind the last number of a count whose first stands at token `first`: where another clause begins."""
    for k in range(first + 1, len(passage.words)):
        word, after = passage.word(k), passage.word(k + 1)
        if word in (";", ":", QUOTE):
            return k
        if word == "," and (after in words.contrast or after in words.subject or after == "which"):
            return k
        if word in words.coordinator and (after in words.subject or _is_clause(passage, k + 1, words)):
            return k
    return len(passage.words)


def _is_clause(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a clause of its own begins at token `at`: "and | 12 people were moved"."""
    for k in range(at, min(len(passage.words), at + REACH)):
        if passage.word(k) in PUNCTUATION:
            return False
        if passage.word(k) in words.auxiliary:
            return True
    return False
