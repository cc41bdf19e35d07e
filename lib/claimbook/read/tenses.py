"""Whether what is told beside some words lies in the past or in the future."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.pages import Page

REACH = 200


@cache
def _cues(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb or turn of phrase that sets the tense."""
    future = any_of(lexicon.phrases("tense_words", tense="future"))
    past = any_of(lexicon.phrases("tense_words", tense="past"))
    return re.compile(
        rf"(?P<future>\b{future}\b|['’]ll\b)|(?P<past>\b(?:{past}|[a-z]{{2,20}}ed)\b)", re.IGNORECASE
    )


def tense_at(page: Page, start: int, end: int, lexicon: Lexicon) -> str | None:
    """future or past: the last cue before the words in their sentence, else the first after them; None without one."""
    sentence = page.sentence_at(start)
    if sentence is None:
        return None
    cues = _cues(lexicon)
    before = [m.lastgroup for m in cues.finditer(page.text, max(sentence.start, start - REACH), start)]
    if before:
        return before[-1]
    after = cues.search(page.text, end, max(end, min(sentence.end, end + REACH)))
    return after.lastgroup if after else None
