"""Codes: numbers that name something: models, labels, addresses, scores, ordinals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.numbers import Number
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.tokens import Tokens, by_first_word, longest, phrase_words
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.read.layout.phrases import index_phrases, longest_at
from claimbook.records import value

SLASHES = frozenset(("/", ":", "#", "№", "@", "_", "="))
OPENING, CLOSING = frozenset("‘'\"“"), frozenset("’'\"”")
HYPHENS = frozenset(("-", "–", "‑"))
LONGEST_UNIT = 3  # letters of a unit written onto its number: 50Km
MANY_TIMES = 10
LONGEST_LABEL = 3  # tokens: "release no."
LONGEST_NAME = 3  # words before its number: "Samsung Galaxy 8"
LONGEST_MODEL = 1000  # a model's number is below it
STREET_NAME = 3  # words from a house number to the word for a street


@value
class Labels:
    """Words beside which a number is a name, by their place."""

    before: Mapping  # by their last word
    after: Mapping


@cache
def labels_of(lexicon: Lexicon) -> Labels:
    """The labels of a lexicon, laid out once."""
    rows = lexicon.rows("not_figures")
    return Labels(
        index_phrases((phrase_words(r["words"])[::-1], True) for r in rows if r["place"] == "before"),
        by_first_word({r["words"]: True for r in rows if r["place"] == "after"}),
    )


def is_code(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """Something is written onto the number: M142, Su-25, 22nd, 1990s, 7:30, 9/11, 555-1234; or quotation marks, ‘200’."""
    number, at, end = quantity.number, quantity.number.at, quantity.number.end
    before, after = tokens.word(at - 1), tokens.word(end)
    if tokens.is_tight(at) and not number.currency:
        is_model = before in HYPHENS and tokens.is_tight(at - 1) and tokens.word(at - 2).isalnum()
        if (
            before in SLASHES
            or before.isalpha()
            or (is_model and tokens.words[at - 2] not in known.words["prefix"])
        ):
            return True
        if before == "." and tokens.is_tight(at - 1):
            return True
    if not tokens.is_tight(end):
        return False
    if after in ("'", "’") and tokens.word(end + 1) == "s" and tokens.is_tight(end + 1):
        return True  # "in their 20's"
    written = tokens.raw(end)
    is_title = quantity.nature != "amount" and written.istitle() and len(written) > LONGEST_UNIT  # 7News
    is_tight_digit = tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isdigit()
    is_address = after == "." and tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isalnum()
    is_quoted = (
        before in OPENING and after in CLOSING and tokens.is_tight(at) and not tokens.words[at].isalpha()
    )
    return (
        after in known.words["ordinal"]
        or is_quoted
        or is_title
        or is_address
        or (is_tight_digit and (after in HYPHENS or after in "/:"))
    )


def label_before(tokens: Tokens, at: int, labels: Labels) -> int | None:
    """Where the word for a thing that bears the number at `at` begins: "page | 12", "press release | 24"."""
    behind = tokens.words[max(0, at - LONGEST_LABEL) : at][::-1]
    found = longest_at(behind, 0, labels.before)
    return at - found[0] if found else None


def is_address(tokens: Tokens, quantity: Quantity, labels: Labels) -> bool:
    """ "100 block of", "7 p.m.", "123 North Main Street": a word behind, or behind capitalised words."""
    end = quantity.number.end
    if quantity.noun is not None and quantity.noun.is_plural:
        return _is_street(tokens, quantity, labels)
    if tokens.word(end) == "times" and quantity.number.value >= MANY_TIMES:
        return tokens.word(end + 1) in ("the", "as", "that") or tokens.word(end + 1).endswith("er")
    found = longest(tokens, end, labels.after)
    if found and (quantity.nature != "amount" or found[0] >= quantity.end):  # not "12 square | kilometres"
        return True
    for place in range(end, min(end + STREET_NAME + 1, len(tokens))):
        if not tokens.raw(place)[0].isupper():
            return False
        if place > end and longest(tokens, place, labels.after):
            return True
    return False


def _is_street(tokens: Tokens, quantity: Quantity, labels: Labels) -> bool:
    """Whether the noun is the name of a street: "at 4 Police Square", not "12 Police Officers Drive Home"."""
    at = quantity.end
    if at >= len(tokens) or not (
        tokens.raw(quantity.number.end)[0].isupper() and tokens.raw(at)[0].isupper()
    ):
        return False
    found = longest(tokens, at, labels.after)
    return found is not None and not (found[0] < len(tokens) and tokens.raw(found[0])[0].isupper())


def is_model_name(tokens: Tokens, number: Number, known: Vocabulary) -> bool:
    """Whether the number ends a name before a noun in small letters: "many Pixel 7 users", "the T 62 tanks", not "in Kano 8 traders"."""
    at = number.at
    is_plain = number.first == at and number.end == at + 1 and tokens.words[at].isdecimal()
    if not is_plain or number.value >= LONGEST_MODEL or not tokens.word(at + 1).isalpha():
        return False
    leads, lead = known.openers | known.words["model_lead"], at - 1
    while lead >= max(0, at - LONGEST_NAME) and tokens.words[lead] not in leads and _is_capital(tokens, lead):
        lead -= 1
    if (
        not 0 <= lead < at - 1
        or not tokens.raw(at + 1).islower()
        or _is_place_or_day(tokens, lead + 1, known)
    ):
        return False
    return tokens.words[lead] in leads and tokens.word(lead - 1) not in known.words["place_lead"]


def _is_capital(tokens: Tokens, at: int) -> bool:
    return tokens.words[at].isalpha() and tokens.raw(at) != tokens.words[at]


def _is_place_or_day(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether a state, a people or a day of the week begins at `at`."""
    return tokens.words[at] in known.words["day"] or longest(tokens, at, known.states) is not None


def ends_name(tokens: Tokens, at: int) -> bool:
    """Whether the number ends a name: "Big 12", "iOS 17.2"; "in Homs nine" does not, nor does a sentence's first word begin one."""
    before = tokens.raw(at - 1) if at > 1 else ""
    is_name = before.isalpha() and before != before.lower()
    return is_name and not tokens.raw(at)[0].islower()
