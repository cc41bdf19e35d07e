"""Cues: the reporting words that say that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.layout.words import is_headline
from claimbook.read.speech.passages import QUOTE, Passage

OWNED = 9  # tokens of "the claim of the regional army command that"
HEAD = 7  # tokens before a verb among which its plural subject is looked for
PLACING = (
    "in",
    "of",
    "at",
    "from",
    "near",
    "on",
    "by",
    "for",
    "with",
    "to",
    "about",
)  # between a noun and a verb
FLOATING = (
    "both",
    "all",
    "each",
)  # words for who speaks that may stand behind an auxiliary: they have both said
HEADLINE = 40  # tokens by which a headline is known


@dataclass(frozen=True, slots=True)
class Entry:
    """A reporting phrase of a lexicon."""

    lexicon: str
    phrase: str
    meaning: str  # its class: say, confirm, deny ...
    syntax: frozenset[str]
    form: str = "past"  # base, third, past, done (written), participle (-ing)


Known = dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]


@dataclass(frozen=True, slots=True)
class Cue:
    """Reporting words in a passage: tokens `first` to `last` (exclusive), auxiliaries and adverbs taken in."""

    passage: Passage
    first: int
    verb: int
    last: int
    entry: Entry
    voice: str  # active, passive, participle (", adding"), infinitive


@cache
def entries(lexicon: Lexicon) -> Known:
    """First word -> the phrases that begin with it, as words, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for row in lexicon.rows("reporting_phrases"):
        words = tuple(row["phrase"].split())
        entry = Entry("reporting_phrases", row["phrase"], row["class"], frozenset({row["syntax"]}), "phrase")
        found.setdefault(words[0], []).append((words, entry))
    for row in lexicon.rows("reporting_verbs"):
        forms, syntax = row["forms"].split(";"), frozenset(row["syntax"].split(";"))
        for number, form in enumerate(forms):
            words = tuple(form.split())
            kind = _kind(number, words[0], forms, syntax)
            entry = Entry("reporting_verbs", row["phrase"], row["class"], syntax, kind)
            found.setdefault(words[0], []).append((words, entry))
    for row in lexicon.rows("reporting_nouns"):
        entry = Entry(
            "reporting_nouns", row["phrase"], row["class"], frozenset(row["syntax"].split(";")), "noun"
        )
        found.setdefault(row["phrase"], []).append(((row["phrase"],), entry))
    return {first: tuple(sorted(p, key=lambda x: -len(x[0]))) for first, p in found.items()}


def _kind(number: int, word: str, forms: list[str], syntax: frozenset[str]) -> str:
    """Which form of its verb a word is, by its place in the row; "put" without a past of its own is past."""
    if "fixed" in syntax:
        return "fixed"
    if word.endswith("ing"):
        return "participle"
    if number == 3 and not word.endswith("ed"):
        return "done"
    return "past" if number == 0 and len(forms) == 3 else ("base", "third", "past")[min(number, 2)]


def find_cues(passage: Passage, lexicon: Lexicon) -> Iterator[Cue]:
    """Yield the cues of a passage in reading order; words within quotations are none."""
    words = grammar(lexicon)
    tokens, known, done = passage.tokens, entries(lexicon), -1
    for opening in passage.openings:
        at = passage.at(opening)
        if at >= len(tokens) or at <= done or tokens[at].start != opening:
            continue  # within a quotation, or a longer cue
        for phrase, entry in known.get(tokens[at].word, ()):
            if at + 2 < len(tokens) and _leads_on(passage, at, known, words):
                break  # continue | to deny
            if "noun" in entry.syntax and _is_subject(passage, at, known):
                break  # court documents | show
            if (len(phrase) == 1 or all(passage.word(at + k) == word for k, word in enumerate(phrase))) and (
                cue := _cue(passage, at, at + len(phrase), entry, words)
            ):
                done = cue.last - 1
                yield cue
                break


def _cue(passage: Passage, verb: int, last: int, entry: Entry, words: Grammar) -> Cue | None:
    """The cue with its auxiliaries, or None where the word is a noun or an adjective here."""
    if entry.form == "phrase":
        return Cue(passage, verb, verb, last, entry, next(iter(entry.syntax)))
    if entry.form == "noun":
        leads = passage.word(last) in entry.syntax or (
            "that" in entry.syntax and far_that(passage, last, words)
        )
        return Cue(passage, verb, verb, last, entry, "noun") if leads and not passage.is_name(verb) else None
    if "as_saying" in entry.syntax:
        last = next(
            (
                k + 2
                for k in range(last, last + 10)
                if passage.word(k) == "as" and passage.word(k + 1) == "saying"
            ),
            0,
        )
        if not last:
            return None
    tokens, first = passage.tokens, verb
    while first and (
        tokens[first - 1].word in words.auxiliary
        or words.is_adverb(tokens[first - 1].word)
        or (tokens[first - 1].word in FLOATING and passage.word(first - 2) in words.auxiliary)
    ):
        first -= 1
    group = [t.word for t in tokens[first:verb]]
    before = tokens[first - 1].word if first else ""
    helpers = [w for w in group if w in words.auxiliary]
    if verb and passage.is_name(verb) and not _is_headline(passage):
        return None  # the State Department, Human Rights Watch Report
    owned = before.endswith(("'s", "s'")) and not helpers and not words.is_finite(before)  # but: he's said
    described = before in words.determiner and (before in words.possessive or before not in words.pronoun)
    if owned or described or before == "of":
        return None
    after = tokens[last].word if last < len(tokens) else ""
    if entry.form == "participle":
        if not helpers and after in words.auxiliary:
            return None  # the reporting is
        if not helpers and before in words.preposition and before not in words.agentive:
            return None  # refrained from admitting
        voice = "active" if helpers and helpers[-1] in words.be else "participle"
    elif entry.form == "fixed":
        voice = "active"
    elif entry.form == "past" and not helpers and _is_adjective(passage, first, words):
        return None
    elif entry.form == "done" and not helpers:
        return None  # a letter written in May
    elif entry.form in ("past", "done") and helpers and helpers[-1] in words.be:
        voice = "active" if "as_saying" in entry.syntax else "passive"
    elif before == "to" and entry.form == "base":
        first = _chain(passage, first - 1, words)
        if first is None:
            return None
        return Cue(passage, first, verb, last, entry, "active")  # went on to say
    else:
        voice = "active"
    if entry.form == "base" and voice == "active" and not helpers:
        plural = (
            _is_plural(before)
            or before in words.pronoun
            or any(passage.word(k) == "and" for k in range(max(0, first - 4), first - 1))
            or (before == "that" and passage.word(first - 2).endswith("s"))
            or (("noun" not in entry.syntax or after == "that") and _has_plural_head(passage, first, words))
        )
        single = passage.word(first - 2) in ("a", "an", "this", "each", "every", "another")
        if (
            not plural
            or single
            or before in words.singular
            or (passage.word(first - 2), before) == ("the", "most")
        ):
            return None
    if (
        entry.form in ("third", "base")
        and voice == "active"
        and not helpers
        and _is_noun(passage, entry, verb, after, words)
    ):
        return None
    return Cue(passage, first, verb, last, entry, voice)


def _is_adjective(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether the participle at token `at` describes the noun behind it: "from | noted scholars", ": | alleged plots"."""
    before, after = passage.word(at - 1), passage.word(at + 1)
    apart = before == ":" or (before in words.preposition and before not in words.subordinator)
    return (
        apart
        and after not in words.determiner
        and after not in words.preposition
        and after not in ("that", "")
    )


def far_that(passage: Passage, at: int, words: Grammar) -> int:
    """The "that" behind a noun's owner or verb at token `at`: "the claim | of the army that", "its claim | is that"; 0: none."""
    if passage.word(at) in words.be:
        return at + 1 if passage.word(at + 1) == "that" else 0
    if passage.word(at) not in ("of", "by", "from"):
        return 0
    for k in range(at + 2, at + OWNED):
        if passage.word(k) == "that":
            return 0 if words.is_finite(passage.word(k + 1)) else k
        if passage.word(k) in (",", "", QUOTE) or words.is_finite(passage.word(k)):
            return 0
    return 0


def _has_plural_head(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a plural with what describes it stands before token `at`: "officials in Oslo", "crews, meanwhile,"."""
    if passage.word(at - 1) == "," and passage.word(at - 3) == ",":
        at -= 3  # past one word between commas
    for k in range(at - 1, max(0, at - HEAD), -1):
        word = passage.word(k)
        if word in (",", QUOTE) or word in words.coordinator or words.is_finite(word):
            return False
        if word in PLACING:
            described = passage.word(k - 1).endswith(("ed", "en", "wn"))  # pictures taken in May
            return _is_plural(passage.word(k - 1 - described))
    return False


def _is_many(number: str) -> bool:
    """Whether a number can stand before a plural: no year, not one."""
    return number != "one" and not (number.isdigit() and len(number) == 4)


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "'s"))


def _is_noun(passage: Passage, entry: Entry, verb: int, after: str, words: Grammar) -> bool:
    """Whether "reports", "claims" and the like are nouns here: "reports indicated", "the challenges they faced"."""
    before = passage.word(verb - 1)
    counted = passage.word(verb - 2)
    if entry.form == "third" and (
        words.is_number(before) or (words.is_number(counted) and _is_many(counted))
    ):
        return True  # 179 suspects, two health posts
    if after == "to" and "to" in entry.syntax:
        return False  # claims | to have
    if entry.form == "third" and (not before or after == "of" or before in words.preposition):
        return True
    if "clause" not in entry.syntax and after in ("they", "he", "she", "we", "i"):
        return True
    named = (
        entry.form == "third" and (passage.is_name(verb - 1) or before == ")") and not _is_headline(passage)
    )  # Free Voice estimates,
    if "noun" not in entry.syntax or before in words.subject or before == "who":
        return False
    told = entry.form == "base" and _is_plural(before)  # , officials estimate
    ends = after in ("", ",") and passage.word(0) != QUOTE and not named and not told
    goes_on = after in words.preposition and after not in words.time and after != "that"
    return ends or goes_on or after in ("and", "or") or words.is_finite(after)


def _leads_on(passage: Passage, at: int, known: Known, words: Grammar) -> bool:
    """Whether the word at token `at` only leads on to another cue: "continue | to deny"."""
    if passage.word(at) not in words.chain or passage.word(at + 1) != "to":
        return False
    return any(len(p) == 1 and e.form == "base" for p, e in known.get(passage.word(at + 2), ()))


def _is_subject(passage: Passage, at: int, known: Known) -> bool:
    """Whether the plural at token `at` is what says something: "company reports | show that"."""
    if at + 1 >= len(passage.tokens) or passage.is_name(at + 1):
        return False
    following = known.get(passage.word(at + 1), ())
    told = any(len(p) == 1 and e.form == "base" and "clause" in e.syntax for p, e in following)
    return told and passage.word(at).endswith("s")


def _chain(passage: Passage, to: int, words: Grammar) -> int | None:
    """Where a verb begins that leads on to another by the "to" at token `to`: "went on | to say", "tried | to explain"."""
    at = to - 1
    if passage.word(at) == "on":
        at -= 1
    if passage.word(at) not in words.chain:
        return None
    while at and (passage.word(at - 1) in words.auxiliary or words.is_adverb(passage.word(at - 1))):
        at -= 1
    return at


def _is_headline(passage: Passage) -> bool:
    return is_headline(passage.text[t.start : t.end] for t in passage.tokens[:HEADLINE] if t.word != QUOTE)
