"""Places: the case table, and the examples of the word list."""

from __future__ import annotations

import pytest
from conftest import LEXICON, load_cases, reading_of

NAMED = ("Velsk", "Kenya")  # the place of each example


def places_in(text: str) -> list[str | None]:
    """The places of the figures of a short article."""
    return [f.place for f in reading_of(text).figures]


@pytest.mark.parametrize("case", load_cases("places"))
def test_case(case: dict) -> None:
    assert places_in(case["text"]) == case["places"]


@pytest.mark.parametrize("row", LEXICON.rows("place_words"), ids=lambda r: f"{r['role']}-{r['phrase']}")
def test_place_word(row: dict) -> None:
    assert row["phrase"] in row["example"].lower()
    assert any(place and any(name in place for name in NAMED) for place in places_in(row["example"]))
