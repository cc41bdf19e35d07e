"""A live exploration of whole articles: choose one in the chart or by name, switch layers, click marked words to read and correct them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

from claimbook.show.charts import articles
from claimbook.show.evidence import LAYERS, article_text
from claimbook.show.live import readers
from claimbook.show.live.explorations import told, widget_bundle
from claimbook.show.live.forms import CorrectionForm
from claimbook.show.live.knobs import told_apart
from claimbook.show.live.plots import Plot
from claimbook.show.live.sheets import Sheet
from claimbook.show.markings import escaped
from claimbook.show.views import View
from claimbook.wordings import say_count

LAYER_NAMES = {
    "figures": "figures",
    "dates": "dates",
    "sources": "sources",
    "claims": "what they say",
    "terms": "loaded words",
}
NOTHING = "Click marked words, or reach them with Tab and press Enter, to see what was read from them."


class ArticleReader:
    """One article at a time, with layers to switch. Live only: it stands for no chart."""

    def __init__(self, view: View) -> None:
        self.view = view
        names = view.articles[["article", "article_id"]].itertuples(index=False, name=None)
        self.article = widgets.Dropdown(
            options=told_apart(names),
            description="Article",
            layout=widgets.Layout(width="34rem", max_width="100%"),
        )
        self.layers = {name: _layer_button(name) for name in LAYERS}
        self.plot = Plot(lambda: articles.rows_by_article(self.view), self._open)
        self.text, self.words = Sheet(self.choose), Sheet(self.choose)
        self.form = CorrectionForm(view, self._corrected)
        for control in (self.article, *self.layers.values()):
            control.observe(lambda _: self.show(), "value")
        self.choose([])
        self.show()
        self.box = self._laid_out()

    def show(self) -> None:
        """Show the chosen article with the chosen layers."""
        layers = [name for name, button in self.layers.items() if button.value]
        self.text.html = (
            article_text(self.view, self.article.value, layers=layers)
            if self.article.value
            else f"<p>{escaped(self.view.why_empty('articles'))}</p>"
        )
        self.plot.outlined = [self.article.value] if self.article.value else []

    def choose(self, ids: Sequence[str]) -> None:
        """Read out the row that these words gave."""
        rows = readers.rows_behind(self.view, ids)
        self.words.html = told(readers.told(self.view, ids) if rows else f'<p class="cb-note">{NOTHING}</p>')
        self.text.outlined = list(ids)
        self.form.fill(*(rows[0] if len(rows) == 1 else ("", None)))

    def _open(self, ids: Sequence[str]) -> None:
        if ids and ids[0] in set(self.view.articles["article_id"]):
            self.article.value = ids[0]

    def _corrected(self, view: View) -> None:
        self.view = view
        self.choose([i for i in self.text.outlined if readers.rows_behind(view, [i])])
        self.show()
        self.plot.refresh()

    def _laid_out(self) -> widgets.VBox:
        switches = widgets.Box(list(self.layers.values()))
        switches.add_class("cb-lists")
        read = widgets.VBox([self.text])
        side = widgets.VBox([self.words, self.form.box])
        columns = widgets.Box([read, side])
        for widget, name in ((read, "cb-charts"), (side, "cb-side"), (columns, "cb-columns")):
            widget.add_class(name)
        several = [self.plot] if len(self.view.articles) > 1 else []
        box = widgets.VBox([*several, self.article, switches, columns])
        box.add_class("cb-explore")
        return box

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return widget_bundle(
            self.box, {"text/plain": f"[Reader] {say_count(len(self.view.articles), 'article')}"}
        )


def _layer_button(name: str) -> widgets.ToggleButton:
    button = widgets.ToggleButton(value=True, layout=widgets.Layout(width="auto"))

    def describe(_: object = None) -> None:
        button.description = f"{'✓' if button.value else '○'} {LAYER_NAMES[name]}"

    button.observe(describe, "value")
    describe()
    return button
