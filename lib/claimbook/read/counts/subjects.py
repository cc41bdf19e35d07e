"""Subjects: who is counted, from the noun, from who sent or lost them, or from the same number told before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimbook.read.counts.measures import Reading
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.records import Claim

GENERAL = frozenset(
    (
        None,
        "soldiers",
        "men",
        "workers",
        "personnel",
        "crew",
        "fighters",
        "security_forces",
        "passengers",
        "students",
    )
)  # said with a people's name, the people is counted
UNCLAIMED = frozenset(
    (None, "soldiers", "workers", "men", "personnel", "crew", "fighters")
)  # whose, the clause may say
FORCES = frozenset(("deployed", "reinforcements", "workers", "sappers", "units", "casualties", "surrendered"))
TOLLS = frozenset(("killed", "casualties", "wounded"))  # a number told for one may be told for another
TELLING = 20  # a smaller number may be the same by chance
OWN = frozenset(("its", "their", "our"))
PRONOUN_REACH = 8  # words from a pronoun to the verb
REACH = 60  # words back to the state that sent or lost them


@dataclass(frozen=True)
class Subjects:
    """Who is counted in the figures of one article; remembers who was counted by which number."""

    cast: Cast
    known: Vocabulary
    told: dict[tuple, str] = field(default_factory=dict)

    def find(
        self,
        tokens: Tokens,
        reading: Reading,
        measure: str,
        claim: Claim | None,
        before: Mapping[int, str | None],
    ) -> str | None:
        """The state or group that a reading counts, None where it is not said; `before`: those of its sentence by place."""
        number = reading.quantity.number
        key = (number.low, number.best, number.high, "toll" if measure in TOLLS else measure)
        is_telling = number.value >= TELLING and measure not in ("people", "other")
        subject = noun = self._noun(tokens, reading)
        if noun in UNCLAIMED:
            subject = (
                self._owner(tokens, reading)
                or self._agent(tokens, reading, claim)
                or self._shared(before.get(reading.model), noun)
                or (self._shared(self.told.get(key), noun) if is_telling else None)
                or self._teller(noun, claim)
                or noun
            )
        if subject and number.value > 1:
            self.told.setdefault(key, subject)
        return subject

    def _noun(self, tokens: Tokens, reading: Reading) -> str | None:
        """By the noun: a people before a general noun ("Ukrainian soldiers"), a special one before the people."""
        quantity, people = reading.quantity, None
        at = quantity.number.end
        while at < quantity.end:
            if hit := longest(tokens, at, self.known.peoples):
                at, people = hit
            else:
                at += 1
        noun = quantity.noun.subject if quantity.noun else None
        return people if people and noun in GENERAL else noun or people

    def _owner(self, tokens: Tokens, reading: Reading) -> str | None:
        """Named within the quantity: "two IDF soldiers", "three of its troops"."""
        first, end = reading.quantity.number.first, reading.quantity.end
        for mention in self.cast.mentions_in(tokens.starts[first], tokens.ends[end - 1] + 1):
            if mention.actor.state and not mention.person:
                return mention.actor.state
        for at in range(max(0, first - 1), end):
            if tokens.words[at] in OWN:
                return _state(self.cast.resolve(tokens.starts[at], tokens.ends[at]))
        return None

    def _agent(self, tokens: Tokens, reading: Reading, claim: Claim | None) -> str | None:
        """Who sent, stationed or lost them: "Pyongyang sent about 12,000 troops", "it would send thousands"."""
        quantity, cue = reading.quantity, reading.cue
        if reading.measure not in FORCES or (quantity.nature == "bare" and cue is None):
            return None
        first = quantity.number.first
        at = cue.first if cue and cue.end <= first else first
        floor = max(0, at - REACH)
        mentions = self.cast.mentions_in(tokens.starts[floor], tokens.starts[at])
        named = next((m for m in reversed(mentions) if m.actor.state), None)
        for place in range(at - 1, max(-1, at - PRONOUN_REACH), -1):
            if named and tokens.starts[place] < named.end:
                break
            is_pronoun = tokens.words[place] in self.known.words["pronoun"]
            if is_pronoun and (state := self._pronoun(tokens.starts[place], tokens.ends[place], claim)):
                return state
        return named.actor.state if named else None

    def _pronoun(self, start: int, end: int, claim: Claim | None) -> str | None:
        """The state that a pronoun stands for: within a claim its source's, where that has one."""
        speaker = self._source(claim) if claim and claim.start <= start else None
        return _state(speaker) or _state(self.cast.resolve(start, end))

    def _shared(self, subject: str | None, noun: str | None) -> str | None:
        """The subject of a related figure, where it says more than the noun: a state, or anything for no noun."""
        return subject if noun is None or subject in self.known.state_ids else None

    def _teller(self, noun: str | None, claim: Claim | None) -> str | None:
        """The army or government that tells of "soldiers" without saying whose: its own."""
        is_own = noun == "soldiers" and claim is not None and claim.source_kind in ("military", "government")
        return _state(self._source(claim)) if is_own else None

    def _source(self, claim: Claim) -> Actor | None:
        return None if claim.source_start is None else self.cast.resolve(claim.source_start, claim.source_end)


def _state(actor: Actor | None) -> str | None:
    return actor.state if actor else None
