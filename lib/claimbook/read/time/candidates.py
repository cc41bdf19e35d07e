"""Which of the years about a day a place in the calendar is meant in, where the words do not tell its year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from claimbook.read.time import calendars
from claimbook.read.time.calendars import Interval
from claimbook.read.time.date_shapes import Calendar, Numeric

SOON = 100  # days ahead that a date without a year may lie ...
STALE = 200  # ... where the one before it lies further back than this
UNTOLD = 75  # days after a quarter in which its results come
GONE = 60  # days in which a day that went by is told without its year, whatever is told beside it
MONTH = 31  # days ahead that what was announced without its year may lie

AHEAD = ("future", "awaited")
Tense = Callable[[], str | None]


def in_year(shape: Calendar, year: int) -> Interval:
    """The place in the calendar in a given year."""
    if shape.quarter is not None:
        return calendars.quarter(year, shape.quarter)
    if shape.week is not None:
        return calendars.week(date.fromisocalendar(year, shape.week, 1))
    if shape.season is not None:
        return calendars.season(year, shape.season)
    if shape.month is None:
        return calendars.year(year)
    if shape.day is None:
        return calendars.month(year, shape.month)
    return calendars.day(date(year, shape.month, shape.day))


def options_about(shape: Calendar, today: date) -> list[Interval]:
    """The place in the calendar in the years about a day; one that fits a named weekday before all.

    Raises ValueError where no such year has it (February 30).
    """
    options = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            options.append(in_year(shape, year))
        except ValueError:  # February 29
            continue
    if not options:
        raise ValueError(f"no such day: {shape}")
    fitting = [i for i in options if shape.weekday is None or i.first.weekday() == shape.weekday]
    return fitting or options


def nearest(shape: Calendar, today: date, tense: Tense) -> Interval:
    """The last such place that has begun by `today`, or the next one where tense, turn or nearness say so."""
    options = options_about(shape, today)
    past = [i for i in options if i.first <= today] or options[:1]
    future = [i for i in options if i.last >= today] or options[-1:]
    if shape.turn == "coming":
        return future[0]
    if shape.turn == "next":
        return next((i for i in options if i.first > today), future[-1])
    if shape.turn == "this":
        return min(options, key=lambda i: abs(i.last.year - today.year))
    if shape.turn == "last":
        margin = timedelta(31 if shape.month else 0)
        return next((i for i in reversed(past) if today - i.last > margin), past[0])
    told = tense()
    if (
        shape.quarter and told in AHEAD
    ):  # "expects a loss for the third quarter", of which nothing is known yet
        return next((i for i in options if today - i.last < timedelta(UNTOLD)), options[-1])
    ahead, back = (future[0].first - today).days, (today - past[-1].last).days
    is_near = ahead <= SOON and back > STALE
    if shape.day is not None and 0 < back <= GONE:  # "will be kept as the accord of April 23 lays down"
        return past[-1]
    if told == "awaited":  # "was planned for March", which may have passed by
        return min(options, key=lambda i: max(i.first - today, today - i.last))
    is_open = told is None or (told == "announced" and ahead <= MONTH)
    if told in AHEAD or (is_near and (is_open or (shape.day is not None and ahead <= GONE))):
        return future[0]
    return past[-1]


def day_in_figures(
    shape: Numeric, day_first: bool | None, latest: date | None
) -> tuple[Interval, str] | None:
    """The day that figures name, by the order of day and month that the text shows, else by what lies before publication."""
    orders = {True: (shape.left, shape.right), False: (shape.right, shape.left)}
    days = {o: date(shape.year, month, day) for o, (day, month) in orders.items() if month <= 12}
    if day_first in days:
        return calendars.day(days[day_first]), "explicit"
    if len(set(days.values())) == 1:
        return calendars.day(next(iter(days.values()))), "explicit"
    told = [d for d in days.values() if latest and d <= latest]
    return (calendars.day(told[0]), "published") if len(told) == 1 else None
