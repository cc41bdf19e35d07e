"""Which files are read, how they are decoded, and what is said of those that are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimbook.errors import CorpusError
from claimbook.read.files.articles import read_articles
from claimbook.records import Article

PROSE = "Two died in Ada. “We fled,” said José.\r\n"


def read(folder: Path) -> dict[str, Article]:
    return {article.path: article for article in read_articles(folder)}


def only(folder: Path, raw: bytes) -> Article:
    (folder / "x.txt").write_bytes(raw)
    return read(folder)["x.txt"]


@pytest.mark.parametrize(
    ("raw", "encoding", "basis"),
    [
        (PROSE.encode(), "utf-8", "utf8"),
        (PROSE.encode("utf-8-sig"), "utf-8", "bom"),
        (PROSE.encode("utf-16"), "utf-16-le", "bom"),
        (b"\xfe\xff" + PROSE.encode("utf-16-be"), "utf-16-be", "bom"),
        (PROSE.encode("utf-32"), "utf-32-le", "bom"),
        (PROSE.encode("utf-16-le"), "utf-16-le", "guessed"),
        (PROSE.encode("cp1252"), "cp1252", "guessed"),
    ],
)
def test_text_is_the_file_decoded(tmp_path: Path, raw: bytes, encoding: str, basis: str) -> None:
    article = only(tmp_path, raw)
    assert (article.text, article.encoding, article.encoding_basis) == (PROSE, encoding, basis)
    assert (article.status, article.reason) == ("ok", None)


def test_other_alphabets_are_guessed(tmp_path: Path) -> None:
    text = "Двое погибли в городе, сообщил губернатор области во вторник. Один человек ранен. " * 3
    article = only(tmp_path, text.encode("cp1251"))
    assert (article.text, article.encoding_basis) == (text, "guessed")


@pytest.mark.parametrize(
    ("raw", "text", "byte"),
    [
        ("José ".encode() + b"\xff died", "José \ufffd died", 6),
        (b"Two \xff\xff died", "Two \ufffd\ufffd died", 4),
        (
            b"\xff\xfe" + "Two".encode("utf-16-le") + b"\x00\xd8!\x00",
            "Two\ufffd!",
            8,
        ),  # half a surrogate pair
        (b"Two \xed\xa0\x80 died", "Two \ufffd\ufffd\ufffd died", 4),
    ],
)
def test_undecodable_bytes_are_marked_and_told(tmp_path: Path, raw: bytes, text: str, byte: int) -> None:
    article = only(tmp_path, raw)
    assert (article.text, article.status) == (text, "partial")
    assert article.reason.startswith(f"byte {byte} is not")


def test_html_is_told(tmp_path: Path) -> None:
    article = only(tmp_path, b"<!DOCTYPE html>\n<html><body><p>Two died</p></body></html>")
    assert (article.status, article.reason) == ("partial", "HTML, read with its tags")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\t\n", "only white space"),
        ("\u200b\n".encode(), "only white space"),
        (b"PK\x03\x04\x00\x00\x08\x00Two died", "not text: a ZIP or Word file"),
        (b"%PDF-1.4\n1 0 obj Two died", "not text: a PDF file"),
        (rb"{\rtf1\ansi Two died}", "not text: an RTF file"),
        (bytes(range(256)) * 4, "not text"),
        (b"\x00\x01PK" * 20, "not text"),
        (b"Two\x01\x02\x03\x04\x05 died", "not text"),
    ],
)
def test_what_is_no_text_is_rejected(tmp_path: Path, raw: bytes, reason: str) -> None:
    article = only(tmp_path, raw)
    assert (article.status, article.text) == ("rejected", "")
    assert article.reason.startswith(reason)


def test_files_are_read_in_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "A.TXT", "north/b.txt", "north/deep/c.md", "ü.text"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Told in {name}")
    for name in (".hidden.txt", ".git/x.txt", "codebook/notes.txt", "x.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("no article")
    assert list(read(tmp_path)) == ["A.TXT", "b.txt", "north/b.txt", "north/deep/c.md", "ü.text"]


def test_same_words_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two “died”.\nOne fled.")
    (tmp_path / "b.txt").write_bytes("Two “died”.\r\nOne fled.\r\n".encode("utf-16"))
    articles = read(tmp_path)
    assert (articles["b.txt"].status, articles["b.txt"].duplicate_of) == (
        "duplicate",
        articles["a.txt"].article_id,
    )
    assert articles["a.txt"].status == "ok"


def test_what_is_no_file_is_rejected_without_waiting(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("Two died.")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "link.txt").symlink_to(outside)
    (corpus / "broken.txt").symlink_to(corpus / "none")
    (corpus / "loop.txt").symlink_to(corpus / "loop.txt")
    (corpus / "folder").symlink_to(tmp_path)
    (corpus / "dir.txt").mkdir()
    with (corpus / "huge.txt").open("wb") as file:
        file.truncate(20_000_001)
    articles = read(corpus)
    assert {path for path, a in articles.items() if a.status == "ok"} == {"a.txt"}
    rejected = {path: a.reason for path, a in articles.items() if a.status == "rejected"}
    assert set(rejected) == {"pipe.txt", "link.txt", "broken.txt", "loop.txt", "folder", "huge.txt"}
    assert "regular" in rejected["pipe.txt"]
    assert "out of the folder" in rejected["link.txt"]
    assert "20 MB" in rejected["huge.txt"]


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_name_that_is_not_utf8_is_shown_escaped(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Two died.")
    assert list(read(tmp_path)) == ["caf\\udce9.txt"]


def test_no_articles_is_an_error(tmp_path: Path) -> None:
    for folder, message in ((tmp_path / "none", "no such folder"), (tmp_path, "no articles")):
        with pytest.raises(CorpusError, match=message) as error:
            read_articles(folder)
        assert str(folder) in str(error.value)
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match="not a folder"):
        read_articles(tmp_path / "file")


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02/2024-03-05", "2024-02-01", "2024-03-05"),
    ],
)
def test_published_is_an_interval(tmp_path: Path, value: str, earliest: str, latest: str) -> None:
    (tmp_path / "metadata.csv").write_text(f"file,published,outlet\n./x.txt,{value},Daily Example\n")
    article = only(tmp_path, b"Two died.")
    assert (article.published_earliest, article.published_latest) == (earliest, latest)
    assert (article.published_basis, article.outlet, article.title) == ("metadata", "Daily Example", None)


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        ("file,date\nx.txt,2024", 1, "allowed: file, published"),
        ("published\n2024", 1, "lacks columns ['file']"),
        ("file,url,url\nx.txt,a,b", 1, "stand twice"),
        ("", 1, "lacks columns ['file']"),
        ("file,published\nx.txt,2024-02-30", 2, "2024-02-30"),
        ("file,published\nx.txt,2024-00", 2, "2024-00"),
        ("file,published\nx.txt,9999-12-31", 2, "9999-12-31"),
        ("file,published\nx.txt,3 May 2024", 2, "allowed: 2024-05-03"),
        ("file,published\nx.txt,2024-05/2024-04", 2, "start/end"),
        ("file,published\nx.txt,2024\n\nx.txt,2023", 4, "already in line 2"),
        ("file,published\nx.txt", 2, "fewer cells"),
        ("file,published\nx.txt,2024,no", 2, "more cells"),
        ("file,published\n,2024", 2, "file is empty"),
        ("sep=;\nfile;published\nx.txt;3 May", 3, "allowed: 2024-05-03"),
        ('file,title\nx.txt,"no end', 2, "end of data"),
    ],
)
def test_broken_metadata_is_told_with_its_line(tmp_path: Path, lines: str, line: int, message: str) -> None:
    (tmp_path / "metadata.csv").write_text(lines)
    (tmp_path / "x.txt").write_text("Two died.")
    with pytest.raises(CorpusError) as error:
        read_articles(tmp_path)
    assert f"metadata.csv:{line}: " in str(error.value)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("first", "separator", "last"),
    [("", ";", []), ("", "\t", []), ("sep=;\r\n", ";", []), ("", ",", ["", ""])],
)
def test_metadata_as_spreadsheets_write_it(tmp_path: Path, first: str, separator: str, last: list) -> None:
    (tmp_path / "x.txt").write_text("Two died.")
    lines = [
        ["file ", "published", " title", *last],
        ["x.txt", "2024-05-03", '"Two, or three"', *last],
        ["", *last],
    ]
    text = "\r\n".join(separator.join(line) for line in lines)
    (tmp_path / "metadata.csv").write_text(f"\ufeff{first}{text}")
    (article,) = read_articles(tmp_path)
    assert (article.published_latest, article.title) == ("2024-05-03", "Two, or three")


def test_metadata_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_bytes(b"file,title\nx.txt,caf\xe9\n")
    (tmp_path / "x.txt").write_text("Two died.")
    with pytest.raises(CorpusError, match=r"metadata\.csv:2: not UTF-8"):
        read_articles(tmp_path)


def test_metadata_of_a_file_that_is_gone_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "metadata.csv").write_text("file,published\ny.txt,2024\n")
    assert only(tmp_path, b"Two died.").published_basis == "unknown"
    assert "metadata.csv:2: no file 'y.txt'" in capsys.readouterr().err


def test_two_names_that_are_shown_alike_stay_two_articles(tmp_path: Path) -> None:
    for name in (b"a\xff.txt", b"a\\udcff.txt"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text("Two died.", encoding="utf-8")
    found = list(read_articles(tmp_path))
    assert len({a.article_id for a in found}) == len({a.path for a in found}) == 2


def test_files_that_are_no_text_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("x.txt", "x.pdf", "more/y.html", ".hidden", "metadata.csv", "corrections.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("file\n" if name == "metadata.csv" else "Two died.", encoding="utf-8")
    assert [a.path for a in read_articles(tmp_path)] == ["x.txt"]
    said = capsys.readouterr().err
    assert "not read" in said and said.strip().endswith("'more/y.html', 'x.pdf'")
