"""Clauses: the parts of a sentence, who is the subject in each, and who is named beside whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import POSSESSIVE
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.tone.bodies import harms_owner, words_of
from claimbook.read.tone.candidates import (
    LOCATED,
    PREPOSED,
    PRONOUNS,
    Candidate,
    Memory,
    Target,
    find_candidates,
    is_speaker,
    places_of,
)
from claimbook.records import Sentence

BREAK = re.compile(
    r"[;:]\s|\s[–—-]{1,2}\s|—|,\s(?=but\b|and\b|while\b|who\b|which\b|where\b|as\b|although\b|though\b|because\b|after\b|before"
    r"\b|when\b|saying\b|adding\b|so\b|or\b)|\s(?=but\s|while\s|whereas\s|although\s|though\s|because\s|that\s|who\s|which\s|whom\s"
    r"|whose\s|when\s|where\s|after\s|before\s|if\s|since\s|until\s|than\s|unless\s)"
)
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got|getting|stands?|stood|remains?)\s[“\"‘]?(?:\w+ly\s|also\s|often\s|even\s|not\s|being\s)?[“\"‘]?$"
)
VERB = re.compile(
    r"\b(?:was|is|are|were|has|had|have|will|would|said|says|to|of|in|and|at|for|on|with|by|that|as)\b"
)
PART = re.compile(
    r"\bof\s(?:the\s)?$|\b(?:fighters|soldiers|troops|members|militants|forces|officers|men|gunmen|rebels)\sfrom\s(?:the\s)?$"
)
BESIDE = re.compile(r"\b(?:near|inside|outside|along|across|around)\s(?:the\s)?$")
ASIDE = re.compile(r",\s[^,;.]{2,80},|\s\([^()]{1,40}\)")
WORDS_AFTER = re.compile(r"[\w’']+")
PERSONAL = re.compile(r"\s(?:him|her|them|us|me|it|you(?!\s[A-Z])|(?:him|her|it|them|our|my)sel(?:f|ves))\b")
OWNED_NOUN = re.compile(r"(?:[’']s?)?(?:\s(?!of\b|for\b|to\b|in\b|on\b|as\b|by\b|and\b|with\b)[a-z-]+){1,3}")
OWNED_WITHIN = re.compile(r"[’']s?\s.+")
AND = re.compile(r"(?:,\s|,?\sand\s|\s&\s|/)(?:the\s|Mr\.\s|Mrs\.\s|Ms\.\s|President\s|Sen\.\s|Gov\.\s)?")
COMMON = re.compile(  # "told Berg that the engine had failed": the engine failed, not Berg
    r"\b(?:the|a|an|this|these|those|his|her|their)\s(?:(?!and\b|or\b|but\b|to\b|who\b|that\b)[\w-]+\s){1,4}?"
    r"(?:had|has|have|was|were|is|are|will|would|could|did)\s(?:\w+\s)?$"
)
SPEAKERS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou)(?:[’'](?:ve|re|d|ll|m))?\s(?:[\w’']+\s){0,3}$")  # we have failed


class Clause:
    """One sentence with its clauses and with the actors named in it or meant by its pronouns."""

    def __init__(
        self, cast: Cast, sentence: Sentence, breaks: Sequence[int], candidates: list[Candidate]
    ) -> None:
        self.page, self.text, self.cast, self.sentence = cast.page, cast.page.text, cast, sentence
        self.grammar, self.verbs = grammar(cast.lexicon), nomenclature(cast.lexicon).verbs
        self.breaks, self.candidates = breaks, candidates

    @classmethod
    def read(cls, cast: Cast, sentence: Sentence, memory: Memory) -> Clause:
        """A sentence with all its actors."""
        breaks = _breaks(cast.page.text, sentence.start, sentence.end)
        return cls(cast, sentence, breaks, find_candidates(cast.page, cast, sentence, memory))

    def within(self, start: int, end: int, source: str | None) -> Clause:
        """The same sentence with the actors named between `start` and `end`; if none, with the others but the source."""
        others = [c for c in self.candidates if c.actor.name != source]
        return self._with([c for c in others if start <= c.start < end] or others)

    def quoted(self, start: int, end: int) -> Clause:
        """The same sentence with the actors named in a quotation alone: who is named beside it only speaks it."""
        return self._with([c for c in self.candidates if start <= c.start < end])

    def _with(self, candidates: list[Candidate]) -> Clause:
        return Clause(self.cast, self.sentence, self.breaks, candidates)

    def joined(self, target: Candidate) -> list[Candidate]:
        """The candidate and those that "and" joins to it: "Berg and Lund", "Berg, Lund and Moe"."""
        if target not in self.candidates:
            return [target]
        at = self.candidates.index(target)
        first = last = at
        while first and AND.fullmatch(
            self.text, self.candidates[first - 1].end, self.candidates[first].start
        ):
            first -= 1
        while last + 1 < len(self.candidates) and AND.fullmatch(
            self.text, self.candidates[last].end, self.candidates[last + 1].start
        ):
            last += 1
        group = self.candidates[first : last + 1]
        return group if len(group) > 1 and " and " in self.text[group[-2].end : group[-1].start] else [target]

    def start_of(self, at: int) -> int:
        """Where the clause that holds `at` begins."""
        before = bisect_right(self.breaks, at)
        return self.breaks[before - 1] if before else self.sentence.start

    def end_of(self, at: int) -> int:
        """Where the clause that holds `at` ends."""
        before = bisect_right(self.breaks, at)
        return self.breaks[before] if before < len(self.breaks) else self.sentence.end

    def speaks(self, c: Candidate) -> bool:
        """Whether the actor is who tells ("Berg said")."""
        return c.whole >= 0 and is_speaker(self.cast, c.whole, c.end)

    def tells(self, c: Candidate, at: int) -> bool:
        """Whether the verb at `at` is in what the actor tells: "Berg says the ship | ignored warnings"."""
        return self.speaks(c) and len(WORDS_AFTER.findall(self.text, c.end, at)) > 1

    def is_pronoun(self, c: Candidate) -> bool:
        return self.text[c.start : c.end].lower() in PRONOUNS

    def owns(self, c: Candidate) -> bool:
        return c.role == "possessive" or bool(POSSESSIVE.match(self.text, c.end))

    def is_verbal(self, words: str) -> bool:
        """Whether a verb or a preposition is among a few words."""
        plain = POSSESSIVE.sub("", words)
        return bool(VERB.search(plain)) or any(self.grammar.is_finite(w) for w in plain.lower().split())

    def found(self, start: int, end: int, how: str) -> Target | None:
        """The first actor named between two places, but for one beside which something lies ("near the Norwegian border")."""
        after = (c for c in self.candidates if start <= c.start < end)
        free = (c for c in after if not BESIDE.search(self.text, max(start, c.start - 15), c.start))
        first = next(free, None)
        return Target(first, how) if first else None

    def last_before(self, at: int) -> Candidate | None:
        """The actor that stands last before `at`."""
        return next((c for c in reversed(self.candidates) if c.end <= at), None)

    def hides_object(self, at: int) -> bool:
        """Whether the object of the verb that ends at `at` is a pronoun of which nobody knows whom it means: "accused | her of"."""
        pronoun = PERSONAL.match(self.text, at)
        return pronoun is not None and all(c.start != at + 1 for c in self.candidates)

    def has_others(self, c: Candidate) -> bool:
        """Whether what the actor has is somebody else: "Berg's rivals", "her killer"."""
        owned = (
            OWNED_NOUN.match(self.text, c.end)
            if self.owns(c)
            else OWNED_WITHIN.search(self.text, c.start, c.end)
        )
        words, lexicon = owned.group().lower().split() if owned else (), self.cast.lexicon
        return any(word in words_of(lexicon, "others") or harms_owner(lexicon, word) for word in words)

    def is_located(self, c: Candidate) -> bool:
        """Whether the actor is the place of something ("at St. Anne’s", "in Norway")."""
        return bool(LOCATED.search(self.text, max(self.sentence.start, c.start - 20), c.start))

    def subject(self, at: int) -> Candidate | None:
        """Who is the subject of the verb at `at`: the last actor before it that a verb follows and no preposition governs."""
        before = [c for c in reversed(self.candidates) if c.end <= at and not self.owns(c)]
        heads = (c for c in before if self.has_verb(c) and (not self.is_governed(c) or self.is_part(c)))
        found = next(heads, None) or next((c for c in before if not self.is_governed(c)), None)
        if found and (COMMON.search(self.text, found.end, at) or SPEAKERS.search(self.text, found.end, at)):
            return None
        return found

    def is_part(self, c: Candidate) -> bool:
        """Whether the actor follows the noun that it has ("soldiers of the Norwegian army")."""
        return bool(PART.search(self.text, max(self.sentence.start, c.start - 30), c.start))

    def is_governed(self, c: Candidate) -> bool:
        """Whether a preposition stands before the actor ("with Berg")."""
        return bool(PREPOSED.search(self.text, max(self.sentence.start, c.start - 40), c.start))

    def has_verb(self, c: Candidate) -> bool:
        """Whether a verb with a tense follows the actor, or its noun ("Norwegian troops left")."""
        at = match.end() if (match := ASIDE.match(self.text, c.end)) else c.end
        words = [
            m.group().lower() for m in WORDS_AFTER.finditer(self.text, at, min(at + 40, self.sentence.end))
        ]
        groups = nomenclature(self.cast.lexicon).groups
        reach = 4 if c.role == "adjective" or (words and words[0] in groups) else 1
        for k, word in enumerate(words[:4]):
            if self.grammar.is_adverb(word):
                reach += 1
            elif k < reach and (self.grammar.is_finite(word) or word in self.verbs):
                return True
        return False


def clauses_around(page: Page, at: int) -> tuple[int, int]:
    """Where the clause that holds `at` begins and ends, with the clauses next to it in its sentence."""
    sentence = page.sentence_at(at)
    if sentence is None:
        return at, at
    breaks = _breaks(page.text, sentence.start, sentence.end)
    k = bisect_right(breaks, at)
    return breaks[k - 2] if k > 1 else sentence.start, breaks[k + 1] if k + 1 < len(breaks) else sentence.end


@lru_cache(maxsize=64)
def _breaks(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the clauses of a sentence but its first begin; asked for once for each name in it."""
    return (*(m.end() for m in BREAK.finditer(text, start, end)),)


class Clauses:
    """The clauses of an article, each sentence read once."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page, self.cast, self.memory = page, cast, Memory(places_of(cast))
        self._read: dict[int, Clause] = {}

    def at(self, offset: int) -> Clause | None:
        """The sentence that holds `offset` with its clauses; None where it is boilerplate or there is none."""
        sentence = self.page.sentence_at(offset)
        if sentence is None or sentence.kind == "boilerplate":
            return None
        if sentence.start not in self._read:
            self._read[sentence.start] = Clause.read(self.cast, sentence, self.memory)
        return self._read[sentence.start]
