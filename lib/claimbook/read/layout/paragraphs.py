"""Paragraphs: the blocks of a text, each with what it is: body, heading, caption, boilerplate ..."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimbook.lexicon import Lexicon
from claimbook.read.layout.blocks import Paragraph, find_blocks
from claimbook.read.layout.kinds import find_kinds
from claimbook.records import Article

LIST_MARK = re.compile(r"(?: [►▶▪■●•‣◆➤➢✓⁃·∙○][\ufe0e\ufe0f]?\s* | [-–*]\s+(?=[\w“\"]) )", re.VERBOSE)


def split_paragraphs(article: Article, lexicon: Lexicon) -> Iterator[Paragraph]:
    """Yield the paragraphs of an article in reading order.

    A list or section mark ("► ", "- ") at a paragraph's start is not part of it; such a mark alone is boilerplate.
    """
    blocks = tuple(find_blocks(article.text))
    for index, (block, kind) in enumerate(zip(blocks, find_kinds(blocks, lexicon), strict=True)):
        mark = LIST_MARK.match(block.text)
        start = block.start + mark.end() if mark and mark.end() < len(block.text) else block.start
        yield Paragraph(index, start, block.end, kind)
