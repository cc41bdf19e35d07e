"""Echoes: what one says of whom a sentence tells only that he says the same, or another number: "denied it, as X had claimed"."""

from __future__ import annotations

from collections.abc import Sequence

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.beginnings import find_beginning
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.noun_phrases import has_verb
from claimbook.read.speech.passages import Passage

CLAUSES = ("that", "marked", "told", "later", "bare")  # shapes of a whole clause behind a cue
JOINTS = ("and", "or", "but", "while", "whereas", ",")
NEAR = 3  # cues, back to the one whose number another's stands beside
LEAD = 4  # words among which a number stands: "or no more than | 90"
SUPPOSING = ("claim", "allege", "argue", "estimate")  # classes of cues of one whom another denies


def echo_start(cue: Cue, span: tuple[int, int], left: int, others: Sequence[Cue], words: Grammar) -> int:
    """The first token of what is said in `span`, by one whose words begin at token `left`: all of it but for echoes.

    "He denied that | the dam leaked, as X had claimed"; "40, according to X, or | 90, according to Y".
    """
    first, last = span
    before = [c for c in others if first <= c.first and c.last < last <= cue.first]
    if not before:
        return first
    if cue.passage.word(left - 1) == "as" and cue.passage.word(left - 2) == ",":
        return _start_of_same(cue, before, words) or first
    starts = (_start_of_number(cue, other, last, words) for other in reversed(before[-NEAR:]))
    return next(filter(None, starts), first)


def _start_of_same(cue: Cue, before: Sequence[Cue], words: Grammar) -> int:
    """Where begins what another has said before: "He denied that | the dam was unsafe, as the union had claimed"; else 0."""
    for other in reversed(before):
        if other.voice == "active" and (found := find_beginning(other, words)):
            first, shape = found
            supposed = shape == "object" and cue.entry.meaning in SUPPOSING
            if shape in CLAUSES or supposed:
                that = cue.passage.word(first + 1) == "that"  # rejected claims that | the pilot slept
                return first + 2 * (supposed and that)
    return 0


def _start_of_number(cue: Cue, other: Cue, last: int, words: Grammar) -> int:
    """Where a number begins that is all that is said behind another's words: "40, the union said, or | 90, police said"; else 0."""
    passage = cue.passage
    closed = passage.word(other.last) == "," and passage.word(other.last + 1) in JOINTS
    if other.voice != "source" and passage.word(other.last) not in JOINTS:
        return 0
    if closed and has_verb(passage, other.last, last, words):
        return other.last + 2  # The ship sank, the navy said, and | two men drowned, the port said
    return next((k + 1 for k in range(other.last, last - 1) if turns_to_number(passage, k, last, words)), 0)


def turns_to_number(passage: Passage, at: int, last: int, words: Grammar) -> bool:
    """Whether the conjunction at token `at` leads to a number without a verb, up to token `last`: "and | fewer than 300"."""
    if passage.word(at) not in JOINTS or at + 1 >= last:
        return False
    told = passage.words[at + 1 : last]
    joins = not words.is_number(passage.word(at - 1)) and told[0] not in JOINTS
    return joins and any(map(words.is_number, told[:LEAD])) and not any(map(words.is_finite, told))
