"""Sources: who gives a figure, case by case, and each entry of the lexicons of counting at work."""

from __future__ import annotations

import pytest
from conftest import LEXICON, load_cases, reading_of

from claimbook.records import Figure


def figures_in(text: str) -> tuple[Figure, ...]:
    return reading_of(text, published="2024-05-10").figures


@pytest.mark.parametrize("case", load_cases("sources"))
def test_case(case):
    assert {f.text: f.source for f in figures_in(case["text"])} == case["sources"]


@pytest.mark.parametrize("name", ["tally_verbs", "tally_nouns"])
def test_each_entry_gives_a_figure_its_source(name):
    silent = [r["phrase"] for r in LEXICON.rows(name) if not any(f.source for f in figures_in(r["example"]))]
    assert not silent
