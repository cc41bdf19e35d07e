"""What stands behind a mark: the row's words in their article, the sentences around them, who said it and through whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from claimbook.frames import KEYS
from claimbook.show.charts.stances import judged_by
from claimbook.show.markings import Layer, escaped, marked
from claimbook.show.views import View
from claimbook.wordings import say_days, say_plainly, say_range

MOST = 5
NOTHING = "Click a mark, or reach it with Tab and the arrow keys and press Enter, to read its sentence."


def rows_behind(view: View, ids: Iterable[str]) -> list[tuple[str, pd.Series]]:
    """(table, row) of each id that the view knows, in the order of `ids`."""
    wanted = list(dict.fromkeys(ids))
    found = {}
    for table, key in KEYS.items():
        rows = getattr(view, table)
        found |= {row[key]: (table, row) for _, row in rows[rows[key].isin(wanted)].iterrows()}
    return [found[i] for i in wanted if i in found]


def only(view: View, ids: Iterable[str]) -> View:
    """The view with these rows alone; of the tables in which none of them is, the rows in the same sentences."""
    wanted = set(ids)
    rows = {table: getattr(view, table) for table in KEYS}
    chosen = {table: frame[frame[KEYS[table]].isin(wanted)] for table, frame in rows.items()}
    sentences = set().union(*(set(frame["sentence_id"].dropna()) for frame in chosen.values()))
    left = {
        table: found if len(found) else rows[table][rows[table]["sentence_id"].isin(sentences)]
        for table, found in chosen.items()
    }
    judged = judged_by(view, left.pop("terms"))
    return replace(judged, **left, stances=judged.stances[judged.stances["n_terms"] > 0])


def with_neighbours(view: View, ids: Sequence[str]) -> list[str]:
    """These rows and all others that begin in the same sentences."""
    near = only(view, ids)
    return [*ids, *(i for table, key in KEYS.items() for i in getattr(near, table)[key] if i not in ids)]


def told(view: View, ids: Sequence[str]) -> str:
    """The rows behind a mark as escaped HTML: sentence with its neighbours, source, chain, status and place."""
    rows = rows_behind(view, ids)
    if not rows:
        return f'<p class="cb-note">{NOTHING}</p>'
    more = (
        f'<p class="cb-note">and {len(rows) - MOST} more, in the table below</p>' if len(rows) > MOST else ""
    )
    return "".join(_one(view, table, row) for table, row in rows[:MOST]) + more + _beside(view, rows)


def _one(view: View, table: str, row: pd.Series) -> str:
    before, after = _neighbours(view, row)
    kind = {"figures": "figure", "claims": "claim", "terms": row.get("polarity"), "dates": "date"}[table]
    layer = Layer(int(row["start"]), int(row["end"]), f"{kind} cb-picked", "")
    start = int(row["sentence_start"]) if pd.notna(row["sentence_start"]) else int(row["start"])
    text = view.articles.set_index("article_id").loc[row["article_id"], "text"]
    end = max(start + len(row["sentence"]), int(row["end"]))
    quoted = f'<span class="cb-beside">{escaped(before)}</span> {marked(text[start:end], [layer], offset=start)} <span class="cb-beside">{escaped(after)}</span>'
    key = escaped(row[KEYS[table]])
    return f'<blockquote class="cb-told" data-row="{key}">{quoted}</blockquote><p class="cb-note">{escaped(" · ".join(_facts(view, table, row)))}</p>'


def _beside(view: View, rows: list[tuple[str, pd.Series]]) -> str:
    """What else is said of the same quantity: the other figures of the group, else of the same measure and subject."""
    figures = [row for table, row in rows if table == "figures"]
    if len(figures) != 1:
        return ""
    others = view.figures[
        view.figures["figure_id"].isin(_same_quantity(view, figures[0]))
        & (view.figures["figure_id"] != figures[0]["figure_id"])
    ]
    if others.empty:
        return '<p class="cb-note">No other figure for the same quantity.</p>'
    lines = "".join(
        f"<li>{escaped(say_range(r.low, r.best, r.high, r.qualifier))}, {escaped(r.who)}, {escaped(r.status)} <small>{escaped(r.article)}: {escaped(r.text)}</small></li>"
        for r in others.head(12).itertuples()
    )
    return f'<p class="cb-note">Beside it, of the same quantity:</p><ul>{lines}</ul>'


def _same_quantity(view: View, figure: pd.Series) -> pd.Series:
    groups = view.book.groups
    group = groups.loc[groups["member_id"] == figure["figure_id"], "group_id"]
    if len(group):
        return groups.loc[groups["group_id"].isin(group), "member_id"]
    same = (view.figures["measure"] == figure["measure"]) & (
        view.figures["subject"].fillna("") == (figure["subject"] if pd.notna(figure["subject"]) else "")
    )
    return view.figures.loc[same, "figure_id"]


def _neighbours(view: View, row: pd.Series) -> tuple[str, str]:
    sentences = view.sentences[view.sentences["article_id"] == row["article_id"]].reset_index(drop=True)
    at = sentences.index[sentences["sentence_id"] == row["sentence_id"]]
    if not len(at):
        return "", ""
    texts = sentences["text"]
    return (texts[at[0] - 1] if at[0] > 0 else "", texts[at[0] + 1] if at[0] + 1 < len(texts) else "")


def _facts(view: View, table: str, row: pd.Series) -> list[str]:
    if table == "figures":
        facts = [
            f"{say_plainly(row['measure'])}: {say_range(row['low'], row['best'], row['high'], row['qualifier'])}",
            row["who"],
            row["status"],
        ]
    elif table == "claims":
        facts = [row["who"], row["status"], row["mode"]]
    elif table == "terms":
        facts = [
            row["polarity"],
            "the article’s own voice" if row["voice"] == "own" else row["source"],
            "" if pd.isna(row["target"]) else f"about {view.name_of(row['target'])}",
        ]
    else:
        facts = [say_days(row["start_date"], row["end_date"]), f"resolved from: {row['anchor']}"]
    chain = _chain(view, row.get("figure_id" if table == "figures" else "claim_id"))
    return [
        f
        for f in [*facts, chain, f"{row['article']} ({row['path']}, character {row['start']:,})"]
        if isinstance(f, str) and f
    ]


def _chain(view: View, member_id: object) -> str:
    chains = (
        view.book.origins.loc[view.book.origins["member_id"] == member_id, "chain"]
        if isinstance(member_id, str)
        else ()
    )
    return "" if not len(chains) else "came through: " + chains.iloc[0].replace(";", " ← ")
