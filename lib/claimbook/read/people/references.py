"""References: whom any words of an article mean: a pronoun by what stands before it, others by what they name or describe."""

from __future__ import annotations

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.people.actors import find_actors
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.read.people.named_phrases import phrase_actor
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.people.pronouns import antecedent


def find_cast(page: Page, lexicon: Lexicon) -> Cast:
    """The cast of an article."""
    mentions, nouns = find_actors(page, lexicon)
    return Cast(page, mentions, nouns, lexicon, _referent)


def _referent(cast: Cast, start: int, end: int) -> Actor | None:
    """Whom the trimmed words from `start` to `end` mean; None for a pronoun that nothing before explains."""
    words = cast.page.text[start:end]
    is_name = words.isupper() and len(words) > 1  # WHO, US
    if words and (is_name or words.lower() not in nomenclature(cast.lexicon).pronouns):
        return phrase_actor(cast, start, end)
    return antecedent(cast, words.lower(), start)
