"""Totals: what sort of total a number is: all so far, more on top, at a moment, or only planned."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.tokens import Tokens, by_first_word, longest

REACH = 12  # words on either side of the quantity
CLAUSE_MARKS = frozenset((";", ":", "but"))


@cache
def _totals(lexicon: Lexicon) -> Mapping:
    return by_first_word({r["words"]: r["total_type"] for r in lexicon.rows("totals")})


def total_type(tokens: Tokens, reading: Reading, lexicon: Lexicon) -> str:
    """The sort of total: its own words before the clause's, a plan before all; `unknown` where nothing tells.

    A number that follows "the death toll" is cumulative; one missing or stationed "are", a snapshot.
    """
    phrases, quantity = _totals(lexicon), reading.quantity
    first, end = quantity.number.first, quantity.end
    found = {
        longest(tokens, at, phrases)[1]
        for at in range(*_clause(tokens, first, end))
        if tokens.words[at] in phrases
        and longest(tokens, at, phrases)
        and not _is_away(tokens, at, reading, phrases)
    }
    own = {
        hit[1]
        for at in range(max(0, first - 1), end)
        if (hit := longest(tokens, at, phrases)) and tokens.word(hit[0]) != "than"
    }
    if "planned" in found:
        return "planned"
    if "increment" in own or tokens.word(first - 1) == "+":
        return "increment"
    if reading.cue and reading.cue.syntax == "toll":
        return "cumulative"
    for sort in ("cumulative", "increment", "snapshot"):
        if sort in found and (sort != "increment" or "more" not in found):
            return sort
    return "snapshot" if reading.measure == "missing" else "unknown"


def _clause(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    """The reach around the quantity, cut at a mark that ends the clause."""
    low, high = first, end
    while low > 0 and first - low < REACH and tokens.words[low - 1] not in CLAUSE_MARKS:
        low -= 1
    while high < len(tokens) and high - end < REACH and tokens.words[high] not in CLAUSE_MARKS:
        high += 1
    return low, high


def _is_away(tokens: Tokens, at: int, reading: Reading, phrases: Mapping) -> bool:
    """Whether words of a plan stand behind the quantity and its verb, or words for an increment at another noun."""
    hit, first = longest(tokens, at, phrases), reading.quantity.number.first
    if hit is None:
        return True
    if hit[1] == "planned":
        verb = reading.cue.first if reading.cue else first
        return at >= max(first, verb) or tokens.word(hit[0]) == "have"
    if tokens.words[at] == "bringing":
        return at >= first
    return hit[1] == "increment" and hit[0] == at + 1 and tokens.words[at] != "overnight"


@cache
def _hedges(lexicon: Lexicon) -> Mapping:
    return by_first_word({r["phrase"]: r["status"] for r in lexicon.rows("hedges")})


def hedge_near(tokens: Tokens, first: int, end: int, lexicon: Lexicon) -> str:
    """The status of a figure that no claim holds: a hedge beside it ("reportedly", "an estimated"), else asserted."""
    phrases = _hedges(lexicon)
    low, high = _clause(tokens, first, end)
    for at in range(low, high):
        if tokens.words[at] in phrases and (hit := longest(tokens, at, phrases)):
            return hit[1]
    return "asserted"
