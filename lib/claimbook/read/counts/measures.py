"""Measures: what happened to those who are counted, read from the verbs and nouns around a quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.quantities import OPEN_MEASURES, Quantity, of_noun
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Noun, Vocabulary

REACH = 40  # tokens to the right in which a verb is looked for
TOLL_REACH = 16  # tokens between a toll and its number
FAR_TOLL_REACH = 28  # where it is "estimated by ... at"
COMPANIONS = (["along", "with"], ["together", "with"], ["as", "well", "as"])
OF_THE = 3  # tokens from a part to its whole: "of the", "of its"
SETTING = 4  # tokens from "bringing" to "the number killed"
ASIDE = 30  # tokens that a parenthesis between commas may hold
OBJECT = 12  # tokens of an object that "and" joins to a number
CLAUSE = 14  # tokens from a preposition to the auxiliary
CONDITION = 4  # tokens from "in" to the condition
HARM = frozenset(
    ("killed", "wounded", "shot", "casualties", "arrested", "captured", "missing", "surrendered")
)
ARMED = frozenset(  # they cross borders, but do not flee
    ("soldiers", "fighters", "militants", "rebels", "police", "insurgents", "gunmen", "bandits")
)
GROUPS = frozenset(("people", "deployed"))  # measures of a group told by its size


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity with its measure; `cue` is None where the noun alone says it.

    `part_of` is the place of its whole among the readings of its sentence, `model` of the one whose words it shares.
    """

    quantity: Quantity
    measure: str | None
    cue: Cue | None = None
    part_of: int | None = None
    model: int | None = None
    rule: str = ""


def measure_quantities(
    tokens: Tokens, quantities: Sequence[Quantity], cues: Sequence[Cue], known: Vocabulary
) -> list[Reading]:
    """The quantities of one sentence, each with the measure that its own words give it, in their order."""
    if not quantities:
        return []
    scene = _Scene(tokens, cues, known, quantities)
    limits = [len(tokens)]
    for quantity in reversed(quantities):
        limits.append(limits[-1] if quantity.nature == "amount" else quantity.number.first)
    return [scene.read(quantity, limit) for quantity, limit in zip(quantities, limits[-2::-1], strict=True)]


class _Scene:
    """The measure words of one sentence by place, and which of them already belong to a quantity."""

    def __init__(
        self, tokens: Tokens, cues: Sequence[Cue], known: Vocabulary, quantities: Sequence[Quantity]
    ) -> None:
        self.tokens, self.known, self.words = tokens, known, known.words
        self.number_ends = {q.number.end for q in quantities}
        self.verbs = {c.first: c for c in reversed(cues) if c.syntax in ("transitive", "subject", "state")}
        self.governors = {c.end: c for c in cues if c.syntax in ("transitive", "noun")}
        self.harmed = {c.end: c for c in cues if c.syntax != "toll" and c.measure in HARM}
        self.tolls = {c.end: c for c in cues if c.syntax == "toll"}
        self.taken: set[int] = set()
        self.whole_ends = {}  # of the part's number: "two of the five victims died"
        for part, whole in pairwise(quantities):
            if self._is_whole(whole) and whole.number.first - part.number.end <= OF_THE:
                self.whole_ends[part.number.end] = whole.end

    def read(self, quantity: Quantity, limit: int) -> Reading:
        """The quantity with the measure that the sentence gives it; `limit` is where the next one begins."""
        if quantity.nature == "amount":
            return Reading(quantity, quantity.measure, rule=f"units:{quantity.unit}")
        if self._is_whole(quantity):
            return Reading(quantity, quantity.measure, rule="whole")
        cue = (
            self._governor(quantity)
            or self._inverted(quantity)
            or self._predicate(quantity, limit)
            or self._companion(quantity)
            or self._toll(quantity)
        )
        if cue is None and quantity.nature == "bare" and (named := self._number_of(quantity)):
            return named
        if cue is None or cue.measure not in HARM:
            cue = self._description(quantity) or cue
        if cue is None:
            return Reading(quantity, quantity.measure, rule=quantity.noun.rule if quantity.noun else "noun")
        self.taken.add(cue.first)
        measure = weigh_measures(quantity, cue)
        if quantity.nature == "thing" and quantity.noun is None and measure in HARM:
            quantity = replace(quantity, nature="people", unit=None)
        return Reading(quantity, measure, cue, rule=cue.rule)

    def _description(self, quantity: Quantity) -> Cue | None:
        """The participle before the noun: "200 kidnapped girls"."""
        if quantity.nature != "people":
            return None
        cues = (self.verbs.get(at) for at in range(quantity.number.end, quantity.end))
        harm = (c for c in cues if c and c.measure in HARM and not c.is_base and c.end < quantity.end)
        return next(harm, None)

    def _is_whole(self, quantity: Quantity) -> bool:
        """Whether it is told as the whole of the quantity before: "34 of the 40", "out of 75"."""
        first = quantity.number.first
        word = self.tokens.word(first - 1)
        at = first - 1 if word in ("the", "its", "their") or word.endswith("'s") else first
        if self.tokens.word(at - 1) != "of":
            return False
        return at - 1 in self.number_ends or self.tokens.word(at - 2) == "out"

    def _governor(self, quantity: Quantity) -> Cue | None:
        """The verb or noun before the number: "killing at least 12", "the deaths of 12", "killing a family of seven"."""
        cue = self._cue_ending(quantity.number.first)
        if cue is None:
            cue = self._shared_verb(quantity.number.first)
        if cue is None or cue.first in self.taken:
            return None
        if cue.syntax == "noun":
            outer = self._cue_ending(cue.first) if cue.measure in GROUPS else None
            return outer if outer and outer.measure != "deployed" else cue
        before = self.tokens.word(cue.first - 1)
        is_noun = cue.is_base and not self._lets_act(before)
        return None if before in self.known.be or is_noun else cue

    def _cue_ending(self, at: int) -> Cue | None:
        """The governor that ends at `at`, or before words that may stand between: "killing at least another"."""
        while at > 0 and at not in self.governors:
            word = self.tokens.words[at - 1]
            if word not in self.words["lead"] and not word.endswith(("ly", "'s")):
                return None
            at -= 1
        return self.governors.get(at)

    def _shared_verb(self, at: int) -> Cue | None:
        """The verb of an object that "and" joins to the number: "killed the mayor and two guards"."""
        if self.tokens.word(at - 1) != "and":
            return None
        for place in range(at - 2, max(-1, at - OBJECT), -1):
            word, cue = self.tokens.words[place], self.governors.get(place)
            if cue and cue.syntax == "transitive":
                return cue if self.tokens.words[place] not in self.known.prepositions else None
            if word in self.known.ends and word != "of" and word not in self.known.openers:
                return None
        return None

    def _inverted(self, quantity: Quantity) -> Cue | None:
        """The harm told before its subject: "among the dead were 22 children", "also killed were two guards"."""
        at = quantity.number.first - 1
        if self.tokens.word(at) not in self.known.be and self.tokens.word(at) not in self.words["part_head"]:
            return None
        cue = self.harmed.get(at)
        if cue is None or (cue.syntax == "transitive" and cue.is_base):
            return None
        return None if self.tokens.word(cue.first - 1) == "number" else cue

    def _companion(self, quantity: Quantity) -> Cue | None:
        """The verb said of somebody else with whom these are named: "was arrested along with three guards"."""
        first, words = quantity.number.first, self.tokens.words
        at = next((first - len(c) for c in COMPANIONS if words[max(0, first - len(c)) : first] == c), 0)
        for place in range(at, max(0, at - CLAUSE), -1):
            cue = self.harmed.get(place)
            if cue and cue.syntax != "noun":
                return cue
            if words[place - 1] in self.words["clause_opener"] or words[place - 1] in self.words["relative"]:
                return None
        return None

    def _number_of(self, quantity: Quantity) -> Reading | None:
        """What is counted before a level: "put the number of tanks destroyed at 11", "the number of flights fell to 40"."""
        first, words = quantity.number.first, self.tokens.words
        if self.tokens.word(first - 1) not in ("to", "at", "from", "was", "is", "reached", "exceeded"):
            return None
        for at in range(first - 1, max(0, first - TOLL_REACH), -1):
            if words[at] != "of" or words[at - 1] != "number":
                continue
            for begin in range(at + 1, min(at + 4, first)):
                if found := longest(self.tokens, begin, self.known.nouns):
                    return self._named(quantity, *found)
            return None
        return None

    def _named(self, quantity: Quantity, end: int, noun: Noun) -> Reading:
        """The reading of a bare number that counts the noun that ends at `end`, with the participle behind it."""
        counted = of_noun(quantity.number, quantity.end, noun)
        cue = self.verbs.get(end)
        measure = weigh_measures(counted, cue) if cue and cue.measure in HARM else counted.measure
        return Reading(counted, measure, cue, rule=noun.rule)

    def _lets_act(self, word: str) -> bool:
        """Whether a base form behind `word` is a verb: "to kill 12", "strikes kill 12", not "a double murder"."""
        is_plural = word.endswith("s") and word not in self.known.openers
        return not word or is_plural or word in self.words["verb_opener"] or word in self.known.modals

    def _predicate(self, quantity: Quantity, limit: int) -> Cue | None:
        """The verb behind: "12 people, among them two nurses, were reportedly killed"; what a clause with "who" says may stand between."""
        at = self._predicate_start(quantity)
        limit, stop = max(limit, at), min(at + REACH, len(self.tokens))
        has_auxiliary = is_relative = False
        told = None
        while at is not None and at < stop:
            word = self.tokens.words[at]
            cue = self.verbs.get(at)
            if cue and cue.syntax == "state" and cue.measure == "people":
                told, at = told or cue, cue.end  # "all 60 people aboard had died"
                continue
            if cue:
                return self._said_of_subject(cue, has_auxiliary) or told
            if word in self.known.negatives:
                return told
            if word in self.words["condition"] and (cue := self._condition(at + 1)):
                return cue
            if word in self.known.auxiliaries or word in self.words["linking"]:
                has_auxiliary, at = True, at + 1
            elif self._is_passable(word) or (has_auxiliary and word in self.words["result"]):
                is_relative, at = is_relative or word in self.words["relative"], at + 1
            elif has_auxiliary and not is_relative:
                return told
            elif has_auxiliary or self._leads_away(word):
                at, has_auxiliary, is_relative = self._next_verb(at, min(stop, limit)), False, False
            elif word in self.words["aside_opener"]:
                at = self._past_aside(at, stop)
            elif word == "(":
                at = next((p + 1 for p in range(at, stop) if self.tokens.words[p] == ")"), None)
            else:
                return told
        return told

    def _predicate_start(self, quantity: Quantity) -> int:
        """Behind the quantity and the words for its whole: "two of the five victims died", "34 of whom are dead"."""
        at = self.whole_ends.get(quantity.number.end, quantity.end)
        is_part = self.tokens.word(at) == "of" and self.tokens.word(at + 1) in self.words["partitive"] - {
            "the"
        }
        return at + 2 if is_part else at

    def _leads_away(self, word: str) -> bool:
        """Whether words without the verb follow: "in the village", "and his son", "Monday", "coming from a vigil"."""
        is_joint = word in ("and", "or", "of") or word in self.words["day"]
        is_verb = word in self.known.pasts or word.endswith(("ing", "ed"))
        return is_joint or is_verb or word in self.known.prepositions

    def _is_passable(self, word: str) -> bool:
        words = self.words
        return (
            word in words["passable"]
            or word in words["reported"]
            or word in words["relative"]
            or word.endswith("ly")
        )

    def _condition(self, at: int) -> Cue | None:
        """The condition named in the next words: "in a critical condition", "with gunshot wounds"."""
        cues = (self.verbs.get(place) for place in range(at, at + CONDITION))
        return next((c for c in cues if c and c.syntax == "state"), None)

    def _said_of_subject(self, cue: Cue, has_auxiliary: bool) -> Cue | None:
        """The cue, where it is said of the words before it and not of an object behind it."""
        is_going_on = cue.form.split()[0].endswith("ing")
        if cue.syntax != "transitive" or (has_auxiliary and not is_going_on):
            return cue
        if is_going_on:
            return cue if self.tokens.word(cue.first - 1) == "being" else None
        after, next_but_one = self.tokens.word(cue.end), self.tokens.word(cue.end + 1)
        if after[:1].isdigit() or after in self.known.openers or next_but_one in ("least", "than"):
            return None
        is_name = cue.end < len(self.tokens) and self.tokens.raw(cue.end)[0].isupper()
        return None if is_name and after not in self.words["day"] and after not in self.known.ends else cue

    def _past_aside(self, at: int, stop: int) -> int | None:
        """Past ", including two children," where a verb goes on behind it; None where none does."""
        following = self.tokens.word(at + 1)
        if following in self.words["relative"] or following in self.known.auxiliaries:
            return at + 1
        for end in range(at + 1, min(at + ASIDE, stop)):
            word = self.tokens.words[end]
            if word in (";", ":"):
                return None
            goes_on = self.tokens.word(end + 1) in self.known.auxiliaries or end + 1 in self.verbs
            if word == self.tokens.words[at] and goes_on:
                return end + 1
        return None

    def _next_verb(self, at: int, stop: int) -> int | None:
        """The auxiliary or intransitive verb that ends the words from `at`; None where another clause begins first."""
        for place in range(at, min(at + CLAUSE, stop)):
            word = self.tokens.words[place]
            cue = self.verbs.get(place)
            if word in self.known.auxiliaries or (cue and cue.syntax == "subject"):
                return place
            if word in self.words["relative"] or word in self.words["clause_opener"]:
                return None
            if not word[0].isalnum() and word not in ("'", "-", "."):
                return None
        return None

    def _toll(self, quantity: Quantity) -> Cue | None:
        """A total told before: "the death toll has risen to 48"."""
        is_people = quantity.nature == "people" and quantity.measure in OPEN_MEASURES
        if quantity.nature != "bare" and not is_people:
            return None
        first = quantity.number.at
        if self.tokens.words[first] in ("a", "an"):
            return None  # "the toll could pass 100, an official said"
        is_put = self.tokens.word(quantity.number.first - 1) in ("at", "to")
        for end in range(first, max(-1, first - FAR_TOLL_REACH - 1), -1):
            if (cue := self.tolls.get(end)) is None:
                continue
            between = self.tokens.words[end:first]
            if len(between) > TOLL_REACH:
                return cue if is_put and not self.known.levels.isdisjoint(between) else None
            is_beside = not between or between == ["to"] or between[-1] in ("of", "at", ":", "(")
            is_set = is_put and not self.known.levels.isdisjoint(
                self.tokens.words[max(0, cue.first - SETTING) : cue.first]
            )
            if is_people and quantity.measure != "people" and cue.measure != "casualties":
                return None
            if is_beside or is_set or not self.known.levels.isdisjoint(between[-6:]):
                return cue
        return None


def weigh_measures(quantity: Quantity, cue: Cue) -> str | None:
    """The measure of a quantity under a cue: harm goes before the noun, the noun of a role before "sent" and "rescued".

    Things keep their own, but for families who are moved; a noun that no lexicon knows is taken for people in harm.
    """
    own, said = quantity.measure, cue.measure
    if quantity.nature == "bare":
        return "people" if said == "freed" else said
    if quantity.nature == "thing":
        is_unknown = quantity.noun is None and not quantity.compound and said in HARM
        is_family = quantity.unit in ("family", "household") and said in ("displaced", "evacuated")
        return said if is_unknown or is_family else own
    if said == "freed":
        return "people"
    is_armed = quantity.noun is not None and quantity.noun.subject in ARMED
    is_role = (said == "deployed" and own not in ("people", "deployed")) or (said == "displaced" and is_armed)
    return own if own not in OPEN_MEASURES or said == "people" or is_role else said
