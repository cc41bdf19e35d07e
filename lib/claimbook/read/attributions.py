"""Attributions: a cue with its speaker and what is said, by the way in which the sentence is built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimbook.lexicon import Lexicon
from claimbook.read.clauses import REACH, clause_before, clause_end
from claimbook.read.contents import find_content
from claimbook.read.cues import Cue, Entry, find_cues
from claimbook.read.grammar_words import Grammar, grammar
from claimbook.read.noun_phrases import PUNCTUATION, Phrase, has_verb, phrase_after, subject_before
from claimbook.read.passages import QUOTE, Passage


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `first` to `last` (exclusive) of a passage are said by `speaker`; `cue` is None for a bare colon."""

    passage: Passage
    first: int
    last: int
    speaker: Phrase | None
    cue: Cue | None
    cue_first: int
    cue_last: int
    pattern: str


COLON = Entry("", ":", "say", frozenset())
LABEL = 12  # tokens of what may stand before a colon and a quotation


def find_attributions(passage: Passage, lexicon: Lexicon) -> Iterator[Attribution]:
    """Yield the attributions of a passage in the order of their cues."""
    words = grammar(lexicon)
    cues = list(find_cues(passage, lexicon))
    if not cues and (found := _colon(passage, words)):
        yield found
    last: Attribution | None = None
    for cue in cues:
        if cue.voice == "heading":
            continue
        found = _BUILDS.get(cue.voice, _active)(cue, cues, words)
        if found is None:
            continue
        if (
            found.speaker is None
            and cue.voice == "active"
            and passage.word(cue.first - 1) in words.subordinator
        ):
            continue  # when asked
        if found.speaker is None and cue.voice in ("participle", "active"):
            found = replace(found, speaker=_shared_subject(cue, last, words))
        last = found if found.speaker else last
        if (
            found.speaker is not None
            and "noun" in cue.entry.syntax
            and cue.voice == "active"
            and _is_object(found, words)
        ):
            continue
        yield found


def _is_object(found: Attribution, words: Grammar) -> bool:
    """Whether the words before the cue are the object of another verb, so that the cue is a noun: "noted the challenges"."""
    before = found.passage.word(found.speaker.first - 1)
    return (
        words.is_finite(before) and before not in words.auxiliary and not found.pattern.startswith("trailing")
    )


def _active(cue: Cue, cues: list[Cue], words: Grammar) -> Attribution | None:
    """X said that Y; Y, said X."""
    content = find_content(cue, cues, words)
    if content is None:
        return None
    speaker = content.subject
    if "as_saying" in cue.entry.syntax and not any(
        cue.passage.word(k) in words.be for k in range(cue.first, cue.verb)
    ):
        speaker = (
            Phrase(cue.verb + 1, cue.last - 2) if cue.last - 2 > cue.verb + 1 else None
        )  # quoted him as saying
    return Attribution(
        cue.passage, content.first, content.last, speaker, cue, cue.first, cue.last, content.pattern
    )


def _shared_subject(cue: Cue, speaker: Attribution | None, words: Grammar) -> Phrase | None:
    """Whose participle or second verb this is: "A judge sided with them, saying ..."; "the spectacle of X denouncing Y"."""
    passage, before = cue.passage, cue.passage.word(cue.first - 1)
    inner = (
        before not in PUNCTUATION and before not in words.preposition | words.coordinator | words.subordinator
    )
    if cue.voice == "participle" and inner and before:
        phrase = subject_before(cue, words)
        if phrase and passage.word(phrase.first) not in ("a", "an"):
            return phrase  # a letter denying it is somebody's letter
    main = _main_subject(cue, words)
    if speaker and (main is None or main[0] >= speaker.cue_first or speaker.first <= main[0] < speaker.last):
        return speaker.speaker
    if main is None:
        return None
    return main[1]


def _main_subject(cue: Cue, words: Grammar) -> tuple[int, Phrase] | None:
    """The place of the first verb of the sentence and its subject, past what leads into it."""
    passage, opening = cue.passage, 0
    if passage.word(0) in words.subordinator | words.preposition:
        opening = next((k for k in range(cue.first) if passage.word(k) == ","), 0)
    for at in range(opening + 1, min(cue.first, opening + 60)):  # a main verb stands early
        if words.is_finite(passage.word(at)):
            first = at
            while first and (
                passage.word(first - 1) in words.auxiliary or words.is_adverb(passage.word(first - 1))
            ):
                first -= 1
            if subject := subject_before(Cue(passage, first, at, at + 1, cue.entry, "active"), words):
                return at, Phrase(*(subject.antecedent or (subject.first, subject.last)))
    return None


def _passive(cue: Cue, cues: list[Cue], words: Grammar) -> Attribution | None:
    """The deployment was confirmed by X; they are believed to have left."""
    if "passive" not in cue.entry.syntax and not _word(cue.passage, cue.last) == "by":
        return None
    passage, tokens = cue.passage, cue.passage.tokens
    subject = subject_before(cue, words)
    if subject is None:
        return None
    speaker, last = None, subject.last
    if _word(passage, cue.last) == "by":
        speaker = phrase_after(passage, cue.last + 1, words)
    elif (
        _word(passage, cue.last) in ("to", "as", "that", "of", "for")
        or passage.word(cue.last - 1) == "as"
        or "naming" in cue.entry.syntax
    ):
        last = clause_end(cue, cue.last, "bare", cues, words)
    first = subject.antecedent[0] if subject.antecedent else subject.first
    if _word(passage, cue.last) == "that" and tokens[subject.first].word == "it":
        first = cue.last + 1
    return (
        Attribution(passage, first, last, speaker, cue, cue.first, cue.last, "passive")
        if last > first
        else None
    )


def _noun(cue: Cue, cues: list[Cue], words: Grammar) -> Attribution | None:
    """X's claim that Y; X voiced doubts about Y."""
    passage, at = cue.passage, cue.first
    while (
        at
        and not _is_owner(passage.word(at - 1), words)
        and at > cue.first - 3
        and passage.word(at - 1) not in PUNCTUATION
    ):
        if (
            words.is_finite(passage.word(at - 1))
            or passage.word(at - 1) in words.preposition | words.determiner
        ):
            break
        at -= 1
    speaker, first = None, cue.first
    if at and _is_owner(passage.word(at - 1), words):
        owner = Cue(passage, at, at, at + 1, cue.entry, "active")
        pronoun = passage.word(at - 1) in words.possessive
        speaker = Phrase(at - 1, at) if pronoun else subject_before(owner, words)
        if speaker and passage.word(speaker.first) in words.preposition:
            speaker = Phrase(speaker.first + 1, speaker.last)  # despite | the mayor's claim
    elif passage.word(at - 1) in VOICED or passage.word(at - 2) in VOICED:
        first = at - 1 if passage.word(at - 1) in VOICED else at - 2
        speaker = subject_before(Cue(passage, first, first, first + 1, cue.entry, "active"), words)
    begin = cue.last + (passage.word(cue.last) == "that")
    that = passage.word(cue.last) == "that"
    last = clause_end(cue, begin, "that" if that else "object", cues, words)
    if passage.word(cue.last) != "that":
        last = next(
            (
                k
                for k in range(begin + 1, last)
                if words.is_finite(passage.word(k)) or passage.word(k) in PUNCTUATION
            ),
            last,
        )
    if speaker is None or last <= begin:
        return None
    return Attribution(passage, begin, last, speaker, cue, first, cue.last, f"noun {passage.word(cue.last)}")


VOICED = frozenset(
    [
        "voiced",
        "voice",
        "voicing",
        "voices",
        "expressed",
        "express",
        "expressing",
        "expresses",
        "raised",
        "raise",
        "raising",
        "raises",
        "made",
        "make",
        "making",
        "makes",
        "issued",
        "issue",
        "issuing",
        "gave",
        "give",
        "giving",
        "offered",
        "repeated",
        "repeating",
        "reiterated",
        "rejected",
        "has",
        "have",
        "had",
    ]
)


def _is_owner(word: str, words: Grammar) -> bool:
    return word in words.possessive or word.endswith(("'s", "s'"))


def _source(cue: Cue, cues: list[Cue], words: Grammar) -> Attribution | None:
    """According to X, Y; Y, according to X."""
    passage, tokens = cue.passage, cue.passage.tokens
    speaker = phrase_after(passage, cue.last, words, whole=True)
    if speaker is None:
        return None
    behind = speaker.last
    speaker = _author(passage, speaker, words)
    if _leads(passage, cue.first, words) and (not cue.first or passage.word(behind) == ","):
        first = _first_comma(passage, behind, words)
        if first is None:
            return None
        last = clause_end(cue, first, "bare", cues, words)
        return (
            Attribution(passage, first, last, speaker, cue, cue.first, cue.last, "leading")
            if last > first
            else None
        )
    end = cue.first - (tokens[cue.first - 1].word == ",")
    first = clause_before(passage, end)
    last = end
    if not any(words.is_finite(t.word) for t in tokens[first:end]) and _word(passage, behind) == ",":
        last = len(tokens)
    return (
        Attribution(passage, first, last, speaker, cue, cue.first, cue.last, "trailing")
        if last > first
        else None
    )


def _leads(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a phrase at token `at` opens a clause: "According to X, ..."; "because, according to X, ..."."""
    before = passage.word(at - 1)
    if before == "," and passage.word(at - 2) not in (",", ""):
        before = passage.word(at - 2)
        return before in words.subordinator or before in words.coordinator or before == "that"
    return before in ("", ";", ":", "that", QUOTE) or before in words.coordinator


def _author(passage: Passage, speaker: Phrase, words: Grammar) -> Phrase:
    """The one by whom a report is: "a report by the Coast Guard" -> the Coast Guard."""
    for at in range(speaker.first + 1, speaker.last - 1):
        if passage.word(at) == "by" and speaker.last - at <= 12:
            return Phrase(at + 1, speaker.last)
    return speaker


def _first_comma(passage: Passage, at: int, words: Grammar) -> int | None:
    """The token behind the comma that ends "according to X, a writer who was there,"."""
    commas = [k for k in range(at, min(at + REACH, len(passage.tokens))) if passage.word(k) == ","]
    if not commas:
        return None
    first = commas[0] + 1
    if len(commas) == 1 or passage.word(first) in words.preposition:
        return first
    relative = passage.word(first) in ("who", "which")
    apposed = not has_verb(passage, first, commas[1], words) and has_verb(passage, commas[1], commas[1] + REACH, words)
    return commas[1] + 1 if relative or apposed else first


def _adverb(cue: Cue, cues: list[Cue], words: Grammar) -> Attribution | None:
    """The bridge was reportedly closed."""
    passage, tokens = cue.passage, cue.passage.tokens
    first = clause_before(passage, cue.first)
    last = clause_end(cue, cue.last, "bare", cues, words)
    while last > first and tokens[last - 1].word in PUNCTUATION:
        last -= 1
    return Attribution(passage, first, last, None, cue, cue.first, cue.last, "adverb")


def _colon(passage: Passage, words: Grammar) -> Attribution | None:
    """The minister: “Y”."""
    at = next((k for k in range(1, len(passage.tokens) - 1) if passage.word(k) == ":"), 0)
    if not at or passage.word(at + 1) != QUOTE:
        return None
    first = max(
        (k + 1 for k in range(at) if passage.word(k) in PUNCTUATION and passage.word(k) != ","), default=0
    )
    if not 0 < at - first <= LABEL:
        return None
    speaker = Phrase(first, at)
    if has_verb(passage, first, at, words):
        main = _main_subject(Cue(passage, at, at, at + 1, COLON, "participle"), words)
        if main is None:
            return None
        speaker = main[1]  # The minister was quick to respond: “Y”
    return Attribution(passage, at + 1, at + 2, speaker, None, at, at + 1, "colon")


def _word(passage: Passage, at: int) -> str:
    return passage.tokens[at].word if at < len(passage.tokens) else ""


_BUILDS = {"passive": _passive, "source": _source, "adverb": _adverb, "noun": _noun}
