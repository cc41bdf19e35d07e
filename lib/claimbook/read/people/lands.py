"""Lands: states and towns that are told by a word behind them: "Kenya | hosts", "the Syrian | war", "Velsk's | mayor"."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimbook.lexicon import Lexicon
from claimbook.read.people.gazetteers import longest_name, shared_words
from claimbook.read.people.place_words import NAME, place_words

LETTERS = re.compile(r"[^\W\d_]+")
HOST = re.compile(rf"\b(?P<name>{NAME})(?: (?:has|have|had|is|also|alone|already|now|itself)){{0,2}} \Z")
RULED = re.compile(rf"\b(?P<name>{NAME})(?: [a-z]\w+){{0,2}} \Z")
GOING_ON = ("hosting", "home")  # Kenya is | hosting, but "is | reported" is said of Kenya
REACH = 60  # characters from a name to the word behind it
CAPITAL = re.compile(r"\b[^\W\d_a-z]")
BEARING = re.compile(r"(?P<owner>[’']s)?(?P<sort>(?: [\w-]+){0,2}) ")  # Haiti's | 2010
BEARERS = frozenset(("state", "place", "people"))  # roles of known names
NAMED = re.compile(r" [A-Z]")  # War | Memorial
POSSESSIVE = re.compile(r"[’']s?$")
WAGED = frozenset(("war", "wars"))


class Land(NamedTuple):
    """A land's name and where it stands; the role is that of the word behind it in place_words.csv: host, borne or ruler."""

    start: int
    end: int
    name: str
    role: str


def land_at(text: str, start: int, offset: int, lexicon: Lexicon) -> Land | None:
    """The land of which the word at `offset` tells, named from `start` on; None where it tells of none."""
    words = place_words(lexicon)
    first = LETTERS.match(text, offset)
    word = first[0].lower() if first else ""
    if words.host.match(text, offset):
        return _host(text, max(start, offset - REACH), offset, lexicon)
    if word in words.borne and not NAMED.match(text, first.end()):
        return _bearer(text, max(start, offset - REACH), offset, lexicon, is_waged=word in WAGED)
    return _ruled(text, max(start, offset - REACH), offset, lexicon) if word in words.rulers else None


def _host(text: str, start: int, offset: int, lexicon: Lexicon) -> Land | None:
    """The state or known place of which a verb tells what happens there: "Kenya has | recorded 12 deaths"."""
    subject = HOST.search(text, start, offset)
    known = longest_name(text, subject.start(), lexicon) if subject else None
    if subject and known is None and " is " not in subject[0] and f" in {subject['name']}" in text:
        return Land(*subject.span("name"), subject["name"], "host")  # a town that the article tells of
    if known is None or known.role not in ("state", "place") or known.phrase != subject["name"]:
        return None
    if " is " in subject[0] and not text.startswith(GOING_ON, offset):
        return None  # "carried out by Kenya is reported to have"
    return Land(*subject.span("name"), known.phrase, "host")


def _bearer(text: str, start: int, offset: int, lexicon: Lexicon, *, is_waged: bool) -> Land | None:
    """The state or known place whose war or quake it is: "the Syrian | war", "Haiti's 2010 | quake".

    "Russia's war" is fought elsewhere, "Kenya's civil war" is not.
    """
    for name in CAPITAL.finditer(text, start, offset):
        known = longest_name(text, name.start(), lexicon)
        if known is None or known.role not in BEARERS or known.phrase in shared_words(lexicon):
            continue
        end = name.start() + len(known.phrase)
        gap = BEARING.fullmatch(text, end, offset)
        if gap and not (is_waged and gap["owner"] and not gap["sort"]):
            return Land(name.start(), end, known.name, "borne")
    return None


def _ruled(text: str, start: int, offset: int, lexicon: Lexicon) -> Land | None:
    """The town or region of a governor or mayor: "Velsk's regional | governor", "Kano | Mayor Ali Bello"."""
    named = RULED.search(text, start, offset)
    if named is None:
        return None
    name = POSSESSIVE.sub("", named["name"])
    known = longest_name(text, named.start(), lexicon)
    is_town = known is not None and known.role in ("place", "capital") and known.phrase == name
    if not is_town and not (known is None and name != named["name"]):
        return None
    return Land(named.start(), named.start() + len(name), name, "ruler")
