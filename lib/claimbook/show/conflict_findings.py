"""Findings about what disagrees: one sentence a question, each computed from the weighing."""

from __future__ import annotations

import pandas as pd

from claimbook.show.conflicts import UNDENIED, Conflicts, heading, moves_of
from claimbook.show.views import View
from claimbook.weigh.groups import Group
from claimbook.weigh.ledgers import outlets_by_act, unnamed_sources
from claimbook.weigh.members import Member, is_negative
from claimbook.weigh.numbers import say_value
from claimbook.weigh.origins import outlet_of
from claimbook.weigh.rules import DEFAULT, RULE_NAMES, apply_rules, hear_voices
from claimbook.weigh.sensitivities import leave_one_out_table, spread_table
from claimbook.weigh.verdicts import REASON_NAMES, by
from claimbook.wordings import say_count, say_list, say_number, say_plainly, say_tally, tell_range

ENDS = {"low": "lowest", "best": "best", "high": "highest"}


def who_says_what(conflicts: Conflicts) -> str:
    """What each root says of the quantity with most voices, and on how many quantities the voices differ."""
    if not conflicts.groups:
        return conflicts.view.why_empty("quantities of which two sources speak")
    heard = [hear_voices(group.members, conflicts.weighing.origins) for group in conflicts.groups]
    told = say_list(
        (
            f"{tell_range(*v.member.value, v.member.qualifier or 'exact')} ({conflicts.plain(v.root)})"
            for v in heard[0]
        ),
        most=6,
    )
    said = f"{_quantity(conflicts.groups[0])}: {told}."
    if len(heard) == 1:
        return said
    differ = sum(len({v.member.value for v in voices}) > 1 for voices in heard)
    how_many = "all" if differ == len(heard) else say_tally(differ)
    return f"{said} {say_count(len(heard), 'quantity', 'quantities')} have several voices, and on {how_many} of them they differ."


def numbers_under_rules(conflicts: Conflicts) -> str:
    """How far the number that would be printed moves between the rules, for the quantity with most voices."""
    if not conflicts.groups:
        return conflicts.view.why_empty("quantities of which two sources speak")
    spreads = spread_table(conflicts.weighing).set_index("group_id")
    first = conflicts.groups[0]
    row = spreads.loc[first.group_id]
    if row["lowest"] == row["highest"]:
        return f"{_quantity(first)}: every rule gives {say_number(row['lowest'])}."
    return (
        f"{_quantity(first)}: anything from {say_number(row['lowest'])} ({RULE_NAMES[row['lowest_rule']]}) "
        f"to {say_number(row['highest'])} ({RULE_NAMES[row['highest_rule']]}), by the rule that one follows."
    )


def what_it_rests_on(conflicts: Conflicts) -> str:
    """Without which root the number moves most, for the quantity with most voices."""
    if not conflicts.groups:
        return conflicts.view.why_empty("quantities of which two sources speak")
    group = conflicts.groups[0]
    whole = next(o for o in apply_rules(group, conflicts.weighing.origins) if o.rule == DEFAULT)
    table = leave_one_out_table(conflicts.weighing).query("group_id == @group.group_id")
    moves = {
        r.without: moves_of((whole.low, whole.best, whole.high), (r.low, r.best, r.high))
        for r in table.itertuples()
    }
    moved = {root: ends for root, ends in moves.items() if ends}
    if not moved:
        return f"{_quantity(group)} rests on no single source: without any of them every end stays."
    root = max(
        moved,
        key=lambda r: sum(
            abs(after - before) for _, before, after in moved[r] if not pd.isna(after - before)
        ),
    )
    said = f"{_quantity(group)} rests most on one source: without {conflicts.plain(root)}, {say_list(map(_moved, moved[root]))}."
    stays = len(moves) - len(moved)
    return said + (f" Leaving out {say_count(stays, 'other source')} changes nothing." if stays else "")


def _moved(move: tuple[str, float, float]) -> str:
    name, before, after = move
    if pd.isna(after):
        return f"the {ENDS[name]} number, {say_number(before)}, is gone"
    if pd.isna(before):
        return f"there is a {ENDS[name]} number, {say_number(after)}"
    return f"the {ENDS[name]} number goes from {say_number(before)} to {say_number(after)}"


def how_pairs_stand(conflicts: Conflicts) -> str:
    """How many pairs agree, disagree, or cannot be compared, and for which reasons."""
    rows = conflicts.relations
    if rows.empty:
        return conflicts.view.why_empty("two figures or claims that tell of the same")
    n = rows["relation"].value_counts()
    clash = int(n.get("disjoint", 0) + n.get("denies", 0))
    reasons = rows.query("relation == 'incomparable'")["reason"].str.split(";").explode().value_counts()
    why = say_list(f"{REASON_NAMES.get(r, r)} ({c})" for r, c in reasons.items()) if len(reasons) else ""
    text = f"Of {say_count(len(rows), 'pair')} that a reader may set side by side, {'1 is a contradiction' if clash == 1 else f'{say_tally(clash)} contradict each other'}"
    seem = int(n.get("incomparable", 0))
    return (
        f"{text}; {say_number(seem)} only {'seems' if seem == 1 else 'seem'} to: {why}."
        if why
        else f"{text}."
    )


def who_denies(conflicts: Conflicts) -> str:
    """How many acts are told by some and denied by others, and who denies the most."""
    rows = conflicts.denials
    if rows.empty:
        return " ".join(filter(None, (conflicts.view.why_empty(UNDENIED), _told_as_denied(conflicts.view))))
    sides = [(conflicts.member(r.left_id), conflicts.member(r.right_id)) for r in rows.itertuples()]
    pairs = [(a, b) if is_negative(a) else (b, a) for a, b in sides]
    deniers = pd.Series([conflicts.plain(by(no)) for no, _ in pairs]).value_counts()
    acts = say_list(sorted({_told_of(yes) for _, yes in pairs}))
    n_told = len({yes.member_id for _, yes in pairs})
    return (
        f"{say_count(n_told, 'claim')} ({acts}) {'is' if n_told == 1 else 'are'} "
        f"denied: {say_list(f'{say_number(n)} by {name}' for name, n in deniers.items())}."
    )


def _told_of(m: Member) -> str:
    """What a figure counts, or which act a claim tells."""
    return f"{say_value(m)} {say_plainly(m.measure)}" if m.measure else say_plainly(m.act or m.status)


def how_many_voices(conflicts: Conflicts) -> str:
    """Mentions, outlets and independent roots of all figures and attributed claims."""
    members = [m for i, m in conflicts.weighing.members.items() if i in conflicts.chosen]
    if not members:
        return conflicts.view.why_empty("figures or claims")
    roots = {conflicts.weighing.origins[m.member_id].root_id for m in members}
    outlets = {outlet_of(m) for m in members}
    ledger = unnamed_sources(conflicts.weighing)
    text = (
        f"{say_count(len(members), 'mention')} in {say_count(len(outlets), 'outlet')} {'goes' if len(members) == 1 else 'go'} back to "
        f"{say_count(len(roots), 'independent source')}"
    )
    return text + (
        f"; {say_count(len(ledger), 'source')} {'is' if len(ledger) == 1 else 'are'} not named."
        if len(ledger)
        else "."
    )


def who_left_it_out(conflicts: Conflicts) -> str:
    """The acts that several outlets tell, and who does not tell the first of them."""
    acts = outlets_by_act(conflicts.weighing, conflicts.relations)
    acts = acts[acts["n_outlets"] > 1]
    if acts.empty:
        return conflicts.view.why_empty("acts that two outlets tell")
    first = acts[acts["group_id"] == acts["group_id"].iloc[0]]
    absent = [conflicts.plain(o) for o in first.query("standing == 'absent'")["outlet"]]
    n_told = acts["group_id"].nunique()
    said = f"{say_count(n_told, 'act')} {'is' if n_told == 1 else 'are'} told by more than one outlet"
    label = conflicts.plain(first["label"].iloc[0])
    missing = f"absent from {say_list(absent, most=3)}" if absent else "told by all"
    return f"{said}. {'It' if n_told == 1 else 'The first of them'}, “{label}”, is {missing}."


def _told_as_denied(view: View) -> str:
    """Who denies, whether or not somebody is quoted who tells it."""
    denied = view.claims.loc[view.claims["status"] == "denied", "who"].value_counts()
    who = f"by {denied.index[0]}" if len(denied) == 1 else ""
    who = who or say_list(f"{say_number(n)} by {name}" for name, n in denied.items())
    return (
        f"Denied, though nobody is quoted who tells it: {say_count(denied.sum(), 'claim')}, {who}."
        if len(denied)
        else ""
    )


def _quantity(group: Group) -> str:
    """The same within a sentence.

    >>> _quantity(Group("g", "figure", (), "deployed", None, None, "mali", "gao", False, True))
    'Deployed (Mali, Gao, planned)'
    """
    counted, _, about = heading(group).partition(": ")
    counted = counted.replace(" (", " in ").rstrip(")")
    return f"{counted} ({about})" if about else counted
