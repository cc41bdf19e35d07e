"""Singles: persons told one at a time, and that there were none: "a soldier", "another", "a husband and wife", "nobody"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.measure_cues import HARM, Cue
from claimbook.read.counts.numbers import HYPHENS, Number
from claimbook.read.counts.quantities import OPEN_MEASURES, Quantity, quantity_of
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Noun, Vocabulary
from claimbook.read.counts.zeros import is_none_of, none_before

SINGLE = {"a": 1.0, "an": 1.0, "another": 1.0, "any": 0.0, "no": 0.0, "nobody": 0.0, "none": 0.0}
AUXILIARIES = frozenset(("was", "is", "has", "had"))
SPANS = frozenset(("year", "month", "week", "day"))
ONE_AGED = Noun("year-old", "people", None, False, "age")
ONE_OF_THEM = ["one", "of", "them"]  # "one of them an engineer" describes somebody counted


def find_singles(
    tokens: Tokens,
    found: Sequence[Quantity],
    known: Vocabulary,
    cues: Sequence[Cue],
    places: Set[int],
    lexicon: Lexicon,
) -> Iterator[Quantity]:
    """Yield the single persons of a sentence that tells a measure, beside the quantities `found` in it; `places` are its verbs'."""
    taken = {at for q in found for at in range(q.number.first, q.end)}
    for at, word in enumerate(tokens.words):
        is_taken = at in taken and (word not in ("a", "an") or past_age(tokens, at + 1) == at + 1)
        if word not in SINGLE or is_taken or tokens.words[max(0, at - 3) : at] == ONE_OF_THEM:
            continue
        if end := _nobody_end(tokens, at):
            yield Quantity(_exactly(0.0, at, end), end, "bare")
        elif word == "another" and (
            _acts_next(tokens, at, places, cues) or _is_object(tokens, at, cues, known)
        ):
            yield Quantity(_exactly(1.0, at, at + 1), at + 1, "bare")
        elif (
            word == "a"
            and tokens.word(at + 1) in known.words["nth"]
            and _stands_alone(tokens, at, cues, places, known)
        ):
            yield Quantity(_exactly(1.0, at, at + 2), at + 2, "bare")
        elif (single := _described(tokens, at, known, places, lexicon)) and not _is_role(
            tokens, single, known, places
        ):
            yield single


def find_last_things(
    tokens: Tokens, found: Sequence[Quantity], known: Vocabulary, places: Set[int]
) -> Iterator[Quantity]:
    """Yield the single piece of equipment that ends a list of counted ones: "four jets, two ships | and a tanker"."""
    for before in found:
        gap = tokens.words[before.end : before.end + 2]
        at = before.end + (2 if gap == [",", "and"] else 1)
        is_last, is_open = "and" in gap[: at - before.end], gap[:1] == [","]
        if before.nature != "thing" or tokens.word(at) not in ("a", "an"):
            continue
        single = quantity_of(tokens, _exactly(1.0, at, at + 1), known, places)
        is_listed = is_last or (is_open and tokens.word(single.end) in ("and", ","))
        if single.measure == "equipment" and is_listed and not _has_own_verb(tokens, single.end, known):
            yield single


def _has_own_verb(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether a verb of one follows: "three trucks, and a helicopter | crashed"."""
    word = tokens.word(at)
    is_aux = word in known.auxiliaries and word not in known.words["plural"]
    return is_aux or word in known.pasts or word.endswith("ed")


def _stands_alone(tokens: Tokens, at: int, cues: Sequence[Cue], places: Set[int], known: Vocabulary) -> bool:
    """Whether "a second" at `at` is somebody that a verb takes: "injured a second", "a third was shot"."""
    after = tokens.word(at + 2)
    is_object = any(c.end == at and c.syntax == "transitive" for c in cues)
    if is_object:
        return not after.isalpha() or after in known.ends
    return after in AUXILIARIES and any(place in places for place in range(at + 3, at + 5))


def _is_role(tokens: Tokens, single: Quantity, known: Vocabulary, places: Set[int]) -> bool:
    """Whether it only says as what somebody did something: "as a teenager she", not "as a man was shot"."""
    if tokens.word(single.number.first - 1) != "as":
        return False
    return single.end not in places and tokens.word(single.end) not in known.auxiliaries


def _nobody_end(tokens: Tokens, at: int) -> int:
    """Where "nobody", "none", "no one" or "no-one" at `at` ends; 0 where it is none of them."""
    if tokens.words[at] != "no":
        return at + 1 if tokens.words[at] in ("nobody", "none") else 0
    one = at + 2 if tokens.word(at + 1) in HYPHENS else at + 1
    return one + 1 if tokens.word(one) == "one" else 0


def _described(
    tokens: Tokens, at: int, known: Vocabulary, places: Set[int], lexicon: Lexicon
) -> Quantity | None:
    """The person told by a noun behind "a" or "no" at `at`; two where "and" joins them: "a father and son"."""
    value, behind = SINGLE[tokens.words[at]], past_age(tokens, at + 1)
    none = none_before(tokens, at, at + 1, known) if value else None
    quantity = quantity_of(tokens, _exactly(value, at, behind), known, places)
    if none is not None and quantity.noun:
        return replace(quantity, number=_exactly(0.0, none, at + 1))
    if quantity.noun is None and behind > at + 1 and is_none_of(tokens, behind, known, places):
        return replace(quantity, nature="people", noun=ONE_AGED, measure="people")  # "a 71-year-old was hurt"
    if quantity.noun is None and not value and tokens.words[at] != "any":
        return _none_of(tokens, at, known, places)
    if quantity.nature != "people" or quantity.noun is None:
        return None
    if pair_end := _pair_end(tokens, quantity, known):
        both = replace(quantity.noun, subject=None)
        return replace(quantity, number=_exactly(2.0, at, at + 1), end=pair_end, noun=both)
    if value == 0:
        is_harm, is_any = quantity.measure in HARM, tokens.words[at] == "any"
        is_whole = quantity.noun.is_plural or is_none_of(tokens, quantity.end, known, places)
        is_none = is_harm and tokens.word(at - 1) == "without" if is_any else is_whole or not is_harm
        return quantity if is_none else None  # "without any deaths", "no death", but "no death penalty"
    is_one = quantity.measure in OPEN_MEASURES and not quantity.noun.is_plural
    is_telling = _speaks(tokens, at, quantity.end, _speaking(lexicon), places)
    return quantity if is_one and not is_telling else None


def _none_of(tokens: Tokens, at: int, known: Vocabulary, places: Set[int]) -> Quantity | None:
    """The quantity of a noun told in the singular behind "no" at `at`: "no miner", "no cholera death"."""
    single = quantity_of(tokens, _exactly(1.0, at, at + 1), known, places)
    is_told = single.noun is not None and single.nature == "people"
    if not is_told or not is_none_of(tokens, single.end, known, places):
        return None
    return replace(single, number=_exactly(0.0, at, at + 1))


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
    if quantity.number.value != 1 or tokens.word(quantity.end) != "and":
        return None
    found = longest(tokens, quantity.end + 1, known.nouns)
    is_person = found is not None and found[1].measure == "people" and not found[1].is_plural
    return found[0] if is_person else None


def _acts_next(tokens: Tokens, at: int, places: Set[int], cues: Sequence[Cue]) -> bool:
    """Whether a measure word follows: "another wounded", "another critically injured", but not "another charge"."""
    if any(c.first == at + 1 and c.syntax == "transitive" and _is_noun_too(c) for c in cues):
        return False
    verb = at + 1 + (tokens.word(at + 1) in AUXILIARIES)
    return verb in places or (tokens.word(verb).endswith("ly") and verb + 1 in places)


def _is_noun_too(cue: Cue) -> bool:
    """Whether the form of a verb may be a noun: "charge", not "hurt", which is its past too."""
    return cue.is_base and not cue.form.endswith(("t", "ed"))


def _is_object(tokens: Tokens, at: int, cues: Sequence[Cue], known: Vocabulary) -> bool:
    """Whether "another" at `at` is all that a verb governs: "killing three and wounding another in the attack"."""
    after = tokens.word(at + 1)
    is_end = not after[:1].isalnum() or (after in known.ends and after not in known.openers)
    return is_end and any(c.end == at for c in cues)


def _exactly(value: float, at: int, end: int) -> Number:
    return Number(at, at, end, value, value, value, "exact")


def past_age(tokens: Tokens, at: int) -> int:
    """Past "26-year-old", "nine-month-old", "26 year old" before a noun; `at` where none begins there."""
    span = at + 2 if tokens.word(at + 1) == "-" else at + 1
    if tokens.word(span) not in SPANS or not tokens.word(at).isalnum():
        return at
    old = span + 2 if tokens.word(span + 1) == "-" else span + 1
    return old + 1 if tokens.word(old) == "old" else at
