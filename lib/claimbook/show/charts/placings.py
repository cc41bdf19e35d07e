"""Where the labels of a chart stand: beside their marks, inside the frame, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

LETTER = 6.2  # pixels of a letter, on average
LINE = 14.0  # pixels of a line
GAP = 10.0  # pixels between a mark and its label
STEPS = (0, 1, -1, 2, -2, 3, -3, 4, -4)  # lines by which a label may leave the height of its mark


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def place_labels(
    marks: pd.DataFrame, texts: pd.Series, *, width: float, height: float, moves: bool = True
) -> pd.DataFrame:
    """For each mark at (`x`, `y`), in pixels, the `side` of its label ("left", "right") and its middle line `y`; both missing where no room is left.

    A label stands right of its mark, or left of it near the right edge, and where it `moves`, by lines until it covers neither mark nor label.

    >>> marks = pd.DataFrame({"x": [50, 50, 190], "y": [80, 80, 20]})
    >>> place_labels(marks, pd.Series(["ten", "ten as well", "at the edge"]), width=200, height=100)
        side     y
    0  right  80.0
    1  right  66.0
    2   left  20.0
    """
    taken = [Box(x - 7, x + 7, y - 7, y + 7) for x, y in marks[["x", "y"]].itertuples(index=False)]
    placed = {}
    for i, x, y in marks[["x", "y"]].sort_values(["y", "x"], kind="stable").itertuples():
        boxes = _rooms(x, y, len(texts[i]) * LETTER, width, height, STEPS if moves else STEPS[:1])
        box = next((b for b in boxes if not any(b.meets(t) for t in taken)), None)
        if box:
            taken.append(box)
        placed[i] = ("right" if box.left > x else "left", (box.top + box.bottom) / 2) if box else (None, None)
    return pd.DataFrame.from_dict(placed, orient="index", columns=["side", "y"]).loc[marks.index]


def room_right(marks: pd.Series, texts: pd.Series, *, width: float) -> float:
    """The part of the marks' span to add at the right of an axis of `width` pixels, so that each label fits beside its mark.

    >>> round(room_right(pd.Series([0.0, 10.0]), pd.Series(["first", "a label of 26 letters, say"]), width=343), 2)
    1.0
    >>> room_right(pd.Series([0.0, 10.0]), pd.Series(["a label of 26 letters, say", ""]), width=680) < 0.1
    True
    """
    span = max(marks.max() - marks.min(), 1e-9)
    needed = (texts.str.len() * LETTER + GAP).clip(upper=width * 0.75)
    return float(((marks - marks.min()) / span * width / (width - needed)).max() - 1)


def _rooms(x: float, y: float, length: float, width: float, height: float, steps: Sequence[int]) -> list[Box]:
    """The rooms for a label, the best first, all inside the frame."""
    lefts = [left for left in (x + GAP, x - GAP - length) if left >= 0 and left + length <= width]
    middles = [y + step * LINE for step in steps]
    return [
        Box(left, left + length, middle - LINE / 2, middle + LINE / 2)
        for middle in middles
        for left in lefts
        if LINE / 2 <= middle <= height - LINE / 2 or middle == y
    ]
