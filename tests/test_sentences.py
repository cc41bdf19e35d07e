"""Where sentences end, and whose voice they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SEEDS, load_cases

from claimbook.extract import extract
from claimbook.lexicon import Lexicon, load
from claimbook.read.files.articles import read_articles
from claimbook.read.layout.languages import english_share
from claimbook.read.layout.pages import Page, lay_out
from claimbook.read.layout.words import split_words

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


def test_endless_sentences_are_cut_between_words(page: Callable[..., Page]) -> None:
    for text in ("and on " * 1000, "on" * 2000, " on" + " " * 2000 + "and" + " on" * 900):
        sentences = page(text).sentences
        assert max(len(s.text) for s in sentences) <= 1500
        assert "".join("".join(s.text for s in sentences).split()) == "".join(text.split())
        assert all(s.text == s.text.strip() == text[s.start : s.end] for s in sentences)


def test_a_sentence_is_found_by_its_place(page: Callable[..., Page]) -> None:
    laid = page("Two died. “We fled.”\n\nThey left.")
    assert laid.sentence_at(0).text == "Two died."
    assert laid.sentence_at(11).text == "“We fled.”"
    assert laid.paragraph_at(25).index == 1
    assert laid.quotation_at(11).end == 19
    assert laid.quotation_at(9) is None
    assert page("\n Two").sentence_at(0) is None


@pytest.mark.parametrize("row", load().rows("abbreviations"), ids=lambda row: row["word"])
def test_abbreviations_end_no_sentence(row: dict, page: Callable[..., Page]) -> None:
    assert row["word"] in row["example"].lower()
    assert len(page(row["example"]).sentences) == 1


@pytest.mark.parametrize("row", load().rows("starters"), ids=lambda row: row["word"])
def test_starters_begin_a_sentence(row: dict, page: Callable[..., Page]) -> None:
    sentences = page(row["example"]).sentences
    assert sentences[1].text.lower().startswith(row["word"])


@pytest.mark.parametrize("row", load().rows("elisions"), ids=lambda row: row["word"])
def test_elisions_open_no_quotation(row: dict, page: Callable[..., Page]) -> None:
    assert row["word"] in row["example"].lower()
    assert not page(row["example"]).quotations


@pytest.mark.parametrize("row", load().rows("english"), ids=lambda row: row["word"])
def test_english_words_are_known(row: dict, lexicon: Lexicon) -> None:
    assert row["word"] in row["example"].lower().split()
    assert english_share(split_words(row["example"] * 10), lexicon) > 0


def test_other_languages_are_told(article: Callable[..., object], lexicon: Lexicon) -> None:
    german = "Zwei Menschen starben am Montag in Ada, teilte die Polizei mit. " * 5
    english = "Two people died in Ada on Monday, the police said, and a few were hurt. " * 5
    for text, language, status in (
        (german, None, "partial"),
        (english, "en", "ok"),
        ("Two died.", None, "ok"),
    ):
        read = extract(article(text), lexicon).article
        assert (read.language, read.status) == (language, status)
