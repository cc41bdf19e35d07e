"""Measure cues: the verbs and nouns that say what happened to those who are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.tokens import Tokens, by_first_word, longest
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.layout.words import WORD
from claimbook.records import value

NEEDS_REACH = 10  # tokens in which a needed word must follow
HARM = frozenset(
    ("killed", "wounded", "shot", "casualties", "arrested", "captured", "missing", "surrendered")
)


@value
class Cue:
    """Words of measures.csv at the tokens `first` to before `end`."""

    first: int
    end: int
    measure: str
    syntax: str
    form: str
    rule: str

    @property
    def is_base(self) -> bool:
        """Whether it is a verb's base form: "kill" is a verb only after "to", a modal or a plural subject."""
        return self.syntax != "state" and self.form == self.rule.removeprefix("measures:")

    @property
    def is_harm(self) -> bool:
        """Whether it tells that somebody was harmed, taken or lost."""
        return self.measure in HARM


@cache
def _phrases(lexicon: Lexicon) -> Mapping:
    forms: dict[str, list[tuple[str, str, tuple[str, ...], str]]] = {}
    for row in lexicon.rows("measures"):
        needs = tuple(filter(None, row["needs"].split(";")))
        for form in row["forms"].split(";"):
            entry = (row["measure"], row["syntax"], needs, f"measures:{row['phrase']}")
            forms.setdefault(form, []).append(entry)
    return by_first_word(forms)


@cache
def _needed_words(lexicon: Lexicon) -> Mapping[str, Sequence[tuple[list[str], frozenset[str]]]]:
    """First word of each form -> its other words, and words of which one must stand in the sentence, if any."""
    found: dict[str, list[tuple[list[str], frozenset[str]]]] = {}
    for row in lexicon.rows("measures"):
        needs = frozenset(WORD.findall(phrase)[0] for phrase in row["needs"].split(";") if phrase)
        for form in row["forms"].split(";"):
            first, *others = WORD.findall(form)
            found.setdefault(first, []).append((others, needs))
    return found


def may_have_cues(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a sentence can have a measure word, by its lower-case words alone: to look for them takes ten times as long.

    >>> from claimbook import lexicon
    >>> may_have_cues("he is in hospital".split(), lexicon.load()), may_have_cues("he is in the garden".split(), lexicon.load())
    (True, False)
    """
    known = _needed_words(lexicon)
    if known.keys().isdisjoint(words):
        return False
    return any(
        words[at + 1 : at + 1 + len(others)] == others and not (needs and needs.isdisjoint(words))
        for at, word in enumerate(words)
        for others, needs in known.get(word, ())
    )


def find_cues(tokens: Tokens, lexicon: Lexicon) -> list[Cue]:
    """The measure words of a sentence in reading order: the longest phrase at a place, with each of its readings.

    A reading that needs a word behind it ("sent ... to hospital") goes before one of the same syntax that needs none.
    """
    phrases, found, floor = _phrases(lexicon), [], 0
    for at, word in enumerate(tokens.words):
        if at < floor or word not in phrases or (hit := longest(tokens, at, phrases)) is None:
            continue
        floor, entries = hit
        near = _near(tokens, at, floor) if any(e[2] for e in entries) else ""
        special = {syntax for _, syntax, needs, _ in entries if _has_any(near, needs)}
        for measure, syntax, needs, rule in entries:
            if syntax == "last" and _goes_on(tokens, floor, grammar(lexicon)):
                continue
            if _has_any(near, needs) or (not needs and syntax not in special):
                role = "state" if syntax == "last" else syntax
                found.append(Cue(at, floor, measure, role, tokens.joined(at, floor), rule))
    return found


def _near(tokens: Tokens, at: int, end: int) -> str:
    """The words behind a phrase in which a needed word may stand, and, each with "<", those before it."""
    before = [f"<{word}" for word in tokens.words[max(0, at - NEEDS_REACH) : at]]
    return f" {' '.join(before)} {tokens.joined(end, end + NEEDS_REACH)} "


def _has_any(near: str, needs: Sequence[str]) -> bool:
    return any(f" {phrase} " in near for phrase in needs)


def _goes_on(tokens: Tokens, at: int, words: Grammar) -> bool:
    """Whether the phrase before `at` goes on: "critical of the plan", not "critical," or "critical after the crash"."""
    word = tokens.word(at)
    is_joint = word in words.preposition or word in words.coordinator or word in words.subordinator
    return word[:1].isalpha() and (word == "of" or not is_joint)
