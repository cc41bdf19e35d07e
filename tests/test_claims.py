"""Claims: who is said to say what, case by case, and each entry of the reporting lexicons at work."""

from __future__ import annotations

import pytest
from conftest import LEXICON, load_cases, reading_of

import claimbook
from claimbook.records import Claim

RULES = [(n, r) for n in ("reporting_verbs", "reporting_nouns", "reporting_phrases") for r in LEXICON.rows(n)]


def claims_in(text: str, published: str | None = None) -> tuple[Claim, ...]:
    return reading_of(text, published=published).claims


@pytest.mark.parametrize("case", load_cases("claims"))
def test_attributions(case):
    found = [c for c in claims_in(case["text"]) if c.mode != "own"]
    assert [c.text for c in found] == [c["said"] for c in case["claims"]]
    for claim, wanted in zip(found, case["claims"], strict=True):
        fields = {k: v for k, v in wanted.items() if k != "said"}
        assert {k: getattr(claim, k) for k in fields} == fields


@pytest.mark.parametrize("case", load_cases("acts"))
def test_acts(case):
    found = [c for c in claims_in(case["text"], "2024-05-08") if c.act]
    assert [c.text for c in found] == [c["said"] for c in case["acts"]]
    for claim, wanted in zip(found, case["acts"], strict=True):
        fields = {k: v for k, v in wanted.items() if k != "said"}
        assert {k: getattr(claim, k) for k in fields} == fields


@pytest.mark.parametrize("name, row", RULES, ids=[f"{n}-{r['phrase']}" for n, r in RULES])
def test_each_reporting_phrase_fires(name, row):
    rules = [c.rule for c in claims_in(row["example"])]
    assert any(
        r.endswith(f"{name}:{row['phrase']}") or (r == "goes on" and row["syntax"] == "heading")
        for r in rules
    )


@pytest.mark.parametrize("row", LEXICON.rows("silences"), ids=lambda r: r["phrase"])
def test_each_silence_says_nothing(row):
    assert not [c for c in claims_in(row["example"]) if c.mode != "own"]


@pytest.mark.parametrize("row", LEXICON.rows("acts"), ids=lambda r: r["phrase"])
def test_each_act_fires(row):
    assert row["act"] in [c.act for c in claims_in(row["example"])]


@pytest.mark.parametrize(
    "row", [*LEXICON.rows("hedges"), *LEXICON.rows("reporting_classes")], ids=lambda r: r["example"]
)
def test_each_status_is_given(row):
    assert row["status"] in [c.status for c in claims_in(row["example"])]


def test_a_claim_quotes_its_article():
    text = "The mayor, Anna Weiss, said: “The bridge is closed.” She told Reuters that two ships had sunk."
    for claim in claims_in(text):
        assert text[claim.start : claim.end] == claim.text
        assert text[claim.cue_start : claim.cue_end] == claim.cue
        assert text[claim.source_start : claim.source_end] == claim.source_text


def test_what_is_said_without_a_date_was_said_when_published():
    text = "The mayor said it was over. The mayor said on May 3 that it was over."
    undated, dated = claims_in(text, "2024-05-08/2024-05-09")
    assert (undated.statement_start, undated.statement_end) == ("2024-05-08", "2024-05-09")
    assert (dated.statement_start, dated.statement_end) == ("2024-05-03", "2024-05-03")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police on Tuesday said the road was shut.", "2024-05-07"),
        ("Luis Park, who fled in 2008, said the town was quiet.", "2024-05-08"),
        ("Ana Moe, arrested on Monday, told the court that she was innocent.", "2024-05-08"),
        ("The guild, banned since 2012, said it would march.", "2024-05-08"),
        ("A spokesman, Luis Park, said in 2021 that the port was safe.", "2021-01-01"),
        ("We open the school today!\n\n— Tom Beck (@tombeck) May 2, 2024", "2024-05-02"),
    ],
)
def test_what_is_told_of_a_source_is_not_when_it_speaks(text, day):
    said = [c for c in claims_in(text, "2024-05-08") if c.source]
    assert [c.statement_start for c in said] == [day]


TURNS = "{0}: How did it begin?\n\nANNA WEISS: (Laughing) We lost 40 houses. They say it sank.\n\n{0}: And now?\n\nWEISS: Nobody knows."


@pytest.mark.parametrize("asking", ["TOM KELLER, HOST", "Tom Keller"])
def test_the_turns_of_an_interview_are_their_speakers(asking):
    found = claims_in(
        f"The dam of Velsk\n\nAnna Weiss runs the dam.\n\n{TURNS.format(asking)}\n\nNote: This has been shortened."
    )
    said = [(c.source, c.text) for c in found if c.rule == "turn"]
    assert said == [("Anna Weiss", "We lost 40 houses. They say it sank."), ("Anna Weiss", "Nobody knows.")]


def test_the_answers_of_an_interview_are_of_the_one_whom_it_names_first():
    found = claims_in(
        "Nurse Anna Weiss ran the ward. She spoke to Tom Keller in May.\n\nQ: How many came?\n\n"
        "A: We had 40 wounded for ten beds. It rained.\n\nQ: And later?\n\nA: Nobody knows."
    )
    said = [(c.source, c.text) for c in found if c.rule == "turn"]
    assert said == [
        ("Anna Weiss", "We had 40 wounded for ten beds. It rained."),
        ("Anna Weiss", "Nobody knows."),
    ]


def test_labels_of_a_list_are_no_speakers():
    assert not claims_in("Losses\n\nUkraine: Another 40 came.\n\nRussia: All left.\n\nUkraine: Only 5 came.")


def test_who_did_it_is_no_target(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Omra was captured by fighters of the Malian army, the mayor said.", "utf-8"
    )
    (tmp_path / "b.txt").write_text("Rebels captured Omra from the Malian army, the mayor said.", "utf-8")
    (tmp_path / "c.txt").write_text("Omra was seized only by the guards of Mali, the mayor said.", "utf-8")
    told = claimbook.read_corpus(tmp_path).claims
    assert told["act"].tolist() == ["captured"] * 3
    assert [isinstance(target, str) for target in told["target"]] == [False, True, False]
