"""The names that the lexicons know: states, their people and governments, organisations, places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.words import WORD
from claimbook.records import value

OWNER = re.compile(r"[’']s\b")


@value
class Entry:
    """What a known name means.

    `role` is state, people (an adjective or its people), capital, actor, person or place; `actor_id` is empty for a place.
    """

    phrase: str
    role: str
    name: str
    actor_id: str
    kind: str
    state: str | None


@lru_cache(maxsize=1 << 14)
def actor_id_of(name: str) -> str:
    """A name as an id: lower snake case without accents.

    >>> actor_id_of("Kim Jong-un")
    'kim_jong_un'
    >>> actor_id_of("Workers’ Party of O'Brien's people")
    'workers_party_of_o_briens_people'
    """
    plain = unicodedata.normalize("NFKD", OWNER.sub("s", name.casefold()))
    return (
        "_".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))) or "unknown"
    )


@cache
def known_names(lexicon: Lexicon) -> dict[str, tuple[Entry, ...]]:
    """First word -> the known names that begin with it, the longest first."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in (*_states(lexicon), *_places(lexicon), *_persons(lexicon), *_actors(lexicon)):
        for phrase in {entry.phrase, entry.phrase.replace("'", "’"), entry.phrase.replace("’", "'")}:
            if first := WORD.match(phrase):
                found.setdefault(first.group(), {})[phrase] = entry
    return {
        word: tuple(
            Entry(phrase, e.role, e.name, e.actor_id, e.kind, e.state)
            for phrase, e in sorted(entries.items(), key=lambda item: -len(item[0]))
        )
        for word, entries in found.items()
    }


def longest_name(text: str, start: int, lexicon: Lexicon) -> Entry | None:
    """The longest known name that stands at `start`."""
    first = WORD.match(text, start)
    for entry in known_names(lexicon).get(first[0], ()) if first else ():
        if text.startswith(entry.phrase, start):
            end = start + len(entry.phrase)
            if not text[end : end + 1].isalnum():
                return entry
    return None


@cache
def shared_words(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Adjective or people of more than one state ("Korean") -> their actor_ids."""
    owners: dict[str, list[str]] = {}
    for entry in _states(lexicon):
        owners.setdefault(entry.phrase, []).append(entry.actor_id)
    return {phrase: tuple(ids) for phrase, ids in owners.items() if len(ids) > 1}


@cache
def state_words(lexicon: Lexicon) -> dict[str, str]:
    """Lower-case name, adjective, people, capital or government of a state -> its actor_id."""
    return {e.phrase.lower(): e.actor_id for e in _states(lexicon)}


def state_of(word: str, lexicon: Lexicon) -> str | None:
    """The actor_id of the state that a word names: its name, adjective, people, capital or government.

    >>> from claimbook.lexicon import load
    >>> state_of("Ukrainian", load()), state_of("DPRK", load()), state_of("wooden", load())
    ('ukraine', 'north_korea', None)
    """
    return state_words(lexicon).get(word.lower().replace("’", "'"))


@cache
def state_names(lexicon: Lexicon) -> dict[str, str]:
    """actor_id of a state -> its common name."""
    return {row["actor_id"]: row["name"] for row in lexicon.rows("states")}


def _states(lexicon: Lexicon) -> Iterator[Entry]:
    for row in lexicon.rows("states"):
        columns = (
            ("state", row["name"]),
            ("state", row["aliases"]),
            ("people", row["people"]),
            ("capital", row["capital"]),
            ("state", row["government"]),
        )
        for role, phrases in columns:
            for phrase in filter(None, phrases.split(";")):
                yield Entry(phrase, role, row["name"], row["actor_id"], "government", row["actor_id"])


def _places(lexicon: Lexicon) -> Iterator[Entry]:
    for row in lexicon.rows("places"):
        yield Entry(row["place"], "place", row["place"], "", "other", None)


def _persons(lexicon: Lexicon) -> Iterator[Entry]:
    for row in lexicon.rows("persons"):
        for phrase in filter(None, (row["name"], *row["aliases"].split(";"))):
            if " " in phrase:
                yield Entry(phrase, "person", row["name"], actor_id_of(row["name"]), row["kind"], None)


def _actors(lexicon: Lexicon) -> Iterator[Entry]:
    for row in lexicon.rows("actors"):
        for phrase in filter(None, (row["name"], *row["aliases"].split(";"))):
            yield Entry(phrase, "actor", row["name"], row["actor_id"], row["kind"], row["state"] or None)
