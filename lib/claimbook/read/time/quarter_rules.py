"""Rules for seasons, quarters, halves and numbered weeks of a year."""

from __future__ import annotations

from claimbook.read.time.calendar_rules import YEAR_TURN, in_turned_year, turn_of
from claimbook.read.time.date_rules import Grammar, Run
from claimbook.read.time.date_shapes import Calendar, Part, Shape, Shift

FEW = 10  # weeks; "in week 3" without a year is of some event


def _season(run: Run) -> Shape | None:
    year, turn = run.get("year"), turn_of(run)
    if year is None and turn is None:
        leads = {"prep", "before", "after", "part", "from", "between"} | (
            {"to", "counter"} if run.has("the") else set()
        )
        is_collapse = run.word("season").text == "fall" and run.before.tag in ("before", "after")
        if run.before.tag not in leads or run.after.tag == "of" or is_collapse:
            return None  # "to fall", "the fall of the town", "after the fall"
    return Calendar(year, season=run.get("season"), turn=turn)


def _week_number(run: Run) -> Shape | None:
    number = run.get("num", "count")
    if run.get("unit") != "week" or not number or number > 53:
        return None
    is_led = run.before.tag == "prep" and run.after.tag in ("comma", "dot", "")
    if not run.has("year") and (number < FEW or not is_led):
        return None
    return Calendar(run.get("year"), week=number)


def _quarter(run: Run) -> Shape | None:
    units = run.all("unit")
    if run.has("quarter"):
        return Calendar(
            run.get("year"), quarter=run.get("quarter"), year_turn=turn_of(run) if units else None
        )
    if "quarter" not in units or run.get("ord") > 4:
        return None
    return Calendar(
        run.get("year"), quarter=run.get("ord"), year_turn=turn_of(run) if len(units) > 1 else None
    )


def _year_ago_quarter(run: Run) -> Shape | None:
    units = run.all("unit")
    return (
        Calendar(quarter=run.get("ord"), year_turn="last")
        if units == ["year", "quarter"] and run.get("ord") <= 4
        else None
    )


def _half_year(run: Run) -> Shape:
    half = "first_half" if run.get("half_year") == 1 else "second_half"
    return Part(half, Calendar(run.get("year")) if run.has("year") else Shift("year", 0))


QUARTERS: Grammar = {
    "season_year": ("the? season (of|comma)? year ((dash|slash) (num|count))?", _season),  # winter 2022-23
    "season_turn": (f"the? season of? {YEAR_TURN}", in_turned_year),
    "season": ("(the|last|this|next|past)* season", _season),
    "week_number": ("unit (num|count) ((of|comma)? year)?", _week_number),  # week 18 of 2024
    "quarter": (f"the? (year|kind)* ord dash? kind? unit (of? (year|{YEAR_TURN}))?", _quarter),
    "years_quarter": (
        f"({YEAR_TURN}|the? year) mark x ord dash? unit",
        _quarter,
    ),  # last year's third quarter
    "year_ago_quarter": ("the? unit dash (ago|earlier) ord dash? unit", _year_ago_quarter),
    "quarter_number": (f"quarter ((of|comma)? (year|{YEAR_TURN}))?", _quarter),  # Q3 2024
    "half_year": ("half_year ((of|comma)? year)?", _half_year),  # H1 2024
}
