"""Measure cues: the verbs and nouns that say what happened to those who are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.tokens import Tokens, by_first_word, longest

NEEDS_REACH = 10  # tokens in which a needed word must follow


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of measures.csv at the tokens `first` to before `end`."""

    first: int
    end: int
    measure: str
    syntax: str
    form: str
    rule: str

    @property
    def is_base(self) -> bool:
        """Whether it is a base form: "kill" is a verb only after "to", a modal or a plural subject."""
        return self.form == self.rule.removeprefix("measures:")


@cache
def _phrases(lexicon: Lexicon) -> Mapping:
    forms: dict[str, list[tuple[str, str, tuple[str, ...], str]]] = {}
    for row in lexicon.rows("measures"):
        needs = tuple(filter(None, row["needs"].split(";")))
        for form in row["forms"].split(";"):
            entry = (row["measure"], row["syntax"], needs, f"measures:{row['phrase']}")
            forms.setdefault(form, []).append(entry)
    return by_first_word(forms)


def find_cues(tokens: Tokens, lexicon: Lexicon) -> list[Cue]:
    """The measure words of a sentence in reading order: the longest phrase at a place, with each of its readings.

    A reading that needs a word behind it ("sent ... to hospital") goes before one of the same syntax that needs none.
    """
    phrases, found, floor = _phrases(lexicon), [], 0
    for at, word in enumerate(tokens.words):
        if at < floor or word not in phrases or (hit := longest(tokens, at, phrases)) is None:
            continue
        floor, entries = hit
        near = set(tokens.words[floor : floor + NEEDS_REACH])
        special = {syntax for _, syntax, needs, _ in entries if not near.isdisjoint(needs)}
        for measure, syntax, needs, rule in entries:
            if not near.isdisjoint(needs) or (not needs and syntax not in special):
                found.append(Cue(at, floor, measure, syntax, tokens.joined(at, floor), rule))
    return found
