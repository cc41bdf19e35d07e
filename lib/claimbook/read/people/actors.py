"""Actors: which names of an article are one person, organisation or state, and what the words around them tell."""

from __future__ import annotations

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.people.drafts import Draft, Drafts
from claimbook.read.people.gazetteers import shared_words, state_names
from claimbook.read.people.holders import learn_holders
from claimbook.read.people.lone_names import lone_name
from claimbook.read.people.mentions import Actor, Mention
from claimbook.read.people.names import Name, find_names
from claimbook.read.people.organisations import (
    apposed_body,
    apposed_noun,
    descriptor,
    learn_body,
    name_before,
    organisation,
)
from claimbook.read.people.persons import is_in_prose, person, person_of_surname
from claimbook.read.people.titles import read_titles

STATE_ROLES = {"people": "adjective", "capital": "capital"}
LIKE_SURNAMES = frozenset(
    ("capital", "place", "state", "organisation", "title")
)  # roles of Paris, Chad, Church, Bishop

Nouns = dict[str, list[tuple[int, Actor]]]


def find_actors(page: Page, lexicon: Lexicon) -> tuple[tuple[Mention, ...], Nouns]:
    """The mentions of an article in reading order, and for each noun (governor, ministry) whom it was said of, and where."""
    drafts = Drafts(page, tuple(find_names(page.text, lexicon)), lexicon)
    for index, name in enumerate(drafts.names):  # full names first, then what is short for them
        if found := _full_name(drafts, index, name):
            drafts.found[index] = found
    for index, name in enumerate(drafts.names):
        if index not in drafts.found and name.role in ("word", "person", "thing"):
            _short_name(drafts, index, name)
    learn_holders(drafts)
    told = {id(draft): draft for draft, _, _ in drafts.found.values()}
    actors = {key: draft.finish(lexicon) for key, draft in told.items()}
    mentions = tuple(
        Mention(drafts.names[i].start, drafts.names[i].end, actors[id(d)], role, whole, d.person, d.gender)
        for i, (d, role, whole) in sorted(drafts.found.items())
    )
    nouns: Nouns = {}
    for noun, offset, draft in sorted(drafts.nouns, key=lambda n: n[1]):
        if id(draft) in actors:
            nouns.setdefault(noun, []).append((offset, actors[id(draft)]))
    return mentions, nouns


def _full_name(drafts: Drafts, index: int, name: Name) -> tuple[Draft, str, int] | None:
    """Whose name it is, its role and where its titles begin; None for what is no full name."""
    if explained := drafts.short.get(name.text):  # SNA is not Syrian where the article tells what it means
        return explained, "name", name.start
    if name.role in LIKE_SURNAMES and (bearer := person_of_surname(drafts, name)):
        return bearer, "name", name.start
    if _is_other_states(drafts, name):
        return organisation(drafts, index, name), "name", name.start
    if name.entry:
        return (*_known(drafts, name), name.start) if name.role != "place" else None
    if name.role == "organisation" or descriptor(drafts, name):
        return organisation(drafts, index, name), "name", name.start
    if noun := apposed_noun(drafts, name):
        return apposed_body(drafts, name, noun), "name", name.start
    if name.role == "person" and " " in name.text and is_in_prose(drafts, name):
        draft = person(drafts, name)
        return draft, "name", read_titles(drafts, index, draft)
    return None


def _is_other_states(drafts: Drafts, name: Name) -> bool:
    """Whether a name that many states use ("Senate") can't be that of the state that a list gives, as the article tells of others."""
    state = name.entry.state if name.entry and name.role == "actor" else None
    if not state or name.text.lower() not in drafts.words.organisations or drafts.told[state]:
        return False
    return bool(drafts.states)


def _short_name(drafts: Drafts, index: int, name: Name) -> None:
    if found := lone_name(drafts, index):
        draft, role = found
        whole = read_titles(drafts, index, draft) if draft.person else name.start
        drafts.found[index] = (draft, role, whole)


def _fullness(name: str) -> tuple[bool, int]:
    """How full a name is: a proper one counts more than a description ("EU border agency"), a longer more than a short one."""
    return name.rsplit(" ", 1)[-1][0].isupper(), len(name)


def _known(drafts: Drafts, name: Name) -> tuple[Draft, str]:
    """The actor of a name that a list knows, and the name's role."""
    entry = name.entry
    if shared := shared_words(drafts.lexicon).get(entry.phrase):  # "Korean": the one told of more often
        state = max(shared, key=lambda s: drafts.told[s])
        return drafts.of(state, state_names(drafts.lexicon)[state], "government", state=state), "adjective"
    if entry.role != "actor":
        draft = drafts.of(entry.actor_id, entry.name, "government", state=entry.actor_id)
        return draft, STATE_ROLES.get(entry.role, "name")
    draft = drafts.of(entry.actor_id, name.text, entry.kind, state=entry.state)
    full = name_before(drafts.text, name.start, name.text)
    if full:
        draft.name, draft.is_explained = full, True
    elif not draft.is_explained and _fullness(name.text) > _fullness(draft.name):
        draft.name = name.text
    learn_body(drafts, name, draft, entry.name)
    return draft, "name"
