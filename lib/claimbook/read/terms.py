"""Loaded terms: words that praise or blame, who says them, and toward whom they go."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from claimbook.lexicon import Lexicon
from claimbook.read.cast import Cast
from claimbook.read.pages import Page
from claimbook.read.targets import Clause, Frame, target_of
from claimbook.records import Claim, Term, stable_id

WORD = re.compile(r"[^\W_]+")
BEFORE = re.compile(r"(?:[^\s,;:.]+\s+){0,5}$")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An entry of terms.csv."""

    phrase: str
    frame: Frame
    polarity: str
    intensity: int


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    words: str
    loaded: Loaded


OPPOSITE = {"favourable": "critical", "critical": "favourable"}


def find_terms(page: Page, cast: Cast, claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the loaded terms of an article in reading order.

    `polarity` is toward the target and has negation applied ("not heroic" is critical). `voice` is quoted where a source
    says it or does it ("condemned"); `source` is then that source.
    """
    spoken = _Spoken(claims)
    clause: Clause | None = None
    for hit in _hits(page, lexicon):
        sentence = page.sentence_at(hit.start)
        if sentence is None or sentence.kind == "boilerplate" or _is_name(cast, hit, sentence.start):
            continue
        if clause is None or clause.sentence is not sentence:
            clause = Clause(page, cast, sentence)
        target, subject = target_of(clause, hit.loaded.frame, hit.start, hit.end)
        source = spoken.source_at(hit.start)
        if source is None and hit.loaded.frame == "act" and subject is not None and subject != target:
            source = subject.name
        negated = _is_negated(page.text, clause.start_of(hit.start), hit.start, lexicon)
        polarity = hit.loaded.polarity
        yield Term(
            stable_id("t", page.article.article_id, hit.start, hit.words),
            page.article.article_id,
            sentence.sentence_id,
            hit.start,
            hit.end,
            page.text[hit.start : hit.end],
            OPPOSITE[polarity] if negated else polarity,
            "own" if source is None else "quoted",
            source,
            target.actor_id if target else None,
            f"terms.csv:{hit.loaded.phrase}" + (" negated" if negated else ""),
        )


class _Spoken:
    """Who says the words at an offset."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = sorted((c for c in claims if c.source), key=attrgetter("start"))
        self.starts = [c.start for c in self.claims]
        self.cues = {c.cue_start: c for c in self.claims if c.cue_start is not None}

    def source_at(self, offset: int) -> str | None:
        if cue := self.cues.get(offset):
            return cue.source
        at = bisect_right(self.starts, offset) - 1
        for claim in reversed(self.claims[max(0, at - 3) : at + 1]):
            if claim.start <= offset < claim.end:
                return claim.source
        return None


def _hits(page: Page, lexicon: Lexicon) -> Iterator[_Hit]:
    """Yield the phrases of terms.csv in the text, the longest at each place; none overlaps another."""
    table = _entries(lexicon)
    text = page.text
    free = 0
    for start in page.openings["terms"]:
        if start < free:
            continue
        first = WORD.match(text, start).group().lower()
        for phrase, loaded in table.get(first, ()):
            end = start + len(phrase)
            if text[start:end].lower() == phrase and not text[end : end + 1].isalnum():
                yield _Hit(start, end, text[start:end], loaded)
                free = end
                break


@cache
def _entries(lexicon: Lexicon) -> Mapping[str, tuple[tuple[str, Loaded], ...]]:
    """First word -> (phrase or form, its entry), the longest first."""
    found: dict[str, list[tuple[str, Loaded]]] = {}
    for row in lexicon.rows("terms"):
        loaded = Loaded(row["phrase"], row["frame"], row["polarity"], int(row["intensity"]))
        for phrase in filter(None, (row["phrase"], *row["forms"].split(";"))):
            found.setdefault(WORD.search(phrase).group(), []).append((phrase, loaded))
    return {w: tuple(sorted(entries, key=lambda e: -len(e[0]))) for w, entries in found.items()}


@cache
def _negations(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(lexicon.phrases("shifters", effect="negate"), key=len, reverse=True)))
    return re.compile(rf"(?<![\w’'])(?:{words})(?![\w’'])(?!\sonly)")


def _is_negated(text: str, floor: int, at: int, lexicon: Lexicon) -> bool:
    """Whether one of the few words before `at` turns the term: "was not at all heroic"."""
    before = BEFORE.search(text, max(floor, at - 60), at)
    return bool(before and _negations(lexicon).search(before.group().lower().replace("’", "'")))


def _is_name(cast: Cast, hit: _Hit, sentence: int) -> bool:
    """Whether the words are part of a name ("Human Rights Watch") and not loaded."""
    if hit.words[0].isupper() and hit.start > sentence + 1:
        return True
    return any(m.start <= hit.start < m.end for m in cast.mentions_in(max(0, hit.start - 60), hit.end + 60))
