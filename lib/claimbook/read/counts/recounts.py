"""Recounts: bare numbers that count anew what was told before, or a force: "The union puts it at 51", "others as high as 90"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimbook.read.counts.comparisons import is_denied
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary

REACH = 9  # tokens between what is counted anew and its number
ASIDE = 7  # tokens between the commas of an aside
FAR_RATIO = 20  # of one count to another of the same
LEAST = 10  # the least number that "the union said 14" tells anew
LATEST = 12  # "it was 9" tells the time
FURTHER = frozenset(("another", "further", "additional"))
EARLIER = 3  # tokens from "first" to the number: "had first said | four"
LABEL = 6  # tokens from "a lower number" to its colon
STRENGTHS = frozenset(("people", "deployed", "reinforcements"))  # measures of those who make up a force
LEVELLING = frozenset(("to", "at", "as"))
SPEAKER = 6  # tokens of "the miners' union said"
SAID = frozenset(("said", "say", "says"))
TURNS = frozenset(("and", "or", "but", "while", ",", ";"))  # words before another's number
SPEECH_MARKS = frozenset(',"“”')


def recount(
    tokens: Tokens, readings: list[Reading], before: Sequence[Sequence[Reading]], known: Vocabulary
) -> None:
    """Let bare numbers count what was counted before them where their words say so; `before`: the sentences before, the nearest last.

    "34 miners died. The union believes the real number is 51": killed too; "the garrison is put at 900": deployed.
    """
    for place, reading in enumerate(readings):
        quantity = reading.quantity
        if reading.cue is not None or quantity.nature not in ("bare", "people"):
            continue
        if reading.measure is None and (
            model := _joined(tokens, quantity, [*before, readings[:place]], known)
        ):
            readings[place] = _further(reading, model, tokens.word(_behind(tokens, quantity.end)) == "to")
            continue
        head = _head(tokens, quantity, known)
        is_force = (
            head is not None and tokens.words[head] in known.words["strength"] and _may_be_force(quantity)
        )
        is_bare = quantity.nature == "bare" and reading.measure is None
        if not is_force and not (is_bare and (head is not None or _is_told(tokens, quantity, known))):
            continue
        earlier = [list(sentence) for sentence in before] + [readings[:place]]
        if is_force:
            earlier = [[r for r in sentence if r.measure in STRENGTHS] for sentence in earlier]
        if is_bare and (model := _model(quantity, earlier, is_sure=head is not None)):
            reading = _anew(reading, model)
        readings[place] = replace(reading, measure="deployed", rule="strength") if is_force else reading
        if is_force:
            _lend(readings, place)


def _behind(tokens: Tokens, end: int) -> int:
    """Where the words behind a number begin, past "more" and "others"."""
    return end + (tokens.word(end) in ("more", "others"))


def _joined(
    tokens: Tokens, quantity: Quantity, earlier: Sequence[Sequence[Reading]], known: Vocabulary
) -> Reading | None:
    """The reading of those to whom more are told: "48 people are ill. Another | 38 are watched", "sent 50, with another | 25 to follow"."""
    at, first = _behind(tokens, quantity.end), quantity.number.first
    is_more = at > quantity.end or tokens.word(first - 1) in FURTHER or tokens.words[first] in FURTHER
    is_said = tokens.word(at) in known.be or tokens.joined(at, at + 2) in known.words["to_come"]
    if quantity.nature != "bare" or not (is_more and is_said):
        return None
    told = next((readings for readings in reversed(earlier[-2:]) if readings), [])
    return next(
        (r for r in reversed(told) if _is_count(r) and r.quantity.nature in ("people", "thing")), None
    )


def _further(reading: Reading, model: Reading, is_coming: bool) -> Reading:
    """More of what the model counts: what befell those is not said of these, but where they only follow."""
    measure = model.measure if is_coming or model.quantity.nature == "thing" else "people"
    same = replace(model.quantity, number=reading.quantity.number, end=reading.quantity.end, compound=False)
    return replace(reading, quantity=same, measure=measure, rule=f"{model.rule}+more")


def _lend(readings: list[Reading], place: int) -> None:
    """Let the numbers that share the words of a force's size be sizes too: "8,000 soldiers; Finland at | 10,500"."""
    for at, reading in enumerate(readings):
        if reading.model == place and reading.cue is None and reading.measure in STRENGTHS:
            readings[at] = replace(reading, measure="deployed")


def _may_be_force(quantity: Quantity) -> bool:
    return quantity.nature == "bare" or (
        quantity.measure in STRENGTHS and (quantity.noun is None or quantity.noun.is_plural)
    )


def _is_link(word: str, known: Vocabulary) -> bool:
    """Whether a word may stand between the head and its number: "the number | is now put at"."""
    return (
        word in known.auxiliaries
        or word in known.levels
        or word in known.adverbs
        or word in known.words["recount_link"]
    )


def _head(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> int | None:
    """The place of the noun or pronoun whose number this is: "the real | number is", "put | it at", "the hospital's | is"."""
    first = quantity.number.first
    is_bare, value = quantity.nature == "bare", quantity.number.value
    if is_bare and not _ends(tokens, quantity.end, known):
        return None
    has_level = tokens.words[first] in LEVELLING and first < quantity.number.at
    at, floor = first, max(0, first - REACH)
    while (at := at - 1) >= floor:
        word = tokens.words[at]
        if (
            word == ","
            and at == first - 2
            and has_level
            and tokens.words[at - 1] in known.words["recount_link"]
        ):
            continue  # "the estimate is lower, at"
        if word == "," and has_level and (opened := _aside_start(tokens, at)) is not None:
            at, floor = opened, max(first - REACH - ASIDE, 0)
            continue
        is_noun = word in known.words["strength"] or word in known.words["count"]
        if word in known.words["recounted"] or (is_noun and _is_meant(tokens, at, known)):
            is_hour = word == "it" and tokens.word(at + 1) in known.be and value <= LATEST
            return at if has_level and not is_hour else None
        if word.endswith("'s") and has_level and at == first - 2 and tokens.words[at + 1] in known.be:
            return at
        if not (word.endswith("ly") or _is_link(word, known)):
            return None
        has_level = has_level or word in known.levels or word in LEVELLING or word in known.words["nearing"]
    return None


def _aside_start(tokens: Tokens, comma: int) -> int | None:
    """The comma that opens the aside which ends at `comma`: "the estimate |, made in May, was"."""
    return next((at for at in range(comma - 1, max(0, comma - ASIDE), -1) if tokens.words[at] == ","), None)


def _is_meant(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether the noun at `at` is one told of before, and no "number of boats"."""
    for place in range(at - 1, max(-1, at - 4), -1):
        word = tokens.words[place]
        if word in known.openers or word.endswith("'s") or word == "whose":
            return word not in ("a", "an", "no")
        if not word.isalpha() or word in known.ends:
            return False
    return False


def _is_told(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether the number is all that somebody tells: "Analysts confirm only | 87", "others say | as high as 90"."""
    first, number = quantity.number.first, quantity.number
    if _is_owned(tokens, quantity, known):
        return True
    if _is_signed(tokens, quantity) or is_denied(tokens, first):
        return True
    if not _ends(tokens, quantity.end, known):
        return False
    if (
        tokens.words[first] in known.words["nearing"]
        or " ".join(tokens.words[first : first + 2]) == "as high"
    ):
        return True
    if tokens.word(first - 1) == ":":
        return not known.words["count"].isdisjoint(tokens.words[max(0, first - LABEL) : first])
    at = first - (tokens.word(first - 1) in ("to", "of") and tokens.word(first - 2) in known.words["owning"])
    verb, before = tokens.word(at - 1), tokens.word(at - 2)
    if verb == "of" and before in known.words["speaking"]:
        return True  # "the union spoke of | more than 50"
    is_verb = verb in known.words["claiming"] or verb in known.words["owning"]
    if tokens.words[max(0, at - 3) : at] == ["as", "many", ","]:
        return True  # "three times as many, perhaps 700"
    is_said = is_verb and before.isalpha() and before not in known.openers
    is_earlier = not known.words["earlier"].isdisjoint(tokens.words[max(0, at - EARLIER) : at + 1])
    return is_said and (number.value >= LEAST or is_earlier) and before not in SPEECH_MARKS


def _is_signed(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether another's number follows with nothing but who says so: "1,500, organisers said, or | 300, police said"."""
    if tokens.word(quantity.number.first - 1) not in TURNS:
        return False
    at = quantity.end + (tokens.word(quantity.end) == ",")
    if tokens.joined(at, at + 2) == "according to":
        return True
    last = next((k for k in range(at, at + SPEAKER) if tokens.word(k) in SAID), 0)
    return last > 0 and at > quantity.end and tokens.word(last + 1) in ("", ".", ",", ";", "and", "but")


def _is_owned(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether the number is all that a state or a capital has of it: "Seoul's | 1,100 and Washington's 1,200 are far apart"."""
    first, end = quantity.number.first, quantity.end
    owner, mark, _ = tokens.word(first - 1).partition("'s")
    is_state = mark != "" and owner in known.states
    is_closed = _ends(tokens, end, known) or tokens.word(end) in known.auxiliaries
    return is_state and is_closed and quantity.number.value >= LEAST


def _ends(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether nothing that is counted stands at `at`."""
    word = tokens.word(at)
    is_joint = word in known.prepositions and word not in ("of", "per")
    return (
        (not word[:1].isalnum() and word not in ("%", "(", "-"))
        or is_joint
        or word in known.words["recount_end"]
        or word in known.words["day"]
    )


def _model(quantity: Quantity, earlier: Sequence[Sequence[Reading]], *, is_sure: bool) -> Reading | None:
    """The reading that the number counts anew: of the nearest sentence that has one of its size, the nearest in size."""
    value = quantity.number.value
    for readings in reversed(earlier):
        fits = [r for r in readings if _is_count(r) and _ratio(r, value) <= FAR_RATIO]
        if fits:
            return min(reversed(fits), key=lambda r: (r.part_of is not None, _ratio(r, value)))
    last = [r for r in earlier[-1] or (earlier[-2] if len(earlier) > 1 else []) if _is_count(r)]
    return last[-1] if is_sure and last and last[-1].cue else None


def _is_count(reading: Reading) -> bool:
    return reading.measure is not None and reading.quantity.nature in ("people", "thing", "bare")


def _ratio(reading: Reading, value: float) -> float:
    """How many times the one is the other."""
    low, high = sorted((max(reading.quantity.number.value, 0.5), max(value, 0.5)))
    return high / low


def _anew(reading: Reading, model: Reading) -> Reading:
    """The number as a count of what the model counts."""
    quantity = reading.quantity
    same = replace(model.quantity, number=quantity.number, end=quantity.end, compound=False)
    return replace(
        reading,
        quantity=same,
        measure=model.measure,
        anew=model.anew or model.quantity,
        rule=f"{model.rule.removesuffix('+anew')}+anew",
    )
