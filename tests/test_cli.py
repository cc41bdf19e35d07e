"""The command line answers at once, and every failure is one clear line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimbook import cli

ROOT = Path(__file__).parents[1]


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
    assert case == "unwritable" or not out.exists()


@pytest.mark.parametrize(
    "call",
    [
        ["extract", "{corpus}", "--out", "{out}", "--jobs", "-1"],
        ["report", "{corpus}", "--out", "{out}", "--jobs", "0"],
        ["weigh", "{out}", "--about", "nan"],
        ["weigh", "{out}", "--about", "5"],
        ["extract", "{corpus}", "--out", "a\0b"],
        ["extract", "{corpus}", "--out", ""],
        ["extract", "", "--out", "{out}"],
        ["extract", "{corpus}", "--out", "a\udc80b"],
        ["report", "{corpus}", "--out", "{out}", "-p", "sources", "\udcff"],
        ["report", "{corpus}", "--out", "{out}", "--only", "\udcff"],
    ],
)
def test_a_wrong_option_is_refused_before_any_work(call, tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main([part.format(corpus=tmp_path, out=tmp_path / "out") for part in call])
    assert stop.value.code == 2
    assert "error: argument" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_tables_are_never_written_over_the_corpus(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Nobody was hurt.", encoding="utf-8")
    (tmp_path / "codebook").mkdir()
    assert cli.main(["extract", str(tmp_path), "--out", str(tmp_path)]) == 1
    assert "is the corpus itself" in capsys.readouterr().err
    assert cli.main(["extract", str(tmp_path), "--out", str(tmp_path / "codebook" / "new")]) == 1
    assert "lies inside the codebook" in capsys.readouterr().err


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    (folder / "codebook").mkdir(parents=True)
    (folder / "a.txt").write_text("Police said 12 people were killed.", encoding="utf-8")
    (folder / "codebook" / "places.csv").write_text("place,within\nVelmara,\n", encoding="utf-8")
    return folder


def test_an_analysts_own_codebook_is_never_replaced(corpus, tmp_path, capsys):
    call = ["extract", str(corpus), "--out", str(tmp_path / "out")]
    kept, own = tmp_path / "out" / "codebook", corpus / "codebook" / "places.csv"
    assert cli.main(call) == 0
    own.write_text("place,within\nHarlow,\n", encoding="utf-8")
    assert cli.main(call) == 0
    assert (kept / "places.csv").read_bytes() == own.read_bytes()
    for name in ("places.csv", "acts.csv"):
        before = (kept / name).read_bytes() if (kept / name).exists() else None
        (kept / name).write_text("mine", encoding="utf-8")
        assert cli.main(call) == 1
        assert f"{kept / name}: claimbook did not write it so; move it away" in capsys.readouterr().err
        assert (kept / name).read_text(encoding="utf-8") == "mine"
        (kept / name).write_bytes(before or b"") if before else (kept / name).unlink()


def test_what_was_not_read_and_what_is_removed_is_said(corpus, tmp_path, capsys):
    (corpus / "b.txt").touch()
    (corpus / "c.txt").write_text("Police said  12 people were killed.", encoding="utf-8")
    out = str(tmp_path / "out")
    assert cli.main(["extract", str(corpus), "--out", out]) == 0
    assert "3 articles (1 rejected, 1 duplicate), " in capsys.readouterr().out
    assert cli.main(["weigh", out]) == 0
    assert cli.main(["extract", str(corpus), "--out", out, "--format", "csv"]) == 0
    said = capsys.readouterr().err
    assert "removed of an earlier run: articles.parquet, " in said
    assert "groups.parquet, origins.parquet, relations.parquet" in said


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
@pytest.mark.parametrize("corpus, out", [("in/my dam/", "reports/my dam"), ("seeds", "reports/seeds")])
def test_make_report_takes_a_path_with_a_blank(corpus, out):
    call = ["make", "--dry-run", "report", f"CORPUS={corpus}"]
    said = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert f'claimbook report "{corpus}" --out "{out}"' in said
