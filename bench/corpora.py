"""A large corpus made from the shapes of the seeds: articles that differ in conflict, places, people, numbers, outlet and day.

    python bench/corpora.py FOLDER [--articles N]

Each article is one of the seeds with further paragraphs of the others, so that it holds some ten figures; sixteen articles in a
row tell of one conflict, which has states, places and people of its own. The same call writes the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

from claimbook import lexicon

SEEDS = Path(__file__).parents[1] / "seeds"
ARTICLES = 2_000
TELLERS = 16  # articles of one conflict
OUTLETS = 40
FURTHER = 5  # paragraphs with a number that an article takes from other seeds
STATES = {"North Korea": "North Korean", "Russia": "Russian", "Ukraine": "Ukrainian"}
PLACES = ("Kursk", "Plekhovo", "Darino", "Novoivanovka", "Donbass")
PEOPLE = ("Kotenok", "Gerasimov", "Zakharova", "Prilepin", "Khinshtein", "Hong Min", "Romanov")
SYLLABLES = ("ba", "der", "gol", "hin", "ka", "lem", "mor", "nas", "pel", "ros", "tan", "vik", "zor")
NUMBER = re.compile(r"\b(?!19|20)\d{1,3}(?:,\d{3})*\b(?![./:]\d)")
YEAR = re.compile(r"\b202[345]\b")


def write_corpus(folder: Path, articles: int = ARTICLES) -> Path:
    """Fill the folder with `articles` texts, their metadata.csv and the seeds' codebook; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    counted = [p for text in texts for p in text.split("\n") if NUMBER.search(p) and len(p) < 1200]
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["file", "published", "outlet"])
        for number in range(articles):
            luck = random.Random(number)
            name = f"{number:05}.txt"
            told = texts[number % len(texts)].split("\n") + luck.sample(counted, min(FURTHER, len(counted)))
            text = _renamed("\n".join(told), number // TELLERS, luck)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            day = date(2024, 1, 1) + timedelta(days=luck.randrange(700))
            rows.writerow([name, day.isoformat(), f"Outlet {luck.randrange(OUTLETS)}"])
    shutil.copytree(SEEDS / "codebook", folder / "codebook", dirs_exist_ok=True)
    return folder


def _renamed(text: str, conflict: int, luck: random.Random) -> str:
    """The text with the names of a conflict, and its numbers larger or smaller by up to a fifth."""
    for old, new in _names(conflict).items():
        text = text.replace(old, new)
    year = str(2022 + conflict % 4)
    return NUMBER.sub(lambda m: _changed(m[0], luck), YEAR.sub(year, text))


def _changed(number: str, luck: random.Random) -> str:
    value = int(number.replace(",", ""))
    return f"{round(value * luck.uniform(0.8, 1.2)):,}" if value > 31 else number


def _names(conflict: int) -> dict[str, str]:
    """Name in the seeds -> name in this conflict; the first conflict keeps them."""
    if not conflict:
        return {}
    luck = random.Random(-conflict)
    rows = [row for row in lexicon.load().rows("states") if row["people"]]
    named = {}
    for (state, people), row in zip(STATES.items(), luck.sample(rows, len(STATES)), strict=True):
        named |= {people: row["people"].split(";")[0], state: row["name"]}
        if state == "North Korea":
            named["DPRK"] = row["name"]
    invented = {old: "".join(luck.choices(SYLLABLES, k=3)).capitalize() for old in (*PLACES, *PEOPLE)}
    return named | invented


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser(description="write a large corpus made from the shapes of the seeds")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    options = parser.parse_args()
    print(write_corpus(options.folder, options.articles))


if __name__ == "__main__":
    main()
