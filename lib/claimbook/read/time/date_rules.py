"""How a grammar of date expressions is written: rules over the tags of words, each with what it makes of them.

A rule is a regular expression whose letters are whole tags: `weekday? month dot? (num|ord)` fits "Tuesday Feb. 24". What
a rule makes of its words is a shape (date_shapes), or None where their meaning rules it out; then the next rule is tried.
Longer readings stand before shorter ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import ascii_letters

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
INNER = "".join(
    LETTERS[tag]
    for tag in (
        "x",
        "comma",
        "dot",
        "dash",
        "and",
        "or",
        "to",
        "of",
        "mark",
        "slash",
        "open",
        "counted",
        "owner",
        "ago",
    )
)  # no rule begins with these

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


@value
class Rules:
    """A layer of the grammar: all its patterns in one, each by itself, and what each makes of its words."""

    pattern: re.Pattern[str]
    patterns: Mapping[str, re.Pattern[str]]
    builds: Mapping[str, Build]

    @classmethod
    def of(cls, grammar: Grammar) -> Rules:
        """The layer of some rules, in their order."""
        parts = {name: _with_letters(pattern) for name, (pattern, _) in grammar.items()}
        return cls(
            re.compile(
                f"(?![{INNER}])(?:" + "|".join(f"(?P<{name}>{part})" for name, part in parts.items()) + ")"
            ),
            {name: re.compile(part) for name, part in parts.items()},
            {name: build for name, (_, build) in grammar.items()},
        )

    def readings(self, letters: str, match: re.Match[str]) -> Iterator[tuple[str, int]]:
        """Yield the rules that fit where the layer's pattern was found, and where each ends."""
        yield match.lastgroup, match.end()
        names = iter(self.patterns)
        next(name for name in names if name == match.lastgroup)
        for name in names:
            if other := self.patterns[name].match(letters, match.start()):
                yield name, other.end()


def encode(tokens: Iterable[Token]) -> str:
    """One letter a token, so that the places in a rule's match are the tokens' places."""
    return "".join([LETTERS[t.tag] for t in tokens])


def _with_letters(pattern: str) -> str:
    tagged = re.sub(r"[a-z_]+", lambda tag: LETTERS[tag[0]], pattern.replace("(", "(?:"))
    return tagged.replace(" ", "")
