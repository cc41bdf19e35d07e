"""Axes of time: from the first to the last day of the rows, with as many months, days or years written as fit."""

from __future__ import annotations

import altair as alt
import pandas as pd

from claimbook.show import theme

FLUSH = {
    "%Y": 16,
    "%b %Y": 30,
    "%-d %b %Y": 38,
}  # pixels from an end of an axis within which a label turns inward
MONTH_LABEL = 60  # pixels that "Sep 2025" takes on a time axis, with the gap to the next


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
    ticks = _ticks(rows, room, *scale.get("range", (0, width)))
    return (
        alt.X(f"{field}:T")
        .scale(domain=_days(rows, room), nice=False, **scale)
        .axis(title=None, labels=labels, labelFlush=FLUSH[ticks["format"]], **ticks)
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
