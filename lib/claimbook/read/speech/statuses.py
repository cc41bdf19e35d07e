"""Statuses: what a source does with what is said, and whether what is said is negated."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.words import COMPOUND

CLAUSE = re.compile(r"(?:[^,;:“”\"().!?]|(?<=\d)[.,](?=\d)){1,160}")  # 1.2 million will
INSERTED = re.compile(
    r"\A(?P<head>[^,.;:]{1,80}), (?:which|who|whose) [^,.;:]{1,120},"
)  # the search, which stopped, will
CONTRAST = re.compile(
    r"[^.!?;:“”\"]{1,200}, not (?!only\b|just\b|merely\b|to\b|yet\b|even\b|least\b|that\b)\w"
)  # sailors, not soldiers

FORETELLING = frozenset({"warn", "promise", "hope"})  # classes of cues that may tell of the future
OUTLOOK = re.compile(
    r"to\b|[^.!?;“”\"]{0,160}?\b(?:will|would|could|may|might|can|risks?|at risk)\b", re.IGNORECASE
)  # promised | to stay, warned that | the dam could burst
CHECKED = re.compile(  # 31 deaths | have been confirmed
    r"[^,;:.!?“”\"]{1,80}? (?:(?:have|has|had) (?:\w{2,10}ly )?been|were|was) (?:\w{2,10}ly )?confirmed\b(?! by\b)",
    re.IGNORECASE,
)
CONDITION = re.compile(r"(?:if|when|once|unless|until) [^,;:.!?]{1,120}, ", re.IGNORECASE)
ADDRESSED = frozenset({"you", "they", "it", "he", "she", "there"})
NAME = re.compile(r"[“\"‘]|\b(?:an?|as)\b(?=[^“\"‘]*$)")  # called the plan | a mistake
UNKNOWN = re.compile(r"(?:we|i|they|he|she|it) (?:do|does|did)(?:n['’]t| not) know\b", re.IGNORECASE)
SURMISED = re.compile(r"(?:we|i) (?:now |also )?(?:suspect|believe|assume|estimate|reckon)\b(?! in\b)", re.I)
BELIEVED = re.compile(r"\bbelie(?:ve|ves|ved|ving)\b", re.IGNORECASE)
BREAK = re.compile(r"[;.!?]| and that |, (?:and|but) ")  # where the first thing that is said ends
STATIVE = frozenset(
    {"include", "have", "consist", "comprise"}
)  # would include: what it is, not what will happen
QUOTES = re.compile(r"[“”\"‘]")
ACCOUNTS = frozenset(
    {"say", "claim", "allege", "argue", "estimate"}
)  # classes of nouns for what may be untrue
TOPIC = 4  # words that begin what is said, one of which stands for somebody's words
NAMED = 60  # characters at the end of "called the report false"
OPENING = 80  # characters in which those words stand
EPITHET = 20  # words of a name that something is called by


@cache
def _statuses(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("reporting_classes", "status")


@cache
def _hedges(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the hedges of a text in lower case (in any case it takes four times as long), and the status of each."""
    statuses = lexicon.mapping("hedges", "status")
    return re.compile(rf"\b{any_of(statuses)}\b"), statuses


def find_status(
    meaning: str, cue: str, said: str, mode: str, lexicon: Lexicon, *, names: bool = False
) -> str:
    """The status of a claim whose cue has the class `meaning`: a hedge in what is said overrides only `asserted`.

    In a quotation only its first word hedges, elsewhere those of the first thing that is said. A negated confirmation
    leaves the claim unverified. `names` tells that something is called or described.

    >>> from claimbook import lexicon
    >>> find_status("say", "said", "two ships were likely sunk", "indirect", lexicon.load())
    'estimated'
    >>> find_status("confirm", "has not confirmed", "two ships were sunk", "indirect", lexicon.load())
    'unverified'
    """
    status = _statuses(lexicon)[meaning]
    if meaning == "oppose" and _is_about_claims(said, lexicon):
        return "denied"  # pushed back on the claim
    if meaning == "deny" and names and " as " in said and not _is_about_words(said, lexicon):
        return "condemned"  # dismissed the marchers as idlers
    if status == "confirmed" and UNKNOWN.match(said):
        return "asserted"
    if status in ("confirmed", "asserted") and SURMISED.match(said):
        return "estimated"
    pattern, statuses = _hedges(lexicon)
    low = said.lower()
    first = BREAK.split(low, maxsplit=1)[0]
    if meaning == "estimate" and (
        _is_to_come(said, lexicon) or any(statuses[_plain(m)] == "predicted" for m in pattern.finditer(first))
    ):
        return "predicted"
    if meaning == "say" and (is_refuted(said, lexicon) or (names and is_called_untrue(said, lexicon))):
        return "denied"
    if is_negated(cue, lexicon):
        if (
            meaning == "estimate"
            and BELIEVED.search(cue)
            and not any(map(grammar(lexicon).is_finite, low.split()))
        ):
            return "denied"  # do not believe | the official count
        return {"confirmed": "unverified", "denied": "asserted"}.get(status, status)
    if status != "asserted":
        return status
    hedge = pattern.search(cue.lower()) or (pattern.match(low) if mode == "direct" else pattern.search(first))
    if hedge:
        return statuses[_plain(hedge)]
    pledged = (
        mode == "mixed" and said[:1] in "“\"‘'" and said[1:2].islower()
    )  # vowed “to cleanse” what he called
    if meaning == "promise" and (pledged or not any(map(grammar(lexicon).is_finite, first.lower().split()))):
        return "predicted"
    if meaning == "say" and (told := CHECKED.match(said)) and not is_negated(told.group(), lexicon):
        return "confirmed"
    if meaning in FORETELLING:
        return "predicted" if OUTLOOK.match(said) else status
    return "predicted" if meaning == "say" and _is_to_come(said, lexicon) else status


def _plain(match: re.Match[str]) -> str:
    return " ".join(match.group().split())


def is_refuted(said: str, lexicon: Lexicon) -> bool:
    """Whether what is said calls somebody's words untrue.

    >>> from claimbook import lexicon
    >>> is_refuted("the reports of a strike are “baseless”", lexicon.load())
    True
    >>> is_refuted("the reports are worrying", lexicon.load())
    False
    """
    if _words_of_saying(lexicon).isdisjoint(said[:OPENING].lower().split()[:TOPIC]):
        return False
    refuted = _refutations(lexicon)[0].search(said)
    return refuted is not None and not is_negated(refuted.group(), lexicon)


def is_called_untrue(said: str, lexicon: Lexicon) -> bool:
    """Whether the name by which something is called is one for untrue words.

    >>> from claimbook import lexicon
    >>> is_called_untrue("the figures “pure guesswork”", lexicon.load())
    True
    >>> is_called_untrue("the plan to print lies a mistake", lexicon.load())
    False
    """
    name = NAME.search(said)
    called = said[name.start() :] if name else said[-NAMED:]
    return bool(_refutations(lexicon)[1].search(called))


def _is_about_words(said: str, lexicon: Lexicon) -> bool:
    """Whether it is words that are rejected: "the claims as “a joke”", "it as nonsense"."""
    topic = COMPOUND.findall(said.lower())[:TOPIC]
    words = _words_of_saying(lexicon) | grammar(lexicon).idle
    return not words.isdisjoint(topic) or is_called_untrue(said, lexicon)


def _is_about_claims(said: str, lexicon: Lexicon) -> bool:
    """Whether it is somebody's account that is opposed, no plan or demand: "the suggestion that ..."."""
    return not _accounts(lexicon).isdisjoint(COMPOUND.findall(said.lower())[:TOPIC])


def is_about_charges(said: str, lexicon: Lexicon) -> bool:
    """Whether it is a charge that gets a bad name: "the allegations “a gross manipulation”"."""
    classes = lexicon.mapping("reporting_nouns", "class")
    return any(classes.get(w) in ("allege", "claim") for w in COMPOUND.findall(said.lower())[:TOPIC])


@cache
def _accounts(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(r["phrase"] for r in lexicon.rows("reporting_nouns") if r["class"] in ACCOUNTS)


@cache
def _refutations(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that something is untrue, and what names it so."""
    untrue = any_of(lexicon.phrases("refutations"))
    said = rf"\b(?:are|is|was|were) (?:\w+ ){{0,2}}[“\"‘']?(?:complete |utter |total |pure )?{untrue}\b"
    return re.compile(said, re.IGNORECASE), re.compile(rf"\b{untrue}\b", re.IGNORECASE)


@cache
def _words_of_saying(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("reporting_nouns"))


def _is_to_come(said: str, lexicon: Lexicon) -> bool:
    """Whether what is said begins with something that will happen; what the speakers say they will do is a plan.

    >>> from claimbook import lexicon
    >>> _is_to_come("The rain will last until Friday", lexicon.load())
    True
    >>> _is_to_come("We will not go home", lexicon.load())
    False
    """
    if "will" not in said and "would" not in said:
        return False
    words, plain = grammar(lexicon), INSERTED.sub(r"\g<head>", QUOTES.sub("", said), count=1)
    clause = CLAUSE.match(plain, leads_in.end() if (leads_in := CONDITION.match(plain)) else 0)
    told = clause.group().lower().split() if clause else []
    if leads_in and told[:1] and told[0] in ADDRESSED:
        told = ["x", *told[1:]]  # If a third one sinks, | you will see
    for number, word in enumerate(told):
        if word in ("will", "would"):
            return number > 0 and (word == "will" or STATIVE.isdisjoint(told[number + 1 : number + 2]))
        if words.is_finite(word) or word in words.relative or (number == 0 and word in words.subject):
            return False
    return False


def is_condemned(said: str, lexicon: Lexicon) -> bool:
    """Whether something is called by a bad name: the words in quotation marks, or behind the last article, are critical.

    >>> from claimbook import lexicon
    >>> is_condemned("the strike a “horrific massacre”", lexicon.load())
    True
    >>> is_condemned("the massacre a matter for the courts", lexicon.load())
    False
    """
    name = NAME.search(said)
    words = COMPOUND.findall(said[name.start() :].lower())[:EPITHET] if name else ()
    runs = (" ".join(words[k : k + n]) for k in range(len(words)) for n in (1, 2, 3))
    return not _critical(lexicon).isdisjoint(runs)


@cache
def _critical(lexicon: Lexicon) -> frozenset[str]:
    """The words of terms.csv that find fault."""
    rows = [r for r in lexicon.rows("terms") if r["polarity"] == "critical"]
    return frozenset(f for row in rows for f in (row["phrase"], *row["forms"].split(";")) if f)


def find_polarity(cue: str, said: str, meaning: str, lexicon: Lexicon) -> str:
    """Whether what is said is negated in its first clause or sets one thing against another, or its cue is negated.

    >>> from claimbook import lexicon
    >>> find_polarity("said", "there were no prisoners", "say", lexicon.load())
    'negative'
    >>> find_polarity("said", "the bridge, which was not new, stands", "say", lexicon.load())
    'positive'
    >>> find_polarity("said", "the pictures show sailors, not soldiers", "say", lexicon.load())
    'negative'
    """
    clause = CLAUSE.match(said)
    negated = (bool(clause) and is_negated(clause.group(), lexicon)) or bool(CONTRAST.match(said))
    if meaning in ("say", "estimate"):
        negated = negated or is_negated(cue, lexicon)
    return "negative" if negated else "positive"


def is_negated(words: str, lexicon: Lexicon) -> bool:
    """Whether a negating word stands among the words."""
    return bool(_negatives(lexicon).search(words.lower()))


@cache
def _negatives(lexicon: Lexicon) -> re.Pattern[str]:
    negative = grammar(lexicon).negative
    return re.compile(rf"\b{any_of(negative)}\b".replace("'", "['’]"))
