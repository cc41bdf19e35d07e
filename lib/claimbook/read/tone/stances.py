"""Stances: each source toward each target, from the loaded terms that it uses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.read.tone.bodies import words_of
from claimbook.read.tone.candidates import (
    LOCATED,
    PREPOSED,
    is_person,
    is_speaker,
    places_of,
)
from claimbook.read.tone.clauses import clauses_around
from claimbook.read.tone.representatives import stands_for_state
from claimbook.read.tone.verdicts import verdict_of
from claimbook.records import Claim, Stance, Term

OUTLET = "outlet"

Evidence = dict[tuple[str, str], list[Term]]  # (source, target) -> the terms that show the stance


def find_stances(page: Page, cast: Cast, claims: Sequence[Claim], terms: Sequence[Term]) -> Iterator[Stance]:
    """Yield the stance of each source toward each target that its terms judge, in reading order.

    The terms for a force that is named after its state count for the state too, in a further row. The basis is `judged` where terms that are firm
    enough (see `verdict_of`) judge the target; else `near`, as for the loaded words that only stand beside its name, for a person
    also in and next to the clauses with the name. No terms, no row: the stance is then neutral.
    """
    ids = {a.name: a.actor_id for a in cast.actors().values() if not a.unnamed}
    ids |= {c.source: c.source_id for c in claims if c.source}
    judged = _direct(cast, [t for t in terms if not _is_near(t)])
    near = _direct(cast, [t for t in terms if _is_near(t)])
    _add_neighbours(page, cast, terms, judged, near)
    stances = near | judged
    for (source, target), shown in sorted(stances.items(), key=lambda pair: pair[1][0].start):
        verdict = verdict_of([(t.rule, t.polarity) for t in shown], cast.lexicon)
        yield Stance(
            page.article.article_id,
            source,
            ids.get(source),
            target,
            verdict.label,
            "judged" if (source, target) in judged and verdict.is_firm else "near",
            verdict.score,
            len(shown),
            ";".join(t.term_id for t in shown),
        )


def _is_near(term: Term) -> bool:
    """Whether the target of a term only stands beside it."""
    return ", near" in term.rule


def _direct(cast: Cast, terms: Sequence[Term]) -> Evidence:
    """The terms that judge a target, and once more for the state of a person or a force."""
    actors = cast.actors()
    evidence: Evidence = {}
    for term in terms:
        for target in _targets(term, actors, cast.lexicon):
            evidence.setdefault((term.source or OUTLET, target), []).append(term)
    return evidence


def _targets(term: Term, actors: Mapping[str, Actor], lexicon: Lexicon) -> Iterator[str]:
    if term.target is None:
        return
    yield term.target
    actor = actors.get(term.target)
    if actor and actor.state and actor.state != term.target and stands_for_state(actor, lexicon):
        yield actor.state


def _add_neighbours(page: Page, cast: Cast, terms: Sequence[Term], judging: Evidence, near: Evidence) -> None:
    """Add, for persons whom no term judges nor stands beside, the terms in and next to the clauses that name them."""
    judged = {target for _, target in (*judging, *near)}
    starts, places = [t.start for t in terms], places_of(cast)
    loaded = {t.sentence_id for t in terms}
    for mention in cast.mentions:
        sentence = page.sentence_at(mention.start)
        if sentence is None or sentence.sentence_id not in loaded:
            continue
        if mention.actor.actor_id in judged or not is_person(mention, places):
            continue
        if mention.actor.name.lower() in words_of(cast.lexicon, "nobody"):  # God
            continue
        if is_speaker(cast, mention.whole, mention.end) or (
            not mention.person and PREPOSED.search(page.text, max(0, mention.start - 40), mention.start)
        ):
            continue
        if LOCATED.search(page.text, max(0, mention.start - 30), mention.start):
            continue
        start, end = clauses_around(page, mention.start)
        for term in terms[bisect_left(starts, start) : bisect_left(starts, end)]:
            shown = near.setdefault((term.source or OUTLET, mention.actor.actor_id), [])
            if mention.actor.name != term.source and term not in shown:
                shown.append(term)
    for pair in [pair for pair, shown in near.items() if not shown]:
        del near[pair]
