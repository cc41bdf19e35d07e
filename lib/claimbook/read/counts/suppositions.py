"""Suppositions: those who are only told of as a case: "if a soldier is killed", "whenever three miners die"."""

from __future__ import annotations

from claimbook.read.counts.measures import Reading
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary

ARTICLES = frozenset(("a", "an", "another", "no", "one"))
CLAUSE = 10  # tokens from "if" to those counted or to the verb
BREAKS = frozenset(",;:()—–")


def is_supposed(tokens: Tokens, reading: Reading, known: Vocabulary) -> bool:
    """Whether a harm is told in the present tense of a clause with "if", or of one person with "when": a rule, and no event."""
    cue, number = reading.cue, reading.quantity.number
    if cue is None or not cue.is_harm or cue.syntax in ("noun", "toll"):
        return False
    first = min(cue.first, number.first)
    for at in range(first - 1, max(-1, first - CLAUSE), -1):
        word = tokens.words[at]
        if word in known.words["supposing"]:
            is_one = tokens.words[number.at] in ARTICLES
            return (is_one or word != "when") and _is_present(tokens, reading, known)
        if word in BREAKS:
            return False
    return False


def _is_present(tokens: Tokens, reading: Reading, known: Vocabulary) -> bool:
    """Whether the verb tells no past: "is | killed", "gets hurt", "dies", "kill"."""
    cue = reading.cue
    at = cue.first - 2 if tokens.word(cue.first - 1).endswith("ly") else cue.first - 1
    if tokens.word(at) in known.auxiliaries:
        return tokens.words[at] in known.words["present"]
    verb = cue.form.split()[0]
    return cue.is_base or (verb.endswith("s") and cue.syntax != "state")
