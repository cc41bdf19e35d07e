"""What a paragraph is: title, heading, body, caption, embed, boilerplate.

Web pages are saved with more than their prose. A caption told twice counts its dead twice, a post's words are not the
outlet's, and "Read the full article here" is nobody's claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.mastheads import BYLINE, HEAD

if TYPE_CHECKING:
    from claimbook.read.paragraphs import Block

ORNAMENT = re.compile(r"[\W_]+")  # ► or * * *
LINK = re.compile(r"(?:https?://|www\.|t\.co/|pic\.(?:twitter|x)\.com/)\S+")
SIGNATURE = re.compile(
    r"[—–-]{1,2}\s?[^@]{1,80}\(@\w{1,30}\)\s\S.{0,30}"
)  # — Name (@handle) December 13, 2024
POST_LENGTH = 285  # characters of a post without its link, and some white space
QUOTED_LENGTH = 30
QUOTED = re.compile(rf"[“\"]([^“”\"]{{{QUOTED_LENGTH}}})")
TELLS = re.compile(r"[“”\"]|:\Z|\b(?:said|says|told|wrote|posted|tweeted|shared|reported|according)\b")
IN_THIS_PHOTO = re.compile(
    r"In th(?:is|ese)\b[^.]{0,60}\b(?:photo(?:graph)?s?|images?|pictures?|frame\s?grab|screen\s?(?:shot|grab))\b"
)
NAME = r"(?:[^\W\d_a-z][\w.’'-]*)(?:\s(?:[^\W\d_a-z][\w.’'-]*|de|van|von|der|al|bin|ibn|of|the|for|and|via)){0,7}"
SLASHED = re.compile(rf"\W?{NAME}\s?/\s?{NAME}(?:\s?/\s?{NAME})?\W?")  # Jane Doe/The Daily Example
SENTENCE_END = re.compile(r"[.!?…:;,][”\"’'»)\]]{0,3}\Z")
STARTS_TITLE = re.compile(r"[‘’“\"'«(\[#$€£]{0,2}[^\W_a-z]")
CASED = re.compile(r"\b[^\W\d_]{4,}")

SHORT = 300  # characters; longer paragraphs are prose whatever words they hold


def find_kinds(blocks: Sequence[Block], lexicon: Lexicon) -> list[str]:
    """The kind of each paragraph, in their order."""
    kinds = [_furniture(at, block.text, lexicon) for at, block in enumerate(blocks)]
    _spread_posts(blocks, kinds)
    _spread_credits(blocks, kinds, lexicon)
    _mark_title(blocks, kinds)
    _mark_repeated(blocks, kinds)
    _mark_headings(blocks, kinds)
    return [kind or "body" for kind in kinds]


@cache
def _patterns(lexicon: Lexicon) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Place in a paragraph -> (kind, pattern of the furniture's words there)."""
    begins, ends = r"(?:(?!\w)|(?<!\w))", r"(?:(?<![^\W\d])|(?!\w))"  # a letter must not go on
    shapes = {
        "start": r"\W{0,3}%s" + ends,
        "whole": r"\W{0,3}%s\W{0,3}\Z",
        "end": begins + r"%s\W{0,3}\Z",
        "anywhere": begins + r"%s" + ends,
    }
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for where, shape in shapes.items():
        for kind in ("boilerplate", "embed", "caption"):
            if phrases := lexicon.phrases("furniture", where=where, kind=kind):
                pattern = re.compile(shape.replace("%s", any_of(phrases)), re.IGNORECASE)
                found.setdefault(where, []).append((kind, pattern))
    return found


@cache
def _credits(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a line that only credits a picture, and of a credit at a caption's end."""
    agency = any_of(lexicon.phrases("furniture", where="credit"))
    line = rf"\W?(?:(?:{NAME})\s?(?:[/|,–—-]|\s(?:via|for|of)\s)\s?)?(?i:{agency})(?:\s?(?:/|via|\|)\s?{NAME})?\W?"
    tail = (
        rf"[(\[](?:[^()\[\]]{{0,40}}[\s/:])?(?i:{agency})(?i:\sphotos?|\simages?)?(?:\s?[/,|]\s?[^()\[\]]{{1,40}})?[)\]]\.?\Z"
        r"|[(\[](?i:photo|image|picture|credit)s?(?i:\scourtesy)?(?:\s(?i:by|of)\s|:\s?|/)[^()\[\]]{1,60}[)\]]\.?\Z"
        r"|[.!?)]\s(?:Photo|Image|Picture|Photograph|Credit|Photo credit)s?(?:\sby\s|:\s?)[^.]{2,60}\.?\Z"
    )
    return re.compile(line), re.compile(tail)


def _furniture(at: int, text: str, lexicon: Lexicon) -> str:
    """The kind that the words of paragraph number `at` show, else ""."""
    if len(text) > SHORT:
        return "caption" if IN_THIS_PHOTO.match(text) else ""
    if ORNAMENT.fullmatch(text):
        return "boilerplate"
    if SIGNATURE.fullmatch(text) or LINK.fullmatch(text):
        return "embed"
    for where, patterns in _patterns(lexicon).items():
        for kind, pattern in patterns:
            if pattern.match(text) if where in ("start", "whole") else pattern.search(text):
                return kind
    if at < HEAD and BYLINE.fullmatch(text):
        return "boilerplate"
    return "caption" if IN_THIS_PHOTO.match(text) else ""


def _spread_posts(blocks: Sequence[Block], kinds: list[str]) -> None:
    """Mark the paragraphs of a post above its signature.

    The nearest is the post's; those above are as far as a post can reach if they are quoted elsewhere in the article,
    as posts often are, or end like no sentence of an article.
    """
    quoted = {words for block in blocks for words in QUOTED.findall(block.text)}
    for at in range(1, len(blocks)):
        if not SIGNATURE.fullmatch(blocks[at].text):
            continue
        room = POST_LENGTH
        for before in range(at - 1, -1, -1):
            words = blocks[before].text
            room -= len(LINK.sub("", words))
            if kinds[before] not in ("", "embed") or room < 0 or TELLS.search(words):
                break
            if before < at - 1 and SENTENCE_END.search(words) and words[:QUOTED_LENGTH] not in quoted:
                break
            kinds[before] = "embed"


def _spread_credits(blocks: Sequence[Block], kinds: list[str], lexicon: Lexicon) -> None:
    """Mark the lines that credit a picture, the captions that end with a credit, and the captions above a credit."""
    line, tail = _credits(lexicon)
    spaced = sum(block.apart for block in blocks) * 2 > len(blocks)
    last = max((i for i, kind in enumerate(kinds) if not kind), default=-1)
    for at, block in enumerate(blocks):
        text = block.text
        if kinds[at] or len(text) > 2 * SHORT:
            continue
        if len(text) <= 120 and (line.fullmatch(text) or SLASHED.fullmatch(text)):
            kinds[at] = "caption"
            for before in range(at - 1, max(-1, at - 4), -1):
                same = spaced and not blocks[before + 1].apart
                twice = before and blocks[before].text == blocks[before - 1].text
                if kinds[before] or not (same or twice):
                    break
                kinds[before] = "caption"
        elif tail.search(text, max(0, len(text) - 150)) and (
            at != last or "/" in text[-60:] or "hoto" in text[-60:]
        ):
            kinds[at] = "caption"


def _mark_title(blocks: Sequence[Block], kinds: list[str]) -> None:
    """Mark the first line of the article's own as its title where it has the form of one, also told twice."""
    own = [at for at, kind in enumerate(kinds[:12]) if not kind]
    if len(own) < 2 or own[0] > 4:
        return
    first, second = own[:2]
    title, following = blocks[first].text, blocks[second].text
    if not _has_title_form(title, words=30) or following[0].islower():
        return
    if any(len(b.text) > 40 and SENTENCE_END.search(b.text) for b in blocks[first + 1 :]):
        kinds[first] = "title"
        if following.rstrip(".") == title.rstrip("."):
            kinds[second] = "title"


def _has_title_form(text: str, *, words: int) -> bool:
    """No sentence end (but of a question, or after Words With Capitals), a capital or digit first, few words."""
    if len(text.split()) > words or not STARTS_TITLE.match(text) or LINK.search(text):
        return False
    if not SENTENCE_END.search(text) or _is_question(text):
        return True
    cased = CASED.findall(text)
    return (
        text[-1] in ".?!"
        and text[:-1].count(". ") == 0
        and len(cased) > 2
        and sum(w[0].isupper() for w in cased) >= 0.8 * len(cased)
    )


def _mark_repeated(blocks: Sequence[Block], kinds: list[str]) -> None:
    """Mark as captions the neighbours that say the same: a page tells its caption once more for those who cannot see."""
    for at in range(1, len(blocks)):
        same = blocks[at].text == blocks[at - 1].text and len(blocks[at].text.split()) > 3
        if same and not kinds[at - 1] and kinds[at] in ("", "caption"):
            kinds[at - 1] = kinds[at] = "caption"


def _mark_headings(blocks: Sequence[Block], kinds: list[str]) -> None:
    """Mark short lines without a sentence end above prose; above a caption they belong to it; three in a row are a list."""
    short = [
        not kind and len(block.text) <= 90 and _is_heading_form(block.text)
        for block, kind in zip(blocks, kinds, strict=True)
    ]
    for is_short, run in groupby(range(len(blocks)), key=short.__getitem__):
        lines = list(run)
        after = lines[-1] + 1
        if not is_short or len(lines) > 2 or after == len(blocks) or blocks[after].text[0].islower():
            continue
        if kind := {"": "heading", "caption": "caption"}.get(kinds[after]):
            kinds[lines[0] : after] = [kind] * len(lines)


def _is_heading_form(text: str) -> bool:
    words = text.split()
    if text.endswith(":"):
        return len(words) <= 3 and not words[-1][0].islower()
    return _is_question(text) or (_has_title_form(text, words=12) and not SENTENCE_END.search(text))


def _is_question(text: str) -> bool:
    return text.endswith("?") and len(text.split()) <= 10 and "“" not in text and '"' not in text
