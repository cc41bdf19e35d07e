"""Rules for dates that are told from another: from publication ("last week"), or from what was told ("two days later")."""

from __future__ import annotations

from dataclasses import replace

from claimbook.read.time.date_rules import Grammar, Run
from claimbook.read.time.date_shapes import Calendar, Offset, Part, Reach, Same, Shape, Shift, Slice

HALVES = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}  # what half of each is
COUNTS = {"last": -1, "past": -1, "this": 0, "next": 1}
END = ("comma", "dot", "prep", "and", "")


def _same_unit(run: Run) -> Shape:
    return Same(run.get("unit"))


def _told_unit(run: Run) -> Shape:
    return Shift(run.get("unit"), 1 if run.has("following") else -1, "told")


def _latest(run: Run) -> Shape | None:
    return Same("quarter") if run.get("unit", "period") in ("quarter", "period") else None


def _turned_unit(run: Run) -> Shape | None:
    unit, tags = run.get("unit"), [t.tag for t in run]
    if run.before.tag == "owner" or run.after.tag == "of":
        return None  # "his last year in office", "the last week of June"
    if unit == "day":
        return Shift("day", 1, "told") if "next" in tags else None  # "the next day", not "these last days"
    if "past" in tags:
        return Calendar(turn="weekend") if unit == "weekend" else Reach(unit, -1)
    turn = [t for t in tags if t in COUNTS][-1]
    if unit == "weekend":
        return Calendar(turn=f"{turn}_weekend")
    return Shift(unit, COUNTS[turn])


def _told_daypart(run: Run) -> Shape | None:
    if run.has("before"):
        return Shift("day", -1, "told") if run.after.tag in ("comma", "dot", "") else None
    if run.has("same", "that"):
        return Same("day")
    return Shift("day", -1 if run.has("previous") else 1, "told")


def _before_last(run: Run) -> Shape | None:
    return None if run.get("unit") == "day" else Shift(run.get("unit"), -2)


def _ahead(run: Run) -> Shape | None:
    is_span = run.before.tag == "ord" or run.before.text.endswith("st")  # "the first in three years"
    if is_span or run.word("prep").text.lower() != "in" or run.after.tag == "of":
        return None
    shape = None if run.get("unit") in ("day", "hour") else _shifted(run, 1, "published")
    return shape and replace(shape, ahead=True)  # not "in a day"


def number_in(run: Run) -> int | None:
    """The number before a unit: "two", "twenty-five", "a", "18"."""
    if run.has("num", "count", "vague"):
        return run.get("num", "count", "vague")
    return sum(run.all("tens", "word")) or (1 if run.has("a") else None)


def _reach(run: Run) -> Shape | None:
    number = number_in(run) if run.after.tag != "of" else None
    return number and Reach(run.get("units"), number if run.has("next") else -number)


def _ago(run: Run) -> Shape | None:
    return _shifted(run, -1, "published")


def _from_now(run: Run) -> Shape | None:
    return _shifted(run, 1, "published") if run.word("x").text.lower() in ("now", "today") else None


def _ago_day(run: Run) -> Shape | None:
    """A week ago on Monday."""
    day = Shift("day", run.get("dayword")) if run.has("dayword") else Calendar(weekday=run.get("weekday"))
    number = number_in(run)
    return number and Offset(run.get("unit", "units"), -number, day)


def _later(run: Run) -> Shape | None:
    return _shifted(run, 1 if run.has("later") else -1, "told")


def _shifted(run: Run, sign: int, base: str) -> Shape | None:
    """So many units away; hours count where they make whole days."""
    number, unit = number_in(run), run.get("unit", "units")
    if unit == "hour":
        number, unit = (number // 24, "day") if number and number % 24 == 0 else (None, unit)
    return number and Shift(unit, sign * number, base)


def _half_ago(run: Run) -> Shape | None:
    """So many and a half: "a year and a half ago", "half a century later"."""
    unit, half = HALVES.get(run.get("unit", "units"), (None, 0))
    wholes = 0 if next(iter(run)).tag == "half" else number_in(run)
    if unit is None or wholes is None:
        return None
    count = (2 * wholes + 1) * half
    return Shift(unit, count if run.has("later") else -count, "published" if run.has("ago") else "told")


def _year_ago(run: Run) -> Shape | None:
    return Shift("year", -1, "told", exact=True) if run.get("unit") == "year" else None


def _a_year_earlier(run: Run) -> Shape | None:
    return (
        Shift("year", -1, "told", exact=True) if run.all("unit") in (["year"], ["quarter", "year"]) else None
    )


def _day_before(run: Run) -> Shape | None:
    if run.after.tag not in ("comma", "dot", ""):
        return None  # "the day before the attack"
    return Shift(run.get("unit"), 1 if run.has("after") else -1, "told")


def _dayword(run: Run) -> Shape | None:
    before, word = run.before, run.word("dayword").text
    is_name = before.tag == "x" and before.text[0].isupper() and word[0].isupper()  # USA Today
    is_age = any(t.tag == "age" for t in run.tokens[run.last + 1 : run.last + 3]) and run.after.tag == "mark"
    if is_name or is_age or (word == "tomorrow" and before.tag == "of"):
        return None  # "today's world", "the leaders of tomorrow"
    return Shift("day", run.get("dayword"))


def _part_of_day(run: Run) -> Shape | None:
    is_told = run.before.text.lower() in ("by", "until", "since")
    is_led_on = run.after.tag in ("of", "units") or run.after.text.lower() == "on"  # by late evening on May 3
    return Same("day") if is_told and not is_led_on else None


def _later_in(run: Run) -> Shape:
    unit = run.get("unit")
    return Same(unit) if unit == "day" else Shift(unit, 0)


def _daypart(run: Run) -> Shape | None:
    if run.has("last"):
        return Shift("day", -1) if run.get("daypart") == -1 else None
    return Shift("day", 0)


def _year_end(run: Run) -> Shape | None:
    if run.word("part").text.lower() != "end":
        return None
    return {
        "year": Calendar(run.get("year"), month=12, day=31),
        "month": Part("late", Shift("month", 0)),
    }.get(run.get("unit"))


def _part_of_unit(run: Run) -> Shape | None:
    return None if run.get("unit") in ("day", "century") else Part(run.get("part"), Shift(run.get("unit"), 0))


def _slice_of_unit(run: Run) -> Shape | None:
    """The first four months of the year, the second half of the month: this year, this month."""
    unit = run.get("unit")
    if unit not in ("year", "month"):
        return None
    if run.has("half"):
        part = "second_half" if run.has("last") else {1: "first_half", 2: "second_half"}.get(run.get("ord"))
        return part and Part(part, Shift(unit, 0))
    count = number_in(run)
    if not count or run.get("units") == unit or run.get("ord", "last") not in (1, None, ""):
        return None
    return Slice(run.get("units"), None if run.has("last") else 1, count, Shift(unit, 0))


def _the_unit(run: Run) -> Shape | None:
    unit = run.get("unit")
    if unit == "weekend":
        return None if run.after.tag == "of" else Calendar(turn="weekend")
    if run.has("kind"):
        return Shift(unit, 0) if unit == "year" else None
    return Same(unit) if unit == "quarter" and run.after.tag not in ("of", "dash") else None


def _for_the_year(run: Run) -> Shape | None:
    is_whole = run.word("prep").text.lower() == "for" and run.after.tag in ("comma", "dot", "")
    return Shift("year", 0) if is_whole and run.get("unit") == "year" else None


def _ordinal(run: Run) -> Shape | None:
    lead, number = next(iter(run)).text.lower(), run.word("ord").text
    if run.has("daypart"):
        return Calendar(day=run.get("ord"))
    if not number[0].isdigit() or lead in ("in", "during", "for") or run.after.tag not in END:
        return None  # "on the 14th floor"
    return Calendar(day=run.get("ord"))


NUMBER = "(num|count|a? vague of?|tens dash? word|tens|word|a)"

RELATIVE: Grammar = {
    "year_ago": ("the? unit dash (ago|earlier) (unit|period)?", _year_ago),  # the year-earlier period
    "a_year_earlier": ("(the unit)? a unit (ago|earlier)", _a_year_earlier),
    "half_ago": (
        f"(half a unit|{NUMBER} and a half (unit|units)|{NUMBER} (unit|units) and a half) (ago|later|earlier)",
        _half_ago,
    ),  # a year and a half ago
    "ago_day": (f"{NUMBER} (unit|units) ago prep? (weekday|dayword)", _ago_day),  # a week ago today
    "ago": (f"{NUMBER} (unit|units) (or x)? ago", _ago),
    "from_now": (f"{NUMBER} (unit|units) from x", _from_now),  # two weeks from now
    "later": (f"{NUMBER} (unit|units) (later|earlier)", _later),
    "day_before": ("the unit (before|after)", _day_before),
    "ahead": (f"prep {NUMBER} (unit|units)", _ahead),  # the vote is due in two weeks
    "reach": (f"the? (last|past|next|previous) {NUMBER} units", _reach),  # the past three months
    "same_unit": ("(the same|that same?) kind? unit", _same_unit),
    "told_unit": ("the? (previous|following) kind? unit", _told_unit),
    "told_daypart": (
        "(the? (previous|following|next|same|that) daypart|the daypart before)",
        _told_daypart,
    ),  # the next morning
    "before_last": ("the unit before last", _before_last),  # the week before last
    "latest": ("the latest (unit|period)", _latest),
    "turned_unit": ("the? (last|this|next|past)+ kind* unit", _turned_unit),
    "dayword": ("dayword daypart?", _dayword),
    "part_of_day": ("part dash? daypart", _part_of_day),  # by late afternoon
    "later_in": ("(later|earlier) prep the unit", _later_in),  # later in the day
    "daypart": ("(this|last) daypart", _daypart),
    "year_end": ("unit (dash|mark x)? part (of? year)?", _year_end),
    "part_of_unit": ("the? part of the? unit", _part_of_unit),  # the end of the month
    "the_unit": ("the kind* unit", _the_unit),
    "slice_of_unit": (f"the? (ord|last) ({NUMBER} units|half) of the unit", _slice_of_unit),
    "for_the_year": ("prep the unit", _for_the_year),  # For the year, sales fell
    "ordinal": ("(prep|before|after|daypart of) the ord", _ordinal),  # on the 14th
}
