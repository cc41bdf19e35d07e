"""Loaded terms: words that praise or blame, who says them, and toward whom they go."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.layout.words import WORD, is_headline
from claimbook.read.people.cast import Cast
from claimbook.read.tone.deeds import deed_before, described_subject
from claimbook.read.tone.objects import Object, deed_subject, object_after
from claimbook.read.tone.targets import Candidate, Clause, Frame, Target, is_passive, rivals_of, target_of
from claimbook.records import Claim, Sentence, Term, stable_id

WE = re.compile(r"\b(?:I|[Ww]e|me|us)\b")
IS_NOT = re.compile(
    r"\b(?:(?:is|are|was|were|be|been)\s(?:not|never)|(?:is|are|was|were)n[’']t)\s(?:an?\s)?$"
)
NAMING = re.compile(
    r"\b(?:call|describ|brand|label|labell|dubb|denounc|condemn|decri|slamm|blast|criticis|criticiz|hail|prais|portray|depict|accus)"
    r"(?:ed|es|s|ing)?\b"
)
STOPPED = re.compile(r"\b(?:stop|cease|end|halt)\s(?:its|his|her|their)\s(?:[\w-]+\s){0,2}$")  # so it is done
WHAT_HE = re.compile(r"\bwhat\s(?:he|she|it|they|[A-Z]\w+)\s(?:had\s)?$")
WISHED = re.compile(
    r"\b(?:urg|ask|press)(?:e|es|ed|ing)?\s[^,.;]{2,40}\sto\s$"
)  # urged the council to impose
NEXT_VERB = re.compile(r"\b(?:rejected|denied|declined|refused|failed|stopped)\s[^,.;]{2,30}\sand\s$")
INFINITIVE = re.compile(r"\bto\s(?:[a-z]+\s){1,2}$")  # urged the council to impose sanctions on
SPOKEN_OF = frozenset(("object", "described", "deed"))
CUT = re.compile(r"(?:.*[,;:.])?", re.DOTALL)  # up to the last mark


@dataclass(frozen=True, slots=True)
class Loaded:
    """An entry of terms.csv."""

    phrase: str
    frame: Frame
    polarity: str
    of_person: bool  # loaded only where it is said of a person


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    words: str
    loaded: Loaded


def find_terms(page: Page, cast: Cast, claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the loaded terms of an article in reading order, one for each actor whom a word judges.

    `polarity` is toward the target and has negation applied ("not heroic" is critical). `voice` is quoted where a source
    says it or does it ("condemned"); `source` is then that source.
    """
    spoken = _Spoken(claims)
    clause: Clause | None = None
    for hit in _heard(_hits(page, lexicon)):
        sentence = page.sentence_at(hit.start)
        if sentence is None or sentence.kind == "boilerplate" or _is_name(cast, hit, sentence):
            continue
        if clause is None or clause.sentence is not sentence:
            clause = Clause(page, cast, sentence)
        if hit.loaded.frame == "contest":
            yield from _contest(page, clause, hit, spoken)
        elif polarity := _polarity(page.text, clause, hit, lexicon):
            yield from _judged(page, clause, hit, polarity, spoken)


def _judged(page: Page, clause: Clause, hit: _Hit, polarity: str, spoken: _Spoken) -> Iterator[Term]:
    """Yield the term once for each actor whom it judges, once without a target where the sentence names none."""
    claim = spoken.claim_at(hit.start)
    said = claim is not None and hit.start not in spoken.cues
    if said and claim.status == "denied" and hit.loaded.polarity == "critical":
        return
    part = clause.within(claim.start, claim.end, claim.source) if claim and said else clause
    found = _told_of(page, clause, hit, claim, spoken) or target_of(
        part, hit.loaded.frame, hit.start, hit.end
    )
    aim = found.candidate if found else None
    if claim is None and aim and found.how == "near" and not aim.person:
        aim = None  # in the own voice, what merely stands nearby judges no state or force
    if hit.loaded.of_person and not (aim and (aim.person or found.how in ("deed", "described"))):
        return
    source = claim.source if claim else None
    if aim and found.how in SPOKEN_OF and (claim is None or (said and hit.loaded.frame == "act")):
        source = _speaker(page, part, hit, aim) or source
    how = (f", {found.how}" if found else "") + (", negated" if polarity != hit.loaded.polarity else "")
    judged = [_target_id(c) for c in part.joined(aim)] if aim else []
    for target in dict.fromkeys(judged or [None]):
        yield _term(page, clause, hit, polarity, source, target, how)


def _speaker(page: Page, clause: Clause, hit: _Hit, aim: Candidate) -> str | None:
    """Who praises or blames by a verb: the subject of its clause, if need be without a name ("prosecutors accused")."""
    floor = clause.start_of(hit.start)
    if WE.search(page.text, floor, hit.start) or INFINITIVE.search(page.text, floor, hit.start):
        return None
    if subject := clause.subject(hit.start):
        return subject.actor.name if subject.actor != aim.actor else None
    described = described_subject(page, clause.cast, floor, hit.start)
    return described.name if described else None


def _told_of(page: Page, clause: Clause, hit: _Hit, claim: Claim | None, spoken: _Spoken) -> Target | None:
    """Whom a word judges that goes with a verb of speech and its object: "condemned the strike", "called the group a gang".

    None where no such object is near; a target without candidate where it is a deed of an unknown doer.
    """
    cast, own = clause.cast, spoken.own(clause.cast, claim)
    limit = clause.sentence.end
    floor = clause.start_of(hit.start)
    if hit.loaded.frame == "act" and not is_passive(clause, hit.start, hit.end):
        if hit.words.endswith("ing") and hit.start not in spoken.cues:  # "the risk of harming civilians"
            return None
        found = object_after(page, cast, hit.end, limit, but=own)
        return _as_target(found) if found and found.how != "name" else None
    if hit.loaded.frame == "deed" and claim and claim.start < hit.start:
        return _described_doer(page, clause, hit, max(floor, claim.start))
    if hit.loaded.frame != "quality":
        return None
    verb = next(iter(list(NAMING.finditer(page.text, clause.sentence.start, hit.start))[-1:]), None)
    if verb and WHAT_HE.search(page.text, clause.sentence.start, verb.start()):  # "what he called"
        doer = deed_before(page, cast, hit.start, but=own)
        return Target(Candidate(*verb.span(), doer, "described") if doer else None, "deed")
    if verb and hit.start - verb.end() < 90 and not is_passive(clause, *verb.span()):
        found = object_after(page, cast, verb.end(), limit, but=own)
        if found and (found.end <= hit.start or found.how == "deed"):
            return _as_target(found)
    if claim is None:
        return None
    found = deed_subject(page, cast, max(floor, claim.start), hit.start, but=own)
    return _as_target(found) if found and found.actor else None


def _described_doer(page: Page, clause: Clause, hit: _Hit, floor: int) -> Target | None:
    """Who is said to have done it, by a common noun: "the government abandoned us"."""
    if is_passive(clause, hit.start, hit.end):
        return None
    floor += page.text[floor] in "“\"‘'"
    doer = described_subject(page, clause.cast, floor, hit.start)
    return Target(Candidate(floor, hit.start, doer, "described"), "described") if doer else None


def _as_target(found: Object) -> Target:
    role = "name" if found.how == "name" else "described"
    candidate = Candidate(found.start, found.end, found.actor, role) if found.actor else None
    return Target(candidate, {"name": "object", "description": "described"}.get(found.how, "deed"))


def _contest(page: Page, clause: Clause, hit: _Hit, spoken: _Spoken) -> Iterator[Term]:
    """Yield a verb of contest twice: in favour of who wins, against who loses."""
    if rivals := rivals_of(clause, hit.start, hit.end):
        claim = spoken.claim_at(hit.start)
        source = claim.source if claim else None
        for rival, polarity in zip(rivals, ("favourable", "critical"), strict=True):
            yield _term(page, clause, hit, polarity, source, rival.actor.actor_id, ", contest")


def _term(
    page: Page, clause: Clause, hit: _Hit, polarity: str, source: str | None, target: str | None, how: str
) -> Term:
    return Term(
        stable_id("t", page.article.article_id, hit.start, hit.words, target),
        page.article.article_id,
        clause.sentence.sentence_id,
        hit.start,
        hit.end,
        hit.words,
        polarity,
        "own" if source is None else "quoted",
        source,
        target,
        f"terms.csv:{hit.loaded.phrase}{how}",
    )


def _target_id(candidate: Candidate) -> str | None:
    """The actor_id of a named actor; of its state for a group without a name ("Norwegian soldiers")."""
    actor = candidate.actor
    if actor.unnamed and (actor.state or candidate.role != "described"):
        return actor.state
    return actor.actor_id


def _polarity(text: str, clause: Clause, hit: _Hit, lexicon: Lexicon) -> str | None:
    """The tone with negation applied: not to praise is critical, but not to lie is no praise, so it gives None."""
    loaded = hit.loaded
    if loaded.frame == "deed" and WISHED.search(text, clause.sentence.start, hit.start):
        return None
    if not _is_negated(text, clause.start_of(hit.start), hit.start, lexicon):
        return loaded.polarity
    if loaded.polarity == "favourable":
        return "critical"
    directly = loaded.frame == "quality" and IS_NOT.search(text, max(0, hit.start - 20), hit.start)
    return "favourable" if directly else None


class _Spoken:
    """Who says the words at an offset."""

    def own(self, cast: Cast, claim: Claim | None) -> tuple[str | None, ...]:
        """The actor_ids of the source of a claim and of its state."""
        if claim is None or claim.source_id is None:
            return ()
        if self.states is None:
            self.states = {m.actor.actor_id: m.actor.state for m in cast.mentions}
        state = self.states.get(claim.source_id)
        return (claim.source_id, state) if state else (claim.source_id,)

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = sorted((c for c in claims if c.source), key=attrgetter("start"))
        self.starts = [c.start for c in self.claims]
        self.states: dict[str, str | None] | None = None
        self.cues = {
            c.cue_start + word.start(): c
            for c in self.claims
            if c.cue_start is not None
            for word in WORD.finditer(c.cue)
        }

    def claim_at(self, offset: int) -> Claim | None:
        """The innermost claim whose words, or whose cue, stand at `offset`."""
        if cue := self.cues.get(offset):
            return cue
        at = bisect_right(self.starts, offset) - 1
        around = self.claims[max(0, at - 3) : at + 1]
        return next((c for c in reversed(around) if c.start <= offset < c.end), None)


def _hits(page: Page, lexicon: Lexicon) -> Iterator[_Hit]:
    """Yield the phrases of terms.csv in the text, the longest at each place; none overlaps another."""
    table = _entries(lexicon)
    text = page.text
    lower = text.lower() if len(text.lower()) == len(text) else text
    free = 0
    for start in page.openings["terms"]:
        if start < free:
            continue
        first = WORD.match(lower, start)
        seconds = table.get(first.group(), {})
        second = WORD.search(lower, first.end(), first.end() + 24) if len(seconds) > 1 else None
        for phrase, loaded in (*seconds.get(second.group() if second else "", ()), *seconds.get("", ())):
            end = start + len(phrase)
            if lower.startswith(phrase, start) and _stands_alone(text, start, end):
                yield _Hit(start, end, text[start:end], loaded)
                free = end
                break


def _heard(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """Yield the hits without those that only colour the next one: in "great peril" the peril counts."""
    last: _Hit | None = None
    for hit in hits:
        if last and not (
            hit.start == last.end + 1
            and hit.loaded.polarity != last.loaded.polarity
            and last.loaded.frame == "quality"
        ):
            yield last
        last = hit
    if last:
        yield last


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the words are no part of a longer or a hyphenated word ("president-elect")."""
    after = text[end : end + 1]
    return text[start - 1 : start] not in ("-", "‑") and after != "-" and not after.isalnum()


@cache
def _entries(lexicon: Lexicon) -> Mapping[str, Mapping[str, Sequence[tuple[str, Loaded]]]]:
    """First word -> second word, "" where there is none -> (phrase or form, its entry), the longest first."""
    found: dict[str, dict[str, list[tuple[str, Loaded]]]] = {}
    for row in lexicon.rows("terms"):
        loaded = Loaded(row["phrase"], row["frame"], row["polarity"], row["only"] == "person")
        for phrase in filter(None, (row["phrase"], *row["forms"].split(";"))):
            first, *others = WORD.findall(phrase)
            seconds = found.setdefault(first, {"": []})
            seconds.setdefault(others[0] if others else "", []).append((phrase, loaded))
    for seconds in found.values():
        for entries in seconds.values():
            entries.sort(key=lambda e: -len(e[0]))
    return found


@cache
def _negations(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(lexicon.phrases("shifters"), key=len, reverse=True)))
    return re.compile(rf"(?<![\w’'])(?:{words})(?![\w’'])(?!\s(?:only|merely|just|simply|necessarily)\b)")


def _is_negated(text: str, floor: int, at: int, lexicon: Lexicon) -> bool:
    """Whether one of the few words before `at` turns the term: "was not at all heroic"."""
    window = text[max(floor, at - 60) : at]
    words = window[CUT.match(window).end() :].lower().replace("’", "'").split()[-4:]
    if not window[-1:].isspace() or _negating(lexicon).isdisjoint(w.strip('“"‘(') for w in words):
        return False
    if STOPPED.search(window) or NEXT_VERB.search(text, floor, at):
        return False
    return bool(_negations(lexicon).search(" ".join(words) + " "))


@cache
def _negating(lexicon: Lexicon) -> frozenset[str]:
    """The words with which a negation begins."""
    return frozenset(p.split()[0] for p in lexicon.phrases("shifters"))


def _is_name(cast: Cast, hit: _Hit, sentence: Sentence) -> bool:
    """Whether the words are part of a name ("Human Rights Watch") and not loaded."""
    if hit.words[0].isupper() and hit.start > sentence.start + 1 and not is_headline(sentence.text.split()):
        return True
    return any(m.start <= hit.start < m.end for m in cast.mentions_in(max(0, hit.start - 60), hit.end + 60))
