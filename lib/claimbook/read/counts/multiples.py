"""Multiples: deeds told by how many they befell: "a triple homicide", "the quadruple shooting"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimbook.read.counts.measures import Reading
from claimbook.read.counts.numbers import HYPHENS, Number
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary

SUICIDE = "suicide"  # "a double murder-suicide" leaves open whether the murderer is one of the two


def find_multiples(tokens: Tokens, multiples: Mapping[str, float], known: Vocabulary) -> Iterator[Reading]:
    """Yield how many were killed in a "triple homicide" or hit in a "quadruple shooting"; plural deeds tell no number."""
    if multiples.keys().isdisjoint(tokens.words):
        return
    for at, word in enumerate(tokens.words):
        if word not in multiples:
            continue
        deed = at + 1 + (tokens.word(at + 1) in HYPHENS)
        is_fatal = tokens.word(deed) in known.words["fatal"]
        deed += is_fatal
        is_killing = tokens.word(deed) in known.words["fatal_deed"]
        if not (is_killing or tokens.word(deed) in known.words["harming_deed"]):
            continue
        if tokens.word(deed + 1) in HYPHENS and tokens.word(deed + 2) == SUICIDE:
            continue
        number = Number(at, at, at + 1, *[multiples[word]] * 3, "exact")
        measure = "killed" if is_killing or is_fatal else "shot"
        quantity = Quantity(number, deed + 1, "people", measure=measure)
        yield Reading(quantity, measure, rule=f"number_words:{word}")
