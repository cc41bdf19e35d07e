"""Beginnings: where what is said begins behind a cue, past hearers, times and places."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.clauses import REACH
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.hearers import (
    ADVERBIAL,
    HEARER,
    after_adverbial,
    after_hearer,
    after_manner,
    counts,
    that_behind,
)
from claimbook.read.speech.noun_phrases import PUNCTUATION, RELATIVES, has_verb
from claimbook.read.speech.passages import QUOTE, Passage

INSERTION = 14  # tokens of an insertion between a subject and its verb
FAR = 30  # tokens of all that may stand between a cue and a quotation
ASIDE = 10  # tokens of an aside between a cue and what is said
QUESTIONS = ("why", "how", "whether", "what")
LINKS = (  # syntax, the shape of what is said, the words that lead to its other part, tokens within which they stand
    ("someone_to", "someone to", ("to",), 15),  # urged the council to
    ("at", "object", ("at",), HEARER),  # put the toll at
    ("of", "of", ("of", "for", "over", "on"), 12),  # accused the army of
    ("as", "as", ("as",), 30),  # described the raid as
)


def find_beginning(cue: Cue, words: Grammar) -> tuple[int, str] | None:
    """The token at which what is said begins behind the cue, and what it is: a that clause, a quotation, an object ..."""
    passage, at = cue.passage, _past_aside(cue.passage, cue.last, words)
    word = passage.word(at)
    if not word or (word == "that" and passage.word(at + 1) == "to"):
        return None  # who said that | to us
    if word in (",", ":") and passage.word(at + 1) == QUOTE:
        return (at + 1, "quote") if "quote" in cue.entry.syntax else None
    judged = word == "as" and passage.word(at + 1) == QUOTE and {"as", "object"} & cue.entry.syntax
    if judged and after_manner(passage, at, words):
        return at, "as"  # described | as “rubbish” a report that
    found = _marked_beginning(cue, at, words) or _bare_beginning(cue, at, words)
    return found or _far_quotation(cue, at, words)


def _marked_beginning(cue: Cue, at: int, words: Grammar) -> tuple[int, str] | None:
    """What begins with a "that", a quotation mark or a question word, or behind a hearer."""
    passage, syntax = cue.passage, cue.entry.syntax
    word, following = passage.word(at), passage.word(at + 1)
    if word == "that" and following and {"clause", "object", "that"} & syntax:
        opens = (
            words.subject | words.determiner
        )  # denied that | it supplies weapons, that | the clip shows it
        clause = following == QUOTE or following in opens or words.is_number(following)
        clause = clause or (passage.is_name(at + 1) and not passage.is_name(at))
        if "object" in syntax and not clause and not _has_clause(passage, at + 1, words):
            return at, "object"  # rejected that idea
        return at + 1 + (following == ","), "that"
    if word == QUOTE:
        return at, "quote"
    marked = _marked(passage, at, words) if {"clause", "quote"} & syntax else None
    if marked is not None and (passage.word(marked) == QUOTE or {"clause", "that"} & syntax):
        named = "object" in syntax and not {"clause", "to"} & syntax and _is_adnominal(passage, marked)
        return (at, "object") if named else (marked, "marked")
    if "hearer" in syntax and (that := that_behind(passage, at, words)) is not None:
        return that + 1, "told"
    if "hearer" in syntax and (told := after_hearer(passage, at, words)) is not None:
        return told + (passage.word(told) == "that"), "told"
    return None


def _far_quotation(cue: Cue, at: int, words: Grammar) -> tuple[int, str] | None:
    """The quotation to which hearers, times and places lead: "told a rally, where thousands had come: | “Y”"."""
    passage = cue.passage
    if "quote" not in cue.entry.syntax or cue.voice != "active" or passage.word(at) in ("to", *PUNCTUATION):
        return None
    for k in range(at + 1, min(at + FAR, len(passage.words))):
        if passage.word(k) == QUOTE:
            colon = passage.word(k - 1) == ":" and not words.is_finite(
                passage.word(k - 2)
            )  # not: , captioned: “Y”
            marked = colon or (passage.word(k - 1) == "," and not has_verb(passage, at, k, words))
            return (k, "quote") if marked and not _is_fragment(passage, k) else None
        if passage.word(k) == ";":
            return None
    return None


def _is_fragment(passage: Passage, at: int) -> bool:
    return passage.text[passage.quotations[at].start].islower()


def _is_adnominal(passage: Passage, at: int) -> bool:
    """Whether a quotation only describes the noun before it: "condemned the ministry, “which slept”"."""
    return passage.word(at) == QUOTE and _is_fragment(passage, at)


def _bare_beginning(cue: Cue, at: int, words: Grammar) -> tuple[int, str] | None:
    """What begins without a mark: a clause at once or behind an adverbial, a "to", an object."""
    passage, syntax = cue.passage, cue.entry.syntax
    word, following = passage.word(at), passage.word(at + 1)
    if word == "to":
        return (at, "to") if "to" in syntax else None
    if word == "," and "bare" in syntax and following in words.subject and cue.voice == "active":
        return at + 1, "bare"  # I said, they will come
    if word in PUNCTUATION:
        return None
    if "clause" in syntax and counts(passage, at, words):
        return at, "bare"
    if {"object", "count"} & syntax and counts(passage, at, words, verb=False):
        return at, "object"  # reported | at least nine deaths
    if word == "as" and {"as", "object"} & syntax and after_manner(passage, at, words):
        return at, "as"  # dismissed | as “fairy tales” the figures
    timed = word in words.time or (word in ("last", "this", "early", "late") and following in words.time)
    if timed and "to" in syntax and (to := _later_to(passage, at, words)) is not None:
        return to, "to"
    if word in words.preposition or timed:
        return _later(cue, at, words) if word != "of" else None
    shape = _shape_at(cue, at, words)
    return (at, shape) if shape else None


def _later(cue: Cue, at: int, words: Grammar) -> tuple[int, str] | None:
    """What begins behind an adverbial: a clause, or the object of a verb that takes no clause."""
    passage, syntax = cue.passage, cue.entry.syntax
    if "clause" in syntax:
        later, shape = after_adverbial(passage, at, words), "later"
    else:
        later, shape = after_manner(passage, at, words) if "object" in syntax else None, "object"
    return (later, shape) if later is not None else None


def _shape_at(cue: Cue, at: int, words: Grammar) -> str | None:
    """What the words right behind a cue are: an object with or without its link, a name for something, a clause."""
    passage, syntax = cue.passage, cue.entry.syntax
    for link, shape, links, reach in LINKS:
        if link in syntax and _is_linked(passage, at, links, reach, words):
            return shape
    if "count" in syntax:
        return "object" if words.is_number(passage.word(at)) else None  # recorded | 58 deaths
    if "naming" in syntax:
        return "naming" if _is_named(passage, at, words) else None
    if "doing" in syntax and passage.word(at).endswith("ing"):
        return "object"  # recalled | hearing two blasts
    if "object" in syntax and ("clause" not in syntax or _is_noun_phrase(passage, at, words)):
        return "object"
    if "hearer" in syntax and "bare" not in syntax and _is_noun_phrase(passage, at, words):
        return None  # told a tale | that will last
    if "clause" in syntax and ("bare" in syntax or _has_clause(passage, at, words)):
        return "bare"
    return None


def _is_linked(passage: Passage, at: int, links: tuple[str, ...], reach: int, words: Grammar) -> bool:
    """Whether one of the links follows token `at` before another clause: not "ordered a curfew, and | moved to the port"."""
    for k in range(at + 1, at + reach):
        word = passage.word(k)
        if word in links:
            return True
        if word == ";" or (word == "," and passage.word(k + 1) in words.coordinator):
            return False
    return False


def _opens_subject(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether another's clause begins at token `at`: "While one weeps, | his mother cries, “...”"."""
    word = passage.word(at)
    return (word in words.determiner or word in words.subject) and word not in words.preposition


def _past_aside(passage: Passage, at: int, words: Grammar) -> int:
    """The token behind an aside between commas that leads to what is said: "said, through a translator, that"."""
    if passage.word(at) != "," or _opens_subject(passage, at + 1, words):
        return at
    for k in range(at + 1, at + ASIDE):
        if passage.word(k) == "," and passage.word(k + 1) in ("that", QUOTE, *QUESTIONS):
            return k + 1
    return at


def _is_named(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether an object and its name follow: "called it a crime", "called the raid “illegal”"."""
    if passage.word(at).endswith("ing") and not passage.is_name(at):
        return False  # is considering | building a pier
    for k in range(at + 1, min(at + 12, len(passage.words))):
        word = passage.word(k)
        if word in PUNCTUATION:
            return False
        if word == QUOTE or (word in ("a", "an", "the") and passage.word(k - 1) not in words.preposition):
            return True
        if (
            k == at + 1
            and passage.word(at) in words.pronoun
            and word not in words.preposition | words.coordinator
        ):
            return True
    return False


def _later_to(passage: Passage, at: int, words: Grammar) -> int | None:
    """The "to" behind a time: "vowed last month to stay"."""
    k = at
    while (
        passage.word(k) in words.time
        or passage.word(k) in words.determiner
        or passage.word(k) in ("on", "last", "in")
    ):
        k += 1
    return k if passage.word(k) == "to" else None


def _has_clause(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a verb with a tense, or a quotation that may hold one, comes behind token `at`, past insertions."""
    k, stop = at, min(len(passage.words), at + REACH)
    while k < stop:
        word = passage.word(k)
        if word == QUOTE or (words.is_finite(word) and not _describes(passage, k, words)):
            return True
        if word == ";":
            return False
        if word == ",":
            closing = next((n for n in range(k + 1, min(stop, k + INSERTION)) if passage.word(n) == ","), 0)
            if not closing:
                near = range(k + 2 - (passage.word(k + 2) == "that"), min(stop, k + INSERTION))
                return passage.word(k + 1) not in RELATIVES and any(passage.word(n) == "and" for n in near)
            k = closing
        k += 1
    return False


def _describes(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a participle stands before its noun: "a | detailed letter", "offered | smashed potatoes"."""
    before = passage.word(at - 1)
    return passage.word(at).endswith("ed") and (before in words.determiner or before.endswith("ing"))


def _is_noun_phrase(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a clause ends or another begins before any verb: "announced the deal after cutting its staff"."""
    for k in range(at, min(at + REACH, len(passage.words))):
        word = passage.word(k)
        if word in (",", ";", "after", "before", "when", "while", "who", "which", "that"):
            return True
        if word in ("and", "but") and words.is_finite(passage.word(k + 1)):
            return True
        if word == QUOTE or (words.is_finite(word) and not _describes(passage, k, words)):
            return False
    return True


def _marked(passage: Passage, at: int, words: Grammar) -> int | None:
    """The token behind "that", or the quotation, to which only an adverbial leads: "said in a statement on Monday that"."""
    opener = passage.word(at)
    adverbial = opener in words.preposition or opener in words.time or words.is_adverb(opener)
    near = opener in ("last", "this", "late", "early") and passage.word(at + 1) not in words.coordinator
    adverbial = adverbial or near  # not: disputed this and found
    for k in range(at, min(at + ADVERBIAL + 2, len(passage.words))):
        word, before, after = passage.word(k), passage.word(k - 1), passage.word(k + 1)
        free = adverbial and before not in words.preposition
        if word == "that" and free and after not in PUNCTUATION:
            relative = words.is_finite(after) or after in words.time or _is_told_of(passage, at, k)
            return k + 1 if after and not relative else None
        if word in QUESTIONS and free and k > at:
            return k
        if word == QUOTE and before in (",", ":"):
            return k
        released = adverbial and (word in words.past or word.endswith("ed"))  # in a report released on Monday
        if word in (";", "(", "?") or (words.is_finite(word) and not released):
            return None
        if word == "," and (that := _past_insertion(passage, k)):
            return that
        dated = word == "," and (  # on Friday, May 3, 2024, that
            _is_year(after) or _is_year(before) or {before, after} <= words.time
        )
        if word == "," and after not in (QUOTE, "that") and not dated:
            return None
    return None


def _is_told_of(passage: Passage, at: int, that: int) -> bool:
    """Whether the "that" belongs to a plural before it: "agreed to a settlement over claims | that"."""
    return passage.word(at) == "to" and that - at > 2 and passage.word(that - 1).endswith("s")


def _past_insertion(passage: Passage, at: int) -> int | None:
    """The token behind the "that" to which ", citing two officials," leads from the comma at token `at`."""
    for k in range(at + 2, at + INSERTION):
        if passage.word(k) == "," and passage.word(k + 1) == "that":
            return k + 2 if passage.word(k + 2) else None
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()
