"""Organisations: which names are theirs by the words in or beside them, and how the article calls them later."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimbook.read.people.drafts import Draft, Drafts
from claimbook.read.people.gazetteers import state_of
from claimbook.read.people.names import Name

ACRONYM = re.compile(r"\s\(\W?(?P<short>[A-Z][A-Za-z&.-]{1,11})\W?[,;)]")
AFTER_QUOTE = re.compile(r"[”\"’'] (?P<noun>[a-z]+)")
APPOSED_NOUN = re.compile(
    r",\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?P<noun>[a-z]+)(?=,|\s(?:based|that|which|in|for|of)\b)"
)
STATE_RUN = re.compile(r"\b[Ss]tate(?:-run|-owned|-controlled)?\s(?:\w+\s){1,2}[“\"]?$")
WHOSE = re.compile(r"\A[A-Z]{2,6}(?:[’']s)?\s|\sof\s.*")  # "WPK ...", "... of the Workers’ Party of Korea"
LINKS = (" ", "’s ", "'s ", " of ", ", ")


def organisation(drafts: Drafts, index: int, name: Name) -> Draft:
    """The organisation of a name whose own words or those beside it tell what it is."""
    heads = drafts.words.organisations
    noun = descriptor(drafts, name) or head_of(name.text, heads)
    kind = heads.get(noun, "other")
    if kind == "news_media" and STATE_RUN.search(drafts.text, max(0, name.start - 40), name.start):
        kind = "state_media"
    state = state_in(drafts, index, name)
    core = (core_of(name.text), state)
    draft = drafts.bodies.get(core)
    if draft is None:
        draft = drafts.bodies[core] = drafts.named(name.text, kind, state=state)
    learn_body(drafts, name, draft, name.text)
    drafts.call(draft, name.start, noun)
    return draft


def apposed_body(drafts: Drafts, name: Name, noun: str) -> Draft:
    """The organisation that the noun behind its name explains."""
    draft = drafts.named(name.text, drafts.words.organisations[noun])
    learn_body(drafts, name, draft, name.text)
    drafts.call(draft, name.start, noun)
    return draft


def descriptor(drafts: Drafts, name: Name) -> str | None:
    """The common noun that says what a name is: "the news outlet First Source Report", "the “Chronicle” channel"."""
    if name.role not in ("person", "word", "thing", "organisation"):
        return None
    words = drafts.words
    after = AFTER_QUOTE.match(drafts.text, name.end)
    if after and after["noun"] in words.organisations:
        return after["noun"]
    if drafts.text[name.start - 1 : name.start] not in (" ", "“", '"', "‘"):
        return None
    tail = drafts.text[max(0, name.start - 40) : name.start].rstrip('“"‘ ').rsplit(None, 3)
    noun = tail[-1] if tail else ""
    if noun not in words.organisations or (noun in words.titles and not name.text.isupper()):
        return None
    return noun


def apposed_noun(drafts: Drafts, name: Name) -> str | None:
    """The noun of an organisation behind a name that could be a person's: "Free Voice, a rights group"."""
    words = drafts.words
    if name.role != "person" or drafts.text[name.end : name.end + 2] != ", ":
        return None
    match = APPOSED_NOUN.match(drafts.text, name.end)
    noun = match["noun"].lower() if match else ""
    is_body = noun in words.organisations and noun not in words.titles
    return noun if is_body and name.text.split()[0].lower() not in words.given_names else None


def state_in(drafts: Drafts, index: int, name: Name) -> str | None:
    """The state that an organisation's name holds or follows."""
    words = name.text.split()
    inner = (" ".join(words[:2]), words[0], " ".join(words[-2:]), words[-1])
    if state := next((s for s in (state_of(w, drafts.lexicon) for w in inner) if s), None):
        return state
    before = drafts.before(index)
    near = before and before.entry and drafts.text[before.end : name.start] in LINKS
    return before.entry.state if near else None


def learn_body(drafts: Drafts, name: Name, draft: Draft, full: str) -> None:
    """Note the short form in brackets, and the nouns by which the article may call the body later."""
    words = drafts.words
    if match := ACRONYM.match(drafts.text, name.end):
        drafts.short.setdefault(match["short"], draft)
    heads = {head_of(full, words.organisations), head_of(name.text, words.organisations)}
    if heads & words.callings["forces"]:
        heads |= words.callings["forces"]
    nouns = {head.split(" ")[-1] for head in heads} | set(words.bodies.get(draft.kind, ()))
    nouns |= {form for head in heads if " " in head for form in (head, head.replace(" ", ""))}
    drafts.call(draft, name.start, *nouns)


def core_of(name: str) -> str:
    """An organisation's name without the body to which it belongs, where three words are left.

    >>> core_of("WPK Central Military Commission"), core_of("Central Military Commission of the Workers’ Party")
    ('central military commission', 'central military commission')
    >>> core_of("IMF Council"), core_of("Institute for the Study of Peace")
    ('imf council', 'institute for the study of peace')
    """
    words = WHOSE.sub("", name).split()
    whole = len(words) < 3 or any(w.islower() for w in words)
    return (name if whole else " ".join(words)).lower()


def head_of(name: str, heads: Mapping[str, str]) -> str:
    """What says in an organisation's name what it is: before "of" or "for", else the last words that do."""
    words = name.lower().split()
    if whole := next((p for k in range(len(words) - 1) if (p := " ".join(words[k:])) in heads), ""):
        return whole
    cut = next((k for k, w in enumerate(words) if w in ("of", "for")), len(words))
    for last in range(cut, 0, -1):
        tails = (" ".join(words[max(0, last - n) : last]) for n in (3, 2, 1))
        if phrase := next((p for p in tails if p in heads), ""):
            return phrase
    return ""
