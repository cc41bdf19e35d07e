"""Copies: sentences and quotations that stand nearly word for word in several articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

from claimbook.weigh.members import Member

WORD = re.compile(r"\w+")
ENOUGH = 8  # words: shorter sentences are alike by chance
SKETCH = 6  # smallest shingle checksums kept of each sentence
ALIKE = 0.7  # share of words that two copies have in common (Jaccard)
TRIES = 4  # earlier sentences with which a new one is compared


def find_copies(members: Iterable[Member], texts: Mapping[str, str]) -> Iterator[tuple[Member, Member]]:
    """Yield (first, copy) for members of one value in nearly identical words of two articles.

    `texts` maps a member's sentence_id (or its own id) to the words. First is the one published first, then the one
    that names its source, then the one that stands first in path and start.
    """
    seen: dict[tuple, list[tuple[Member, frozenset[str]]]] = {}
    read: dict[str, tuple[frozenset[str], list[int]]] = {}
    for m in sorted(members, key=_first):
        text = texts.get(m.sentence_id or "") or texts.get(m.member_id) or ""
        if text not in read:
            words = words_of(text)
            read[text] = (frozenset(words), _sketch(words) if len(words) >= ENOUGH else [])
        bag, keys = read[text]
        for other, others in _candidates(seen, m, keys):
            if _may_copy(other, m) and len(bag & others) >= ALIKE * len(bag | others):
                yield other, m
                break
        else:
            for key in keys:
                seen.setdefault((m.measure, m.value, key), []).append((m, bag))


def _may_copy(a: Member, b: Member) -> bool:
    """Whether one can have its words from the other: two sources who are named, and not the same, spoke for themselves."""
    return a.article_id != b.article_id and (a.source is None or b.source is None or a.source == b.source)


def _first(m: Member) -> tuple:
    return (m.published is None, m.published or ("", ""), m.source is None, m.order)


def _candidates(
    seen: Mapping[tuple, list[tuple[Member, frozenset[str]]]], m: Member, keys: list[int]
) -> Iterator[tuple[Member, frozenset[str]]]:
    for key in keys:
        yield from seen.get((m.measure, m.value, key), ())[:TRIES]


def words_of(text: str) -> list[str]:
    """The words of a text, without case and marks."""
    return WORD.findall(text.casefold())


def _sketch(words: list[str]) -> list[int]:
    """The smallest checksums of its runs of three words: near-identical texts share most of them."""
    shingles = {crc32(" ".join(words[i : i + 3]).encode()) for i in range(max(1, len(words) - 2))}
    return sorted(shingles)[:SKETCH]
