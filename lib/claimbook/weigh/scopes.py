"""Scope algebra: what is part of something can never exceed it.

killed <= casualties <= deployed, a part <= its whole, an increment <= its total, a place <= the place that holds it. Where
the words break a rule, that is a violation; where they keep it, the rule bounds what nobody stated. Each row has its formula and
the figures that it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

import pandas as pd

from claimbook.weigh.groups import Group, say_name
from claimbook.weigh.members import Member
from claimbook.weigh.nests import APART, place_nest
from claimbook.weigh.numbers import Interval, interval, less, say_interval, say_value
from claimbook.weigh.periods import compare_periods
from claimbook.weigh.weighings import Weighing

NEIGHBOURS = 8  # groups with which a group is compared by one formula
UNSUMMED = ("other", "percent")  # measures of which one number never holds another


@dataclass(frozen=True, slots=True)
class Bound:
    """A violation, or a bound that follows; low and high are null where the bound is open."""

    kind: str  # violation or bound
    formula: str
    quantity: str
    low: float | None
    high: float | None
    parents: tuple[Member, ...]
    explanation: str


def scopes_table(weighing: Weighing) -> pd.DataFrame:
    """The violations, then the bounds: kind, formula, quantity, low, high, parents (figure_ids joined with ;), explanation."""
    found = [*_parts(weighing), *_measures(weighing), *_places(weighing), *_increments(weighing)]
    rows = [
        (
            b.kind,
            b.formula,
            b.quantity,
            b.low,
            b.high,
            ";".join(m.member_id for m in b.parents),
            b.explanation,
        )
        for b in sorted(found, key=lambda b: (b.kind != "violation", [m.order for m in b.parents]))
    ]
    columns = ["kind", "formula", "quantity", "low", "high", "parents", "explanation"]
    return pd.DataFrame(rows, columns=columns).astype({"low": "Float64", "high": "Float64"})


def _parts(weighing: Weighing) -> Iterator[Bound]:
    """A part told of its whole: it cannot exceed it, and the rest is what remains."""
    for part in weighing.figures:
        whole = weighing.members.get(part.part_of or "")
        if whole is None or part.unit != whole.unit:
            continue
        formula = f"{part.measure} (part) <= {whole.measure}"
        if _low(part) > _high(whole):
            yield _violation(formula, part, whole)
            continue
        rest = _rest(whole, part)
        quantity = f"{whole.measure} without {part.measure}"
        text = f"{say_value(whole)} less {say_value(part)} leaves {say_interval(rest)}."
        yield _bound(f"{whole.measure} - {part.measure}", quantity, rest, (whole, part), text)


def _measures(weighing: Weighing) -> Iterator[Bound]:
    """killed <= casualties <= deployed, for one actor at places and times that meet."""
    wider = defaultdict(list)
    for row in weighing.lexicon.rows("measure_pairs"):
        if row["relation"] == "within":
            wider[row["measure"]].append(row["other"])
    known: dict[tuple, list[Group]] = defaultdict(list)
    for group in weighing.figure_groups:
        if group.who and not group.is_planned and not group.is_part:
            known[group.who, group.measure].append(group)
    for group in weighing.figure_groups:
        for measure in wider[group.measure] if group.who and not group.is_planned else ():
            holders = [g for g in known[group.who, measure] if _within_reach(group, g, weighing)]
            for whole in holders[:NEIGHBOURS]:
                yield from _compare(group, whole, f"{group.measure} <= {whole.measure}")


def _within_reach(inner: Group, outer: Group, weighing: Weighing) -> bool:
    """Whether all that `inner` counts lies, as far as is told, where and when `outer` counts."""
    nest = place_nest(weighing.lexicon)
    if inner.where and outer.where and outer.where not in nest.chain(inner.where):
        return False
    return compare_periods(inner.when, outer.when) != APART


def _places(weighing: Weighing) -> Iterator[Bound]:
    """What is counted in a place is part of what is counted in the place that holds it."""
    nest = place_nest(weighing.lexicon)
    known: dict[tuple, list[Group]] = defaultdict(list)
    for group in weighing.figure_groups:
        if group.where and group.measure not in UNSUMMED:
            known[_quantity(group), group.where].append(group)
    for group in weighing.figure_groups:
        for holder in nest.chain(group.where)[1:] if group.where else ():
            outers = [
                g for g in known[_quantity(group), holder] if compare_periods(group.when, g.when) != APART
            ]
            for outer in outers[:NEIGHBOURS]:
                formula = f"{group.measure} in {say_name(group.where)} <= in {say_name(holder)}"
                yield from _compare(group, outer, formula)
                yield from _remainders(group, outer)


def _quantity(group: Group) -> tuple:
    return (group.measure, group.unit, group.who, group.is_part, group.is_planned)


def _remainders(inner: Group, outer: Group) -> Iterator[Bound]:
    """What one source says of a place and of its whole leaves the rest of the whole."""
    for a in inner.members:
        for b in outer.members:
            if a.source and a.source == b.source and a.article_id == b.article_id and b.where:
                rest = _rest(b, a)
                place = f"{say_name(outer.where)} outside {say_name(inner.where)}"
                if rest[1] >= rest[0]:
                    text = f"{say_value(b)} less {say_value(a)} leaves {say_interval(rest)} in {place}."
                    formula = f"in {say_name(outer.where)} - in {say_name(inner.where)}"
                    yield _bound(formula, f"{a.measure} in {place}", rest, (b, a), text)


def _increments(weighing: Weighing) -> Iterator[Bound]:
    """What was added cannot exceed the total."""
    totals: dict[tuple, list[Group]] = defaultdict(list)
    added = []
    for group in weighing.figure_groups:
        types = {m.total_type for m in group.members}
        key = (_quantity(group), group.where)
        if types == {"increment"}:
            added.append((key, group))
        elif "cumulative" in types and group.measure not in UNSUMMED:
            totals[key].append(group)
    for key, group in added:
        for total in totals[key][:NEIGHBOURS]:
            yield from _compare(group, total, f"increment of {group.measure} <= total")


def _compare(part: Group, whole: Group, formula: str) -> Iterator[Bound]:
    """The violation where even the least that is stated of a part exceeds the most of the whole; else the bounds that follow."""
    least, most = _lowest(part.members), _highest(whole.members)
    if _low(least) > _high(most):
        yield _violation(formula, least, most)
        return
    floor, roof = _lowest(whole.members), _highest(part.members)
    if _low(least) > max(_low(floor), 0):
        text = f"Since {formula}, {whole.measure} cannot be fewer than {say_value(least)} says."
        yield _bound(formula, whole.label, (_low(least), inf), (least, floor), text)
    if _high(most) < _high(roof):
        text = f"Since {formula}, {part.measure} cannot be more than {say_value(most)} allows."
        yield _bound(formula, part.label, (-inf, _high(most)), (most, roof), text)


def _rest(whole: Member, part: Member) -> Interval:
    """What is left of a whole without a part: never fewer than none."""
    low, high = less(interval(whole), interval(part))
    return (max(0, low), high)


def _low(m: Member) -> float:
    return interval(m)[0]


def _high(m: Member) -> float:
    return interval(m)[1]


def _lowest(members: Iterable[Member]) -> Member:
    return min(members, key=lambda m: (_low(m), m.order))


def _highest(members: Iterable[Member]) -> Member:
    return max(members, key=lambda m: (_high(m), m.order))


def _violation(formula: str, part: Member, whole: Member) -> Bound:
    less, more = formula.replace("increment of ", "added to ").split(" <= ")
    text = f"{say_value(part)} ({less}) cannot be part of {say_value(whole)} ({more})."
    return Bound("violation", formula, part.measure or "", None, None, (part, whole), text)


def _bound(
    formula: str, quantity: str, bounds: Interval, parents: tuple[Member, ...], explanation: str
) -> Bound:
    low, high = (None if abs(x) == inf else x for x in bounds)
    once = tuple(dict.fromkeys(parents))
    return Bound("bound", formula, quantity, low, high, once, explanation)
