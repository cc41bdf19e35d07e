"""Statuses: what a source does with what is said: how sure it is made to be."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.speech.avowals import find_avowal
from claimbook.read.speech.hedges import BREAK, find_hedge, hedge_in
from claimbook.read.speech.namings import is_about_claims, is_about_words, is_called_untrue, is_refuted
from claimbook.read.speech.polarities import is_negated

FORETELLING = frozenset({"warn", "promise", "hope"})  # classes of cues that may tell of the future
OUTLOOK = re.compile(
    r"to\b|[^.!?;“”\"]{0,160}?\b(?:will|would|could|(?-i:may)|might|can|risks?|at risk)\b", re.IGNORECASE
)  # promised | to stay, warned that | the dam could burst
CHECKED = re.compile(  # 31 deaths | have been confirmed
    r"[^,;:.!?“”\"]{1,80}? (?:(?:have|has|had) (?:\w{2,10}ly )?been|were|was) (?:\w{2,10}ly )?confirmed\b(?! by\b)",
    re.IGNORECASE,
)
UNKNOWN = re.compile(r"(?:we|i|they|he|she|it) (?:do|does|did)(?:n['’]t| not) know\b", re.IGNORECASE)
BELIEF = "believ"
NEGATED = {"confirmed": "unverified", "denied": "asserted"}  # has not confirmed, does not deny


def find_status(
    meaning: str, cue: str, said: str, mode: str, lexicon: Lexicon, *, names: bool = False
) -> str:
    """The status of a claim whose cue has the class `meaning`: the cue decides, and a hedge overrides only `asserted`.

    What one only says to deny, to condemn or to believe has the status of that verb. A negated confirmation leaves the
    claim unverified. `names` tells that something is called or described.

    >>> from claimbook import lexicon
    >>> find_status("say", "said", "two ships were likely sunk", "indirect", lexicon.load())
    'estimated'
    >>> find_status("say", "said", "it could not confirm the loss", "indirect", lexicon.load())
    'unverified'
    >>> find_status("confirm", "has not confirmed", "two ships were sunk", "indirect", lexicon.load())
    'unverified'
    """
    if meaning in ("say", "confirm") and (avowal := find_avowal(said, mode, lexicon)):
        return find_status(avowal.meaning, avowal.cue, avowal.said, mode, lexicon)
    status = _of_topic(meaning, said, lexicon, names=names) or _statuses(lexicon)[meaning]
    if meaning == "estimate" and find_hedge(said, "indirect", lexicon) == "predicted":
        return "predicted"  # believe the dam will burst
    if is_negated(cue, lexicon):
        return "denied" if _is_disbelief(meaning, cue, said, lexicon) else NEGATED.get(status, status)
    if status != "asserted":
        return status
    return (
        hedge_in(cue, lexicon)
        or _foretold(meaning, said, mode, lexicon)
        or _told(meaning, said, mode, lexicon)
    )


@cache
def _statuses(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("reporting_classes", "status")


def _of_topic(meaning: str, said: str, lexicon: Lexicon, *, names: bool) -> str | None:
    """The status where what it is about turns the sense of a cue; None where it does not."""
    if meaning == "oppose" and is_about_claims(said, lexicon):
        return "denied"  # pushed back on the claim
    if meaning == "deny" and names and " as " in said and not is_about_words(said, lexicon):
        return "condemned"  # dismissed the marchers as idlers
    if meaning in ("say", "condemn") and names and is_called_untrue(said, lexicon):
        return "denied"  # branded the reports fabrications
    if meaning == "say" and is_refuted(said, lexicon):
        return "denied"
    return "asserted" if meaning == "confirm" and UNKNOWN.match(said) else None


def _is_disbelief(meaning: str, cue: str, said: str, lexicon: Lexicon) -> bool:
    """Whether somebody's words are not believed: "do not believe | the official count"."""
    is_told = any(map(grammar(lexicon).is_finite, said.lower().split()))
    return meaning == "estimate" and BELIEF in cue.lower() and not is_told


def _foretold(meaning: str, said: str, mode: str, lexicon: Lexicon) -> str | None:
    """Whether a warning, a promise or a hope tells of what is to come."""
    if meaning not in FORETELLING:
        return None
    pledged = mode == "mixed" and said[:1] in "“\"‘'" and said[1:2].islower()  # vowed “to cleanse”
    first = BREAK.split(said.lower(), maxsplit=1)[0]
    finite = any(map(grammar(lexicon).is_finite, first.split()))
    if meaning == "promise" and (pledged or not finite):
        return "predicted"
    hedge = find_hedge(said, mode, lexicon)
    return hedge or ("predicted" if OUTLOOK.match(said) else None)


def _told(meaning: str, said: str, mode: str, lexicon: Lexicon) -> str:
    """The status of what is plainly said."""
    if meaning == "say" and (told := CHECKED.match(said)):
        return "unverified" if is_negated(told.group(), lexicon) else "confirmed"
    return find_hedge(said, mode, lexicon) or "asserted"
