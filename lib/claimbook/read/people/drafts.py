"""Drafts: the actors of an article while its names are being read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.people.gazetteers import actor_id_of, state_names
from claimbook.read.people.mentions import Actor
from claimbook.read.people.names import Name
from claimbook.read.people.nomenclature import nomenclature

NEUTRAL_KINDS = frozenset(("expert", "news_media", "ngo", "igo", "witness", "other"))


@dataclass
class Draft:
    """An actor of whom the article may tell more."""

    name: str
    actor_id: str
    kind: str
    state: str | None = None
    person: bool = False
    gender: str = ""
    body: str | None = None
    is_explained: bool = False  # its name is the one for which an acronym stands in the article
    is_head: bool = False  # of a body that is not told yet, so that the title alone gave the kind

    def finish(self, lexicon: Lexicon) -> Actor:
        """The actor, on the side that is its own or that of the state or body to which it belongs."""
        side = side_of(self.actor_id, self.kind, self.state, lexicon)
        return Actor(self.actor_id, self.name, self.kind, self.state, side, body=self.body)


def side_of(actor_id: str, kind: str, state: str | None, lexicon: Lexicon) -> str | None:
    """An actor's own side, else that of the state or body to which it belongs; neutral kinds take none from a state."""
    sides = nomenclature(lexicon).sides
    if actor_id in sides:
        return sides[actor_id]
    is_neutral = kind in NEUTRAL_KINDS and state in state_names(lexicon)
    return None if is_neutral else sides.get(state or "")


class Drafts:
    """What has been read of an article so far, and by which words the drafts may be called later."""

    def __init__(self, page: Page, names: Sequence[Name], lexicon: Lexicon) -> None:
        self.page, self.text, self.lexicon, self.names = page, page.text, lexicon, names
        self.words, self.grammar = nomenclature(lexicon), grammar(lexicon)
        self.told = Counter(n.entry.actor_id for n in names if n.entry)
        self.states = self.told.keys() & state_names(lexicon).keys()  # of which it tells
        self.people: dict[str, Draft] = {}  # a part of a person's name -> whose it is
        self.bodies: dict[tuple[str, str | None], Draft] = {}  # what all names of an organisation share
        self.short: dict[str, Draft] = {}  # acronym that the article explains -> organisation
        self.initials: dict[str, Draft] = {}  # acronym that it may use unexplained -> organisation
        self.nouns: list[tuple[str, int, Draft]] = []  # common noun, where it was said of whom
        self.found: dict[int, tuple[Draft, str, int]] = {}  # number of a name -> whose, role, where it begins
        self._drafts: dict[str, Draft] = {}

    def of(self, actor_id: str, name: str, kind: str, **more) -> Draft:
        """The draft with this id; a new one where there is none."""
        if actor_id not in self._drafts:
            self._drafts[actor_id] = Draft(name, actor_id, kind, **more)
        return self._drafts[actor_id]

    def named(self, name: str, kind: str, **more) -> Draft:
        """The draft whose id a name gives."""
        return self.of(actor_id_of(name), name, kind, **more)

    def call(self, draft: Draft, offset: int, *nouns: str) -> None:
        """Note that the article may call a draft by common nouns from `offset` on."""
        self.nouns.extend((noun, offset, draft) for noun in nouns if noun)

    def body_at(self, index: int) -> Draft | None:
        """The organisation of the name of this number, as far as it is read."""
        if index in self.found:
            draft = self.found[index][0]
            return None if draft.person else draft
        return self.abbreviated(self.names[index].text)

    def abbreviated(self, word: str) -> Draft | None:
        """The organisation for which an acronym stands."""
        return self.short.get(word) or self.initials.get(word)

    def before(self, index: int) -> Name | None:
        """The name before the one of this number."""
        return self.names[index - 1] if index else None

    def after(self, index: int) -> Name | None:
        """The name behind the one of this number."""
        return self.names[index + 1] if index + 1 < len(self.names) else None
