"""Whether what is told beside some words lies in the past or in the future."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page

REACH = 200  # characters to each side, within the sentence
HEAD = 24  # characters in which a date heads its sentence: "Early on Monday, "
CLOSE = 4  # words that may stand between a verb in the present and its date: "opens its doors on Monday"
WORD = re.compile(r"[\w'’]+")
# what is open, closed or possible up to a date
TERMS = frozenset({"by", "until", "till", "before", "through"})
SPANS = frozenset({"until", "till", "through"})
BEING = frozenset({"is", "are", "remain", "remains", "stay", "stays"})
PASTS = frozenset({"was", "were", "had", "originally", "initially"})
AIMS = frozenset({"to", "for"})  # after what is put off: "postponed to Friday"
ONSETS = frozenset({"starting", "beginning"})
LIMITS = (["later", "than"], ["soon", "as"])  # no later than Friday
MODALS = frozenset({"will", "would", "could", "can", "may", "might", "must", "should", "did", "not"})
OWNERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "being"})
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "at", "more"})


@cache
def _cues(lexicon: Lexicon) -> Mapping[str, str]:
    """One or two words in lower case -> the tense that they set."""
    return lexicon.mapping("tense_words", "tense")


def tense_at(page: Page, start: int, end: int, lexicon: Lexicon) -> str | None:
    """future, awaited, announced or past: the last cue before the words in their sentence, else the first after; None without one.

    What was awaited ("was due on Tuesday", "agreed to meet on Tuesday") lies ahead of what was told, if not of publication; what
    was announced ("told buyers of a cut in June") may lie ahead of either.
    """
    sentence = page.sentence_at(start)
    if sentence is None:
        return None
    cues = _cues(lexicon)
    before = _words(page.text, max(sentence.start, start - REACH), start)
    after = _words(page.text, end, min(sentence.end, end + REACH))
    if "that" in before[-3:-1] and (tense := _tense_after(after, cues)):  # "said that on Friday they would"
        return tense
    if not ONSETS.isdisjoint(before[-2:]):  # "Starting on Friday, the road is shut"
        return _tense_after(after, cues) or "future"
    if before[-2:] in LIMITS or (before[-2:] == ["early", "as"] and not MODALS.isdisjoint(before + after)):
        return "future"
    if tense := _tense_before(before, cues):
        return tense
    tense = _tense_after(after, cues)
    if tense == "future" or start - sentence.start <= HEAD:
        return tense
    return "future" if before[-1:] == ["through"] else None  # the town needs $2 million through December


def _words(text: str, start: int, end: int) -> list[str]:
    """The words in lower case but for the month of May, which is no verb."""
    return [
        word if word == "May" else word.lower().replace("’", "'") for word in WORD.findall(text[start:end])
    ]


def _tense_before(words: Sequence[str], cues: Mapping[str, str]) -> str | None:
    """The tense that the last cue sets for a date behind the words."""
    is_term = bool(words) and words[-1] in TERMS
    to_come = False  # whether an infinitive stands between: "ordered the army to leave on Friday"
    for at in range(len(words) - 1, -1, -1):
        to_come = to_come or _is_infinitive(words, at)
        match _tense(words, at, cues):
            case "future":
                return "awaited" if _is_past(words, at) else "future"
            case "past":
                return "future" if is_term and _is_lasting(words, at, cues) else "past"
            case "halt":
                return "future" if words[-1] in SPANS and not _is_past(words, at) else "past"
            case "planned":
                return "awaited" if to_come else "announced"
            case "plan" if to_come:
                return "future"
            case "soon" if is_term or len(words) - 1 - at <= CLOSE:
                return "future"
            case "term" if is_term or words[-1] in AIMS:
                return "future"
    is_ahead = to_come and ("be" in words or words[-1] in SPANS)
    return "future" if is_ahead else None  # "the talks, to be held on Friday", "aid to feed them until June"


def _is_past(words: Sequence[str], at: int) -> bool:
    """Whether a cue of the future is told in the past: "was due", "had been scheduled", "would"."""
    return words[at] == "would" or not PASTS.isdisjoint(words[max(0, at - 2) : at])


def _is_lasting(words: Sequence[str], at: int, cues: Mapping[str, str]) -> bool:
    """Whether what a participle tells goes on: "is closed until Friday", "ordered flags lowered through Friday"."""
    return words[at - 1] in BEING or any(cues.get(w) == "planned" for w in words[max(0, at - CLOSE) : at])


def _tense_after(words: Sequence[str], cues: Mapping[str, str]) -> str | None:
    """The tense that the first cue after a date sets."""
    tenses = (_tense(words, at, cues) for at in range(len(words)))
    tense = next((t for t in tenses if t in ("past", "future", "planned", "halt")), None)
    return "past" if tense in ("planned", "halt") else tense


def _is_infinitive(words: Sequence[str], at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    return (
        words[at] == "to" and following.isalpha() and following not in DETERMINERS and following[-3:] != "ing"
    )


def _tense(words: Sequence[str], at: int, cues: Mapping[str, str]) -> str | None:
    """The tense that the word at `at` sets, with the word before it where the two are a cue."""
    word = words[at]
    before = words[at - 1] if at else ""
    if pair := cues.get(f"{before} {word}"):
        return pair
    if before in ("be", "to") or (before in MODALS and word not in MODALS):
        return None  # "will be held", "to be held", "could hit": the tense stands further back
    if word.endswith("'ll"):
        return "future"
    is_deed = (
        len(word) > 3 and word.endswith("ed") and before not in OWNERS
    )  # no "contested vote", no "being counted"
    tense = cues.get(word) or ("past" if is_deed else None)
    return None if tense == "none" else tense
