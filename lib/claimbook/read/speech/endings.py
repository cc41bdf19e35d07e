"""Endings: whether anything is said behind a cue, or only a hearer, a time or a place stands there."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import closes
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.hearers import HEARER
from claimbook.read.speech.noun_phrases import PUNCTUATION, has_verb
from claimbook.read.speech.passages import QUOTE, Passage


def ends_there(cue: Cue, words: Grammar) -> bool:
    """Whether nothing is said behind the cue; a hearer may follow: "survivors told the aid group"."""
    passage, at = cue.passage, cue.last
    if _goes_with(passage, at, words):
        return True
    if "hearer" in cue.entry.syntax and passage.word(at) not in PUNCTUATION:
        while passage.word(at) and passage.word(at) not in PUNCTUATION and at < cue.last + HEARER:
            if words.is_finite(passage.word(at)) or passage.word(at) in ("that", "to", QUOTE):
                return False
            at += 1
        return passage.word(at) in ("", ",") and passage.word(at + 1) != "that"
    return nothing_follows(passage, at, words)


def _goes_with(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a clause at token `at`, or behind its time, tells only when something was said: "as it launched a fund"."""
    while passage.word(at) in words.time or (passage.word(at) == "on" and passage.word(at + 1) in words.time):
        at += 1
    opened = passage.word(at) in ("as", "after", "when", "while", "before")
    return opened and (
        passage.word(at + 1) in words.subject | words.determiner or passage.word(at + 1).endswith("ing")
    )


def nothing_follows(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether only a comma, a time or a place stands between the cue and its sentence's end."""
    tokens = passage.words
    if at >= len(tokens) or tokens[at] in (",", "—", "–", "--", ")", ";"):
        return passage.word(at + 1) != QUOTE or continues(passage, at + 1)
    if (
        tokens[at] in words.preposition
        or tokens[at] in words.time
        or words.is_adverb(tokens[at])
        or tokens[at] in ("last", "this", "reporters")
    ):
        stop = next((k for k in range(at, len(tokens)) if tokens[k] in (",", ";")), len(tokens))
        return not any(
            tokens[k] == "that"
            or tokens[k] == QUOTE
            or (words.is_finite(tokens[k]) and not _describes(passage, at, k, words))
            for k in range(at, stop)
        )
    return False


def _describes(passage: Passage, first: int, at: int, words: Grammar) -> bool:
    """Whether a participle behind the preposition at token `first` describes its noun: "in a statement | received by us"."""
    word, after = passage.word(at), passage.word(at + 1)
    participle = word.endswith("ed") or word in words.past
    leads = after in words.preposition or after in words.time or after in (",", "")
    return participle and leads and at - first > 1 and passage.word(first) in words.preposition


def continues(passage: Passage, at: int) -> bool:
    """Whether a quotation goes on with the speaker's sentence: "The list has 212 names, she said, | “but not all came”"."""
    return passage.text[passage.quotations[at].start].islower()


def before_apposition(passage: Passage, comma: int, words: Grammar) -> int:
    """The token behind the quotation that a description of its speaker follows: “Y,” | the boy's aunt, Anna Berg said; else 0."""
    first = next(
        (k + 1 for k in range(comma - 1, max(-1, comma - HEARER), -1) if passage.word(k) == QUOTE), 0
    )
    opens = (
        passage.word(first) in words.determiner
        or passage.word(first + 1) == "'s"
        or "'" in passage.word(first)
    )
    told = first and opens and closes(passage, first - 1) and not has_verb(passage, first, comma, words)
    return first if told and "," not in passage.words[first:comma] else 0
