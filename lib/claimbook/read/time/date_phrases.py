"""Date expressions as the words give them, not yet resolved: "last May", "two days later", "April 28"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.time.calendar_rules import CALENDAR
from claimbook.read.time.date_rules import Rules, Run, encode
from claimbook.read.time.date_shapes import Shape
from claimbook.read.time.date_tokens import Token, find_tokens
from claimbook.read.time.quarter_rules import QUARTERS
from claimbook.read.time.range_rules import PARTS, RANGES
from claimbook.read.time.relative_rules import RELATIVE
from claimbook.read.time.year_rules import YEARS
from claimbook.records import value

POINT_RULES = Rules.of({**CALENDAR, **QUARTERS, **YEARS, **RELATIVE})
WIDER_RULES = (Rules.of(PARTS), Rules.of(RANGES))


@value
class Phrase:
    """The words of a date and what they say."""

    start: int
    end: int
    rule: str
    shape: Shape


def find_phrases(page: Page, lexicon: Lexicon) -> Iterator[Phrase]:
    """Yield the date expressions of an article in reading order, the widest reading of each."""
    for tokens in find_tokens(page, lexicon):
        found = _reduce(tokens, POINT_RULES)
        if found is not tokens:
            for rules in WIDER_RULES:
                found = _reduce(found, rules)
            yield from (t.value for t in found if t.tag == "date")


def _reduce(tokens: Sequence[Token], rules: Rules) -> Sequence[Token]:
    """The tokens with each run that fits a rule replaced by one token `date` that holds its phrase."""
    letters = encode(tokens)
    reduced: list[Token] = []
    done = 0
    for first in range(len(letters)):
        if first < done:
            continue
        for rule, last in rules.readings(letters, first):
            if shape := rule.build(Run(tokens, first, last)):
                start, end = tokens[first].start, tokens[last - 1].end
                reduced += tokens[done:first]
                reduced.append(Token(start, end, "", "date", Phrase(start, end, rule.name, shape)))
                done = last
                break
    return [*reduced, *tokens[done:]] if done else tokens
