"""Judgements: the terms that a loaded word gives, one for each actor whom it judges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.people.cast import Cast
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.tone.aims import aim_of, heard_part
from claimbook.read.tone.bodies import RULING
from claimbook.read.tone.candidates import Candidate, Memory, Target
from claimbook.read.tone.clauses import Clause
from claimbook.read.tone.doubts import firmness, is_somebody, is_speech
from claimbook.read.tone.loaded import BEING, Hit
from claimbook.read.tone.owners import is_apposed
from claimbook.read.tone.representatives import is_irregular
from claimbook.read.tone.targets import SUCH, rivals_of
from claimbook.read.tone.voices import Voice, Voices, giver_of, is_regard, state_name, subject_of
from claimbook.records import Term, stable_id

OURS = re.compile(r"\b[Oo]ur\s(?:[\w-]+\s){0,2}[\w-]+$")  # our heroic navy
REASON = re.compile(r"\bfor\s$")
SPOKEN_OF = frozenset(("object", "described", "deed"))


def judged(clause: Clause, hit: Hit, polarity: str, voices: Voices, memory: Memory) -> Iterator[Term]:
    """Yield a loaded word once for each actor whom it judges, once without a target where the sentence names none."""
    voice = voices.at(clause, hit.start)
    if _judges_nobody(hit, polarity, voice):
        return
    part = heard_part(clause, hit, voice)
    found = _found(part, clause, hit, voice, memory)
    aim = _aim(part, hit, polarity, voice, found, memory)
    if hit.loaded.of_person and not (aim and (aim.person or found.how in ("deed", "described"))):
        return
    source = _source(part, clause, hit, voice, found, aim)
    if aim and not _may_be_said(clause, hit, aim, polarity, voice, source):
        aim = None
    rule = _rule(part, hit, found, polarity)
    if aim and found.how != "near":
        rule += firmness(part, hit, found, polarity, voice, source)
    for target in dict.fromkeys(_targets(clause, part, hit, voice, aim) if aim else [None]):
        yield make_term(clause, hit.start, hit.end, polarity, source, target, rule)


def _found(part: Clause, clause: Clause, hit: Hit, voice: Voice, memory: Memory) -> Target | None:
    """Whom the words around a loaded one make it judge, before anything is asked of who says it."""
    found = aim_of(part, clause, hit, voice, memory)
    if found and found.how == "owner" and (thanked := _thanked(clause, found.candidate, memory)):
        return Target(thanked, "thanked")
    return found


def _aim(
    part: Clause, hit: Hit, polarity: str, voice: Voice, found: Target | None, memory: Memory
) -> Candidate | None:
    """The one judged, if it is certain enough and the voice may mean it; `memory` keeps whom the words mean in any voice."""
    if not found or not _is_meant(found, part, polarity, voice):
        return None
    if found.how != "near":
        memory.judged = found.candidate
    return found.candidate if _may_judge(voice, found.candidate, found.how, hit) else None


def _source(
    part: Clause, clause: Clause, hit: Hit, voice: Voice, found: Target | None, aim: Candidate | None
) -> str | None:
    """Who judges: the voice, or who praises or blames within what it tells; None for the article itself."""
    if aim is None or found.how not in SPOKEN_OF:
        return voice.source
    if is_regard(clause, hit.start, hit.end) and (giver := giver_of(clause, hit.start)):
        return state_name(clause.cast.lexicon, giver.actor) or giver.actor.name
    told = voice.claim is None or (voice.heard and is_speech(hit, clause))
    return (subject_of(part, hit.start, aim, voice.own) if told else None) or voice.source


def _targets(clause: Clause, part: Clause, hit: Hit, voice: Voice, aim: Candidate) -> list[str]:
    """The one judged with those whom "and" joins to it; with "our navy" also those for whom the source speaks."""
    targets = [_ruled(part, c) for c in ([aim] if is_apposed(part, aim, hit.start) else part.joined(aim))]
    first = max(clause.sentence.start, aim.start - 30)
    partner = aim.role == "adjective" and aim.actor.actor_id not in voice.own  # our Danish partners
    if aim.actor.kind in RULING and not partner and OURS.search(clause.text, first, aim.end):
        targets += own_side(clause.cast, voice)
    return targets


def _thanked(clause: Clause, owner: Candidate, memory: Memory) -> Candidate | None:
    """Who is meant by the pronoun that owns a reason: "thanked Norway for | its help"."""
    last = memory.judged
    if owner.role != "possessive" or last not in clause.candidates or last.end > owner.start:
        return None
    return last if REASON.search(clause.text, last.end, owner.start) else None


def contested(clause: Clause, hit: Hit, voices: Voices) -> Iterator[Term]:
    """Yield a verb of contest twice: in favour of who wins, against who loses."""
    if rivals := rivals_of(clause, hit.start, hit.end):
        source = voices.at(clause, hit.start).source
        for rival, polarity in zip(rivals, ("favourable", "critical"), strict=True):
            rule = f"terms.csv:{hit.loaded.phrase}, contest, near"
            yield make_term(clause, hit.start, hit.end, polarity, source, rival.actor.actor_id, rule)


def own_side(cast: Cast, voice: Voice) -> list[str]:
    """The actor_ids of the bodies for which a source speaks: "our navy" is that of the Houthis whose spokesman says it."""
    persons = {m.actor.actor_id for m in cast.mentions if m.person}
    return [i for i in voice.own if i not in persons]


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


def target_id(candidate: Candidate, lexicon: Lexicon) -> str:
    """The actor_id of a named actor or a body; of its state for people without a name ("Norwegian soldiers")."""
    actor = candidate.actor
    if actor.unnamed and actor.state and actor.kind != "government" and not is_irregular(actor, lexicon):
        return actor.state
    return actor.actor_id


def _ruled(clause: Clause, aim: Candidate) -> str:
    """The actor_id of whom a judgement means: of the state for its unnamed leader ("Norway's leader is a thief")."""
    ids = target_id(aim, clause.cast.lexicon)
    noun = clause.text[aim.start : aim.end].rsplit(" ", 1)[-1].lower()
    if aim.role != "described" or not aim.actor.name.lower().endswith(noun):
        return ids
    owner = next(iter(clause.cast.mentions_in(aim.start, aim.end)), None)
    rules = noun in nomenclature(clause.cast.lexicon).titles
    return owner.actor.actor_id if owner and owner.actor.kind == "government" and rules else ids


def _rule(clause: Clause, hit: Hit, found: Target | None, polarity: str) -> str:
    """What fired: the entry, how it found its target, and whether it was negated."""
    how = f", {found.how}" if found else ""
    if (
        hit.loaded.frame == "act"
        and SUCH.match(clause.text, hit.end)
        and hit.loaded.phrase in _saying_as(clause.cast.lexicon)
    ):
        how = f" as{how}"
    return f"terms.csv:{hit.loaded.phrase}{how}" + (", negated" if polarity != hit.loaded.polarity else "")


@cache
def _saying_as(lexicon: Lexicon) -> frozenset[str]:
    """The verbs that are stronger where they say as what: "dismissed", but "dismissed as a joke"."""
    return frozenset(p.removesuffix(" as") for p in lexicon.phrases("terms") if p.endswith(" as"))


def _judges_nobody(hit: Hit, polarity: str, voice: Voice) -> bool:
    """Whether what is blamed is denied, or the source itself is told of: "defended his decision"."""
    if voice.claim is None:
        return False
    if voice.heard:
        blames = hit.loaded.polarity == "critical" or hit.loaded.frame not in BEING
        return voice.claim.status == "denied" and blames
    return hit.loaded.frame == "deed" and polarity == "favourable" and hit.end <= voice.claim.cue_end


def _is_meant(found: Target, part: Clause, polarity: str, voice: Voice) -> bool:
    """Whether a target is certain enough: who stands near one that a source speaks is so only where nobody else does.

    An official does not blame the own state or force by a word of which it is merely the subject.
    """
    aim = found.candidate
    if aim is None:
        return False
    if found.how == "near":
        alone = len({c.actor.actor_id for c in part.candidates}) == 1
        return voice.claim is None or (alone and voice.claim.mode == "direct")
    official = voice.heard and voice.claim.source_kind in ("government", "military")
    blamed = polarity == "critical" and found.how == "subject"
    return not (official and blamed and aim.actor.actor_id in voice.own)


def _may_be_said(
    clause: Clause, hit: Hit, aim: Candidate, polarity: str, voice: Voice, source: str | None
) -> bool:
    """Whether the source is somebody, and other than whom it judges; nobody blames the own office, force or state."""
    if source is None and hit.loaded.frame == "act" and not voice.is_ours:
        return False  # "was praised": not by the article
    if source and not is_somebody(source, clause.cast.lexicon):
        return False
    return aim.actor.name != source and not (polarity == "critical" and aim.actor.actor_id in voice.own)


def _may_judge(voice: Voice, aim: Candidate, how: str, hit: Hit) -> bool:
    """Whether a voice may mean the target: any source; in a quotation that no claim holds only who is known to speak.

    The article itself judges no state or force that stands nearby, nor a crowd by what it does.
    """
    if voice.claim:
        return True
    if voice.quoted and voice.source in (None, aim.actor.name):
        return False
    if how == "near":
        return aim.person
    return aim.role != "described" or hit.loaded.frame != "deed" or hit.loaded.polarity == "favourable"
