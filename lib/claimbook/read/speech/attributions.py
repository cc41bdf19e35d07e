"""Attributions: each cue of a passage with its speaker and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.speech.constructions import (
    Attribution,
    build_active,
    build_adverb,
    build_after_colon,
    build_colon,
    build_owned,
    build_source,
)
from claimbook.read.speech.cues import Cue, find_cues
from claimbook.read.speech.noun_phrases import Phrase
from claimbook.read.speech.passages import Passage
from claimbook.read.speech.passives import build_passive
from claimbook.read.speech.relatives import relative_around
from claimbook.read.speech.saying_nouns import build_noun
from claimbook.read.speech.speakers import inner_subject, main_subject, people
from claimbook.read.speech.subjects import subject_before
from claimbook.read.speech.voices import is_voice

REACH = 60  # tokens before a cue among which its part of a sentence begins
BUILDS = {
    "active": build_active,
    "participle": build_active,
    "passive": build_passive,
    "source": build_source,
    "owned": build_owned,
    "adverb": build_adverb,
    "noun": build_noun,
}


def find_attributions(passage: Passage, lexicon: Lexicon) -> Iterator[Attribution]:
    """Yield the attributions of a passage in the order of their cues; those without words only open what follows."""
    words = grammar(lexicon)
    cues = [c for c in find_cues(passage, lexicon) if c.voice in BUILDS]
    if not cues:
        found = build_colon(passage, words)
        if found and is_voice(passage, found.speaker, words):
            yield found
        return
    last, known = None, people(lexicon)
    told = 0  # the token behind all that somebody has been found to say
    for cue, upcoming in zip_longest(cues, cues[1:]):
        if cue.voice == "adverb" and (cue.first < told or _belongs_to(cue, upcoming, cues, words)):
            continue  # said the plant was | reportedly sold; X | reportedly said
        found = BUILDS[cue.voice](cue, cues, words)
        if found is None or (found.speaker is None and _is_reduced(cue, words)):
            continue
        if found.speaker is None and cue.voice in ("active", "participle"):
            if _is_of_thing(cue, words):
                continue
            found = replace(
                found,
                speaker=inner_subject(cue, known, words)
                or _next_subject(cue, cues, words)
                or _shared_subject(cue, last, words),
            )
        if found.speaker and not is_voice(passage, found.speaker, words):
            shared = _shared_subject(cue, last, words) if _is_second(found, words) else None
            if shared is None or not is_voice(passage, shared, words):
                continue
            found = replace(found, speaker=shared)
        last = found if found.speaker else last
        if cue.voice == "adverb":
            found = replace(found, first=max(found.first, _past_joint(cue.passage, told, words)))
        told = max(told, found.last)
        if not _is_object(found, words):
            yield found
            if cue is cues[-1] and (quoted := build_after_colon(found)):
                yield quoted


def _belongs_to(adverb: Cue, cue: Cue | None, cues: Sequence[Cue], words: Grammar) -> bool:
    """Whether an adverb stands before the verb of a cue that tells something: "the mayor | reportedly told them that"."""
    if cue is None or cue.voice != "active" or not cue.first <= adverb.first < cue.verb:
        return False
    found = build_active(cue, cues, words)
    return found is not None and found.first < found.last


def _past_joint(passage: Passage, at: int, words: Grammar) -> int:
    """The first token of a clause behind the commas and conjunctions from token `at` on."""
    while at and (passage.word(at) in words.coordinator or passage.word(at) == ","):
        at += 1
    return at


def _is_of_thing(cue: Cue, words: Grammar) -> bool:
    """Whether a participle tells what is to be seen in a thing: "he appears in films | showing the ruins"."""
    near = cue.passage.word(cue.first - 2) in words.preposition or (
        cue.passage.word(cue.first - 2) in words.determiner
        and cue.passage.word(cue.first - 3) in words.preposition
    )
    shows = {"object", "noun"} <= cue.entry.syntax and "quote" not in cue.entry.syntax
    return cue.voice == "participle" and shows and near


def _is_second(found: Attribution, words: Grammar) -> bool:
    """Whether a conjunction leads to the words found for a speaker, so that the verb is a second one: "but in a letter | said"."""
    return found.passage.word(found.speaker.first - 1) in words.coordinator


def _is_reduced(cue: Cue, words: Grammar) -> bool:
    """Whether a cue is a participle that tells what was done to its subject: "Asked about it, X said"; "when asked"."""
    before = cue.passage.word(cue.first - 1)
    return cue.voice == "active" and (not before or before in words.subordinator)


def _next_subject(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Phrase | None:
    """Whose participle opens a sentence, by the verb of speech that follows: "Citing a source, | the site reports that"."""
    if cue.voice != "participle" or cue.first > 1:
        return None
    behind = next((c for c in cues if c.first > cue.first and c.voice == "active"), None)
    comma = behind and "," in cue.passage.words[cue.last : behind.first]
    subject = subject_before(behind, words) if comma else None
    return subject if subject and cue.passage.word(subject.first - 1) == "," else None


def _shared_subject(cue: Cue, last: Attribution | None, words: Grammar) -> Phrase | None:
    """Whose participle or second verb this is: that of the clause of a "who", of the last cue, or of the sentence."""
    if relative := relative_around(cue, words):
        return relative
    passage = cue.passage
    inner = (
        passage.word(0) in words.subordinator
        and cue.voice == "active"
        and "," not in passage.words[: cue.first]
    )
    start = max(int(inner), _past_mark(passage, cue.first))
    verb, subject = main_subject(passage, len(passage.words), words, start=start) or (cue.first, None)
    told = last is not None and last.cue is not None and last.cue.voice == "source"
    if (
        told
        and last.pattern == "trailing"
        and cue.voice == "active"
        and subject
        and subject.last <= last.last
    ):
        return subject  # Gunmen held 60, according to the emir, | and demanded a ransom
    if last and (verb >= min(last.cue_first, cue.first) or last.first <= verb < last.last):
        return last.speaker
    if subject and subject.first <= cue.first < subject.last:
        return None
    leads_in = cue.voice == "participle" and cue.first <= 1  # After talking to us, she left
    return subject if verb < cue.first or leads_in else None


def _past_mark(passage: Passage, at: int) -> int:
    """The token behind the last colon or semicolon before token `at`: "The toll grew: | a blogger quoted it but wrote"."""
    return next((k + 1 for k in range(at - 1, max(0, at - REACH), -1) if passage.word(k) in (":", ";")), 0)


def _is_object(found: Attribution, words: Grammar) -> bool:
    """Whether the words before the cue are the object of another verb, so that it is a noun: "noted the challenges"."""
    cue = found.cue
    if found.speaker is None or cue.voice != "active" or "noun" not in cue.entry.syntax:
        return False
    before = found.passage.word(found.speaker.first - 1)
    return words.is_finite(before) and before not in words.auxiliary and found.pattern != "trailing"
