"""Subjects: who does what a verb tells, looked for to its left, past what is inserted between the two."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.noun_phrases import (
    LENGTH,
    NOMINATIVE,
    PUNCTUATION,
    RELATIVES,
    STOPS,
    Phrase,
    has_verb,
    is_comma_title,
    is_plural,
    is_title,
    trimmed,
    walk_left,
)
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.relatives import LISTED, antecedent, claiming_before, relative_before

ITEM = 5  # tokens of one in a list of speakers
HEADLINES = ("title", "heading")
OPENING = frozenset({"", ",", ";", ":", "that", QUOTE})  # before a clause
TURNING = ("as", "while", "but")  # words of a headline behind which another subject comes
APPOSITION = 12  # tokens of a subject with an apposition that is quoted whole


def subject_before(cue: Cue, words: Grammar) -> Phrase | None:
    """The subject of a cue, looked for to its left; None where it shares that of a verb before it."""
    passage, right = cue.passage, cue.first
    before = passage.word(right - 1)
    if not before or before in words.coordinator or before in words.subordinator:
        return None
    if before in RELATIVES:
        return Phrase(right - 1, right, antecedent(passage, right - 1, words))
    if before in NOMINATIVE and passage.word(right - 2) not in words.coordinator:
        return Phrase(right - 1, right)  # Last week | we; the film | they
    if before in (",", "—", "–", "--") or is_comma_title(passage, right - 1):
        return _subject_with_insertion(passage, right - 1, words)
    if "'" in before and words.is_finite(before):
        return Phrase(right - 1, right)  # he's said
    left = walk_left(passage, right, words)
    if passage.kind in HEADLINES and (turn := _headline_turn(passage, left, right)):
        return Phrase(turn, right)
    if passage.word(left - 1) in RELATIVES and _is_adverbial(passage, left, right, words):
        return Phrase(left - 1, left, antecedent(passage, left - 1, words))  # who | on Tuesday | vowed
    if passage.word(left) in words.preposition and (opened := _before_time(passage, left, right, words)):
        return _subject_with_insertion(passage, opened, words)  # Berg, who was there, | on Friday said
    while (
        pronoun := relative_before(passage, left, cue, words)
    ) is not None:  # officials who spoke to us said
        if passage.word(pronoun - 1) == ",":  # Berg, 52, who had seen it | told
            return _subject_with_insertion(passage, pronoun - 1, words)
        left, right = walk_left(passage, pronoun, words), pronoun
    if (claiming := claiming_before(passage, left, words)) is not None:  # a man claiming to be a pilot | said
        left, right = walk_left(passage, claiming, words), claiming
    left = _past_object(passage, left, right, words)
    if _is_reduced(passage, left, words):  # residents | reached by phone said
        left, right = walk_left(passage, left - 1, words), left - 1
    if (named := _named_before(passage, left, words)) is not None:  # Anna Berg, | a nurse from Velsk said
        return Phrase(named, right, (named, right))
    phrase = trimmed(passage, left, right, words)
    if phrase and cue.voice == "active" and (closing := _closing_noun(passage, phrase, words)):
        return Phrase(closing, phrase.last)  # In a letter | Anna Berg said
    return _with_list(passage, phrase, words)


def _closing_noun(passage: Passage, phrase: Phrase, words: Grammar) -> int:
    """The name or plural that closes what opens a clause without a comma: "In a letter | Anna Berg", "In Velsk | police"; 0: none."""
    first, last = phrase.first, phrase.last
    before = passage.word(first - 1)
    leads = passage.word(first) in words.preposition and (before in OPENING or before in words.coordinator)
    if (
        not leads
        or passage.word(first) in ("of", "among")
        or words.bound & {passage.word(first), passage.word(first + 1)}
    ):
        return 0  # at least 12 nurses
    at, first = last, first + 2  # at least "In Velsk" leads in
    while at > first and passage.is_name(at - 1):
        at -= 1
    if at == last:
        at -= 1
        if not is_plural(passage.word(at)):
            return 0
        while at > first and passage.is_name(at - 1) and not passage.is_name(first - 1):
            at -= 1  # In a briefing | US officials
    apart = (
        words.preposition | words.determiner | words.coordinator | words.adjective | words.time | PUNCTUATION
    )
    return at if at >= first and passage.word(at - 1) not in apart else 0


def _named_before(passage: Passage, left: int, words: Grammar) -> int | None:
    """The first token of a name alone in its clause that the apposition from token `left` on describes."""
    described = passage.word(left) in ("a", "an") or (
        passage.word(left) == "the" and not passage.is_name(left + 1)
    )
    if not described or passage.word(left - 1) != ",":
        return None
    first = next((k + 1 for k in range(left - 2, -1, -1) if passage.word(k) in LISTED), 0)
    if passage.word(first - 1) == "," and not is_introduction(passage, 0, first - 1, words):
        return None  # It killed its leader, Anna Berg, | the army said
    first += passage.word(first) in words.coordinator
    named = all(passage.is_name(k) and passage.word(k) not in words.time for k in range(first, left - 1))
    leads = passage.word(first) in words.preposition
    return first if named and not leads and 1 < left - 1 - first <= ITEM else None


def _headline_turn(passage: Passage, first: int, last: int) -> int:
    """The token behind the last conjunction of a headline: "Toll hits 31 as | union demands inquiry"; 0 where there is none."""
    found = (k + 1 for k in range(last - 2, max(first, 1) - 1, -1) if passage.word(k) in TURNING)
    return next(found, 0)


def _with_list(passage: Passage, phrase: Phrase | None, words: Grammar) -> Phrase | None:
    """The phrase with those listed before it: "Norway, | Malta and Chad"; not "In Oslo, | Malta and Chad"."""
    if phrase is None or "and" not in passage.words[phrase.first : phrase.last]:
        return phrase
    first = phrase.first
    while passage.word(first - 1) == ",":
        begin = next((k + 1 for k in range(first - 2, -1, -1) if passage.word(k) in LISTED), 0)
        opens = passage.is_name(begin) or passage.word(begin) in words.determiner
        opens = opens or passage.word(first - 2).endswith("s")  # nurses, | teachers and clerks
        if first - 1 - begin > ITEM or not opens or has_verb(passage, begin, first - 1, words):
            break
        if (
            begin >= first - 1
            or is_introduction(passage, begin, first - 1, words)
            or _is_dated(passage, begin, first, words)
        ):
            break
        first = begin
    apart = passage.word(first - 1) == "," and not _leads_in(passage, first - 1, words)
    return (
        phrase if apart else Phrase(first, phrase.last, phrase.antecedent and (first, phrase.antecedent[1]))
    )


def _is_dated(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    return any(passage.word(k) in words.time or passage.word(k).isdigit() for k in range(first, last))


def _leads_in(passage: Passage, comma: int, words: Grammar) -> bool:
    """Whether what stands before the comma at token `comma` leads into the sentence, or is what is said: "On Friday,", "Two sank,"."""
    begin = next((k + 1 for k in range(comma - 1, -1, -1) if passage.word(k) in LISTED), 0)
    leads = begin < comma and is_introduction(passage, begin, comma, words)
    return leads or has_verb(passage, begin, comma, words)


def _before_time(passage: Passage, left: int, right: int, words: Grammar) -> int | None:
    """The comma that closes an insertion before the time in tokens `left` to `right`."""
    timed = all(passage.word(k) in words.time or passage.word(k).isdigit() for k in range(left + 1, right))
    return left - 1 if timed and passage.word(left - 1) == "," else None


def _is_adverbial(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    """Whether tokens `first` to `last` tell when or where and no subject: who | on Tuesday | vowed, who | earlier this year | said."""
    phrase = trimmed(passage, first, last, words)
    timed = passage.word(last - 1) in words.time or passage.word(last - 1) == "ago"
    opening = passage.word(first)
    leads = (opening in words.preposition and opening not in words.bound) or words.is_adverb(opening)
    opens = leads or opening in ("last", "this", "early", "late")
    return phrase is None or (opens and (timed or phrase.first == first))


def _past_object(passage: Passage, left: int, right: int, words: Grammar) -> int:
    """The first token of the subject of a clause that describes a noun: "a charge | the mayor denies"."""
    if passage.word(left) not in ("a", "an"):
        return left
    for at in range(left + 2, right):
        before = passage.word(at - 1)
        opens = passage.word(at) in ("the", *words.subject) and not passage.is_name(at)
        if opens and not (
            before in words.preposition
            or before in words.coordinator
            or before in PUNCTUATION
            or before.endswith("ing")  # a charity watching | the coast
        ):
            return at
    return left


def _is_reduced(passage: Passage, left: int, words: Grammar) -> bool:
    """Whether the words from token `left` on hang on a participle that describes a noun: "residents reached | by phone"."""
    verb, noun = passage.word(left - 1), passage.word(left - 2)
    hangs = passage.word(left) in words.preposition and passage.word(left) not in words.subordinator
    if not hangs or not noun or verb in words.auxiliary or not words.is_finite(verb):
        return False
    apart = words.auxiliary | words.subject | words.preposition | PUNCTUATION | RELATIVES | {QUOTE}
    return noun not in apart and not words.is_adverb(noun)


def _subject_with_insertion(passage: Passage, right: int, words: Grammar) -> Phrase | None:
    """The subject before an insertion that closes at token `right`: "X, a writer," or "X, who was there,".

    A lone clause before the comma has none to give: its subject is shared ("X opened the gate, called for help").
    """
    start = _past_message(passage, _insertion_start(passage, right), words)
    start += start == 0 and passage.word(0) == "as" and passage.is_name(1)  # As | Berg, of the union, argues
    segments = [
        s for s in _segments(passage, start, right) if s[0] < s[1] and not is_introduction(passage, *s, words)
    ]
    for first, last in _from_speaker(passage, segments, words):
        if has_verb(passage, first, last, words):
            if len(segments) == 1:
                return None
            first = walk_left(passage, last, words, first)
        if phrase := trimmed(passage, first, last, words):
            return _with_insertion(passage, phrase, right, words)
    return None


def _past_message(passage: Passage, start: int, words: Grammar) -> int:
    """The name that follows a message without a comma: "In a statement | Inspector Anna Berg, of the harbour police, said"."""
    if passage.word(start) != "in" or passage.word(start + 1) not in ("a", "an", "his", "her", "its"):
        return start
    at = next((k for k in range(start + 2, start + ITEM) if passage.word(k) in words.message), 0)
    return at + 1 if at and at + 1 < len(passage.words) and passage.is_name(at + 1) else start


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
        word = passage.words[at]
        depth += (word == "(") - (word == ")")
        if word in (",", "—", "–", "--") and depth <= 0:
            found.append((begin, at))
            begin = at + 1
        elif word == QUOTE and passage.text[passage.quotations[at].end - 1] == ",":
            found.append((begin, at + 1))
            begin = at + 1
    return [*found, (begin, last)]


def _is_participle(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a lone word in -ing opens a sentence and tells what its subject does: "Reacting, | the mayor said"."""
    return at == 0 and passage.word(at + 1) == "," and passage.word(at + 2) in words.determiner


def is_introduction(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    """Whether a segment only leads into its sentence: "In May", "However", "After reading this"."""
    word = passage.words[first]
    return (
        word in words.preposition
        or word in words.subordinator
        or (word in words.coordinator and last - first == 1)
        or (words.is_adverb(word) and last - first <= 2)
        or (word.endswith("ing") and (last - first > 1 or _is_participle(passage, first, words)))
        or (word.endswith("ed") and first == 0 and passage.word(1) in words.preposition | words.subordinator)
        or (word == QUOTE and not is_title(passage, first))
    )
