"""Tables scored against hand-made labels: what was read right, read otherwise, missed, or backed by no label.

Labels are one JSON file an article (`tests/labels` shows the form): `figures`, `claims` and `dates` with the place of their words, `stances`
by source and target. A row matches the label with which it shares most characters; a label marked optional costs nothing, missed or found.
A row that no label backs counts against precision, a stance too: whoever labels an article labels all of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from claimbook.errors import CorpusError
from claimbook.show.views import View
from claimbook.wordings import say_actor

Label = Mapping[str, Any]
Row = Mapping[str, Any]

UNTITLED = {"the", "president", "general", "mr", "mrs", "ms", "dr", "governor", "minister", "spokesperson"}
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def read_labels(folder: str | Path) -> dict[str, Label]:
    """Path of an article -> its labels; none where there is no such folder. Raises CorpusError for a file that is not JSON."""
    found = {}
    for path in sorted(Path(folder).glob("*.json")) if folder else ():
        try:
            label = json.loads(path.read_text(encoding="utf-8"))
            found[label["article"]] = label
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusError(f"{path}: no labels of an article: {error}") from error
    return found


def score(view: View, found_labels: Mapping[str, Label]) -> pd.DataFrame:
    """One row a question: how many labels were read right (tp), missed (fn), and rows that no label backs (fp), with precision, recall, F1."""
    judged = compare(view, found_labels)
    counts = (
        judged.groupby(["question", "outcome"])
        .size()
        .unstack(fill_value=0)
        .reindex(columns=["right", "wrong", "missed", "extra"], fill_value=0)
        if len(judged)
        else pd.DataFrame(columns=["right", "wrong", "missed", "extra"])
    )
    table = counts.reindex([q for q in QUESTIONS if q in counts.index]).reset_index(names="question")
    tp, fp, fn = table["right"], table["wrong"] + table["extra"], table["wrong"] + table["missed"]
    return pd.DataFrame(
        {
            "question": table["question"],
            "tp": tp,
            "fp": fp,
            "fn": fn,
            "precision": _share(tp, tp + fp),
            "recall": _share(tp, tp + fn),
            "F1": _share(2 * tp, 2 * tp + fp + fn),
        }
    )


def compare(view: View, found_labels: Mapping[str, Label]) -> pd.DataFrame:
    """One row a label or unbacked row and question: `outcome` is right, wrong (found, but another value), missed or extra."""
    judged = []
    for article in view.articles.itertuples():
        if (label := found_labels.get(article.path)) is None:
            continue
        for question, (table, near, right) in QUESTIONS.items():
            rows = getattr(view, table)
            rows = rows[rows["article_id"] == article.article_id].to_dict("records")
            rows = [r for r in rows if table != "claims" or r["mode"] != "own"]
            judged += [(question, article.path, *x) for x in _judge(label.get(table, []), rows, near, right)]
    return pd.DataFrame(judged, columns=["question", "path", "outcome", "wanted", "got", "start", "end"])


def _span(label: Label, row: Row) -> float:
    """The share of the shorter span that both have; a row that swallows the paragraph has found nothing."""
    if row["end"] - row["start"] > 3 * (label["end"] - label["start"]) + 60:
        return 0.0
    both = min(label["end"], row["end"]) - max(label["start"], row["start"])
    return max(0.0, both) / max(1, min(label["end"] - label["start"], row["end"] - row["start"]))


def _half(label: Label, row: Row) -> float:
    both = min(label["end"], row["end"]) - max(label["start"], row["start"])
    alike = 2 * max(0, both) / max(1, label["end"] - label["start"] + row["end"] - row["start"])
    return alike if alike >= 0.5 else 0.0


def _pair(label: Label, row: Row) -> float:
    return float(_same(label["source"], row["source"]) and _same(label["target"], row["target"]))


def _value(label: Label, row: Row) -> bool:
    same = all(_number(label[k]) == _number(row[k]) for k in ("low", "best", "high"))
    return same and row["measure"] in label["measure"]


def _said_by(label: Label, row: Row) -> bool:
    return any(_same(s, row["source"]) for s in label["source"])


def _days(label: Label, row: Row) -> bool:
    return [_text(row["start_date"]), _text(row["end_date"])] in label["days"]


QUESTIONS: dict[str, tuple[str, Callable[[Label, Row], float], Callable[[Label, Row], bool]]] = {
    "figures: number and measure": ("figures", _span, _value),
    "figures: who says so": ("figures", _span, lambda g, f: _value(g, f) and _said_by(g, f)),
    "claims: what is said": ("claims", _half, lambda g, f: True),
    "claims: who says it": ("claims", _half, _said_by),
    "claims: who, and how sure": (
        "claims",
        _half,
        lambda g, f: _said_by(g, f) and g["status"] == f["status"],
    ),
    "dates: first and last day": ("dates", _span, _days),
    "stances: for or against": ("stances", _pair, lambda g, f: g["label"] == f["label"]),
}


def _judge(wanted: Sequence[Label], rows: list[Row], near: Callable, right: Callable) -> Iterator[tuple]:
    """Yield (outcome, wanted, got, start, end): each label with the nearest free row, right ones first."""
    options = sorted(
        (
            (bool(right(g, r)), not g.get("optional"), near(g, r), -i, -j)
            for i, g in enumerate(wanted)
            for j, r in enumerate(rows)
            if near(g, r)
        ),
        reverse=True,
    )
    taken, used = set(), set()
    for ok, counts, _, i, j in options:
        if i in taken or j in used:
            continue
        taken.add(i), used.add(j)
        if counts:
            yield _outcome("right" if ok else "wrong", wanted[-i], rows[-j])
    for i, label in enumerate(wanted):
        if -i not in taken and not label.get("optional"):
            yield _outcome(
                "right" if label.get("label") == "neutral" else "missed", label, None
            )  # no row is neutral
    for j, row in enumerate(rows):
        is_told = row.get("label") != "neutral"  # a neutral stance claims nothing
        if -j not in used and is_told and not any(near(g, row) for g in wanted):
            yield _outcome("extra", None, row)


def _outcome(outcome: str, label: Label | None, row: Row | None) -> tuple:
    place = label if label and "start" in label else row if row and "start" in row else {}
    return outcome, _in_words(label), _in_words(row), place.get("start"), place.get("end")


def _in_words(of: Label | Row | None) -> str:
    """The values of a label or of a row that the questions compare."""
    if of is None:
        return "nothing"
    parts = [of.get("measure"), of.get("low"), of.get("best"), of.get("high")] if "low" in of else []
    parts += (
        of["days"][0]
        if "days" in of
        else [of.get("start_date"), of.get("end_date")]
        if "anchor" in of
        else []
    )
    parts += (
        [of.get("source"), of.get("status") or of.get("label")]
        if "anchor" not in of and "days" not in of
        else []
    )
    flat = [p[0] if isinstance(p, list) else p for p in parts]
    if "label" in of:
        flat.append(say_actor(of["target"][0] if isinstance(of["target"], list) else of["target"]))
    return ", ".join(
        "–" if p is None or pd.isna(p) else f"{p:g}" if isinstance(p, (int, float)) else str(p) for p in flat
    )


def _same(wanted: str | None, got: object) -> bool:
    """Whether two names mean the same: equal but for titles and case, or the words of one within the other."""
    left, right = (
        None
        if x is None or pd.isna(x)
        else set(WORD.findall(str(x).casefold().replace("_", " ").replace("-", " "))) - UNTITLED
        for x in (wanted, got)
    )
    if left is None or right is None:
        return left is right
    return left <= right or right <= left


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    return (part / whole.where(whole > 0)).fillna(1.0).astype(float)


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _text(value: object) -> str | None:
    return None if value is None or pd.isna(value) else str(value)
