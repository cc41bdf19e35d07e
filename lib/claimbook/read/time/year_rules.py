"""Rules for years, decades and centuries, and what tells a year from any other number of four figures."""

from __future__ import annotations

from claimbook.read.time.calendar_rules import JOINTS, LEADS, OWNERS, SPOKEN
from claimbook.read.time.date_rules import Grammar, Run
from claimbook.read.time.date_shapes import Calendar, Range, Shape

DATING = frozenset(("date", "dates", "dated", "dating"))
NAMING = frozenset(("called", "named", "titled", "dubbed"))
CLAUSE_ENDS = ("comma", "dot", "")


def _year(run: Run) -> Shape | None:
    before, after, year = run.before, run.after, run.get("year")
    if year % 100 < 60 and (after.text.lower() == "on" or (after.tag == "units" and after.value == "hour")):
        return None  # "as of 1800 on 4 May", "from 1930 hours"
    if before.tag == "counter" and not (before.value == "circa" and after.tag in CLAUSE_ENDS):
        return None
    if before.tag == "numbered" or before.text in ("$", "€", "£", "#") or after.tag == "address":
        return None
    if _is_number_of_a_name(run) or _is_clock(run) or _is_serial(run):
        return None
    if after.text[:1].islower() and after.tag in ("x", "unit", "units", "counted"):
        return Calendar(year) if _is_year_of(run, year) else None
    return Calendar(year)


def _old_year(run: Run) -> Shape | None:
    """A year before 1400, which only words of dating tell from a number."""
    told = [token.text.lower() for token in run.tokens[max(0, run.first - 3) : run.first]]
    is_dated = told[-1:] in (["to"], ["from"]) and not DATING.isdisjoint(told)
    return Calendar(run.get("far")) if is_dated and run.get("far") > 999 else None


def _is_serial(run: Run) -> bool:
    """Whether a number that can be no month stands before a slash and the year: "note 14/2022"."""
    number = run.tokens[run.first - 2] if run.before.tag == "slash" and run.first > 1 else None
    return number is not None and number.tag in ("num", "count") and (number.value or 0) > 12


def _is_clock(run: Run) -> bool:
    """Whether a number is the hour that another follows: "from 2000 to 2030 GMT"."""
    after = run.tokens[run.last : run.last + 3]
    return len(after) == 3 and after[0].tag in ("to", "dash", "and") and after[2].tag == "address"


def _is_year_of(run: Run, year: int) -> bool:
    """Whether a number before a noun is a year: "in 2017 floods", "the 1996 vote", but not "1950 soldiers"."""
    before, after = run.before, run.after
    if before.text.lower() in ("in", "since", "during", "until"):
        return True
    is_count = after.tag in ("counted", "units") or (after.text[-1] == "s" and len(after.text) > 3)
    is_listed = before.tag in JOINTS | {"comma"} and run.first > 1 and run.tokens[run.first - 2].tag == "year"
    is_led = is_listed or before.tag in OWNERS or before.tag in (LEADS - JOINTS if is_count else LEADS)
    is_round = year % 100 == 0 or year < 1900
    if is_count:
        return is_led and not is_round
    return is_led or not is_round


def _is_number_of_a_name(run: Run) -> bool:
    """Whether a number belongs to an address, a telephone or a road: "1555 Main St.", "252-972-1450", "FM 1960"."""
    before, after = run.before, run.after
    if before.tag == "dash":
        return run.first > 1 and run.tokens[run.first - 2].tag in ("count", "num")
    if before.tag == "x" and before.text.isupper() and 1 < len(before.text) < 5:
        return True
    if before.text[:1].isupper() and run.first > 1 and run.tokens[run.first - 2].text in NAMING:
        return True  # a venture called Orion 1980
    is_free = before.tag not in OWNERS | LEADS - JOINTS
    return is_free and after.tag == "x" and after.text[0].isupper() and before.end != 0


def _named_year(run: Run) -> Shape:
    if run.has("num", "count") and (span := _years(run)):
        return span  # FY 2024/25
    is_period = run.has("period") or run.get("unit") == "quarter"
    return Calendar(run.get("year"), turn="period" if is_period else None)


def _the_year(run: Run) -> Shape | None:
    return Calendar(run.get("year")) if run.get("unit") == "year" else None


def _years(run: Run) -> Shape | None:
    year, end = run.get("year"), run.get("num", "count")
    if end is None or not year % 100 < end < 100:
        return None
    return Range(Calendar(year), Calendar(year - year % 100 + end))


def _spoken_year(run: Run) -> Shape | None:
    if not run.has("thousand"):
        return Calendar(1900 + sum(run.all("tens", "word")))
    if run.get("unit") != "year" or run.get("word") != 2:
        return None
    return Calendar(2000 + sum(run.all("word", "tens")[1:]))


def _decade(run: Run) -> Shape | None:
    has_century = run.word("decade").text[:4].isdigit()
    if not has_century and not run.has("the") and run.before.tag != "part":
        return None  # "in her 20s"
    if has_century and run.word("decade").text[4] != "s" and run.after.text[:1].isupper():
        return Calendar(run.get("decade"))  # 2010's Best Novel
    return Calendar(decade=run.get("decade"))


def _century(run: Run) -> Shape | None:
    return Calendar(century=run.get("ord", "rank")) if run.get("unit") == "century" else None


YEARS: Grammar = {
    "century": ("the? (ord|rank) dash? unit", _century),
    "decade": ("(the mark?)? decade", _decade),
    "year_span": ("year (dash|slash) (num|count)", _years),  # 2014-19
    "year_unit": ("the (year|x year) (unit|period)", _named_year),  # the 1988 period, the like 1988 period
    "the_year": ("the unit year", _the_year),  # the year 2000
    "year_kind": ("the? kind year ((dash|slash) (num|count))?", _named_year),  # fiscal 2024
    "spoken_year": (f"({SPOKEN}|the? unit word thousand (and? (word|tens))?)", _spoken_year),
    "old_year": ("far", _old_year),  # a law dating to 1290
    "year": ("year", _year),
}
