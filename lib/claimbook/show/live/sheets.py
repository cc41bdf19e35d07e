"""Rows and marked words in the live notebook, that tell Python which of them was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import anywidget
import traitlets

from claimbook.show.live.plots import STATIC


class Sheet(anywidget.AnyWidget):
    """Escaped HTML as `show.markings` and `show.evidence` make it. `picked` is told the id of a row or of marked words that were chosen."""

    _esm = (STATIC / "sheet.js").read_text(encoding="utf-8")
    _css = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("evidence.css", "live.css"))

    html = traitlets.Unicode().tag(sync=True)
    outlined = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, picked: Callable[[Sequence[str]], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.picked = picked
        self.add_class("cb")
        self.on_msg(lambda _, content, __: self.picked([str(i) for i in content.get("picked", ())]))


class Switches(anywidget.AnyWidget):
    """A button for each of `words` (word, count, polarity); `value` holds the words that are switched off."""

    _esm = (STATIC / "switches.js").read_text(encoding="utf-8")

    words = traitlets.List().tag(sync=True)
    value = traitlets.List(traitlets.Unicode()).tag(sync=True)
