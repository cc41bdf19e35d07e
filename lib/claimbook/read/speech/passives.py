"""Passives: what is told of the subject of a passive verb: "the deployment was confirmed by X", "jurors were told that Y"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.accusations import build_accusation
from claimbook.read.speech.clauses import clause_end
from claimbook.read.speech.constructions import Attribution, made
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.noun_phrases import PUNCTUATION, Phrase, has_verb, phrase_after
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.subjects import subject_before

NOTHING = frozenset({"none", "nothing", "neither", "nobody"})  # subjects of which nothing is told
BOUNDING = frozenset({"about", "around", "over", "under", "nearly"})  # of a number: said | about 30 men
NAME = 8  # tokens of the name that something is called
WHOLE = frozenset(
    {"to", "as", "that", "of", "for"}
)  # behind a passive cue: what is said takes in its subject


def build_passive(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """The deployment was confirmed by X; they are believed to have left."""
    passage, after = cue.passage, cue.passage.word(cue.last)
    if "hearer" in cue.entry.syntax and after in ("that", "by"):
        return _build_told(cue, cues, words)
    if accusation := build_accusation(cue, cues, words):
        return accusation
    if "passive" not in cue.entry.syntax and after not in ("by", "as") and not _is_unchecked(cue, words):
        return None
    if passage.word(cue.verb - 1) == "being" and after == ",":
        return None  # With that being said,
    subject = subject_before(cue, words)
    if (
        after != "by"
        and any(passage.word(k) in words.modal for k in range(cue.first, cue.verb))
        and not _is_unchecked(cue, words)
    ):
        return None  # should be considered missing
    if subject is None or passage.word(cue.first - 1) == "to":
        return None
    if cue.entry.meaning in ("deny", "confirm") and _is_of_nothing(cue, subject, words):
        if cue.entry.meaning == "deny":
            return None
        cue = replace(cue, entry=replace(cue.entry, meaning="unverified"))  # none was confirmed by X
    if after == "as" and "noun" in cue.entry.syntax and not _agent_behind(passage, cue.last + 1):
        return None  # was cast as the queen
    speaker, last = None, subject.last
    agent = _late_agent(cue, words)  # reported dead by X; accused of theft by X
    if after == "as":
        agent = _agent_behind(passage, cue.last + 1)  # slammed as “an insult” by X
    if agent:
        speaker, last = phrase_after(passage, agent + 1, words), agent
    elif after == "by":
        speaker = phrase_after(passage, cue.last + 1, words)
    elif (
        after in WHOLE
        or passage.word(cue.last - 1) == "as"
        or "naming" in cue.entry.syntax
        or (after.isalpha() and not _only_places(after, words))
    ):
        last = clause_end(cue, cue.last, "bare", cues, words)
    first = subject.antecedent[0] if subject.antecedent else subject.first
    if passage.word(subject.first) in ("it", "it's") and subject.last == subject.first + 1:
        first = _past_it(cue, first, last, words)
    if speaker is None and (told := _teller(cue, first, last, cues)):
        if told.first < cue.first:
            return None  # The navy | said about 30 men were believed to be lost
        last = max(k for k in range(cue.last, told.first) if passage.word(k) == ",")
    return made(cue, first, last, speaker, "passive") if last > first else None


def _teller(cue: Cue, first: int, last: int, cues: Sequence[Cue]) -> Cue | None:
    """The cue of who tells what a passive says: "They are believed to have left, the mayor | told us"; None: nobody."""
    passage = cue.passage
    for c in cues[bisect_right(cues, first, key=lambda c: c.first) :]:
        if c.first >= last:
            break
        if c.voice != "active" or "clause" not in c.entry.syntax:
            continue
        if c.first < cue.first and passage.word(c.last) in BOUNDING:
            return c
        behind = c.first > cue.last and "hearer" in c.entry.syntax
        if behind and "," in passage.words[cue.last : c.first] and passage.word(c.last) != "that":
            return c
    return None


def _past_it(cue: Cue, first: int, last: int, words: Grammar) -> int:
    """The first token of what "it" only announces: "It was said | two had left", "It was reported last week that | two left"."""
    passage, at = cue.passage, cue.last
    if passage.word(at) == "that":
        return at + 1
    that = next((k for k in range(at, min(at + NAME, last)) if passage.word(k) == "that"), 0)
    if that and not has_verb(passage, at, that, words):
        return that + 1
    opens = words.determiner | words.subject
    opened = passage.word(at) in opens or (at < last and passage.is_name(at))
    return at if opened and has_verb(passage, at, last, words) else first


def _build_told(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """Jurors were told that Y; the court was told by X that Y."""
    passage, that, speaker = cue.passage, cue.last, None
    if passage.word(that) == "by":
        speaker = phrase_after(passage, that + 1, words)
        that = speaker.last if speaker else that
    if passage.word(that) != "that":
        return None
    last = clause_end(cue, that + 1, "that", cues, words)
    return made(cue, that + 1, last, speaker, "passive that") if last > that + 1 else None


def _is_unchecked(cue: Cue, words: Grammar) -> bool:
    """Whether a cue tells that nobody has confirmed something: "has not been verified"."""
    helpers = {cue.passage.word(k) for k in range(cue.first, cue.verb)}
    return cue.entry.meaning == "confirm" and bool(helpers & words.negative)


def _is_of_nothing(cue: Cue, subject: Phrase, words: Grammar) -> bool:
    """Whether a passive is negated: "has not been denied by X", "not one of them was rejected by X"."""
    passage = cue.passage
    near = (passage.word(k) for k in (subject.first - 1, subject.first, *range(cue.first, cue.verb)))
    return any(word in words.negative or word in NOTHING for word in near)


def _late_agent(cue: Cue, words: Grammar) -> int:
    """The "by" behind an adjective or an "of" that goes with a cue: "reported dead | by", "accused of theft | by"; 0: none."""
    passage, after = cue.passage, cue.passage.word(cue.last)
    if not after.isalpha() or (_only_places(after, words) and after != "of"):
        return 0
    for k in range(cue.last + 1, cue.last + (NAME if after == "of" else 2)):
        word = passage.word(k)
        if word == "by":
            return 0 if passage.word(k + 1).endswith("ing") else k
        if word in PUNCTUATION or words.is_finite(word) or word.endswith("ing") or word == QUOTE:
            return 0
    return 0


def _agent_behind(passage: Passage, at: int) -> int:
    """The "by" behind the name that something is called, from token `at` on; 0 where there is none."""
    return next((k for k in range(at + 1, at + NAME) if passage.word(k) == "by"), 0)


def _only_places(word: str, words: Grammar) -> bool:
    """Whether a word behind a passive only leads to when, where or how: "were reported | on Monday"."""
    return (
        word in words.preposition
        or word in words.time
        or word in words.subordinator
        or word in words.coordinator
        or words.is_adverb(word)
        or (words.is_finite(word) and not word.endswith("ed"))
    )
