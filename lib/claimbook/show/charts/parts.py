"""What all charts share: title, subtitle and description; the gutter of row labels; the row that can be clicked; the empty state."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from claimbook.show import theme
from claimbook.wordings import number_words, wrap_words

GUTTER = 216  # pixels left of the marks in which the names of the rows stand
PICKED = "picked"  # begins the name of the selection in every chart: the `id` of the mark that was clicked
ROW = 36  # pixels of a row with two lines of text
ALL = "all"  # the value of a drop-down that leaves every row
LABEL_GAP = 9  # pixels between a mark and its label
FLUSH = 30  # pixels from an end of an axis within which a label turns inward
MONTH_LABEL = 60  # pixels that "Sep 2025" takes on a time axis, with the gap to the next
MOST_ROWS = 40  # rows that a chart draws; the rest is counted in the subtitle


def titled(
    chart: alt.TopLevelMixin, name: str, title: str, subtitle: str, description: str
) -> alt.TopLevelMixin:
    """The chart with its name, title and subtitle (how to read it) and a description for screen readers."""
    lines = wrap_words(subtitle, 106, lines=4)
    return chart.properties(
        name=name, title=alt.TitleParams(title, subtitle=lines), description=f"{title}. {description}"
    )


def empty(name: str, title: str, why: str) -> alt.Chart:
    """A chart that says why it shows nothing."""
    lines = pd.DataFrame({"line": wrap_words(why, 92, lines=4)}).assign(y=lambda f: 14 + 20 * f.index)
    message = (
        alt.Chart(lines)
        .mark_text(align="left", style="message")
        .encode(x=alt.value(0), y=alt.Y("y:Q").axis(None).scale(None), text="line:N")
        .properties(width=theme.WIDTH, height=28 + 20 * (len(lines) - 1))
    )
    return titled(message, name, title, "", why).properties(usermeta={"empty": True})


def drawn(rows: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The columns that a chart needs, as plain Python values: what it carries is what it shows."""
    kept = rows[list(dict.fromkeys(columns))]
    return kept.astype({c: "object" for c in kept if str(kept[c].dtype) in ("Float64", "Int64", "boolean")})


def fold(rows: pd.DataFrame, most: int = MOST_ROWS) -> tuple[pd.DataFrame, str]:
    """The first `most` rows, and a sentence that counts the others ("" if there are none)."""
    if len(rows) <= most:
        return rows, ""
    return rows.head(most), f" The first {most} of {number_words(len(rows))} rows."


def some_ids(ids: pd.Series) -> str:
    """The first ids behind a mark, joined with ";": enough to read, whatever the size of the corpus."""
    return ";".join(ids.dropna().head(20))


def rows_axis(field: str = "row") -> alt.Y:
    """One band a row in the order of the table, without an axis: the names stand in the gutter."""
    return alt.Y(f"{field}:O").sort(None).axis(None).scale(paddingInner=0.1, paddingOuter=0.05)


def gutter(base: alt.Chart, name: str, second: str | None = None) -> list[alt.Chart]:
    """The names of the rows, left-aligned; a second, quieter line under each where `second` is given."""
    first = base.mark_text(
        align="left", baseline="middle", style="label", dy=-7 if second else 0, limit=GUTTER - 14
    )
    layers = [first.encode(x=alt.value(0), text=f"{name}:N")]
    if second:
        below = base.mark_text(align="left", baseline="middle", style="quiet", dy=7, limit=GUTTER - 14)
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


def side_scale(colours: dict[str, str]) -> alt.Color:
    """Colour by side; the legend names only the sides that are there."""
    return (
        alt.Color("side:N")
        .scale(domain=list(colours), range=list(colours.values()))
        .legend(alt.Legend(title=None) if len(colours) > 1 else None)
    )


def time_axis(
    field: str,
    rows: pd.DataFrame,
    *,
    room: float = 0.04,
    labels: bool = True,
    width: float = theme.WIDTH,
    **scale: object,
) -> alt.X:
    """Time across `width` pixels, from the earliest `from` to the latest `to` of the rows, with `room` (a part of the span) for labels at the right."""
    return (
        alt.X(f"{field}:T")
        .scale(domain=_days(rows, room), nice=False, **scale)
        .axis(
            title=None, labels=labels, labelFlush=FLUSH, **_ticks(rows, room, *scale.get("range", (0, width)))
        )
    )


def time_axis_up(field: str, rows: pd.DataFrame) -> alt.Y:
    """The same, upright."""
    return (
        alt.Y(f"{field}:T")
        .scale(domain=_days(rows, 0.04), nice=False)
        .axis(title=None, grid=True, **_ticks(rows, 0.04, 0, theme.WIDTH))
    )


def _span(rows: pd.DataFrame) -> pd.Timedelta:
    return max(rows["to"].max() - rows["from"].min(), pd.Timedelta(days=14))


def days_shown(rows: pd.DataFrame, room: float) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day of a time axis."""
    first, last = rows["from"].min() - _span(rows) * 0.02, rows["to"].max() + _span(rows) * room
    return first.normalize(), last.normalize()


def _days(rows: pd.DataFrame, room: float) -> list[alt.DateTime]:
    return [_moment(day) for day in days_shown(rows, room)]


def _ticks(rows: pd.DataFrame, room: float, left: float, right: float) -> dict[str, object]:
    """A label every so many months, as many as fit; days where all lies within ten weeks, each where within one; years beyond eight of them."""
    first, last = days_shown(rows, room)
    span = last - first
    most = (right - left) / MONTH_LABEL
    if span > pd.Timedelta(days=8 * 366):
        return {"format": "%Y", "tickCount": 8}
    if span <= pd.Timedelta(days=7):
        return {"format": "%-d %b %Y", "tickCount": alt.TimeIntervalStep(interval="day", step=1)}
    if span <= pd.Timedelta(days=70):
        return {"format": "%-d %b %Y", "tickCount": 7}
    february = pd.Timedelta(days=28)
    step = next(step for step in (1, 2, 3, 6, 12) if span / february < most * step or step == 12)
    return {"format": "%b %Y", "tickCount": alt.TimeIntervalStep(interval="month", step=step)}


def _moment(time: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=time.year, month=time.month, date=time.day)


QUOTE = (
    alt.Tooltip("said:N", title="figure"),
    alt.Tooltip("quote:N", title="sentence"),
    alt.Tooltip("who:N", title="source"),
    alt.Tooltip("status:N", title="status"),
    alt.Tooltip("path:N", title="article"),
)
