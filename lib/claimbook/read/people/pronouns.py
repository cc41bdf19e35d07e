"""Pronouns: for whom he, she, it and they stand, by number, gender, nearness and who was the subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from operator import attrgetter

from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.words import COMPOUND, WORD
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import KIN, POSSESSIVE, Actor, Mention
from claimbook.read.people.nomenclature import nomenclature

PHRASE = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he)\s(?P<words>(?:[\w’'.-]+\s?){1,7})")
APPOSED = re.compile(r", (?:he|she|it|they)\b")  # A quiet man with a beard, he ...
CLOSING = re.compile(  # , the ombudsman's office said on Monday.
    r", (?P<who>(?:[\w’'&.-]+ ){0,6}?[\w’'&-]+) (?P<verb>[a-z]+)(?: (?:on )?[A-Z]\w+| in a statement| today)?[.;]?\s*\Z"
)
DOMAIN = re.compile(r"\.[a-z]{2,6}\b")  # told Velsk | .info
NEXT = re.compile(r"[ -]([a-z]+)")
PLACED = re.compile(r"\b(?:at|in|on|via|into) $")
MARKS = " “\"‘'—–-"
REACH = 2_000  # characters behind which nobody is meant any more; eight sentences seldom take as many
NEAR = 16  # characters before a name in which its noun of kin stands
PLURALS = ("s", "people", "police", "men", "women", "children")


def antecedent(cast: Cast, pronoun: str, at: int) -> Actor | None:
    """The actor for whom the lower-case `pronoun` at offset `at` stands; None where the article does not tell."""
    stands_for = nomenclature(cast.lexicon).pronouns.get(pronoun, "nobody")
    if stands_for in ("male", "female"):
        return _person(cast, at, stands_for)
    if stands_for == "plural":
        return _group(cast, at) or body_before(cast, at)
    if stands_for == "neuter":
        return body_before(cast, at)
    if stands_for == "relative":
        return _just_before(cast, at)
    return None


def _just_before(cast: Cast, at: int) -> Actor | None:
    """The actor named right before a relative pronoun: "Berg, who"."""
    near = [
        m
        for m in cast.mentions_in(max(0, at - 60), at)
        if cast.page.text[m.end : at].strip() in ("", ",", "—")
    ]
    return near[-1].actor if near else None


def body_before(cast: Cast, at: int, *, reach: int = 4) -> Actor | None:
    """The organisation or state that was last spoken of before `at`, the first in its sentence before the others."""
    inside = cast.page.quotation_at(at)
    for start, end in _parts_before(cast, at, reach):
        bodies = [m for m in cast.mentions_in(start, end) if not m.person and m.role == "name"]
        bodies = [
            m for m in bodies if cast.page.quotation_at(m.start) is inside and not _is_platform(cast, m)
        ]
        if dateline := cast.page.dateline:
            bodies = [m for m in bodies if m.start >= dateline.end]  # an agency only signs its dispatch
        bodies = [m for m in bodies if not KIN.match(cast.page.text, m.end)] or bodies
        first = bodies[0].start if bodies and not POSSESSIVE.match(cast.page.text, bodies[0].end) else end
        if inside is None and (span := _speaking_noun(cast, start, first, partial(_is_body, cast))):
            return cast.resolve(*span)
        if inside is None and end < at and (speaker := _last_speaker(cast, start, end, bodies)):
            return speaker
        if bodies:
            return _subject(cast, bodies)
    return None


def _last_speaker(cast: Cast, start: int, end: int, bodies: list[Mention]) -> Actor | None:
    """The body that a sentence names behind what it says: "Fighting with the ELN went on, the ombudsman says"."""
    match = CLOSING.search(cast.page.text, start, end)
    if match is None or match["verb"] not in nomenclature(cast.lexicon).speech:
        return None
    named = next((m for m in bodies if match.start("who") <= m.start and m.end == match.end("who")), None)
    noun = match["who"].rsplit(None, 1)[-1].lower()
    if named or _is_body(cast, noun):
        return named.actor if named else cast.resolve(*match.span("who"))
    return None


def _is_body(cast: Cast, noun: str) -> bool:
    words = nomenclature(cast.lexicon)
    plural = noun in words.groups and noun.endswith(PLURALS)
    return noun in words.organisations and noun not in words.titles and not plural


def _is_platform(cast: Cast, mention: Mention) -> bool:
    """Whether a mention only tells where somebody wrote: "in a post on Facebook"."""
    before = cast.page.text[max(0, mention.start - 4) : mention.start]
    return mention.actor.kind == "social_media" and before.endswith(("on ", "via ", "to "))


def _person(cast: Cast, at: int, gender: str) -> Actor | None:
    inside = cast.page.quotation_at(at)
    opened = cast.page.dateline.end if cast.page.dateline else 0
    the_one = None  # "the officer said": of whom there may be more to read before
    for start, end in _sentences_before(cast, at, 8):
        people = [m for m in cast.mentions_in(max(start, opened), end) if _may_be(cast, m, gender)]
        people = [m for m in people if cast.page.quotation_at(m.start) is inside] or (
            people if inside is not None else []
        )
        if people := [m for m in people if m.person] or people:
            return _subject(cast, people)
        if inside is None and (span := _speaking_noun(cast, start, end, partial(_is_person, cast, gender))):
            actor = cast.resolve(*span)
            if cast.page.text[span[0]] not in "Tt" or (actor and not actor.name[0].islower()):
                return actor
            the_one = the_one or actor
    return the_one


def _is_person(cast: Cast, gender: str, noun: str) -> bool:
    """Whether a common noun means one person whom the pronoun fits."""
    words = nomenclature(cast.lexicon)
    return noun in words.titles and words.title_genders.get(noun, gender) == gender


def _speaking_noun(cast: Cast, start: int, end: int, fits: Callable[[str], bool]) -> tuple[int, int] | None:
    """Where a phrase stands whose noun fits and opens the sentence or speaks: "A UN aid worker ...", "..., the army said"."""
    text, speech = cast.page.text, nomenclature(cast.lexicon).speech
    joints = grammar(cast.lexicon).coordinator
    for match in PHRASE.finditer(cast.page.text, start, end):
        if cast.page.quotation_at(match.start()) is not None:
            continue  # “The mayor is a clown,” the priest said: no quotation tells who speaks
        before = text[start : match.start()].strip(MARKS).lower()
        opens = (not before or before in joints) and not APPOSED.search(text, match.start(), end)
        words = [*COMPOUND.finditer(text, match.start("words"), match.end("words"))]
        for word, after in pairwise((*words, None)):
            following = after[0] if after else ""
            titled = word[0].istitle() and not following.istitle()  # the President
            if (
                (word[0].islower() or titled)
                and fits(word[0].lower())
                and not fits(following)
                and (opens or following in speech)
            ):
                return match.start(), word.end()
    return None


def _may_be(cast: Cast, mention: Mention, gender: str) -> bool:
    """Whether he or she can stand for a mention: a person's, or a lone name of whom nothing is known.

    A name behind an article is a ship's or a house's ("the Nyota").
    """
    if mention.person:
        return mention.gender in ("", gender)
    kin = cast.page.text[max(0, mention.start - NEAR) : mention.start].split()
    if kin and nomenclature(cast.lexicon).title_genders.get(kin[-1].lower(), "") not in ("", gender):
        return False  # her husband | Olaf
    article = cast.page.text[max(0, mention.start - 4) : mention.start].lower() == "the "
    named = mention.role == "name" or (mention.role == "weak" and mention.actor.actor_id in cast.named)
    return mention.actor.kind == "other" and named and not article and not _is_thing(cast, mention)


def _is_thing(cast: Cast, mention: Mention) -> bool:
    """Whether a name of whom nothing is known is no person's: "Velsk.info", "an RPG", "at Nordnet", "Nordnet customers"."""
    name, words = mention.actor.name, nomenclature(cast.lexicon)
    if (
        name.isupper()
        or name[-1].isdigit()
        or PLACED.search(cast.page.text, mention.start - 6, mention.start)
    ):
        return True
    if DOMAIN.match(cast.page.text, mention.end) or cast.page.text.startswith(", where", mention.end):
        return True
    noun = NEXT.match(cast.page.text, mention.end)
    return noun is not None and (noun[1] in words.groups or noun[1] in words.titles)


def _group(cast: Cast, at: int) -> Actor | None:
    groups = nomenclature(cast.lexicon).groups
    inside = cast.page.quotation_at(at)
    for start, end in _sentences_before(cast, at, 3):
        for match in WORD.finditer(cast.page.text, start, end):
            noun = match.group()
            is_group = noun in groups and noun.islower() and noun.endswith(PLURALS)
            if is_group and cast.page.quotation_at(match.start()) is inside:
                near = cast.mentions_in(max(start, match.start() - 40), match.start())
                first = near[-1].start if near and near[-1].end == match.start() - 1 else match.start()
                return cast.resolve(first, match.end())
    return None


def _subject(cast: Cast, mentions: list[Mention]) -> Actor:
    """The first that owns nothing ("Putin", not "Putin's"), else the first."""
    return next((m for m in mentions if not POSSESSIVE.match(cast.page.text, m.end)), mentions[0]).actor


def _sentences_before(cast: Cast, at: int, reach: int) -> Iterator[tuple[int, int]]:
    """Yield where the words before `at` stand: in its own sentence, then in those before, nearest first."""
    sentences = cast.page.sentences
    index = bisect_right(sentences, at, key=attrgetter("start")) - 1
    kind = sentences[index].kind if index >= 0 else "body"
    for k in range(index, max(-1, index - reach), -1):
        if k == index or sentences[k].kind in (kind, "body"):
            if at - sentences[k].end > REACH:
                return
            yield sentences[k].start, min(at, sentences[k].end)


def _parts_before(cast: Cast, at: int, reach: int) -> Iterator[tuple[int, int]]:
    """The same, cut at semicolons: "WFP sent flour; MSF opened a clinic; | it"."""
    for start, end in _sentences_before(cast, at, reach):
        while (mark := cast.page.text.rfind(";", start, end)) >= 0:
            yield mark + 1, end
            end = mark
        yield start, end
