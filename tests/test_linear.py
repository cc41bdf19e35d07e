"""Hostile texts: four times the length takes about four times as long, in the whole extraction."""

from __future__ import annotations

import time

import pytest
from conftest import make_article

from claimbook.extract import extract
from claimbook.lexicon import Lexicon

ATTACKS = {
    "quotes": '"',
    "curly quotes": "“",
    "closing quotes": "”",
    "apostrophes": "'",
    "mixed quotes": "“a\" 'b ‘c ",
    "dots": ".",
    "dots and spaces": ". ",
    "spaces": " ",
    "lines": "\n",
    "capitals": "A",
    "capital words": "Ana ",
    "initials": "A. ",
    "digits": "1",
    "numbers": "1,000 ",
    "points": "1.1",
    "brackets": "(",
    "dashes": "- ",
    "slashes": "Ana/",
    "commas": "Ana, ",
    "letters": "a",
    "ands": "and ",
    "saids": "said ",
    "he said": "he said that ",
    "months": "May ",
    "days": "3 May 2021 to ",
    "killed": "killed 3 ",
    "hundreds": "two hundred and ",
    "of": "the head of ",
    "posts": "— A (@b) May 3\n",
    "sentences": "He said “no”. ",
    "headings": "Ana Lopez\n\n",
    "years": "2024-",
    "decades": "'90s ",
    "lasts": "the last ",
    "halves": "first half of ",
    "weekdays": "Monday, ",
    "tolls": "death toll 12 ",
    "shares": "12 of ",
    "inclusions": "12 people, including ",
    "victims": "killed the mayor and 12 men and ",
    "lone claims": "He said, ",
    "bracketed claims": "(said ",
    "relative claims": ", who said",
    "described sources": "X, a Y, said that ",
    "named sources": "according to ",
    "acts": "captured the ",
    "joined claims": "and said ",
}
SHORT, LONG = 4_000, 16_000
TIMES = 8  # linear is 4, quadratic 16
FAST = 0.1  # seconds under which a ratio tells nothing
SLOWEST = 8  # seconds


def seconds(text: str, lexicon: Lexicon) -> float:
    start = time.process_time()
    extract(make_article(text), lexicon)
    return time.process_time() - start


def test_a_long_word_that_speaks_takes_no_time(lexicon: Lexicon) -> None:
    assert (
        seconds("AnnLee" * (LONG // 6) + " said 12 soldiers were killed.", lexicon) < 1
    )  # from each letter anew: 8


def test_a_long_number_beside_a_date_takes_no_time(lexicon: Lexicon) -> None:
    assert (
        seconds("It ended on Monday " + "9" * LONG + "x", lexicon) < 1
    )  # a pattern that starts again at each digit: 14


@pytest.mark.parametrize("unit", ATTACKS.values(), ids=ATTACKS)
def test_time_grows_with_length(unit: str, lexicon: Lexicon) -> None:
    short, long = (unit * (length // len(unit)) for length in (SHORT, LONG))
    seconds(unit, lexicon)  # builds the patterns
    if (first := seconds(long, lexicon)) > FAST:
        least = min(first, seconds(long, lexicon))
        assert least < TIMES * min(seconds(short, lexicon) for _ in range(3))
        assert least < SLOWEST
