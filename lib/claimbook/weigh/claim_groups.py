"""Groups of claims: those that tell of one act."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from claimbook.lexicon import Lexicon
from claimbook.records import stable_id
from claimbook.weigh.copies import words_of
from claimbook.weigh.events import split_events
from claimbook.weigh.groups import ANCHORLESS, Group, family_of, joined, split_by
from claimbook.weigh.members import ANSWERS, SPEECH, Member
from claimbook.weigh.nests import APART, UNKNOWN, is_known, place_nest
from claimbook.weigh.periods import compare_periods
from claimbook.weigh.topics import state_of, topic_keys

RARE = 12  # claims of one act that may hold a word by which two of them are known to tell of one thing
SHARED = 3  # such words that they must share
THING = " | "  # in a key, stands between a place and which of the things confirmed there is meant
ALIKE = 2  # of which claims must share so many that confirm something at one place


def group_claims(
    claims: Iterable[Member],
    topics: Mapping[str, frozenset[str]],
    lexicon: Lexicon,
    *,
    counting: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> list[Group]:
    """The groups of the claims that tell an act, in the order of their first members.

    An act is known by its place (or its object) and time. A claim that names no place tells of the place told last before it
    where that act is told of it; failing that, it goes with the claims that share its rarer words, are told of the same
    state, or of the same days in an article about the same thing. Whoever was captured is told apart from what was, and one thing
    confirmed from another; `counting` gives the measures that a claim counts, by its id.
    """

    def told_as(c: Member) -> str:
        act = family_of(c.act, lexicon) or ""
        return f"{act} {c.act}" if c.act in counting.get(c.member_id, ()) else act

    groups = []
    for act, told in split_by((c for c in claims if c.act), told_as).items():
        for anchor, here in _by_thing(act, _by_anchor(told, topics, lexicon)):
            for period, members in _by_time(here):
                where = None if anchor.startswith(ANCHORLESS) else anchor.partition(THING)[0]
                group_id = stable_id("g", "claim", act, anchor, period)
                name = Counter(c.act for c in members).most_common(1)[0][0]
                groups.append(Group(group_id, "claim", tuple(members), act=name, where=where))
    return sorted(groups, key=lambda g: g.members[0].order)


def _by_anchor(
    told: list[Member], topics: Mapping[str, frozenset[str]], lexicon: Lexicon
) -> Iterator[tuple[str, list[Member]]]:
    at = {c.member_id: c.where or _object(c, lexicon) for c in told}
    named = set(at.values()) - {None}
    placed = split_by(
        (c for c in told if at[c.member_id] or c.near in named), lambda c: at[c.member_id] or c.near
    )
    yield from placed.items()
    rest = [c for c in told if not at[c.member_id] and c.near not in named]
    linked = _link(rest, topics, lexicon)
    for members in split_by(rest, lambda c: linked[c.member_id]).values():
        yield f"{ANCHORLESS} {members[0].member_id}", members


def _by_thing(act: str, anchored: Iterable[tuple[str, list[Member]]]) -> Iterator[tuple[str, list[Member]]]:
    """What is confirmed at one place, or denied anywhere, may be many things: those are one whose words are alike."""
    for anchor, here in anchored:
        if act not in ANSWERS and (act != SPEECH or anchor.startswith(ANCHORLESS)):
            yield anchor, here
            continue
        linked = _joined(here, _of_rare_words(here, least=ALIKE))
        for first, members in split_by(here, lambda c, linked=linked: linked[c.member_id]).items():
            yield f"{anchor}{THING}{first}", members


def _object(c: Member, lexicon: Lexicon) -> str | None:
    """To whom or what it was done, where that is no state and nobody's: a town, a ship."""
    if c.who is None or state_of(c.who, lexicon) or is_known(c.who, lexicon):
        return None
    return c.who.replace("_", " ")


def _link(claims: list[Member], topics: Mapping[str, frozenset[str]], lexicon: Lexicon) -> dict[str, str]:
    """member_id -> the first member of its set: claims without a place that tell of one thing."""
    return _joined(
        claims, (*_of_one_state(claims, lexicon), *_of_one_time(claims, topics), *_of_rare_words(claims))
    )


def _joined(claims: list[Member], pairs: Iterable[tuple[Member, Member]]) -> dict[str, str]:
    """member_id -> the first member of its set, when these pairs belong together."""
    return joined([c.member_id for c in claims], ((a.member_id, b.member_id) for a, b in pairs))


def _of_one_state(claims: list[Member], lexicon: Lexicon) -> Iterator[tuple[Member, Member]]:
    first: dict[str, Member] = {}
    for c in claims:
        state = place_nest(lexicon).chain(c.near)[-1] if c.near else f"{ANCHORLESS} {c.article_id}"
        if (earlier := first.setdefault(state, c)) is not c:
            yield earlier, c


def _of_one_time(
    claims: list[Member], topics: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Member, Member]]:
    last: dict[frozenset[str], Member] = {}
    for c in sorted((c for c in claims if c.when), key=lambda c: (c.when, c.order)):
        toward = [frozenset({"toward", c.who})] if c.who else []
        for key in (*topic_keys(c, topics), *toward):
            if (before := last.get(key)) and compare_periods(before.when, c.when) != APART:
                yield before, c
            last[key] = c


def _of_rare_words(claims: list[Member], *, least: int = SHARED) -> Iterator[tuple[Member, Member]]:
    bags = [(c, set(words_of(c.text))) for c in claims]
    count = Counter(word for _, bag in bags for word in bag)
    limit = min(RARE, max(2, len(claims) // 2))
    holders: dict[str, list[Member]] = defaultdict(list)
    for c, bag in bags:
        for word in bag:
            if 2 <= count[word] <= limit and len(word) > 3:
                holders[word].append(c)
    shared = Counter(
        (a.member_id, b.member_id)
        for members in holders.values()
        for at, a in enumerate(members)
        for b in members[at + 1 :]
    )
    known = {c.member_id: c for c in claims}
    for (a, b), n in sorted(shared.items()):
        if n >= least and compare_periods(known[a].when, known[b].when) != APART:
            yield known[a], known[b]


def _by_time(claims: list[Member]) -> Iterator[tuple[str | None, list[Member]]]:
    """Split by the time told of; a long period goes with the one event that lies in it."""
    events = dict(split_events(claims))
    long = {key: members for key, members in events.items() if key and "/" in key}
    for key, members in long.items():
        inner = [
            other
            for other, theirs in events.items()
            if other not in long and any(_meet(members[0], c) for c in theirs)
        ]
        if len(inner) == 1:
            events[inner[0]] = [*events[inner[0]], *members]
            del events[key]
    for key, members in events.items():
        yield key, sorted(members, key=lambda c: c.order)


def _meet(a: Member, b: Member) -> bool:
    return compare_periods(a.when, b.when) not in (APART, UNKNOWN)
