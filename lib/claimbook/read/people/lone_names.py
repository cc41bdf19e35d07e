"""Lone names: for whom a single capitalised word stands, and whether it is a name at all."""

from __future__ import annotations

import re

from claimbook.read.people.drafts import Draft, Drafts
from claimbook.read.people.gazetteers import actor_id_of
from claimbook.read.people.mentions import POSSESSIVE
from claimbook.read.people.names import Name
from claimbook.read.people.organisations import head_of, name_before
from claimbook.read.people.persons import lone_person, person_in_part

APPOSED_BODY = re.compile(r",\s(?:a|an|the)\s(?P<words>(?:[\w’'-]+\s?){1,5})")
APPOSED = re.compile(r",\s(?:a|an|the|who|\d\d)\b|\s\(|:\s")
AMOUNT = re.compile(r"[.,]\d|\s(?:million|billion|bn|m)\b")
IN_PLACE = re.compile(
    r"\b(?:in|at|near|toward|towards|outside|around|inside|across|through)\s(?:the\s)?$", re.IGNORECASE
)
OF_PLACE = re.compile(r"(\w+)\sof\s(?:the\s)?$")
GOVERNED = re.compile(r"\b(?:from|to|of)\s(?:the\s)?$", re.IGNORECASE)
NEXT_WORD = re.compile(r"\s(?:also\s|then\s|never\s|later\s)?([a-z]+)")
MODEL = re.compile(r"\b([a-z]*[A-Z]\w*) \d{1,2} $")
OPENING = ".!?:\n\r—-…►"


def lone_name(drafts: Drafts, index: int) -> tuple[Draft, str] | None:
    """Whom a lone word names, and its role: a surname, a short form, a name told only here; None for no name."""
    name = drafts.names[index]
    if draft := drafts.abbreviated(name.text) or person_in_part(drafts, name.text):
        return draft, "name"
    before = drafts.before(index)
    titled = before and before.role == "title" and before.end + 1 == name.start
    famous = name.role == "word" and actor_id_of(name.text) in drafts.words.persons
    if name.role == "person" or titled or famous:
        return lone_person(drafts, name.text), "name"
    if full := name_before(drafts.text, name.start, name.text):
        kind = drafts.words.organisations.get(head_of(full.lower(), drafts.lexicon), "other")
        drafts.short[name.text] = drafts.named(full, kind)
        return drafts.short[name.text], "name"
    if name.role == "word" and (role := _standing(drafts, name)):
        return drafts.named(name.text, _apposed_kind(drafts, name)), role
    return None


def _standing(drafts: Drafts, name: Name) -> str:
    """Whether a word that nothing explains is a name (and not a place): name, weak or ""."""
    text, lower = drafts.text, name.text.lower()
    before = text[max(0, name.start - 14) : name.start]
    if _is_no_name(drafts, name, before, lower):
        return ""
    owns = POSSESSIVE.match(text, name.end)
    if GOVERNED.search(before) and not owns and lower not in drafts.words.given_names:
        return "weak"
    left = before.rstrip(" “\"‘'(")
    if left and left[-1] not in OPENING:
        return "name"
    follows = NEXT_WORD.match(text, name.end)
    verbal = follows and (drafts.grammar.is_finite(follows[1]) or follows[1] in drafts.words.verbs)
    return "weak" if owns or verbal or APPOSED.match(text, name.end) else ""


def _is_no_name(drafts: Drafts, name: Name, before: str, lower: str) -> bool:
    words = drafts.words
    kind = OF_PLACE.search(before)
    if kind and words.roles.get(kind[1].lower()) == "place":  # "the town of Masisi"
        return True
    if name.text[-1].isdigit() and AMOUNT.match(drafts.text, name.end):  # Sh4.1 billion
        return True
    if (model := MODEL.search(before)) and model[1].lower() not in drafts.grammar.time:
        return True  # the Orbit 6 Plus; not: on May 6 Berg
    titled = drafts.text[name.end + 1 : name.end + 2].isupper()
    if titled and drafts.grammar.is_adverb(lower):  # "Party Highly Praises Guards"
        return True
    common = lower in words.groups or lower in words.titles or lower in words.organisations
    return common or len(lower) < 3 or bool(IN_PLACE.search(before))


def _apposed_kind(drafts: Drafts, name: Name) -> str:
    """What a name is by the words after it: "Indepaz, a think tank, ..."."""
    match = APPOSED_BODY.match(drafts.text, name.end)
    words = match["words"].lower().split() if match else ()
    phrases = (" ".join(words[at : at + n]) for at in range(len(words)) for n in (2, 1))
    return next((kind for p in phrases if (kind := drafts.words.organisations.get(p))), "other")
