"""Voices: whether the words found for a speaker can be somebody; a number, a time or a piece of a clause says nothing."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.noun_phrases import PUNCTUATION, RELATIVES, Phrase
from claimbook.read.speech.passages import QUOTE, Passage

ARTICLES = frozenset({"the", "a", "an"})
NAMED = 3  # letters of a word that begins with a digit and is a name
PARTICLES = frozenset({"up", "down"})  # stepped | up its raids after; nine, | up from four
BEFORE_ARTICLES = frozenset({"all", "both", "half", "such", "what", "quite", "not", "only", "than", "as"})


def is_voice(passage: Passage, speaker: Phrase, words: Grammar) -> bool:
    """Whether a phrase can be a speaker: "the guild", "at least 12 nurses"; not "52", "in films", "years ago"."""
    first, last = speaker.first, speaker.last
    if all(_is_time(passage.word(k), words) for k in range(first, last)):
        return False
    opening = passage.word(first)
    if opening in PARTICLES:
        return False
    if opening in RELATIVES:
        return last - first == 1 or first == 0  # who; That message | spoke of
    if opening in words.preposition and not _counts(passage, first, words):
        return opening in words.adverb or (passage.is_name(first) and first > 0)
    return not has_hidden_verb(passage, first, last, words)


def _is_time(word: str, words: Grammar) -> bool:
    counts = word[:1].isdigit() and sum(map(str.isalpha, word)) < NAMED  # 10am; not 9to5
    return word in words.time or word == "ago" or counts or word.rstrip("s") in words.time


def _counts(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a bound and a number begin at token `at`: "about 40", "at least 12", "up to three"."""
    word, following = passage.word(at), passage.word(at + 1)
    return word in words.bound or following in words.bound or words.is_number(following)


def has_hidden_verb(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    """Whether an article stands where only a verb can lead to it: "the choir puts | the finishing"; not "a man fleeing the fire"."""
    for k in range(first + 1, last):
        word, before = passage.word(k), passage.word(k - 1)
        if before in RELATIVES or before in PUNCTUATION or before == QUOTE:
            return False
        if word not in ARTICLES or passage.is_name(k) or before in BEFORE_ARTICLES:
            continue
        linked = before in words.preposition or before in words.coordinator or before in words.subordinator
        participle = before.endswith("ing") or words.is_finite(before)
        if not linked and not participle and not passage.is_name(k + 1) and k - 1 > first:
            return True
    return False
