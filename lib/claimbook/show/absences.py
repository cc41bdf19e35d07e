"""What is said where there is nothing to show, and how to know such a sentence again: a notebook keeps only the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimbook.wordings import say_choices, say_list

NOT_MEASURED = "Not measured: "
NO_ARTICLE = "the corpus has no readable article."
HERE = ("in this article.", "in these articles.")
TRY = "Try"
ABSENT = re.compile(
    rf"No .*(?:{'|'.join(map(re.escape, (*HERE, NO_ARTICLE)))})|No .* {TRY} \w+ = .*|{NOT_MEASURED.strip()}.*"
)


def nothing_read(things: str) -> str:
    """Of a corpus without articles."""
    return f"No {things}: {NO_ARTICLE}"


def nothing_told(things: str, articles: int) -> str:
    """Of articles that hold no such things.

    >>> nothing_told("dates", 1)
    'No dates in this article.'
    """
    return f"No {things} {HERE[articles != 1]}"


def nothing_left(things: str, knobs: Mapping[str, tuple[str, str]]) -> str:
    """Of a live exploration whose knobs leave nothing: name -> (setting, the setting that leaves none out).

    >>> nothing_left("dates", {"Voice": ("own", "all")})
    'No dates for Voice “own”. Turn Voice to “all”.'
    """
    turned = say_list([f"{name} “{setting}”" for name, (setting, _) in knobs.items()])
    back = " or ".join(f"{name} to “{every}”" for name, (_, every) in knobs.items())
    return f"No {things} for {turned}. Turn {back}."


def nothing_asked(things: str, asked: Mapping[str, str], choices: Mapping[str, Sequence[str]]) -> str:
    """Of a request that no row answers, with what could be asked for instead.

    >>> nothing_asked("figures", {"measures": "kiled"}, {"measures": ["killed", "missing"]})
    'No figures for measures = "kiled". Try measures = "" (all), or measures = one of "killed", "missing".'
    """
    wanted = say_list([f'{name} = "{value}"' for name, value in asked.items()])
    knobs = [f", or {name} = one of {say_choices(known)}" for name, known in choices.items() if known]
    return f'No {things} for {wanted}. {TRY} {next(iter(asked))} = "" (all){"".join(knobs[:1])}.'


def says_nothing(finding: str) -> bool:
    """Whether a finding only says why there is nothing.

    >>> says_nothing(nothing_told("dates", 3)), says_nothing("No quantity is told of two times."), says_nothing("Not measured: no labels.")
    (True, False, True)
    """
    return bool(ABSENT.fullmatch(finding))
