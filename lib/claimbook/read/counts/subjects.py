"""Subjects: who is counted, from the noun, from who sent or lost them, or from the same number told before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.records import Claim

FORCES = frozenset(("deployed", "reinforcements", "workers", "sappers", "units", "casualties", "surrendered"))
OTHERS = "counted:other"
ANYBODY = frozenset(
    (OTHERS, *(f"counted:{noun}" for noun in ("person", "individual", "member", "victim", "survivor")))
)
ENEMY_REACH = 3  # words from "the enemy" to "lost"
LOSING = "measures:lose"
TOLLS = frozenset(("killed", "casualties", "wounded"))  # a number told for one may be told for another
SHARED = TOLLS | {"captured", "missing", "surrendered"}
TELLING = 20  # a smaller number may be the same by chance
LEFT = frozenset(("last", "remaining", "other"))  # its | last | 1,500 men
OWN = frozenset(("its", "their", "our"))
PRONOUN_REACH = 8  # words from a pronoun to the verb
OWNER = 6  # words of the name of a force
LAST = ("last",)
AMONG = frozenset(("among", "amongst", "of", "were"))
HAVING = frozenset(("has", "have", "had", "commands", "command", "fields", "field"))
JOINTS = frozenset(("and", "while"))
AGENT = 4  # words from "fighters" to "killed"
REACH = 60  # words back to the state that sent or lost them


@cache
def _forces(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("role_nouns", role="forces"))


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
        if reading.quantity.nature == "amount":
            return self._described(tokens, reading.quantity.end)
        number = (reading.anew or reading.quantity).number
        key = (number.low, number.best, number.high, "toll" if measure in TOLLS else measure)
        is_telling = (reading.anew or number.value >= TELLING) and measure not in ("people", "other")
        subject = noun = self._noun(tokens, reading)
        if noun in self.known.grouped and noun not in self.known.claimed:
            subject = self._owner(tokens, reading, noun) or self._holder(tokens, reading, noun) or noun
        elif noun in self.known.named and noun not in self.known.claimed:
            subject = self._state_within(tokens, reading) or noun
        elif noun is None or noun in self.known.claimed:
            subject = (
                self._owner(tokens, reading, noun)
                or self._holder(tokens, reading, noun)
                or (None if reading.anew else self._agent(tokens, reading, noun, claim))
                or self._of_model(reading, noun, before)
                or self._beside(tokens, reading, measure, before)
                or (self._shared(self.told.get(key), noun) if is_telling else None)
                or self._left(tokens, reading)
                or self._teller(tokens, reading, noun, claim)
                or noun
            )
        if subject and number.value > 1:
            self.told.setdefault(key, subject)
            self.told[LAST] = subject
        return subject

    def _left(self, tokens: Tokens, reading: Reading) -> str | None:
        """Who was counted last, where the number is of those who are left: "40 pupils were taken. The remaining | 33 came home"."""
        is_bare = reading.quantity.nature == "bare" and reading.anew is None
        return (
            self.told.get(LAST)
            if is_bare and tokens.word(reading.quantity.number.first - 1) in LEFT
            else None
        )

    def _noun(self, tokens: Tokens, reading: Reading) -> str | None:
        """By the noun: a people before a general noun ("Ukrainian soldiers"), a special one before the people."""
        quantity, people = reading.quantity, None
        at = quantity.number.end
        described = self._described(tokens, quantity.end)
        while at < quantity.end:
            if hit := longest(tokens, at, self.known.peoples):
                at, people = hit
            else:
                at += 1
        if described and people not in self.known.state_ids:
            return described
        noun = quantity.noun.subject if quantity.noun else None
        if noun is None and people is None:
            noun = self._of_toll(tokens, reading)
        return people if people and (noun is None or noun in self.known.named) else noun or people

    def _of_toll(self, tokens: Tokens, reading: Reading) -> str | None:
        """The sort of people whom a noun or the words of a toll count: "604 civilian casualties", "deaths among children", "the number of miners killed"."""
        quantity, cue = reading.quantity, reading.cue
        if quantity.noun and quantity.noun.measure in TOLLS:
            return self._sort(tokens, quantity.number.end, quantity.end - 1) or self._among(
                tokens, quantity.end
            )
        if cue and cue.syntax in ("toll", "noun") and cue.end <= quantity.number.first:
            return self._sort(tokens, max(0, cue.first - 1), cue.end) or self._among(tokens, cue.end)
        return None

    def _sort(self, tokens: Tokens, first: int, end: int) -> str | None:
        """The sort of people told before a noun: "604 | civilian | casualties", "12 child deaths"."""
        found = (longest(tokens, at, self.known.nouns) for at in range(first, end))
        return next((hit[1].subject for hit in found if hit and hit[1].subject in self.known.sorts), None)

    def _among(self, tokens: Tokens, at: int) -> str | None:
        """The sort of people told behind a noun: "casualties | among civilians", "the number of dead | civilians"."""
        at += tokens.word(at) in AMONG
        found = longest(tokens, at, self.known.nouns)
        return found[1].subject if found and found[1].is_plural else None

    def _described(self, tokens: Tokens, at: int) -> str | None:
        """What some of those told before are: "nine of them women", "twenty were children"."""
        is_of_them = tokens.joined(at, at + 2) in self.known.words["counted_before"]
        at += 2 * is_of_them
        at += 2 * (is_of_them and tokens.word(at) == "," and tokens.word(at + 1) in ("both", "all"))
        is_told = tokens.word(at) in self.known.be
        if not is_of_them and not is_told:
            return None
        at += is_told
        at += tokens.word(at) in ("a", "an")
        people = longest(tokens, at, self.known.peoples)
        found = longest(tokens, people[0] if people else at, self.known.nouns)
        noun = found[1].subject if found else None
        return people[1] if people and (noun is None or noun in self.known.named) else noun

    def _beside(
        self, tokens: Tokens, reading: Reading, measure: str, before: Mapping[int, str | None]
    ) -> str | None:
        """Whose those harmed right before are: "97 Kenyan soldiers were killed and 34 wounded"."""
        quantity, at = reading.quantity, reading.quantity.number.first
        noun = quantity.noun
        is_counted = noun.measure in TOLLS or noun.rule == OTHERS if noun else quantity.nature == "bare"
        is_joined = not JOINTS.isdisjoint(tokens.words[max(0, at - 3) : at]) or tokens.word(at - 1) == ","
        if not (before and is_counted and is_joined) or measure not in SHARED:
            return None
        return before[max(before)]

    def _owner(self, tokens: Tokens, reading: Reading, noun: str | None) -> str | None:
        """Named within the quantity or behind it: "two IDF soldiers", "three of its troops", "four men of the Kenyan army"."""
        first, end = reading.quantity.number.first, reading.quantity.end
        for mention in self.cast.mentions_in(tokens.starts[first], tokens.ends[end - 1] + 1):
            if not mention.person and (owner := self._own(mention.actor, noun)):
                return owner
        if tokens.word(end) in ("of", "from") and (owner := self._named_behind(tokens, end + 1)):
            return self._whose(owner, noun)
        before = first - 2 if tokens.word(first - 1) in LEFT else first - 1
        for at in range(max(0, before), end):
            if tokens.words[at] in OWN:
                owner = self.cast.resolve(tokens.starts[at], tokens.ends[at])
                return self._own(owner, noun) if owner else None
        return None

    def _state_within(self, tokens: Tokens, reading: Reading) -> str | None:
        """The state named within the quantity: "a U.S. marine", "two UK officials"."""
        first, end = reading.quantity.number.first, reading.quantity.end
        states = (
            m.actor.actor_id for m in self.cast.mentions_in(tokens.starts[first], tokens.ends[end - 1] + 1)
        )
        return next((state for state in states if state in self.known.state_ids), None)

    def _holder(self, tokens: Tokens, reading: Reading, noun: str | None) -> str | None:
        """Who has them: "The front | has about 6,000 combatants", "it commands between 7,000 and 12,000 fighters"."""
        at = reading.quantity.number.first - 1
        if noun not in self.known.grouped or tokens.word(at) not in HAVING:
            return None
        while tokens.word(at - 1) in self.known.adverbs or tokens.word(at - 1).endswith("ly"):
            at -= 1
        if tokens.word(at - 1) in self.known.words["pronoun"]:
            owner = self.cast.resolve(tokens.starts[at - 1], tokens.ends[at - 1])
        else:
            named = self.cast.mentions_in(tokens.starts[max(0, at - OWNER)], tokens.starts[at])
            owner = named[-1].actor if named and named[-1].end >= tokens.ends[at - 1] else None
        return self._whose(owner, noun) if owner else None

    def _own(self, actor: Actor, noun: str | None) -> str | None:
        """Whose those are that are called its own: an armed group's, "two al-Shabaab leaders", else its state's."""
        return actor.actor_id if noun is None and self._is_group(actor) else self._whose(actor, noun)

    def _whose(self, actor: Actor, noun: str | None) -> str | None:
        """The state of a force, but an armed group itself where its fighters are counted: "al-Shabaab militants"."""
        return actor.actor_id if noun in self.known.grouped and self._is_group(actor) else actor.state

    def _is_group(self, actor: Actor) -> bool:
        """Whether it bears arms and is not called an army or a unit."""
        words = actor.name.lower().split()
        is_army = not _forces(self.cast.lexicon).isdisjoint(words)
        return actor.kind == "military" and not is_army and not any(self._is_unit(word) for word in words)

    def _is_unit(self, word: str) -> bool:
        return any(noun.measure == "units" for _, noun in self.known.nouns.get(word, ()))

    def _named_behind(self, tokens: Tokens, at: int) -> Actor | None:
        """The force or state named at `at`: "four servicemen of the Azerbaijan Army"."""
        at += tokens.word(at) == "the"
        if at >= len(tokens):
            return None
        mentions = self.cast.mentions_in(tokens.starts[at], tokens.ends[min(at + OWNER, len(tokens)) - 1] + 1)
        first = next(iter(mentions), None)
        is_here = first is not None and first.start == tokens.starts[at] and not first.person
        return first.actor if is_here else None

    def _agent(self, tokens: Tokens, reading: Reading, noun: str | None, claim: Claim | None) -> str | None:
        """Who sent, stationed or lost them: "Pyongyang sent about 12,000 troops", "it would send thousands"."""
        quantity, cue = reading.quantity, reading.cue
        if reading.measure not in FORCES or (quantity.nature == "bare" and cue is None):
            return None
        if reading.measure == "casualties" and cue and cue.syntax == "transitive" and cue.rule != LOSING:
            return None  # who kills is not who dies
        first = quantity.number.first
        at = cue.first if cue and cue.end <= first else first
        if not self.known.words["enemy"].isdisjoint(tokens.words[max(0, at - ENEMY_REACH) : at]):
            return None  # whose enemy lost them is not said
        floor = max(0, at - REACH)
        mentions = self.cast.mentions_in(tokens.starts[floor], tokens.starts[at])
        named = next((m for m in reversed(mentions) if self._whose(m.actor, noun)), None)
        for place in range(at - 1, max(-1, at - PRONOUN_REACH), -1):
            if named and tokens.starts[place] < named.end:
                break
            is_pronoun = tokens.words[place] in self.known.words["pronoun"]
            if is_pronoun and (owner := self._pronoun(tokens.starts[place], tokens.ends[place], noun, claim)):
                return owner
        return self._whose(named.actor, noun) if named else None

    def _pronoun(self, start: int, end: int, noun: str | None, claim: Claim | None) -> str | None:
        """The state or group that a pronoun stands for: within a claim its source's, where that has one."""
        actors = (
            self._source(claim) if claim and claim.start <= start else None,
            self.cast.resolve(start, end),
        )
        return next((owner for a in actors if a and (owner := self._whose(a, noun))), None)

    def _shared(self, subject: str | None, noun: str | None) -> str | None:
        """The subject of a related figure, where it says more than the noun: a state, or anything for no noun."""
        return subject if noun is None or subject in self.known.state_ids else None

    def _of_model(self, reading: Reading, noun: str | None, before: Mapping[int, str | None]) -> str | None:
        """The subject of the figure whose words this one shares, but where its own noun is another's: "four of his friends"."""
        own = reading.quantity.noun
        is_same = own is None or own.rule in ANYBODY or own.measure in SHARED
        theirs = before.get(reading.model)
        is_part = reading.part_of is not None and theirs not in self.known.sorts
        return self._shared(theirs, noun) if is_same or noun or is_part else None

    def _teller(self, tokens: Tokens, reading: Reading, noun: str | None, claim: Claim | None) -> str | None:
        """The army or government that tells of "soldiers" without saying whose: its own."""
        is_own = noun == "soldiers" and claim is not None and claim.source_kind in ("military", "government")
        source = self._source(claim) if is_own and not self._is_foe(tokens, reading) else None
        return source.state if source else None

    def _is_foe(self, tokens: Tokens, reading: Reading) -> bool:
        """Whether those who tell it killed them: "the front said its | fighters had killed 15 soldiers"."""
        cue = reading.cue
        if cue is None or cue.end > reading.quantity.number.first:
            return False
        found = (longest(tokens, at, self.known.nouns) for at in range(max(0, cue.first - AGENT), cue.first))
        return any(hit and hit[1].subject in self.known.grouped for hit in found)

    def _source(self, claim: Claim) -> Actor | None:
        return None if claim.source_start is None else self.cast.resolve(claim.source_start, claim.source_end)
