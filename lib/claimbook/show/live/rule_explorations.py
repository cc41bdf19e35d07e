"""A live exploration of the rules: choose a quantity, whose reports are weighed and by which rule; see its number, also without each root."""

from __future__ import annotations

from dataclasses import replace

import altair as alt
import ipywidgets as widgets

from claimbook.show import evidence
from claimbook.show.charts import outcomes
from claimbook.show.conflicts import Conflicts, heading, open_conflicts
from claimbook.show.live.explorations import Draw, Exploration
from claimbook.show.live.knobs import ALL, asked_of, dropdown, month_slider, style, told_apart, within_months
from claimbook.show.markings import Markup
from claimbook.show.views import View
from claimbook.weigh.groups import Group
from claimbook.weigh.rules import DEFAULT, RULE_NAMES, RULES
from claimbook.wordings import say_count, say_plainly


class RuleExplorer(Exploration):
    """The numbers of one quantity under each rule, and without each of its roots, from the reports that the knobs leave."""

    things = ("figure",)

    def __init__(self, conflicts: Conflicts) -> None:
        self.conflicts = conflicts
        super().__init__(conflicts.view)
        self.controls["measure"].observe(lambda change: self._offer(change["new"]), "value")

    def _controls(self) -> dict[str, widgets.Widget]:
        groups = self.conflicts.groups
        figures = self.view.figures
        figures = figures[figures["figure_id"].isin({m.member_id for g in groups for m in g.members})]
        measures = dict.fromkeys(g.measure for g in groups)
        quantity = widgets.Dropdown(options=self._quantities(ALL), description="Quantity", style=style())
        quantity.add_class("cb-wide")
        return {
            "measure": dropdown("Measure", [(say_plainly(m), m) for m in measures], first="every measure"),
            "quantity": quantity,
            "rule": widgets.Dropdown(
                options=[(RULE_NAMES[rule], rule) for rule in RULES],
                value=DEFAULT,
                description="Rule",
                style=style(),
            ),
            "who": dropdown("Source", figures["who"].value_counts().index, first="every source"),
            "side": dropdown("Side", self.view.side_colours(figures["side"]), first="every side"),
            "status": dropdown("Status", figures["status"].value_counts().index, first="every status"),
            "days": month_slider(figures),
        }

    def _quantities(self, measure: str) -> list[tuple[str, str]]:
        groups = [g for g in self.conflicts.groups if measure in (ALL, g.measure)]
        return told_apart(
            [(f"{heading(g)} ({say_count(len(g.members), 'figure')})", g.group_id) for g in groups]
        )

    def _offer(self, measure: str) -> None:
        """Offer the quantities of this measure alone."""
        self.controls["quantity"].options = self._quantities(measure)

    def chosen(self) -> View:
        """The figures of the quantity that the knobs leave."""
        group = self._group()
        members = {m.member_id for m in group.members} if group else set()
        figures = self.view.figures[self.view.figures["figure_id"].isin(members)]
        for column, value in asked_of(self.controls, ("who", "side", "status")).items():
            figures = figures[figures[column] == value]
        return replace(self.view, figures=within_months(figures, self.controls["days"]))

    def _group(self) -> Group | None:
        wanted = self.controls["quantity"].value
        return next((g for g in self.conflicts.groups if g.group_id == wanted), None)

    def _weighed(self, view: View) -> Conflicts:
        """The chosen quantity, weighed from the figures of a view alone."""
        group, kept = self._group(), set(view.figures["figure_id"])
        left = tuple(m for m in group.members if m.member_id in kept) if group else ()
        groups = [replace(group, members=left)] if left else []
        weighing = replace(self.conflicts.weighing, groups=groups)
        return Conflicts(view, weighing, rule=self.controls["rule"].value)

    @property
    def charts(self) -> tuple[Draw, ...]:
        """The number under each rule, and without each root."""
        return self._by_rule, self._without_roots

    def _by_rule(self, view: View) -> alt.TopLevelMixin:
        return outcomes.numbers_by_rule(self._weighed(view))

    def _without_roots(self, view: View) -> alt.TopLevelMixin:
        return outcomes.leave_one_out(self._weighed(view))

    def _draw(self, at: int) -> alt.TopLevelMixin:
        return self.charts[at](self.left)  # a number without some of its reports would be another number

    def _corrected(self, view: View) -> None:
        self.conflicts = open_conflicts(view)
        self.view = view
        quantity = self.controls["quantity"].value
        self.turning = True
        self._offer(self.controls["measure"].value)
        if quantity in {g.group_id for g in self.conflicts.groups}:
            self.controls["quantity"].value = quantity
        self.turning = False
        super()._corrected(view)

    def listed(self, view: View) -> tuple[Markup, int]:
        """The figures that are weighed."""
        return evidence.figures_quoted(view), len(view.figures)

    def standing(self) -> alt.TopLevelMixin:
        """All quantities with several voices under each rule."""
        return outcomes.numbers_by_rule(self.conflicts, name="numbers_to_explore")
