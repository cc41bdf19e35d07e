"""Clauses: where what is said begins before its speaker, and where it ends behind a cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.noun_phrases import PUNCTUATION, RELATIVES, has_verb
from claimbook.read.speech.passages import QUOTE, Passage

REACH = 120  # tokens of what is said, behind a cue or before it
NEAR = 8  # tokens between a conjunction and the cue of its clause
CLAUSE = 12  # tokens of a clause up to its verb
MESSAGE = 6  # tokens of "in a short statement", "on its channel"
JOINTS = ("and", "but", "or")
DASHES = ("—", "–", "--")
TURNING_TO = frozenset({"but", "while", "whereas"})
OTHERS = ("other", "others", "some")  # behind a "while": who says otherwise
POINTING = frozenset({"this", "that", "it"})
TURNING = frozenset({"on", "last", "late", "early"})  # words that lead to a time behind them
OBJECTS = frozenset({"object", "naming", "as", "of", "someone to"})  # shapes: a noun phrase, no clause


def closes(passage: Passage, at: int) -> bool:
    """Whether a quotation ends as one before its speaker does: “..., ” or “...?”."""
    quotation = passage.quotations[at]
    said = passage.text[quotation.start : quotation.end].rstrip(" '’\"”")
    return said[-1:] in (",", "?", "!", "…", ".", ";", "-", "—", "–") or passage.word(at + 1) == ","


def clause_before(passage: Passage, end: int) -> int:
    """The first token of the clause that ends before token `end`."""
    at, depth = end, 0
    while at and end - at < REACH:
        word = passage.word(at - 1)
        depth += (word == ")") - (word == "(")
        if depth < 0 or word in (";", ":"):
            break
        at -= 1
    while at < end and passage.word(at) in ("but", "and", "however", ","):
        at += 1
    return at


def clause_end(cue: Cue, first: int, shape: str, others: Sequence[Cue], words: Grammar) -> int:
    """The token behind the last of what is said from token `first` on; `others` are the cues of the passage in order."""
    passage, depth, at = cue.passage, 0, first
    stop = min(len(passage.words), first + REACH)
    starts, relative = [c.first for c in others], passage.word(cue.first - 1) in RELATIVES
    inserted = sum(map(passage.words[: cue.first].count, DASHES)) % 2 == 1  # the dam | — Berg said
    while at < stop:
        word = passage.word(at)
        depth += (word == "(") - (word == ")")
        if word == ";" and shape not in OBJECTS and _goes_on_with_that(passage, at):
            at += 1
            continue
        if depth < 0 or word == ";" or (word == ":" and (passage.word(at + 1) == QUOTE or shape in OBJECTS)):
            break
        if inserted and word in DASHES:
            break
        quoted = word == QUOTE and closes(passage, at)
        if (word == "," or quoted) and _ends_at_comma(cue, first, at, shape, starts, others, words):
            at += quoted
            break
        if at > first and word in ("and", "but") and _joins_cue(cue, at, shape, starts, others):
            break
        if at > first and word in TURNING_TO and _turns_to_cue(passage, at, starts, others, words):
            break
        leaves = relative and at > first and _leaves_relative(at, starts, others)
        if leaves and (shape in OBJECTS or has_verb(passage, first, at, words)):
            break
        if at > first and shape in OBJECTS and _ends_object(passage, first, at, shape, words):
            break
        if quoted and at == first and _is_whole(passage, at):
            at += 1
            break
        at += 1
    while at > first and passage.word(at - 1) in (",", "(", "[", ":"):
        at -= 1
    return at


def _goes_on_with_that(passage: Passage, at: int) -> bool:
    """Whether more of what is said follows the semicolon at token `at`: "said that two fled; | and that one stayed"."""
    return passage.word(at + 1 + (passage.word(at + 1) in JOINTS)) == "that"


def _ends_at_comma(
    cue: Cue, first: int, at: int, shape: str, starts: Sequence[int], others: Sequence[Cue], words: Grammar
) -> bool:
    """Whether what is said ends at the comma (or the quotation that ends with one) at token `at`."""
    passage, following = cue.passage, cue.passage.word(at + 1)
    if not following:
        return False
    upcoming = _next_cue(at + 1, starts, others)
    if upcoming and upcoming.first == at + 1:
        if _closes_relative(passage, first, at, words):
            return False  # said the nurse, who fell ill, | was considering a move
        apposed = _is_apposed(passage, upcoming, words)
        return upcoming.voice != "passive" and not apposed  # ", adding that"
    if upcoming and _takes_over(passage, at, upcoming, words):
        return True
    if following == "as" and passage.word(at + 2) in words.auxiliary:
        return True  # ", as has the mayor"
    if following == "as" and upcoming and upcoming.first == at + 2 and passage.word(upcoming.last) == "by":
        return True  # , as alleged by the union
    if following == "that" and shape in OBJECTS and cue.voice == "participle":
        return True  # reported, citing two ministers | , that
    if following in ("who", "which") and shape == "object":
        closing = next((k for k in range(at + 2, at + REACH) if passage.word(k) in (",", "")), at)
        return passage.word(closing + 1) != "to"  # declared the crew, who had fled, to be heroes
    if shape in OBJECTS and passage.word(at) == QUOTE and following in words.determiner:
        return True  # called it “a crime,” | a reference to the raid
    goes_on = following in TURNING_TO and upcoming is None and passage.word(at + 2) not in OTHERS
    turns = (following in words.contrast and not goes_on) or (  # two fled, while one stayed
        following == "but" and passage.word(at + 2) not in (QUOTE, "that")
    )
    if turns and passage.word(at) == "," and not _is_inserted(passage, at, words):
        return True
    led_in = passage.word(0) == "as" and passage.word(first - 1) == ","  # As X reports, | Y
    if not led_in and _is_dependent(cue, words) and passage.word(at) == ",":
        return following not in ("and", "or", "who", "which", "including")
    if _is_relative(cue) and words.is_finite(following) and has_verb(passage, first, at, words):
        return True
    if shape in OBJECTS and _opens_clause(passage, at + 1, words):
        return True
    if shape in OBJECTS and shape != "of":
        doing = following.endswith("ing") and following != "including"
        return (doing and not passage.word(first).endswith("ing")) or following in words.subordinator
    return shape in ("to", "someone to") and following in JOINTS and passage.word(at + 2) in words.subject


def _opens_clause(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a conjunction at token `at` leads to a clause of its own: "denied it, | and no proof was ever found"."""
    if passage.word(at) not in ("and", "but") or passage.word(at + 1) in words.preposition:
        return False
    for k in range(at + 2, at + CLAUSE):
        word = passage.word(k)
        if word in ("who", "which", "that", QUOTE, "") or word in PUNCTUATION:
            return False
        if word in words.auxiliary or word in words.past or word in words.finite:
            return True
    return False


def _closes_relative(passage: Passage, first: int, at: int, words: Grammar) -> bool:
    """Whether the comma at token `at` closes what a "who" tells of a subject from token `first` on, so that its verb follows."""
    comma = next((k for k in range(first + 1, at) if passage.word(k) == ","), at)
    return passage.word(comma + 1) in ("who", "which") and not has_verb(passage, first, comma, words)


def _is_inserted(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a verb follows the insertion that begins with the comma at token `at`: "her arrest, while a step, | may help"."""
    closing = next((k for k in range(at + 2, at + 1 + NEAR) if passage.word(k) == ","), 0)
    return closing > 0 and words.is_finite(passage.word(closing + 1))


def _is_apposed(passage: Passage, cue: Cue, words: Grammar) -> bool:
    """Whether a participle between commas only describes who is told of: "said Berg, | believed to be a sailor, was held"."""
    if cue.entry.form not in ("past", "done") or cue.first != cue.verb:
        return False
    comma = next((k for k in range(cue.last, cue.last + MESSAGE * 2) if passage.word(k) == ","), 0)
    return comma > 0 and words.is_finite(passage.word(comma + 1))


def _takes_over(passage: Passage, at: int, cue: Cue, words: Grammar) -> bool:
    """Whether the comma at token `at` leads on to a cue: ", and said that", ", but the mayor said", ", the ministry said."""
    goes_on = passage.word(at + 2) == "that"  # said there was no count, but that clinics had recorded 49
    joined = passage.word(at + 1) in JOINTS and cue.first - at <= NEAR and not goes_on
    if joined and (cue.first == at + 2 or not has_verb(passage, at + 1, cue.first, words)):
        return True
    return _trails(passage, at, cue, words)


def _trails(passage: Passage, at: int, cue: Cue, words: Grammar) -> bool:
    """Whether only a speaker and a cue without words of its own stand behind the comma at token `at`."""
    near = cue.first - at <= NEAR and "after" in cue.entry.syntax
    if not near or has_verb(passage, at + 1, cue.first, words):
        return False
    behind = passage.word(cue.last)
    told = (behind in words.preposition or behind in words.time) and cue.entry.form in ("past", "third")
    rest = passage.words[cue.last :]
    ends = (
        told
        and not {"that", ",", QUOTE} & set(rest)
        and not has_verb(passage, cue.last, cue.last + REACH, words)
    )
    return behind in ("", ",") or ends


def _next_cue(at: int, starts: Sequence[int], others: Sequence[Cue]) -> Cue | None:
    number = bisect_right(starts, at - 1)
    return others[number] if number < len(others) else None


def _joins_cue(cue: Cue, at: int, shape: str, starts: Sequence[int], others: Sequence[Cue]) -> bool:
    """Whether "and" joins the cue with another: "praised X and called Y"; behind a clause it must have the same form."""
    other = _next_cue(at + 1, starts, others)
    if other is None or other.first != at + 1:
        return False
    if shape in OBJECTS and cue.voice == "participle" and cue.passage.word(other.last) == "that":
        return True  # showing the harbour | and reported that
    if cue.passage.word(at - 1) == QUOTE and other.voice == "active" and other.first < other.verb:
        return True  # maintain that “nobody was hurt” | and have blamed
    if other.voice != cue.voice:
        return False
    return shape in OBJECTS or other.entry.form == cue.entry.form


def _turns_to_cue(
    passage: Passage, at: int, starts: Sequence[int], others: Sequence[Cue], words: Grammar
) -> bool:
    """Whether the conjunction at token `at` leads to what another says: "saw a light | but two nurses said"."""
    other = _next_cue(at + 1, starts, others)
    if other is None or other.voice != "active" or not at + 1 < other.first <= at + NEAR:
        return False
    plain = {"quote", "after"} <= other.entry.syntax and passage.word(at + 1) not in (QUOTE, "that")
    return plain and not has_verb(passage, at + 1, other.first, words)


def _leaves_relative(at: int, starts: Sequence[int], others: Sequence[Cue]) -> bool:
    """Whether the main verb follows the clause of a "who" without a comma: "officials who declined to be named | said"."""
    other = _next_cue(at, starts, others)
    told = other is not None and other.first == at and other.voice == "active" and other.entry.form != "fixed"
    return told and {"quote", "after"} <= other.entry.syntax


def _ends_object(passage: Passage, first: int, at: int, shape: str, words: Grammar) -> bool:
    """Whether a noun phrase that is said about has ended before token `at`: "the deal | when it was signed"."""
    word = passage.word(at)
    if word in ("when", "because", "since", "until", "although", "though"):
        return True
    if word in ("and", "but") and words.is_finite(passage.word(at + 1)):  # claimed the attack | and vowed
        return not any(passage.word(k) in ("who", "which", "that", QUOTE) for k in range(first, at - 1))
    awaited = shape == "of" and all(passage.word(k) != "of" for k in range(first, at))
    if opens_message(passage, at, words) and not awaited:
        return True
    if at == first + 1 and passage.word(first) in POINTING and (word in words.time or word in TURNING):
        return passage.word(at + 1) in words.time or word in words.time  # denied this | last week
    if word in ("after", "before", "while"):
        return passage.word(at + 1).endswith("ing") or passage.word(at + 1) in words.subject
    return word == "as" and shape in ("object", "of") and words.is_finite(passage.word(at + 2))


def opens_message(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether token `at` begins where something was said: "denied the report | in a letter", "| on Telegram"."""
    word, following = passage.word(at), passage.word(at + 1)
    if word not in ("in", "on", "at", "during", "via"):
        return False
    if following in words.platform:
        return passage.is_name(at + 1) or following in ("television", "radio")
    if word == "at" and following == "the" and passage.word(at + 2) == "time":
        return True  # could not verify the claims | at the time of writing
    if following not in ("a", "an") and following not in words.possessive:
        return False
    for k in range(at + 2, at + MESSAGE):
        if passage.word(k) in words.message:
            return True
        if passage.word(k) in words.preposition or passage.word(k) in (",", QUOTE, ""):
            return False
    return False


def _is_whole(passage: Passage, at: int) -> bool:
    """Whether a quotation is all that is said: it ends a sentence, or its comma leads on to something else."""
    ending = passage.text[passage.quotations[at].end - 1]
    return ending in ".?!" or (ending == "," and passage.word(at + 1) not in ("and", "but", ""))


def _is_relative(cue: Cue) -> bool:
    """Whether the cue stands in a relative clause that a comma can end: ", who said that ...,", "a man who says ...,"."""
    passage = cue.passage
    for at in range(cue.first - 1, max(-1, cue.first - 1 - NEAR), -1):
        if passage.word(at) in ("who", "which"):
            return passage.word(at - 1) == "," or passage.word(at) == "who"
        if passage.word(at) in (",", QUOTE, "that"):
            return False
    return False


def _is_dependent(cue: Cue, words: Grammar) -> bool:
    """Whether the cue's clause hangs on another that follows: "While two said so, three denied it"; "Asked if ..., he"."""
    passage = cue.passage
    if cue.voice == "noun" and passage.word(0) in words.preposition:
        return True
    if cue.verb <= 1 and (cue.entry.form in ("past", "participle")) and cue.first <= 1:
        return cue.verb == 0 or passage.word(0) in words.preposition
    opens = passage.word(0) in words.subordinator and passage.word(0) not in ("so", "even")
    return opens and not any(passage.word(k) in (",", QUOTE) for k in range(min(cue.first, REACH)))
