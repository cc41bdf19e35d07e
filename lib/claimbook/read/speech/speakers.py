"""Speakers: whose a verb is that has no subject of its own: "A judge sided with them, saying ..."."""

from __future__ import annotations

from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.entries import Entry
from claimbook.read.speech.noun_phrases import PUNCTUATION, Phrase, phrase_after
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.subjects import subject_before

POINTING = frozenset({"this", "that", "it", "there", "these"})  # subjects who write nothing
QUOTING = frozenset({"quoted", "quotes", "cited", "cites"})
VERB = Entry("", "", "say", frozenset())  # any verb, to look for its subject
APPOSED = 9  # tokens of an apposition before or behind its participle
REACH = 80  # tokens of a sentence among which its main verb is looked for


def subject_of(passage: Passage, verb: int, words: Grammar) -> Phrase | None:
    """The subject of the verb at token `verb`, past its auxiliaries."""
    first = verb
    while first and (passage.word(first - 1) in words.auxiliary or words.is_adverb(passage.word(first - 1))):
        first -= 1
    return subject_before(Cue(passage, first, verb, verb + 1, VERB, "active"), words)


def main_subject(passage: Passage, stop: int, words: Grammar, *, start: int = 0) -> tuple[int, Phrase] | None:
    """The place of the first verb from token `start` to `stop` that has a subject, and that subject, past what leads in."""
    opening, first = start, passage.word(start)
    following = words.subordinator | words.preposition
    asked = first.endswith("ed") and passage.word(start + 1) in following  # Asked whether
    if asked or first in following or first.endswith("ing"):
        opening = next((k for k in range(start, min(stop, start + REACH)) if passage.word(k) == ","), start)
    for at in range(opening + 1, min(stop, opening + REACH)):
        if passage.word(at).endswith("ed") and passage.word(at - 1) in words.determiner:
            continue  # the court-appointed head
        if _describes(passage, at, words):
            continue  # the union, a body | based in Oslo, said
        if words.is_finite(passage.word(at)) and (subject := subject_of(passage, at, words)):
            return at, Phrase(*(subject.antecedent or (subject.first, subject.last)))
    return _leading_name(passage, opening + (opening > start), stop, words)


def _describes(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a participle describes the noun of an apposition: ", a body | based in Oslo,"."""
    if not passage.word(at).endswith("ed") or passage.word(at + 1) not in words.preposition:
        return False
    before = next((k for k in range(at - 1, max(-1, at - APPOSED), -1) if passage.word(k) == ","), -1)
    behind = any(passage.word(k) == "," for k in range(at + 1, at + APPOSED))
    return before >= 0 and behind and passage.word(before + 1) in ("a", "an", "the")


def _leading_name(passage: Passage, first: int, stop: int, words: Grammar) -> tuple[int, Phrase] | None:
    """The pronoun or name with which a sentence begins, where its verb is unknown: "He urges caution and asks ..."."""
    if passage.word(first) in words.subject:
        return first + 1, Phrase(first, first + 1)
    last = first + (passage.word(first) in words.determiner)
    while last < stop and passage.word(last) != QUOTE and passage.is_name(last):
        last += 1
    named = last > first + (passage.word(first) in words.determiner)
    return (last, Phrase(first, last)) if named else None


def inner_subject(cue: Cue, people: frozenset[str], words: Grammar) -> Phrase | None:
    """The people right before a participle: "the spectacle of X | denouncing Y"; not the letter that denies."""
    if cue.voice != "participle":
        return None
    passage, before = cue.passage, cue.passage.word(cue.first - 1)
    if before == "," and (quoted := _quoted(passage, cue.first - 1, people, words)):
        return quoted
    short = before == ")" and passage.word(cue.first - 3) == "("  # Friends of the River (FOR) | saying
    if not short and before in PUNCTUATION | words.preposition | words.coordinator | words.subordinator | {
        ""
    }:
        return None
    phrase = subject_before(cue, words)
    if phrase is None:
        return None
    first = next(
        (
            k + 1
            for k in range(phrase.last - 1 - 3 * short, phrase.first - 1, -1)
            if _parts(passage, k, words)
        ),
        phrase.first,
    )
    last = phrase.last - 1 - 3 * short
    if passage.word(last) in words.message | words.written and _tells_itself(passage, first, words):
        return Phrase(first, phrase.last)
    told = passage.is_name(last) or passage.word(last) in people or passage.word(last) in words.hearer
    alone = passage.word(first) not in ("a", "an") or _tells_itself(passage, first, words)
    return Phrase(first, phrase.last) if told and alone else None


def _quoted(passage: Passage, comma: int, people: frozenset[str], words: Grammar) -> Phrase | None:
    """Whom a sentence quotes up to the comma at token `comma`: "Berg has quoted two guards who were there, | saying"."""
    at = next((k for k in range(comma - 2, max(-1, comma - REACH), -1) if passage.word(k) in QUOTING), -1)
    phrase = phrase_after(passage, at + 1, words) if at > 0 and passage.word(at + 1) != QUOTE else None
    told = phrase and (
        k + 1 for k in range(phrase.last - 1, phrase.first - 1, -1) if passage.word(k) in people
    )
    last = next(told, 0) if told else 0
    return Phrase(phrase.first, last) if last else None


def _tells_itself(passage: Passage, first: int, words: Grammar) -> bool:
    """Whether nobody is told of who wrote what begins at token `first`: "A leaflet saying", "there is a rumour that says"."""
    main = main_subject(passage, first, words)
    return main is None or passage.word(main[1].first) in POINTING


def _parts(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether the word at token `at` parts a noun from the one before it: "rides | to people", not "head of the union"."""
    word = passage.word(at)
    return (word in words.preposition and word != "of") or (
        word.endswith("ing") and passage.word(at + 1) != "of"
    )


@cache
def people(lexicon: Lexicon) -> frozenset[str]:
    """The nouns for people and bodies that speak."""
    named = (*lexicon.phrases("groups"), *lexicon.phrases("titles"), *lexicon.phrases("organisations"))
    return frozenset(noun.split()[-1] for noun in named)
