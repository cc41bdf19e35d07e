"""Descriptions: whom common nouns mean: "the governor", "Putin's press secretary", "one of the officers"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.words import WORD
from claimbook.read.people.cast import Cast
from claimbook.read.people.drafts import NEUTRAL_KINDS
from claimbook.read.people.gazetteers import actor_id_of, state_names
from claimbook.read.people.generic_titles import holder_of
from claimbook.read.people.mentions import LEADER, POSSESSIVE, Actor, Mention
from claimbook.read.people.nomenclature import Nomenclature, nomenclature, slurs
from claimbook.read.people.pronouns import antecedent, body_before
from claimbook.read.people.tellings import teller, writer
from claimbook.records import value

DETERMINERS = re.compile(
    r"\A(?:(?:the|a|an|this|that|these|those|one|two|three|four|five|some|several|many|most|both|either|all|any|another|his|her"
    r"|its|their|our|my)\s+)+(?!of\s)",
    re.IGNORECASE,
)
EARLIER = re.compile(  # not: the unrest | since the governor
    r"(?:\b(?:the|a|an)\s|[’']s?\s)(?:(?!(?:since|after|before|when|while|because|until|as|if|that|for|on|in|at|to|with|from|by|the|an?)\s)"
    r"[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
OF_OR_FROM = re.compile(r"\s(?:of|from)\s(?:the\s)?")
INDEFINITE = frozenset(("a", "an", "one", "some", "another"))
# "the doctor" tells no one
UNKNOWN = frozenset(("witness", "person", "expert", "news_media", "social_media"))
TRIES = 12  # earlier places of the same words that are looked at
REACH = 6000  # characters back in which a description may have been told in full


@value
class Description:
    """A phrase whose head is a common noun; its head ends at `core`, before "of" and the like."""

    cast: Cast
    start: int
    core: int
    end: int
    words: Sequence[str]  # up to the head, lower case
    noun: str  # the head
    names: Sequence[Mention]
    owner: Mention | None  # whose it is: "Putin's secretary", "Kenyan officials"
    is_possessed: bool  # whether an apostrophe tells whose
    is_definite: bool  # whether it means somebody told of before
    tables: Nomenclature

    @classmethod
    def of(cls, cast: Cast, start: int, core: int, end: int) -> Description:
        """The description that stands from `start` to `end`."""
        text = cast.page.text
        words = text[start:core].lower().split()
        slur = words[1] if len(words) > 2 and words[1] in slurs(cast.lexicon) else ""
        if slur and slur in text[start:core] and DETERMINERS.match(f"{words[0]} "):
            start = text.index(slur, start) + len(slur) + 1
            del words[1]
        noun = words[-1].strip("“”\"'’.,") if words else ""
        names = cast.mentions_in(start, end)
        owner = next((m for m in names if m.end <= core and not text.startswith("-", m.end)), None)
        possessed = owner is not None and bool(POSSESSIVE.match(text, owner.end))
        definite = possessed or words[:1] in (["the"], ["this"], ["that"])
        tables = nomenclature(cast.lexicon)
        return cls(cast, start, core, end, words, noun, names, owner, possessed, definite, tables)


def described(cast: Cast, start: int, core: int, end: int) -> Actor:
    """The actor of a description: one known in the article by its noun, else one without a name."""
    it = Description.of(cast, start, core, end)
    found = (
        find(it) for find in (_state, _holder, _sayer, _body_of, _named_before, _generic, _speaker, _earlier)
    )
    return next((actor for actor in found if actor), None) or _unnamed(it)


def _state(it: Description) -> Actor | None:
    """A state by its government: "the Kenyan government"."""
    rules = it.owner and it.noun in it.tables.callings["ruler"]
    return it.owner.actor if rules and it.owner.actor.actor_id in state_names(it.cast.lexicon) else None


def _holder(it: Description) -> Actor | None:
    """The person named right after a title: "a spokesman, Colonel Anna Berg"."""
    if it.noun not in it.tables.titles or it.core != it.end:
        return None
    after = next(iter(it.cast.mentions_in(it.end, it.end + 60)), None)
    return after.actor if after and after.person and after.whole < it.end else None


def _sayer(it: Description) -> Actor | None:
    """Whose words a noun of saying means: "Putin's remarks", "a report by Amnesty International"."""
    saying = it.noun in it.tables.callings["saying"]
    if it.is_possessed and (saying or it.noun in it.tables.callings["telling"]):
        between = it.cast.page.text[it.owner.end : it.core]
        return it.owner.actor if between.count(" ") < 3 else None
    if (saying or it.noun in it.tables.callings["telling"]) and (owner := _noun_owner(it)):
        return owner
    if it.noun not in it.tables.callings["telling"] or any(it.noun in b for b in it.tables.bodies.values()):
        return None  # "agency" is whom it means
    return writer(it.cast, it.start, it.core, it.end, it.noun)


def _noun_owner(it: Description) -> Actor | None:
    """Whose report it is, where a common noun tells: "the regulator's | latest report"."""
    if it.owner:
        return None
    for match in POSSESSIVE.finditer(it.cast.page.text, it.start, it.core):
        owner = it.cast.page.text[it.start : match.start()].lower().split()[-1:]
        if owner and any(owner[0] in table for table in (it.tables.organisations, it.tables.titles)):
            return it.cast.resolve(it.start, match.start())
    return None


def _body_of(it: Description) -> Actor | None:
    """The office, party or campaign that is a person's: "her office"."""
    if len(it.words) != 2 or it.words[0] not in ("his", "her") or it.noun not in it.tables.organisations:
        return None
    if not (person := antecedent(it.cast, it.words[0], it.start)):
        return None
    name = f"{person.name}’s {it.noun}"
    return Actor(actor_id_of(name), name, it.tables.kind_of(it.noun), person.state, person.side)


def _named_before(it: Description) -> Actor | None:
    """Whom the article has called so by name."""
    return _called(it) if it.is_definite else None


def _generic(it: Description) -> Actor | None:
    """Whom a wider title means: "Health Secretary Anna Berg ... The cabinet minister"; not where another has been called so."""
    if not it.is_definite or it.owner or it.core != it.end or len(it.words) > 3:
        return None
    if _is_told_before(it, it.noun):
        return None
    return holder_of(it.cast, (" ".join(it.words[-2:]), it.noun), it.start)


def _speaker(it: Description) -> Actor | None:
    """Whose report "the report" is, for whom "a spokesperson" speaks."""
    if it.owner or it.core != it.end or len(it.words) > 2:
        return None
    if it.is_definite and it.noun in it.tables.callings["telling"]:
        return teller(it.cast, it.noun, it.start)
    speaks = it.noun in it.tables.callings["speaker"]
    return body_before(it.cast, it.start, reach=3) if speaks else None


def _earlier(it: Description) -> Actor | None:
    """Whom a fuller description meant before: "Chile's coast guard ... The coast guard", "the town's mayor ... The mayor"."""
    told = it.noun in it.tables.organisations or it.noun in it.tables.titles
    if not told or it.owner or not it.is_definite or it.core != it.end:
        return None
    text, floor = it.cast.page.text, max(0, it.start - REACH)
    words = " " + " ".join(it.words[1:])
    at = it.start
    for _ in range(TRIES):
        if (at := text.rfind(words, floor, at)) < 0:
            break
        end = at + len(words)
        begin = _begin_of(it.cast, at)
        if begin is not None and _is_head(it, end):
            return it.cast.resolve(begin, end)
    return None


def _is_head(it: Description, end: int) -> bool:
    """Whether the noun that ends at `end` is no adjective of the next: "a senior official", not "the official | directive"."""
    text, words = it.cast.page.text, grammar(it.cast.lexicon)
    following = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    if following is None:
        return not text[end : end + 1].isalnum()
    word = following[0].lower()
    verbal = words.is_finite(word) or word in it.tables.verbs or words.is_adverb(word)
    return verbal or word in words.preposition | words.coordinator | words.subordinator | words.relative


def _begin_of(cast: Cast, at: int) -> int | None:
    """Where the phrase begins whose words up to `at` tell more than an article: "Chile's", "the provincial health"."""
    text, floor = cast.page.text, max(0, at - 60)
    owner = next(reversed(cast.mentions_in(floor, at)), None)
    if owner and not owner.person and owner.role != "weak":
        between = text[owner.end : at]
        if not between.strip("’'s ") or (between.count(" ") < 4 and between.replace(" ", "").isalpha()):
            return owner.start
    match = EARLIER.search(text, floor, at + 1)
    return match.start() if match and len(match[0].split()) > 1 else None


def _unnamed(it: Description) -> Actor:
    text, tables = it.cast.page.text, it.tables
    name = " ".join(DETERMINERS.sub("", text[it.start : it.end], count=1).split()) or it.noun
    kind = tables.kind_of(" ".join(it.words[-2:]), it.noun)
    if kind == "other":
        kind = _kind_by_body(it)
    by = it.owner.actor if it.owner else _owner_behind(it)
    return Actor(
        actor_id_of(name),
        name,
        kind,
        by.state if by else None,
        by.side if by and by.state and kind not in NEUTRAL_KINDS else None,
        unnamed=not _is_told_apart(it),
    )


def _kind_by_body(it: Description) -> str:
    """The kind of the body that speaks: "a spokesperson for Italy's coast guard", "a police report", "a UN panel"."""
    if it.noun in it.tables.titles:
        for mention in (m for m in it.names if m.start > it.core and not m.person and m.role == "name"):
            return mention.actor.kind
        behind = it.cast.page.text[it.core : it.end].lower().split()
        return it.tables.kind_of(*(w.strip(",.") for w in behind if w in it.tables.organisations))
    if it.noun in it.tables.callings["telling"] and len(it.words) > 1:
        return it.tables.kind_of(it.words[-2])
    named = it.owner and it.owner.role == "name" and not it.owner.person and not it.is_possessed
    return it.owner.actor.kind if named else "other"


def _owner_behind(it: Description) -> Actor | None:
    """Whose they are by the words around: "his generals", "units of the armed forces of Chad"."""
    if it.words and it.words[0] in ("his", "her", "its", "their"):
        return antecedent(it.cast, it.words[0], it.start)
    after = next((m for m in it.names if m.start > it.core), None)
    return after.actor if after and OF_OR_FROM.fullmatch(it.cast.page.text, it.core, after.start) else None


def _is_told_apart(it: Description) -> bool:
    """Whether a description means one body or office, as a name does: "the mayor", "police", "the UN chief"."""
    text, tables, noun = it.cast.page.text, it.tables, it.noun
    if not it.words or it.words[0] in INDEFINITE:
        return False
    if " ".join(it.words[-2:]) in tables.organisations or (
        noun in tables.organisations and not noun.endswith("s")
    ):
        return True
    if noun in tables.groups:
        return False
    if it.is_definite and tables.titles.get(noun, "witness") not in UNKNOWN:
        return True
    last = next((m for m in it.names if m.role == "name" and m.end + 1 == it.core - len(noun)), None)
    return (last is not None and not last.person) or not text[it.core - len(noun) : it.core].islower()


def _called(it: Description) -> Actor | None:
    """Whom the article calls by the last two words, or by the last: the interior ministry is not any ministry."""
    if actor := _known_by(it, " ".join(it.words[-2:])):
        return actor
    actor = _known_by(it, it.noun)
    leads = {it.noun, " ".join(it.words[-2:])} & it.tables.callings["leader"]
    if actor is None and it.owner and leads:
        return _known_by(it, LEADER) or _untitled_leader(it)
    kind = it.words[-2] if len(it.words) > 1 else ""
    several = actor and it.noun in it.tables.callings["several"] and not DETERMINERS.match(f"{kind} ")
    if several and not POSSESSIVE.search(kind) and kind not in actor.name.lower():
        near = it.owner and it.owner.end >= it.start + len(" ".join(it.words[:-1]))
        return actor if near else None
    return actor


def _untitled_leader(it: Description) -> Actor | None:
    """The person of a state whose office the article has left out: "Pashinyan ... The Armenian prime minister"."""
    state = it.owner.actor.state
    people = (m.actor for m in reversed(it.cast.mentions_in(max(0, it.start - REACH), it.start)) if m.person)
    of_state = (a for a in people if state and a.state == state and a.kind == "government")
    titled = {a for told in it.cast.nouns.values() for _, a in told}
    return next((a for a in of_state if a not in titled), None)


def _known_by(it: Description, noun: str) -> Actor | None:
    """Whom the article called by this noun, last before; of that state or body if the phrase names one."""
    known = it.cast.nouns.get(noun, ())
    if it.owner is not None:
        known = [(offset, actor) for offset, actor in known if _is_of(actor, it.owner)]
    before = [actor for offset, actor in known if offset < it.start]
    if not before and not _is_told_before(it, noun):
        before = [actor for _, actor in known]
    return before[-1] if before else None


def _is_told_before(it: Description, noun: str) -> bool:
    """Whether the article has spoken of another by this noun: "A ministry spokesman said ... The spokesman"."""
    floor = max(0, it.start - REACH)
    return it.cast.page.text.find(f" {noun} ", floor, it.start) >= 0


def _is_of(actor: Actor, owner: Mention) -> bool:
    mine = owner.actor
    if mine.actor_id == actor.actor_id:  # the UN's agency is not the UN
        return owner.role != "name"
    same_state = bool(mine.state) and mine.state == actor.state and owner.role != "name"
    return same_state or mine.actor_id in (actor.state, actor.body)
