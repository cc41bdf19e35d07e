"""Loaded terms: words that praise or blame, who says them, and toward whom they go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.read.tone.clauses import Clauses
from claimbook.read.tone.demands import find_demands
from claimbook.read.tone.judgements import contested, judged
from claimbook.read.tone.loaded import find_hits, is_name
from claimbook.read.tone.shifts import polarity_of
from claimbook.read.tone.voices import Voices
from claimbook.records import Claim, Term

NAMED = re.compile(r", (?:noun|owner|origin)\b")  # who is given a name, and by nobody's verb


def find_terms(page: Page, cast: Cast, claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the loaded terms of an article in reading order, one for each actor whom a word judges.

    `polarity` is toward the target and has negation applied ("not heroic" is critical). `voice` is quoted where a source
    says it or does it ("condemned"); `source` is then that source.
    """
    voices, clauses = Voices(claims, cast), Clauses(page, cast)
    found = [
        *_loaded(clauses, voices, lexicon),
        *find_demands(clauses, voices, lexicon),
    ]
    yield from sorted(_in_own_words(page, found), key=attrgetter("start"))


def _in_own_words(page: Page, terms: Sequence[Term]) -> Iterator[Term]:
    """Yield the terms, as the article's own those names for somebody that it also calls them by itself ("the occupation forces").

    What a source is said to say without quotation marks is in the article's words, as a rule.
    """
    own = {(t.rule.partition(", ")[0], t.target) for t in terms if t.source is None and NAMED.search(t.rule)}
    for term in terms:
        is_own = term.source is not None and (term.rule.partition(", ")[0], term.target) in own
        if is_own and NAMED.search(term.rule) and page.quotation_at(term.start) is None:
            term = replace(term, source=None, voice="own")
        yield term


def _loaded(clauses: Clauses, voices: Voices, lexicon: Lexicon) -> Iterator[Term]:
    """Yield what the words of terms.csv judge."""
    for hit in find_hits(clauses.page, lexicon):
        if (
            hit.loaded.frame == "plain"
            or is_name(clauses.page, clauses.cast, hit)
            or not (clause := clauses.at(hit.start))
        ):
            continue
        if hit.loaded.frame == "contest":
            yield from contested(clause, hit, voices)
        elif polarity := polarity_of(clause, hit, lexicon):
            yield from judged(clause, hit, polarity, voices, clauses.memory)
