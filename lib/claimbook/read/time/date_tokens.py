"""The words around a date, each with what it is in the grammar of dates; the rest of a text is not looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.time.holidays import Holiday, find_holidays
from claimbook.records import value

TURN = 40  # of the years without a century those above it are of the last one
REACH = 42  # characters to each side of a word that makes a date: "the first half of the following financial year"
# 2024, 3/5/24, 04MAY24, the 6th, '96, 70s
NUMERIC = re.compile(
    r"\d(?:\d{3}|(?<=[\s(]['’]\d)\d(?!\w)|0['’]?s\b|[./-]\d\d?[./-]\d\d|[A-Z]{3}\d\d|(?<=[Tt]he\s\d)\d?(?:st|nd|rd|th)\b)"
)
TOKEN = re.compile(
    r"""
    (?P<word>     (?! [QqHh][1-4]\b ) [^\W\d_]+ )                                     # first, for most tokens are words
  | (?P<iso>      \d{4} (?P<sign>[-/.]) \d\d (?P=sign) \d\d (?: T[\d:.]+Z? )? (?!\d) )  # 2025-04-28, 2025/04/28
  | (?P<numeric>  (?<![\d./-]) \d{1,2} (?P<mark>[./-]) \d{1,2} (?P=mark) (?:\d{4}|\d\d) (?![\d/-]) )  # 28/04/2025
  | (?P<stamp>    \d{6}Z (?![a-z]) )                                                 # 280200Z
  | (?P<packed>   (?<!\w) \d{1,2} (?= [A-Z]{3}\d\d (?:\d\d)?\b ) )                    # 04 of 04MAY24
  | (?P<clock>    \d{1,2}[:.]\d\d (?: \s?[ap]\.?m\b\.? )? | \d{1,2}\s?[ap]\.?m\b\.? )  # 10:30, 10 p.m.
  | (?P<glued>    (?<!\d) (?:19|20)\d\d (?= \d{1,2}:\d\d ) )                        # 2024 of 20245:04 PM, as pages glue it
  | (?P<decade>   (?: [12]\d\d0 | (?<!\w)['’]\d0 | [2-9]0 ) ['’]?s\b )                # 1990s, '90s
  | (?P<short>    (?<!\w)['’]\d\d (?![\w'’]) )                                      # '96
  | (?P<quarter>  \b[Qq][1-4]\b )                                                   # Q3
  | (?P<half_year> \b(?:[Hh][12]|[12]H)\b )                                         # H1
  | (?P<number>   (?<!\d) \d++ (?: [.,]\d++ )*+ (?P<rank> st|nd|rd|th )?+ (?![\w%]) )   # 28, 14th, 2,017
  | (?P<other>    [^\s] )
    """,
    re.VERBOSE,
)
MARKS = {
    ",": "comma",
    "-": "dash",
    "–": "dash",
    ".": "dot",
    "/": "slash",
    "(": "open",
    "'": "mark",
    "’": "mark",
}

Word = tuple[str, str | int | None, bool]
PROPER = ("month", "weekday", "paper")  # with a capital: "March" and "the Sunday Times"
COMMON = ("unit", "units", "season")  # without


@value
class Token:
    """A word and what it is: `tag` as in the lexicons, `x` for any other word."""

    start: int
    end: int
    text: str
    tag: str
    value: object = None
    alone: bool = True  # a date without a number or a preposition


def find_tokens(page: Page, lexicon: Lexicon) -> Iterator[tuple[Token, ...]]:
    """Yield the tokens around each word or number that makes a date, neighbours together, in reading order."""
    words, holidays = _words(lexicon), find_holidays(page, lexicon)
    for start, end in _windows(page, holidays):
        yield tuple(_tokens(page.text, start, end, words, holidays))


def _tokens(
    text: str, start: int, end: int, words: dict[str, Word], holidays: Mapping[int, Holiday]
) -> Iterator[Token]:
    """Yield the words from `start` to `end`, those of a holiday's name as one."""
    done = start
    for match in TOKEN.finditer(text, start, end):
        first = match.start()
        if first < done:
            continue
        if holidays and (holiday := holidays.get(first)):
            done = holiday.end
            yield Token(first, done, text[first:done], "holiday", holiday, holiday.alone)
        elif match.lastgroup == "word" and (word := match[0]) not in words:
            yield Token(first, match.end(), word, "x")
        else:
            yield _token(match, words)


@cache
def _words(lexicon: Lexicon) -> dict[str, Word]:
    """Word, as it may be written -> its tag, its value, whether it is a date alone."""
    rows = [(r["word"], r["tag"], r["value"], "yes") for r in lexicon.rows("date_links")]
    rows += [(r["phrase"], r["tag"], r["value"], r["alone"]) for r in lexicon.rows("date_words")]
    return {
        form: (tag, _number(value), alone == "yes")
        for word, tag, value, alone in rows
        for form in (word, word.capitalize(), word.upper())
        if tag not in PROPER or form != word
    }


def _number(value: str) -> str | int:
    return int(value) if value.lstrip("-").isdigit() else value


def _windows(page: Page, holidays: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches of text to look at; none crosses its paragraph."""
    text, paragraph, start, end = page.text, None, 0, -1
    triggers = {m.start() for m in NUMERIC.finditer(text)}
    triggers.update(holidays)
    triggers.update(page.openings["date_words"])
    for offset in sorted(triggers):
        if paragraph and offset - REACH <= end and offset < paragraph.end:
            end = min(offset + REACH, paragraph.end)
            continue
        if paragraph:
            yield start, _word_end(text, end, paragraph.end)
        paragraph = page.paragraph_at(offset)
        if paragraph:
            start = _word_start(text, max(offset - REACH, paragraph.start), offset, paragraph.start)
            end = min(offset + REACH, paragraph.end)
    if paragraph:
        yield start, _word_end(text, end, paragraph.end)


def _word_start(text: str, at: int, stop: int, floor: int) -> int:
    """The first offset from `at` on at which no word is cut."""
    while floor < at < stop and not text[at - 1].isspace():
        at += 1
    return at


def _word_end(text: str, at: int, ceiling: int) -> int:
    """The end of the word at `at`, within 24 characters."""
    stop = min(at + 24, ceiling)
    while at < stop and not text[at].isspace():
        at += 1
    return at


def _token(match: re.Match[str], words: dict[str, Word]) -> Token:
    kind, text = match.lastgroup, match.group()
    start, end = match.span()
    if kind == "word":
        tag, value, alone = words[text]
        if tag in COMMON and text[0].isupper() and _is_titled(match):
            tag = "x"
        return Token(start, end, text, tag, value, alone)
    if kind == "number":
        return Token(start, end, text, *_counted(text, match["rank"]))
    if kind == "other":
        return Token(start, end, text, MARKS.get(text, "x"))
    if kind == "glued":
        return Token(start, end, text, "year", int(text))
    if kind == "short":
        return Token(start, end, text, "year", (1900 if int(text[1:]) > TURN else 2000) + int(text[1:]))
    if kind == "decade":
        return Token(start, end, text, kind, _decade(text))
    if kind in ("quarter", "half_year"):
        return Token(start, end, text, kind, int(text.strip("QqHh")))
    return Token(start, end, text, kind or "x", text)


def _is_titled(match: re.Match[str]) -> bool:
    """Whether a word with a capital follows another within its sentence, as in a name: "This Week" on ABC."""
    return match.string[max(0, match.start() - 2) : match.start()].strip().isalnum()


def _counted(text: str, rank: str | None) -> tuple[str, int | None]:
    """Tag and value of a number: a day of the month, a year or only a count."""
    digits = text.removesuffix(rank or "")
    if not digits.isdigit() or len(digits) > 4:
        return "count", None
    value = int(digits)
    if value == 0:
        return "count", value
    if rank:
        return ("ord" if value <= 31 else "rank"), value
    if len(digits) == 4:
        return ("year" if 1400 <= value <= 2199 else "far"), value
    return ("num" if 1 <= value <= 31 and len(digits) <= 2 else "count"), value


def _decade(text: str) -> int:
    digits = int(re.sub(r"\D", "", text))
    return digits if digits > 100 else 1900 + digits
