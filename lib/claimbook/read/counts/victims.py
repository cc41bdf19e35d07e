"""Victims told without a number, by name or in a headline: they count one where nothing else counts the dead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimbook.read.counts.ages import OLDEST
from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary

LONGEST_NAME = 5
LONGEST_ASIDE = 12  # tokens between a name's age and the verb: ", of Homewood,"


def find_victims(
    tokens: Tokens, cues: Sequence[Cue], known: Vocabulary, *, needs_age: bool
) -> Iterator[tuple[int, int, Cue]]:
    """Yield the tokens of each name that a cue of killing is said of, and the cue.

    A name tells of a victim where its age stands with it, or where the sentence counts others (`needs_age` is False).
    """
    for cue in cues:
        if cue.measure != "killed":
            continue
        found = _behind(tokens, cue.end) if cue.syntax in ("transitive", "noun") else None
        if found is None and cue.syntax != "noun":
            found = _before(tokens, cue.first, known, needs_age=needs_age)
        if found:
            yield *found, cue


def find_headline_victims(
    tokens: Tokens, cues: Sequence[Cue], known: Vocabulary
) -> Iterator[tuple[int, int, Cue]]:
    """Yield the bare noun of a headline that a cue of killing follows, and the cue: "Man killed, 8 others wounded"."""
    for cue in cues:
        at = cue.first - 1
        if cue.measure != "killed" or cue.syntax == "noun" or at < 0:
            continue
        found = longest(tokens, at, known.nouns)
        if found and found[0] == cue.first and found[1].measure == "people" and not found[1].is_plural:
            yield at, cue.first, cue


def _behind(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """ "killed 24-year-old Ana Ruiz", "the death of Ana Ruiz, 24"."""
    if start := _past_age(tokens, at):
        end = _name_end(tokens, start)
        return (start, end) if end > start else None
    end = _name_end(tokens, at)
    return (at, end) if end > at and _is_age(tokens, end) else None


def _before(tokens: Tokens, at: int, known: Vocabulary, *, needs_age: bool) -> tuple[int, int] | None:
    """ "Ana Ruiz, 24, of Homewood, was later", "24-year-old Ana Ruiz was"."""
    end = at
    while end > 0 and (
        tokens.words[end - 1] in known.auxiliaries
        or tokens.words[end - 1] in known.adverbs
        or tokens.words[end - 1].endswith("ly")
    ):
        end -= 1
    if end == at and not tokens.words[at].endswith(("ed", "id")):
        return None
    begin = _name_begin(tokens, end)
    if begin < end - 1 and not needs_age:
        return begin, end
    if begin < end and begin > 3 and _past_age(tokens, begin - 5) == begin:
        return begin, end
    for place in range(end - 1, max(1, end - LONGEST_ASIDE), -1):
        if _is_age(tokens, place - 1) and tokens.words[end - 1] in (",", tokens.words[place]):
            begin = _name_begin(tokens, place - 1)
            return (begin, place - 1) if begin < place - 1 else None
    return None


def _past_age(tokens: Tokens, at: int) -> int:
    """The place behind "24-year-old", 0 where it does not stand at `at`."""
    if at >= 0 and tokens.word(at).isdecimal() and tokens.words[at + 1 : at + 5] == ["-", "year", "-", "old"]:
        return at + 5
    return 0


def _is_age(tokens: Tokens, at: int) -> bool:
    """Whether ", 24," stands at `at`."""
    number = tokens.word(at + 1)
    return (
        tokens.word(at) == ","
        and number.isdecimal()
        and int(number) < OLDEST
        and tokens.word(at + 2) in (",", ".", "")
    )


def _name_end(tokens: Tokens, at: int) -> int:
    end = at
    while end < min(at + LONGEST_NAME, len(tokens)) and _is_name_part(tokens, end):
        end += 1
    return end


def _name_begin(tokens: Tokens, end: int) -> int:
    begin = end
    while begin > max(0, end - LONGEST_NAME) and _is_name_part(tokens, begin - 1):
        begin -= 1
    return begin


def _is_name_part(tokens: Tokens, at: int) -> bool:
    return tokens.raw(at)[0].isupper() and tokens.words[at][0].isalpha()
