"""Numbers in digits and words, with their bounds and ranges: "more than 300" -> 300, 300, None."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.tokens import Tokens, by_first_word, longest, phrase_words

LONGEST_BOUND = 5  # words
FILLERS = frozenset(("another", "additional", "further", "a", "an", "the", "other"))
CHANGE = frozenset(
    [
        "rise",
        "rises",
        "rose",
        "risen",
        "rising",
        "increase",
        "increases",
        "increased",
        "increasing",
        "jump",
        "jumped",
        "climb",
        "climbed",
        "grow",
        "grew",
        "grown",
        "soar",
        "soared",
        "surge",
        "surged",
        "raise",
        "raised",
        "fall",
        "falls",
        "fell",
        "fallen",
        "falling",
        "drop",
        "dropped",
        "decline",
        "declined",
        "decrease",
        "decreased",
        "cut",
        "reduced",
        "up",
        "down",
        "revised",
        "shrink",
        "shrank",
        "widened",
        "expanded",
        "went",
    ]
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the tokens `first` to before `end`; its bound stands before `at`.

    `low`, `best`, `high` as in figures: None is open, and `best` is what is written, never a midpoint.
    """

    first: int
    at: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    qualifier: str
    currency: str | None = None
    share: bool = False  # a fraction of a whole, in percent

    @property
    def value(self) -> float:
        """The number as written, of a range its upper end."""
        return next(x for x in (self.best, self.high, self.low) if x is not None)


@dataclass(frozen=True, slots=True)
class _Amount:
    """One plain number: `value`, or for a vague magnitude its floor."""

    end: int
    value: float
    vague: bool = False
    mantissa: float = 0
    scale: float = 1
    share: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of a lexicon."""

    small: Mapping[str, float]
    tens: Mapping[str, float]
    scales: Mapping[str, float]  # hundred, dozen, thousand ...
    pairs: Mapping[str, float]  # a couple, a pair
    glued: Mapping[str, float]
    parts: Mapping[str, float]
    vague: Mapping
    before: Mapping[str, str]
    after: Mapping
    signs: Mapping[str, str]
    first: frozenset[str]  # words with which a number may begin


@cache
def _words(lexicon: Lexicon) -> _Words:
    kinds: dict[str, dict[str, float]] = {}
    for row in lexicon.rows("number_words"):
        kinds.setdefault(row["kind"], {})[row["phrase"]] = float(row["value"])
    bounds = lexicon.rows("bounds")
    return _Words(
        small=kinds["small"],
        tens=kinds["ten"],
        scales={**kinds["hundred"], **kinds["scale"], **kinds["dozen"]},
        pairs=kinds["couple"],
        glued=kinds["glued"],
        parts=kinds["part"],
        vague=by_first_word({r["phrase"]: float(r["low"]) for r in lexicon.rows("vague_numbers")}),
        before={" ".join(phrase_words(r["words"])): r["qualifier"] for r in bounds if r["place"] == "before"},
        after=by_first_word({r["words"]: r["qualifier"] for r in bounds if r["place"] == "after"}),
        first=frozenset(
            w for kind in ("small", "ten", "hundred", "scale", "dozen", "couple", "part") for w in kinds[kind]
        )
        | frozenset(phrase_words(r["phrase"])[0] for r in lexicon.rows("vague_numbers")),
        signs={" ".join(phrase_words(r["sign"])): r["unit"] for r in lexicon.rows("currencies")},
    )


def find_numbers(tokens: Tokens, lexicon: Lexicon) -> Iterator[Number]:
    """Yield the numbers of a sentence in reading order, "one" among them; what they count is not asked here."""
    words, floor = _words(lexicon), 0
    for at, word in enumerate(tokens.words):
        if (
            at >= floor
            and (word in words.first or word[0].isdigit())
            and (number := _number_at(tokens, at, floor, words))
        ):
            yield number
            floor = number.end


def _number_at(tokens: Tokens, at: int, floor: int, words: _Words) -> Number | None:
    amount = _amount_at(tokens, at, words)
    if amount is None:
        return None
    first = (
        at - 1
        if at > floor and tokens.word(at - 1) in ("a", "an") and not tokens.word(at)[0].isdigit()
        else at
    )
    sign_at, currency = _currency_before(tokens, first, floor, words)
    if amount.share:
        low = round(100 * amount.value, 2)
        bound_at, qualifier = _bound_before(tokens, first, floor, words)
        return Number(bound_at, at, amount.end, *_limits(low, qualifier), qualifier, None, share=True)
    if amount.vague:
        start, _ = _bound_before(tokens, sign_at, floor, words)
        return Number(start, at, amount.end, amount.value, None, None, "vague", currency)
    if last := _range_end(tokens, at, amount, words):
        scaled = amount.mantissa * last.scale if amount.scale == 1 < last.scale else amount.value
        low = scaled if scaled < last.value else amount.value
        start = (
            sign_at - 1 if sign_at > floor and tokens.word(sign_at - 1) in ("between", "from") else sign_at
        )
        start = _bound_before(tokens, start, floor, words)[0]
        return Number(start, at, last.end, low, None, last.value, "between", currency)
    bound_at, qualifier = _bound_before(tokens, sign_at, floor, words)
    end = amount.end
    if behind := longest(tokens, end, words.after):
        end, qualifier = behind
    return Number(bound_at, at, end, *_limits(amount.value, qualifier), qualifier, currency)


def _limits(value: float, qualifier: str) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of a value under a bound (LABELS: a bound is open on its other side)."""
    if qualifier in ("more_than", "at_least"):
        return value, value, None
    if qualifier in ("up_to", "fewer_than", "nearly"):
        return None, value, value
    return value, value, value


def _amount_at(tokens: Tokens, at: int, words: _Words) -> _Amount | None:
    word = tokens.words[at]
    if word[0].isdigit():
        return _digits_at(tokens, at, words)
    if vague := longest(tokens, at, words.vague):
        return _Amount(vague[0], vague[1], vague=True) if _is_magnitude(tokens, at, vague[0]) else None
    if word in words.small or word in words.tens or word in words.scales:
        return _spelled_at(tokens, at, words)
    if word in words.pairs and tokens.word(at - 1) in ("a", "another"):
        end = at + 1 if tokens.word(at + 1) != "of" else at + 2
        return _Amount(end, words.pairs[word], mantissa=words.pairs[word])
    if word in words.parts:
        return _part_at(tokens, at, 1.0, words)
    return None


def _digits_at(tokens: Tokens, at: int, words: _Words) -> _Amount | None:
    written = tokens.words[at]
    if written.count(".") > 1:
        return None
    try:
        value = float(written.replace(",", ""))
    except ValueError:
        return None
    end = at + 1
    if tokens.word(end) == "-" and tokens.word(end + 1) in words.scales and tokens.is_tight(end):
        end += 1
    scale = words.scales.get(tokens.word(end), 0)
    if not scale and tokens.is_tight(end) and (scale := words.glued.get(tokens.word(end), 0)):
        if tokens.word(end) == "m" and not _means_million(tokens, at, end):
            scale = 0
    if scale:
        return _Amount(end + 1, value * scale, mantissa=value, scale=scale)
    return _Amount(at + 1, value, mantissa=value)


def _means_million(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a glued m is a million: after a currency or before the word for what is counted, not "5m away"."""
    before, after = tokens.word(at - 1), tokens.word(end + 1)
    return not (before.isalnum() or before in ("", ",", "(")) or (
        after.isalpha() and after.endswith(("s", "people", "n"))
    )


def _spelled_at(tokens: Tokens, at: int, words: _Words) -> _Amount | None:
    total, group, end, last = 0.0, 0.0, at, None
    position, scale = at, 1.0
    while word := tokens.word(position):
        if word in words.small and last in (None, "ten", "scale"):
            group, last = group + words.small[word], "small"
        elif word in words.tens and last in (None, "scale"):
            group, last = group + words.tens[word], "ten"
        elif word in words.scales and (last != "scale" or words.scales[word] > 100):
            factor = words.scales[word]
            if factor <= 100:
                group = (group or 1) * factor
            else:
                total, group = (
                    (total + (group or 1)) * factor
                    if total < factor and not group
                    else total + (group or 1) * factor,
                    0.0,
                )
                scale = factor
            last = "scale"
        elif (word == "and" and last == "scale" and _continues(tokens, position + 1, words)) or (
            word == "-"
            and tokens.is_tight(position)
            and tokens.is_tight(position + 1)
            and _continues(tokens, position + 1, words, scales=True)
        ):
            position += 1
            continue
        elif word in words.parts and last in ("small", "ten") and total == 0:
            return _part_at(tokens, position, group, words)
        else:
            break
        position += 1
        end = position
    if tokens.joined(end, end + 3) == "and a half":
        half = tokens.word(end + 3)
        if half in words.scales:
            return _Amount(end + 4, (total + group + 0.5) * words.scales[half])
        return _Amount(end + 3, total + group + 0.5)
    return _Amount(end, total + group, mantissa=(total + group) / scale, scale=scale)


def _continues(tokens: Tokens, at: int, words: _Words, *, scales: bool = False) -> bool:
    word = tokens.word(at)
    return (
        word in words.small
        or word in words.tens
        or (scales and (word in words.scales or word in words.parts))
    )


def _part_at(tokens: Tokens, at: int, times: float, words: _Words) -> _Amount | None:
    """A share of a whole: "half of the", "two-thirds of"; "half a million" is a number, "half past" none."""
    word, after = tokens.word(at), tokens.word(at + 1)
    if word == "half" and after in ("a", "-") and (scale := words.scales.get(tokens.word(at + 2), 0)):
        return _Amount(at + 3, scale / 2, mantissa=0.5, scale=scale)
    if after != "of" or (word != "half" and times == 1.0 and tokens.word(at - 1) not in ("a", "one")):
        return None
    if tokens.word(at - 1) == "the":
        return None
    return _Amount(at + 1, min(1.0, times * words.parts[word]), share=True)


def _is_magnitude(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "hundreds" and the like are a number here; "scores" and "tens" only before "of"."""
    return tokens.words[at] not in ("scores", "tens") or end > at + 1 or tokens.word(end) == "of"


def _range_end(tokens: Tokens, at: int, amount: _Amount, words: _Words) -> _Amount | None:
    """The upper end of a range that begins with `amount`: "11,000 to 12,000", "12-15", "648 or 650", "between A and B"."""
    joint = tokens.word(amount.end)
    before = [
        w for w in tokens.words[max(0, at - 3) : at] if w not in ("$", "£", "€", "about", "around", "us")
    ]
    opener = before[-1] if before else ""
    if joint == "and" and opener != "between":
        return None
    if joint in ("-", "–", "—", "‑"):
        if not tokens.is_tight(amount.end) and joint == "-":
            return None
    elif joint not in ("to", "or", "and"):
        return None
    if joint == "to" and opener == "from" and CHANGE & set(tokens.words[max(0, at - 6) : at]):
        return None
    start = amount.end + 1
    while tokens.word(start) in ("$", "£", "€", "about", "around", "as", "many", "even", "perhaps", "us"):
        start += 1
    if start >= len(tokens):
        return None
    last = _amount_at(tokens, start, words)
    if (
        last is None
        or last.vague
        or last.share
        or (last.value <= amount.value and not last.scale > amount.scale)
    ):
        return None
    return last


def _bound_before(tokens: Tokens, first: int, floor: int, words: _Words) -> tuple[int, str]:
    """Where the bound of the number at `first` begins, and what it says; a filler ("another", "the") may stand between."""
    for end in (first, first - 1):
        if end < first and tokens.word(end) not in FILLERS:
            break
        for size in range(min(LONGEST_BOUND, end - floor), 0, -1):
            if qualifier := words.before.get(tokens.joined(end - size, end)):
                return end - size, qualifier
    return first, "exact"


def _currency_before(tokens: Tokens, first: int, floor: int, words: _Words) -> tuple[int, str | None]:
    """Where the currency sign of the number at `first` begins, and its code."""
    for size in (3, 2, 1):
        begin = first - size
        if begin < floor:
            continue
        sign = tokens.joined(begin, first)
        if (unit := words.signs.get(sign)) and (
            len(sign) > 2 or not sign.isalpha() or tokens.is_tight(first) or sign == "rs"
        ):
            if sign == "$" and tokens.word(begin - 1) in ("u.s.", "us"):
                begin -= 1
            return begin, unit
    return first, None
