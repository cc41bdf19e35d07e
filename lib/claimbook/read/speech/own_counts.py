"""Own counts: what somebody has reckoned up: "4,100 marched, by the union's own count"."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.noun_phrases import PUNCTUATION, STOPS, Phrase
from claimbook.read.speech.passages import QUOTE, Passage

ADJECTIVES = 2  # tokens between an owner and his count: its own latest | count
OPENINGS = STOPS | {"", ",", QUOTE, "and", "but"}  # before the "by": no verb, as in "driven by its count"
OWNER = 8  # tokens of an owner behind the "by"


def counter_before(passage: Passage, at: int, words: Grammar) -> Phrase | None:
    """Whose the count at token `at` is, where a "by" leads to it: "by | the union's | own count"."""
    owner = next((k for k in range(at - 1, at - 2 - ADJECTIVES, -1) if _owns(passage.word(k), words)), -1)
    for k in range(owner - 1, max(-1, owner - OWNER), -1):
        word = passage.word(k)
        if word == "by":
            return Phrase(k + 1, owner + 1) if passage.word(k - 1) in OPENINGS else None
        if word in PUNCTUATION or word == QUOTE or words.is_finite(word):
            return None
    return None


def _owns(word: str, words: Grammar) -> bool:
    timed = word.removesuffix("'s") in words.time
    return word in words.possessive or (word.endswith(("'s", "s'")) and not timed)
