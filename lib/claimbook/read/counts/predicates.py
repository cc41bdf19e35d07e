"""Predicates: the words behind a quantity that say what happened to those who are counted."""

from __future__ import annotations

from claimbook.read.counts.fates import fate_behind, taker_behind
from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.objects import has_object, has_plain_object
from claimbook.read.counts.quantities import HELD, Quantity
from claimbook.read.counts.shots import aims_behind, is_aiming
from claimbook.read.counts.surroundings import Surroundings, takes_object
from claimbook.read.counts.tokens import longest

INNER_MARKS = frozenset("'-.\"“”’")  # seventeen men of the "new army" had died
REACH = 40  # tokens to the right in which a verb is looked for
ASIDE = 60  # tokens that a parenthesis between commas may hold, names and ages too
ASIDE_NAMES = 3  # tokens after which one may end without a comma
CLAUSE = 14  # tokens from a preposition to the auxiliary
PERFECT = frozenset(("has", "have", "had"))
SINGULAR = frozenset(("was", "is", "has"))
CONDITION = 4  # tokens from "in" to the condition


def predicate_of(near: Surroundings, quantity: Quantity, limit: int) -> Cue | None:
    """The verb behind: "12 people, among them two nurses, were reportedly killed"; what a clause with "who" says may stand between.

    `limit` is where the next quantity begins that may have a verb of its own.
    """
    walk = _Walk(near, quantity, limit)
    while walk.at is not None and walk.at < walk.stop and walk.goes_on():
        pass
    return walk.found


class _Walk:
    """The way from a quantity to its verb; each step takes what stands at `at` and tells whether to go on."""

    def __init__(self, near: Surroundings, quantity: Quantity, limit: int) -> None:
        start = _start(near, quantity)
        self.near, self.quantity, self.limit = near, quantity, max(limit, start)
        self.at: int | None = start
        self.stop = min(start + REACH, len(near.tokens))
        self.has_auxiliary = self.is_relative = False
        self.found: Cue | None = None

    def goes_on(self) -> bool:
        """Take the word at `at`; False where the verb is found, or another clause begins."""
        near, word = self.near, self.near.tokens.words[self.at]
        if cue := near.verbs.get(self.at):
            return self._take_verb(cue)
        if word in near.known.negatives:
            return self._take_negative()
        if taker := taker_behind(near, self.at):
            self.found = taker
            return False
        if word in near.known.auxiliaries and _is_others(near, self.quantity, word):
            return False
        if word in near.words["condition"] and (cue := _condition(near, self.at + 1)):
            self.found = cue
            return False
        if word in near.known.auxiliaries or word in near.words["linking"]:
            self.has_auxiliary, self.at = True, self.at + 1
            return True
        if word in near.words["listing"] and near.tokens.word(self.at + 1) == "as":
            self.at += 3 if near.tokens.word(self.at + 2) in ("having", "being") else 2
            return True
        if _is_passable(near, word) or (self.has_auxiliary and word in near.words["result"]):
            self.is_relative, self.at = self.is_relative or word in near.words["relative"], self.at + 1
            return True
        return self._take_other(word)

    def _take_verb(self, cue: Cue) -> bool:
        if cue.measure == "people" and (hurt := _wounds_behind(self.near, cue.end)):
            self.found = hurt
            return False
        if cue.syntax == "state" and cue.measure == "people":
            self.found, self.at = self.found or cue, cue.end  # "all 60 people aboard had died"
            return True
        is_free = self.quantity.nature == "bare" or self.quantity.measure in HELD
        if cue.syntax == "subject" and cue.measure == "people" and not is_free:
            return False  # "33 bodies, five of them women, had arrived"
        said = _said_of_subject(self.near, cue, self.has_auxiliary)
        self.found = (self._fate(said) if said else None) or said or self.found
        return False

    def _fate(self, said: Cue) -> Cue | None:
        is_one, has_auxiliary = self.quantity.number.value == 1, self.has_auxiliary
        return fate_behind(self.near, said, is_one=is_one, has_auxiliary=has_auxiliary)

    def _take_negative(self) -> bool:
        """A "not" ends the way, but in a clause with "who", which is passed."""
        if not self.is_relative:
            return False
        self._begin_again(_past_clause(self.near, self.at, self.stop))
        return True

    def _take_other(self, word: str) -> bool:
        """A place, an aside or a bracket, behind which the verb may stand."""
        near, at = self.near, self.at
        if self.has_auxiliary and not self.is_relative:
            self.found = self.found or _harm_joined(near, at, self.stop)
            return False
        if not self.has_auxiliary and not self.is_relative and takes_object(near, at):
            return False
        if self.has_auxiliary or _leads_away(near, word):
            self._begin_again(
                _next_verb(near, at, min(self.stop, self.limit), is_one=self.quantity.number.value == 1)
            )
        elif word in near.words["aside_opener"]:
            if cue := _listed_with(near, at):
                self.found = cue
                return False
            self.at = _past_aside(near, at)
            if self.at is not None:
                self.stop = max(self.stop, min(self.at + CLAUSE, len(near.tokens)))
        elif word == "(":
            self.at = _past_bracket(near, at, self.stop)
        else:
            return False
        return True

    def _begin_again(self, at: int | None) -> None:
        self.at, self.has_auxiliary, self.is_relative = at, False, False


def _start(near: Surroundings, quantity: Quantity) -> int:
    """Behind the quantity and the words for its whole: "two of the five victims died", "34 of whom are dead"."""
    at, number = near.whole_ends.get(quantity.number.end, quantity.end), quantity.number
    if near.tokens.word(at) == "," and "," in near.tokens.words[number.at : number.end]:
        return at + 1  # "thirty, perhaps forty, were killed"
    is_of, is_few = near.tokens.word(at) == "of", near.tokens.word(at + 1) in near.words["ratio"]
    if is_of and is_few and near.tokens.word(at - 1) in near.words["parent"]:
        children = longest(near.tokens, at + 2, near.known.nouns)
        return children[0] if children else at + 2  # "a dad of four was killed"
    is_part = is_of and near.tokens.word(at + 1) in near.words["partitive"] - {"the"}
    return at + 2 if is_part else at


def is_beside(near: Surroundings, quantity: Quantity) -> bool:
    """Whether a single person stands within somebody else's phrase: "from a visit to a sick friend", "honoring a friend"."""
    before = near.tokens.word(quantity.number.first - 1)
    words = near.words
    return (
        quantity.number.value == 1
        and before.isalpha()
        and before not in words["joint"]
        and before not in words["clause_opener"]
        and before not in words["relative"]
        and before not in near.known.be
    )


def _is_others(near: Surroundings, quantity: Quantity, auxiliary: str) -> bool:
    """Whether a plural auxiliary belongs to others: "four men visiting with a friend were shot"."""
    return auxiliary in near.words["plural"] and is_beside(near, quantity)


def _leads_away(near: Surroundings, word: str) -> bool:
    """Whether words without the verb follow: "in the village", "and his son", "Monday", "coming from a vigil"."""
    is_joint = word in ("and", "or", "of") or word in near.words["day"]
    is_verb = word in near.known.pasts or word.endswith(("ing", "ed"))
    return is_joint or is_verb or word in near.known.prepositions


def _is_passable(near: Surroundings, word: str) -> bool:
    words = near.words
    return (
        word in words["passable"]
        or word in words["reported"]
        or word in words["relative"]
        or word.endswith("ly")
    )


def _condition(near: Surroundings, at: int) -> Cue | None:
    """The condition named in the next words: "in a critical condition", "with gunshot wounds"."""
    cues = (near.verbs.get(place) for place in range(at, at + CONDITION))
    return next((c for c in cues if c and c.syntax == "state"), None)


def _wounds_behind(near: Surroundings, at: int) -> Cue | None:
    """The wounds with which somebody comes away: "escaped | with gunshot wounds"."""
    return _condition(near, at + 1) if near.tokens.word(at) == "with" else None


def _said_of_subject(near: Surroundings, cue: Cue, has_auxiliary: bool) -> Cue | None:
    """The cue, where it is said of the words before it and not of an object behind it."""
    tokens, known = near.tokens, near.known
    if is_aiming(near, cue) or (cue.measure == "shot" and not has_auxiliary and aims_behind(near, cue.end)):
        return None
    is_going_on = cue.form.split()[0].endswith("ing")
    is_perfect = tokens.word(cue.first - 1) in PERFECT and has_object(near, cue.end)
    if cue.syntax != "transitive" or (has_auxiliary and not is_going_on):
        return None if cue.syntax == "transitive" and is_perfect else cue
    if is_going_on:
        return cue if tokens.word(cue.first - 1) == "being" else None
    after, next_but_one = tokens.word(cue.end), tokens.word(cue.end + 1)
    if after in ("this", "last") and next_but_one in near.words["day"] | near.words["period"]:
        return cue  # "300 killed this year"
    if after[:1].isdigit() or after in known.openers or next_but_one in ("least", "than"):
        return None
    if has_plain_object(near, cue):
        return None
    is_name = cue.end < len(tokens) and tokens.raw(cue.end)[0].isupper()
    return None if is_name and after not in near.words["day"] and after not in known.ends else cue


def _harm_joined(near: Surroundings, at: int, stop: int) -> Cue | None:
    """The harm that "and" joins to what was done before: "were | taken off a bus and shot dead"."""
    tokens, known = near.tokens, near.known
    if not (tokens.words[at].endswith(("ed", "en")) or tokens.words[at] in known.pasts):
        return None
    for place in range(at + 1, min(at + CLAUSE, stop)):
        word = tokens.words[place]
        if word == "and":
            verb = (
                place + 1 + (tokens.word(place + 1) == "then" or _is_passable(near, tokens.word(place + 1)))
            )
            cue = near.verbs.get(verb)
            is_harm = cue is not None and cue.is_harm and not cue.is_base and cue.syntax != "subject"
            return cue if is_harm and _said_of_subject(near, cue, has_auxiliary=True) else None
        if not (word[0].isalnum() or word in INNER_MARKS) or word in near.words["clause_opener"]:
            return None
    return None


def _listed_with(near: Surroundings, at: int) -> Cue | None:
    """The harm of a headline's list that goes on behind a comma: "two students, coach killed in shooting"."""
    found = longest(near.tokens, at + 1, near.known.nouns)
    cue = near.verbs.get(found[0]) if found and not found[1].is_plural else None
    return cue if cue and cue.is_harm and not cue.is_base else None


def _past_clause(near: Surroundings, at: int, stop: int) -> int | None:
    """Behind the comma that ends a clause with "who": ", who was not named, was killed"."""
    return next((place + 1 for place in range(at, stop) if near.tokens.words[place] == ","), None)


def _past_aside(near: Surroundings, at: int) -> int | None:
    """Past ", including two children," where a verb goes on behind it; None where none does."""
    tokens, following = near.tokens, near.tokens.word(at + 1)
    if following in near.words["relative"] or following in near.known.auxiliaries:
        return at + 1
    for end in range(at + 1, min(at + ASIDE, len(tokens))):
        word = tokens.words[end]
        if word == ":" or (word == ";" and not _lists_on(near, end + 1)):
            return None
        if word in near.words["plural"] and tokens.raw(end - 1)[0].isupper() and end > at + ASIDE_NAMES:
            return end  # "four women, Ana Ruiz, 60, Mary Nye and Dora Brown of Bor were killed"
        after = tokens.word(end + 1)
        verb = end + 2 if after == "to" else end + 1  # "caused 12 people, three boys among them, | to flee"
        goes_on = after in near.known.auxiliaries or after in near.words["linking"] or verb in near.verbs
        if word == tokens.words[at] and goes_on:
            return end + 1
    return None


def _lists_on(near: Surroundings, at: int) -> bool:
    """Whether names or ages go on behind a semicolon: "; and Awa Diop", "; 24-year-old Ana"."""
    word = near.tokens.word(at)
    is_age = word.isdecimal() and near.tokens.word(at + 1) == "-"
    return word == "and" or is_age or (at < len(near.tokens) and near.tokens.raw(at)[0].isupper())


def _past_bracket(near: Surroundings, at: int, stop: int) -> int | None:
    return next((place + 1 for place in range(at, stop) if near.tokens.words[place] == ")"), None)


def _next_verb(near: Surroundings, at: int, stop: int, *, is_one: bool) -> int | None:
    """The auxiliary or intransitive verb that ends the words from `at`; None where another clause begins first."""
    place, floor = at, min(at + CLAUSE, stop)
    while place < floor:
        word, cue = near.tokens.words[place], near.verbs.get(place)
        if not is_one and word in SINGULAR and "and" in near.tokens.words[at + 1 : place]:
            return None  # "seven guards returned fire and | Ana Ruiz was shot"
        if word in near.known.auxiliaries or (cue and cue.syntax == "subject"):
            return place
        if word == "with" and _condition(near, place + 1):
            return place  # "lying in the street | with a gunshot wound"
        if word in near.words["relative"] or word in near.words["clause_opener"]:
            return None
        if word in near.words["pronoun"] and near.tokens.word(place + 1) in near.known.auxiliaries:
            return None  # "hit two people before | he was shot dead"
        if word == "(" and (end := _past_bracket(near, place, stop)):
            place = end
            continue
        if not word[0].isalnum() and word not in INNER_MARKS:
            return None
        place += 1
    return None
