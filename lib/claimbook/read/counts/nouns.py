"""Nouns: the words behind a number that say what it counts, or before it, where a list names its noun first."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from claimbook.read.counts.numbers import Number
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Noun, Vocabulary

REACH = 8  # words from the number to the noun
MODEL = 3  # tokens of a model's name: AK-47
LABEL_MARKS = frozenset(("-", "–", "—", "‒", ":"))
LABEL_ENDS = frozenset(("", ",", ";", ".", "(", ")", "-", "–", "—", "/", "|"))
OLDS = ("- year - olds", "- month - olds", "- year olds")
AGED = Noun("year-old", "people", None, True, "age")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The noun that a number counts, before the token `end`; `unknown` is the place of a word that may be one."""

    noun: Noun | None
    end: int
    unknown: int | None = None


def noun_behind(tokens: Tokens, number: Number, at: int, known: Vocabulary, cues: Set[int]) -> NounPhrase:
    """The noun that the words from `at` lead to; `cues` are the places of measure words, which end a noun phrase."""
    noun, end, unknown, position, many = None, at, None, at, number.value != 1
    while position < min(at + REACH, len(tokens)):
        word = tokens.words[position]
        if found := longest(tokens, position, known.nouns):
            if word in known.words["flying"] and _is_model(tokens, at, position):
                return NounPhrase(Noun(singular(word), "equipment", None, True, "model"), found[0])
            if noun and (position in cues or (noun.is_plural and not found[1].is_plural)):
                break
            (end, noun), unknown, position = found, None, found[0]
        elif people := longest(tokens, position, known.peoples):
            position = people[0]
            if word.endswith(("s", "ese")) or not _goes_on(tokens, position, known):
                noun = Noun(word, "people", people[1], many, "states")
                end, unknown = position, None
        elif many and word[0].isdigit():
            past = _past_measure(tokens, position)
            if tokens.joined(position + 1, position + 5).startswith(OLDS):
                return NounPhrase(AGED, past)
            if past == position or noun:
                break
            position = past
        elif tight := _tight_words(tokens, position):
            position += tight
            if tight > 1 and tokens.word(position) == "s" and tokens.is_tight(position):  # "12 AK-47s"
                model = tokens.text[tokens.starts[position - tight] : tokens.ends[position - 1]]
                return NounPhrase(Noun(model, "equipment", None, True, "model"), position + 1)
            if tight == 2 and tokens.word(position) in known.ends:
                position += 1  # "41 would-be passengers"
        elif not word[0].isalpha() or word in known.ends or word.endswith("'s") or (noun and noun.is_plural):
            break
        elif position in cues:
            if number.value == 0 or noun or not _noun_follows(tokens, position, known):
                break
            position += 1
        elif number.value == 0 or (unknown is not None and many and is_plural(tokens.words[unknown])):
            break
        else:
            unknown, position = position, position + 1
    return NounPhrase(noun, end, unknown)


def _past_measure(tokens: Tokens, at: int) -> int:
    """Past a size or an age before the noun, "two | 500-kg bombs", "four | 155mm shells", "three | 12-year-old boys"; else `at`."""
    end = at + 1
    if not tokens.is_tight(end):
        return at
    if tokens.words[end].isalpha():
        end += 1
    while tokens.word(end) == "-" and tokens.is_tight(end) and tokens.word(end + 1).isalpha():
        end += 2
    return at if end == at + 1 else end


def _tight_words(tokens: Tokens, at: int) -> int:
    """How many tokens a describing word with a hyphen or a numeral takes up: "first-" 2, "AK-47 " 3, "M4" 2; 0 where none begins."""
    if tokens.word(at) == "-" and tokens.is_tight(at) and tokens.is_tight(at + 1):
        return 1
    if not tokens.words[at][0].isalpha() or not tokens.is_tight(at + 1):
        return 0
    if tokens.words[at + 1][0].isdigit():
        return 2
    if tokens.words[at + 1] != "-" or not tokens.is_tight(at + 2):
        return 0
    return MODEL if tokens.words[at + 2][0].isdigit() else 2


def _is_model(tokens: Tokens, first: int, end: int) -> bool:
    """Whether an aircraft's name stands between: "six | Su-30SME | fighters", not "six | M23 | fighters"."""
    return any(tokens.words[at] == "-" and tokens.words[at + 1][0].isdigit() for at in range(first, end - 1))


def _goes_on(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether the noun phrase goes on at `at`."""
    word = tokens.word(at)
    return word[:1].isalpha() and word not in known.ends


def _noun_follows(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether the participle at `at` stands before the noun that it describes: "12 wounded soldiers"."""
    position = at + 1
    for _ in range(3):
        if longest(tokens, position, known.nouns):
            return True
        if people := longest(tokens, position, known.peoples):
            position = people[0]
            if tokens.word(position - 1).endswith("s"):
                return True
        elif not tokens.word(position).isalpha() or tokens.word(position) in known.ends:
            return False
        else:
            position += 1
    return False


def noun_before(tokens: Tokens, number: Number, known: Vocabulary) -> Noun | None:
    """The noun before a number in a list: "tanks - 7,401 (+9)", "Houses destroyed: 2,150", "protesters numbered 15,000"."""
    first = number.first
    is_verb = tokens.word(first - 1) in known.words["numbering"]
    is_marked = tokens.word(first - 1) in LABEL_MARKS
    if not is_verb and tokens.word(number.end) not in LABEL_ENDS:
        return None
    if is_verb or is_marked:
        first -= 1
    elif tokens.word(number.end) != "(":
        return None
    ends = (first, first - 1) if is_marked and tokens.word(first - 1).endswith("ed") else (first,)
    for end in ends:
        for size in (3, 2, 1):
            found = longest(tokens, end - size, known.nouns) if end >= size else None
            if found and found[0] == end and found[1].is_plural:
                return found[1]
    return None


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural.

    >>> is_plural("mills"), is_plural("glass"), is_plural("Mali's")
    (True, False, False)
    """
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def singular(word: str) -> str:
    """The singular of a regular plural.

    >>> singular("bodies"), singular("boxes"), singular("tanks")
    ('body', 'box', 'tank')
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "zes")):
        return word[:-2]
    return word[:-1] if is_plural(word) else word
