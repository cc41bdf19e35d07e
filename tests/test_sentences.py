"""Where sentences end, and whose voice they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SEEDS, load_cases

from claimbook.lexicon import Lexicon
from claimbook.read.articles import read_articles
from claimbook.read.pages import Page, lay_out

ARTICLES = list(read_articles(SEEDS))


@pytest.mark.parametrize("case", load_cases("sentences"))
def test_case(case: dict, page: Callable[..., Page]) -> None:
    expected = [part.strip() for part in case["split"].split("|")]
    text = case["split"].replace(" | ", " ").replace("|", "")
    assert [s.text for s in page(text).sentences] == expected


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Two died.", ["own"]),
        ("“Two died.”", ["quoted"]),
        ("“Two died,” he said. “We fled. We hid.” They left.", ["mixed", "quoted", "quoted", "own"]),
        ("He saw a “hero” and ‘another’.", ["mixed"]),
        ("“We fled.\n\n“We hid.”", ["quoted", "quoted"]),
        ("“We say ‘no’.”", ["quoted"]),
    ],
)
def test_voice(text: str, voices: list[str], page: Callable[..., Page]) -> None:
    assert [s.voice for s in page(text).sentences] == voices


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.path[:3])
def test_sentences_cover_their_paragraphs(article: object, lexicon: Lexicon) -> None:
    page = lay_out(article, lexicon)
    text, covered = article.text, set()
    for sentence in page.sentences:
        paragraph = page.paragraphs[sentence.paragraph]
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        assert not covered & set(range(sentence.start, sentence.end))
        covered |= set(range(sentence.start, sentence.end))
    for paragraph in page.paragraphs:
        left = [at for at in range(paragraph.start, paragraph.end) if at not in covered]
        assert not "".join(text[at] for at in left).strip()


def test_a_sentence_is_found_by_its_place(page: Callable[..., Page]) -> None:
    laid = page("Two died. “We fled.”\n\nThey left.")
    assert laid.sentence_at(0).text == "Two died."
    assert laid.sentence_at(11).text == "“We fled.”"
    assert laid.paragraph_at(25).index == 1
    assert laid.quotation_at(11).end == 19
    assert laid.quotation_at(9) is None
    assert page("\n Two").sentence_at(0) is None
