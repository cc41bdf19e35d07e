"""Noun phrases: the words for the one who speaks, before or after a cue."""

from __future__ import annotations

from dataclasses import dataclass

from claimbook.read.cues import Cue
from claimbook.read.grammar_words import Grammar
from claimbook.read.passages import QUOTE, Passage

STOPS = frozenset({";", ":", "?", "!", "—", "–", "--", "…"})
PUNCTUATION = STOPS | {",", "(", ")", "[", "]", "-"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` (exclusive) of a passage that name somebody; `head` to `head_last` resolve a relative pronoun."""

    first: int
    last: int
    antecedent: tuple[int, int] | None = None


def subject_before(cue: Cue, words: Grammar, floor: int = 0) -> Phrase | None:
    """The subject of a cue, looked for to its left down to token `floor`."""
    passage, tokens = cue.passage, cue.passage.tokens
    right = cue.first
    if right <= floor:
        return None
    before = tokens[right - 1].word
    if before in words.coordinator or before in words.subordinator:
        return None  # it shares a subject
    if before in ("who", "which", "that") and not (before == "that" and right - 1 == floor):
        return Phrase(right - 1, right, _antecedent(passage, right - 1, words, floor))
    if before in (",", "—", "–", "--") or (before == QUOTE and is_title(passage, right - 1)):
        return _subject_with_insertion(passage, right - 1, words, floor)
    left = _walk_left(passage, right, words, floor)
    return _trimmed(passage, left, right, words)


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
        if not whole and last > first and word in words.time:
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
    return len(inside) < 60 and inside[-1:] not in ".?!…" and bool(names) and all(w[0].isupper() for w in names)


def _walk_left(passage: Passage, right: int, words: Grammar, floor: int) -> int:
    """The first token of the noun phrase that ends before token `right`."""
    tokens, at = passage.tokens, right
    while at > floor:
        word = tokens[at - 1].word
        if word == QUOTE:
            if not is_title(passage, at - 1):
                break
        elif word == ")":
            at = _opening(tokens, at - 1, floor)
            continue
        elif (
            word in PUNCTUATION
            or (word in words.subordinator and word not in words.preposition)
            or word in ("that", "who", "which")
            or word in ("but", "so", "yet", "nor")
            or (
                words.is_finite(word)
                and not (word.endswith("ed") and tokens[at - 2].word in words.determiner if at > 1 else False)
            )
            or (word in ("and", "or") and _has_verb(passage, floor, at - 1, words))
        ):
            break
        at -= 1
    return at


def _has_verb(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    return any(words.is_finite(t.word) for t in passage.tokens[first:last])


def _opening(tokens, at: int, floor: int) -> int:
    depth = 0
    while at > floor:
        depth += (tokens[at].word == ")") - (tokens[at].word == "(")
        if depth == 0:
            return at
        at -= 1
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
    if first < last and tokens[first].word in words.preposition:
        first = _after_prepositional(passage, first, last, words)
    return Phrase(first, last) if first < last else None


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


def _antecedent(passage: Passage, at: int, words: Grammar, floor: int) -> tuple[int, int] | None:
    """The noun phrase before the relative pronoun at token `at`."""
    last = at
    while last > floor and passage.tokens[last - 1].word == ",":
        last -= 1
    first = _walk_left(passage, last, words, floor)
    phrase = _trimmed(passage, first, last, words)
    return (phrase.first, phrase.last) if phrase else None


def _subject_with_insertion(passage: Passage, right: int, words: Grammar, floor: int) -> Phrase | None:
    """The subject before an insertion that closes at token `right`: "X, a writer," or "X, who was there,"."""
    tokens = passage.tokens
    start = right
    while start > floor and tokens[start - 1].word not in STOPS - {"—", "–", "--"}:
        if tokens[start - 1].word == QUOTE and start - 1 < right and not is_title(passage, start - 1):
            break
        start -= 1
    for first, last in _segments(passage, start, right):
        if first >= last or _is_introduction(passage, first, last, words):
            continue
        if _has_verb(passage, first, last, words):
            first = _walk_left(passage, last, words, first)
        if phrase := _trimmed(passage, first, last, words):
            return Phrase(phrase.first, phrase.last, (phrase.first, right))
    return None


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


def _is_introduction(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    """Whether a segment only leads into its sentence: "In May", "However", "After reading this"."""
    word = passage.tokens[first].word
    return (
        word in words.preposition
        or word in words.subordinator
        or (word in words.coordinator and last - first == 1)
        or (words.is_adverb(word) and last - first <= 2)
        or (word.endswith("ing") and not passage.tokens[first].start == 0)
        or (word == QUOTE and not is_title(passage, first))
    )
