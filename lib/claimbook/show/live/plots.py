"""A chart in the live notebook that tells Python which rows were chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import anywidget
import traitlets

STATIC = Path(__file__).parents[1] / "static"
VEGA = ("vega.min.js", "vega-lite.min.js", "vega-embed.min.js")


class Plot(anywidget.AnyWidget):
    """The chart that `make` gives, as a widget. `picked` holds the ids of the rows behind the mark that was clicked or chosen by key;
    the marks of `outlined` rows stand out, so that charts beside each other can be linked.

    It is drawn without a network and without eval, by the same Vega as the report. Chart and Vega go to the page when it first asks
    for them, so that a notebook that nobody looks at never pays for either.
    """

    _esm = (STATIC / "plot.js").read_text(encoding="utf-8")

    spec = traitlets.Dict().tag(sync=True)
    picked = traitlets.List(traitlets.Unicode()).tag(sync=True)
    outlined = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, make: Callable[[], alt.TopLevelMixin], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.make = make
        self.on_msg(self._answer)

    def refresh(self) -> None:
        """Make the chart anew, if a page shows it."""
        self.picked = []
        if self.spec:
            self.spec = self.make().to_dict()

    def _answer(self, _: object, content: dict[str, Any], __: object) -> None:
        if content.get("want") == "chart" and not self.spec:
            self.spec = self.make().to_dict()
        if content.get("want") == "vega":
            self.send({"sources": list(_vega())})


@cache
def _vega() -> tuple[str, ...]:
    return tuple((STATIC / name).read_text(encoding="utf-8") for name in VEGA)
