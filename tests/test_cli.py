"""The command line answers at once, and every failure is one clear line."""

from __future__ import annotations

import sys

import pytest

from claimbook import cli


def test_help_and_version_need_no_pandas(capsys):
    before = "pandas" in sys.modules
    with pytest.raises(SystemExit) as stop:
        cli.main(["--help"])
    assert stop.value.code == 0
    assert "extract" in capsys.readouterr().out
    assert ("pandas" in sys.modules) == before


def test_extract_writes_tables_and_says_how_many(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "Police said three people were killed on 3 May 2024.", encoding="utf-8"
    )
    assert cli.main(["extract", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--format", "csv"]) == 0
    assert "1 article" in capsys.readouterr().out
    assert (tmp_path / "out" / "figures.csv").exists()


@pytest.mark.parametrize("case", ["missing", "empty", "unwritable", "codebook"])
def test_what_cannot_be_used_is_named_in_one_line(case, tmp_path, capsys):
    corpus, out, codebook = tmp_path / "corpus", tmp_path / "out", []
    if case != "missing":
        corpus.mkdir()
    if case in ("unwritable", "codebook"):
        (corpus / "a.txt").write_text("Nobody was hurt.", encoding="utf-8")
    if case == "unwritable":
        out.write_text("a file stands where the folder should be")
    if case == "codebook":
        codebook = ["--codebook", str(tmp_path / "nowhere")]
    assert cli.main(["extract", str(corpus), "--out", str(out), *codebook]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("claimbook: ")
    assert str({"unwritable": out, "codebook": tmp_path / "nowhere"}.get(case, corpus)) in line
    assert case == "unwritable" or not out.exists() or not list(out.glob("*.parquet"))


@pytest.mark.parametrize(
    "call",
    [
        ["extract", "{corpus}", "--out", "{out}", "--jobs", "-1"],
        ["report", "{corpus}", "--out", "{out}", "--jobs", "0"],
        ["weigh", "{out}", "--about", "nan"],
        ["weigh", "{out}", "--about", "5"],
        ["extract", "{corpus}", "--out", "a\0b"],
    ],
)
def test_a_wrong_option_is_refused_before_any_work(call, tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main([part.format(corpus=tmp_path, out=tmp_path / "out") for part in call])
    assert stop.value.code == 2
    assert "error: argument" in capsys.readouterr().err


def test_tables_are_never_written_over_the_corpus(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Nobody was hurt.", encoding="utf-8")
    (tmp_path / "codebook").mkdir()
    assert cli.main(["extract", str(tmp_path), "--out", str(tmp_path)]) == 1
    assert "is the corpus itself" in capsys.readouterr().err
