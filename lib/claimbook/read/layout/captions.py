"""Captions: the paragraphs that describe a picture, found by their credit or because they are told twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.blocks import Block
from claimbook.read.layout.furniture import SHORT

CREDIT_LENGTH = 120  # characters
NAME = r"(?:[^\W\d_a-z][\w.’'-]*)(?:\s(?:[^\W\d_a-z][\w.’'-]*|de|van|von|der|al|bin|ibn|of|the|for|and|via)){0,7}"
SLASHED = re.compile(rf"\W?{NAME}\s?/\s?{NAME}(?:\s?/\s?{NAME})?\W?")  # Ana Lopez/The Daily Example


@cache
def _labels(lexicon: Lexicon) -> tuple[str, ...]:
    """The words before a picture's credit, with a capital."""
    return tuple(word.capitalize() for word in lexicon.phrases("furniture", where="label"))


@cache
def label_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """The white space before a credit's label: "The port at dawn Image: Ana Lopez"."""
    return re.compile(rf"\s(?={any_of(_labels(lexicon))}s?:\s)")


@cache
def _credit_line(lexicon: Lexicon) -> re.Pattern[str]:
    """A line that only credits a picture: Ana Lopez/Associated Press."""
    before = rf"(?:{NAME}\s?(?:[/|,–—-]|\s(?:via|for|of)\s)\s?)?"
    return re.compile(rf"\W?{before}{_agency(lexicon)}(?:\s?(?:/|via|\|)\s?{NAME})?\W?")


@cache
def _credit_tail(lexicon: Lexicon) -> re.Pattern[str]:
    """A credit at a caption's end."""
    agency, label = _agency(lexicon), rf"(?i:{any_of(_labels(lexicon))}s?)"
    return re.compile(
        rf"""
          [(\[] (?: [^()\[\]]{{0,40}} [\s/:] )? {agency} (?i: \sphotos? | \simages? )?
                (?: \s?[/,|]\s? [^()\[\]]{{1,40}} )? [)\]] \.? \Z                     # (AP), (AP Photo/Ana Lopez)
        | [(\[] {label} (?i: \scourtesy )? (?: \s(?i: by|of )\s | :\s? | / ) [^()\[\]]{{1,60}} [)\]] \.? \Z    # (Photo: Ana Lopez)
        | \s {label} (?: \sby\s | :\s? ) [^.]{{2,60}} \.? \Z                          # Photo: Ana Lopez
        """,
        re.VERBOSE,
    )


@cache
def _agency(lexicon: Lexicon) -> str:
    return rf"(?i:{any_of(lexicon.phrases('furniture', where='credit'))})"


def mark_captions(blocks: Sequence[Block], kinds: list[str], lexicon: Lexicon) -> None:
    """Mark the lines that credit a picture, the captions that end with a credit, and those that stand above a credit."""
    spaced = sum(block.apart for block in blocks) * 2 > len(blocks)
    last = max((at for at, kind in enumerate(kinds) if not kind), default=-1)
    for at, block in enumerate(blocks):
        if kinds[at]:
            continue
        if _is_credit(block.text, lexicon):
            kinds[at] = "caption"
            _mark_above(blocks, kinds, at, spaced)
        elif _ends_with_credit(block.text, is_last=at == last, lexicon=lexicon):
            kinds[at] = "caption"


def mark_repeated(blocks: Sequence[Block], kinds: list[str]) -> None:
    """Mark neighbours that say the same: a page tells its caption once more for those who cannot see."""
    for at in range(1, len(blocks)):
        same = blocks[at].text == blocks[at - 1].text and len(blocks[at].text.split()) > 3
        if same and not kinds[at - 1] and kinds[at] in ("", "caption"):
            kinds[at - 1] = kinds[at] = "caption"


def _is_credit(text: str, lexicon: Lexicon) -> bool:
    if len(text) > CREDIT_LENGTH or text[-1] in '?!”"':
        return False
    return bool(("/" in text and SLASHED.fullmatch(text)) or _credit_line(lexicon).fullmatch(text))


def _ends_with_credit(text: str, *, is_last: bool, lexicon: Lexicon) -> bool:
    """An article's last paragraph may end with "(Reuters)" as its signature; then only a picture's words tell."""
    labels = _labels(lexicon)
    is_labelled = text.rstrip(".")[-1:] in ")]" or any(label in text[-90:] for label in labels)
    if len(text) > 2 * SHORT or not is_labelled:
        return False
    tail = _credit_tail(lexicon).search(text, max(0, len(text) - 110))
    return bool(tail) and (not is_last or any(sign in tail[0] for sign in ("/", ":", *labels)))


def _mark_above(blocks: Sequence[Block], kinds: list[str], credit: int, spaced: bool) -> None:
    """Mark up to three paragraphs above a credit: in the same block of a spaced text, or told twice."""
    for at in range(credit - 1, max(-1, credit - 4), -1):
        same_block = spaced and not blocks[at + 1].apart
        twice = at > 0 and blocks[at].text == blocks[at - 1].text
        if kinds[at] or not (same_block or twice):
            break
        kinds[at] = "caption"
