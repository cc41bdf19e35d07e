"""Figures: counted quantities with their range, what is counted, who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimbook.lexicon import Lexicon
from claimbook.read.cast import Cast
from claimbook.read.exclusions import is_excluded
from claimbook.read.measures import Cue, Reading, find_cues, measure_quantities
from claimbook.read.numbers import Number, find_numbers
from claimbook.read.pages import Page
from claimbook.read.quantities import Quantity, Vocabulary, quantity_of, vocabulary
from claimbook.read.tokens import Tokens, longest, split_tokens
from claimbook.records import Claim, DateMention, Figure, Sentence, stable_id

DIGITS = re.compile(r"\d+")
TRIGGERS = ("measures", "number_words", "vague_numbers")


def find_figures(
    page: Page, cast: Cast, claims: Sequence[Claim], dates: Sequence[DateMention], lexicon: Lexicon
) -> Iterator[Figure]:
    """Yield the figures of an article in reading order."""
    known = vocabulary(lexicon)
    spans = _Spans(claims, dates)
    found: list[tuple[Sentence, Tokens, Reading]] = []
    for sentence in _sentences(page):
        if sentence.kind != "boilerplate":
            tokens = split_tokens(page.text, sentence.start, sentence.end)
            for reading in _read(tokens, spans, known, lexicon):
                found.append((sentence, tokens, reading))
    has_deaths = any(r.measure == "killed" for _, _, r in found)
    for sentence, tokens, reading in found:
        yield _figure(page, sentence, tokens, reading, spans, known, has_deaths=has_deaths)


class _Spans:
    """Claims and dates, to be asked by offset."""

    def __init__(self, claims: Sequence[Claim], dates: Sequence[DateMention]) -> None:
        self.claims = sorted(claims, key=lambda c: (c.start, -c.end))
        self.claim_starts = [c.start for c in self.claims]
        self.dates = sorted(dates, key=lambda d: d.start)
        self.date_starts = [d.start for d in self.dates]

    def claim_at(self, offset: int) -> Claim | None:
        """The innermost claim whose words hold `offset`."""
        at = bisect_right(self.claim_starts, offset)
        return next((c for c in reversed(self.claims[max(0, at - 12) : at]) if offset < c.end), None)

    def is_dated(self, start: int, end: int) -> bool:
        """Whether a date expression holds the words."""
        at = bisect_right(self.date_starts, start) - 1
        return at >= 0 and self.dates[at].end >= end


def _sentences(page: Page) -> Iterator[Sentence]:
    """The sentences that hold a digit or a word of the lexicons that a figure begins with."""
    offsets = [m.start() for m in DIGITS.finditer(page.text)]
    for name in TRIGGERS:
        offsets.extend(page.openings.get(name, ()))
    offsets.sort()
    end = -1
    for offset in offsets:
        if (
            offset >= end
            and (sentence := page.sentence_at(offset))
            and sentence.start <= offset < sentence.end
        ):
            end = sentence.end
            yield sentence


def _read(tokens: Tokens, spans: _Spans, known: Vocabulary, lexicon: Lexicon) -> Iterator[Reading]:
    """The quantities of one sentence with their measures; what is no figure is left out."""
    cues = find_cues(tokens, lexicon)
    places = {c.first: c for c in cues if c.syntax in ("transitive", "subject", "state")}
    quantities = [
        quantity_of(tokens, n, known, places)
        for n in find_numbers(tokens, lexicon)
        if not spans.is_dated(tokens.starts[n.at], tokens.ends[n.end - 1])
    ]
    if cues:
        quantities = sorted(
            (*quantities, *_singles(tokens, quantities, known, places)), key=lambda q: q.number.first
        )
    kept = [
        q for q in quantities if not is_excluded(tokens, q, has_measure=_is_near(q, cues), lexicon=lexicon)
    ]
    for reading in measure_quantities(tokens, kept, cues, known, lexicon):
        if _is_figure(tokens, reading):
            yield reading


def _is_near(quantity: Quantity, cues: Sequence[Cue]) -> bool:
    return any(c.end == quantity.number.first or c.first == quantity.end for c in cues)


def _is_figure(tokens: Tokens, reading: Reading) -> bool:
    """Whether the quantity is worth a row: not a bare number, not one that only refers back."""
    quantity, number = reading.quantity, reading.quantity.number
    if reading.measure is None:
        return False
    if reading.cue is not None:
        return True
    if number.value == 1 and not tokens.words[number.at][0].isdigit():
        return quantity.nature == "amount" or reading.measure in ("equipment", "units")
    return not (
        _refers_back(tokens, number) and reading.measure in ("people", "other") and number.value <= 12
    )


def _refers_back(tokens: Tokens, number: Number) -> bool:
    return tokens.word(number.first - 1) in ("the", "these", "those", "both", "his", "her", "their", "its")


def _singles(
    tokens: Tokens, quantities: Sequence[Quantity], known: Vocabulary, places: dict[int, Cue]
) -> Iterator[Quantity]:
    """ "a soldier", "another woman": one of those counted; "no prisoners": none."""
    taken = {t for q in quantities for t in range(q.number.first, q.end)}
    for at, word in enumerate(tokens.words):
        if at in taken or word not in ("a", "an", "another", "no", "nobody", "none"):
            continue
        value = 0.0 if word.startswith("no") else 1.0
        start = _past_age(tokens, at + 1)
        number = Number(at, at, start, value, value, value, "exact")
        if word in ("nobody", "none") or (word == "no" and tokens.word(at + 1) == "one"):
            end = at + 2 if word == "no" else at + 1
            yield Quantity(Number(at, at, end, 0.0, 0.0, 0.0, "exact"), end, "bare")
            continue
        quantity = quantity_of(tokens, number, known, places)
        if quantity.nature == "people" and quantity.noun and (value == 0 or not quantity.noun.is_plural):
            yield quantity


def _past_age(tokens: Tokens, at: int) -> int:
    """Past "26-year-old" before a noun."""
    if tokens.joined(at + 1, at + 5) == "- year - old" or tokens.joined(at + 1, at + 4) == "year - old":
        return at + (5 if tokens.word(at + 1) == "-" else 4)
    return at


def _figure(
    page: Page,
    sentence: Sentence,
    tokens: Tokens,
    reading: Reading,
    spans: _Spans,
    known: Vocabulary,
    *,
    has_deaths: bool,
) -> Figure:
    quantity, number = reading.quantity, reading.quantity.number
    start, end = tokens.starts[number.first], tokens.ends[quantity.end - 1]
    claim = spans.claim_at(tokens.starts[number.at])
    measure = reading.measure
    if measure == "shot":
        measure = "casualties" if has_deaths and number.value > 1 else "wounded"
    return Figure(
        figure_id=stable_id("f", page.article.article_id, start, end, page.text[start:end], measure),
        article_id=page.article.article_id,
        sentence_id=sentence.sentence_id,
        claim_id=claim.claim_id if claim else None,
        start=start,
        end=end,
        text=page.text[start:end],
        measure=measure,
        unit=quantity.unit,
        low=number.low,
        best=number.best,
        high=number.high,
        qualifier=number.qualifier,
        subject=_subject(tokens, quantity, known),
        source=claim.source if claim else None,
        source_id=claim.source_id if claim else None,
        via=claim.via if claim else None,
        status=claim.status if claim else "asserted",
        rule=reading.rule,
    )


def _subject(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> str | None:
    """Who is counted: a state's people, or the group that the noun names."""
    people = None
    for at in range(quantity.number.end, quantity.end):
        if hit := longest(tokens, at, known.peoples):
            people = hit[1]
    subject = quantity.noun.subject if quantity.noun else None
    if people and subject in (None, "soldiers", "men", "women_and_men", "workers", "personnel"):
        return people
    return subject or people
