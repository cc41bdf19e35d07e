"""A live exploration of the rules: choose a quantity, see its number under each rule and without each root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import altair as alt
import ipywidgets as widgets

from claimbook.show.charts import outcomes
from claimbook.show.conflicts import Conflicts, heading
from claimbook.show.live.explorations import Exploration


class RuleExplorer(Exploration):
    """The numbers of one quantity under each rule, and without each of its roots."""

    def __init__(self, conflicts: Conflicts) -> None:
        self.conflicts = conflicts
        super().__init__(conflicts.view)

    def _controls(self) -> dict[str, widgets.Widget]:
        options = [(heading(group), n) for n, group in enumerate(self.conflicts.groups)]
        return {"quantity": widgets.Dropdown(options=options, description="Quantity")}

    def _chosen(self) -> Conflicts:
        picked = self.controls["quantity"].value
        chosen = replace(self.conflicts)
        chosen.__dict__["groups"] = self.conflicts.groups[picked : picked + 1] if picked is not None else []
        return chosen

    @property
    def charts(self) -> tuple[Callable[[], alt.TopLevelMixin], ...]:
        """The number under each rule, and without each root."""
        return self._by_rule, self._without_roots

    def _by_rule(self) -> alt.TopLevelMixin:
        return outcomes.numbers_by_rule(self._chosen())

    def _without_roots(self) -> alt.TopLevelMixin:
        return outcomes.leave_one_out(self._chosen())

    def standing(self) -> alt.TopLevelMixin:
        """All quantities with several voices under each rule."""
        return outcomes.numbers_by_rule(self.conflicts, name="numbers_to_explore")
