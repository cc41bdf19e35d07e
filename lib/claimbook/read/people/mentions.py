"""What the reading of names yields: actors, and the words that name them."""

from __future__ import annotations

import re

from claimbook.records import value

LEADER = "(leader)"  # by this noun a cast knows who leads a body, whatever the title
KIN = re.compile(
    r"[ -](?:affiliate|ally|offshoot|branch|wing|faction|proxy)\b"
)  # the group: no al Qaeda | affiliate
POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'](?=\s)")


@value
class Actor:
    """A person, organisation, state or group as the article names it."""

    actor_id: str
    name: str  # fullest name in the article; states by their common name
    kind: str  # a source_kind of columns.csv
    state: str | None = None  # actor_id of the state to which it belongs
    side: str | None = None
    unnamed: bool = False
    body: str | None = None  # actor_id of the organisation that a person's titles name


@value
class Mention:
    """Words that name an actor; its titles begin at `whole`.

    `role` is name, adjective ("Russian" stands for the state), capital (for its government), or weak: a lone capitalised
    word at the start of a sentence, which may be no name at all.
    """

    start: int
    end: int
    actor: Actor
    role: str = "name"
    whole: int = 0
    person: bool = False
    gender: str = ""
