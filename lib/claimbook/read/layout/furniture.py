"""Words that show that a paragraph is no prose of the article: "Read the full article here", "FILE PHOTO: ..."."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimbook.lexicon import Lexicon
from claimbook.read.layout.mastheads import BYLINE

SHORT = 300  # characters; longer paragraphs are prose whatever words they hold
ORNAMENT = re.compile(  # ► -ENDS- jd/tr
    r"[\W_]+|[-–—#*]{1,3}\s?[A-Z]{2,8}\s?[-–—#*]{1,3}|[a-z]{2,4}(?:-[a-z]{2,4}){0,3}(?:/[a-z]{2,4}){1,4}"
)
LINK = re.compile(r"(?:https?://|www\.|t\.co/|pic\.(?:twitter|x)\.com/)\S+")
IN_THIS_PHOTO = re.compile(
    r"In th(?:is|ese)\b[^.]{0,60}\b(?:photo(?:graph)?s?|images?|pictures?|frame\s?grab|screen\s?(?:shot|grab))\b"
)
MARKS = " \t\xa0\x95>»*|[(_-–—:.!#"


class _Words(NamedTuple):
    """Words -> the kind that they show, by where they stand in a paragraph."""

    start: dict[str, str]
    starts: dict[str, tuple[str, ...]]  # by their first character
    whole: dict[str, str]
    anywhere: dict[str, str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    found: dict[str, dict[str, str]] = {}
    for row in lexicon.rows("furniture"):
        found.setdefault(row["where"], {})[row["words"]] = row["kind"]
    start = found["start"]
    starts: dict[str, tuple[str, ...]] = {}
    for phrase in start:
        starts[phrase[0]] = (*starts.get(phrase[0], ()), phrase)
    return _Words(start, starts, {**found["whole"], **found["list"]}, found["anywhere"])


def heads_links(text: str, lexicon: Lexicon) -> bool:
    """Whether a line stands above links to other articles: "RELATED"."""
    return len(text) < 40 and text.lower().strip(MARKS) in _link_heads(lexicon)


@cache
def _link_heads(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("furniture", where="list"))


def furniture_kind(text: str, *, near_top: bool, lexicon: Lexicon) -> str:
    """boilerplate, embed or caption where a paragraph's words show it, else "". A byline shows it near the top.

    >>> from claimbook import lexicon
    >>> furniture_kind("Advertisement", near_top=False, lexicon=lexicon.load())
    'boilerplate'
    """
    if len(text) <= SHORT:
        if ORNAMENT.fullmatch(text) or (near_top and BYLINE.fullmatch(text)):
            return "boilerplate"
        if LINK.fullmatch(text):
            return "embed"
        if kind := _by_words(" ".join(text.lower().split()), _words(lexicon)):
            return kind
    return "caption" if text.startswith("In th") and IN_THIS_PHOTO.match(text) else ""


def _by_words(text: str, words: _Words) -> str:
    """The kind that a paragraph's words show by the lexicon; `text` is lower case with single spaces."""
    bare = text.lstrip(MARKS)
    for start in (text, bare) if bare != text else (text,):
        phrases = words.starts.get(start[:1], ())
        if start.startswith(phrases):
            phrase = max((p for p in phrases if start.startswith(p)), key=len)
            if not (phrase[-1].isalpha() and start[len(phrase) : len(phrase) + 1].isalnum()):
                return words.start[phrase]
    if kind := words.whole.get(text.strip(MARKS)) or words.whole.get(text):
        return kind
    phrase = next(filter(text.__contains__, words.anywhere), None)
    return words.anywhere[phrase] if phrase else ""
