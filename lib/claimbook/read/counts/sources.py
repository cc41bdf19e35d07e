"""Sources: who gives a figure that stands in nobody's words: one who counts, or who speaks in the same sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimbook.read.counts.tallies import Tally, find_tallies
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.layout.words import WORD
from claimbook.read.people.cast import Cast
from claimbook.read.speech.passages import Passage, passage_of
from claimbook.records import Claim, Sentence

GAP = 90  # characters between the speaker's words and a number told behind them
TRIGGERS = ("tally_verbs", "tally_nouns")


@dataclass(frozen=True, slots=True)
class Source:
    """Who gives a figure, as a figure's columns tell it."""

    source: str | None
    source_id: str | None
    via: str | None
    status: str


@dataclass(frozen=True)
class Sources:
    """The sources of one article's figures."""

    page: Page
    cast: Cast
    claims: Sequence[Claim]  # those with a cue, in the order of their cues
    _tallies: dict[str, Sequence[Tally]] = field(default_factory=dict)

    def find(self, sentence: Sentence, at: int) -> Source | None:
        """Who gives the number at offset `at`, which no claim holds."""
        for tally in self._tallies_of(sentence):
            if tally.start <= at < tally.end:
                return Source(tally.teller.name, tally.teller.actor_id, None, tally.status)
        claim = self._claim_beside(sentence, at)
        return Source(claim.source, claim.source_id, claim.via, claim.status) if claim else None

    def _tallies_of(self, sentence: Sentence) -> Sequence[Tally]:
        found = self._tallies.get(sentence.sentence_id)
        if found is None:
            found = self._tallies[sentence.sentence_id] = self._read(sentence)
        return found

    def _read(self, sentence: Sentence) -> Sequence[Tally]:
        if not any(self._has_opening(name, sentence) for name in TRIGGERS):
            return ()
        return tuple(find_tallies(passage_of(self.page, sentence), self._before(sentence), self.cast))

    def _has_opening(self, name: str, sentence: Sentence) -> bool:
        openings = self.page.openings[name]
        at = bisect_left(openings, sentence.start)
        return at < len(openings) and openings[at] < sentence.end

    def _before(self, sentence: Sentence) -> Passage | None:
        """The sentence before, where it stands in the same paragraph."""
        before = self.page.sentence_at(sentence.start - 1) if sentence.start else None
        near = before is not None and before is not sentence and before.paragraph == sentence.paragraph
        return passage_of(self.page, before) if near else None

    def _claim_beside(self, sentence: Sentence, at: int) -> Claim | None:
        """The claim that goes on to the number at `at` behind its speaker, or from it past a semicolon."""
        first = bisect_left(self.claims, sentence.start, key=lambda c: c.cue_start)
        last = bisect_left(self.claims, sentence.end, key=lambda c: c.cue_start)
        here = [c for c in self.claims[first:last] if c.end <= c.cue_start]  # what is said, then who says it
        if len(here) != last - first or not here:
            return None
        behind = [c for c in here if c.cue_end <= at]
        if behind and self._goes_on(max(behind[-1].cue_end, behind[-1].source_end or 0), at):
            return behind[-1]
        ahead = here[0]
        between = self.page.text[at : ahead.start]
        return (
            ahead if at < ahead.start and between.rstrip().endswith(";") and between.count(";") == 1 else None
        )

    def _goes_on(self, start: int, at: int) -> bool:
        """Whether only the start of an apposition stands between: ", | including at least nine"."""
        gap, words = self.page.text[start:at], grammar(self.cast.lexicon)
        _, comma, told = gap.partition(",")
        if not comma or len(gap) > GAP or any(mark in gap for mark in ';:.“"'):
            return False
        found = [w.lower() for w in WORD.findall(told)]
        opens = not found or found[0] not in words.coordinator | words.subject | words.subordinator
        whom = {"of", "whom", "which"}
        return opens and not any(
            w in words.auxiliary
            or w in words.subordinator - words.preposition
            or (w in words.relative and w not in whom)
            for w in found
        )
