"""Codebooks: the folder in which an analyst keeps the facts of a conflict; found beside a corpus, kept with its tables."""

from __future__ import annotations

import shutil
from pathlib import Path

NAME = "codebook"


def codebook_of(corpus: Path, codebook: Path | None = None) -> Path | None:
    """The codebook folder to use: the one asked for, else the corpus' own, else None."""
    own = corpus / NAME
    return codebook or (own if own.is_dir() else None)


def keep_codebook(codebook: Path | None, folder: Path) -> None:
    """Keep the codebook with the tables read with it, as `folder`/codebook, so that weighing finds it there.

    `folder` is one that `frames.prepare_folder` gave; an earlier run's copy is replaced.
    """
    kept = folder / NAME
    if codebook and kept.is_dir() and kept.samefile(codebook):
        return
    for path in kept.glob("*.csv"):
        path.unlink()
    for path in sorted(codebook.glob("*.csv")) if codebook else ():
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, kept / path.name)
