"""A live exploration of stances: who is for whom, with loaded words switched off one by one."""

from __future__ import annotations

from dataclasses import replace

import altair as alt
import ipywidgets as widgets
import pandas as pd

from claimbook.show import evidence
from claimbook.show.charts import stances, terms
from claimbook.show.live.explorations import Draw, Exploration
from claimbook.show.live.knobs import asked_of, dropdown
from claimbook.show.live.sheets import Switches
from claimbook.show.markings import Markup
from claimbook.show.views import View

OWN, QUOTED = "own words", "quoted sources"


class StanceExplorer(Exploration):
    """Who is for whom, with loaded words switched off one by one."""

    things = ("loaded word",)

    def _controls(self) -> dict[str, widgets.Widget]:
        rows = self._with_sides(self.view)
        targets = [(self.view.name_of(t), t) for t in rows["target"].value_counts().index]
        speakers = rows.loc[rows["source"] != stances.OWN, "who"]
        articles = self.view.articles[["article", "article_id"]].itertuples(index=False, name=None)
        return {
            "target": dropdown("About", targets, first="everybody"),
            "who": dropdown("Source", speakers.value_counts().index, first="every source"),
            "side": dropdown("Side", self.view.side_colours(rows["side"]), first="every side"),
            "voice": dropdown("Voice", [OWN, QUOTED], first="every voice"),
            "article_id": dropdown("Article", articles, first="every article"),
            "off": Switches(words=self._words()),
        }

    def _words(self) -> list[tuple[str, int, str]]:
        """Each loaded word, how often it is told, and its polarity: those on which a stance rests first, the frequent before the rare."""
        counts = terms.count_terms(self.view).groupby(["word", "polarity"], sort=False)["n"].sum()
        shown = set(self.view.stances["evidence"].dropna().str.split(";").explode())
        resting = self.view.terms[self.view.terms["term_id"].isin(shown)]
        judging = set(terms.count_terms(replace(self.view, terms=resting))["word"])
        rows = counts.reset_index().assign(judges=lambda f: f["word"].isin(judging))
        first = rows.sort_values(["judges", "n"], ascending=False, kind="stable").drop_duplicates("word")
        totals = counts.groupby("word").sum()
        return [
            (word, int(totals[word]), polarity) for word, polarity in first[["word", "polarity"]].to_numpy()
        ]

    def _with_sides(self, view: View) -> pd.DataFrame:
        """The stances with the side of their source, and whether it is the article itself that speaks."""
        sides = view.claims.dropna(subset=["source_id"]).drop_duplicates("source_id")
        side = view.stances["source_id"].map(sides.set_index("source_id")["side"])
        voice = (view.stances["source"] == stances.OWN).map({True: OWN, False: QUOTED})
        return view.stances.assign(side=side, voice=voice)

    def chosen(self) -> View:
        """The view with the stances that the knobs leave and their words, without the words that are switched off."""
        view = stances.without_words(self.view, self.controls["off"].value)
        asked = asked_of(self.controls, ("target", "who", "side", "voice", "article_id"))
        if not asked:
            return view
        rows = self._with_sides(view)
        for column, value in asked.items():
            rows = rows[rows[column] == value]
        shown = set(rows["evidence"].dropna().str.split(";").explode())
        return replace(view, stances=rows, terms=view.terms[view.terms["term_id"].isin(shown)])

    @property
    def charts(self) -> tuple[Draw, ...]:
        """The matrix, and the words that are left."""
        return stances.stance_matrix, terms.loaded_terms

    def listed(self, view: View) -> tuple[Markup, int]:
        """The loaded words with their sentences."""
        return evidence.terms_quoted(view), len(view.terms)

    def standing(self) -> alt.TopLevelMixin:
        """Loaded words with drop-downs for actor and voice."""
        return terms.terms_to_choose(self.view)
