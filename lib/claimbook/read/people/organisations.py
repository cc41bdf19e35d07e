"""Organisations: which names are theirs by the words in or beside them, and how the article calls them later."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimbook.lexicon import Lexicon
from claimbook.read.people.drafts import Draft, Drafts
from claimbook.read.people.gazetteers import OWNER, Entry, known_names, state_of
from claimbook.read.people.mentions import KIN
from claimbook.read.people.names import Name, domain
from claimbook.read.people.nomenclature import nomenclature

SHORT = r"[“\"‘']?(?P<short>[A-Z][A-Za-z&.-]{1,11})[”\"’']?"
ACRONYM = re.compile(
    rf"""
      \s\( (?: [^()]{{1,30}} \s )? {SHORT} (?: [,;)] | \s(?:in|by|for)\s [^()]{{1,30}} \) )    # (SNAI), (SNAI by its Spanish initials)
    | ,\s (?:or|also\scalled|(?:\w+\s)? known\s(?:\w+\s)? (?:as|by|under)) \s
      (?: (?:the|its|their)\s (?:[\w-]+\s){{0,2}} (?:acronym|initials|abbreviation|name)\s )?
      (?: the\s )? {SHORT.replace("short", "known")} (?= , | \s[a-z] | [.)] )                                           # , known by its acronym SNAI
    """,
    re.VERBOSE,
)
AFTER_QUOTE = re.compile(r"[”\"’'] (?P<noun>[a-z]+)")
APPOSED_NOUN = re.compile(
    r",\s(?:an?|the)\s(?:[\w’'-]+\s){0,4}?(?P<noun>[A-Za-z]+)(?=[,.]|\s(?:based|that|which|who|in|for|of|to|with|run|led)\b)"
)
STATE_RUN = re.compile(r"\b[Ss]tate(?:-run|-owned|-controlled)?\s(?:\w+\s){1,2}[“\"]?$")
WHOSE = re.compile(r"\A[A-Z]{2,6}(?:[’']s)?\s|\sof\s.*")  # "WPK ...", "... of the Workers’ Party of Korea"
LINKS = (" ", "’s ", "'s ", " of ", ", ")
SMALL = frozenset(("of", "for", "and", "the", "on", "in"))
SITES = ("site", "website", "page")  # nouns for whom a web address names
OFFICE_LINKS = (" of ", " of the ")


def organisation(drafts: Drafts, index: int, name: Name) -> Draft:
    """The organisation of a name whose own words or those beside it tell what it is."""
    heads = drafts.words.organisations
    noun = descriptor(drafts, name) or head_of(name.text, drafts.lexicon)
    is_site = bool(domain(drafts.lexicon).search(name.text))
    kind = "news_media" if is_site else heads.get(noun, "other")
    if kind == "news_media" and STATE_RUN.search(drafts.text, max(0, name.start - 40), name.start):
        kind = "state_media"
    state = state_in(drafts, index, name)
    core = (core_of(name.text), state)
    draft = drafts.bodies.get(core)
    if draft is None and (known := known_bodies(drafts.lexicon).get(core)):
        draft = drafts.of(known.actor_id, name.text, known.kind, state=state)
    if draft is None:
        draft = drafts.named(name.text, kind, state=state)
    drafts.bodies.setdefault(core, draft)
    learn_body(drafts, name, draft, name.text)
    drafts.call(draft, name.start, noun, *(SITES if is_site else ()))
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
    noun = _noun_behind(drafts, name)
    is_body = noun in words.organisations and noun not in words.titles
    return noun if is_body and name.text.split()[0].lower() not in words.given_names else None


def _noun_behind(drafts: Drafts, name: Name) -> str:
    match = APPOSED_NOUN.match(drafts.text, name.end)
    return match["noun"].lower() if match else ""


def state_in(drafts: Drafts, index: int, name: Name) -> str | None:
    """The state that an organisation's name holds or follows."""
    words = name.text.split()
    inner = (" ".join(words[:2]), words[0], " ".join(words[-2:]), words[-1])
    if state := next((s for s in (state_of(w, drafts.lexicon) for w in inner) if s), None):
        return state
    before, after = drafts.before(index), drafts.after(index)
    if before and before.entry and drafts.text[before.end : name.start] in LINKS:
        return before.entry.state
    if after and after.entry and drafts.text[name.end : after.start] in OFFICE_LINKS:
        return after.entry.state
    return None


def learn_body(drafts: Drafts, name: Name, draft: Draft, full: str) -> None:
    """Note the short forms, and the nouns by which the article may call the body later."""
    words = drafts.words
    if match := ACRONYM.match(drafts.text, name.end):
        drafts.short.setdefault(match["short"] or match["known"], draft)
    drafts.initials.setdefault(initials_of(name.text), draft)
    if KIN.match(drafts.text, name.end):
        return  # an al Qaeda | affiliate: the group is another
    if (noun := _noun_behind(drafts, name)) in words.organisations:
        drafts.call(draft, name.start, noun)
    heads = {head_of(full, drafts.lexicon), head_of(name.text, drafts.lexicon)}
    forces = words.callings["forces"]
    nouns = {head.split(" ")[-1] for head in heads}
    nouns |= {form for head in heads if " " in head for form in (head, head.replace(" ", ""))}
    if heads & forces and draft.state and _tells_state(drafts, name):
        nouns |= forces  # "Lebanese Army", not "Arakan Army"
    else:
        nouns |= set(words.bodies.get(draft.kind, ()))
    drafts.call(draft, name.start, *nouns)


def name_before(text: str, at: int, short: str) -> str:
    """The words that an acronym in brackets at `at` stands for, "" where they don't: "the fire protection agency (FPA)"."""
    if not (short.isupper() and text.startswith("(", at - 1) and text.startswith(")", at + len(short))):
        return ""
    words = text[max(0, at - 120) : at - 2].split()
    letters, taken = list(short), 0
    while letters and taken < len(words):
        taken += 1
        word = words[-taken]
        if word[0].upper() == letters[-1]:
            letters.pop()
        elif word not in SMALL:
            return ""
    return "" if letters else " ".join(words[-taken:])


def _tells_state(drafts: Drafts, name: Name) -> bool:
    return any(state_of(OWNER.sub("", word), drafts.lexicon) for word in name.text.split())


@cache
def known_bodies(lexicon: Lexicon) -> dict[tuple[str, str | None], Entry]:
    """The organisations of states that the lexicons know, by what all their names share and by their state."""
    entries = (e for group in known_names(lexicon).values() for e in group if e.role == "actor" and e.state)
    return {(core_of(e.phrase), e.state): e for e in entries if len(e.phrase.split()) > 2}


def initials_of(name: str) -> str:
    """The first letters of the capitalised words of a name, "" where they are fewer than three.

    >>> initials_of("Kenya National Commission on Human Rights"), initials_of("Red Cross")
    ('KNCHR', '')
    """
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 2 else ""


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


@lru_cache(maxsize=1 << 14)
def head_of(name: str, lexicon: Lexicon) -> str:
    """What says in an organisation's name what it is: before "of" or "for", else the last words that do."""
    heads, words = nomenclature(lexicon).organisations, name.lower().split()
    if whole := next((p for k in range(len(words) - 1) if (p := " ".join(words[k:])) in heads), ""):
        return whole
    cut = next((k for k, w in enumerate(words) if w in ("of", "for")), len(words))
    for last in range(cut, 0, -1):
        tails = (" ".join(words[max(0, last - n) : last]) for n in (3, 2, 1))
        if phrase := next((p for p in tails if p in heads), ""):
            return phrase
    return ""
