"""Countings: what people and things were counted as, where their measure alone leaves it open.

The measure "people" holds those who were rescued, who were aboard and who marched: numbers that only a fool would set
against each other. What they were counted as is told by the rule that read the figure; failing that, by words near it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from claimbook.lexicon import Lexicon, any_of

REACH = 24  # characters from a number within which the words tell what it counts
VERBS = "measures:"  # begins the rules by which a verb, not a noun, told what is counted


def find_countings(
    figures: Iterable[Mapping], sentences: Mapping[str, tuple[int, str]], lexicon: Lexicon
) -> dict[str, str | None]:
    """figure_id -> what is counted, in a word (rescued, aboard, destroyed); None where nothing tells.

    `sentences` maps a sentence_id to its start and its words. A word between two figures tells of the nearer one only.
    """
    by_sentence: dict[str | None, list[Mapping]] = {}
    for row in figures:
        by_sentence.setdefault(row["sentence_id"], []).append(row)
    found = {}
    for sentence_id, rows in by_sentence.items():
        start, text = sentences.get(sentence_id or "", (0, ""))
        rows.sort(key=lambda r: (r["start"], r["end"]))
        ends = [start, *(r["end"] for r in rows)]
        begins = [*(r["start"] for r in rows), start + len(text)]
        for n, row in enumerate(rows):
            before = text[max(ends[n], row["start"] - REACH) - start : row["start"] - start]
            after = text[row["end"] - start : min(begins[n + 1], row["end"] + REACH) - start]
            found[row["figure_id"]] = _counting(row, before, after, lexicon)
    return found


def _counting(row: Mapping, before: str, after: str, lexicon: Lexicon) -> str | None:
    measure = row["measure"]
    rule = row["rule"].partition("+")[0]
    if told := _by_rule(lexicon).get((measure, rule)):
        return told
    for place, words, nearest in (("before", before, -1), ("after", after, 0)):
        cues = _cues(lexicon).get((measure, place))
        if cues and not rule.startswith(VERBS) and (hits := cues[0].findall(words)):
            return cues[1][" ".join(hits[nearest].casefold().split())]
    return None


@cache
def _by_rule(lexicon: Lexicon) -> dict[tuple[str, str], str]:
    rows = lexicon.rows("countings")
    return {(r["measure"], r["told_by"]): r["counting"] for r in rows if r["found"] == "rule"}


@cache
def _cues(lexicon: Lexicon) -> dict[tuple[str, str], tuple[re.Pattern, dict[str, str]]]:
    """(measure, before or after) -> a pattern of the words that tell, and what each tells.

    A verb by which a rule reads a figure tells it after a noun too: "12 people survived".
    """
    forms = {f"{VERBS}{r['phrase']}": r["forms"].split(";") for r in lexicon.rows("measures")}
    told: dict[tuple[str, str], dict[str, str]] = {}
    for row in lexicon.rows("countings"):
        is_rule = row["found"] == "rule"
        words = told.setdefault((row["measure"], "after" if is_rule else row["found"]), {})
        for word in forms.get(row["told_by"], ()) if is_rule else (row["told_by"],):
            words.setdefault(word, row["counting"])
    return {key: (re.compile(rf"(?i)\b{any_of(words)}\b"), words) for key, words in told.items() if words}


@cache
def is_own(counting: str | None, lexicon: Lexicon) -> bool:
    """Whether each who counts them counts those of his own only: whom one boat rescued is not whom all did."""
    return any(r["counting"] == counting and r["own"] for r in lexicon.rows("countings"))
