"""Label places: the place with which an entry of a list begins: "• Nabatieh: two dead", "Donetsk region – three killed"."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.measure_cues import may_have_cues
from claimbook.read.counts.nouns import ENTRY_MARKS
from claimbook.read.counts.number_words import number_words
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import vocabulary
from claimbook.read.layout.words import split_words
from claimbook.read.people.gazetteers import longest_name
from claimbook.read.people.place_words import place_words
from claimbook.read.people.places import Places
from claimbook.read.people.toponyms import LOCATED

DASHES = frozenset("-–—")
GAP = 2  # characters between a bullet and its entry
LONGEST = 7  # tokens of a label
OPENERS = frozenset(
    ("no", "at", "more", "over", "up", "about", "around", "some", "nearly", "almost", "a", "an")
)


def label_place(tokens: Tokens, first: int, places: Places, lexicon: Lexicon) -> str | None:
    """The place that is the label of the entry in which the number at the token `first` stands, None where none is.

    A name that nothing tells to be a place is one only behind a bullet, and where the article never writes it small.
    """
    mark = next((at for at in range(1, min(first, LONGEST)) if _is_mark(tokens, at)), 0)
    if not mark or not _begins_number(tokens, mark + 1, lexicon) or not tokens.raw(0)[0].isupper():
        return None
    begin, end = tokens.starts[0], tokens.ends[mark - 1]
    is_entry = not ENTRY_MARKS.isdisjoint(tokens.text[max(0, begin - GAP) : begin])
    if not (_is_known(tokens, mark, lexicon) or (is_entry and _is_name(tokens, mark, lexicon))):
        return None
    return None if places.is_somebody(begin, end) else tokens.text[begin:end]


def _is_mark(tokens: Tokens, at: int) -> bool:
    """Whether a colon or a dash with spaces ends the label at `at`."""
    is_dash = tokens.words[at] in DASHES and not tokens.is_tight(at) and not tokens.is_tight(at + 1)
    return is_dash or tokens.words[at] == ":"


def _begins_number(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    word = tokens.word(at)
    return word[:1].isdigit() or word in OPENERS or word in number_words(lexicon).first


def _is_known(tokens: Tokens, end: int, lexicon: Lexicon) -> bool:
    """Whether the label is a known place or calls itself one: "Kenya", "Velsk region", "South"."""
    known = longest_name(tokens.text, tokens.starts[0], lexicon)
    is_whole = known is not None and tokens.starts[0] + len(known.phrase) == tokens.ends[end - 1]
    is_called = tokens.words[end - 1] in place_words(lexicon).kinds
    return (is_whole and known.role in LOCATED) or is_called


@cache
def _common(lexicon: Lexicon) -> frozenset[str]:
    """Words of labels that are no places: Monday, Army."""
    return frozenset([*lexicon.phrases("date_words"), *lexicon.phrases("role_nouns")])


def _is_name(tokens: Tokens, end: int, lexicon: Lexicon) -> bool:
    """Whether the label can only be a name: in capitals, no noun, nor a word that the article writes small elsewhere."""
    label = tokens.text[tokens.starts[0] : tokens.ends[end - 1]]
    is_capital = all(tokens.raw(at)[0].isupper() or not tokens.raw(at).isalpha() for at in range(end))
    known = vocabulary(lexicon)
    is_noun = any(longest(tokens, at, known.nouns) or longest(tokens, at, known.peoples) for at in range(end))
    common = _common(lexicon)
    is_common = any(tokens.words[at] in common for at in range(end))
    if not is_capital or is_noun or is_common or may_have_cues(split_words(label.lower()).texts, lexicon):
        return False
    return re.search(rf"\b{re.escape(label.lower())}\b", tokens.text) is None
