"""Amounts: one plain number in digits or words, without bound or range: "1.2 million", "two dozen", "tens of thousands"."""

from __future__ import annotations

from claimbook.read.counts.digits import and_a_half, digits_at, exactly
from claimbook.read.counts.number_words import Amount, NumberWords
from claimbook.read.counts.tokens import Tokens, longest

ENDS_OF_CHANGE = frozenset(("", ".", ",", ";", "in", "from", "since"))
CLOSING = frozenset('"”’')
PLURAL_VERBS = frozenset(("were", "are", "have"))  # behind a share: "nearly half were children"


def amount_at(tokens: Tokens, at: int, words: NumberWords, *, has_currency: bool = False) -> Amount | None:
    """The amount that begins at the token `at`, None where none does."""
    word = tokens.words[at]
    if (vague := longest(tokens, at, words.vague)) and not _goes_on_unread(tokens, at, words):
        return _vague_at(tokens, at, *vague, words)
    if word[0].isnumeric():
        return digits_at(tokens, at, words, has_currency=has_currency)
    if word not in words.first or (word in words.scales and _goes_on_unread(tokens, at, words)):
        return None
    if word in words.small or word in words.tens or word in words.scales:
        return _spelled_at(tokens, at, words)
    if word in words.pairs:
        return _pair_at(tokens, at, words)
    return _part_at(tokens, at, 1.0, words)


def _goes_on_unread(tokens: Tokens, at: int, words: NumberWords) -> bool:
    """Whether the scale at `at` belongs to a number before it that could not be read: "2.5.6 million"."""
    before = tokens.word(at - 1)
    return before[-1:].isnumeric() or before in words.scales


def _vague_at(tokens: Tokens, at: int, end: int, low: float, words: NumberWords) -> Amount | None:
    """ "hundreds", "tens of thousands"; "scores", "tens" and "100s" alone only before "of", "wounded" and the like."""
    needs_tail = tokens.words[at] in ("scores", "tens") or tokens.words[at][0].isdigit()
    behind = tokens.word(end + (tokens.word(end) in CLOSING))
    if needs_tail and end <= at + 2 and behind not in words.tails:
        return digits_at(tokens, at, words, has_currency=False) if tokens.words[at][0].isdigit() else None
    return Amount(end, low, is_vague=True)


def _pair_at(tokens: Tokens, at: int, words: NumberWords) -> Amount | None:
    """ "a couple of", "another pair of"."""
    if tokens.word(at - 1) not in ("a", "another"):
        return None
    end = at + 2 if tokens.word(at + 1) == "of" else at + 1
    value = words.pairs[tokens.words[at]]
    return Amount(end, value, value, is_rough=tokens.words[at] == "couple")


def _spelled_at(tokens: Tokens, at: int, words: NumberWords) -> Amount | None:
    """ "twenty-five hundred", "one hundred and twenty", "eight-thousand", "two dozen", "two and a half million"."""
    total, group, scale, small, end, last = 0.0, 0.0, 1.0, 1.0, at, ""
    position = at
    while word := tokens.word(position):
        if word in words.small and last in ("", "ten", "scale"):
            group, small, last = group + words.small[word], 1.0, "small"
        elif word in words.tens and last in ("", "scale"):
            group, small, last = group + words.tens[word], 1.0, "ten"
        elif word in words.scales and (last != "scale" or words.scales[word] > 100):
            factor = words.scales[word]
            if factor <= 100:
                group, small = (group or 1) * factor, factor if last != "scale" else 1.0
            else:
                scaled = (total or 1) if not group and total < factor else (group or 1)
                total, group, scale = (
                    (0 if not group and total < factor else total) + scaled * factor,
                    0.0,
                    factor,
                )
            last = "scale"
        elif _links(tokens, position, last, words):
            position += 1
            continue
        elif word in words.parts and last in ("small", "ten") and not total:
            return _part_at(tokens, position, group, words)
        else:
            break
        position += 1
        end = position
    if last in ("small", "ten") and (several := _several_at(tokens, end, total + group, words)):
        return several
    value, lent = total + group, scale * (small if scale == 1 else 1)  # "three to | four hundred"
    return and_a_half(tokens, end, value, words) or Amount(end, value, value / lent, lent)


def _several_at(tokens: Tokens, at: int, times: float, words: NumberWords) -> Amount | None:
    """ "three | hundreds of them", told for three hundred."""
    scale = words.scales.get(tokens.word(at).removesuffix("s"), 0)
    is_several = tokens.word(at).endswith("s") and tokens.word(at + 1) == "of"
    return Amount(at + 1, times * scale, times, scale) if scale and is_several else None


def _links(tokens: Tokens, at: int, last: str, words: NumberWords) -> bool:
    """Whether the number goes on behind "and" or a hyphen: "hundred and twenty", "eight-thousand", "two-thirds"."""
    word, after = tokens.words[at], tokens.word(at + 1)
    is_small = after in words.small or after in words.tens
    if word == "and":
        return last == "scale" and is_small
    is_tight = word == "-" and tokens.is_tight(at) and tokens.is_tight(at + 1)
    return is_tight and (is_small or after in words.scales or after in words.parts)


def _part_at(tokens: Tokens, at: int, times: float, words: NumberWords) -> Amount | None:
    """A share of a whole, "half of the", "half its fleet", "two-thirds of"; "half a million" is a number, "half past" none."""
    word, after = tokens.word(at), tokens.word(at + 1)
    if word == "half" and after in ("a", "an", "-") and at + 2 < len(tokens):
        if scale := words.scales.get(tokens.words[at + 2], 0):
            return Amount(at + 3, scale / 2, 0.5, scale)
        if after != "-" and longest(tokens, at + 2, words.units):
            return Amount(at + 2, 0.5, 0.5)  # "half a mile"
    if word not in words.parts:
        return None  # "a few of them" has no share
    if (
        after == "of"
        and tokens.word(at + 2) in ("a", "one")
        and (scale := words.scales.get(tokens.word(at + 3), 0))
    ):
        part = times * words.parts[word]
        return Amount(at + 4, exactly(part * scale), part, scale)  # "a quarter of a million"
    if tokens.words[max(0, at - 2) : at] == ["by", "a"] and after in ENDS_OF_CHANGE:
        return Amount(at + 1, words.parts[word], is_share=True)  # "fell by a quarter"
    is_counted = word == "half" or times != 1.0 or tokens.word(at - 1) in ("a", "one")
    is_of = after == "of" or after in PLURAL_VERBS
    if word == "half" and after in words.wholes:
        is_of = tokens.word(at + 2) not in words.idioms and not tokens.word(at + 2).endswith("'s")
    if not is_of or not is_counted or tokens.word(at - 1) in words.spans:
        return None
    return Amount(at + 1, min(1.0, times * words.parts[word]), is_share=True)
