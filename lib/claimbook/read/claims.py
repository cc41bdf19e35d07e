"""Claims: who is said to say what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimbook.lexicon import Lexicon
from claimbook.read.attributions import Attribution, find_attributions
from claimbook.read.cast import Cast
from claimbook.read.noun_phrases import Phrase
from claimbook.read.pages import Page
from claimbook.read.passages import QUOTE, Passage, split_passages
from claimbook.read.statuses import find_status
from claimbook.records import Claim, DateMention, Span, stable_id

MEDIA = frozenset({"news_media", "state_media", "social_media"})


def find_claims(page: Page, cast: Cast, dates: Sequence[DateMention], lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the claims of an article in reading order."""
    found: list[Claim] = []
    for what, claim in _attributions(page, cast, lexicon):
        if what == "replace":
            found.pop()
        found.append(claim)
    yield from sorted(found, key=lambda c: (c.start, c.end))


def _attributions(page: Page, cast: Cast, lexicon: Lexicon) -> Iterator[Claim]:
    last: Claim | None = None  # the last claim, whose speaker a quotation without a cue goes on with
    for passage in split_passages(page):
        claims = list(
            _outermost(
                [_claim(page, found, cast, lexicon) for found in find_attributions(page, passage, lexicon)]
            )
        )
        if not claims and passage.tokens and passage.tokens[0].word == QUOTE and last is not None:
            near = passage.paragraph - page.paragraph_at(last.start).index
            q = passage.tokens[0].quotation
            if near == 0 and last.mode == "direct" and last.end < q.start:
                last = _placed(last, page, last.start, q.end)
                yield ("replace", last)
                continue
            if near <= 1 and len(passage.tokens) == 1:
                last = replace(
                    _placed(last, page, q.start, q.end), cue=None, cue_start=None, cue_end=None, mode="direct"
                )
                yield ("new", last)
                continue
        for claim in claims:
            last = claim
            yield ("new", claim)


def _outermost(claims: list[Claim]) -> Iterator[Claim]:
    """The claims without those that are told within another's words, but for what a medium reports of somebody."""
    for claim in claims:
        around = next((o for o in claims if o is not claim and _holds(o, claim)), None)
        if around is None:
            yield claim
        elif around.source_kind in MEDIA:
            yield replace(claim, via=around.source)


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether the words of `outer` hold the cue and the words of `inner`."""
    cue = inner.cue_start if inner.cue_start is not None else -1
    return outer.start <= cue < outer.end and outer.start <= inner.start and inner.end <= outer.end + 2


def _claim(page: Page, found: Attribution, cast: Cast, lexicon: Lexicon) -> Claim:
    tokens = found.passage.tokens
    first, last = tokens[found.first], tokens[found.last - 1]
    start, end, mode = first.start, last.end, "indirect"
    if (
        first.word == QUOTE
        and last.word == QUOTE
        and (found.last - found.first == 1 or found.pattern == "trailing")
    ):
        start, end, mode = first.quotation.start, last.quotation.end, "direct"
    elif any(t.word == QUOTE for t in tokens[found.first : found.last]):
        mode = "mixed"
    cue = Span.cut(page.text, tokens[found.cue_first].start, tokens[found.cue_last - 1].end)
    entry = found.cue.entry if found.cue else None
    said = page.text[start:end]
    claim = Claim(
        "",
        page.article.article_id,
        None,
        0,
        0,
        "",
        cue=cue.text,
        cue_start=cue.start,
        cue_end=cue.end,
        mode=mode,
        status=find_status(entry.meaning if entry else "say", said if mode != "direct" else "", lexicon),
        rule=f"{found.pattern} {entry.lexicon}:{entry.phrase}" if entry else found.pattern,
    )
    return _placed(_sourced(claim, page, found.passage, found.speaker, cast), page, start, end)


def _sourced(claim: Claim, page: Page, passage: Passage, speaker: Phrase | None, cast: Cast) -> Claim:
    if speaker is None:
        return claim
    tokens = passage.tokens
    words = Span.cut(page.text, tokens[speaker.first].start, tokens[speaker.last - 1].end)
    first, last = speaker.antecedent or (speaker.first, speaker.last)
    named = Span.cut(page.text, tokens[first].start, tokens[last - 1].end)
    actor = cast.resolve(named.start, named.end)
    return replace(
        claim,
        source=actor.name if actor else named.text,
        source_id=actor.actor_id if actor else None,
        source_text=words.text,
        source_start=words.start,
        source_end=words.end,
        source_kind=actor.kind if actor else "other",
        side=actor.side if actor else None,
        unnamed=actor.unnamed if actor else False,
    )


def _placed(claim: Claim, page: Page, start: int, end: int) -> Claim:
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
