"""Actors: which names of an article are one person, organisation or state, and what the words around them tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.people.gazetteers import actor_id_of, shared_words, state_names, state_of
from claimbook.read.people.mentions import POSSESSIVE, Actor, Mention
from claimbook.read.people.names import Name, find_names
from claimbook.read.people.nomenclature import nomenclature

ACRONYM = re.compile(r"\s\(\W?(?P<short>[A-Z][A-Za-z&.-]{1,11})\W?[,;)]")
APPOSITION = re.compile(r",\s(?P<words>(?:[^,.;:“”\"\r\n]|\.(?=\s?[a-z])){3,120})")
AFTER_QUOTE = re.compile(r"[”\"’'] (?P<noun>[a-z]+)")
IN_PLACE = re.compile(
    r"\b(?:in|at|near|toward|towards|outside|around|inside|across|through)\s(?:the\s)?$", re.IGNORECASE
)
GOVERNED = re.compile(r"\b(?:from|to|of)\s(?:the\s)?$", re.IGNORECASE)
A_BODY = re.compile(
    r",\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?P<noun>[a-z]+)(?=,|\s(?:based|that|which|in|for|of)\b)"
)
APPOSED = re.compile(r",\s(?:a|an|the|who|\d\d)\b|\s\(|:\s")
NEXT_WORD = re.compile(r"\s(?:also\s|then\s|never\s|later\s)?([a-z]+)")
LINKS = (" ", "’s ", "'s ", " of ", ", ")
OFFICE_LINKS = (" of ", " of the ")
WHOSE = re.compile(r"\A[A-Z]{2,6}(?:[’']s)?\s|\sof\s.*")  # "WPK ...", "... of the Workers’ Party of Korea"
ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s$")
STATE_RUN = re.compile(r"\b[Ss]tate(?:-run|-owned|-controlled)?\s(?:\w+\s){1,2}[“\"]?$")
LAST_WORD = re.compile(r"([A-Za-z]+)\s$")
OF_PLACE = re.compile(r"(\w+)\sof\s(?:the\s)?$")
VERBS_AFTER_NAMES = frozenset(
    ["said", "says", "who", "told", "has", "had", "was", "is", "and", "where", "when"]
)
NEUTRAL_KINDS = frozenset(("expert", "news_media", "ngo", "igo", "witness", "other"))


@dataclass
class _Draft:
    """An actor while its article is being read."""

    name: str
    actor_id: str
    kind: str
    state: str | None = None
    person: bool = False
    gender: str = ""

    def finish(self, sides: Mapping[str, str]) -> Actor:
        side = sides.get(self.actor_id)
        if side is None and self.kind not in NEUTRAL_KINDS:
            side = sides.get(self.state or "")
        return Actor(self.actor_id, self.name, self.kind, self.state, side)


Nouns = dict[str, list[tuple[int, Actor]]]


def find_actors(page: Page, lexicon: Lexicon) -> tuple[tuple[Mention, ...], Nouns]:
    """The mentions of an article in reading order, and for each noun (governor, ministry) whom it was said of, and where."""
    reader = _Reader(page, lexicon)
    reader.read()
    sides = nomenclature(lexicon).sides
    actors = {id(d): d.finish(sides) for d, _, _ in reader.found.values()}
    mentions = tuple(
        Mention(reader.names[i].start, reader.names[i].end, actors[id(d)], role, whole, d.person, d.gender)
        for i, (d, role, whole) in sorted(reader.found.items())
    )
    nouns: Nouns = {}
    for noun, offset, draft in sorted(reader.nouns, key=lambda n: n[1]):
        if id(draft) in actors:
            nouns.setdefault(noun, []).append((offset, actors[id(draft)]))
    return mentions, nouns


class _Reader:
    """Reads the names of one article: full names first, then what is short for them."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page, self.text, self.lexicon = page, page.text, lexicon
        self.words, self.grammar = nomenclature(lexicon), grammar(lexicon)
        self.names = list(find_names(page.text, lexicon))
        self.told = Counter(n.entry.actor_id for n in self.names if n.entry)
        self.drafts: dict[str, _Draft] = {}
        self.people: dict[str, _Draft] = {}  # a part of a person's name -> whose it is
        self.bodies: dict[tuple[str, str | None], _Draft] = {}  # what all names of an organisation share
        self.short: dict[str, _Draft] = {}  # acronym -> organisation
        self.nouns: list[tuple[str, int, _Draft]] = []
        self.found: dict[int, tuple[_Draft, str, int]] = {}

    def read(self) -> None:
        for index, name in enumerate(self.names):
            if name.entry:
                if name.role != "place":
                    self.found[index] = self._known(name)
            elif name.role == "organisation" or self._descriptor(name):
                self.found[index] = (self._organisation(index, name), "name", name.start)
            elif (kind := self._apposed_body(name)) is not None:
                self.found[index] = (self._apposed(name, kind), "name", name.start)
            elif name.role == "person" and " " in name.text and self._is_in_prose(name):
                draft = self._person(name)
                self.found[index] = (draft, "name", self._title(index, draft))
        for index, name in enumerate(self.names):
            if index not in self.found and name.role in ("word", "person", "thing"):
                self._link(index, name)

    def _draft(self, actor_id: str, name: str, kind: str, **more) -> _Draft:
        return self.drafts.setdefault(actor_id, _Draft(name, actor_id, kind, **more))

    # Names that a list knows

    def _known(self, name: Name) -> tuple[_Draft, str, int]:
        entry = name.entry
        if shared := shared_words(self.lexicon).get(entry.phrase):
            state = max(shared, key=lambda s: self.told[s])
            draft = self._draft(state, state_names(self.lexicon)[state], "government", state=state)
            return draft, "adjective", name.start
        if entry.role != "actor":
            draft = self._draft(entry.actor_id, entry.name, "government", state=entry.actor_id)
            return draft, {"people": "adjective", "capital": "capital"}.get(entry.role, "name"), name.start
        draft = self._draft(entry.actor_id, name.text, entry.kind, state=entry.state)
        if len(name.text) > len(draft.name):
            draft.name = name.text
        self._learn_body(name, draft, entry.name)
        return draft, "name", name.start

    # Organisations

    def _descriptor(self, name: Name) -> str | None:
        """The common noun that says what a name is: "the news outlet First Source Report", "the “Chronicle” channel"."""
        if name.role not in ("person", "word", "thing", "organisation"):
            return None
        after = AFTER_QUOTE.match(self.text, name.end)
        if after and after["noun"] in self.words.organisations:
            return after["noun"]
        if self.text[name.start - 1 : name.start] not in (" ", "“", '"', "‘"):
            return None
        tail = self.text[max(0, name.start - 40) : name.start].rstrip('“"‘ ').rsplit(None, 3)
        noun = tail[-1] if tail else ""
        if noun not in self.words.organisations or (noun in self.words.titles and not name.text.isupper()):
            return None
        return noun

    def _organisation(self, index: int, name: Name) -> _Draft:
        noun = self._descriptor(name) or _head_of(name.text, self.words.organisations)
        kind = self.words.organisations.get(noun, "other")
        if kind == "news_media" and STATE_RUN.search(self.text, max(0, name.start - 40), name.start):
            kind = "state_media"
        state = self._state(index, name)
        draft = self.bodies.setdefault((_core_of(name.text), state), self._draft_of(name, kind, state))
        self._learn_body(name, draft, name.text)
        self.nouns.append((noun, name.start, draft))
        return draft

    def _draft_of(self, name: Name, kind: str, state: str | None) -> _Draft:
        return self._draft(actor_id_of(name.text), name.text, kind, state=state)

    def _state(self, index: int, name: Name) -> str | None:
        words = name.text.split()
        inner = (" ".join(words[:2]), words[0], " ".join(words[-2:]), words[-1])
        if state := next((s for s in (state_of(w, self.lexicon) for w in inner) if s), None):
            return state
        before = self.names[index - 1] if index else None
        near = before and before.entry and self.text[before.end : name.start] in LINKS
        return before.entry.state if near else None

    def _learn_body(self, name: Name, draft: _Draft, full: str) -> None:
        """Note the short form in brackets, and the nouns by which the article may call the body later."""
        if match := ACRONYM.match(self.text, name.end):
            self.short.setdefault(match["short"], draft)
        heads = {_head_of(full, self.words.organisations), _head_of(name.text, self.words.organisations)}
        if heads & self.words.callings["forces"]:
            heads |= self.words.callings["forces"]
        nouns = {head.split(" ")[-1] for head in heads} | set(self.words.bodies.get(draft.kind, ()))
        nouns |= {form for head in heads if " " in head for form in (head, head.replace(" ", ""))}
        self.nouns.extend((noun, name.start, draft) for noun in nouns if noun)

    # Persons

    def _is_in_prose(self, name: Name) -> bool:
        """Whether capitals show a name here: in a headline only a known first name does."""
        first = name.text.split()[0].lower()
        paragraph = self.page.paragraph_at(name.start)
        return (
            first in self.words.given_names or paragraph is None or paragraph.kind not in ("title", "heading")
        )

    def _person(self, name: Name) -> _Draft:
        parts = _parts(name.text)
        for draft in (self.people.get(_joined(parts)), self.people.get(parts[-1])):
            if draft and (_parts(draft.name)[0] == parts[0] or _joined(_parts(draft.name)) == _joined(parts)):
                if len(parts) > len(_parts(draft.name)):
                    draft.name = name.text
                return draft
        draft = self._new_person(name.text, parts)
        for part in (
            _joined(parts),
            parts[-1],
            parts[0],
            *("".join(parts[k:]) for k in range(1, len(parts))),
        ):
            self.people.setdefault(part, draft)
        return draft

    def _new_person(self, text: str, parts: Sequence[str]) -> _Draft:
        if known := self.words.persons.get(actor_id_of(text)):
            return self._draft(
                known.actor_id, text, known.kind, state=known.state, person=True, gender=known.gender
            )
        gender = self.words.given_names.get(parts[0], "")
        return self._draft(actor_id_of(text), text, "person", person=True, gender=gender)

    def _link(self, index: int, name: Name) -> None:
        """Find for whom a lone capitalised word stands: a surname, a short form, a name told only here."""
        text = name.text
        parts = _parts(text)
        draft = self.short.get(text) or self.people.get(_joined(parts)) or self.people.get(parts[-1])
        role = "name"
        if draft is None:
            before = self.names[index - 1] if index else None
            titled = before and before.role == "title" and before.end + 1 == name.start
            famous = name.role == "word" and actor_id_of(text) in self.words.persons
            if name.role == "person" or titled or famous:
                draft = self._new_person(text, parts)
                self.people.setdefault(_joined(parts), draft)
            elif name.role == "word" and (role := self._standing(name)):
                draft = self._draft(actor_id_of(text), text, self._apposed_kind(name))
            else:
                return
        self.found[index] = (draft, role, self._title(index, draft) if draft.person else name.start)

    def _standing(self, name: Name) -> str:
        """Whether a lone word that nothing explains is a name (and not a place): name, weak or ""."""
        before = self.text[max(0, name.start - 14) : name.start]
        kind = OF_PLACE.search(before)
        if kind and self.words.roles.get(kind[1].lower()) == "place":  # "the town of Masisi"
            return ""
        lower = name.text.lower()
        titled = self.text[name.end + 1 : name.end + 2].isupper()
        if titled and self.grammar.is_adverb(lower):  # "Party Highly Praises Guards"
            return ""
        if IN_PLACE.search(before) or len(lower) < 3 or self._is_common(lower):
            return ""
        owns = POSSESSIVE.match(self.text, name.end)
        if GOVERNED.search(before) and not owns and name.text.lower() not in self.words.given_names:
            return "weak"
        opens = not before.rstrip(" “\"‘'(") or before.rstrip(" “\"‘'(")[-1] in ".!?:\n\r—-…►"
        if not opens:
            return "name"
        follows = NEXT_WORD.match(self.text, name.end)
        verbal = follows and (self.grammar.is_finite(follows[1]) or follows[1] in self.words.verbs)
        return "weak" if owns or verbal or APPOSED.match(self.text, name.end) else ""

    def _is_common(self, word: str) -> bool:
        return word in self.words.groups or word in self.words.titles or word in self.words.organisations

    def _apposed_kind(self, name: Name) -> str:
        """What a name is by the words after it: "Indepaz, a think tank, ..."."""
        if not (match := APPOSITION.match(self.text, name.end)) or match["words"].split()[0] not in (
            "a",
            "an",
            "the",
        ):
            return "other"
        words = match["words"].lower().split()[:5]
        phrases = (" ".join(words[at : at + n]) for at in range(1, len(words)) for n in (2, 1))
        return next((self.words.organisations[p] for p in phrases if p in self.words.organisations), "other")

    def _apposed_body(self, name: Name) -> str | None:
        """The noun of an organisation behind a name that could be a person's: "Free Voice, a rights group"."""
        if name.role != "person" or self.text[name.end : name.end + 2] != ", ":
            return None
        match = A_BODY.match(self.text, name.end)
        noun = match["noun"].lower() if match else ""
        is_body = noun in self.words.organisations and noun not in self.words.titles
        return noun if is_body and name.text.split()[0].lower() not in self.words.given_names else None

    def _apposed(self, name: Name, noun: str) -> _Draft:
        draft = self._draft(actor_id_of(name.text), name.text, self.words.organisations[noun])
        self._learn_body(name, draft, name.text)
        self.nouns.append((noun, name.start, draft))
        return draft

    # Titles

    def _title(self, index: int, draft: _Draft) -> int:
        """Learn from the words before and after a person's name what it is; answers where its titles begin."""
        name = self.names[index]
        start = self._title_before(index, draft)
        if match := APPOSITION.match(self.text, name.end):
            self._apposition(index, match, draft)
        return start

    def _title_before(self, index: int, draft: _Draft) -> int:
        start = first = self.names[index].start
        at = index - 1
        while found := self._title_at(at, start, apposed=self.text[self.names[index].end :][:1] == ","):
            phrase, start, at = found
            self._office(phrase, first, draft)
        floor = self.names[at].end if at >= 0 else 0
        for phrase, begin in _phrases_before(self.text, start, floor) if start < first else ():
            if kind := self.words.organisations.get(phrase):  # "foreign ministry spokeswoman"
                draft.kind = kind if draft.kind == "person" else draft.kind
                near = at >= 0 and len(self.text[floor:begin].split()) < 3 and self.text[floor] == " "
                start = floor + 1 if near else begin
                break
        if start == first and self._is_office_of(at, first):  # "Chief of the Coast Guard Anna Berg"
            self._belongs(at, draft)
            start, at = self.names[at].start, at - 1
        while start < first and at >= 0:
            link = self.text[self.names[at].end : start]
            if self.names[at].role == "title" and link in OFFICE_LINKS:
                self._office(self.names[at].text.lower(), first, draft)
            elif link in LINKS[:3]:
                self._belongs(at, draft)
            else:
                break
            start, at = self.names[at].start, at - 1
        if draft.kind == "person" and start < first and ITS.search(self.text, max(0, start - 6), start):
            draft.kind = self._last_body(index)
        return start

    def _is_office_of(self, at: int, end: int) -> bool:
        """Whether an organisation right before a person belongs to an office: "Chief of the Coast Guard "."""
        if at < 1 or self.text[self.names[at].end : end] != " ":
            return False
        body, title = self.names[at], self.names[at - 1]
        return title.role == "title" and self.text[title.end : body.start] in OFFICE_LINKS

    def _last_body(self, index: int) -> str:
        """The kind of the organisation named last before a name, "person" where there is none."""
        for before in range(index - 1, max(-1, index - 7), -1):
            draft = self.found.get(before, (None,))[0]
            if draft and not draft.person and self.names[before].role in ("organisation", "actor"):
                return draft.kind
        return "person"

    def _title_at(self, at: int, end: int, *, apposed: bool) -> tuple[str, int, int] | None:
        """The title that ends before `end`, where it begins, and the name before it: "The governor, ", "spokeswoman "."""
        before = self.names[at] if at >= 0 else None
        if before and before.role == "title" and self.text[before.end : end] in (" ", ", "):
            word = LAST_WORD.search(self.text, max(0, before.start - 20), before.start)
            longer = f"{word[1]} {before.text}".lower() if word else ""
            if word and longer in self.words.titles:  # "police Chief"
                return longer, word.start(), at - 1
            return before.text.lower(), before.start, at - 1
        floor = before.end if before else 0
        stop = end - 1 if apposed and self.text[end - 2 : end] == ", " else end
        for phrase, begin in _phrases_before(self.text, stop, floor):
            longer = f"{before.text} {phrase}".lower() if before and before.end + 1 == begin else ""
            if longer in self.words.titles:  # "Opposition lawmaker"
                return longer, before.start, at - 1
            if phrase in self.words.titles:
                return phrase, begin, at
        return None

    def _apposition(self, index: int, match: re.Match[str], draft: _Draft) -> None:
        """Read "..., governor of Russia's Kursk region" after a name."""
        tail = [w.lower() for w in match["words"].split()[:9]]
        for at, word in enumerate(tail):
            if word in VERBS_AFTER_NAMES:
                return
            phrases = (" ".join(tail[at : at + n]) for n in (5, 4, 3, 2, 1))
            if phrase := next((p for p in phrases if p in self.words.titles), None):
                self._office(phrase, self.names[index].start, draft)
                for other in range(index + 1, min(index + 4, len(self.names))):
                    if self.names[other].end <= match.end():
                        self._belongs(other, draft)
                return

    def _belongs(self, at: int, draft: _Draft) -> None:
        """A person's title holds the name of a state or an organisation."""
        other = self.names[at]
        body = other.role == "organisation"
        state = other.entry.state if other.entry else self._state(at, other) if body else None
        draft.state = draft.state or state
        if draft.kind == "person" and other.entry and other.entry.role == "actor":
            draft.kind = other.entry.kind
        elif draft.kind == "person" and body:
            draft.kind = self.words.organisations.get(_head_of(other.text, self.words.organisations), "other")

    def _office(self, phrase: str, offset: int, draft: _Draft) -> None:
        words = phrase.split()
        known = next((p for at in range(len(words)) if (p := " ".join(words[at:])) in self.words.titles), "")
        kind = self.words.titles.get(known)
        if kind and draft.kind == "person":
            draft.kind = kind
        head = words[0] if "of" in words else words[-1]  # "chief of the general staff"
        if gender := self.words.title_genders.get(words[-1]):
            draft.gender = gender
        self.nouns.extend((noun, offset, draft) for noun in {words[-1], " ".join(words[-2:]), head})


def _parts(name: str) -> list[str]:
    """The words of a person's name, lower case, hyphens open: "Kim Jong-un" and "Kim Jong Un" are alike."""
    parts = name.replace("-", " ").replace("’", "'").lower().split()
    return (
        parts[:-1] if len(parts) > 2 and parts[-1] in ("jr.", "jr", "sr.", "sr", "ii", "iii", "iv") else parts
    )


def _joined(parts: Sequence[str]) -> str:
    return "".join(p for p in parts if len(p.strip(".")) > 1)


def _core_of(name: str) -> str:
    """An organisation's name without the body to which it belongs, where three words are left.

    >>> _core_of("WPK Central Military Commission"), _core_of("Central Military Commission of the Workers’ Party")
    ('central military commission', 'central military commission')
    >>> _core_of("IMF Council"), _core_of("Institute for the Study of Peace")
    ('imf council', 'institute for the study of peace')
    """
    words = WHOSE.sub("", name).split()
    whole = len(words) < 3 or any(w.islower() for w in words)
    return (name if whole else " ".join(words)).lower()


def _head_of(name: str, heads: Mapping[str, str]) -> str:
    """What says in an organisation's name what it is: before "of" or "for", else the last words that do."""
    words = name.lower().split()
    if whole := next((p for k in range(len(words) - 1) if (p := " ".join(words[k:])) in heads), ""):
        return whole
    cut = next((k for k, w in enumerate(words) if w in ("of", "for")), len(words))
    for last in range(cut, 0, -1):
        if phrase := next(
            (p for n in (3, 2, 1) if (p := " ".join(words[max(0, last - n) : last])) in heads), ""
        ):
            return phrase
    return ""


def _phrases_before(text: str, at: int, floor: int) -> Iterator[tuple[str, int]]:
    """Yield the phrases of five to one words between `floor` and the mark before `at`, lower case, each with its start."""
    if text[at - 1 : at] not in (" ", ","):
        return
    begin = max(floor, at - 60)
    starts = [m.start() for m in re.finditer(r"(?<!\S)\S", text[begin : at - 1])][-5:]
    for start in starts:
        yield text[begin + start : at - 1].lower(), begin + start
