"""Localities: the place of a figure, by one order of preference.

1. The label of the entry in which it stands, or the name that it describes: "• Velsk: two dead", "Mubi, a town of 40,000".
2. A place of its sentence: firm ones before faint ones, what somebody says before what stands around it; behind the
   number up to the next one, else the nearest before it, else the first further on.
3. What the sentence points back to: the article's state by "nationwide", the last town by "in the town", "there", "the blast".
4. The last town of its paragraph. Where its source is, if that is a town.
5. Only for what happens at a scene, on a day: the heading's, the last town told, the article's.

A place where sources are, where people talk, or whose deeds are answered counts for none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.counts.backgrounds import is_background, others_past
from claimbook.read.counts.label_places import label_place
from claimbook.read.counts.measure_cues import HARM
from claimbook.read.counts.periods import Period
from claimbook.read.counts.tokens import Tokens
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.people.place_words import place_words
from claimbook.read.people.places import Places
from claimbook.read.people.toponyms import CLAUSE_MARKS, HOST, Place
from claimbook.records import Claim

APPOSITION = 8  # tokens from a comma to the number: ", a bustling market town of more than"
ARTICLES = frozenset(("a", "an", "the"))
LEADS = frozenset(("in", "across", "around", "outside", "near"))
FURTHER = frozenset(("another", "additional", "further", "others"))  # more than were told before
DETERMINERS = frozenset(("the", "that", "this", "these", "those"))
EVENTS = HARM | {"displaced", "evacuated"}  # what happens at the scene of which an article tells
EXTENTS = frozenset(("money", "percent", "distance", "duration", "area"))
RELATIVES = frozenset(("which", "that"))
PERFECT = 5  # words from "which" to the number: "which has so far killed"
BESIDE = 12  # characters from a place to the one in which it lies: " community in"
MEMORY = 4  # sentences for which a place is still meant
LONG_MEMORY = 30  # those for which the town is the one told before
NESTED = 4  # claims within each other
ASIDE = re.compile(r",[^,.;:()]{,80},")  # 12 guards|, mostly recruits,| were sent to
EXISTING = frozenset(("is", "are", "was", "were", "has", "have", "will", "would", "could", "may"))


@cache
def _scenes(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("place_words", role="scene"))


@cache
def _nationwide(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for all of the article's state: "nationwide", "across the country"."""
    return re.compile(rf"\b{any_of(lexicon.phrases('place_words', role='nation'))}\b", re.IGNORECASE)


@cache
def _months(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("date_words", tag="month"))


@dataclass(frozen=True)
class Localities:
    """The places of one article's figures."""

    places: Places
    claims: Sequence[Claim]
    lexicon: Lexicon

    def find(
        self,
        tokens: Tokens,
        span: tuple[int, int],
        limit: int,
        claim: Claim | None,
        measure: str,
        value: float,
        period: Period,
    ) -> str | None:
        """The place of the quantity of `value` at the tokens of `span`; `limit` is where the next quantity begins."""
        first, last = tokens.starts[span[0]], tokens.ends[span[1] - 1]
        border = tokens.starts[limit] if limit < len(tokens) else tokens.ends[-1]
        others = others_past(tokens, span[1], limit)
        end = tokens.ends[-1] if others is None else tokens.starts[others]
        found = [p for p in self.places.between(tokens.starts[0], end) if not p.is_aside]
        is_told_here = any(last <= p.start and p.lead < border for p in found)
        is_entry = measure in EVENTS and not is_told_here
        if is_entry and (label := label_place(tokens, span[0], self.places, self.lexicon)):
            return label
        if measure == "population" and (named := _described(tokens, span[0], self.lexicon)):
            return named
        tellers = [p for p in found if claim and _is_tellers(p, claim)]
        listed = _listed(tokens, span[1], limit)
        weak = [p for p in found if listed <= p.lead or self._is_whither(p, first)]
        other = [p for p in found if p not in tellers and p not in weak]
        place = self._named(other, claim, (first, last, border)) or self._told(
            tokens, span, measure, value, period, tellers
        )
        place = place or _nearest([p for p in weak if p not in tellers], first, last, border)
        return place.name if place else None

    def _named(
        self, found: Sequence[Place], claim: Claim | None, around: tuple[int, int, int]
    ) -> Place | None:
        """The place among those of its sentence; a faint one behind it only where no clause ends between."""
        text, last = self.places.cast.page.text, around[1]
        firm = [p for p in found if not p.is_faint]
        said = [p for p in firm if claim and claim.start <= p.start < claim.end]
        place = _nearest(said, *around) or _nearest(firm, *around)
        if place and place.is_seat:
            return _site_in(place, found) or place
        aside = ASIDE.match(text, last)
        clause = aside.end() if aside else last
        beside = (p for p in found if p.start < last or not CLAUSE_MARKS.search(text, clause, p.lead))
        return place or _nearest([*beside], *around)

    def _is_whither(self, place: Place, first: int) -> bool:
        """Whether a place before `first` only tells where somebody went: "They went to Chad as thousands fled"."""
        if place.end > first or not place.is_faint:
            return False
        text, words = self.places.cast.page.text, place_words(self.lexicon)
        lead = text[place.lead : place.start].lower().split()[:1]
        before = text[max(0, place.lead - BESIDE) : place.lead].lower().split()[-1:]
        return not words.path.isdisjoint(lead) and words.sites.isdisjoint(before)  # "on the road | to Velsk"

    def _told(
        self,
        tokens: Tokens,
        span: tuple[int, int],
        measure: str,
        value: float,
        period: Period,
        tellers: Sequence[Place],
    ) -> Place | None:
        """The place told before that is still meant."""
        first, town = tokens.starts[span[0]], next((p for p in tellers if not p.is_seat), None)
        if _nationwide(self.lexicon).search(tokens.text, tokens.starts[0], tokens.ends[-1]):
            return self.places.nation
        meant = self._meant(tokens, measure)
        if meant is not None and (place := self._told_before(first, meant)):
            return town if town and place.is_seat else place
        if not self._is_carried(tokens, span, measure, value):
            return town
        is_event = measure in EVENTS
        if measure not in EXTENTS:
            told = self.places.before(first, MEMORY if is_event else 1, is_paragraph=True)
            if place := self._last_town(told):
                return place
        if town or not is_event or period.precision not in (None, "day"):
            return town
        return (
            self.places.section(first)
            or self._last_town(self.places.before(first, MEMORY))
            or next((p for p in self.places.heads if not self._is_sources(p)), None)
        )

    def _told_before(self, offset: int, kind: str) -> Place | None:
        """The last place that the few sentences before `offset` name; one called `kind` may be told far before."""
        last = None
        for steps, told in self.places.before(offset, LONG_MEMORY if kind else MEMORY):
            found = [p for p in told if not self._is_sources(p)]
            if called := [p for p in found if p.kind == kind or not kind]:
                return called[-1]
            last = last or (found[-1] if found and steps <= MEMORY else None)
        return last

    def _last_town(self, told: Iterator[tuple[int, Sequence[Place]]]) -> Place | None:
        """The last of the places told that is no state, capital or faint one, nor only where somebody is."""
        for _, found in told:
            towns = [p for p in found if not (p.is_faint or p.is_seat or p.is_aside or self._is_sources(p))]
            if towns:
                return towns[-1]
        return None

    @cached_property
    def _sources(self) -> Sequence[tuple[int, int]]:
        """Where the words of each claim's source and cue stand, in reading order."""
        return sorted(span for claim in self.claims if (span := _telling(claim)))

    def _is_sources(self, place: Place) -> bool:
        """Whether the place only tells where some source is."""
        if place.kind == HOST:
            return False
        at = bisect_right(self._sources, (place.start, len(self.places.cast.page.text)))
        return any(start <= place.start < end for start, end in self._sources[max(0, at - NESTED) : at])

    def _is_carried(self, tokens: Tokens, span: tuple[int, int], measure: str, value: float) -> bool:
        """Whether a place told before can be the quantity's."""
        is_before = is_background(tokens, span, measure, value, self.lexicon)
        return not (is_before or _is_lasting(tokens, span[0]) or self._is_other_time(tokens))

    def _is_other_time(self, tokens: Tokens) -> bool:
        """Whether the sentence names a month of a year that cannot be told: "a raid in January killed a guard"."""
        dates = self.places.dates
        for at in range(bisect_left(dates, tokens.starts[0], key=lambda d: d.start), len(dates)):
            if dates[at].start >= tokens.ends[-1]:
                return False
            words = dates[at].text.lower().split()
            if dates[at].start_date is None and not _months(self.lexicon).isdisjoint(words):
                return True
        return False

    def _meant(self, tokens: Tokens, measure: str) -> str | None:
        """What of the places told before is meant: "town" by "in the town"; "" by "in the attack", "there", "another 12"."""
        scenes, kinds, words = _scenes(self.lexicon), place_words(self.lexicon).kinds, tokens.words
        for at, word in enumerate(words):
            if word in kinds and tokens.word(at - 1) in DETERMINERS and tokens.word(at - 2) in LEADS:
                return word
        if measure in EXTENTS:
            return None
        is_meant = (measure in HARM and words[0] in FURTHER) or any(
            (word in scenes and _is_this(tokens, at))
            or (word == "there" and at > 0 and tokens.word(at + 1) not in EXISTING)
            for at, word in enumerate(words)
        )
        return "" if is_meant else None


def _described(tokens: Tokens, first: int, lexicon: Lexicon) -> str | None:
    """The name that an apposition describes: "Mubi, a town of | 200,000 people"."""
    comma = next(
        (at for at in range(first - 1, max(0, first - APPOSITION), -1) if tokens.words[at] == ","), 0
    )
    if tokens.word(comma + 1) not in ARTICLES:
        return None
    prepositions = grammar(lexicon).preposition
    if tokens.word(comma - 2) == "," and tokens.raw(comma - 1)[0].isupper():
        comma -= 2  # "Mubi, Kenya, a town of"
    start = comma
    while start > 0 and tokens.raw(start - 1)[0].isupper() and tokens.words[start - 1] not in prepositions:
        start -= 1
    return tokens.text[tokens.starts[start] : tokens.ends[comma - 1]] if start < comma else None


def _listed(tokens: Tokens, end: int, limit: int) -> int:
    """The offset from which some of those counted before `end` are told of: "12 people, | including a guard in Velsk"."""
    begin = next((at for at in range(end, limit) if tokens.words[at] == "including"), limit)
    for at in range(begin, len(tokens)):
        behind = tokens.word(at + 1)
        if tokens.words[at] == "," and behind not in ARTICLES and behind not in ("and", "who"):
            return len(tokens.text)
    return tokens.starts[begin] if begin < limit else len(tokens.text)


def _is_this(tokens: Tokens, at: int) -> bool:
    """Whether the event at `at` is the one told of before: "in the attack", not "in the 2019 attack"."""
    return not DETERMINERS.isdisjoint(tokens.words[max(0, at - 2) : at]) and not tokens.word(at - 1).isdigit()


def _is_lasting(tokens: Tokens, first: int) -> bool:
    """Whether what goes on has done it up to now, wherever: "the uprising, which has killed | thousands"."""
    words = tokens.words[max(0, first - PERFECT) : first]
    return any(a in RELATIVES and b in ("has", "have") for a, b in pairwise(words))


def _telling(claim: Claim) -> tuple[int, int] | None:
    """Where the words of the source and the cue stand, from the first to the last."""
    if claim.source_start is None:
        return None
    spans = (claim.source_start, claim.source_end, claim.cue_start or claim.source_start, claim.cue_end or 0)
    return min(spans[0], spans[2]), max(spans[1], spans[3])


def _is_tellers(place: Place, claim: Claim) -> bool:
    """Whether the place only tells where the source is: "officials in Bern"."""
    span = _telling(claim)
    return span is not None and place.kind != HOST and span[0] <= place.start < span[1]


def _nearest(found: Sequence[Place], first: int, last: int, border: int) -> Place | None:
    ahead = [p for p in found if p.start >= last and p.kind != HOST]
    within = next((p for p in ahead if p.lead < border), None)
    behind = _innermost([p for p in found if p.start < first])
    return within or behind or next(iter(ahead), None)


def _innermost(found: Sequence[Place]) -> Place | None:
    """The last place, or of a row that ends with it the first: "the hamlet of Ona in Velsk district of Upper Velsk State"."""
    place = next(reversed(found), None)
    for before in reversed(found[:-1]):
        if before.is_faint or before.is_seat or place.lead - before.end > BESIDE:
            break
        place = before
    return place


def _site_in(place: Place, found: Sequence[Place]) -> Place | None:
    """The prison or mine that is named right before the state in which it lies: "the Velsk jail, in southern Kenya"."""
    return next((p for p in found if p.is_site and 0 < place.lead - p.end <= BESIDE), None)
