"""Bearers: who is, has or does what a loaded word says: "Berg was brave", "Norway's failure", "the massacre by Norway"."""

from __future__ import annotations

import re

from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.tone.bodies import (
    WORD_AFTER,
    WORD_BEFORE,
    harms_owner,
    heads,
    is_another,
    is_fate,
    is_named_by,
    is_someone,
    is_suffered,
    noun_after,
    tells_of_owner,
)
from claimbook.read.tone.candidates import Candidate, Target
from claimbook.read.tone.clauses import Clause
from claimbook.read.tone.deeds import deed_words
from claimbook.read.tone.owners import apposed, in_capital, owner_of, owner_of_subject
from claimbook.read.tone.representatives import is_of_state

BY = re.compile(r"\sby\s(?:[\w’'-]+\s){0,4}")
BY_WHOM = re.compile(
    r"\s(?:(?:to|at|in|with|on|for|over|around)\s[^,;:“”\"]{1,60}\s)?by\s(?:(?!\w+ing\b)[\w-]+\s){0,3}$"
)
LINK = re.compile(r"\s(?:[\w’'-]+\s){0,2}[“\"]?")
PREPOSITION = re.compile(
    r"\b(?:of|for|to|in|on|at|by|with|from|and|or|as|that|was|is|are|were|the|over|after|against|but|it|has|had|have|who|when|while|than|not|about"
    r"|across|near|inside|outside|between|into|through|under|around|during|within|along|behind|beyond|towards?|like)\b"
)
AFTER = re.compile(r"(?:\s[a-z-]+)?[”\"’']?\s(?:of|by|from|among)\s(?:[\w’'-]+\s){0,3}")
FROM = re.compile(r"[”\"’']?\s(?:from|among)\s")  # the invaders from | Norwegian soil
# brotherly aid being sent by, close ties with
DONE = re.compile(
    r"(?:\s[a-z-]+){1,2}[”\"’']?(?:\sbeing)?\s(?:sent|given|shown|made|done|carried\sout|\w+ed)\sby\s(?:[\w’'-]+\s){0,3}"
    r"|\s(?:co-?operation|relations|relationship|ties|friendship|partnership|alliance|dialogue|bonds?)[”\"’']?,?\swith\s(?:[\w’'-]+\s){0,2}"
)
MANNER = re.compile(r"\b(?:with|in|by|out\sof|like|such)\s(?:[\w-]+\s){0,2}[“\"]?$")
MADE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|become|becomes|became|remains?|remained)|[’'](?:s|re))(?:\s(?:not|no|now|also|\w+ly))?"
    r"(?:\s(?:an?|the))?(?:\s[\w-]+){0,2}\s[“\"‘]?$"
    r"|\b(?:has|have|had|show(?:s|ed|n|ing)?|display(?:s|ed|ing)?|demonstrate[sd]?|made|makes?|making|used|using|uses|prov(?:es|ed|en))"
    r"(?:\s(?:an?|the|no|its|his|her|their))?(?:\s[\w-]+){0,2}\s[“\"‘]?$"
    r"|\b(?:commit|perpetrat|carr(?:y|ies|ied) out|carrying out|wag|unleash|caus|creat|provok|spark|stok|incit|us|peddl|spread)\w*"
    r"(?:\s(?:an?|the|its|his|her|their))?(?:\s[\w-]+){0,2}\s[“\"‘]?$"
)
ADJUNCT = re.compile(
    r"\b(?:of|for|to|in|on|at|with|by|from|after|over|before|during|since|under|about|into)\s"
)
WITH = re.compile(r"(?<!along\s)(?<!together\s)\bwith\s(?:[\w-]+\s)?[“\"]?$")  # with true courage
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|’s|'s|’re|'re|seems?|seemed|looks?|looked|appears?|appeared|becomes?|became|remains?|remained|proved|sounds?"
    r"|sounded|feels?|felt|has|have|had|used|using|uses|made|makes?|making|gave|gives?|shows?|showed|showing|displays?|displayed|demonstrated?|called|calling|calls|labell?ed|named|branded|dubbed)\b"
)
# is a coward and a murderer, have behaved like bullies
IS_A = re.compile(
    r"(?:\s[a-z]+)?\s(?:is|are|was|were|(?:have\s|has\s|had\s)?(?:been|behaved?|acted?|acts?|behaves?))"
    r"(?:\slike|\sas)?(?:\s(?:an?|the|no|not|nothing but))*(?:\s[a-z]+\sand(?:\san?)?|\s[a-z]+)?\s[“\"‘]?"
)
OTHER = re.compile(r"\b(?:if|whether|why|how|what|this|there|it)\b")  # Berg was asked if this was a
GROUPS = frozenset(("military", "other", "ngo"))
SEEMING = frozenset(
    ("seems", "seemed", "looks", "looked", "appears", "appeared", "feels", "felt", "sounds", "sounded")
)
DEGREE = re.compile(  # acted | remarkably fast
    r"(?:remarkab|extraordinari|incredib|exceptional|amazing|impressive|terrib|dreadful|tremendous|unspeakab|ridiculous)ly\s[a-z]+"
)
THE_ONE = re.compile(r"(?:\b(?:is|are|was|were|been|be|become|became)|[’'](?:s|re))\s(?:not\s)?the\s$")
PERFECT = frozenset(("has", "have", "had"))
VICTIM = Target(None, "victim")  # nobody is judged: the owner suffers it


def bearer_of(clause: Clause, start: int, end: int) -> Target | None:
    """Who has or is it: "Berg's failure", "the brutal Norwegian regime", "the courage of Berg", "Berg was brave".

    None for an adjective of a thing ("her horrific burns") and for what others do to somebody ("Berg's killer").
    """
    if clause.text.endswith("ly", start, end):
        subject = clause.subject(start)
        return Target(subject, "subject") if subject and _is_manner(clause, subject, start, end) else None
    noun = noun_after(clause.cast, end)
    if harms_owner(clause.cast.lexicon, (noun or clause.text[start:end]).lower()):
        return _made_of(clause, start) or VICTIM
    found = _found(clause, start, end)
    if found and noun and not tells_of_owner(clause.cast.lexicon, noun):
        return Target(found.candidate, "near")
    return found


def _found(clause: Clause, start: int, end: int) -> Target | None:
    """Whose it is, of whom it tells more, before whose name it stands, or who is said to be it."""
    after = next((c for c in clause.candidates if c.start >= end), None)
    owner = owner_of(clause, start)
    if owner and _befalls(clause, owner.candidate, start, end):
        return VICTIM
    if (
        owner
        and owner.candidate.role == "adjective"
        and is_someone(clause.cast.lexicon, clause.text[start:end])
    ):
        return _so_called(clause, owner.candidate, start, end) or Target(owner.candidate, "origin")
    if owner and after and after.person and _has_office(clause, end, after):
        return Target(after, "noun")
    if (
        owner := owner
        or apposed(clause, start)
        or _called_so(clause, start, end)
        or in_capital(clause, start, end)
    ):
        return owner
    if after and is_another(clause.cast.lexicon, clause.text[start:end]):  # a lackey of | Norway
        after = None
    if after and _is_described(clause, start, end, after):
        return Target(after, "noun")
    behind = AFTER.fullmatch(clause.text, end, after.start) if after else None
    if behind and _is_done_to(clause, start, end, behind.group()):
        return VICTIM
    if after and _is_behind(clause, end, after):
        return Target(after, "owner")
    if clause.text[start - 4 : start].lower() == "the " and not THE_ONE.search(
        clause.text, start - 30, start
    ):
        kind = clause.text[start:end].lower().rsplit(" ", 1)[-1]
        if kind in heads(clause.cast.lexicon) or is_someone(clause.cast.lexicon, kind):
            return None  # only proves that the | terror group
    if subject := owner_of_subject(clause, start):
        return subject
    subject = clause.subject(start)
    if subject is None or clause.speaks(subject) or OTHER.search(clause.text, subject.end, start):
        return None
    along = WITH.search(clause.text, subject.end, start) and not is_someone(
        clause.cast.lexicon, clause.text[start:end]
    )
    if _is_made(clause, subject, start) or along:
        return Target(subject, "subject")
    return Target(subject, "near") if _is_predicate(clause, subject, start) else None


def _called_so(clause: Clause, start: int, end: int) -> Target | None:
    """The group right before a word for its people: "Lake Front | thugs"; no state, as its people may do what it does not want."""
    group = clause.last_before(start)
    if group is None or group.end + 1 != start or group.person or not clause.text.endswith("s", start, end):
        return None
    named = (
        group.role == "name"
        and group.actor.kind in GROUPS
        and not is_of_state(group.actor, clause.cast.lexicon)
    )
    return Target(group, "owner") if named else None


def _so_called(clause: Clause, state: Candidate, start: int, end: int) -> Target | None:
    """Who is somebody from a state: "the Norwegian hero Berg", "Berg, a Norwegian hero", "Berg was a Norwegian hero"."""
    if named := named_behind(clause, end):
        return named
    subject = clause.subject(state.start)
    if subject and not clause.speaks(subject) and MADE.search(clause.text, subject.end, start):
        return Target(subject, "subject")
    return apposed(clause, start)


def named_behind(clause: Clause, end: int) -> Target | None:
    """The person whose name follows what the person is: "the Norwegian gangster | Luis Moe"."""
    after = next((c for c in clause.candidates if c.start >= end), None)
    return (
        Target(after, "noun") if after and after.person and _is_described(clause, end, end, after) else None
    )


def _befalls(clause: Clause, owner: Candidate, start: int, end: int) -> bool:
    """Whether a person has suffered what is told of: "Berg's murder was | brutal", "his | brutal murder"."""
    if not _may_suffer(owner):
        return False
    words = [*clause.text[owner.end : start].lower().split(), noun_after(clause.cast, end)]
    return any(is_fate(clause.cast.lexicon, word) for word in words)


def _made_of(clause: Clause, start: int) -> Target | None:
    """Who is said to be it: "Berg is a | murderer", "the generals behaved like | bullies"."""
    subject = clause.subject(start)
    if subject is None or clause.speaks(subject) or owner_of(clause, start):
        return None
    told = IS_A.fullmatch(clause.text, subject.end, start)
    return Target(subject, "subject") if told else None


def _is_made(clause: Clause, subject: Candidate, start: int) -> bool:
    """Whether somebody is, has or does it: "showed great | courage", but not "had ties to | extremists"."""
    told = MADE.search(clause.text, subject.end, start)
    return told is not None and not ADJUNCT.search(clause.text, told.start(), start)


def _may_suffer(owner: Candidate) -> bool:
    """Whether an owner may be a person: no state, force or body."""
    return owner.person or owner.actor.kind == "other"


def _is_described(clause: Clause, start: int, end: int, after: Candidate) -> bool:
    """Whether the words right before a name tell what it is like: not "the embattled Syrian town", nor "if true it"."""
    words = LINK.fullmatch(clause.text, end, after.start)
    if words is None or PREPOSITION.search(words.group()) or clause.is_pronoun(after):
        return False
    people = (
        WORD_BEFORE.search(clause.text, end - 20, after.start - 1) if words.group().count(" ") > 1 else None
    )
    many = clause.text[start:end], people.group() if people else ""
    if clause.is_verbal(words.group()) or any(
        w.endswith("s") and is_someone(clause.cast.lexicon, w) for w in many
    ):
        return words.group() == " "  # freeing | terrorists endangers Norwegians
    noun = noun_after(clause.cast, after.end) if after.role == "adjective" else ""
    if after.role == "adjective":
        return is_named_by(clause.cast.lexicon, noun)
    noun = noun_after(clause.cast, after.end)  # fearless | Lund Channel reporter, phony | Berg story
    if not noun or after.role == "described":
        return True
    return noun not in nomenclature(clause.cast.lexicon).titles and tells_of_owner(clause.cast.lexicon, noun)


def _has_office(clause: Clause, end: int, after: Candidate) -> bool:
    """Whether an office and the name of who holds it follow: "Norway's brutal | general Per Dahl"."""
    words = LINK.fullmatch(clause.text, end, after.start)
    titles = nomenclature(clause.cast.lexicon).titles
    return words is not None and any(word in titles for word in words.group().lower().split())


def _is_predicate(clause: Clause, subject: Candidate, start: int) -> bool:
    """Whether a verb that tells what somebody is or shows stands somewhere between."""
    verbs = list(PREDICATE.finditer(clause.text, subject.end, start))
    told = bool(verbs) and not ADJUNCT.search(clause.text, verbs[-1].end(), start)
    return told or MANNER.search(clause.text, subject.end, start) is not None


def _is_behind(clause: Clause, end: int, after: Candidate) -> bool:
    """Whether the words after it tell whose it is: "the courage of Norway", "ties with Norway"; not "from Norwegian soil"."""
    if behind := AFTER.fullmatch(clause.text, end, after.start):
        return not (after.role == "adjective" and FROM.search(behind.group()))
    return DONE.fullmatch(clause.text, end, after.start) is not None


def _is_done_to(clause: Clause, start: int, end: int, words: str) -> bool:
    """Whether it is a deed that somebody suffers: "the brutal killing of Berg"."""
    noun = noun_after(clause.cast, end).lower()
    if is_fate(
        clause.cast.lexicon, noun or clause.text[start:end].lower().split()[-1]
    ):  # a betrayal of | Berg
        return True
    return noun in deed_words(clause.cast.lexicon) and " of " in words


def _is_manner(clause: Clause, subject: Candidate, start: int, end: int) -> bool:
    """Whether an adverb tells how the subject does it: "fought gallantly", "shamelessly shelled the market"."""
    if _leads_verb(clause, subject, start, end):
        return True
    verb = WORD_BEFORE.search(clause.text, max(subject.end, start - 20), start)
    if verb is None or verb.group() in clause.grammar.auxiliary:  # was | miraculously saved
        return False
    if verb.group() in SEEMING or DEGREE.match(clause.text, start):  # seems | remarkably calm
        return False
    return clause.text.endswith("ly", start, end) and clause.grammar.is_finite(verb.group())


def _leads_verb(clause: Clause, subject: Candidate, start: int, end: int) -> bool:
    """Whether an adverb stands between the subject and its verb: "Norway has | shamelessly | shelled"; not "was brutally killed"."""
    between = clause.text[subject.end : start].lower().split()
    verb = WORD_AFTER.match(clause.text, end)
    if verb is None or not PERFECT.issuperset(between) or BY.match(clause.text, verb.end()):
        return False
    return clause.grammar.is_finite(verb[1]) and verb[1] not in clause.grammar.auxiliary


def maker_of(clause: Clause, start: int, end: int) -> Target | None:
    """Whose doing an event is, or what it is said to be: "Norway's aggression", "the massacre by Norway", "Berg is a disaster"."""
    if not clause.text.endswith("s", start, end) and noun_after(clause.cast, end):  # the crisis | team
        return None
    if harms_owner(clause.cast.lexicon, clause.text[start:end].lower()):
        return None
    if owner := owner_of(clause, start):
        if owner.candidate.role == "adjective" and is_suffered(
            clause.cast.lexicon, clause.text[start:end].lower()
        ):
            return VICTIM
        suffered = _may_suffer(owner.candidate) and is_fate(
            clause.cast.lexicon, clause.text[start:end].lower()
        )
        return VICTIM if suffered and not clause.text.startswith(" of ", end) else owner
    if match := BY.match(clause.text, end):
        return clause.found(end, match.end() + 1, "agent")
    subject = clause.subject(start)
    if subject is None or clause.speaks(subject):
        return None
    told = MADE.search(clause.text, subject.end, start)
    return Target(subject, "subject") if told else None
