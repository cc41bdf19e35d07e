"""Nouns of saying: "X's claim that Y", "X voiced doubts about Y", "the claim of X that Y"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import clause_end
from claimbook.read.speech.constructions import Attribution
from claimbook.read.speech.cues import Cue, far_that
from claimbook.read.speech.noun_phrases import PUNCTUATION, Phrase, has_verb
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.speakers import subject_of

OWNER = 3  # tokens of adjectives between an owner and a noun of saying
QUOTED = 5  # tokens of an apposition that ends in a quotation
MOOD = "voiced"  # syntax of nouns that say something only behind a verb that voices them


def build_noun(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """X's claim that Y; X voiced doubts about Y; the claim that Y could not be confirmed."""
    found = _build_noun(cue, cues, words)
    if found is None or not found.pattern.endswith(" that"):
        return found
    checked = _check_behind(found, cues, words)
    if checked is None:
        return found if found.speaker else None
    doubted = replace(cue, entry=replace(cue.entry, meaning="unverified"))
    return replace(found, last=checked.first, cue=doubted)


def _check_behind(found: Attribution, cues: Sequence[Cue], words: Grammar) -> Cue | None:
    """The cue that tells that nobody could check what is said: "could not be confirmed"."""
    for cue in cues[bisect_right(cues, found.first, key=lambda c: c.first) :]:
        if cue.first > found.last:
            break
        helpers = {cue.passage.word(k) for k in range(cue.first, cue.verb)}
        if (cue.voice, cue.entry.meaning) == ("passive", "confirm"):
            is_whole = has_verb(cue.passage, found.first, cue.first, words)
            return cue if is_whole and helpers & words.negative else None
    return None


def _build_noun(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """A noun of saying with what is said; the speaker may be wanting before "that"."""
    passage, lead = cue.passage, cue.passage.word(cue.last)
    if lead not in cue.entry.syntax:
        return _build_far_noun(cue, cues, words)
    at = _past_adjectives(cue, words)
    speaker, first = None, cue.first
    if MOOD in cue.entry.syntax:
        verb = at - 1 - (passage.word(at - 1) in words.possessive)  # expressed | her gratitude
        if passage.word(verb) not in words.voiced - words.auxiliary:
            return None  # her anger at the company grew
        speaker, first = subject_of(passage, verb, words), verb
    elif _is_owner(passage.word(at - 1), words):
        pronoun = passage.word(at - 1) in words.possessive
        speaker = Phrase(at - 1, at) if pronoun else subject_of(passage, at, words)
        if speaker and passage.word(speaker.first) in words.preposition:
            speaker = Phrase(speaker.first + 1, speaker.last)  # despite | the mayor's claim
    elif verb := next((k for k in (at - 1, at - 2) if passage.word(k) in words.voiced), 0):
        if any(c.verb == verb and "object" in c.entry.syntax for c in cues):
            return None  # rejected | the idea that: the verb tells it
        speaker, first = subject_of(passage, verb, words), verb
    begin = cue.last + (lead == "that")
    last = clause_end(cue, begin, "that" if lead == "that" else "object", cues, words)
    if lead != "that":
        ends = (
            k
            for k in range(begin + 1 + (lead == "to"), last)
            if passage.word(k) in PUNCTUATION or has_verb(passage, k, k + 1, words)
        )
        last = _past_quoted(passage, next(ends, last), last, words)
    if (speaker is None and lead != "that") or last <= begin + (lead != "that"):
        return None
    return Attribution(passage, begin, last, speaker, cue, first, cue.last, f"noun {lead}")


def _past_quoted(passage: Passage, at: int, last: int, words: Grammar) -> int:
    """The token behind a quotation that only describes whom the words before token `at` name: ", a | “dependable friend”"."""
    if passage.word(at) != ",":
        return at
    quoted = next((k for k in range(at + 1, min(last, at + QUOTED)) if passage.word(k) == QUOTE), 0)
    return quoted + 1 if quoted and not has_verb(passage, at, quoted, words) else at


def _build_far_noun(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """The claim of X that Y; X's claim is that Y."""
    passage, that = cue.passage, far_that(cue.passage, cue.last, words)
    if passage.word(cue.last) in words.be or passage.word(cue.last) not in ("of", "by", "from", "made"):
        at = _past_adjectives(cue, words)
        owned = _is_owner(passage.word(at - 1), words)
        speaker = subject_of(passage, at, words) if owned else None
        if owned and passage.word(at - 1) in words.possessive:
            speaker = Phrase(at - 1, at)
    elif any(cue.last < c.verb < that for c in cues):
        return None  # a report from Velsk | claims that
    else:
        speaker = Phrase(cue.last + 1 + (passage.word(cue.last) == "made"), that)
    if speaker is None:
        return None
    last = clause_end(cue, that + 1, "that", cues, words)
    return Attribution(passage, that + 1, last, speaker, cue, cue.first, cue.last, "noun that")


def _past_adjectives(cue: Cue, words: Grammar) -> int:
    """The first of the adjectives before a noun of saying."""
    passage, at = cue.passage, cue.first
    while at > max(0, cue.first - OWNER):
        word = passage.word(at - 1)
        if _is_owner(word, words) or word in PUNCTUATION or words.is_finite(word):
            break
        if word in words.preposition or (word in words.determiner and word != "most"):
            break
        at -= 1
    return at


def _is_owner(word: str, words: Grammar) -> bool:
    return word in words.possessive or word.endswith(("'s", "s'"))
