"""Words whose part in a sentence is known without a dictionary: auxiliaries, prepositions, pronouns ..."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from claimbook.lexicon import Lexicon

Words = frozenset[str]


@dataclass(frozen=True, eq=False)
class Grammar:
    """The words of grammar_words.csv by the part that they can play; a word may play several."""

    auxiliary: Words
    be: Words
    modal: Words
    negative: Words
    adverb: Words
    preposition: Words
    subordinator: Words
    coordinator: Words
    relative: Words
    determiner: Words
    possessive: Words
    pronoun: Words
    subject: Words
    time: Words
    past: Words
    finite: Words
    title: Words
    chain: Words  # verbs that lead on to another: went on to say
    agentive: Words  # prepositions behind which a participle still reports: by saying
    singular: Words  # pronouns that take no plural verb
    hearer: Words
    namesake: Words  # months and seasons that are names as well: Theresa May
    attributive: Words  # words that look like participles and are no verbs: armed, united
    adjective: Words  # words that describe a noun and are no head of a subject: new, recent
    voiced: Words  # verbs that give a noun of saying its speaker: voiced doubts
    obtained: Words  # participles of one who has got hold of a report: obtained by the paper
    number: Words
    bound: Words  # words before a number: about, over, at | least
    noun: Words  # words in -ly that are no adverbs: family, deadly
    message: Words  # in which somebody speaks: in a letter, on its channel
    answer: Words  # what somebody gives who is asked: a reply, a response
    written: Words  # what speaks without a speaker: an article, a leaflet, a rumour
    platform: Words  # on which somebody speaks: on Telegram
    resuming: Words  # cues of one who has spoken: it added
    holder: Words  # nouns for one named before: the officer
    idle: Words  # words that say nothing: the mayor said so
    contrast: Words  # conjunctions that end what is said: although
    estimate: Words  # nouns for an estimate
    forum: Words  # bodies before which people speak: the court heard
    stative: Words  # verbs of what is, not of what happens: would include, may reflect
    sensing: Words  # verbs of what one is able to do: could hear

    @cached_property
    def tensed(self) -> Words:
        """The verbs with a tense that no ending tells."""
        return self.auxiliary | self.past | self.finite

    def is_adverb(self, word: str) -> bool:
        """Whether the word may stand between an auxiliary and its verb ("officially")."""
        ending = word.endswith("ly") and len(word) > 4 and "-" not in word
        return word in self.adverb or (ending and word not in self.noun)

    def is_number(self, word: str) -> bool:
        """Whether the word is a number, in digits or not: "40", "forty", "forty-two"."""
        return word[:1].isdigit() or (word != "" and self.number.issuperset(word.split("-")))

    def is_finite(self, word: str) -> bool:
        """Whether the word looks like a verb with a tense ("was", "went", "captured"); participles do so too."""
        return (
            word in self.tensed
            or (word.endswith("ed") and len(word) > 4 and word not in self.attributive)
            or word.endswith(("n't", "'ll", "'ve", "'re"))
        )


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """The grammar words of a lexicon."""
    parts: dict[str, set[str]] = {name: set() for name in Grammar.__dataclass_fields__}
    for row in lexicon.rows("grammar_words"):
        for role in row["roles"].split(";"):
            parts[role].add(row["word"])
    return Grammar(**{name: frozenset(words) for name, words in parts.items()})
