"""Holders: the person who has an office, where the article tells both apart: "The mayor said no. “We wait,” Anna Berg said."."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimbook.read.people.drafts import Draft, Drafts
from claimbook.read.people.names import Name

OFFICE = re.compile(r"(?:\b[Tt]he|[’']s)\s(?P<words>(?:[a-z-]+\s){0,3}[a-z-]+)(?=\s[a-z\d]|,|\.)")
DESCRIBED = re.compile(
    r",?\s(?:\(|an?\s|the\s|aged\s|\d)|,\s(?!who\b)"
)  # Anna Berg, a nurse, | Anna Berg, 34,
SPEAKS = re.compile(r"(?:,\swho\s[^,.]{3,60},)?\s(?:also\s|later\s)?(?P<verb>[a-z]+)\b")
SPOKEN = re.compile(r"\b(?P<verb>[a-z]+)\s$")
UNKNOWN = frozenset(("witness", "person", "expert", "news_media", "social_media"))


def learn_holders(drafts: Drafts) -> None:
    """Give the office that the sentence before tells of to a person who speaks and of whom nothing else is told."""
    called = {id(draft) for _, _, draft in drafts.nouns}
    nouns = {noun for noun, _, draft in drafts.nouns if draft.person}
    met: set[int] = set()
    for index, (draft, _, _) in sorted(drafts.found.items()):
        if not draft.person or id(draft) in met:
            continue
        met.add(id(draft))
        name = drafts.names[index]
        if draft.kind == "person" and id(draft) not in called and _speaks(drafts, name):
            _take_office(drafts, name, draft, nouns)


def _speaks(drafts: Drafts, name: Name) -> bool:
    """Whether a name says something and no words beside it tell who that is."""
    text, speech = drafts.text, drafts.words.speech
    if " " not in name.text or DESCRIBED.match(text, name.end):
        return False
    before = SPOKEN.search(text, max(0, name.start - 15), name.start)
    behind = SPEAKS.match(text, name.end)
    return any(match is not None and match["verb"] in speech for match in (before, behind))


def _take_office(drafts: Drafts, name: Name, draft: Draft, nouns: set[str]) -> None:
    """Call a person by the office of the sentence before, where it is the only one that nobody else has."""
    sentence = drafts.page.sentence_at(name.start)
    before = drafts.page.sentence_at(sentence.start - 1) if sentence and sentence.start else None
    if before is None or before.paragraph != sentence.paragraph:
        return
    found = {}
    for match in OFFICE.finditer(drafts.text, before.start, sentence.start):
        known = _title_in(match["words"].split(), drafts.words.titles)
        if known and drafts.words.titles[known] not in UNKNOWN and known not in nouns:
            found.setdefault(known, match.start())
    if len(found) == 1:
        (office, offset), *_ = found.items()
        draft.kind = drafts.words.titles[office] or draft.kind
        drafts.call(draft, offset - 1, office, office.split()[-1])


def _title_in(words: list[str], titles: Mapping[str, str]) -> str:
    """The longest title among some words, "" where there is none: "defence minister | rejected the report"."""
    spans = sorted(((b - a, a, b) for b in range(len(words), 0, -1) for a in range(b)), reverse=True)
    return next((phrase for _, a, b in spans if (phrase := " ".join(words[a:b])) in titles), "")
