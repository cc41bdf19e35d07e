"""Statements: claim records made from what was found: an attribution, an embedded post, an act of the article's own."""

from __future__ import annotations

import re
from dataclasses import replace

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.read.speech.acts import Act
from claimbook.read.speech.antecedents import narrowed
from claimbook.read.speech.channels import find_channels
from claimbook.read.speech.constructions import Attribution
from claimbook.read.speech.embeds import Post
from claimbook.read.speech.namings import is_about_charges, is_called_untrue, is_condemned
from claimbook.read.speech.noun_phrases import RELATIVES, is_title
from claimbook.read.speech.passages import QUOTE
from claimbook.read.speech.polarities import find_polarity
from claimbook.read.speech.statuses import find_status
from claimbook.read.speech.transcripts import Answer
from claimbook.records import Claim, Span, stable_id

CONTRACTION = re.compile(r"(he|she|it|they|we|i|who|you)['’](?:s|ve|d|ll|re|m)", re.IGNORECASE)

IDENTITY = ("source", "source_id", "source_kind", "side", "unnamed")  # the fields that say who a source is
UNCHECKED = re.compile(r"\bun(?:confirmed|verified)\b", re.IGNORECASE)  # according to | unconfirmed reports
CURRENCIES = "$€£¥₩₽₴₹₺₪"  # signs written onto a sum: $40 million


def make_claim(page: Page, found: Attribution, cast: Cast, lexicon: Lexicon) -> Claim:
    """The claim that an attribution makes."""
    start, end, mode = _content(found)
    cue = Span.cut(page.text, *found.passage.place(found.cue_first, found.cue_last))
    entry = found.cue.entry if found.cue else None
    meaning = entry.meaning if entry else "say"
    told = _without_speaker(found, page.text, start, end)
    names = bool(entry) and bool({"naming", "as"} & entry.syntax)
    if meaning == "say" and names:
        meaning = _named_as(f"“{told}”" if found.last - found.first == 1 else told, lexicon)
    source = _source(page, found, cast)
    status = find_status(meaning, cue.text, told, mode, lexicon, names=names)
    if status == "asserted" and UNCHECKED.search(source.get("source_text") or ""):
        status = "unverified"
    return Claim(
        **_place(page, start, end, cue.start),
        **source,
        via=";".join(dict.fromkeys(find_channels(found, cast, grammar(lexicon)))) or None,
        cue=cue.text,
        cue_start=cue.start,
        cue_end=cue.end,
        mode=mode,
        status=status,
        polarity=find_polarity(cue.text, told, meaning, lexicon),
        rule=f"{found.pattern} {entry.lexicon}:{entry.phrase}" if entry else found.pattern,
    )


def _named_as(told: str, lexicon: Lexicon) -> str:
    """What one does who calls something so: condemn it, deny the charges, or only say it."""
    if is_called_untrue(told, lexicon) or not is_condemned(told, lexicon):
        return "say"
    return "deny" if is_about_charges(told, lexicon) else "condemn"


def make_post_claim(page: Page, post: Post, cast: Cast, lexicon: Lexicon) -> Claim:
    """The words of an embedded post, as said by the one who posted them."""
    author = Span.cut(page.text, *post.author)
    actor = cast.resolve(author.start, author.end)
    said = page.text[post.start : post.end]
    claim = Claim(
        **_place(page, post.start, post.end, None),
        **_named(author, actor),
        mode="direct",
        status=find_status("say", "", said, "direct", lexicon),
        polarity=find_polarity("", said, "say", lexicon),
        rule="embedded post",
    )
    return replace(claim, source_kind="social_media") if claim.source_kind == "other" else claim


def make_answer(page: Page, answer: Answer, lexicon: Lexicon) -> Claim:
    """The words of a turn in an interview or a broadcast."""
    said = page.text[answer.start : answer.end]
    colon = page.text.index(":", answer.name[1], answer.start)
    return Claim(
        **_place(page, answer.start, answer.end, colon),
        **_named(Span.cut(page.text, *answer.name), answer.speaker),
        cue=":",
        cue_start=colon,
        cue_end=colon + 1,
        mode="direct",
        status=find_status("say", "", said, "direct", lexicon),
        polarity=find_polarity("", said, "say", lexicon),
        rule="turn",
    )


def make_own_claim(page: Page, start: int, end: int, act: Act, lexicon: Lexicon) -> Claim:
    """An act that the article tells in its own voice."""
    return Claim(
        **_place(page, start, end, None),
        source_kind="outlet",
        mode="own",
        polarity=find_polarity("", page.text[start:end], "", lexicon),
        rule=f"own act acts:{act.phrase}",
    )


def move_claim(claim: Claim, page: Page, start: int, end: int) -> Claim:
    """The claim with other words: those from `start` to `end`."""
    return replace(claim, **_place(page, start, end, claim.cue_start))


def _place(page: Page, start: int, end: int, cue_start: int | None) -> dict[str, object]:
    """The fields that say where the words of a claim stand."""
    span = Span.cut(page.text, start, end)
    sentence = page.sentence_at(span.start)
    article_id = page.article.article_id
    return {
        "claim_id": stable_id("c", article_id, span.start, span.end, span.text, cue_start),
        "article_id": article_id,
        "sentence_id": sentence.sentence_id if sentence else None,
        "start": span.start,
        "end": span.end,
        "text": span.text,
    }


def _content(found: Attribution) -> tuple[int, int, str]:
    """Where what is said begins and ends, and its mode: the marks of a direct quotation stay outside."""
    passage, words = found.passage, found.passage.words[found.first : found.last]
    if not words:
        return passage.start, passage.start, "indirect"
    if words[0] == words[-1] == QUOTE and (len(words) == 1 or found.pattern == "trailing"):
        start = passage.quotations[found.first].start
        end = passage.quotations[found.first + len(words) - 1].end
        return start, end, "mixed" if _is_fragment(found, start) else "direct"
    start, end = passage.place(found.first, found.first + len(words))
    start -= passage.text[max(0, start - 1)] in CURRENCIES
    quoted = any(found.first <= at < found.last and not is_title(passage, at) for at in passage.quotations)
    return start, end, "mixed" if quoted else "indirect"


def _is_fragment(found: Attribution, start: int) -> bool:
    """Whether quoted words are part of the speaker's sentence: said that “nobody fled”; praised “our friends”."""
    leads = found.pattern.endswith((" that", " quote", " object"))
    before = found.passage.word(found.first - 1)
    return leads and found.passage.text[start].islower() and before not in (",", ":")


def _without_speaker(found: Attribution, text: str, start: int, end: int) -> str:
    """What is said from `start` to `end`, without the speaker's words in its midst: "the deal, he said, will hold"."""
    spoken = [found.cue_first, found.cue_last]
    if found.speaker:
        spoken += [found.speaker.first, found.speaker.last]
    opens, closes = found.passage.place(min(spoken), max(spoken))
    if not start < opens < closes < end:
        return text[start:end]
    return f"{text[start:opens].rstrip(' ,')} {text[closes:end].lstrip(' ,')}"


def _source(page: Page, found: Attribution, cast: Cast) -> dict[str, object]:
    """The fields of the source: the words for it, and the actor whom they mean."""
    passage, speaker = found.passage, found.speaker
    if speaker is None:
        return {}
    words = Span.cut(page.text, *passage.place(speaker.first, speaker.last))
    if pronoun := CONTRACTION.fullmatch(words.text):
        words = Span.cut(page.text, words.start, words.start + pronoun.end(1))
    if speaker.antecedent:
        first, last = speaker.antecedent
        if passage.words[speaker.first] in RELATIVES:
            first, last = narrowed(passage, speaker.first, (first, last), cast.lexicon)
        actor = cast.resolve(*passage.place(first, last))
    else:
        actor = cast.resolve(words.start, words.end)
    return _named(words, actor)


def _named(words: Span, actor: Actor | None) -> dict[str, object]:
    unknown = {
        "source": words.text,
        "source_id": None,
        "source_kind": "other",
        "side": None,
        "unnamed": False,
    }
    place = {"source_text": words.text, "source_start": words.start, "source_end": words.end}
    return place | (_identity(actor) if actor else unknown)


def _identity(actor: Actor) -> dict[str, object]:
    """The fields that say who a source is."""
    return {
        "source": actor.name,
        "source_id": actor.actor_id,
        "source_kind": actor.kind,
        "side": actor.side,
        "unnamed": actor.unnamed,
    }


def said_by(claim: Claim, actor: Actor) -> Claim:
    """The claim, with this actor as its source; the words there stay those of the text."""
    return replace(claim, **_identity(actor))


def with_source_of(claim: Claim, other: Claim) -> Claim:
    """The claim, by the source of another; the words there stay those of the text."""
    return replace(claim, **{name: getattr(other, name) for name in IDENTITY})
