"""Claims: who is said to say what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimbook.lexicon import Lexicon
from claimbook.read.acts import act_of, find_own_acts, target_of
from claimbook.read.attributions import Attribution, find_attributions
from claimbook.read.cast import Cast
from claimbook.read.channels import MEDIA, find_channels
from claimbook.read.embeds import find_posts
from claimbook.read.noun_phrases import Phrase
from claimbook.read.pages import Page
from claimbook.read.passages import QUOTE, Passage, Token, split_passages
from claimbook.read.quotations import Quotation
from claimbook.read.scenes import Calendar, set_scene
from claimbook.read.statuses import find_polarity, find_status
from claimbook.read.turns import Turn, ends_quoted, heading_of, loose_quotation, outermost, without_cue
from claimbook.records import Claim, DateMention, Span, stable_id

CONTRACTION = re.compile(r"(he|she|it|they|we|i|who|you)['’](?:s|ve|d|ll|re|m)", re.IGNORECASE)
GAP = 120  # characters of the speaker's words between two pieces of one statement, beyond the length of the pieces
SILENT = frozenset({"embed", "boilerplate"})  # paragraphs whose cues are not the article's


def find_claims(
    page: Page,
    cast: Cast,
    dates: Sequence[DateMention],
    lexicon: Lexicon,
    published: tuple[str | None, str | None] = (None, None),
) -> Iterator[Claim]:
    """Yield the claims of an article in reading order.

    `published` are the first and last day on which it can have been published: what is said without a date was said then.
    """
    reader = _Reader(page, cast, lexicon)
    told: set[str] = set()
    for number, passage in enumerate(split_passages(page)):
        words = page.text[passage.start : passage.end]
        if passage.kind in SILENT or words in told:
            continue
        if passage.kind == "caption":
            told.add(words)  # captions stand twice
        reader.read(passage, number)
    reader.read_posts()
    calendar = Calendar(dates, [d.start for d in dates], published)
    claims = (
        set_scene(reader.with_act(claim), calendar, cast, start, end) for claim, start, end in reader.placed()
    )
    yield from sorted(claims, key=lambda c: (c.start, c.end, c.claim_id))


class _Reader:
    """Reads the claims of an article passage by passage and keeps track of whose turn it is to speak."""

    def __init__(self, page: Page, cast: Cast, lexicon: Lexicon) -> None:
        self.page, self.cast, self.lexicon = page, cast, lexicon
        self.found: list[tuple[Claim, Passage]] = []
        self.posts: list[tuple[Claim, int, int]] = []
        self.turn = Turn()
        self.loose: tuple[int, Token] | None = None  # the passage before, where it is nothing but a quotation

    def read(self, passage: Passage, number: int) -> None:
        """Add the claims of a passage."""
        if token := loose_quotation(passage):
            if self.turn.goes_on(passage):
                self._go_on(token.quotation, passage, number)
            self.loose = (number, token)
            return
        if (token := heading_of(passage, self.lexicon)) and self.turn.claim:
            self._add(without_cue(self.turn.claim), token.quotation, passage, number)
            return
        made, opened = [], None
        for attribution in find_attributions(self.page, passage, self.lexicon):
            claim = self._resolved(_claim(self.page, attribution, self.cast, self.lexicon))
            if attribution.last == attribution.first:
                opened = claim
            elif not _is_idle(attribution, claim):
                made.append(claim)
        if opened and not made and self.loose and self.loose[0] == number - 1 and len(passage.tokens) < 20:
            self._answer(opened, passage, number)
            return
        made = list(outermost(made, MEDIA))
        self._pass_turn(made, opened, passage, number)
        self.found += ((claim, passage) for claim in made)
        self.found += ((claim, passage) for claim in self._own_acts(passage, made))

    def _pass_turn(self, made: list[Claim], opened: Claim | None, passage: Passage, number: int) -> None:
        speaking = next((c for c in made if ends_quoted(c)), made[-1] if made else None)
        if opened and passage.tokens[-1].word == ":":
            self.turn = Turn(opened, None, passage.paragraph, number, announced=True)
        elif speaking:
            place = len(self.found) + made.index(speaking)
            self.turn = Turn(speaking, place, passage.paragraph, number)
        elif opened:
            self.turn = Turn(opened, None, passage.paragraph, number)

    def _own_acts(self, passage: Passage, made: list[Claim]) -> Iterator[Claim]:
        """Yield the acts that the article tells in its own voice."""
        for start, end, act in find_own_acts(self.page, passage, made, self.lexicon):
            said = self.page.text[start:end]
            claim = Claim(
                "", self.page.article.article_id, None, 0, 0, "", source_kind="outlet", mode="own",
                polarity=find_polarity("", said, "", self.lexicon), rule=f"own act acts:{act.phrase}",
            )  # fmt: skip
            yield _placed(claim, self.page, start, end)

    def with_act(self, claim: Claim) -> Claim:
        """The claim with the act that it tells and toward whom it goes."""
        act = act_of(self.page, claim, self.lexicon)
        if act is None:
            return claim
        return replace(claim, act=act.act, target=target_of(self.cast, act, claim))

    def read_posts(self) -> None:
        """Add the words of embedded posts as said by those who posted them."""
        for post in find_posts(self.page):
            author = Span.cut(self.page.text, *post.author)
            actor = self.cast.resolve(author.start, author.end)
            said = self.page.text[post.start : post.end]
            claim = Claim(
                "", self.page.article.article_id, None, 0, 0, "",
                source=actor.name if actor else author.text,
                source_id=actor.actor_id if actor else None,
                source_text=author.text, source_start=author.start, source_end=author.end,
                source_kind=actor.kind if actor and actor.kind != "other" else "social_media",
                mode="direct", status=find_status("say", "", said, "direct", self.lexicon),
                polarity=find_polarity("", said, "say", self.lexicon), rule="embedded post",
            )  # fmt: skip
            self.posts.append((_placed(claim, self.page, post.start, post.end), post.start, post.credit.end))

    def placed(self) -> Iterator[tuple[Claim, int, int]]:
        """Yield each claim with where the passage begins and ends in which it stands."""
        yield from ((claim, passage.start, passage.end) for claim, passage in self.found)
        yield from self.posts

    def _resolved(self, claim: Claim) -> Claim:
        """The claim, by the last speaker where its source is a pronoun that nothing else explains."""
        last = self.turn.claim
        if claim.source_id or last is None or (claim.source_text or "").lower() not in ("he", "she"):
            return claim
        return replace(
            claim,
            source=last.source,
            source_id=last.source_id,
            source_kind=last.source_kind,
            side=last.side,
            unnamed=last.unnamed,
        )

    def _add(self, claim: Claim, quotation: Quotation, passage: Passage, number: int) -> None:
        claim = _placed(replace(claim, mode="direct"), self.page, quotation.start, quotation.end)
        self.found.append((claim, passage))
        self.turn = Turn(claim, len(self.found) - 1, passage.paragraph, number)

    def _go_on(self, quotation: Quotation, passage: Passage, number: int) -> None:
        """Read a quotation without a cue as more of what the last speaker says."""
        turn = self.turn
        said = len(turn.claim.text) + quotation.end - quotation.start
        near = quotation.start - turn.claim.end < said + GAP
        if (
            turn.place is not None
            and near
            and turn.passage == number - 1
            and turn.paragraph == passage.paragraph
        ):
            longer = _placed(turn.claim, self.page, turn.claim.start, quotation.end)
            self.found[turn.place] = (longer, self.found[turn.place][1])
            self.turn = Turn(longer, turn.place, passage.paragraph, number)
        else:
            self._add(turn.claim if turn.announced else without_cue(turn.claim), quotation, passage, number)

    def _answer(self, opened: Claim, passage: Passage, number: int) -> None:
        """Read “...?” X asked: the quotation of the passage before is what the cue of this one tells."""
        quotation = self.loose[1].quotation
        if self.found and self.found[-1][0].start == quotation.start:
            self.found.pop()
        self._add(opened, quotation, passage, number)


def _is_idle(found: Attribution, claim: Claim) -> bool:
    """Whether a claim says nothing: only a pronoun, or what a thing underlines, or what troops attack or defend."""
    entry = found.cue.entry if found.cue else None
    if found.last - found.first == 1 and claim.text.lower() in (
        "this",
        "that",
        "it",
        "so",
        "them",
        "him",
        "her",
    ):
        return True
    acting = claim.source_kind in ("other", "military") and "agent" in (entry.syntax if entry else ())
    return acting and not found.pattern.endswith(("that", "quote"))


def _claim(page: Page, found: Attribution, cast: Cast, lexicon: Lexicon) -> Claim:
    """The claim that an attribution makes."""
    start, end, mode = _content(found)
    tokens = found.passage.tokens
    cue = Span.cut(page.text, tokens[found.cue_first].start, tokens[found.cue_last - 1].end)
    entry = found.cue.entry if found.cue else None
    meaning = entry.meaning if entry else "say"
    said = page.text[start:end]
    claim = Claim(
        "",
        page.article.article_id,
        None,
        0,
        0,
        "",
        via=";".join(dict.fromkeys(find_channels(found, cast))) or None,
        cue=cue.text,
        cue_start=cue.start,
        cue_end=cue.end,
        mode=mode,
        status=find_status(meaning, cue.text, said, mode, lexicon),
        polarity=find_polarity(cue.text, said, meaning, lexicon),
        rule=f"{found.pattern} {entry.lexicon}:{entry.phrase}" if entry else found.pattern,
    )
    return _placed(_sourced(claim, page, found.passage, found.speaker, cast), page, start, end)


def _content(found: Attribution) -> tuple[int, int, str]:
    """Where what is said begins and ends, and its mode: the marks of a direct quotation stay outside."""
    tokens = found.passage.tokens[found.first : found.last]
    if not tokens:
        return found.passage.start, found.passage.start, "indirect"
    first, last = tokens[0], tokens[-1]
    if first.word == QUOTE and last.word == QUOTE and (len(tokens) == 1 or found.pattern == "trailing"):
        return first.quotation.start, last.quotation.end, "direct"
    return first.start, last.end, "mixed" if any(t.word == QUOTE for t in tokens) else "indirect"


def _sourced(claim: Claim, page: Page, passage: Passage, speaker: Phrase | None, cast: Cast) -> Claim:
    """The claim with its source: the words for it, and the actor whom they mean."""
    if speaker is None:
        return claim
    tokens = passage.tokens
    words = Span.cut(page.text, tokens[speaker.first].start, tokens[speaker.last - 1].end)
    if pronoun := CONTRACTION.fullmatch(words.text):
        words = Span.cut(page.text, words.start, words.start + pronoun.end(1))
    first, last = speaker.antecedent or (speaker.first, speaker.last)
    actor = cast.resolve(tokens[first].start, tokens[last - 1].end if speaker.antecedent else words.end)
    return replace(
        claim,
        source=actor.name if actor else words.text,
        source_id=actor.actor_id if actor else None,
        source_text=words.text,
        source_start=words.start,
        source_end=words.end,
        source_kind=actor.kind if actor else "other",
        side=actor.side if actor else None,
        unnamed=actor.unnamed if actor else False,
    )


def _placed(claim: Claim, page: Page, start: int, end: int) -> Claim:
    """The claim with its words, from `start` to `end`."""
    span = Span.cut(page.text, start, end)
    sentence = page.sentence_at(span.start)
    return replace(
        claim,
        claim_id=stable_id("c", page.article.article_id, span.start, span.end, span.text, claim.cue_start),
        sentence_id=sentence.sentence_id if sentence else None,
        start=span.start,
        end=span.end,
        text=span.text,
    )
