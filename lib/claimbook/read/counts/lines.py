"""Lines: the sentences of an article with what is counted in them, and what they say of each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from datetime import date, timedelta
from itertools import islice

from claimbook.lexicon import Lexicon
from claimbook.read.counts.backgrounds import is_background
from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.numbers import Number
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.victims import (
    DEATHS,
    WOUNDS,
    find_aged,
    find_headline_victims,
    find_known,
    find_the_victim,
    find_victims,
)
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.records import DateMention, Sentence, value

HURT = WOUNDS | {"casualties"}
WEEKS = timedelta(21)  # before publication in which the event of an article mostly lies
LIST_JOINTS = frozenset((",", "and", "&", ";"))
CLAUSE_JOINTS = frozenset(("and", "but", "while", ";"))
NEXT_TO = 4  # tokens from the dead to those who were shot: "one man killed, | three"


@value
class Line:
    """A sentence with its measure words and the readings of its quantities."""

    sentence: Sentence
    tokens: Tokens
    cues: Sequence[Cue]
    readings: list[Reading]


Told = tuple[Line, Sequence[Cue]]  # a line with those of its measure words that are asked


def has_deaths(lines: Sequence[Line]) -> bool:
    return any(r.measure == "killed" for line in lines for r in line.readings)


def tells_deaths(
    lines: Sequence[Line], dates: Sequence[DateMention], published: str | None, lexicon: Lexicon
) -> bool:
    """Whether the event of which the article tells had deaths; those of others told long before it say nothing of it."""
    return any(
        r.measure == "killed"
        and r.quantity.number.value > 0
        and not _is_past(line, r, dates, published, lexicon)
        for line in lines
        for r in line.readings
    )


def _is_past(
    line: Line, reading: Reading, dates: Sequence[DateMention], published: str | None, lexicon: Lexicon
) -> bool:
    """Whether a sentence tells what went before: "in recent years", or a date weeks before publication."""
    number, sentence = reading.quantity.number, line.sentence
    span = (number.first, reading.quantity.end)
    if is_background(line.tokens, span, "killed", number.value, lexicon):
        return True
    if published is None:
        return False
    first = bisect_left(dates, sentence.start, key=lambda d: d.start)
    last = bisect_left(dates, sentence.end, key=lambda d: d.start)
    ends = [d.end_date for d in dates[first:last] if d.end_date]
    return bool(ends) and date.fromisoformat(published) - date.fromisoformat(max(ends)) > WEEKS


def add_victims(lines: Sequence[Line], known: Vocabulary) -> None:
    """Add the dead that no number counts, then the wounded that none does, each told by name, in a headline or as "the victim".

    Where an article tells of deaths a name counts as wounded only beside what tells that he or she lives.
    """
    aged = {name for line in lines for name in find_aged(line.tokens)}
    if not has_deaths(lines):
        told = [(line, _said(line, DEATHS)) for line in lines]
        _add(told, WOUNDS, aged, known)
        if not has_deaths(lines):
            _add_known(told, known)
    if not _has_hurt(lines):
        is_deadly = has_deaths(lines)
        told = [(line, _said_of_living(line, is_deadly=is_deadly)) for line in lines]
        _add(told, DEATHS, aged, known)
        if not _has_hurt(lines):
            _add_known(told, known)


def _has_hurt(lines: Sequence[Line]) -> bool:
    return any(r.measure in HURT for line in lines for r in line.readings)


def _add(told: Sequence[Told], others: Set[str], aged: Set[str], known: Vocabulary) -> None:
    """Add a reading for each victim told by name, with the age or beside `others`, else for the first in a headline or "the victim"."""
    named: set[str] = set()
    for line, cues in told:
        if not cues:
            continue
        needs_age = not any(r.measure in others for r in line.readings)
        found = list(find_victims(line.tokens, cues, known, aged, needs_age=needs_age))
        if not found and line.sentence.kind in ("title", "heading"):
            found = list(find_headline_victims(line.tokens, cues, known))
        for first, end, cue in found:
            if (name := line.tokens.joined(first, end)) not in named:
                line.readings.append(_victim(first, end, cue))
                named.add(name)
    if not named:
        victims = ((line, v) for line, cues in told for v in find_the_victim(line.tokens, cues, known))
        for line, victim in islice(victims, 1):
            line.readings.append(_victim(*victim))


def _add_known(told: Sequence[Told], known: Vocabulary) -> None:
    """Add a reading for the first of those told before without a number: "both miners were pronounced dead"."""
    victims = ((line, v) for line, cues in told for v in find_known(line.tokens, cues, known))
    for line, (first, end, cue, count) in islice(victims, 1):
        line.readings.append(_victim(first, end, cue, count))


def _said(line: Line, harm: Set[str]) -> list[Cue]:
    return [cue for cue in line.cues if cue.measure in harm]


def _said_of_living(line: Line, *, is_deadly: bool) -> list[Cue]:
    """The cues of wounds, where others died only beside one who lives, and not of the same: "one died, and | the other is in hospital"."""
    hurt, deaths = _said(line, WOUNDS), _said(line, DEATHS)
    if is_deadly and not any(cue.measure == "wounded" for cue in hurt):
        return []
    floor = max((cue.end for cue in deaths), default=0)
    return [
        cue
        for cue in hurt
        if not deaths or not CLAUSE_JOINTS.isdisjoint(line.tokens.words[floor : max(floor, cue.first)])
    ]


def _victim(first: int, end: int, cue: Cue, count: float = 1.0) -> Reading:
    number = Number(first, first, end, count, count, count, "exact")
    quantity = Quantity(number, end, "people", measure=cue.measure)
    return Reading(quantity, cue.measure, cue, rule=f"{cue.rule}+named")


def is_beside_dead(line: Line, reading: Reading) -> bool:
    """Whether those who were shot are told behind the dead: "one dead, | three shot"; "three shot, one dead" counts him too."""
    first = reading.quantity.number.first
    dead = (r.quantity for r in line.readings if r.measure == "killed" and r.quantity.number.first < first)
    is_listed = line.tokens.word(first - 1) in LIST_JOINTS
    return is_listed and any(first - q.end <= NEXT_TO for q in dead)
