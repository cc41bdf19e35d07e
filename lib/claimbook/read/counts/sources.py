"""Sources: who gives a figure that stands in nobody's words: one who counts, or who speaks in the same sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.leads import find_lead
from claimbook.read.counts.tallies import Tally, find_tallies
from claimbook.read.counts.tellers import teller_at
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.layout.words import WORD
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.read.speech.passages import passage_of
from claimbook.records import Claim, Sentence, value

# 400 homes (IOM, 12 May)
BRACKET = re.compile(r"[^();]{0,80}?[a-z0-9%]\s\((?P<who>[^\W\d_][^(),;]{1,60})(?:,[^()]{0,40})?\)")
CARRIED = re.compile(
    r"(?:Of|Among) (?:the \w+|those|these|them|whom)\b|(?:They|Those|These) includ|The (?:number|figure|toll) includ"
)
HEADED = re.compile(r"(?P<who>[^:–—,;.?!]{2,40}): ")  # Ministry: 12 dead
OWN = ("we", "i")
OWNED_UP = "responsibility for "  # claimed
FORCES = frozenset({"military"})  # in brackets they are the counted: 40 fighters (Hamas)
GAP = 90  # characters between the speaker's words and a number told behind them
HEADLINES = ("title", "heading")
JUDGED = ("condemned", "denied")
OBJECT = " object "  # in the rule of a claim whose words are no clause
# the raid that killed 12, in which 12 died; not "reports that 12 died"
RELATIVE = re.compile(
    r"\b(?:which|who|whose|when|where|that (?:ha[sd] |have )?(?:\w+ed|left|cost|took|saw))\b"
)
SIGNED = re.compile(r"(?::|\s[–—-])\s+(?P<who>[^:–—,;.?!]{3,40})$")  # 44 killed in quake: officials
TRIGGERS = ("tally_verbs", "tally_nouns")
VAGUE = frozenset({"other", "person"})
VERB = "reporting_verbs:"


@cache
def _deeds(lexicon: Lexicon) -> frozenset[str]:
    """Verbs of reporting whose object is a deed and no statement: "claim responsibility for", "demand"."""
    return frozenset(lexicon.phrases("count_phrases", role="deed"))


@value
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
    lexicon: Lexicon
    _tallies: dict[str, Sequence[Tally]] = field(default_factory=dict)
    _told: dict[str, Claim | Source] = field(default_factory=dict)

    def find(self, sentence: Sentence, at: int, claim: Claim | None) -> Claim | Source | None:
        """Who gives the number at offset `at`, which `claim` holds."""
        spoken = claim if claim and claim.mode != "own" else None
        if spoken and (_is_outlet(spoken) or self._is_deed(spoken, at)):
            return None
        found = spoken or self._counted(sentence, at) or self._signed(sentence, at) or self._carried(sentence)
        if found:
            self._told[sentence.sentence_id] = found
        return found or claim

    def _is_deed(self, claim: Claim, at: int) -> bool:
        """Whether the article tells the number of what somebody owns up to, demands or condemns: "condemned the raid that killed 12"."""
        if OBJECT not in claim.rule:
            return False
        said = self.page.text[claim.start : at]
        if claim.rule.partition(VERB)[2] in _deeds(self.lexicon):
            return True
        if said.startswith(OWNED_UP) or (claim.status == "denied" and not said.strip()):
            return True  # "the court rejected 12 appeals"
        return claim.mode == "indirect" and claim.status in JUDGED and RELATIVE.search(said) is not None

    def _counted(self, sentence: Sentence, at: int) -> Claim | Source | None:
        """Who counts the number, or speaks in its sentence."""
        for tally in self._tallies_of(sentence):
            if tally.start <= at < tally.end:
                return Source(tally.teller.name, tally.teller.actor_id, None, tally.status)
        return self._claim_beside(sentence, at)

    def _signed(self, sentence: Sentence, at: int) -> Source | None:
        """Who stands in brackets behind the number, or at the end of its headline."""
        text, cast = self.page.text, self.cast
        if sentence.kind in HEADLINES and (signed := SIGNED.search(text, at, sentence.end)):
            return _made(teller_at(cast, *signed.span("who")), VAGUE)
        if sentence.kind in HEADLINES and (signed := HEADED.match(text, sentence.start, at)):
            return _made(teller_at(cast, *signed.span("who")), VAGUE)
        signed = BRACKET.match(text, at, sentence.end)
        named = cast.mentions_in(*signed.span("who")) if signed else ()
        whole = len(named) == 1 and named[0].end == signed.end("who")
        return _made(teller_at(cast, *signed.span("who")), VAGUE | FORCES) if whole else None

    def _carried(self, sentence: Sentence) -> Claim | Source | None:
        """Who gave the numbers of the sentence before, where this one parts them, or of the list that it is in."""
        if lead := find_lead(self.page, self.cast, sentence):
            return _made(lead, frozenset())
        if not CARRIED.match(self.page.text, sentence.start):
            return None
        before = self._sentence_before(sentence)
        return self._told.get(before.sentence_id) if before else None

    def _tallies_of(self, sentence: Sentence) -> Sequence[Tally]:
        found = self._tallies.get(sentence.sentence_id)
        if found is None:
            found = self._tallies[sentence.sentence_id] = self._read(sentence)
        return found

    def _read(self, sentence: Sentence) -> Sequence[Tally]:
        if not any(self._has_opening(name, sentence) for name in TRIGGERS):
            return ()
        before = self._sentence_before(sentence)
        told = passage_of(self.page, before) if before else None
        return tuple(find_tallies(passage_of(self.page, sentence), told, self.cast))

    def _has_opening(self, name: str, sentence: Sentence) -> bool:
        openings = self.page.openings[name]
        at = bisect_left(openings, sentence.start)
        return at < len(openings) and openings[at] < sentence.end

    def _sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, where it stands in the same paragraph."""
        before = self.page.sentence_at(sentence.start - 1) if sentence.start else None
        near = before is not None and before is not sentence and before.paragraph == sentence.paragraph
        return before if near else None

    def _claim_beside(self, sentence: Sentence, at: int) -> Claim | None:
        """The claim that goes on to the number at `at` behind its last words, or from it past a semicolon."""
        first = bisect_left(self.claims, sentence.start, key=lambda c: c.cue_start)
        last = bisect_left(self.claims, sentence.end, key=lambda c: c.cue_start)
        here = self.claims[first:last]
        ends = ((max(c.end, c.cue_end, c.source_end or 0), c) for c in here)
        behind = max((e for e in ends if e[0] <= at), key=lambda e: e[0], default=None)
        if behind and self._goes_on(behind[0], at):
            return behind[1]
        if not here or any(c.end > c.cue_start for c in here):  # what is said, then who says it
            return None
        between = self.page.text[at : here[0].start].rstrip()
        return here[0] if between.endswith(";") and between.count(";") == 1 else None

    def _goes_on(self, start: int, at: int) -> bool:
        """Whether only the start of an apposition stands between: ", | including at least nine"."""
        gap, words = self.page.text[start:at], grammar(self.cast.lexicon)
        _, comma, told = gap.partition(",")
        if not comma or len(gap) > GAP or any(mark in gap for mark in ';:.“"'):
            return False
        found = [w.lower() for w in WORD.findall(told)]
        opens = not found or found[0] not in words.coordinator | words.subject | words.subordinator
        if found and found[0].endswith("ing") and found[0] != "including":
            return False  # in what they say is a war, | sinking four ships
        whom = {"of", "whom", "which"}
        return opens and not any(
            w in words.auxiliary
            or w in words.subordinator - words.preposition
            or (w in words.relative and w not in whom)
            for w in found
        )


def _is_outlet(claim: Claim) -> bool:
    """Whether the article itself speaks: "earlier, we reported that 16 people had died"."""
    return claim.source_id is None and (claim.source_text or "").lower() in OWN


def _made(teller: Actor | None, refused: Set[str]) -> Source | None:
    """A source of who only stands beside a number, unless it is of a kind that is refused there."""
    known = teller is not None and teller.kind not in refused
    return Source(teller.name, teller.actor_id, None, "asserted") if known else None
