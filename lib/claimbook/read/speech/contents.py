"""Contents: where what is said begins and ends."""

from __future__ import annotations

from dataclasses import replace

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.beginnings import find_beginning
from claimbook.read.speech.clauses import REACH, clause_before, clause_end, closes
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.echoes import echo_start
from claimbook.read.speech.endings import before_apposition, ends_there, nothing_follows
from claimbook.read.speech.hearers import HEARER
from claimbook.read.speech.insertions import span_around
from claimbook.read.speech.main_verbs import end_before_main_verb
from claimbook.read.speech.noun_phrases import (
    PUNCTUATION,
    Phrase,
    has_verb,
    is_comma_title,
    is_title,
    phrase_after,
)
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.subjects import is_introduction, subject_before
from claimbook.records import value

LEAD = 5  # tokens of a clause among which a conjunction makes it lead in: Two days after
BEFORE = ("before", "after", "until")  # words that lead to when something was said
GOING_ON = ("to", "with", "of", "for", "from", "that")  # words by which an object goes on, not a speaker


@value
class Content:
    """Tokens `first` to `last` (exclusive) of what is said, its speaker, and the pattern by which it was found."""

    first: int
    last: int
    subject: Phrase | None
    pattern: str


def find_content(cue: Cue, others: list[Cue], words: Grammar) -> Content | None:
    """What is said by a cue, and who says it; None where the words around it tell nothing."""
    if cue.voice == "passive":
        return None
    passage, syntax = cue.passage, cue.entry.syntax
    subject = None if cue.voice == "participle" else subject_before(cue, words)
    if subject and passage.word(subject.first) in ("of", "among"):
        return None  # Of the officers | promised to us
    if subject and cue.entry.form == "third" and "noun" in syntax and _hangs(passage, subject.first, words):
        return None  # amid news reports
    left = subject.first if subject else cue.first
    as_said = _as_said(cue, left, words)
    trails = cue.voice == "active" and {"after", "quote"} & syntax and not _is_relative(passage, subject)
    if trails and as_said is None and (behind := _inverted(cue, words) or _trailing(cue, words, subject)):
        return _after_echo(cue, behind, others, words)
    begin = as_said or find_beginning(cue, words)
    if begin is None:
        opens = cue.voice == "active" and ({"clause", "quote"} <= syntax or passage.words[-1] == ":")
        ends = cue.voice == "participle" and passage.words[cue.last :] in ([","], [":"])  # replied, saying,
        return Content(left, left, subject, "opening") if (subject and opens) or ends else None
    first, shape = begin
    if passage.word(first).endswith(("self", "selves")) and ("naming" in syntax or shape == "object"):
        return None  # who calls himself Wolf; she revealed herself
    if cue.voice == "participle" and shape == "naming" and passage.word(cue.verb) in words.subordinator:
        return None  # considering | the mayor himself said that
    if shape == "quote" and subject and passage.word(subject.first - 1) in BEFORE:
        return None  # hours before | the talks began, “...”
    if shape == "quote" and "naming" in syntax and cue.first == cue.verb and is_title(passage, first):
        return None  # a paper called “The Local”
    first += (
        passage.word(left - 1) == "what" and passage.word(first) in words.be
    )  # what it said was | a depot
    last = clause_end(cue, first, shape, others, words)
    if passage.word(left - 1) == "what":  # what they say is a just war | , sinking four ships
        last = next((k for k in range(first, last) if passage.word(k) == ","), last)
    last = end_before_main_verb(cue, left, first, last, shape, words)
    if (
        {"object", "quote"} <= syntax
        and "clause" not in syntax
        and passage.words[last : last + 2] == [":", QUOTE]
    ):
        first, last = last + 1, last + 2  # wrote of his brother: | “...”
    if last <= first:
        return None
    if as_said and passage.word(left - 1) == ",":  # As | Anna Berg, a historian, wrote
        subject = Phrase(1, passage.words.index(","))
    return Content(first, last, subject, f"{cue.voice} {shape}")


def _hangs(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether the noun at token `at` hangs on a preposition, so that it is no subject."""
    near = (passage.word(at), passage.word(at - 1))
    return any(word in words.preposition and word not in words.subordinator for word in near)


def _as_said(cue: Cue, left: int, words: Grammar) -> tuple[int, str] | None:
    """Where what is said begins behind "As X said," or "As X said on Monday,"."""
    passage = cue.passage
    apposed = {passage.word(left - 1), passage.word(cue.first - 1)} == {","}
    apposed = apposed and not has_verb(passage, 1, left, words)
    if passage.word(0) != "as" or not (left == 1 or apposed) or "after" not in cue.entry.syntax:
        return None
    if passage.word(cue.last) == "to":
        return None  # As the tag | began to spread,
    comma = next((k for k in range(cue.last, cue.last + HEARER) if passage.word(k) == ","), 0)
    if not comma or has_verb(passage, cue.last, comma, words) or passage.word(comma + 1) == "":
        return None
    return comma + 1, "bare"


def _is_relative(passage: Passage, subject: Phrase | None) -> bool:
    return subject is not None and passage.word(subject.first) in ("who", "which", "that")


def _trailing(cue: Cue, words: Grammar, subject: Phrase | None) -> Content | None:
    """Y, X said: what is said stands before its speaker."""
    passage, syntax = cue.passage, cue.entry.syntax
    left = subject.first if subject else cue.first
    left -= passage.word(left - 1) == "as"  # Y, as X said
    before = passage.word(left - 1)
    if before == QUOTE and closes(passage, left - 1) and (left == 1 or not is_title(passage, left - 1)):
        if _leads_in(cue, left, words):
            return None
        if "quote" in syntax or nothing_follows(passage, cue.last, words):
            return _trailing_content(cue, left, cue.last, subject, words)
    elif before == "," and "quote" in syntax and (apposed := before_apposition(passage, left - 1, words)):
        return _trailing_content(cue, apposed, cue.last, subject, words)
    elif (
        (before == "," or is_comma_title(passage, left - 1))
        and left > 1
        and "after" in syntax
        and cue.entry.form != "participle"
        and not (
            passage.word(cue.last) == "to" and passage.word(cue.verb) in words.chain
        )  # continued | to leave
        and (ends_there(cue, words) or _is_told_of(cue, left, words))
    ):
        return _trailing_content(cue, left, cue.last, subject, words)
    return None


def _after_echo(cue: Cue, whole: Content, others: list[Cue], words: Grammar) -> Content:
    """The content without what another says first: "He denied that | the dam was unsafe, as the union had claimed"."""
    left = whole.subject.first if whole.subject else cue.first
    return replace(whole, first=echo_start(cue, (whole.first, whole.last), left, others, words))


def _leads_in(cue: Cue, left: int, words: Grammar) -> bool:
    """Whether a quotation only ends what leads in, as a "that" follows: "In a so-called “open week,” | the dean said that"."""
    passage, first = cue.passage, clause_before(cue.passage, left)
    near = passage.words[cue.last : cue.last + LEAD]
    that = "that" in near and "," not in near[: near.index("that")]
    return that and first < left - 1 and is_introduction(passage, first, left, words)


def _is_told_of(cue: Cue, left: int, words: Grammar) -> bool:
    """Whether a whole clause stands before a speaker, and behind the cue a "that" only tells of its message:

    "Troops killed 156, the group said today in a report | that draws on ...".
    """
    passage = cue.passage
    first = clause_before(passage, left - 1)
    leads_in = any(passage.word(k) in words.subordinator for k in range(first, first + LEAD))
    if (
        leads_in
        or is_introduction(passage, first, left - 1, words)
        or not has_verb(passage, first, left - 1, words)
    ):
        return False
    that = next((k for k in range(cue.last, cue.last + HEARER) if passage.word(k) == "that"), 0)
    noun = that and passage.word(that - 1) in words.message
    return bool(noun) and passage.word(that + 1) not in words.determiner | words.subject


def _inverted(cue: Cue, words: Grammar) -> Content | None:
    """“...,” said X; ..., said X: nothing stands between what is said and the cue."""
    passage, before, after = cue.passage, cue.passage.word(cue.first - 1), cue.passage.word(cue.last)
    comma = before == "," and {"after", "quote"} <= cue.entry.syntax and not _is_told(cue, words)
    if cue.first != cue.verb or not (comma or before == QUOTE) or not after:
        return None
    if (
        after in PUNCTUATION
        or after in ("that", QUOTE)
        or after in words.preposition
        or words.is_adverb(after)
    ):
        return None
    speaker = phrase_after(passage, cue.last, words)
    if speaker is None or passage.word(speaker.last - 1) in words.determiner:
        return None
    if comma and not _is_speaker(cue, speaker, words):
        return None
    return _trailing_content(cue, cue.first, speaker.last, speaker, words)


def _is_told(cue: Cue, words: Grammar) -> bool:
    """Whether a subject with an insertion stands before the cue: "X, who was there, | denied it", "X, its head, | told us"."""
    passage, syntax = cue.passage, cue.entry.syntax
    if "hearer" in syntax and "bare" not in syntax:
        return True  # nobody writes ", told the mayor"
    comma = next(
        (k for k in range(cue.first - 2, max(0, cue.first - REACH), -1) if passage.word(k) == ","), 0
    )
    opening = passage.word(comma + 1)
    opens = opening in ("who", "which", "whose") or (comma > 0 and opening in words.preposition)
    opens = opens or (cue.entry.form == "base" and opening.endswith("ed"))
    return opens and not has_verb(passage, max(0, comma - REACH), comma, words)


def _is_speaker(cue: Cue, speaker: Phrase, words: Grammar) -> bool:
    """Whether the words behind ", said" are the speaker and not what X, a writer, said."""
    passage = cue.passage
    first, behind = passage.word(speaker.first), passage.word(speaker.last)
    described = (
        first.endswith("ed") and speaker.last - speaker.first > 1
    )  # said | retired general Elias Farah
    if has_verb(passage, speaker.first + described, speaker.last + 1, words) or behind == QUOTE:
        return False
    if first in words.time or first == "it" or ("bare" not in cue.entry.syntax and behind in GOING_ON):
        return False  # announced Friday; reported it; , posted an oath to the group
    told = has_verb(passage, max(0, cue.first - REACH), cue.first, words)
    last = "object" not in cue.entry.syntax and "," not in passage.words[speaker.last + 1 :]
    told = told or (last and behind in ("", ","))  # The fire spread, said | the ministry, which
    return told or (passage.is_name(speaker.first) and "hearer" not in cue.entry.syntax)


def _trailing_content(
    cue: Cue, left: int, right: int, subject: Phrase | None, words: Grammar
) -> Content | None:
    """What stands around the speaker's words, from token `left` to `right`."""
    inverted = subject is not None and subject.first >= cue.first
    span = span_around(cue, left, right, words, inverted=inverted)
    return Content(*span, subject, "trailing") if span else None
