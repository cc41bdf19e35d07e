"""Place words: what the lexicons know of the words around a place's name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimbook.lexicon import Lexicon, any_of

PART = r"(?:(?:al|el)[- ]|a[dnrstz]h?-)?[^\W\d_a-z][\w’'-]*"
NAME = rf"{PART}(?:[ \xa0]{PART}){{0,3}}"
ARTICLES = frozenset(("the", "a", "an", "its", "their", "this", "that", "of"))


class PlaceWords(NamedTuple):
    """The words of the lexicons by their part, in lower case."""

    leads: frozenset[str]
    weak: frozenset[str]
    path: frozenset[str]
    between: frozenset[str]  # between lead and name: the, of, northern, town
    kinds: frozenset[str]  # town, region, refugee camp; by their words
    kept: frozenset[str]  # of those, the ones that belong to the name before them: region
    land: frozenset[str]
    heads: frozenset[str]
    sites: frozenset[str]
    bare: frozenset[str]  # what is no name alone: Highway
    things: frozenset[str]  # what a name ends with that is none of a place: War
    residents: frozenset[str]  # who is at a seat: officials (in Bern)
    scenes: frozenset[str]  # events that have a place: attack
    asides: frozenset[
        str
    ]  # before a place where somebody talks or lives, or for which others pay: talks (in Bern)
    foreign: frozenset[str]  # of a state that is told by its letters and acts elsewhere: (a U.S.) strike
    rulers: frozenset[str]  # of a town or a region: (Velsk's) governor
    borne: frozenset[str]  # what a land whose name stands before it bears: (the Syrian) war, (Haiti's) quake
    tellers: frozenset[str]  # first words of hosts, rulers and what is borne
    host: re.Pattern[str]  # a verb of the place where it happens: hosts, put to death
    name: re.Pattern[str]  # Velsk, Strait of Velsk
    owned: re.Pattern[str]  # (Colombia's) oil-rich Velsk province
    kind_of: re.Pattern[str]  # behind an owner: (Russia's) southern city of Velsk


@cache
def place_words(lexicon: Lexicon) -> PlaceWords:
    """The place words of a lexicon."""
    roles: dict[str, set[str]] = {}
    for row in lexicon.rows("place_words"):
        roles.setdefault(row["role"], set()).add(row["phrase"])
    kinds = roles["kind"].union(lexicon.phrases("place_kinds"))
    kind_words = frozenset(word for phrase in kinds for word in phrase.split())
    kept = frozenset(lexicon.phrases("place_kinds", stands="either"))
    describing = any_of(roles["describing"])
    return PlaceWords(
        frozenset(roles["lead"] | roles["weak"]),
        frozenset(roles["weak"]),
        frozenset(roles["path"]),
        ARTICLES | kind_words | roles["describing"],
        kind_words,
        kept,
        frozenset(roles["land"]),
        frozenset(roles["head"]),
        frozenset(roles["site"]),
        frozenset(lexicon.phrases("name_words", role="place")),
        frozenset(lexicon.phrases("name_words", role="thing")),
        frozenset(roles["resident"]),
        frozenset(roles["scene"]),
        frozenset(roles["aside"]),
        frozenset(roles["foreign"]),
        frozenset(roles["ruler"]),
        frozenset(roles["borne"]),
        frozenset(phrase.split()[0] for role in ("host", "ruler", "borne") for phrase in roles[role]),
        re.compile(rf"{any_of(roles['host'])}\b"),
        re.compile(rf"{any_of(word.capitalize() for word in roles['head'])} of (?:the )?{PART}|{NAME}"),
        re.compile(rf"\s+(?:[a-z][a-z-]*\s+){{0,2}}(?P<name>{NAME})\s+(?P<kind>{any_of(kept)})\b"),
        re.compile(
            rf"\s+(?:{describing}\s+){{0,2}}(?P<kind>{any_of(kinds)})\s+of\s+(?:the\s+)?(?P<name>{NAME})"
        ),
    )
