"""Objects: whom the words behind a verb of praise or blame mean: a name, a description, or who did a deed."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import islice

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.words import COMPOUND
from claimbook.read.people.mentions import Actor
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.tone.bearers import BY_WHOM
from claimbook.read.tone.bodies import words_of
from claimbook.read.tone.candidates import Candidate
from claimbook.read.tone.clauses import Clause
from claimbook.read.tone.deeds import deed_before, deed_words, doer_of
from claimbook.records import value

LENGTH = 12  # words before the one who is meant, at most
POINTING = frozenset(("the", "this", "these", "those", "its", "their", "such", "his", "her"))
OWNER = re.compile(r"[’']s?$")
MARK = re.compile(r"[.;:()]|,|\s[–—-]\s|[”\"]\s(?:said|says)\b")
OWNED = re.compile(r"[’']s?\s(?:[a-z-]+\s){0,2}")
TOWARD = re.compile(
    r"[”\"’']?\s(?:at|for|over|against|towards?|on|of|to|with|in|by|that)(?=\s)"
)  # outrage at, praise for
FRIENDS = re.compile(  # its friends in Peru
    r"\s(?:[a-z-]+\s){0,2}(?:friends?|partners?|allies|ally|brothers|neighbou?rs?|colleagues|counterparts?|comrades|people)"
    r"\s(?:in|from|across)\s(?:the\s)?"
)
OFFICE = re.compile(r"[’']?s?(?:\s[\w.-]+){1,4}\s")
OF_PEOPLE = re.compile(r"\s[A-Z][a-z]+")
WHAT = re.compile(r"\swhat\s(?:he|she|it|they|[A-Z]\w+)\s(?:had\s)?(?:called|described|termed|dubbed)\b")
POINTED = re.compile(
    r"[“\"‘]?(?:This|That|These|It|They)\s(?:is|was|are|were|amounts?|constitutes?)\b|[“\"‘]?(?:It|That)[’']s\b"
)


@value
class Object:
    """The words of an object and whom they mean; `actor` is None for a deed of which nobody tells who did it."""

    start: int
    end: int
    actor: Actor | None
    how: str  # object, described, deed
    candidate: Candidate | None = None


def object_after(clause: Clause, at: int, end: int, *, but: Collection[str | None] = ()) -> Object | None:
    """The object of the verb that ends at `at`, before `end`: "the provincial government", "Norway", "the shelling".

    None where it is neither a name nor a common noun for somebody or for a deed.
    """
    page, cast, verb_end = clause.page, clause.cast, at
    if match := WHAT.match(page.text, at):
        return Object(at, match.end(), deed_before(page, cast, at, but=but), "deed")
    if match := TOWARD.match(page.text, at):
        at = match.end()
    if clause.hides_object(at):
        return None
    first = next((c for c in clause.candidates if c.start >= at and c.end <= end), None)
    deed = _deed_in(clause, at, min(end, first.start if first else end))
    if deed:
        return Object(*deed, doer_of(page, cast, deed[0], but=but), "deed")
    if first is None or not _leads(clause, at, first.start):
        return None
    if (clause.owns(first) or first.role == "adjective") and (
        deed := _deed_in(clause, first.end, min(end, first.end + 60), length=4)
    ):
        owner = None if first.person else first.actor  # Berg's murder
        return Object(*deed, doer_of(page, cast, deed[0], but=but) or owner, "deed")
    owned = [
        c
        for c in clause.candidates
        if c.start > first.end and OWNED.fullmatch(clause.text, first.end, c.start)
    ]
    first = owned[0] if owned and clause.owns(first) else first  # Yemen's Houthis
    if clause.has_others(first):
        return None
    if first.role == "possessive":
        friends = (c for c in clause.candidates if FRIENDS.fullmatch(clause.text, first.end, c.start))
        first = next(friends, first)
    if BY_WHOM.match(clause.text, verb_end, first.start):  # applauded | to the rafters by Norway
        return None
    if first.role in ("adjective", "name"):
        if person := _titled(clause, first):
            first = person
        elif first.role == "adjective" and OF_PEOPLE.match(clause.text, first.end):  # Danish | Muslims
            return None
    how = "described" if first.role == "described" else "object"
    return Object(first.start, first.end, first.actor, how, first)


def _titled(clause: Clause, first: Candidate) -> Candidate | None:
    """The person whose office stands between a body and the name: "Nordbank | Chair Anna Berg"."""
    after = (c for c in clause.candidates if c.start >= first.end and c.person)
    person = next(after, None)
    if person is None or clause.is_pronoun(person):
        return None
    words = OFFICE.fullmatch(clause.text, first.end, person.start)
    titles = nomenclature(clause.cast.lexicon).titles
    return person if words and any(word in titles for word in words.group().lower().split()) else None


def _deed_in(clause: Clause, at: int, end: int, *, length: int = LENGTH) -> tuple[int, int] | None:
    """Where the noun of a deed stands in an object that begins at `at`."""
    deeds, stops, last = deed_words(clause.cast.lexicon), _ends(clause.cast.lexicon), at
    for count, match in enumerate(islice(COMPOUND.finditer(clause.text, at, end), length)):
        word = match.group().lower()
        if MARK.search(clause.text, last, match.start()) or (count and word in stops):
            return None
        if deeds.get(word, "verb") != "verb" and match.group().islower():
            of_doer = word in words_of(clause.cast.lexicon, "own") and clause.text.startswith(
                " of ", match.end()
            )
            return None if of_doer else match.span()  # the decision of Norway
        last = match.end()
    return None


def _leads(clause: Clause, at: int, start: int) -> bool:
    """Whether the words between a verb and a name make the name its object: "the slow work of", not "plans to go to"."""
    lexicon = clause.cast.lexicon
    words, last, noun = grammar(lexicon), at, ""
    for count, match in enumerate(COMPOUND.finditer(clause.text, at, start)):
        word = match.group().lower()
        listed = noun in nomenclature(lexicon).groups  # generals, officers and soldiers of
        if count >= LENGTH or (MARK.search(clause.text, last, match.start()) and not listed):
            return False
        if (word in words.preposition and word not in ("by", "of")) or word == "to":
            return False
        if word == "of" and noun and not listed and noun not in words_of(lexicon, "own"):
            return False
        if word in words.subordinator or word in words.relative or word in words.auxiliary:
            return False
        last, noun = match.end(), word
    return not MARK.search(clause.text, last, start)


@cache
def _ends(lexicon: Lexicon) -> frozenset[str]:
    """The words with which an object is over."""
    words = grammar(lexicon)
    return words.preposition | words.subordinator | words.relative | words.determiner | {"to", "as"}


def deed_subject(clause: Clause, floor: int, at: int, *, but: Collection[str | None] = ()) -> Object | None:
    """The deed that is the subject before `at`: "the attack bore the hallmarks of", "This is a"."""
    page, cast = clause.page, clause.cast
    if POINTED.match(page.text, floor, at):
        return Object(floor, at, deed_before(page, cast, floor, but=but), "deed")
    deeds, pointed = deed_words(cast.lexicon), False
    for match in islice(COMPOUND.finditer(page.text, floor, min(at + 20, floor + 60)), 4):
        word = match.group().lower()
        if pointed and deeds.get(word, "verb") != "verb":
            doer = doer_of(page, cast, match.start(), but=but)
            return Object(*match.span(), doer, "deed")
        pointed = pointed or word in POINTING
    return None
