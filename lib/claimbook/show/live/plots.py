"""A chart in the live notebook that tells Python which rows were chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import anywidget
import traitlets
from altair.utils.schemapi import debug_mode

from claimbook.show import theme

STATIC = Path(__file__).parents[1] / "static"
VEGA = ("vega.min.js", "vega-lite.min.js", "vega-embed.min.js")
LOOKS = {"light": theme.config(), "dark": theme.config(dark=True)}


class Plot(anywidget.AnyWidget):
    """The chart that `make` gives, as a widget. `picked` is told the ids of the rows behind the mark that was clicked or chosen by key,
    or behind a stretch of time, and none when they are let go; the marks of `outlined` rows stand out.

    It is drawn without a network and without eval, by the same Vega as the report, on the ground of JupyterLab's theme. Chart and Vega
    go to the page when it first asks for them, so that a notebook that nobody looks at never pays for either.
    """

    _esm = (STATIC / "plot.js").read_text(encoding="utf-8")

    spec = traitlets.Dict().tag(sync=True)
    looks = traitlets.Dict(LOOKS).tag(sync=True)
    outlined = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self, make: Callable[[], alt.TopLevelMixin], picked: Callable[[Sequence[str]], None], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.make = make
        self.picked = picked
        self.on_msg(self._answer)

    def refresh(self) -> None:
        """Make the chart anew, if a page shows it."""
        if self.spec:
            self._send_chart()

    def _answer(self, _: object, content: dict[str, Any], __: object) -> None:
        if content.get("want") == "chart" and not self.spec:
            self._send_chart()
        if content.get("want") == "vega":
            self.send({"sources": list(_vega())})
        if "picked" in content:
            self.picked([str(i) for i in content["picked"]])

    def _send_chart(self) -> None:
        with debug_mode(
            False
        ):  # the same functions are validated where the notebooks run; here a reader waits
            self.spec = self.make().to_dict(validate=False)


@cache
def _vega() -> tuple[str, ...]:
    return tuple((STATIC / name).read_text(encoding="utf-8") for name in VEGA)
