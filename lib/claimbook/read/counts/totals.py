"""Totals: what sort of total a number is: all so far, more on top, at a moment, or only planned."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.tokens import Tokens, by_first_word, longest
from claimbook.read.counts.vocabularies import Vocabulary

RISE = 6  # words from a verb of change to the number
REACH = 12  # words on either side of the quantity
CLAUSE_MARKS = frozenset((";", ":", "but"))
EVENTS = frozenset(("killed", "wounded", "casualties"))


@cache
def _months(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("date_words", tag="month"))


@cache
def _raising(lexicon: Lexicon) -> frozenset[str]:
    """The words behind which a total follows: "..., bringing the toll to 40"."""
    forms = (
        f for row in lexicon.rows("level_verbs") if row["kind"] == "change" for f in row["words"].split(";")
    )
    return frozenset(form for form in forms if form.endswith("ing"))


@cache
def _totals(lexicon: Lexicon) -> Mapping:
    return by_first_word({r["words"]: r["total_type"] for r in lexicon.rows("totals")})


def total_type(tokens: Tokens, reading: Reading, known: Vocabulary, lexicon: Lexicon) -> str:
    """The sort of total: its own words before the clause's, a plan before all; `unknown` where nothing tells.

    A number that follows "the death toll" is cumulative; one missing or stationed "are", a snapshot.
    """
    phrases, quantity = _totals(lexicon), reading.quantity
    first, end = quantity.number.first, quantity.end
    found = {
        longest(tokens, at, phrases)[1]
        for at in _clause(tokens, first, end, _raising(lexicon))
        if tokens.words[at] in phrases
        and longest(tokens, at, phrases)
        and not _is_away(tokens, at, reading, lexicon)
    }
    own = {
        hit[1]
        for at in range(max(0, first - 1), end)
        if (hit := longest(tokens, at, phrases)) and tokens.word(hit[0]) != "than"
    }
    if "planned" in found:
        return "planned"
    if "increment" in own or tokens.word(first - 1) == "+":
        return "increment"
    if reading.cue and (reading.cue.syntax == "toll" or "toll" in reading.cue.form):
        return "cumulative"
    if _is_raised(tokens, reading, known):
        return "cumulative"
    for sort in ("cumulative", "increment", "snapshot"):
        if sort in found and (sort != "increment" or "more" not in found):
            return sort
    return "snapshot" if reading.measure == "missing" else "unknown"


def _is_raised(tokens: Tokens, reading: Reading, known: Vocabulary) -> bool:
    """Whether those harmed have come to the number: "rose to 48", "climbed to at least 60"."""
    first = reading.quantity.number.first
    is_to = "to" in (tokens.words[first], tokens.word(first - 1))
    return (
        reading.measure in EVENTS
        and is_to
        and not known.changes.isdisjoint(tokens.words[max(0, first - RISE) : first])
    )


def _clause(tokens: Tokens, first: int, end: int, raising: Set[str]) -> list[int]:
    """The places around the quantity up to a mark that ends the clause, without what stands in brackets beside it."""
    around = list(range(first, end))
    for step, at in ((-1, first - 1), (1, end)):
        opening, closing = ("(", ")") if step == 1 else (")", "(")
        in_bracket = False
        for _ in range(REACH):
            word = tokens.word(at)
            if not word or word in CLAUSE_MARKS or (step == 1 and word in raising):
                break
            if word == closing and not in_bracket:
                break
            in_bracket = word == opening or (in_bracket and word != closing)
            if not in_bracket:
                around.append(at)
            at += step
    return sorted(around)


def _is_away(tokens: Tokens, at: int, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether words of a plan stand behind the quantity and its verb, or words for an increment at another noun."""
    hit, first = longest(tokens, at, _totals(lexicon)), reading.quantity.number.first
    if hit is None:
        return True
    if hit[1] == "planned":
        verb = reading.cue.first if reading.cue else first
        return at >= max(first, verb) or tokens.word(hit[0]) == "have"
    if tokens.words[at] == "this" and tokens.word(at - 1) in _months(lexicon):
        return True  # "in July this year"
    return hit[1] == "increment" and hit[0] == at + 1 and tokens.words[at] != "overnight"


@cache
def _hedges(lexicon: Lexicon) -> Mapping:
    return by_first_word({r["phrase"]: r["status"] for r in lexicon.rows("hedges")})


def hedge_near(tokens: Tokens, first: int, end: int, lexicon: Lexicon) -> str:
    """The status of a figure that no claim holds: a hedge beside it ("reportedly", "an estimated"), else asserted."""
    phrases = _hedges(lexicon)
    for at in _clause(tokens, first, end, _raising(lexicon)):
        if tokens.words[at] in phrases and (hit := longest(tokens, at, phrases)):
            return hit[1]
    return "asserted"
