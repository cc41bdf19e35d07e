"""Measures: what happened to those who are counted, read from the verbs and nouns around a quantity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.quantities import OPEN_MEASURES, Quantity, Vocabulary
from claimbook.read.tokens import Tokens, by_first_word, longest

REACH = 40  # tokens to the right in which a verb is looked for
NEEDS_REACH = 10  # tokens in which a needed word must follow
TOLL_REACH = 16  # tokens between a toll and its number
ASIDE = 30  # tokens that a parenthesis between commas may hold
VERBAL = frozenset(("transitive", "subject", "state"))
RELATIVES = frozenset(("who", "that", "which", "whom"))
REPORTED = frozenset(
    "feared believed thought reported confirmed presumed known said understood listed to have been being be as all each both reportedly"
    " also later still currently now subsequently already since then only not never either".split()
)
PARTS = frozenset("including include includes included among them with whom of which".split())
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
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday overnight".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of measures.csv at the tokens `first` to before `end`."""

    first: int
    end: int
    measure: str
    syntax: str
    form: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity with its measure; `cue` is None where the noun alone says it. `part_of` is the place of its whole in the list."""

    quantity: Quantity
    measure: str | None
    cue: Cue | None = None
    part_of: int | None = None
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
    phrases, found, at = _cues(lexicon), [], 0
    while at < len(tokens):
        hit = longest(tokens, at, phrases) if tokens.words[at] in phrases else None
        if hit is None:
            at += 1
            continue
        end, rows = hit
        near = set(tokens.words[end : end + NEEDS_REACH])
        for measure, syntax, needs, rule in rows:
            if not needs or not near.isdisjoint(needs):
                found.append(Cue(at, end, measure, syntax, tokens.joined(at, end), rule))
        at = end
    return found


def measure_quantities(
    tokens: Tokens, quantities: Sequence[Quantity], cues: Sequence[Cue], known: Vocabulary, lexicon: Lexicon
) -> list[Reading]:
    """The quantities of one sentence, each with its measure, in their order."""
    scene = _Scene(tokens, cues, known, _levels(lexicon))
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

    def read(self, quantity: Quantity, floor: int, limit: int, place: int) -> Reading:
        """The quantity with the measure that the sentence gives it."""
        if quantity.nature == "amount":
            return Reading(
                quantity, self._population(quantity) or quantity.measure, rule=f"units:{quantity.unit}"
            )
        cue = self._governor(quantity) or self._predicate(quantity, limit) or self._toll(quantity, floor)
        if cue is None:
            return Reading(quantity, quantity.measure, rule=quantity.noun.rule if quantity.noun else "noun")
        measure = weigh_measures(quantity, cue)
        self.taken.add(cue.first)
        return Reading(quantity, measure, cue, rule=cue.rule)

    def _population(self, quantity: Quantity) -> str | None:
        return None

    def _governor(self, quantity: Quantity) -> Cue | None:
        """The verb or noun right before the number: "killing at least 12", "the deaths of 12"."""
        at = quantity.number.first
        while at > 0 and (
            self.tokens.words[at - 1]
            in (
                "another",
                "an",
                "a",
                "the",
                "additional",
                "further",
                "about",
                "also",
                "its",
                "his",
                "their",
                "all",
                "as",
                "between",
                "what",
                "were",
                "least",
                "at",
            )
            or (self.tokens.words[at - 1].endswith("ly") and self.tokens.words[at - 1] not in ("family",))
        ):
            if at in self.governors:
                break
            at -= 1
        cue = self.governors.get(at)
        if cue is None or cue.first in self.taken:
            return None
        if cue.syntax == "transitive" and self.tokens.word(cue.first - 1) in self.known.be:
            return None
        return cue

    def _predicate(self, quantity: Quantity, limit: int) -> Cue | None:
        """The verb behind: "12 people, among them two nurses, were reportedly killed"."""
        tokens, known = self.tokens, self.known
        at, stop, aux = quantity.end, min(quantity.end + REACH, len(tokens)), False
        while at < stop:
            word = tokens.words[at]
            if cue := self.verbs.get(at):
                return self._passive(cue, aux)
            if word in known.auxiliaries:
                aux = True
            elif word in REPORTED or word in RELATIVES or word.endswith("ly"):
                pass
            elif word == "," and not aux:
                if (at := self._after_aside(at, stop)) is None:
                    return None
                continue
            elif (
                word in ("in", "at", "under", "behind", "on")
                and at + 1 in self.verbs
                and self.verbs[at + 1].syntax == "state"
            ):
                pass
            elif aux and word in (
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
            or after in ("at", "up", "more", "over", "himself", "themselves")
            and self.tokens.word(cue.end + 1) in ("least", "to", "than")
        ):
            return None
        raw = self.tokens.raw(cue.end) if cue.end < len(self.tokens) else ""
        return None if raw[:1].isupper() and after not in DAYS and after not in self.known.ends else cue

    def _after_aside(self, at: int, stop: int) -> int | None:
        """Past ", including two children," where a verb goes on behind it; None where none does."""
        tokens = self.tokens
        if tokens.word(at + 1) in RELATIVES or tokens.word(at + 1) in self.known.auxiliaries:
            return at + 1
        for end in range(at + 1, min(at + ASIDE, stop)):
            if tokens.words[end] == "," and (
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
            if word in RELATIVES or word in (",", ";", ":", "said", "(", '"', "“", "”"):
                return None
        return None

    def _toll(self, quantity: Quantity, floor: int) -> Cue | None:
        """A total told before: "the death toll has risen to 48"."""
        first = quantity.number.first
        for cue in reversed(self.tolls):
            between = self.tokens.words[cue.end : first]
            if cue.end > first or len(between) > TOLL_REACH:
                continue
            if not between or between[-1] in ("of", "at", ":", "(") or self.levels.intersection(between[-6:]):
                return cue if quantity.nature == "bare" or quantity.nature == "people" else None
        return None


def weigh_measures(quantity: Quantity, cue: Cue) -> str | None:
    """The measure of a quantity under a cue: a verb of harm goes before the noun, a noun of a role before "sent"."""
    own = quantity.measure
    if quantity.nature == "bare":
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
    """Quantities joined by "and", "including" and the like share a measure that only one of them has."""
    done: list[Reading] = []
    for place, reading in enumerate(readings):
        if place == 0 or reading.quantity.nature == "amount":
            done.append(reading)
            continue
        before = done[-1]
        gap_start = before.quantity.end
        if (
            before.cue
            and before.cue.first >= before.quantity.end
            and before.cue.end <= reading.quantity.number.first
        ):
            gap_start = before.cue.end
        gap = [w for w in tokens.words[gap_start : reading.quantity.number.first] if not w.endswith("ly")]
        is_part = bool(gap) and not PARTS.isdisjoint(gap) and len(gap) <= 4 and set(gap) <= PARTS | JOINTS
        is_pair = bool(gap) and len(gap) <= 4 and set(gap) <= JOINTS and gap_start == before.quantity.end
        whole = len(done) - 1 if before.part_of is None else before.part_of
        of_them = tokens.joined(reading.quantity.end, reading.quantity.end + 2) in (
            "of them",
            "of whom",
            "of which",
            "of those",
        )
        part_of = whole if is_part or (of_them and before.quantity.nature == "people") else None
        if part_of is None and is_pair and before.part_of is not None:
            part_of = before.part_of
        inherits = (is_part or is_pair or part_of is not None) and before.cue and reading.cue is None
        if (
            inherits
            and before.quantity.nature in ("people", "bare")
            and reading.quantity.nature in ("people", "bare")
        ):
            measure = weigh_measures(reading.quantity, before.cue)
            done.append(Reading(reading.quantity, measure, before.cue, part_of, f"{before.rule}+joined"))
        else:
            done.append(Reading(reading.quantity, reading.measure, reading.cue, part_of, reading.rule))
    for place in range(len(done) - 2, -1, -1):
        here, after = done[place], done[place + 1]
        gap = tokens.words[here.quantity.end : after.quantity.number.first]
        if (
            here.cue is None
            and here.quantity.nature in ("people", "bare")
            and after.cue
            and after.cue.first >= after.quantity.end
            and 0 < len(gap) <= 3
            and set(gap) <= JOINTS
        ):
            measure = weigh_measures(here.quantity, after.cue)
            done[place] = Reading(here.quantity, measure, after.cue, here.part_of, f"{after.rule}+joined")
    return done
