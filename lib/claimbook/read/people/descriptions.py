"""Noun phrases: whom "the governor", "Putin's press secretary" or "General Anna Berg, the new chief" mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimbook.read.people.gazetteers import actor_id_of, state_names
from claimbook.read.people.mentions import POSSESSIVE, Actor, Mention
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.people.pronouns import antecedent, body_before

if TYPE_CHECKING:
    from claimbook.read.people.cast import Cast

DETERMINERS = re.compile(
    r"\A(?:(?:the|a|an|this|that|these|those|one|two|three|four|five|some|several|many|most|both|either|all|any|another|his|her"
    r"|its|their|our|my)\s+)+(?!of\s)",
    re.IGNORECASE,
)
PREPOSITIONS = re.compile(
    r"\s(?:of|in|at|from|for|with|on|to|by|near|against|under|inside|outside|within|among|about|who|whose|which|that|close"
    r"|familiar|working|based|after|before|during|since|as|via|say|said)\s"
)
SEGMENT = re.compile(r",\s|\s\(|\s[–—-]{1,2}\s|;\s|\s(?:who|which|whose)\s")
BY = re.compile(r"\s(?:by|from|of)\s(?:the\s)?")
NAMED = re.compile(
    r",\s(?:(?:also\s)?(?:known\sas|called|named|dubbed)\s(?:the\s)?)?(?:[A-Z][a-z]{0,5}\.\s){0,2}[“\"]?"
)
INDEFINITE = ("a", "an", "one", "some", "another")
AND = re.compile(r"\sand\s")
OUTLETS = re.compile(
    r"[”\"’']?\s(?:[a-z]+\s)?(?:agency|channel|newspaper|website|magazine|network|outlet|broadcaster|paper|daily|group)$"
)


def noun_phrase(cast: Cast, start: int, end: int) -> Actor:
    """The actor whom the words from `start` to `end` name or describe; always one, if need be without a name."""
    text = cast.page.text
    if whole := cast.mention_over(start, end):
        return whole.actor
    names = cast.mentions_in(start, end)
    cuts = [m.start() for m in SEGMENT.finditer(text, start, end) if not _within(names, m.start())]
    first = cuts[0] if cuts else end
    if (head := _head(cast, start, first, names)) is not None:
        return head
    for (
        m
    ) in names:  # a description, then the name: "The governor, Anna Berg, ...", "The mission, known as UNMIS"
        cut = next((c for c in cuts if m.role == "name" and _is_named(text, c, m)), None)
        if cut is not None and (m.person or cut == first) and not POSSESSIVE.match(text, m.end):
            return m.actor
    return _described(cast, start, first)


def _is_named(text: str, cut: int, mention: Mention) -> bool:
    """Whether the name follows the description that ends at `cut`, alone or behind a rank: ", Captain Anna Berg"."""
    titled = mention.person and mention.whole <= cut + 2 < mention.start
    return titled or bool(NAMED.fullmatch(text, cut, mention.start))


def _head(cast: Cast, start: int, end: int, names: Sequence[Mention]) -> Actor | None:
    """The named actor at the head of a phrase without appositions, None where its head is a common noun."""
    text = cast.page.text
    inner = [m for m in names if start <= m.start < end]
    if not inner:
        return None
    last = inner[-1]
    if last.person and last.end >= end - 1 and last.whole <= start + 8:
        return last.actor
    both = next((m for m in AND.finditer(text, start, end) if not _within(inner, m.start())), None)
    if both and (pair := _pair(cast, (start, both.start()), (both.end(), end), inner)):
        return pair
    core = _core(text, start, end, inner)
    for m in inner:
        if POSSESSIVE.match(text, m.end):
            continue
        if core - 1 <= m.end <= core:
            before = inner[inner.index(m) - 1] if m is not inner[0] else m
            bodies = (
                before.role == m.role == "name"
                and before.actor.kind != "other"
                and not (before.person or m.person)
            )
            if bodies and before.end + 1 == m.start:  # "Amnesty International Norway"
                return before.actor
            return m.actor if m.role != "adjective" or _is_people(text, start, m) else None
        if m.role == "name" and OUTLETS.match(text, m.end, core):
            return m.actor
    return None


def _pair(
    cast: Cast, left: tuple[int, int], right: tuple[int, int], names: Sequence[Mention]
) -> Actor | None:
    """ "Russia and North Korea" as one actor, where both are named."""
    one, two = _head(cast, *left, names), _head(cast, *right, names)
    if one is None or two is None or one == two:
        return None
    return Actor(f"{one.actor_id}_and_{two.actor_id}", f"{one.name} and {two.name}", one.kind)


def _described(cast: Cast, start: int, end: int) -> Actor:
    """The actor whom a common noun describes: one known in the article by this noun, else one without a name."""
    text = cast.page.text
    words = nomenclature(cast.lexicon)
    names = cast.mentions_in(start, end)
    core = _core(text, start, end, names)
    phrase = text[start:core].lower().split()
    noun = phrase[-1].strip("“”\"'’.,") if phrase else ""
    owner = next((m for m in names if m.end <= core), None)
    if owner and noun in words.callings["ruler"] and owner.actor.actor_id in state_names(cast.lexicon):
        return owner.actor
    if noun in words.titles and core == end and (holder := _holder(cast, end)):
        return holder
    possessed = owner is not None and bool(POSSESSIVE.match(text, owner.end))
    if possessed and noun in words.callings["saying"] and text[owner.end : core].count(" ") < 3:
        return owner.actor
    personal = len(phrase) == 2 and phrase[0] in ("his", "her") and noun in words.organisations
    if personal and (person := antecedent(cast, phrase[0], start)):
        return _body_of(person, noun, words.kind_of(noun))
    definite = possessed or phrase[:1] == ["the"] or phrase[:1] == ["this"]
    if definite and (actor := _called(cast, phrase, noun, start, owner)):
        return actor
    alone = owner is None and core == end and len(phrase) <= 2
    if alone and definite and noun in words.callings["telling"] and (teller := _teller(cast, noun, start)):
        return teller
    if alone and noun in words.callings["speaker"] and (body := body_before(cast, start, reach=3)):
        return body
    name = " ".join(DETERMINERS.sub("", text[start:end], count=1).split()) or noun
    last = next((m for m in names if m.role == "name" and m.end + 1 == core - len(noun)), None)
    named = (last is not None and not last.person) or not text[core - len(noun) : core].islower()
    office = definite and noun in words.titles and noun not in words.groups
    body = noun in words.organisations and not noun.endswith("s") and phrase[0] not in INDEFINITE  # "police"
    return Actor(
        actor_id_of(name),
        name,
        words.kind_of(" ".join(phrase[-2:]), noun),
        owner.actor.state if owner else None,
        owner.actor.side if owner and owner.actor.state else None,
        unnamed=not (body or office or (named and noun not in words.groups)),
    )


def _body_of(person: Actor, noun: str, kind: str) -> Actor:
    """The office, party or campaign that is a person's: "her office"."""
    name = f"{person.name}’s {noun}"
    return Actor(actor_id_of(name), name, kind, person.state, person.side)


def _holder(cast: Cast, end: int) -> Actor | None:
    """The person named right after a title that ends at `end`: "a spokesman, Colonel Anna Berg"."""
    after = next(iter(cast.mentions_in(end, end + 60)), None)
    return after.actor if after and after.person and after.whole < end else None


def _teller(cast: Cast, noun: str, at: int) -> Actor | None:
    """Who wrote "the article" at `at`: who is named with it before, else the body that was last spoken of."""
    text, floor = cast.page.text, max(0, at - 800)
    told = text.rfind(f" {noun} ", floor, at)
    if told >= 0:
        after = next(iter(cast.mentions_in(told, min(at, told + 60))), None)
        if after and BY.fullmatch(text, told + 1 + len(noun), after.start):
            return after.actor
        before = [m for m in cast.mentions_in(max(floor, told - 80), told) if m.role == "name"]
        before = [m for m in before if not POSSESSIVE.match(text, m.end)]
        if before:
            return before[-1].actor
    return body_before(cast, at, reach=3)


def _called(cast: Cast, phrase: Sequence[str], noun: str, at: int, owner: Mention | None) -> Actor | None:
    """Whom the article calls by the last two words, or by the last: the interior ministry is not any ministry."""
    if actor := _known_by(cast, " ".join(phrase[-2:]), at, owner):
        return actor
    actor = _known_by(cast, noun, at, owner)
    kind = phrase[-2] if len(phrase) > 1 else ""
    several = (
        actor and noun in nomenclature(cast.lexicon).callings["several"] and not DETERMINERS.match(f"{kind} ")
    )
    if several and not POSSESSIVE.search(kind) and kind not in actor.name.lower():
        return actor if owner and owner.end >= at + len(" ".join(phrase[:-1])) else None
    return actor


def _known_by(cast: Cast, noun: str, at: int, owner: Mention | None) -> Actor | None:
    """Whom the article called by this noun, last before `at`; of that state or body if the phrase names one."""
    known = cast.nouns.get(noun, ())
    if owner is not None:
        mine = owner.actor
        known = [
            (o, a)
            for o, a in known
            if mine.actor_id in (a.actor_id, a.state)
            or (mine.state and mine.state == a.state and owner.role != "name")
        ]
    before = [a for offset, a in known if offset < at] or [a for _, a in known]
    return before[-1] if before else None


def _core(text: str, start: int, end: int, names: Sequence[Mention]) -> int:
    """Where the head noun ends: before the first preposition outside of names."""
    return next(
        (m.start() for m in PREPOSITIONS.finditer(text, start, end) if not _within(names, m.start())), end
    )


def _within(names: Sequence[Mention], at: int) -> bool:
    return any(m.start <= at < m.end for m in names)


def _is_people(text: str, start: int, mention: Mention) -> bool:
    """Whether a nationality stands for its people ("Russians", "the Chinese"), not as an adjective."""
    return text[mention.end - 1] == "s" or text[start : mention.start].lower().strip() == "the"
