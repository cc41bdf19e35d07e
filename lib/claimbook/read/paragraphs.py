"""Paragraphs and what each of them is: title, heading, body, caption, embed, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.records import Article

PROSE = frozenset(("body", "heading", "title"))

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]*[^\s][^\r\n\v\f\x85\u2028\u2029]*")
LIST_MARK = re.compile(r"(?:[►▶▪■●•‣◆➤➢✓⁃·∙○][\ufe0e\ufe0f]?\s*|[-–*]\s+(?=\w|[“\"]))+")
ORNAMENT = re.compile(r"[\W_]+")

CREDIT_TAIL = r"(?: Photo s? | Images? | Pool | Archive )?"
SIGNATURE = re.compile(r"[—–-]+\s?[^@\n]{1,80}\(@\w{1,30}\)\s+\S.{0,30}")  # — Name (@handle) December 13, 2024
LINK = re.compile(r"(?:https?://|www\.|t\.co/|pic\.twitter\.com/)\S+")
SAYS = re.compile(r"\b(?:said|says|told|wrote|posted|tweeted|shared|reported|according)\b")
BYLINE = re.compile(
    r"(?:BYLINE:\s*|Byline:\s*|By:?\s+|BY:?\s+|by\s+)"
    r"(?P<name>[^\W\d_a-z][\w’'.-]+(?:\s+(?:[^\W\d_a-z][\w’'.-]*|de|van|von|der|al|bin|and|&|,)){1,9})"
    r"(?:\s*[,|–—-]\s*.{0,60}|\.)?"
)
SENTENCE_END = re.compile(r"[.!?…:;,][”\"’'»)\]]*\Z")
IN_THIS_PHOTO = re.compile(r"(?:In|On|From|Left|Right)\b.{0,60}\b(?:photo|image|picture|photograph|frame grab|screenshot)\b")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, or lines wrapped at a column, without white space or a list mark at its start."""

    index: int
    start: int
    end: int
    kind: str


def split_paragraphs(article: Article, lexicon: Lexicon) -> Iterator[Paragraph]:
    """Yield the paragraphs of an article in reading order."""
    for index, match in enumerate(LINE.finditer(article.text)):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        yield Paragraph(index, start, start + len(words.strip()), "body")
