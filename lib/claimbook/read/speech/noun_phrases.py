"""Noun phrases: the words for somebody, how far they reach, and the verbs that end them."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.records import value

STOPS = frozenset({";", ":", "?", "!", "—", "–", "--", "…"})
LENGTH = 60  # tokens of a noun phrase, or of a subject with all that is inserted
OPENING = frozenset({"after", "before", "until", "since"})  # prepositions that may open a clause
NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})  # pronouns that are subjects and nothing else
PLURALS = ("police", "people", "men", "children", "data", "media", "personnel")  # endings without an s
SINGULARS = ("ss", "'s", "us", "is", "news", "series")  # endings in -s that make no plural
RELATIVES = frozenset({"who", "which", "that"})
CALLED = frozenset({"named", "called", "nicknamed"})  # between a description and its name
PUNCTUATION = STOPS | {",", "(", ")", "[", "]", "-"}


@value
class Phrase:
    """Tokens `first` to `last` (exclusive) of a passage that name somebody; `antecedent` are those that tell who is meant."""

    first: int
    last: int
    antecedent: tuple[int, int] | None = None


def phrase_after(passage: Passage, first: int, words: Grammar, *, whole: bool = False) -> Phrase | None:
    """The noun phrase that begins at token `first`, to its first comma; `whole` keeps "in Seoul", "on the ground"."""
    last = first
    while last < len(passage.words):
        word = passage.words[last]
        if word in PUNCTUATION or (word == QUOTE and last > first and not is_title(passage, last)):
            break
        if last > first and (word in words.relative or word in words.subordinator or word in words.auxiliary):
            break
        if (
            not whole
            and last > first
            and word in ("in", "on", "during", "to", "via", "through", "by", "with", "from")
            and not (word in ("in", "from") and last + 1 < len(passage.words) and passage.is_name(last + 1))
        ):
            break
        if (
            not whole
            and last > first
            and (_is_time(passage, last, words) or _describes(passage, last, words))
        ):
            break
        last += 1
    if last <= first:
        return None
    return Phrase(first, last, (first, _apposition_end(passage, last, words)))


def _describes(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a participle at token `at` only describes: "doctors | writing in a journal", "a banner | held by students"."""
    word, before = passage.word(at), passage.word(at - 1)
    done = word in words.past and passage.word(at + 1) == "by"
    doing = word.endswith("ing") and before.endswith("s") and passage.word(at + 1) in words.preposition
    return done or doing


def _apposition_end(passage: Passage, at: int, words: Grammar) -> int:
    """The token behind the apposition that begins with the comma at token `at`: ", General Harlan,"."""
    if passage.word(at) != ",":
        return at
    last = at + 1
    while last < len(passage.words) and last - at < 14 and passage.word(last) not in PUNCTUATION:
        if words.is_finite(passage.word(last)) or passage.word(last) in words.relative:
            return at
        last += 1
    return last


def is_title(passage: Passage, at: int) -> bool:
    """Whether a quotation is a name in marks, as in: the channel “Night Watch” said."""
    q = passage.quotations[at]
    inside = passage.text[q.start : q.end]
    names = [w for w in inside.split() if len(w) > 3]
    return (
        len(inside) < 60 and inside[-1:] not in ".?!…" and bool(names) and all(w[0].isupper() for w in names)
    )


def is_comma_title(passage: Passage, at: int) -> bool:
    """Whether token `at` is a name in marks with its comma: the hacker known as “Night Owl,”."""
    if passage.word(at) != QUOTE or not is_title(passage, at):
        return False
    return passage.text[passage.quotations[at].end - 1] == ","


def walk_left(passage: Passage, right: int, words: Grammar, floor: int = 0) -> int:
    """The first token of the noun phrase that ends before token `right`."""
    at, floor = right, max(floor, right - LENGTH)
    while at > floor and not _opens_pair(passage, at, words):
        if passage.word(at - 1) == ")":
            at = _opening(passage, at - 1, floor)
        elif _ends_phrase(passage, at - 1, words, floor):
            break
        else:
            at -= 1
    return at


def _opens_pair(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether "both" begins a phrase: a deal | both Norway and Sweden denied; but: leaders of both parties."""
    return passage.word(at) == "both" and passage.word(at - 1) not in words.preposition


def _ends_phrase(passage: Passage, at: int, words: Grammar, floor: int) -> bool:
    """Whether the noun phrase that is walked leftwards can't take in token `at`."""
    word = passage.word(at)
    if word == QUOTE:
        return not is_title(passage, at) or is_comma_title(passage, at)
    if word == "that" and at == 0 and passage.word(1) in words.message:
        return False  # That message | spoke of
    if word in PUNCTUATION or word in RELATIVES or word in ("but", "so", "yet", "nor"):
        return True
    if word in OPENING and passage.word(at + 1) in words.subject:
        return True  # another man after | she said
    if word in words.subordinator and word not in words.preposition:
        counted = words.is_number(passage.word(at + 1)) or passage.word(at + 1) in ("a", "an", "half")
        return word != "than" or not counted  # more than 100, less than a mile
    if word in ("and", "or"):
        return has_verb(passage, _segment_start(passage, at, floor), at, words)
    described = word.endswith("ed") and (  # the injured driver; Leaked papers; a nurse named Rose
        passage.word(at - 1) in words.determiner
        or (at == 0 and passage.word(1) not in words.preposition)
        or (word in CALLED and passage.is_name(at + 1) and passage.word(at - 1) not in words.auxiliary)
    )
    return _is_verb(passage, at, words) and not described


def _segment_start(passage: Passage, at: int, floor: int) -> int:
    """The first token behind the mark before token `at`."""
    while at > floor and passage.word(at - 1) not in PUNCTUATION and passage.word(at - 1) != QUOTE:
        at -= 1
    return at


def has_verb(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    """Whether a verb with a tense stands from token `first` up to token `last`."""
    return any(_is_verb(passage, at, words) for at in range(first, min(last, len(passage.words))))


def _is_verb(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether token `at` looks like a verb with a tense; a capital shows a name: "Mohamed Ahmed", "the Armed Forces"."""
    word = passage.word(at)
    if not words.is_finite(word):
        return False
    if at and passage.is_name(at) and passage.word(at - 1) in words.determiner:
        return False  # the Met Office
    opens = at == 0 and not (len(passage.words) > 1 and passage.is_name(1))
    return opens or not word.endswith("ed") or not passage.is_name(at)


def _opening(passage: Passage, at: int, floor: int) -> int:
    """The bracket that the one at token `at` closes."""
    depth = 0
    for k in range(at, floor - 1, -1):
        depth += (passage.word(k) == ")") - (passage.word(k) == "(")
        if depth == 0:
            return k
    return floor


def trimmed(passage: Passage, first: int, last: int, words: Grammar) -> Phrase | None:
    """The noun phrase without what introduces the sentence ("On Tuesday", "later", "In a statement")."""
    tokens = passage.words
    while (
        first < last
        and (
            tokens[first] in words.coordinator
            or words.is_adverb(tokens[first])
            or tokens[first] in words.time
        )
        and not (tokens[first].endswith("ly") and passage.is_name(first) and first + 1 == last)
    ):
        first += 1
    if first < last and tokens[first] in words.subordinator:
        first += 1  # before | a judge said
    if first < last and tokens[first] in words.preposition:
        first = _after_prepositional(passage, first, last, words)
    end = last
    while end > first + 1 and _is_time(passage, end - 1, words):
        end -= 1
    while (
        end < last
        and end > first + 1
        and passage.word(end - 1) in ("on", "in", "last", "early", "late", "this", "just", "only")
    ):
        end -= 1  # President Novak | on Friday
    return Phrase(first, end) if first < end else None


def _is_time(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether token `at` tells a time ("Novak | Friday") and is no surname: "Ousmane Fall", "Theresa May"."""
    word = passage.word(at)
    surname = word in words.namesake and passage.is_name(at) and at > 0 and passage.is_name(at - 1)
    return word in words.time and not (surname and not passage.word(at + 1).isdigit())


def _after_prepositional(passage: Passage, first: int, last: int, words: Grammar) -> int:
    """The token at which the subject begins after "In a statement", "On Tuesday"."""
    for at in range(last - 1, first, -1):
        before, word = passage.words[at - 1 : at + 1]
        starts = word in words.determiner or word in words.subject
        if starts and before not in words.preposition and before not in words.determiner:
            return at
        dated = before.isdigit() and passage.word(at - 2) not in words.determiner  # not: a 2007 entry
        if before in words.time or dated:
            return at
    return first


def is_plural(noun: str) -> bool:
    """Whether a noun looks like a plural: "nurses", "police"; not "crisis", "news"."""
    return (noun.endswith("s") and not noun.endswith(SINGULARS)) or noun.endswith(PLURALS)
