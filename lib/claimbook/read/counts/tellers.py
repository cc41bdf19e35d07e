"""Tellers: those who can give a number: officials, bodies, witnesses, studies; a quake, a city or a state only has one."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.people.cast import Cast
from claimbook.read.people.gazetteers import state_names
from claimbook.read.people.mentions import Actor
from claimbook.read.speech.noun_phrases import Phrase
from claimbook.read.speech.passages import Passage

TELLERS = frozenset({"count", "study", "teller"})  # roles of the nouns that can give a number


@cache
def tally_nouns(lexicon: Lexicon) -> dict[str, str]:
    """Noun for a count, or for one who counts -> its role."""
    return lexicon.mapping("tally_nouns", "role")


@cache
def _places(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("places"))


def find_teller(passage: Passage, phrase: Phrase, cast: Cast) -> Actor | None:
    """The actor whom a phrase means, where it is one who can give a number."""
    first, last = phrase.antecedent or (phrase.first, phrase.last)
    while first < last - 1 and passage.word(first) in grammar(cast.lexicon).preposition:
        first += 1  # according to | the mayor, who counted
    tells = not TELLERS.isdisjoint(roles_in(passage, phrase, cast.lexicon))
    teller = teller_at(cast, *passage.place(first, last), tells=tells)
    if teller is None and passage.word(last - 1) == "government" and passage.word(last - 2).endswith("'s"):
        # Zambia's government: the state's name, and no mere owner of a number
        return cast.resolve(*passage.place(first, last))
    return teller


def teller_at(cast: Cast, start: int, end: int, *, tells: bool = False) -> Actor | None:
    """The actor for whom the words from `start` to `end` stand, where it can give a number; `tells`: whatever it is."""
    actor = cast.resolve(start, end)
    if actor is None or actor.actor_id in state_names(cast.lexicon) or actor.name in _places(cast.lexicon):
        return None
    return actor if tells or actor.kind != "other" or not actor.unnamed else None


def roles_in(passage: Passage, phrase: Phrase, lexicon: Lexicon) -> Set[str]:
    """The roles of the nouns in a phrase."""
    nouns = tally_nouns(lexicon)
    found = (passage.word(k).removesuffix("'s").removesuffix("'") for k in range(phrase.first, phrase.last))
    return {nouns[noun] for noun in found if noun in nouns}
