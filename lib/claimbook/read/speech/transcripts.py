"""Transcripts: the turns of an interview or a broadcast, each headed by its speaker: "ANNA WEISS: We are leaving."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from claimbook.read.layout.blocks import Paragraph
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.read.people.gazetteers import actor_id_of, state_names
from claimbook.read.people.mentions import Actor
from claimbook.read.speech.speakers import people
from claimbook.records import value

LABEL = re.compile(
    r"(?:\*\*)?(?P<name>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,4})(?P<post>, [^:\n.]{2,40})?\s?(?::\*\*|\*\*:|:)\s+"
    r"(?:[(\[][^()\[\]\n]{1,60}[)\]]\s*)?(?=[^\s“\"‘'])"
)  # CLAUDE MARTIN, HOST: (Laughing)
LETTER = re.compile(r"[^\W\d_]")
ASKING = re.compile(
    r"\b(?:host|byline|anchor|presenter|moderator|reporter|correspondent|interviewer|question|q)\b",
    re.IGNORECASE,
)
SPEAKING = frozenset({"person", "government", "military", "opposition", "expert", "ngo"})  # kinds of people
ANSWERING = frozenset({"a", "answer"})  # labels of whoever is asked
TURNS = 3  # of which an interview or a broadcast has at least so many


@value
class Answer:
    """The words of a turn from `start` to `end`, and the place of its speaker's name."""

    start: int
    end: int
    name: tuple[int, int]
    speaker: Actor


def find_answers(page: Page, cast: Cast) -> Sequence[Answer]:
    """The turns of those who are asked, none where the article is no transcript; hosts and reporters only ask."""
    found = list(_labels(page))
    turns = Counter(_surname(m) for _, m in found)
    asking = {_surname(m) for _, m in found if ASKING.search(m["post"] or m["name"])}
    shouted = {_surname(m) for _, m in found if m["name"].isupper()}
    is_short = len(shouted) > 1 and not asking.isdisjoint(shouted)  # PRESENTER: ..., BERG: ...
    if not is_short and (len(found) < TURNS or max(turns.values()) < 2):
        return ()
    telling = {_surname(m) for p, m in found if not page.text.endswith("?", p.start, p.end)}
    asking |= {w for w, told in turns.items() if told > 1 and w not in telling}
    answers = [t for t in found if _surname(t[1]) not in asking]
    shouted -= {_surname(m) for p, m in found if page.text.endswith("?", p.start, p.end)}
    return tuple(_answers(answers, cast, shouted if is_short else frozenset()))


def _labels(page: Page) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    for paragraph in page.paragraphs:
        label = LABEL.match(page.text, paragraph.start, paragraph.end)
        if label and LETTER.search(page.text, label.end(), paragraph.end):  # not: Berg: 1,769
            yield paragraph, label


def _surname(label: re.Match[str]) -> str:
    return label["name"].split()[-1].strip(".").lower()


def _answers(
    found: Sequence[tuple[Paragraph, re.Match[str]]], cast: Cast, shouted: Set[str]
) -> Iterator[Answer]:
    """Yield the turns with their speakers; the names in `shouted` are known to be speakers' though no more is told of them."""
    asked = _interviewee(cast, found[0][0].start) if found else None
    for paragraph, label in found:
        if _surname(label) in ANSWERING:
            speaker = asked
        else:
            speaker = cast.resolve(*label.span("name"))
            if speaker and not _is_person(speaker, cast):
                speaker = _by_surname(cast, _surname(label)) or _stranger(label, shouted)
        if speaker:
            yield Answer(label.end(), paragraph.end, label.span("name"), speaker)


def _interviewee(cast: Cast, first_turn: int) -> Actor | None:
    """The person whom the lines before the first turn name first, else the first named behind it."""
    people = [m for m in cast.mentions if m.person and " " in m.actor.name]
    before = (m.actor for m in people if m.start < first_turn)
    return next(before, people[0].actor if people else None)


def _by_surname(cast: Cast, surname: str) -> Actor | None:
    """The person of whom the article tells by a full name that ends so: "BELLO:"."""
    full = (
        m.actor for m in cast.mentions if " " in m.actor.name and m.actor.name.split()[-1].lower() == surname
    )
    return next((actor for actor in full if actor.kind in SPEAKING), None)


def _stranger(label: re.Match[str], shouted: Set[str]) -> Actor | None:
    """A person of whom only the name before the turns is told: "BERG:"."""
    name = label["name"].title()
    return Actor(actor_id_of(name), name, "person") if _surname(label) in shouted else None


def _is_person(actor: Actor, cast: Cast) -> bool:
    """Whether an actor is somebody told of by first name and surname, no state, city or body."""
    last = actor.name.split()[-1].lower()
    known = actor.actor_id in state_names(cast.lexicon) or last in people(cast.lexicon)
    return " " in actor.name and actor.kind in SPEAKING and not actor.unnamed and not known
