"""Claims: who is said to say what, and the acts that the article itself tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.layout.quotations import Quotation
from claimbook.read.people.cast import Cast
from claimbook.read.people.places import Places
from claimbook.read.speech.acts import act_of, find_own_acts, target_of
from claimbook.read.speech.attributions import find_attributions
from claimbook.read.speech.citations import with_cited
from claimbook.read.speech.constructions import Attribution
from claimbook.read.speech.embeds import find_posts
from claimbook.read.speech.passages import QUOTE, Passage, split_passages
from claimbook.read.speech.resumptions import Resumptions
from claimbook.read.speech.scenes import Calendar, find_scene
from claimbook.read.speech.silences import is_idle, is_own
from claimbook.read.speech.statements import (
    make_answer,
    make_claim,
    make_own_claim,
    make_post_claim,
    move_claim,
    said_by,
    with_source_of,
)
from claimbook.read.speech.transcripts import find_answers
from claimbook.read.speech.turns import (
    GAP,
    Turn,
    ends_quoted,
    heading_of,
    loose_quotation,
    outermost,
    without_cue,
)
from claimbook.records import Claim

ANNOUNCING = (":", ",")  # ends of a passage before a quotation: The mayor added, / “...”
ANSWER = 20  # tokens of a sentence that may only say whose the quotation before it is
SPEAKING = frozenset({"i", "we"})  # who speaks in a turn of a broadcast
SILENT = frozenset({"embed", "boilerplate"})  # paragraphs whose cues are not the article's


def find_claims(
    page: Page,
    cast: Cast,
    places: Places,
    lexicon: Lexicon,
    published: tuple[str | None, str | None] = (None, None),
) -> Iterator[Claim]:
    """Yield the claims of an article in reading order.

    `published` are the first and last day on which it can have been published: what is said without a date was said then.
    """
    reader = _Reader(page, cast, lexicon)
    told: set[str] = set()
    for number, passage in enumerate(split_passages(page)):
        if passage.kind in SILENT or not passage.words:
            continue
        if passage.kind == "caption":  # captions stand twice
            words = page.text[passage.start : passage.end]
            if words in told:
                continue
            told.add(words)
        reader.read(passage, number)
    calendar = Calendar(page, places.dates, [d.start for d in places.dates], published)
    claims = (reader.staged(claim, calendar, places, start, end) for claim, start, end in reader.placed())
    yield from sorted(claims, key=lambda c: (c.start, c.end, c.claim_id))


class _Reader:
    """Reads the claims of an article passage by passage and keeps track of whose turn it is to speak."""

    def __init__(self, page: Page, cast: Cast, lexicon: Lexicon) -> None:
        self.page, self.cast, self.lexicon = page, cast, lexicon
        self.found: list[tuple[Claim, Passage]] = []
        self.turn = Turn()
        self.answers = find_answers(page, cast)
        self.resumptions = Resumptions(page, cast, lexicon)
        self.loose: tuple[int, Quotation] | None = (
            None  # the passage before, where it is nothing but a quotation
        )

    def read(self, passage: Passage, number: int) -> None:
        """Add the claims of a passage."""
        if quotation := loose_quotation(passage):
            if self.turn.goes_on(passage, number):
                self._go_on(quotation, passage, number)
            self.loose = (number, quotation)
            return
        if (quotation := heading_of(passage, self.lexicon)) and self.turn.claim:
            self._add(without_cue(self.turn.claim), quotation, passage, number)
            return
        made, opened = [], None
        for attribution in find_attributions(passage, self.lexicon):
            claim = self._resolved(
                make_claim(self.page, attribution, self.cast, self.lexicon), passage, number
            )
            if attribution.last == attribution.first:
                opened = claim
            elif self._is_told(attribution, claim):
                made.append(self._of_turn(claim))
        short = len(passage.words) < ANSWER and passage.words[-1] not in ANNOUNCING
        if opened and not made and self.loose and self.loose[0] == number - 1 and short:
            self._answer(opened, passage, number)
            return
        made = list(with_cited(list(outermost(made)), self.cast))
        self._take_loose(made, passage, number)
        self._pass_turn(made, opened, passage, number)
        self.found += ((claim, passage) for claim in made)
        for start, end, act in find_own_acts(self.page, passage, made, self.lexicon):
            self.found.append((make_own_claim(self.page, start, end, act, self.lexicon), passage))

    def _is_told(self, attribution: Attribution, claim: Claim) -> bool:
        """Whether an attribution tells what somebody says: no silence, no wish of the outlet's own, no "all I can say"."""
        if is_idle(attribution, claim, self.lexicon):
            return False
        told = (claim.source_text or "").lower().split(" ")
        return (
            (len(told) == 1 or SPEAKING.isdisjoint(told)) if self.answers else not is_own(attribution, claim)
        )

    def _of_turn(self, claim: Claim) -> Claim:
        """The claim, by whose turn it is where its source is "I" or "we"."""
        at = bisect_right(self.answers, claim.start, key=attrgetter("start")) - 1
        own = claim.source_id is None and (claim.source_text or "").lower() in SPEAKING
        if not own or at < 0 or claim.start >= self.answers[at].end:
            return claim
        speaker = self.answers[at].speaker
        return said_by(claim, speaker)

    def placed(self) -> Iterator[tuple[Claim, int, int]]:
        """Yield each claim with where the passage begins and ends in which it stands; embedded posts last."""
        yield from ((c, p.start, p.end) for c, p in self.found)
        for post in find_posts(self.page):
            yield make_post_claim(self.page, post, self.cast, self.lexicon), post.start, post.credit.end
        for answer in self.answers:
            yield make_answer(self.page, answer, self.lexicon), answer.start, answer.end

    def staged(self, claim: Claim, calendar: Calendar, places: Places, start: int, end: int) -> Claim:
        """The claim with the act that it tells, toward whom it goes, when and where; its passage goes from `start` to `end`."""
        act = act_of(self.page, claim, self.lexicon)
        name = act.act if act else None
        scene = find_scene(claim, name, calendar, places, start, end)
        return replace(
            claim, act=name, target=target_of(self.page, self.cast, act, claim) if act else None, **scene
        )

    def _pass_turn(self, made: list[Claim], opened: Claim | None, passage: Passage, number: int) -> None:
        """Give the turn to the one who speaks in a passage: the one quoted before all."""
        speaking = next((c for c in made if ends_quoted(c)), made[-1] if made else None)
        if opened and passage.words[-1] in ANNOUNCING:
            self.turn = Turn(opened, None, passage.paragraph, number, announced=True)
        elif speaking:
            place = len(self.found) + made.index(speaking)
            self.turn = Turn(speaking, place, passage.paragraph, number)
        elif opened:
            self.turn = Turn(opened, None, passage.paragraph, number)

    def _resolved(self, claim: Claim, passage: Passage, number: int) -> Claim:
        """The claim, by the last speaker where its source is a pronoun or a word for one who has spoken."""
        last, turn = self.turn.claim, self.turn
        if last is None:
            return claim
        next_to = turn.passage == number - 1 and turn.paragraph == passage.paragraph
        said = (c for c, _ in self.found)
        resumed = self.resumptions.may_mean(claim, last, said) or (
            next_to and self.resumptions.goes_on(claim, last)
        )
        return with_source_of(claim, last) if resumed else claim

    def _add(self, claim: Claim, quotation: Quotation, passage: Passage, number: int) -> None:
        claim = move_claim(replace(claim, mode="direct"), self.page, quotation.start, quotation.end)
        self.found.append((claim, passage))
        self.turn = Turn(claim, len(self.found) - 1, passage.paragraph, number)

    def _go_on(self, quotation: Quotation, passage: Passage, number: int) -> None:
        """Read a quotation without a cue as more of what the last speaker says."""
        turn = self.turn
        said = len(turn.claim.text) + quotation.end - quotation.start
        near = turn.passage == number - 1 and quotation.start - turn.claim.end < said + GAP
        around = ends_quoted(turn.claim) or (
            turn.claim.mode == "mixed" and turn.claim.rule.startswith("trailing")
        )
        if turn.place is not None and near and around and turn.paragraph == passage.paragraph:
            longer = move_claim(turn.claim, self.page, turn.claim.start, quotation.end)
            if turn.claim.mode == "indirect":
                longer = replace(longer, mode="mixed")
            self.found[turn.place] = (longer, self.found[turn.place][1])
            self.turn = Turn(longer, turn.place, passage.paragraph, number)
        else:
            self._add(turn.claim if turn.announced else without_cue(turn.claim), quotation, passage, number)

    def _take_loose(self, made: list[Claim], passage: Passage, number: int) -> None:
        """Read a paragraph that is nothing but a quotation and that nothing closes, as by whose words open the next: “A ... / “B,” X said."""
        if not self.loose or self.loose[0] != number - 1 or not made or passage.words[0] != QUOTE:
            return
        quotation, speaking = self.loose[1], made[0]
        is_taken = bool(self.found) and self.found[-1][0].start == quotation.start
        if (
            not is_taken
            and not quotation.closed
            and ends_quoted(speaking)
            and speaking.start == passage.quotations[0].start
        ):
            claim = move_claim(without_cue(speaking), self.page, quotation.start, quotation.end)
            self.found.append((claim, passage))

    def _answer(self, opened: Claim, passage: Passage, number: int) -> None:
        """Read “...?” X asked: the quotation of the passage before is what the cue of this one tells."""
        quotation = self.loose[1]
        if self.found and self.found[-1][0].start == quotation.start:
            self.found.pop()
        self._add(opened, quotation, passage, number)
