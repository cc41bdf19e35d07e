"""Voices: who says the words at a place, and who praises or blames by a verb."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claimbook.lexicon import Lexicon
from claimbook.read.layout.words import WORD
from claimbook.read.people.cast import Cast
from claimbook.read.people.gazetteers import state_names
from claimbook.read.people.mentions import Actor
from claimbook.read.speech.claim_maps import ClaimMap
from claimbook.read.tone.bodies import words_of
from claimbook.read.tone.candidates import Candidate
from claimbook.read.tone.clauses import Clause
from claimbook.read.tone.representatives import fights_its_state, is_irregular
from claimbook.records import Claim, value

GIVEN = 50  # characters back to who gives praise or blame
OURSELVES = frozenset(("we", "i", "us"))
WE = re.compile(r"\b(?:I|[Ww]e|me|us)\b")
OWNED = re.compile(r"(?:[’']s?)?\s(?:[a-z-]+\s){0,2}[“\"‘]?")
OURS = re.compile(r"\b(?:[Mm]y|[Oo]ur)\s(?:[a-z-]+\s){0,2}[“\"‘]?$")
AS_VERB = frozenset(("praise", "praises", "blame", "rebuke", "rebukes"))
# the | praise, gained | praise, for | blame: a noun, no verb
AS_NOUN = re.compile(
    r"(?:\b(?:the|an?|any|no|some|more|this|that|of|for|with|in|from|by|his|her|their|its|my|our|high|much|public)|[’']s?|s[’'])"
    r"\s(?:[a-z-]+\s){0,2}[“\"‘]?$|\b(?:\w+[^s\W]ed|drew|won|got|met|faces?|draws?|wins?|drawing|winning|facing)\s(?:[a-z-]+\s)?[“\"‘]?$"
)
ONE_OF_MANY = re.compile(r"\b(?:or|and)\s$")
GERUND = re.compile(r"[a-z-]+ing\b")
DOING = re.compile(r"\b[a-z]+ing\s$")
INFINITIVE = re.compile(r"\bto\s(?:[a-z]+\s){1,2}$")  # urged the council to impose sanctions on


@value
class Voice:
    """Who says the words at a place: the source of a claim, or the article itself.

    `heard`: the words are what the source says, not the verb by which it is told. `own`: the actor_ids of the source, of its
    state, and of those whom its words name ("Norway’s envoy"): nobody condemns a deed of one's own.
    """

    claim: Claim | None = None
    heard: bool = False
    source: str | None = None
    own: tuple[str, ...] = ()
    quoted: bool = False  # in a quotation that no claim holds

    @property
    def is_ours(self) -> bool:
        """Whether the article says "we" of itself: "we thank Lithuania"."""
        return self.claim is not None and _speaks_itself(self.claim)


class Voices:
    """Who says the words at an offset."""

    def __init__(self, claims: Sequence[Claim], cast: Cast) -> None:
        sourced = [c for c in claims if c.source]
        self.cast = cast
        self.claims = ClaimMap(sourced)
        actors = {m.actor.actor_id: m.actor for m in cast.mentions} if sourced else {}
        self.states = {i: a.state for i, a in actors.items()}
        self.rebels = frozenset(i for i, a in actors.items() if fights_its_state(a, cast.lexicon))
        self.cues = {
            c.cue_start + word.start(): c
            for c in sourced
            if c.cue_start is not None
            for word in WORD.finditer(c.cue)
        }

    def at(self, clause: Clause, offset: int) -> Voice:
        """The voice of the innermost claim whose words, or whose cue, stand at `offset`; else of who comes before a quotation."""
        cued = self.cues.get(offset)
        claim = cued or self.claims.at(offset)
        if claim is None:
            quotation = clause.page.quotation_at(offset)
            speaker = clause.subject(quotation.start) if quotation else None  # "Berg hit back: ..."
            return Voice(source=speaker.actor.name if speaker else None, quoted=quotation is not None)
        return Voice(claim, cued is None, self._source(claim), self._own(claim))

    def _source(self, claim: Claim) -> str | None:
        """Who is the source of a claim; None for the article's own voice: "we", "preliminary estimates"."""
        word = claim.source.rsplit(" ", 1)[-1].lower()
        tells = claim.source_kind == "other" and word in words_of(self.cast.lexicon, "nobody")
        return None if tells or _speaks_itself(claim) else claim.source

    def _own(self, claim: Claim) -> tuple[str, ...]:
        """For whom a source speaks: itself, its state, and those whom the words for it name, in this order."""
        if claim.source_id is None:
            return ()
        named = (
            self.cast.mentions_in(claim.source_start, claim.source_end)
            if claim.source_start is not None
            else ()
        )
        own = dict.fromkeys((claim.source_id, *(m.actor.actor_id for m in named)))
        if self.rebels.isdisjoint(own):
            own |= dict.fromkeys(self.states.get(i) for i in own)
        return tuple(i for i in own if i)


def _speaks_itself(claim: Claim) -> bool:
    return claim.source.rsplit(" ", 1)[-1].lower() in OURSELVES


def subject_of(clause: Clause, at: int, aim: Candidate, own: Collection[str] = ()) -> str | None:
    """Who praises or blames by the verb at `at`: the subject of its clause, but neither whom it judges nor one of `own`, for whom the source speaks."""
    floor = clause.start_of(at)
    if WE.search(clause.text, floor, at) or INFINITIVE.search(clause.text, floor, at):
        return None
    beside = clause.last_before(at) if GERUND.match(clause.text, at) else None
    is_doer = (
        beside and beside.end + 1 == at and not clause.owns(beside)
    )  # the sight of Berg | denouncing Moe
    subject = beside if is_doer else clause.subject(at)
    if (
        subject
        and ONE_OF_MANY.search(clause.text, max(floor, at - 8), at)
        and DOING.search(clause.text, floor, subject.start)
    ):
        return None  # signs supporting Berg or | slamming Moe
    if subject is None or subject.actor == aim.actor or subject.actor.actor_id in own:
        return None
    return state_name(clause.cast.lexicon, subject.actor) or subject.actor.name


def is_regard(clause: Clause, start: int, end: int) -> bool:
    """Whether a word is a noun for praise or blame that somebody gives: "Norway's | criticism of", "gained | praise from"."""
    word, lexicon = clause.text[start:end].lower(), clause.cast.lexicon
    if word not in words_of(lexicon, "regard") or word not in AS_VERB:
        return word in words_of(lexicon, "regard")
    return AS_NOUN.search(clause.text, max(clause.sentence.start, start - 40), start) is not None


def giver_of(clause: Clause, start: int) -> Candidate | None:
    """Whose the praise or blame is whose noun stands at `start`: "Norway's | criticism of"."""
    owner = clause.last_before(start)
    if owner is None or not clause.owns(owner):
        return None
    if clause.is_pronoun(owner):  # others were loud in their | criticism
        subject = clause.subject(start)
        if subject is None or subject.actor != owner.actor:
            return None
    return owner if OWNED.fullmatch(clause.text, owner.end, start) else None


def is_given(clause: Clause, start: int) -> bool:
    """Whether the words before a noun for praise or blame tell who gives it: "voiced | criticism", "my | praise"; not "drew | praise"."""
    floor = max(clause.start_of(start), start - GIVEN)
    if OURS.search(clause.text, floor, start):
        return True
    giving = words_of(clause.cast.lexicon, "giving")
    return any(word.group() in giving for word in WORD.finditer(clause.text, floor, start))


def state_name(lexicon: Lexicon, actor: Actor) -> str | None:
    """The name of the state of people without a name ("North Korean soldiers"), None for others."""
    if not (actor.unnamed and actor.state) or is_irregular(actor, lexicon):
        return None
    return state_names(lexicon).get(actor.state)
