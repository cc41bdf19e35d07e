"""Word classes: whether a reporting word is a verb where it stands, or a noun or an adjective that looks like one."""

from __future__ import annotations

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.layout.phrases import Index
from claimbook.read.layout.words import is_headline
from claimbook.read.speech.entries import Entry
from claimbook.read.speech.noun_phrases import RELATIVES, has_verb, is_plural
from claimbook.read.speech.passages import QUOTE, Passage

HEAD = 7  # tokens before a verb among which its plural subject is looked for
NEXT = 9  # tokens behind a verb among which a clause has its own
NEAR = 4  # tokens before a verb among which "and" makes a plural of its subject
# between a noun and a verb
PLACING = ("in", "of", "at", "from", "near", "on", "by", "for", "with", "to", "about")
SINGLE = ("a", "an", "this", "each", "every", "another")  # words before a noun that takes no plural verb
SEVERAL = ("certain", "several", "these", "those", "many", "few", "various", "numerous")
CLAUSE = 20  # tokens of a relative clause behind a plural, and of what stands between one and its second verb
PLURAL = frozenset({"are", "were", "have", "do"})  # auxiliaries of a plural
HEADLINE = 40  # tokens by which a headline is known


def is_noun(passage: Passage, entry: Entry, verb: int, after: str, words: Grammar) -> bool:
    """Whether "reports", "claims" and the like are nouns here: "reports indicated", "the challenges they faced"."""
    before = passage.word(verb - 1)
    counted = passage.word(verb - 2)
    if entry.form == "third" and (
        words.is_number(before)
        or (words.is_number(counted) and _is_many(counted) and not is_plural(before))
        or (counted in SEVERAL and not is_plural(before))
    ):
        return True  # 179 suspects, two health posts, certain land documents
    if after == "to" and "to" in entry.syntax:
        return False  # claims | to have
    if entry.form == "third" and "quote" in entry.syntax and _is_voice_behind_quotation(passage, verb, words):
        return False  # “We left,” a man | shouts in French
    if entry.form == "third" and (not before or after == "of" or before in words.preposition):
        return True
    if entry.form == "third" and (_is_counting(before, words) or _is_done_to(passage, verb, words)):
        return True
    if entry.form == "base" and before in PLACING and after not in words.determiner | words.subject:
        return True  # from | state media
    if entry.form == "third" and verb == 1 and before.endswith("ed") and after == "that":
        return True  # Published | claims that
    if "clause" not in entry.syntax and after in ("they", "he", "she", "we", "i"):
        return True
    named = (
        entry.form == "third" and (passage.is_name(verb - 1) or before == ")") and not in_headline(passage)
    )  # Free Voice estimates,
    if "noun" not in entry.syntax or before in words.subject or before == "who":
        return False
    told = entry.form == "base" and is_plural(before)  # , officials estimate
    told = told or (entry.form == "third" and not after and _closes(passage, verb, words))
    told = told or (after == "," and passage.word(verb + 2) == QUOTE)  # the mayor | shouts, “...”
    ends = after in ("", ",") and passage.word(0) != QUOTE and not named and not told
    goes_on = after in words.preposition and after not in words.time and after != "that"
    return ends or goes_on or after in ("and", "or") or words.is_finite(after)


def _is_voice_behind_quotation(passage: Passage, verb: int, words: Grammar) -> bool:
    """Whether one who may speak, a determiner and a noun, stands between a quotation and the verb."""
    described = passage.word(verb - 2) in words.determiner and not is_plural(passage.word(verb - 1))
    return described and passage.word(verb - 3) == QUOTE


def _is_counting(word: str, words: Grammar) -> bool:
    """Whether a plural follows the word: "few | details"."""
    return word in words.determiner and word in words.pronoun and word not in words.singular


def _is_done_to(passage: Passage, verb: int, words: Grammar) -> bool:
    """Whether what stands at token `verb` is the object of a participle: "are not accepting | comments"."""
    doing = passage.word(verb - 1).endswith("ing")
    return doing and any(passage.word(k) in words.be for k in range(max(0, verb - NEAR), verb - 1))


def _closes(passage: Passage, verb: int, words: Grammar) -> bool:
    """Whether a verb with its subject closes a sentence: "nine in ten have fled, the mayor's office | estimates"."""
    comma = next((k for k in range(verb - 2, max(0, verb - HEAD), -1) if passage.word(k) == ","), 0)
    return passage.word(comma + 1) in words.determiner and has_verb(passage, 0, comma, words)


def _is_many(number: str) -> bool:
    """Whether a number can stand before a plural: no year, not one."""
    return number != "one" and not (number.isdigit() and len(number) == 4)


def is_adjective(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether the participle at token `at` describes the noun behind it: "from | noted scholars", ": | alleged plots"."""
    before, after = passage.word(at - 1), passage.word(at + 1)
    apart = before == ":" or (before in words.preposition and before not in words.subordinator)
    return (
        apart
        and after not in words.determiner
        and after not in words.preposition
        and after not in ("that", "")
    )


def is_counted(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether the participle at token `at` describes a noun that a number counts: "1,087 | suspected cases"."""
    if not words.is_number(passage.word(at - 1)):
        return False
    after = passage.word(at + 1)
    noun = after.isalpha() and not after.endswith("ing") and not words.is_finite(after)
    function = words.determiner | words.preposition | words.subject | words.subordinator | words.relative
    return noun and after not in function


def is_quantified(passage: Passage, first: int, last: int, words: Grammar) -> bool:
    """Whether a participle from token `first` to `last` stands between "many" and its plural: "many | warning signs"."""
    before, noun = passage.word(first - 1), passage.word(last)
    return before in words.determiner and before in words.pronoun and noun.endswith("s") and noun.isalpha()


def is_described(passage: Passage, at: int, helper: str, words: Grammar) -> bool:
    """Whether an owner, an article, an adjective or "of" before token `at` makes a noun of what follows: "the mayor's | claims"."""
    before = passage.word(at - 1)
    owned = before.endswith(("'s", "s'")) and not helper and not words.is_finite(before)  # but: he's said
    described = before in words.determiner and (before in words.possessive or before not in words.pronoun)
    pointed = before in ("this", "that") and not helper and passage.word(at - 2) in words.preposition
    told_of = (before in words.adjective or before in words.attributive) and not helper
    best = before == "most" and passage.word(at - 2) == "the"
    return (
        owned or described or pointed or best or before == "of" or (told_of and not passage.is_name(at - 1))
    )


def has_plural_subject(passage: Passage, at: int, entry: Entry, after: str, words: Grammar) -> bool:
    """Whether what stands before token `at` can be the subject of a verb without an ending: "officials | say"."""
    before, further = passage.word(at - 1), passage.word(at - 2)
    trails = before in (",", QUOTE) and {"after", "quote"} <= entry.syntax
    if trails and _has_plural_behind(passage, at, words):
        return True  # Rents will rise, | say economists
    if further in SINGLE or before in words.singular or (further, before) == ("the", "most"):
        return False
    return (
        is_plural(before)
        or (entry.meaning == "say" and "noun" not in entry.syntax and _is_acronym(passage, at - 1))
        or before in words.pronoun
        or any(passage.word(k) == "and" for k in range(max(0, at - NEAR), at - 1))
        or (before == "that" and further.endswith("s"))
        or (
            (
                "noun" not in entry.syntax
                or after in ("that", "to")
                or after in words.determiner
                or has_verb(passage, at + 1, at + NEXT, words)
            )
            and (
                _has_plural_head(passage, at, words)
                or _has_relative_head(passage, at, words)
                or _has_head_before_insertion(passage, at, words)
                or _shares_plural(passage, at, words)
            )
        )
    )


def _has_plural_head(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a plural with what describes it stands before token `at`: "officials in Oslo", "crews, meanwhile,"."""
    if passage.word(at - 1) == "," and passage.word(at - 3) == ",":
        at -= 3  # past one word between commas
    for k in range(at - 1, max(0, at - HEAD), -1):
        word = passage.word(k)
        if word in (",", QUOTE) or word in words.coordinator:
            return False
        if words.is_finite(word) and not passage.is_name(k):
            return False
        if word in PLACING:
            described = passage.word(k - 1).endswith(("ed", "en", "wn"))  # pictures taken in May
            return is_plural(passage.word(k - 1 - described))
    return False


def _has_plural_behind(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a clause stands before the comma or the quotation at token `at` - 1, and a plural ends right behind the verb."""
    if passage.word(at - 1) == "," and not has_verb(passage, 0, at - 1, words):
        return False
    for k in range(at + 1, at + NEAR):
        after = passage.word(k + 1)
        if passage.word(k) in words.coordinator:
            return False  # his “cold people” | remark and what it means
        if is_plural(passage.word(k)):
            return (
                not after.isalpha() or after in words.preposition or after.endswith("ing") or after == "who"
            )
        if words.is_finite(passage.word(k)) or not passage.word(k).isalnum():
            return False
    return False


def _has_relative_head(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a plural stands before the relative clause that ends before token `at`: "crews who had left | say"."""
    for k in range(at - 2, max(0, at - CLAUSE), -1):
        if passage.word(k) in RELATIVES:
            head = k - (passage.word(k - 1) == ",")
            return (head < k) == (passage.word(at - 1) == ",") and (
                is_plural(passage.word(head - 1)) or _has_plural_head(passage, head, words)
            )
        if passage.word(k) in (",", QUOTE, ";"):
            return False
    return False


def _has_head_before_insertion(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a plural stands before the insertion that closes before token `at`: "doctors, backed by a union, | reject"."""
    if passage.word(at - 1) != ",":
        return False
    comma = next((k for k in range(at - 2, max(0, at - CLAUSE), -1) if passage.word(k) == ","), 0)
    opening = passage.word(comma + 1)
    inserted = opening in words.determiner | words.preposition | words.pronoun
    inserted = inserted or opening.endswith(("ed", "ing"))
    if not comma or not inserted or has_verb(passage, max(0, comma - HEAD), comma, words):
        return False
    return is_plural(passage.word(comma - 1)) or _has_plural_head(passage, comma, words)


def _shares_plural(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a verb is the second of a plural: "parents are angry and | say", "friends named him and | say"."""
    if passage.word(at - 1) not in ("and", "but"):
        return False
    for k in range(at - 2, max(0, at - CLAUSE), -1):
        word = passage.word(k)
        if word in words.be or word in words.auxiliary:
            return word in PLURAL
        if word in (QUOTE, ";", ":") or word in RELATIVES:
            return False
        if words.is_finite(word):
            before = passage.word(k - 1 - words.is_adverb(passage.word(k - 1)))
            return is_plural(before) or before in ("they", "we", "who")
    return False


def _is_acronym(passage: Passage, at: int) -> bool:
    """Whether a name is all capitals, so that it may take a plural verb: "RCMP | say"."""
    name = passage.text[passage.starts[at] : passage.ends[at]] if at >= 0 else ""
    return len(name) > 1 and name.isupper()


def is_subject(passage: Passage, at: int, known: Index[Entry]) -> bool:
    """Whether the plural at token `at` is what says something: "company reports | show that"."""
    if at + 1 >= len(passage.words) or passage.is_name(at + 1):
        return False
    following = known.get(passage.word(at + 1), ())
    told = any(len(p) == 1 and e.form == "base" and "clause" in e.syntax for p, e in following)
    return told and passage.word(at).endswith("s")


def in_headline(passage: Passage) -> bool:
    """Whether nearly every longer word of the passage has a capital."""
    places = zip(passage.words[:HEADLINE], passage.starts, passage.ends, strict=False)
    return is_headline(passage.text[start:end] for word, start, end in places if word != QUOTE)
