"""A live exploration of dates: when it happened, how exactly that is known, and when it was told."""

from __future__ import annotations

from dataclasses import replace

import altair as alt
import ipywidgets as widgets

from claimbook.show import evidence
from claimbook.show.charts import tellings, timelines
from claimbook.show.live.explorations import Draw, Exploration
from claimbook.show.live.knobs import asked_of, dropdown, month_slider, within_months
from claimbook.show.markings import Markup
from claimbook.show.views import View
from claimbook.wordings import say_plainly


class DateExplorer(Exploration):
    """Dates by article, each with its sentence, and the claims that were told of them."""

    things = ("date",)

    def _controls(self) -> dict[str, widgets.Widget]:
        dates = self.view.dates
        return {
            "article": dropdown("Article", dates["article"].drop_duplicates(), first="every article"),
            "precision": dropdown(
                "How exact",
                [(say_plainly(p), p) for p in dates["precision"].value_counts().index],
                first="any",
            ),
            "anchor": dropdown(
                "Known from",
                [
                    (evidence.ANCHORS[a], a)
                    for a in dates["anchor"].value_counts().index
                    if a in evidence.ANCHORS
                ],
                first="anything",
            ),
            "who": dropdown("Told by", self.view.claims["who"].value_counts().index, first="everybody"),
            "side": dropdown("Side", self.view.side_colours(self.view.claims["side"]), first="every side"),
            "days": month_slider(dates),
        }

    def chosen(self) -> View:
        """The dates that the knobs leave, and the claims in the same articles and sentences."""
        dates, claims = self.view.dates, self.view.claims
        asked = asked_of(self.controls, ("article", "precision", "anchor", "who", "side"))
        for column in ("who", "side"):
            if column in asked:
                claims = claims[claims[column] == asked[column]]
                dates = dates[dates["sentence_id"].isin(claims["sentence_id"])]
        for column in ("article", "precision", "anchor"):
            if column in asked:
                dates = dates[dates[column] == asked[column]]
        dates = within_months(dates, self.controls["days"])
        if len(dates) < len(self.view.dates):
            claims = claims[claims["sentence_id"].isin(dates["sentence_id"])]
        return replace(self.view, dates=dates, claims=claims)

    @property
    def charts(self) -> tuple[Draw, ...]:
        """The lanes of the dates, and what was told of them when."""
        return timelines.dates_by_article, tellings.told_against_happened

    def listed(self, view: View) -> tuple[Markup, int]:
        """The dates with their sentences."""
        return evidence.dates_quoted(view), int(view.dates["start_date"].notna().sum())

    def standing(self) -> alt.TopLevelMixin:
        """The list of dates with a drop-down for the article."""
        return timelines.dates_with_sentences(self.view, choose=True)
