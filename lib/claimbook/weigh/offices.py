"""Offices: whose voice a name is. A ministry, its minister and its spokeswoman are one, however the articles call it.

"The Ministry of Health", "Velmara's health ministry", "Health Minister Ivo Karst" and the aliases that a codebook lists all speak
for one office, and those of two states never do. Whoever leads or speaks for nobody that is named stays a voice of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from claimbook.lexicon import Lexicon, any_of, fold_name, load
from claimbook.weigh.topics import SHARED

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")

EVERYWHERE = ""  # told of near every article: what the codebook lists

Core = frozenset[str]


@dataclass(frozen=True)
class Name:
    """The words of a name that tell which office it is, and those that tell whose: {health, ministry}, {velmara}."""

    core: Core
    owners: frozenset[str]


@dataclass(frozen=True)
class Office:
    """A voice: its key, and its fullest name in the corpus or the codebook."""

    key: str
    name: str


@dataclass
class Offices:
    """The offices of a corpus: by the words of a name, and by the id of a person who speaks for one."""

    lexicon: Lexicon
    topics: Mapping[str, frozenset[str]]  # article_id -> the names that it tells of most
    names: dict[Core, dict[frozenset[str], Office]] = field(default_factory=lambda: defaultdict(dict))
    told: dict[Name, set[str]] = field(default_factory=lambda: defaultdict(set))
    speakers: dict[str, Name] = field(default_factory=dict)

    def of(self, name: str, source_id: str | None, article_id: str) -> Office | None:
        """The office that a source or an outlet of an article is or speaks for; None where the name is no office's."""
        speaks_for = self.speakers.get(source_id or "")
        if speaks_for and (office := self._resolved(speaks_for, article_id)):
            return office
        if office := _aliased(self.lexicon).get(fold_name(name)):
            return office
        if source_id in _actor_ids(self.lexicon):
            return None
        return self._resolved(parse_name(name, self.lexicon), article_id)

    def add(self, called: str, source_id: str | None, name: str, near: Iterable[str]) -> None:
        """Keep who is called so: an actor who is known, else an office under the fullest of its names.

        `near` are the articles that tell of it and their topics.
        """
        told = parse_name(called, self.lexicon)
        known = source_id if source_id in _actor_ids(self.lexicon) else None
        office = Office(known or f"office {' '.join(sorted(told.core | told.owners))}", name)
        kept = self.names[told.core].get(told.owners, office)
        self.names[told.core][told.owners] = max(kept, office, key=_fullness)
        self.told[told].update(near)

    def _is_near(self, told: Name, article_id: str) -> bool:
        """Whether an article tells of an office, or shares its topic with those that do."""
        places, topic = self.told[told], self.topics.get(article_id, frozenset())
        is_shared = bool(topic) and len(topic & places) >= min(SHARED, len(topic))
        return is_shared or not places.isdisjoint({article_id, EVERYWHERE})

    def _resolved(self, told: Name, article_id: str) -> Office | None:
        """The office of these words; where they do not say whose, the only one of its kind that is told of near the article."""
        known = self.names.get(told.core, {})
        if told.owners:
            return known.get(told.owners)
        kinds = [o for o in known if self._is_near(Name(told.core, o), article_id)]
        owned = [o for o in kinds if o]
        return known[owned[0]] if len(owned) == 1 else known[told.owners] if told.owners in kinds else None


def _fullness(office: Office) -> tuple:
    return (not office.key.startswith("office "), len(office.name), office.name, office.key)


def find_offices(
    claims: Iterable[Mapping],
    outlets: Mapping[str, str],
    topics: Mapping[str, frozenset[str]],
    lexicon: Lexicon,
) -> Offices:
    """The offices that the claims of a corpus name as their sources, and those that published its articles (`outlets`)."""
    offices = Offices(lexicon, topics)
    rows = [c for c in claims if c["source"] and not c["unnamed"]]
    told = [(c["source"], c["source_id"], c["article_id"]) for c in rows]
    for name, source_id, article_id in dict.fromkeys([*told, *((o, None, a) for a, o in outlets.items())]):
        offices.add(name, source_id, name, topics.get(article_id, frozenset()) | {article_id})
    for alias, actor_id, name in aliases(lexicon):
        offices.add(alias, actor_id, name, {EVERYWHERE})
    bodies: dict[str, Counter[Name]] = defaultdict(Counter)
    for row in rows:
        for body in bodies_of(row["source_text"] or "", row["source"], lexicon):
            bodies[row["source_id"]][parse_name(body, lexicon)] += 1
    offices.speakers = {who: max(found, key=lambda n: _footing(n, found)) for who, found in bodies.items()}
    return offices


def _footing(name: Name, found: Counter[Name]) -> tuple:
    """By which of the bodies for which somebody speaks he is known: one that says whose it is, else the one told most."""
    return bool(name.owners), found[name], sorted(name.core), sorted(name.owners)


@lru_cache(maxsize=1 << 16)
def parse_name(name: str, lexicon: Lexicon) -> Name:
    """The words of a name, apart: which office, and whose.

    >>> from claimbook.lexicon import load
    >>> told = parse_name("Ukraine's Ministry of Defence", load())
    >>> sorted(told.core), sorted(told.owners)
    (['defense', 'ministry'], ['ukraine'])
    """
    owners = set()
    pattern, whose = _owners(lexicon)

    def take(found: re.Match) -> str:
        owners.add(whose[found[0].casefold()])
        return " "

    words = WORD.findall(pattern.sub(take, name).casefold().replace("’", "'"))
    said = lexicon.mapping("office_words", "same_as")
    core = frozenset(said.get(w, w) for w in (w.removesuffix("'s") for w in words)) - _idle_words(lexicon)
    return Name(core, frozenset(owners)) if core else Name(frozenset(owners), frozenset())


def bodies_of(source_text: str, source: str, lexicon: Lexicon) -> Iterator[str]:
    """The body for which somebody speaks, by the title beside the name.

    >>> from claimbook.lexicon import load
    >>> [*bodies_of("Coast guard spokeswoman Elena Marsk", "Elena Marsk", load())]
    ['Coast guard']
    >>> [*bodies_of("Health Minister Ivo Karst", "Ivo Karst", load())]
    ['Health Minister']
    """
    title = source_text.replace(source, " ").strip(" ,")
    if title == source_text.strip(" ,"):
        return
    before, behind = _titles(lexicon)
    if found := behind.search(title) or before.fullmatch(title):
        yield found["body"].strip(" ,").removesuffix("'s").removesuffix("’s")


def aliases(lexicon: Lexicon) -> list[tuple[str, str, str]]:
    """(name or alias, actor_id, name) of the actors of the codebook."""
    if not lexicon.codebook:
        return []
    packaged = _actor_ids(load())
    rows = [row for row in lexicon.rows("actors") if row["actor_id"] not in packaged]
    return [
        (alias, row["actor_id"], row["name"])
        for row in rows
        for alias in (row["name"], *row["aliases"].split(";"))
        if alias
    ]


@cache
def _actor_ids(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["actor_id"] for row in lexicon.rows("actors"))


@cache
def _aliased(lexicon: Lexicon) -> dict[str, Office]:
    """Folded name or alias of a codebook's actor -> who it is."""
    return {fold_name(alias): Office(actor_id, name) for alias, actor_id, name in aliases(lexicon)}


@cache
def _idle_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that tell no office from another."""
    return frozenset(row["word"] for row in lexicon.rows("office_words") if not row["same_as"])


@cache
def _owners(lexicon: Lexicon) -> tuple[re.Pattern, dict[str, str]]:
    """A pattern of the words that tell whose an office is, and the name of each: states, their peoples, places of the codebook."""
    whose: dict[str, str] = {}
    for row in lexicon.rows("states"):
        for word in (row["name"], *row["aliases"].split(";"), *row["people"].split(";")):
            whose[word.casefold()] = row["actor_id"]
    for row in lexicon.rows("places") if lexicon.codebook else ():
        for word in (row["place"], row["within"]):
            whose.setdefault(word.casefold(), word.casefold())
    for row in lexicon.rows("actors") if lexicon.codebook else ():
        if row["actor_id"] in {side["actor_id"] for side in lexicon.rows("sides")} and not row["state"]:
            for word in (row["name"], *row["aliases"].split(";")):
                whose.setdefault(word.casefold(), row["actor_id"])
    whose.pop("", None)
    return re.compile(rf"(?i)(?<!\w){any_of(whose)}(?:['’]s)?(?!\w)"), _with_possessive(whose)


def _with_possessive(whose: Mapping[str, str]) -> dict[str, str]:
    return {form: of for word, of in whose.items() for form in (word, f"{word}'s", f"{word}’s")}


@cache
def _titles(lexicon: Lexicon) -> tuple[re.Pattern, re.Pattern]:
    """Match "police chief", "interior minister" and "a spokesman for the Free Army", "the head of the agency"."""
    nouns = [row["noun"] for row in lexicon.rows("role_nouns") if row["role"] in ("speaker", "leader")]
    role = any_of(nouns)
    before = rf"(?i)(?:(?:the|a|an)\s+)?(?P<body>(?:.+?\s+minister|minister\s+(?:of|for)\s.+)|.+?(?=\s+{role}$))(?:\s+{role})?"
    behind = rf"(?i)\b{role}\s+(?:for|of|at)\s+(?P<body>.+)$"
    return re.compile(before), re.compile(behind)
