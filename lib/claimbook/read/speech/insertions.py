"""Insertions: a speaker amid what is said: “The risk,” said X, “is that ...”; the crew, X said, had left."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import DASHES, REACH, clause_before, closes
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.endings import continues
from claimbook.read.speech.hearers import HEARER
from claimbook.read.speech.noun_phrases import RELATIVES, has_verb
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.subjects import is_introduction

TIMES = frozenset({"when", "while", "after", "before", "once", "as", "until"})  # of a clause that leads in
PIECE = 12  # words of a quotation that may be the subject of the next


def span_around(cue: Cue, left: int, right: int, words: Grammar, *, inverted: bool) -> tuple[int, int] | None:
    """The tokens of what stands before the speaker's words (tokens `left` to `right`) and goes on behind them.

    `inverted` tells that the cue stands before its speaker: said X.
    """
    passage, end = cue.passage, left
    while end and passage.word(end - 1) in (",", *DASHES):
        end -= 1
    if passage.word(end - 1) in RELATIVES:  # a video that, she said, showed it
        begin = right + (passage.word(right) == ",")
        last = min(len(passage.words), right + REACH)
        return (begin, last) if begin > right and begin < last else None
    quoted = passage.word(end - 1) == QUOTE and closes(passage, end - 1)
    if quoted and (end == 1 or passage.word(end - 2) in (",", ":")):
        first = end - 1
    else:
        first = clause_before(passage, end)
    if end <= first:
        return None
    last = _behind(passage, first, end, right, inverted, quoted, words)
    whole = quoted and first == end - 1
    closed = passage.word(right) == ")"  # (at one time 40, the mayor says)
    if last == end and not (whole or closed or _says_something(cue, first, end, words)):
        return None
    return first, last


def _says_something(cue: Cue, first: int, end: int, words: Grammar) -> bool:
    """Whether the words before a speaker can be what is said: "Now", "Asked about it", "In a letter" only lead in."""
    passage = cue.passage
    said = [passage.word(k) for k in range(first, end)]
    told = any(word == QUOTE or words.is_finite(word) for word in said)
    leads_in = is_introduction(passage, first, end, words)
    timed = said[0] in TIMES and said[2:3] != ["as"]  # When they saw it, | they wept; not: As many as 40 died
    timed = timed and "," not in said and QUOTE not in said
    return not leads_in or (told and not timed and not said[0].endswith("ed"))


def _goes_on_telling(passage: Passage, first: int, last: int) -> bool:
    """Whether a participle between the tokens begins what is told next: "she said, | adding that"."""
    return any(passage.word(k) == "," and passage.word(k + 1).endswith("ing") for k in range(first, last))


def _is_piece(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether the quotation at token `at` holds no verb, so that the sentence goes on behind its speaker: “The risk,” said X."""
    said = passage.quotations[at]
    told = passage.text[said.start : said.end].lower().split()
    return len(told) < PIECE and not any(map(words.is_finite, told))


def _behind(
    passage: Passage, first: int, end: int, right: int, inverted: bool, quoted: bool, words: Grammar
) -> int:
    """The token behind all that is said where the speaker's words may stand in its middle: “Y,” X said, “Z”."""
    at, stop = right, min(len(passage.words), right + REACH)
    while at < stop and passage.word(at) not in (",", QUOTE, ";", ":"):
        at += 1
    if (
        passage.word(at + 1) in ("but", "and")
        and passage.word(at + 2) == QUOTE
        and continues(passage, at + 2)
    ):
        return at + 3  # X said, but | “the rest is lost”
    if passage.word(at) in (",", ":") and passage.word(at + 1) == QUOTE:
        at += 1
    if passage.word(at) == QUOTE:
        goes_on = continues(passage, at) and not has_verb(passage, right, at, words)
        return at + 1 if quoted or goes_on else end
    more = next((k for k in range(at, min(stop, at + 2 * HEARER)) if passage.word(k) == QUOTE), 0)
    if more and passage.word(more - 1) == "," and continues(passage, more):
        if _goes_on_telling(passage, right, more):
            return end  # she told us, noting that he, at home, | “has not”
        inserted = (
            (quoted and _is_piece(passage, end - 1, words))
            or passage.word(at + 1) in RELATIVES
            or not has_verb(passage, right, more, words)
        )
        return more + 1 if inserted else end  # recalls Anna, 34, | “and”
    if passage.word(at) != "," or quoted:
        return end
    opened = passage.word(first) in words.subordinator and passage.word(first + 2) != "as"
    opened = opened or not has_verb(passage, first, end, words)
    if opened or (at == right and not inverted):
        following = passage.word(at + 1)
        if not following.endswith("ing") and following not in (
            "",
            "who",
            "which",
            "and",
            "but",
            "or",
            "as",
            *words.contrast,
        ):
            return min(len(passage.words), end + 2 * REACH)
    return end
