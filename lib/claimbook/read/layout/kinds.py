"""What a paragraph is: title, heading, body, caption, embed, boilerplate.

Web pages are saved with more than their prose. A caption told twice counts its dead twice, a post's words are not the
outlet's, and "Read the full article here" is nobody's claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from claimbook.lexicon import Lexicon
from claimbook.read.layout.blocks import Block
from claimbook.read.layout.captions import mark_captions, mark_repeated
from claimbook.read.layout.furniture import LINK, furniture_kind, heads_links
from claimbook.read.layout.headers import is_header_line, is_stamp
from claimbook.read.layout.mastheads import HEAD, bare_byline, title_label
from claimbook.read.layout.posts import mark_posts

ENDS = re.compile(r"[.!?…:;,][”\"’'»)\]]{0,3}\Z")  # like a sentence or a clause
BEGINS = re.compile(r"[‘’“\"'«(\[#$€£]{0,2}[^\W_a-z]")  # with a capital or a digit
LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
TITLE_WORDS, TITLE_LENGTH = 30, 250
HEADING_WORDS, HEADING_LENGTH = 12, 90
# paragraphs among which the header stands; characters of a link to another article
HEADER, LINK_LENGTH = 12, 120
PROSE_LENGTH = 40  # characters that the article's own prose has at least


def find_kinds(blocks: Sequence[Block], lexicon: Lexicon) -> list[str]:
    """The kind of each paragraph, in their order."""
    kinds = [furniture_kind(b.text, near_top=at < HEAD, lexicon=lexicon) for at, b in enumerate(blocks)]
    _mark_header(blocks, kinds, lexicon)
    _mark_links(blocks, kinds, lexicon)
    mark_posts(blocks, kinds)
    mark_captions(blocks, kinds, lexicon)
    _mark_title(blocks, kinds)
    mark_repeated(blocks, kinds)
    _mark_headings(blocks, kinds)
    return [kind or "body" for kind in kinds]


def _mark_header(blocks: Sequence[Block], kinds: list[str], lexicon: Lexicon) -> None:
    """Mark what stands above the prose and tells when, where and by whom it was published; a name first is a title."""
    is_above = True
    for at, block in enumerate(blocks):
        if kinds[at]:
            continue
        if at >= HEADER or (len(block.text) > PROSE_LENGTH and _is_ended(block.text)):
            is_above = False
        is_name = at == 0 and bare_byline(block.text, lexicon)
        if is_stamp(block.text, lexicon) or (
            is_above and not is_name and is_header_line(block.text, lexicon)
        ):
            kinds[at] = "boilerplate"


def _mark_links(blocks: Sequence[Block], kinds: list[str], lexicon: Lexicon) -> None:
    """Mark the links to other articles below a line such as "RELATED": they end like no sentence."""
    is_link = False
    for at, block in enumerate(blocks):
        if heads_links(block.text, lexicon):
            is_link = True
        elif is_link and not kinds[at] and len(block.text) <= LINK_LENGTH and not _is_ended(block.text):
            kinds[at] = "boilerplate"
        else:
            is_link = False


def _mark_title(blocks: Sequence[Block], kinds: list[str]) -> None:
    """Mark the first line of the article's own as its title where it has the form of one, also told twice."""
    own = [at for at, kind in enumerate(kinds[:12]) if not kind]
    if len(own) < 2 or own[0] > 4:
        return
    first, second = own[:2]
    title, following = blocks[first].text, blocks[second].text
    if not _has_title_form(title) or following[0].islower():
        return
    if any(len(b.text) > PROSE_LENGTH and _is_ended(b.text) for b in blocks[first + 1 :]):
        kinds[first] = "title"
        if following.rstrip(".") == title.rstrip("."):
            kinds[second] = "title"


def _mark_headings(blocks: Sequence[Block], kinds: list[str]) -> None:
    """Mark short lines without a sentence end above prose; above a caption they belong to it; three in a row are a list."""
    short = [not kind and _has_heading_form(block.text) for block, kind in zip(blocks, kinds, strict=True)]
    for is_short, run in groupby(range(len(blocks)), key=short.__getitem__):
        lines = list(run)
        after = lines[-1] + 1
        if not is_short or len(lines) > 2 or after == len(blocks) or blocks[after].text[0].islower():
            continue
        if kind := {"": "heading", "caption": "caption"}.get(kinds[after]):
            kinds[lines[0] : after] = [kind] * len(lines)


def _has_title_form(text: str) -> bool:
    """A capital or digit first, few words, and no sentence end but of a question, or after Words With Capitals."""
    text = text[title_label(text) :]
    if (
        len(text) > TITLE_LENGTH
        or not BEGINS.match(text)
        or LINK.search(text)
        or len(text.split()) > TITLE_WORDS
    ):
        return False
    if not _is_ended(text) or text[-1] == ";" or _is_short_question(text):
        return True
    long = LONG_WORD.findall(text)
    capitals = sum(word[0].isupper() for word in long)
    return text[-1] in ".?!" and ". " not in text and len(long) > 2 and capitals >= 0.8 * len(long)


def _has_heading_form(text: str) -> bool:
    if len(text) > HEADING_LENGTH or not BEGINS.match(text) or LINK.search(text):
        return False
    words = text.split()
    if text[-1] == ":":
        return len(words) <= 3 and not words[-1][0].islower()
    return len(words) <= HEADING_WORDS and (not _is_ended(text) or _is_short_question(text))


def _is_short_question(text: str) -> bool:
    return text[-1] == "?" and len(text.split()) <= HEADING_WORDS and not ("“" in text or '"' in text)


def _is_ended(text: str) -> bool:
    return bool(ENDS.search(text, max(0, len(text) - 4)))
