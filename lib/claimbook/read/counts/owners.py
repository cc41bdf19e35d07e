"""Owners: whose a count is, and which numbers it tells: "the army's figure", "by his account", "an estimate by the UN"."""

from __future__ import annotations

from collections.abc import Iterator

from claimbook.read.counts.stretches import LEAD, LINKS, begins_number, link_behind, stop_of
from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import clause_before
from claimbook.read.speech.noun_phrases import PUNCTUATION, Phrase, phrase_after
from claimbook.read.speech.passages import Passage
from claimbook.read.speech.speakers import subject_of

ADJECTIVES = 4  # tokens between an owner and the count: the treasury's own
Owned = tuple[Phrase, int, int]  # the owner, and the tokens between which the numbers stand


def find_owned(passage: Passage, at: int, words: Grammar) -> Iterator[Owned]:
    """Yield the owner of the count at token `at` with the numbers that it tells, if both are told."""
    begin, end, owner = at - (passage.word(at - 1) in words.determiner), at + 1, owner_of(passage, at, words)
    if owner and owner.first < at:
        begin = owner.first
    elif owner:
        end = owner.last
    if owner and passage.word(begin - 1) in ("by", "on"):
        yield from _aside(passage, owner, begin - 1, end, words)
    elif owner:
        yield from _told(passage, owner, end, words)


def owner_of(passage: Passage, at: int, words: Grammar, stop: int | None = None) -> Phrase | None:
    """Whose the count at token `at` is; what is told behind it ends before token `stop`."""
    owner = _owner_before(passage, at, words) or _owner_behind(passage, at, words)
    if owner is None or stop is None or owner.last <= stop:
        return owner
    return Phrase(owner.first, stop) if owner.first < stop else None


def _owner_before(passage: Passage, at: int, words: Grammar) -> Phrase | None:
    """Whose count it is by an 's or a possessive pronoun: "the army's own | count", "its | tally"."""
    first = at
    while first > max(0, at - ADJECTIVES) and not _is_owner(passage.word(first - 1), words):
        if passage.word(first - 1) in PUNCTUATION | words.preposition | words.determiner:
            return None
        first -= 1
    if not first or not _is_owner(passage.word(first - 1), words):
        return None
    if passage.word(first - 1) in words.possessive:
        return Phrase(first - 1, first)
    owner = subject_of(passage, first, words)
    if owner and passage.word(owner.first) in words.preposition:
        return Phrase(owner.first + 1, owner.last)
    return owner


def _owner_behind(passage: Passage, at: int, words: Grammar) -> Phrase | None:
    """Whose count it is by a preposition: "an estimate | by the UN of 40", "figures | from the ministry"."""
    if passage.word(at + 1) not in ("by", "from", "of"):
        return None
    named = phrase_after(passage, at + 2, words)
    if named is None:
        return None
    ends = (
        k
        for k in range(named.first, named.last)
        if passage.word(k) in LINKS | words.auxiliary or words.is_finite(passage.word(k))
    )
    last = next(
        (k for k in ends if passage.word(k) != "of" or begins_number(passage, k + 1, words)), named.last
    )
    return Phrase(named.first, last) if last > named.first else None


def _is_owner(word: str, words: Grammar) -> bool:
    return word in words.possessive or word.endswith(("'s", "s'"))


def _told(passage: Passage, owner: Phrase, behind: int, words: Grammar) -> Iterator[Owned]:
    """The numbers that a count is: "the army's figure | is 118"."""
    if (link := link_behind(passage, behind, words)) is not None:
        yield owner, link, stop_of(passage, link, words)


def _aside(passage: Passage, owner: Phrase, begin: int, end: int, words: Grammar) -> Iterator[Owned]:
    """By his account, 65 had set out; to save, by its own estimate, 12; 40 died, by the count of the union."""
    opened, tokens = passage.word(begin - 1), passage.words
    comma = next((k for k in range(end, end + LEAD) if passage.word(k) == ","), 0)
    if comma and opened in ("", ",", ":", "—", "–", *words.coordinator):
        yield owner, comma, next((k for k in range(comma, len(tokens)) if tokens[k] == ";"), len(tokens))
    elif opened == "," or end == len(tokens):
        yield owner, clause_before(passage, begin), begin
