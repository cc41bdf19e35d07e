"""The committed notebooks: their shape, that nothing of a machine is in them, and that their outputs are what a run gives."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import nbformat
import pytest

from claimbook.show.renderers import MIME
from claimbook.show.report.notebooks import refreshed

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
MACHINE = re.compile(r"/(?:home|root|tmp|Users|work)/|ipykernel_\d|0x[0-9a-f]{8,}|altair-viz-|Traceback")
notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def cells(path: Path) -> list:
    return nbformat.read(path, as_version=4).cells


def tags(cell) -> list[str]:
    return cell.metadata.get("tags", [])


@notebook
def test_is_valid(path: Path) -> None:
    raw = json.loads(path.read_text(encoding="utf-8"))
    nbformat.validate(nbformat.read(path, as_version=4))
    assert max(Counter(cell["id"] for cell in raw["cells"]).values()) == 1
    assert set(raw["metadata"]) <= {"kernelspec", "language_info", "title"}
    assert raw["metadata"]["title"] in "".join(raw["cells"][0]["source"])


@notebook
def test_has_the_settled_order(path: Path) -> None:
    """A question; parameters; one load cell; sections; evidence, limits, exploration."""
    text = [c.source for c in cells(path)]
    assert text[0].startswith("# ") and text[0].partition("\n")[0].endswith("?")
    assert "parameters" in tags(cells(path)[1]) and "open_view(" in text[2]
    headings = [t.partition("\n")[0] for t in text if t.startswith("## ")]
    assert headings[-3:] == ["## Evidence", "## What this does not show", "## Explore"]


@notebook
def test_parameters_are_literals_with_a_meaning(path: Path) -> None:
    [source] = [c.source for c in cells(path) if "parameters" in tags(c)]
    names = []
    for line in source.splitlines():
        [statement] = ast.parse(line).body
        assert isinstance(statement, ast.AnnAssign) and "  # " in line, line
        ast.literal_eval(statement.value)
        names.append(statement.target.id)
    assert names[:3] == ["corpus", "codebook", "tables"]


@notebook
def test_holds_no_machinery(path: Path) -> None:
    code = [c for c in cells(path) if c.cell_type == "code"]
    assert sum(len(c.source.splitlines()) for c in code) <= 60
    for cell in code:
        forbidden = (ast.FunctionDef, ast.Lambda, ast.For, ast.While, ast.ListComp, ast.If, ast.Try)
        assert not any(isinstance(node, forbidden) for node in ast.walk(ast.parse(cell.source))), cell.source
        assert "import re" not in cell.source


@notebook
def test_was_run_to_its_end(path: Path) -> None:
    code = [c for c in cells(path) if c.cell_type == "code"]
    assert [c.execution_count for c in code] == list(range(1, len(code) + 1))
    assert all(output.output_type != "error" for c in code for output in c.outputs)
    assert all(output.get("name") != "stderr" for c in code for output in c.outputs)


@notebook
def test_finding_before_chart(path: Path) -> None:
    """Each finding is compared by nbval and says something; each chart has a description."""
    code = [c for c in cells(path) if c.cell_type == "code"]
    found = [c for c in code if "nbval-check-output" in tags(c)]
    charts = [output.data for c in code for output in c.outputs if MIME in output.get("data", {})]
    assert found and charts
    assert all(c.outputs[0].text.strip().endswith((".", "…")) for c in found)
    assert all(
        len(data[MIME]["description"]) > 40 and data["text/plain"].startswith("[Chart]") for data in charts
    )


@notebook
def test_nothing_of_a_machine_is_in_it(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    assert not (found := MACHINE.search(raw)), found
    assert "widget-view" not in raw and len(raw) < 400_000


@cache
def after_a_run() -> dict[Path, str]:
    return refreshed(ROOT / "notebooks")


@pytest.mark.slow
@notebook
def test_outputs_are_what_a_run_gives(path: Path) -> None:
    """Refresh with: python -m claimbook.show.report.notebooks"""
    assert after_a_run()[path] == path.read_text(encoding="utf-8")
