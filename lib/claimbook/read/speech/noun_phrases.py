"""Noun phrases: the words for the one who speaks, before or after a cue."""

from __future__ import annotations

from dataclasses import dataclass

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.passages import QUOTE, Passage

STOPS = frozenset({";", ":", "?", "!", "—", "–", "--", "…"})
LENGTH = 60  # tokens of a noun phrase, or of a subject with all that is inserted
APPOSITION = 12  # tokens of a subject with an apposition that is quoted whole
RELATIVES = frozenset({"who", "which", "that"})
PUNCTUATION = STOPS | {",", "(", ")", "[", "]", "-"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` (exclusive) of a passage that name somebody; `antecedent` are those that tell who is meant."""

    first: int
    last: int
    antecedent: tuple[int, int] | None = None


def subject_before(cue: Cue, words: Grammar) -> Phrase | None:
    """The subject of a cue, looked for to its left; None where it shares that of a verb before it."""
    passage, right = cue.passage, cue.first
    before = passage.word(right - 1)
    if not before or before in words.coordinator or before in words.subordinator:
        return None
    if before in RELATIVES:
        return Phrase(right - 1, right, _antecedent(passage, right - 1, words))
    if before in (",", "—", "–", "--") or is_comma_title(passage, right - 1):
        return _subject_with_insertion(passage, right - 1, words)
    if "'" in before and words.is_finite(before):
        return Phrase(right - 1, right)  # he's said
    left = _walk_left(passage, right, words)
    if passage.word(left) in words.preposition and (opened := _before_time(passage, left, right, words)):
        return _subject_with_insertion(passage, opened, words)  # Berg, who was there, | on Friday said
    while (pronoun := _relative_before(passage, left, words)) is not None:  # officials who spoke to us said
        left, right = _walk_left(passage, pronoun, words), pronoun
    left = _past_object(passage, left, right, words)
    if _is_reduced(passage, left, words):  # residents | reached by phone said
        left, right = _walk_left(passage, left - 1, words), left - 1
    return _trimmed(passage, left, right, words)


def _before_time(passage: Passage, left: int, right: int, words: Grammar) -> int | None:
    """The comma that closes an insertion before the time in tokens `left` to `right`."""
    timed = all(passage.word(k) in words.time or passage.word(k).isdigit() for k in range(left + 1, right))
    return left - 1 if timed and passage.word(left - 1) == "," else None


def _relative_before(passage: Passage, left: int, words: Grammar) -> int | None:
    """The relative pronoun whose verb ends just before token `left`, as in "who spoke | to us"."""
    at = left - 1
    if at < 1 or not words.is_finite(passage.word(at)):
        return None
    nearest = max(0, at - 6)  # had since been told
    while at > nearest and (words.is_finite(passage.word(at)) or words.is_adverb(passage.word(at))):
        at -= 1
    return at if at and passage.word(at) in ("who", "which", "that") else None


def _past_object(passage: Passage, left: int, right: int, words: Grammar) -> int:
    """The first token of the subject of a clause that describes a noun: "a charge | the mayor denies"."""
    if passage.word(left) not in ("a", "an"):
        return left
    for at in range(left + 2, right):
        before = passage.word(at - 1)
        opens = passage.word(at) in ("the", *words.subject) and not passage.is_name(at)
        if opens and not (
            before in words.preposition or before in words.coordinator or before in PUNCTUATION
        ):
            return at
    return left


def _is_reduced(passage: Passage, left: int, words: Grammar) -> bool:
    """Whether the words from token `left` on hang on a participle that describes a noun: "residents reached | by phone"."""
    verb, noun = passage.word(left - 1), passage.word(left - 2)
    hangs = passage.word(left) in words.preposition and passage.word(left) not in words.subordinator
    if not hangs or not noun or verb in words.auxiliary:
        return False
    apart = words.auxiliary | words.subject | words.preposition | PUNCTUATION | RELATIVES | {QUOTE}
    return words.is_finite(verb) and noun not in apart and not words.is_adverb(noun)


def phrase_after(passage: Passage, first: int, words: Grammar, *, whole: bool = False) -> Phrase | None:
    """The noun phrase that begins at token `first`, to its first comma; `whole` keeps "in Seoul", "on the ground"."""
    tokens, last = passage.tokens, first
    while last < len(tokens):
        word = tokens[last].word
        if word in PUNCTUATION or (word == QUOTE and last > first and not is_title(passage, last)):
            break
        if last > first and (word in words.relative or word in words.subordinator or word in words.auxiliary):
            break
        if (
            not whole
            and last > first
            and word in ("in", "on", "during", "to", "via", "through", "by", "with", "from")
            and not (word in ("in", "from") and last + 1 < len(tokens) and passage.is_name(last + 1))
        ):
            break
        if not whole and last > first and _is_time(passage, last, words):
            break
        last += 1
    if last <= first:
        return None
    return Phrase(first, last, (first, _apposition_end(passage, last, words)))


def _apposition_end(passage: Passage, at: int, words: Grammar) -> int:
    """The token behind the apposition that begins with the comma at token `at`: ", General Harlan,"."""
    if passage.word(at) != ",":
        return at
    last = at + 1
    while last < len(passage.tokens) and last - at < 14 and passage.word(last) not in PUNCTUATION:
        if words.is_finite(passage.word(last)) or passage.word(last) in words.relative:
            return at
        last += 1
    return last


def is_title(passage: Passage, at: int) -> bool:
    """Whether a quotation is a name in marks, as in: the channel “Night Watch” said."""
    q = passage.tokens[at].quotation
    inside = passage.text[q.start : q.end]
    names = [w for w in inside.split() if len(w) > 3]
    return (
        len(inside) < 60 and inside[-1:] not in ".?!…" and bool(names) and all(w[0].isupper() for w in names)
    )


def is_comma_title(passage: Passage, at: int) -> bool:
    """Whether token `at` is a name in marks with its comma: the hacker known as “Night Owl,”."""
    if passage.word(at) != QUOTE or not is_title(passage, at):
        return False
    return passage.text[passage.tokens[at].quotation.end - 1] == ","


def _walk_left(passage: Passage, right: int, words: Grammar, floor: int = 0) -> int:
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
    if word in PUNCTUATION or word in RELATIVES or word in ("but", "so", "yet", "nor"):
        return True
    if word in words.subordinator and word not in words.preposition:
        return True
    if word in ("and", "or"):
        return has_verb(passage, _segment_start(passage, at, floor), at, words)
    described = word.endswith("ed") and (  # the injured driver; Leaked papers
        passage.word(at - 1) in words.determiner or (at == 0 and passage.word(1) not in words.preposition)
    )
    return _is_verb(passage, at, words) and not described


def _segment_start(passage: Passage, at: int, floor: int) -> int:
    """The first token behind the mark before token `at`."""
    while at > floor and passage.word(at - 1) not in PUNCTUATION and passage.word(at - 1) != QUOTE:
        at -= 1
    return at


def has_verb(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    """Whether a verb with a tense stands from token `first` up to token `last`."""
    return any(_is_verb(passage, at, words) for at in range(first, min(last, len(passage.tokens))))


def _is_verb(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether token `at` looks like a verb with a tense; a capital shows a name: "Mohamed Ahmed", "the Armed Forces"."""
    word = passage.word(at)
    if not words.is_finite(word):
        return False
    if at and passage.is_name(at) and passage.word(at - 1) in words.determiner:
        return False  # the Met Office
    opens = at == 0 and not (len(passage.tokens) > 1 and passage.is_name(1))
    return opens or not word.endswith("ed") or not passage.is_name(at)


def _opening(passage: Passage, at: int, floor: int) -> int:
    """The bracket that the one at token `at` closes."""
    depth = 0
    for k in range(at, floor - 1, -1):
        depth += (passage.word(k) == ")") - (passage.word(k) == "(")
        if depth == 0:
            return k
    return floor


def _trimmed(passage: Passage, first: int, last: int, words: Grammar) -> Phrase | None:
    """The noun phrase without what introduces the sentence ("On Tuesday", "later", "In a statement")."""
    tokens = passage.tokens
    while (
        first < last
        and (
            tokens[first].word in words.coordinator
            or words.is_adverb(tokens[first].word)
            or tokens[first].word in words.time
        )
        and not (tokens[first].word.endswith("ly") and passage.is_name(first) and first + 1 == last)
    ):
        first += 1
    if first < last and tokens[first].word in words.subordinator:
        first += 1  # before | a judge said
    if first < last and tokens[first].word in words.preposition:
        first = _after_prepositional(passage, first, last, words)
    end = last
    while end > first + 1 and _is_time(passage, end - 1, words):
        end -= 1
    while (
        end < last
        and end > first + 1
        and passage.word(end - 1) in ("on", "in", "last", "early", "late", "this")
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
    tokens = passage.tokens
    for at in range(last - 1, first, -1):
        word, before = tokens[at].word, tokens[at - 1].word
        starts = word in words.determiner or word in words.subject
        if starts and before not in words.preposition and before not in words.determiner:
            return at
        if before in words.time or before.isdigit():
            return at
    return first


def _antecedent(passage: Passage, at: int, words: Grammar) -> tuple[int, int] | None:
    """The noun phrase before the relative pronoun at token `at`."""
    last = at
    while passage.word(last - 1) == ",":
        last -= 1
    phrase = _trimmed(passage, _walk_left(passage, last, words), last, words)
    return (phrase.first, phrase.last) if phrase else None


def _subject_with_insertion(passage: Passage, right: int, words: Grammar) -> Phrase | None:
    """The subject before an insertion that closes at token `right`: "X, a writer," or "X, who was there,".

    A lone clause before the comma has none to give: its subject is shared ("X opened the gate, called for help").
    """
    start = _insertion_start(passage, right)
    segments = [
        s for s in _segments(passage, start, right) if s[0] < s[1] and not is_introduction(passage, *s, words)
    ]
    for first, last in _from_speaker(passage, segments, words):
        if has_verb(passage, first, last, words):
            if len(segments) == 1:
                return None
            first = _walk_left(passage, last, words, first)
        if phrase := _trimmed(passage, first, last, words):
            return _with_insertion(passage, phrase, right, words)
    return None


def _from_speaker(passage: Passage, segments: list[tuple[int, int]], words: Grammar) -> list[tuple[int, int]]:
    """The segments without the clause that is said before a speaker and an apposition: "Two fled | , its head, Anna Berg,"."""
    told = [
        k
        for k, (first, last) in enumerate(segments)
        if passage.word(first) not in RELATIVES and has_verb(passage, first, last, words)
    ]
    return segments[told[-1] + 1 :] if told and len(segments) - told[-1] > 2 else segments


def _insertion_start(passage: Passage, right: int) -> int:
    """The first token of the clause that holds an insertion: behind a mark, an open bracket or a quotation."""
    start, depth = right, 0
    while start and right - start < LENGTH:
        word = passage.word(start - 1)
        depth += (word == ")") - (word == "(")
        quoted = word == QUOTE and start - 1 < right and not is_title(passage, start - 1)
        if depth < 0 or quoted or word in STOPS - {"—", "–", "--"}:
            break
        start -= 1
    return start


def _with_insertion(passage: Passage, phrase: Phrase, right: int, words: Grammar) -> Phrase:
    """The phrase, with a short apposition; whom it means is told by all up to token `right`."""
    short = right - phrase.first <= APPOSITION and not has_verb(passage, phrase.last, right, words)
    short = short and passage.word(phrase.last + 1) not in words.preposition  # the army, for its part,
    relative = any(
        passage.word(k) in RELATIVES or (passage.word(k - 1) == "," and passage.word(k).endswith("ing"))
        for k in range(phrase.last, right)
    )
    return Phrase(phrase.first, right if short and not relative else phrase.last, (phrase.first, right))


def _segments(passage: Passage, first: int, last: int) -> list[tuple[int, int]]:
    found, begin, depth = [], first, 0
    for at in range(first, last):
        word = passage.tokens[at].word
        depth += (word == "(") - (word == ")")
        if word in (",", "—", "–", "--") and depth <= 0:
            found.append((begin, at))
            begin = at + 1
        elif word == QUOTE and passage.text[passage.tokens[at].quotation.end - 1] == ",":
            found.append((begin, at + 1))
            begin = at + 1
    return [*found, (begin, last)]


def is_introduction(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    """Whether a segment only leads into its sentence: "In May", "However", "After reading this"."""
    word = passage.tokens[first].word
    return (
        word in words.preposition
        or word in words.subordinator
        or (word in words.coordinator and last - first == 1)
        or (words.is_adverb(word) and last - first <= 2)
        or (word.endswith("ing") and last - first > 1)
        or (word.endswith("ed") and first == 0 and passage.word(1) in words.preposition | words.subordinator)
        or (word == QUOTE and not is_title(passage, first))
    )
