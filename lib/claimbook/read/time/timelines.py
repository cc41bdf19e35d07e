"""Resolving date expressions: against publication, against what was told before, by tense and nearness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from claimbook.read.time import calendars
from claimbook.read.time.calendars import Interval
from claimbook.read.time.candidates import AHEAD, Tense, day_in_figures, in_year, nearest, options_about
from claimbook.read.time.date_shapes import (
    Calendar,
    Lead,
    Nth,
    Numeric,
    Offset,
    Part,
    Range,
    Reach,
    Same,
    Shape,
    Shift,
    Slice,
)
from claimbook.read.time.weekdays import (
    WEEKENDS,
    weekday_about,
    weekday_awaited,
    weekday_beside,
    weekend_about,
)

FRESH = 120  # days before publication in which a date without a year is taken for one of the news
SLACK = 92  # days after the latest dated event in which a month told without a year may lie


@dataclass(slots=True)
class Timeline:
    """What dates are resolved from: the publication interval, the latest dated event, what was told last.

    `told` moves on with each date that was resolved; read an article's dates in their order.
    """

    earliest: date | None = None
    latest: date | None = None
    anchor: date | None = None  # the latest day that the text told in full so far
    day_first: bool | None = None  # the order of day and month in figures; None where nothing shows it
    years_of_days: Mapping[tuple[int, int], int] = field(default_factory=dict)  # as the text tells them
    tale: Interval | None = None  # the date of the sentence before, with which this one goes on
    told: Interval | None = None
    told_past: Interval | None = None  # the last told that lies before publication
    told_quarter: Interval | None = None

    @property
    def is_bounded(self) -> bool:
        """Whether both ends of the publication interval are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def today(self) -> date | None:
        """The day of publication where it is known to the day, or to a week that begins with it."""
        if self.is_bounded and self.latest - self.earliest < timedelta(7):
            return self.earliest
        return None

    def resolve(self, shape: Shape, tense: Tense) -> tuple[Interval, str] | None:
        """The interval and what it was resolved from (explicit, published, context), None where that is not known."""
        try:
            found = self._resolve(shape, tense)
        except (ValueError, OverflowError):  # February 30, the year 0
            return None
        if found:
            self.told = found[0]
            if self.latest and found[0].last <= self.latest:
                self.told_past = found[0]
            self._remember_quarter(found[0], shape)
        return found

    def _remember_quarter(self, found: Interval, shape: Shape) -> None:
        """Keep the quarter that the text is about: the latest told that is over, not the one it is compared with."""
        if found.precision != "quarter" or not isinstance(shape, Calendar | Same):
            return
        known = self.told_quarter
        if known is None or (found.first > known.first and (not self.latest or found.last <= self.latest)):
            self.told_quarter = found

    def _resolve(self, shape: Shape, tense: Tense) -> tuple[Interval, str] | None:
        match shape:
            case Calendar():
                return self._calendar(shape, tense)
            case Numeric():
                return day_in_figures(shape, self.day_first, self.latest)
            case Shift(base="told"):
                return self._from_told(shape, tense)
            case Shift():
                return None if shape.ahead and tense() not in AHEAD else self._from_publication(shape)
            case Same():
                return self._same(shape.unit)
            case Reach():
                return self._reach(shape)
            case Part() | Slice() | Nth() | Offset():
                whole = self._resolve(shape.of, tense)
                return whole and (_beside(whole[0], shape), whole[1])
            case Lead():
                last = self._resolve(shape.to, tense)
                return last and (calendars.span_to(last[0].last, shape.unit, shape.count), last[1])
            case Range():
                return self._range(shape, tense)

    def _range(self, shape: Range, tense: Tense) -> tuple[Interval, str] | None:
        first, last = self._resolve(shape.first, tense), self._resolve(shape.last, tense)
        if not first or not last:
            return None
        begin, end = first[0].first, last[0].last
        if begin > end and isinstance(shape.first, Calendar):
            unit = "week" if shape.first.weekday is not None else "year"
            begin = calendars.shift(begin, unit, -1)
        return (Interval(begin, end, "range"), last[1]) if begin <= end else None

    def _calendar(self, shape: Calendar, tense: Tense) -> tuple[Interval, str] | None:
        if shape.decade is not None:
            return calendars.decade(shape.decade), "explicit"
        if shape.century is not None:
            return calendars.century(shape.century), "explicit"
        if shape.year is not None:
            return self._in_period(shape) or (in_year(shape, shape.year), "explicit")
        if shape.turn in WEEKENDS:
            return (weekend_about(self.today, shape.turn, tense), "published") if self.today else None
        if shape.year_turn is not None:
            return self._in_turned_year(shape)
        if shape.month is None and shape.season is None and shape.quarter is None and shape.week is None:
            return self._weekday(shape, tense) if shape.weekday is not None else self._day(shape.day)
        return self._yearless(shape, tense)

    def _in_period(self, shape: Calendar) -> tuple[Interval, str] | None:
        """The quarter that the text is about, in another year: "the 1988 period"."""
        if shape.turn != "period" or not self.told_quarter:
            return None
        return calendars.quarter(shape.year, (self.told_quarter.first.month + 2) // 3), "context"

    def _in_turned_year(self, shape: Calendar) -> tuple[Interval, str] | None:
        count = {"last": -1, "this": 0, "next": 1}.get(shape.year_turn)
        if shape.weekday is not None and shape.month is None:
            week = self._from_publication(Shift("week", count))
            return week and (calendars.day(week[0].first + timedelta(shape.weekday)), week[1])
        if count is None:
            if self.told is None:
                return None
            return in_year(shape, self.told.first.year + (shape.year_turn == "following")), "context"
        year = self._from_publication(Shift("year", count))
        return year and (in_year(shape, year[0].first.year), year[1])

    def _is_fresh(self, shape: Calendar) -> bool:
        """Whether such a date lies shortly before publication, of which news speaks without a year."""
        if self.latest is None:
            return False
        return self.latest - nearest(shape, self.latest, lambda: "past").last < timedelta(FRESH)

    def _retold(self, shape: Calendar, tense: Tense) -> Interval | None:
        """The day or month in the year that the text tells of it elsewhere, or in that of the sentence before."""
        if shape.turn or tense() in AHEAD:
            return None
        year = self.years_of_days.get((shape.month, shape.day))
        if year is None and self.tale and not shape.weekday:
            year = self.tale.first.year
            if in_year(shape, year).last <= self.tale.first or self._is_fresh(shape):
                return None
        found = year and in_year(shape, year)
        return found if found and (self.latest is None or found.first <= self.latest) else None

    def _yearless(self, shape: Calendar, tense: Tense) -> tuple[Interval, str] | None:
        if retold := self._retold(shape, tense):
            return retold, "context"
        if self.is_bounded:
            found = nearest(shape, self.latest, tense)
            if self.latest - self.earliest > timedelta(31) and found != nearest(shape, self.earliest, tense):
                return None
            return found, "published"
        if self.anchor is None:
            return None
        if shape.day is not None:
            options = options_about(shape, self.anchor)
            return min(options, key=lambda i: abs(i.first - self.anchor)), "context"
        return nearest(shape, self.anchor + timedelta(SLACK), lambda: "past"), "context"

    def _weekday(self, shape: Calendar, tense: Tense) -> tuple[Interval, str] | None:
        if shape.turn in ("previous", "following"):
            return (weekday_beside(self.told, shape), "context") if self.told else None
        if self.today is None:
            return None
        if not shape.turn and tense() == "awaited":
            awaited = weekday_awaited(self.told, self.today, shape.weekday)
            if awaited:
                return awaited, "context"
        return weekday_about(self.today, shape, tense), "published"

    def _day(self, number: int) -> tuple[Interval, str] | None:
        """A day of the month that the text is in: "on the 14th"."""
        base, anchor = (self.told.first, "context") if self.told else (self.today, "published")
        return (calendars.day(base.replace(day=number)), anchor) if base else None

    def _from_publication(self, shape: Shift) -> tuple[Interval, str] | None:
        """So many units from publication, where its whole interval gives the same."""
        if not self.is_bounded:
            return None
        first, last = (
            calendars.unit_of(shape.unit, calendars.shift(d, shape.unit, shape.count))
            for d in (self.earliest, self.latest)
        )
        return (first, "published") if first == last else None

    def _from_told(self, shape: Shift, tense: Tense) -> tuple[Interval, str] | None:
        base = self.told
        if base and self.latest and base.last > self.latest and tense() in ("past", "announced"):
            base = self.told_past  # "a hearing is set for Friday. The day before, ..."
        if shape.exact and self.told_quarter:
            return calendars.shift_interval(self.told_quarter, shape.unit, shape.count), "context"
        if base is None or (shape.unit == "day" and not base.is_day):
            return self._from_publication(shape) if shape.exact else None
        moved = calendars.shift(base.first if shape.count < 0 else base.last, shape.unit, shape.count)
        return calendars.unit_of(shape.unit, moved), "context"

    def _same(self, unit: str | None) -> tuple[Interval, str] | None:
        if unit == "quarter":
            return (self.told_quarter, "context") if self.told_quarter else self._last_quarter()
        if self.told is None and unit == "day" and self.today:
            return calendars.day(self.today), "published"
        if self.told is None or (unit == "day" and not self.told.is_day):
            return None
        whole = calendars.unit_of(unit, self.told.first)
        return (whole, "context") if self.told in whole else None

    def _last_quarter(self) -> tuple[Interval, str] | None:
        """The last quarter that was over at publication: of it speaks "the latest quarter"."""
        return self._from_publication(Shift("quarter", -1))

    def _reach(self, shape: Reach) -> tuple[Interval, str] | None:
        if not self.is_bounded or self.earliest != self.latest:
            return None
        count = shape.count // 24 if shape.unit == "hour" else shape.count
        other = calendars.shift(self.latest, shape.unit, count)
        return Interval(min(other, self.latest), max(other, self.latest), "range"), "published"


def _beside(whole: Interval, shape: Part | Slice | Nth | Offset) -> Interval:
    """What is told of a date: a part, some units, a weekday of it, so many units from it."""
    match shape:
        case Part():
            return calendars.part_of(whole, shape.part)
        case Slice():
            return calendars.slice_of(whole, shape.unit, shape.first, shape.count)
        case Nth():
            return calendars.nth_weekday(whole, shape.number, shape.weekday)
        case Offset():
            return calendars.shift_interval(whole, shape.unit, shape.count)
