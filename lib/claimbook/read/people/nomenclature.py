"""What single words say about who somebody is: titles, kinds of organisation, groups, first names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.people.gazetteers import actor_id_of

KIND_WORDS = frozenset(("criminal",))  # that may slight but tell what a body is: the criminal court
VERBAL = frozenset(("act", "feeling", "deed", "contest"))  # the frames of terms.csv whose words are verbs


@dataclass(frozen=True)
class Person:
    """A person whom the lexicons know, by the full name or the surname."""

    actor_id: str
    kind: str
    state: str | None
    gender: str


@dataclass(frozen=True)
class Nomenclature:
    """Word -> meaning, all words lower case; the kinds are those of sources."""

    titles: Mapping[str, str]  # "spokeswoman" -> "", as its organisation tells the kind
    title_genders: Mapping[str, str]
    title_words: Mapping[str, str]  # "gen." -> "general"
    title_ends: frozenset[str]  # the last words of titles
    organisations: Mapping[str, str]
    groups: Mapping[str, str]
    given_names: Mapping[str, str]  # first name -> gender or ""
    roles: Mapping[str, str]  # capitalised words that are no person's name
    persons: Mapping[str, Person]  # full name and surname as ids
    sides: Mapping[str, str]
    pronouns: Mapping[str, str]  # "she" -> "female"
    callings: Mapping[str, frozenset[str]]  # role of role_nouns.csv -> its nouns
    bodies: Mapping[str, tuple[str, ...]]  # kind of a body -> nouns by which an article calls it later
    speech: frozenset[str]  # plain verbs of saying, in all their forms
    verbs: frozenset[str]  # of speech and of terms.csv, in all their forms

    def is_body(self, noun: str) -> bool:
        """Whether a noun makes a body of the name or the state before it: "mission", "hospital"; not "troops", "front"."""
        plural = noun in self.groups and noun.endswith(("s", "men"))
        other = plural or noun in self.titles or noun in self.callings["ruler"]
        return noun in self.organisations and not other and self.roles.get(noun) not in ("place", "thing")

    def kind_of(self, *nouns: str) -> str:
        """The kind of source that the first of some nouns names which tells one, "other" where none does."""
        tables = (self.groups, self.titles, self.organisations)
        return next((kind for noun in nouns for table in tables if (kind := table.get(noun))), "other")


@cache
def nomenclature(lexicon: Lexicon) -> Nomenclature:
    """The tables of one lexicon."""
    persons = {}
    for row in lexicon.rows("persons"):
        known = Person(actor_id_of(row["name"]), row["kind"], row["state"] or None, row["gender"])
        for name in filter(None, (row["name"], *row["aliases"].split(";"))):
            persons[actor_id_of(name)] = known
            persons.setdefault(actor_id_of(name.split()[-1]), known)
    verbs = (*lexicon.rows("reporting_verbs"), *(r for r in lexicon.rows("terms") if r["frame"] in VERBAL))
    return Nomenclature(
        {r["title"]: r["kind"] for r in lexicon.rows("titles")},
        lexicon.mapping("titles", "gender"),
        lexicon.mapping("titles", "full"),
        frozenset(title.split()[-1] for title in lexicon.phrases("titles")),
        lexicon.mapping("organisations", "kind"),
        lexicon.mapping("groups", "kind"),
        {r["name"]: r["gender"] for r in lexicon.rows("given_names")},
        lexicon.mapping("name_words", "role"),
        persons,
        lexicon.mapping("sides", "side"),
        lexicon.mapping("pronouns", "stands_for"),
        {
            role: frozenset(lexicon.phrases("role_nouns", role=role))
            for role in ("ruler", "speaker", "telling", "forces", "several", "saying", "leader")
        },
        {
            k: lexicon.phrases("role_nouns", role="body", kind=k)
            for k in {r["kind"] for r in lexicon.rows("role_nouns")}
        },
        frozenset(
            form
            for row in lexicon.rows("reporting_verbs")
            if row["class"] == "say"
            for form in row["forms"].split(";")
        ),
        frozenset(form for row in verbs for form in row["forms"].split(";")),
    )


@cache
def slurs(lexicon: Lexicon) -> frozenset[str]:
    """Strong words for a quality, which are the article's own where they stand before a body: "the corrupt | ministry"."""
    rows = (r for r in lexicon.rows("terms") if r["frame"] == "quality" and r["strength"] == "strong")
    return frozenset(r["phrase"] for r in rows if r["forms"].endswith("ly")) - KIND_WORDS
