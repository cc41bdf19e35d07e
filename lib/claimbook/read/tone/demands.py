"""Demands: who is told to stop, to withdraw, to resign, and by whom: a call that blames without a word of blame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.tone.candidates import Candidate
from claimbook.read.tone.clauses import Clause, Clauses
from claimbook.read.tone.judgements import make_term, target_id
from claimbook.read.tone.shifts import is_negated
from claimbook.read.tone.voices import Voices, subject_of
from claimbook.records import Term

REACH = 160  # characters from the verb that urges to what is demanded
NEAR = re.compile(r"\s(?:the\s|its\s|their\s|his\s|her\s|on\s|that\s|upon\s){0,2}(?:[a-z-]+\s){0,2}")
BYSTANDERS = frozenset(("witness", "person", "news_media"))  # residents told to stop are not blamed


def find_demands(clauses: Clauses, voices: Voices, lexicon: Lexicon) -> Iterator[Term]:
    """Yield the demands of an article in reading order: "urged Norway to stop", "demanded that Norway withdraw"."""
    urging, demanded = _patterns(lexicon)
    for start in clauses.page.openings["demands"]:
        if not (verb := urging.match(clauses.page.text, start)) or not (clause := clauses.at(start)):
            continue
        if is_negated(clause.text, clause.start_of(start), start, lexicon):
            continue
        told = next((c for c in clause.candidates if c.start >= verb.end()), None)
        if told is None or told.start - verb.end() > REACH // 2 or not _is_told(clause, verb.end(), told):
            continue
        deed = demanded.match(clause.text, told.end, min(told.end + REACH, clause.sentence.end))
        voice = voices.at(clause, start)
        if told.actor.actor_id in voice.own:
            continue
        source = (None if voice.heard else voice.source) or subject_of(clause, start, told)
        if deed and source and source != told.actor.name:
            yield make_term(
                clause,
                start,
                deed.end(),
                "critical",
                source,
                target_id(told, lexicon),
                f"demands.csv:{deed['verb']}",
            )


def _is_told(clause: Clause, at: int, told: Candidate) -> bool:
    """Whether one actor alone, who can do wrong, is told: both sides are told to stop by who blames neither."""
    alone = len(clause.joined(told)) == 1 and told.actor.kind not in BYSTANDERS
    return alone and NEAR.fullmatch(clause.text, at, told.start) is not None


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The verbs that urge, and what is demanded behind the one who is told."""
    rows = lexicon.rows("demands")
    urging = [p for r in rows if r["part"] == "urging" for p in (r["phrase"], *r["forms"].split(";"))]
    verbs = [r["phrase"] for r in rows if r["part"] == "demanded"]
    return (
        re.compile(rf"{any_of(filter(None, urging))}\b"),
        re.compile(
            rf"(?:[’']s?)?(?:\s(?:government|military|army|forces|authorities|leaders|troops))?"
            rf"\s(?:to\s)?(?:\w+ly\s|at once\s)?(?P<verb>{any_of(filter(None, verbs))})\b"
        ),
    )
