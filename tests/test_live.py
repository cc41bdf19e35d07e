"""The live explorations without a browser: what knobs leave, what a choice lists, what a correction changes, and that text stays text."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path

import ipywidgets as widgets
import pytest
from test_safety import PAYLOADS

from claimbook.corrections import NAME, read_corrections
from claimbook.show.conflicts import open_conflicts
from claimbook.show.escapes import TAGS
from claimbook.show.live.article_explorations import ArticleReader
from claimbook.show.live.date_explorations import DateExplorer
from claimbook.show.live.explorations import Exploration, FigureExplorer
from claimbook.show.live.knobs import ALL
from claimbook.show.live.rule_explorations import RuleExplorer
from claimbook.show.live.sheets import Sheet
from claimbook.show.live.stance_explorations import StanceExplorer
from claimbook.show.views import View, open_view

ROOT = Path(__file__).parents[1]
MADE = {
    "figures": FigureExplorer,
    "stances": StanceExplorer,
    "dates": DateExplorer,
    "rules": lambda view: RuleExplorer(open_conflicts(view)),
}
ATTRIBUTES = {"class", "title", "id", "scope", "data-row", "aria-live", "role"}
explored = pytest.mark.parametrize("name", MADE)


@pytest.fixture(scope="module")
def seeds() -> View:
    return open_view(ROOT / "seeds")


def drawn(exploration: Exploration) -> list[str]:
    """The descriptions of the charts as a page would draw them."""
    return [plot.make().to_dict()["description"] for plot in exploration.plots]


def turn(knob: widgets.Widget) -> None:
    """Another setting than the first."""
    if isinstance(knob, widgets.SelectionRangeSlider):
        knob.index = (0, 0)
    elif isinstance(knob, widgets.Dropdown):
        knob.value = knob.options[-1][1]
    elif isinstance(knob, widgets.Checkbox):
        knob.value = True
    else:
        knob.value = [word for word, *_ in knob.words[:1]]


@explored
def test_every_knob_turns_and_comes_back(seeds: View, name: str) -> None:
    exploration = MADE[name](seeds)
    before = (exploration.rows.html, drawn(exploration))
    for knob in exploration.controls.values():
        turn(knob)
        assert all(drawn(exploration))
    exploration._reset()
    assert (exploration.rows.html, drawn(exploration)) == before


@explored
def test_no_rows_are_said_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("")
    exploration = MADE[name](open_view(tmp_path))
    assert all("has no readable article" in text for text in [exploration.rows.html, *drawn(exploration)])


def test_a_knob_that_leaves_nothing_says_which_to_turn_back(seeds: View) -> None:
    exploration = FigureExplorer(seeds)
    exploration.controls["measure"].value = "wounded"
    exploration.controls["status"].value = (
        "denied" if "denied" in set(seeds.figures["status"]) else "estimated"
    )
    assert "Turn Measure to “every measure” or Status to “every status”." in exploration.rows.html


def test_one_chosen_row_is_outlined_and_several_leave_the_others_out(seeds: View) -> None:
    exploration = FigureExplorer(seeds)
    exploration.controls["measure"].value = ALL
    first, second, *_ = exploration.left.figures["figure_id"]
    exploration.plots[0].picked([first])
    assert exploration.plots[0].outlined == [first] and first in exploration.plots[1].outlined
    assert "as chosen" not in exploration.rows.html
    exploration.plots[1].picked([first, second])
    assert exploration.rows.html.count("<tr id=") == 2 and "2 figures of" in exploration.rows.html
    assert exploration.plots[0].make().to_dict()["description"].endswith(".")
    exploration.plots[1].picked([])
    assert exploration.rows.html.count("<tr id=") > 2


def test_a_word_switched_off_is_in_no_stance(seeds: View) -> None:
    exploration = StanceExplorer(seeds)
    word = exploration.controls["off"].words[0][0]
    before = exploration.left.stances["n_terms"].sum()
    exploration.controls["off"].value = [word]
    assert word not in set(exploration.left.terms["text"].str.casefold())
    assert exploration.left.stances["n_terms"].sum() < before


def test_a_correction_is_kept_followed_and_taken_back(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    exploration = FigureExplorer(open_view(tmp_path / "seeds"))
    row = exploration.left.figures.iloc[0]
    exploration.choose([row["figure_id"]])
    form = exploration.form
    form.fields["number"].value = "1,200 to 1,300"
    form.fields["source"].value = form.fields["source"].options[1][1]
    changed = exploration.view.figures.set_index("figure_id").loc[row["figure_id"]]
    assert (changed["low"], changed["high"], changed["qualifier"]) == (1200, 1300, "between")
    assert changed["source"] == form.fields["source"].options[1][0] and NAME in changed["rule"]
    again = open_view(tmp_path / "seeds").figures.set_index("figure_id").loc[row["figure_id"]]
    assert again.astype(str).to_list() == changed.astype(str).to_list()
    form.fields["number"].value = "many"
    assert "Not kept" in form.said.value
    form.wrong.click()
    assert row["figure_id"] not in set(exploration.view.figures["figure_id"])
    for _ in range(3):
        form.undo.click()
    assert form.undo.disabled and "many" not in {c.value for c in read_corrections(tmp_path / "seeds")}
    back = open_view(tmp_path / "seeds").figures.set_index("figure_id").loc[row["figure_id"]]
    assert (back["best"], back["source"]) == (row["best"], row["source"]) or back.isna()["best"]


def test_tables_without_their_articles_are_not_corrected(seeds: View) -> None:
    from dataclasses import replace

    exploration = FigureExplorer(replace(seeds, corpus=None))
    exploration.choose([seeds.figures.iloc[0]["figure_id"]])
    assert exploration.form.box.layout.display == "none"


class Tags(HTMLParser):
    """The tags and attributes of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag} | {f"@{name}" for name, _ in attrs}


def test_text_from_outside_stays_text(tmp_path: Path) -> None:
    for number, payload in enumerate(PAYLOADS):
        said = " ".join(payload.replace("\0", "").split())
        text = f"{said}\n\nOfficials said on 3 May 2024 that at least 12 soldiers were killed near {said}. {said} is a heroic victory, Ann {said} Lee said.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    view = open_view(tmp_path)
    shown: list[Sheet] = []
    for make in (*MADE.values(), ArticleReader):
        exploration = make(view)
        for table, key in (("figures", "figure_id"), ("dates", "date_id"), ("terms", "term_id")):
            exploration.choose(list(getattr(view, table)[key]))
            shown += [w for w in vars(exploration).values() if isinstance(w, Sheet)]
            for sheet in shown:
                seen = Tags(sheet.html).seen
                assert seen <= TAGS | {f"@{name}" for name in ATTRIBUTES}, seen
            shown.clear()
