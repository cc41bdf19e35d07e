"""Entries: the reporting phrases of the lexicons, each form with what may follow it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.phrases import Index, index_phrases
from claimbook.records import value


@value
class Entry:
    """A reporting phrase of a lexicon."""

    lexicon: str
    phrase: str
    meaning: str  # its class: say, confirm, deny ...
    syntax: frozenset[str]
    form: str = "past"  # base, third, past, done (written), participle (-ing)


@cache
def entries(lexicon: Lexicon) -> Index[Entry]:
    """First word -> the phrases that begin with it, as words, the longest first."""
    return index_phrases((phrase.split(), entry) for phrase, entry in _phrases(lexicon))


def _phrases(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    for row in lexicon.rows("reporting_phrases"):
        yield row["phrase"], _entry("reporting_phrases", row, "phrase")
    for row in lexicon.rows("reporting_verbs"):
        forms = row["forms"].split(";")
        for number, form in enumerate(forms):
            entry = _entry("reporting_verbs", row, "fixed")
            kind = _kind(number, form.split()[0], forms)
            yield form, entry if "fixed" in entry.syntax else _entry("reporting_verbs", row, kind)
    for row in lexicon.rows("reporting_nouns"):
        yield row["phrase"], _entry("reporting_nouns", row, "noun")


def _entry(name: str, row: dict[str, str], form: str) -> Entry:
    return Entry(name, row["phrase"], row["class"], frozenset(row["syntax"].split(";")), form)


def _kind(number: int, word: str, forms: list[str]) -> str:
    """Which form of its verb a word is, by its place in the row; "put" without a past of its own is past."""
    if word.endswith("ing"):
        return "participle"
    if number == 3 and not word.endswith("ed"):
        return "done"
    return "past" if number == 0 and len(forms) == 3 else ("base", "third", "past")[min(number, 2)]
