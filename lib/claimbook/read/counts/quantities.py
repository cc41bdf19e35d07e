"""Quantities: a number with the words for what it counts, and nothing yet of what happened to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.numbers import Number, find_numbers
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Noun, Unit, Vocabulary

REACH = 8  # words from the number to the noun
OPEN_MEASURES = frozenset(
    [
        "people",
        "deployed",
        "workers",
        "sappers",
        "reinforcements",
        "displaced",
        "captured",
        "arrested",
        "population",
        "evacuated",
    ]
)  # of nouns that say who is counted and leave it to a verb to say what happened
THINGS = frozenset(("units", "equipment", "settlements", "other"))
MODEL = 3  # tokens of a model's name: AK-47
SINGLE = {"a": 1.0, "an": 1.0, "another": 1.0, "no": 0.0, "nobody": 0.0, "none": 0.0}
ONE_OF_THEM = ["one", "of", "them"]  # "one of them an engineer" describes somebody counted
QUOTES = frozenset("\"“‘'")
LABEL_MARKS = frozenset(("-", "–", "—", "‒", ":"))
LABEL_ENDS = frozenset(("", ",", ";", ".", "(", ")", "-", "–", "—"))
PERSON_ENDINGS = ("men", "women", "ists", "eers", "yers", "ians", "people", "goers")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts, at the tokens `number.first` to before `end`.

    `nature`: people, thing, amount (of a unit) or bare (no noun with the number).
    """

    number: Number
    end: int
    nature: str
    noun: Noun | None = None
    unit: str | None = None
    measure: str | None = None
    compound: bool = False  # "a 10-kilometre zone"


def find_quantities(tokens: Tokens, cues: Sequence, known: Vocabulary, lexicon: Lexicon) -> list[Quantity]:
    """The quantities of a sentence in reading order; where it tells a measure, single persons and none at all too."""
    places = {c.first for c in cues if c.syntax in ("transitive", "subject", "state")}
    found = [quantity_of(tokens, number, known, places) for number in find_numbers(tokens, lexicon)]
    if cues:
        found.extend(_singles(tokens, found, known, cues, places, _speaking(lexicon)))
        found.sort(key=lambda q: q.number.first)
    return found


def _singles(
    tokens: Tokens,
    found: Sequence[Quantity],
    known: Vocabulary,
    cues: Sequence,
    places: Set[int],
    speaking: Set[str],
) -> Iterator[Quantity]:
    """ "a soldier", "another": one of those counted; "no prisoners", "nobody": none."""
    taken = {at for q in found for at in range(q.number.first, q.end)}
    for at, word in enumerate(tokens.words):
        if word not in SINGLE or at in taken or tokens.words[max(0, at - 3) : at] == ONE_OF_THEM:
            continue
        value = SINGLE[word]
        if word in ("nobody", "none") or (word == "no" and tokens.word(at + 1) == "one"):
            end = at + 2 if word == "no" else at + 1
            yield Quantity(_exactly(value, at, end), end, "bare")
        elif word == "another" and (_acts_next(tokens, at, places) or _is_object(tokens, at, cues, known)):
            yield Quantity(_exactly(value, at, at + 1), at + 1, "bare")
        else:
            quantity = quantity_of(tokens, _exactly(value, at, _past_age(tokens, at + 1)), known, places)
            if pair_end := _pair_end(tokens, quantity, known):
                both = replace(quantity.noun, subject=None)
                yield replace(quantity, number=_exactly(2.0, at, at + 1), end=pair_end, noun=both)
                continue
            is_one = (
                value == 1
                and quantity.noun is not None
                and quantity.measure in OPEN_MEASURES
                and not quantity.noun.is_plural
            )
            is_one = is_one and not _speaks(tokens, at, quantity.end, speaking, places)
            if quantity.nature == "people" and quantity.noun and (value == 0 or is_one):
                yield quantity


@cache
def _speaking(lexicon: Lexicon) -> frozenset[str]:
    """The verbs that stand after what is said: "..., an official told reporters"."""
    rows = (r for r in lexicon.rows("reporting_verbs") if "after" in r["syntax"].split(";"))
    return frozenset(form for row in rows for form in row["forms"].split(";"))


def _speaks(tokens: Tokens, at: int, end: int, speaking: Set[str], places: Set[int]) -> bool:
    """Whether the person at `at` only tells what stands before: ", a senior official told reporters"."""
    is_behind = tokens.word(at - 1) in (",", '"', "”", "’", "—", "–")
    return is_behind and tokens.word(end) in speaking and end + 1 not in places


def _pair_end(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> int | None:
    """Where two people told as one end: "a father and son", "a husband and wife"."""
    is_one = quantity.number.value == 1 and quantity.nature == "people" and quantity.noun is not None
    if not is_one or tokens.word(quantity.end) != "and":
        return None
    found = longest(tokens, quantity.end + 1, known.nouns)
    is_person = found is not None and found[1].measure == "people" and not found[1].is_plural
    return found[0] if is_person else None


def _acts_next(tokens: Tokens, at: int, places: Set[int]) -> bool:
    """Whether a measure word follows: "another wounded", "another critically injured"."""
    return at + 1 in places or (tokens.word(at + 1).endswith("ly") and at + 2 in places)


def _is_object(tokens: Tokens, at: int, cues: Sequence, known: Vocabulary) -> bool:
    """Whether "another" at `at` is all that a verb governs: "killing three and wounding another in the attack"."""
    after = tokens.word(at + 1)
    return (not after.isalpha() or after in known.ends) and any(c.end == at for c in cues)


def _exactly(value: float, at: int, end: int) -> Number:
    return Number(at, at, end, value, value, value, "exact")


def _past_age(tokens: Tokens, at: int) -> int:
    """Past "26-year-old" before a noun."""
    if tokens.joined(at + 1, at + 5) == "- year - old":
        return at + 5
    return at + 4 if tokens.joined(at + 1, at + 4) == "year - old" else at


def quantity_of(tokens: Tokens, number: Number, known: Vocabulary, cues: Set[int]) -> Quantity:
    """The number with what it counts; `cues` are the places of measure words, which end a noun phrase."""
    if number.currency:
        return Quantity(number, number.end, "amount", unit=number.currency, measure="money")
    if number.share:
        return Quantity(number, number.end, "amount", unit="percent", measure="percent")
    if _is_magnitude(tokens, number, known):
        return Quantity(number, number.end, "amount", unit="magnitude", measure="other")
    at = number.end
    compound = tokens.word(at) == "-" and tokens.is_tight(at) and tokens.is_tight(at + 1)
    if compound:
        at += 1
    else:
        while tokens.word(at) in known.words["more"] or tokens.word(at) in QUOTES:
            if tokens.words[at] in known.openers and tokens.words[at - 1] != "of":
                break  # "102 of the wounded", but "11.39 The minister arrives"
            at += 1
    if unit := _unit_at(tokens, at, known):
        end, found = unit
        return Quantity(number, end, "amount", unit=found.unit, measure=found.measure, compound=compound)
    if compound:
        return _compound(tokens, number, at, known)
    return _labelled(tokens, number, known) or _counted(tokens, number, at, known, cues)


def _unit_at(tokens: Tokens, at: int, known: Vocabulary) -> tuple[int, Unit] | None:
    """The unit at `at`, where it is not the first word of a noun or a name: "barrel bombs", "day laborers", "Mi-8"."""
    unit, noun = longest(tokens, at, known.units), longest(tokens, at, known.nouns)
    if unit is None or (noun and noun[0] > unit[0]):
        return None
    is_name = tokens.word(unit[0]) == "-" and tokens.word(unit[0] + 1)[:1].isdigit()
    return None if is_name else unit


def _compound(tokens: Tokens, number: Number, at: int, known: Vocabulary) -> Quantity:
    """A count written onto its noun: "a 28-member team", "the 10,000-strong force"; "four-storey" counts nothing told of."""
    if tokens.word(at) == "strong":
        found = longest(tokens, at + 1, known.nouns)
        end = found[0] if found else at + 1
        return Quantity(number, end, "people", found[1] if found else None, None, "people", compound=True)
    if (found := longest(tokens, at, known.nouns)) and found[1].measure not in ("other", "settlements"):
        return replace(of_noun(number, *found), compound=True)
    return Quantity(number, number.end, "bare", compound=True)


def of_noun(number: Number, end: int, noun: Noun) -> Quantity:
    """The number as a count of a noun; things have it as their unit."""
    is_thing = noun.measure in THINGS
    return Quantity(
        number, end, "thing" if is_thing else "people", noun, noun.noun if is_thing else None, noun.measure
    )


def _labelled(tokens: Tokens, number: Number, known: Vocabulary) -> Quantity | None:
    """A number behind its noun, as in lists: "tanks - 7,401 (+9), personnel: 478,060", "protesters numbered 15,000"."""
    first = number.first
    is_verb = tokens.word(first - 1) in known.words["numbering"]
    if not is_verb and tokens.word(number.end) not in LABEL_ENDS:
        return None
    if is_verb or tokens.word(first - 1) in LABEL_MARKS:
        first -= 1
    elif tokens.word(number.end) != "(":
        return None
    for size in (3, 2, 1):
        found = longest(tokens, first - size, known.nouns) if first >= size else None
        if found and found[0] == first and found[1].is_plural:
            return of_noun(number, number.end, found[1])
    return None


def _is_magnitude(tokens: Tokens, number: Number, known: Vocabulary) -> bool:
    """Whether it is an earthquake's magnitude: "magnitude 6.8", "a magnitude of 7", "measuring 5.2"."""
    before = [w for w in tokens.words[max(0, number.first - 2) : number.first] if w not in ("of", "-")]
    is_told = bool(before) and before[-1] in known.words["measuring"]
    is_plain = number.end == number.at + 1 and not tokens.word(number.end).isalpha()
    return number.value <= 10 and is_told and (before[-1] == "magnitude" or is_plain)


def _counted(tokens: Tokens, number: Number, at: int, known: Vocabulary, cues: Set[int]) -> Quantity:
    """The quantity whose noun stands at `at` or after a few more words."""
    noun, end, unknown = _noun_from(tokens, number, at, known, cues)
    many = number.value != 1
    if noun and not noun.is_plural and many and unknown is not None and _is_plural(tokens.words[unknown]):
        noun = None  # "20 police vehicles": the unknown word is the head
    if noun is None:
        return (
            _of_unknown(tokens, number, unknown)
            if unknown is not None
            else Quantity(number, number.end, "bare")
        )
    if noun.measure in THINGS:
        measure = noun.measure if noun.is_plural or not many else "other"
        return Quantity(number, end, "thing", noun, noun.noun, measure)
    if many and not noun.is_plural and noun.measure == "people":
        return Quantity(number, number.end, "bare")  # "Planet 9 scientist"
    return of_noun(number, end, noun)


def _noun_from(
    tokens: Tokens, number: Number, at: int, known: Vocabulary, cues: Set[int]
) -> tuple[Noun | None, int, int | None]:
    """The noun that the words from `at` lead to, its end, and the place of an unknown word that might be it."""
    noun, end, unknown, position, many = None, at, None, at, number.value != 1
    while position < min(at + REACH, len(tokens)):
        word = tokens.words[position]
        if found := longest(tokens, position, known.nouns):
            if noun and (position in cues or (noun.is_plural and not found[1].is_plural)):
                break
            (end, noun), unknown, position = found, None, found[0]
        elif people := longest(tokens, position, known.peoples):
            position = people[0]
            if word.endswith(("s", "ese")) or not _goes_on(tokens, position, known):
                noun = Noun(word, "people", people[1], many, "states")
                end, unknown = position, None
        elif tight := _tight_words(tokens, position):
            position += tight
            if tight == MODEL and tokens.word(position) == "s" and tokens.is_tight(position):  # "12 AK-47s"
                model = tokens.text[tokens.starts[position - MODEL] : tokens.ends[position - 1]]
                return Noun(model, "equipment", None, True, "model"), position + 1, None
        elif not word[0].isalpha() or word in known.ends or word.endswith("'s") or (noun and noun.is_plural):
            break
        elif position in cues:
            if number.value == 0 or noun or not _noun_follows(tokens, position, known):
                break
            position += 1
        elif number.value == 0 or (unknown is not None and many and _is_plural(tokens.words[unknown])):
            break
        else:
            unknown, position = position, position + 1
    return noun, end, unknown


def _tight_words(tokens: Tokens, at: int) -> int:
    """How many tokens a hyphenated describing word takes up to its last part: "first-", "AK-47 "; 0 where none begins."""
    if tokens.word(at) == "-" and tokens.is_tight(at) and tokens.is_tight(at + 1):
        return 1
    if not (
        tokens.words[at][0].isalpha()
        and tokens.word(at + 1) == "-"
        and tokens.is_tight(at + 1)
        and tokens.is_tight(at + 2)
    ):
        return 0
    return MODEL if tokens.words[at + 2][0].isdigit() else 2


def _goes_on(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether the noun phrase goes on at `at`."""
    word = tokens.word(at)
    return word[:1].isalpha() and word not in known.ends


def _of_unknown(tokens: Tokens, number: Number, at: int) -> Quantity:
    """The quantity of a noun that no lexicon knows: people by its ending, else a thing."""
    word = tokens.words[at]
    if word.endswith(PERSON_ENDINGS):
        return Quantity(number, at + 1, "people", Noun(word, "people", None, True, "ending"), None, "people")
    if not _is_plural(word) and number.value != 1:
        return Quantity(number, number.end, "bare")
    return Quantity(number, at + 1, "thing", None, singular(word), "other")


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


def _is_plural(word: str) -> bool:
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
    return word[:-1] if _is_plural(word) else word
