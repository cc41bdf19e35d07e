"""Persons: which names of an article are one person's, told in full or by a part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.read.people.drafts import Draft, Drafts
from claimbook.read.people.gazetteers import actor_id_of
from claimbook.read.people.names import Name

PLACED = re.compile(
    r"\b(?:in|at|near|to|from|of|the|a|an|outside|around|across)\s$", re.IGNORECASE
)  # in Paris, the Bishop
NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
GENERATIONS = frozenset(("jr.", "jr", "sr.", "sr", "ii", "iii", "iv"))


def is_in_prose(drafts: Drafts, name: Name) -> bool:
    """Whether capitals show a person's name here: in a headline only a known first name does."""
    paragraph = drafts.page.paragraph_at(name.start)
    known = name.text.split()[0].lower() in drafts.words.given_names
    return known or paragraph is None or paragraph.kind not in ("title", "heading")


def person(drafts: Drafts, name: Name) -> Draft:
    """The person of a full name: one told of before by the same or a shorter name, else a new one."""
    parts = parts_of(name.text)
    whole = joined(parts)
    for draft in (drafts.people.get(whole), drafts.people.get(parts[-1])):
        known = parts_of(draft.name) if draft else []
        tail = len(parts) > 1 and known[-len(parts) :] == parts  # Mr Abou Saad
        if draft and (known[0] == parts[0] or joined(known) == whole or tail):
            if len(parts) > len(parts_of(draft.name)):
                draft.name = name.text
            return draft
    draft = new_person(drafts, name.text)
    tails = ("".join(parts[at:]) for at in range(1, len(parts)))
    for part in (whole, parts[-1], parts[0], *tails):
        drafts.people.setdefault(part, draft)
    return draft


def person_in_part(drafts: Drafts, text: str) -> Draft | None:
    """The person told of before for whom a part of the name stands."""
    parts = parts_of(text)
    return drafts.people.get(joined(parts)) or drafts.people.get(parts[-1])


def person_of_surname(drafts: Drafts, name: Name) -> Draft | None:
    """The person told of before whose surname is a word for a place or an office too: "Ivo Paris left. Paris said ..."."""
    draft = drafts.people.get(name.text.lower())
    if draft is None or parts_of(draft.name)[-1:] != [name.text.lower()] or " " not in draft.name:
        return None
    text = drafts.text
    behind = NEXT_WORD.match(text, name.end)
    is_place = behind and (behind[1][0].isupper() or behind[1] in drafts.words.organisations)  # Paris police
    return None if is_place or PLACED.search(text, max(0, name.start - 12), name.start) else draft


def lone_person(drafts: Drafts, text: str) -> Draft:
    """The person whom the article calls by this name alone."""
    draft = new_person(drafts, text)
    drafts.people.setdefault(joined(parts_of(text)), draft)
    return draft


def new_person(drafts: Drafts, text: str) -> Draft:
    """A person not told of before, with what the lexicons know."""
    if known := drafts.words.persons.get(actor_id_of(text)):
        more = {"state": known.state, "gender": known.gender}
        return drafts.of(known.actor_id, text, known.kind, person=True, **more)
    gender = drafts.words.given_names.get(parts_of(text)[0], "")
    return drafts.named(text, "person", person=True, gender=gender)


def parts_of(name: str) -> list[str]:
    """The words of a person's name, lower case, hyphens open: "Kim Jong-un" and "Kim Jong Un" are alike.

    >>> parts_of("Kim Jong-un"), parts_of("Pedro Ruiz Jr.")
    (['kim', 'jong', 'un'], ['pedro', 'ruiz'])
    """
    parts = name.replace("-", " ").replace("’", "'").lower().split()
    return parts[:-1] if len(parts) > 2 and parts[-1] in GENERATIONS else parts


def joined(parts: Sequence[str]) -> str:
    """The parts of a name as one word, without initials."""
    return "".join(p for p in parts if len(p.strip(".")) > 1)
