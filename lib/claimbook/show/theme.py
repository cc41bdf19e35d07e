"""One look for every chart: quiet frame, loud data. Colours are safe for colour-blind readers (Okabe and Ito).

Marks name their role by a style ("quiet", "label", "open" ...), and the looks of a role stand here alone, so that a dark ground
is one other configuration and not another chart.
"""

from __future__ import annotations

from typing import Any

WIDTH = 680  # pixels of a whole chart, axis labels included
ROW = 24  # pixels of a row
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"

SIDE_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")  # given in this order
OTHER = "#8A8A8A"  # other or unknown
STANCES = {"favourable": "#3A5BA0", "neutral": "#D9D9D9", "mixed": "#B5A8B8", "critical": "#B85C14"}
VOICES = {
    "own words": "#6A6A6A",
    "attributed": "#56B4E9",
    "direct quotation": "#0072B2",
    "boilerplate": "#D9D9D9",
}
ON_PALE, ON_DEEP = (
    "#1a1a1e",
    "#fefefe",
)  # words on a mark, the same on either ground: no colour of the grounds below
LIGHT = {
    "ground": "#ffffff",
    "ink": "#1b1b1f",
    "quiet": "#5a5a66",
    "line": "#e3e3e8",
    "grey": "#7f7f8a",
    "pale": "#bcbcc6",
}
DARK = {
    "ground": "#16171b",
    "ink": "#e8e8ee",
    "quiet": "#a8a8b4",
    "line": "#3a3b44",
    "grey": "#aaaab2",
    "pale": "#81818a",
}


def config(*, dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite configuration of the theme; the same contrast on a dark ground.

    >>> config()["background"], config(dark=True)["background"]
    ('#ffffff', '#16171b')
    """
    ground, ink, quiet, line, *_ = (DARK if dark else LIGHT).values()
    text = {"labelColor": ink, "titleColor": quiet, "labelFont": FONT, "titleFont": FONT}
    return {
        "background": ground,
        "font": FONT,
        "padding": {"left": 4, "right": 12, "top": 4, "bottom": 4},
        "view": {"stroke": None},
        "title": _title(ink, quiet),
        "axis": _axis(text, line),
        "axisX": {"grid": True, "titleAnchor": "start"},
        "axisY": {"grid": False},
        "axisTemporal": {"labelOverlap": "parity", "labelSeparation": 8},
        "header": {
            **text,
            "labelFontSize": 12,
            "labelFontWeight": 600,
            "labelAnchor": "start",
            "labelPadding": 6,
        },
        "legend": _legend(text),
        "mark": {"tooltip": None, "aria": False},  # a mark that is read aloud says so itself
        "selection": {"interval": {"mark": {"fill": quiet, "fillOpacity": 0.14, "stroke": quiet}}},
        "range": {"category": [*SIDE_COLOURS, OTHER]},
        "style": _styles(ground, ink, quiet),
    }


def _title(ink: str, quiet: str) -> dict[str, Any]:
    """Titles with their subtitles, flush with the frame."""
    return {
        "anchor": "start",
        "frame": "bounds",
        "font": FONT,
        "fontSize": 15,
        "fontWeight": 600,
        "color": ink,
        "subtitleFont": FONT,
        "subtitleFontSize": 12,
        "subtitleColor": quiet,
        "subtitlePadding": 5,
        "subtitleLineHeight": 16,
        "offset": 14,
    }


def _axis(text: dict[str, Any], line: str) -> dict[str, Any]:
    """Axes without a line of their own, on a quiet grid."""
    return {
        **text,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
        "labelFlush": False,
        "labelSeparation": 6,
        "tickMinStep": 1,
        "gridColor": line,
    }


def _legend(text: dict[str, Any]) -> dict[str, Any]:
    """Legends on top, in one line."""
    return {
        **text,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "orient": "top",
        "direction": "horizontal",
        "symbolType": "circle",
        "symbolSize": 90,
        "symbolStrokeWidth": 0,
        "symbolOpacity": 1,
        "offset": 12,
        "columnPadding": 14,
    }


def _styles(ground: str, ink: str, quiet: str) -> dict[str, Any]:
    """The looks of each role that a mark can name."""
    return {
        "label": {"font": FONT, "fontSize": 11, "color": ink},
        "quiet": {"font": FONT, "fontSize": 11, "color": quiet},
        "inside": {"font": FONT, "fontSize": 11, "color": ON_DEEP},
        "message": {"font": FONT, "fontSize": 13, "color": quiet},
        "hit": {"color": quiet},
        "guide": {"color": quiet, "strokeDash": [3, 3]},
        "ground": {"color": ground},
        "halo": {
            "font": FONT,
            "fontSize": 11,
            "color": ground,
            "stroke": ground,
            "strokeWidth": 4,
            "strokeJoin": "round",
        },
    }


def dark_rules(chart: str) -> str:
    """CSS that gives the charts that the selector finds, drawn as SVG on a light ground, the dark look on the ground of the page.

    >>> print(dark_rules("svg").splitlines()[1])
    svg [fill="#ffffff"] { fill: var(--jp-layout-color0, #16171b); }
    """
    ground = f"var(--jp-layout-color0, {DARK['ground']})"
    turned = {**DARK, "ground": ground}
    rules = [
        f'{chart} [{paint}="{LIGHT[role]}"] {{ {paint}: {turned[role]}; }}'
        for role in LIGHT
        for paint in ("fill", "stroke")
    ]
    return "\n".join([f"{chart} .marks {{ background: {ground} !important; }}", *rules])


def enable() -> None:
    """Make the theme that of every chart drawn from now on."""
    import altair as alt  # here, since the report reads the looks without drawing a chart

    @alt.theme.register("claimbook", enable=True)
    def claimbook() -> alt.theme.ThemeConfig:
        return {"config": config()}
