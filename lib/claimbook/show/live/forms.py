"""The form with which an analyst corrects a row: one click for what can be chosen, a word and Enter for a number or a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

import ipywidgets as widgets
import pandas as pd

from claimbook.corrected_books import correct_book
from claimbook.corrections import (
    KEPT,
    NAME,
    REJECTED,
    ROW,
    Correction,
    check_correction,
    keep_corrections,
)
from claimbook.errors import ClaimbookError
from claimbook.frames import KEYS, columns
from claimbook.show.live.knobs import told_apart
from claimbook.show.markings import escaped
from claimbook.show.views import View, choose, look_at
from claimbook.weigh import weigh_book
from claimbook.wordings import read_range, say_plainly, say_range

WRONG = {
    "figures": "Not a figure",
    "claims": "Not a claim",
    "dates": "Not a date",
    "terms": "Not a loaded word",
}
SHOWN = {
    "figures": ("status", "measure", "source", "number", "start_date", "end_date"),
    "claims": ("status", "source", "start_date", "end_date"),
    "dates": ("start_date", "end_date"),
    "terms": ("polarity",),
}
LABELS = {
    "status": "Status",
    "measure": "Measure",
    "source": "Source",
    "polarity": "Tone",
    "number": "Number",
    "start_date": "From",
    "end_date": "To",
}
ENDS = ("low", "best", "high", "qualifier")


def corrected(view: View, corrections: list[Correction]) -> View:
    """The view with further corrections, weighed again; what was asked for is chosen anew."""
    book = weigh_book(correct_book(view.book, corrections, view.words), codebook=view.codebook)
    fresh = replace(look_at(book, view.words), corpus=view.corpus, codebook=view.codebook)
    return choose(fresh, **view.asked)


class CorrectionForm:
    """What can be corrected in one row. Each change is kept in the corpus' journal at once; `changed` is told the view that follows."""

    def __init__(self, view: View, changed: Callable[[View], None]) -> None:
        self.view, self.changed = view, changed
        self.table, self.row, self.before = "", None, []
        self.filling = False
        self.fields = {name: _field(name, view) for name in LABELS}
        for name, field in self.fields.items():
            field.observe(lambda change, name=name: self._take(name, change["new"]), "value")
        self.wrong = widgets.Button()
        self.undo = widgets.Button(description="Undo", disabled=True)
        self.wrong.on_click(lambda _: self._reject())
        self.undo.on_click(lambda _: self._undo())
        self.said = widgets.HTML()
        self.head = widgets.HTML("<b>Correct this row</b>")
        lists = widgets.Box([f for f in self.fields.values() if isinstance(f, widgets.Select)])
        texts = widgets.Box([f for f in self.fields.values() if isinstance(f, widgets.Text)])
        lists.add_class("cb-lists")
        texts.add_class("cb-fields")
        buttons = widgets.HBox([self.wrong, self.undo])
        self.body = widgets.VBox([self.head, lists, texts])
        self.box = widgets.VBox([self.body, buttons, self.said])
        self.box.add_class("cb-form")
        self.body.add_class("cb-form")
        self.fill("", None)

    def fill(self, table: str, row: pd.Series | None) -> None:
        """Show what can be corrected in this row; nothing without a row, or where there is no corpus to keep it beside."""
        self.table, self.row = table, row
        can = row is not None and self.view.corpus is not None
        for part in (self.body, self.wrong):
            _show(part, can)
        _show(self.box, can or bool(self.before))
        if not can:
            return
        self.wrong.description = WRONG[table]
        self.filling = True
        for name, field in self.fields.items():
            _show(field, name in SHOWN[table])
            if name in SHOWN[table]:
                _set(field, _value(name, row), row)
        self.filling = False

    def _take(self, name: str, value: object) -> None:
        if self.filling or self.row is None:
            return
        try:
            made = list(self._made(name, value))
            for one in made:
                check_correction(one)
        except ValueError as error:
            self._say(f"Not kept: {error}")
            return
        self._keep(made)

    def _made(self, name: str, value: object) -> Iterator[Correction]:
        """What a field's new value sets. Raises ValueError for words that are no number."""
        if name == "number":
            yield from self._lines(dict(zip(ENDS, read_range(str(value)), strict=True)))
        elif name == "source":
            yield from self._sources(value)
        else:
            yield from self._lines({name: str(value).strip()})

    def _sources(self, value: tuple[str, str]) -> Iterator[Correction]:
        """A figure's new source is that of the claim in whose words it stands, if it was before."""
        new = dict(zip(("source", "source_id"), value, strict=True))
        yield from self._lines(new)
        claims = self.view.book.claims
        key = self.row.get("claim_id")
        claim = claims[claims["claim_id"] == key] if self.table == "figures" and pd.notna(key) else claims[:0]
        for _, row in claim.iterrows():
            if _text(row["source"]) == _text(self.row["source"]):
                yield from self._lines(new, "claims", row)

    def _lines(
        self, values: Mapping[str, object], table: str = "", row: pd.Series | None = None
    ) -> Iterator[Correction]:
        table, row = table or self.table, self.row if row is None else row
        path = self.row["path"]
        for column, value in values.items():
            if _text(row.get(column)) != _text(value):
                yield Correction(
                    *(table, row[KEYS[table]], column, _text(value), _text(row.get(column))),
                    path=path,
                    words=row["text"],
                    day=date.today().isoformat(),
                )

    def _reject(self) -> None:
        if self.row is not None:
            self._keep(
                [
                    Correction(
                        *(self.table, self.row[KEYS[self.table]], ROW, REJECTED, KEPT),
                        path=self.row["path"],
                        words=self.row["text"],
                        day=date.today().isoformat(),
                    )
                ]
            )

    def _keep(self, made: list[Correction]) -> None:
        if not made:
            return
        try:
            view = corrected(self.view, made)
            keep_corrections(self.view.corpus, made)
        except ClaimbookError as error:
            self._say(f"Not kept: {error}")
            return
        self.before.append((self.view, made))
        self._move_to(view, f"Kept in {NAME}. The charts here follow; run all cells to see it everywhere.")

    def _undo(self) -> None:
        view, made = self.before[-1]
        try:
            keep_corrections(view.corpus, [one.undone() for one in reversed(made)])
        except ClaimbookError as error:
            self._say(f"Not kept: {error}")
            return
        self.before.pop()
        self._move_to(view, "Taken back.")

    def _move_to(self, view: View, words: str) -> None:
        self.view = view
        self.undo.disabled = not self.before
        self._say(words)
        self.changed(view)

    def _say(self, words: str) -> None:
        self.said.value = f'<span class="cb-note" role="status">{escaped(words)}</span>'


def _field(name: str, view: View) -> widgets.Widget:
    if name in ("number", "start_date", "end_date"):
        hint = {"number": "1,200 or 10–15"}.get(name, "2025-01-31")
        return widgets.Text(
            description=LABELS[name],
            placeholder=hint,
            continuous_update=False,
            layout=widgets.Layout(width="16rem" if name == "number" else "10.6rem"),
            style={"description_width": "3.6rem"},
        )
    if name == "source":
        claims = view.book.claims.dropna(subset=["source"])
        pairs = claims[["source", "source_id"]].fillna("").value_counts().index
        options = [("the article itself", ("", "")), *told_apart([(s, (s, i)) for s, i in pairs])]
    else:
        table = "terms" if name == "polarity" else "figures"
        values = next(c["values"] for c in columns(table) if c["column"] == name)
        options = [(say_plainly(v), v) for v in values.split(";")]
    return widgets.Select(options=options, value=None, rows=min(6, len(options)), description=LABELS[name])


def _value(name: str, row: pd.Series) -> object:
    if name == "number":
        return say_range(row["low"], row["best"], row["high"], row["qualifier"])
    if name == "source":
        return (_text(row["source"]), _text(row["source_id"]))
    return _text(row[name])


def _set(field: widgets.Widget, value: object, row: pd.Series) -> None:
    """Show the row's value; a list that lacks it shows none."""
    if isinstance(field, widgets.Select):
        field.value = value if value in [v for _, v in field.options] else None
    else:
        field.value = value


def _text(value: object) -> str:
    """A cell as the journal writes it.

    >>> _text(12.0), _text(2.5), _text(None), _text("killed")
    ('12', '2.5', '', 'killed')
    """
    if value is None or pd.isna(value):
        return ""
    return f"{value:.15g}" if isinstance(value, float | int) else str(value)


def _show(widget: widgets.Widget, is_shown: bool) -> None:
    widget.layout.display = None if is_shown else "none"
