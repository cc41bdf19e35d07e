"""Ages: numbers that tell how old somebody is."""

from __future__ import annotations

from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary

OLDEST = 120
LONGEST_LIST = 12  # tokens of "ages 5, 7 and 12"
CLAUSE = 8  # tokens from "who" to the age
LIST_JOINTS = frozenset((",", "and", "to", "-", "&", "through", "or"))
ROW_JOINTS = frozenset((",", "and"))
PERSONS = frozenset(("boy", "boys", "girl", "girls", "man", "woman", "lad", "lads"))
ENDINGS = frozenset((",", ")", "—", "–", ".", ";", "", "-", "and", "who"))


def is_age(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether the number is an age: "aged 12", "26-year-old", "three years old", "Ana Ruiz, 22, was", "under 5".

    Only a number without a noun can be one, but for years and the list behind "ages": "aged 40 and | two others" are none.
    """
    number = quantity.number
    if quantity.nature != "people" and _is_listed(tokens, number.first, known):
        return True
    if quantity.measure == "duration":
        behind = tokens.words[quantity.end : quantity.end + 2]
        if tokens.word(number.first - 1) == ":" and tokens.word(number.first - 2) in known.words["age"]:
            return True  # "(age: 27 years)"
        return behind[:1] in (["old"], ["pregnant"]) or behind in (
            ["-", "old"],
            ["-", "olds"],
            ["-", "old's"],
            ["-", "old’s"],
            ["of", "age"],
        )
    if quantity.nature in ("bare", "thing") and _is_of(tokens, quantity):
        return True
    if quantity.nature != "bare" or number.value >= OLDEST:
        return False
    is_told = _is_aside(tokens, quantity, known) or _is_limit(tokens, quantity)
    is_told = is_told or _is_of_one(tokens, number.first, known)
    return is_told or _is_row(tokens, quantity, known)


def _is_of(tokens: Tokens, quantity: Quantity) -> bool:
    """ "boys of 12 with rifles", "a woman of 60"."""
    number = quantity.number
    is_beside = tokens.word(number.first - 1) == "of" and tokens.word(number.first - 2) in PERSONS
    return is_beside and quantity.end != number.end + 1  # "boys of 12 villages"


def _is_listed(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """ "aged 15", "ages 15, 18 and 22", "the ages of 18 and 23": only numbers and joints back to the word."""
    floor = max(0, at - LONGEST_LIST)
    while at > floor and (
        tokens.words[at - 1] in LIST_JOINTS
        or tokens.words[at - 1].isdigit()
        or tokens.words[at - 1] in known.words["ratio"]
    ):
        at -= 1
    word = tokens.word(at - 2) if tokens.word(at - 1) == "of" else tokens.word(at - 1)
    return word in known.words["age"]


def _is_aside(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """ "Ana Ruiz, 22, was", "a woman, 38, for", "Jon Holt Jr., 27, of Homewood"."""
    number, end = quantity.number, quantity.number.end
    if tokens.words[max(0, number.at - 2) : number.at] == [",", "both"] and tokens.word(end) in ENDINGS:
        return True  # "two boys, both 16, were arrested"
    if number.first != number.at or number.at < 2 or tokens.words[number.at - 1] not in (",", "("):
        return False
    is_told_of = tokens.words[number.at - 2].isalpha() or tokens.words[number.at - 2] == "."
    lives_in = tokens.word(end) == "of" and tokens.word(end + 1) not in known.words["partitive"]
    return is_told_of and (lives_in or tokens.word(end) in ENDINGS)


def _is_of_one(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """ "the girl who died was | 17": of one person nobody says how many."""
    if tokens.word(at - 1) not in known.be or tokens.word(at + 1) == "of":
        return False
    who = next((p for p in range(at - 2, max(0, at - CLAUSE), -1) if tokens.words[p] == "who"), 0)
    found = longest(tokens, who - 1, known.nouns) if who else None
    return found is not None and found[1].measure == "people" and not found[1].is_plural


def _is_row(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """ "both men, 40 and | 50, were hurt", "the patients, 9, | 11 and | 30, left": numbers alone back to the comma behind people."""
    at, words = quantity.number.first - 1, tokens.words
    if tokens.word(quantity.number.end) not in ENDINGS or tokens.word(at) not in ROW_JOINTS:
        return False
    while at > 1 and (words[at] in ROW_JOINTS or words[at].isdigit()):
        at -= 1
    found = longest(tokens, at, known.nouns)
    is_people = found is not None and found[1].measure == "people" and found[1].is_plural
    return is_people and words[at + 1] == "," and words[at + 2].isdigit()


def _is_limit(tokens: Tokens, quantity: Quantity) -> bool:
    """ "children under five", not "rose to over 20"."""
    number = quantity.number
    return tokens.word(number.at - 1) in ("under", "over") and tokens.word(number.first - 1) not in (
        "to",
        "at",
    )
