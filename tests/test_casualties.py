"""Casualties: who was killed, wounded or went missing in short reports of many kinds, and what counts nobody."""

from __future__ import annotations

import pytest
from conftest import load_cases, reading_of

HARM = ("killed", "wounded", "casualties", "missing", "captured", "displaced", "arrested")


@pytest.mark.parametrize("case", load_cases("casualties"))
def test_case(case: dict) -> None:
    found: dict[str, list[float]] = {}
    for figure in reading_of(case["text"]).figures:
        if figure.measure in HARM:
            found.setdefault(figure.measure, []).append(
                figure.best if figure.best is not None else figure.low
            )
    assert found == {measure: case[measure] for measure in HARM if measure in case}


@pytest.mark.parametrize("case", load_cases("attributes"))
def test_attributes(case: dict) -> None:
    found = reading_of(case["text"], published="2024-05-10").figures
    wanted = [dict(figure) for figure in case["figures"]]
    assert [{name: getattr(f, name) for name in w} for f, w in zip(found, wanted, strict=True)] == wanted
