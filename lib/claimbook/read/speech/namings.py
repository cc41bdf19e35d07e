"""Namings: what somebody does who gives a thing a name: calls a report a lie, a raid a crime."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.words import COMPOUND
from claimbook.read.speech.polarities import is_negated

NAME = re.compile(r"[“\"‘]|\b(?:an?|as)\b(?=[^“\"‘]*$)")  # called the plan | a mistake
ACCOUNTS = frozenset(
    {"say", "claim", "allege", "argue", "estimate"}
)  # classes of nouns for what may be untrue
TOPIC = 4  # words that begin what is said, one of which stands for somebody's words
TALLY = 44  # characters of "the figure of 22 dead is false"
NAMED = 60  # characters at the end of "called the report false"
OPENING = 80  # characters in which those words stand
ARTICLES = ("a ", "an ")  # before names, which may be described: a | laughable lie
EPITHET = 20  # words of a name that something is called by


def is_refuted(said: str, lexicon: Lexicon) -> bool:
    """Whether what is said calls somebody's words untrue.

    >>> from claimbook import lexicon
    >>> is_refuted("the reports of a strike are “baseless”", lexicon.load())
    True
    >>> is_refuted("the reports are worrying", lexicon.load())
    False
    """
    topic = said[:OPENING].lower().split()[:TOPIC]
    of_words = not _words_of_saying(lexicon).isdisjoint(topic)
    if not of_words and _tallies(lexicon).isdisjoint(topic):
        return False
    refuted = _refutations(lexicon)[0].search(said, 0, len(said) if of_words else TALLY)
    return refuted is not None and (refuted["clause"] is not None or not is_negated(refuted.group(), lexicon))


def is_called_untrue(said: str, lexicon: Lexicon) -> bool:
    """Whether the name by which something is called is one for untrue words.

    >>> from claimbook import lexicon
    >>> is_called_untrue("the figures “pure guesswork”", lexicon.load())
    True
    >>> is_called_untrue("the plan to print lies a mistake", lexicon.load())
    False
    """
    name = NAME.search(said)
    called = said[name.start() :] if name else said[-NAMED:]
    return bool(_refutations(lexicon)[1].search(called))


def is_about_words(said: str, lexicon: Lexicon) -> bool:
    """Whether it is words that are rejected: "the claims as “a joke”", "it as nonsense"."""
    topic = COMPOUND.findall(said.lower())[:TOPIC]
    words = _words_of_saying(lexicon) | _tallies(lexicon) | grammar(lexicon).idle
    return not words.isdisjoint(topic) or is_called_untrue(said, lexicon)


def is_about_claims(said: str, lexicon: Lexicon) -> bool:
    """Whether it is somebody's account that is opposed, no plan or demand: "the suggestion that ..."."""
    return not _accounts(lexicon).isdisjoint(COMPOUND.findall(said.lower())[:TOPIC])


def is_about_charges(said: str, lexicon: Lexicon) -> bool:
    """Whether it is a charge that gets a bad name: "the allegations “a gross manipulation”"."""
    classes = lexicon.mapping("reporting_nouns", "class")
    return any(classes.get(w) in ("allege", "claim") for w in COMPOUND.findall(said.lower())[:TOPIC])


@cache
def _accounts(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(r["phrase"] for r in lexicon.rows("reporting_nouns") if r["class"] in ACCOUNTS)


@cache
def _refutations(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that something is untrue, and what names it so."""
    phrases = lexicon.phrases("refutations", role="name")
    clauses = any_of(lexicon.phrases("refutations", role="clause"))
    names = any_of(p.partition(" ")[2] for p in phrases if p.startswith(ARTICLES))
    untrue = (
        rf"(?:{any_of(p for p in phrases if not p.startswith(ARTICLES))}|\ban? (?:[\w-]+ ){{0,2}}{names})"
    )
    said = rf"\b(?:are|is|was|were) (?:\w+ ){{0,2}}[“\"‘']?(?:complete |utter |total |pure )?{untrue}\b"
    said = rf"{said}|\b(?P<clause>{clauses})\b"
    return re.compile(said, re.IGNORECASE), re.compile(rf"\b{untrue}\b", re.IGNORECASE)


@cache
def _tallies(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("tally_nouns") if row["role"] != "teller")


@cache
def _words_of_saying(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("reporting_nouns"))


def is_condemned(said: str, lexicon: Lexicon) -> bool:
    """Whether something is called by a bad name: the words in quotation marks, or behind the last article, are critical.

    >>> from claimbook import lexicon
    >>> is_condemned("the strike a “horrific massacre”", lexicon.load())
    True
    >>> is_condemned("the massacre a matter for the courts", lexicon.load())
    False
    """
    name = NAME.search(said)
    words = COMPOUND.findall(said[name.start() :].lower())[:EPITHET] if name else ()
    runs = (" ".join(words[k : k + n]) for k in range(len(words)) for n in (1, 2, 3))
    return not _critical(lexicon).isdisjoint(runs)


@cache
def _critical(lexicon: Lexicon) -> frozenset[str]:
    """The words of terms.csv that find fault."""
    rows = [r for r in lexicon.rows("terms") if r["polarity"] == "critical"]
    return frozenset(f for row in rows for f in (row["phrase"], *row["forms"].split(";")) if f)
