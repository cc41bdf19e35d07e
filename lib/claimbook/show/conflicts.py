"""Where reports disagree: the weighing of a view, and which pairs and groups of it a reader should see first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from claimbook.show.charts.ranges import HARM, PEOPLE_SENT
from claimbook.show.evidence import Layer, Markup, claims_quoted, escaped, marked, place_of
from claimbook.show.views import View
from claimbook.weigh.drifts import drifts_table, revisions_table
from claimbook.weigh.groups import Group, say_name
from claimbook.weigh.ledgers import outlets_by_act, unnamed_sources
from claimbook.weigh.members import Member, is_negative
from claimbook.weigh.origins import outlet_of
from claimbook.weigh.relations import relations_table
from claimbook.weigh.rules import DEFAULT, apply_rules, hear_voices, rules_table
from claimbook.weigh.scopes import scopes_table
from claimbook.weigh.sensitivities import leave_one_out_table, spread_table
from claimbook.weigh.verdicts import by
from claimbook.weigh.weighings import Weighing, make_weighing
from claimbook.wordings import (
    count_words,
    day_words,
    list_words,
    number_words,
    plain_words,
    prose_words,
    range_words,
)

DISAGREE = ("disjoint", "updates", "overlap")
ENDS = ("low", "best", "high")
UNDENIED = "acts that one source tells and another denies"
OPEN = 8  # cards of a section that a reader sees at once
MOST = 24  # cards of a section; those beyond the first are folded


@dataclass(frozen=True)
class Conflicts:
    """A view and its weighing. Groups and relations are those with a member among the view's chosen rows."""

    view: View
    weighing: Weighing

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The figures and claims for which somebody asked."""
        return frozenset(self.view.figures["figure_id"]) | frozenset(self.view.claims["claim_id"])

    @cached_property
    def relations(self) -> pd.DataFrame:
        """The relations of chosen rows, as the book was weighed; of a book that was only read, weighed now."""
        weighed = self.view.book.relations
        table = weighed if len(weighed) else relations_table(self.weighing)
        return table[table["left_id"].isin(self.chosen) | table["right_id"].isin(self.chosen)]

    @cached_property
    def rules(self) -> pd.DataFrame:
        """What each rule makes of each quantity, and which rule's number stands for it."""
        return rules_table(self.weighing)

    @cached_property
    def groups(self) -> list[Group]:
        """The groups of figures in which several roots speak: those that count people first, then those with most roots."""
        told = [g for g in self.weighing.figure_groups if any(m.member_id in self.chosen for m in g.members)]
        heard = {g.group_id: len(hear_voices(g.members, self.weighing.origins)) for g in told}
        several = (g for g in told if heard[g.group_id] > 1)
        return sorted(several, key=lambda g: (g.measure not in HARM + PEOPLE_SENT, -heard[g.group_id]))

    @cached_property
    def labels(self) -> dict[str, str]:
        """The name of an outlet that is not known -> the label of its article."""
        article = dict(zip(self.view.articles["path"], self.view.articles["article"], strict=True))
        members = self.weighing.members.values()
        return {outlet_of(m): article[m.path] for m in members if not m.outlet and m.path in article}

    def plain(self, text: str | None) -> str:
        """A text of the weighing in which articles go by their labels, each in place of a whole name."""
        return self._named.sub(lambda found: self._labelled[found[0]], text or "")

    @cached_property
    def _labelled(self) -> dict[str, str]:
        """The labels once more for names that begin a sentence."""
        return self.labels | {n[:1].upper() + n[1:]: x[:1].upper() + x[1:] for n, x in self.labels.items()}

    @cached_property
    def _named(self) -> re.Pattern:
        longest_first = sorted(self._labelled, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")

    def member(self, member_id: str) -> Member:
        """A figure or claim by its id."""
        return self.weighing.members[member_id]


def open_conflicts(view: View) -> Conflicts:
    """The conflicts among the rows of a view."""
    return Conflicts(view, make_weighing(view.book, view.words))


def heading(group: Group) -> str:
    """What a group counts, in words.

    >>> heading(Group("g", "figure", (), "deployed", None, None, "mali", "gao", False, True))
    'Deployed: Mali, Gao, planned'
    """
    parts = [say_name(group.who), say_name(group.where), "planned" if group.is_planned else None]
    about = ", ".join(p for p in parts if p)
    counted = plain_words(group.measure or "").capitalize() + (f" ({group.unit}s)" if group.unit else "")
    return f"{counted}: {about}" if about else counted


def _quantity(group: Group) -> str:
    """The same within a sentence.

    >>> _quantity(Group("g", "figure", (), "deployed", None, None, "mali", "gao", False, True))
    'Deployed (Mali, Gao, planned)'
    """
    counted, _, about = heading(group).partition(": ")
    counted = counted.replace(" (", " in ").rstrip(")")
    return f"{counted} ({about})" if about else counted


def numbers_under_rules(conflicts: Conflicts) -> str:
    """How far the number that would be printed moves between the rules, for the quantity with most voices."""
    if not conflicts.groups:
        return conflicts.view.why_empty("quantities with two independent roots")
    spreads = spread_table(conflicts.weighing).set_index("group_id")
    first = conflicts.groups[0]
    row = spreads.loc[first.group_id]
    voices = hear_voices(first.members, conflicts.weighing.origins)
    told = list_words(
        f"{prose_words(*v.member.value, v.member.qualifier or 'exact')} by {conflicts.plain(v.root)}"
        for v in voices
    )
    moves = (
        f"Every rule gives {number_words(row['lowest'])}"
        if row["lowest"] == row["highest"]
        else f"The rule moves the number from {number_words(row['lowest'])} ({plain_words(row['lowest_rule'])}) "
        f"to {number_words(row['highest'])} ({plain_words(row['highest_rule'])})"
    )
    return f"{_quantity(first)} is {told}. {moves}."


def what_it_rests_on(conflicts: Conflicts) -> str:
    """Without which root the number moves most, for the quantity with most voices."""
    if not conflicts.groups:
        return conflicts.view.why_empty("quantities with two independent roots")
    group = conflicts.groups[0]
    whole = next(o for o in apply_rules(group, conflicts.weighing.origins) if o.rule == DEFAULT)
    table = leave_one_out_table(conflicts.weighing).query("group_id == @group.group_id")
    moves = {
        r.without: moves_of((whole.low, whole.best, whole.high), (r.low, r.best, r.high))
        for r in table.itertuples()
    }
    moved = {root: ends for root, ends in moves.items() if ends}
    if not moved:
        return f"{_quantity(group)} rests on no single root: without any of them every end stays."
    root = max(
        moved,
        key=lambda r: sum(
            abs(after - before) for _, before, after in moved[r] if not pd.isna(after - before)
        ),
    )
    said = f"{_quantity(group)} rests most on one root: without {conflicts.plain(root)}, {list_words(map(_moved, moved[root]))}."
    stays = len(moves) - len(moved)
    return said + (f" Leaving out {count_words(stays, 'other root')} changes nothing." if stays else "")


def moves_of(before: Sequence[float | None], after: Sequence[float | None]) -> list[tuple[str, float, float]]:
    """Which of low, best and high change, from what to what; NaN is no number.

    >>> moves_of((10, 40, 60), (10, None, 20))
    [('best', 40.0, nan), ('high', 60.0, 20.0)]
    """
    ends = zip(ENDS, before, after, strict=True)
    numbers = [(name, *(float("nan") if pd.isna(x) else float(x) for x in pair)) for name, *pair in ends]
    return [(name, a, b) for name, a, b in numbers if a != b and not (pd.isna(a) and pd.isna(b))]


def _moved(move: tuple[str, float, float]) -> str:
    name, before, after = move
    if pd.isna(after):
        return f"the {name} number, {number_words(before)}, is gone"
    if pd.isna(before):
        return f"there is a {name} number, {number_words(after)}"
    return f"the {name} goes from {number_words(before)} to {number_words(after)}"


def how_pairs_stand(conflicts: Conflicts) -> str:
    """How many pairs agree, disagree, or cannot be compared, and for which reasons."""
    rows = conflicts.relations
    if rows.empty:
        return conflicts.view.why_empty("two figures or claims that tell of the same")
    n = rows["relation"].value_counts()
    clash = int(n.get("disjoint", 0) + n.get("denies", 0))
    reasons = rows.query("relation == 'incomparable'")["reason"].str.split(";").explode().value_counts()
    why = list_words(f"{plain_words(r)} ({c})" for r, c in reasons.items()) if len(reasons) else ""
    text = f"Of {count_words(len(rows), 'pair')} that a reader may set side by side, {number_words(clash) if clash else 'none'} {'contradict' if clash > 1 else 'contradicts'} each other"
    seem = int(n.get("incomparable", 0))
    return (
        f"{text}; {number_words(seem)} only {'seems' if seem == 1 else 'seem'} to: {why}."
        if why
        else f"{text}."
    )


def who_denies(conflicts: Conflicts) -> str:
    """How many acts are told by some and denied by others, and who denies the most."""
    rows = _denials(conflicts)
    if rows.empty:
        return " ".join(filter(None, (conflicts.view.why_empty(UNDENIED), _told_as_denied(conflicts.view))))
    sides = [(conflicts.member(r.left_id), conflicts.member(r.right_id)) for r in rows.itertuples()]
    pairs = [(a, b) if is_negative(a) else (b, a) for a, b in sides]
    deniers = pd.Series([conflicts.plain(by(no)) for no, _ in pairs]).value_counts()
    acts = list_words(sorted({plain_words(yes.act or yes.status) for _, yes in pairs}))
    return (
        f"{count_words(len({yes.member_id for _, yes in pairs}), 'claim')} ({acts}) {'is' if len(pairs) == 1 else 'are'} "
        f"denied: {list_words(f'{number_words(n)} by {name}' for name, n in deniers.items())}."
    )


def how_many_voices(conflicts: Conflicts) -> str:
    """Mentions, outlets and independent roots of all figures and attributed claims."""
    members = [m for i, m in conflicts.weighing.members.items() if i in conflicts.chosen]
    if not members:
        return conflicts.view.why_empty("figures or claims")
    roots = {conflicts.weighing.origins[m.member_id].root_id for m in members}
    outlets = {outlet_of(m) for m in members}
    ledger = unnamed_sources(conflicts.weighing)
    text = (
        f"{count_words(len(members), 'mention')} in {count_words(len(outlets), 'outlet')} go back to "
        f"{count_words(len(roots), 'root')}"
    )
    return text + (f"; {count_words(len(ledger), 'source')} are not named." if len(ledger) else ".")


def who_left_it_out(conflicts: Conflicts) -> str:
    """The acts that several outlets tell, and who does not tell the first of them."""
    acts = outlets_by_act(conflicts.weighing, conflicts.relations)
    acts = acts[acts["n_outlets"] > 1]
    if acts.empty:
        return conflicts.view.why_empty("acts that two outlets tell")
    first = acts[acts["group_id"] == acts["group_id"].iloc[0]]
    absent = [conflicts.plain(o) for o in first.query("standing == 'absent'")["outlet"]]
    said = f"{count_words(acts['group_id'].nunique(), 'act')} are told by more than one outlet"
    label = conflicts.plain(first["label"].iloc[0])
    missing = f"absent from {list_words(absent, most=3)}" if absent else "told by all"
    return f"{said}. The first of them, “{label}”, is {missing}."


def _told_as_denied(view: View) -> str:
    """Who denies, whether or not somebody is quoted who tells it."""
    denied = view.claims.loc[view.claims["status"] == "denied", "who"].value_counts()
    who = list_words(f"{number_words(n)} by {name}" for name, n in denied.items())
    return (
        f"Denied without a teller beside it: {count_words(denied.sum(), 'claim')}, {who}."
        if len(denied)
        else ""
    )


def disagreements(conflicts: Conflicts) -> Markup:
    """Cards of the numbers that contradict or replace each other."""
    rows = conflicts.relations.query("kind == 'figure'")
    size = {m.member_id: len(g.members) for g in conflicts.groups for m in g.members}
    here = rows[rows["relation"].isin(DISAGREE)]
    here = here.assign(size=here["left_id"].map(size).fillna(0))
    return _cards(
        conflicts, here.sort_values("size", ascending=False, kind="stable"), "numbers that disagree"
    )


def denials(conflicts: Conflicts) -> Markup:
    """Cards of what one source tells and another denies; where there are none, the claims that are denied all the same."""
    rows = _denials(conflicts)
    if rows.empty and "denied" in set(conflicts.view.claims["status"]):
        return claims_quoted(conflicts.view, only=["denied"])
    return _cards(conflicts, rows, UNDENIED)


def _denials(conflicts: Conflicts) -> pd.DataFrame:
    """The pairs of a teller and a denier; what both say several times counts once."""
    rows = conflicts.relations.query("relation == 'denies'")
    sentence = {i: m.sentence_id or i for i, m in conflicts.weighing.members.items()}
    rows = rows[rows["left_id"].map(sentence) != rows["right_id"].map(sentence)]
    root = {i: o.root_id for i, o in conflicts.weighing.origins.items()}
    act = {i: m.act for i, m in conflicts.weighing.members.items()}
    acts = rows["left_id"].map(act).fillna(rows["right_id"].map(act))
    told_as = rows["left_id"].map(lambda i: conflicts.member(i).status)
    once = rows.assign(a=rows["left_id"].map(root), b=rows["right_id"].map(root), act=acts, status=told_as)
    return once.iloc[::-1].drop_duplicates(["a", "b", "act"]).iloc[::-1]


def seeming_conflicts(conflicts: Conflicts) -> Markup:
    """Cards of what cannot be compared, and why: another measure, place, time, population or a part.

    Of two quantities the first pair stands for all.
    """
    rows = conflicts.relations.query("relation == 'incomparable'")
    group = {i: g.group_id for i, g in conflicts.weighing.group_of.items()}
    pairs = rows.assign(a=rows["left_id"].map(group), b=rows["right_id"].map(group))
    once = pairs[~pairs.duplicated(["a", "b"]) | (pairs["a"] == pairs["b"])]
    cards = _cards(conflicts, once, "pairs that only seem to disagree")
    if len(once) == len(rows):
        return cards
    why = f"{count_words(len(rows), 'pair')}; of two quantities the first pair stands for all."
    return Markup(f'{cards.body}<p class="cb-note">{why}</p>', cards.plain)


def bounds_and_drifts(conflicts: Conflicts) -> Markup:
    """What follows from parts and wholes, what breaks them, and what changed on the way."""
    scopes = scopes_table(conflicts.weighing)
    drifts, falls = drifts_table(conflicts.weighing), revisions_table(conflicts.weighing)
    rows = [
        *((plain_words(r.kind), r.formula, r.explanation) for r in scopes.itertuples()),
        *(("drift", r.changed.replace(";", ", "), r.explanation) for r in drifts.itertuples()),
        *(("revision", "a total fell", r.explanation) for r in falls.itertuples()),
    ]
    if not rows:
        why = (
            "No bound follows from the figures, none is broken, and no number changed its meaning on the way."
        )
        return Markup(f"<p>{why}</p>", why)
    cells = "".join(
        f"<tr><td>{escaped(kind)}</td><td>{escaped(what)}</td><td>{escaped(conflicts.plain(why))}</td></tr>"
        for kind, what, why in rows[:MOST]
    )
    head = '<th scope="col">Finding</th><th scope="col">Rule</th><th scope="col">In words</th>'
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"
    return Markup(table + _more(len(rows), MOST), f"{len(rows)} bounds, violations, drifts and revisions")


def chains_quoted(conflicts: Conflicts) -> Markup:
    """The figures of the quantities in which several roots speak, each with its chain and how many voices its quantity has."""
    members = [m for group in conflicts.groups for m in group.members][:MOST]
    if not members:
        why = conflicts.view.why_empty("quantities with two independent roots")
        return Markup(f"<p>{escaped(why)}</p>", why)
    counts = conflicts.weighing.group_of
    head = "".join(
        f'<th scope="col">{h}</th>' for h in ("Figure", "Way from the root", "Voices of its quantity")
    )
    body = "".join(
        f"<tr><td>{_side(conflicts, m.member_id)}</td><td>{_way(conflicts, m)}</td>"
        f"<td>{escaped(_voices(conflicts, counts[m.member_id]))}</td></tr>"
        for m in members
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return Markup(table, f"{len(members)} figures with their chains")


def _way(conflicts: Conflicts, m: Member) -> str:
    chain = conflicts.weighing.origins[m.member_id].chain
    return " → ".join(escaped(conflicts.plain(name)) for name in reversed(chain))


def _voices(conflicts: Conflicts, group: Group) -> str:
    roots = {conflicts.weighing.origins[m.member_id].root_id for m in group.members}
    outlets = {outlet_of(m) for m in group.members}
    counted = (
        count_words(len(group.members), "mention"),
        count_words(len(outlets), "outlet"),
        count_words(len(roots), "root"),
    )
    return ", ".join(counted)


def _cards(conflicts: Conflicts, rows: pd.DataFrame, things: str) -> Markup:
    if rows.empty:
        why = conflicts.view.why_empty(things)
        return Markup(f"<p>{escaped(why)}</p>", why)
    head = "".join(f'<th scope="col">{h}</th>' for h in ("One", "Other", "Verdict"))
    cards = [_card(conflicts, r) for r in rows.head(MOST).itertuples()]
    first, folded = (
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(part)}</tbody></table>" if part else ""
        for part in (cards[:OPEN], cards[OPEN:])
    )
    more = f"<details><summary>{len(cards) - OPEN} more</summary>{folded}</details>" if folded else ""
    return Markup(first + more + _more(len(rows), MOST), f"{len(rows)} {things}, quoted")


def _more(n: int, most: int) -> str:
    return f'<p class="cb-note">The first {most} of {n:,}; all are in the tables.</p>' if n > most else ""


def _card(conflicts: Conflicts, r) -> str:
    reasons = (
        "" if pd.isna(r.reason) else f"<br><small>{escaped(plain_words(r.reason).replace(';', ', '))}</small>"
    )
    verdict = f"<strong>{escaped(plain_words(r.relation))}</strong>{reasons}<br>{escaped(conflicts.plain(r.explanation))}"
    sides = "".join(f"<td>{_side(conflicts, i)}</td>" for i in (r.left_id, r.right_id))
    return f'<tr id="{escaped(r.relation_id)}">{sides}<td>{verdict}</td></tr>'


def _side(conflicts: Conflicts, member_id: str) -> str:
    """One side of a card: the value, the sentence with the words marked, who says it, where it stands."""
    m = conflicts.member(member_id)
    value = (
        f"<strong>{escaped(range_words(*m.value, m.qualifier or 'exact'))}</strong> {escaped(plain_words(m.measure))}<br>"
        if m.measure
        else ""
    )
    when = day_words(*m.when) if m.when else "no date"
    label = conflicts.view.articles.set_index("article_id")["article"].get(m.article_id, m.path)
    who = m.source or f"own words of {label}"
    small = ", ".join(escaped(x) for x in (m.status, when) if x)
    place = place_of(label, m.path, m.start)
    return (
        f"{value}{_quoted(conflicts, m)}<br>{escaped(who)} <small>({small})</small><br><small>{place}</small>"
    )


def _quoted(conflicts: Conflicts, m: Member) -> str:
    sentences: Iterable = conflicts.view.book.sentences
    found = sentences[sentences["sentence_id"] == m.sentence_id]
    kind = "figure" if m.measure else "claim"
    if found.empty or m.end > found["end"].iloc[0]:
        return marked(m.text[:400], [Layer(m.start, m.end, kind, "")], offset=m.start) + (
            "…" if len(m.text) > 400 else ""
        )
    return marked(
        found["text"].iloc[0], [Layer(m.start, m.end, kind, "")], offset=int(found["start"].iloc[0])
    )
