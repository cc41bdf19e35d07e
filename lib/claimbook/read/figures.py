"""Figures: counted quantities with their range, what is counted, who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimbook.lexicon import Lexicon
from claimbook.read.cast import Cast
from claimbook.read.dates import date_for
from claimbook.read.exclusions import is_excluded, is_telling
from claimbook.read.localities import place_of
from claimbook.read.measures import Cue, Reading, find_cues, measure_quantities
from claimbook.read.numbers import Number
from claimbook.read.pages import Page
from claimbook.read.quantities import Quantity, Vocabulary, find_quantities, vocabulary
from claimbook.read.subjects import agent_of, army_of, owner_of, subject_of
from claimbook.read.tokens import Tokens, split_tokens
from claimbook.read.totals import hedge_near, total_type
from claimbook.read.victims import find_victims
from claimbook.records import Claim, DateMention, Figure, Sentence, stable_id

DIGITS = re.compile(r"\d+")
UNCLAIMED = frozenset(
    (None, "soldiers", "workers", "men", "personnel", "crew", "fighters")
)  # whose, the clause may say
TRIGGERS = ("measures", "number_words", "vague_numbers")


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with its measure words and the readings of its quantities."""

    sentence: Sentence
    tokens: Tokens
    cues: Sequence[Cue]
    readings: list[Reading]


def find_figures(
    page: Page, cast: Cast, claims: Sequence[Claim], dates: Sequence[DateMention], lexicon: Lexicon
) -> Iterator[Figure]:
    """Yield the figures of an article in reading order."""
    known, held = vocabulary(lexicon), _Claims(claims)
    lines = [_line(page, sentence, dates, known, lexicon) for sentence in _sentences(page)]
    has_deaths = any(r.measure == "killed" for line in lines for r in line.readings)
    told: dict[tuple, str] = {}
    for line in lines:
        if not has_deaths:
            line.readings.extend(_victims(line, known))
        yield from _Desk(page, cast, held, dates, known, lexicon, has_deaths, told).figures(line)


class _Claims:
    """The claims of an article, to be asked by offset."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = sorted(claims, key=lambda c: (c.start, -c.end))
        self.starts = [c.start for c in self.claims]

    def at(self, offset: int) -> Claim | None:
        """The innermost claim whose words hold `offset`."""
        last = bisect_right(self.starts, offset)
        return next((c for c in reversed(self.claims[max(0, last - 12) : last]) if offset < c.end), None)


def _sentences(page: Page) -> Iterator[Sentence]:
    """The sentences that hold a digit or a word with which a figure may begin."""
    offsets = [m.start() for m in DIGITS.finditer(page.text)]
    for name in TRIGGERS:
        offsets.extend(page.openings.get(name, ()))
    end = -1
    for offset in sorted(offsets):
        if (
            offset >= end
            and (sentence := page.sentence_at(offset))
            and sentence.start <= offset < sentence.end
        ):
            end = sentence.end
            if sentence.kind != "boilerplate":
                yield sentence


def _line(
    page: Page, sentence: Sentence, dates: Sequence[DateMention], known: Vocabulary, lexicon: Lexicon
) -> _Line:
    """The sentence with its quantities and their measures."""
    tokens = split_tokens(page.text, sentence.start, sentence.end)
    cues = find_cues(tokens, lexicon)
    quantities = [
        q
        for q in find_quantities(tokens, cues, known, lexicon)
        if not is_excluded(tokens, q, cues, lexicon) and not _is_date(tokens, q, dates)
    ]
    return _Line(sentence, tokens, cues, measure_quantities(tokens, quantities, cues, known, lexicon))


def _victims(line: _Line, known: Vocabulary) -> Iterator[Reading]:
    """Yield a reading for each victim told by name and age."""
    for first, end, cue in find_victims(line.tokens, line.cues, known):
        number = Number(first, first, end, 1.0, 1.0, 1.0, "exact")
        yield Reading(
            Quantity(number, end, "people", measure="killed"), "killed", cue, rule=f"{cue.rule}+named"
        )


def _is_date(tokens: Tokens, quantity: Quantity, dates: Sequence[DateMention]) -> bool:
    """Whether a date expression holds the number; "the past two years" is a stretch of time too, "two years ago" is none."""
    at = bisect_right(dates, tokens.starts[quantity.number.at], key=lambda d: d.start) - 1
    if at < 0 or dates[at].end < tokens.ends[quantity.number.end - 1]:
        return False
    return quantity.measure != "duration" or tokens.word(quantity.end) in ("ago", "earlier")


@dataclass(frozen=True, slots=True)
class _Desk:
    """What it takes to make figures of the readings of an article's sentences."""

    page: Page
    cast: Cast
    claims: _Claims
    dates: Sequence[DateMention]
    known: Vocabulary
    lexicon: Lexicon
    has_deaths: bool
    told: dict[tuple, str]  # number and kind of measure -> who was counted

    def figures(self, line: _Line) -> Iterator[Figure]:
        """Yield a figure for each reading that tells something; a part follows or precedes its whole."""
        made: dict[int, Figure] = {}
        subjects: dict[int, str | None] = {}
        ids = [self._id(line, r) for r in line.readings]
        for place, reading in enumerate(line.readings):
            subjects[place] = self._subject(line, reading, subjects)
            if is_telling(line.tokens, reading):
                following = (
                    line.readings[place + 1].quantity.number.first
                    if place + 1 < len(line.readings)
                    else len(line.tokens)
                )
                part_of = (
                    reading.part_of
                    if reading.part_of is not None and is_telling(line.tokens, line.readings[reading.part_of])
                    else None
                )
                made[place] = self._figure(
                    line,
                    reading,
                    ids[place],
                    subjects[place],
                    ids[part_of] if part_of is not None else None,
                    following,
                )
        yield from sorted(made.values(), key=lambda f: f.start)

    def _measure(self, line: _Line, reading: Reading) -> str:
        if reading.measure != "shot":
            return reading.measure or "other"
        first, end = reading.quantity.number.first, reading.quantity.end
        others = {"other", "others", "more", "another"}.intersection(line.tokens.words[first:end])
        return (
            "casualties"
            if self.has_deaths and reading.quantity.number.value > 1 and not others
            else "wounded"
        )

    def _id(self, line: _Line, reading: Reading) -> str:
        start, end = _span(line.tokens, reading.quantity)
        return stable_id(
            "f",
            self.page.article.article_id,
            start,
            end,
            self.page.text[start:end],
            self._measure(line, reading),
        )

    def _claim(self, line: _Line, reading: Reading) -> Claim | None:
        return self.claims.at(line.tokens.starts[reading.quantity.number.at])

    def _subject(self, line: _Line, reading: Reading, before: dict[int, str | None]) -> str | None:
        """Who is counted: by the noun, the agent, the one it is joined to, or the same number told before."""
        own = subject_of(line.tokens, reading, self.known)
        measure, number = self._measure(line, reading), reading.quantity.number
        key = (
            number.low,
            number.best,
            number.high,
            "harm" if measure in ("killed", "casualties", "wounded") else measure,
        )
        claim = self._claim(line, reading)
        subject = own
        if own in UNCLAIMED:
            model = reading.model if reading.model is not None else reading.part_of
            subject = (
                owner_of(line.tokens, reading, self.cast)
                or agent_of(line.tokens, reading, self.cast, claim)
                or self._shared(before.get(model), own)
                or self._shared(self.told.get(key), own)
                or army_of(reading, own, claim, self.cast)
                or own
            )
        if subject and number.value > 1:
            self.told.setdefault(key, subject)
        return subject

    def _shared(self, subject: str | None, own: str | None) -> str | None:
        """The subject of a related figure, where it says more than the noun does: a state, or anything for no noun."""
        return subject if own is None or subject in self.known.state_ids else None

    def _figure(
        self,
        line: _Line,
        reading: Reading,
        figure_id: str,
        subject: str | None,
        part_of: str | None,
        following: int,
    ) -> Figure:
        tokens, quantity, number = line.tokens, reading.quantity, reading.quantity.number
        start, end = _span(tokens, quantity)
        claim, total = self._claim(line, reading), total_type(tokens, reading, self.lexicon)
        date = None if total == "planned" else date_for(self.dates, self.page, start, end)
        return Figure(
            figure_id=figure_id,
            article_id=self.page.article.article_id,
            sentence_id=line.sentence.sentence_id,
            claim_id=claim.claim_id if claim else None,
            start=start,
            end=end,
            text=self.page.text[start:end],
            measure=self._measure(line, reading),
            unit=quantity.unit,
            low=number.low,
            best=number.best,
            high=number.high,
            qualifier=number.qualifier,
            total_type=total,
            subject=subject,
            place=place_of(
                tokens, number.first, quantity.end, following, self.cast, self.known, self.lexicon
            ),
            start_date=date.start_date if date else None,
            end_date=date.end_date if date else None,
            precision=date.precision if date else None,
            source=claim.source if claim else None,
            source_id=claim.source_id if claim else None,
            via=claim.via if claim else None,
            status=claim.status if claim else hedge_near(tokens, number.first, quantity.end, self.lexicon),
            part_of=part_of,
            rule=reading.rule,
        )


def _span(tokens: Tokens, quantity: Quantity) -> tuple[int, int]:
    return tokens.starts[quantity.number.first], tokens.ends[quantity.end - 1]
