"""Sources: who gives a figure, case by case, and each entry of the lexicons of counting at work."""

from __future__ import annotations

import pytest
from conftest import load_cases, make_article

from claimbook import lexicon as lexicons
from claimbook.extract import extract
from claimbook.records import Figure

LEXICON = lexicons.load()


def figures_in(text: str) -> tuple[Figure, ...]:
    return extract(
        make_article(text, published_earliest="2024-05-10", published_latest="2024-05-10"), LEXICON
    ).figures


@pytest.mark.parametrize("case", load_cases("sources"))
def test_case(case):
    assert {f.text: f.source for f in figures_in(case["text"])} == case["sources"]


@pytest.mark.parametrize("name", ["tally_verbs", "tally_nouns"])
def test_each_entry_gives_a_figure_its_source(name):
    silent = [r["phrase"] for r in LEXICON.rows(name) if not any(f.source for f in figures_in(r["example"]))]
    assert not silent
