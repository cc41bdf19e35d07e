"""An article laid out: its paragraphs, sentences and quotations, each found by its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimbook.lexicon import Lexicon
from claimbook.read.layout.blocks import Paragraph
from claimbook.read.layout.mastheads import Dateline, find_dateline
from claimbook.read.layout.paragraphs import split_paragraphs
from claimbook.read.layout.quotations import Quotation, find_quotations
from claimbook.read.layout.sentences import split_sentences
from claimbook.read.layout.words import Words, find_openings, split_words
from claimbook.records import Article, Sentence


@dataclass(frozen=True)
class Page:
    """What the finders share: the text and what stands where. All parts are in reading order."""

    article: Article
    text: str  # the article's; all offsets count in it
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    dateline: Dateline | None
    words: Words = field(repr=False)
    openings: Mapping[str, Sequence[int]] = field(repr=False)  # lexicon -> offsets where a phrase may begin
    _sentence_starts: list[int] = field(repr=False)
    _paragraph_starts: list[int] = field(repr=False)
    _outer_quotations: tuple[Quotation, ...] = field(repr=False)
    _quotation_starts: list[int] = field(repr=False)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, else the one before it; None before the first."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[at] if at >= 0 else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds `offset`, else the one before it; None before the first."""
        at = bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[at] if at >= 0 else None

    def is_repeat(self, paragraph: int) -> bool:
        """Whether a paragraph says word for word what the one before it says, as captions do: it tells nothing anew."""
        if paragraph == 0:
            return False
        before, here = self.paragraphs[paragraph - 1 : paragraph + 1]
        return self.text[before.start : before.end] == self.text[here.start : here.end]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outermost quotation whose words hold `offset`."""
        at = bisect_right(self._quotation_starts, offset) - 1
        return self._outer_quotations[at] if at >= 0 and offset < self._outer_quotations[at].end else None


def lay_out(article: Article, lexicon: Lexicon) -> Page:
    """Split an article into paragraphs, sentences and quotations."""
    paragraphs = tuple(split_paragraphs(article, lexicon))
    quotations = tuple(find_quotations(article, paragraphs, lexicon))
    sentences = tuple(split_sentences(article, paragraphs, quotations, lexicon))
    outer = tuple(q for q in quotations if not q.nested)
    words = split_words(article.text)
    return Page(
        article,
        article.text,
        paragraphs,
        sentences,
        quotations,
        find_dateline(article.text, paragraphs, lexicon),
        words,
        find_openings(words, lexicon),
        [s.start for s in sentences],
        [p.start for p in paragraphs],
        outer,
        [q.start for q in outer],
    )
