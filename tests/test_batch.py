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


def test_slips_of_a_codebook_and_other_languages_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "codebook").mkdir()
    lists = {
        "actors": "name,aliases,actor_id,kind,state\nTarn Army,Army;TA,tarn_army,military,tarnia\nHill Front,TA,hill_front,military,\n",
        "sides": "actor_id,side,label,colour\nhill_front,a,Hill,#d55e00\nhil_front,b,Hil,#0072b2\nnorway,c,Norway,#009e73\nana_lopez,d,Lopez,#56b4e9\n",
        "places": "place,within\nDolna,Harlow\nHarlow,Dolna\nBrenly,Norwya\nOsten,Norway\nLark,Osten\n",
    }
    for name, text in lists.items():
        (tmp_path / "codebook" / f"{name}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text(
        "Der Minister sagte, dass bei dem Angriff auf die Stadt zwei Menschen ums Leben kamen. " * 4
    )
    (tmp_path / "b.txt").write_text("“We fled to the hills at night,” Ana Lopez said.", encoding="utf-8")
    book = claimbook.read_corpus(tmp_path)
    assert list(book.articles["status"]) == ["partial", "ok"]
    said = [line.removeprefix(f"claimbook: {tmp_path}") for line in capsys.readouterr().err.splitlines()]
    assert said == [
        "/codebook/sides.csv:3: nobody has the actor_id 'hil_front'",
        "/codebook/actors.csv:2: no state has the actor_id 'tarnia'",
        f"/codebook/actors.csv:3: 'TA' is the name of 'tarn_army' already in {tmp_path}/codebook/actors.csv:2",
        "/codebook/places.csv:2: 'Dolna' lies within itself: dolna in harlow in dolna",
        "/codebook/places.csv:3: 'Harlow' lies within itself: harlow in dolna in harlow",
        "/codebook/places.csv:4: 'Brenly' lies within 'Norwya', which is no place or state of any list",
        ": language not English, read badly: 'a.txt'",
    ]
