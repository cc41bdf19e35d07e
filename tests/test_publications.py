"""When and by whom an article was published."""

from __future__ import annotations

import pytest
from conftest import load_cases

from claimbook.read.time.date_phrases import find_phrases
from claimbook.read.time.outlets import find_outlet
from claimbook.read.time.publications import find_publication
from claimbook.read.time.resolutions import resolver


def read_publication(page, lexicon, text, given=None):
    """Earliest, latest and basis of a text with what its metadata give."""
    laid = page(text, published=given)
    found = find_publication(laid, resolver(laid, tuple(find_phrases(laid, lexicon)), lexicon), lexicon)
    return [found.earliest, found.latest, found.basis]


@pytest.mark.parametrize("case", load_cases("publications"))
def test_publications(case, page, lexicon):
    if "published" in case:
        assert read_publication(page, lexicon, case["text"], case.get("given")) == case["published"]
    if "outlet" in case:
        assert find_outlet(page(case["text"]), lexicon) == case["outlet"]


def test_every_mark_states_its_date(page, lexicon):
    for row in lexicon.rows("publication_marks"):
        text = f"Quake hits coast\n{row['example']}\nTwo died when a wall fell on a street, the mayor said."
        assert read_publication(page, lexicon, text) == ["2024-05-03", "2024-05-03", "stated"], row["word"]


def test_every_note_tells_when_it_was_made(page, lexicon):
    for row in lexicon.rows("publication_notes"):
        text = f"Quake hits coast\n{row['example']}\nTwo died when a wall fell on a street, the mayor said."
        assert read_publication(page, lexicon, text) == ["2024-05-03", "2024-05-03", "stated"], row["phrase"]
        assert row["phrase"] in row["example"].lower()


def test_every_cue_names_its_outlet(page, lexicon):
    for row in lexicon.rows("outlet_cues"):
        outlet = find_outlet(page(row["example"] + "."), lexicon)
        assert outlet in ("Harbour Times", "Daily Harbour"), row["phrase"]
