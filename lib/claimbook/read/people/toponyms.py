"""Toponyms: names that the words around them, or the gazetteers, tell to be places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.words import COMPOUND, is_headline
from claimbook.read.people.cast import Cast
from claimbook.read.people.gazetteers import Entry, longest_name
from claimbook.read.people.lands import land_at
from claimbook.read.people.mentions import Mention
from claimbook.read.people.place_words import ARTICLES, PlaceWords, place_words
from claimbook.records import DateMention, Sentence, value

LETTERS = re.compile(r"[^\W\d_]+")
ARTICLED = re.compile(r"(?:al|el)[- ][A-Z]|a[dnrstz]h?-[A-Z]")  # al-Hol, al Bab, as-Suwayda
STEP = re.compile(r"\s+([^\W\d_][\w-]*)")
HELD = re.compile(
    r"[a-z]+-(?:held|controlled|occupied|administered|run|ruled|majority|hit|struck|stricken|affected|ravaged|battered|torn|scarred|prone|rich|lying)"
)
ASIDE_REACH = 50  # characters from "talks" to the place where they are held
CLAUSE_MARKS = re.compile(r"(?<![A-Z])[,.;:()—]\s|\b(?:that|and|but|who|which|when|where)\b")
HOST = "host"  # the kind of a place that is told as a subject
UNSURE = frozenset(("a", "an"))
OWNER = re.compile(r"[’']s[ \xa0]")  # Russia's Kursk region
POSSESSIVE = re.compile(r"[’']s?$")
FOLLOWING = re.compile(r"[ \xa0]([^\W\d_]+)\b")
LOCATED = frozenset(("state", "capital", "place"))  # roles of known names
NEARBY = frozenset(("in", "at", "near", "outside", "inside", "around", "off", "across", "throughout"))
OWNING = frozenset(("of", "from", "between"))
ASIDE_OF = frozenset(("of", "on"))  # not: to, from, between, hit, stormed
NOUN = 20  # characters before "of" in which its noun begins
LONGEST = 8  # words between a lead and the name
COMPASS = frozenset(("north", "south", "east", "west", "central"))
ADJECTIVE = ("ian", "ish", "ese")
CODED = re.compile(r"\d|\b[Nn]o$")  # the RN2, Update No. 3
ACRONYM = 5  # letters of a name in capitals that is no place


@value
class Place:
    """A place's name as it is written, and where the words that lead to it begin.

    A faint one tells whither or whence, or is a house; a seat is a state or a capital; an aside is where people only talk
    or live, or whose deeds are answered: "talks in Bern", "in revenge for raids in Mali".
    """

    lead: int
    start: int
    end: int
    name: str
    is_faint: bool = False
    is_seat: bool = False
    kind: str = ""  # what the words before it call it: town
    is_aside: bool = False
    is_site: bool = False  # a house where something happens, not whither somebody goes


class _Lead(NamedTuple):
    """The words that lead to a name: their place, the first in lower case, those behind it, and where the name begins."""

    start: int
    word: str
    between: list[str]
    is_loose: bool  # "in a", "in the borderline": only a place that is known, or called one
    name: int


@dataclass(frozen=True)
class Toponyms:
    """What it takes to read the places of one article's sentences."""

    cast: Cast
    dates: Sequence[DateMention]
    lexicon: Lexicon

    @cached_property
    def words(self) -> PlaceWords:
        """The words of the lexicons that stand around places' names."""
        return place_words(self.lexicon)

    def find(self, sentence: Sentence) -> Iterator[Place]:
        """Yield the places of a sentence, each at the words that lead to it."""
        text, words, openings = self.cast.page.text, self.words, self.cast.page.openings["place_words"]
        is_title = sentence.kind != "body" and is_headline(COMPOUND.findall(sentence.text))
        for at in range(bisect_left(openings, sentence.start), bisect_left(openings, sentence.end)):
            word = LETTERS.match(text, openings[at])
            said = word[0].lower() if word else ""
            if said in words.leads and (lead := self._lead(openings[at], word.end(), said)):
                place = self._place(lead, is_title=is_title) if lead.name < sentence.end else None
            else:
                place = self._land(sentence.start, openings[at]) if said in words.tellers else None
            if place:
                yield place

    def _lead(self, start: int, end: int, word: str) -> _Lead | None:
        """The lead that is the word from `start` to `end`, where a capitalised word follows it and words for the kind of place."""
        text, words = self.cast.page.text, self.words
        between: list[str] = []
        at, odd = end, 0
        while (step := STEP.match(text, at)) and len(between) < LONGEST:
            following = step[1]
            if following[0].isupper() or ARTICLED.match(text, step.start(1)):
                is_loose = bool(odd) or not UNSURE.isdisjoint(between[:1])
                return _Lead(
                    start, word, between[1 + odd :] if is_loose else between, is_loose, step.start(1)
                )
            if following not in words.between and not HELD.fullmatch(following):
                if odd or between not in (["the"], ["a"], ["an"]) or following in words.leads:
                    return None
                odd = 1
            between.append(following)
            at = step.end()
        return None

    def _land(self, start: int, offset: int) -> Place | None:
        """The land of which the word at `offset` tells, somewhere from `start` on; a ruler's land is never a person."""
        land = land_at(self.cast.page.text, start, offset, self.lexicon)
        if land is None or (land.role == "ruler" and self.is_somebody(land.start, land.end)):
            return None
        if land.role == "host":
            return Place(land.start, land.start, land.end, land.name, kind=HOST)
        return Place(land.start, land.start, land.end, land.name, is_faint=True, is_seat=land.role == "borne")

    def _place(self, lead: _Lead, *, is_title: bool) -> Place | None:
        """The place to which a lead leads, None where the name is somebody's, something's, or only describes."""
        text, words = self.cast.page.text, self.words
        start, end = lead.name, words.name.match(text, lead.name).end()
        called = self._word_before(lead.start) if lead.word == "of" else ""
        kind = next((w for w in (*reversed(lead.between), called) if w in words.kinds), "")
        if further := self._further(start, end):
            (start, end), kind = further.span("name"), further["kind"]
        is_ruled = called in words.rulers  # "the mayor of Velsk"
        is_called = bool(kind) or is_ruled or not ARTICLES.issuperset(lead.between)
        start = max((m.end() for m in OWNER.finditer(text, start, end)), default=start)
        entry = longest_name(self.cast.page.text, start, self.lexicon)
        if entry and entry.role == "people" and not self._is_land_of(start, end, entry):
            if start + len(entry.phrase) >= end:
                return self._coast(lead, start, entry)
            start += len(entry.phrase) + 1
            entry = longest_name(self.cast.page.text, start, self.lexicon)
        end = self._before_date(start, end)
        if start >= end:
            return None
        known = entry if entry and entry.role in LOCATED else None
        if known:
            end = start + len(known.phrase) if is_title else max(end, start + len(known.phrase))
        elif is_title and not is_called:
            end = start + len(text[start:end].split()[0])
        behind = self._word_behind(end)
        if behind in words.kept:
            end += 1 + len(behind)
        name = POSSESSIVE.sub("", text[start:end])
        parts = name.lower().split()
        is_called = is_called or behind in words.kinds or parts[0] in words.heads
        is_called = is_called or (parts[-1] in words.kept and len(parts) > 1)  # Upper Velsk State
        is_site = behind in words.sites or (parts[-1] in words.sites and len(parts) > 1)
        if not (is_called or is_site or self._is_plain(lead, known, end, is_owner=name != text[start:end])):
            return None
        if not is_site and (self._is_no_name(name, known) or self._is_person(lead, start, end, is_called)):
            return None
        if behind in words.kinds and name.endswith(ADJECTIVE) and not known:
            return None  # "in this Bavarian town of 9,400"
        is_seat = known is not None and known.role != "place"
        kind = kind or (behind if behind in words.kinds or behind in words.sites else "")
        is_lived_in = is_seat and self._word_before(lead.start) in words.residents  # "officials in Bern"
        is_faint = is_site or is_ruled or is_lived_in or lead.word in words.path
        if known and known.role == "state" and name.upper() == name and behind in words.foreign:
            return None  # "in a U.S. strike"
        is_aside = self._is_aside(lead.start)
        is_site = is_site and lead.word not in words.path
        return Place(lead.start, start, start + len(name), name, is_faint, is_seat, kind, is_aside, is_site)

    def _is_aside(self, offset: int) -> bool:
        """Whether the clause before the lead at `offset` tells of talks, a home or a revenge."""
        before = self.cast.page.text[max(0, offset - ASIDE_REACH) : offset]
        clause = CLAUSE_MARKS.split(before)[-1].lower().split()
        return not self.words.asides.isdisjoint(clause)

    def _further(self, start: int, end: int) -> re.Match[str] | None:
        """The name behind an owner's: "Russia's southern city of | Velsk", "Colombia's oil-rich | Arauca | province"."""
        text, words = self.cast.page.text, place_words(self.lexicon)
        if self._word_behind(end) in words.between and (further := words.kind_of.match(text, end)):
            return further
        return words.owned.match(text, end) if POSSESSIVE.search(text[start:end]) else None

    def _is_land_of(self, start: int, end: int, people: Entry) -> bool:
        """Whether a people's name is the first part of a land's: "Somali Region"."""
        parts = self.cast.page.text[start:end].split()
        return parts[-1].lower() in self.words.kept and len(people.phrase.split()) < len(parts)

    def _coast(self, lead: _Lead, start: int, people: Entry) -> Place | None:
        """The state whose people's name stands before a word for land: "off the Kenyan coast"."""
        end = start + len(people.phrase)
        words = self.words
        if self._word_behind(end) not in words.land or lead.word in words.path:
            return None
        return Place(lead.start, start, end, people.name, is_seat=True)

    def _is_no_name(self, name: str, known: Entry | None) -> bool:
        """Whether it is an acronym, a word that needs a name beside it, or ends with a word for no place."""
        words = self.words
        if known is None and CODED.search(name):
            return True
        is_acronym = name.isupper() and len(name) <= ACRONYM and not known
        *first, last = name.lower().split()
        is_part = bool(first) and last in COMPASS  # Rumbek North
        return is_acronym or name.lower() in words.bare or (last in words.things and not is_part)

    def _is_person(self, lead: _Lead, start: int, end: int, is_called: bool) -> bool:
        """Whether somebody is named; two unknown names behind "near" are a town and no person."""
        if self.is_somebody(start, end, is_called=is_called):
            mentions = self.cast.mentions_in(start, end + 1)
            is_guess = len(mentions) == 1 and mentions[0].person and not mentions[0].gender
            return not (is_guess and lead.word in NEARBY and mentions[0].whole == start)
        return False

    def _is_plain(self, lead: _Lead, known: Entry | None, end: int, *, is_owner: bool) -> bool:
        """Whether a name that is not called a town or the like may be a place: "in Velsk", "to Kenya", not "of Kenya"."""
        is_weak = lead.word in self.words.weak
        if lead.word == "from" and not known:  # "evacuated from Rafina"
            before, words = self._word_before(lead.start), grammar(self.lexicon)
            return (words.is_finite(before) or words.is_number(before)) and not is_owner
        if is_weak and not (known or is_owner or lead.word in ASIDE_OF) and self._is_told(lead.name, end):
            return True
        if (is_weak or lead.is_loose) and not known:
            is_road = self._word_before(lead.start) in place_words(self.lexicon).sites
            return lead.word == "to" and is_road and not is_owner  # "on the road to Velsk"
        if is_weak and (is_owner or self._owns(lead, known)):
            return False
        return "the" not in lead.between or not self._describes(end, is_weak=is_weak or not known)

    def _is_told(self, start: int, end: int) -> bool:
        """Whether the article elsewhere tells what happened in, at or near a place of that name."""
        text = self.cast.page.text
        return any(f"{lead} {text[start:end]}" in text for lead in ("in", "near"))

    def _owns(self, lead: _Lead, known: Entry | None) -> bool:
        """Whether a state only tells whose something is: "of Kenya", "troops from Kenya", not "fled from Kenya"."""
        if known is None or known.role == "place" or lead.word not in OWNING:
            return False
        return not grammar(self.lexicon).is_finite(self._word_before(lead.start))

    def _word_before(self, offset: int) -> str:
        """The word that ends before `offset`, in lower case."""
        return " ".join(self.cast.page.text[max(0, offset - NOUN) : offset].lower().split()[-1:])

    def _word_behind(self, offset: int) -> str:
        """The word right behind `offset` on the same line, in lower case; "" where a mark stands there."""
        following = FOLLOWING.match(self.cast.page.text, offset)
        return following[1].lower() if following else ""

    def _before_date(self, start: int, end: int) -> int:
        """The end of a name, cut where a date begins: "Kursk Tuesday"."""
        at = bisect_left(self.dates, start, key=lambda d: d.end)
        begun = self.dates[at].start if at < len(self.dates) else end
        return end if begun >= end else max(start, begun - 1)

    def _describes(self, end: int, *, is_weak: bool) -> bool:
        """Whether a name only describes the noun behind it: "the Kiev regime", "the Volga flood"."""
        word, words = self._word_behind(end), grammar(self.lexicon)
        if not word or not is_weak or word in place_words(self.lexicon).land:
            return False
        is_function = word in words.preposition or word in words.coordinator or word in words.subordinator
        return not (is_function or words.is_finite(word) or words.is_adverb(word) or word in words.relative)

    def is_somebody(self, start: int, end: int, *, is_called: bool = False) -> bool:
        """Whether the words name a person or an organisation, or end its name; one called a town is neither."""
        over = self.cast.mention_over(start, end)
        if over and over.start < start:
            return True
        longer = self.cast.mention_over(start + 1, end)
        if longer and longer.end > end and _is_body(longer):
            return True
        return any(
            not is_called if m.person or m.actor.kind == "government" else m.actor.kind != "other"
            for m in self.cast.mentions_in(start, end + 1)
            if m.person or (m.role == "name" and not _is_state(m))
        )


def _is_body(mention: Mention) -> bool:
    """Whether it names an organisation, which no place within its name is: "Islamic State | group"."""
    return mention.role == "name" and not mention.person and mention.actor.kind not in ("other", "government")


def _is_state(mention: Mention) -> bool:
    return mention.actor.state == mention.actor.actor_id
