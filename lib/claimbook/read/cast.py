"""The cast of an article: who is named in it, and whom each word for somebody means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.gazetteers import actor_id_of, state_names, state_of
from claimbook.read.names import Name, find_names
from claimbook.read.pages import Page

__all__ = ["Actor", "Cast", "Mention", "find_cast", "state_of"]

FEMALE = frozenset(("she", "her", "hers", "herself"))
MALE = frozenset(("he", "him", "his", "himself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
NEUTER = frozenset(("it", "its", "itself"))
NO_ANTECEDENT = frozenset(
    "i we you us me my our your who which whom whose that this these those there one ones someone "
    "somebody anyone anybody everyone everybody nobody no-one himself what mine ours both each".split()
)
DETERMINERS = re.compile(
    r"(?:(?:the|a|an|this|that|these|those|one|two|three|four|five|some|several|many|most|both|all|any|another|his|her|its|their|our|my)\s+)+",
    re.I,
)
PREPOSITIONS = re.compile(
    r"\s(?:of|in|at|from|for|with|on|to|by|near|against|under|inside|outside|within|among|about|who|whose|which|that|close|familiar|working|based|after|before|during|since|as|via)\s"
)
SEGMENT = re.compile(r",\s|\s\(|\s[–—-]{1,2}\s|;\s|\swho\s|\swhich\s|\swhose\s")
POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'](?=\s)")
RULERS = frozenset(("government", "regime", "state", "side", "leadership", "governments"))
SPEAKERS = frozenset(("spokesperson", "spokesman", "spokeswoman", "official", "statement", "representative"))
TELLINGS = frozenset(("report", "reports", "article", "dispatch", "statement", "story", "commentary"))
APPOSITION = re.compile(r",\s(?P<words>[^,.;:“”\"\n]{3,120})")
ACRONYM = re.compile(r"\s\(\W?(?P<short>[A-Z][A-Za-z&.-]{1,11})\W?[,;)]")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state or group as the article names it."""

    actor_id: str
    name: str  # fullest name in the article; states by their common name
    kind: str  # a source_kind of columns.csv
    state: str | None = None  # actor_id of the state to which it belongs
    side: str | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor.

    `role` is name, adjective ("Russian", which stands for the state), or capital. `whole` is where its titles begin.
    """

    start: int
    end: int
    actor: Actor
    role: str = "name"
    whole: int = 0
    person: bool = False
    gender: str = ""


@dataclass
class _Draft:
    """An actor while its article is being read."""

    name: str
    actor_id: str
    kind: str
    state: str | None = None
    person: bool = False
    gender: str = ""
    known: bool = False
    places: int = 0
    nouns: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Cast:
    """All mentions of an article in reading order, and the means to resolve further words."""

    page: Page
    mentions: tuple[Mention, ...]
    lexicon: Lexicon = field(repr=False)
    _starts: list[int] = field(repr=False)
    _nouns: dict[str, list[tuple[int, Actor]]] = field(repr=False)
    _surnames: dict[str, Actor] = field(repr=False)
    _resolved: dict[tuple[int, int], Actor | None] = field(repr=False, default_factory=dict)

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie within `start` and `end`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)

    def resolve(self, start: int, end: int) -> Actor | None:
        """The actor for whom the words from `start` to `end` stand ("he", "the governor", "Khinshtein").

        Any noun phrase gives an actor, an unnamed one where nobody is named; None is for a pronoun that nothing explains.
        """
        key = (start, end)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(start, end)
        return self._resolved[key]

    def _resolve(self, start: int, end: int) -> Actor | None:
        start, end = _trim(self.page.text, start, end)
        words = self.page.text[start:end]
        lower = words.lower()
        if not lower or lower in NO_ANTECEDENT:
            return None
        if lower in MALE or lower in FEMALE:
            return self._person_before(start, "male" if lower in MALE else "female")
        if lower in PLURAL:
            return self._group_before(start) or self._body_before(start)
        if lower in NEUTER:
            return self._body_before(start)
        return self._noun_phrase(start, end)

    # Pronouns

    def _sentences_before(self, at: int, reach: int = 6) -> Iterator[tuple[int, int]]:
        """Yield where the words before `at` stand: in its own sentence, then in the sentences before, nearest first."""
        sentences = self.page.sentences
        starts = self.page._sentence_starts
        index = bisect_right(starts, at) - 1
        for k in range(index, max(-1, index - reach), -1):
            yield sentences[k].start, min(at, sentences[k].end)

    def _person_before(self, at: int, gender: str) -> Actor | None:
        inside = self._quotation(at)
        for start, end in self._sentences_before(at):
            people = [m for m in self.mentions_in(start, end) if m.person and m.gender in ("", gender)]
            people = [m for m in people if self._quotation(m.start) == inside] or (people if inside else [])
            if people:
                return next((m for m in people if not self._is_possessive(m)), people[0]).actor
        return None

    def _body_before(self, at: int) -> Actor | None:
        inside = self._quotation(at)
        for start, end in self._sentences_before(at, 4):
            bodies = [m for m in self.mentions_in(start, end) if not m.person and m.role == "name"]
            bodies = [m for m in bodies if self._quotation(m.start) == inside]
            if bodies:
                return next((m for m in bodies if not self._is_possessive(m)), bodies[0]).actor
        return None

    def _group_before(self, at: int) -> Actor | None:
        nouns = _groups(self.lexicon)
        for start, end in self._sentences_before(at, 4):
            for match in WORD.finditer(self.page.text, start, end):
                if match.group().lower() in nouns and self._quotation(match.start()) == self._quotation(at):
                    return self._described(self._phrase_start(match.start(), start), match.end(), match.end())
        return None

    def _phrase_start(self, at: int, floor: int) -> int:
        """Where the noun phrase begins whose head is at `at`: nationality and one adjective before it."""
        before = [m for m in self.mentions_in(max(floor, at - 40), at) if m.end == at - 1]
        return before[-1].start if before else at

    def _quotation(self, at: int) -> int | None:
        starts = _quotation_starts(self.page)
        k = bisect_right(starts, at) - 1
        return k if k >= 0 and at < self.page.quotations[k].end else None

    def _is_possessive(self, mention: Mention) -> bool:
        return bool(POSSESSIVE.match(self.page.text, mention.end))

    # Noun phrases

    def _noun_phrase(self, start: int, end: int) -> Actor:
        text = self.page.text
        names = [m for m in self.mentions_in(start, end)]
        cut = next(
            (m.start() for m in SEGMENT.finditer(text, start, end) if not _within(names, m.start())), end
        )
        head = self._head(start, cut, names)
        if head is not None:
            return head
        if cut < end and text[cut] == ",":
            after = _trim(text, cut, end)[0]
            for m in names:
                if m.whole <= after <= m.start and m.role == "name" and not self._is_possessive(m):
                    return m.actor
        return self._described(start, cut, end)

    def _head(self, start: int, end: int, names: Sequence[Mention]) -> Actor | None:
        """The named actor at the head of a phrase without appositions, None where its head is a common noun."""
        text = self.page.text
        inner = [m for m in names if m.start < end]
        last = inner[-1] if inner else None
        if last and last.person and last.end >= end - 1 and last.whole <= start + 5:
            return last.actor
        both = re.compile(r"\sand\s").search(text, start, end)
        if both and not _within(inner, both.start()):
            left = self._head(*_trim(text, start, both.start()), inner)
            right = self._head(*_trim(text, both.end(), end), inner)
            if left and right and left != right:
                return Actor(
                    f"{left.actor_id}_and_{right.actor_id}", f"{left.name} and {right.name}", left.kind
                )
        core = next(
            (m.start() for m in PREPOSITIONS.finditer(text, start, end) if not _within(inner, m.start())), end
        )
        for m in inner:
            if m.end <= core and m.end >= core - 1 and not self._is_possessive(m):
                if m.role == "adjective" and not (
                    m.end == core and _is_people(text[m.start : m.end], text[start : m.start])
                ):
                    return None
                return m.actor
        return None

    def _described(self, start: int, cut: int, end: int) -> Actor:
        """The actor whom a common noun describes: one known in the article by this noun, else an unnamed one."""
        text = self.page.text
        names = [m for m in self.mentions_in(start, cut)]
        core = next(
            (m.start() for m in PREPOSITIONS.finditer(text, start, cut) if not _within(names, m.start())), cut
        )
        words = text[start:core].split()
        noun = words[-1].lower().strip("“”\"'’.,") if words else ""
        definite = words and (
            words[0].lower() in ("the", "this", "that") or any(self._is_possessive(m) for m in names)
        )
        owner = next((m.actor for m in names if m.end <= core), None)
        if owner and noun in RULERS and owner.actor_id in state_names(self.lexicon):
            return owner
        if definite and (actor := self._by_noun(noun, start, owner, text[start:cut])):
            return actor
        if noun in SPEAKERS and owner is None and len(words) <= 2 and (body := self._body_before(start)):
            return body
        if noun in TELLINGS and len(words) == 2 and definite and (body := self._body_before(start)):
            return body
        name = " ".join(text[start:cut].split())
        name = DETERMINERS.sub("", name, count=1) if DETERMINERS.match(name) else name
        name = name or noun
        title = _titles(self.lexicon).get(noun)
        kind = _groups(self.lexicon).get(noun) or title or _heads(self.lexicon).get(noun) or "other"
        office = bool(title) and bool(definite)
        state = owner.state if owner else None
        return Actor(actor_id_of(name), name, kind, state, owner.side if owner else None, not office)

    def _by_noun(self, noun: str, at: int, owner: Actor | None, words: str) -> Actor | None:
        known = self._nouns.get(noun)
        if not known:
            return None
        before = [a for offset, a in known if offset < at] or [a for _, a in known]
        if owner:
            before = [a for a in before if owner.actor_id in (a.actor_id, a.state) or owner.name in a.name]
        return before[-1] if before else None


WORD = re.compile(r"[^\W\d_]+")


def find_cast(page: Page, lexicon: Lexicon) -> Cast:
    """The cast of an article."""
    return _Reader(page, lexicon).cast()


class _Reader:
    """Reads the names of one article and tells which of them are one actor."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page, self.lexicon = page, lexicon
        self.names = list(find_names(page.text, lexicon))
        self.drafts: dict[str, _Draft] = {}
        self.people: dict[str, list[_Draft]] = {}  # a part of a person's name -> whose it can be
        self.short: dict[str, _Draft] = {}  # acronym -> organisation
        self.nouns: list[tuple[str, int, _Draft]] = []

    def cast(self) -> Cast:
        """The cast: full names first, then what stands for them."""
        found: dict[int, tuple[_Draft, str, int]] = {}
        for index, name in enumerate(self.names):
            if name.entry and name.role != "place":
                found[index] = (*self._known(index, name), name.start)
            elif name.role == "person" and " " in name.text:
                draft = self._person(name)
                found[index] = (draft, "name", self._title(index, draft))
            elif name.role == "organisation":
                found[index] = (self._organisation(index, name), "name", name.start)
        for index, name in enumerate(self.names):
            if (
                index not in found
                and name.role in ("word", "person", "thing")
                and (draft := self._linked(index, name))
            ):
                found[index] = (draft, "name", self._title(index, draft) if draft.person else name.start)
        sides = _sides(self.lexicon)
        actors = {
            id(d): Actor(
                d.actor_id, d.name, d.kind, d.state, sides.get(d.actor_id) or sides.get(d.state or "")
            )
            for d, _, _ in found.values()
        }
        mentions = tuple(
            Mention(self.names[i].start, self.names[i].end, actors[id(d)], role, whole, d.person, d.gender)
            for i, (d, role, whole) in sorted(found.items())
        )
        nouns: dict[str, list[tuple[int, Actor]]] = {}
        for noun, offset, draft in sorted(self.nouns, key=lambda n: n[1]):
            if id(draft) in actors:
                nouns.setdefault(noun, []).append((offset, actors[id(draft)]))
        return Cast(self.page, mentions, self.lexicon, [m.start for m in mentions], nouns, {})

    def _draft(self, actor_id: str, name: str, kind: str, **more) -> _Draft:
        if actor_id not in self.drafts:
            self.drafts[actor_id] = _Draft(name, actor_id, kind, **more)
        return self.drafts[actor_id]

    def _known(self, index: int, name: Name) -> tuple[_Draft, str]:
        entry = name.entry
        if entry.role == "actor":
            draft = self._draft(entry.actor_id, name.text, entry.kind, state=entry.state, known=True)
            if len(name.text) > len(draft.name):
                draft.name = name.text
            self._learn(name, draft, entry.name)
            return draft, "name"
        draft = self._draft(entry.actor_id, entry.name, "government", state=entry.actor_id, known=True)
        return draft, {"people": "adjective", "capital": "capital"}.get(entry.role, "name")

    def _person(self, name: Name) -> _Draft:
        parts = name.text.replace("-", " ").replace("’", "'").lower().split()
        key = "".join(p for p in parts if len(p.strip(".")) > 1)
        for draft in self.people.get(parts[-1], ()):
            if draft.name.lower().replace("-", "").replace(" ", "") == key or (
                draft.name.lower().split()[0] == parts[0] and draft.person
            ):
                if (
                    len(name.text.split()) > len(draft.name.split())
                    and parts[0] == draft.name.lower().split()[0]
                ):
                    draft.name = name.text
                return draft
        draft = self._draft(
            actor_id_of(name.text),
            name.text,
            "person",
            person=True,
            gender=_given(self.lexicon).get(parts[0], ""),
        )
        for part in {parts[-1], parts[0], "".join(parts[1:])}:
            self.people.setdefault(part, []).append(draft)
        return draft

    def _organisation(self, index: int, name: Name) -> _Draft:
        words = name.text.split()
        heads = _heads(self.lexicon)
        noun = next((w.lower() for w in words if w.lower() in heads), "")
        last = words[-1].lower()
        kind = heads.get(last) or heads.get(noun) or "other"
        before = self.names[index - 1] if index else None
        inner = [n.lower() for n in words]
        state = next(
            (s for s in (state_of(w, self.lexicon) for w in (" ".join(words[:2]), words[0])) if s), None
        )
        if state is None and before and before.entry and before.entry.state and before.end + 3 >= name.start:
            state = before.entry.state
        draft = self._draft(actor_id_of(name.text), name.text, kind, state=state)
        self._learn(name, draft, name.text)
        for head in inner:
            if head in heads:
                self.nouns.append((head, name.start, draft))
        return draft

    def _learn(self, name: Name, draft: _Draft, full: str) -> None:
        """Note the short form in brackets, and the nouns by which the article may call it later."""
        if match := ACRONYM.match(self.page.text, name.end):
            self.short.setdefault(match["short"], draft)
        last = full.split()[-1].lower()
        self.nouns.append((last, name.start, draft))
        if len(full.split()) > 1:
            self.nouns.append((full.split()[0].lower(), name.start, draft))
        for noun in KIND_NOUNS.get(draft.kind, ()):
            self.nouns.append((noun, name.start, draft))

    def _linked(self, index: int, name: Name) -> _Draft | None:
        """The actor for whom a lone capitalised word stands: a surname, a short form, or a name told only here."""
        text = name.text
        if text in self.short:
            return self.short[text]
        key = text.lower().replace("-", "").replace("’", "'").replace(" ", "")
        whom = self.people.get(key) or self.people.get(text.lower().split("-")[-1])
        if whom:
            return whom[-1]
        titled = (
            index and self.names[index - 1].role == "title" and self.names[index - 1].end + 1 == name.start
        )
        if name.role == "person" or titled:
            draft = self._draft(
                actor_id_of(text),
                text,
                "person",
                person=True,
                gender=_given(self.lexicon).get(text.lower(), ""),
            )
            self.people.setdefault(text.lower(), []).append(draft)
            return draft
        return None

    def _title(self, index: int, draft: _Draft) -> int:
        """Learn from the words around a person's name what it is; where its titles begin."""
        name = self.names[index]
        text = self.page.text
        start, words = name.start, ""
        k = index - 1
        while k >= 0 and self.names[k].role == "title" and text[self.names[k].end : start] in (" ", ", "):
            words = self.names[k].text.lower()
            self._office(words, name.start, draft)
            start = self.names[k].start
            k -= 1
        before = text[max(0, start - 60) : start]
        if not words and before.endswith(" "):
            tail = before.split()[-5:]
            for n in range(min(5, len(tail)), 0, -1):
                phrase = " ".join(tail[-n:]).lower()
                if phrase in _titles(self.lexicon):
                    words = phrase
                    self._office(phrase, name.start, draft)
                    start -= len(before) - before.lower().rindex(tail[-n].lower())
                    break
        while k >= 0 and words and text[self.names[k].end : start] in (" ", "’s ", "'s "):
            self._belongs(self.names[k], draft)
            start = self.names[k].start
            k -= 1
        if match := APPOSITION.match(text, name.end):
            self._apposition(index, match, draft)
        return start

    def _apposition(self, index: int, match: re.Match[str], draft: _Draft) -> None:
        tail = match["words"].split()[:9]
        for at in range(len(tail)):
            if tail[at].lower() in ("said", "says", "who", "told", "has", "had", "was", "is", "and"):
                break
            word = " ".join(tail[at : at + 2]).lower()
            one = tail[at].lower().rstrip(".")
            for phrase in (word, one):
                if phrase in _titles(self.lexicon):
                    self._office(phrase, self.names[index].start, draft)
                    for other in self.names[index + 1 : index + 4]:
                        if other.end <= match.end():
                            self._belongs(other, draft)
                    return

    def _belongs(self, other: Name, draft: _Draft) -> None:
        if other.entry and other.entry.state and draft.state is None:
            draft.state = other.entry.state
        if draft.kind == "person" and other.entry and other.entry.role == "actor":
            draft.kind = other.entry.kind
        elif draft.kind == "person" and other.role == "organisation":
            draft.kind = self._organisation_kind(other)

    def _organisation_kind(self, name: Name) -> str:
        heads = _heads(self.lexicon)
        return next((heads[w.lower()] for w in reversed(name.text.split()) if w.lower() in heads), "other")

    def _office(self, phrase: str, offset: int, draft: _Draft) -> None:
        kind = _titles(self.lexicon).get(phrase, "")
        if kind and draft.kind == "person":
            draft.kind = kind
        if gender := _title_genders(self.lexicon).get(phrase):
            draft.gender = gender
        self.nouns.append((phrase.split()[-1], offset, draft))
        if " " in phrase:
            self.nouns.append((phrase.split()[0], offset, draft))


KIND_NOUNS = {
    "expert": ("tank", "institute", "group"),
    "news_media": ("outlet", "newspaper", "agency", "paper", "channel"),
    "state_media": ("agency", "outlet", "report"),
    "social_media": ("channel",),
    "ngo": ("group", "organization", "organisation", "charity"),
    "igo": ("organization", "organisation", "agency", "bloc"),
    "military": ("military", "army", "group"),
    "government": (),
}


@cache
def _titles(lexicon: Lexicon) -> dict[str, str]:
    return {r["title"]: r["kind"] or "other" for r in lexicon.rows("titles")}


@cache
def _title_genders(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("titles", "gender")


@cache
def _groups(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("groups", "kind")


@cache
def _heads(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("organisations", "kind")


@cache
def _given(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("given_names", "gender")


@cache
def _sides(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("sides", "side")


def _quotation_starts(page: Page) -> list[int]:
    return [q.start for q in page.quotations]


def _within(names: Sequence[Mention], at: int) -> bool:
    return any(m.start <= at < m.end for m in names)


def _is_people(word: str, before: str) -> bool:
    """Whether a nationality stands for its people ("the Russians"), not as an adjective."""
    return word.endswith("s") or before.lower().strip() == "the"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, marks and commas at its ends."""
    while start < end and (text[start].isspace() or text[start] in "“”\"‘’',;:–—-►("):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '“”"‘,;:–—-)'):
        end -= 1
    return start, end
