"""Doubts: why a loaded word is no verdict of the one who says it: it is hedged, only told, or in another's words."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.tone.bodies import heads, is_fate, is_someone, words_of
from claimbook.read.tone.candidates import Target
from claimbook.read.tone.clauses import Clause
from claimbook.read.tone.loaded import BEING, Hit
from claimbook.read.tone.voices import WE, Voice, giver_of, is_given, is_regard

OURS = frozenset(("us", "our", "my"))
ITSELF = re.compile(r"(?:it|they)(?:[’'](?:s|re|ve|d))?\s")
TO_DO = re.compile(r"\bto\s(?:\w+ly\s)?$")
# may have | looted, is alleged to be a | fraud, suspected | terrorists
MAYBE = re.compile(
    r"\b(?:may|might|could|would|perhaps|possibly|if|whether|reportedly|allegedly|alleged|suspected|supposedly|purported(?:ly)?|believed|said|known|thought|feared)"
    r"\s(?:[\w’'-]+\s){0,3}[“\"‘]?$|\bhow\s(?:\w+ly\s)?$"
    r"|\b(?:coerced|forced|compelled|pressured|made)\s(?:into|to)\s$"
)
BY = re.compile(r"[”\"’']?(?P<by>\sby)\s(?:[\w’'.-]+\s){0,5}")
FROM = re.compile(r"[”\"’']?\sfrom\s")
FORMER = re.compile(r"\b(?:former|old|ousted|fallen|deposed|last)\s$")
PEOPLE = re.compile(
    r"(?:(?:er|or|ist|ian|man|woman|person|resident|friend|voter|chief|head|kin)s?|men|women|people|family|families)$"
)
HEAD = re.compile(
    r"[\w’'-]+(?:\s(?!of\b|for\b|from\b|in\b|at\b|about\b|with\b|who\b|on\b|off\b|by\b|to\b|that\b|and\b)[\w’'-]+)*"
)
NO_NAME = re.compile(r"\s(?:Of|For|To|And|In|On|At|With|As|By)$|n[’']t\b")  # Moe Takes Talk Of
NOT_WHO = re.compile(r"\s(?:for|as|in|on|of|to|and|with|at|by)$|\sfor\s\w+ing\b|\sas\s[a-z]|\s[a-z]+ing\s")


def firmness(part: Clause, hit: Hit, found: Target, polarity: str, voice: Voice, source: str | None) -> str:
    """What the rule adds: "near" for words without a verdict on the target, "said" for words that the source chose."""
    said = is_said(part, hit, voice)
    if _is_loose(part, hit, found, voice, source) or _is_doubtful(
        part, hit, found, polarity, voice, source, said=said
    ):
        return ", near"
    if _is_regime(part, hit, found):
        return ", ruler"
    return ", said" if said else ""


def is_said(clause: Clause, hit: Hit, voice: Voice) -> bool:
    """Whether the words stand in a quotation of who speaks, who chose them."""
    return voice.heard and clause.page.quotation_at(hit.start) is not None


def _is_loose(part: Clause, hit: Hit, found: Target, voice: Voice, source: str | None) -> bool:
    """Whether the words tell of the target without a verdict on it.

    The article speaks of "Norwegian terrorists" and means no state; a minister may mean its soldiers.

    So do facts that are loaded of persons only ("suffered"), what is only to be done ("to withdraw"), and the help or hate of
    somebody else than who speaks ("a group loyal to Norway, he said").
    """
    if hit.loaded.is_fact or (hit.loaded.of_person and not is_speech(hit, part)):
        return True
    if found.how == "thanked":  # who thanks says why
        return voice.claim is None
    if found.how == "origin":
        return True
    if hit.loaded.frame == "deed":
        return TO_DO.search(part.text, max(part.sentence.start, hit.start - 8), hit.start) is not None
    if voice.heard and ITSELF.match(part.text, max(voice.claim.start, part.start_of(hit.start))):
        return False  # Oxfam said | it was grateful to Norway
    subject = part.subject(hit.start) if hit.loaded.frame == "act" and voice.heard else None
    if subject and (subject.actor.actor_id in voice.own or subject.actor.name == source):
        return False  # "Norway is grateful", its spokesman said
    held = hit.loaded.frame != "act" or found.how == "passive" or is_speech(hit, part) or not voice.heard
    return (
        not held and source == voice.source and not WE.search(part.text, part.start_of(hit.start), hit.start)
    )


def _is_doubtful(
    part: Clause, hit: Hit, found: Target, polarity: str, voice: Voice, source: str | None, *, said: bool
) -> bool:
    """Whether a verdict is hedged, turned into its contrary, or in words that need not be the source's."""
    return (
        _is_hedged(part, hit, voice)
        or _is_label(part, hit, found, voice, said=said)
        or _is_lack(hit, polarity)
        or (source == voice.source and _is_faceless(voice, part.cast.lexicon))
        or (voice.claim is None and _is_telling(hit, found))
        or (source is None and _is_by_nobody(part, hit, found))
        or _is_hearsay(part, hit)
        or _is_done_by_another(part, hit, found, source)
    )


def _is_regime(clause: Clause, hit: Hit, found: Target) -> bool:
    """Whether a state is said to be merely ruled: "the Oslo | regime"; not "the former Norwegian | regime"."""
    if found.candidate is None or hit.words.lower() not in words_of(clause.cast.lexicon, "ruler"):
        return False
    state = next(
        (m for m in clause.cast.mentions_in(hit.start - 40, hit.start) if m.end + 1 == hit.start), None
    )
    if state is None or state.role not in ("adjective", "capital"):
        return False
    return FORMER.search(clause.text, max(clause.sentence.start, state.start - 12), state.start) is None


def _is_hedged(clause: Clause, hit: Hit, voice: Voice) -> bool:
    """Whether the article itself says that it may be so, or who speaks only tells of a deed that may be."""
    if voice.heard and hit.loaded.frame not in ("deed", "event"):
        return False
    floor = max(clause.start_of(hit.start), hit.start - 60, voice.claim.start if voice.heard else 0)
    return MAYBE.search(clause.text, floor, hit.start) is not None


def _is_label(clause: Clause, hit: Hit, found: Target, voice: Voice, *, said: bool) -> bool:
    """Whether the words name somebody in what a source is said to say: they may be the article's ("said Lashkar terrorists had fled")."""
    if said or not voice.heard or voice.claim.mode == "direct":
        return False
    if found.how != "owner" or hit.loaded.frame != "quality":
        return found.how == "noun"
    vague = found.candidate is not None and clause.is_pronoun(found.candidate)  # under their | brutal regime
    return vague or is_someone(clause.cast.lexicon, hit.words)


def _is_hearsay(clause: Clause, hit: Hit) -> bool:
    """Whether praise or blame is spoken of and nobody gives it: "drew criticism of Berg", "gained praise from Norway"."""
    if hit.loaded.frame != "act" or not is_regard(clause, hit.start, hit.end):
        return False
    if FROM.match(clause.text, hit.end):  # accusations | from Norway
        return True
    return giver_of(clause, hit.start) is None and not is_given(clause, hit.start)


def _is_done_by_another(clause: Clause, hit: Hit, found: Target, source: str | None) -> bool:
    """Whether the one who praises or blames is named and is not the source: "a phone praised by Berg, said Moe"."""
    if found.how != "passive" or not (by := BY.match(clause.text, hit.end)):
        return False
    agent = next((c for c in clause.candidates if by.end("by") <= c.start <= by.end()), None)
    return (
        agent is not None and source is not None and agent.actor.name != source and source not in by.group()
    )


def _is_by_nobody(clause: Clause, hit: Hit, found: Target) -> bool:
    """Whether the article tells of praise or blame and not by whom: "people came forward to criticise Berg"."""
    return (
        hit.loaded.frame == "act"
        and found.how != "passive"
        and not WE.search(clause.text, clause.start_of(hit.start), hit.start)
    )


def _is_telling(hit: Hit, found: Target) -> bool:
    """Whether the article tells what was done, or repeats what somebody says of "us": "looted the town", "robbed our people"."""
    crime = hit.loaded.is_crime and (found.how in ("subject", "agent") or hit.loaded.frame == "quality")
    return crime or not OURS.isdisjoint(hit.words.lower().split())


def _is_lack(hit: Hit, polarity: str) -> bool:
    """Whether praise or help is only absent: "has not endorsed Berg"."""
    return hit.loaded.polarity == "favourable" and polarity == "critical" and hit.loaded.frame not in BEING


def _is_faceless(voice: Voice, lexicon: Lexicon) -> bool:
    """Whether the words for a source without a name mean no people: "picture of the bridge", "anxiety about Berg"."""
    if voice.claim is None or not voice.claim.unnamed:
        return voice.claim is not None and NO_NAME.search(voice.claim.source) is not None
    if NOT_WHO.search(voice.claim.source):
        return True
    noun = HEAD.match(voice.claim.source)
    word = noun.group().rsplit(" ", 1)[-1].lower() if noun else ""
    return voice.claim.source_kind == "other" and word not in heads(lexicon) and not PEOPLE.search(word)


def is_somebody(source: str, lexicon: Lexicon) -> bool:
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


def is_speech(hit: Hit, clause: Clause) -> bool:
    """Whether a word of praise or blame is a verb that reports ("condemned"), not an act ("neutralised")."""
    return hit.loaded.frame == "act" and hit.words.split()[0].lower() in _reporting(clause.cast.lexicon)


@cache
def _reporting(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(f.split()[0] for r in lexicon.rows("reporting_verbs") for f in r["forms"].split(";"))
