"""Claimbook beside the tools that do one of its tasks: the same input, the same scorer, one run.

    python bench/comparisons.py --python PEERS/bin/python --evaluate EVALUATE.py --data DIR [--words 30000] [--only SET ...]

PEERS is an environment of its own, so that nothing is installed into the project's (bench/peers.py says what it holds).
EVALUATE.py runs a command on a corpus folder and scores the tables that it writes; DIR holds its annotated sets (NAME.jsonl) and
bodies.jsonl, whose first `--words` words are timed.

Speed counts the words of the text over the processor seconds that finding takes, warm, in one process; for Claimbook all its tasks together.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from peers import timed

from claimbook import lexicon
from claimbook.extract import extract
from claimbook.records import Article

PEERS = Path(__file__).with_name("peers.py")

# set of evaluate.py -> (task, the scores shown, the peers that do the task)
TASKS = {
    "dates": ("dates", (("span", "f1"), ("value", "f1")), ("recognizers_datetime", "dateparser")),
    "newsquant": (
        "quantities",
        (("value", "recall"), ("value+bound", "recall"), ("extra", "share")),
        ("recognizers_number", "quantulum3"),
    ),
    "newsmtsc": ("polarity toward a target", (("label", "accuracy"), ("label", "macro_f1")), ("vader",)),
    "sentences": ("sentence boundaries", (("boundary", "f1"),), ("syntok",)),
}


def compare(python: str, evaluate: Path, data: Path, words: int, only: list[str]) -> None:
    """Print the table of the tasks, as Markdown."""
    texts = _sample(data / "bodies.jsonl", words)
    ours = f"{shlex.quote(sys.executable)} -m claimbook extract"
    theirs = f"{shlex.quote(python)} {shlex.quote(str(PEERS))} find"
    speeds = {"claimbook": _timed_here(texts)}
    speeds |= {peer: _timed(python, peer, texts) for name in only for peer in TASKS[name][2]}
    day = datetime.now(UTC).date()
    print(f"Measured on {day}; speed over {sum(len(t.split()) for t in texts):,} words, one process.\n")
    print("| task | tool | version | scores | words/s |\n|---|---|---|---|---:|")
    for name in only:
        task, shown, peers = TASKS[name]
        for tool in ("claimbook", *peers):
            command = ours if tool == "claimbook" else f"{theirs} {tool}"
            scores = _scored(evaluate, data, name, command)
            cells = ", ".join(
                f"{metric} {kind.replace('_', ' ')} {scores[metric][kind]:.3f}" for metric, kind in shown
            )
            speed = speeds[tool]
            note = " (all tasks)" if tool == "claimbook" else ""
            print(
                f"| {task} | {tool.replace('_', ' ')} | {speed['version']} | {cells} | {speed['speed']:,.0f}{note} |",
                flush=True,
            )


def _sample(path: Path, words: int) -> list[str]:
    texts: list[str] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if sum(len(t.split()) for t in texts) >= words:
                break
            texts.append(json.loads(line)["text"])
    return texts


def _timed_here(texts: list[str]) -> dict:
    words = lexicon.load()
    return timed("claimbook", lambda text: extract(Article("a", "a.txt", "0", text), words), texts)


def _timed(python: str, peer: str, texts: list[str]) -> dict:
    command = [python, str(PEERS), "time", peer]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _scored(evaluate: Path, data: Path, name: str, command: str) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "scores.json")
        run = [sys.executable, str(evaluate), "--data", str(data), "--only", name, "--command", command]
        subprocess.run([*run, "--json", str(out)], check=True, capture_output=True, text=True)
        return json.loads(out.read_text(encoding="utf-8"))[name]


def main() -> None:
    """Compare on the sets asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", required=True, help="interpreter of the peers' environment")
    parser.add_argument("--evaluate", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--words", type=int, default=30_000)
    parser.add_argument("--only", nargs="+", choices=list(TASKS), default=list(TASKS))
    options = parser.parse_args()
    compare(options.python, options.evaluate, options.data, options.words, options.only)


if __name__ == "__main__":
    main()
