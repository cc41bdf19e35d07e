"""Names in running text: known ones, and by their form those of persons, organisations and places that no list has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.people.gazetteers import Entry, known_names, longest_name
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.people.pieces import find_pieces
from claimbook.records import value

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
JOINER = r"(?:of[ ]the|for[ ]the|on[ ]the|de[ ]la|van[ ]de[rn]?|of|for|on|de|del|da|di|du|dos|van|von|der|den|al|bin|ibn|la|le|el|y|e|&)"
PREFIXES = ("al ", "al-", "el-", "an-", "ad-", "ar-", "as-")
OPENERS = ("", "\n", "\r", "\t", ".", "!", "?", ":", "“", '"', "‘", "(", "—", "–", "-", "►", "•", "…")
AND_MORE = re.compile(rf"\sand\s(?P<word>{CAPITAL}\w+)(?:\s{CAPITAL}\w+)?")
OF = re.compile(r"\sof\s(?:the\s)?")
LOWER_NOUN = re.compile(r"\s([a-z]+)(?!\w)")
FOR_DOING = re.compile(r" for \w+ing\Z")  # Harbour Council Praised | for Saving Crew
UNTOLD = frozenset(("person", "thing", "word"))  # roles of names by their form alone
POSSESSIVE = re.compile(r"[’']s?(?=\s)")


@value
class Name:
    """A name at its place; `entry` where a list knows it.

    `role` is that of the entry, or by form: person, organisation, place, thing, title, or word (a lone capitalised word).
    """

    start: int
    end: int
    role: str
    text: str
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
        for piece in find_pieces(text[offset:end], opens, lexicon):
            start, stop, role, entry = offset + piece.start, offset + piece.end, piece.role, piece.entry
            if start < free:
                continue
            if (longer := longest_name(text, start, lexicon)) and len(longer.phrase) > stop - start:
                stop, role, entry = start + len(longer.phrase), longer.role, longer
            if site := text.startswith(".", stop) and domain(lexicon).match(text, stop):
                stop, role, entry = site.end(), "organisation", None
            if role == "organisation" and POSSESSIVE.match(text, stop) and " of " in text[start:stop]:
                whole = stop  # "Commission of the DPRK's Workers' Party"
                stop = start + text[start:stop].rindex(" of ")
                yield Name(start, stop, role, text[start:stop])
                start = OF.match(text, stop).end()
                entry = longest_name(text, start, lexicon)
                role, stop = (entry.role, start + len(entry.phrase)) if entry else ("word", whole)
            if role == "organisation" and (deed := FOR_DOING.search(text, start, stop)):
                stop = deed.start() if text[stop + 1 : stop + 2].isupper() else stop
            if role == "organisation":
                stop = _second_part(text, start, stop, lexicon) or stop
            elif entry is None and role in UNTOLD and (more := _body_behind(text, start, stop, lexicon)):
                stop, role = more, "organisation"
            free = stop
            yield Name(start, stop, role, text[start:stop], None if role == "person" else entry)


@cache
def domain(lexicon: Lexicon) -> re.Pattern[str]:
    """The end of a web address: Velsk | .info, Velsk | .co.uk."""
    ends = "|".join(map(re.escape, lexicon.phrases("name_words", role="domain")))
    return re.compile(rf"(?:{ends})(?!\w|\.\w)", re.IGNORECASE)


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
        first = next(iter(find_pieces(run.group(), False, lexicon)), None)
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
    heads = "|".join(re.escape(h.title()) for h in lexicon.phrases("organisations") if h.isalpha())
    rest = rf"""
        (?: \.(?:[A-Z]\.){{0,3}}                                       # J.  U.S.
          | (?:{"|".join(map(re.escape, sorted(dotted)))})                   # Gen.
          | (?:{"|".join(map(re.escape, sorted(owners, reverse=True)))})(?=[ ]{CAPITAL})   # People's Army
          | \w*s[’'](?=[ ](?:{CAPITAL}\w+[ ])?(?:{heads})\b)                                # Prisoners' Society
          | \w*(?:[-&]\w+|[’'](?!s\b)\w+)*                             # Jong-un  O'Brien
        ) (?: [ ](?:1st|2nd|3rd)(?=[ ]Class\b) )?"""  # Sgt. 1st Class
    return re.compile(
        rf"{CAPITAL}(?<!\w\S){rest}(?:[ \u00a0]{{1,2}}(?:{JOINER}[ ])?(?:[ae][lnrsd]-)?{CAPITAL}{rest}){{0,11}}",
        re.VERBOSE,
    )
