"""Places: the case table, and the examples of the word list."""

from __future__ import annotations

import pytest
from conftest import load_cases, make_article

from claimbook import lexicon as lexicons
from claimbook.extract import extract

LEXICON = lexicons.load()
NAMED = ("Velsk", "Kenya")  # the place of each example


def places_in(text: str) -> list[str | None]:
    """The places of the figures of a short article."""
    return [f.place for f in extract(make_article(text), LEXICON).figures]


@pytest.mark.parametrize("case", load_cases("places"))
def test_case(case: dict) -> None:
    assert places_in(case["text"]) == case["places"]


@pytest.mark.parametrize("row", LEXICON.rows("place_words"), ids=lambda r: f"{r['role']}-{r['phrase']}")
def test_place_word(row: dict) -> None:
    assert row["phrase"] in row["example"].lower()
    assert any(place and any(name in place for name in NAMED) for place in places_in(row["example"]))
