"""Localities: the place that the clause of a quantity names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.tokens import Tokens, by_first_word, longest
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.read.people.cast import Cast

REACH = 40  # words in which a place is looked for
LEAD = 5  # words between the preposition and the name
NAME = 4  # words of a name
ARTICLES = frozenset(("the", "a", "an", "its", "of"))


@cache
def _kinds(lexicon: Lexicon) -> frozenset[str]:
    kinds = {r["kind"] for r in lexicon.rows("place_kinds")}
    return frozenset(kinds | {f"{k}s" for k in kinds})


@cache
def _places(lexicon: Lexicon) -> Mapping:
    return by_first_word({r["place"].lower(): True for r in lexicon.rows("places")})


@dataclass(frozen=True)
class Localities:
    """The places that one article's figures name."""

    cast: Cast
    known: Vocabulary
    lexicon: Lexicon

    def find(self, tokens: Tokens, first: int, end: int, limit: int) -> str | None:
        """The place behind the quantity at `first` to before `end`, up to `limit`, else the nearest one before it."""
        leads = self.known.words["place_lead"]
        ahead, behind = range(end, min(limit, end + REACH)), range(first - 1, max(-1, first - REACH), -1)
        for at in (*ahead, *behind):
            if tokens.words[at] in leads and (place := self._place_at(tokens, at)):
                return place
        return None

    def _place_at(self, tokens: Tokens, at: int) -> str | None:
        """The name behind the preposition at `at`: "in the eastern city of Goma", "near Kharkiv"."""
        kinds, begin, has_kind = _kinds(self.lexicon), at + 1, False
        while begin < min(at + LEAD, len(tokens)) and not _is_capital(tokens, begin):
            word = tokens.words[begin]
            if word not in ARTICLES and word not in kinds and not word.endswith("ern"):
                return None
            has_kind, begin = has_kind or word in kinds, begin + 1
        if begin >= len(tokens) or not _is_capital(tokens, begin):
            return None
        if tokens.words[begin].endswith("'s") and _is_capital(tokens, begin + 1):
            begin += 1  # "in Russia's Kursk region"
        end = begin
        while end < begin + NAME and _is_capital(tokens, end):
            end += 1
            if tokens.words[end - 1].endswith("'s"):
                break
        has_kind = has_kind or tokens.word(end) in kinds
        if not self._is_place(tokens, at, begin, end, has_kind=has_kind):
            return None
        end += tokens.word(end) in kinds and not tokens.words[end - 1].endswith("'s")
        return tokens.text[tokens.starts[begin] : tokens.ends[end - 1]].removesuffix("'s").removesuffix("’s")

    def _is_place(self, tokens: Tokens, at: int, begin: int, end: int, *, has_kind: bool) -> bool:
        """Whether the name at `begin` to before `end` is a place, and no person, people, organisation or date."""
        word = tokens.words[begin].removesuffix("'s")
        if word in self.known.ends and word != "us":
            return False
        if longest(tokens, begin, self.known.peoples) and not has_kind:
            return False
        for mention in self.cast.mentions_in(tokens.starts[begin], tokens.ends[end - 1] + 1):
            is_body = mention.role == "name" and mention.actor.kind not in ("government", "other")
            if mention.person or is_body:
                return False
        if tokens.words[at] not in self.known.words["weak_place_lead"] or has_kind:
            return True
        return (
            longest(tokens, begin, _places(self.lexicon)) is not None
            or longest(tokens, begin, self.known.states) is not None
        )


def _is_capital(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens.raw(at)[0].isupper()
