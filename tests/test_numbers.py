"""Numbers: the case table, and that tokens quote the text."""

from __future__ import annotations

import pytest
from conftest import load_cases

from claimbook.lexicon import Lexicon
from claimbook.read.counts.numbers import find_numbers
from claimbook.read.counts.tokens import split_tokens


@pytest.mark.parametrize("case", load_cases("numbers"))
def test_case(case: dict, lexicon: Lexicon) -> None:
    found = find_numbers(split_tokens(case["text"]), lexicon)
    assert [[n.low, n.best, n.high, n.qualifier, n.currency] for n in found] == case["numbers"]


def test_tokens_quote_the_text() -> None:
    text = "U.S. forces’ 1,200 men, ‘two’ of\tthem İ ½ 5² …"
    tokens = split_tokens(text)
    raw = [tokens.raw(at).lower().replace("’", "'") for at in range(len(tokens))]
    assert raw == tokens.words
    assert "".join(tokens.raw(at) for at in range(len(tokens))) == "".join(text.split())
