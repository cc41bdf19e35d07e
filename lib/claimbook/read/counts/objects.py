"""Objects: whether somebody else follows a verb, whom it befalls: "four gunmen killed | villagers"."""

from __future__ import annotations

from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.quantities import OPEN_MEASURES
from claimbook.read.counts.surroundings import Surroundings
from claimbook.read.counts.tokens import longest

LOSING, OTHERS = "measures:lose", "counted:other"
SAYING = frozenset(("say", "says", "said", "report", "reported", "confirm", "confirmed", "tell", "told"))


def has_plain_object(near: Surroundings, cue: Cue) -> bool:
    """Whether an object without an article follows: "four gunmen killed | villagers", "a driver lost | control"."""
    word = near.tokens.word(cue.end)
    if cue.rule == LOSING:
        return word.isalpha() and word not in near.known.ends and word not in near.words["day"]
    found = longest(near.tokens, cue.end, near.known.nouns)
    if found is None or near.tokens.word(found[0]) in SAYING:
        return False  # "two men killed police say"
    return found[1].is_plural and found[1].measure in OPEN_MEASURES and found[1].rule != OTHERS


def has_object(near: Surroundings, at: int) -> bool:
    """Whether an object stands at `at`: "a raid has hurt | dozens", "the news has hurt | consumers' interest"."""
    word, known = near.tokens.word(at), near.known
    if word[:1].isdigit() or word in known.openers:
        return True
    is_time = word in near.words["day"] or word in ("this", "last", "today", "yesterday", "so")
    is_other = word in known.ends or word in known.adverbs or word.endswith("ly") or is_time
    return word.isalpha() and not is_other and longest(near.tokens, at, known.nouns) is not None
