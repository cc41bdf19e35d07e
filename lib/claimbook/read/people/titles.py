"""Titles: what the words before and after a person's name tell: rank, office, organisation, state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimbook.read.people.drafts import Draft, Drafts
from claimbook.read.people.gazetteers import actor_id_of
from claimbook.read.people.mentions import LEADER
from claimbook.read.people.organisations import LINKS, OFFICE_LINKS, head_of, state_in

APPOSITION = re.compile(r",\s(?P<words>(?:[^,.;:“”\"\r\n(]|\.(?=\s?[a-z])){3,120})")
ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s$")
LAST_WORD = re.compile(r"([A-Za-z]+)\s$")
BREAK = re.compile(r"[,.;:!?](?=\s)\s|[“”\"\r\n(]")
LINKING = frozenset(("of", "in", "for", "at", "to", "with"))
OWNING = re.compile(r"[’']s$")
WORD_START = re.compile(r"(?<!\S)\S")
LONGEST = 5  # words of a title
REACH = 60  # characters of them


def read_titles(drafts: Drafts, index: int, draft: Draft) -> int:
    """Learn from the words around a person's name what he or she is; answers where the titles before it begin."""
    start = _before(drafts, index, draft)
    if match := APPOSITION.match(drafts.text, drafts.names[index].end):
        _after(drafts, index, match, draft)
    return start


def _before(drafts: Drafts, index: int, draft: Draft) -> int:
    text, names = drafts.text, drafts.names
    start = first = names[index].start
    at = index - 1
    apposed = text.startswith(",", names[index].end)
    while found := _title_at(drafts, at, start, apposed=apposed):
        phrase, start, at = found
        _office(drafts, phrase, first, draft)
    floor = names[at].end if at >= 0 else 0
    for phrase, begin in _phrases_before(text, start, floor) if start < first else ():
        if kind := drafts.words.organisations.get(OWNING.sub("", phrase)):  # "foreign ministry spokeswoman"
            draft.kind = kind if draft.kind == "person" else draft.kind
            near = at >= 0 and len(text[floor:begin].split()) < 3 and text[floor] == " "
            start = floor + 1 if near else begin
            break
    if start == first and _is_office_of(drafts, at, first):  # "Chief of the Coast Guard Anna Berg"
        _belongs(drafts, at, draft)
        start, at = names[at].start, at - 1
    elif start == first and apposed and text.startswith(", ", first - 2):
        return _office_before(drafts, at, first, draft)
    while start < first and at >= 0:
        link = text[names[at].end : start]
        if names[at].role == "title" and link in OFFICE_LINKS:
            _office(drafts, names[at].text.lower(), first, draft)
        elif link in LINKS[:3]:
            _belongs(drafts, at, draft)
        else:
            break
        start, at = names[at].start, at - 1
    if draft.kind == "person" and start < first and ITS.search(text, max(0, start - 6), start):
        draft.kind = _last_body(drafts, index)
    return start


def _office_before(drafts: Drafts, at: int, end: int, draft: Draft) -> int:
    """Read "The president of Chile, ", "The head of the prisons agency, "; answers where the office begins, else `end`."""
    text, titles = drafts.text, drafts.words.titles
    phrase = text[max(0, end - 92) : end - 2]
    phrase = phrase[max((m.end() for m in BREAK.finditer(phrase)), default=0) :]
    start = end - 2 - len(phrase)
    words = list(re.finditer(r"\S+", phrase))
    links = (k for k, word in enumerate(words) if word[0] in LINKING and k)
    title = next((k for k in links if words[k - 1][0].lower() in titles), 0)
    if not title:
        return end
    first = next(
        k for k in range(title) if phrase[words[k].start() : words[title - 1].end()].lower() in titles
    )
    body = drafts.words.organisations.get(words[-1][0].lower())
    names = [n for n in range(at, max(-1, at - 4), -1) if drafts.names[n].start >= start]
    for name in names:
        _belongs(drafts, name, draft)
    if names or body:
        _office(drafts, phrase[words[first].start() : words[title - 1].end()].lower(), end, draft)
    if body and draft.kind == "person":
        draft.kind = body
    return start + words[first].start()


def _title_at(drafts: Drafts, at: int, end: int, *, apposed: bool) -> tuple[str, int, int] | None:
    """The title that ends before `end`, where it begins, and the name before it: "The governor, ", "spokeswoman "."""
    text, titles = drafts.text, drafts.words.titles
    before = drafts.names[at] if at >= 0 else None
    if before and before.role == "title" and text[before.end : end] in (" ", ", "):
        word = LAST_WORD.search(text, max(0, before.start - 20), before.start)
        longer = f"{word[1]} {before.text}".lower() if word else ""
        if word and longer in titles:  # "police Chief"
            return longer, word.start(), at - 1
        return before.text.lower(), before.start, at - 1
    floor = before.end if before else 0
    stop = end - 1 if apposed and text[end - 2 : end] == ", " else end
    last = text[max(floor, stop - REACH) : stop - 1].lower().split()[-1:]
    if drafts.words.title_ends.isdisjoint(last):
        return None
    for phrase, begin in _phrases_before(text, stop, floor):
        longer = f"{before.text} {phrase}".lower() if before and before.end + 1 == begin else ""
        if longer in titles:  # "Opposition lawmaker"
            return longer, before.start, at - 1
        if phrase in titles:
            return phrase, begin, at
    return None


def _after(drafts: Drafts, index: int, match: re.Match[str], draft: Draft) -> None:
    """Read "..., governor of Russia's Kursk region" after a name."""
    tail = [w.lower() for w in match["words"].split()[:9]]
    for at, word in enumerate(tail):
        phrases = (" ".join(tail[at : at + n]) for n in range(LONGEST, 0, -1))
        if phrase := next((p for p in phrases if p in drafts.words.titles), None):
            _office(drafts, phrase, drafts.names[index].start, draft)
            for other in range(index + 1, min(index + 4, len(drafts.names))):
                if drafts.names[other].end <= match.end():
                    _belongs(drafts, other, draft)
            return
        if _goes_on(drafts, word):
            return


def _goes_on(drafts: Drafts, word: str) -> bool:
    """Whether a word after a name begins no apposition: "Berg, who ...", "Berg, and ...", "Berg, has ..."."""
    grammar = drafts.grammar
    parts = (
        grammar.relative,
        grammar.coordinator,
        grammar.auxiliary,
        grammar.subordinator,
        drafts.words.speech,
    )
    return any(word in part for part in parts)


def _belongs(drafts: Drafts, at: int, draft: Draft) -> None:
    """A person's title holds the name of a state or an organisation."""
    other = drafts.names[at]
    entry, is_body = other.entry, other.role == "organisation"
    state = entry.state if entry else state_in(drafts, at, other) if is_body else None
    draft.state = draft.state or state
    if entry and entry.role == "actor":
        kind, body = entry.kind, entry.actor_id
    elif entry is None and (told := drafts.body_at(at)):
        kind, body = told.kind, told.actor_id
    elif is_body:
        heads = drafts.words.organisations
        kind, body = heads.get(head_of(other.text, drafts.lexicon), "other"), actor_id_of(other.text)
    else:
        return
    draft.body = draft.body or body
    if draft.kind == "person" or draft.is_head:  # the president of a charity is no government
        draft.kind, draft.is_head = kind, False


def _office(drafts: Drafts, phrase: str, offset: int, draft: Draft) -> None:
    words, titles = phrase.split(), drafts.words.titles
    known = next((p for at in range(len(words)) if (p := " ".join(words[at:])) in titles), "")
    if (kind := titles.get(known)) and draft.kind == "person":
        draft.kind = kind
    if gender := drafts.words.title_genders.get(words[-1]):
        draft.gender = gender
    head = words[0] if "of" in words else words[-1]  # "chief of the general staff"
    inner = (at for at in range(1, len(words)) if words[at - 1] in titles)  # "minister | colonel general"
    nouns = {words[-1], " ".join(words[-2:]), head}
    if full := drafts.words.title_words.get(known):  # "Gen." ... "the general"
        nouns |= {full, full.split()[-1]}
    for at in inner:
        nouns |= {words[at - 1], " ".join(words[max(0, at - 2) : at])}
    drafts.call(draft, offset, *sorted(nouns))
    if drafts.words.callings["leader"] & {phrase, *nouns}:
        drafts.call(draft, offset, LEADER)
        draft.is_head = draft.body is None


def _is_office_of(drafts: Drafts, at: int, end: int) -> bool:
    """Whether an organisation right before a person belongs to an office: "Chief of the Coast Guard "."""
    if at < 1 or drafts.text[drafts.names[at].end : end] != " ":
        return False
    body, title = drafts.names[at], drafts.names[at - 1]
    return title.role == "title" and drafts.text[title.end : body.start] in OFFICE_LINKS


def _last_body(drafts: Drafts, index: int) -> str:
    """The kind of the organisation named last before a name, "person" where there is none."""
    for before in range(index - 1, max(-1, index - 7), -1):
        draft = drafts.found.get(before, (None,))[0]
        if draft and not draft.person and drafts.names[before].role in ("organisation", "actor"):
            return draft.kind
    return "person"


def _phrases_before(text: str, at: int, floor: int) -> Iterator[tuple[str, int]]:
    """Yield the phrases of five to one words between `floor` and the mark before `at`, lower case, each with its start."""
    if text[at - 1 : at] not in (" ", ","):
        return
    begin = max(floor, at - REACH)
    for word in list(WORD_START.finditer(text[begin : at - 1]))[-LONGEST:]:
        yield text[begin + word.start() : at - 1].lower(), begin + word.start()
