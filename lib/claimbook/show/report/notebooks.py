"""The committed notebooks, run again with their own parameters: `python -m claimbook.show.report.notebooks [FOLDER] [--check]`.

A notebook is committed with its outputs, without timings, widget state and random ids, so that two runs give the same bytes. `--check`
changes nothing and answers 1 where a run gives other outputs than those that are committed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import nbformat

from claimbook.show.report.runs import find_notebooks, home_of_notebooks, normalise, run_notebooks


def refreshed(folder: Path, only: list[str] | None = None) -> dict[Path, str]:
    """Notebook -> what stands in its file after a run."""
    notebooks = find_notebooks(folder, only or ())
    with tempfile.TemporaryDirectory() as work:
        nodes = run_notebooks(notebooks, {n.name: {} for n in notebooks}, Path(work))
    return {
        n.path: nbformat.writes(normalise(node, {})) + "\n" for n, node in zip(notebooks, nodes, strict=True)
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the notebooks of a folder in place, or compare."""
    parser = argparse.ArgumentParser(
        prog="python -m claimbook.show.report.notebooks", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, nargs="?", default=home_of_notebooks())
    parser.add_argument("--only", nargs="+", metavar="NAME", help="notebooks by number or name")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; 1 where a run gives other outputs"
    )
    options = parser.parse_args(arguments)
    changed = {
        p: text
        for p, text in refreshed(options.folder, options.only).items()
        if text != p.read_text(encoding="utf-8")
    }
    for path, text in changed.items():
        print(f"{path.name}: {'gives other outputs than committed' if options.check else 'refreshed'}")
        if not options.check:
            path.write_text(text, encoding="utf-8", newline="\n")
    return int(options.check and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
