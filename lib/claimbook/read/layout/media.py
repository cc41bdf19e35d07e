"""News media: whether a name is known as one or formed like one."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon

DOMAIN = re.compile(r"[a-z][\w-]*\.(?:com|org|net|info|news|co\.uk)")  # harbourtimes.com


@cache
def _media(lexicon: Lexicon) -> tuple[frozenset[str], tuple[str, ...]]:
    """Names of news media, and the words in which such names end, all in lower case."""
    media = [r for r in lexicon.rows("actors") if r["kind"] == "news_media"]
    names = {n.strip().lower() for r in media for n in (r["name"], *r["aliases"].split(";")) if n.strip()}
    heads = tuple(f" {r['head']}" for r in lexicon.rows("organisations") if r["kind"] == "news_media")
    return frozenset(names), heads


@cache
def _labels(lexicon: Lexicon) -> frozenset[str]:
    """Words that fill a line of a web page, in lower case: "breaking news"."""
    return frozenset(lexicon.phrases("furniture", where="whole"))


def is_medium(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a news medium.

    >>> from claimbook import lexicon
    >>> is_medium("The Harbour Times", lexicon.load()), is_medium("Breaking News", lexicon.load())
    (True, False)
    """
    names, heads = _media(lexicon)
    low = name.lower()
    return low not in _labels(lexicon) and (
        bool(DOMAIN.fullmatch(low))
        or low in names
        or low.removeprefix("the ") in names
        or low.endswith(heads)
    )
