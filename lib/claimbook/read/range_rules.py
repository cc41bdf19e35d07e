"""Rules for parts of dates and ranges between them; they see the dates already found as the tag `date`."""

from __future__ import annotations

from dataclasses import replace

from claimbook.read.date_rules import Grammar, Run
from claimbook.read.date_shapes import Calendar, Part, Range, Reach, Shape

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
    part = {1: "first_half", 2: "second_half"}.get(run.get("ord"))
    return part and Part(part, run.get("date").shape)


def _same(run: Run) -> Shape:
    return run.get("date").shape


def _range(run: Run) -> Shape | None:
    first, last = (p.shape for p in run.all("date"))
    if isinstance(first, Range | Reach) or isinstance(last, Range | Reach):
        return None
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if _grain(first) != _grain(last):
            return None
        if first.year is None and last.year is not None:
            first = replace(first, year=last.year - (_place(first) > _place(last)))
    return Range(first, last)


def _grain(shape: Calendar) -> tuple[bool, ...]:
    return tuple(x is None for x in (shape.month, shape.day, shape.season, shape.quarter, shape.decade))


def _place(shape: Calendar) -> tuple[int, int]:
    return shape.month or shape.season or shape.quarter or 0, shape.day or 0


PARTS: Grammar = {
    "part": ("the? part dash? (units|unit)? of? date", _part),  # the early hours of April 28
    "part_in": ("part prep date", _part_in),  # late in 2024
    "half": ("the? ord half of date", _half),
    "daypart_of": ("the? daypart of date", _same),
    "turned_date": ("(later|earlier) prep? date", _same),  # later this month
}

RANGES: Grammar = {
    "between": ("between date and date", _range),
    "from": ("from date (to|prep|dash) date", _range),
    "range": ("date (to|dash) date", _range),
}
