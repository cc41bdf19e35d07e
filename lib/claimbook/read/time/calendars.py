"""Intervals of the calendar: days, weeks, months, quarters, seasons, years and parts of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Self

from claimbook.records import value

DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
DAYS = {"hour": 1, "day": 1, "weekend": 7, "week": 7, "fortnight": 14}
MONTH_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
CENTURY_PARTS = {
    "early": (0, 33),
    "mid": (34, 66),
    "late": (67, 99),
    "first_half": (0, 49),
    "second_half": (50, 99),
}
YEAR_PARTS = {"early": (1, 3), "mid": (4, 9), "late": (10, 12), "first_half": (1, 6), "second_half": (7, 12)}


@value
class Interval:
    """The days from `first` to `last`, and how wide the words are that name them."""

    first: date
    last: date
    precision: str

    @classmethod
    def parse(cls, first: str, last: str, precision: str = "range") -> Self:
        """The interval between two ISO days; `day` where they are one."""
        same = first == last
        return cls(date.fromisoformat(first), date.fromisoformat(last), "day" if same else precision)

    def __contains__(self, other: Interval) -> bool:
        return self.first <= other.first and other.last <= self.last

    @property
    def is_day(self) -> bool:
        """Whether it is one single day."""
        return self.first == self.last


def day(of: date) -> Interval:
    """The day itself."""
    return Interval(of, of, "day")


def week(of: date) -> Interval:
    """The week of a day, Monday to Sunday."""
    monday = of - timedelta(days=of.weekday())
    return Interval(monday, monday + 6 * DAY, "week")


def weekend(of: date) -> Interval:
    """Saturday and Sunday of a day's week."""
    saturday = week(of).first + 5 * DAY
    return Interval(saturday, saturday + DAY, "range")


def months(year: int, month: int, count: int, precision: str) -> Interval:
    """`count` months from a month on; a month beyond December counts on into the next year.

    >>> months(2024, 12, 3, "season").last.isoformat()
    '2025-02-28'
    """
    first, end = _month(year * 12 + month - 1), _month(year * 12 + month - 1 + count)
    return Interval(first, end - DAY, precision)


def month(year: int, number: int) -> Interval:
    """A month."""
    return months(year, number, 1, "month")


def quarter(year: int, number: int) -> Interval:
    """A quarter of the calendar year, 1 to 4."""
    return months(year, 3 * number - 2, 3, "quarter")


def season(year: int, first_month: int) -> Interval:
    """A season of three months; the winter of a year begins in its December."""
    return months(year, first_month, 3, "season")


def year(number: int) -> Interval:
    """A calendar year."""
    return months(number, 1, 12, "year")


def decade(first_year: int) -> Interval:
    """Ten years from the one that names them."""
    return months(first_year, 1, 120, "decade")


def century(number: int) -> Interval:
    """A hundred years as they are spoken of: the 20th century is 1900 to 1999."""
    return months(100 * (number - 1) or 1, 1, 1200, "range")


def unit_of(name: str, of: date) -> Interval:
    """The day, week, month, quarter, year ... that holds a day."""
    match name:
        case "week":
            return week(of)
        case "weekend":
            return weekend(of)
        case "fortnight":
            return Interval(week(of).first, week(of).last + 7 * DAY, "range")
        case "month":
            return month(of.year, of.month)
        case "quarter":
            return quarter(of.year, (of.month + 2) // 3)
        case "year":
            return year(of.year)
        case "decade":
            return decade(of.year - of.year % 10)
        case "century":
            return century(of.year // 100 + 1)
    return day(of)


def shift(of: date, unit: str, count: int) -> date:
    """The day that lies `count` units later (or earlier); the last day of a month where the month is shorter.

    Raises OverflowError or ValueError beyond the years 1 to 9999.

    >>> shift(date(2024, 3, 31), "month", -1).isoformat()
    '2024-02-29'
    """
    if unit in DAYS:
        return of + timedelta(days=DAYS[unit] * count)
    first = _month(of.year * 12 + of.month - 1 + MONTHS[unit] * count)
    return first.replace(day=min(of.day, monthrange(first.year, first.month)[1]))


def shift_interval(of: Interval, unit: str, count: int) -> Interval:
    """The interval moved as a whole: the third quarter of 2024 a year earlier is that of 2023."""
    if unit in DAYS or of.is_day:
        return Interval(shift(of.first, unit, count), shift(of.last, unit, count), of.precision)
    after = shift(of.last + DAY, unit, count)
    return Interval(shift(of.first, unit, count), after - DAY, of.precision)


def part_of(whole: Interval, part: str) -> Interval:
    """The early, mid or late part of a month, season, year, decade or century, or a half of it; a day or week stays whole.

    >>> part_of(year(2024), "late").first.isoformat()
    '2024-10-01'
    """
    first = whole.first
    if part == "week":
        return week(first)
    if whole.precision == "month" and part in MONTH_PARTS:
        begin, end = MONTH_PARTS[part]
        end = min(end, whole.last.day)
        return Interval(first.replace(day=begin), first.replace(day=end), "month_part")
    if whole.precision == "month":
        begin, end = (1, 15) if part == "first_half" else (16, whole.last.day)
        return Interval(first.replace(day=begin), first.replace(day=end), "month_part")
    if whole.precision == "year":
        begin, end = YEAR_PARTS[part]
        return months(first.year, begin, end - begin + 1, "year_part")
    if whole.precision == "range" and part in CENTURY_PARTS and whole.last.year - first.year == 99:
        begin, end = CENTURY_PARTS[part]
        return months(first.year + begin, 1, 12 * (end - begin + 1), "range")
    if whole.precision == "decade" and part in YEAR_PARTS:
        begin, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "first_half": (0, 4)}.get(part, (5, 9))
        return months(first.year + begin, 1, 12 * (end - begin + 1), "range")
    return whole


def slice_of(whole: Interval, unit: str, first: int | None, count: int) -> Interval:
    """`count` units of an interval from the `first` on, or (None) its last ones; no day beyond it.

    >>> slice_of(year(2024), "month", 1, 3).last.isoformat()
    '2024-03-31'
    """
    if first is None:
        end = whole.last + DAY
        return Interval(max(whole.first, shift(end, unit, -count)), whole.last, "range")
    begin = shift(whole.first, unit, first - 1)
    return Interval(begin, min(whole.last, shift(begin, unit, count) - DAY), "range")


def span_to(end: date, unit: str, count: int) -> Interval:
    """`count` units that end with a day; of days the one before them too, for they are counted in hours.

    >>> span_to(date(2024, 3, 31), "month", 3).first.isoformat()
    '2024-01-01'
    """
    first = shift(end, unit, -count) if unit == "day" else shift(end + DAY, unit, -count)
    return Interval(first, end, "range")


def nth_weekday(within: Interval, number: int | None, weekday: int) -> Interval:
    """The first, second ... such weekday of an interval, None: its last.

    Raises ValueError where it has none.

    >>> nth_weekday(month(2024, 5), None, 4).first.isoformat()
    '2024-05-31'
    """
    if number is None:
        return day(within.last - timedelta((within.last.weekday() - weekday) % 7))
    found = day(within.first + timedelta((weekday - within.first.weekday()) % 7 + 7 * (number - 1)))
    if found not in within:
        raise ValueError(f"no such weekday: {number}")
    return found


def _month(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)
