"""Codebooks: the folder in which an analyst keeps the facts of a conflict; found beside a corpus, kept with its tables."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from claimbook.errors import TableError

NAME = "codebook"
KEPT = (
    ".claimbook"  # lists the files of a copy with their SHA-256, so that an analyst's own are told from them
)


def codebook_of(corpus: Path, codebook: Path | None = None) -> Path | None:
    """The codebook folder to use: the one asked for, else the corpus' own, else None."""
    own = corpus / NAME
    return codebook or (own if own.is_dir() else None)


def check_kept(codebook: Path | None, folder: Path) -> None:
    """Raise TableError where `folder`/codebook holds a list that no run put there, or that was changed since."""
    kept = folder / NAME
    if _is_same(codebook, kept):
        return
    known = set(_listed(kept)) | {_line(path) for path in _lists(codebook)}
    if own := [path for path in _lists(kept) if _line(path) not in known]:
        raise TableError(
            f"{own[0]}: claimbook did not write it so; move it away, or read with it: --codebook {kept}"
        )


def keep_codebook(codebook: Path | None, folder: Path) -> None:
    """Keep the codebook with the tables read with it, as `folder`/codebook, so that weighing finds it there.

    An earlier run's copy is replaced. Raises TableError where the folder holds an analyst's own.
    """
    kept = folder / NAME
    check_kept(codebook, folder)
    if _is_same(codebook, kept):
        return
    for path in _lists(kept):
        path.unlink()
    if paths := _lists(codebook):
        kept.mkdir(parents=True, exist_ok=True)
        (kept / KEPT).write_text("\n".join(map(_line, paths)) + "\n", encoding="utf-8")
    for path in paths:
        shutil.copyfile(path, kept / path.name)


def _is_same(codebook: Path | None, kept: Path) -> bool:
    return codebook is not None and codebook.is_dir() and kept.is_dir() and kept.samefile(codebook)


def _lists(codebook: Path | None) -> list[Path]:
    return sorted(codebook.glob("*.csv")) if codebook else []


def _listed(kept: Path) -> list[str]:
    listed = kept / KEPT
    return listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []


def _line(path: Path) -> str:
    """A file as the list has it: its SHA-256 and its name."""
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"
