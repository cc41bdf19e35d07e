"""Date expressions as the words give them, not yet resolved: "last May", "two days later", "April 28"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimbook.lexicon import Lexicon
from claimbook.read.date_rules import PARTS, POINTS, RANGES, Rules, Run
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
        for rules in (POINTS, PARTS, RANGES):
            tokens = _reduce(tokens, rules)
        yield from (t.value for t in tokens if t.tag == "date")


def _reduce(tokens: Sequence[Token], rules: Rules) -> Sequence[Token]:
    """The tokens with each run that fits a rule replaced by one token `date` that holds its phrase."""
    tags, places = "", {}
    for index, token in enumerate(tokens):
        places[len(tags)] = index
        tags += token.tag + " "
    places[len(tags)] = len(tokens)
    reduced: list[Token] = []
    done = at = 0
    while match := rules.pattern.search(tags, at):
        first = places[match.start()]
        for name, length in rules.readings(tags, match):
            last = places[match.start() + length]
            if shape := rules.builds[name](Run(tokens, first, last)):
                start, end = tokens[first].start, tokens[last - 1].end
                reduced += tokens[done:first]
                reduced.append(Token(start, end, "", "date", Phrase(start, end, name, shape)))
                done, at = last, match.start() + length
                break
        else:
            at = tags.index(" ", match.start()) + 1
    return [*reduced, *tokens[done:]] if done else tokens
