"""Live explorations: knobs around the same charts. One cell, two lives.

JupyterLab takes the widget, with Python behind it; the report, the committed notebook and a reader without a kernel take a chart that
stands for itself, with drop-downs of its own. Pure reading widgets have no chart and belong in cells tagged `live-only`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import altair as alt
import ipywidgets as widgets

from claimbook.show import evidence, renderers
from claimbook.show.charts import ranges, trends
from claimbook.show.live import readers
from claimbook.show.live.forms import CorrectionForm
from claimbook.show.live.knobs import (
    ALL,
    asked_of,
    dropdown,
    first_of_each_root,
    month_slider,
    tick,
    turned,
    within_months,
)
from claimbook.show.live.plots import Plot
from claimbook.show.live.sheets import Sheet, Switches
from claimbook.show.markings import Markup, escaped
from claimbook.show.views import View
from claimbook.wordings import say_count, say_number, say_plainly

Draw = Callable[[View], alt.TopLevelMixin]
MOST_MEASURES = 4  # that are drawn at a time


class Exploration:
    """Knobs, charts, the words behind what was chosen, and the rows; subclasses say what is drawn and listed.

    What is chosen in one chart is outlined in the others; several rows (a stretch of time, a cell) leave the others with these alone.
    The list of rows follows both. Beside the charts an analyst can correct the row that was chosen.
    """

    things = ("row", "rows")

    def __init__(self, view: View) -> None:
        self.view = view
        self.controls = self._controls()
        self.first_values = {name: control.value for name, control in self.controls.items()}
        self.left = self._left()
        self.ids: list[str] = []
        self.chosen_in: int | None = None
        self.plots = [
            Plot(partial(self._draw, at), partial(self.choose, at=at)) for at in range(len(self.charts))
        ]
        self.words, self.rows = Sheet(self.choose), Sheet(self.choose)
        self.form = CorrectionForm(view, self._corrected)
        self.turning = False
        for control in self.controls.values():
            control.observe(lambda _: self.turning or self.redraw(), "value")
        self.choose([])
        self.box = self._laid_out()

    def _controls(self) -> dict[str, widgets.Widget]:
        return {}

    def chosen(self) -> View:
        """The rows that the knobs leave."""
        return self.view

    @property
    def charts(self) -> tuple[Draw, ...]:
        """What draws a view."""
        raise NotImplementedError

    def listed(self, view: View) -> tuple[Markup, int]:
        """The rows of a view as a table, and how many they are."""
        raise NotImplementedError

    def standing(self) -> alt.TopLevelMixin:
        """The chart for a reader without a kernel."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Let go of what was chosen, and draw what the knobs leave."""
        self.left = self._left()
        self._choose([], None)
        for plot in self.plots:
            plot.refresh()

    def choose(self, ids: Sequence[str], at: int | None = None) -> None:
        """Read out the rows with these ids, outline them, and list them alone; `at` is the chart in which they were chosen."""
        narrowed = self._narrowed()
        self._choose(ids, at)
        if self._narrowed() or narrowed:
            for n, plot in enumerate(self.plots):
                if n != at or (narrowed and not self._narrowed()):
                    plot.refresh()

    def _choose(self, ids: Sequence[str], at: int | None) -> None:
        self.ids, self.chosen_in = list(ids), at
        self.words.html = told(readers.told(self.view, ids))
        near = readers.with_neighbours(self.left, ids) if ids else []
        for n, plot in enumerate(self.plots):
            plot.outlined = self.ids if n == at else near
        self.rows.html = self._rows()
        self.rows.outlined = self.ids
        one = readers.rows_behind(self.view, ids)
        self.form.fill(*(one[0] if len(one) == 1 else ("", None)))

    def _left(self) -> View:
        return replace(self.chosen(), knobs=turned(self.controls))

    def _narrowed(self) -> bool:
        return self.chosen_in is not None and len(self.ids) > 1

    def _draw(self, at: int) -> alt.TopLevelMixin:
        narrowed = self._narrowed() and at != self.chosen_in
        return self.charts[at](readers.only(self.left, self.ids) if narrowed else self.left)

    def _rows(self) -> str:
        every = self.listed(self.left)[1]
        table, count = self.listed(readers.only(self.left, self.ids) if self._narrowed() else self.left)
        if not count:
            return table.body
        head = f"{say_count(count, *self.things).capitalize()}"
        head += f" of {say_number(every)}, as chosen in the chart" if count < every else ""
        return f"<b>{escaped(head)}</b>{table.body}"

    def _corrected(self, view: View) -> None:
        """Draw the view that a correction leaves, with the same row chosen."""
        ids = self.ids
        self.view = view
        self.left = self._left()
        self._choose(ids if readers.rows_behind(view, ids) else [], self.chosen_in)
        for plot in self.plots:
            plot.refresh()

    def _reset(self) -> None:
        self.turning = True
        for name, value in self.first_values.items():
            self.controls[name].value = value
        self.turning = False
        self.redraw()

    def _laid_out(self) -> widgets.VBox:
        reset = widgets.Button(description="Reset", tooltip="All knobs as they were, nothing chosen")
        reset.on_click(lambda _: self._reset())
        reset.add_class("cb-reset")
        wide = [c for c in self.controls.values() if isinstance(c, Switches)]
        knobs = widgets.Box([*(c for c in self.controls.values() if c not in wide), reset])
        knobs.add_class("cb-knobs")
        charts, side = widgets.VBox(self.plots), widgets.VBox([self.words, self.form.box])
        charts.add_class("cb-charts")
        side.add_class("cb-side")
        columns = widgets.Box([charts, side])
        columns.add_class("cb-columns")
        box = widgets.VBox([knobs, *wide, columns, self.rows])
        box.add_class("cb-explore")
        return box

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return widget_bundle(self.box, renderers.bundle(self.standing().to_dict()))


class FigureExplorer(Exploration):
    """Ranges by source and over time for a measure, side, source and status."""

    things = ("figure",)
    knobs = ("measure", "subject", "who", "side", "status")

    def _controls(self) -> dict[str, widgets.Widget]:
        figures = self.view.figures
        measures = [(say_plainly(m), m) for m in ranges.measures_told(self.view)]
        subjects = [(self.view.name_of(s), s) for s in figures["subject"].dropna().value_counts().index]
        return {
            "measure": dropdown(
                "Measure", measures, first="every measure", **({"value": measures[0][1]} if measures else {})
            ),
            "subject": dropdown("Counted", subjects, first="everybody"),
            "days": month_slider(figures),
            "who": dropdown("Source", figures["who"].value_counts().index, first="every source"),
            "side": dropdown("Side", self.view.side_colours(figures["side"]), first="every side"),
            "status": dropdown("Status", figures["status"].value_counts().index, first="every status"),
            "log": tick("Logarithmic scale"),
            "once": tick("Count each source once"),
        }

    def chosen(self) -> View:
        """The figures that the knobs leave; with `once`, the first of those that go back to one root."""
        figures = self.view.figures
        for column, value in asked_of(self.controls, self.knobs).items():
            figures = figures[figures[column] == value]
        figures = within_months(figures, self.controls["days"])
        if self.controls["once"].value:
            figures = first_of_each_root(figures, self.view.book.origins)
        return replace(self.view, figures=figures)

    @property
    def charts(self) -> tuple[Draw, ...]:
        """Ranges by source, and the same over time."""
        return self._by_source, self._over_time

    def _by_source(self, view: View) -> alt.TopLevelMixin:
        title, measures = self._drawn(view, "Figures by source")
        return ranges.ranges_by_source(view, measures, title=title, log=self.controls["log"].value)

    def _over_time(self, view: View) -> alt.TopLevelMixin:
        title, measures = self._drawn(view, "Figures over time")
        return trends.figures_over_time(view, measures, title=title, log=self.controls["log"].value)

    def _drawn(self, view: View, title: str) -> tuple[str, list[str]]:
        """The title and the measures of a chart: a few at once, so that it is there at once; the others by their knob."""
        asked = self.controls["measure"].value
        measures = ranges.measures_told(view) or ["any measure" if asked == ALL else asked]
        if len(measures) > MOST_MEASURES:
            title += f": {MOST_MEASURES} of {say_number(len(measures))} measures, others by the knob"
        return title, measures[:MOST_MEASURES]

    def listed(self, view: View) -> tuple[Markup, int]:
        """The figures with their words."""
        return evidence.figures_quoted(view), len(view.figures)

    def standing(self) -> alt.TopLevelMixin:
        """Ranges with drop-downs for measure, side and status."""
        return ranges.ranges_to_choose(self.view)


def told(body: str) -> str:
    """What is read aloud when it changes."""
    return f'<div aria-live="polite">{body}</div>'


def widget_bundle(box: widgets.Widget, standing: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The widget for JupyterLab, and what stands for it where there is no kernel."""
    shown = box._repr_mimebundle_()
    data, metadata = shown if isinstance(shown, tuple) else (shown, {})
    return {**data, **standing}, metadata
