"""Notebooks, run: found, given their parameters, executed side by side, and made the same bytes on every run."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import claimbook
from claimbook.errors import ReportError
from claimbook.show.report.parameters import Parameter, read_parameters

if TYPE_CHECKING:
    from nbformat import NotebookNode

CELL_SECONDS = 600  # a cell that takes longer has hung
WIDGET = "application/vnd.jupyter.widget-view+json"
KEPT_METADATA = ("kernelspec", "language_info", "title")


@dataclass(frozen=True)
class Notebook:
    """A notebook file as it stands, not yet run."""

    path: Path
    cells: list[dict[str, Any]] = field(repr=False)

    @property
    def name(self) -> str:
        """The file's name without its ending: 02_figures."""
        return self.path.stem

    @cached_property
    def sources(self) -> list[str]:
        """The code of its cells."""
        return ["".join(c["source"]) for c in self.cells if c["cell_type"] == "code"]

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """What its `parameters` cell lets a caller set."""
        sources = ["".join(c["source"]) for c in self.cells if "parameters" in _tags(c)]
        try:
            return read_parameters(sources[0]) if sources else {}
        except SyntaxError as error:
            raise ReportError(f"{self.path}: the parameters cell is not Python: {error.msg}") from error


def home_of_notebooks() -> Path:
    """The notebooks that belong to this copy of Claimbook: beside the folder in which the package lies."""
    return Path(claimbook.__file__).resolve().parents[2] / "notebooks"


def find_notebooks(folder: Path, only: Sequence[str] = ()) -> list[Notebook]:
    """The numbered notebooks of a folder in their order; `only` picks by number or name ("2", "02", "figures").

    Raises ReportError where there are none, or none of that name.
    """
    paths = sorted(folder.glob("[0-9]*_*.ipynb"))
    if not paths:
        raise ReportError(f"{folder}: no notebooks there; say with --notebooks DIR where they are")
    wanted = set()
    for word in only:
        if not (chosen := {p for p in paths if _answers_to(p.stem, word)}):
            raise ReportError(f"no notebook {word!r}; there are: {', '.join(p.stem for p in paths)}")
        wanted |= chosen
    return [_read(p) for p in paths if p in wanted or not only]


def run_notebooks(
    notebooks: Sequence[Notebook],
    parameters: Mapping[str, Mapping[str, Any]],
    work: Path,
    *,
    jobs: int = 2,
    done: Callable[[str], None] = lambda name: None,
) -> list[NotebookNode]:
    """Run the notebooks with their parameters, `jobs` at a time, each in a kernel and a folder of its own.

    `done` is told the name of each one that has ended. Raises ReportError with notebook, cell and cause for the first that
    fails; those not yet begun are then left out. Who interrupts it need not wait for those that run.
    """
    ordered = {}
    pool = ThreadPoolExecutor(jobs)
    runs = {pool.submit(_run, n, parameters[n.name], work / n.name): n.name for n in notebooks}
    try:
        for run in as_completed(runs):
            ordered[runs[run]] = run.result()
            done(runs[run])
    except ReportError:
        pool.shutdown(cancel_futures=True)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return [ordered[n.name] for n in notebooks]


def _run(notebook: Notebook, parameters: Mapping[str, Any], work: Path) -> NotebookNode:
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    logging.getLogger("papermill").setLevel(logging.ERROR)  # it warns of comments that it cannot read
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)  # what goes wrong is said once, by the error
    work.mkdir(parents=True)
    executed = work / notebook.path.name
    try:
        node = papermill.execute_notebook(
            notebook.path,
            executed,
            parameters=dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            execution_timeout=CELL_SECONDS,
            record_timing=False,
            config=_kernel_config(work),
            shutdown_kernel="immediate",  # it keeps nothing
            extra_arguments=[f"--IPKernelApp.ipython_dir={work}", "--HistoryManager.enabled=False"],
            resources={"metadata": {"path": str(notebook.path.parent)}},
        )
    except PapermillExecutionError as error:
        raise _failure(notebook, executed, error.cell_index, f"{error.ename}: {error.evalue}") from error
    except DeadKernelError as error:
        raise _failure(notebook, executed, None, "the kernel died") from error
    except CellTimeoutError as error:
        raise _failure(notebook, executed, None, f"ran longer than {CELL_SECONDS} seconds") from error
    except Exception as error:  # whatever else stops a run must name its notebook
        raise ReportError(f"{notebook.path.name}: {type(error).__name__}: {error}") from error
    return node


def _kernel_config(work: Path) -> Any:
    """No TCP port, and nothing outside the run's own folder."""
    from traitlets.config import Config

    config = Config()
    for manager in (config.KernelManager, config.AsyncKernelManager):
        manager.connection_file = str(work / "kernel.json")
        if sys.platform != "win32":
            manager.transport = "ipc"
    return config


def _failure(notebook: Notebook, executed: Path, at: int | None, cause: str) -> ReportError:
    """The error with the place of the cell in the notebook as its author sees it, counted from 1."""
    cells = json.loads(executed.read_text(encoding="utf-8"))["cells"] if executed.exists() else []
    cells = [c for c in cells if "papermill-error-cell-tag" not in _tags(c)]
    if at is None:
        states = [c["metadata"].get("papermill", {}).get("status") for c in cells]
        at = max((i for i, s in enumerate(states) if s not in (None, "pending")), default=None)
    if at is None:
        return ReportError(f"{notebook.path.name}: {cause}")
    place = at + 1 - sum("injected-parameters" in _tags(c) for c in cells[:at])
    return ReportError(f"{notebook.path.name}, cell {place}: {' '.join(cause.split())}")


def normalise(node: NotebookNode, shown: Mapping[str, str | None]) -> NotebookNode:
    """The executed notebook without what differs from run to run: timings, widget state, ids, folders.

    `shown` says for each parameter that is a folder of this run what stands in its place.
    """
    node.metadata = type(node.metadata)({k: v for k, v in node.metadata.items() if k in KEPT_METADATA})
    node.metadata.get("language_info", {}).pop("version", None)
    for cell in node.cells:
        for key in ("execution", "papermill", "scrolled", "collapsed", "trusted"):
            cell.metadata.pop(key, None)
        if "injected-parameters" in _tags(cell):
            cell["id"] = "injected-parameters"
            cell.source = _with_shown(cell.source, shown)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
        if "outputs" in cell:
            cell.outputs = _joined(cell.outputs)
    return node


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """The outputs with printed text in one piece: a kernel sends it in as many as its timing makes of it."""
    joined: list[NotebookNode] = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and output.output_type == last.output_type == "stream" and output.name == last.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def _with_shown(source: str, shown: Mapping[str, str | None]) -> str:
    lines = []
    for line in source.splitlines():
        name = line.partition(" = ")[0]
        lines.append(f"{name} = {shown[name]!r}" if name in shown else line)
    return "\n".join(lines)


def _read(path: Path) -> Notebook:
    try:
        return Notebook(path, json.loads(path.read_text(encoding="utf-8"))["cells"])
    except (OSError, ValueError, KeyError) as error:
        raise ReportError(f"{path}: not a notebook: {error}") from error


def _answers_to(stem: str, word: str) -> bool:
    number, _, name = stem.partition("_")
    return word in (stem, name, f"{stem}.ipynb") or (word.isdecimal() and int(word) == int(number))


def _tags(cell: Mapping[str, Any]) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])
