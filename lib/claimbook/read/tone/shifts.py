"""Shifts: the tone of a loaded word with what turns it: "not heroic", "failed to protect", "urged the council to impose"."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.tone.clauses import Clause
from claimbook.read.tone.loaded import BEING, Hit

IS_NOT = re.compile(
    r"\b(?:(?:is|are|was|were|be|been)\s(?:not|never)|(?:is|are|was|were)n[’']t)\s(?:an?\s)?$"
)
STOPPED = re.compile(r"\b(?:stop|cease|end|halt)\s(?:its|his|her|their)\s(?:[\w-]+\s){0,2}$")  # so it is done
# urged the council to impose
WISHED = re.compile(r"\b(?:urg|ask|press)(?:e|es|ed|ing)?\s[^,.;]{2,40}\sto\s$")
WHETHER = re.compile(r"\bwhether\s(?:or\snot\s)?to\s(?:\w+ly\s)?$")  # they weigh whether to | condemn Norway
# no evidence that he was tied to terrorism
NO_PROOF = re.compile(
    r"\b(?:no|little|without)\s(?:evidence|proof|signs?|indications?|suggestions?|reason)\b|\bnothing\sto\s(?:indicate|suggest|show)\b"
)
# never been prouder, could not be more generous
NEVER_MORE = re.compile(
    r"\b(?:never|not|cannot|nobody|no\sone|nothing|n[’']t)\b(?:\s(?:be|been|seen|met|known|felt|have|had|has|is|was|could|can))+"
    r"(?:\s(?:an?|any(?:one|body)?|people|men|women|team|as|so))?(?P<more>\smore)?\s$"
)
NEXT_VERB = re.compile(r"\b(?:rejected|denied|declined|refused|failed|stopped)\s[^,.;]{2,30}\sand\s$")
CUT = re.compile(r"(?:.*[,;:.])?", re.DOTALL)  # up to the last mark


def polarity_of(clause: Clause, hit: Hit, lexicon: Lexicon) -> str | None:
    """The tone with negation applied: not to praise is critical, but not to lie is no praise, so it gives None."""
    loaded = hit.loaded
    if loaded.frame == "deed" and WISHED.search(clause.text, clause.sentence.start, hit.start):
        return None
    if WHETHER.search(clause.text, max(clause.sentence.start, hit.start - 40), hit.start):
        return None
    if NO_PROOF.search(clause.text, clause.sentence.start, hit.start):
        return None
    if not is_negated(clause.text, clause.start_of(hit.start), hit.start, lexicon):
        return loaded.polarity
    if loaded.polarity == "favourable":
        return "critical"
    directly = loaded.frame in BEING and IS_NOT.search(clause.text, max(0, hit.start - 20), hit.start)
    return "favourable" if directly else None


def is_negated(text: str, floor: int, at: int, lexicon: Lexicon) -> bool:
    """Whether one of the few words before `at` turns the term: "was not at all heroic"."""
    window = text[max(floor, at - 60) : at]
    words = window[CUT.match(window).end() :].lower().replace("’", "'").split()[-4:]
    if not window[-1:].isspace() or _negating(lexicon).isdisjoint(w.strip('“"‘(') for w in words):
        return False
    never = NEVER_MORE.search(window)
    if never and (never["more"] or text.startswith("er ", text.find(" ", at) - 2)):
        return False
    if STOPPED.search(window) or NEXT_VERB.search(text, floor, at):
        return False
    return bool(_negations(lexicon).search(" ".join(words) + " "))


@cache
def _negations(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(lexicon.phrases("shifters"), key=len, reverse=True)))
    return re.compile(
        rf"(?<![\w’'])(?:{words})(?![\w’'])(?!\s(?:\w+\s)?(?:such|so)\b)(?!\s(?:only|merely|just|simply|necessarily|short of|less than|but|doubt)\b)"
    )


@cache
def _negating(lexicon: Lexicon) -> frozenset[str]:
    """The words with which a negation begins."""
    return frozenset(p.split()[0] for p in lexicon.phrases("shifters"))
