"""How fast the extraction is beside one regular expression over the same words, and whether its memory stays flat.

    python bench/speed.py [FOLDER] [--words N]

FOLDER holds text files (default: the seeds, told again and again). The regular expression has some 230 alternatives, taken
from the word lists: what a careful person would write who wants to know in one pass which sentences may matter. Both run in
this process; times are processor seconds, so that other programs on the machine count for less.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from claimbook import lexicon
from claimbook.extract import extract
from claimbook.lexicon import Lexicon, any_of
from claimbook.read.files.articles import read_articles
from claimbook.records import Article

SEEDS = Path(__file__).parents[1] / "seeds"
ALTERNATIVES = 230
WORDS = 100_000  # of the seeds
PAGE = resource.getpagesize()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="measure the extraction beside one regular expression")
    parser.add_argument(
        "folder", type=Path, nargs="?", help="folder of text files (default: the seeds, repeated)"
    )
    parser.add_argument(
        "--words", type=int, help="stop after this many words (default: all; of the seeds 100,000)"
    )
    options = parser.parse_args()
    words = lexicon.load()
    articles = list(
        take(articles_of(options.folder), options.words or (WORDS if not options.folder else None))
    )
    print(measure(articles, words))


def articles_of(folder: Path | None) -> Iterator[Article]:
    """The readable articles of a folder; without one, those of the seeds without end."""
    if folder:
        yield from (a for a in read_articles(folder) if a.is_readable)
        return
    while True:
        yield from read_articles(SEEDS)


def take(articles: Iterator[Article], words: int | None) -> Iterator[Article]:
    """Yield articles until they hold so many words; None: all."""
    for article in articles:
        yield article
        if words is not None and (words := words - article.words) <= 0:
            return


def one_pattern(words: Lexicon) -> re.Pattern[str]:
    """ALTERNATIVES phrases from all word lists, evenly picked, in one expression."""
    phrases = sorted(
        {
            row["phrase"]
            for name in words.names
            for row in words.rows(name)
            if row.get("phrase", "")[:1].isalpha()
        }
    )
    picked = phrases[:: max(1, len(phrases) // ALTERNATIVES)]
    return re.compile(rf"\b{any_of(islice(picked, ALTERNATIVES))}\b")


def measure(articles: list[Article], words: Lexicon) -> str:
    """The report: words a second of both, their ratio, memory at half time and at the end."""
    n = sum(article.words for article in articles)
    pattern = one_pattern(words)
    extract(articles[0], words)  # builds the patterns
    half = len(articles) // 2
    first = seconds(lambda: [extract(article, words) and None for article in articles[:half]])
    memory_half = memory()
    second = seconds(lambda: [extract(article, words) and None for article in articles[half:]])
    memory_end = memory()
    one_pass = min(seconds(lambda: [len(pattern.findall(a.text)) for a in articles]) for _ in range(3))
    speed, pattern_speed = n / (first + second), n / one_pass
    return (
        f"{n:,} words in {len(articles):,} articles\n"
        f"extraction       {speed:>12,.0f} words/s\n"
        f"one expression   {pattern_speed:>12,.0f} words/s ({ALTERNATIVES} alternatives)\n"
        f"ratio            {speed / pattern_speed:>12.3f}\n"
        f"memory           {memory_half:>12.0f} MB at half, {memory_end:.0f} MB at the end, "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"
    )


def seconds(work: Callable[[], object]) -> float:
    """The processor time that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def memory() -> float:
    """Megabytes that this process holds now (where /proc tells, else at most so far)."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
