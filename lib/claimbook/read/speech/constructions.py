"""Constructions: the ways in which a sentence is built around a cue, each giving who says what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import DASHES, REACH, clause_before, clause_end
from claimbook.read.speech.contents import find_content
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.echoes import echo_start, turns_to_number
from claimbook.read.speech.noun_phrases import PUNCTUATION, RELATIVES, Phrase, has_verb, phrase_after
from claimbook.read.speech.own_counts import counter_before
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.speakers import main_subject

LABEL = 12  # tokens of what may stand before a colon and a quotation
POINTING = (("here's", "here"), ("is", "are"))  # words before what a colon announces
STARTING = ("beginning", "starting")  # openings of a time
TURN = 4  # tokens of another's number: "according to the union | and fewer than 300"
ADDING = ("as", "along", "together", "like")  # words that add others to one
RECEIVED = frozenset(
    {"received", "information", "data", "reports", "figures", "word"}
)  # from whom something came


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `first` to `last` (exclusive) of a passage are said by `speaker`.

    Nothing is said where `first` equals `last`: the cue only opens what follows. `cue` is None for a bare colon.
    """

    passage: Passage
    first: int
    last: int
    speaker: Phrase | None
    cue: Cue | None
    cue_first: int
    cue_last: int
    pattern: str
    medium: Phrase | None = None  # who passes the words on: | The paper | quoted X as saying


def build_active(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """X said that Y; Y, said X; X quoted Z as saying that Y."""
    content = find_content(cue, cues, words)
    if content is None:
        return None
    speaker = content.subject
    if "forum" in cue.entry.syntax and not _is_forum(cue.passage, speaker, words):
        return None
    helped = any(cue.passage.word(k) in words.be for k in range(cue.first, cue.verb))
    quoted = helped and cue.entry.form != "participle"
    if "as_saying" in cue.entry.syntax and not quoted:
        speaker = Phrase(cue.verb + 1, cue.last - 2) if cue.last - cue.verb > 3 else None
        found = made(cue, content.first, content.last, speaker, content.pattern)
        return replace(found, medium=content.subject) if speaker else found
    return made(cue, content.first, content.last, speaker, content.pattern)


def _is_forum(passage: Passage, speaker: Phrase | None, words: Grammar) -> bool:
    return speaker is not None and any(
        passage.word(k) in words.forum for k in range(speaker.first, speaker.last)
    )


def build_source(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """According to X, Y; Y, according to X."""
    passage = cue.passage
    named = phrase_after(passage, cue.last, words, whole=True)
    if named is None or (cue.entry.phrase == "per" and not _is_source(passage, cue)):
        return None
    named = _before_number(cue, named, cues, words)
    if any(passage.word(k) in words.estimate for k in range(named.first, named.last)):
        cue = replace(cue, entry=replace(cue.entry, meaning="estimate"))  # according to an estimate by X
    return _sourced(cue, named.last, _author(passage, named, words), cues, words)


def _before_number(cue: Cue, named: Phrase, cues: Sequence[Cue], words: Grammar) -> Phrase:
    """The source without another's number: "according to | the union | and fewer than 300 according to police"."""
    if not any(cue.last < c.first <= named.last + TURN and c.entry.phrase == cue.entry.phrase for c in cues):
        return named
    for at in range(named.first + 1, named.last):
        if turns_to_number(cue.passage, at, at + TURN, words):
            return Phrase(named.first, at)
    return named


def build_owned(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """By X's count, Y; Y, by X's own count."""
    return _sourced(cue, cue.last, counter_before(cue.passage, cue.verb, words), cues, words)


def _sourced(
    cue: Cue, behind: int, speaker: Phrase, cues: Sequence[Cue], words: Grammar
) -> Attribution | None:
    """What stands before or behind an "according to X" that ends before token `behind`."""
    passage, goes_on = cue.passage, cue.passage.word(behind) == ","
    if passage.word(cue.first - 1) in RELATIVES and words.is_finite(passage.word(behind)):
        last = clause_end(cue, behind, "bare", cues, words)  # which, according to him | has failed
        return made(cue, behind, last, speaker, "leading")
    if _leads(passage, cue.first, words) and (goes_on or cue.first <= 1):
        first = _past_apposition(passage, behind, words)
        last = clause_end(cue, first, "bare", cues, words) if first is not None else 0
        return made(cue, first, last, speaker, "leading") if first is not None and last > first else None
    if passage.word(cue.first - 1) in DASHES and passage.word(behind) in DASHES:
        first = clause_before(passage, cue.first - 1)  # the ship — according to X — had no lights
        return made(cue, first, min(len(passage.words), first + REACH), speaker, "trailing")
    end = cue.first - (passage.word(cue.first - 1) == ",")
    first, last = clause_before(passage, end), end
    if goes_on and not has_verb(passage, first, end, words):
        last = min(len(passage.words), end + REACH)  # the crew, according to X, had left
    elif last > first:
        first = echo_start(cue, (first, last), cue.first, cues, words)
    return made(cue, first, last, speaker, "trailing") if last > first else None


def _is_source(passage: Passage, cue: Cue) -> bool:
    """Whether "per" names a source: "Two ships sank, | per the navy"; not "40 a head, per day"."""
    named = passage.word(cue.last) in ("the", "its", "a") or passage.is_name(cue.last)
    return passage.word(cue.first - 1) == "," and named


def _leads(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a phrase at token `at` opens a clause: "According to X, ..."; "because, according to X, ..."."""
    before = passage.word(at - 1)
    if before.isdigit() and at == 1:
        return True  # 6. According to
    if before == "," and passage.word(at - 2) not in (",", ""):
        before = passage.word(at - 2)
        return before in words.subordinator or before in words.coordinator or before == "that"
    return before in ("", ";", ":", "that", QUOTE) or before in words.coordinator


def _author(passage: Passage, named: Phrase, words: Grammar) -> Phrase:
    """The one by whom a report is: "a report by the Coast Guard" -> the Coast Guard; not who only got hold of it."""
    for at in range(named.first + 1, named.last - 1):
        if passage.word(at) == "from" and {passage.word(at - 1), passage.word(at - 2)} & RECEIVED:
            return Phrase(at + 1, named.last)  # information received | from the court
        if passage.word(at) == "by" and named.last - at <= LABEL:
            if passage.word(at - 1) in words.obtained and at - 1 > named.first:
                return Phrase(named.first, at - 1)  # a report | obtained by the paper
            return _with_name(passage, at + 1, named, words)
    return named


def _with_name(passage: Passage, first: int, named: Phrase, words: Grammar) -> Phrase:
    """The author with the apposition that names it: "by a think tank, | Harbour Watch"."""
    phrase = phrase_after(passage, first, words)
    apposed = phrase.antecedent[1] if phrase and phrase.antecedent else named.last
    told = passage.word(first) in ("a", "an") and apposed > named.last
    return Phrase(first, named.last, (first, apposed) if told else None)


def _past_apposition(passage: Passage, at: int, words: Grammar) -> int | None:
    """The token behind the comma that ends "according to X, a writer who was there,"."""
    commas = [k for k in range(at, min(at + REACH, len(passage.words))) if passage.word(k) == ","]
    if not commas:
        return None
    first = commas[0] + 1
    opening = passage.word(first)
    if len(commas) == 1 or opening in words.preposition or opening in STARTING or words.is_adverb(opening):
        return first
    if passage.word(commas[1] + 1) in ADDING:
        return first  # Berg, as well as his sons, was promised a farm
    told = has_verb(passage, commas[1], commas[1] + REACH, words)
    apposed = passage.word(first) in ("who", "which") or not has_verb(passage, first, commas[1], words)
    return commas[1] + 1 if told and apposed else first


def build_adverb(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """The bridge was reportedly closed."""
    first, last = clause_before(cue.passage, cue.first), clause_end(cue, cue.last, "bare", cues, words)
    while last > first and cue.passage.word(last - 1) in PUNCTUATION:
        last -= 1
    return made(cue, first, last, None, "adverb") if last > first else None


def build_colon(passage: Passage, words: Grammar) -> Attribution | None:
    """The minister: “Y”; the minister was quick to respond: “Y”; not "WATCH: “Y”"."""
    at = passage.words.index(":", 1) if ":" in passage.words[1:-1] else 0
    if not at or passage.word(at + 1) != QUOTE:
        return None
    marks = (k + 1 for k in range(at) if passage.word(k) in PUNCTUATION - {","})
    first = max(marks, default=0)
    if not 0 < at - first <= LABEL:
        return None
    first += sum(passage.word(first + k) in POINTING[k] for k in range(2))  # here's | the disclaimer: “Y”
    speaker = Phrase(first, at)
    if passage.word(first) in words.time or words.is_adverb(passage.word(first)):
        return None  # Then, later that month: “Y”
    if first < at and has_verb(passage, first, at, words):
        main = main_subject(passage, at, words, start=first)
        if main is None:
            return None
        speaker = main[1]
    speaker = _owner(passage, speaker, words)
    return Attribution(passage, at + 1, at + 2, speaker, None, at, at + 1, "colon")


def _owner(passage: Passage, speaker: Phrase, words: Grammar) -> Phrase:
    """Whose answer it is: "The minister's | reply", "His | answer"; all else as it is."""
    last = speaker.last - 1
    owned = passage.word(last - 1).endswith(("'s", "s'")) or passage.word(last - 1) in words.possessive
    answers = last > speaker.first and passage.word(last) in words.answer
    return Phrase(speaker.first, last) if owned and answers else speaker


def build_after_colon(found: Attribution) -> Attribution | None:
    """What a speaker says behind a clause and a colon: "The mayor said it was over: | “Y”"."""
    passage, at = found.passage, found.last
    if found.speaker is None or found.cue.voice != "active" or at == found.first:
        return None
    if passage.word(at) != ":" or passage.word(at + 1) != QUOTE:
        return None
    return Attribution(passage, at + 1, at + 2, found.speaker, None, at, at + 1, "colon")


def made(cue: Cue, first: int, last: int, speaker: Phrase | None, pattern: str) -> Attribution:
    """The attribution of what is said to its speaker by a cue."""
    return Attribution(cue.passage, first, last, speaker, cue, cue.first, cue.last, pattern)
