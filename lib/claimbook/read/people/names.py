"""Names in running text: known ones, and by their form those of persons, organisations and places that no list has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.words import WORD
from claimbook.read.people.gazetteers import Entry, known_names
from claimbook.read.people.nomenclature import Nomenclature, nomenclature

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
JOINER = r"(?:of[ ]the|for[ ]the|on[ ]the|de[ ]la|van[ ]de[rn]?|of|for|on|de|del|da|di|du|dos|van|von|der|den|al|bin|ibn|la|le|el|y|e|&)"
CUTS = frozenset(("of", "for", "on"))
PREFIXES = ("al ", "al-", "el-", "an-", "ad-", "ar-", "as-")
OPENERS = ("", "\n", "\r", "\t", ".", "!", "?", ":", "“", '"', "‘", "(", "—", "–", "-", "►", "•", "…")
AND_MORE = re.compile(rf"\sand\s(?P<word>{CAPITAL}\w+)(?:\s{CAPITAL}\w+)?")
OF = re.compile(r"\sof\s(?:the\s)?")
LOWER_NOUN = re.compile(r"\s([a-z]+)(?!\w)")
UNTOLD = frozenset(("person", "thing", "word"))  # roles of names by their form alone
OWNERS = frozenset(("state", "people", "place", "capital"))
POSSESSIVE = re.compile(r"[’']s?(?=\s)")
WORDS = re.compile(r"[^ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place; `entry` where a list knows it.

    `role` is that of the entry, or by form: person, organisation, place, thing, title, or word (a lone capitalised word).
    """

    start: int
    end: int
    role: str
    text: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    role: str
    entry: Entry | None = None


def find_names(text: str, lexicon: Lexicon) -> Iterator[Name]:
    """Yield the names in `text` in reading order; none overlaps another.

    >>> from claimbook.lexicon import load
    >>> text = "Norwegian Police Chief Anna de Berg left the Institute for Sea Studies."
    >>> [(n.role, n.text) for n in find_names(text, load())]
    [('people', 'Norwegian'), ('title', 'Police Chief'), ('person', 'Anna de Berg'), ('organisation', 'Institute for Sea Studies')]
    """
    free = 0
    for run in _run(lexicon).finditer(text):
        offset, end = run.span()
        if text[max(0, offset - 3) : offset] in PREFIXES:
            offset -= 3
        opens = text[max(0, offset - 2) : offset].strip(" ")[-1:] in OPENERS
        for piece in _pieces(text[offset:end], opens, lexicon):
            start, stop, role, entry = offset + piece.start, offset + piece.end, piece.role, piece.entry
            if start < free:
                continue
            if (longer := _longest(text, start, lexicon)) and len(longer.phrase) > stop - start:
                stop, role, entry = start + len(longer.phrase), longer.role, longer
            if role == "organisation" and POSSESSIVE.match(text, stop) and " of " in text[start:stop]:
                whole = stop  # "Commission of the DPRK's Workers' Party"
                stop = start + text[start:stop].rindex(" of ")
                yield Name(start, stop, role, text[start:stop])
                start = OF.match(text, stop).end()
                entry = _longest(text, start, lexicon)
                role, stop = (entry.role, start + len(entry.phrase)) if entry else ("word", whole)
            if role == "organisation":
                stop = _second_part(text, start, stop, lexicon) or stop
            elif entry is None and role in UNTOLD and (more := _body_behind(text, start, stop, lexicon)):
                stop, role = more, "organisation"
            free = stop
            yield Name(start, stop, role, text[start:stop], None if role == "person" else entry)


def _second_part(text: str, start: int, stop: int, lexicon: Lexicon) -> int | None:
    """Where "Ministry of Culture and Sport" ends after its "and"; None where a new name follows it."""
    match = AND_MORE.match(text, stop)
    name = text[start:stop]
    if not match or not (" of " in name or " for " in name) or match["word"] in known_names(lexicon):
        return None
    words, word = nomenclature(lexicon), match["word"].lower()
    return None if word in words.titles or word in words.given_names else match.end()


def _body_behind(text: str, start: int, stop: int, lexicon: Lexicon) -> int | None:
    """Where an organisation ends whose name begins with the words from `start` to `stop`, None where it does not.

    "the Flood Relief | and Recovery Authority", "the Joint Border Support | mission".
    """
    if not text[max(0, start - 4) : start].lower().endswith("the "):
        return None
    tables = nomenclature(lexicon)
    if text.startswith(" and ", stop) and (run := _run(lexicon).match(text, stop + 5)):
        first = next(iter(_pieces(run.group(), False, lexicon)), None)
        is_body = first is not None and first.role == "organisation" and first.start == 0
        return run.start() + first.end if is_body else None
    noun = LOWER_NOUN.match(text, stop)
    several = " " in text[start:stop]
    return noun.end() if several and noun and tables.is_body(noun[1]) else None


@cache
def _run(lexicon: Lexicon) -> re.Pattern[str]:
    """Capitalised words in a row, joined by the particles of names: "Institute for the Study of War", "J. van der Berg"."""
    dotted = {t[1:] for t in lexicon.phrases("titles") if t.endswith(".") and " " not in t}
    owners = {w[1:] for w in lexicon.phrases("name_words", role="possessive")}
    rest = rf"""
        (?: \.(?:[A-Z]\.){{0,3}}                                       # J.  U.S.
          | (?:{"|".join(map(re.escape, sorted(dotted)))})                   # Gen.
          | (?:{"|".join(map(re.escape, sorted(owners, reverse=True)))})(?=[ ]{CAPITAL})   # People's Army
          | \w*(?:[-&]\w+|[’'](?!s\b)\w+)*                             # Jong-un  O'Brien
        )"""
    return re.compile(
        rf"{CAPITAL}(?<!\w\S){rest}(?:[ \u00a0]{{1,2}}(?:{JOINER}[ ])?(?:[ae][lnrsd]-)?{CAPITAL}{rest}){{0,11}}",
        re.VERBOSE,
    )


def _longest(text: str, start: int, lexicon: Lexicon) -> Entry | None:
    """The longest known name that stands at `start`."""
    first = WORD.match(text, start)
    for entry in known_names(lexicon).get(first.group(), ()) if first else ():
        end = start + len(entry.phrase)
        if text.startswith(entry.phrase, start) and not text[end : end + 1].isalnum():
            return entry
    return None


@lru_cache(maxsize=1 << 16)
def _pieces(run: str, opens: bool, lexicon: Lexicon) -> tuple[_Piece, ...]:
    """The names within a run of capitalised words."""
    tables = nomenclature(lexicon)
    words = [(m.group(), m.start(), m.end()) for m in WORDS.finditer(run)]
    found: list[_Piece] = []
    plain: list[tuple[str, int, int]] = []
    at = 0
    while at < len(words):
        word, start, _ = words[at]
        entry = _longest(run, start, lexicon)
        if entry and _is_part(entry, words, at, plain, found, tables):
            entry = None
        role = tables.roles.get(word.lower())
        ends = word.endswith(("s", "ed")) and not word.endswith("ss")
        verbal = at > 0 and ends and word.lower() in tables.verbs  # "Berg Praises Lund"
        surname = (
            len(plain) == 1 and plain[0][0].lower() in tables.given_names and word[0].isupper()
        )  # Theresa May
        starts = (role == "starter" and not surname) or (role == "opener" and opens and at == 0) or verbal
        if entry is None and starts and not (plain and word.lower() in ("the", "of", "for", "on")):
            _close(plain, found, tables)
        elif entry is None or (plain and _goes_on(plain, tables)):
            if plain or word[0].isupper() or "-" in word:
                plain.append(words[at])
        else:
            _close(plain, found, tables)
            stop = start + len(entry.phrase)
            found.append(_Piece(start, stop, entry.role, entry))
            while at + 1 < len(words) and words[at + 1][1] < stop:
                at += 1
        at += 1
    _close(plain, found, tables)
    return tuple(found)


def _is_part(
    entry: Entry, words: list, at: int, plain: list, found: list[_Piece], tables: Nomenclature
) -> bool:
    """Whether a known name is here only a part of another."""
    return (
        _is_first_name(entry, words, at, tables)
        or _is_surname(entry, plain, tables)
        or _is_owned(entry, words[at][1], plain, found, tables)
        or _begins_body(entry, words, at, tables)
    )


def _is_owned(entry: Entry, start: int, plain: list, found: list[_Piece], tables: Nomenclature) -> bool:
    """Whether a state or place before a kind of body makes it another: "Peruvian | Red Cross"."""
    if entry.role != "actor" or entry.phrase.lower() not in tables.organisations:
        return False
    if plain:  # "Harlow | Security Council"
        return plain[-1][2] + 1 == start and plain[-1][0][0].isupper()
    return bool(found) and found[-1].end + 1 == start and found[-1].role in OWNERS


def _begins_body(entry: Entry, words: list, at: int, tables: Nomenclature) -> bool:
    """Whether a paper's name begins that of a body: "The Independent | Electoral Commission"."""
    behind = at + len(entry.phrase.split())
    if entry.kind != "news_media" or behind >= len(words) or entry.phrase.isupper():
        return False
    last = words[-1][0].lower()
    return words[behind][0][0].isupper() and tables.organisations.get(last, "news_media") != "news_media"


def _is_first_name(entry: Entry, words: list, at: int, tables: Nomenclature) -> bool:
    """Whether a known name is here a person's first name ("Jordan Peterson", "Israel Katz")."""
    if " " in entry.phrase or entry.phrase.lower() not in tables.given_names or at + 1 >= len(words):
        return False
    after = words[at + 1][0].lower()
    return (
        after not in tables.titles
        and after not in tables.organisations
        and after not in tables.roles
        and after not in CUTS
    )


def _is_surname(entry: Entry, plain: list, tables: Nomenclature) -> bool:
    """Whether a place after a first name is a surname ("Jack London")."""
    before = plain[-1][0].lower() if plain else ""
    return entry.role in ("place", "capital") and " " not in entry.phrase and before in tables.given_names


def _goes_on(plain: list, tables: Nomenclature) -> bool:
    """Whether a known name still belongs to the words before it: "University of" + "Texas"."""
    return plain[-1][0] in ("of", "for", "the", "on") and any(
        w.lower() in tables.organisations for w, _, _ in plain
    )


def _close(plain: list, found: list[_Piece], tables: Nomenclature) -> None:
    """Classify the plain words collected so far, and begin anew."""
    while plain and (plain[-1][0].islower() or plain[-1][0] == "The"):
        plain.pop()
    if plain:
        owner = found[-1] if found and found[-1].end + 1 == plain[0][1] else None
        if owner and owner.role in OWNERS and len(plain) == 1 and tables.is_body(plain[0][0].lower()):
            found.append(_Piece(_taken_owner(found), plain[0][2], "organisation"))  # "Saudi Hospital"
            plain.clear()
            return
        for first, last, role in _classified(
            [w.lower() for w, _, _ in plain], [w for w, _, _ in plain], tables
        ):
            start, end = plain[first][1], plain[last - 1][2]
            if role in ("organisation", "place") and first == 0 and owner and owner.role != "actor":
                start = _taken_owner(found)
            found.append(_Piece(start, end, role))
        plain.clear()


def _taken_owner(found: list[_Piece]) -> int:
    """Take the owner of an organisation off the pieces, and a people before it: "Syrian American | Medical Society"."""
    owner = found.pop()
    double = found and found[-1].role == owner.role == "people" and found[-1].end + 1 == owner.start
    return found.pop().start if double else owner.start


def _classified(lower: list[str], words: list[str], tables: Nomenclature) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, role) of the parts of a stretch of words that no list knows."""
    n = len(words)
    if not n:
        return
    cut = next((k for k in range(n) if lower[k] in CUTS and words[k].islower()), n)
    if cut > 1 and " ".join(lower[:cut]) in tables.organisations:  # "General Staff of ..."
        yield 0, n, "organisation"
        return
    if cut < n and _is_holder(lower[:cut], tables):  # "Sgt. Anna Berg | of the Harlow Police"
        yield from _classified(lower[:cut], words[:cut], tables)
        yield from _behind(lower, words, cut, tables)
        return
    if at := _title_end(lower, tables):
        head = next(
            (
                k
                for k in range(at - 1, 0, -1)
                if lower[k - 1] in tables.organisations and " ".join(lower[:at]) not in tables.titles
            ),
            0,
        )
        if head:
            yield 0, head, "organisation"
        yield head, at, "title"
        if at < n:
            yield from (
                (at + a, at + b, "person" if role == "word" else role)
                for a, b, role in _classified(lower[at:], words[at:], tables)
            )
        return
    if body := _body_before_person(lower, tables):
        yield 0, body, "organisation"
        yield body, n, "person"
        return
    if _is_head(lower, cut, tables):
        yield 0, n, "organisation"
    elif cut < n:
        yield from _classified(lower[:cut], words[:cut], tables)
        yield from _behind(lower, words, cut, tables)
    else:
        yield 0, n, _role(lower, words, tables)


def _behind(
    lower: list[str], words: list[str], cut: int, tables: Nomenclature
) -> Iterator[tuple[int, int, str]]:
    """Yield the parts behind the "of" at word `cut`."""
    rest = next((k for k in range(cut, len(words)) if not words[k].islower()), len(words))
    for first, last, role in _classified(lower[rest:], words[rest:], tables):
        yield rest + first, rest + last, role


def _is_holder(lower: list[str], tables: Nomenclature) -> bool:
    """Whether the words before an "of" name a person, behind a title or by the first name."""
    at = _title_end(lower, tables)
    is_person = 0 < at < len(lower) or (len(lower) > 1 and lower[0] in tables.given_names)
    return is_person and not any(" ".join(lower[k:]) in tables.organisations for k in range(len(lower)))


def _body_before_person(lower: list[str], tables: Nomenclature) -> int:
    """How many of the first words name a body before a person's name ("Coast Guard Anna Berg"), 0 if none do."""
    for at in range(2, len(lower) - 1):
        body = lower[at - 1] in tables.organisations or " ".join(lower[at - 2 : at]) in tables.organisations
        if body and lower[at] in tables.given_names and lower[0] not in tables.given_names:
            return 0 if any(w in CUTS for w in lower) else at
    return 0


def _is_head(lower: list[str], cut: int, tables: Nomenclature) -> bool:
    if cut == len(lower) == 1:
        return False
    return lower[cut - 1] in tables.organisations or any(
        " ".join(lower[k:]) in tables.organisations for k in range(len(lower) - 1)
    )


def _role(lower: list[str], words: list[str], tables: Nomenclature) -> str:
    if (role := tables.roles.get(lower[-1])) in ("place", "thing") and lower[0] not in tables.given_names:
        return role
    if len(words) == 1:
        return "word"
    if lower[0] not in tables.given_names and any(
        tables.roles.get(w) in ("thing", "place") or w in tables.groups for w in lower
    ):
        return "thing"
    return "person" if len(words) <= 6 else "thing"


def _title_end(lower: list[str], tables: Nomenclature) -> int:
    """How many of the first words are a title, 0 if they are none or what follows is no person's name."""
    for at in range(len(lower), 0, -1):
        if lower[at - 1] in tables.titles or any(
            " ".join(lower[k:at]) in tables.titles for k in range(max(0, at - 6), at - 1)
        ):
            rest = lower[at:]
            if not rest:
                if len(lower) == 1 or " ".join(lower) in tables.titles:
                    return at
            elif (
                rest[0] not in CUTS
                and rest[-1] not in tables.organisations
                and tables.roles.get(rest[-1]) is None
                and rest[0] not in tables.organisations
            ):
                return at
    return 0
