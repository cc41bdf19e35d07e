"""Turns: whose words a quotation is that has no cue of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.channels import MEDIA
from claimbook.read.speech.constructions import Attribution
from claimbook.read.speech.entries import Entry
from claimbook.read.speech.passages import QUOTE, Passage, Token
from claimbook.records import Claim

GAP = 120  # characters of the speaker's words between two pieces of one statement, beyond the length of the pieces
SILENT = re.compile(
    r"(?:not )?to (?:be (?:named|identified|quoted)|comment\b|answer|respond|elaborate)|(?:a |our |its |\w+ )?requests? for comment",
    re.I,
)
LIVES = re.compile(r"(?:[\w,.’'-]+ ){0,5}li(?:ves|fe)\b", re.IGNORECASE)  # the storm claimed | 41 lives
NEIGHBOURS = 12  # claims before and after one, among which is the one that holds it
NEAR = 1  # paragraphs: a quotation goes on from a speaker in the paragraph before


@dataclass
class Turn:
    """Who spoke last while an article is being read: a claim of theirs, and how it ended."""

    claim: Claim | None = None  # theirs, whatever it says
    place: int | None = None  # of the claim among those found, None for a speaker without words
    paragraph: int = -9
    passage: int = -9
    announced: bool = False  # a colon has announced their words

    def goes_on(self, passage: Passage) -> bool:
        """Whether a passage that is nothing but a quotation goes on with the last speaker's words."""
        if self.claim is None or passage.paragraph - self.paragraph > NEAR:
            return False
        return self.announced or (self.place is not None and ends_quoted(self.claim))


def ends_quoted(claim: Claim) -> bool:
    """Whether the words of a claim end in a quotation, so that one that follows goes on with them."""
    return claim.mode == "direct" or (claim.mode == "mixed" and claim.text[-1] in "”\"'’")


@cache
def _headings(lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.phrases("reporting_phrases", syntax="heading")


def heading_of(passage: Passage, lexicon: Lexicon) -> Token | None:
    """The quotation of a passage such as "Quote: “...”", which goes on from the last speaker."""
    tokens = passage.tokens
    if (
        len(tokens) > 2
        and tokens[0].word in _headings(lexicon)
        and tokens[1].word == ":"
        and tokens[2].word == QUOTE
    ):
        return tokens[2]
    return None


def loose_quotation(passage: Passage) -> Token | None:
    """The quotation of a passage that is nothing else."""
    tokens = passage.tokens
    return tokens[0] if len(tokens) == 1 and tokens[0].word == QUOTE else None


def without_cue(claim: Claim) -> Claim:
    """A further claim of the same speaker, for a quotation without a cue."""
    return replace(
        claim, cue=None, cue_start=None, cue_end=None, mode="direct", status="asserted", rule="goes on"
    )


def outermost(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without those told within another's words, but for what a medium reports that somebody said."""
    seen: set[tuple[int, int]] = set()
    for number, claim in enumerate(claims):
        if (claim.start, claim.end) in seen:
            continue
        neighbours = claims[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
        around = next((o for o in neighbours if o is not claim and _holds(o, claim)), None)
        if around is not None:
            same = claim.source_id == around.source_id
            if same or around.source_kind not in MEDIA or claim.status == "estimated":
                continue
            claim = replace(claim, via=";".join(filter(None, (claim.via, around.source))))
        seen.add((claim.start, claim.end))
        yield claim


def is_idle(found: Attribution, claim: Claim, words: Grammar, speaking: Set[str]) -> bool:
    """Whether a claim says nothing: only a pronoun, or what a thing underlines, or what troops attack or defend.

    `speaking` are the nouns for people and bodies that speak.
    """
    if (found.last - found.first == 1 and claim.text.lower() in words.idle) or SILENT.match(claim.text):
        return True
    if claim.source is None and found.pattern.startswith("participle") and found.cue_first == 0:
        return True  # Reporting period
    if (claim.source_text or "").lower().startswith(("no ", "nobody", "none ", "neither ")):
        return True
    entry = found.cue.entry if found.cue else None
    if entry and entry.meaning == "say" and _tells_nothing(found, entry, words):
        return True
    if entry and entry.meaning == "claim" and found.pattern.endswith("object") and LIVES.match(claim.text):
        return True
    if found.passage.kind == "caption" and found.pattern.endswith(("object", "bare")):
        return True  # what a picture shows
    is_checked = entry is not None and entry.meaning == "unverified"  # could not be confirmed
    if _is_thing(claim, speaking) and found.pattern.startswith("noun") and not is_checked:
        return True
    acting = (claim.source is None or claim.source_kind in ("other", "military")) and "agent" in (
        entry.syntax if entry else ()
    )
    return acting and not found.pattern.endswith(("that", "quote"))


def _tells_nothing(found: Attribution, entry: Entry, words: Grammar) -> bool:
    """Whether a negated cue only tells that nothing was said: "has not commented on the loss"."""
    cue = found.cue
    negated = not words.negative.isdisjoint(found.passage.word(k) for k in range(cue.first, cue.verb))
    return negated and entry.phrase.endswith(" on")


def _is_thing(claim: Claim, speaking: Set[str]) -> bool:
    """Whether nobody is known to make a claim, not even by a name of whom nothing else is told."""
    named = bool(claim.source) and (claim.source[0].isupper() or claim.source.split()[-1].lower() in speaking)
    return claim.source_kind == "other" and not named


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether the words of `outer` hold the cue and the words of `inner`."""
    cue = inner.cue_start if inner.cue_start is not None else -1
    return outer.start <= cue < outer.end and outer.start <= inner.start and inner.end <= outer.end + 2
