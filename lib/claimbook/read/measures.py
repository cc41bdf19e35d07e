"""Measures: what happened to those who are counted, read from the verbs and nouns around a quantity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.quantities import OPEN_MEASURES, Quantity, Vocabulary
from claimbook.read.tokens import Tokens, by_first_word, longest

REACH = 40  # tokens to the right in which a verb is looked for
NEEDS_REACH = 10  # tokens in which a needed word must follow
TOLL_REACH = 16  # tokens between a toll and its number
ASIDE = 30  # tokens that a parenthesis between commas may hold
ASIDES = frozenset((",", "–", "—", "-"))  # marks that open an aside
HARM = frozenset(
    ("killed", "wounded", "shot", "casualties", "arrested", "captured", "missing", "surrendered")
)
VERBAL = frozenset(("transitive", "subject", "state"))
RELATIVES = frozenset(("who", "that", "which", "whom"))
REPORTED = frozenset(
    [
        "feared",
        "believed",
        "thought",
        "reported",
        "confirmed",
        "presumed",
        "known",
        "said",
        "understood",
        "listed",
        "to",
        "have",
        "been",
        "being",
        "be",
        "as",
        "all",
        "each",
        "both",
        "reportedly",
        "also",
        "later",
        "still",
        "currently",
        "now",
        "subsequently",
        "already",
        "since",
        "then",
        "only",
        "not",
        "never",
        "either",
    ]
)
CONDITIONS = frozenset(("in", "at", "under", "behind", "on", "with"))
PARTS = frozenset(
    ["including", "include", "includes", "included", "among", "them", "with", "whom", "of", "which"]
)
VERB_OPENERS = frozenset(
    ("to", "and", "or", "who", "that", "which", "police", "troops", "people", "", "also")
)
LEADS = frozenset(
    [
        "another",
        "additional",
        "further",
        "about",
        "also",
        "as",
        "between",
        "what",
        "least",
        "at",
        "all",
        "of",
        "his",
        "her",
        "ex",
        "-",
    ]
)
MARKS = frozenset("\"”’'")
COUNTS = frozenset(("number", "figure", "count", "tally", "estimate", "total", "turnout"))
CLAUSE_OPENERS = frozenset(
    ["where", "when", "while", "because", "if", "whose", "how", "until", "than", "said", "after"]
)
LINKING = frozenset(["remain", "remains", "remained", "remaining", "stay", "stayed", "stays"])
PART_HEADS = frozenset(("including", "include", "includes", "included"))
PART_PHRASES = (["among", "them"], [",", "with"], ["of", "whom"], ["of", "them"], ["of", "which"])
JOINTS = frozenset(
    (
        ",",
        "and",
        "or",
        "as",
        "well",
        "plus",
        "also",
        "another",
        "then",
        "&",
        "/",
        "at",
        "least",
        "some",
        "further",
    )
)
DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "overnight",
    ]
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of measures.csv at the tokens `first` to before `end`."""

    first: int
    end: int
    measure: str
    syntax: str
    form: str
    rule: str
    is_base: bool = False  # "kill": a verb only after "to", a modal or its plural subject


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity with its measure; `cue` is None where the noun alone says it. `part_of` is the place of its whole in the sentence's list."""

    quantity: Quantity
    measure: str | None
    cue: Cue | None = None
    part_of: int | None = None
    model: int | None = None  # the place of the one from which it has its measure
    rule: str = ""


@cache
def _cues(lexicon: Lexicon) -> Mapping:
    forms: dict[str, list[tuple[str, str, tuple[str, ...], str]]] = {}
    for row in lexicon.rows("measures"):
        needs = tuple(filter(None, row["needs"].split(";")))
        for form in row["forms"].split(";"):
            forms.setdefault(form, []).append(
                (row["measure"], row["syntax"], needs, f"measures:{row['phrase']}")
            )
    return by_first_word(forms)


@cache
def _levels(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(w for row in lexicon.rows("level_verbs") for w in row["words"].split(";"))


def find_cues(tokens: Tokens, lexicon: Lexicon) -> list[Cue]:
    """The measure words of a sentence in reading order; the longest phrase at a place wins."""
    phrases, found, floor = _cues(lexicon), [], 0
    for at, word in enumerate(tokens.words):
        if at < floor or word not in phrases or (hit := longest(tokens, at, phrases)) is None:
            continue
        floor, rows = hit
        near = set(tokens.words[floor : floor + NEEDS_REACH])
        special = {row[1] for row in rows if not near.isdisjoint(row[2])}
        form = tokens.joined(at, floor)
        for measure, syntax, needs, rule in rows:
            if not near.isdisjoint(needs) or (not needs and syntax not in special):
                found.append(
                    Cue(at, floor, measure, syntax, form, rule, form == rule.removeprefix("measures:"))
                )
    return found


def measure_quantities(
    tokens: Tokens, quantities: Sequence[Quantity], cues: Sequence[Cue], known: Vocabulary, lexicon: Lexicon
) -> list[Reading]:
    """The quantities of one sentence, each with its measure, in their order."""
    scene = _Scene(tokens, cues, known, _levels(lexicon))
    scene.number_ends = {q.number.end for q in quantities}
    readings: list[Reading] = []
    for place, quantity in enumerate(quantities):
        floor = quantities[place - 1].number.first if place else 0
        limit = quantities[place + 1].number.first if place + 1 < len(quantities) else len(tokens)
        readings.append(scene.read(quantity, floor, limit, place))
    return _share(tokens, readings)


class _Scene:
    """The measure words of one sentence by place, and which of them already belong to a quantity."""

    def __init__(
        self, tokens: Tokens, cues: Sequence[Cue], known: Vocabulary, levels: frozenset[str]
    ) -> None:
        self.tokens, self.known, self.levels = tokens, known, levels
        self.verbs = {c.first: c for c in reversed(cues) if c.syntax in VERBAL}
        self.governors = {c.end: c for c in cues if c.syntax in ("transitive", "noun")}
        self.tolls = [c for c in cues if c.syntax == "toll"]
        self.taken: set[int] = set()
        self.number_ends: set[int] = set()

    def read(self, quantity: Quantity, floor: int, limit: int, place: int) -> Reading:
        """The quantity with the measure that the sentence gives it."""
        if quantity.nature == "amount":
            return Reading(
                quantity, self._population(quantity) or quantity.measure, rule=f"units:{quantity.unit}"
            )
        if place and self._is_whole(quantity):
            return Reading(quantity, quantity.measure, rule="whole")
        cue = self._governor(quantity) or self._predicate(quantity, limit) or self._toll(quantity, floor)
        if cue is None:
            return Reading(quantity, quantity.measure, rule=quantity.noun.rule if quantity.noun else "noun")
        cue = self._around(quantity, cue) or cue
        measure = weigh_measures(quantity, cue)
        self.taken.add(cue.first)
        if quantity.nature == "thing" and quantity.noun is None and measure in HARM:
            quantity = replace(quantity, nature="people", unit=None)
        return Reading(quantity, measure, cue, rule=cue.rule)

    def _is_whole(self, quantity: Quantity) -> bool:
        """Whether it is told as the whole of the quantity before: "34 of the 40", "out of 75"."""
        first = quantity.number.first
        before = self.tokens.words[max(0, first - 3) : first]
        return (
            before[-2:] == ["out", "of"]
            or before == ["out", "of", "the"]
            or (before[-1:] == ["of"] and self._counts(first - 2))
            or (before[-2:] == ["of", "the"] and self._counts(first - 3))
        )

    def _counts(self, at: int) -> bool:
        return at + 1 in self.number_ends

    def _population(self, quantity: Quantity) -> str | None:
        return None

    def _governor(self, quantity: Quantity) -> Cue | None:
        """The verb or noun right before the number: "killing at least 12", "the deaths of 12"."""
        at = quantity.number.first
        while at > 0 and at not in self.governors and self._leads_on(at - 1):
            at -= 1
        cue = self.governors.get(at)
        if cue is None or cue.first in self.taken:
            return None
        before = self.tokens.word(cue.first - 1)
        if cue.syntax == "transitive" and (
            before in self.known.be or (cue.is_base and not self._acts(cue.first - 1))
        ):
            return None
        return cue

    def _around(self, quantity: Quantity, cue: Cue) -> Cue | None:
        """The verb that governs a group told by its size: "killing a family of seven"."""
        if cue.syntax != "noun" or cue.measure not in ("people", "deployed"):
            return None
        at = cue.first
        while at > 0 and at not in self.governors and self._leads_on(at - 1):
            at -= 1
        outer = self.governors.get(at)
        return outer if outer and outer.measure != "deployed" else None

    def _leads_on(self, at: int) -> bool:
        """Whether the word may stand between a verb and the number that it governs: "killing at least another 12"."""
        word = self.tokens.words[at]
        return word in LEADS or word in self.known.openers or word.endswith(("ly", "'s"))

    def _acts(self, at: int) -> bool:
        """Whether the words up to `at` let a base form be a verb: "to kill 12", "strikes kill 12", not "a double murder"."""
        word = self.tokens.word(at)
        return (
            word in VERB_OPENERS
            or word in self.known.modals
            or (word.endswith("s") and word not in self.known.openers)
        )

    def _predicate(self, quantity: Quantity, limit: int) -> Cue | None:
        """The verb behind: "12 people, among them two nurses, were reportedly killed"."""
        tokens, known = self.tokens, self.known
        at, stop, aux = quantity.end, min(quantity.end + REACH, len(tokens)), False
        while at < stop:
            word = tokens.words[at]
            if word in known.negatives:
                return None
            if cue := self.verbs.get(at):
                return self._passive(cue, aux)
            if word in known.auxiliaries or word in LINKING:
                aux = True
            elif word in REPORTED or word in RELATIVES or word in MARKS or word.endswith("ly"):
                pass
            elif word in ASIDES and not aux:
                if (at := self._after_aside(at, stop)) is None:
                    return None
                continue
            elif (
                word in ("in", "at", "under", "behind", "on")
                and at + 1 in self.verbs
                and self.verbs[at + 1].syntax == "state"
            ) or (
                aux
                and word
                in (
                    "a",
                    "the",
                    "in",
                    "left",
                    "found",
                    "listed",
                    "critical",
                    "of",
                    "more",
                    "than",
                )
            ):
                pass
            elif not aux and (word in known.prepositions or word in ("and", "or", "of") or word in DAYS):
                if (at := self._next_auxiliary(at, min(stop, limit))) is None:
                    return None
                continue
            elif word == "(":
                while at < stop and tokens.words[at] != ")":
                    at += 1
            else:
                return None
            at += 1
        return None

    def _state_within(self, at: int) -> Cue | None:
        """The condition named in the next words: "in a critical condition", "with gunshot wounds"."""
        cues = (self.verbs.get(place) for place in range(at, at + 4))
        return next((c for c in cues if c and c.syntax == "state"), None)

    def _passive(self, cue: Cue, aux: bool) -> Cue | None:
        """The cue, where it is said of the words before it and not of an object behind it."""
        if cue.syntax != "transitive" or (aux and not cue.form.endswith("ing")):
            return cue
        before, after = self.tokens.word(cue.first - 1), self.tokens.word(cue.end)
        if cue.form.split()[0].endswith("ing"):
            return cue if before == "being" else None
        if (
            after[:1].isdigit()
            or after in self.known.openers
            or (
                after in ("at", "up", "more", "over", "himself", "themselves")
                and self.tokens.word(cue.end + 1) in ("least", "to", "than")
            )
        ):
            return None
        raw = self.tokens.raw(cue.end) if cue.end < len(self.tokens) else ""
        return None if raw[:1].isupper() and after not in DAYS and after not in self.known.ends else cue

    def _after_aside(self, at: int, stop: int) -> int | None:
        """Past ", including two children," where a verb goes on behind it; None where none does."""
        tokens = self.tokens
        if tokens.word(at + 1) in RELATIVES or tokens.word(at + 1) in self.known.auxiliaries:
            return at + 1
        mark = tokens.words[at]
        for end in range(at + 1, min(at + ASIDE, stop)):
            if tokens.words[end] == mark and (
                tokens.word(end + 1) in self.known.auxiliaries or end + 1 in self.verbs
            ):
                return end + 1
            if tokens.words[end] in (";", ":"):
                return None
        return None

    def _next_auxiliary(self, at: int, stop: int) -> int | None:
        """The place of the auxiliary or intransitive verb that ends the words from `at`; None where another clause begins first."""
        for place in range(at, min(at + 14, stop)):
            word = self.tokens.words[place]
            if word in self.known.auxiliaries:
                return place
            if (cue := self.verbs.get(place)) and cue.syntax == "subject":
                return place
            if word in RELATIVES or word in CLAUSE_OPENERS or (not word[0].isalnum() and word not in "'-."):
                return None
        return None

    def _toll(self, quantity: Quantity, floor: int) -> Cue | None:
        """A total told before: "the death toll has risen to 48"."""
        first = quantity.number.first
        for cue in reversed(self.tolls):
            between = self.tokens.words[cue.end : first]
            if cue.end > first or len(between) > TOLL_REACH:
                continue
            if (
                not between
                or between == ["to"]
                or between[-1] in ("of", "at", ":", "(")
                or self.levels.intersection(between[-6:])
            ):
                return cue if quantity.nature == "bare" or quantity.measure == "people" else None
        return None


def weigh_measures(quantity: Quantity, cue: Cue) -> str | None:
    """The measure of a quantity under a cue: a verb of harm goes before the noun, a noun of a role before "sent"."""
    own = quantity.measure
    if cue.measure == "freed":
        return "people" if quantity.nature in ("people", "bare") else own
    if quantity.nature == "bare":
        return cue.measure
    if quantity.nature == "thing" and quantity.noun is None and cue.measure in HARM and not quantity.compound:
        return cue.measure
    if quantity.nature == "thing":
        family = quantity.unit in ("family", "household") and cue.measure in ("displaced", "evacuated")
        return cue.measure if family else own
    if own not in OPEN_MEASURES:
        return own
    if cue.measure == "people":
        return own
    if cue.measure == "deployed" and own not in ("people", "deployed"):
        return own
    return cue.measure


def _share(tokens: Tokens, readings: list[Reading]) -> list[Reading]:
    """Quantities joined by "and", "including", "34 of 40" and the like share what only one of them says."""
    done: list[Reading] = []
    for place, reading in enumerate(readings):
        done.append(_joined(tokens, done, reading, place) if place else reading)
    for place in range(len(done) - 2, -1, -1):
        done[place] = _from_behind(tokens, done[place], done[place + 1], place + 1)
    return done


def _joined(tokens: Tokens, done: Sequence[Reading], reading: Reading, place: int) -> Reading:
    """The reading with what it shares with the ones before it: their measure, or the whole of which it is a part."""
    before, quantity = done[-1], reading.quantity
    if quantity.nature == "amount" or before.quantity.nature == "amount":
        return reading
    own_cue = before.cue is not None and before.quantity.end <= before.cue.first < quantity.number.first
    gap_start = before.cue.end if own_cue else before.quantity.end
    gap = [w for w in tokens.words[gap_start : quantity.number.first] if not w.endswith("ly")]
    part_of = _whole(tokens, done, quantity, gap)
    is_pair = 0 < len(gap) <= 4 and set(gap) <= JOINTS and not own_cue
    elliptic = quantity.nature == "bare" and _is_elliptic(tokens, quantity, gap)
    if part_of is None and (is_pair or elliptic):
        part_of = before.part_of
    elliptic = elliptic or (quantity.nature == "bare" and _is_same_count(tokens, quantity))
    if (
        reading.cue
        and reading.cue.measure == "casualties"
        and quantity.nature == "bare"
        and before.quantity.nature == "thing"
    ):
        return replace(
            reading,
            quantity=replace(quantity, nature="thing", unit=before.quantity.unit),
            measure=before.measure,
        )
    if reading.cue is not None or not (is_pair or elliptic or part_of is not None):
        is_alike = part_of is not None and reading.measure in (done[part_of].measure, "people")
        return replace(reading, part_of=part_of if is_alike else None)
    model = done[part_of] if part_of is not None else before
    if quantity.nature == "bare" and model.quantity.nature == "thing":
        return replace(
            reading,
            quantity=replace(quantity, nature="thing", unit=model.quantity.unit),
            measure=model.measure,
            part_of=part_of,
            rule="joined",
        )
    if model.quantity.nature == "thing" or quantity.nature == "thing":
        return replace(reading, part_of=part_of if model.quantity.nature == quantity.nature else None)
    if quantity.measure not in (None, *OPEN_MEASURES):
        return replace(reading, part_of=part_of if reading.measure == model.measure else None)
    if model.cue is None and quantity.measure not in (None, "people"):
        return replace(reading, part_of=part_of)
    if model.cue is None:
        measure = model.measure if quantity.nature == "bare" else reading.measure
        return replace(
            reading, measure=measure, part_of=part_of, model=done.index(model), rule=f"{model.rule}+joined"
        )
    measure = (
        weigh_measures(quantity, model.cue)
        if model.cue.measure != "deployed" or quantity.nature != "bare"
        else model.measure
    )
    return replace(
        reading,
        measure=measure,
        cue=model.cue,
        part_of=part_of,
        model=done.index(model),
        rule=f"{model.rule}+joined",
    )


def _whole(tokens: Tokens, done: Sequence[Reading], quantity: Quantity, gap: Sequence[str]) -> int | None:
    """The place of the quantity of which this is a part: "including 12 children", "five of them", "of the 61 on board, 13"."""
    before = done[-1]
    chief = len(done) - 1 if before.part_of is None else before.part_of
    if 0 < len(gap) <= ASIDE and (gap[-1] in PART_HEADS or gap[-2:] in PART_PHRASES):
        return chief
    if gap and len(gap) <= 5 and not PART_HEADS.isdisjoint(gap) and set(gap) <= PARTS | JOINTS:
        return chief
    if tokens.joined(quantity.end, quantity.end + 2) in ("of them", "of whom", "of which", "of those"):
        return chief
    head = tokens.words[max(0, before.quantity.number.first - 3) : before.quantity.number.first]
    if (
        len(done) == 1
        and (head[-2:] == ["of", "the"] or head[-2:] == ["out", "of"] or head == ["of"])
        and "," in gap
    ):
        return chief
    return None


def _is_elliptic(tokens: Tokens, quantity: Quantity, gap: Sequence[str]) -> bool:
    """Whether a bare number repeats what was counted before in another place: "... in Turkey and nearly 6,000 in Syria"."""
    after = tokens.word(quantity.end)
    return (
        0 < len(gap) <= 16
        and gap[-1] in ("and", ",", "with", "another", "or")
        and after in ("in", "from", "at", "on", "near", "across", "by")
    )


def _is_same_count(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether the number is another's word on the same count: "police put the number at 8,000"."""
    before = tokens.words[max(0, quantity.number.first - 5) : quantity.number.first]
    return before[-1:] in (["at"], ["to"], ["was"], ["is"]) and not COUNTS.isdisjoint(before)


def _from_behind(tokens: Tokens, here: Reading, after: Reading, place: int) -> Reading:
    """The reading with the verb behind the next one, joined to it: "two Israelis and three Thais were killed"; "34 of 40 drones"."""
    quantity, gap = here.quantity, tokens.words[here.quantity.end : after.quantity.number.first]
    if after.rule == "whole" and quantity.nature == "bare":
        nature = after.quantity.nature
        measure = (
            here.cue
            and nature == "people"
            and weigh_measures(replace(quantity, nature=nature, measure=after.measure), here.cue)
        )
        return replace(
            here,
            quantity=replace(quantity, nature=nature, unit=after.quantity.unit),
            measure=measure or after.measure,
            part_of=place,
            rule="part",
        )
    if (
        here.cue
        or quantity.nature not in ("people", "bare")
        or after.cue is None
        or after.cue.first < after.quantity.end
    ):
        return here
    if not 0 < len(gap) <= 3 or not set(gap) <= JOINTS:
        return here
    return replace(
        here, measure=weigh_measures(quantity, after.cue), cue=after.cue, rule=f"{after.rule}+joined"
    )
