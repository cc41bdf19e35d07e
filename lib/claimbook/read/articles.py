"""Files -> articles: what to read in a corpus folder, decoded, with the analyst's metadata."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claimbook.errors import CorpusError
from claimbook.records import Article, stable_id


def read_articles(corpus: Path) -> Iterator[Article]:
    """Yield one article a file of the corpus folder, in the order of their paths; a bad file is a row with its reason."""
    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: no such folder")
    for path in sorted(corpus.rglob("*.txt")):
        raw = path.read_bytes()
        sha256 = hashlib.sha256(raw).hexdigest()
        relative = path.relative_to(corpus).as_posix()
        text = raw.decode("utf-8", errors="replace")
        yield replace(
            Article(stable_id("a", relative, sha256), relative, sha256),
            text=text,
            words=len(text.split()),
            encoding="utf-8",
            encoding_basis="utf8",
        )
