"""Loaded words: the phrases of terms.csv in a text, each with the tone that it has where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.layout.words import WORD, is_headline
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Mention
from claimbook.read.tone.bodies import is_someone
from claimbook.read.tone.targets import Frame
from claimbook.records import value

BEING: frozenset[Frame] = frozenset(("quality", "event"))  # what somebody is or has

APOSTROPHES = frozenset("’'")


@value
class Loaded:
    """An entry of terms.csv."""

    phrase: str
    frame: Frame
    polarity: str
    of_person: bool  # loaded only where it is said of a person
    is_fact: bool  # tells what befell somebody, which is no verdict
    is_crime: bool  # a verdict of a source, a fact where the article tells it


@value
class Hit:
    """Loaded words in a text."""

    start: int
    end: int
    words: str
    loaded: Loaded


def find_hits(page: Page, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the loaded words of a text in reading order; those that only colour the next one stay out."""
    return _heard(_hits(page, lexicon))


def is_name(page: Page, cast: Cast, hit: Hit) -> bool:
    """Whether the words are part of a name ("Human Rights Watch") and not loaded."""
    sentence = page.sentence_at(hit.start)
    capital = hit.words[0].isupper() and sentence is not None and hit.start > sentence.start + 1
    if capital and " " not in hit.words and not is_headline(sentence.text.split()):
        return True
    over = [m for m in cast.mentions_in(max(0, hit.start - 60), hit.end + 60) if m.start <= hit.start < m.end]
    return any(not _is_called(cast, m, hit) for m in over)


def _is_called(cast: Cast, mention: Mention, hit: Hit) -> bool:
    """Whether a name is a slur, or begins with one: "the | Zionist regime", "| Tyrant Per Dahl"."""
    if (mention.start, mention.end) == (hit.start, hit.end):
        return mention.actor.name.lower() != hit.words.lower()
    return mention.person and mention.start == hit.start and is_someone(cast.lexicon, hit.words)


def _hits(page: Page, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the phrases of terms.csv in the text, the longest at each place; none overlaps another."""
    table = _entries(lexicon)
    text = page.text
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    free = 0
    for start in page.openings["terms"]:
        if start < free:
            continue
        first = WORD.match(lower, start)
        seconds = table.get(first.group(), {})
        second = WORD.search(lower, first.end(), first.end() + 24) if len(seconds) > 1 else None
        for phrase, loaded in (
            *seconds.get(second.group() if second else "", ()),
            *seconds.get("", ()),
        ):
            end = start + len(phrase)
            if lower.startswith(phrase, start) and _stands_alone(text, start, end):
                yield Hit(start, end, text[start:end], loaded)
                free = end
                break


def _heard(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits without those that only colour the next one: in "great peril" the peril counts."""
    last: Hit | None = None
    for hit in hits:
        if last and not (
            hit.start == last.end + 1
            and hit.loaded.polarity != last.loaded.polarity
            and last.loaded.frame in BEING
        ):
            yield last
        last = hit
    if last:
        yield last


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the words are no part of a longer or a hyphenated word ("president-elect")."""
    after = text[end : end + 1]
    if after in APOSTROPHES and text[end + 1 : end + 2] == "t":  # he won't
        return False
    return text[start - 1 : start] not in ("-", "‑") and after != "-" and not after.isalnum()


@cache
def _entries(
    lexicon: Lexicon,
) -> Mapping[str, Mapping[str, Sequence[tuple[str, Loaded]]]]:
    """First word -> second word, "" where there is none -> (phrase or form, its entry), the longest first."""
    found: dict[str, dict[str, list[tuple[str, Loaded]]]] = {}
    for row in lexicon.rows("terms"):
        only = (row["only"] == kind for kind in ("person", "fact", "crime"))
        loaded = Loaded(row["phrase"], row["frame"], row["polarity"], *only)
        for phrase in filter(None, (row["phrase"], *row["forms"].split(";"))):
            first, *others = WORD.findall(phrase)
            seconds = found.setdefault(first, {"": []})
            seconds.setdefault(others[0] if others else "", []).append((phrase, loaded))
    for seconds in found.values():
        for entries in seconds.values():
            entries.sort(key=lambda e: -len(e[0]))
    return found
