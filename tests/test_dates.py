"""Date expressions: what is found, what it is resolved to and from what."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from conftest import load_cases
from hypothesis import given
from hypothesis import strategies as st

from claimbook.read.time import calendars
from claimbook.read.time.date_phrases import find_phrases
from claimbook.read.time.dates import date_for, find_dates
from claimbook.read.time.publications import find_publication
from claimbook.read.time.resolutions import resolver

LEXICONS = ("date_words", "date_links", "tense_words", "holidays")
GUARDS = (
    "every",
    "counter",
    "numbered",
    "counted",
    "address",
    "paper",
    "epithet",
    "age",
)  # beside these words there is no date


def read_dates(page, lexicon, text, published=None):
    """The date mentions of a text that is published as told ("2024-05-08", "2024-05-01/2024-05-31", None)."""
    laid = page(text, published=published)
    resolve = resolver(laid, tuple(find_phrases(laid, lexicon)), lexicon)
    return list(find_dates(laid, resolve, find_publication(laid, resolve, lexicon)))


@pytest.mark.parametrize("case", load_cases("dates"))
def test_dates(case, page, lexicon):
    found = read_dates(page, lexicon, case["text"], case.get("published"))
    assert [[d.text, d.start_date, d.end_date, d.precision, d.anchor] for d in found] == case["dates"]


@pytest.mark.parametrize("name", LEXICONS)
def test_every_entry_fires_in_its_example(name, page, lexicon):
    for row in (r for r in lexicon.rows(name) if r["example"]):
        found = read_dates(page, lexicon, row["example"], "2024-05-08")
        word = row.get("phrase") or row["word"]
        if row.get("tag") in GUARDS:
            assert not found, f"{name}: {word}: {found[0].text!r} in {row['example']!r}"
            continue
        assert found, f"{name}: {word}: no date in {row['example']!r}"
        if name != "tense_words":
            *_, before = ["", *row["example"][: found[0].start].split()]
            assert re.search(rf"(?<!\w){re.escape(word)}(?!\w)", f"{before} {found[0].text}".lower()), word


def test_tense_turns_a_weekday(page, lexicon):
    for row in lexicon.rows("tense_words"):
        if "day" not in row["example"]:
            continue
        [found] = read_dates(page, lexicon, row["example"], "2024-05-08")  # a Wednesday
        ahead = found.start_date > "2024-05-08"
        assert ahead == (row["tense"] != "past"), row["word"]


def test_the_date_of_a_clause(page, lexicon):
    text = "On Monday, 3 May 2021, two died, and on 4 May 2021 five were found; nobody was hurt. Six fled."
    laid = page(text)
    dates = read_dates(page, lexicon, text)
    assert date_for(dates, laid, text.index("two"), text.index("two") + 3).start_date == "2021-05-03"
    assert date_for(dates, laid, text.index("five"), text.index("five") + 4).start_date == "2021-05-04"
    assert date_for(dates, laid, text.index("Six"), text.index("Six") + 3) is None


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["day", "week", "month", "quarter", "year"])
)
def test_units_hold_their_day_and_meet(day, unit):
    whole = calendars.unit_of(unit, day)
    after = calendars.unit_of(unit, whole.last + timedelta(1))
    assert whole.first <= day <= whole.last
    assert after.first == whole.last + timedelta(1)
