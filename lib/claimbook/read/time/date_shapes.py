"""What the words of a date say before it is resolved: a place in the calendar, or a way from one."""

from __future__ import annotations

from claimbook.records import value


@value
class Calendar:
    """A place in the calendar, perhaps without its year or month: "April 28", "Tuesday", "the third quarter of 2024"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    decade: int | None = None
    century: int | None = None
    week: int | None = None  # of the year, as ISO 8601 counts them
    turn: str | None = None  # last, this, next, previous, following ...: "last May", "the previous Tuesday"
    year_turn: str | None = None  # "in May last year"


@value
class Shift:
    """So many units from a day: "yesterday", "last week" from publication, "two days later" from what was told."""

    unit: str
    count: int
    base: str = "published"  # or told
    exact: bool = False  # "a year earlier" is as wide as what was told
    ahead: bool = False  # "in two weeks" is a date only where the words tell of the future


@value
class Reach:
    """So many units up to publication or from it on: "the past three months"."""

    unit: str
    count: int


@value
class Same:
    """The unit of what was told before: "the same month", "that day", "the quarter"."""

    unit: str


@value
class Part:
    """A part of a date: "early September", "the first half of this year"."""

    part: str
    of: Shape


@value
class Slice:
    """So many units at a date's beginning or end: "the first three months of 2024", "the second week of May"."""

    unit: str
    first: int | None  # the number of the first, None where they are the last
    count: int
    of: Shape


@value
class Nth:
    """A weekday of a month by its number: "the first Sunday in May"; None for the last."""

    number: int | None
    weekday: int
    of: Calendar


@value
class Offset:
    """So many units from a date: "the day before yesterday", "a week from Monday"."""

    unit: str
    count: int
    of: Shape


@value
class Lead:
    """So many units up to a date, it among them: "the three months to March"."""

    unit: str
    count: int
    to: Shape


@value
class Range:
    """From one date to another, both within."""

    first: Shape
    last: Shape


@value
class Numeric:
    """Day and month in figures, in an order that the words alone don't tell: "03/04/2025"."""

    left: int
    right: int
    year: int


Shape = Calendar | Shift | Reach | Same | Part | Slice | Nth | Offset | Lead | Range | Numeric
