"""Verdicts on two figures: whether they can be compared, and if so how their numbers stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.weigh.accounts import Key, account_of, do_fit
from claimbook.weigh.countings import is_own
from claimbook.weigh.drifts import drifted
from claimbook.weigh.groups import Group, say_name
from claimbook.weigh.members import Member, is_planned
from claimbook.weigh.nests import APART, HOLDS, UNKNOWN, WITHIN, compare_people, is_actor, natures, place_nest
from claimbook.weigh.numbers import (
    AGREE,
    DISJOINT,
    NARROWS,
    OVERLAP,
    compare_numbers,
    interval,
    is_one_number,
    less,
    say_interval,
    say_value,
)
from claimbook.weigh.origins import Origin
from claimbook.weigh.periods import compare_periods, days_between, say_period
from claimbook.weigh.successions import Told, are_opposed, goes_beyond, in_turn, is_outgrown, trend_of
from claimbook.weigh.verdicts import Verdict, by, say_people, say_places, sentence

DENIED, INCREMENT = "denied", "increment"
LASTING = 31  # days for which a strength is still the one that was told
RETOLD = frozenset({"different_measure", "part_of"})  # what may change when one root's number is told again
APARTNESS = frozenset({APART, WITHIN, HOLDS})


@dataclass(frozen=True)
class FigureJudge:
    """What a verdict on two figures rests on beside them: who first said them, their parts and groups, who disputes whom.

    `about` is the share by which "about 100" may miss (0: not at all).
    """

    lexicon: Lexicon
    origins: Mapping[str, Origin]
    parts: Mapping[str, tuple[Member, ...]] = field(default_factory=dict)  # whole -> its parts
    groups: Mapping[str, Group] = field(default_factory=dict)  # member -> its group
    rivals: frozenset[frozenset[str]] = frozenset()  # pairs of roots of which neither goes on from the other
    counts: frozenset[str] = frozenset()  # figures that tell how far a count has come
    accounts: Mapping[Key, list[Member]] = field(default_factory=dict)
    about: float = 0

    def compare(self, a: Member, b: Member) -> Verdict:
        """The verdict on two figures, `a` standing first."""
        reasons = self._reasons_apart(a, b)
        if (a.status == DENIED) != (b.status == DENIED) and reasons.keys() <= {"different_period"}:
            return self._denied(*((a, b) if a.status == DENIED else (b, a)))
        if self._one_root(a, b) and is_one_number(a, b) and reasons.keys() <= RETOLD:
            return self._repeated(a, b)
        if reasons:
            kept = tuple(reasons)[:3]
            return Verdict("incomparable", sentence("; ".join(reasons[r] for r in kept)), kept)
        return self._numbers(a, b)

    def _denied(self, denied: Member, told: Member) -> Verdict:
        """What a number that somebody calls false says of one that is told: that it is false, where it is that number."""
        if not self._one_root(denied, told) and is_one_number(denied, told):
            text = f"{by(denied)} calls {say_value(denied)} false, which {by(told)} tells"
            return Verdict("denies", sentence(text))
        text = f"{say_value(denied)} is a number that {by(denied)} calls false, {self._given(told)} is told"
        return Verdict("incomparable", sentence(text), ("modality",))

    def _one_root(self, a: Member, b: Member) -> bool:
        return self.origins[a.member_id].root_id == self.origins[b.member_id].root_id

    def _noun(self, measure: str | None) -> str:
        return _nouns(self.lexicon).get(measure or "", measure or "")

    def _repeated(self, a: Member, b: Member) -> Verdict:
        root = self.origins[a.member_id].root
        first, then = (b, a) if a.source is None and b.source else (a, b)
        drifts = drifted(first, then)
        text = f"both go back to {root}, so that they are one voice"
        if drifts:
            text += "; on the way " + " and ".join(drifts.values())
        return Verdict("repeats", sentence(text), ("same_origin", *(("drift",) if drifts else ())))

    def _reasons_apart(self, a: Member, b: Member) -> dict[str, str]:
        """Why the two cannot be compared, reason -> words; none where nothing forbids it."""
        reasons: dict[str, str] = {}
        if (a.measure, a.unit, a.counting) != (b.measure, b.unit, b.counting):
            reasons["different_measure"] = f"one counts {self._counted(a)}, the other {self._counted(b)}"
        if b.part_of == a.member_id or a.part_of == b.member_id:
            part, whole = (b, a) if b.part_of == a.member_id else (a, b)
            reasons["part_of"] = f"{say_value(part)} is told as a part of {say_value(whole)}"
        elif (a.part_of is None) != (b.part_of is None) and a.measure == b.measure:
            reasons["part_of"] = f"{say_value(a if a.part_of else b)} is told as a part of another number"
        who = compare_people(a.who, b.who, self.lexicon)
        if who in APARTNESS and not (a.value == b.value and (who != APART or self._is_one_named(a, b))):
            reasons["different_population"] = f"one counts {say_people(a)}, the other {say_people(b)}"
        if a.measure in _own_takings(self.lexicon) and are_opposed(a, b) and not (a.who and a.who == b.who):
            reasons["different_population"] = f"{by(a)} and {by(b)} count those whom their own side took"
        if place := self._place_apart(a, b):
            reasons["different_place"] = place
        if is_planned(a) != is_planned(b):
            planned, told = (a, b) if is_planned(a) else (b, a)
            reasons["modality"] = f"{say_value(planned)} is yet to come, {say_value(told)} is told as fact"
        if (a.total_type == INCREMENT) != (b.total_type == INCREMENT):
            added, total = (a, b) if a.total_type == INCREMENT else (b, a)
            is_total = "a total" if self._is_count(total) else "told by itself"
            reasons["cumulative_vs_increment"] = (
                f"{say_value(total)} is {is_total}, {say_value(added)} is added to a total"
            )
        if self._is_other_time(a, b) and not self._is_series(a, b):
            reasons["different_period"] = (
                f"one is for {say_period(a.when)}, the other for {say_period(b.when)}"
            )
        return reasons

    def _is_one_named(self, a: Member, b: Member) -> bool:
        """Whether one names an actor and the other a sort of people: those whom one calls its people are rebels to the other."""
        return is_actor(a.who, self.lexicon) != is_actor(b.who, self.lexicon)

    def _place_apart(self, a: Member, b: Member) -> str | None:
        if self._happens(a) and self.groups.get(a.member_id, a) is self.groups.get(b.member_id):
            return None  # one scene under two names
        where = place_nest(self.lexicon).compare(a.where, b.where)
        if where in APARTNESS:
            return say_places(a, b, where)
        if where == UNKNOWN and self._group_place(a) != self._group_place(b):
            stated, silent = (a, b) if a.where else (b, a)
            if stated.where and not self._happens(stated):
                return (
                    f"{say_value(stated)} is for {say_name(stated.where)}, {say_value(silent)} names no place"
                )
        return None

    def _is_count(self, m: Member) -> bool:
        return m.member_id in self.counts

    def _group_place(self, m: Member) -> str | None:
        group = self.groups.get(m.member_id)
        return group.where if group else None

    def _happens(self, m: Member) -> bool:
        return natures(self.lexicon).get(m.measure or "") == "harm"

    def _counted(self, m: Member) -> str:
        noun = " ".join(w for w in (self._noun(m.measure), m.counting) if w)
        return f"{noun} ({m.unit})" if m.unit else noun

    def _is_other_time(self, a: Member, b: Member) -> bool:
        """Whether they tell of other times; a strength lasts a month, and an event its days."""
        if compare_periods(a.when, b.when) != APART:
            return False
        lasting = natures(self.lexicon).get(a.measure or "") == "strength"
        return days_between(a.when, b.when) > (LASTING if lasting else 0)

    def _is_series(self, a: Member, b: Member) -> bool:
        """Whether the two are one quantity at two times: totals, two words of one root, or counts of one event as it goes on."""
        if INCREMENT in (a.total_type, b.total_type):
            return False
        if a.total_type == b.total_type == "cumulative" or (a.measure == b.measure and self._one_root(a, b)):
            return True
        group, other = self.groups.get(a.member_id), self.groups.get(b.member_id)
        is_one = group is not None and other is not None and group.group_id == other.group_id
        counted = self._is_count(a) or self._is_count(b) or compare_periods(a.when, b.when) != APART
        return is_one and counted and trend_of(a.measure, self.lexicon) is not None

    def _numbers(self, a: Member, b: Member) -> Verdict:
        """How the numbers of two comparable figures stand to each other."""
        x, y = interval(a, self.about), interval(b, self.about)
        relation = compare_numbers(x, y)
        note = self._tolerance_note(a, b, relation)
        if relation == AGREE:
            return Verdict(AGREE, sentence(f"{by(a)} and {by(b)} give the same number, {say_value(a)}{note}"))
        if self._is_series(a, b) and (told := in_turn(a, b, self.counts)) and self._replaces(*told):
            return self._updated(*told)
        if relation == NARROWS:
            inner, outer = (a, b) if y[0] <= x[0] and x[1] <= y[1] else (b, a)
            text = f"{self._given(inner)} lies within {self._given(outer)}{note}"
            return Verdict(NARROWS, sentence(text))
        if relation == OVERLAP:
            shared = say_interval((max(x[0], y[0]), min(x[1], y[1])))
            return Verdict(
                OVERLAP, sentence(f"{self._given(a)} and {self._given(b)} both allow {shared}{note}")
            )
        return (
            self._explained_by_part(a, b)
            or self._counted_by_themselves(a, b)
            or self._outgrown(a, b)
            or self._told_beside(a, b)
            or self._disjoint(a, b)
        )

    def _given(self, m: Member) -> str:
        return f"{say_value(m)} ({by(m)})"

    def _tolerance_note(self, a: Member, b: Member, relation: str) -> str:
        if not self.about or relation == compare_numbers(interval(a), interval(b)):
            return ""
        return f", “about” read as within {self.about:.0%}"

    def _replaces(self, earlier: Told, later: Told) -> bool:
        """Whether the later word takes the earlier one's place: its root's own, or another article's that goes beyond it."""
        (_, a), (_, b) = earlier, later
        roots = frozenset(self.origins[m.member_id].root_id for m in (a, b))
        if len(roots) == 1:
            return True
        return a.article_id != b.article_id and roots not in self.rivals and goes_beyond(a, b, self.lexicon)

    def _updated(self, earlier: Told, later: Told) -> Verdict:
        (before, a), (now, b) = earlier, later
        text = (
            f"{self._given(b)}, told for {say_period(now)}, "
            f"takes the place of {say_value(a)} ({by(a)}, {say_period(before)})"
        )
        return Verdict("updates", sentence(text))

    def _explained_by_part(self, a: Member, b: Member) -> Verdict | None:
        """Numbers that agree once a part is taken away, which the other may not count."""
        for whole, other in ((a, b), (b, a)):
            parts = self.parts.get(whole.member_id, ())
            if not parts:
                continue
            rest = less(interval(whole), *map(interval, parts))
            if compare_numbers(rest, interval(other, self.about)) != DISJOINT:
                told = " and ".join(say_value(p) for p in parts)
                text = (
                    f"{self._given(whole)} counts {told} {self._noun(parts[0].measure)} in; without them "
                    f"{say_interval(rest)}, which fits {self._given(other)}"
                )
                return Verdict("incomparable", sentence(text), ("part_of",))
        return None

    def _counted_by_themselves(self, a: Member, b: Member) -> Verdict | None:
        """Whether each may have counted only what it did itself: whom one boat rescued is not whom all did."""
        if not is_own(a.counting, self.lexicon) or self._one_root(a, b):
            return None
        text = f"{self._given(a)} and {self._given(b)} may each count only their own {a.counting}"
        return Verdict("incomparable", sentence(text), ("part_of",))

    def _outgrown(self, a: Member, b: Member) -> Verdict | None:
        """Whether one of them is a count of which its own article tells how it went on."""
        for m in (a, b):
            group = self.groups.get(m.member_id)
            if group and is_outgrown(m, group.members, self.counts, self.lexicon):
                text = f"{self._given(m)} is an earlier count: its article tells a later one too"
                return Verdict("incomparable", sentence(text), ("different_period",))
        return None

    def _told_beside(self, a: Member, b: Member) -> Verdict | None:
        """Whether one account tells both numbers: then nobody contradicts it."""
        if account_of(a, self.origins) == account_of(b, self.origins):
            text = f"one account tells both {say_value(a)} and {say_value(b)} ({by(b)}), of two things or as a count that went on"
            return Verdict("incomparable", sentence(text), ("one_account",))
        for m, other in ((a, b), (b, a)):
            told = self.accounts.get(account_of(m, self.origins), ())
            if fitting := next((x for x in told if x.value != m.value and do_fit(x, other)), None):
                text = f"{by(m)} tells both {say_value(m)} and {say_value(fitting)}, which fits {self._given(other)}"
                return Verdict("incomparable", sentence(text), ("one_account",))
        return None

    def _disjoint(self, a: Member, b: Member) -> Verdict:
        text = f"no number fits both {self._given(a)} and {self._given(b)}"
        parts = self.parts.get(a.member_id, ()) or self.parts.get(b.member_id, ())
        if parts:
            whole = a if self.parts.get(a.member_id) else b
            text += f", nor do they meet without the {say_value(parts[0])} that {say_value(whole)} includes"
        if a.when is None or b.when is None:
            silent = [by(m) for m in (a, b) if m.when is None]
            text += f"; no time is told by {'either' if len(silent) == 2 else silent[0]}"
        return Verdict(DISJOINT, sentence(text))


@cache
def _nouns(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("quantities", "noun")


@cache
def _own_takings(lexicon: Lexicon) -> frozenset[str]:
    """The measures of which each side counts what it took itself."""
    return frozenset(lexicon.mapping("quantities", "own"))
