"""Victims told without a number, by name or in a headline: they count one where nothing else counts the dead, or the hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from claimbook.read.counts.ages import OLDEST
from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary

DEATHS = frozenset(("killed",))
WOUNDS = frozenset(("wounded", "shot"))
OF_THEM = (["one", "of", "the"], ["one", "of", "them"])
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_NAME = 5
LONGEST_NOUN = 5  # tokens from "the" to the noun: "the 19-year-old victim" has its age before
FATAL_END = 5  # words from "died" to "at the scene", "of his wounds"
LONGEST_ASIDE = 12  # tokens between a name's age and the verb: ", of Homewood,"
PRONOUNCED = "pronounced dead"
PERSONS = frozenset(("he", "she"))
CONDITION = frozenset(("in", "a", "an", "listed", "reported"))  # from "is" to "critical condition"


def find_victims(
    tokens: Tokens, cues: Sequence[Cue], known: Vocabulary, aged: Set[str], *, needs_age: bool
) -> Iterator[tuple[int, int, Cue]]:
    """Yield the tokens of each name that one of the cues is said of, and the cue.

    A name tells of a victim where its age stands with it or did before (`aged` are such surnames), where the sentence
    counts others (`needs_age` is False), or where nothing but violence can be meant: "Leo Hart was fatally shot".
    """
    for cue in cues:
        if _is_long_ago(tokens, cue.end):
            continue
        found = (
            _behind(tokens, cue.end, needs_age=needs_age) if cue.syntax in ("transitive", "noun") else None
        )
        if found is None and cue.syntax != "noun":
            found = _before(tokens, cue.first, known, aged, needs_age=needs_age)
            found = found or (_before_fatal(tokens, cue, known) if is_fatal(tokens, cue, known) else None)
        if found:
            yield *found, cue


def find_the_victim(tokens: Tokens, cues: Sequence[Cue], known: Vocabulary) -> Iterator[tuple[int, int, Cue]]:
    """Yield the one person of whom the article goes on to tell what befell: "the girl was pronounced dead", "he died at the scene", and the cue."""
    for cue in cues:
        if cue.syntax == "noun" or _is_long_ago(tokens, cue.end):
            continue
        end = _subject_end(tokens, cue.first, known, cue.syntax)
        if tokens.word(end - 1) in PERSONS and _is_pronounced(tokens, cue, known):
            yield end - 1, end, cue
        if tokens.word(end - 1) == ",":  # "the fourth victim, a boy of ten, was"
            end = next(
                (p for p in range(end - 2, max(1, end - LONGEST_ASIDE), -1) if tokens.words[p] == ","), end
            )
        begin = next(
            (p for p in range(end - 1, max(-1, end - LONGEST_NOUN), -1) if tokens.words[p] == "the"), end
        )
        found = longest(tokens, end - 1, known.nouns) if begin < end - 1 else None
        is_person = found is not None and found[1].measure == "people" and not found[1].is_plural
        is_told = cue.syntax != "transitive" or tokens.word(cue.first - 1) in known.auxiliaries
        is_one_word = begin == end - 2 and is_fatal(tokens, cue, known)  # "the ferryman was fatally shot"
        if ((is_person and found[0] == end) or (is_one_word and found is None)) and is_told:
            yield begin, end, cue


def find_known(
    tokens: Tokens, cues: Sequence[Cue], known: Vocabulary
) -> Iterator[tuple[int, int, Cue, float]]:
    """Yield those picked out of some told before, the cue and how many: "both men died", "one of the victims was hurt"."""
    for cue in cues:
        end = _subject_end(tokens, cue.first, known, cue.syntax)
        first = max(0, end - LONGEST_NOUN)
        if cue.syntax == "noun" or (cue.syntax == "transitive" and end == cue.first):
            continue
        for at in range(end - 1, first - 1, -1):
            found = longest(tokens, at + 1, known.nouns) if tokens.words[at] == "both" else None
            if tokens.words[at] == "both" and (at + 1 == end or (found and found[0] == end)):
                yield at, end, cue, 2.0
            elif tokens.words[at : at + 3] in OF_THEM and at + 3 <= end:
                yield at, end, cue, 1.0


def is_fatal(tokens: Tokens, cue: Cue, known: Vocabulary) -> bool:
    """Whether only violence or mishap can be meant: "was fatally shot", "later died", "died at the scene", "was shot in the leg"."""
    words = known.words["fatal"]
    if cue.measure == "shot":  # of a person, not of a film: "was shot in the leg"
        is_told = tokens.word(cue.first - 1) in known.auxiliaries - known.words["present"]
        return is_told and not known.words["body"].isdisjoint(tokens.words[cue.end : cue.end + FATAL_END])
    if cue.syntax == "transitive":
        is_past = tokens.word(cue.first - 1) in known.auxiliaries - known.words["present"]
        return is_past and not words.isdisjoint(cue.form.split())
    behind = tokens.words[cue.end : cue.end + FATAL_END]
    return cue.syntax == "subject" and (
        tokens.word(cue.first - 1) == "later" or not known.words["fatal_end"].isdisjoint(behind)
    )


def _is_pronounced(tokens: Tokens, cue: Cue, known: Vocabulary) -> bool:
    """Whether a death is told as that of an event: "was pronounced dead", "later died of her injuries", not "later died in Paris"."""
    if cue.measure not in DEATHS:
        return False
    if cue.syntax == "state":
        return cue.form == PRONOUNCED and tokens.word(cue.first - 1) in known.auxiliaries
    behind = tokens.words[cue.end : cue.end + FATAL_END]
    return cue.syntax == "subject" and not known.words["fatal_end"].isdisjoint(behind)


def find_aged(tokens: Tokens) -> Iterator[str]:
    """Yield the surname of each person whose age stands behind the name: "Ana Ruiz, 24,"."""
    for at in range(1, len(tokens)):
        if tokens.words[at] == "," and _is_age(tokens, at) and _is_name_part(tokens, at - 1):
            yield tokens.words[at - 1]


def find_headline_victims(
    tokens: Tokens, cues: Sequence[Cue], known: Vocabulary
) -> Iterator[tuple[int, int, Cue]]:
    """Yield the bare noun of a headline that a cue follows, and the cue: "Man killed, 8 others wounded"."""
    for cue in cues:
        at = cue.first - 1
        if cue.syntax == "noun" or at < 0:
            continue
        found = longest(tokens, at, known.nouns)
        if found and found[0] == cue.first and found[1].measure == "people" and not found[1].is_plural:
            yield at, cue.first, cue


def _behind(tokens: Tokens, at: int, *, needs_age: bool) -> tuple[int, int] | None:
    """ "killed 24-year-old Ana Ruiz", "the death of Ana Ruiz, 24"."""
    if start := _past_age(tokens, at) or _past_age(tokens, at + 1):
        end = _name_end(tokens, start)
        return (start, end) if end > start else None
    end = _name_end(tokens, at)
    is_full = end > at + 1 and not needs_age
    return (at, end) if end > at and (is_full or _is_age(tokens, end)) else None


def _before(
    tokens: Tokens, at: int, known: Vocabulary, aged: Set[str], *, needs_age: bool
) -> tuple[int, int] | None:
    """ "Ana Ruiz, 24, of Homewood, was later", "24-year-old Ana Ruiz was"."""
    end = _subject_end(tokens, at, known)
    if end == at and not tokens.words[at].endswith(("ed", "id")):
        return None
    if tokens.words[max(0, end - 2) : end] == [",", "who"]:
        end -= 2  # "among them Ana Ruiz, who was killed"
    begin = _name_begin(tokens, end)
    if begin < end - 1 and not needs_age:
        return begin, end
    if begin < end and (
        tokens.words[end - 1] in aged or (begin > 3 and _past_age(tokens, begin - 5) == begin)
    ):
        return begin, end
    for place in range(end - 1, max(1, end - LONGEST_ASIDE), -1):
        if _is_age(tokens, place - 1) and tokens.words[end - 1] in (",", tokens.words[place]):
            begin = _name_begin(tokens, place - 1)
            return (begin, place - 1) if begin < place - 1 else None
    return None


def _before_fatal(tokens: Tokens, cue: Cue, known: Vocabulary) -> tuple[int, int] | None:
    """The full name before a fatal cue, past what is told between commas: "Pvt. Ana Reyes, a cook from Lima, was"."""
    end = _subject_end(tokens, cue.first, known)
    if not known.negatives.isdisjoint(tokens.words[end : cue.first]):
        return None
    if tokens.word(end - 1) != ",":
        ends = [end]
    else:
        ends = [p for p in range(end - 1, max(1, end - LONGEST_ASIDE), -1) if tokens.words[p] == ","]
    names = ((_past_opener(tokens, _name_begin(tokens, place), known), place) for place in ends)
    return next(((begin, place) for begin, place in names if begin < place - 1), None)


def _past_opener(tokens: Tokens, at: int, known: Vocabulary) -> int:
    """Past the words with a capital that begin a sentence and no name: "On Monday | Karl Moe"."""
    while at < len(tokens) and (tokens.words[at] in known.ends or tokens.words[at] in known.words["day"]):
        at += 1
    return at


def _subject_end(tokens: Tokens, at: int, known: Vocabulary, syntax: str = "") -> int:
    """Where the words end of which the verb at `at` is said, before its auxiliaries and adverbs; of a state before "listed in" too."""
    if syntax == "state":
        while at > 1 and tokens.words[at - 1] in CONDITION:
            at -= 1
        at -= tokens.word(at - 1) in known.words["linking"]
    while at > 0 and (
        tokens.words[at - 1] in known.auxiliaries
        or tokens.words[at - 1] in known.adverbs
        or tokens.words[at - 1].endswith("ly")
    ):
        at -= 1
    return at


def _is_long_ago(tokens: Tokens, at: int) -> bool:
    """Whether a year follows: "died in 2003"."""
    return tokens.word(at) == "in" and YEAR.fullmatch(tokens.word(at + 1)) is not None


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
