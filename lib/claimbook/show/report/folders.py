"""Report folders: made beside their place and moved there when complete, never on top of somebody else's files."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimbook.errors import ReportError

MANIFEST = "manifest.json"
MADE_BY = "claimbook report"
LEFT_BY_TOOLS = {".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini"}


def check_out(out: Path, corpus: Path) -> None:
    """Raise ReportError where `out` is no place for a report: inside the corpus, not a folder, or with others' files."""
    if out.resolve().is_relative_to(corpus.resolve()):
        raise ReportError(f"{out}: lies inside the corpus; the next run would read the report as articles")
    if not out.exists():
        return
    if not out.is_dir():
        raise ReportError(f"{out}: is a file, not a folder")
    if others := _not_ours(out):
        named = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
        raise ReportError(
            f"{out}: holds files that claimbook report did not write ({named}); choose another --out"
        )


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A new folder beside `out` that takes its place when all went well; else it is removed and `out` stays as it was.

    Raises ReportError where the place cannot be written.
    """
    out = out.resolve()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
        folder.chmod(0o755)
    except OSError as error:
        raise ReportError(f"{out}: cannot be written: {error.strerror or error}") from error
    try:
        yield folder
        _take_place(folder, out)
    except OSError as error:
        raise ReportError(f"{out}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take_place(folder: Path, out: Path) -> None:
    if not out.exists():
        folder.rename(out)
        return
    old = folder.with_name(folder.name + ".old")
    out.rename(old)
    try:
        folder.rename(out)
    except OSError:
        old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _not_ours(out: Path) -> list[str]:
    """The files in `out` that no manifest of ours lists."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        ours = (
            {o["path"] for o in manifest["outputs"]} | {MANIFEST} if manifest["made_by"] == MADE_BY else set()
        )
    except (OSError, ValueError, KeyError, TypeError):
        ours = set()
    files = (p.relative_to(out) for p in sorted(out.rglob("*")) if not p.is_dir())
    return [f.as_posix() for f in files if f.as_posix() not in ours and LEFT_BY_TOOLS.isdisjoint(f.parts)]
