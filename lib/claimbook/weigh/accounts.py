"""Accounts: what one voice tells of one quantity in one article.

Nobody contradicts himself in one breath. Of two numbers in one account that do not fit, the later one counts something else,
for which the text has words that no table holds: those of the first town, of the injured who died later, of another day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimbook.lexicon import Lexicon
from claimbook.weigh.events import running_counts
from claimbook.weigh.groups import split_by
from claimbook.weigh.members import Member
from claimbook.weigh.nests import APART
from claimbook.weigh.numbers import DISJOINT, compare_numbers, interval
from claimbook.weigh.origins import Origin
from claimbook.weigh.periods import compare_periods
from claimbook.weigh.successions import goes_beyond, trend_of

FEW = 24  # numbers of an account with which others are compared
Key = tuple[str, str, str | None]


def account_of(m: Member, origins: Mapping[str, Origin]) -> Key:
    """The account in which a figure stands: its article, the root of its words, and what it measures."""
    return (m.article_id, origins[m.member_id].root_id, m.measure)


def find_accounts(figures: Iterable[Member], origins: Mapping[str, Origin]) -> dict[Key, list[Member]]:
    """The first numbers of each account, each value once; a number that is called false is nobody's."""
    told = split_by((m for m in figures if m.status != "denied"), lambda m: account_of(m, origins))
    return {key: _values(said)[:FEW] for key, said in told.items()}


def _values(said: Iterable[Member]) -> list[Member]:
    """The first figure of each value."""
    first: dict[tuple, Member] = {}
    for m in said:
        first.setdefault(m.value, m)
    return list(first.values())


def split_asides(
    members: list[Member], origins: Mapping[str, Origin], lexicon: Lexicon
) -> Iterator[tuple[tuple, list[Member]]]:
    """Yield (key, members): first those that may tell of one quantity, with an empty key, then the asides of each account."""
    counts = running_counts(members)
    leads = {key: told[0] for key, told in find_accounts(members, origins).items()}

    def aside_of(m: Member) -> tuple:
        key = account_of(m, origins)
        lead = leads.get(key, m)
        return () if m is lead or _goes_with(lead, m, counts, lexicon) else (*key, m.value)

    found = split_by(members, aside_of)
    yield from sorted(found.items(), key=lambda item: item[0] != ())


def _goes_with(lead: Member, m: Member, counts: set[str], lexicon: Lexicon) -> bool:
    """Whether a number may tell of what the first one of its account tells of: it fits, or a count went on to it."""
    if m.status == "denied" or do_fit(lead, m) or compare_periods(lead.when, m.when) == APART:
        return True
    is_running = {lead.member_id, m.member_id} <= counts and trend_of(m.measure, lexicon) is not None
    return is_running and (lead.when != m.when or goes_beyond(lead, m, lexicon))


def do_fit(a: Member, b: Member) -> bool:
    """Whether some number is meant by both."""
    return compare_numbers(interval(a), interval(b)) != DISJOINT
