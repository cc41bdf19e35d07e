"""Tallies: stretches of a sentence whose numbers somebody counts rather than says: "The tracker has counted 61"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.tellers import find_teller, roles_in, tally_nouns
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.layout.phrases import Index, index_phrases, longest_at
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.read.speech.clauses import clause_before
from claimbook.read.speech.noun_phrases import PUNCTUATION, Phrase, phrase_after
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.speakers import main_subject, subject_of

ADJECTIVES = 4  # tokens between an owner and the count: the treasury's own
BY = 5  # tokens between "recorded" and "by"
LEAD = 6  # tokens before a number that belong to it: a total of more than
LEADING = frozenset(
    {"a", "an", "the", "total", "of", "some", "more", "than", "as", "many", "only", "further", "another"}
    | {"additional", "fewer", "up", "to", "well", "no", "at", "or", "roughly", "approximately", "just"}
)
LEVELS = frozenset({"at", "to", "between", "above", "below", "near", "over", "around", "under"})
REACH = 14  # tokens from a verb, or a count, to its number


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers between the offsets `start` and `end` are given by `teller`."""

    start: int
    end: int
    teller: Actor
    status: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Verb:
    phrase: str
    status: str
    takes: frozenset[str]
    form: str  # base, third, past, participle


@cache
def _verbs(lexicon: Lexicon) -> Index[_Verb]:
    statuses = lexicon.mapping("reporting_classes", "status")
    found = []
    for row in lexicon.rows("tally_verbs"):
        for number, form in enumerate(row["forms"].split(";")):
            kind = (
                "participle"
                if form.split()[0].endswith("ing")
                else ("base", "third")[number]
                if number < 2
                else "past"
            )
            verb = _Verb(row["phrase"], statuses[row["class"]], frozenset(row["takes"].split(";")), kind)
            found.append((form.split(), verb))
    return index_phrases(found)


def find_tallies(passage: Passage, before: Passage | None, cast: Cast) -> Iterator[Tally]:
    """Yield the tallies of a sentence in reading order; `before` is the sentence before it, in which "it" may be told."""
    reader = _Reader(passage, before, cast, grammar(cast.lexicon))
    words = [t.word for t in passage.tokens]
    for at, word in enumerate(words):
        if found := longest_at(words, at, _verbs(cast.lexicon)):
            yield from reader.by_verb(at, *found)
        elif tally_nouns(cast.lexicon).get(word) in ("count", "toll"):
            yield from reader.by_count(at)


@dataclass(frozen=True, slots=True)
class _Reader:
    passage: Passage
    before: Passage | None
    cast: Cast
    words: Grammar

    def by_verb(self, at: int, last: int, verb: _Verb) -> Iterator[Tally]:
        """X counted 61; 61 were counted by X; X put it at 61."""
        passage, words, first = self.passage, self.words, at
        while first and (
            passage.word(first - 1) in words.auxiliary or words.is_adverb(passage.word(first - 1))
        ):
            first -= 1
        helpers = [w for k in range(first, at) if (w := passage.word(k)) in words.auxiliary]
        if any(w in words.modal or w in words.negative for w in helpers):
            return
        by = next((k for k in range(last, last + BY) if passage.word(k) == "by"), 0)
        if (
            verb.form == "past"
            and by
            and (passage.word(last) == "by" or (helpers and helpers[-1] in words.be))
        ):
            yield from self._passive(first, by, verb)
        elif verb.form != "participle" or (helpers and helpers[-1] in words.be):
            yield from self._active(first, at, last, verb)

    def _passive(self, first: int, by: int, verb: _Verb) -> Iterator[Tally]:
        """At least 52 deaths have been recorded by the ministry; losses are estimated by the staff at 400."""
        named = phrase_after(self.passage, by + 1, self.words)
        if named is None or not {"number", "level"} & verb.takes:
            return
        end = self._stop(named.last) if self.passage.word(named.last) == "at" else named.last
        yield from self._tally(clause_before(self.passage, first), end, named, verb)

    def _active(self, first: int, at: int, last: int, verb: _Verb) -> Iterator[Tally]:
        passage, words = self.passage, self.words
        before = passage.word(first - 1)
        if (
            before in words.preposition
            or before in words.possessive
            or before in words.determiner - words.pronoun
        ):
            return
        begin = self._number_behind(last, verb)
        if begin is None:
            return
        subject = subject_of(passage, at, words)
        if subject is None and before in words.coordinator and (main := main_subject(passage, first, words)):
            subject = main[1]
        if subject is None:
            return
        if verb.form == "base" and not self._is_plural(subject):
            return
        if verb.takes == {"study"} and "study" not in roles_in(passage, subject, self.cast.lexicon):
            return
        if verb.takes == {"holding"}:
            yield from self._held(begin, subject, verb)
        else:
            yield from self._tally(begin, self._stop(begin), subject, verb)

    def _number_behind(self, last: int, verb: _Verb) -> int | None:
        """The token from which on a verb's numbers stand."""
        passage, nouns = self.passage, tally_nouns(self.cast.lexicon)
        reach = range(last, min(len(passage.tokens), last + REACH))
        if verb.takes & {"number", "holding", "study"} and self._has_number(last):
            return last
        for k in reach:
            word = passage.word(k)
            if word in (";", QUOTE, "that") or (word == "," and "level" not in verb.takes):
                return None
            if "level" in verb.takes and word in LEVELS and k > last and self._has_number(k + 1):
                told = [passage.word(n) for n in range(last, k)]
                return (
                    k
                    if told[0] in ("it", "that")
                    or any(w in nouns or w == "turnout" for w in told)
                    or verb.phrase in ("put", "peg")
                    else None
                )
            if "toll" in verb.takes and nouns.get(word) in ("count", "toll") and k > last:
                linked = passage.word(k + 1) in ("of", ":", "—", "–")
                return k + 1 if linked and self._has_number(k + 2) else None
            if "sum" in verb.takes and self.words.is_number(word):
                return last
            if "sum" in verb.takes and word == "to" and passage.word(k - 1) != "up":
                return None
        return None

    def by_count(self, at: int) -> Iterator[Tally]:
        """The army's figure is 118; by the treasury's own estimate, 12; a count by Reuters: 40."""
        passage, words, first = self.passage, self.words, at
        while first > max(0, at - ADJECTIVES) and not self._is_owner(passage.word(first - 1)):
            if passage.word(first - 1) in PUNCTUATION | words.preposition | words.determiner:
                return
            first -= 1
        if not first or not self._is_owner(passage.word(first - 1)):
            return
        pronoun = passage.word(first - 1) in words.possessive
        owner = Phrase(first - 1, first) if pronoun else subject_of(passage, first, words)
        if owner is None:
            return
        if passage.word(owner.first) in words.preposition:
            owner = Phrase(owner.first + 1, owner.last)
        verb = _Verb(
            passage.word(at),
            "estimated" if passage.word(at).startswith("estimate") else "asserted",
            frozenset(),
            "",
        )
        lead = passage.word(owner.first - 1)
        if lead in ("by", "on"):
            yield from self._aside(owner, at, verb)
        elif (begin := self._predicate(at + 1)) is not None:
            yield from self._tally(begin, self._stop(begin), owner, verb)

    def _aside(self, owner: Phrase, at: int, verb: _Verb) -> Iterator[Tally]:
        """By his account, 65 had set out; to save, by its own estimate, 12; 40 died, by their count."""
        passage = self.passage
        begin, opened = owner.first - 1, passage.word(owner.first - 2)
        comma = next((k for k in range(at + 1, at + LEAD) if passage.word(k) == ","), 0)
        if opened in ("", ",", ":", "—", "–", *self.words.coordinator) and comma:
            yield from self._tally(comma, self._end(comma), owner, verb)
        elif opened == "," or not passage.word(at + 1):
            yield from self._tally(clause_before(passage, begin), begin, owner, verb)

    def _predicate(self, behind: int) -> int | None:
        """Where the numbers of somebody's count begin: "list | of 312", "figure for May | is 118"."""
        passage, words = self.passage, self.words
        if passage.word(behind) in ("of", ":", "—", "–") and self._has_number(behind + 1):
            return behind
        for k in range(behind, min(len(passage.tokens), behind + REACH)):
            word = passage.word(k)
            if word in (",", ";", QUOTE):
                return None
            if word in words.auxiliary or words.is_finite(word) or word in ("stands", "shows"):
                return k if self._has_number(k + 1) else None
        return None

    def _held(self, begin: int, subject: Phrase, verb: _Verb) -> Iterator[Tally]:
        """The ministry published a list. It holds 312 dead: who published it gives the numbers in it."""
        it = self.passage.word(subject.first) == "it" and subject.last - subject.first == 1
        nouns, before = tally_nouns(self.cast.lexicon), self.before
        if not it and "count" not in roles_in(self.passage, subject, self.cast.lexicon):
            return
        if before is None or not any(nouns.get(t.word) == "count" for t in before.tokens):
            return
        if (main := main_subject(before, len(before.tokens), self.words)) and (
            teller := find_teller(before, main[1], self.cast)
        ):
            tokens = self.passage.tokens
            yield Tally(
                tokens[begin].start, tokens[self._stop(begin) - 1].end, teller, verb.status, verb.phrase
            )

    def _tally(self, first: int, last: int, phrase: Phrase, verb: _Verb) -> Iterator[Tally]:
        if last > first and (teller := find_teller(self.passage, phrase, self.cast)):
            tokens = self.passage.tokens
            yield Tally(tokens[first].start, tokens[last - 1].end, teller, verb.status, verb.phrase)

    def _has_number(self, at: int) -> bool:
        """Whether a number with its bound begins at token `at`: "a total of more than 40"."""
        for k in range(at, at + LEAD):
            word = self.passage.word(k)
            if self.words.is_number(word):
                return True
            if word not in LEADING and word not in self.words.bound and not self.words.is_adverb(word):
                return False
        return False

    def _stop(self, begin: int) -> int:
        """The token behind the last number of a count from token `begin` on: its clause's end."""
        passage, words = self.passage, self.words
        for k in range(begin + 1, len(passage.tokens)):
            word, after = passage.word(k), passage.word(k + 1)
            if word in (";", ":", QUOTE):
                return k
            if word == "," and (after in words.contrast or after in words.subject or after == "which"):
                return k
            if word in words.coordinator and (after in words.subject or self._goes_on(k + 1)):
                return k
        return len(passage.tokens)

    def _goes_on(self, at: int) -> bool:
        """Whether a clause of its own begins at token `at`: "and | 12 people were moved"."""
        end = next(
            (k for k in range(at, len(self.passage.tokens)) if self.passage.word(k) in PUNCTUATION),
            at + REACH,
        )
        return any(self.passage.word(k) in self.words.auxiliary for k in range(at, end))

    def _end(self, begin: int) -> int:
        """The token at which the clause ends that begins at token `begin`."""
        tokens = self.passage.tokens
        return next((k for k in range(begin, len(tokens)) if tokens[k].word == ";"), len(tokens))

    def _is_plural(self, subject: Phrase) -> bool:
        passage = self.passage
        head = [passage.word(k) for k in range(subject.first, subject.last)]
        return any(
            (w.endswith("s") and not w.endswith("'s"))
            or w in ("people", "police", "and", "they", "we", "i", "who")
            for w in head
        )

    def _is_owner(self, word: str) -> bool:
        return word in self.words.possessive or word.endswith(("'s", "s'"))
