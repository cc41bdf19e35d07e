"""What all charts share: title, subtitle and description; the gutter of row labels; the row that can be clicked; the empty state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from claimbook.shortenings import wrap
from claimbook.show import theme
from claimbook.wordings import say_number

GUTTER = 216  # pixels left of the marks in which the names of the rows stand
PICKED = "picked"  # begins the name of the selection in every chart: the `id` of the mark that was clicked
ROW = 36  # pixels of a row with two lines of text
ALL = "all"  # the value of a drop-down that leaves every row
LABEL_GAP = 9  # pixels between a mark and its label
MOST_ROWS = 40  # rows that a chart draws; the rest is counted in the subtitle


def titled(
    chart: alt.TopLevelMixin, name: str, title: str, subtitle: str, description: str
) -> alt.TopLevelMixin:
    """The chart with its name, title and subtitle (how to read it) and a description for screen readers."""
    lines = wrap(subtitle, 106, lines=6)
    return chart.properties(
        name=name, title=alt.TitleParams(title, subtitle=lines), description=f"{title}. {description}"
    )


def empty(name: str, title: str, why: str) -> alt.Chart:
    """A chart that says why it shows nothing."""
    lines = pd.DataFrame({"line": wrap(why, 92, lines=4)}).assign(y=lambda f: 14 + 20 * f.index)
    message = (
        alt.Chart(lines)
        .mark_text(align="left", style="message")
        .encode(x=alt.value(0), y=alt.Y("y:Q").axis(None).scale(None), text="line:N")
        .properties(width=theme.WIDTH, height=28 + 20 * (len(lines) - 1))
    )
    return titled(message, name, title, "", why).properties(usermeta={"empty": True})


def drawn(rows: pd.DataFrame, columns: str) -> pd.DataFrame:
    """The columns that a chart needs (names parted by spaces), as plain Python values: what it carries is what it shows."""
    kept = rows[list(dict.fromkeys(columns.split()))]
    return kept.astype({c: "object" for c in kept if str(kept[c].dtype) in ("Float64", "Int64", "boolean")})


def panel(
    *layers: alt.Chart, height: float | alt.Step, width: float = theme.WIDTH, heading: str = ""
) -> alt.LayerChart:
    """The layers in one frame, with a heading of its own where a chart has several panels."""
    own = {"title": alt.TitleParams(heading, fontSize=12, offset=6)} if heading else {}
    return alt.layer(*layers).properties(width=width, height=height, **own)


def tips(**titles: str) -> list[alt.Tooltip]:
    """The lines of a tooltip: column -> its title, "" for the column's name; a column `n` holds a count, any other words.

    >>> [tip.shorthand for tip in tips(word="", n="times")]
    ['word:N', 'n:Q']
    """
    kinds = ((column, title, "Q" if column == "n" else "N") for column, title in titles.items())
    return [
        alt.Tooltip(f"{column}:{kind}", **({"title": title} if title else {}))
        for column, title, kind in kinds
    ]


def colours(field: str, palette: Mapping[str, str]) -> alt.Color:
    """Colour by the values of a field, each with the colour given for it, and a legend without a title."""
    scale = alt.Scale(domain=list(palette), range=list(palette.values()))
    return alt.Color(f"{field}:N").scale(scale).legend(alt.Legend(title=None))


def fold(rows: pd.DataFrame, most: int = MOST_ROWS) -> tuple[pd.DataFrame, str]:
    """The first `most` rows, and a sentence that counts the others ("" if there are none)."""
    if len(rows) <= most:
        return rows, ""
    return rows.head(most), f" The first {most} of {say_number(len(rows))} rows."


def some_ids(ids: pd.Series) -> str:
    """The first ids behind a mark, joined with ";": enough to read, whatever the size of the corpus."""
    return ";".join(ids.dropna().head(20))


def rows_axis(field: str = "row") -> alt.Y:
    """One band a row in the order of the table, without an axis: the names stand in the gutter."""
    return alt.Y(f"{field}:O").sort(None).axis(None).scale(paddingInner=0.1, paddingOuter=0.05)


def columns_axis(columns: Sequence[str], *, limit: float) -> alt.Axis:
    """The names of columns on top, each of `limit` pixels at most, in as many lines as "|" parts it into."""
    below = max((column.count("|") for column in columns), default=0)
    return alt.Axis(
        orient="top",
        title=None,
        grid=False,
        labelAngle=0,
        labelLimit=limit,
        labelExpr="split(datum.label, '|')",
        labelPadding=6 + 12 * below,
    )


def gutter(base: alt.Chart, name: str, second: str | None = None) -> list[alt.Chart]:
    """The names of the rows, left-aligned; under each a second, quieter line where the field `second` has words."""
    raised = alt.expr(f"datum.{second} ? -7 : 0") if second else 0
    first = base.mark_text(align="left", baseline="middle", style="label", dy=raised, limit=GUTTER - 8)
    layers = [first.encode(x=alt.value(0), text=f"{name}:N")]
    if second:
        below = base.mark_text(align="left", baseline="middle", style="quiet", dy=7, limit=GUTTER - 8)
        layers.append(below.encode(x=alt.value(0), text=f"{second}:N"))
    return layers


def picked(panel: str = "", *, field: str = "id") -> alt.Parameter:
    """The selection by a click on a mark; panels of one chart need names of their own."""
    return alt.selection_point(
        name=f"{PICKED}_{panel}" if panel else PICKED, fields=[field], on="click", empty=False
    )


def brush(panel: str = "") -> alt.Parameter:
    """A stretch of the time axis, drawn with the pointer; the report shows the rows within it alone in their table."""
    return alt.selection_interval(name=f"brush_{panel}" if panel else "brush", encodings=["x"])


def clickable(base: alt.Chart, pick: alt.Parameter, tooltip: Sequence[alt.Tooltip], spoken: str) -> alt.Chart:
    """A band over the whole row: it takes the click, shows the tooltip and is read aloud."""
    return (
        base.mark_rect(style="hit", cursor="pointer", aria=True)
        .encode(
            x=alt.value(0),
            x2=alt.value(theme.WIDTH),
            opacity=alt.condition(pick, alt.value(0.14), alt.value(0)),
            tooltip=list(tooltip),
            description=f"{spoken}:N",
        )
        .add_params(pick)
    )


def labels(
    base: alt.Chart,
    text: str,
    *,
    align: str = "left",
    within: str = "",
    of: str = "",
    **position: alt.X | alt.Y,
) -> list[alt.Chart]:
    """Text on the ground of the chart, so that no grid line runs through it; `align` "right" puts it left of its mark.

    Words beside a bar that ends at the field `within` are cut where the chart of the name `of` ends, however wide it is drawn.
    """
    at = {"align": align, "baseline": "middle", "dx": LABEL_GAP if align == "left" else -LABEL_GAP}
    if within:
        at["limit"] = alt.expr(f"width - scale('{of}_x', datum.{within}) - {LABEL_GAP}")
    encoded = {"text": f"{text}:N", **position}
    return [base.mark_text(style=style, **at).encode(**encoded) for style in ("halo", "label")]


def ask(name: str, label: str, options: Sequence[str], *, value: str = ALL) -> alt.Parameter:
    """A drop-down under the chart; its value is the parameter `asked_<name>`, "all" or one of the options."""
    choices = list(dict.fromkeys([ALL, *options]))
    return alt.param(
        name=f"asked_{name}", value=value, bind=alt.binding_select(options=choices, name=f"{label} ")
    )


def asked(*names: str) -> str:
    """The filter that keeps what the drop-downs of these columns ask for; a constant of the code, no text of a table is in it.

    >>> asked("side")
    "(asked_side === 'all' || datum.side === asked_side)"
    """
    return " && ".join(f"(asked_{n} === '{ALL}' || datum.{n} === asked_{n})" for n in names)


def told_colours(colours: Mapping[str, str]) -> str:
    """What the subtitle says of the colours: nothing where all marks have one."""
    return " Colour: side of the source." if len(colours) > 1 else ""


def side_scale(colours: dict[str, str]) -> alt.Color:
    """Colour by side; the legend names only the sides that are there."""
    return (
        alt.Color("side:N")
        .scale(domain=list(colours), range=list(colours.values()))
        .legend(alt.Legend(title=None) if len(colours) > 1 else None)
    )


QUOTE = tuple(tips(said="figure", quote="sentence", who="source", status="status", path="article"))
