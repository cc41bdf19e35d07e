"""Aims: whom a loaded word goes toward, by the words around it and by who says it."""

from __future__ import annotations

import re

from claimbook.read.tone.antecedents import THAT_IS_SO, meant_by, pointed_at
from claimbook.read.tone.bodies import is_someone, words_of
from claimbook.read.tone.candidates import Candidate, Memory, Target
from claimbook.read.tone.clauses import Clause
from claimbook.read.tone.deeds import deed_before
from claimbook.read.tone.loaded import BEING, Hit
from claimbook.read.tone.objects import POINTED, Object, deed_subject, object_after
from claimbook.read.tone.targets import is_passive, target_of
from claimbook.read.tone.voices import Voice

CALLED = frozenset(("", *'“"‘!?.:;,—–'))  # before what is called out; not: after his | death to
REACH = 100  # characters from a verb of naming to the word
APART = re.compile(r"\s(?:on|for|off|out|up|upon)\b")  # a verb of naming no more: called on
# called | the verdict a sacrifice
THING = re.compile(
    r"\s(?:the|that|an?)\s(?:[a-z-]+\s){1,3}?(?:as\s)?[“\"‘]?(?:an?|the)\s(?:[a-z-]+\s){0,2}[“\"‘]?"
)
THEM = frozenset(("them", "him", "her", "it"))
CALLING = re.compile(r",\s(?:and\s)?(?:\w+ly\s)?\w+ing\s$")
BLAMED_ON = re.compile(r"(?:\s[\w’'-]+){1,6}?\son\s(?:the\s)?[“\"‘]?")
WHO = re.compile(r"[\w\s,-]{0,30}\b(?:who|that|which)\s(?:\w+\s)?")
TIES = re.compile(r"\b(?:to|with|for|against|in|at|among|from)\s")
TO_DO = re.compile(r"\sto\s[a-z]+\s")
PARTICIPLE = re.compile(
    r"\b(?:[Tt]he|an?|most|widely|newly|much)[\s-]$"
)  # the most | decorated, the | endorsed
NAMED_BY = re.compile(r"(?:\s[a-z-]+){0,2}[”\"’']?\sby\s")  # labelled a | terrorist group by Chile
FEELS_TOWARD = re.compile(
    r"(?:\s(?:\w+ly|very|indeed|tonight|today|again|also|both|enough|as\sever|beyond\swords))?[”\"’']?\s(?:at|for|over|about|against|towards?|on|of|to|with|in|by|that)\b"
)
WHAT_HE = re.compile(r"\bwhat\s(?:he|she|it|they|[A-Z]\w+)\s(?:had\s)?$")


def heard_part(clause: Clause, hit: Hit, voice: Voice) -> Clause:
    """The part of the sentence in which a source speaks, without the source; the whole of it in the article's own words."""
    if not voice.heard:
        return clause
    claim = voice.claim
    quotation = clause.page.quotation_at(hit.start) if claim.mode == "direct" else None
    if quotation:
        return clause.quoted(quotation.start, quotation.end)
    return clause.within(claim.start, claim.end, claim.source)


def aim_of(part: Clause, clause: Clause, hit: Hit, voice: Voice, memory: Memory) -> Target | None:
    """Whom a loaded word judges: by its own part of the sentence, else by what a quotation points at or told before."""
    found = _told_of(part, hit, voice) or target_of(part, hit.loaded.frame, hit.start, hit.end)
    if found and found.candidate and (meant := _just_judged(part, found.candidate, memory)):
        found = Target(meant, found.how)
    if not voice.heard:
        return found
    if found is None or found.how == "name":
        found = pointed_at(clause, hit, voice, memory) or found
    if found is None or found.candidate is None or found.candidate.actor.name == voice.claim.source:
        found = meant_by(clause, hit, voice, memory) or found
    return found


def _just_judged(clause: Clause, pronoun: Candidate, memory: Memory) -> Candidate | None:
    """Whom "them" means behind a verb: who was judged before in the sentence ("lashed out at Norway, calling them guests")."""
    last = memory.judged
    words = clause.text[pronoun.start : pronoun.end]
    if words not in THEM or last not in clause.candidates or last.end > pronoun.start:
        return None
    return last if CALLING.search(clause.text, last.end, pronoun.start) else None


def _blamed_on(clause: Clause, hit: Hit) -> Target | None:
    """On whom a deed is blamed: "blamed the crash on | pilots"."""
    if not hit.words.startswith("blam"):
        return None
    on = BLAMED_ON.match(clause.text, hit.end, min(clause.sentence.end, hit.end + REACH))
    if on is None:
        return None
    return Target(next((c for c in clause.candidates if c.start == on.end()), None), "object")


def _told_of(clause: Clause, hit: Hit, voice: Voice) -> Target | None:
    """Whom a word judges that goes with a verb of speech and its object: "condemned the strike", "called the group a gang".

    None where no such object is near; a target without candidate where it is a deed of an unknown doer.
    """
    frame = hit.loaded.frame
    if frame == "salute" and clause.text[clause.sentence.start : hit.start].rstrip()[-1:] not in CALLED:
        return None
    floor = max(clause.sentence.start, hit.start - 12)
    if frame == "act" and hit.words.endswith("ed") and PARTICIPLE.search(clause.text, floor, hit.start):
        return Target(None, "name")
    if frame == "feeling" and not FEELS_TOWARD.match(clause.text, hit.end):  # outraged | many Danes
        return None
    if frame in ("feeling", "salute") or (frame == "act" and not is_passive(clause, hit.start, hit.end)):
        if hit.words.endswith("ing") and (
            voice.claim is None or voice.heard
        ):  # "the risk of harming civilians"
            return None
        if blamed := _blamed_on(clause, hit):
            return blamed
        found = object_after(clause, hit.end, clause.sentence.end, but=voice.own)
        if found and _is_doer_again(clause, hit, found):
            return Target(None, "name")
        return _as_target(found) if found else None
    if frame not in BEING:
        return None
    if found := _named_as(clause, hit, voice):
        return found
    if voice.claim is None:
        return None
    floor = max(clause.start_of(hit.start), voice.claim.start)
    praised = hit.loaded.polarity == "favourable" and POINTED.match(clause.text, floor, hit.start)
    if praised or THAT_IS_SO.match(
        clause.text, hit.end
    ):  # it's a wonderful sound; it is a disgrace | that the road is shut
        return None
    found = deed_subject(clause, floor, hit.start, but=voice.own)
    return _as_target(found) if found and found.actor else None


def _is_doer_again(clause: Clause, hit: Hit, found: Object) -> bool:
    """Whether a pronoun is taken for who does it: "agents who accused | them"."""
    if found.candidate is None or not clause.is_pronoun(found.candidate):
        return False
    subject = clause.subject(hit.start) if clause.text[found.start : found.end] in ("them", "it") else None
    doers = (
        c for c in clause.candidates if c.end <= hit.start and WHO.fullmatch(clause.text, c.end, hit.start)
    )
    return found.candidate.actor in [c.actor for c in (subject, *doers) if c]


def _named_as(clause: Clause, hit: Hit, voice: Voice) -> Target | None:
    """Whom a verb calls what the word says: "called the group a gang", "what he called a brutal raid"."""
    text, limit = clause.text, clause.sentence.end
    floor = max(clause.sentence.start, hit.start - REACH)
    start, end = _last_naming(clause, floor, hit.start)
    if start == end:
        return None
    if NAMED_BY.match(clause.text, hit.end) and not clause.text.endswith("ing", start, end):
        return Target(None, "name")
    if voice.claim is None and is_passive(clause, start, end):  # was declared a gang
        return Target(None, "name")
    owner = target_of(clause, "quality", hit.start, hit.end)
    if owner and owner.how in ("owner", "noun") and owner.candidate.role != "described":  # not: valiant sons
        return owner
    if WHAT_HE.search(text, floor, start):
        doer = deed_before(clause.page, clause.cast, hit.start, but=voice.own)
        return Target(Candidate(start, end, doer, "described") if doer else None, "deed")
    found = None if is_passive(clause, start, end) else object_after(clause, end, limit, but=voice.own)
    if found is None and THING.fullmatch(text, end, hit.start):
        return Target(None, "name")
    if found and _is_doer_again(clause, Hit(start, end, "", hit.loaded), found):
        return Target(None, "name")
    if (
        found
        and is_someone(clause.cast.lexicon, hit.words)
        and TIES.search(clause.text, found.end, hit.start)
    ):
        return Target(None, "name")  # accused Berg of ties to | gangsters
    if found and TO_DO.search(clause.text, found.end, hit.start):  # called Moe to deliver the | good news
        return None
    return _as_target(found) if found and (found.end <= hit.start or found.how == "deed") else None


def _last_naming(clause: Clause, floor: int, limit: int) -> tuple[int, int]:
    """Where the last verb stands that says what somebody is: called X a gang, hailed X as heroes; an empty span for none."""
    naming, words = words_of(clause.cast.lexicon, "naming"), clause.page.words
    here = words.between(floor, limit)
    for start, word in zip(reversed(words.starts[here]), reversed(words.texts[here]), strict=True):
        if word in naming and not APART.match(clause.text, start + len(word), limit):
            return start, start + len(word)
    return limit, limit


def _as_target(found: Object) -> Target:
    candidate = found.candidate
    if candidate is None and found.actor:
        candidate = Candidate(found.start, found.end, found.actor, "described")
    return Target(candidate, found.how)
