"""Where paragraphs begin and end, and what each of them is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SEEDS, load_cases

from claimbook.lexicon import Lexicon, load
from claimbook.read.files.articles import read_articles
from claimbook.read.layout.mastheads import find_author, find_title
from claimbook.read.layout.pages import Page, lay_out

PROSE = "The river rose over its banks at night and took the bridge, the mayor of the town said on Monday."
WRAPPED = """\
The river rose over its banks at night and took the
bridge with it, the mayor of the town said on Monday
to those who had come to the school on the hill.
   Two people were killed, he said, and a dozen more
were missing in the villages below the dam.

Nobody had been warned.
"""


@pytest.mark.parametrize("case", load_cases("paragraphs"))
def test_case(case: dict, page: Callable[..., Page]) -> None:
    assert [p.kind for p in page(case["text"]).paragraphs] == case["kinds"]


@pytest.mark.parametrize("row", load().rows("furniture"), ids=lambda row: f"{row['where']}-{row['words']}")
def test_furniture_is_known(row: dict, page: Callable[..., Page]) -> None:
    laid = page(f"{PROSE}\n\n{row['example']}\n\n{PROSE[:-1]}, and left.")
    assert [p.kind for p in laid.paragraphs][1] == row["kind"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_wrapped_lines_are_joined(ends: str, page: Callable[..., Page]) -> None:
    laid = page(WRAPPED.replace("\n", ends))
    firsts = [laid.text[p.start : p.end].split()[0] for p in laid.paragraphs]
    assert firsts == ["The", "Two", "Nobody"]
    assert len(laid.sentences) == 3


def test_lines_that_are_not_wrapped_are_paragraphs(page: Callable[..., Page]) -> None:
    laid = page("Two died in Ada on the first day.\nThree fled.\r\n\r\n  Four hid.\u2028Five came.\n")
    assert [laid.text[p.start : p.end] for p in laid.paragraphs] == [
        "Two died in Ada on the first day.",
        "Three fled.",
        "Four hid.",
        "Five came.",
    ]


def test_list_marks_are_not_part_of_a_paragraph(page: Callable[..., Page]) -> None:
    laid = page("► Two died.\n- Three fled.\n• “We hid.”\n-5 degrees\n1. Four came.")
    assert [laid.text[p.start : p.end] for p in laid.paragraphs] == [
        "Two died.",
        "Three fled.",
        "“We hid.”",
        "-5 degrees",
        "1. Four came.",
    ]


@pytest.mark.parametrize("article", list(read_articles(SEEDS)), ids=lambda a: a.path[:3])
def test_paragraphs_cover_the_text(article: object, lexicon: Lexicon) -> None:
    paragraphs = lay_out(article, lexicon).paragraphs
    at = 0
    for paragraph in paragraphs:
        assert set(article.text[at : paragraph.start].split()) <= {"►"}
        at = paragraph.end
    assert not article.text[at:].strip()


def test_nothing_to_read_gives_nothing(page: Callable[..., Page]) -> None:
    for text in ("", " \n\n", "\n"):
        laid = page(text)
        assert (laid.paragraphs, laid.sentences, laid.quotations, laid.dateline) == ((), (), (), None)


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ana Lopez", "Ana Lopez"),
        ("BY ANA LOPEZ AND BO LIND", "ANA LOPEZ AND BO LIND"),
        ("By Ana de Souza, Daily Example", "Ana de Souza"),
        ("BYLINE: Ana Lopez.", "Ana Lopez"),
        ("by Ana Lopez | 3 May 2021", "Ana Lopez"),
        ("By Tuesday the army had left the town.", None),
    ],
)
def test_author(byline: str, author: str | None, page: Callable[..., Page], lexicon: Lexicon) -> None:
    laid = page(f"Two die in Ada\n{byline}\n{PROSE}")
    assert find_author(laid.text, laid.paragraphs, lexicon) == author
    assert find_title(laid.text, laid.paragraphs) == "Two die in Ada"


@pytest.mark.parametrize(
    ("start", "place", "date", "agency"),
    [
        ("KYIV, May 3 (Reuters) - ", "KYIV", "May 3", "Reuters"),
        ("BEIRUT (AP) — ", "BEIRUT", None, "AP"),
        ("NAIROBI, 12 May (Xinhua) -- ", "NAIROBI", "12 May", "Xinhua"),
        ("PORT-AU-PRINCE, Haiti — ", "PORT-AU-PRINCE, Haiti", None, None),
        ("DAMASCUS, Syria, 9 March 2024 — ", "DAMASCUS, Syria", "9 March 2024", None),
        ("New York (AFP) – ", "New York", None, "AFP"),
        ("(AP) — ", None, None, "AP"),
        ("MOSCOW (AP)_ ", "MOSCOW", None, "AP"),
        ("DHAKA, May 3: ", "DHAKA", "May 3", None),
        ("Two men - one of them old - said that ", None, None, None),
        ("BREAKING: ", None, None, None),
    ],
)
def test_dateline(
    start: str, place: str | None, date: str | None, agency: str | None, page: Callable[..., Page]
) -> None:
    laid = page(f"Two die in Ada\n{start}{PROSE}")
    if not (place or agency):
        assert laid.dateline is None
        return
    words = [laid.text[slice(*part)] if part else None for part in (laid.dateline.place, laid.dateline.date)]
    assert words == [place, date]
    assert (laid.text[slice(*laid.dateline.agency)] if laid.dateline.agency else None) == agency
    assert laid.text[laid.dateline.end :] == PROSE
