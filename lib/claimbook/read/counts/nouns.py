"""Nouns: the words behind a number that say what it counts, or before it, where a list names its noun first."""

from __future__ import annotations

from collections.abc import Set

from claimbook.read.counts.numbers import Number
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Noun, Vocabulary
from claimbook.records import value

REACH = 8  # words from the number to the noun
NONE = 3  # words of a name before the noun
MODEL = 3  # tokens of a model's name: AK-47
LABEL_MARKS = frozenset(("-", "–", "—", "‒", ":"))
LABEL_ENDS = frozenset(("", ",", ";", ".", "(", ")", "-", "–", "—", "/", "|"))
ENTRY = 8  # tokens of an entry before its number
ENTRY_MARKS = frozenset(("•", "|", "*", "·", ";", "-", "–", "—", "▪", "►"))
WRITTEN_IE = ("movies", "cookies", "zombies", "selfies", "rookies", "calories")
WRITTEN_OE = frozenset(("shoes", "canoes", "toes", "foes"))
OLDS = ("- year - olds", "- month - olds", "- year olds")
THINGS = frozenset(("other", "settlements"))
AGED = Noun("year-old", "people", None, True, "age")


@value
class NounPhrase:
    """The noun that a number counts, before the token `end`; `unknown` is the place of a word that may be one."""

    noun: Noun | None
    end: int
    unknown: int | None = None


def noun_behind(tokens: Tokens, number: Number, at: int, known: Vocabulary, cues: Set[int]) -> NounPhrase:
    """The noun that the words from `at` lead to; `cues` are the places of measure words, which end a noun phrase."""
    search = _Search(tokens, number, known, cues, at)
    while search.position < min(at + REACH, len(tokens)) and search.goes_on():
        pass
    return NounPhrase(search.noun, search.end, search.unknown)


class _Search:
    """The way over the words from `at` to a noun; each step takes what stands at `position` and tells whether to go on."""

    def __init__(self, tokens: Tokens, number: Number, known: Vocabulary, cues: Set[int], at: int) -> None:
        self.tokens, self.known, self.cues, self.at = tokens, known, cues, at
        self.many, self.none = number.value != 1, number.value == 0
        self.noun: Noun | None = None
        self.unknown: int | None = None
        self.end = self.position = at

    def goes_on(self) -> bool:
        """Take the words at `position`; False where the noun phrase has ended."""
        word = self.tokens.words[self.position]
        if found := longest(self.tokens, self.position, self.known.nouns):
            return self._take_noun(word, *found)
        if people := longest(self.tokens, self.position, self.known.peoples):
            return self._take_people(word, *people)
        if self.many and word[0].isdigit():
            return self._take_measure()
        if word == "(" and (end := _past_short_name(self.tokens, self.position, self.known)):
            self.position = end
            return True
        if tight := _tight_words(self.tokens, self.position):
            return self._take_tight(tight)
        return self._take_word(word)

    def _settle(self, noun: Noun, end: int) -> None:
        self.noun, self.end, self.unknown = noun, end, None

    def _take_noun(self, word: str, end: int, noun: Noun) -> bool:
        if word in self.known.words["flying"] and _is_model(self.tokens, self.at, self.position):
            self._settle(_model(singular(word)), end)
            return False
        is_verb = self.position in self.cues and end == self.position + 1
        if self.noun and (is_verb or (self.noun.is_plural and not noun.is_plural)):
            return False
        self._settle(noun, end)
        self.position = end
        return True

    def _take_people(self, word: str, end: int, people: str | None) -> bool:
        self.position = end
        if word.endswith(("s", "ese")) or not _goes_on(self.tokens, end, self.known):
            self._settle(Noun(word, "people", people, self.many, "states"), end)
        return True

    def _take_measure(self) -> bool:
        """A size or an age: "three | 500-kg bombs", "two | 12-year-olds"."""
        past = _past_measure(self.tokens, self.position)
        if self.tokens.joined(self.position + 1, self.position + 5).startswith(OLDS):
            self._settle(AGED, past)
            return False
        goes_on, self.position = past != self.position and self.noun is None, past
        return goes_on

    def _take_tight(self, count: int) -> bool:
        """A describing word with a hyphen or a numeral: "first-", "AK-47"."""
        tokens, first = self.tokens, self.position
        self.position += count
        if count > 1 and tokens.word(self.position) == "s" and tokens.is_tight(self.position):  # "12 AK-47s"
            model = tokens.text[tokens.starts[first] : tokens.ends[self.position - 1]]
            self._settle(_model(model), self.position + 1)
            return False
        if count == 2 and tokens.word(self.position) in self.known.ends:
            self.position += 1  # "41 would-be passengers"
        return True

    def _take_word(self, word: str) -> bool:
        """A measure word before the noun ("wounded soldiers"), or a word that may be an unknown noun."""
        is_function = word in self.known.ends and not _is_acronym(self.tokens, self.position)
        is_end = not word[0].isalpha() or is_function or word.endswith("'s")
        is_end = is_end or (self.noun is not None and word.endswith("ing"))  # "a soldier | standing guard"
        if is_end or (self.noun and self.noun.is_plural):
            return False
        if self.none:
            return self._take_none()
        if self.position in self.cues:
            self.position += 1
            return self.noun is None and _noun_follows(self.tokens, self.position - 1, self.known)
        if self.unknown is not None and self.many and is_plural(self.tokens.words[self.unknown]):
            return False
        self.unknown, self.position = self.position, self.position + 1
        return True

    def _take_none(self) -> bool:
        """A word before the noun of which there was none: "no | ISIS | fighters"."""
        self.position += 1
        is_known = longest(self.tokens, self.position, self.known.nouns) is not None
        return is_known and self.noun is None and self.position - self.at < NONE


def _model(name: str) -> Noun:
    """Equipment that is called by its model: "AK-47s", "six Su-30 fighters"."""
    return Noun(name, "equipment", None, True, "model")


def _past_measure(tokens: Tokens, at: int) -> int:
    """Past a size or an age before the noun, "two | 500-kg bombs", "four | 155mm shells", "three | 12-year-old boys"; else `at`."""
    end = at + 1
    if not tokens.is_tight(end):
        return at
    if tokens.words[end].isalpha():
        end += 1
    while tokens.word(end) == "-" and tokens.is_tight(end) and tokens.word(end + 1).isalpha():
        end += 2
    return at if end == at + 1 else end


def _tight_words(tokens: Tokens, at: int) -> int:
    """How many tokens a describing word with a hyphen or a numeral takes up: "first-" 2, "AK-47 " 3, "M4" 2; 0 where none begins."""
    if tokens.word(at) == "-" and tokens.is_tight(at) and tokens.is_tight(at + 1):
        return 1
    if not tokens.words[at][0].isalpha() or not tokens.is_tight(at + 1):
        return 0
    if tokens.words[at + 1][0].isdigit():
        return 2
    if tokens.words[at + 1] != "-" or not tokens.is_tight(at + 2):
        return 0
    return MODEL if tokens.words[at + 2][0].isdigit() else 2


def _past_short_name(tokens: Tokens, at: int, known: Vocabulary) -> int:
    """Past the short form of a name that goes on: "12 Green Wall | (GW) | activists"; 0 where the noun phrase ends."""
    if tokens.word(at + 2) != ")" or not tokens.raw(at + 1).isupper() or not tokens.raw(at - 1)[0].isupper():
        return 0
    return at + 3 if _goes_on(tokens, at + 3, known) else 0


def _is_model(tokens: Tokens, first: int, end: int) -> bool:
    """Whether an aircraft's name stands between: "six | Su-30SME | fighters", not "six | M23 | fighters"."""
    return any(tokens.words[at] == "-" and tokens.words[at + 1][0].isdigit() for at in range(first, end - 1))


def _is_acronym(tokens: Tokens, at: int) -> bool:
    """Whether it is an acronym that only looks like another word: "two | US | journalists", "three | WHO | workers"."""
    return (
        len(tokens.words[at]) > 1
        and tokens.raw(at).isupper()
        and tokens.word(at + 1) != ""
        and tokens.raw(at + 1).islower()
    )


def _goes_on(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether the noun phrase goes on at `at`."""
    word = tokens.word(at)
    return word[:1].isalpha() and word not in known.ends


def _noun_follows(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether the participle at `at` stands before the noun that it describes: "12 wounded soldiers"."""
    position = at + 1
    for _ in range(3):
        if found := longest(tokens, position, known.nouns):
            return (
                found[1].is_plural or found[1].measure not in THINGS
            )  # not "nine needed hospital treatment"
        if people := longest(tokens, position, known.peoples):
            position = people[0]
            if tokens.word(position - 1).endswith("s"):
                return True
        elif not tokens.word(position).isalpha() or tokens.word(position) in known.ends:
            return False
        else:
            position += 1
    return False


def noun_before(tokens: Tokens, number: Number, known: Vocabulary) -> Noun | None:
    """The noun before a number in a list: "tanks - 7,401 (+9)", "Houses destroyed: 2,150", "protesters numbered 15,000"."""
    first = number.first
    is_verb = tokens.word(first - 1) in known.words["numbering"]
    is_marked = tokens.word(first - 1) in LABEL_MARKS
    if not is_verb and tokens.word(number.end) not in LABEL_ENDS:
        return None
    if is_verb or is_marked:
        first -= 1
    elif tokens.word(number.end) != "(":
        return None
    if is_marked and (noun := _entry_noun(tokens, first, known)):
        return noun
    ends = (first, first - 1) if is_marked and tokens.word(first - 1).endswith("ed") else (first,)
    for end in ends:
        for size in (3, 2, 1):
            found = longest(tokens, end - size, known.nouns) if end >= size else None
            if found and found[0] == end and found[1].is_plural:
                return found[1]
    return None


def _entry_noun(tokens: Tokens, end: int, known: Vocabulary) -> Noun | None:
    """The noun with which an entry of a list begins that goes on to `end`: "• People reached with food | : 9,300"."""
    for at in range(end, max(-1, end - ENTRY - 1), -1):
        if at == 0 or tokens.words[at - 1] in ENTRY_MARKS:
            found = longest(tokens, at, known.nouns)
            return found[1] if found and found[1].is_plural and found[0] <= end else None
    return None


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural.

    >>> is_plural("mills"), is_plural("glass"), is_plural("Mali's")
    (True, False, False)
    """
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def singular(word: str) -> str:
    """The singular of a regular plural.

    >>> singular("bodies"), singular("boxes"), singular("tanks"), singular("prizes"), singular("volcanoes")
    ('body', 'box', 'tank', 'prize', 'volcano')
    """
    if word.endswith("ies") and len(word) > 4 and not word.endswith(WRITTEN_IE):
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses")) or (word.endswith("oes") and word not in WRITTEN_OE):
        return word[:-2]
    return word[:-1] if is_plural(word) else word
