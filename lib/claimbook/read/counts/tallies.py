"""Tallies: stretches of a sentence whose numbers somebody counts rather than says: "The tracker has counted 61"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.owners import find_owned, owner_of
from claimbook.read.counts.stretches import (
    LINKS,
    REACH,
    begins_number,
    level_behind,
    stop_of,
    sum_behind,
)
from claimbook.read.counts.tellers import find_teller, roles_in, tally_nouns
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.layout.phrases import Index, index_phrases, longest_at
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.read.speech.clauses import clause_before
from claimbook.read.speech.noun_phrases import Phrase, phrase_after
from claimbook.read.speech.passages import Passage
from claimbook.read.speech.speakers import main_subject, subject_of
from claimbook.records import value

WITH = 7  # tokens from "with" to "counting"
BY = 5  # tokens between "recorded" and "by"
SUBJECTS = {"study": "study", "tally": "count"}  # ways to tell a number -> the role of their subject
COUNTS = ("count", "toll")  # roles of nouns for a count
PLURALS = frozenset({"data", "people", "police", "and", "they", "we", "i", "who"})


@value
class Tally:
    """The numbers between the offsets `start` and `end` are given by `teller`."""

    start: int
    end: int
    teller: Actor
    status: str


@value
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
        forms = row["forms"].split(";")
        for number, form in enumerate(forms):
            kind = _form(number, form, forms)
            verb = _Verb(row["phrase"], statuses[row["class"]], frozenset(row["takes"].split(";")), kind)
            found.append((form.split(), verb))
    return index_phrases(found)


def _form(number: int, form: str, forms: list[str]) -> str:
    """Which form of its verb a word is, by its place; "put" without a past of its own is past."""
    if form.split()[0].endswith("ing"):
        return "participle"
    return "past" if number == 0 and len(forms) == 3 else ("base", "third", "past")[min(number, 2)]


def _noun(noun: str, lexicon: Lexicon) -> _Verb:
    """A noun for a count as if it were a verb: an "estimate" estimates."""
    classes, statuses = (
        lexicon.mapping("reporting_nouns", "class"),
        lexicon.mapping("reporting_classes", "status"),
    )
    return _Verb(noun, statuses[classes.get(noun, "say")], frozenset(), "")


def find_tallies(passage: Passage, before: Passage | None, cast: Cast) -> Iterator[Tally]:
    """Yield the tallies of a sentence in reading order; `before` is the sentence before it, in which "it" may be told."""
    lexicon, words = cast.lexicon, passage.words
    reader = _Reader(passage, before, cast, grammar(lexicon))
    for at, word in enumerate(words):
        if found := longest_at(words, at, _verbs(lexicon)):
            yield from reader.by_verb(at, *found)
        if tally_nouns(lexicon).get(word) in COUNTS:
            yield from reader.by_count(at)


@value
class _Reader:
    """Reads the tallies of one sentence."""

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
        is_passive, is_going_on = bool(helpers) and helpers[-1] in words.be, verb.form == "participle"
        by = next((k for k in range(last, last + BY) if passage.word(k) == "by"), 0)
        if verb.form == "past" and (passage.word(last) == "by" or (by and is_passive)):
            yield from self._passive(first, by, verb)
        elif is_passive == is_going_on:  # has counted, is counting
            yield from self._active(first, at, last, verb)
        elif is_going_on and not helpers:
            yield from self._beside(at, last, verb)

    def by_count(self, at: int) -> Iterator[Tally]:
        """The army's figure is 118; by the treasury's own estimate, 12."""
        for owner, first, last in find_owned(self.passage, at, self.words):
            yield from self._tally(first, last, owner, _noun(self.passage.word(at), self.cast.lexicon))

    def _passive(self, first: int, by: int, verb: _Verb) -> Iterator[Tally]:
        """At least 52 deaths have been recorded by the ministry; losses are estimated by the staff at 400."""
        named = phrase_after(self.passage, by + 1, self.words)
        if named is None or not {"number", "level"} & verb.takes:
            return
        last = next((k for k in range(named.first, named.last) if self.passage.word(k) == "at"), named.last)
        goes_on = self.passage.word(last) == "at"
        end = stop_of(self.passage, last, self.words) if goes_on else last
        yield from self._tally(clause_before(self.passage, first), end, Phrase(named.first, last), verb)

    def _active(self, first: int, at: int, last: int, verb: _Verb) -> Iterator[Tally]:
        """The tracker counted 61; a poll found 67 per cent; the list holds 312 dead."""
        passage, words, before = self.passage, self.words, self.passage.word(first - 1)
        if before in words.preposition | words.possessive | (words.determiner - words.pronoun):
            return
        subject = subject_of(passage, at, words)
        if subject is None and before in words.coordinator and (main := main_subject(passage, first, words)):
            subject = main[1]
        if subject is None or (verb.form == "base" and not self._is_plural(subject)):
            return
        roles = roles_in(passage, subject, self.cast.lexicon)
        takes = verb.takes - {way for way, role in SUBJECTS.items() if role not in roles}
        owner = self._owner(subject)
        begin = self._begin(last, takes - {"holding"})
        if begin is None and "holding" in takes and begins_number(passage, last, words):
            begin = last
            if owner is None:
                yield from self._held(begin, subject, verb)
                return
        if begin is not None:
            yield from self._tally(begin, stop_of(passage, begin, words), owner or subject, verb)

    def _beside(self, at: int, last: int, verb: _Verb) -> Iterator[Tally]:
        """Homes burned, with the Red Cross counting 400; with a survey predicting a toll of 10,000."""
        passage = self.passage
        lead = next((k for k in range(at - 1, max(-1, at - WITH), -1) if passage.word(k) == "with"), at)
        if lead + 1 < at and (begin := self._begin(last, verb.takes - set(SUBJECTS))) is not None:
            yield from self._tally(begin, stop_of(passage, begin, self.words), Phrase(lead + 1, at), verb)

    def _owner(self, subject: Phrase) -> Phrase | None:
        """Who stands behind a count that is a subject: "the ministry's latest bulletin", "data from the coast guard"."""
        nouns = tally_nouns(self.cast.lexicon)
        counts = (k for k in range(subject.first, subject.last) if nouns.get(self.passage.word(k)) == "count")
        owners = (owner_of(self.passage, k, self.words, subject.last) for k in counts)
        return next((owner for owner in owners if owner), None)

    def _begin(self, last: int, takes: frozenset[str]) -> int | None:
        """The token from which on the numbers stand behind a verb that takes them in one of the ways `takes`."""
        passage, words, nouns = self.passage, self.words, tally_nouns(self.cast.lexicon)
        if "number" in takes and begins_number(passage, last, words):
            return last
        if takes & {"sum", *SUBJECTS} and sum_behind(passage, last, words):
            return last
        if takes & {"level", "change"} and (level := level_behind(passage, last, words)) is not None:
            told = [passage.word(k) for k in range(last, level)]
            counts = told[0] in ("it", "that") or any(nouns.get(w) in COUNTS for w in told)
            return level if counts or "level" in takes else None
        if "toll" in takes:
            counts = (k + 1 for k in range(last, last + REACH) if nouns.get(passage.word(k)) in COUNTS)
            linked = (k for k in counts if passage.word(k) in LINKS and begins_number(passage, k + 1, words))
            return next(linked, None)
        return None

    def _held(self, begin: int, subject: Phrase, verb: _Verb) -> Iterator[Tally]:
        """The ministry published a list. It holds 312 dead: who published it gives the numbers in it."""
        before, nouns = self.before, tally_nouns(self.cast.lexicon)
        pointing = self.passage.word(subject.first) == "it" or "count" in roles_in(
            self.passage, subject, self.cast.lexicon
        )
        if not pointing or before is None or not any(nouns.get(word) == "count" for word in before.words):
            return
        main = main_subject(before, len(before.words), self.words)
        if main and (teller := find_teller(before, main[1], self.cast)):
            last = stop_of(self.passage, begin, self.words)
            yield Tally(*self.passage.place(begin, last), teller, verb.status)

    def _tally(self, first: int, last: int, phrase: Phrase, verb: _Verb) -> Iterator[Tally]:
        """The tally of tokens `first` to `last` (exclusive), if whom the phrase means can give a number."""
        if last > first and (teller := find_teller(self.passage, phrase, self.cast)):
            yield Tally(*self.passage.place(first, last), teller, verb.status)

    def _is_plural(self, subject: Phrase) -> bool:
        nouns = [self.passage.word(k) for k in range(subject.first, subject.last)]
        return any(n in PLURALS or (n.endswith("s") and not n.endswith("'s")) for n in nouns)
