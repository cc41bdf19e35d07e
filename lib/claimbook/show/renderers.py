"""What a chart leaves in a notebook: Vega-Lite JSON that JupyterLab draws by itself, and a line of text.

Altair's own renderers put HTML with scripts from elsewhere into the notebook, or a MIME type that notebooks do not allow.
This bundle is valid, has no random ids, loads nothing, and gives the same bytes on every run.
"""

from __future__ import annotations

from typing import Any

import altair as alt

MIME = "application/vnd.vegalite.v5+json"  # the newest that JupyterLab 4.6 draws out of the box


def spoken(spec: dict[str, Any]) -> str:
    """The chart in words, for whoever cannot see it."""
    return f"[Chart] {spec.get('description', '')}"


def bundle(spec: dict[str, Any], **_: object) -> dict[str, Any]:
    """The MIME bundle of a chart, drawn as SVG: sharp at every size, with its descriptions, and with colours that a dark page can turn."""
    kept = spec.get("usermeta", {})
    return {
        MIME: {**spec, "usermeta": {**kept, "embedOptions": {"renderer": "svg"}}},
        "text/plain": spoken(spec),
    }


def enable() -> None:
    """Make `bundle` the way in which Altair shows charts."""
    alt.renderers.register("claimbook", bundle)
    alt.renderers.enable("claimbook")
