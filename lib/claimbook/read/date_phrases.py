"""Date expressions as the words give them, not yet resolved: "last May", "two days later", "April 28"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimbook.lexicon import Lexicon
from claimbook.read.date_rules import PARTS, POINTS, RANGES, Rules, Run, encode
from claimbook.read.date_shapes import Shape
from claimbook.read.date_tokens import Token, find_tokens
from claimbook.read.pages import Page


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a date and what they say."""

    start: int
    end: int
    rule: str
    shape: Shape


def find_phrases(page: Page, lexicon: Lexicon) -> Iterator[Phrase]:
    """Yield the date expressions of an article in reading order, the widest reading of each."""
    for tokens in find_tokens(page, lexicon):
        found = _reduce(tokens, POINTS)
        if len(found) < len(tokens) or any(t.tag == "date" for t in found):
            found = _reduce(_reduce(found, PARTS), RANGES)
            yield from (t.value for t in found if t.tag == "date")


def _reduce(tokens: Sequence[Token], rules: Rules) -> Sequence[Token]:
    """The tokens with each run that fits a rule replaced by one token `date` that holds its phrase."""
    tags = encode(t.tag for t in tokens)
    reduced: list[Token] = []
    done = at = 0
    while match := rules.pattern.search(tags, at):
        first = match.start()
        at = first + 1
        for name, last in rules.readings(tags, match):
            if shape := rules.builds[name](Run(tokens, first, last)):
                start, end = tokens[first].start, tokens[last - 1].end
                reduced += tokens[done:first]
                reduced.append(Token(start, end, "", "date", Phrase(start, end, name, shape)))
                done = at = last
                break
    return [*reduced, *tokens[done:]] if done else tokens
