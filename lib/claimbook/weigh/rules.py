"""Rules: what one number a group comes to, each rule named and side by side with the others.

lowest             the lowest number that anybody states (ACLED: the most conservative one)
range              the lowest to the highest (Iraq Body Count: minimum and maximum)
ucdp               the best founded number, with the lowest and highest of the others (UCDP: best, low, high)
majority           the number that more than half of the outlets give
independent_roots  the number that most independent roots give, two at least

Each root has one voice: its last word. No rule makes a number that nobody gave: a midpoint is never best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from claimbook.weigh.groups import Group
from claimbook.weigh.members import Member
from claimbook.weigh.numbers import interval, stated
from claimbook.weigh.origins import Origin, outlet_of
from claimbook.weigh.periods import LAST, Period
from claimbook.weigh.weighings import Weighing
from claimbook.wordings import say_number

DEFAULT = "ucdp"
FIRMNESS = (  # statuses, the best founded first
    "confirmed",
    "asserted",
    "claimed",
    "condemned",
    "estimated",
    "alleged",
    "unverified",
    "predicted",
)
EXACTNESS = (  # qualifiers, the most exact first
    *("exact", "about", "nearly"),
    *("at_least", "more_than", "up_to", "fewer_than"),
    *("between", "vague"),
)


@dataclass(frozen=True, slots=True)
class Voice:
    """The last word of one root in a group, and all the members that go back to it."""

    root: str
    root_id: str
    member: Member
    members: tuple[Member, ...]

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that its words state, lowest first."""
        return tuple(x for x in self.member.value if x is not None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule makes of a group: numbers, the voices that they rest on, and why in a sentence. Null: nobody says."""

    rule: str
    low: float | None
    best: float | None
    high: float | None
    voices: tuple[Voice, ...]
    explanation: str

    @property
    def headline(self) -> float | None:
        """The number that would be printed: best, else low."""
        return self.best if self.best is not None else self.low


def hear_voices(members: Iterable[Member], origins: Mapping[str, Origin]) -> tuple[Voice, ...]:
    """One voice a root, in the order of their first members. A denied number is nobody's word."""
    heard: dict[str, list[Member]] = {}
    for m in members:
        if m.status != "denied":
            heard.setdefault(origins[m.member_id].root_id, []).append(m)
    return tuple(
        Voice(origins[said[0].member_id].root, root_id, max(said, key=_recency), tuple(said))
        for root_id, said in heard.items()
    )


def _recency(m: Member) -> tuple:
    return (_day(m.when) or _day(m.said) or "", m.order)


def _day(period: Period | None) -> str | None:
    return None if period is None else period[0] if period[1] == LAST else period[1]


def lowest(voices: Sequence[Voice]) -> Outcome:
    """The lowest number that anybody states."""
    x = min(stated(v.member) for v in voices)
    givers = tuple(v for v in voices if stated(v.member) == x)
    return Outcome("lowest", x, x, x, givers, f"Nobody states less than {say_number(x)}.")


def whole_range(voices: Sequence[Voice]) -> Outcome:
    """From the lowest to the highest number that anybody states; no best."""
    low, high = min(v.numbers[0] for v in voices), max(v.numbers[-1] for v in voices)
    ends = tuple(v for v in voices if low in v.numbers or high in v.numbers)
    text = f"All that is stated lies from {say_number(low)} to {say_number(high)}."
    return Outcome("range", low, None, high, ends, text)


def ucdp(voices: Sequence[Voice]) -> Outcome:
    """The best founded number as best, the lowest and highest stated as low and high.

    Best founded: given by most roots, then allowed by most; then by a named one, most firmly, most exactly, last; then the
    lower one. Null where nobody gives a number but only bounds or ranges.
    """
    low, high = min(v.numbers[0] for v in voices), max(v.numbers[-1] for v in voices)
    given = _givers(voices)
    if not given:
        return Outcome(
            "ucdp", low, None, high, tuple(voices), "Only ranges are stated, so that none is best."
        )
    allowed = {x: tuple(v for v in voices if _allows(v.member, x)) for x in given}
    best = min(
        given, key=lambda x: (-len(given[x]), -len(allowed[x]), min(_footing(v.member) for v in given[x]), x)
    )
    text = f"Best is {say_number(best)}: {_list_roots(given[best])} {'give' if len(given[best]) > 1 else 'gives'} it"
    if others := [v for v in allowed[best] if v not in given[best]]:
        text += f", {_list_roots(others)} {'allow' if len(others) > 1 else 'allows'} it"
    return Outcome("ucdp", low, best, high, given[best], f"{text}.")


def _allows(m: Member, x: float) -> bool:
    low, high = interval(m)
    return low <= x <= high


def _list_roots(voices: Sequence[Voice]) -> str:
    """Up to three roots by name, more as a count."""
    return f"{len(voices)} sources" if len(voices) > 3 else " and ".join(v.root for v in voices)


def majority(voices: Sequence[Voice]) -> Outcome:
    """The number that more than half of the outlets give; null where there is none.

    An outlet that gives several numbers counts, but for none of them.
    """
    printed: dict[str, set[tuple]] = {}
    for v in voices:
        for m in v.members:
            printed.setdefault(outlet_of(m), set()).add(v.member.value)
    votes: dict[float, int] = {}
    for values in printed.values():
        (_, best, _), *more = values
        if best is not None and not more:
            votes[best] = votes.get(best, 0) + 1
    x = max(votes, key=lambda x: (votes[x], -x), default=None)
    if x is None or votes[x] < 2 or 2 * votes[x] <= len(printed):
        text = f"No number is given by more than half of the outlets ({len(printed)})."
        return Outcome("majority", None, None, None, (), text)
    text = f"{votes[x]} of {len(printed)} outlets give {say_number(x)}."
    return Outcome("majority", x, x, x, _givers(voices)[x], text)


def independent_roots(voices: Sequence[Voice]) -> Outcome:
    """The number that most independent roots give; null where no two of them give one, or two numbers tie."""
    given = {x: v for x, v in _givers(voices).items() if len(v) > 1}
    most = max(map(len, given.values()), default=0)
    winners = [x for x, v in given.items() if len(v) == most]
    if len(winners) != 1:
        text = "No two sources give the same number." if not winners else f"{len(winners)} numbers tie."
        return Outcome("independent_roots", None, None, None, (), text)
    x = winners[0]
    return Outcome(
        "independent_roots", x, x, x, given[x], f"{most} independent sources give {say_number(x)}."
    )


def _givers(voices: Iterable[Voice]) -> dict[float, tuple[Voice, ...]]:
    """Number -> the voices that give it as theirs."""
    given: dict[float, tuple[Voice, ...]] = {}
    for v in voices:
        if v.member.best is not None:
            given[v.member.best] = (*given.get(v.member.best, ()), v)
    return given


def _footing(m: Member) -> tuple:
    """How well a member's number is founded, the best first."""
    day = _day(m.when) or _day(m.said) or "0000"
    return (
        m.source is None or m.unnamed,
        FIRMNESS.index(m.status) if m.status in FIRMNESS else len(FIRMNESS),
        EXACTNESS.index(m.qualifier) if m.qualifier in EXACTNESS else len(EXACTNESS),
        tuple(-ord(c) for c in day),
    )


RULE_NAMES = {  # each rule as a reader calls it
    "lowest": "lowest",
    "range": "whole range",
    "ucdp": "best founded",
    "majority": "most outlets",
    "independent_roots": "most sources",
}
RULES: dict[str, Callable[[Sequence[Voice]], Outcome]] = {
    "lowest": lowest,
    "range": whole_range,
    "ucdp": ucdp,
    "majority": majority,
    "independent_roots": independent_roots,
}


def apply_rules(group: Group, origins: Mapping[str, Origin]) -> tuple[Outcome, ...]:
    """The outcome of every rule on one group of figures; none where all its numbers are denied."""
    voices = hear_voices(group.members, origins)
    return tuple(rule(voices) for rule in RULES.values()) if voices else ()


def rules_table(weighing: Weighing, *, best_rule: str = DEFAULT) -> pd.DataFrame:
    """One row a group and rule, with what the rule makes of it, the members and roots that this rests on, and why.

    `best_rule` is the rule whose number stands for the group, in every row. Raises ValueError for a rule that is not known.
    """
    if best_rule not in RULES:
        raise ValueError(f"no rule {best_rule!r}; known: {', '.join(RULES)}")
    return pd.DataFrame(
        _rows(weighing, best_rule),
        columns=[
            "group_id",
            "label",
            "measure",
            "unit",
            "rule",
            "low",
            "best",
            "high",
            "members",
            "roots",
            "explanation",
            "best_rule",
        ],
    ).astype({"low": "Float64", "best": "Float64", "high": "Float64"})


def _rows(weighing: Weighing, best_rule: str) -> Iterator[tuple]:
    for group in weighing.figure_groups:
        for o in apply_rules(group, weighing.origins):
            members = ";".join(v.member.member_id for v in o.voices)
            roots = ";".join(v.root for v in o.voices)
            yield (
                group.group_id,
                group.label,
                group.measure,
                group.unit,
                o.rule,
                o.low,
                o.best,
                o.high,
                members or None,
                roots or None,
                o.explanation,
                best_rule,
            )
