"""Claimbook beside the tools that do one of its tasks: the same input, the same scorer, one run.

    python bench/peers.py compare --python PEERS/bin/python --evaluate EVALUATE.py --data DIR [--words 30000] [--only SET ...]

PEERS is an environment of its own, so that nothing is installed into the project's:

    python -m venv PEERS && PEERS/bin/pip install recognizers-text-suite "emoji<2" quantulum3 dateparser syntok vaderSentiment

EVALUATE.py runs a command on a corpus folder and scores the tables that it writes; DIR holds its annotated sets (NAME.jsonl) and
bodies.jsonl, whose first `--words` words are timed. As that command, this file run by PEERS writes a peer's findings as such tables:

    PEERS/bin/python bench/peers.py find PEER CORPUS --out FRAMES

Speed counts the words of the text over the processor seconds that finding takes, warm, in one process; for Claimbook all its tasks together.
"""

from __future__ import annotations

import argparse
import csv
import json
import shlex
import subprocess
import sys
import tempfile
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import process_time

Rows = Iterator[dict]
Find = Callable[[str, str | None], Rows]

# set of evaluate.py -> (task, table, the scores shown, the peers that do the task)
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


def dateparser_dates() -> Find:
    """dateparser: what its search finds, as wide as its parser says that the words are."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def find(text: str, published: str | None) -> Rows:
        base = datetime.fromisoformat(published) if published else None
        settings = {"PREFER_DATES_FROM": "past"} | ({"RELATIVE_BASE": base} if base else {})
        parser = DateDataParser(languages=["en"], settings=settings)
        at = 0
        for words, value in search_dates(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                first, last = _widened(value.date(), parser.get_date_data(words).period)
                yield {"start": start, "end": at, "start_date": first, "end_date": last}

    return find


def _widened(day: date, period: str | None) -> tuple[date, date]:
    """First and last day of the week, month or year that holds a day."""
    if period == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if period == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if period == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    return day, day


def recognizers_dates() -> Find:
    """Recognizers-Text: the first of its values, which is the past one where it gives two."""
    from recognizers_date_time import DateTimeModel, DateTimeRecognizer  # noqa: F401
    from recognizers_text import Culture

    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def find(text: str, published: str | None) -> Rows:
        base = datetime.fromisoformat(published) if published else None
        for found in model.parse(text, base) if base else model.parse(text):
            values = (found.resolution or {}).get("values") or [{}]
            if days := _days(values[0]):
                yield {"start": found.start, "end": found.end + 1, "start_date": days[0], "end_date": days[1]}

    return find


def _days(value: dict) -> tuple[str, str] | None:
    """First and last day of a Recognizers value; its ends of ranges are the day after."""
    if value.get("type") in ("date", "datetime") and value.get("value", "")[:4].isdigit():
        return value["value"][:10], value["value"][:10]
    if value.get("type") == "datetimerange" and "start" in value:
        return value["start"][:10], value["start"][:10]
    if value.get("type") == "daterange" and "start" in value and "end" in value:
        return value["start"], str(date.fromisoformat(value["end"]) - timedelta(1))
    return None


def recognizers_numbers() -> Find:
    """Recognizers-Text: its numbers, each as a figure."""
    from recognizers_number import NumberRecognizer
    from recognizers_text import Culture

    model = NumberRecognizer(Culture.English).get_number_model()

    def find(text: str, published: str | None) -> Rows:
        for found in model.parse(text):
            value = float(found.resolution["value"])
            yield {"start": found.start, "end": found.end + 1, "low": value, "best": value, "high": value}

    return find


def quantulum3_quantities() -> Find:
    """quantulum3: its quantities, with the ends that an uncertainty gives."""
    from quantulum3 import parser

    def find(text: str, published: str | None) -> Rows:
        for found in parser.parse(text):
            low, high = (found.value - (found.uncertainty or 0), found.value + (found.uncertainty or 0))
            start, end = found.span
            yield {"start": start, "end": end, "low": low, "best": found.value, "high": high}

    return find


def vader_polarity() -> Find:
    """VADER: the polarity of the text, taken for that toward whatever is named in it."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()

    def find(text: str, published: str | None) -> Rows:
        score = analyzer.polarity_scores(text)["compound"]
        label = "favourable" if score >= 0.05 else "critical" if score <= -0.05 else "neutral"
        yield {"source": "outlet", "target": text, "label": label}

    return find


def syntok_sentences() -> Find:
    """syntok: its sentences."""
    from syntok import segmenter

    def find(text: str, published: str | None) -> Rows:
        at = 0
        for paragraph in text.split("\n"):
            for sentence in (s for found in segmenter.process(paragraph) for s in found):
                last = sentence[-1]
                yield {"start": at + sentence[0].offset, "end": at + last.offset + len(last.value)}
            at += len(paragraph) + 1

    return find


# peer -> (package, table, columns, finder)
PEERS: dict[str, tuple[str, str, tuple[str, ...], Callable[[], Find]]] = {
    "dateparser": ("dateparser", "dates", ("start", "end", "start_date", "end_date"), dateparser_dates),
    "recognizers_datetime": (
        "recognizers-text-date-time",
        "dates",
        ("start", "end", "start_date", "end_date"),
        recognizers_dates,
    ),
    "recognizers_number": (
        "recognizers-text-number",
        "figures",
        ("start", "end", "low", "best", "high"),
        recognizers_numbers,
    ),
    "quantulum3": ("quantulum3", "figures", ("start", "end", "low", "best", "high"), quantulum3_quantities),
    "vader": ("vaderSentiment", "stances", ("source", "target", "label"), vader_polarity),
    "syntok": ("syntok", "sentences", ("start", "end"), syntok_sentences),
}


def find(peer: str, corpus: Path, out: Path) -> None:
    """Write a peer's findings in a corpus folder as tables; runs in the peers' environment."""
    _, table, columns, make = PEERS[peer]
    finder = make()
    published = {}
    if (corpus / "metadata.csv").exists():
        with (corpus / "metadata.csv").open(encoding="utf-8", newline="") as file:
            published = {row["file"]: row["published"] for row in csv.DictReader(file)}
    out.mkdir(parents=True, exist_ok=True)
    texts = sorted(corpus.glob("*.txt"))
    _write(
        out / "articles.csv", ("article_id", "path"), ({"article_id": p.stem, "path": p.name} for p in texts)
    )
    rows = (
        {"article_id": path.stem, **row}
        for path in texts
        for row in finder(path.read_bytes().decode("utf-8"), published.get(path.name) or None)
    )
    _write(out / f"{table}.csv", ("article_id", *columns), rows)


def _write(path: Path, columns: tuple[str, ...], rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def time_finder(peer: str, texts: list[str]) -> dict:
    """Version of a tool and its words a second over some texts."""
    if peer == "claimbook":
        from claimbook import lexicon
        from claimbook.extract import extract
        from claimbook.records import Article

        words_lists = lexicon.load()

        def work(text: str) -> object:
            return extract(Article("a", "a.txt", "0", text), words_lists)
    else:
        finder = PEERS[peer][3]()

        def work(text: str) -> object:
            return list(finder(text, None))

    work(texts[0])
    begin = process_time()
    for text in texts:
        work(text)
    seconds = process_time() - begin
    package = "claimbook" if peer == "claimbook" else PEERS[peer][0]
    return {"version": _version(package), "speed": sum(len(t.split()) for t in texts) / seconds}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def compare(python: str, evaluate: Path, data: Path, words: int, only: list[str]) -> None:
    """Print the table of the tasks, as Markdown."""
    texts = _sample(data / "bodies.jsonl", words)
    ours = f"{shlex.quote(sys.executable)} -m claimbook extract"
    this = shlex.quote(str(Path(__file__)))
    speeds = {
        p: _timed(sys.executable if p == "claimbook" else python, p, texts)
        for p in ("claimbook", *(peer for name in only for peer in TASKS[name][2]))
    }
    day = datetime.now(UTC).date()
    print(f"Measured on {day}; speed over {sum(len(t.split()) for t in texts):,} words, one process.\n")
    print("| task | tool | version | scores | words/s |\n|---|---|---|---|---:|")
    for name in only:
        task, shown, peers = TASKS[name]
        for tool in ("claimbook", *peers):
            command = ours if tool == "claimbook" else f"{shlex.quote(python)} {this} find {tool}"
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


def _timed(python: str, peer: str, texts: list[str]) -> dict:
    command = [python, str(Path(__file__)), "time", peer]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _scored(evaluate: Path, data: Path, name: str, command: str) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "scores.json")
        run = [sys.executable, str(evaluate), "--data", str(data), "--only", name, "--command", command]
        subprocess.run([*run, "--json", str(out)], check=True, capture_output=True, text=True)
        return json.loads(out.read_text(encoding="utf-8"))[name]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    comparing = commands.add_parser("compare", help="print the table")
    comparing.add_argument("--python", required=True, help="interpreter of the peers' environment")
    comparing.add_argument("--evaluate", type=Path, required=True)
    comparing.add_argument("--data", type=Path, required=True)
    comparing.add_argument("--words", type=int, default=30_000)
    comparing.add_argument("--only", nargs="+", choices=list(TASKS), default=list(TASKS))
    finding = commands.add_parser("find", help="write a peer's findings as tables")
    finding.add_argument("peer", choices=sorted(PEERS))
    finding.add_argument("corpus", type=Path)
    finding.add_argument("--out", type=Path, required=True)
    timing = commands.add_parser("time", help="texts as JSON on stdin -> version and words a second")
    timing.add_argument("peer", choices=["claimbook", *sorted(PEERS)])
    options = parser.parse_args()
    if options.command == "compare":
        compare(options.python, options.evaluate, options.data, options.words, options.only)
    elif options.command == "find":
        find(options.peer, options.corpus, options.out)
    else:
        print(json.dumps(time_finder(options.peer, json.load(sys.stdin))))


if __name__ == "__main__":
    main()
