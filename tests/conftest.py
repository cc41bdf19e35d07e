"""Fixtures and the case tables that the tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import claimbook
from claimbook import lexicon as lexicons
from claimbook.extract import extract
from claimbook.frames import Book
from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page, lay_out
from claimbook.records import Article, Reading

CASES = Path(__file__).parent / "cases"
SEEDS = Path(__file__).parents[1] / "seeds"
LEXICON = lexicons.load()  # the packaged word lists, for parameters; tests take the fixture


def load_cases(name: str, *, groups: tuple[str, ...] = ("cases", "caught", "xfail")) -> list:
    """The cases of cases/`name`.yaml as pytest parameters; those under `xfail` must fail, or the run does."""
    with (CASES / f"{name}.yaml").open(encoding="utf-8") as file:
        table = yaml.safe_load(file)
    if unknown := table.keys() - {"cases", "caught", "xfail"}:
        raise ValueError(f"{name}.yaml: unknown groups {sorted(unknown)}")
    return [
        pytest.param(
            case,
            id=f"{group}-{number}-{str(case.get('text', ''))[:40]!r}",
            marks=[pytest.mark.xfail(strict=True)] if group == "xfail" else [],
        )
        for group in groups
        for number, case in enumerate(table.get(group) or ())
    ]


def make_article(text: str, *, published: str | None = None) -> Article:
    """An article of these words, as if read from x.txt; `published` is a day, or two as start/end, as metadata give it."""
    earliest, _, latest = (published or "").partition("/")
    known = {
        "published_earliest": earliest,
        "published_latest": latest or earliest,
        "published_basis": "metadata",
    }
    return Article("a-test", "x.txt", "0" * 64, text, words=len(text.split()), **(known if published else {}))


def reading_of(text: str, *, published: str | None = None) -> Reading:
    """All that is read from these words with the packaged word lists."""
    return extract(make_article(text, published=published), LEXICON)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The packaged word lists."""
    return LEXICON


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """`article("Two died.", published="2024-05-03")` -> an Article."""
    return make_article


@pytest.fixture(scope="session")
def page(lexicon: Lexicon) -> Callable[..., Page]:
    """`page("Two died.")` -> that text laid out."""
    return lambda text, *, published=None: lay_out(make_article(text, published=published), lexicon)


@pytest.fixture(scope="session")
def seeds_book() -> Book:
    """The tables of the first corpus, read once a session; weighing tables empty."""
    return claimbook.read_corpus(SEEDS)


@pytest.fixture(scope="session")
def seeds_weighed(seeds_book: Book) -> Book:
    """The first corpus read and weighed, once a session."""
    return claimbook.weigh_book(seeds_book, codebook=SEEDS / "codebook")


@pytest.fixture(scope="session")
def seeds_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the first corpus' report, made once a session."""
    from claimbook.show.report.reports import Order, write_report

    return write_report(Order(SEEDS, tmp_path_factory.mktemp("report") / "seeds")).parent
