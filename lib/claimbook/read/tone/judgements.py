"""Judgements: the terms that a loaded word gives, one for each actor whom it judges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.people.cast import Cast
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.tone.aims import aim_of, heard_part
from claimbook.read.tone.bodies import RULING, is_fate
from claimbook.read.tone.candidates import Candidate, Memory, Target
from claimbook.read.tone.clauses import Clause
from claimbook.read.tone.loaded import BEING, Hit
from claimbook.read.tone.targets import SUCH, rivals_of
from claimbook.read.tone.voices import WE, Voice, Voices, subject_of
from claimbook.records import Term, stable_id

OURS = re.compile(r"\b[Oo]ur\s(?:[\w-]+\s){0,2}[\w-]+$")  # our heroic navy
REASON = re.compile(r"\bfor\s$")
TO_DO = re.compile(r"\bto\s(?:\w+ly\s)?$")
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
        rule += _firmness(part, hit, found, voice, source)
    for target in dict.fromkeys(_targets(clause, part, voice, aim) if aim else [None]):
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
    told = voice.claim is None or (voice.heard and _is_speech(hit, clause))
    return (subject_of(part, hit.start, aim, voice.own) if told else None) or voice.source


def _targets(clause: Clause, part: Clause, voice: Voice, aim: Candidate) -> list[str]:
    """The one judged with those whom "and" joins to it; with "our navy" also those for whom the source speaks."""
    targets = [_ruled(part, c) for c in part.joined(aim)]
    first = max(clause.sentence.start, aim.start - 30)
    partner = aim.role == "adjective" and aim.actor.actor_id not in voice.own  # our Danish partners
    if aim.actor.kind in RULING and not partner and OURS.search(clause.text, first, aim.end):
        targets += own_side(clause.cast, voice)
    return targets


def _firmness(part: Clause, hit: Hit, found: Target, voice: Voice, source: str | None) -> str:
    """What the rule adds: "near" for words without a verdict on the target, "said" for words that the source chose."""
    if _is_loose(part, hit, found, voice, source):
        return ", near"
    return ", said" if _is_said(part, hit, voice) else ""


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


def target_id(candidate: Candidate) -> str:
    """The actor_id of a named actor or a body; of its state for people without a name ("Norwegian soldiers")."""
    actor = candidate.actor
    if actor.unnamed and actor.state and actor.kind != "government":
        return actor.state
    return actor.actor_id


def _ruled(clause: Clause, aim: Candidate) -> str:
    """The actor_id of whom a judgement means: of the state for its unnamed leader ("Norway's leader is a thief")."""
    ids = target_id(aim)
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
    if source and not _is_somebody(source, clause.cast.lexicon):
        return False
    return aim.actor.name != source and not (polarity == "critical" and aim.actor.actor_id in voice.own)


def _is_somebody(source: str, lexicon: Lexicon) -> bool:
    """Whether the words for a source may be a name or a description: not "of the 2,500 officers", "which supplies bombs"."""
    grammatical = grammar(lexicon)
    first, *others = source.split()
    if first[0].isdigit() or (
        others[:1] == ["of"] and is_fate(lexicon, first.lower())
    ):  # the | murder of Berg
        return False
    small = first.islower() or any(word.islower() for word in others)
    linking = grammatical.preposition | grammatical.relative | grammatical.subordinator | grammatical.pronoun
    return not (small and first.lower() in linking)


def _is_loose(part: Clause, hit: Hit, found: Target, voice: Voice, source: str | None) -> bool:
    """Whether the words tell of the target without a verdict on it.

    The article speaks of "Norwegian terrorists" and means no state; a minister may mean its soldiers.

    So do facts that are loaded of persons only ("suffered"), what is only to be done ("to withdraw"), and the help or hate of
    somebody else than who speaks ("a group loyal to Norway, he said").
    """
    if hit.loaded.is_fact or (hit.loaded.of_person and not _is_speech(hit, part)):
        return True
    if found.how == "thanked":  # who thanks says why
        return voice.claim is None
    if found.how == "origin":
        return voice.claim is None or not hit.words.endswith("s")
    if hit.loaded.frame == "deed":
        return TO_DO.search(part.text, max(part.sentence.start, hit.start - 8), hit.start) is not None
    subject = part.subject(hit.start) if hit.loaded.frame == "act" and voice.heard else None
    if subject and (subject.actor.actor_id in voice.own or subject.actor.name == source):
        return False  # "Norway is grateful", its spokesman said
    held = hit.loaded.frame != "act" or found.how == "passive" or _is_speech(hit, part) or not voice.heard
    return (
        not held and source == voice.source and not WE.search(part.text, part.start_of(hit.start), hit.start)
    )


def _is_said(clause: Clause, hit: Hit, voice: Voice) -> bool:
    """Whether the words stand in a quotation of who speaks, who chose them."""
    return voice.heard and clause.page.quotation_at(hit.start) is not None


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


def _is_speech(hit: Hit, clause: Clause) -> bool:
    """Whether a word of praise or blame is a verb that reports ("condemned"), not an act ("neutralised")."""
    return hit.loaded.frame == "act" and hit.words.split()[0].lower() in _reporting(clause.cast.lexicon)


@cache
def _reporting(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(f.split()[0] for r in lexicon.rows("reporting_verbs") for f in r["forms"].split(";"))
