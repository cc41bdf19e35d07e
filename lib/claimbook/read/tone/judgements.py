"""Judgements: whom a loaded word judges, and who it is that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.tone.bodies import words_of
from claimbook.read.tone.candidates import Candidate, find_candidates
from claimbook.read.tone.clauses import Clause, Memory
from claimbook.read.tone.deeds import deed_before
from claimbook.read.tone.loaded import Hit
from claimbook.read.tone.objects import Object, deed_subject, object_after
from claimbook.read.tone.targets import Target, is_passive, rivals_of, target_of
from claimbook.read.tone.voices import Voices, subject_of
from claimbook.records import Claim, Term, stable_id

REACH = 100  # characters from a verb of naming to the word
WHAT_HE = re.compile(r"\bwhat\s(?:he|she|it|they|[A-Z]\w+)\s(?:had\s)?$")
THESE = re.compile(r"\b(?:[Tt]hese|[Tt]hose|[Ss]uch)\s(?:[\w-]+\s){0,2}$")  # these terrorists
HE = re.compile(r"[“\"‘]?(?:[Aa]nd\s|[Bb]ut\s)?(?:[Hh]e|[Ss]he)(?:[’']s)?\s")
SPOKEN_OF = frozenset(("object", "described", "deed"))


def judged(clause: Clause, hit: Hit, polarity: str, voices: Voices, memory: Memory) -> Iterator[Term]:
    """Yield a loaded word once for each actor whom it judges, once without a target where the sentence names none."""
    claim = voices.claim_at(hit.start)
    said = claim is not None and hit.start not in voices.cues
    if claim and _judges_nobody(hit, polarity, claim, said):
        return
    part = _heard_part(clause, hit, claim) if claim and said else clause
    found = _told_of(part, hit, claim, voices) or target_of(part, hit.loaded.frame, hit.start, hit.end)
    if said and (found is None or found.how == "name"):
        found = _pointed_at(clause, hit, memory, voices.own(claim)) or found
    if said and (found is None or found.candidate is None or found.candidate.actor.name == claim.source):
        found = _told_before(clause, hit, memory) or found
    aim = found.candidate if found else None
    if (
        aim
        and said
        and polarity == "critical"
        and found.how in ("near", "subject")
        and _is_own(aim, claim, voices)
    ):
        aim = None
    if aim and found.how != "near":
        memory.judged = aim
    if claim is None and aim and not _is_judged_by_outlet(aim, found.how, hit):
        aim = None
    if claim is None and aim and (quotation := clause.page.quotation_at(hit.start)):
        unheard = clause.subject(quotation.start)  # "Berg hit back: ..."
        if unheard is None or unheard.actor == aim.actor:
            aim = None
    else:
        unheard = None
    if hit.loaded.of_person and not (aim and (aim.person or found.how in ("deed", "described"))):
        return
    source = voices.source_of(claim)
    source = source or (unheard.actor.name if unheard else None)
    if aim and found.how in SPOKEN_OF and (claim is None or (said and _is_speech(hit, clause))):
        source = subject_of(part, hit.start, aim, voices.own(claim)) or source
    if source is None and hit.loaded.frame == "act":
        aim = None  # "was praised": not by the article
    how = (f", {found.how}" if found else "") + (", negated" if polarity != hit.loaded.polarity else "")
    targets = [target_id(c) for c in part.joined(aim)] if aim else []
    for target in dict.fromkeys(targets or [None]):
        yield make_term(clause, hit.start, hit.end, polarity, source, target, f"{_rule(hit)}{how}")


def _pointed_at(clause: Clause, hit: Hit, memory: Memory, own: tuple[str, ...]) -> Target | None:
    """Whom "these monsters" means: who was judged last, else who did the last deed told before; None of other words."""
    if not THESE.search(clause.text, clause.sentence.start, hit.start):
        return None
    if memory.judged:
        return Target(memory.judged, "these")
    doer = (
        deed_before(clause.page, clause.cast, hit.start, but=own)
        if hit.loaded.polarity == "critical"
        else None
    )
    return Target(Candidate(hit.start, hit.end, doer, "described"), "these") if doer else None


def _told_before(clause: Clause, hit: Hit, memory: Memory) -> Target | None:
    """Whom "he" means in a quotation: whom its sentence before tells of by an office ("The captain jumped first")."""
    page, start = clause.page, clause.start_of(hit.start)
    quotation = page.quotation_at(hit.start) if HE.match(clause.text, start, hit.start) else None
    before = page.sentence_at(clause.sentence.start - 2) if quotation else None
    if before is None or before.start < quotation.start - 1:
        return None
    offices = (c for c in find_candidates(page, clause.cast, before, memory) if c.role == "described")
    office = next((c for c in offices if clause.text[c.end - 1] != "s"), None)
    return Target(office, "described") if office else None


def contested(clause: Clause, hit: Hit, voices: Voices) -> Iterator[Term]:
    """Yield a verb of contest twice: in favour of who wins, against who loses."""
    if rivals := rivals_of(clause, hit.start, hit.end):
        claim = voices.claim_at(hit.start)
        source = voices.source_of(claim)
        for rival, polarity in zip(rivals, ("favourable", "critical"), strict=True):
            target = rival.actor.actor_id
            yield make_term(
                clause,
                hit.start,
                hit.end,
                polarity,
                source,
                target,
                f"{_rule(hit)}, contest",
            )


def make_term(
    clause: Clause,
    start: int,
    end: int,
    polarity: str,
    source: str | None,
    target: str | None,
    rule: str,
) -> Term:
    """The term that stands from `start` to `end`."""
    article_id, words = clause.page.article.article_id, clause.text[start:end]
    return Term(
        stable_id("t", article_id, start, words, target),
        article_id,
        clause.sentence.sentence_id,
        start,
        end,
        words,
        polarity,
        "own" if source is None else "quoted",
        source,
        target,
        rule,
    )


def target_id(candidate: Candidate) -> str:
    """The actor_id of a named actor or a body; of its state for people without a name ("Norwegian soldiers")."""
    actor = candidate.actor
    if actor.unnamed and actor.state and actor.kind != "government":
        return actor.state
    return actor.actor_id


def _rule(hit: Hit) -> str:
    return f"terms.csv:{hit.loaded.phrase}"


def _judges_nobody(hit: Hit, polarity: str, claim: Claim, said: bool) -> bool:
    """Whether what is blamed is denied, or the source itself is told of: "defended his decision"."""
    if said:
        return claim.status == "denied" and (
            hit.loaded.polarity == "critical" or hit.loaded.frame != "quality"
        )
    return hit.loaded.frame == "deed" and polarity == "favourable" and hit.end <= claim.cue_end


def _is_own(aim: Candidate, claim: Claim, voices: Voices) -> bool:
    """Whether an official would blame the own state or force, which what merely stands nearby does not tell."""
    return claim.source_kind in ("government", "military") and aim.actor.actor_id in voices.own(claim)


def _is_judged_by_outlet(aim: Candidate, how: str, hit: Hit) -> bool:
    """Whether the own voice judges somebody: not a state or force that merely stands nearby, nor a crowd by what it does."""
    if how == "near":
        return aim.person
    return aim.role != "described" or hit.loaded.frame != "deed" or hit.loaded.polarity == "favourable"


def _is_speech(hit: Hit, clause: Clause) -> bool:
    """Whether a word of praise or blame is a verb that reports ("condemned"), not an act ("neutralised")."""
    return hit.loaded.frame == "act" and hit.words.split()[0].lower() in _reporting(clause.cast.lexicon)


@cache
def _reporting(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(f.split()[0] for r in lexicon.rows("reporting_verbs") for f in r["forms"].split(";"))


def _heard_part(clause: Clause, hit: Hit, claim: Claim) -> Clause:
    """The part of the sentence in which a source speaks, without the source."""
    quotation = clause.page.quotation_at(hit.start) if claim.mode == "direct" else None
    if quotation:
        return clause.quoted(quotation.start, quotation.end)
    return clause.within(claim.start, claim.end, claim.source)


def _told_of(clause: Clause, hit: Hit, claim: Claim | None, voices: Voices) -> Target | None:
    """Whom a word judges that goes with a verb of speech and its object: "condemned the strike", "called the group a gang".

    None where no such object is near; a target without candidate where it is a deed of an unknown doer.
    """
    frame = hit.loaded.frame
    if frame == "feeling" or (frame == "act" and not is_passive(clause, hit.start, hit.end)):
        if hit.words.endswith("ing") and hit.start not in voices.cues:  # "the risk of harming civilians"
            return None
        found = object_after(clause, hit.end, clause.sentence.end, but=voices.own(claim))
        return _as_target(found) if found else None
    if frame != "quality":
        return None
    if found := _named_as(clause, hit, claim, voices):
        return found
    if claim is None:
        return None
    floor = max(clause.start_of(hit.start), claim.start)
    found = deed_subject(clause, floor, hit.start, but=voices.own(claim))
    return _as_target(found) if found and found.actor else None


def _named_as(clause: Clause, hit: Hit, claim: Claim | None, voices: Voices) -> Target | None:
    """Whom a verb calls what the word says: "called the group a gang", "what he called a brutal raid"."""
    text, limit = clause.text, clause.sentence.end
    floor = max(clause.sentence.start, hit.start - REACH)
    verb = next(iter(list(_naming(clause.cast.lexicon).finditer(text, floor, hit.start))[-1:]), None)
    if verb is None:
        return None
    owner = target_of(clause, "quality", hit.start, hit.end)
    if owner and owner.how in ("owner", "noun"):
        return owner
    own = voices.own(claim)
    if WHAT_HE.search(text, floor, verb.start()):
        doer = deed_before(clause.page, clause.cast, hit.start, but=own)
        return Target(Candidate(*verb.span(), doer, "described") if doer else None, "deed")
    found = None if is_passive(clause, *verb.span()) else object_after(clause, verb.end(), limit, but=own)
    return _as_target(found) if found and (found.end <= hit.start or found.how == "deed") else None


@cache
def _naming(lexicon: Lexicon) -> re.Pattern[str]:
    """The verbs that say what somebody is: called X a gang, hailed X as heroes."""
    forms = "|".join(sorted(words_of(lexicon, "naming"), key=len, reverse=True))
    return re.compile(rf"\b(?:{forms})\b(?!\s(?:on|for|off|out|up|upon)\b)")


def _as_target(found: Object) -> Target:
    candidate = found.candidate
    if candidate is None and found.actor:
        candidate = Candidate(found.start, found.end, found.actor, "described")
    return Target(candidate, found.how)
