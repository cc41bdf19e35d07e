"""Pieces: the names that stand in one run of capitalised words."""

from __future__ import annotations

import re
from functools import lru_cache

from claimbook.lexicon import Lexicon
from claimbook.read.people.gazetteers import Entry, longest_name
from claimbook.read.people.nomenclature import Nomenclature, nomenclature
from claimbook.read.people.roles import CUTS, classified
from claimbook.records import value

OWNERS = frozenset(("state", "people", "place", "capital"))
PLAIN = frozenset(("word", "thing"))  # roles of what belongs to an owner behind it: Greater | Dublin
WEEKDAY_NAMES = frozenset(("Sunday", "Monday", "Friday"))  # that West Africa's families give as well
WORDS = re.compile(r"[^ \u00a0]+")


@value
class Piece:
    """A name within a run; `entry` where a list knows it, else its role is told by its form."""

    start: int
    end: int
    role: str
    entry: Entry | None = None


@lru_cache(maxsize=1 << 16)
def find_pieces(run: str, opens: bool, lexicon: Lexicon) -> tuple[Piece, ...]:
    """The names within a run of capitalised words."""
    tables = nomenclature(lexicon)
    words = [(m.group(), m.start(), m.end()) for m in WORDS.finditer(run)]
    found: list[Piece] = []
    plain: list[tuple[str, int, int]] = []
    at = 0
    while at < len(words):
        word, start, _ = words[at]
        entry = longest_name(run, start, lexicon)
        if entry and _is_part(entry, words, at, plain, found, tables):
            entry = None
        role = tables.roles.get(word.lower())
        ends = word.endswith(("s", "ed")) and not word.endswith("ss")
        verbal = at > 0 and ends and word.lower() in tables.verbs  # "Berg Praises Lund"
        surname = (
            len(plain) == 1 and plain[0][0].lower() in tables.given_names and word[0].isupper()
        )  # Theresa May
        surname = surname or (word in WEEKDAY_NAMES and _is_title(plain, tables))  # General Sunday Okoro
        starts = (role == "starter" and not surname) or (role == "opener" and opens and at == 0) or verbal
        if entry is None and starts and not (plain and word.lower() in ("the", "of", "for", "on")):
            _close(plain, found, tables)
        elif entry is None or (plain and _goes_on(plain, tables)):
            if plain or word[0].isupper() or "-" in word:
                plain.append(words[at])
        else:
            _close(plain, found, tables)
            stop = start + len(entry.phrase)
            found.append(Piece(start, stop, entry.role, entry))
            while at + 1 < len(words) and words[at + 1][1] < stop:
                at += 1
        at += 1
    _close(plain, found, tables)
    return tuple(found)


def _is_title(plain: list, tables: Nomenclature) -> bool:
    """Whether the words before are a title: "Major General | Sunday"."""
    return bool(plain) and " ".join(w.lower() for w, _, _ in plain) in tables.titles


def _is_part(
    entry: Entry, words: list, at: int, plain: list, found: list[Piece], tables: Nomenclature
) -> bool:
    """Whether a known name is here only a part of another."""
    return (
        _is_first_name(entry, words, at, tables)
        or _is_surname(entry, plain, tables)
        or _is_owned(entry, words[at][1], plain, found, tables)
        or _begins_body(entry, words, at, tables)
    )


def _is_owned(entry: Entry, start: int, plain: list, found: list[Piece], tables: Nomenclature) -> bool:
    """Whether a state or place before a kind of body makes it another: "Peruvian | Red Cross"."""
    if entry.role != "actor" or entry.phrase.lower() not in tables.organisations:
        return False
    if plain:  # "Harlow | Security Council"
        return plain[-1][2] + 1 == start and plain[-1][0][0].isupper()
    return bool(found) and found[-1].end + 1 == start and found[-1].role in OWNERS


def _begins_body(entry: Entry, words: list, at: int, tables: Nomenclature) -> bool:
    """Whether a paper's name begins that of a body: "The Independent | Electoral Commission"."""
    behind = at + len(entry.phrase.split())
    if entry.kind != "news_media" or behind >= len(words) or entry.phrase.isupper():
        return False
    last = words[-1][0].lower()
    return words[behind][0][0].isupper() and tables.organisations.get(last, "news_media") != "news_media"


def _is_first_name(entry: Entry, words: list, at: int, tables: Nomenclature) -> bool:
    """Whether a known name is here a person's first name ("Jordan Peterson", "Israel Katz")."""
    if " " in entry.phrase or entry.phrase.lower() not in tables.given_names or at + 1 >= len(words):
        return False
    after = words[at + 1][0].lower()
    return (
        after not in tables.titles
        and after not in tables.organisations
        and after not in tables.roles
        and after not in CUTS
    )


def _is_surname(entry: Entry, plain: list, tables: Nomenclature) -> bool:
    """Whether a place after a first name is a surname ("Jack London")."""
    before = plain[-1][0].lower() if plain else ""
    return entry.role in ("place", "capital") and " " not in entry.phrase and before in tables.given_names


def _goes_on(plain: list, tables: Nomenclature) -> bool:
    """Whether a known name still belongs to the words before it: "University of" + "Texas"."""
    return plain[-1][0] in ("of", "for", "the", "on") and any(
        w.lower() in tables.organisations for w, _, _ in plain
    )


def _close(plain: list, found: list[Piece], tables: Nomenclature) -> None:
    """Classify the plain words collected so far, and begin anew."""
    while plain and (plain[-1][0].islower() or plain[-1][0] == "The"):
        plain.pop()
    if plain:
        owner = found[-1] if found and found[-1].end + 1 == plain[0][1] else None
        if owner and owner.role in OWNERS and len(plain) == 1 and tables.is_body(plain[0][0].lower()):
            found.append(Piece(_taken_owner(found), plain[0][2], "organisation"))  # "Saudi Hospital"
            plain.clear()
            return
        for first, last, role in classified(
            [w.lower() for w, _, _ in plain], [w for w, _, _ in plain], tables
        ):
            start, end = plain[first][1], plain[last - 1][2]
            if role in ("organisation", "place") and first == 0 and owner and owner.role != "actor":
                start = _taken_owner(found)
            found.append(Piece(start, end, role))
        plain.clear()


def _taken_owner(found: list[Piece]) -> int:
    """Take the owner of an organisation off the pieces, and what is before it: "Syrian American | Medical Society"."""
    owner = found.pop()
    before = found[-1] if found and found[-1].end + 1 == owner.start else None
    double = before and (before.role == owner.role == "people" or before.role in PLAIN)
    return found.pop().start if double else owner.start
