"""Verifications: sentences that tell of the numbers before them that nobody could check them: "Neither number could be verified"."""

from __future__ import annotations

import re

from claimbook.read.layout.pages import Page
from claimbook.records import Sentence

NUMBERS = r"(?:number|figure|count|toll|claim|tally|total|estimate|account)s?"
ADVERBS = r"(?:\w{1,14}ly\s){0,2}"
UNCHECKED = re.compile(
    rf"""
    \s{{1,3}}
    (?: (?: Neither | None ) (?: \sof )? (?: \s(?:the|these|those|their) )? \s{NUMBERS} \s(?:could|can|has|have|had)      # Neither number could
      | (?: The | These | Those | That | This | Their | Its | Both ) \s{NUMBERS} \s(?:could|can|has|have|had) (?: \snot | not | n['’]t )    # The figure has not
    ) \s {ADVERBS} (?:yet\s)? (?:be|been) \s {ADVERBS} (?:verified|confirmed|checked|corroborated)\b (?! \sby\b )     # been independently verified
    """,
    re.VERBOSE,
)


def is_unchecked(page: Page, sentence: Sentence) -> bool:
    """Whether the next sentence says that nobody could check the numbers of this one."""
    return UNCHECKED.match(page.text, sentence.end) is not None
