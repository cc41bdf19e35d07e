"""Turns: whose words a quotation is that has no cue of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.quotations import Quotation
from claimbook.read.speech.channels import MEDIA
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.records import Claim

GAP = 120  # characters of the speaker's words between two pieces of one statement, beyond the length of the pieces
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

    def goes_on(self, passage: Passage, number: int) -> bool:
        """Whether the passage of this `number` that is nothing but a quotation goes on with the last speaker's words."""
        if self.claim is None or passage.paragraph - self.paragraph > NEAR:
            return False
        if self.announced:
            return True
        told = ends_quoted(self.claim) or self._closes_before(passage) or self._stands_before(passage, number)
        return self.place is not None and told

    def _stands_before(self, passage: Passage, number: int) -> bool:
        """Whether a report of what somebody said is the sentence before: "Berg said the bridge was gone. | “It is over.”"."""
        near = passage.paragraph == self.paragraph and number == self.passage + 1
        return near and self.claim.source_kind not in MEDIA and self.claim.cue_end is not None

    def _closes_before(self, passage: Passage) -> bool:
        """Whether a report of what a person said closes the paragraph before, so that a quotation goes on from it."""
        said = passage.text[self.claim.end : passage.start].strip(" .\r\n")
        told = self.claim.source_kind not in MEDIA and self.claim.cue_end and not self.claim.unnamed
        return bool(told) and not said and passage.paragraph == self.paragraph + NEAR


def ends_quoted(claim: Claim) -> bool:
    """Whether the words of a claim end in a quotation, so that one that follows goes on with them."""
    return claim.mode == "direct" or (claim.mode == "mixed" and claim.text[-1] in "”\"'’")


@cache
def _headings(lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.phrases("reporting_phrases", syntax="heading")


def heading_of(passage: Passage, lexicon: Lexicon) -> Quotation | None:
    """The quotation of a passage such as "Quote: “...”", which goes on from the last speaker."""
    words = passage.words
    is_heading = words[1:3] == [":", QUOTE] and words[0] in _headings(lexicon)
    return passage.quotations[2] if is_heading else None


def loose_quotation(passage: Passage) -> Quotation | None:
    """The quotation of a passage that is nothing else."""
    return passage.quotations[0] if passage.words == [QUOTE] else None


def without_cue(claim: Claim) -> Claim:
    """A further claim of the same speaker, for a quotation without a cue."""
    return replace(
        claim, cue=None, cue_start=None, cue_end=None, mode="direct", status="asserted", rule="goes on"
    )


def outermost(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without those told within another's words, but for what a medium reports that somebody said."""
    seen: set[tuple[int, int, str | None]] = set()
    for number, claim in enumerate(claims):
        if (told := (claim.start, claim.end, claim.source)) in seen:
            continue
        neighbours = claims[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
        around = next((o for o in neighbours if o is not claim and _holds(o, claim)), None)
        if around is not None:
            same = claim.source_id == around.source_id
            if same or around.source_kind not in MEDIA or claim.status == "estimated":
                continue
            claim = replace(claim, via=";".join(filter(None, (claim.via, around.source))))
        seen.add(told)
        yield claim


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether the words of `outer` hold the cue and the words of `inner`."""
    cue = inner.cue_start if inner.cue_start is not None else -1
    return outer.start <= cue < outer.end and outer.start <= inner.start and inner.end <= outer.end + 2
