"""Verdicts on two claims that tell of one act: whether one denies the other, and whether they tell it alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimbook.lexicon import Lexicon
from claimbook.weigh.groups import say_name
from claimbook.weigh.members import SPEECH, Member, is_negative, is_planned
from claimbook.weigh.nests import APART, HOLDS, UNKNOWN, WITHIN, actor_nest
from claimbook.weigh.numbers import AGREE, NARROWS, OVERLAP
from claimbook.weigh.origins import Origin
from claimbook.weigh.periods import compare_periods, say_period
from claimbook.weigh.verdicts import Verdict, by, sentence
from claimbook.wordings import say_plainly


@dataclass(frozen=True)
class ClaimJudge:
    """What a verdict on two claims rests on beside them: who first said them, what they count, and the lexicon."""

    lexicon: Lexicon
    origins: Mapping[str, Origin]
    figures: Mapping[str, tuple[Member, ...]] = field(default_factory=dict)  # claim -> what it counts

    def compare(self, a: Member, b: Member) -> Verdict:
        """The verdict on two claims that tell of one act, `a` standing first."""
        if is_negative(a) != is_negative(b) and self._is_one_voice(a, b):
            text = f"{by(a)} tells one thing and denies another: nobody denies his own words"
            return Verdict("incomparable", sentence(text), ("one_account",))
        if is_negative(a) != is_negative(b):
            no, yes = (a, b) if is_negative(a) else (b, a)
            if no.act == SPEECH and yes.act != SPEECH:
                text = f"according to {by(yes)} it is {yes.status}, according to {by(no)} it was not {no.act}"
            else:
                text = (
                    f"according to {by(no)} it was not as {by(yes)} told it: {say_plainly(yes.act)}{_at(yes)}"
                )
            return Verdict("denies", sentence(text))
        reasons: dict[str, str] = {}
        if actor_nest(self.lexicon).compare(a.who, b.who) == APART:
            reasons["different_population"] = (
                f"one is toward {say_name(a.who)}, the other toward {say_name(b.who)}"
            )
        things = [{m.unit for m in self.figures.get(c.member_id, ()) if m.unit} for c in (a, b)]
        if all(things) and not (things[0] & things[1]):
            told = [" and ".join(f"{unit}s" for unit in sorted(units)) for units in things]
            reasons["different_measure"] = f"one tells of {told[0]}, the other of {told[1]}"
        if compare_periods(a.when, b.when) == APART:
            reasons["different_period"] = (
                f"one is for {say_period(a.when)}, the other for {say_period(b.when)}"
            )
        if is_planned(a) != is_planned(b):
            reasons["modality"] = f"according to {by(a if is_planned(a) else b)} it is yet to come"
        if reasons:
            return Verdict("incomparable", sentence("; ".join(reasons.values())), tuple(reasons))
        if self._is_one_voice(a, b):
            root = self.origins[a.member_id].root
            return Verdict(
                "repeats", f"Both go back to {root}, so that they are one voice.", ("same_origin",)
            )
        return self._same_act(a, b)

    def _is_one_voice(self, a: Member, b: Member) -> bool:
        return self.origins[a.member_id].root_id == self.origins[b.member_id].root_id

    def _same_act(self, a: Member, b: Member) -> Verdict:
        when = compare_periods(a.when, b.when)
        if when in (WITHIN, HOLDS):
            inner, outer = (a, b) if when == WITHIN else (b, a)
            text = (
                f"{by(a)} and {by(b)} tell the same act, {_named(a, b)}: "
                f"{say_period(inner.when)} lies within {say_period(outer.when)}"
            )
            return Verdict(NARROWS, sentence(text))
        if when == "overlap":
            text = f"{by(a)} and {by(b)} tell the same act, {_named(a, b)}, in periods that overlap"
            return Verdict(OVERLAP, sentence(text))
        undated = "; when is not said by both" if when == UNKNOWN else ""
        return Verdict(AGREE, sentence(f"{by(a)} and {by(b)} tell the same act, {_named(a, b)}{undated}"))


def _named(a: Member, b: Member) -> str:
    """The act that both tell, under both of its names where they differ."""
    names = a.act or "" if a.act == b.act else f"which the one calls {a.act}, the other {b.act}"
    return names + (_at(a) or _at(b))


def _at(m: Member) -> str:
    return f" at {say_name(m.where)}" if m.where else ""
