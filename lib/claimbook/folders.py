"""Folders of tables: marked as written by a run, and never left half changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from claimbook.errors import TableError

MARKER = ".claimbook"  # tells a folder that a run wrote from an analyst's own
NOTE = "This folder is written by claimbook; a further run replaces its tables.\n"


@contextmanager
def prepared(folder: Path, written: Collection[str]) -> Iterator[None]:
    """The folder made and marked as ours before any work is done for it; where that work fails, no new one is left.

    `written` are the names of all that a run may write there. Raises TableError where the folder cannot be written, or
    where it holds something of such a name that no run put there: an analyst's files are never replaced.
    """
    was_marked = (folder / MARKER).exists()
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    _mark(folder, written)
    try:
        yield
    except BaseException:
        if not was_marked and not _ours(folder, written):
            (folder / MARKER).unlink(missing_ok=True)
            with suppress(OSError):  # somebody else's file is in it by now
                for path in new:
                    path.rmdir()
        raise


def _mark(folder: Path, written: Collection[str]) -> None:
    marker = folder / MARKER
    try:
        ours = _ours(folder, written) if folder.is_dir() else []
        if ours and not marker.exists():
            raise TableError(
                f"{folder}: holds {ours[0].name}, which claimbook did not write; choose another folder"
            )
        if blocked := [path for path in ours if path.is_dir() == bool(path.suffix)]:
            kind = "folder" if blocked[0].is_dir() else "file"
            raise TableError(f"{blocked[0]}: is a {kind}, which claimbook did not write; move it away")
        folder.mkdir(parents=True, exist_ok=True)
        marker.write_text(NOTE, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise TableError(
            f"{folder}: cannot be written: {getattr(error, 'strerror', None) or error}"
        ) from error


def _ours(folder: Path, written: Collection[str]) -> list[Path]:
    """What is in the folder under a name that a run writes."""
    return sorted(path for path in folder.iterdir() if path.name in written)


def exchange(parts: Mapping[Path, Path], stale: Iterable[Path]) -> None:
    """Put each part (place -> file) in its place and remove what is stale: all of it, or none."""
    old: dict[Path, Path] = {}
    try:
        for path in (*filter(Path.exists, parts), *stale):
            aside = path.with_name(f".{path.name}.old")
            os.replace(path, aside)
            old[path] = aside
        for path, part in parts.items():
            os.replace(part, path)
    except BaseException:
        for path, part in parts.items():
            if not part.exists():  # it is in its place already
                path.unlink(missing_ok=True)
        for path, aside in old.items():
            os.replace(aside, path)
        raise
    for aside in old.values():
        aside.unlink()
