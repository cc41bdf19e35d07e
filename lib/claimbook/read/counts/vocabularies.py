"""Vocabularies: what the lexicon knows of nouns, units, peoples and grammar, laid out for reading figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.tokens import by_first_word, phrase_words
from claimbook.records import value

CONTENT = frozenset(
    ("title", "noun", "attributive", "message", "platform", "holder", "adjective")
)  # within noun phrases


@value
class Noun:
    """What is counted: its measure unless a verb says another, and who it is."""

    noun: str
    measure: str
    subject: str | None
    is_plural: bool
    rule: str
    is_armed: bool = False


@value
class Unit:
    """A unit of measurement."""

    unit: str
    measure: str


@value
class Vocabulary:
    """The words that figures are read by. `words` gives those of count_words.csv and the phrases of count_phrases.csv by role."""

    nouns: Mapping
    units: Mapping
    peoples: Mapping  # "ukrainian", "ukrainians" -> actor_id
    states: Mapping  # further "kyiv", "ukraine", "u.s."
    state_ids: frozenset[str]
    sorts: frozenset[str]  # sorts of people: children, soldiers
    named: frozenset[str]  # sorts of people that a people's name beside them owns: Kenyan students
    claimed: frozenset[str]  # those that the clause may own too: Kenya sent workers
    grouped: frozenset[str]  # those that are an armed group's: fighters
    words: Mapping[str, frozenset[str]]
    levels: frozenset[str]  # "rose", "stands"
    changes: frozenset[str]  # "rose"
    ends: frozenset[str]  # words that end a noun phrase
    auxiliaries: frozenset[str]
    be: frozenset[str]
    modals: frozenset[str]
    negatives: frozenset[str]
    pasts: frozenset[str]  # "held", "sought"
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]  # determiners and possessives: an object begins
    glued: Mapping[str, Unit]  # "m", "C": written onto the number, in their own case
    person_endings: tuple[str, ...]  # "-women"


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, laid out once."""
    peoples, states = _peoples(lexicon)
    roles = _roles(lexicon, "grammar_words")
    phrases = _phrases(lexicon)
    words = {**_roles(lexicon, "count_words"), **phrases}
    grammar = {
        r["word"] for r in lexicon.rows("grammar_words") if not CONTENT.issuperset(r["roles"].split(";"))
    }
    owned = _owned(lexicon)
    levels = {w: r["kind"] for r in lexicon.rows("level_verbs") for w in r["words"].split(";")}
    return Vocabulary(
        nouns=by_first_word(_nouns(lexicon)),
        units=by_first_word(
            {w: Unit(r["unit"], r["measure"]) for r in lexicon.rows("units") for w in r["words"].split(";")}
        ),
        peoples=by_first_word(peoples),
        states=by_first_word({**states, **peoples}),
        state_ids=frozenset(states.values()),
        sorts=frozenset(lexicon.phrases("populations")),
        named=owned["name"] | owned["clause"],
        claimed=owned["clause"],
        grouped=owned["group"],
        words=words,
        levels=frozenset(levels),
        changes=frozenset(w for w, kind in levels.items() if kind == "change"),
        ends=frozenset(grammar) - words["describing"],
        auxiliaries=roles["auxiliary"] | roles["modal"] | roles["be"],
        be=roles["be"],
        modals=roles["modal"],
        negatives=roles["negative"],
        pasts=roles["past"],
        adverbs=roles["adverb"],
        prepositions=roles["preposition"],
        openers=roles["determiner"] | roles["possessive"],
        glued={
            w: Unit(r["unit"], r["measure"])
            for r in lexicon.rows("units")
            for w in filter(None, r["glued"].split(";"))
        },
        person_endings=tuple(sorted(phrases["person_ending"])),
    )


def _nouns(lexicon: Lexicon) -> dict[str, Noun]:
    nouns, armed = {}, lexicon.phrases("populations", armed="yes")
    for row in lexicon.rows("counted"):
        forms = row["words"].split(";")
        for form in forms:
            is_plural = form != row["noun"] or len(forms) == 1
            rule = f"counted:{row['noun']}"
            subject = row["subject"] or None
            nouns[form] = Noun(row["noun"], row["measure"], subject, is_plural, rule, subject in armed)
    return nouns


def _owned(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """What says whose they are -> the sorts of people."""
    rows = lexicon.rows("populations")
    return {
        way: frozenset(r["population"] for r in rows if way in r["belongs"].split(";"))
        for way in ("name", "clause", "group")
    }


def _peoples(lexicon: Lexicon) -> tuple[dict[str, str], dict[str, str]]:
    """The words for a state's people, and its other names, each with the state's id."""
    peoples, states = {}, {}
    for row in lexicon.rows("states"):
        for word in filter(None, row["people"].split(";")):
            peoples[word.lower()] = row["actor_id"]
        for column in ("name", "aliases", "capital", "government"):
            for word in filter(None, row[column].split(";")):
                states[word.lower()] = row["actor_id"]
    return peoples, states


def _roles(lexicon: Lexicon, name: str) -> dict[str, frozenset[str]]:
    """Role -> the words that can play it."""
    found: dict[str, set[str]] = {}
    for row in lexicon.rows(name):
        for role in row["roles"].split(";"):
            found.setdefault(role, set()).add(row["word"])
    return {role: frozenset(words) for role, words in found.items()}


def _phrases(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Role -> the phrases that play it, their words joined with spaces."""
    found: dict[str, set[str]] = {}
    for row in lexicon.rows("count_phrases"):
        found.setdefault(row["role"], set()).add(" ".join(phrase_words(row["words"])))
    return {role: frozenset(phrases) for role, phrases in found.items()}
