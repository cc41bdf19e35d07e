"""Sentences within their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimbook.lexicon import Lexicon
from claimbook.read.layout.blocks import Paragraph
from claimbook.read.layout.captions import label_pattern
from claimbook.read.layout.quotations import Quotation
from claimbook.read.layout.voices import find_voices
from claimbook.records import Article, Sentence, stable_id

END = re.compile(
    r"""
    [.!?…] (?<! [.!?…] [.!?…] ) [.!?…]*+            # He left.   He left?!
    [”"’'»)\]}]*+                                   # He left.”  (He left.)
    (?: (?= \s )
      | (?<= [a-z][a-z] \. ) (?= [A-Z][a-z]+ \s )   # He left.She stayed.
        (?! (?: Com | Net | Org | (?! A[nst] | He | I[fnst] | [DGNS]o | [BM][ey] | O[nr] | To | Up | We ) [A-Z][a-z] ) \s [a-z] )  # Velsk.Fr says
      | (?<= [.!?] [”"] ) (?= [“A-Z] )              # He left.”“She stayed.”
    )
    """,
    re.VERBOSE,
)
NEXT = re.compile(
    r"\s* (?P<marks> (?: [“\"‘'«„(\[{*—–-] \s? )* ) (?P<word> [^\W_]+ (?: [.'’-] [^\W_]+ )* | \.\. | … )?",
    re.VERBOSE,
)
LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]+")
PARTICLE = re.compile(r"(?:al|el|ad|ash|an|ar)[-’'][A-Z]|i[A-Z]")  # al-Shabab, iPhone
ZONE = re.compile(r"[A-Z]{2,4}(?!\w)")  # 5 p.m. EST
OPENERS, CLOSERS = "“”\"‘'«»„([{—–-", "”\"’'»)]}"
DASHES, QUOTES = ("—", "–", "-"), ("“", '"', "‘", "«")
LONGEST = 1500  # characters; a text without full stops must not make every finder look at all of it
REACH = 60  # characters that decide about a break, to either side


def split_sentences(
    article: Article, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], lexicon: Lexicon
) -> Iterator[Sentence]:
    """Yield the sentences of an article in reading order; none crosses its paragraph, and together they cover it."""
    text, article_id = article.text, article.article_id
    spans = [(p, span) for p in paragraphs for span in _spans(text, p, lexicon)]
    voices = find_voices(text, (span for _, span in spans), quotations)
    for (p, (start, end)), voice in zip(spans, voices, strict=True):
        words = text[start:end]
        sentence_id = stable_id("s", article_id, start, words)
        yield Sentence(sentence_id, article_id, p.index, start, end, words, p.kind, voice)


def _spans(text: str, paragraph: Paragraph, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a paragraph begin and end; what goes on beyond LONGEST is cut between words."""
    for start, end in _uncut_spans(text, paragraph, lexicon):
        while end - start > LONGEST:
            cut = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
            cut = cut if cut > start else start + LONGEST
            yield start, start + len(text[start:cut].rstrip())
            start = _skip_space(text, cut)
        yield start, end


def _uncut_spans(text: str, paragraph: Paragraph, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    start, limit = paragraph.start, paragraph.end
    for stop, end in _stops(text, paragraph, lexicon):
        if start < end < limit and _is_break(text, start, stop, end, limit, lexicon):
            yield start, end
            start = _skip_space(text, end)
    yield start, limit


def _skip_space(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


def _stops(text: str, paragraph: Paragraph, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield where the marks begin and end after which a sentence may end; a picture's credit has none before it."""
    stops = [match.span() for match in END.finditer(text, paragraph.start, paragraph.end)]
    if paragraph.kind == "caption":
        stops += [
            (match.start(), match.start())
            for match in label_pattern(lexicon).finditer(text, paragraph.start, paragraph.end)
        ]
        stops.sort()
    yield from stops


class _Words(NamedTuple):
    """The words that decide about breaks."""

    abbreviations: dict[str, str]  # with their full stop -> kind
    starters: frozenset[str]
    says: frozenset[str]
    days: frozenset[str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    verbs = (form for row in lexicon.rows("reporting_verbs") for form in row["forms"].split(";"))
    days = lexicon.mapping("date_words", "tag").items()
    return _Words(
        lexicon.mapping("abbreviations", "kind"),
        frozenset(lexicon.phrases("starters")),
        frozenset(verbs),
        frozenset(word for word, tag in days if tag in ("month", "weekday")),
    )


def _is_break(text: str, start: int, stop: int, end: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a sentence that began at `start` ends at `end`; its marks begin at `stop`, its paragraph ends at `limit`."""
    if stop == end:
        return True
    following = NEXT.match(text, end, min(limit, end + REACH))
    word = following["word"]
    if word is None:
        return True
    if word[0].islower() or word[0] in ".…":
        return bool(PARTICLE.match(word)) and text[end - 1] not in CLOSERS
    if text[end - 1] in "”\"’'»":
        return not following["marks"].startswith(DASHES) and not _is_said_by(text, end, lexicon)
    if text[stop] != "." or text[stop + 1 : stop + 2] == ".":
        return _last_word(text, start, stop).lower() not in _words(lexicon).abbreviations  # Yahoo! News
    return not _is_abbreviation(text, start, stop, following, lexicon)


def _is_said_by(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the words after a quotation only name its speaker: “Why now?” Ana Lopez asked."""
    words = text[end : end + REACH].split()[:6]
    if not words or words[0].lower() in _words(lexicon).starters:
        return False
    for word in words:
        if word[0].islower():
            return word[-1] in ".,;:" and word[:-1] in _words(lexicon).says
    return False


def _last_word(text: str, start: int, stop: int) -> str:
    """The word that ends with the mark at `stop`, with the mark."""
    words = text[max(start, stop - REACH) : stop + 1].split()
    return words[-1].lstrip(OPENERS) if words else ""


def _is_abbreviation(text: str, start: int, stop: int, following: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the full stop at `stop` belongs to the word before it and ends no sentence."""
    if stop - start < 6 and LIST_NUMBER.fullmatch(text, start, stop + 1):
        return True
    token, word = _last_word(text, start, stop), following["word"]
    starts = word.lower() in _words(lexicon).starters or following["marks"].startswith(QUOTES)
    kind = _words(lexicon).abbreviations.get(token.lower())
    is_initial = kind == "number" and len(token) == 2 and token[0].isupper()  # Kenneth P. Dahl, no p. 5
    if kind is None or is_initial:
        if not token[:1].isupper() or ("." not in token[:-1] and len(token) > 2):
            return False
        return not starts or word in ("I", "A")  # John F. Kennedy, J.R. Smith
    if kind in ("month", "number"):
        return word[0].isdigit()
    if kind == "time":
        return word[0].isdigit() or word.lower() in _words(lexicon).days or bool(ZONE.match(word))
    return kind == "never" or not starts
