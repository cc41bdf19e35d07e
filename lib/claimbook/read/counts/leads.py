"""Leads: who gives the numbers of a list, by the line that leads to it: "According to the ministry:"."""

from __future__ import annotations

from bisect import bisect_left

from claimbook.read.counts.tellers import find_teller
from claimbook.read.layout.blocks import Paragraph
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor
from claimbook.read.speech.noun_phrases import phrase_after
from claimbook.read.speech.passages import passage_of
from claimbook.read.speech.speakers import main_subject
from claimbook.records import Sentence

BULLETS = "-–—•*·▪◦●"
ITEMS = 40  # items of a list between the line that leads to it and a number
TOLD = ("reporting_verbs", "reporting_phrases", "tally_verbs")  # what such a line holds


def find_lead(page: Page, cast: Cast, sentence: Sentence) -> Actor | None:
    """Who gives the numbers of an item, None where it is no item or the line before the first one names nobody."""
    here = sentence.paragraph
    for number in range(here, max(0, here - ITEMS), -1):
        if not _is_item(page, page.paragraphs[number]):
            return None
        before = page.paragraphs[number - 1]
        if page.text[before.start : before.end].rstrip().endswith(":"):
            return _teller(page, cast, before)
    return None


def _is_item(page: Page, paragraph: Paragraph) -> bool:
    """Whether a bullet stands before a paragraph, or at its start."""
    return page.text[max(0, paragraph.start - 3) : paragraph.start + 1].strip()[:1] in tuple(BULLETS)


def _teller(page: Page, cast: Cast, lead: Paragraph) -> Actor | None:
    """Who speaks in a line that leads to a list."""
    sentence, words = page.sentence_at(lead.end - 1), grammar(cast.lexicon)
    if sentence is None or not any(_opens(page, name, sentence) for name in TOLD):
        return None
    passage = passage_of(page, sentence)
    for at in range(len(passage.words) - 1):
        if passage.word(at) == "according" and passage.word(at + 1) == "to":
            named = phrase_after(passage, at + 2, words)
            return find_teller(passage, named, cast) if named else None
    main = main_subject(passage, len(passage.words), words)
    return find_teller(passage, main[1], cast) if main else None


def _opens(page: Page, name: str, sentence: Sentence) -> bool:
    """Whether a phrase of a lexicon may begin in a sentence."""
    openings = page.openings[name]
    at = bisect_left(openings, sentence.start)
    return at < len(openings) and openings[at] < sentence.end
