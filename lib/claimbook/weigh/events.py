"""Events: which of the figures or claims about one place tell of the same time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimbook.weigh.members import Member
from claimbook.weigh.nests import APART
from claimbook.weigh.numbers import stated
from claimbook.weigh.periods import LAST, Period, compare_periods, days_between, iso_interval

NARROW = 45  # days: a longer period tells of a stretch of time, not of one event
RUNNING = ("cumulative", "snapshot")
ENOUGH = 10  # a smaller number that comes twice is chance
CLOSE = 7  # days within which one number is one count
LIKE = 2  # how many times the one of two rival counts may be the other
TRIES = 8  # running counts with which a number is compared
REACH = 60  # days: what is told undated belongs to the event that was last told of so long ago


@dataclass(slots=True)
class Event:
    """A period and the members that tell of it; the period is None where none of them is dated."""

    period: Period | None
    members: list[Member]

    @property
    def key(self) -> str | None:
        """What names it among the events of its place: the day on which it began."""
        return self.period[0] if self.period else None


def split_events(members: Iterable[Member]) -> Iterator[tuple[str | None, list[Member]]]:
    """Yield (key, members) for each event, its members in their order.

    Periods that overlap are one event; a running total tells of an event before it, and its time is when it was counted. A
    stretch of more than 45 days is an event of its own, and undated totals like a total of it are of it too. What is undated
    follows its article, else the last event before its publication; failing that, it joins what was published near it.
    """
    members = sorted(members, key=lambda m: m.order)
    counts = running_counts(members)
    time = {m.member_id: None if m.member_id in counts else m.when for m in members}
    long = [m for m in members if m.member_id in counts and m.when and not _is_narrow(m.when)]
    for m in members:
        if time[m.member_id] is None and (of := _long_count(m, long, counts)):
            time[m.member_id] = of
    events = _dated_events([m for m in members if _is_narrow(time[m.member_id])])
    rest = _join_events([m for m in members if time[m.member_id] is None], events)
    for event in events:
        yield event.key, sorted(event.members, key=lambda m: m.order)
    yield from _undated_events(rest)
    wide: dict[Period, list[Member]] = {}
    for m in members:
        if (when := time[m.member_id]) and not _is_narrow(when):
            wide.setdefault(when, []).append(m)
    for period, same in sorted(wide.items()):
        yield iso_interval(period), same


def _long_count(m: Member, long: list[Member], counts: set[str]) -> Period | None:
    """The stretch over which a running count was made: that of the first count like it that overlaps it."""
    if m in long:
        return next(x.when for x in long if _is_like(m, x) and compare_periods(m.when, x.when) != APART)
    if m.member_id in counts and m.when is None:
        return next((x.when for x in long if _is_like(m, x)), None)
    return None


def running_counts(members: list[Member]) -> set[str]:
    """The ids of those that tell how far a count has come.

    Beside those whose words say so, a number is one that is told as one elsewhere at about that time, and so is a number like it
    that is told beside it for the same time: "The mayor spoke of 148 dead. The official toll stands at 117."
    """
    counts = [m for m in members if m.total_type in RUNNING]
    open_ones = [m for m in members if m.when and m.total_type == "unknown"]
    values: dict[tuple, list[Member]] = {}
    for m in counts:
        values.setdefault((m.measure, m.value), []).append(m)
    same = [m for m in open_ones if any(_is_near(m, c) for c in values.get((m.measure, m.value), ())[:TRIES])]
    beside: dict[tuple, list[Member]] = {}
    for m in (*counts, *same):
        beside.setdefault((m.article_id, m.measure, m.when), []).append(m)
    alike = [
        m
        for m in open_ones
        if any(_is_like(m, c) for c in beside.get((m.article_id, m.measure, m.when), ())[:TRIES])
    ]
    return {m.member_id for m in (*counts, *same, *alike)}


def _is_near(a: Member, b: Member) -> bool:
    """Whether one number, no small one, is told for times that lie close."""
    times = count_time(a), count_time(b)
    return stated(a) >= ENOUGH and all(times) and days_between(*times) <= CLOSE


def _is_like(a: Member, b: Member) -> bool:
    return max(stated(a), stated(b)) <= LIKE * min(stated(a), stated(b))


def count_time(m: Member) -> Period | None:
    """The latest time at which what is undated, or a running total, can have been counted."""
    return m.when or m.published


def _is_narrow(period: Period | None) -> bool:
    if period is None or period[1] == LAST:
        return False
    return days_between((period[0], period[0]), (period[1], period[1])) <= NARROW


def _dated_events(members: list[Member]) -> list[Event]:
    events: list[Event] = []
    for m in sorted(members, key=lambda m: (m.when, m.order)):
        if events and m.when[0] <= events[-1].period[1]:
            last = events[-1]
            last.members.append(m)
            last.period = (last.period[0], max(last.period[1], m.when[1]))
        else:
            events.append(Event(m.when, [m]))
    return events


def _join_events(undated: list[Member], events: list[Event]) -> list[Member]:
    """Give each undated member to its event; what is left has none."""
    told = {}  # article -> [(start, event)], in reading order
    for event in events:
        for m in event.members:
            told.setdefault(m.article_id, []).append((m.start, m.member_id, event))
    for places in told.values():
        places.sort(key=lambda p: p[:2])
    begins = [event.period[0] for event in events]
    rest = []
    for m in undated:
        if here := told.get(m.article_id):
            at = max(0, bisect_right(here, m.start, key=lambda p: p[0]) - 1)
            here[at][2].members.append(m)
        elif (event := _last_event(m, events, begins)) is not None:
            event.members.append(m)
        else:
            rest.append(m)
    return rest


def _last_event(m: Member, events: list[Event], begins: list[str]) -> Event | None:
    counted = count_time(m)
    if counted is None:
        return events[0] if len(events) == 1 else None
    latest = counted[1] if counted[1] != LAST else counted[0]
    at = bisect_right(begins, latest) - 1
    if at < 0 or days_between(events[at].period, (counted[0], latest)) > REACH:
        return None
    return events[at]


def _undated_events(members: list[Member]) -> Iterator[tuple[str | None, list[Member]]]:
    """Split what is undated where nothing was counted for 60 days; unknown times stay together."""
    last: Period | None = None
    runs: list[list[Member]] = []
    for m in sorted((m for m in members if count_time(m)), key=lambda m: (count_time(m), m.order)):
        if last and days_between(last, count_time(m)) <= REACH:
            runs[-1].append(m)
        else:
            runs.append([m])
        last = count_time(m)
    if unknown := [m for m in members if not count_time(m)]:
        runs.append(unknown)
    for run in runs:
        first = count_time(run[0])
        yield ("undated" if first is None else f"told {first[0][:7]}"), sorted(run, key=lambda m: m.order)
