"""Silences: what seems to be said and is not: "declined to comment", "the storm claimed 41 lives", "we thank our readers"."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.speech.constructions import Attribution
from claimbook.read.speech.speakers import people
from claimbook.records import Claim

OPENING = 60  # characters of what is said by which silence is known
FIRST = 6  # words of it
ASKED = (
    "who",
    "whom",
    "what",
    "which",
    "when",
    "where",
    "why",
    "how",
    "whether",
    "if",
)  # openings of what one does not say
JUDGING = frozenset({"condemn", "criticise", "praise", "support", "oppose", "order", "promise", "hope"})
OWN = ("we", "i")  # whose words are the article's own
FORCES = ("police", "officers", "guards", "agents", "soldiers", "troops")  # who attack with more than words
UNCOUNTING = frozenset({"other", "person", "witness"})  # kinds of sources that keep no records
POINTING = frozenset({"it", "this"})
NOBODY = (
    "no ",
    "nobody",
    "none ",
    "neither ",
    "nothing",
    "you ",
    "please",
)  # openings of who says nothing, and of readers
ASKING = frozenset({"do", "does", "did"})  # before a subject of which one only asks


def is_idle(found: Attribution, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether a claim says nothing: only a pronoun, or what a thing underlines, or what troops attack or defend."""
    words = grammar(lexicon)
    if (found.last - found.first == 1 and claim.text.lower() in words.idle) or _is_silent(
        claim.text, lexicon
    ):
        return True
    if claim.source is None and found.pattern.startswith("participle") and found.cue_first == 0:
        return True  # Reporting period
    if found.cue is None and (claim.source_text or "").lower() in _silences(lexicon, "label"):
        return True  # WATCH: “We saw it all”
    if (claim.source_text or "").lower().startswith(NOBODY) or _asks(found):
        return True
    entry = found.cue.entry if found.cue else None
    if claim.text.lower().rstrip(" .,") in _silences(lexicon, "whole"):
        return True  # the police said | nothing
    if entry and entry.meaning == "refuse" and claim.text.lower().startswith(_silences(lexicon, "refused")):
        return True  # declined | to say who had fired
    if entry and entry.meaning == "say" and _tells_nothing(found, claim, words):
        return True
    if (
        entry
        and entry.meaning == "claim"
        and found.pattern.endswith("object")
        and _takes_lives(claim.text, lexicon)
    ):
        return True
    if found.passage.kind == "caption" and found.pattern.endswith(("object", "bare")):
        return True  # what a picture shows
    is_checked = entry is not None and entry.meaning == "unverified"  # could not be confirmed
    if _is_thing(claim, people(lexicon)) and found.pattern.startswith("noun") and not is_checked:
        return True
    if entry and _only_may(found, claim, words):
        return True
    if entry and entry.meaning == "deny" and found.pattern.endswith("object") and claim.text[0].isdigit():
        return True  # dismissed | 849 cases
    if entry and "count" in entry.syntax and _keeps_no_records(claim, lexicon):
        return True  # the team recorded 12 wins
    forces = (claim.source_text or "").lower().endswith(FORCES)
    acting = claim.source is None or claim.source_kind in ("other", "military") or forces
    return (
        acting
        and "agent" in (entry.syntax if entry else ())
        and not found.pattern.endswith(("that", "quote"))
    )


def _keeps_no_records(claim: Claim, lexicon: Lexicon) -> bool:
    """Whether things are recorded of a source, or in it, not by it: "Kenya recorded 12 deaths"."""
    return claim.source_kind in UNCOUNTING or claim.source_text in _countries(lexicon)


@cache
def _countries(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("states"))


def _only_may(found: Attribution, claim: Claim, words: Grammar) -> bool:
    """Whether a thing told of before only may or will take something to be so: "it will suggest"."""
    cue = found.cue
    modal = not words.modal.isdisjoint(found.passage.word(k) for k in range(cue.first, cue.verb))
    return modal and claim.source_id is None and (claim.source_text or "").lower() in POINTING


def _asks(found: Attribution) -> bool:
    """Whether the article only asks what somebody says, or addresses its readers: "do | you think that will do?"."""
    passage, speaker = found.passage, found.speaker
    if speaker is None:
        return False
    if speaker.last - speaker.first == 1 and passage.word(speaker.first) == "you":
        return True
    asked = passage.word(speaker.first - 1) in ASKING or passage.word(speaker.first) in ("who", "what")
    return asked and passage.words[-1] == "?"


def is_own(found: Attribution, claim: Claim) -> bool:
    """Whether the article itself judges or demands: "we condemn the raid" in the release of a charity."""
    told = claim.source_id is None and (claim.source_text or "").lower() in OWN
    return told and found.cue is not None and found.cue.entry.meaning in JUDGING


@cache
def _silences(lexicon: Lexicon, place: str) -> tuple[str, ...]:
    return lexicon.phrases("silences", place=place)


def _is_silent(said: str, lexicon: Lexicon) -> bool:
    """Whether what seems to be said only tells that somebody would not speak: "to comment", "a request for comment"."""
    opening = said[:OPENING].lower()
    behind = opening.partition(" ")[2]
    return opening.startswith(_silences(lexicon, "opening")) or behind.startswith(
        _silences(lexicon, "opening")
    )


def _takes_lives(said: str, lexicon: Lexicon) -> bool:
    """Whether something only took lives: the storm claimed | 41 lives."""
    return not set(_silences(lexicon, "object")).isdisjoint(said[:OPENING].lower().split()[:FIRST])


def _tells_nothing(found: Attribution, claim: Claim, words: Grammar) -> bool:
    """Whether a negated cue only tells that nothing was said: "has not commented on the loss", "did not say why"."""
    cue = found.cue
    negated = not words.negative.isdisjoint(found.passage.word(k) for k in range(cue.first, cue.verb))
    asked = claim.text.lower().split(None, 1)[0] in ASKED
    return negated and (
        asked or found.pattern.endswith("object") or cue.entry.phrase.endswith(("say", " on"))
    )


def _is_thing(claim: Claim, speaking: Set[str]) -> bool:
    """Whether nobody is known to make a claim, not even by a name of whom nothing else is told."""
    named = bool(claim.source) and (claim.source[0].isupper() or claim.source.split()[-1].lower() in speaking)
    return claim.source_kind == "other" and not named
