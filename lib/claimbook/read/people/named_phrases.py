"""Named phrases: whom "the WFP's director, Anna Berg," or "Chad and Sudan" name; what names nobody is described."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.read.people.cast import Cast
from claimbook.read.people.descriptions import described
from claimbook.read.people.gazetteers import actor_id_of, state_names
from claimbook.read.people.mentions import POSSESSIVE, Actor, Mention
from claimbook.read.people.nomenclature import nomenclature

BEHIND = re.compile(
    r"\s(?:of|in|at|from|for|with|on|to|by|near|against|under|inside|outside|within|among|about|who|whose|which|that|close"
    r"|familiar|working|based|after|before|during|since|as|via|say|said)\s"
)
PARTICIPLE = re.compile(r"\b(?P<noun>\w+)\s[a-z]{2,}(?:ing|ed)\s")  # diplomats | briefed on it
SEGMENT = re.compile(r",\s|\s\(|\s[–—-]{1,2}\s|;\s|\s(?:who|which|whose|named|called|nicknamed)\s")
ONE_OF = re.compile(
    r"(?:one|two|three|four|five|some|several|many|most|all|both|none|each|either|dozens|scores|hundreds|thousands)"
    r"\sof\s(?=(?:the|its|his|her|their|our|these|those)\s[a-z])",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"""
    (?: ,\s | \s\(? )
    (?: (?:also\s)? (?:known\sas|called|named|nicknamed|dubbed)\s (?:the\s)?                       # a man named
      | (?:who\s(?:was|is)\s)? identified\s (?:[a-z]+\s){0,4}? (?:as|by)\s                # identified by police as
      | who\s(?:asked|wanted|wished|agreed|requested)\sto\sbe\s(?:identified|named|known|quoted)\s (?:[a-z]+\s){0,3}?
        (?:as|by)\s (?:[a-z]+\s){0,4}                                                      # who asked to be named only as
      | who\s(?:gave|provided)\s (?:[a-z]+\s){1,4}? names? (?:\s(?:only|simply))? (?:\sas)?\s  # who gave her name as
      | who\s(?:identified|introduced)\s(?:him|her)self\s (?:[a-z]+\s){0,2}? as\s
      | who\sgoes\sby\s (?:the\s\w+\s)?
    )?
    (?:[A-Z][a-z]{0,5}\.\s){0,2} [“"]?
    """,
    re.VERBOSE,
)
DESCRIBED = re.compile(
    r",\s(?:the|an?)\s(?:(?!(?:of|to|for|with|by|from|in|at|and)\b)[a-z-]+\s){0,4}"
)  # , the retired | colonel
# Assistant to the | President Anna Berg
OFFICE = re.compile(r".{0,8}|(?:[A-Z][\w-]+\s){1,4}(?:to|of|for)\s(?:the\s)?")
ARTICLE = re.compile(r"(?:(?:the|an?)\s)?", re.IGNORECASE)
LIST = re.compile(
    r"(?:(?:[\w’'.-]+ ){0,4}[\w’'.-]+, ){1,4}(?:[\w’'.-]+ ){0,4}?[\w’'.-]+,? and (?:[\w’'.-]+ ){0,5}[\w’'.-]+"
)
AND = re.compile(r"\sand\s")
APPOSED = re.compile(r"[”\"’']?\s(?:[a-z]+\s)?(?P<noun>[a-z]+)")


def phrase_actor(cast: Cast, start: int, end: int) -> Actor:
    """The actor whom the words from `start` to `end` name or describe; always one, if need be without a name."""
    text = cast.page.text
    if whole := cast.mention_over(start, end):
        return whole.actor
    if (part := ONE_OF.match(text, start, end)) and not cast.mentions_in(start, part.end()):
        start = part.end()
    names = cast.mentions_in(start, end)
    if (several := _list(cast, start, end, names)) is not None:
        return several
    cuts = [m.start() for m in SEGMENT.finditer(text, start, end) if not _within(names, m.start())]
    first = cuts[0] if cuts else end
    if (head := _head(cast, start, first, names)) is not None:
        return head
    core = _core(cast, start, first, names)
    for m in names:  # a description, then the name: "The governor, Anna Berg,", "The mission, known as UNMIS"
        cut = next((c for c in cuts if m.role != "adjective" and _is_named(text, c, m)), None)
        if cut is None or POSSESSIVE.match(text, m.end):
            continue
        inner = text[cut + 1] == "(" and core < first  # a clerk at the Institute of Maps | (IOM)
        if m.person or (cut == first and not inner):
            return m.actor
    return described(cast, start, core, first)


def _is_named(text: str, cut: int, mention: Mention) -> bool:
    """Whether the name follows the description that ends at `cut`, alone or behind a rank: ", Captain Anna Berg"."""
    titled = mention.person and mention.whole <= cut + 2 < mention.start
    titled = titled or (mention.person and bool(DESCRIBED.fullmatch(text, cut, mention.whole)))
    return titled or bool(NAMED.fullmatch(text, cut, mention.start))


def _head(cast: Cast, start: int, end: int, names: Sequence[Mention]) -> Actor | None:
    """The named actor at the head of a phrase without appositions, None where its head is a common noun."""
    text = cast.page.text
    inner = [m for m in names if start <= m.start < end]
    if not inner:
        return None
    last = inner[-1]
    if last.person and last.end >= end - 1 and OFFICE.fullmatch(text, start, max(start, last.whole)):
        return last.actor
    both = next((m for m in AND.finditer(text, start, end) if not _within(inner, m.start())), None)
    if both and (pair := _pair(cast, (start, both.start()), (both.end(), end), inner)):
        return pair
    core = _core(cast, start, end, inner)
    before = None
    for m in inner:
        if not POSSESSIVE.match(text, m.end):
            if core - 1 <= m.end <= core:
                return _named_by(cast, start, m, before)
            if m.role == "name" and _is_apposed(cast, m, core):
                return m.actor
        before = m
    return None


def _named_by(cast: Cast, start: int, mention: Mention, before: Mention | None) -> Actor | None:
    """Whom the name at a phrase's head means: a chapter the body before it; an adjective nobody, but for a people."""
    if mention.role == "adjective":
        return mention.actor if _is_people(cast.page.text, start, mention) else None
    near = before is not None and before.end + 1 == mention.start and before.role == mention.role == "name"
    of_state = mention.actor.actor_id in state_names(cast.lexicon)  # "Amnesty International Norway"
    return before.actor if near and of_state and not before.person else mention.actor


def _is_apposed(cast: Cast, mention: Mention, core: int) -> bool:
    """Whether a noun behind a name only says what it is: "the “Night Watch” channel", "the Lucha movement"."""
    match = APPOSED.fullmatch(cast.page.text, mention.end, core)
    kind = mention.actor.kind
    if not match or mention.person or kind == "igo":
        return False
    bodies = nomenclature(cast.lexicon).bodies
    kinds = bodies if kind == "other" else (kind,)
    return any(match["noun"] in bodies.get(k, ()) for k in kinds)


def _pair(
    cast: Cast, left: tuple[int, int], right: tuple[int, int], names: Sequence[Mention]
) -> Actor | None:
    """ "Russia and North Korea" as one actor, where both are named."""
    one, two = _head(cast, *left, names), _head(cast, *right, names)
    if one is None or two is None or one == two:
        return None
    return Actor(f"{one.actor_id}_and_{two.actor_id}", f"{one.name} and {two.name}", one.kind)


def _list(cast: Cast, start: int, end: int, names: Sequence[Mention]) -> Actor | None:
    """ "Norway, Malta and Chad" or "shops, schools and the council" as one actor; not "Anna Berg, mayor and head of the council"."""
    text = cast.page.text
    if text.find(", ", start, end) < 0 or not LIST.fullmatch(text, start, end):
        return None
    named = sum(not m.person for m in names)
    parts = text.count(", ", start, end) + 2 - text.count(", and ", start, end)
    if len(names) > named or (named and named != parts):
        return None
    words = ARTICLE.sub("", text[start:end], count=1)
    kind = names[0].actor.kind if names else "other"
    return Actor(actor_id_of(words), words, kind, unnamed=not names)


def _core(cast: Cast, start: int, end: int, names: Sequence[Mention]) -> int:
    """Where the head noun ends: before the first preposition or participle outside of names."""
    text = cast.page.text
    first = ARTICLE.match(text, start, end).end()  # "the | under secretary"
    behind = (m.start() for m in BEHIND.finditer(text, first, end) if not _within(names, m.start()))
    core = next(behind, end)
    if part := PARTICIPLE.search(text, start, core + 1):
        words = nomenclature(cast.lexicon)
        noun = part["noun"].lower()
        if noun in words.groups or (noun in words.titles and part["noun"].islower()):
            return part.end("noun")
    return core


def _within(names: Sequence[Mention], at: int) -> bool:
    return any(m.start <= at < m.end for m in names)


def _is_people(text: str, start: int, mention: Mention) -> bool:
    """Whether a nationality stands for its people ("Russians", "the Chinese"), not as an adjective."""
    return text[mention.end - 1] == "s" or text[start : mention.start].lower().strip() == "the"
