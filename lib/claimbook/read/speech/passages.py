"""Passages: sentences as their speaker sees them, each quotation one token however many sentences it holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimbook.read.layout.pages import Page
from claimbook.read.layout.quotations import Quotation
from claimbook.read.layout.words import cut_words, fold
from claimbook.records import Sentence, value

QUOTE = "“"  # the word of a token that is a whole quotation

WORDS = r"""
    [^\W_]+                             # Khinshtein
    (?: [’'&/-][^\W_]+                  # Russia’s, mine-clearing
      | [.,:]\d+                        # 12,000, 9:45
      | \.[^\W_](?![^\W_]) )*           # U.S
"""
MARK = r"| --? | [,;:?!()\[\]—–…]"
TOKEN = re.compile(rf"( {WORDS} {MARK} )", re.VERBOSE)
OWNED = re.compile(rf"( {WORDS} (?: (?<=s)[’'](?=\s[^\W_]) )? {MARK} )", re.VERBOSE)  # the rebels’ claim
# lexicons whose phrases make claims
SPEAKING = ("reporting_verbs", "reporting_phrases", "reporting_nouns", "acts")
MARKS = "“”\"'‘’„«»`"
DATED_MAY = re.compile(  # no modal verb: on May 3, on 3 May, in May
    r"(?:\d|\b(?:in|since|until|by|of|last|next|this|early|mid|late|from|through|during)) (?P<a>May)\b|\b(?P<b>May) \d"
)
MONTH = "month"  # the word of such a token
ISLAMIC_STATE = re.compile(
    r"(?<![A-Z] )\bIS(?= (?!(?:[A-Z]+|an?|the|not)\b))"
)  # no verb: in IS videos; but: THIS IS IT
NAMED = "isis"  # the word of such a token

Tokens = tuple[list[str], list[int], list[int]]  # words, where each begins, where it ends


@value
class Passage:
    """A sentence of an article whose quotations count as one token each; it may hold several sentences of a speaker.

    A token is a word in lower case (with straight apostrophes), a mark, or a whole quotation with its marks; there are none
    where nothing is said: no cue, no quotation.
    """

    text: str
    start: int
    end: int
    paragraph: int
    kind: str  # of its paragraph: title, body ...
    openings: Sequence[int]  # where a phrase of SPEAKING may begin
    words: list[str]  # of the tokens
    starts: list[int]
    ends: list[int]
    quotations: dict[int, Quotation]  # by the number of their token

    def word(self, at: int) -> str:
        """The word of token `at`, "" where there is none."""
        try:
            return self.words[at] if at >= 0 else ""
        except IndexError:
            return ""

    def is_name(self, at: int) -> bool:
        """Whether token `at` begins with a capital letter."""
        return at < len(self.starts) and self.text[self.starts[at]].isupper()

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens `first` to `last` (exclusive) begin and end in the text."""
        return self.starts[first], self.ends[last - 1]

    def at(self, offset: int) -> int:
        """The number of the token that begins at `offset`, else the next one's."""
        return bisect_left(self.starts, offset)


def split_passages(page: Page) -> Iterator[Passage]:
    """Yield the passages of an article in reading order."""
    outer = [q for q in page.quotations if not q.nested]
    openings = sorted({at for name in SPEAKING for at in page.openings[name]})
    begin = page.dateline.end if page.dateline else 0
    at, start = 0, None
    for sentence in page.sentences:
        if start is None:
            start, first = max(sentence.start, begin), at
        while at < len(outer) and outer[at].end < sentence.end:
            at += 1
        within = at < len(outer) and outer[at].start <= sentence.end < outer[at].end
        if within and outer[at].paragraph == sentence.paragraph:
            continue  # the quotation goes on
        yield _passage(page, start, sentence, outer[first : at + 1], openings)
        start = None


def passage_of(page: Page, sentence: Sentence) -> Passage:
    """The passage of one sentence, with all its words whether they tell of speech or not."""
    start = max(sentence.start, page.dateline.end if page.dateline else 0)
    first = bisect_left(page.quotations, start, key=lambda q: q.start)
    last = bisect_left(page.quotations, sentence.end, key=lambda q: q.start)
    outer = [q for q in page.quotations[first:last] if not q.nested]
    return _passage(page, start, sentence, outer, (start,))


def _passage(
    page: Page, start: int, last: Sentence, quotations: Sequence[Quotation], openings: Sequence[int]
) -> Passage:
    """The passage from `start` to the end of the sentence `last`."""
    text, at = page.text, start
    tokens = words, starts, ends = [], [], []
    inside: dict[int, Quotation] = {}
    for quotation in quotations:
        if start <= quotation.start < last.end:
            opening, closing = _with_marks(text, quotation)
            _add(tokens, _cut(text, at, opening))
            inside[len(words)] = quotation
            _add(tokens, ([QUOTE], [opening], [closing]))
            at = closing
    here = openings[bisect_left(openings, start) : bisect_left(openings, last.end)]
    if inside or here:
        _add(tokens, _cut(text, at, last.end))
    end = max(last.end, at)
    return Passage(text, start, end, last.paragraph, last.kind, here, words, starts, ends, inside)


def _add(tokens: Tokens, more: Tokens) -> None:
    for values, others in zip(tokens, more, strict=True):
        values += others


def _cut(text: str, start: int, end: int) -> Tokens:
    """The words and marks of the text from `start` to `end`."""
    owned = text.find("s’ ", start, end) >= 0 or text.find("s' ", start, end) >= 0
    words, starts, ends = cut_words(OWNED if owned else TOKEN, text, start, end)
    words = fold(words)
    if text.find("IS ", start, end) >= 0:
        groups = {m.start() for m in ISLAMIC_STATE.finditer(text, start, end)}
        words = [NAMED if at in groups else word for at, word in zip(starts, words, strict=True)]
    if text.find("May", start, end) >= 0:
        months = {m.start(m.lastgroup) for m in DATED_MAY.finditer(text, start, end)}
        words = [MONTH if at in months else word for at, word in zip(starts, words, strict=True)]
    return words, starts, ends


def _with_marks(text: str, quotation: Quotation) -> tuple[int, int]:
    """The quotation's place with its marks; a mark may be doubled ('' for \")."""
    start, end = quotation.start, quotation.end
    while start and text[start - 1] in MARKS and start > quotation.start - 2:
        start -= 1
    if quotation.closed:
        while end < len(text) and text[end] in MARKS and end < quotation.end + 2:
            end += 1
    return start, end
