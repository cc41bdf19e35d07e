"""Localities: the place that the clause of a quantity names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.cast import Cast
from claimbook.read.quantities import Vocabulary
from claimbook.read.tokens import Tokens, by_first_word, longest

PREPOSITIONS = frozenset(
    (
        "in",
        "at",
        "near",
        "from",
        "of",
        "across",
        "outside",
        "into",
        "to",
        "off",
        "inside",
        "around",
        "toward",
        "towards",
        "on",
        "over",
    )
)
WEAK = frozenset(("of", "to", "from", "on", "over"))  # a place only where the name is known as one
ARTICLES = frozenset(("the", "a", "an", "its"))
LONGEST_LEAD = 5  # words between the preposition and the name
LONGEST_NAME = 4


@cache
def _kinds(lexicon: Lexicon) -> frozenset[str]:
    kinds = {r["kind"] for r in lexicon.rows("place_kinds")}
    return frozenset(kinds | {f"{k}s" for k in kinds})


@cache
def _places(lexicon: Lexicon) -> Mapping:
    return by_first_word({r["place"].lower(): True for r in lexicon.rows("places")})


def place_of(
    tokens: Tokens, first: int, end: int, limit: int, cast: Cast, known: Vocabulary, lexicon: Lexicon
) -> str | None:
    """The place named behind the quantity at `first` to before `end`, up to `limit`, else the nearest named before it."""
    for at in range(end, limit):
        if tokens.words[at] in PREPOSITIONS and (place := _place_at(tokens, at, cast, known, lexicon)):
            return place
    for at in range(first - 1, -1, -1):
        if tokens.words[at] in PREPOSITIONS and (place := _place_at(tokens, at, cast, known, lexicon)):
            return place
    return None


def _place_at(tokens: Tokens, at: int, cast: Cast, known: Vocabulary, lexicon: Lexicon) -> str | None:
    """The name behind the preposition at `at`: "in the eastern city of Goma", "near Kharkiv"."""
    kinds, begin = _kinds(lexicon), at + 1
    has_kind = False
    while begin < min(at + LONGEST_LEAD, len(tokens)) and not _is_capital(tokens, begin):
        word = tokens.words[begin]
        if word not in ARTICLES and word not in kinds and word != "of" and not word.endswith("ern"):
            return None
        has_kind = has_kind or word in kinds
        begin += 1
    if begin >= len(tokens) or not _is_capital(tokens, begin):
        return None
    if tokens.words[begin].endswith("'s") and begin + 1 < len(tokens) and _is_capital(tokens, begin + 1):
        begin += 1
    end = begin
    while end < min(begin + LONGEST_NAME, len(tokens)) and _is_capital(tokens, end):
        end += 1
        if tokens.words[end - 1].endswith("'s"):
            break
    has_kind = has_kind or tokens.word(end) in kinds
    return _named(tokens, at, begin, end, cast, known, lexicon, has_kind=has_kind)


def _named(
    tokens: Tokens,
    at: int,
    begin: int,
    end: int,
    cast: Cast,
    known: Vocabulary,
    lexicon: Lexicon,
    *,
    has_kind: bool,
) -> str | None:
    """The name at `begin` to before `end`, where it is a place and no person, people, organisation or date."""
    word = tokens.words[begin].removesuffix("'s")
    if (word in known.ends and word not in ("us",)) or (
        longest(tokens, begin, known.peoples) and not has_kind
    ):
        return None
    mentions = cast.mentions_in(tokens.starts[begin], tokens.ends[end - 1] + 1)
    if any(m.person or (m.actor.kind not in ("government", "other") and m.role == "name") for m in mentions):
        return None
    is_known = (
        has_kind
        or longest(tokens, begin, _places(lexicon)) is not None
        or longest(tokens, begin, known.states) is not None
    )
    if tokens.words[at] in WEAK and not is_known:
        return None
    name = tokens.text[tokens.starts[begin] : tokens.ends[end - 1]]
    if tokens.word(end) in _kinds(lexicon) and not tokens.words[end - 1].endswith("'s"):
        name = tokens.text[tokens.starts[begin] : tokens.ends[end]]
    return name.removesuffix("'s").removesuffix("’s")


def _is_capital(tokens: Tokens, at: int) -> bool:
    raw = tokens.raw(at)
    return raw[0].isupper() and raw[0].isalpha()
