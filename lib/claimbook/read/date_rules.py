"""The grammar of date expressions: rules over the tags of words, each with what it makes of them.

A rule is a regular expression whose letters are whole tags: `weekday? month dot? (num|ord)` fits "Tuesday Feb. 24". Rules
come in three layers: points of the calendar, parts of them, ranges between them. Each layer sees what the one before found
as a single tag, `date`. Within a layer the first that fits wins, so that longer readings stand before shorter ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_letters

from claimbook.read.date_shapes import Calendar, Numeric, Part, Range, Reach, Same, Shape, Shift
from claimbook.read.date_tokens import Token

TAGS = [
    "x",
    "month",
    "weekday",
    "season",
    "unit",
    "units",
    "dayword",
    "daypart",
    "decade",
    "nineteen",
    "the",
    "a",
    "of",
    "prep",
    "before",
    "after",
    "to",
    "from",
    "between",
    "and",
    "or",
    "part",
    "later",
    "earlier",
    "ago",
    "last",
    "past",
    "previous",
    "this",
    "next",
    "that",
    "same",
    "following",
    "latest",
    "half",
    "kind",
    "period",
    "ord",
    "word",
    "tens",
    "vague",
    "thousand",
    "iso",
    "numeric",
    "stamp",
    "clock",
    "quarter",
    "half_year",
    "num",
    "count",
    "rank",
    "year",
    "comma",
    "dash",
    "dot",
    "slash",
    "open",
    "mark",
    "date",
]
LETTERS = dict(zip(TAGS, (*ascii_letters, *map(chr, range(0xC0, 0x100))), strict=False))
COUNTERS = {
    "about",
    "around",
    "least",
    "than",
    "nearly",
    "almost",
    "over",
    "some",
    "approximately",
    "roughly",
    "exactly",
    "only",
}
COUNTED = {
    "people",
    "men",
    "women",
    "children",
    "police",
    "personnel",
    "infantry",
    "dead",
    "more",
    "km",
    "mm",
    "kg",
    "m",
}
NUMBERED = {
    "resolution", "article", "flight", "room", "page", "channel", "route", "highway", "model", "no", "number", "unit",
    "total", "population", "group", "force", "crowd", "convoy", "killed", "wounded", "at",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens that a rule fits, and those beside them."""

    tokens: Sequence[Token]
    first: int
    last: int

    def get(self, *tags: str) -> int | str | None:
        """The value of the first token that has one of the tags."""
        return next((t.value for t in self.tokens[self.first : self.last] if t.tag in tags), None)

    def all(self, *tags: str) -> list:
        """The values of all tokens that have one of the tags."""
        return [t.value for t in self.tokens[self.first : self.last] if t.tag in tags]

    def has(self, *tags: str) -> bool:
        """Whether a token has one of the tags."""
        return any(t.tag in tags for t in self.tokens[self.first : self.last])

    def text(self, tag: str) -> str:
        """The words of the first token that has the tag."""
        return next((t.text for t in self.tokens[self.first : self.last] if t.tag == tag), "")

    @property
    def before(self) -> Token | None:
        """The token before the run."""
        return self.tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        """The token after the run."""
        return self.tokens[self.last] if self.last < len(self.tokens) else None


Build = Callable[[Run], Shape | None]


@dataclass(frozen=True, slots=True)
class Rules:
    """One layer of the grammar: all its patterns in one, each by itself, and what it makes of its words."""

    pattern: re.Pattern[str]
    patterns: Mapping[str, re.Pattern[str]]
    builds: Mapping[str, Build]

    def readings(self, tags: str, match: re.Match[str]) -> Iterator[tuple[str, int]]:
        """Yield the rules that fit where the layer's pattern was found, and where each ends."""
        yield match.lastgroup, match.end()
        names = iter(self.patterns)
        next(name for name in names if name == match.lastgroup)
        for name in names:
            if other := self.patterns[name].match(tags, match.start()):
                yield name, other.end()


def encode(tags: Iterable[str]) -> str:
    """The tags as one letter each, so that a rule's places are the tokens' places."""
    return "".join(map(LETTERS.__getitem__, tags))


def _layer(rules: Mapping[str, tuple[str, Build]]) -> Rules:
    patterns = {
        name: re.sub(r"[a-z_]+", lambda tag: LETTERS[tag[0]], pattern.replace("(", "(?:")).replace(" ", "")
        for name, (pattern, _) in rules.items()
    }
    joined = "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())
    return Rules(
        re.compile(joined),
        {name: re.compile(pattern) for name, pattern in patterns.items()},
        {name: build for name, (_, build) in rules.items()},
    )


TURNS = {"last": "last", "past": "last", "previous": "last", "this": "this", "latest": "this", "next": "next"}
COUNTS = {"last": -1, "past": -1, "this": 0, "next": 1}


def _turn(run: Run) -> str | None:
    """last, this or next, as the last such word says: "this coming Sunday" is the next."""
    turns = [t.tag for t in run.tokens[run.first : run.last] if t.tag in TURNS]
    return TURNS[turns[-1]] if turns else None


def _iso(run: Run) -> Shape | None:
    try:
        found = date.fromisoformat(run.get("iso")[:10])
    except ValueError:
        return None
    return Calendar(found.year, found.month, found.day)


def _numeric(run: Run) -> Shape | None:
    left, right, year = (int(n) for n in re.split(r"\D", run.get("numeric")))
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if min(left, right) < 1 or min(left, right) > 12 or max(left, right) > 31 or not 1400 <= year < 2200:
        return None
    return Numeric(left, right, year)


def _stamp(run: Run) -> Shape | None:
    day = int(run.get("stamp")[:2])
    year = run.get("year") or (2000 + run.get("num") if run.has("num") else None)
    return Calendar(year, run.get("month"), day) if 1 <= day <= 31 else None


def _day(run: Run) -> Shape | None:
    if (
        run.before
        and run.before.text.lower() == "in"
        and run.has("num")
        and not run.has("year", "the", "weekday")
    ):
        first = run.tokens[run.first]
        if first.tag == "month" and run.after and run.after.tag == "x":
            return None  # "in May 20 people died"
    return Calendar(run.get("year"), run.get("month"), run.get("num", "ord"), run.get("weekday"))


def _days(run: Run) -> Shape | None:
    first, last = run.all("num", "ord")
    month, year = run.get("month"), run.get("year")
    return Range(Calendar(year, month, first), Calendar(year, month, last)) if first < last else None


def _month_year(run: Run) -> Shape:
    return Calendar(run.get("year") or 1900 + sum(run.all("tens", "word")), run.get("month"))


def _month_turn(run: Run) -> Shape | None:
    if run.get("unit") != "year":
        return None
    turn = "same" if run.has("same", "that") else "following" if run.has("following") else _turn(run)
    return Calendar(
        month=run.get("month"), day=run.get("num", "ord"), season=run.get("season"), year_turn=turn
    )


LEADS = {
    "prep",
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
    "comma",
}


def _is_led(run: Run) -> bool:
    """Whether the word before makes it a date: "in May", but not "May I"."""
    return run.has(*TURNS) or bool(run.before and run.before.tag in LEADS - {"comma"})


def _month(run: Run) -> Shape | None:
    word = next(t for t in run.tokens[run.first : run.last] if t.tag == "month")
    led = _is_led(run)
    named = run.after and run.after.text[:1].isupper() and run.after.tag == "x"
    if not led and (word.alone is False or named or (len(word.text) <= 4 and word.text.lower() != "july")):
        return None
    return Calendar(month=run.get("month"), turn=_turn(run))


def _weekday(run: Run) -> Shape | None:
    word = next(t for t in run.tokens[run.first : run.last] if t.tag == "weekday")
    if word.alone is False and not _is_led(run):
        return None
    if run.after and run.after.text in (
        "Times",
        "Telegraph",
        "Mail",
        "Mirror",
        "Express",
        "Post",
        "Herald",
        "Tribune",
        "Mass",
    ):
        return None
    if run.before and run.before.text.lower() in ("bloody", "black", "good", "super", "every", "each"):
        return None
    return Calendar(weekday=run.get("weekday"), turn=_turn(run), day=None)


def _weekday_of_week(run: Run) -> Shape | None:
    if run.get("unit") != "week":
        return None
    return Calendar(weekday=run.get("weekday"), year_turn=_turn(run))


def _season(run: Run) -> Shape | None:
    year, turn = run.get("year"), _turn(run)
    if year is None and turn is None:
        led = run.before and run.before.tag in ("prep", "before", "after", "part", "from", "between")
        if not led or (run.after and run.after.tag == "of"):
            return None
    return Calendar(year, season=run.get("season"), turn=turn)


def _quarter(run: Run) -> Shape | None:
    if run.has("quarter"):
        return Calendar(run.get("year"), quarter=run.get("quarter"))
    units = run.all("unit")
    if units[0] != "quarter" or not 1 <= run.get("ord") <= 4:
        return None
    return Calendar(run.get("year"), quarter=run.get("ord"), year_turn=_turn(run) if len(units) > 1 else None)


def _half(run: Run) -> Shape:
    half = "first_half" if run.get("half_year", "ord") == 1 else "second_half"
    return Part(half, Calendar(run.get("year")) if run.has("year") else Shift("year", 0))


def _year(run: Run) -> Shape | None:
    before, after = run.before, run.after
    lead = before.text.lower() if before else ""
    if lead in COUNTERS or lead in NUMBERED or (lead in "$€£#" and lead):
        return None
    if after and after.tag in ("x", "units", "unit") and after.text[:1].islower():
        known = _is_date_before(
            lead, before, run.get("year"), counts=after.text in COUNTED or after.text[-1] == "s"
        )
        return Calendar(run.get("year")) if known else None
    return Calendar(run.get("year"))


def _is_date_before(lead: str, before: Token | None, year: int, *, counts: bool) -> bool:
    """Whether a year before a noun is one: in "in 2017 floods", "the 1996 vote", not in "2000 people"."""
    if lead in ("in", "since", "during", "until", "till"):
        return True
    owned = lead in ("the", "that", "this", "his", "her", "its", "their", "our", "a")
    if counts:
        return owned and year % 100 != 0
    return owned or bool(before and before.tag in LEADS) or year % 100 != 0


def _year_of(run: Run) -> Shape:
    return Calendar(run.get("year"))


def _years(run: Run) -> Shape | None:
    year, end = run.get("year"), run.get("num", "count")
    if end is None or not year % 100 < end < 100:
        return None
    return Range(Calendar(year), Calendar(year - year % 100 + end))


def _spoken_year(run: Run) -> Shape | None:
    if run.has("thousand"):
        rest = sum(run.all("word", "tens")[1:])
        return Calendar(2000 + rest) if run.get("unit") == "year" and run.get("word") == 2 else None
    return Calendar(1900 + sum(run.all("tens", "word")))


def _decade(run: Run) -> Shape | None:
    full = run.text("decade")[:4].isdigit()
    if not full and not run.has("the") and not (run.before and run.before.tag == "part"):
        return None
    return Calendar(decade=run.get("decade"))


def _century(run: Run) -> Shape | None:
    return Calendar(century=run.get("ord", "rank")) if run.get("unit") == "century" else None


def _turned_unit(run: Run) -> Shape | None:
    unit = run.get("unit")
    if run.has("same", "that"):
        return Same(unit)
    if run.has("latest"):
        return Same("quarter") if unit in ("quarter", None) else None
    if unit is None:
        return None
    if run.has("following", "previous"):
        return Shift(unit, 1 if run.has("following") else -1, "told")
    tags = [t.tag for t in run.tokens[run.first : run.last]]
    if tags[-1] == "unit" and "past" in tags:
        return Reach(unit, -1)
    turn = [t for t in tags if t in COUNTS][-1]
    if unit == "day" and not ("next" in tags and "the" in tags):
        return None  # "these days", "last days"
    return Shift(unit, COUNTS[turn], "told" if unit == "day" else "published")


def _number(run: Run) -> int | None:
    """The number before a unit: "two", "twenty-five", "a", "18"; None where it is vague."""
    if run.has("vague"):
        return run.get("vague") or None
    if run.has("num", "count"):
        return run.get("num", "count")
    return sum(run.all("tens", "word")) or (1 if run.has("a") else None)


def _reach(run: Run) -> Shape | None:
    number = _number(run)
    if number is None:
        return None
    return Reach(run.get("units"), number if run.has("next") else -number)


def _ago(run: Run) -> Shape | None:
    number = _number(run)
    return None if number is None else Shift(run.get("unit", "units"), -number)


def _later(run: Run) -> Shape | None:
    number = _number(run)
    if number is None:
        return None
    return Shift(run.get("unit", "units"), number if run.has("later") else -number, "told")


def _a_year_ago(run: Run) -> Shape | None:
    return Shift("year", -1, "told", exact=True) if run.get("unit") == "year" else None


def _day_before(run: Run) -> Shape | None:
    if run.after and run.after.tag not in ("comma", "dot"):
        return None  # "the day before the attack"
    return Shift(run.get("unit"), 1 if run.has("after") else -1, "told")


def _dayword(run: Run) -> Shape | None:
    name = run.before and run.before.tag == "x" and run.before.text[:1].isupper()
    if name and run.text("dayword")[0].isupper():
        return None  # USA Today
    return Shift("day", run.get("dayword"))


def _later_in(run: Run) -> Shape:
    return Same(run.get("unit"))


def _this_daypart(run: Run) -> Shape | None:
    if run.has("last"):
        return Shift("day", -1) if run.get("daypart") == -1 else None
    return Shift("day", 0)


def _ordinal(run: Run) -> Shape | None:
    if not run.text("ord")[:1].isdigit() or run.text("prep").lower() not in (
        "on",
        "by",
        "until",
        "before",
        "since",
    ):
        return None
    if run.after and run.after.tag not in ("comma", "dot", "prep", "and"):
        return None
    return Calendar(day=run.get("ord"))


def _the_unit(run: Run) -> Shape | None:
    unit = run.get("unit")
    if unit == "weekend":
        return Calendar(turn="weekend")
    if run.has("kind"):
        return Shift(unit, 0) if unit == "year" else None
    return Same(unit) if unit == "quarter" and not (run.after and run.after.tag == "of") else None


def _year_end(run: Run) -> Shape | None:
    if run.get("unit") != "year" or run.get("part") != "late":
        return None
    return Calendar(month=12, day=31)


N = "(num|count|a? vague of?|tens dash? word|tens|word|a)"
YEAR_TURN = "the? (last|this|next|previous|same|that|following|past) kind? unit"

POINTS = _layer(
    {
        "iso_day": ("iso", _iso),
        "numeric_day": ("numeric", _numeric),
        "stamp": ("stamp (month (year|num)?)?", _stamp),
        "month_days": (
            "(between|from)? the? month dot? (num|ord) (dash|and|to) the? (num|ord) (comma? year)?",
            _days,
        ),
        "days_month": (
            "(between|from)? the? (num|ord) (dash|and|to) the? (num|ord) of? month dot? (comma? year)?",
            _days,
        ),
        "month_day_turn": (f"month dot? (num|ord) (of|comma)? {YEAR_TURN}", _month_turn),
        "month_day": (
            "(the? (this|next|last)* weekday dot? (comma|open)?)? the? month dot? (num|ord) (comma? year)?",
            _day,
        ),
        "day_month": ("(weekday dot? (comma|open)?)? the? (num|ord) of? month dot? (comma? year)?", _day),
        "month_year": ("month dot? (comma|of)? (year|nineteen tens dash? word?)", _month_year),
        "month_turn": (f"month dot? (of|comma)? {YEAR_TURN}", _month_turn),
        "month": ("(the? (last|this|next|past))* month", _month),
        "weekday_of_week": ("weekday of? (last|this|next) unit", _weekday_of_week),
        "weekday": ("(the? (last|this|next|past))* weekday daypart?", _weekday),
        "season_year": ("the? season (of|comma)? year", _season),
        "season_turn": (f"the? season of? {YEAR_TURN}", _month_turn),
        "season": ("(the|last|this|next|past)* season", _season),
        "quarter": (f"the? (year|kind)* ord dash? kind? unit (of? (year|{YEAR_TURN}))?", _quarter),
        "quarter_number": ("quarter (of|comma)? year?", _quarter),
        "half_year": ("half_year (of|comma)? year?", _half),
        "century": ("the? (ord|rank) dash? unit", _century),
        "decade": ("the? mark? decade", _decade),
        "year_span": ("year dash (num|count)", _years),
        "year_unit": ("the year (unit|period)", _year_of),
        "year_kind": ("the? kind year", _year_of),
        "spoken_year": (
            "(nineteen tens dash? word?|nineteen word|the? unit word thousand (and? (word|tens))?)",
            _spoken_year,
        ),
        "year": ("year", _year),
        "year_ago": ("the? unit dash (ago|earlier) (unit|period)?", _a_year_ago),
        "a_year_earlier": ("a unit (ago|earlier)", _a_year_ago),
        "ago": (f"{N} (unit|units) (or x)? ago", _ago),
        "later": (f"{N} (unit|units) (later|earlier)", _later),
        "day_before": ("the unit (before|after)", _day_before),
        "reach": (f"the? (last|past|next|previous) {N} units", _reach),
        "turned_unit": (
            "the? (last|this|next|past|previous|following|same|that|latest)+ kind* (unit|period)",
            _turned_unit,
        ),
        "dayword": ("dayword daypart?", _dayword),
        "later_in": ("later prep the unit", _later_in),
        "daypart": ("(this|last) daypart", _this_daypart),
        "year_end": ("unit dash? part", _year_end),
        "the_unit": ("the kind* unit", _the_unit),
        "ordinal": ("(prep|before|after) the ord", _ordinal),
    }
)


def _part(run: Run) -> Shape | None:
    phrase = run.get("date")
    if run.has("units", "unit", "daypart") and not isinstance(phrase.shape, Calendar | Shift | Same):
        return None
    if run.text("part").lower() == "end" and not run.has("of"):
        return None
    return Part(run.get("part"), phrase.shape)


def _part_of_unit(run: Run) -> Shape | None:
    return None if run.get("unit") in ("day", "century") else Part(run.get("part"), Shift(run.get("unit"), 0))


def _half_of(run: Run) -> Shape | None:
    part = {1: "first_half", 2: "second_half"}.get(run.get("ord"))
    return Part(part, run.get("date").shape) if part else None


def _same_date(run: Run) -> Shape:
    return run.get("date").shape


PARTS = _layer(
    {
        "part": ("the? part dash? (units|unit)? (of|prep)? date", _part),
        "part_of_unit": ("the? part of the? unit", _part_of_unit),
        "half": ("the? ord half of date", _half_of),
        "daypart_of": ("the? daypart of date", _same_date),
        "turned_date": ("(later|earlier) date", _same_date),
    }
)


def _range(run: Run) -> Shape | None:
    first, last = (p.shape for p in run.all("date"))
    if not isinstance(first, Calendar | Part | Shift) or not isinstance(last, Calendar | Part | Shift):
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


RANGES = _layer(
    {
        "between": ("between date and date", _range),
        "from": ("from date (to|prep|dash) date", _range),
        "range": ("date (to|dash) date", _range),
    }
)
