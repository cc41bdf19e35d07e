"""Resumptions: whether "he", "the officer" or "it" is who spoke last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.records import Claim

PRONOUNS = {"he": "male", "she": "female", "it": ""}
OPENING = 120  # characters between a cue and what is said, for a hearer
PERSONAL = frozenset({"person", "witness", "expert"})  # kinds of sources who may be persons
SAME = re.compile(r"(?:th(?:e|is|at) same|that|this) (?:source|official|person|diplomat|officer)\b")


class Resumptions:
    """Tells of a claim whether the last speaker makes it, of whom its own words give no name."""

    def __init__(self, page: Page, cast: Cast, lexicon: Lexicon) -> None:
        self.page, self.cast, self.lexicon, self.words = page, cast, lexicon, grammar(lexicon)
        self.genders = {m.actor.actor_id: m.gender for m in cast.mentions if m.person}

    def goes_on(self, claim: Claim, last: Claim) -> bool:
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

    def may_mean(self, claim: Claim, last: Claim, said: Iterable[Claim]) -> bool:
        """Whether the last speaker is who a claim's "he" or "the officer" is, or the "it" that only goes on speaking."""
        words = (claim.source_text or "").lower()
        if SAME.match(words):
            return bool(last.source)
        if words in ("he", "she"):
            fits = self._is_person(last) or (_is_silent(claim.source_id, said) and self._fits(last, words))
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


def _is_silent(source_id: str | None, said: Iterable[Claim]) -> bool:
    """Whether nothing has been said by one who is only guessed to be "he": the Orbit 6 Plus."""
    return all(claim.source_id != source_id for claim in said)


@cache
def _titles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("titles"))
