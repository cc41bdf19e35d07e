"""Sentences within their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimbook.lexicon import Lexicon
from claimbook.read.paragraphs import Paragraph
from claimbook.read.quotations import Quotation
from claimbook.records import Article, Sentence, stable_id

END = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s+[“\"‘'(\[]?[A-Z0-9])")


def split_sentences(
    article: Article, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], lexicon: Lexicon
) -> Iterator[Sentence]:
    """Yield the sentences of an article in reading order; none crosses its paragraph."""
    for p in paragraphs:
        ends = [m.end() for m in END.finditer(article.text, p.start, p.end)] + [p.end]
        start = p.start
        for end in ends:
            while start < end and article.text[start].isspace():
                start += 1
            if start < end:
                words = article.text[start:end]
                yield Sentence(
                    stable_id("s", article.article_id, start, words),
                    article.article_id,
                    p.index,
                    start,
                    end,
                    words,
                    p.kind,
                )
            start = end
