"""Figures: the case table, the lexicons' examples, and what must hold for every figure."""

from __future__ import annotations

import re

import pytest
from conftest import LEXICON, load_cases, make_article, reading_of

from claimbook.extract import extract
from claimbook.lexicon import Lexicon
from claimbook.read.counts.figures import find_figures
from claimbook.read.layout.pages import lay_out
from claimbook.read.people.places import Places
from claimbook.read.people.references import find_cast

SPECIAL = {"shot": "wounded", "freed": "people"}  # measures of measures.csv that columns.csv does not know


def figures_in(text: str) -> tuple:
    """The figures of a short article, published on a Friday."""
    return reading_of(text, published="2024-05-10").figures


def seen(figure: object, wanted: dict) -> dict:
    """The figure's values in the columns that a case names."""
    return {column: getattr(figure, column) for column in wanted}


@pytest.mark.parametrize("case", load_cases("figures"))
def test_case(case: dict) -> None:
    found = figures_in(case["text"])
    wanted = [{"text": text} | values for figure in case["figures"] for text, values in figure.items()]
    assert [seen(f, w) for f, w in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize("case", load_cases("figures_parts"))
def test_part(case: dict) -> None:
    by_id = {f.figure_id: f.text for f in figures_in(case["text"])}
    parts = {f.text: by_id[f.part_of] for f in figures_in(case["text"]) if f.part_of}
    assert parts == case["parts"]


def examples(name: str) -> list:
    """The rows of a lexicon as parameters, named by their first cell."""
    return [pytest.param(row, id=f"{name}-{next(iter(row.values()))}") for row in LEXICON.rows(name)]


@pytest.mark.parametrize("row", examples("counted"))
def test_counted_noun(row: dict) -> None:
    assert (row["measure"], row["subject"] or None) in {
        (f.measure, f.subject) for f in figures_in(row["example"])
    }


@pytest.mark.parametrize("row", examples("measures"))
def test_measure(row: dict) -> None:
    found = {(f.measure, f.rule.split("+")[0]) for f in figures_in(row["example"])}
    measure = SPECIAL.get(row["measure"], row["measure"])
    assert measure in {m for m, _ in found}, found


@pytest.mark.parametrize("row", examples("units"))
def test_unit(row: dict) -> None:
    assert (row["measure"], row["unit"]) in {(f.measure, f.unit) for f in figures_in(row["example"])}


@pytest.mark.parametrize("row", examples("currencies"))
def test_currency(row: dict) -> None:
    assert [("money", row["unit"])] == [(f.measure, f.unit) for f in figures_in(row["example"])]


@pytest.mark.parametrize("row", examples("bounds"))
def test_bound(row: dict) -> None:
    assert row["qualifier"] in {f.qualifier for f in figures_in(row["example"]) if 40 in (f.low, f.high)}


@pytest.mark.parametrize("row", examples("vague_numbers"))
def test_vague_number(row: dict) -> None:
    found = [(f.low, f.best, f.high, f.qualifier) for f in figures_in(row["example"])]
    assert (float(row["low"]), None, None, "vague") in found


@pytest.mark.parametrize("row", examples("number_words"))
def test_number_word(row: dict) -> None:
    assert figures_in(row["example"])


@pytest.mark.parametrize("row", examples("totals"))
def test_total(row: dict) -> None:
    assert row["total_type"] in {f.total_type for f in figures_in(row["example"])}


@pytest.mark.parametrize("row", examples("level_verbs"))
def test_level_verb(row: dict) -> None:
    assert [(f.measure, f.best) for f in figures_in(row["example"])] == [("killed", 40)]


@pytest.mark.parametrize("row", examples("not_figures"))
def test_not_a_figure(row: dict) -> None:
    assert not figures_in(row["example"])
    assert figures_in(re.sub(re.escape(row["words"]), "tables", row["example"], flags=re.IGNORECASE))


class Without(Lexicon):
    """The packaged word lists but for one row; they are not read from their files again."""

    def __init__(self, name: str, row: dict) -> None:
        super().__init__()
        self.name, self.row = name, row

    def rows(self, name: str) -> tuple:
        rows = LEXICON.rows(name)
        return tuple(r for r in rows if r != self.row) if name == self.name else rows


NEEDED = [
    pytest.param(name, *p.values, id=p.id)
    for name in ("count_phrases", "totals", "level_verbs")
    for p in examples(name)
]


@pytest.mark.parametrize(("name", "row"), NEEDED)
def test_word_is_needed(name: str, row: dict) -> None:
    article = make_article(row["example"])
    page = lay_out(article, LEXICON)
    cast, read = find_cast(page, LEXICON), extract(article, LEXICON)
    with_row, without = (
        [
            (
                f.text,
                f.measure,
                f.unit,
                f.low,
                f.total_type,
                f.part_of,
                f.source,
                f.place,
                f.start_date,
                f.end_date,
            )
            for f in find_figures(page, cast, read.claims, Places(cast, read.dates, lexicon), lexicon)
        ]
        for lexicon in (LEXICON, Without(name, row))
    )
    assert with_row != without


def test_words_are_quoted_and_ids_stable(seeds_book: object) -> None:
    texts = seeds_book.articles.set_index("article_id")["text"]
    figures = seeds_book.figures
    assert all(texts[f.article_id][f.start : f.end] == f.text for f in figures.itertuples())
    assert figures["part_of"].dropna().isin(figures["figure_id"]).all()
