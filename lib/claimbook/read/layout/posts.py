"""Embedded posts: words of a social network that a page shows within an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.read.layout.blocks import Block
from claimbook.read.layout.furniture import LINK, SHORT

# — Name (@handle) December 13, 2024
SIGNATURE = re.compile(r"[—–-]{1,2}\s?[^@]{1,80}\(@\w{1,30}\)\s\S.{0,30}")
LENGTH = 285  # characters of a post without its link, and some white space
OPENING = 30  # characters by which a quoted post is known again
QUOTED = re.compile(rf"[“\"]([^“”\"]{{{OPENING}}})")
TELLS = re.compile(r"[“”\"]|:\Z|\b(?:said|says|told|wrote|posted|tweeted|shared|reported|according)\b")
ENDED = re.compile(r"[.!?…][”\"’')\]]{0,2}\Z")


def mark_posts(blocks: Sequence[Block], kinds: list[str]) -> None:
    """Mark the signatures of posts and the paragraphs of the post above each.

    The nearest is the post's; those above are as far as a post can reach if they are quoted elsewhere in the article,
    as posts often are, or end like no sentence of an article.
    """
    signed = [at for at, block in enumerate(blocks) if is_signature(block.text)]
    if not signed:
        return
    quoted = {words for block in blocks for words in QUOTED.findall(block.text)}
    for at in signed:
        kinds[at] = "embed"
        room = LENGTH
        for above in range(at - 1, -1, -1):
            words = blocks[above].text
            room -= len(LINK.sub("", words))
            if kinds[above] not in ("", "embed") or room < 0 or TELLS.search(words):
                break
            if above < at - 1 and ENDED.search(words) and words[:OPENING] not in quoted:
                break
            kinds[above] = "embed"


def is_signature(text: str) -> bool:
    """Whether a paragraph tells who put up the post above it, and when."""
    return text[0] in "—–-" and len(text) <= SHORT and bool(SIGNATURE.fullmatch(text))
