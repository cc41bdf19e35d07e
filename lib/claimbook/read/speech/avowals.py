"""Avowals: what one says that one does with one's words: said it condemned the raid, said: “We cannot confirm that”."""

from __future__ import annotations

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.speech.entries import Entry, entries
from claimbook.read.speech.hedges import QUOTES, SPEAKING, TOLD_OF
from claimbook.read.speech.polarities import is_negated
from claimbook.records import value

ACTS = frozenset(
    {"deny", "condemn", "confirm", "estimate", "predict", "unverified"}
)  # what one does in words
DOUBTS = frozenset({"estimate", "predict", "unverified"})
CHECKS = frozenset({"confirm", "verify"})  # admitted 19 patients
OPENING = 160  # characters in which the verb stands
HELPERS = 5  # words before it
PEOPLE = TOLD_OF - {"it"}


@value
class Avowal:
    """A verb of speech within what is said: its class, its words, and what it is about."""

    meaning: str
    cue: str
    said: str


def find_avowal(said: str, mode: str, lexicon: Lexicon) -> Avowal | None:
    """The verb of speech by which the speakers tell what they do; None where what is said tells of something else.

    >>> from claimbook import lexicon
    >>> find_avowal("it strongly condemned the raid", "indirect", lexicon.load()).meaning
    'condemn'
    >>> find_avowal("the raid was condemned", "indirect", lexicon.load())
    """
    told = QUOTES.sub("", said[:OPENING]).replace("’", "'").split()
    speaker = told[0].lower() if told else ""
    if speaker not in SPEAKING and (speaker not in TOLD_OF or mode == "direct"):
        return None
    words, known = grammar(lexicon), entries(lexicon)
    low = [w.lower().rstrip(",") for w in told]
    for at in range(1, min(len(low), HELPERS)):
        for phrase, entry in known.get(low[at], ()):
            last = at + len(phrase)
            if (
                tuple(low[at:last]) == tuple(phrase)
                and last < len(told)
                and entry.meaning in ACTS
                and entry.lexicon == "reporting_verbs"
            ):
                avowal = Avowal(entry.meaning, " ".join(low[1:last]), " ".join(told[last:]))
                return avowal if _is_told(entry, avowal, speaker, mode, lexicon) else None
        if low[at] not in words.auxiliary and low[at] not in words.negative and not words.is_adverb(low[at]):
            return None
    return None


def _is_told(entry: Entry, avowal: Avowal, speaker: str, mode: str, lexicon: Lexicon) -> bool:
    """Whether a verb tells what the speakers do now, and not what they did: "We thought", "he admitted"."""
    if avowal.said.startswith(("in ", "of ", "by ")):
        return False  # believe in, was criticised by
    if entry.meaning in DOUBTS and mode == "direct" and entry.meaning != "unverified":
        return "clause" in entry.syntax and entry.form != "past" and not is_negated(avowal.cue, lexicon)
    if entry.meaning in DOUBTS:
        return "clause" in entry.syntax
    if entry.meaning == "confirm":
        return entry.phrase in CHECKS and (speaker not in PEOPLE or is_negated(avowal.cue, lexicon))
    return mode != "direct" and (
        "clause" in entry.syntax or (entry.meaning == "condemn" and "agent" not in entry.syntax)
    )
