"""Where reports disagree: the weighing of a view, and which of its pairs and quantities a reader should see first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from claimbook.show.measures import HARM, PEOPLE_SENT
from claimbook.show.views import View
from claimbook.weigh.groups import Group, say_name
from claimbook.weigh.members import Member
from claimbook.weigh.origins import UNKNOWN_OUTLET, outlet_of
from claimbook.weigh.relations import relations_table
from claimbook.weigh.rules import DEFAULT, hear_voices, rules_table
from claimbook.weigh.weighings import Weighing, make_weighing
from claimbook.wordings import say_plainly

ENDS = ("low", "best", "high")
UNDENIED = "acts that one source tells and another denies"


@dataclass(frozen=True)
class Conflicts:
    """A view and its weighing. Groups and relations are those with a member among the view's chosen rows.

    `rule` is the one whose number stands for a quantity.
    """

    view: View
    weighing: Weighing
    rule: str = DEFAULT

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
        return rules_table(self.weighing, best_rule=self.rule)

    @cached_property
    def groups(self) -> list[Group]:
        """The groups of figures in which several roots speak: those that count people first, of these those that differ, then those with most roots."""
        told = [g for g in self.weighing.figure_groups if any(m.member_id in self.chosen for m in g.members)]
        heard = {g.group_id: hear_voices(g.members, self.weighing.origins) for g in told}
        agree = {i: len({v.member.value for v in voices}) == 1 for i, voices in heard.items()}
        several = (g for g in told if len(heard[g.group_id]) > 1)
        return sorted(
            several,
            key=lambda g: (
                g.measure not in HARM + PEOPLE_SENT,
                agree[g.group_id],
                -len(heard[g.group_id]),
            ),
        )

    @cached_property
    def labels(self) -> dict[str, str]:
        """The name of an outlet that is not known -> the label of its article."""
        article = dict(zip(self.view.articles["path"], self.view.articles["article"], strict=True))
        members = self.weighing.members.values()
        return {outlet_of(m): article[m.path] for m in members if not m.outlet and m.path in article}

    def plain(self, text: str | None) -> str:
        """A text of the weighing in which articles go by their labels, each in place of a whole name."""
        return self._named.sub(lambda found: self._labelled.get(found[0], found[0]), text or "")

    @cached_property
    def _labelled(self) -> dict[str, str]:
        """The labels once more for names that begin a sentence."""
        return self.labels | {n[:1].upper() + n[1:]: x[:1].upper() + x[1:] for n, x in self.labels.items()}

    @cached_property
    def _named(self) -> re.Pattern:
        """Matches the names of unknown outlets, which all begin alike: a text that names none costs nothing."""
        longest_first = sorted(self.labels, key=lambda name: (-len(name), name))
        names = "|".join(re.escape(name.removeprefix(UNKNOWN_OUTLET)) for name in longest_first)
        return re.compile(rf"(?<!\w)(?i:{UNKNOWN_OUTLET})(?:{names or '(?!)'})(?!\w)")

    def member(self, member_id: str) -> Member:
        """A figure or claim by its id."""
        return self.weighing.members[member_id]

    @cached_property
    def denials(self) -> pd.DataFrame:
        """The pairs of a teller and a denier; what both say several times counts once."""
        rows = self.relations.query("relation == 'denies'")
        sentence = {i: m.sentence_id or i for i, m in self.weighing.members.items()}
        rows = rows[rows["left_id"].map(sentence) != rows["right_id"].map(sentence)]
        root = {i: o.root_id for i, o in self.weighing.origins.items()}
        act = {i: m.act or m.measure for i, m in self.weighing.members.items()}
        acts = rows["left_id"].map(act).fillna(rows["right_id"].map(act))
        told_as = rows["left_id"].map(lambda i: self.member(i).status)
        once = rows.assign(
            a=rows["left_id"].map(root), b=rows["right_id"].map(root), act=acts, status=told_as
        )
        return once.iloc[::-1].drop_duplicates(["a", "b", "act"]).iloc[::-1]


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
    named = " ".join(w for w in (say_plainly(group.measure or ""), group.counting) if w)
    counted = named.capitalize() + (f" ({group.unit}s)" if group.unit else "")
    return f"{counted}: {about}" if about else counted


def moves_of(before: Sequence[float | None], after: Sequence[float | None]) -> list[tuple[str, float, float]]:
    """Which of low, best and high change, from what to what; NaN is no number.

    >>> moves_of((10, 40, 60), (10, None, 20))
    [('best', 40.0, nan), ('high', 60.0, 20.0)]
    """
    ends = zip(ENDS, before, after, strict=True)
    numbers = [(name, *(float("nan") if pd.isna(x) else float(x) for x in pair)) for name, *pair in ends]
    return [(name, a, b) for name, a, b in numbers if a != b and not (pd.isna(a) and pd.isna(b))]
