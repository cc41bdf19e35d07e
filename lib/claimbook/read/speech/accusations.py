"""Accusations: "Norland, accused by Sudan of arming the rebels": what the accuser says stands behind the "of"."""

from __future__ import annotations

from collections.abc import Sequence

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import clause_end
from claimbook.read.speech.constructions import Attribution, made
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.noun_phrases import PUNCTUATION, Phrase
from claimbook.read.speech.passages import QUOTE

ACCUSER = 10  # tokens of an accuser behind the "by"


def build_accusation(cue: Cue, cues: Sequence[Cue], words: Grammar) -> Attribution | None:
    """X is accused by Y of Z; None where no accuser and no "of" stand behind the cue."""
    passage = cue.passage
    if "of" not in cue.entry.syntax or passage.word(cue.last) != "by":
        return None
    links = []
    for k in range(cue.last + 2, cue.last + ACCUSER):
        word = passage.word(k)
        if word in PUNCTUATION or word in ("", QUOTE) or words.is_finite(word):
            break
        if word in ("of", "for", "over"):
            links.append(k)
    doing = (k for k in links if passage.word(k + 1).endswith("ing"))
    link = next(doing, links[-1] if links else 0)  # the Ministry of Health | of fraud
    if not link:
        return None
    last = clause_end(cue, link + 1, "object", cues, words)
    if cue.first == cue.verb:  # accused by Sudan of arming the rebels | , condemned it; | were freed
        ends = {","} if passage.word(cue.first - 1) == "," else {",", *words.auxiliary}
        last = next((k for k in range(link + 1, last) if passage.word(k) in ends), last)
    return made(cue, link + 1, last, Phrase(cue.last + 1, link), "passive of") if last > link + 1 else None
