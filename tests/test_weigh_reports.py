"""Short texts read and weighed together: cases/reports.yaml says how pairs of their figures and claims stand to each other."""

from __future__ import annotations

import pandas as pd
import yaml
from conftest import CASES

import claimbook
from claimbook.codebooks import codebook_of

FLOOR = 74  # pairs that must be right: raised with what is reached, never lowered


def test_pairs_of_reports(tmp_path):
    with (CASES / "reports.yaml").open(encoding="utf-8") as file:
        topics = yaml.safe_load(file)
    verdicts = [
        verdict for number, topic in enumerate(topics) for verdict in judge(topic, tmp_path / str(number))
    ]
    wrong = [said for right, said in verdicts if not right]
    assert len(verdicts) >= 40
    assert len(verdicts) - len(wrong) >= FLOOR, (
        f"{len(verdicts) - len(wrong)} of {len(verdicts)}\n" + "\n".join(wrong)
    )


def judge(topic: dict, folder) -> list[tuple[bool, str]]:
    """(right, what was wanted and found) of each pair of one topic's texts."""
    folder.mkdir()
    for name, text in topic["texts"].items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    days = "".join(f"{name}.txt,{day}\n" for name, day in topic.get("published", {}).items())
    if days:
        (folder / "metadata.csv").write_text(f"file,published\n{days}", encoding="utf-8")
    for name, rows in topic.get("codebook", {}).items():
        (folder / "codebook").mkdir(exist_ok=True)
        (folder / "codebook" / name).write_text(rows, encoding="utf-8")
    book = claimbook.weigh_book(claimbook.read_corpus(folder), codebook=codebook_of(folder))
    return [_judge_pair(topic, pair, book) for pair in topic["pairs"]]


def _judge_pair(topic: dict, pair: dict, book: claimbook.Book) -> tuple[bool, str]:
    kind = pair.get("kind", "figure")
    left, right = (_find(topic, pair, side, book, kind) for side in ("left", "right"))
    said = f"{topic['topic']}: {pair['left']!r} ~ {pair['right']!r}: want {pair['accept']}, "
    if not left or not right:
        return False, said + f"no {kind} found for {'left' if not left else 'right'}"
    rows = book.relations
    rows = rows[
        (rows["left_id"].isin(left) & rows["right_id"].isin(right))
        | (rows["left_id"].isin(right) & rows["right_id"].isin(left))
    ]
    found = sorted(set(rows["relation"])) or ["none"]
    reasons = set(";".join(rows["reason"].dropna()).split(";"))
    wanted = pair["accept"].get(found[0]) if len(found) == 1 else None
    return wanted is not None and (not wanted or bool(reasons & set(wanted))), said + f"got {found} {reasons}"


def _find(topic: dict, pair: dict, side: str, book: claimbook.Book, kind: str) -> set[str]:
    """The ids of the figures (claims) that overlap the words of one side; `in_left`, `in_right` name their text."""
    named = pair.get(f"in_{side}")
    texts = topic["texts"].items() if named is None else [(named, topic["texts"][named])]
    at = [(name, text.find(pair[side])) for name, text in texts if pair[side] in text]
    name, start = at[0] if side == "left" else at[-1]
    articles = book.articles.loc[book.articles["path"] == f"{name}.txt", "article_id"]
    rows: pd.DataFrame = getattr(book, f"{kind}s")
    rows = rows[rows["article_id"].isin(articles)]
    rows = rows[(rows["start"] < start + len(pair[side])) & (rows["end"] > start)]
    return set(rows[f"{kind}_id"])
