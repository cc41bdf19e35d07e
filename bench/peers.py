"""The tools that do one of Claimbook's tasks: each as a finder that writes its findings as Claimbook's tables.

    python -m venv PEERS && PEERS/bin/pip install recognizers-text-suite "emoji<2" quantulum3 dateparser syntok vaderSentiment
    PEERS/bin/python bench/peers.py find PEER CORPUS --out FRAMES
    PEERS/bin/python bench/peers.py time PEER < TEXTS.json

PEERS is an environment of its own, in which Claimbook is not installed: bench/comparisons.py calls this file there.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from time import process_time

Rows = Iterator[dict]
Find = Callable[[str, str | None], Rows]


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


def timed(package: str, work: Callable[[str], object], texts: list[str]) -> dict:
    """Version of a package and its words a second over some texts, once it is warm."""
    work(texts[0])
    begin = process_time()
    for text in texts:
        work(text)
    seconds = process_time() - begin
    return {"version": version(package), "speed": sum(len(t.split()) for t in texts) / seconds}


def main() -> None:
    """Find, or time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    finding = commands.add_parser("find", help="write a peer's findings as tables")
    finding.add_argument("peer", choices=sorted(PEERS))
    finding.add_argument("corpus", type=Path)
    finding.add_argument("--out", type=Path, required=True)
    timing = commands.add_parser("time", help="texts as JSON on stdin -> version and words a second")
    timing.add_argument("peer", choices=sorted(PEERS))
    options = parser.parse_args()
    if options.command == "find":
        find(options.peer, options.corpus, options.out)
    else:
        package, _, _, make = PEERS[options.peer]
        finder = make()
        print(json.dumps(timed(package, lambda text: list(finder(text, None)), json.load(sys.stdin))))


if __name__ == "__main__":
    main()
