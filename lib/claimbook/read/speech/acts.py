"""Acts: what a claim tells that somebody did, and the acts that the article tells in its own voice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import Grammar, grammar
from claimbook.read.layout.pages import Page
from claimbook.read.layout.phrases import Index, index_phrases
from claimbook.read.layout.words import WORD
from claimbook.read.people.cast import Cast
from claimbook.read.speech.cues import Cue
from claimbook.read.speech.entries import Entry
from claimbook.read.speech.passages import QUOTE, Passage
from claimbook.read.speech.subjects import subject_before
from claimbook.records import Claim, value

JOINTS = ("and", "or")
CONDITIONS = frozenset({"when", "whenever", "if", "unless", "once", "until"})
CLAUSE = 30  # tokens of an act's clause behind its verb
ENTRY = Entry("acts", "", "say", frozenset())
DOER = re.compile(r"\bby (?:(?!from )\w+ ){0,4}$")  # before a name: "taken by fighters of the"
NEAR = 60  # characters before a name in which it is looked for
BESIDE = 24  # characters before an act among which a word makes another thing of it
LISTED = 12  # tokens of the verbs listed before one


@value
class Act:
    """An act at its words."""

    start: int
    end: int
    act: str
    phrase: str
    is_noun: bool = False  # "official confirmation", "the signing of"


@value
class _Form:
    """A form of acts.csv, and the words beside it with which it tells another thing."""

    words: str
    act: str
    phrase: str
    behind: re.Pattern[str] | None
    before: re.Pattern[str] | None

    def fits(self, text: str, start: int) -> bool:
        """Whether the words beside the form at `start` leave it the act: not "advanced | the bill", "pictures | taken by"."""
        if self.behind and self.behind.match(text, start + len(self.words)):
            return False
        return not (self.before and self.before.search(text, max(0, start - BESIDE), start))


@cache
def _forms(lexicon: Lexicon) -> Index[_Form]:
    """First word -> the forms of acts.csv, the one with most words first."""
    return index_phrases((WORD.findall(form.words), form) for form in _rows(lexicon))


def _rows(lexicon: Lexicon) -> Iterator[_Form]:
    for row in lexicon.rows("acts"):
        behind, before = (row[side].replace(";", "|") for side in ("behind", "before"))
        for form in row["forms"].split(";"):
            yield _Form(
                form,
                row["act"],
                row["phrase"],
                re.compile(rf"\s(?:{behind})\b", re.IGNORECASE) if behind else None,
                re.compile(rf"\b(?:{before})\s\Z", re.IGNORECASE) if before else None,
            )


def find_acts(page: Page, start: int, end: int, lexicon: Lexicon) -> Iterator[Act]:
    """Yield the acts told between `start` and `end`."""
    openings, text = page.openings["acts"], page.text
    for number in range(bisect_left(openings, start), bisect_left(openings, end)):
        at = openings[number]
        words = text[at : min(at + 40, end)].lower()
        first = words.split(None, 1)[0].split("-")[0].strip("“”\"'‘’.,;:!?()")
        for _, form in _forms(lexicon).get(first, ()):
            told, length, phrase = form.words, len(form.words), form.phrase
            if words.startswith(told) and not words[length : length + 1].isalnum() and form.fits(text, at):
                is_noun = told.endswith(f" {phrase}") or (phrase.endswith(" of") and phrase.count(" ") == 1)
                yield Act(at, at + length, form.act, phrase, is_noun)
                break


def act_of(page: Page, claim: Claim, lexicon: Lexicon) -> Act | None:
    """The act that a claim tells: the first in what is said, else the cue's own (confirmed, denied, condemned)."""
    told = next(find_acts(page, claim.start, claim.end, lexicon), None)
    if told or claim.cue_start is None:
        return told
    return next(find_acts(page, claim.cue_start, claim.cue_end, lexicon), None)


def target_of(page: Page, cast: Cast, act: Act, claim: Claim) -> str | None:
    """The actor_id toward which an act goes: the first named behind it within what is said; not who did it, as in "taken by the army"."""
    is_told = claim.start <= act.start < claim.end
    behind = cast.mentions_in(act.end if is_told else claim.start, claim.end)
    if not behind:
        return None
    begin = max(act.start if is_told else claim.start, behind[0].start - NEAR)
    if DOER.search(page.text[begin : behind[0].start]):
        return None
    return behind[0].actor.actor_id


def find_own_acts(
    page: Page, passage: Passage, told: Sequence[Claim], lexicon: Lexicon
) -> Iterator[tuple[int, int, Act]]:
    """Yield (start, end, act) of what the article itself tells in a passage: no plan, no quotation, nothing attributed.

    What a participle only mentions beside a noun ("the treaty signed in May") is the article's telling also within
    somebody's words.
    """
    words = grammar(lexicon)
    for act in find_acts(page, passage.start, passage.end, lexicon):
        at = passage.at(act.start)
        if at >= len(passage.words) or passage.starts[at] != act.start:
            continue  # within a quotation
        if any((c.cue_start or 0) <= act.start < (c.cue_end or 0) for c in told):
            continue  # confirmed | on Sunday that
        within = any(c.start <= act.start < c.end for c in told)
        span = _clause(passage, at, act, words)
        if span and not (
            within and passage.starts[span[0]] < act.start and not _is_beside_noun(passage, at, words)
        ):
            yield *passage.place(*span), act


def _is_beside_noun(passage: Passage, at: int, words: Grammar) -> bool:
    before = passage.word(at - 1)
    return not (
        before in words.auxiliary or words.is_adverb(before) or before in words.pronoun
    ) and passage.word(at + 1) in ("with", "by", "in", "on", "of")


def _clause(passage: Passage, at: int, act: Act, words: Grammar) -> tuple[int, int] | None:
    """The tokens of an act's clause: from its subject to the next comma; None where it is a plan or no verb."""
    if act.is_noun:
        return at, _stop(passage, at)
    word = passage.word(at)
    first = at
    while first and (passage.word(first - 1) in words.auxiliary or words.is_adverb(passage.word(first - 1))):
        first -= 1
    if passage.word(first - 1) in (*JOINTS, ","):
        first = _first_listed(passage, first, words)
    helpers = {passage.word(k) for k in range(first, at)}
    if (
        _is_plural_noun(passage, at, words)
        or passage.word(first - 1) == "of"
        or (word.endswith("s") and passage.word(at + 1) == "of")
    ):
        return None  # fined instead of | arrested; signs of life
    if (
        helpers & words.modal
        or passage.word(first - 1) == "to"
        or passage.word(first - 1) in words.determiner
        or _is_attributive(passage, (first, at), helpers, words)
    ):
        return None
    if (word == act.phrase.split()[0] and " " not in act.phrase) or (
        word.endswith("ing") and not act.phrase.startswith(word)
    ):
        return None  # "capture", "capturing": neither says that it was done
    subject = subject_before(Cue(passage, first, at, at + 1, ENTRY, "active"), words)
    if subject and passage.word(subject.first - 1) in CONDITIONS and not _is_past(helpers, act):
        return None  # when a driver is arrested
    if (subject and not act.phrase.startswith("sign")) or (subject and helpers):
        first = subject.antecedent[0] if subject.antecedent else subject.first
        first -= passage.word(first - 1) == "not"  # | not one of them was arrested
    return first, _stop(passage, at)


def _is_attributive(passage: Passage, place: tuple[int, int], helpers: set[str], words: Grammar) -> bool:
    """Whether a participle only describes the noun behind it: "using | captured jets", "Chad's newly | elected council"."""
    first, at = place
    before, after = passage.word(first - 1), passage.word(at + 1)
    if not passage.word(at).endswith("ed") or helpers & words.auxiliary:
        return False
    if before.endswith(("'s", "s'")):
        return True
    apart = words.determiner | words.preposition | words.subject | words.time | words.coordinator
    leads = before in words.preposition and before not in words.subordinator
    doing = (
        before.endswith("ing") and passage.word(first - 2) not in words.determiner
    )  # the king | awarded medals
    verb = (doing or words.is_finite(before)) and not passage.is_name(first - 1)
    described = leads or verb or first == 0
    return described and after.isalpha() and after not in apart and not words.is_adverb(after)


def _first_listed(passage: Passage, at: int, words: Grammar) -> int:
    """The first token of the verbs of which that at token `at` is the last: "instead of | being held, charged and fined"."""
    first = at
    while at - first < LISTED and (
        passage.word(first - 1) in (*JOINTS, ",") or _is_doing(passage, first - 1, words)
    ):
        first -= 1
    helped = passage.word(first) in words.auxiliary
    return first if helped else at


def _is_doing(passage: Passage, at: int, words: Grammar) -> bool:
    word = passage.word(at)
    return word in words.auxiliary or words.is_adverb(word) or words.is_finite(word)


def _is_plural_noun(passage: Passage, at: int, words: Grammar) -> bool:
    """Whether a form in -s has no object behind it, so that it is a noun: "awards season"; headlines leave out articles."""
    word, after = passage.word(at), passage.word(at + 1)
    if not word.endswith("s") or passage.kind == "title":
        return False
    opens = after in words.determiner | words.subject | {"with", QUOTE} or words.is_number(after)
    return not (opens or (at + 1 < len(passage.words) and passage.is_name(at + 1)))


def _is_past(helpers: set[str], act: Act) -> bool:
    """Whether an act was done once: "when he was arrested"; "when one is arrested" tells of any time."""
    return helpers.isdisjoint({"is", "are", "gets", "get"}) and not act.phrase.endswith("s")


def _stop(passage: Passage, at: int) -> int:
    """The token behind the clause of a verb at token `at`: its comma, or a quotation."""
    last = at + 1
    while passage.word(last) not in ("", ",", ";", ":", QUOTE, "—", "–") and last - at < CLAUSE:
        last += 1
    return last
