"""Single things: a tank, a ship or a battalion told without a number, by what is done with it: "destroyed a motorised battalion"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from claimbook.read.counts.numbers import Number
from claimbook.read.counts.quantities import Quantity, quantity_of
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.read.counts.zeros import none_before

ARTICLES = frozenset(("a", "an"))
PASSIVE = 4  # tokens behind the noun to the participle: "had reportedly been | shot down"
SUBJECT = 10  # tokens from "a" to the auxiliary of its verb
THINGS = frozenset(("units", "equipment"))


def find_single_things(
    tokens: Tokens, found: Sequence[Quantity], known: Vocabulary, places: Set[int]
) -> Iterator[Quantity]:
    """Yield the single units and pieces of equipment that a verb of wrecking takes, or of sending a unit, beside the quantities `found`."""
    wrecking, sending = known.words["wrecking"], known.words["sending"]
    if wrecking.isdisjoint(tokens.words) and sending.isdisjoint(tokens.words):
        return
    taken = {q.number.first for q in found}
    for at, word in enumerate(tokens.words):
        if word not in ARTICLES or at in taken or none_before(tokens, at, at + 1, known) is not None:
            continue
        governor = _verb_before(tokens, at)
        is_governed = governor in wrecking or governor in sending
        if not is_governed and known.be.isdisjoint(tokens.words[at + 2 : at + SUBJECT]):
            continue
        single = quantity_of(tokens, Number(at, at, at + 1, 1.0, 1.0, 1.0, "exact"), known, places)
        if single.measure not in THINGS or single.noun is None or single.noun.is_plural:
            continue
        verb = governor if is_governed else _participle_behind(tokens, single.end, known)
        if verb in wrecking or (single.measure == "units" and verb in sending):
            yield single


def _verb_before(tokens: Tokens, at: int) -> str:
    """The verb right before an object: "destroyed | a", "shot down | a"."""
    verb = tokens.word(at - 1)
    return tokens.word(at - 2) if verb in ("down", "up", "out") else verb


def _participle_behind(tokens: Tokens, end: int, known: Vocabulary) -> str:
    """The participle said of what ends before `end`: "was shot down", "has been lost"; "" where another word follows."""
    at = end
    while at < min(end + PASSIVE, len(tokens)):
        word = tokens.words[at]
        if word not in known.auxiliaries and not word.endswith("ly"):
            break
        at += 1
    return tokens.word(at) if at > end and not known.be.isdisjoint(tokens.words[end:at]) else ""
