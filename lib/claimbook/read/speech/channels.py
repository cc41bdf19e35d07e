"""Channels: the media through which a source's words came: "told Reuters", "posted on Telegram", "quoted by KCNA"."""

from __future__ import annotations

from collections.abc import Iterator

from claimbook.read.layout.grammar_words import Grammar
from claimbook.read.people.cast import Cast
from claimbook.read.speech.clauses import opens_message
from claimbook.read.speech.constructions import Attribution

MEDIA = frozenset({"news_media", "state_media", "social_media"})
# | by SANA
CARRIED = frozenset({"carried", "published", "quoted", "cited", "released", "broadcast", "aired"})
# | on Telegram
POSTED = frozenset({"post", "message", "statement", "video", "posted", "published", "shared"})
NEAR = 30  # characters between such a word and the name of the medium
REACH = 14  # tokens behind the cue in which a channel may stand


def find_channels(found: Attribution, cast: Cast, words: Grammar) -> Iterator[str]:
    """Yield the names of the media that stand beside the cue, nearest first."""
    passage, speaker = found.passage, found.speaker
    if found.medium:
        actor = cast.resolve(*passage.place(found.medium.first, found.medium.last))
        if actor and actor.kind in MEDIA:
            yield actor.name
    if speaker:
        yield from _before(found, cast)
    first, last = found.cue_first, found.first
    if last < found.cue_last:
        last = min(found.cue_last + REACH, len(passage.words))
    elif opens_message(passage, found.last, words):  # denied the report | in a post on Telegram
        first, last = found.last, min(found.last + REACH, len(passage.words))
    if first >= last:
        return
    start, end = passage.place(speaker.first, speaker.last) if speaker else (0, 0)
    for mention in cast.mentions_in(*passage.place(first, last)):
        if mention.actor.kind in MEDIA and not start <= mention.start < end:
            yield mention.actor.name


def _before(found: Attribution, cast: Cast) -> Iterator[str]:
    """The media before the cue: "On Telegram, X said", "in a statement carried by SANA, X said", "X, quoted by Wafa, said"."""
    passage, start = found.passage, max(0, found.speaker.first - REACH)
    near = passage.words[start : max(start, found.cue_first - 1)]
    if "on" not in near and "by" not in near:
        return
    for at, word in enumerate(near, start):
        before = passage.word(at - 1)
        leads = word == "on" and at < found.speaker.first and (not at or before in POSTED)
        if leads or (word == "by" and before in CARRIED):
            where = passage.starts[at + 1], passage.ends[found.cue_first - 1]
            media = (m for m in cast.mentions_in(*where) if m.actor.kind in MEDIA)
            yield from (m.actor.name for m in media if m.start - where[0] < NEAR)
