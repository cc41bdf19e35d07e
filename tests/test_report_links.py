"""Numbers in findings lead to the rows that give them, and to no others."""

from __future__ import annotations

import re

import pytest
from books import make_book

from claimbook import lexicon as lexicons
from claimbook.show.report.links import Evidence, link_numbers
from claimbook.show.views import View, look_at

ROWS = [
    {"source": "Ann Lee", "n": 12},
    {"source": "Bo Hart", "n": 15},
    {"source": "Bo Hart", "n": 1500},
    {"source": "Radio 24", "n": 24},
    {"source": "Cy Dow", "n": 24},
]
CLAIMS = [{"source": name, "status": "denied"} for name in ("Ann Lee", "Bo Hart", "Bo Hart")]


@pytest.fixture(scope="module")
def view() -> View:
    return look_at(make_book(figures=ROWS, claims=CLAIMS), lexicons.load())


CASES = [
    ("Killed: 12 (Ann Lee).", {"12": ["Ann Lee"]}),
    ("Killed: 12 (Bo Hart).", {"12": []}),  # he says something else
    ("Wounded: 12 (Ann Lee).", {"12": []}),  # she counts something else
    ("The largest is 1,500 killed, by Bo Hart.", {"1,500": ["Bo Hart"]}),
    ("There are 5 figures.", {"5": ["Ann Lee", "Bo Hart", "Bo Hart", "Cy Dow", "Radio 24"]}),
    ("There are 6 figures.", {"6": []}),
    ("Told by Bo Hart: 2 figures.", {"2": ["Bo Hart", "Bo Hart"]}),
    ("Told by Ann Lee and 2 more, Bo Hart too.", {"2": []}),
    ("Radio 24 says that 24 were killed on 24 May 2024.", {"24": ["Radio 24"]}),
    ("Without Bo Hart it goes from 1,500 to 24 killed.", {"1,500": ["Bo Hart"], "24": []}),
    ("Killed: 24 (Radio 24), 24 (Cy Dow).", {"24": ["Cy Dow"]}),  # the last of the two
    (
        "Denied: 3 claims, 1 by Ann Lee and 2 by Bo Hart.",
        {"3": ["Ann Lee", "Bo Hart", "Bo Hart"], "1": ["Ann Lee"], "2": ["Bo Hart", "Bo Hart"]},
    ),
    ("Denied: 3 claims, 1 by Bo Hart.", {"3": ["Ann Lee", "Bo Hart", "Bo Hart"], "1": []}),
    ("Of all words, 51% are quoted.", {"51%": []}),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_numbers_lead_to_their_rows(view, sentence, expected):
    who = dict(zip(view.figures["figure_id"], view.figures["who"], strict=True))
    who |= dict(zip(view.claims["claim_id"], view.claims["who"], strict=True))
    html = link_numbers(sentence, Evidence(view, frozenset(who)), "chart")
    found = re.findall(
        r'<a class="number" href="#([^"]+)"(?: data-rows="([^"]*)" data-of="(\d+)")?>([^<]+)</a>', html
    )
    assert {said: sorted(who[i] for i in rows.split(";") if i) for _, rows, _, said in found} == expected
    assert all(place == (rows.split(";")[0] or "chart") for place, rows, _, _ in found)
    assert html.striptags() == sentence


def test_rows_that_no_table_holds_are_counted_only(view):
    kept = frozenset(view.figures["figure_id"].head(1))
    html = link_numbers("There are 5 figures.", Evidence(view, kept), "chart")
    assert f'data-rows="{next(iter(kept))}" data-of="5"' in html


def test_text_stays_text(view):
    html = link_numbers("<b>12</b> killed & more (Ann Lee)", Evidence(view, frozenset()), "chart")
    assert "<b>" not in html and "&lt;b&gt;" in html and "&amp; more" in html
