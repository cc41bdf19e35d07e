"""Rules for parts of dates and ranges between them; they see the dates already found as the tag `date`."""

from __future__ import annotations

from dataclasses import replace

from claimbook.read.time.date_rules import Grammar, Run
from claimbook.read.time.date_shapes import Calendar, Part, Range, Reach, Shape, Shift, Slice
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


def _week(run: Run) -> Shape | None:
    return Part("week", run.get("date").shape) if run.get("unit") == "week" else None


def _same(run: Run) -> Shape:
    return run.get("date").shape


def _range(run: Run) -> Shape | None:
    first, last = (p.shape for p in run.all("date"))
    if isinstance(first, Range | Reach):
        return None
    if _grain(first) != _grain(last):
        return None  # "this year to May"
    if (
        isinstance(first, Calendar)
        and isinstance(last, Calendar)
        and first.year is None
        and last.year is not None
    ):
        first = replace(first, year=last.year - (_place(first) > _place(last)))
    return Range(first, last)


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
    "week_of": ("the unit of date", _week),
    "daypart_of": ("the? daypart of date", _same),
    "turned_date": ("(later|earlier) prep? date", _same),  # later this month
}

RANGES: Grammar = {
    "between": ("between date and date", _range),
    "from": ("from date (to|prep|dash) date", _range),
    "range": ("date (to|dash) date", _range),
}
