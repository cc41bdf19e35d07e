"""Cues: the reporting words that say that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.layout.phrases import Index
from claimbook.read.speech.entries import Entry, entries
from claimbook.read.speech.noun_phrases import NOMINATIVE
from claimbook.read.speech.own_counts import counter_before
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.word_classes import (
    has_plural_subject,
    in_headline,
    is_adjective,
    is_counted,
    is_described,
    is_noun,
    is_quantified,
    is_subject,
)
from claimbook.records import value

HEAD = 5  # tokens before a verb among which a "what" makes its clause a subject: what they said were lies
QUOTED = 20  # tokens of whoever is quoted as saying
TIME = 4  # tokens of "early last May"
OWNED = 9  # tokens of "the claim of the regional army command that"
IMPERSONAL = ("it's", "that's")  # before what is thought or said by nobody in particular
FLOATING = ("both", "all", "each")  # who speaks, behind an auxiliary: they have both said


@value
class Cue:
    """Reporting words in a passage: tokens `first` to `last` (exclusive), auxiliaries and adverbs taken in."""

    passage: Passage
    first: int
    verb: int
    last: int
    entry: Entry
    voice: str  # active, passive, participle (", adding"), infinitive


def find_cues(passage: Passage, lexicon: Lexicon) -> Iterator[Cue]:
    """Yield the cues of a passage in reading order; words within quotations are none."""
    words = grammar(lexicon)
    known, done = entries(lexicon), -1
    for opening in passage.openings:
        at = passage.at(opening)
        if at >= len(passage.words) or at <= done or passage.starts[at] != opening:
            continue  # within a quotation, or a longer cue
        if _leads_on(passage, at, known, words):
            continue  # continue | to deny
        for phrase, entry in known.get(passage.words[at], ()):
            if "noun" in entry.syntax and is_subject(passage, at, known):
                break  # court documents | show
            last = at + len(phrase)
            if passage.words[at:last] == phrase and (cue := _cue(passage, at, last, entry, words)):
                done = cue.last - 1
                yield cue
                break


def _cue(passage: Passage, verb: int, last: int, entry: Entry, words: Grammar) -> Cue | None:
    """The cue with its auxiliaries, or None where the word is a noun or an adjective here."""
    if "owned" in entry.syntax:  # by the union's | count
        owner = counter_before(passage, verb, words)
        return Cue(passage, owner.first - 1, verb, last, entry, "owned") if owner else None
    if entry.form == "phrase":
        return Cue(passage, verb, verb, last, entry, next(iter(entry.syntax)))
    if entry.form == "noun":
        leads = passage.word(last) in entry.syntax
        leads = leads or ("that" in entry.syntax and far_that(passage, last, words) > 0)
        is_name = passage.is_name(verb) and (verb > 0 or passage.word(last) != "that")  # Reports | that
        return Cue(passage, verb, verb, last, entry, "noun") if leads and not is_name else None
    if verb and passage.is_name(verb) and not in_headline(passage):
        return None  # the State Department, Human Rights Watch Report
    if "as_saying" in entry.syntax and not (last := _past_saying(passage, last)):
        return None
    if _has_particle(passage, verb, last):
        return None
    first, helper = _past_helpers(passage, verb, words)
    if is_described(passage, first, helper, words):
        return None
    if entry.form == "base" and passage.word(first - 1) == "to":
        start = _chain(passage, first - 1, words)
        return None if start is None else Cue(passage, start, verb, last, entry, "active")  # went on to say
    voice = _voice(passage, (first, verb, last), entry, helper, words)
    return Cue(passage, first, verb, last, entry, voice) if voice else None


def _has_particle(passage: Passage, verb: int, last: int) -> bool:
    """Whether a particle gives a verb another sense: "ripped | up the contract", "swore | off sugar"; not "said up to 40"."""
    particle, behind = passage.word(last), passage.word(last + 1)
    if last - verb > 1:
        return particle == "at" and last - verb == 2 and passage.word(last - 1) == "it"  # put it | at 120
    if particle == "out":
        return behind != "loud"
    return (particle == "off" and behind not in ("the", "camera")) or (
        particle == "up" and behind != "to" and not behind[:1].isdigit()
    )


def _past_saying(passage: Passage, at: int) -> int:
    """The token behind "as saying" to which a cue leads: "quoted | an official as saying"; 0 where it does not."""
    saying = (
        k + 2 for k in range(at, at + QUOTED) if passage.word(k) == "as" and passage.word(k + 1) == "saying"
    )
    return next(saying, 0)


def _past_helpers(passage: Passage, verb: int, words: Grammar) -> tuple[int, str]:
    """The first of the auxiliaries and adverbs before a verb, and the last auxiliary among them."""
    first, helper = verb, ""
    while first:
        word = passage.word(first - 1)
        if word in words.auxiliary:
            helper = helper or word
        elif words.is_adverb(word):
            if _ends_name(passage, first - 1):
                break
        elif word not in FLOATING or passage.word(first - 2) not in words.auxiliary:
            break
        first -= 1
    return first, helper


def _ends_name(passage: Passage, at: int) -> bool:
    """Whether the adverb at token `at` is the last word of a name: "USA Today", "Care Now"; in headlines all have capitals."""
    return at > 0 and passage.is_name(at) and passage.is_name(at - 1) and not in_headline(passage)


def _voice(
    passage: Passage, place: tuple[int, int, int], entry: Entry, helper: str, words: Grammar
) -> str | None:
    """Whether a verb from `place` on is active, passive or a participle; None where it is no verb."""
    first, verb, last = place
    after = passage.word(last)
    if after in ("is", "was") and _has_fronted(passage, first, words):
        return None
    if entry.form == "participle":
        if is_quantified(passage, first, last, words):
            return None  # many | warning signs
        return _participle_voice(passage.word(first - 1), after, helper, words)
    if entry.form in ("past", "done"):
        if helper in words.be:
            return "active" if "as_saying" in entry.syntax else "passive"
        if not helper and passage.word(first - 1) in IMPERSONAL and after in ("that", "to"):
            return "passive"  # it's | thought that
        if not helper and "of" in entry.syntax and after == "by":
            return "passive"  # Norland, | accused by Sudan of a raid
        loose = entry.form == "done" or is_adjective(passage, first, words)  # a letter | written in May
        hears = "hearer" in entry.syntax and after in ("on", "about")  # people | briefed on it
        loose = loose or (hears and passage.word(last + 1) not in words.time)
        loose = loose or ("passive" in entry.syntax and is_counted(passage, first, words))
        loose = loose or (entry.form == "past" and after in ("has", "have", "had"))  # the name | revealed has
        loose = loose or (
            after in ("are", "were") and "what" not in passage.words[max(0, first - HEAD) : first]
        )
        return None if loose and not helper else "active"
    if entry.form == "third" and helper:
        return None  # all counts are | estimates
    if helper or entry.form == "fixed":
        return "active"
    if entry.form == "base" and not has_plural_subject(passage, first, entry, after, words):
        return None
    return None if is_noun(passage, entry, verb, after, words) else "active"


def _has_fronted(passage: Passage, first: int, words: Grammar) -> bool:
    """Whether what is said stands before a verb and its pronoun: "all I | can say is"; not "what they said was"."""
    before = passage.word(first - 2)
    apart = words.subordinator | words.coordinator | words.relative | {"what"}
    return passage.word(first - 1) in NOMINATIVE and before.isalpha() and before not in apart


def _participle_voice(before: str, after: str, helper: str, words: Grammar) -> str | None:
    if not helper and after in words.auxiliary:
        return None  # the reporting is
    if not helper and before in words.preposition and before not in words.agentive:
        return None  # refrained from admitting
    return "active" if helper in words.be else "participle"


def far_that(passage: Passage, at: int, words: Grammar) -> int:
    """The "that" behind a noun's owner or verb at token `at`: "the claim | of the army that", "its claim | is that"; 0: none."""
    if passage.word(at) in words.be:
        return at + 1 if passage.word(at + 1) == "that" else 0
    if timed := _past_time(passage, at, words):
        return timed if passage.word(timed) == "that" else 0
    at += passage.word(at) == "made"
    if passage.word(at) not in ("of", "by", "from"):
        return 0
    for k in range(at + 2, at + OWNED):
        if passage.word(k) == "that":  # not: the account of the theatre | joking that
            told = words.is_finite(passage.word(k + 1)) or passage.word(k - 1).endswith("ing")
            return 0 if told else k
        if passage.word(k) in (",", "", QUOTE) or words.is_finite(passage.word(k)):
            return 0
    return 0


def _past_time(passage: Passage, at: int, words: Grammar) -> int:
    """The token behind the time at token `at`: "his claim | in November | that", "their warning last week | that"; else 0."""
    k = at + (passage.word(at) in ("in", "on"))
    while k < at + TIME and (
        passage.word(k) in words.time or passage.word(k) in ("last", "this", "early", "late")
    ):
        k += 1
    return k if k > at + (passage.word(at) in ("in", "on")) else 0


def _leads_on(passage: Passage, at: int, known: Index[Entry], words: Grammar) -> bool:
    """Whether the word at token `at` only leads on to another cue: "continue | to deny"."""
    if passage.word(at) not in words.chain or passage.word(at + 1) != "to":
        return False
    return any(len(p) == 1 and e.form == "base" for p, e in known.get(passage.word(at + 2), ()))


def _chain(passage: Passage, to: int, words: Grammar) -> int | None:
    """Where a verb begins that leads on to another by the "to" at token `to`: "went on | to say", "tried | to explain"."""
    at = to - 1
    if passage.word(at) == "on":
        at -= 1
    elif (passage.word(at - 1), passage.word(at)) == ("far", "as"):
        at -= 3  # going | so far as to say
    if passage.word(at) not in words.chain:
        return None
    at -= passage.word(at - 1) == "at"  # were | at pains to stress
    while at and (passage.word(at - 1) in words.auxiliary or words.is_adverb(passage.word(at - 1))):
        at -= 1
    return at
