"""What a report was made from: inputs with their hashes, parameters, versions. The same run gives the same manifest."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import version
from pathlib import Path

from claimbook import __version__
from claimbook.corrections import NAME as CORRECTIONS
from claimbook.frames import Book

PACKAGES = (
    "pandas",
    "pyarrow",
    "altair",
    "papermill",
    "nbclient",
    "ipykernel",
    "vl-convert-python",
    "bleach",
)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def versions() -> dict[str, str]:
    """Name -> version of what a report depends on."""
    return {
        "claimbook": __version__,
        "python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
    }


def inputs_of(book: Book, corpus: Path, codebook: Path | None) -> list[dict[str, str]]:
    """Every file that was read: its part in the run, path and SHA-256."""
    articles = [
        {"part": "article", "path": path, "sha256": sha256}
        for path, sha256 in zip(book.articles["path"], book.articles["sha256"], strict=True)
    ]
    lists = (
        [corpus / "metadata.csv", *sorted(codebook.glob("*.csv"))] if codebook else [corpus / "metadata.csv"]
    )
    others = [
        {"part": "codebook" if p.parent == codebook else p.stem, "path": p.name, "sha256": sha256_of(p)}
        for p in [*lists, corpus / CORRECTIONS]
        if p.is_file()
    ]
    return articles + others


def outputs_of(folder: Path) -> list[dict[str, str]]:
    """Every file below `folder`: its path and SHA-256. A PDF holds the hour of its making and has no hash."""
    return [
        {
            "path": path.relative_to(folder).as_posix(),
            "sha256": "" if path.suffix == ".pdf" else sha256_of(path),
        }
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
