"""Constructions: the ways in which a sentence is built around a cue, each giving who says what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import REACH, clause_before, clause_end
from claimbook.read.speech.contents import find_content
from claimbook.read.speech.cues import Cue, far_that
from claimbook.read.speech.noun_phrases import PUNCTUATION, Phrase, has_verb, phrase_after
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.speakers import main_subject, subject_of
from claimbook.read.speech.subjects import subject_before

LABEL = 12  # tokens of what may stand before a colon and a quotation
RECEIVED = frozenset(
    {"received", "information", "data", "reports", "figures", "word"}
)  # from whom something came
NAME = 8  # tokens of the name that something is called
OWNER = 3  # tokens of adjectives between an owner and a noun of saying
WHOLE = frozenset(
    {"to", "as", "that", "of", "for"}
)  # behind a passive cue: what is said takes in its subject


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
    helped = any(cue.passage.word(k) in words.be for k in range(cue.first, cue.verb))
    quoted = helped and cue.entry.form != "participle"
    if "as_saying" in cue.entry.syntax and not quoted:
        speaker = Phrase(cue.verb + 1, cue.last - 2) if cue.last - cue.verb > 3 else None
        found = _made(cue, content.first, content.last, speaker, content.pattern)
        return replace(found, medium=content.subject) if speaker else found
    return _made(cue, content.first, content.last, speaker, content.pattern)


def build_passive(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """The deployment was confirmed by X; they are believed to have left."""
    passage, after = cue.passage, cue.passage.word(cue.last)
    if "passive" not in cue.entry.syntax and after not in ("by", "as"):
        return None
    subject = subject_before(cue, words)
    if subject is None or passage.word(cue.first - 1) == "to":
        return None
    speaker, last = None, subject.last
    if after == "as" and (agent := _agent_behind(passage, cue.last + 1)):  # slammed as “an insult” by X
        speaker, last = phrase_after(passage, agent + 1, words), agent
    elif after == "by":
        speaker = phrase_after(passage, cue.last + 1, words)
    elif after in WHOLE or passage.word(cue.last - 1) == "as" or "naming" in cue.entry.syntax:
        last = clause_end(cue, cue.last, "bare", cues, words)
    first = subject.antecedent[0] if subject.antecedent else subject.first
    if after == "that" and passage.word(subject.first) == "it":
        first = cue.last + 1
    return _made(cue, first, last, speaker, "passive") if last > first else None


def _agent_behind(passage: Passage, at: int) -> int:
    """The "by" behind the name that something is called, from token `at` on; 0 where there is none."""
    return next((k for k in range(at + 1, at + NAME) if passage.word(k) == "by"), 0)


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
    if _is_owner(passage.word(at - 1), words):
        pronoun = passage.word(at - 1) in words.possessive
        speaker = Phrase(at - 1, at) if pronoun else subject_of(passage, at, words)
        if speaker and passage.word(speaker.first) in words.preposition:
            speaker = Phrase(speaker.first + 1, speaker.last)  # despite | the mayor's claim
    elif verb := next((k for k in (at - 1, at - 2) if passage.word(k) in words.voiced), 0):
        speaker, first = subject_of(passage, verb, words), verb
    begin = cue.last + (lead == "that")
    last = clause_end(cue, begin, "that" if lead == "that" else "object", cues, words)
    if lead != "that":
        ends = (
            k
            for k in range(begin + 1 + (lead == "to"), last)
            if passage.word(k) in PUNCTUATION or has_verb(passage, k, k + 1, words)
        )
        last = next(ends, last)
    if (speaker is None and lead != "that") or last <= begin:
        return None
    return Attribution(passage, begin, last, speaker, cue, first, cue.last, f"noun {lead}")


def _build_far_noun(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """The claim of X that Y; X's claim is that Y."""
    passage, that = cue.passage, far_that(cue.passage, cue.last, words)
    if passage.word(cue.last) in words.be:
        at = _past_adjectives(cue, words)
        owned = _is_owner(passage.word(at - 1), words)
        speaker = subject_of(passage, at, words) if owned else None
        if owned and passage.word(at - 1) in words.possessive:
            speaker = Phrase(at - 1, at)
    else:
        speaker = Phrase(cue.last + 1, that)
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


def build_source(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """According to X, Y; Y, according to X."""
    passage = cue.passage
    named = phrase_after(passage, cue.last, words, whole=True)
    if named is None:
        return None
    speaker, goes_on = _author(passage, named, words), passage.word(named.last) == ","
    if _leads(passage, cue.first, words) and (goes_on or cue.first <= 1):
        first = _past_apposition(passage, named.last, words)
        last = clause_end(cue, first, "bare", cues, words) if first is not None else 0
        return _made(cue, first, last, speaker, "leading") if first is not None and last > first else None
    end = cue.first - (passage.word(cue.first - 1) == ",")
    first, last = clause_before(passage, end), end
    if goes_on and not has_verb(passage, first, end, words):
        last = min(len(passage.tokens), end + REACH)  # the crew, according to X, had left
    return _made(cue, first, last, speaker, "trailing") if last > first else None


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
            return Phrase(at + 1, named.last)
    return named


def _past_apposition(passage: Passage, at: int, words: Grammar) -> int | None:
    """The token behind the comma that ends "according to X, a writer who was there,"."""
    commas = [k for k in range(at, min(at + REACH, len(passage.tokens))) if passage.word(k) == ","]
    if not commas:
        return None
    first = commas[0] + 1
    if len(commas) == 1 or passage.word(first) in words.preposition:
        return first
    told = has_verb(passage, commas[1], commas[1] + REACH, words)
    apposed = passage.word(first) in ("who", "which") or not has_verb(passage, first, commas[1], words)
    return commas[1] + 1 if told and apposed else first


def build_adverb(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """The bridge was reportedly closed."""
    first, last = clause_before(cue.passage, cue.first), clause_end(cue, cue.last, "bare", cues, words)
    while last > first and cue.passage.word(last - 1) in PUNCTUATION:
        last -= 1
    return _made(cue, first, last, None, "adverb") if last > first else None


def build_colon(passage: Passage, words: Grammar) -> Attribution | None:
    """The minister: “Y”; the minister was quick to respond: “Y”."""
    at = next((k for k in range(1, len(passage.tokens) - 1) if passage.word(k) == ":"), 0)
    if not at or passage.word(at + 1) != QUOTE:
        return None
    marks = (k + 1 for k in range(at) if passage.word(k) in PUNCTUATION - {","})
    first = max(marks, default=0)
    if not 0 < at - first <= LABEL:
        return None
    speaker = Phrase(first, at)
    if has_verb(passage, first, at, words):
        main = main_subject(passage, at, words)
        if main is None:
            return None
        speaker = main[1]
    return Attribution(passage, at + 1, at + 2, speaker, None, at, at + 1, "colon")


def _made(cue: Cue, first: int, last: int, speaker: Phrase | None, pattern: str) -> Attribution:
    return Attribution(cue.passage, first, last, speaker, cue, cue.first, cue.last, pattern)
