"""Sentences within their paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.paragraphs import Paragraph
from claimbook.read.quotations import Quotation
from claimbook.read.words import WORD
from claimbook.records import Article, Sentence, stable_id

END = re.compile(
    r"""
    (?<! [.!?…] ) [.!?…]++              # He left.   He left?!
    [”"’'»)\]}]*+                       # He left.”  (He left.)
    (?: (?= \s ) | (?<= [a-z][a-z] \. ) (?= [A-Z][a-z]+ \s ) | (?<= [.!?] ["”] ) (?= [“A-Z] ) )     # ... or the space is lost
    """,
    re.VERBOSE,
)
NEXT = re.compile(r"\s* (?: [“\"‘'«„(\[{*—–-] \s? )* (?P<word> [^\W_]+ (?: [.'’-] [^\W_]+ )* )?", re.VERBOSE)
OPENERS = "“”\"‘'«»„([{—–-"
LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]+")
PARTICLE = re.compile(r"(?:al|el|ad|ash|as|an|ar|at|de|van|von|ibn|bin)[-’' ][A-Z]|i[A-Z]|e[A-Z]")
SPEAKER = re.compile(
    r"\s+(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep)\.\s+)?[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3}\s+"
    r"(?:said|says|asked|asks|added|wrote|writes|told|shouted|cried|replied|tweeted|posted|exclaimed|wondered|yelled)\b"
)
CLOSERS = "”\"’'»)]}"
DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[A-Z]{1,2}[DS]?T\b|GMT|UTC|local|eastern|central|pacific",
    re.IGNORECASE,
)


def split_sentences(
    article: Article, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], lexicon: Lexicon
) -> Iterator[Sentence]:
    """Yield the sentences of an article in reading order; none crosses its paragraph."""
    text, article_id = article.text, article.article_id
    voice = _Voices(text, quotations)
    for p in paragraphs:
        start = p.start
        for end in (*_ends(text, p, lexicon), p.end):
            while start < end and text[start].isspace():
                start += 1
            if start < end:
                words = text[start:end]
                yield Sentence(
                    stable_id("s", article_id, start, words),
                    article_id,
                    p.index,
                    start,
                    end,
                    words,
                    p.kind,
                    voice.of(start, end),
                )
            start = end


class _Voices:
    """Tells whether words are quoted."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.outer = [q for q in quotations if not q.nested]
        self.starts = [q.start for q in self.outer]

    def of(self, start: int, end: int) -> str:
        """own, quoted (but for marks and spaces) or mixed."""
        at = max(0, bisect_right(self.starts, start) - 1)
        rest, inside = start, False
        own = False
        while at < len(self.outer) and self.outer[at].start < end:
            q = self.outer[at]
            at += 1
            if q.end <= start:
                continue
            inside = True
            own = own or bool(WORD.search(self.text, rest, q.start))
            rest = max(rest, q.end)
        if not inside:
            return "own"
        return "mixed" if own or WORD.search(self.text, rest, end) else "quoted"


@cache
def _kinds(lexicon: Lexicon) -> tuple[dict[str, str], frozenset[str]]:
    return lexicon.mapping("abbreviations", "kind"), frozenset(lexicon.phrases("starters"))


def _ends(text: str, paragraph: Paragraph, lexicon: Lexicon) -> Iterator[int]:
    """Yield where the sentences of a paragraph end, its own end left out."""
    start = paragraph.start
    for match in END.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        if end < paragraph.end and _is_break(text, start, match.start(), end, paragraph.end, lexicon):
            yield end
            start = end


def _is_break(text: str, start: int, stop: int, end: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a sentence that began at `start` ends at `end`; its full stop is at `stop`, its paragraph ends at `limit`."""
    following = NEXT.match(text, end, min(limit, end + 60))
    word = following["word"] if following else None
    if word is None:
        return True
    closed = text[end - 1] in CLOSERS
    if word[0].islower():
        return bool(PARTICLE.match(word)) and not closed
    if closed and text[stop] in "!?" and SPEAKER.match(text, end, min(limit, end + 80)):
        return False
    if text[stop] != "." or text[stop + 1 : stop + 2] == ".":
        return text[stop] != "!" or not _is_name(text, start, stop, lexicon)
    if closed and text[end - 1] not in ")]}":
        return True
    return not _is_abbreviation(text, start, stop, word, following.start("word") - end, lexicon)


def _is_name(text: str, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the mark at `stop` is part of a name: Yahoo! News."""
    return _last_word(text, start, stop).lower() in _kinds(lexicon)[0]


def _last_word(text: str, start: int, stop: int) -> str:
    """The word that ends with the mark at `stop`, with the mark."""
    words = text[max(start, stop - 30) : stop + 1].split()
    return words[-1].lstrip(OPENERS) if words else ""


def _is_abbreviation(text: str, start: int, stop: int, word: str, gap: int, lexicon: Lexicon) -> bool:
    """Whether the full stop at `stop` belongs to the word before it and ends no sentence before `word`."""
    kinds, starters = _kinds(lexicon)
    token = _last_word(text, start, stop)
    if LIST_NUMBER.fullmatch(text, start + len(text[start:stop]) - len(text[start:stop].lstrip()), stop + 1):
        return True
    starts = word.lower() in starters or gap > 1
    kind = kinds.get(token.lower())
    if kind is None:
        if len(token) == 2 and token[0].isupper():
            return not starts or word in ("I", "A", "An")  # an initial: John F. Kennedy
        return "." in token[:-1] and token[0].isupper() and len(token) <= 8 and not starts  # J.R. Smith
    if kind in ("title", "never"):
        return not (kind == "title" and token.lower() == "st." and starts)
    if kind in ("month", "number"):
        return word[0].isdigit()
    if kind == "time":
        return bool(DAYS.match(word)) or word[0].isdigit()
    return not starts
