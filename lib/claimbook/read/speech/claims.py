"""Claims: who is said to say what, and the acts that the article itself tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from operator import attrgetter

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.layout.quotations import Quotation
from claimbook.read.people.cast import Cast
from claimbook.read.people.places import Places
from claimbook.read.speech.acts import act_of, find_own_acts, target_of
from claimbook.read.speech.attributions import find_attributions
from claimbook.read.speech.citations import with_cited
from claimbook.read.speech.constructions import Attribution
from claimbook.read.speech.embeds import find_posts
from claimbook.read.speech.passages import QUOTE, Passage, split_passages
from claimbook.read.speech.scenes import Calendar, find_scene
from claimbook.read.speech.silences import is_idle, is_own
from claimbook.read.speech.statements import (
    make_answer,
    make_claim,
    make_own_claim,
    make_post_claim,
    move_claim,
    said_by,
    with_source_of,
)
from claimbook.read.speech.transcripts import find_answers
from claimbook.read.speech.turns import (
    GAP,
    Turn,
    ends_quoted,
    heading_of,
    loose_quotation,
    outermost,
    without_cue,
)
from claimbook.records import Claim

ANNOUNCING = (":", ",")  # ends of a passage before a quotation: The mayor added, / “...”
ANSWER = 20  # tokens of a sentence that may only say whose the quotation before it is
PRONOUNS = {"he": "male", "she": "female", "it": ""}
OPENING = 120  # characters between a cue and what is said, for a hearer
PERSONAL = frozenset({"person", "witness", "expert"})  # kinds of sources who may be persons
SPEAKING = frozenset({"i", "we"})  # who speaks in a turn of a broadcast
SAME = re.compile(r"(?:th(?:e|is|at) same|that|this) (?:source|official|person|diplomat|officer)\b")
SILENT = frozenset({"embed", "boilerplate"})  # paragraphs whose cues are not the article's


def find_claims(
    page: Page,
    cast: Cast,
    places: Places,
    lexicon: Lexicon,
    published: tuple[str | None, str | None] = (None, None),
) -> Iterator[Claim]:
    """Yield the claims of an article in reading order.

    `published` are the first and last day on which it can have been published: what is said without a date was said then.
    """
    reader = _Reader(page, cast, lexicon)
    told: set[str] = set()
    for number, passage in enumerate(split_passages(page)):
        if passage.kind in SILENT or not passage.words:
            continue
        if passage.kind == "caption":  # captions stand twice
            words = page.text[passage.start : passage.end]
            if words in told:
                continue
            told.add(words)
        reader.read(passage, number)
    calendar = Calendar(page, places.dates, [d.start for d in places.dates], published)
    claims = (reader.staged(claim, calendar, places, start, end) for claim, start, end in reader.placed())
    yield from sorted(claims, key=lambda c: (c.start, c.end, c.claim_id))


@cache
def _titles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("titles"))


class _Reader:
    """Reads the claims of an article passage by passage and keeps track of whose turn it is to speak."""

    def __init__(self, page: Page, cast: Cast, lexicon: Lexicon) -> None:
        self.page, self.cast, self.lexicon, self.words = page, cast, lexicon, grammar(lexicon)
        self.found: list[tuple[Claim, Passage]] = []
        self.turn = Turn()
        self.answers = find_answers(page, cast)
        self.genders = {m.actor.actor_id: m.gender for m in cast.mentions if m.person}
        self.loose: tuple[int, Quotation] | None = (
            None  # the passage before, where it is nothing but a quotation
        )

    def read(self, passage: Passage, number: int) -> None:
        """Add the claims of a passage."""
        if quotation := loose_quotation(passage):
            if self.turn.goes_on(passage, number):
                self._go_on(quotation, passage, number)
            self.loose = (number, quotation)
            return
        if (quotation := heading_of(passage, self.lexicon)) and self.turn.claim:
            self._add(without_cue(self.turn.claim), quotation, passage, number)
            return
        made, opened = [], None
        for attribution in find_attributions(passage, self.lexicon):
            claim = self._resolved(
                make_claim(self.page, attribution, self.cast, self.lexicon), passage, number
            )
            if attribution.last == attribution.first:
                opened = claim
            elif self._is_told(attribution, claim):
                made.append(self._of_turn(claim))
        short = len(passage.words) < ANSWER and passage.words[-1] not in ANNOUNCING
        if opened and not made and self.loose and self.loose[0] == number - 1 and short:
            self._answer(opened, passage, number)
            return
        made = list(with_cited(list(outermost(made)), self.cast))
        self._take_loose(made, passage, number)
        self._pass_turn(made, opened, passage, number)
        self.found += ((claim, passage) for claim in made)
        for start, end, act in find_own_acts(self.page, passage, made, self.lexicon):
            self.found.append((make_own_claim(self.page, start, end, act, self.lexicon), passage))

    def _is_told(self, attribution: Attribution, claim: Claim) -> bool:
        """Whether an attribution tells what somebody says: no silence, no wish of the outlet's own, no "all I can say"."""
        if is_idle(attribution, claim, self.lexicon):
            return False
        told = (claim.source_text or "").lower().split(" ")
        return (
            (len(told) == 1 or SPEAKING.isdisjoint(told)) if self.answers else not is_own(attribution, claim)
        )

    def _of_turn(self, claim: Claim) -> Claim:
        """The claim, by whose turn it is where its source is "I" or "we"."""
        at = bisect_right(self.answers, claim.start, key=attrgetter("start")) - 1
        own = claim.source_id is None and (claim.source_text or "").lower() in SPEAKING
        if not own or at < 0 or claim.start >= self.answers[at].end:
            return claim
        speaker = self.answers[at].speaker
        return said_by(claim, speaker)

    def placed(self) -> Iterator[tuple[Claim, int, int]]:
        """Yield each claim with where the passage begins and ends in which it stands; embedded posts last."""
        yield from ((c, p.start, p.end) for c, p in self.found)
        for post in find_posts(self.page):
            yield make_post_claim(self.page, post, self.cast, self.lexicon), post.start, post.credit.end
        for answer in self.answers:
            yield make_answer(self.page, answer, self.lexicon), answer.start, answer.end

    def staged(self, claim: Claim, calendar: Calendar, places: Places, start: int, end: int) -> Claim:
        """The claim with the act that it tells, toward whom it goes, when and where; its passage goes from `start` to `end`."""
        act = act_of(self.page, claim, self.lexicon)
        name = act.act if act else None
        scene = find_scene(claim, name, calendar, places, start, end)
        return replace(
            claim, act=name, target=target_of(self.page, self.cast, act, claim) if act else None, **scene
        )

    def _pass_turn(self, made: list[Claim], opened: Claim | None, passage: Passage, number: int) -> None:
        """Give the turn to the one who speaks in a passage: the one quoted before all."""
        speaking = next((c for c in made if ends_quoted(c)), made[-1] if made else None)
        if opened and passage.words[-1] in ANNOUNCING:
            self.turn = Turn(opened, None, passage.paragraph, number, announced=True)
        elif speaking:
            place = len(self.found) + made.index(speaking)
            self.turn = Turn(speaking, place, passage.paragraph, number)
        elif opened:
            self.turn = Turn(opened, None, passage.paragraph, number)

    def _resolved(self, claim: Claim, passage: Passage, number: int) -> Claim:
        """The claim, by the last speaker where its source is a pronoun or a word for one who has spoken."""
        last, turn = self.turn.claim, self.turn
        if last is None:
            return claim
        next_to = turn.passage == number - 1 and turn.paragraph == passage.paragraph
        if not (self._may_mean(claim, last) or (next_to and self._goes_on_speaking(claim, last))):
            return claim
        return with_source_of(claim, last)

    def _goes_on_speaking(self, claim: Claim, last: Claim) -> bool:
        """Whether a pronoun right behind somebody's words is that speaker: “We left,” said Berg of Velsk. “It rained,” he said."""
        words = (claim.source_text or "").lower()
        if words == "they":
            return self._are_plural(last)
        gender = PRONOUNS.get(words)
        if gender is None or not last.source:
            return False
        if words != "it" and last.unnamed:
            return not self._are_plural(last) and (
                self._was_told(claim, last) or self._is_nearest(claim, last)
            )
        known = self.genders.get(last.source_id or "")
        if words == "it":
            return not known and not last.unnamed and last.source_kind not in ("other", "witness")
        return known is not None and known in ("", gender)

    def _was_told(self, claim: Claim, last: Claim) -> bool:
        """Whether who seems to say a claim is whom the last speaker told something: "A nurse told Anna Berg that"."""
        hearer = self.page.text[last.cue_end or 0 : last.start] if last.cue_end else ""
        return bool(claim.source) and len(hearer) < OPENING and claim.source in hearer

    def _is_nearest(self, claim: Claim, last: Claim) -> bool:
        """Whether nobody is named since the last speaker began, whom only a title tells: "according to a doctor"; “No,” he said."""
        between = self.cast.mentions_in(last.source_start or last.start, claim.source_start or claim.start)
        noun = (last.source or "").split(" of ")[0].rsplit(None, 1)[-1].lower()
        return noun in _titles(self.lexicon) and all(m.actor.actor_id != claim.source_id for m in between)

    def _may_mean(self, claim: Claim, last: Claim) -> bool:
        """Whether the last speaker is who a claim's "he" or "the officer" is, or the "it" that only goes on speaking."""
        words = (claim.source_text or "").lower()
        if SAME.match(words):
            return bool(last.source)
        if words in ("he", "she"):
            fits = self._is_person(last) or (self._is_silent(claim.source_id) and self._fits(last, words))
            return not claim.source_id or (claim.source_kind == "other" and fits)
        named = bool(last.source) and not last.unnamed
        if words == "it":
            if claim.cue in self.words.resuming and last.source and self._is_written(last):
                return True  # the document said; it added
            if claim.source_kind == "social_media" and last.source_kind != "social_media":
                return named  # where one who goes on speaking wrote it
            resumes = claim.cue in self.words.resuming
            return named and resumes and last.source_kind not in ("other", "person")
        holder = words.removeprefix("the ")
        return named and holder in self.words.holder and claim.source == holder != words

    def _is_silent(self, source_id: str | None) -> bool:
        """Whether nothing has been said by one who is only guessed to be "he": the Orbit 6 Plus."""
        return all(claim.source_id != source_id for claim, _ in self.found)

    def _fits(self, last: Claim, pronoun: str) -> bool:
        """Whether the last speaker may be he or she: a person of that gender, or one of whom no more is known."""
        known = last.source_id in self.genders or last.source_kind in PERSONAL
        if not known or self._are_plural(last):
            return False
        return self.genders.get(last.source_id or "", "") in ("", PRONOUNS[pronoun])

    def _is_written(self, claim: Claim) -> bool:
        """Whether a letter or a report says what a claim tells, of whom nobody is told."""
        return claim.unnamed and claim.source.split()[-1].lower() in self.words.message | self.words.written

    def _are_plural(self, claim: Claim) -> bool:
        """Whether several without a name make a claim: "friends of Berg said"; "they said"."""
        told = (claim.source or "").split(" of ")[0].lower()
        return claim.unnamed and (told.endswith("s") or (claim.source_text or "").lower() == "they")

    def _is_person(self, claim: Claim) -> bool:
        """Whether one person makes a claim, by the title that stands for the name: the governor."""
        return (claim.source or "").split(" of ")[0].lower() in _titles(self.lexicon)

    def _add(self, claim: Claim, quotation: Quotation, passage: Passage, number: int) -> None:
        claim = move_claim(replace(claim, mode="direct"), self.page, quotation.start, quotation.end)
        self.found.append((claim, passage))
        self.turn = Turn(claim, len(self.found) - 1, passage.paragraph, number)

    def _go_on(self, quotation: Quotation, passage: Passage, number: int) -> None:
        """Read a quotation without a cue as more of what the last speaker says."""
        turn = self.turn
        said = len(turn.claim.text) + quotation.end - quotation.start
        near = turn.passage == number - 1 and quotation.start - turn.claim.end < said + GAP
        around = ends_quoted(turn.claim) or (
            turn.claim.mode == "mixed" and turn.claim.rule.startswith("trailing")
        )
        if turn.place is not None and near and around and turn.paragraph == passage.paragraph:
            longer = move_claim(turn.claim, self.page, turn.claim.start, quotation.end)
            if turn.claim.mode == "indirect":
                longer = replace(longer, mode="mixed")
            self.found[turn.place] = (longer, self.found[turn.place][1])
            self.turn = Turn(longer, turn.place, passage.paragraph, number)
        else:
            self._add(turn.claim if turn.announced else without_cue(turn.claim), quotation, passage, number)

    def _take_loose(self, made: list[Claim], passage: Passage, number: int) -> None:
        """Read a paragraph that is nothing but a quotation and that nothing closes, as by whose words open the next: “A ... / “B,” X said."""
        if not self.loose or self.loose[0] != number - 1 or not made or passage.words[0] != QUOTE:
            return
        quotation, speaking = self.loose[1], made[0]
        is_taken = bool(self.found) and self.found[-1][0].start == quotation.start
        if (
            not is_taken
            and not quotation.closed
            and ends_quoted(speaking)
            and speaking.start == passage.quotations[0].start
        ):
            claim = move_claim(without_cue(speaking), self.page, quotation.start, quotation.end)
            self.found.append((claim, passage))

    def _answer(self, opened: Claim, passage: Passage, number: int) -> None:
        """Read “...?” X asked: the quotation of the passage before is what the cue of this one tells."""
        quotation = self.loose[1]
        if self.found and self.found[-1][0].start == quotation.start:
            self.found.pop()
        self._add(opened, quotation, passage, number)
