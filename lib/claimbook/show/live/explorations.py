"""Live explorations: knobs around the same charts. One cell, two lives.

JupyterLab takes the widget, with Python behind it; the report, the committed notebook and a reader without a kernel take a chart that
stands for itself, with drop-downs of its own. Pure reading widgets have no chart and belong in cells tagged `live-only`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import altair as alt
import ipywidgets as widgets

from claimbook.show.charts import ranges, renderers, stances, terms, timelines, trends
from claimbook.show.evidence import LAYERS, article_text
from claimbook.show.live import readers
from claimbook.show.live.knobs import ALL, dropdown, first_of_each_root, month_slider, within_months
from claimbook.show.live.plots import Plot
from claimbook.show.markings import Markup, escaped
from claimbook.show.views import View
from claimbook.wordings import plain_words


class Exploration:
    """Controls, charts and a panel that reads out what was chosen; subclasses say what is drawn."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.controls = self._controls()
        self.panel = widgets.HTML()
        self.plots = [Plot(chart) for chart in self.charts]
        for plot in self.plots:
            plot.observe(lambda change: change["new"] and self.read(change["new"]), "picked")
        for control in self.controls.values():
            control.observe(lambda _: self.redraw(), "value")
        self.read([])
        knobs = widgets.HBox(
            list(self.controls.values()), layout=widgets.Layout(flex_flow="row wrap", max_width="58rem")
        )
        self.box = widgets.VBox([knobs, *self.plots, self.panel])

    def _controls(self) -> dict[str, widgets.Widget]:
        return {}

    def chosen(self) -> View:
        """The rows that the controls leave."""
        return self.view

    @property
    def charts(self) -> tuple[Callable[[], alt.TopLevelMixin], ...]:
        """What makes the charts of the chosen rows."""
        raise NotImplementedError

    def standing(self) -> alt.TopLevelMixin:
        """The chart for a reader without a kernel."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Empty the panel and draw the charts of the chosen rows."""
        self.read([])
        for plot in self.plots:
            plot.refresh()

    def read(self, ids: Sequence[str]) -> None:
        """Read out the rows with these ids, and outline their marks in every chart."""
        for plot in self.plots:
            plot.outlined = list(ids)
        self.panel.value = _html(readers.told(self.view, ids))

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        shown = self.box._repr_mimebundle_()
        data, metadata = shown if isinstance(shown, tuple) else (shown, {})
        spec = self.standing().to_dict()
        return {**data, **renderers.bundle(spec)}, metadata


class FigureExplorer(Exploration):
    """Ranges by source and over time for a measure, side, source and status."""

    def _controls(self) -> dict[str, widgets.Widget]:
        figures = self.view.figures
        measures = [(plain_words(m), m) for m in ranges.measures_told(self.view)]
        return {
            "measure": dropdown(
                "Measure", measures, first="every measure", value=measures[0][1] if measures else ALL
            ),
            "subject": dropdown(
                "Who",
                [(self.view.name_of(s), s) for s in figures["subject"].dropna().value_counts().index],
                first="everybody",
            ),
            "side": dropdown("Side", list(self.view.side_colours(figures["side"])), first="every side"),
            "who": dropdown("Source", list(figures["who"].value_counts().index), first="every source"),
            "status": dropdown("Status", list(figures["status"].value_counts().index), first="every status"),
            "log": widgets.Dropdown(options=[("linear", False), ("logarithmic", True)], description="Scale"),
            "days": month_slider(figures),
            "once": widgets.Checkbox(value=False, description="Count each origin once", indent=False),
        }

    def chosen(self) -> View:
        """The figures that the controls leave; with `once`, the first of those that go back to one root."""
        figures = self.view.figures
        for column in ("measure", "subject", "side", "who", "status"):
            if (value := self.controls[column].value) != ALL:
                figures = figures[figures[column] == value]
        figures = within_months(figures, self.controls["days"])
        if self.controls["once"].value:
            figures = first_of_each_root(figures, self.view.book.origins)
        return replace(
            self.view,
            figures=figures,
            asked={
                c: str(w.value)
                for c, w in self.controls.items()
                if c in ("measure", "subject", "side", "who", "status") and w.value != ALL
            },
        )

    @property
    def charts(self) -> tuple[Callable[[], alt.TopLevelMixin], ...]:
        """Ranges by source, and the same over time."""
        return self._by_source, self._over_time

    def _by_source(self) -> alt.TopLevelMixin:
        view, log = self.chosen(), self.controls["log"].value
        return ranges.ranges_by_source(view, self._measures(view), title="Figures by source", log=log)

    def _over_time(self) -> alt.TopLevelMixin:
        view = self.chosen()
        return trends.figures_over_time(view, self._measures(view), title="Figures over time")

    def _measures(self, view: View) -> list[str]:
        return ranges.measures_told(view) or [self.controls["measure"].value]

    def standing(self) -> alt.TopLevelMixin:
        """Ranges with drop-downs for measure, side and status."""
        return ranges.ranges_to_choose(self.view)


class StanceExplorer(Exploration):
    """Who is for whom, with loaded words switched off one by one."""

    def _controls(self) -> dict[str, widgets.Widget]:
        counts = (
            terms.count_terms(self.view)
            .groupby("word", sort=False)["n"]
            .sum()
            .sort_values(ascending=False, kind="stable")
        )
        words = [(f"{word} ({n})", word) for word, n in counts.items()]
        return {
            "off": widgets.SelectMultiple(
                options=words,
                description="Switch off",
                rows=min(8, max(2, len(words))),
                layout=widgets.Layout(width="24rem"),
            ),
            "target": dropdown(
                "About",
                [(self.view.name_of(t), t) for t in self.view.stances["target"].value_counts().index],
                first="everybody",
            ),
        }

    def chosen(self) -> View:
        """The view without the words that are switched off."""
        view = stances.without_words(self.view, self.controls["off"].value)
        if (target := self.controls["target"].value) != ALL:
            view = replace(
                view,
                stances=view.stances[view.stances["target"] == target],
                terms=view.terms[view.terms["target"] == target],
            )
        return view

    @property
    def charts(self) -> tuple[Callable[[], alt.TopLevelMixin], ...]:
        """The matrix, and the words that are left."""
        return lambda: stances.stance_matrix(self.chosen()), lambda: terms.loaded_terms(self.chosen())

    def standing(self) -> alt.TopLevelMixin:
        """Loaded words with drop-downs for actor and voice."""
        return terms.terms_to_choose(self.view)


class DateExplorer(Exploration):
    """Dates by article, and each with its sentence."""

    def _controls(self) -> dict[str, widgets.Widget]:
        dates = self.view.dates
        return {
            "article": dropdown("Article", list(dates["article"].drop_duplicates()), first="every article"),
            "precision": dropdown(
                "Precision", list(dates["precision"].value_counts().index), first="any precision"
            ),
            "days": month_slider(dates),
        }

    def chosen(self) -> View:
        """The dates that the controls leave."""
        dates = self.view.dates
        for column in ("article", "precision"):
            if (value := self.controls[column].value) != ALL:
                dates = dates[dates[column] == value]
        dates = within_months(dates, self.controls["days"])
        return replace(
            self.view,
            dates=dates,
            asked={
                c: str(self.controls[c].value)
                for c in ("article", "precision")
                if self.controls[c].value != ALL
            },
        )

    @property
    def charts(self) -> tuple[Callable[[], alt.TopLevelMixin], ...]:
        """The lanes of the chosen dates, and the list of them."""
        return lambda: timelines.dates_by_article(self.chosen()), lambda: timelines.dates_with_sentences(
            self.chosen()
        )

    def standing(self) -> alt.TopLevelMixin:
        """The list of dates with a drop-down for the article."""
        return timelines.dates_with_sentences(self.view, choose=True)


class ArticleReader:
    """One article at a time, with layers to switch. Live only: it has no chart."""

    def __init__(self, view: View) -> None:
        self.view = view
        articles = [(f"{a.article}  ({a.path})", a.article_id) for a in view.articles.itertuples()]
        self.article = widgets.Dropdown(
            options=articles, description="Article", layout=widgets.Layout(width="36rem")
        )
        self.layers = {
            name: widgets.ToggleButton(
                value=True, description=LAYER_NAMES[name], layout=widgets.Layout(width="auto")
            )
            for name in LAYERS
        }
        self.text = widgets.HTML()
        for control in (self.article, *self.layers.values()):
            control.observe(lambda _: self.show(), "value")
        self.show()
        self.box = widgets.VBox([self.article, widgets.HBox(list(self.layers.values())), self.text])

    def show(self) -> None:
        """Show the chosen article with the chosen layers."""
        layers = [name for name, button in self.layers.items() if button.value]
        body = (
            article_text(self.view, self.article.value, layers=layers)
            if self.article.value
            else escaped(self.view.why_empty("articles"))
        )
        self.text.value = _html(body)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        shown = self.box._repr_mimebundle_()
        data, metadata = shown if isinstance(shown, tuple) else (shown, {})
        return {**data, "text/plain": f"[Reader] {len(self.view.articles)} articles"}, metadata


LAYER_NAMES = {
    "figures": "figures",
    "dates": "dates",
    "sources": "sources",
    "claims": "what they say",
    "terms": "loaded words",
}


def _html(body: str) -> str:
    return f'<div aria-live="polite">{Markup(body, "")._repr_mimebundle_()["text/html"]}</div>'
