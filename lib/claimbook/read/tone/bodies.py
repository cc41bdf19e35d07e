"""Bodies: the common nouns in a sentence that mean somebody who acts: "the junta", "rescue workers", "the company"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import POSSESSIVE, Actor, Mention
from claimbook.read.people.nomenclature import nomenclature
from claimbook.records import Sentence, value

MODIFIERS = 4  # words before a noun that may belong to it
RULING = ("government", "military")
NAMING = (*RULING, "igo", "ngo")
PLURALS = ("s", "men", "women", "children", "people")
DEFINITE = frozenset(
    ("the", "this", "these", "those", "that", "its", "their", "his", "her", "our", "my", "your", "both")
)
WORD_BEFORE = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*[’']?(?=\s[“\"‘]?$)")
WORD_AFTER = re.compile(r"\s([^\W_]+)")
THE = re.compile(r"\b[Tt]he\s$")  # the Party
# generals, officers and soldiers of
OF = re.compile(r"(?:,\s[a-z]+){0,2}(?:,?\sand\s[a-z]+)?\sof\s(?:the\s)?")
ENDS = ("", *",.;:)")
APPOSITION = re.compile(r",\s(?:[A-Z][a-z]{0,5}\.\s)?|\s\(")


@value
class Body:
    """Words that mean an actor; `modifies` where a further noun follows ("the army | base")."""

    start: int
    end: int
    actor: Actor
    modifies: bool


def find_bodies(
    cast: Cast, sentence: Sentence, words: Iterable[tuple[int, str]], known: dict[str, Actor]
) -> Iterator[Body]:
    """Yield the bodies among the `words` of a sentence, each with where it begins, in reading order.

    `known` keeps who was described by which noun, so that "the agency" is the "disaster agency" of a sentence before.
    """
    names, free = cast.mentions_in(sentence.start, sentence.end), sentence.start
    lexicon, text, nouns = cast.lexicon, cast.page.text, heads(cast.lexicon)
    for start, word in words:
        if word not in nouns or text[start - 1 : start] == "-":
            continue
        end, noun = start + len(word), word.lower()
        if _is_name(text, word, start, sentence, names):
            continue
        after = noun_after(cast, end)
        modifies = bool(after) and not noun.endswith(PLURALS)
        if after in nouns or (
            modifies and nomenclature(lexicon).kind_of(noun) not in RULING
        ):  # police | officers
            continue
        first = _phrase_start(cast, free, start, noun, names)
        if first is None or _is_of_named(text, names, end) or _follows_name(text, names, first):
            continue
        free = end
        actor = _apposition(text, names, end) or _actor(cast, first, end, noun, known)
        if actor:
            yield Body(first, end, actor, modifies)


def is_body(lexicon: Lexicon, noun: str) -> bool:
    """Whether a common noun names somebody who acts: police, authorities, government, rebels."""
    return noun in _bodies(lexicon)


def is_own(lexicon: Lexicon, noun: str) -> bool:
    """Whether a noun is judged with the one whose it is: behaviour, response, soldiers."""
    return noun in words_of(lexicon, "own") or noun in nomenclature(lexicon).groups


def is_named_by(lexicon: Lexicon, noun: str) -> bool:
    """Whether a noun behind a state's adjective means its people or bodies: the Norwegian regime, Norwegian troops."""
    return noun == "" or noun in heads(lexicon)


def harms_owner(lexicon: Lexicon, noun: str) -> bool:
    """Whether a noun means who does harm to the one whose it is: "Berg's killer", "her brutal captors"."""
    return noun in words_of(lexicon, "victim")


def is_fate(lexicon: Lexicon, noun: str) -> bool:
    """Whether a noun means what befalls a person whose it is or of whom it is: "Berg's murder", "a betrayal of Berg"."""
    return noun in words_of(lexicon, "fate")


def is_suffered(lexicon: Lexicon, noun: str) -> bool:
    """Whether a noun means what befalls the people before it: "the Danish exodus", "the Norwegian genocide"."""
    return noun in words_of(lexicon, "suffered")


def is_another(lexicon: Lexicon, words: str) -> bool:
    """Whether loaded words tell who somebody is to another, who is not judged: "a lackey of | Norway", "a friend of"."""
    first, *others = reversed(words.lower().split())
    noun = others[0] if first == "of" and others else first
    return noun in words_of(lexicon, "another")


def is_someone(lexicon: Lexicon, noun: str) -> bool:
    """Whether a noun means a single person, whose state it does not judge: "the Norwegian dictator"."""
    return noun.lower() in words_of(lexicon, "someone")


def tells_of_owner(lexicon: Lexicon, noun: str) -> bool:
    """Whether what a noun is like tells what its owner is like: "his brutal army", not "her horrific burns"."""
    return noun in _telling_nouns(lexicon)


@cache
def _telling_nouns(lexicon: Lexicon) -> frozenset[str]:
    deeds = (w for r in lexicon.rows("deeds") for w in (r["phrase"], *r["forms"].split(";")))
    frames = ("quality", "event")
    loaded = (
        w
        for r in lexicon.rows("terms")
        if r["frame"] in frames
        for w in (r["phrase"], *r["forms"].split(";"))
    )
    return heads(lexicon) | words_of(lexicon, "own") | frozenset(deeds) | frozenset(loaded)


@cache
def regarding(lexicon: Lexicon) -> frozenset[str]:
    """The verbs that have for an object whom they praise, blame or name: "praised", "accuse", "called"."""
    rows = (r for r in lexicon.rows("terms") if r["frame"] == "act" and " " not in r["phrase"])
    forms = (w for r in rows for w in (r["phrase"], *r["forms"].split(";")))
    return words_of(lexicon, "naming") | frozenset(filter(None, forms))


@cache
def _qualities(lexicon: Lexicon) -> frozenset[str]:
    rows = (r for r in lexicon.rows("terms") if r["frame"] in ("quality", "event"))
    return frozenset(w for r in rows for w in (r["phrase"], *r["forms"].split(";")))


def is_loaded(lexicon: Lexicon, word: str) -> bool:
    """Whether a word tells what somebody is like: heroism, lies."""
    return word in _qualities(lexicon)


@cache
def words_of(lexicon: Lexicon, role: str) -> frozenset[str]:
    """The words of tone_words.csv that play a role, in all their forms."""
    rows = (r for r in lexicon.rows("tone_words") if r["role"] == role)
    return frozenset(w for r in rows for w in (r["word"], *r["forms"].split(";")) if w)


@cache
def _bodies(lexicon: Lexicon) -> frozenset[str]:
    return (frozenset(lexicon.phrases("groups")) | words_of(lexicon, "body")) - words_of(lexicon, "nobody")


@cache
def heads(lexicon: Lexicon) -> frozenset[str]:
    """The nouns of bodies and offices, in lower case and with a capital."""
    nouns = (_bodies(lexicon) | frozenset(lexicon.phrases("titles"))) - words_of(lexicon, "nobody")
    return nouns | frozenset(noun.capitalize() for noun in nouns)


def is_adjective(lexicon: Lexicon, word: str) -> bool:
    """Whether a loaded word tells what somebody is like, and so is no part of what somebody is called."""
    return word.lower() in _adjectives(lexicon)


@cache
def _adjectives(lexicon: Lexicon) -> frozenset[str]:
    """The loaded adjectives, which are no part of what somebody is called: those of terms.csv with an adverb."""
    rows = (r for r in lexicon.rows("terms") if r["frame"] == "quality" and r["forms"].endswith("ly"))
    return frozenset(r["phrase"] for r in rows)


@cache
def _small(lexicon: Lexicon) -> frozenset[str]:
    """The words of grammar that are part of no noun phrase."""
    words = grammar(lexicon)
    linking = words.preposition | words.subordinator | words.coordinator | words.relative
    return (
        linking
        | words.determiner
        | words.auxiliary
        | words.pronoun
        | words.subject
        | words.time
        | words.negative
    )


def _is_name(text: str, word: str, start: int, sentence: Sentence, names: Sequence[Mention]) -> bool:
    """Whether a word belongs to a name, or is written as one."""
    written = not word.islower() and not (
        word[1:].islower() and (start == sentence.start or THE.search(text, start - 4, start))
    )
    return written or any(m.whole <= start < m.end for m in names)


def noun_after(cast: Cast, at: int) -> str:
    """The lower-case word after `at`, "" where none follows or it is a verb or a word of grammar."""
    match, words = WORD_AFTER.match(cast.page.text, at), grammar(cast.lexicon)
    word = match[1] if match else ""
    verbal = words.is_finite(word) or words.is_adverb(word) or word in nomenclature(cast.lexicon).verbs
    return "" if verbal or not word.islower() or word in _small(cast.lexicon) else word


def _phrase_start(cast: Cast, floor: int, at: int, noun: str, names: Sequence[Mention]) -> int | None:
    """Where the noun phrase begins whose noun stands at `at`; None where it means nobody certain.

    That is an office or a body without "the" ("a company"), and a noun beside the name that is meant: "the Lashkar group",
    "Berg's supporters".
    """
    words, verbs, text = grammar(cast.lexicon), nomenclature(cast.lexicon).verbs, cast.page.text
    alone = noun.endswith(PLURALS) or noun in words_of(cast.lexicon, "lone")
    first, begin, whole = at, at, True
    for _ in range(MODIFIERS):
        match = WORD_BEFORE.search(text, max(floor, begin - 30), begin)
        if match is None:
            break
        begin, word = match.start(), match.group().lower()
        if name := next((m for m in names if m.start <= begin < m.end), None):
            return _owned_start(cast, name, first if alone else None, noun)
        if words.is_number(word):  # nine | civilians
            return None
        if word in ("its", "their") and noun in nomenclature(cast.lexicon).groups:  # its | commanders
            return None
        if word in words.determiner:
            return (begin if whole else first) if alone or word in DEFINITE else None
        if word in _small(cast.lexicon) or words.is_adverb(word):
            break
        if word in _adjectives(cast.lexicon):  # brutal | soldiers
            whole = False
        elif (
            words.is_finite(word) or word.endswith("ing") or word in verbs
        ):  # the ruling | party, but: accused | soldiers
            match = WORD_BEFORE.search(text, max(floor, begin - 30), begin)
            return (
                match.start() if match and match.group().lower() in DEFINITE else (first if alone else None)
            )
        elif whole:
            first = begin
    return first if alone else None


def _owned_start(cast: Cast, name: Mention, first: int | None, noun: str) -> int | None:
    """Where a noun phrase begins in which a name stands: at "Norway's", at "Norwegian"; not at "Lashkar"."""
    if name.role == "adjective" or POSSESSIVE.match(cast.page.text, name.end):
        followers = name.person and noun in nomenclature(cast.lexicon).groups
        return None if followers else name.start
    if name.person or name.role not in ("name", "weak"):
        return first
    return (
        name.start if nomenclature(cast.lexicon).kind_of(noun) == "government" else None
    )  # the Sarani junta


def _is_of_named(text: str, names: Sequence[Mention], end: int) -> bool:
    """Whether the body is named to which a common noun belongs: "soldiers of the Norwegian army"."""
    named = next((m for m in names if m.start > end and OF.fullmatch(text, end, m.start)), None)
    return named is not None and named.actor.kind in NAMING


def _follows_name(text: str, names: Sequence[Mention], start: int) -> bool:
    """Whether a noun tells more of the name before it: "Norway, our reliable friend"."""
    return any(m.end + 2 == start and text[m.end : start] == ", " for m in names)


def _apposition(text: str, names: Sequence[Mention], end: int) -> Actor | None:
    """Who is named between commas right after a description: "the water company, Aquanor,"."""
    after = (m for m in names if APPOSITION.fullmatch(text, end, m.start))
    return next((m.actor for m in after if text[m.end : m.end + 1] in ENDS), None)


def _actor(cast: Cast, start: int, end: int, noun: str, known: dict[str, Actor]) -> Actor | None:
    actor = cast.resolve(start, end)
    if actor and actor.name.lower() == noun:
        return known.get(noun, actor)
    if actor:
        known[noun] = actor
    return actor
