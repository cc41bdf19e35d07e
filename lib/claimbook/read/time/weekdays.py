"""Which of the weeks about a day a weekday or a weekend is meant in."""

from __future__ import annotations

from datetime import date, timedelta

from claimbook.read.time import calendars
from claimbook.read.time.calendars import Interval
from claimbook.read.time.candidates import AHEAD, Tense
from claimbook.read.time.date_shapes import Calendar

WEEKENDS = {"weekend": None, "this_weekend": None, "last_weekend": -1, "next_weekend": 1}


def weekday_about(today: date, shape: Calendar, tense: Tense) -> Interval:
    """The last such weekday up to a day, or the next where its turn or the tense says so.

    >>> wednesday = date(2024, 5, 8)
    >>> weekday_about(wednesday, Calendar(weekday=4), lambda: "future").first.isoformat()
    '2024-05-10'
    """
    back = (today.weekday() - shape.weekday) % 7
    if shape.turn == "last":
        return calendars.day(today - timedelta(back or 7))
    ahead = shape.turn == "next" or (shape.turn == "this" and back) or (not shape.turn and tense() in AHEAD)
    if ahead:
        strictly = 7 if shape.turn == "next" else 0
        return calendars.day(today + timedelta(7 - back if back else strictly))
    return calendars.day(today - timedelta(back))


def weekday_awaited(told: Interval | None, today: date, weekday: int) -> Interval | None:
    """The weekday after what was told in the week before a day, None where it does not lie before that day too.

    >>> monday, wednesday = calendars.day(date(2024, 5, 6)), date(2024, 5, 8)
    >>> weekday_awaited(monday, wednesday, 1).first.isoformat(), weekday_awaited(monday, wednesday, 4)
    ('2024-05-07', None)
    """
    if told is None or not told.is_day or not timedelta(0) < today - told.first < timedelta(7):
        return None
    found = told.first + timedelta((weekday - told.first.weekday()) % 7 or 7)
    return calendars.day(found) if found <= today else None


def weekday_beside(told: Interval, shape: Calendar) -> Interval:
    """The weekday before or after what was told: "the previous Tuesday"."""
    if shape.turn == "previous":
        back = (told.first.weekday() - shape.weekday) % 7 or 7
        return calendars.day(told.first - timedelta(back))
    ahead = (shape.weekday - told.last.weekday()) % 7 or 7
    return calendars.day(told.last + timedelta(ahead))


def weekend_about(today: date, turn: str, tense: Tense) -> Interval:
    """The last weekend up to a day, the next where its turn or the tense says so."""
    count = WEEKENDS[turn]
    if count is None:
        count = -1 if today.weekday() < 5 and tense() not in AHEAD else 0
    return calendars.weekend(today + timedelta(7 * count))
