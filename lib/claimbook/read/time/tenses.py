"""Whether what is told beside some words lies in the past or in the future."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page

REACH = 200  # characters to each side, within the sentence
HEAD = 24  # characters in which a date heads its sentence: "Early on Monday, "
WORD = re.compile(r"[\w'’]+")


@cache
def _cues(lexicon: Lexicon) -> Mapping[str, str]:
    """One or two words in lower case -> the tense that they set."""
    return lexicon.mapping("tense_words", "tense")


def tense_at(page: Page, start: int, end: int, lexicon: Lexicon) -> str | None:
    """future or past: the last cue before the words in their sentence, else the first after them; None without one."""
    sentence = page.sentence_at(start)
    if sentence is None:
        return None
    cues = _cues(lexicon)
    before = WORD.findall(page.text[max(sentence.start, start - REACH) : start].lower())
    for at in range(len(before) - 1, -1, -1):
        if tense := _tense(before, at, cues):
            return tense
    after = WORD.findall(page.text[end : min(sentence.end, end + REACH)].lower())
    cue = next(filter(None, (_tense(after, at, cues) for at in range(len(after)))), None)
    return cue if cue == "future" or start - sentence.start <= HEAD else None


def _tense(words: Sequence[str], at: int, cues: Mapping[str, str]) -> str | None:
    """The tense that the word at `at` sets, with the word before it where the two are a cue."""
    word = words[at].replace("’", "'")
    before = words[at - 1] if at else ""
    if pair := cues.get(f"{before} {word}"):
        return pair
    if before in ("be", "to"):
        return None  # "will be held", "to be held": the tense stands further back
    if word.endswith("'ll"):
        return "future"
    tense = cues.get(word) or ("past" if len(word) > 3 and word.endswith("ed") else None)
    return None if tense == "none" else tense
