"""What stands between quotation marks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from conftest import SEEDS, load_cases

from claimbook.lexicon import Lexicon
from claimbook.read.files.articles import read_articles
from claimbook.read.layout.pages import Page, lay_out
from claimbook.read.layout.quotations import Quotation


def shown(text: str, quotation: Quotation) -> str:
    before = ">" * quotation.continues + "(" * quotation.nested
    return before + text[quotation.start : quotation.end] + "…>" * (not quotation.closed)


@pytest.mark.parametrize("case", load_cases("quotations"))
def test_case(case: dict, page: Callable[..., Page]) -> None:
    assert [shown(case["text"], q) for q in page(case["text"]).quotations] == case["quoted"]


@pytest.mark.parametrize("article", list(read_articles(SEEDS)), ids=lambda a: a.path[:3])
def test_quotations_stay_in_their_paragraphs(article: object, lexicon: Lexicon) -> None:
    page = lay_out(article, lexicon)
    assert page.quotations
    for quotation in page.quotations:
        paragraph = page.paragraphs[quotation.paragraph]
        words = article.text[quotation.start : quotation.end]
        assert words == words.strip('“”" \n')
        assert paragraph.start <= quotation.start < quotation.end <= paragraph.end
    outer = [q for q in page.quotations if not q.nested]
    assert all(a.end <= b.start for a, b in pairwise(outer))
