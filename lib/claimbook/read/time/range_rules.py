"""Rules for parts of dates and ranges between them; they see the dates already found as the tag `date`."""

from __future__ import annotations

from dataclasses import replace

from claimbook.read.time.date_rules import Grammar, Run
from claimbook.read.time.date_shapes import (
    Calendar,
    Lead,
    Offset,
    Part,
    Range,
    Reach,
    Shape,
    Shift,
    Slice,
)
from claimbook.read.time.relative_rules import NUMBER, number_in

ADVERBS = ("early", "late", "mid")


def _part(run: Run) -> Shape | None:
    word, shape = run.word("part").text.lower(), run.get("date").shape
    if isinstance(shape, Range | Reach | Part):
        return None
    if word not in ADVERBS and not run.has("of"):
        return None  # "ending in June", but "the end of June"
    return Part(run.get("part"), shape)


def _part_in(run: Run) -> Shape | None:
    return _part(run) if run.word("part").text.lower() in ADVERBS else None


def _half(run: Run) -> Shape | None:
    part = "second_half" if run.has("last") else {1: "first_half", 2: "second_half"}.get(run.get("ord"))
    return part and Part(part, run.get("date").shape)


def _slice(run: Run) -> Shape | None:
    count = number_in(run) if run.has("units") else 1
    first = None if run.has("last") else run.get("ord")
    if count is None or (first and first > 1 and count > 1):
        return None
    return Slice(run.get("unit", "units"), first, count, run.get("date").shape)


def _last_units(run: Run) -> Shape | None:
    """The last days of April are its late part; those of a year are that of its December."""
    shape, part = run.get("date").shape, "late" if run.has("last") else "early"
    if run.get("units") not in ("day", "week") or not isinstance(shape, Calendar):
        return None
    grain = _grain(shape)
    if grain == "year" and shape.year:
        shape = replace(shape, month=12 if part == "late" else 1)
    return Part(part, shape) if grain in ("month", "year") else None


def _week(run: Run) -> Shape | None:
    if run.get("unit") == "weekend":
        return run.get("date").shape
    return Part("week", run.get("date").shape) if run.get("unit") == "week" else None


def _offset(run: Run) -> Shape | None:
    """So many units from a date; of the units, only a day stands before or after one: not "the year before 2014"."""
    unit, shape = run.get("unit", "units") or "day", run.get("date").shape
    if unit == "hour" or (not run.has("from") and (unit != "day" or _grain(shape) != "day")):
        return None
    number = number_in(run) if run.has("from") else -1 if run.has("before", "eve") else 1
    return number and Offset(unit, number, shape)


def _lead(run: Run) -> Shape | None:
    number, unit = number_in(run) if run.has("units") else 1, run.get("unit", "units")
    if unit == "hour":
        number, unit = (number or 0) // 24, "day"
    return Lead(unit, number, run.get("date").shape) if number else None


def _overnight(run: Run) -> Shape:
    shape = run.get("date").shape
    return Range(Offset("day", -1, shape), shape)


def _same(run: Run) -> Shape:
    return run.get("date").shape


def _range(run: Run) -> Shape | None:
    first, last = (p.shape for p in run.all("date"))
    if isinstance(first, Range | Reach):
        return None
    if _grain(first) != _grain(last):
        return None  # "this year to May"
    return Range(_with_year_of(last, first), last)


def _with_year_of(last: Shape, first: Shape) -> Shape:
    """The first date with the year of the last where only that is told: "late February to early March 2022"."""
    if isinstance(first, Part):
        return replace(first, of=_with_year_of(last, first.of))
    last = last.of if isinstance(last, Part) else last
    if isinstance(first, Calendar) and isinstance(last, Calendar) and last.year and first.year is None:
        return replace(first, year=last.year - (_place(first) > _place(last)))
    return first


def _grain(shape: Shape) -> str:
    """How fine a date is; two of the same make a range."""
    match shape:
        case Part():
            return _grain(shape.of)
        case Shift():
            return shape.unit
        case Calendar():
            kinds = ("day", "weekday", "month", "season", "quarter", "decade", "century")
            grain = next((kind for kind in kinds if getattr(shape, kind) is not None), "year")
            return "day" if grain == "weekday" else grain
    return type(shape).__name__


def _place(shape: Calendar) -> tuple[int, int]:
    return shape.month or shape.season or shape.quarter or 0, shape.day or 0


PARTS: Grammar = {
    "part": ("the? part dash? (units|unit)? of? date", _part),  # the early hours of April 28
    "part_in": ("part prep date", _part_in),  # late in 2024
    "half": ("the? (ord|last) half of date", _half),
    "slice": (f"the? (ord|last) ({NUMBER} units|unit) of date", _slice),  # the first three months of 2024
    "last_units": ("the? (ord|last) units of date", _last_units),  # the last days of April
    "week_of": ("the unit of date", _week),
    "daypart_of": ("the? daypart of date", _same),
    "offset": (
        f"({NUMBER} (unit|units) from|the unit (before|after)|the eve of) prep? date",
        _offset,
    ),  # a week from Monday, the day before yesterday
    "overnight": ("(overnight|the? daypart) to date", _overnight),  # overnight into Tuesday
    "turned_date": ("(later|earlier) prep? date", _same),  # later this month
}

RANGES: Grammar = {
    "lead": (f"the ({NUMBER} units|unit) to prep? date", _lead),  # the three months to March
    "between": ("between date and date", _range),
    "from": ("from date (to|prep|dash) date", _range),
    "range": (
        "(the? daypart of|overnight)? date dot? (to|dash|slash) date",
        _range,
    ),  # the night of 30 April/1 May
}
