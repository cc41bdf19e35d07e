"""Objects: whom the words behind a verb of praise or blame mean: a name, a description, or who did a deed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from itertools import islice

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.layout.words import COMPOUND
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import POSSESSIVE, Actor
from claimbook.read.tone.deeds import deed_before, deed_words, doer_of, is_body

LENGTH = 9  # words of an object at most
MARK = re.compile(r"[,.;:()]|\s[–—-]\s")
TOWARD = re.compile(r"\s(?:at|for|over|against|towards?|on|of|to)(?=\s)")  # outrage at, praise for
WHAT = re.compile(r"\swhat\s(?:he|she|it|they|[A-Z]\w+)\s(?:had\s)?(?:called|described|termed|dubbed)\b")
THIS = re.compile(r"[“\"‘]?(?:This|That|These)\s(?:is|was|are|were|amounts?|constitutes?)\b")
VAGUE = frozenset(("sides", "parties", "people", "others", "media", "states", "countries"))
POINTING = frozenset(("the", "this", "these", "those", "its", "their", "such", "his", "her"))


@dataclass(frozen=True, slots=True)
class Object:
    """The words of an object and whom they mean; `actor` is None for a deed of which nobody tells who did it."""

    start: int
    end: int
    actor: Actor | None
    how: str  # name, description, deed


def object_after(
    page: Page, cast: Cast, at: int, end: int, *, but: Collection[str | None] = ()
) -> Object | None:
    """The object of the verb that ends at `at`, before `end`: "the provincial government", "Norway", "the shelling".

    None where it is neither a name nor a common noun for somebody or for a deed.
    """
    if match := WHAT.match(page.text, at):
        return Object(at, match.end(), deed_before(page, cast, at, but=but), "deed")
    stops, deeds = _ends(cast.lexicon), deed_words(cast.lexicon)
    joins = grammar(cast.lexicon).coordinator
    found, owner, joined, first, last = None, None, False, -1, at
    if match := TOWARD.match(page.text, at):
        last = at = match.end()
    names = cast.mentions_in(at, end)
    for match in islice(COMPOUND.finditer(page.text, at, min(end, at + 120)), LENGTH):
        start, stop, word = match.start(), match.end(), match.group().lower()
        if start < last:
            continue
        if MARK.search(page.text, last, start) or (found and page.text[last:start].strip("’'s \n")):
            break
        if first < 0:
            first = start
        elif word in stops or (found and word in joins) or (joined and grammar(cast.lexicon).is_finite(word)):
            break
        joined = word in joins
        last = stop
        if name := next((m for m in names if m.start <= start < m.end), None):
            found, last, owner = Object(start, name.end, name.actor, "name"), name.end, name
            if POSSESSIVE.match(page.text, name.end):
                last += 2
        elif word in deeds and deeds[word] != "verb" and match.group().islower():
            found = Object(start, stop, None, "deed")
        elif word not in VAGUE and is_body(cast, word) and match.group().islower():
            found = Object(first, stop, None, "description")
    if found is None or found.how == "name":
        return found
    if found.how == "deed":
        doer = doer_of(page, cast, found.start, but=but)
        return Object(found.start, found.end, doer, "deed")
    if owner and owner.role == "name" and not owner.person and owner.actor.state is None:  # "RRF leaders"
        return Object(owner.start, owner.end, owner.actor, "description")
    return Object(first, found.end, cast.resolve(first, found.end), "description")


@cache
def _ends(lexicon: Lexicon) -> frozenset[str]:
    """The words with which an object is over."""
    words = grammar(lexicon)
    return words.preposition | words.subordinator | words.relative | words.determiner | {"to", "as"}


def deed_subject(
    page: Page, cast: Cast, floor: int, at: int, *, but: Collection[str | None] = ()
) -> Object | None:
    """The deed that is the subject before `at`: "the attack bore the hallmarks of", "This is a"."""
    if THIS.match(page.text, floor, at):
        return Object(floor, at, deed_before(page, cast, floor, but=but), "deed")
    deeds, pointed = deed_words(cast.lexicon), False
    for match in islice(COMPOUND.finditer(page.text, floor, min(at + 20, floor + 60)), 4):
        word = match.group().lower()
        if pointed and deeds.get(word, "verb") != "verb":
            doer = doer_of(page, cast, match.start(), but=but)
            return Object(*match.span(), doer, "deed")
        pointed = pointed or word in POINTING
    return None
