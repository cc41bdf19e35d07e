"""Hedges: whether what is said is only held for likely, or is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.speech.polarities import CLAUSE

INSERTED = re.compile(
    r"\A(?P<head>[^,.;:]{1,80}), (?:which|who|whose) [^,.;:]{1,120},"
)  # the search, which stopped, will
CONDITION = re.compile(r"(?:if|when|once|unless|until) [^,;:.!?]{1,120}, ", re.IGNORECASE)
BREAK = re.compile(
    r"[;!?]|\.(?!\d)| and that |, (?:and|but|while) "
)  # where the first thing that is said ends
QUOTES = re.compile(r"[“”\"‘]")
OPEN = re.compile(r"\b(?:will|would|won['’]t|wouldn['’]t|may|might|could|going to)\b|['’]ll\b", re.IGNORECASE)
FUTURE = frozenset({"will", "won't", "would", "wouldn't"})
POSSIBLE = frozenset({"may", "might", "could"})
SPEAKING = frozenset({"we", "i"})  # who speak of themselves
TOLD_OF = frozenset({"he", "she", "it", "they"})  # who may be those who speak, where somebody else tells it
BEFORE, BEHIND = 2, 5  # words around a verb among which a hedge goes with it
UNTOLD = frozenset({"to", "how", "what", "why", "who"})  # openings of orders and questions
MONTH = "May"


def find_hedge(said: str, mode: str, lexicon: Lexicon) -> str | None:
    """The status by which the words of what is said take back that it is so: alleged, estimated or predicted; else None.

    What the speakers say they will do is a plan, no prediction. In a quotation only the main verb counts.

    >>> from claimbook import lexicon
    >>> find_hedge("two ships were likely sunk", "indirect", lexicon.load())
    'estimated'
    >>> find_hedge("The families of the drowned will be paid by Friday", "direct", lexicon.load())
    'predicted'
    >>> find_hedge("We will not go home", "direct", lexicon.load())
    """
    pattern, statuses = _hedges(lexicon)
    first = BREAK.split(said.lower(), maxsplit=1)[0]
    hedge, outlook = pattern.search(first), None
    if not hedge and not OPEN.search(first):
        return None
    words, told = grammar(lexicon), _first_clause(said)
    verb = _main_verb(told, words, lexicon)
    if verb is not None:
        outlook = _outlook(told, verb, mode, words)
        if outlook == "predicted" and told[verb] not in POSSIBLE:
            return outlook
    if mode == "direct" and hedge:
        near = "" if verb is None else " ".join(told[max(0, verb - BEFORE) : verb + BEHIND])
        hedge = pattern.match(first) or pattern.search(near)
    return statuses[" ".join(hedge.group().split())] if hedge else outlook


def hedge_in(cue: str, lexicon: Lexicon) -> str | None:
    """The status that a hedge among the words of a cue gives: reportedly said."""
    pattern, statuses = _hedges(lexicon)
    hedge = pattern.search(cue.lower())
    return statuses[" ".join(hedge.group().split())] if hedge else None


@cache
def _hedges(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the hedges of a text in lower case (in any case it takes four times as long), and the status of each."""
    statuses = lexicon.mapping("hedges", "status")
    return re.compile(rf"\b{any_of(statuses)}\b"), statuses


def _first_clause(said: str) -> list[str]:
    """The words of the first clause that tells something, without what is inserted behind its subject."""
    plain = INSERTED.sub(r"\g<head>", QUOTES.sub("", said), count=1)
    leads_in = CONDITION.match(plain)
    clause = CLAUSE.match(plain, leads_in.end() if leads_in else 0)
    told = clause.group().replace("’", "'").split() if clause else []
    told = [w if w == MONTH and n else w.lower() for n, w in enumerate(told)]
    return ["x", *told[1:]] if leads_in and told and told[0] in TOLD_OF | {"you"} else told


def _main_verb(told: Sequence[str], words: Grammar, lexicon: Lexicon) -> int | None:
    """Where the verb stands that the subject of a clause goes with: "those who fled | will", "the injured | are"; None: not plain."""
    relatives = participles = 0
    if not told or told[0] in UNTOLD:
        return None
    for n, word in enumerate(told):
        if n and word in words.relative and told[n - 1] not in words.preposition:
            relatives += 1
        elif n and word in words.subordinator and word != "as":
            return None  # but: as many | as 40
        elif word not in words.modal and not words.is_finite(word):
            continue
        elif (n and told[n - 1] in words.determiner) or _follows_helper(told, n, words):
            continue  # the | will of the people; who have | lost
        elif _is_participle(told, n, words, lexicon):
            participles += 1
        elif relatives:
            relatives -= 1
        else:
            shared = participles and told[n - 1] in words.coordinator
            return None if shared else n  # landed on Monday and | would
    return None


def _follows_helper(told: Sequence[str], n: int, words: Grammar) -> bool:
    while n and words.is_adverb(told[n - 1]):
        n -= 1
    return n > 0 and told[n - 1] in words.auxiliary


def _is_participle(told: Sequence[str], n: int, words: Grammar, lexicon: Lexicon) -> bool:
    """Whether a word that looks like a verb only describes: "the | deceased", "4,400 | unaccompanied minors", "families | displaced by"."""
    word = told[n]
    if not word.endswith("ed") or word in words.tensed or word in _saying(lexicon):
        return False
    before, after = told[n - 1] if n else "", "".join(told[n + 1 : n + 2])
    described = before in words.possessive or words.is_number(before)
    return described or not before or before in words.preposition or after in words.preposition


@cache
def _saying(lexicon: Lexicon) -> frozenset[str]:
    """The forms of the verbs that tell what others say."""
    return frozenset(f for row in lexicon.rows("reporting_verbs") for f in row["forms"].split(";"))


def _outlook(told: Sequence[str], verb: int, mode: str, words: Grammar) -> str | None:
    """Whether the main verb of a clause tells what is to come, or what is only possible."""
    word, behind = told[verb], told[verb + 1 :]
    plain = [w for w in behind if w != "not" and not words.is_adverb(w)]
    after, then = (*plain, "", "")[:2]
    subject = [w for w in told[:verb] if w not in words.coordinator and not words.is_adverb(w)]
    if word.endswith("'ll"):
        subject, word = [word.removesuffix("'ll")], "will"
    if (
        word in words.be
        and (after, then) == ("going", "to")
        and (*plain, "", "", "")[2] not in words.determiner
    ):
        word = "will"
    who = (subject or told[:verb] or [""])[-1]
    planned = who in SPEAKING or (mode != "direct" and subject[:-1] == [] and who in TOLD_OF)
    if word in FUTURE:
        held = after in words.stative - {"have"}  # will include: what it is, not what will happen
        unreal = word.startswith("would") and (mode == "direct" or (after == "have" and then != "to"))
        return None if planned or held or unreal or not who else "predicted"
    if word not in POSSIBLE:
        return None
    unable = word == "could" and (behind[:1] == ["not"] or planned or after in words.sensing)
    if after == "have" or (after in words.stative | {"be"} and not unable):
        return "estimated"
    return None if unable or not who else "predicted"
