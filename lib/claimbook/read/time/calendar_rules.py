"""Rules for days, weekdays and months, with their year or without it."""

from __future__ import annotations

import re
from datetime import date

from claimbook.read.time.date_rules import Grammar, Run
from claimbook.read.time.date_shapes import Calendar, Nth, Numeric, Range, Shape

OLD = 1500  # a year before it seldom stands in the news
TURNS = {"last": "last", "past": "last", "previous": "last", "this": "this", "next": "next"}
LEADS = {
    "prep",
    "before",
    "after",
    "from",
    "between",
    "to",
    "and",
    "or",
    "part",
    "later",
    "earlier",
    "of",
    "open",
    "dash",
}
JOINTS = {"and", "or", "to", "dash", "open"}
OWNERS = {"the", "a", "that", "this", "owner"}


def turn_of(run: Run) -> str | None:
    """last, this or next, as the last such word says: "this coming Sunday" is the next; same or following with a year."""
    turns = [TURNS.get(t.tag) for t in run if t.tag in TURNS]
    if run.has("same", "that"):
        return "same"
    return "following" if run.has("following") else turns[-1] if turns else None


def _iso(run: Run) -> Shape | None:
    try:
        found = date.fromisoformat(re.sub("[/.]", "-", run.get("iso")[:10]))
    except ValueError:
        return None
    return Calendar(found.year, found.month, found.day)


def _numeric(run: Run) -> Shape | None:
    left, right, year = (int(n) for n in re.split(r"\D", run.get("numeric")))
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if not 1 <= min(left, right) <= 12 or max(left, right) > 31 or not 1400 <= year < 2200:
        return None
    if "." in run.get("numeric"):  # 3.4.2025 is written where the day comes first
        return Calendar(year, right, left) if right <= 12 else None
    return Numeric(left, right, year)


def _stamp(run: Run) -> Shape | None:
    day = int(run.get("stamp")[:2])
    year = run.get("year") or (2000 + run.get("num") if run.has("num") else None)
    return Calendar(year, run.get("month"), day) if 1 <= day <= 31 else None


def _holiday(run: Run) -> Shape | None:
    holiday = run.get("holiday")
    is_led = run.before.tag in LEADS - JOINTS - {"of"} or run.before.text.lower() in ("at", "over")
    if not (holiday.alone or is_led or run.has("year", *TURNS)):
        return None  # "the Christmas tree"
    return Calendar(run.get("year") or holiday.year, holiday.month, holiday.day, turn=turn_of(run))


def _dashed(run: Run) -> Shape:
    numbers = run.all("num")
    year = run.get("year") or 2000 + numbers[-1]
    return Calendar(year, run.get("month"), numbers[0])


def _packed(run: Run) -> Shape | None:
    year = run.get("year") or 2000 + (run.get("num", "count") or 0)
    return Calendar(year, run.get("month"), int(run.get("packed")))


def _month_day(run: Run) -> Shape | None:
    bare = run.has("num") and not run.has("year", "the", "weekday")
    if bare and run.before.text.lower() == "in" and run.after.tag in ("x", "counted"):
        return None  # "in May 20 people died"
    return _day_in_month(run)


def _shown_day(run: Run) -> Shape | None:
    """A day as people point at a picture of it: "in this June 14 photo", but no month before a count: "this May 20 people died"."""
    after = run.after.text
    is_many = run.after.tag == "counted" or (len(after) > 3 and after.islower() and after.endswith("s"))
    is_count = run.has("num") and not run.has("year") and is_many
    return None if is_count else _day_in_month(run)


def _far_day(run: Run) -> Shape | None:
    """A day of a year far off, but no day before a count: "on 5 May 1200 people left"; the last year of all counts nobody."""
    is_count = run.after.tag not in ("comma", "dot", "prep", "and", "")
    if is_count and run.get("far") != date.max.year:
        return None
    return Calendar(run.get("far"), run.get("month"), run.get("num", "ord"))


def _day_in_month(run: Run) -> Shape:
    year = run.get("year") or _shared_year(run)
    return Calendar(year, run.get("month"), run.get("num", "ord"), run.get("weekday"))


def _shared_year(run: Run) -> int | None:
    """The year of the date that the next "and" joins: "on May 3 and June 7, 2015"."""
    if run.after.tag not in ("and", "or", "comma"):
        return None
    has_month = False
    for token in run.tokens[run.last + 1 : run.last + 7]:
        if token.tag == "year":
            return token.value if has_month else None
        has_month = has_month or token.tag == "month"
        if token.tag not in ("month", "num", "ord", "dot", "comma", "and", "the", "of"):
            return None
    return None


def _days(run: Run) -> Shape | None:
    first, last = run.all("num", "ord")
    month, year = run.get("month"), run.get("year")
    return Range(Calendar(year, month, first), Calendar(year, month, last)) if first < last else None


def _two_months(run: Run) -> Shape | None:
    first, last = run.all("month")
    year = run.get("year")
    return Range(Calendar(year, first), Calendar(year, last)) if first + 1 == last else None


def _month_year(run: Run) -> Shape | None:
    """A month of a year, but no month before a count: "in May 1400 soldiers left"."""
    year, after = run.get("year"), run.after
    is_bare = run.tokens[run.last - 1].tag == "year" and not run.has("comma", "of")
    is_plural = after.tag == "x" and after.text.islower() and after.text.endswith("s") and len(after.text) > 3
    if is_bare and year < OLD and (is_plural or after.tag == "counted"):
        return None
    return Calendar(run.get("year") or 1900 + sum(run.all("tens", "word")), run.get("month"))


def in_turned_year(run: Run) -> Shape | None:
    if run.get("unit") != "year":
        return None
    return Calendar(
        month=run.get("month"), day=run.get("num", "ord"), season=run.get("season"), year_turn=turn_of(run)
    )


def _month(run: Run) -> Shape | None:
    word = run.word("month")
    if run.before.tag == "every" or run.after.text == "Day":  # May Day
        return None
    if word.text == "March" and run.before.tag == "the" and run.after.text == "on":
        return None  # the March on Rome
    if not run.has(*TURNS) and run.before.tag not in LEADS and run.before.tag not in ("the", "a"):
        is_name = run.after.tag == "x" and run.after.text[0].isupper()  # April Jones
        if not word.alone or is_name or (len(word.text) <= 4 and run.after.tag != "dot"):
            return None
    return Calendar(_shared_year(run), month=word.value, turn=turn_of(run))


def _traded_month(run: Run) -> Shape:
    return Calendar(month=run.get("month"), turn="coming")


def _that_month(run: Run) -> Shape | None:
    if run.after.tag in ("num", "ord", "dot"):
        return None  # "that Sept. 27"
    return Calendar(month=run.get("month"), season=run.get("season"), year_turn="same")


def _weekday(run: Run) -> Shape | None:
    before, after = run.before, run.after
    if before.tag in ("every", "epithet") or after.tag == "paper" or _is_named_day(run):
        return None
    is_one_of = before.tag == "last" or run.has("the", "last")
    if (before.text.lower() in ("a", "one") and after.tag == "prep") or (is_one_of and after.tag == "of"):
        return None  # "a Friday in May", "the last Friday of the fast"
    if not run.word("weekday").alone and run.after.tag != "dot":
        return None
    return Calendar(weekday=run.get("weekday"), turn=turn_of(run))


def _is_named_day(run: Run) -> bool:
    """Whether a weekday is part of a name: "Sunday Night Theatre", "the Friday Club"."""
    night, goes_on = run.word("daypart"), run.after.text[:1].isupper() and run.after.tag in ("x", "trade")
    return goes_on and (night.text[0].isupper() if night else run.before.text.lower() == "the")


def _told_weekday(run: Run) -> Shape | None:
    if run.has("before", "after") and run.after.tag not in ("comma", "dot", ""):
        return None  # "the Friday before the vote"
    return Calendar(
        weekday=run.get("weekday"), turn="following" if run.has("following", "after") else "previous"
    )


def _weekday_of_week(run: Run) -> Shape | None:
    return Calendar(weekday=run.get("weekday"), year_turn=turn_of(run)) if run.get("unit") == "week" else None


def _nth_weekday(run: Run) -> Shape:
    number = None if run.has("last") else run.get("ord")
    return Nth(number, run.get("weekday"), Calendar(run.get("year"), run.get("month")))


WEEKDAY = "weekday dot? (comma|open)?"
SPOKEN = "nineteen (tens dash? word?|word)"
YEAR_TURN = "the? (last|this|next|previous|same|that|following|past) kind? unit"

CALENDAR: Grammar = {
    "iso_day": ("iso", _iso),  # 2025-04-28
    "numeric_day": ("numeric", _numeric),  # 28/04/2025
    "dashed": ("num (dash|slash) month (dash|slash) (year|num)", _dashed),  # 04-May-2024
    "packed": ("packed month (year|num|count)", _packed),  # 04MAY24
    "stamp": ("stamp (month (year|num)?)?", _stamp),  # 280200Z APR 25
    "month_days": (
        "(between|from)? the? month dot? (num|ord) (dash|slash|and|to) the? (num|ord) (comma? year)?",
        _days,
    ),
    "days_month": (
        "(between|from)? the? (num|ord) (dash|slash|and|to) the? (num|ord) of? month ((dot|comma)* year)?",
        _days,
    ),
    "month_day_turn": (
        f"month dot? (num|ord) (of|comma)? {YEAR_TURN}",
        in_turned_year,
    ),  # May 3 of that year
    "day_month_turn": (
        f"the? (num|ord) of? month (of|comma)? {YEAR_TURN}",
        in_turned_year,
    ),  # 13 June last year
    "two_months": ("month and month (comma|of)? year", _two_months),  # April and May 2015
    "month_comma_day": ("month comma (num|ord) comma year", _day_in_month),  # September, 11, 2001
    "far_day": (
        f"({WEEKDAY})? (the? (num|ord) of? month|month dot? (num|ord) comma) far",
        _far_day,
    ),  # 31 December 9999
    "shown_day": ("this month dot? (num|ord) (comma? year)?", _shown_day),  # this June 14 photo
    "ordinal_year": ("month dot? ord dash year", _day_in_month),  # August 5th-1957
    "month_day": (
        f"(the? (this|next|last)* {WEEKDAY})? the? month dot? (num|ord) (comma? year)?",
        _month_day,
    ),
    "comma_day_month": (
        "weekday comma (num|ord) comma month (comma? year)?",
        _day_in_month,
    ),  # Monday, 4, May
    "day_month": (f"({WEEKDAY})? the? (num|ord) of? month ((dot|comma)* year)?", _day_in_month),
    "month_year": (
        f"(last|this|next|past)? (month dot? (comma|of)? (year|{SPOKEN})|year month)",
        _month_year,
    ),
    "month_turn": (f"month dot? (of|comma)? {YEAR_TURN}", in_turned_year),  # June last year
    "traded_month": ("month dot? trade", _traded_month),  # oil for June delivery
    "that_month": ("that (month|season)", _that_month),
    "month": ("(the? (last|this|next|past))* month", _month),
    "weekday_of_week": ("weekday of? (last|this|next) unit", _weekday_of_week),  # Monday last week
    "nth_weekday": (
        "the? (ord|last) weekday (of|prep) month (comma? year)?",
        _nth_weekday,
    ),  # first Sunday in May
    "told_weekday": (
        "(the? (previous|following) weekday daypart?|the weekday (before|after))",
        _told_weekday,
    ),  # the Friday before
    "weekday": ("(the? (last|this|next|past))* weekday daypart?", _weekday),
    "holiday": ("(the? (last|this|next|past))* holiday (comma? year)?", _holiday),  # Christmas Day
}
