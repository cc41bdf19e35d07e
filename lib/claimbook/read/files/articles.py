"""Files -> articles: what to read in a corpus folder, decoded, with the analyst's metadata."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from claimbook.errors import CorpusError
from claimbook.read.files.encodings import Decoded, UnusableError, decode
from claimbook.read.files.metadata import NAME, Entry, file_key, read_metadata
from claimbook.records import Article, stable_id
from claimbook.spreadsheets import CORRECTIONS, METADATA

SUFFIXES = (".txt", ".text", ".md")
LISTS = (METADATA, CORRECTIONS)  # of a corpus, beside its articles
MOST_TOLD = 5  # names of files that are not read
HTML = re.compile(r"<(?:!doctype html|html|head|body)\b[^<>]{0,200}>", re.IGNORECASE)
LARGEST = 20_000_000  # bytes
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


def read_articles(corpus: Path) -> Iterator[Article]:
    """The articles of a folder and its sub-folders, one a file, in the order of their paths; read one by one.

    Hidden files, `metadata.csv` and the folder `codebook` are no articles. A file that cannot be used is an article
    with status rejected and the reason; the same words a second time have status duplicate. Raises CorpusError
    where there is no such folder, nothing to read in it, or metadata.csv is broken.
    """
    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: {'not a folder' if corpus.exists() else 'no such folder'}")
    metadata = read_metadata(corpus)
    paths, others = _list_files(corpus)
    if others:
        print(
            f"claimbook: {corpus}: not read, for they do not end in {', '.join(SUFFIXES)}: {list_some(others)}",
            file=sys.stderr,
        )
    if not paths:
        raise CorpusError(f"{corpus}: no articles in it (files that end in {', '.join(SUFFIXES)})")
    known = {file_key(shown) for shown, _ in paths}
    for file, entry in metadata.items():
        if file not in known:
            print(
                f"claimbook: {corpus / NAME}:{entry.line}: no file {file!r}; line not used", file=sys.stderr
            )
    return _read_files(corpus, paths, metadata)


def list_some(names: Sequence[str]) -> str:
    """The first names of a list, and how many more there are.

    >>> list_some(["a.pdf", "b.pdf"])
    "'a.pdf', 'b.pdf'"
    """
    more = f" and {len(names) - MOST_TOLD} more" if len(names) > MOST_TOLD else ""
    return ", ".join(map(repr, names[:MOST_TOLD])) + more


def _list_files(corpus: Path) -> tuple[list[tuple[str, Path]], list[str]]:
    """(path as shown, path) of all files to read, in order, and the others as shown.

    What cannot be looked into is listed, to be rejected by name. Hidden files, and the lists that belong to a corpus, are neither.
    """
    found: list[tuple[str, Path]] = []
    others: list[str] = []

    def show(path: Path) -> str:
        return path.relative_to(corpus).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")

    def add(path: Path) -> None:
        found.append((show(path), path))

    def is_hidden(name: str) -> bool:
        return name.startswith(".")

    for folder, folders, files in os.walk(corpus, onerror=lambda error: add(Path(error.filename))):
        here = Path(folder)
        for name in [name for name in folders if (here / name).is_symlink() and not is_hidden(name)]:
            add(here / name)
        folders[:] = [
            name for name in folders if not is_hidden(name) and not (here == corpus and name == "codebook")
        ]
        for name in filter(lambda name: not is_hidden(name), files):
            if name.lower().endswith(SUFFIXES):
                add(here / name)
            elif here != corpus or name not in LISTS:
                others.append(show(here / name))
    return _told_apart(sorted(found)), sorted(others)


def _told_apart(found: list[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """The same, with a number behind a name that is shown like an earlier one (a stray byte, and its escape as a name)."""
    times: dict[str, int] = {}
    apart = []
    for shown, path in found:
        times[shown] = times.get(shown, 0) + 1
        apart.append((shown if times[shown] == 1 else f"{shown} ({times[shown]})", path))
    return apart


def _read_files(corpus: Path, paths: list[tuple[str, Path]], metadata: dict[str, Entry]) -> Iterator[Article]:
    """Yield the articles; the first that has some words keeps them, the others are its duplicates."""
    root = corpus.resolve()
    seen: dict[bytes, str] = {}
    for shown, path in paths:
        entry = metadata.get(file_key(shown))
        article = _read_file(root, shown, path, entry.fields if entry else {})
        if article.is_readable:
            words = hashlib.blake2b(" ".join(article.text.split()).encode("utf-8"), digest_size=16).digest()
            first = seen.setdefault(words, article.article_id)
            if first != article.article_id:
                article = replace(article, status="duplicate", duplicate_of=first, reason="same words")
        yield article


def _read_file(root: Path, shown: str, path: Path, fields: dict[str, str]) -> Article:
    """One file as an article; rejected with its reason where it cannot be used."""
    try:
        raw = _read_bytes(root, path)
    except (OSError, UnusableError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Article(stable_id("a", shown), shown, None, status="rejected", reason=reason, **fields)
    sha256 = hashlib.sha256(raw).hexdigest()
    article = Article(stable_id("a", shown, sha256), shown, sha256, **fields)
    try:
        decoded = decode(raw)
    except UnusableError as error:
        return replace(article, status="rejected", reason=str(error))
    return _with_text(article, decoded)


def _with_text(article: Article, decoded: Decoded) -> Article:
    text = decoded.text
    encoded = {"encoding": decoded.encoding, "encoding_basis": decoded.basis}
    if not text.strip().strip(INVISIBLE).strip():
        return replace(article, status="rejected", reason="only white space" if text else "empty", **encoded)
    reasons = [f"byte {decoded.loss} is not {decoded.encoding}"] if decoded.loss is not None else []
    if HTML.search(text, 0, 2000):
        reasons.append("HTML, read with its tags")
    status = "partial" if reasons else "ok"
    return replace(
        article,
        text=text,
        words=len(text.split()),
        status=status,
        reason="; ".join(reasons) or None,
        **encoded,
    )


def _read_bytes(root: Path, path: Path) -> bytes:
    """The bytes of a regular file in the folder. Never waits: a pipe is refused, not read.

    Raises OSError or UnusableError with a reason to show.
    """
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root):
        raise UnusableError("a link that leads out of the folder")
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(handle)
        if stat.S_ISDIR(state.st_mode):
            raise UnusableError("a link to a folder, which is not followed")
        if not stat.S_ISREG(state.st_mode):
            raise UnusableError("not a regular file")
        if state.st_size > LARGEST:
            raise UnusableError(f"larger than {LARGEST // 1_000_000} MB")
        return file.read(LARGEST + 1)
