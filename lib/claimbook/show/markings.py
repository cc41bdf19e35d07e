"""Words of an article as escaped HTML, with what was found in them marked.

No text of an article, a file name or a codebook reaches HTML but through `escaped`, which also makes controls that turn or hide letters
visible. Looks stand in static/evidence.css and notebook.css; class names begin with `cb-`.
"""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from claimbook.show import theme
from claimbook.show.escapes import shown

STILL_CHART = 'body[data-jp-theme-light="false"] .jp-Notebook:has(.cb) .jp-RenderedVegaLite'


class Layer(NamedTuple):
    """Words to mark in a text: where, as what (a class), what to say about them, and the id of the row that they gave."""

    start: int
    end: int
    kind: str
    note: str
    row: str = ""


@dataclass(frozen=True)
class Markup:
    """Escaped HTML that a notebook shows, and the same in a line of plain text."""

    body: str
    plain: str

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {
            "text/html": f'<style scoped>{_css()}</style><div class="cb">{self.body}</div>',
            "text/plain": self.plain,
        }


@cache
def _css() -> str:
    """The looks of the evidence, and of the notebook around it: only an output can bring them to JupyterLab."""
    static = Path(__file__).parent / "static"
    looks = "".join((static / name).read_text(encoding="utf-8") for name in ("evidence.css", "notebook.css"))
    return looks + theme.dark_rules(STILL_CHART)


def escaped(text: object) -> str:
    """The text as HTML shows it: escaped, hidden letters written out, nothing for a missing value.

    >>> escaped("<b>5\u202e</b>"), escaped(None)
    ('&lt;b&gt;5[U+202E]&lt;/b&gt;', '')
    """
    return "" if text is None or pd.isna(text) else html.escape(shown(str(text)))


def marked(text: str, layers: Iterable[Layer], *, offset: int = 0) -> str:
    """The text escaped, with the layers' words in <mark>; layers may overlap. `offset` is where the text begins in its article.

    >>> marked("at least 12 men", [Layer(0, 11, "figure", "killed: 12")])
    '<mark class="cb-figure" title="killed: 12">at least 12</mark> men'
    """
    inside = [x for x in layers if x.start < offset + len(text) and x.end > offset]
    cuts = sorted(
        {0, len(text), *(min(max(at - offset, 0), len(text)) for x in inside for at in (x.start, x.end))}
    )
    parts = []
    for start, end in itertools.pairwise(cuts):
        over = [x for x in inside if x.start - offset <= start and end <= x.end - offset]
        words = escaped(text[start:end])
        if over:
            kinds = " ".join(dict.fromkeys(f"cb-{x.kind}" for x in over))
            notes = escaped("; ".join(dict.fromkeys(x.note for x in over if x.note)))
            inmost = min((x for x in over if x.row), key=lambda x: x.end - x.start, default=None)
            row = f' data-row="{escaped(inmost.row)}"' if inmost else ""
            words = f'<mark class="{kinds}" title="{notes}"{row}>{words}</mark>'
        parts.append(words)
    return "".join(parts)
