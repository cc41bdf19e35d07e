"""Measures: what is counted and how many, in short reports of many topics, by a compact notation."""

from __future__ import annotations

import pytest
from conftest import load_cases, reading_of

from claimbook.records import Figure

TELLING_ONLY = ("duration", "distance")  # measures of figures that set the scene


def noted(figure: Figure) -> str:
    """A figure as killed=12; with >12 for a floor, <12 for a ceiling, 12-15 for a range and ~12 for a vague floor."""
    low, best, high = figure.low, figure.best, figure.high
    if best is None:
        value = f"~{low:.12g}" if high is None else f"{low:.12g}-{high:.12g}"
    else:
        value = f"{'>' if high is None else '<' if low is None else ''}{best:.12g}"
    return f"{figure.measure}={value}"


@pytest.mark.parametrize("case", load_cases("measures"))
def test_case(case: dict) -> None:
    figures = reading_of(case["text"], published="2024-05-10").figures
    assert [noted(f) for f in figures if f.measure not in TELLING_ONLY] == case["figures"].split()
