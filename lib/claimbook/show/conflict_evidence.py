"""Evidence of what disagrees: pairs of sentences side by side with their verdict, and the way of a number from its root."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from claimbook.show.conflicts import UNDENIED, Conflicts
from claimbook.show.evidence import Layer, Markup, claims_quoted, escaped, marked, note_of_rest, place_of
from claimbook.weigh.drifts import drifts_table, revisions_table
from claimbook.weigh.groups import Group
from claimbook.weigh.members import Member
from claimbook.weigh.origins import outlet_of
from claimbook.weigh.scopes import scopes_table
from claimbook.weigh.verdicts import REASON_NAMES, RELATION_NAMES
from claimbook.wordings import say_count, say_days, say_plainly, say_range

DISAGREE = ("disjoint", "overlap", "updates")  # the order in which a reader meets them
OPEN = 8  # cards of a section that a reader sees at once
MOST = 24  # cards of a section; those beyond the first are folded


def disagreements(conflicts: Conflicts) -> Markup:
    """Cards of the numbers that contradict or replace each other, those of people first."""
    rows = conflicts.relations.query("kind == 'figure'")
    place = {m.member_id: n for n, group in enumerate(conflicts.groups) for m in group.members}
    here = rows[rows["relation"].isin(DISAGREE)]
    here = here.assign(
        place=here["left_id"].map(place).fillna(len(place)), kin=here["relation"].map(DISAGREE.index)
    )
    return _cards(conflicts, here.sort_values(["kin", "place"], kind="stable"), "numbers that disagree")


def denials(conflicts: Conflicts) -> Markup:
    """Cards of what one source tells and another denies; where there are none, the claims that are denied all the same."""
    rows = conflicts.denials
    if rows.empty and "denied" in set(conflicts.view.claims["status"]):
        return claims_quoted(conflicts.view, only=["denied"])
    return _cards(conflicts, rows, UNDENIED)


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
    why = f"{say_count(len(rows), 'pair')}; of two quantities the first pair stands for all."
    return Markup(f'{cards.body}<p class="cb-note">{why}</p>', cards.plain)


def bounds_and_drifts(conflicts: Conflicts) -> Markup:
    """What follows from parts and wholes, what breaks them, and what changed on the way."""
    scopes = scopes_table(conflicts.weighing)
    drifts, falls = drifts_table(conflicts.weighing), revisions_table(conflicts.weighing)
    rows = [
        *((SCOPES[r.kind], _signs(r.formula), r.explanation) for r in scopes.itertuples()),
        *(("changed on the way", r.changed.replace(";", ", "), r.explanation) for r in drifts.itertuples()),
        *(("a total fell", "later count", r.explanation) for r in falls.itertuples()),
    ]
    if not rows:
        why = "No part is told beside its whole, none is too large for it, and no number changed its meaning on the way."
        return Markup(f"<p>{why}</p>", why)
    cells = "".join(
        f"<tr><td>{escaped(kind)}</td><td>{escaped(what)}</td><td>{escaped(_begun(conflicts.plain(why)))}</td></tr>"
        for kind, what, why in rows[:MOST]
    )
    head = '<th scope="col">Finding</th><th scope="col">Rule</th><th scope="col">In words</th>'
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"
    return Markup(
        table + note_of_rest(len(rows), MOST), f"{len(rows)} bounds, violations, drifts and revisions"
    )


SCOPES = {"violation": "does not fit", "bound": "what remains"}


def _signs(formula: str) -> str:
    """
    >>> _signs("killed <= casualties"), _signs("in Mali - in Gao")
    ('killed ≤ casualties', 'in Mali − in Gao')
    """
    return say_plainly(formula).replace("<=", "≤").replace(" - ", " − ")


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def chains_quoted(conflicts: Conflicts) -> Markup:
    """The figures of the quantities in which several roots speak, each with its chain and how many voices its quantity has."""
    members = [m for group in conflicts.groups for m in group.members][:MOST]
    if not members:
        why = conflicts.view.why_empty("quantities of which two sources speak")
        return Markup(f"<p>{escaped(why)}</p>", why)
    counts = conflicts.weighing.group_of
    head = "".join(
        f'<th scope="col">{h}</th>'
        for h in ("Figure", "Way from who first said it", "Voices of its quantity")
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
        say_count(len(group.members), "mention"),
        say_count(len(outlets), "outlet"),
        say_count(len(roots), "independent source"),
    )
    return ", ".join(counted)


def _cards(conflicts: Conflicts, rows: pd.DataFrame, things: str) -> Markup:
    if rows.empty:
        why = conflicts.view.why_empty(things)
        return Markup(f"<p>{escaped(why)}</p>", why)
    head = f'<th scope="col"{HALF}>One</th><th scope="col"{HALF}>Other</th><th scope="col">Verdict</th>'
    cards = [_card(conflicts, r) for r in rows.head(MOST).itertuples()]
    first, folded = (
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(part)}</tbody></table>" if part else ""
        for part in (cards[:OPEN], cards[OPEN:])
    )
    more = f"<details><summary>{len(cards) - OPEN} more</summary>{folded}</details>" if folded else ""
    return Markup(first + more + note_of_rest(len(rows), MOST), f"{len(rows)} {things}, quoted")


HALF = ' class="cb-half"'  # the columns of the two sides are of one width


def _card(conflicts: Conflicts, r) -> str:
    why = "" if pd.isna(r.reason) else ", ".join(REASON_NAMES.get(x, x) for x in r.reason.split(";"))
    reasons = f"<br><small>{escaped(why)}</small>" if why else ""
    verdict = f"<strong>{escaped(RELATION_NAMES[r.relation])}</strong>{reasons}<br>{escaped(conflicts.plain(r.explanation))}"
    sides = "".join(f"<td>{_side(conflicts, i)}</td>" for i in (r.left_id, r.right_id))
    return f'<tr id="{escaped(r.relation_id)}">{sides}<td>{verdict}</td></tr>'


def _side(conflicts: Conflicts, member_id: str) -> str:
    """One side of a card: the value, the sentence with the words marked, who says it, where it stands."""
    m = conflicts.member(member_id)
    value = (
        f"<strong>{escaped(say_range(*m.value, m.qualifier or 'exact'))}</strong> {escaped(say_plainly(m.measure))}<br>"
        if m.measure
        else ""
    )
    when = say_days(*m.when) if m.when else "no date"
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
