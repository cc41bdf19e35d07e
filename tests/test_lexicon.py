"""Word lists: what the loader refuses, how a codebook is laid over them, and that what is packaged holds."""

from __future__ import annotations

import csv
import os
import re
from dataclasses import fields
from pathlib import Path

import pytest

from claimbook.errors import LexiconError
from claimbook.lexicon import FOLDER, Lexicon, any_of, load
from claimbook.read.layout.grammar_words import Grammar

SCHEMA = list(csv.DictReader((FOLDER / "schema.csv").open(encoding="utf-8", newline="")))
FILES = sorted({row["file"] for row in SCHEMA})
PACKAGED = sorted(path.stem for path in FOLDER.glob("*.csv") if path.stem != "schema")
OF_WORDS = sorted(
    {row["file"] for row in SCHEMA if row["column"] in ("phrase", "word", "words", "title", "head")}
)
ONLY_AN_ANALYST_KNOWS = {"sides"}
REPORTING = {"reporting_verbs", "reporting_nouns", "reporting_phrases"}


@pytest.mark.parametrize("name", PACKAGED)
def test_packaged_lists_can_be_read(name: str, lexicon: Lexicon) -> None:
    assert lexicon.rows(name)


def test_every_packaged_list_is_described() -> None:
    assert set(PACKAGED) == set(FILES) - ONLY_AN_ANALYST_KNOWS
    for row in SCHEMA:
        assert row["meaning"], row
        assert {row["key"], row["required"]} <= {"yes", "no"}, row
    assert {row["file"] for row in SCHEMA if row["key"] == "yes"} == set(FILES)


def test_the_page_on_codebooks_tells_every_list_and_its_columns() -> None:
    page = (Path(__file__).parents[1] / "docs" / "codebook.md").read_text(encoding="utf-8")
    often, _, all_lists = page.partition("## All lists")
    assert set(re.findall(r"`(\w+)`", all_lists)) == set(FILES)
    shown = re.findall(r"(?m)^\| `(\w+)\.csv` \|[^|]*\| (.*) \|$", often)
    assert len(shown) > 4
    for name, cells in shown:
        columns = re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", cells))
        assert columns == [row["column"] for row in SCHEMA if row["file"] == name]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_packaged_lists_are_plain(path: Path) -> None:
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    raw.decode("utf-8")


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        ("word,knd,example\n", 1, "unknown columns ['knd']"),
        ("word,example\n", 1, "lacks columns ['kind']"),
        ("word,kind,example\nGen.,title,He met Gen. Ode\n", 2, "'Gen.' is not lower case"),
        ("word,kind,example\ngen.,titel,He met Gen. Ode\n", 2, "'titel'; allowed: title, month"),
        ("word,kind,example\ngen.,title,\n", 2, "example is empty"),
        ("word,kind,example\ngen.,title\n", 2, "fewer cells"),
        ("word,kind,example\ngen.,title,a,b\n", 2, "more cells"),
        ("word,kind,example\ngen.,title,a\n\ngen.,never,b\n", 4, "there already in line 2"),
        ('word,kind,example\ngen.,title,"no end\n', 2, "end of data"),
        ("word,kind,example\n{gen.|maj.,title,He met Gen. Ode\n", 2, "holds a brace of no choice"),
        ("word,kind,example\n{gen.|maj.},title,He met {2} Ode\n", 2, "holds a brace of no choice"),
        ("word,kind,example\n{gen.|gen.},title,He met {1} Ode\n", 2, "there already in line 2"),
    ],
)
def test_a_broken_line_is_told(tmp_path: Path, lines: str, line: int, message: str) -> None:
    (tmp_path / "abbreviations.csv").write_text(lines)
    with pytest.raises(LexiconError) as error:
        Lexicon(tmp_path).check()
    assert f"abbreviations.csv:{line}: " in str(error.value)
    assert message in str(error.value)


def test_a_brace_that_leaves_no_choice_is_a_brace(tmp_path: Path) -> None:
    (tmp_path / "abbreviations.csv").write_text("word,kind,example\n${n}.,title,He met ${n}. Ode\n")
    assert any(row["word"] == "${n}." for row in Lexicon(tmp_path).rows("abbreviations"))


def test_a_choice_stands_for_a_row_each(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(
        "phrase,forms,frame,polarity,example\n"
        "hide {his|her} {son|aunt},hid {1} {2},deed,critical,Norway hid {1} {2}.\n"
    )
    rows = [row for row in Lexicon(tmp_path).rows("terms") if row["phrase"].startswith("hide h")]
    assert [(row["phrase"], row["forms"], row["example"]) for row in rows] == [
        (f"hide {own} {kin}", f"hid {own} {kin}", f"Norway hid {own} {kin}.")
        for own in ("his", "her")
        for kin in ("son", "aunt")
    ]


@pytest.mark.parametrize(
    ("name", "lines", "message"),
    [
        ("grammar_words", "word,roles\nquite,adverb\nso,adverbial\n", "3: roles is 'adverbial'; allowed: "),
        ("grammar_words", "word,roles\nquite,adverb;\n", "2: roles is ''; allowed: "),
        (
            "reporting_verbs",
            "phrase,forms,class,syntax,example\nmew,mew,mew,quote,It\n",
            "2: class is 'mew'; allowed: say, ",
        ),
        (
            "reporting_verbs",
            "phrase,forms,class,syntax,example\nmew,mew,say,quot,It\n",
            "2: syntax is 'quot'; allowed: ",
        ),
        (
            "reporting_nouns",
            "phrase,class,syntax,example\nmew,say;deny,that,It\n",
            "2: class is 'say;deny'; allowed: say, ",
        ),
        (
            "reporting_nouns",
            "phrase,class,syntax,example\nmew,say,that;thus,It\n",
            "2: syntax is 'thus'; allowed: ",
        ),
        (
            "number_words",
            "phrase,value,kind,example\nmany,much,small,It\n",
            "2: value is 'much'; allowed: a number",
        ),
        (
            "sides",
            "actor_id,side,label,colour\nnorway,home,Home,red;}</style>\n",
            "2: colour is 'red;}</style>'; allowed: a colour as #0072b2",
        ),
        ("vague_numbers", "phrase,low,example\noodles,1e9,It\n", "2: low is '1e9'; allowed: a number"),
    ],
)
def test_a_cell_that_no_reader_knows_is_told(tmp_path: Path, name: str, lines: str, message: str) -> None:
    (tmp_path / f"{name}.csv").write_text(lines)
    with pytest.raises(LexiconError) as error:
        Lexicon(tmp_path).check()
    assert f"{name}.csv:{message}" in str(error.value)


def test_a_class_of_reporting_is_one_of_the_classes(lexicon: Lexicon) -> None:
    classes = ";".join(lexicon.phrases("reporting_classes"))
    assert {row["values"] for row in SCHEMA if row["column"] == "class" and row["file"] in REPORTING} == {
        classes
    }


def test_every_role_of_a_grammar_word_has_its_field() -> None:
    (roles,) = (
        row["values"] for row in SCHEMA if row["file"] == "grammar_words" and row["column"] == "roles"
    )
    assert set(roles.removeprefix("any of ").split(";")) <= {field.name for field in fields(Grammar)}


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "abbreviations.csv").write_bytes(b"word,kind,example\n\xff\n")
    with pytest.raises(LexiconError, match=r"abbreviations\.csv:2: not UTF-8 text"):
        Lexicon(tmp_path).check()


def test_a_list_that_is_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "abbreviations.csv")
    with pytest.raises(LexiconError, match=r"abbreviations\.csv: not a file"):
        Lexicon(tmp_path).check()


def test_a_column_that_stands_twice_is_told(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("place,within,within\nOrlivka,Kursk,Russia\n")
    with pytest.raises(LexiconError, match=r"places\.csv:1: columns \['within'\] stand twice"):
        Lexicon(tmp_path).check()


def test_a_list_of_an_unknown_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "abreviations.csv").touch()
    with pytest.raises(LexiconError, match=r"no lexicon of that name; known: .*abbreviations"):
        Lexicon(tmp_path).check()


def test_no_codebook_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such codebook folder"):
        load(tmp_path / "none")


def test_a_codebook_adds_and_replaces(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "abbreviations.csv").write_text(
        "\ufeffword,kind,example\ngen.,never,A gen. follows\nobl.,either,They left Kyiv Obl. Police\n",
        encoding="utf-8",
    )
    own = Lexicon(tmp_path)
    kinds = own.mapping("abbreviations", "kind")
    assert (kinds["gen."], kinds["obl."], kinds["col."]) == ("never", "either", "title")
    assert len(own.rows("abbreviations")) == len(lexicon.rows("abbreviations")) + 1
    assert own.rows("starters") == lexicon.rows("starters")


def test_a_codebook_as_spreadsheets_write_it(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("\ufeffplace;within\r\nOrlivka;Kursk, Russia\r\n", encoding="utf-8")
    assert load(tmp_path).rows("places")[-1] == {"place": "Orlivka", "within": "Kursk, Russia"}


def test_phrases_are_matched_longest_first() -> None:
    assert any_of(["no", "no one", "no."]) == r"(?:no\s+one|no\.|no)"


@pytest.mark.parametrize("name", OF_WORDS)
def test_examples_hold_words_of_their_row(name: str, lexicon: Lexicon) -> None:
    """That an example fires is tested beside the finder that uses the list; here only that it is about its row."""
    for row in lexicon.rows(name):
        if example := " ".join(row.get("example", "").lower().split()):
            cells = [cell for column, cell in row.items() if column != "example"]
            phrases = [
                phrase for cell in cells for phrase in cell.lower().replace("_", " ").split(";") if phrase
            ]
            assert any(all(word[:3] in example for word in phrase.split()) for phrase in phrases), row
