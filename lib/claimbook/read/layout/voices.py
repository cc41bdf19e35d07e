"""Voices: whether words are the article's own or stand between quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimbook.read.layout.quotations import Quotation
from claimbook.read.layout.words import WORD


def find_voices(
    text: str, spans: Iterable[tuple[int, int]], quotations: Sequence[Quotation]
) -> Iterator[str]:
    """Yield own, quoted (all but marks and spaces) or mixed for each span; both come in reading order.

    >>> text = "He said “we won” twice."
    >>> list(find_voices(text, [(0, 8), (0, 23)], [Quotation(9, 15, 0, True)]))
    ['own', 'mixed']
    """
    outer = [q for q in quotations if not q.nested]
    first = 0
    for start, end in spans:
        while first < len(outer) and outer[first].end <= start:
            first += 1
        inside = []
        for at in range(first, len(outer)):
            if outer[at].start >= end:
                break
            inside.append(outer[at])
        yield _voice(text, start, end, inside)


def _voice(text: str, start: int, end: int, inside: Sequence[Quotation]) -> str:
    """The voice of one span from the quotations that touch it."""
    if not inside:
        return "own"
    gaps = zip([start, *(q.end for q in inside)], [*(q.start for q in inside), end], strict=True)
    return "mixed" if any(a < b and WORD.search(text, a, b) for a, b in gaps) else "quoted"
