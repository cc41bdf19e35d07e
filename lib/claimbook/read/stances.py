"""Stances: each source toward each target, from the loaded terms that it uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimbook.read.cast import Actor, Cast
from claimbook.read.pages import Page
from claimbook.read.terms import find_terms
from claimbook.records import Claim, Stance, Term

__all__ = ["find_stances", "find_terms"]

OUTLET = "outlet"
SIGN = {"favourable": 1, "critical": -1}


def find_stances(page: Page, cast: Cast, claims: Sequence[Claim], terms: Sequence[Term]) -> Iterator[Stance]:
    """Yield the stance of each source toward each target that its terms judge, sources in reading order.

    The score is the mean polarity of the terms. A person's or a force's terms count for the state too, in a row of its own.
    No terms, no row: the stance is then neutral.
    """
    ids = {c.source: c.source_id for c in claims if c.source}
    actors = {m.actor.actor_id: m.actor for m in cast.mentions}
    found: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        for target in _targets(term, actors):
            found.setdefault((term.source or OUTLET, target), []).append(term)
    for (source, target), evidence in found.items():
        score = sum(SIGN[t.polarity] for t in evidence) / len(evidence)
        yield Stance(
            page.article.article_id,
            source,
            ids.get(source),
            target,
            "favourable" if score > 0 else "critical" if score < 0 else "neutral",
            round(score, 3),
            len(evidence),
            ";".join(t.term_id for t in evidence),
        )


def _targets(term: Term, actors: dict[str, Actor]) -> Iterator[str]:
    """Yield the target of a term, and its state where it is a state's person or force."""
    if term.target is None:
        return
    yield term.target
    actor = actors.get(term.target)
    if (
        actor
        and actor.state
        and actor.state != term.target
        and actor.kind in ("government", "military", "state_media")
    ):
        yield actor.state
