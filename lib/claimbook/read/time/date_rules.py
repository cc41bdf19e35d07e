"""How a grammar of date expressions is written: rules over the tags of words, each with what it makes of them.

A rule is a regular expression whose letters are whole tags: `weekday? month dot? (num|ord)` fits "Tuesday Feb. 24". What
a rule makes of its words is a shape (date_shapes), or None where their meaning rules it out; then the next rule is tried.
Longer readings stand before shorter ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import ascii_letters
from typing import NamedTuple

from claimbook.read.time.date_shapes import Shape
from claimbook.read.time.date_tokens import Token
from claimbook.records import value

WORD_TAGS = """
    month weekday season unit units dayword daypart decade nineteen period
    the a of prep before after to from between and or part later earlier ago last past previous this next that same following
    latest half eve overnight kind ord word tens vague thousand owner every counter numbered counted address paper epithet age trade
"""  # what the lexicons date_words and date_links know
FIGURE_TAGS = (
    "iso numeric stamp packed clock quarter half_year num count rank year far comma dash dot slash open mark"
)
# date: what was found; x: any other word
TAGS = (*WORD_TAGS.split(), *FIGURE_TAGS.split(), "holiday", "date", "x")
LETTERS = dict(zip(TAGS, (*ascii_letters, *map(chr, range(0xC0, 0x180))), strict=False))

Build = Callable[["Run"], Shape | None]
Grammar = Mapping[str, tuple[str, Build]]


@value
class Run:
    """The tokens that a rule fits, and those beside them."""

    tokens: Sequence[Token]
    first: int
    last: int

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens[self.first : self.last])

    def all(self, *tags: str) -> list:
        """The values of the tokens that have one of the tags."""
        return [t.value for t in self if t.tag in tags]

    def get(self, *tags: str) -> int | str | None:
        """The value of the first token that has one of the tags."""
        return next((t.value for t in self if t.tag in tags), None)

    def has(self, *tags: str) -> bool:
        """Whether a token has one of the tags."""
        return any(t.tag in tags for t in self)

    def word(self, tag: str) -> Token | None:
        """The first token that has the tag."""
        return next((t for t in self if t.tag == tag), None)

    @property
    def before(self) -> Token:
        """The token before the run; an empty one at the start."""
        return self.tokens[self.first - 1] if self.first else NOTHING

    @property
    def after(self) -> Token:
        """The token after the run; an empty one at the end."""
        return self.tokens[self.last] if self.last < len(self.tokens) else NOTHING


NOTHING = Token(0, 0, "", "")


class Rule(NamedTuple):
    """What a date expression looks like, and what it makes of its words."""

    name: str
    pattern: re.Pattern[str]
    build: Build


@value
class Rules:
    """A layer of the grammar: letter -> the rules that may begin with its tag, in their order."""

    beginning: Mapping[str, Sequence[Rule]]

    @classmethod
    def of(cls, grammar: Grammar) -> Rules:
        """The layer of some rules, in their order."""
        beginning: dict[str, list[Rule]] = {}
        for name, (pattern, build) in grammar.items():
            rule = Rule(name, re.compile(_with_letters(pattern)), build)
            for tag in _first_tags(pattern):
                beginning.setdefault(LETTERS[tag], []).append(rule)
        return cls(beginning)

    def readings(self, letters: str, first: int) -> Iterator[tuple[Rule, int]]:
        """Yield the rules that fit at the token `first`, and where each ends."""
        for rule in self.beginning.get(letters[first], ()):
            if match := rule.pattern.match(letters, first):
                yield rule, match.end()


def encode(tokens: Iterable[Token]) -> str:
    """One letter a token, so that the places in a rule's match are the tokens' places."""
    return "".join([LETTERS[t.tag] for t in tokens])


def _first_tags(pattern: str) -> set[str]:
    """The tags with which what fits a pattern may begin: those up to the first part that must stand.

    >>> sorted(_first_tags("(the | a)? weekday? month dot? num"))
    ['a', 'month', 'the', 'weekday']
    """
    tags: set[str] = set()
    past = [False, False]  # around and in each bracket: whether a part stands before that must stand
    parts = re.findall(r"[a-z_]+|\S", pattern)
    for part, behind in zip(parts, (*parts[1:], ""), strict=True):
        if part == "(":
            past.append(past[-1])
        elif part == "|":
            past[-1] = past[-2]
        elif part not in "?*+":
            if part == ")":
                past.pop()
            elif not past[-1]:
                tags.add(part)
            past[-1] = past[-1] or behind not in ("?", "*")
    return tags


def _with_letters(pattern: str) -> str:
    tagged = re.sub(r"[a-z_]+", lambda tag: LETTERS[tag[0]], pattern.replace("(", "(?:"))
    return tagged.replace(" ", "")
