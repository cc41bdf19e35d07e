"""Occasions: when what an article's figures count happened or held, by their own words or by those before them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimbook.lexicon import Lexicon
from claimbook.read.counts.comparisons import is_compared
from claimbook.read.counts.measure_cues import HARM
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.periods import TELLING, Period, event_dates, period_of, sentence_dates
from claimbook.read.counts.tokens import Tokens
from claimbook.read.layout.pages import Page
from claimbook.records import Claim, DateMention

BESIDE = 20  # characters from a number to its date
HANGING = re.compile(r",\s(?:which|where|who|whose)\b|(?<!,)\swhile\b")
CLAUSE_END = re.compile(r"[,.;:()—]")
EVENTS = frozenset(("killed", "wounded", "casualties", "captured", "arrested", "surrendered", "evacuated"))
HAPPENED = HARM | {"displaced", "evacuated", "people"}
LONGEST = 4  # sentences back to the day that is still meant
WIDE = frozenset(("week", "month", "season", "quarter", "year", "year_part", "month_part"))


@dataclass(frozen=True)
class Occasions:
    """The days of one article's figures; `claims` are its claims with a cue, in the order of their cues."""

    page: Page
    dates: Sequence[DateMention]
    claims: Sequence[Claim]
    published: tuple[str | None, str | None]
    lexicon: Lexicon

    def find(
        self,
        tokens: Tokens,
        reading: Reading,
        claim: Claim | None,
        measure: str,
        total: str,
        border: int | None,
    ) -> Period:
        """When the reading happened or held; from the token `border` on an earlier count is told beside it.

        A period that has not ended ends on the day of the article: nobody counts what is still to come.
        """
        if total == "planned":
            return Period()
        quantity = reading.quantity
        span = tokens.starts[quantity.number.first], tokens.ends[quantity.end - 1]
        if is_compared(tokens, quantity.number.first):
            return self._period(self._behind(span[1]), claim, span)
        is_event = measure in EVENTS and total in ("unknown", "increment")
        dates = event_dates(self.page, self.dates, claim, span[0]) if is_event else self._standing(span[0])
        if border is not None:
            dates = dates[: bisect_left(dates, tokens.starts[border], key=lambda d: d.start)]
        period = self._period(dates, claim, span)
        if period.start_date is None:
            return self._meant(span[0], claim, measure, is_event=is_event, is_state=total == "snapshot")
        return self._so_far(period) if measure in HAPPENED else period

    def _standing(self, start: int) -> Sequence[DateMention]:
        """The dates of the sentence at `start` on which a state of things can hold.

        None is that of the clause on which the number's hangs: "came in May from Oslo, where he has | two sons".
        """
        text, dates = self.page.text, sentence_dates(self.page, self.dates, start)
        return [d for d in dates if d.end > start or not HANGING.search(text, d.end, start)]

    def _period(self, dates: Sequence[DateMention], claim: Claim | None, span: tuple[int, int]) -> Period:
        told = (claim.statement_end if claim else None) or self.published[1]
        return period_of(self.page, dates, told, span, self.lexicon)

    def _behind(self, end: int) -> Sequence[DateMention]:
        """The date told right behind a number that an earlier count had: "up from 229 two days earlier"."""
        at = bisect_right(self.dates, end, key=lambda d: d.start)
        gap = self.page.text[end : self.dates[at].start] if at < len(self.dates) else "."
        return self.dates[at : at + 1] if len(gap) <= BESIDE and not CLAUSE_END.search(gap) else ()

    def _so_far(self, period: Period) -> Period:
        """A week, a month or a year up to the day of the article: "12 have died this year"."""
        told = self.published[1]
        if period.precision not in WIDE or told is None or not period.start_date <= told < period.end_date:
            return period
        return Period(period.start_date, told, "day" if period.start_date == told else "range")

    def _meant(
        self, start: int, claim: Claim | None, measure: str, *, is_event: bool, is_state: bool
    ) -> Period:
        """The day of an event told in the sentences before, or for a state of things the one on which it was told."""
        if measure == "missing" or (is_state and measure in HAPPENED | {"deployed"}):
            return self._told(claim)
        if measure not in EVENTS:
            return Period()
        day = self._told_before(start) or (self._only_day if is_event else None)
        return Period(day.start_date, day.end_date, day.precision) if day else Period()

    def _told(self, claim: Claim | None) -> Period:
        """The day on which somebody said it, else that of the article; nothing where that is not known to the day."""
        first = (claim.statement_start if claim else None) or self.published[0]
        last = (claim.statement_end if claim else None) or self.published[1]
        return Period(first, last, "day") if first is not None and first == last else Period()

    def _told_before(self, start: int) -> DateMention | None:
        """The last day on which an event can fall that the sentences before in the paragraph tell."""
        sentences = self.page.sentences
        here = bisect_right(sentences, start, key=lambda s: s.start) - 1
        for at in range(here - 1, max(-1, here - LONGEST), -1):
            if sentences[at].paragraph != sentences[here].paragraph:
                return None
            if days := [d for d in self._days(sentences[at].start) if d.precision == "day"]:
                return days[-1]
        return None

    @cached_property
    def _only_day(self) -> DateMention | None:
        """The day of the one event of which the article's first sentences tell; None where it tells of several days."""
        starts = [s.start for s in self.page.sentences if s.kind == "body"]
        days = [d for start in starts for d in self._days(start) if d.precision == "day"]
        is_sure = not any(d.anchor == "unresolved" for d in self.dates)
        return days[0] if is_sure and len({d.start_date for d in days}) == 1 else None

    def _days(self, start: int) -> Iterator[DateMention]:
        """Yield the dates of the sentence at `start` on which an event can fall, not one beside the words of saying."""
        for date in event_dates(self.page, self.dates, None, start):
            is_dating = date.anchor == "explicit" and date.start_date == self.published[1]
            if date.start_date is not None and not is_dating and not self._is_telling(date):
                yield date

    def _is_telling(self, date: DateMention) -> bool:
        """Whether it is the day on which somebody spoke: "the minister said on Saturday"."""
        first = bisect_left(self.claims, date.start - TELLING * 2, key=lambda c: c.cue_start)
        for claim in self.claims[first:]:
            if claim.cue_start > date.end + TELLING:
                return False
            is_beside = max(date.start - claim.cue_end, claim.cue_start - date.end) < TELLING
            if is_beside and not claim.start <= date.start < claim.end:
                return True
        return False
