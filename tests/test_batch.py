"""Many articles: one that fails stays alone, and the number of processes changes nothing."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import claimbook
from claimbook import batch
from claimbook.records import Article


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(
            f"Officials in Ada said on Monday that {number + 2} people were killed. “We fled,” Ana Lopez said."
        )
    (tmp_path / "empty.txt").touch()
    return tmp_path


def test_the_number_of_processes_changes_nothing(corpus: Path) -> None:
    alone, pooled = claimbook.read_corpus(corpus), claimbook.read_corpus(corpus, jobs=2)
    for name, table in alone.tables().items():
        pd.testing.assert_frame_equal(table, getattr(pooled, name))
    assert list(alone.articles["status"]) == ["ok"] * 40 + ["rejected"]


def test_an_article_that_fails_is_rejected_and_the_others_are_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(article: Article, lexicon: object) -> object:
        if article.path == "03.txt":
            raise RecursionError("too deep")
        return extract(article, lexicon)

    extract = batch.extract
    monkeypatch.setattr(batch, "extract", fail)
    book = claimbook.read_corpus(corpus)
    articles = book.articles.set_index("path")
    assert articles.loc["03.txt", "status"] == "rejected"
    assert articles.loc["03.txt", "reason"] == "reading failed: RecursionError: too deep"
    assert articles.loc["03.txt", "article_id"] not in set(book.sentences["article_id"])
    assert list(articles["status"]).count("ok") == 39


def test_articles_are_taken_as_they_are_needed(corpus: Path) -> None:
    taken = []
    articles = (taken.append(a) or a for a in batch.read_articles(corpus))
    next(batch.extract_all(articles, codebook=None))
    assert len(taken) == 1
