"""Main verbs: where the verb of the whole sentence ends what its subject says: "A leaflet warning of floods | was handed out"."""

from __future__ import annotations

from collections.abc import Iterator

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import OBJECTS
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.noun_phrases import PUNCTUATION, RELATIVES, has_verb
from claimbook.read.speech.passages import QUOTE, Passage

LENGTH = 14  # tokens of a subject before its participle or its "that"


def end_before_main_verb(cue: Cue, left: int, first: int, last: int, shape: str, words: Grammar) -> int:
    """The token behind what is said from token `first` to `last`, cut before the verb of the sentence whose subject tells it.

    Token `left` is the participle's, or the "who" before the cue.
    """
    passage = cue.passage
    if not _opens_clause(cue, left, words):
        return last
    verbs = [at for at, joined in _verbs(passage, first, last, words) if not joined]
    alone = shape in OBJECTS or shape == "to"  # no verb of its own is awaited
    if not alone and "object" in cue.entry.syntax and shape == "bare":
        alone = not has_verb(passage, last, len(passage.words), words)  # denied the theft | was freed
    verbs = verbs[not alone or len(verbs) > 1 :] if shape == "bare" else verbs[not alone :]
    at = verbs[0 if alone and shape != "bare" else -1] if verbs else first
    return at if at > first else last


def _opens_clause(cue: Cue, left: int, words: Grammar) -> bool:
    """Whether the noun phrase before token `left` opens its clause, so that its verb is still to come."""
    passage, before = cue.passage, cue.passage.word(left - 1)
    hangs = cue.voice == "participle" or passage.word(left) in RELATIVES
    if not hangs or before in PUNCTUATION or before in words.preposition | words.coordinator | {"", QUOTE}:
        return False
    begin = left
    while begin and left - begin < LENGTH and passage.word(begin - 1) not in PUNCTUATION | {QUOTE}:
        begin -= 1
    parted = begin == 0 or passage.word(begin - 1) in PUNCTUATION
    return parted and not has_verb(passage, begin, left, words)


def _verbs(passage: Passage, first: int, last: int, words: Grammar) -> Iterator[tuple[int, bool]]:
    """Yield where each verb begins, and whether a conjunction, a comma or a pronoun parts it from the one before."""
    joined, at = False, first
    while at < last:
        word = passage.word(at)
        if has_verb(passage, at, at + 1, words):
            if passage.word(at - 1) != "to":
                yield at, joined
            joined, at = False, _behind(passage, at, last, words)
            continue
        parts = word in PUNCTUATION or word in RELATIVES or word in words.coordinator | words.subordinator
        joined = joined or parts or word in words.subject
        at += 1


def _behind(passage: Passage, at: int, last: int, words: Grammar) -> int:
    """The token behind the verb at token `at` with its auxiliaries: "has been arrested | has fooled"."""
    while at < last and (passage.word(at) in words.auxiliary or words.is_adverb(passage.word(at))):
        at += 1
    return at + 1 if at < last and has_verb(passage, at, at + 1, words) else at
