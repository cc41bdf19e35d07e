"""Phrases: entries of word lists laid out by their first word, so that the longest one at a place is found in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Meaning = TypeVar("Meaning")
Index = Mapping[str, Sequence[tuple[list[str], Meaning]]]  # first word -> phrases, the longest first


def index_phrases(phrases: Iterable[tuple[Sequence[str], Meaning]]) -> Index[Meaning]:
    """Phrases, each as its words with what it means, laid out for `longest_at`; of equal length the first stays first."""
    index: dict[str, list[tuple[list[str], Meaning]]] = {}
    for words, meaning in phrases:
        index.setdefault(words[0], []).append((list(words), meaning))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def longest_at(words: list[str], at: int, index: Index[Meaning]) -> tuple[int, Meaning] | None:
    """The longest phrase that stands in `words` at `at`: where it ends and what it means; None where none does.

    >>> index = index_phrases([(["more"], "more"), (["more", "than"], "above")])
    >>> longest_at("no more than ten".split(), 1, index)
    (3, 'above')
    """
    for phrase, meaning in index.get(words[at], ()) if at < len(words) else ():
        if len(phrase) == 1 or words[at : at + len(phrase)] == phrase:
            return at + len(phrase), meaning
    return None
