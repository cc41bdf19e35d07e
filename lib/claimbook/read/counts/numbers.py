"""Numbers with their bounds, ranges and currency: "more than 300" -> 300, 300, None."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.amounts import amount_at
from claimbook.read.counts.bounds import Bounds, bound_before, bounds_of, limits
from claimbook.read.counts.digits import exactly, is_group
from claimbook.read.counts.number_words import Amount, NumberWords, number_words
from claimbook.read.counts.tokens import Tokens, longest, phrase_words
from claimbook.read.counts.vocabularies import vocabulary
from claimbook.records import value

CHANGE_REACH = 6  # words from "rose" to "from 12 to 48"
CLAUSE_MARKS = frozenset((";", ":", "("))
HYPHENS = frozenset(("-", "–", "—", "‑", "‒", "−"))
MOST = 1e15  # no count is above it
LENT_RATIO = 3  # the most by which the ends of "50-60,000" may differ for the first to mean thousands
FAR_RATIO = 3  # of a level to the step that led to it: "rose by nine to 130", not "by 10 to 15 degrees"
NEAR_RATIO = 2  # of the ends of "ten, eleven people"
LEAST_GUESS = 6  # "two, three, four" counts on
SPACED_SIGNS = frozenset(("rs", "tk", "rp"))  # Rs 500
SHORT_SIGN = 2  # letters of a currency that must be written onto the number: RM79


@value
class Number:
    """A number at the tokens `first` to before `end`; its bound stands before `at`.

    `low`, `best`, `high` as in figures: None is open, and `best` is what is written, never a midpoint. A share is in percent.
    """

    first: int
    at: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    qualifier: str
    currency: str | None = None
    share: bool = False

    @property
    def value(self) -> float:
        """The number as written, of a range its upper end."""
        if self.best is not None:
            return self.best
        return self.low if self.high is None else self.high


@value
class _Words:
    """The words around numbers."""

    numbers: NumberWords
    bounds: Bounds
    signs: Mapping[str, str]
    sign_ends: frozenset[str]  # the last words of currency signs
    range_fillers: frozenset[str]  # "between $5m and about $7m"
    changes: frozenset[str]
    hedges: frozenset[str]  # "30, maybe 40"


@cache
def _words(lexicon: Lexicon) -> _Words:
    known, bounds = vocabulary(lexicon), bounds_of(lexicon)
    signs = {" ".join(phrase_words(r["sign"])): r["unit"] for r in lexicon.rows("currencies")}
    return _Words(
        numbers=number_words(lexicon),
        bounds=bounds,
        signs=signs,
        sign_ends=frozenset(sign.split()[-1] for sign in signs),
        range_fillers=known.words["range_filler"] | signs.keys() | bounds.rough,
        changes=known.changes,
        hedges=known.words["guess"],
    )


def find_numbers(tokens: Tokens, lexicon: Lexicon) -> Iterator[Number]:
    """Yield the numbers of a sentence in reading order, "one" among them; what they count is not asked here."""
    words, floor = _words(lexicon), 0
    first = words.numbers.first
    for at in [at for at, word in enumerate(tokens.words) if word in first or word[0].isnumeric()]:
        if at >= floor and (number := _number_at(tokens, at, floor, words)):
            yield number
            floor = number.end


def _number_at(tokens: Tokens, at: int, floor: int, words: _Words) -> Number | None:
    sign_at, currency = _currency_before(tokens, at, floor, words)
    amount = amount_at(tokens, at, words.numbers, has_currency=currency is not None)
    if amount is None or amount.value > MOST:
        return None
    has_article = (
        sign_at > floor and tokens.words[sign_at - 1] in ("a", "an") and not tokens.words[at][0].isdigit()
    )
    first = sign_at - has_article
    if amount.is_vague:
        start = bound_before(tokens, first, floor, words.bounds)[0]
        return Number(start, at, amount.end, amount.value, None, None, "vague", currency)
    if last := _range_end(tokens, at, amount, words, has_currency=currency is not None):
        return None if last.value > MOST else _range(tokens, at, first, floor, amount, last, currency, words)
    if _is_half_range(tokens, at, first, amount, words):
        return None
    start, qualifier = bound_before(tokens, first, floor, words.bounds)
    end = _past_restated(tokens, amount, words)
    if behind := longest(tokens, end, words.bounds.after):
        end, qualifier = behind
    if amount.is_rough and qualifier == "exact":
        qualifier = "about"
    value = round(100 * amount.value, 2) if amount.is_share else amount.value
    return Number(start, at, end, *limits(value, qualifier), qualifier, currency, amount.is_share)


def _past_restated(tokens: Tokens, amount: Amount, words: _Words) -> int:
    """Where the number ends, told a second time in brackets: "two (2) children", "12 (twelve) soldiers"."""
    at = amount.end + 1
    if tokens.word(at - 1) != "(" or at >= len(tokens):
        return amount.end
    again = amount_at(tokens, at, words.numbers)
    is_same = again is not None and again.value == amount.value and tokens.word(again.end) == ")"
    return again.end + 1 if is_same else amount.end


def _is_half_range(tokens: Tokens, at: int, first: int, amount: Amount, words: _Words) -> bool:
    """Whether the number is an end of what looks like a range and is none: "between 10 and 5", "600−500"."""
    if "−" in (tokens.word(at - 1), tokens.word(amount.end)):
        return True
    if tokens.word(first - 1) == "between" and tokens.word(amount.end) == "and":
        return amount.end + 1 < len(tokens) and amount_at(tokens, amount.end + 1, words.numbers) is not None
    if tokens.word(at - 1) != "and":
        return False
    start = (
        at - 3 if tokens.word(at - 2) in words.numbers.scales and tokens.word(at - 3) != "between" else at - 2
    )
    return tokens.word(start - 1) == "between" and amount_at(tokens, start, words.numbers) is not None


def _range(
    tokens: Tokens,
    at: int,
    first: int,
    floor: int,
    amount: Amount,
    last: Amount,
    currency: str | None,
    words: _Words,
) -> Number:
    """A range from `amount` to `last`, which lends its scale: "10 to 12 thousand", "$3-4bn", "50-60,000"."""
    lent = exactly(amount.mantissa * last.scale) if amount.scale == 1 < last.scale else amount.value
    if "," in tokens.words[last.end - 1] and amount.value < 1000 and last.value % 1000 == 0:
        thousands = amount.value * 1000
        lent = thousands if thousands < last.value <= LENT_RATIO * thousands else lent
    low = lent if lent < last.value else amount.value
    has_opener = first > floor and tokens.words[first - 1] in ("between", "from")
    start = bound_before(tokens, first - has_opener, floor, words.bounds)[0]
    return Number(start, at, last.end, low, None, last.value, "between", currency)


def _range_end(
    tokens: Tokens, at: int, amount: Amount, words: _Words, *, has_currency: bool
) -> Amount | None:
    """The upper end of a range that begins with `amount`: "11,000 to 12,000", "12-15", "648 or 650", "between A and B".

    "rose from 12 to 48", "rose by 12 to 48", "rose $2 to $84" are two numbers, "555-1234" none, and an end that is not above the beginning makes no range.
    """
    joint = tokens.word(amount.end)
    if joint == ",":
        return _guess_end(tokens, at, amount, words)
    if amount.is_share or joint not in ("to", "or", "and", *HYPHENS):
        return None
    before = [w for w in tokens.words[max(0, at - 3) : at] if w not in words.range_fillers]
    opener = before[-1] if before else ""
    if (joint == "and" and opener != "between") or (joint == "-" and not tokens.is_tight(amount.end)):
        return None
    is_priced = has_currency and tokens.word(amount.end + 1) in words.signs  # "rose $2 to $84"
    if joint == "to" and tokens.word(at - 1) == "," and tokens.word(at - 2).isdigit():
        return None  # "since October 7, 2023 to around 12,100"
    if joint == "to" and (opener == "from" or is_priced) and is_changing(tokens, at, words.changes):
        return None
    start = amount.end + 1
    while tokens.word(start) in words.range_fillers:
        start += 1
    if start >= len(tokens):
        return None
    last = amount_at(tokens, start, words.numbers, has_currency=has_currency)
    if last is None or last.is_vague or last.is_share or (joint in HYPHENS and _is_coded(tokens, at, start)):
        return None
    if joint == "to" and "by" in before[-2:] and last.value > FAR_RATIO * amount.value:
        return None
    return last if last.value > amount.value or last.scale > amount.scale else None


def _guess_end(tokens: Tokens, at: int, amount: Amount, words: _Words) -> Amount | None:
    """The upper end of a guess: "30, maybe | 40", "twenty, | twenty-five"; digits without a hedge are a list."""
    start = amount.end + 1
    is_hedged = tokens.word(start) in words.hedges
    start += is_hedged
    if amount.is_share or start >= len(tokens) or tokens.word(at - 1) == ",":
        return None
    if not is_hedged and (tokens.words[at][0].isdigit() or amount.value < LEAST_GUESS):
        return None
    last = amount_at(tokens, start, words.numbers)
    if last is None or last.is_vague or last.is_share or (tokens.words[start][0].isdigit() and not is_hedged):
        return None
    is_listed = tokens.word(last.end) in (",", "and") and not is_hedged
    is_near = amount.value < last.value <= (FAR_RATIO if is_hedged else NEAR_RATIO) * amount.value
    return last if is_near and not is_listed else None


def is_changing(tokens: Tokens, at: int, changes: Set[str]) -> bool:
    """Whether a verb of change leads to the number at `at`: "rose by a third from | 12 to 48"."""
    for place in range(at - 1, max(-1, at - 1 - CHANGE_REACH), -1):
        if tokens.words[place] in CLAUSE_MARKS:
            return False
        if tokens.words[place] in changes:
            return True
    return False


def _is_coded(tokens: Tokens, at: int, start: int) -> bool:
    """Whether digits joined by a hyphen are a telephone number or two years: "555-1234", "2017-18"."""
    left, right = tokens.words[at], tokens.words[start]
    return left.isdigit() and right.isdigit() and len(right) == 4 and len(left) <= 4


def _currency_before(tokens: Tokens, first: int, floor: int, words: _Words) -> tuple[int, str | None]:
    """Where the currency sign of the number at `first` begins, and its code: "US$58", "RM79", "U.S. $5"."""
    if tokens.word(first - 1) not in words.sign_ends:
        return first, None
    for size in (3, 2, 1):
        begin = first - size
        if begin < floor or (unit := words.signs.get(sign := tokens.joined(begin, first))) is None:
            continue
        if size > 1 and not tokens.is_tight(begin + 1):
            continue  # "a $10 million bounty" is no Australian money
        if (
            len(sign) <= SHORT_SIGN
            and sign.isalpha()
            and sign not in SPACED_SIGNS
            and not tokens.is_tight(first)
        ):
            continue
        if len(sign) == 1 and sign.isalpha() and not _is_price(tokens, first, words):
            continue
        is_american = sign == "$" and begin > floor and tokens.words[begin - 1] in ("u.s.", "us")
        return begin - is_american, unit
    return first, None


def _is_price(tokens: Tokens, at: int, words: _Words) -> bool:
    """Whether a single letter on the number at `at` is a currency: "P200,000", "R2.5 million", not "N95", "r77", "P-8"."""
    is_scaled = tokens.word(at + 1) in words.numbers.scales or (
        tokens.is_tight(at + 1) and tokens.word(at + 1) in words.numbers.glued
    )
    is_grouped = tokens.is_tight(at) and is_group(tokens, at + 1)  # R250 000
    return tokens.raw(at - 1).isupper() and ("," in tokens.words[at] or is_scaled or is_grouped)
