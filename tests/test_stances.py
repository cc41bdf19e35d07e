"""Loaded terms with voice, source and target, and the stances that they show."""

from __future__ import annotations

import pytest
from conftest import load_cases

from claimbook.read.people.places import Places
from claimbook.read.people.references import find_cast
from claimbook.read.speech.claims import find_claims
from claimbook.read.tone.stances import find_stances
from claimbook.read.tone.terms import find_terms


@pytest.fixture(scope="module")
def judge(page, lexicon):
    """`judge("Norway lied.")` -> (terms, stances) of that text."""

    def judged(text):
        laid = page(text)
        cast = find_cast(laid, lexicon)
        claims = tuple(find_claims(laid, cast, Places(cast, (), lexicon), lexicon))
        terms = tuple(find_terms(laid, cast, claims, lexicon))
        return terms, tuple(find_stances(laid, cast, claims, terms))

    return judged


@pytest.mark.parametrize("case", load_cases("stances"))
def test_case(case, judge):
    terms, stances = judge(case["text"])
    if "terms" in case:
        assert [[t.text, t.polarity, t.voice, t.source, t.target] for t in terms] == case["terms"]
    if "stances" in case:
        found = {f"{s.source}>{s.target}": s.label for s in stances}
        assert {key: found.get(key) for key in case["stances"]} == case["stances"]
        assert case["stances"] or not found
    if "judged" in case:
        found = {f"{s.source}>{s.target}": s.label for s in stances if s.basis == "judged"}
        assert {key: found.get(key) for key in case["judged"]} == case["judged"]
        assert case["judged"] or not found


def test_every_example_of_terms_fires(lexicon, judge):
    """Each entry is found in its example with its polarity; most judge whom the example is told of."""
    missed, targets = [], 0
    loaded = [row for row in lexicon.rows("terms") if row["frame"] != "plain"]
    for row in loaded:
        terms, _ = judge(row["example"])
        fired = [t for t in terms if t.rule.startswith(f"terms.csv:{row['phrase']}")]
        if not any(t.polarity == row["polarity"] for t in fired):
            missed.append(row["phrase"])
        targets += any(t.target in ("norway", "anna_berg") for t in fired)
    assert missed == []
    assert targets > 0.95 * len(loaded)


def test_every_plain_entry_judges_nobody(lexicon, judge):
    """The words of an entry that only looks loaded give no term."""
    for row in (r for r in lexicon.rows("terms") if r["frame"] == "plain"):
        assert judge(row["example"]) == ((), ()), row


def test_every_example_of_shifters_fires(lexicon, judge):
    for row in lexicon.rows("shifters"):
        terms, _ = judge(row["example"])
        assert [t.polarity for t in terms if t.text == "heroic"] == ["critical"], row


def test_every_example_of_deeds_fires(lexicon, judge):
    """Who condemns a deed is against its doer."""
    for row in lexicon.rows("deeds"):
        _, stances = judge(row["example"])
        assert ("Peru", "norway", "critical") in {(s.source, s.target, s.label) for s in stances}, row


def test_every_example_of_demands_fires(lexicon, judge):
    """Who demands that somebody stop is against that somebody, by this verb and what is demanded."""
    for row in lexicon.rows("demands"):
        terms, stances = judge(row["example"])
        assert ("Peru", "norway", "critical") in {(s.source, s.target, s.label) for s in stances}, row
        assert any(t.rule.startswith("demands.csv") for t in terms), row


def test_every_example_of_tone_words_fires(lexicon, judge):
    """The body is judged by Peru, or Norway with what it does; nobody is judged where the noun names nobody."""
    for row in lexicon.rows("tone_words"):
        _, stances = judge(row["example"])
        shown = [
            s for s in stances if s.basis == "judged" or row["role"] not in ("fate", "others", "suffered")
        ]
        judged = {s.target.split("_")[-1] for s in shown if s.source == "Peru"}
        wanted = {
            "body": row["word"],
            "lone": row["word"],
            "irregular": row["word"],
            "naming": "norway",
            "regard": "norway",
            "giving": "norway",
            "own": "norway",
            "ruler": "norway",
            "someone": "moe",
        }.get(row["role"])
        assert judged == ({wanted} if wanted else set()), row


def test_stances_rest_on_their_terms(judge):
    text = "Chile praised Norway. Norway was brave, Peru said. But Norway was reckless and Norway lied."
    terms, stances = judge(text)
    ids = {t.term_id: t for t in terms}
    for stance in stances:
        shown = stance.evidence.split(";")
        assert len(shown) == stance.n_terms
        assert {ids[i].source or "outlet" for i in shown} == {stance.source}
        assert -1 <= stance.score <= 1


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Lars Holm called Oskar Lind a coward.", "judged"),
        ("Lars Holm said that Oskar Lind was clumsy.", "near"),
        ("Oskar Lind was clumsy. Oskar Lind was childish. Oskar Lind was careless.", "judged"),
        ("Oskar Lind spoke after the massacre.", "near"),
    ],
)
def test_basis_tells_a_judgement_from_a_loaded_word_nearby(judge, text, basis):
    _, stances = judge(text)
    assert {s.target: s.basis for s in stances} == {"oskar_lind": basis}


def test_a_person_who_is_known_has_an_id_in_each_article(seeds_book, lexicon) -> None:
    known = {name for row in lexicon.rows("persons") for name in (row["name"], *row["aliases"].split(";"))}
    told = seeds_book.stances[seeds_book.stances["source"].isin(known)]
    assert len(told) and told["source_id"].notna().all()
