"""Citations: on whom a medium calls for what it reports: "Reuters reported, citing two officials"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.read.speech.channels import MEDIA
from claimbook.read.speech.speakers import people
from claimbook.read.speech.statements import said_by
from claimbook.records import Claim

CITING = "participle object reporting_verbs:cite"  # the rule of a claim that only names who is cited


def with_cited(claims: Sequence[Claim], cast: Cast) -> Iterator[Claim]:
    """The claims of a passage, each by the one whom its medium cites, and via the medium."""
    cited = {n: actor for n, claim in enumerate(claims) if (actor := _cited(claim, cast))}
    calls = {_caller(claims, n): n for n in cited}
    for number, claim in enumerate(claims):
        if number in calls:
            yield _passed_on(claim, claims[calls[number]], cited[calls[number]])
        elif number not in cited:
            yield claim


def _cited(claim: Claim, cast: Cast) -> Actor | None:
    """Whom a claim cites, None where it cites a thing: "citing concerns about safety"."""
    if claim.rule != CITING:
        return None
    actor = cast.resolve(claim.start, claim.end)
    told = actor and (actor.kind != "other" or actor.name.split()[-1].lower() in people(cast.lexicon))
    return actor if told else None


def _caller(claims: Sequence[Claim], number: int) -> int | None:
    """The claim of a medium next to the citation: the one before it, else the one behind it."""
    near = (n for n in (number - 1, number + 1) if 0 <= n < len(claims))
    return next((n for n in near if _is_medium(claims[n]) and claims[n].rule != CITING), None)


def _is_medium(claim: Claim) -> bool:
    """Whether a medium makes a claim, be it one of which only the name is known."""
    return claim.source_kind in MEDIA or (
        claim.source_kind == "other" and bool(claim.source_id) and not claim.unnamed
    )


def _passed_on(claim: Claim, cited: Claim, actor: Actor) -> Claim:
    return replace(
        said_by(claim, actor),
        source_text=cited.text,
        source_start=cited.start,
        source_end=cited.end,
        via=";".join(filter(None, (claim.source, claim.via))),
    )
