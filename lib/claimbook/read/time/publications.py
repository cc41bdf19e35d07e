"""When an article was published: given, stated, or inferred as an interval with its basis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date, timedelta
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.pages import Page
from claimbook.read.time.calendars import Interval
from claimbook.read.time.candidates import AHEAD
from claimbook.read.time.date_phrases import Phrase
from claimbook.read.time.date_shapes import Calendar, Numeric, Part, Range, Shift
from claimbook.read.time.resolutions import Resolved, Resolver
from claimbook.read.time.tenses import tense_at
from claimbook.records import value

HEAD, TAIL = 8, 4  # paragraphs at the top and at the end in which the date of publication may stand alone
TERMS = ("by", "until", "till", "before")  # a date after them may lie ahead
SINCE = ("since", "from", "after")  # and after these well behind
FIRST_YEAR, LAST_YEAR = 1900, 2200  # in which articles are published
WEEK, MONTH, YEAR = timedelta(6), timedelta(31), timedelta(364)  # from a day to the last one of the same
CYCLE = 12  # years in which each day of the year has fallen on each weekday
SHORT = 120  # characters of a line that only tells where the article is from
NAMED = 50  # characters in which a line names where and by whom an article was made: "filed by Jane Doe in Oslo on"
CLOCK = r"(?:\d{1,2}[:.h]?\d\d(?:\s?[ap]\.?m\.?)?\s?(?:hrs|hours|local\stime|[A-Z]{2,4})?,?\s(?:on\s)?)?"
MEDIUM = r"(?:\sin\s[^,.|\r\n]{2,60},)?"  # Published in The Harbour Times,
PLACE = re.compile(r"[(\[]?(?:[^\W\d_a-z][\w.'’-]*[\s,/]{1,3}){1,6}")  # (New York,
DASH = re.compile(r"[)\]]?\s?(?:[(\[][^()\[\]]{2,30}[)\]])?\s?(?:--?|[—–―])\s")  # (AFP) –
STOP = re.compile(rf"(?:{DASH.pattern})|[.:]\s")  # OSLO, 3 May 2024.
NUMBERED = re.compile(r"\d\s*[|·•–—]\s*\Z")  # Briefing note 14 | 3 May 2024
AS_OF = re.compile(rf"\b[Aa]s of\s{CLOCK}\Z")


@value
class Publication:
    """The interval in which an article was published, ISO days, and how it is known."""

    earliest: str | None
    latest: str | None
    basis: str


def find_publication(page: Page, resolve: Resolver, lexicon: Lexicon) -> Publication:
    """The publication interval: metadata before what the text states before what its dates imply."""
    article = page.article
    known = Publication(article.published_earliest, article.published_latest, article.published_basis)
    if known.earliest and known.earliest == known.latest:
        return known
    for _ in range(2):  # a day without its year counts only once the dated events have told the year
        found = resolve(known.earliest, known.latest)
        if stated := next(_stated(page, found, known, lexicon), None):
            return Publication(stated.first.isoformat(), stated.last.isoformat(), "stated")
        narrowed = _narrow(known, page, found, lexicon)
        if narrowed == known:
            break
        known = narrowed
    return known


def _stated(
    page: Page, found: Sequence[Resolved], known: Publication, lexicon: Lexicon
) -> Iterator[Interval]:
    """Yield the days that the text gives as its own, the surest first."""
    days = [(p, i[0]) for p, i in found if i and i[0].is_day and _fits(i[0], known)]
    full = [(p, day) for p, day in days if isinstance(p.shape, Calendar | Numeric) and p.shape.year]
    yield from (day for p, day in full if _is_marked(page, p, _marks(lexicon, "published")))
    yield from (day for p, day in full if _is_dateline(page, p))
    if page.dateline and page.dateline.date:
        start, end = page.dateline.date
        yield from (day for p, day in days if p.start < end and start < p.end)
    yield from (day for p, day in full if _ends_report_line(page, p, lexicon))
    yield from (day for p, day in full if _is_marked(page, p, _marks(lexicon, "updated")))
    yield from (day for p, day in full if _is_told_of_itself(page, p, lexicon))
    alone = [day for p, day in full if _stands_alone(page, p, lexicon)]
    if len(alone) <= 2:  # more of them head the entries of a chronicle
        yield from alone


def _is_marked(page: Page, phrase: Phrase, marks: re.Pattern[str]) -> bool:
    """Whether the line begins with a mark such as "Published on" and the date follows at once."""
    paragraph = page.paragraph_at(phrase.start)
    if paragraph is None or phrase.start - paragraph.start > SHORT or paragraph.kind == "embed":
        return False
    is_prose = paragraph.kind == "body" and page.text[paragraph.end - 1] in ".!?"
    return not is_prose and bool(marks.fullmatch(page.text, paragraph.start, phrase.start))


@cache
def _marks(lexicon: Lexicon, tells: str) -> re.Pattern[str]:
    words = any_of(lexicon.phrases("publication_marks", tells=tells))
    return re.compile(
        rf"\W{{0,3}}(?:[^|\r\n]{{0,80}}[|·•–—:(\[]\s?)?{words}{MEDIUM}(?::|\s[|–—-]|,)?\s?{CLOCK}",
        re.IGNORECASE,
    )


def _is_told_of_itself(page: Page, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a line at the top or the end says when the article was made: "This story was published on May 3, 2024, and ..."."""
    paragraph = page.paragraph_at(phrase.start)
    if (
        paragraph is None
        or paragraph.kind in ("embed", "caption")
        or not _is_at_an_edge(page, paragraph.index)
    ):
        return False
    if _own_words(lexicon).fullmatch(page.text, paragraph.start, phrase.start):
        return True
    sentence = page.sentence_at(phrase.start)
    is_last = paragraph.index >= len(page.paragraphs) - TAIL and sentence is not None
    is_whole = is_last and not page.text[phrase.end : sentence.end].strip(".)] ")
    return is_whole and bool(_own_words(lexicon).fullmatch(page.text, sentence.start, phrase.start))


@cache
def _own_words(lexicon: Lexicon) -> re.Pattern[str]:
    """Match what leads to the date: "This story was updated on", "Compiled", "Welcome to our live coverage on"."""
    own, made, live = (
        any_of(lexicon.phrases("publication_notes", part=part)) for part in ("itself", "made", "live")
    )
    lead = rf"(?:[^.!?:\r\n]{{0,20}}\b{own}\b[^.!?:,\r\n]{{0,30}}\s)?{made}"
    return re.compile(
        rf"\W{{0,3}}(?:{lead}|[^.!?:\r\n]{{0,50}}\b{live})\b[^.!?:\r\n]{{0,{NAMED}}}?\s{CLOCK}", re.IGNORECASE
    )


def _is_at_an_edge(page: Page, index: int) -> bool:
    return index < HEAD or index >= len(page.paragraphs) - TAIL


def _ends_report_line(page: Page, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a line at the top names a report of a date: "Campaign Assessment, May 7, 2024", "Losses as of 7 May 2024"."""
    paragraph = page.paragraph_at(phrase.start)
    if paragraph is None or paragraph.index >= HEAD or paragraph.end - paragraph.start > SHORT:
        return False
    if paragraph.kind != "body" and AS_OF.search(page.text, paragraph.start, phrase.start):
        return True
    if page.text[phrase.end : paragraph.end].strip(".)] "):
        return False
    if paragraph.index < HEAD // 2 and NUMBERED.search(page.text, paragraph.start, phrase.start):
        return True
    return bool(_report_words(lexicon).search(page.text, paragraph.start, phrase.start))


@cache
def _report_words(lexicon: Lexicon) -> re.Pattern[str]:
    words = any_of(lexicon.phrases("publication_marks", tells="report"))
    return re.compile(rf"\b{words}\b.{{0,60}}[,(–—:-]\s?\Z", re.IGNORECASE)


def _is_dateline(page: Page, phrase: Phrase) -> bool:
    """Whether a date stands between a place and a dash at the head of a paragraph: "(Oslo, May 3, 2024) – "; "OSLO, 3 May 2024."."""
    paragraph = page.paragraph_at(phrase.start)
    if paragraph is None or paragraph.index >= HEAD:
        return False
    is_placed = PLACE.fullmatch(page.text, paragraph.start, phrase.start)
    place = page.text[paragraph.start : phrase.start]
    closing = STOP if place.isupper() else DASH
    return bool(is_placed and closing.match(page.text, phrase.end, paragraph.end))


def _stands_alone(page: Page, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a date fills its line at the top or the end of the article, but for a byline and the hour."""
    paragraph = page.paragraph_at(phrase.start)
    if paragraph is None or paragraph.kind in ("embed", "caption") or paragraph.end - paragraph.start > SHORT:
        return False
    if not _is_at_an_edge(page, paragraph.index):
        return False
    rest = page.text[paragraph.start : phrase.start] + " " + page.text[phrase.end : paragraph.end]
    words = _beside(lexicon).sub(" ", rest).split()
    return len(words) <= 6 and all(word[0].isupper() for word in words)


@cache
def _beside(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand in a line with the date of publication."""
    words = any_of(word for row in lexicon.rows("publication_marks") for word in row["word"].split())
    return re.compile(rf"\b{words}\b|[\W\d_]+", re.IGNORECASE)


def _narrow(known: Publication, page: Page, found: Sequence[Resolved], lexicon: Lexicon) -> Publication:
    """The interval after the latest day or month that is told as past, and within a week of it where weekdays are told.

    A year alone tells nothing: it may be that of a law, a birth, an old war.
    """
    told = [(i[0], p) for p, i in found if i and not _hangs_on_publication(p) and _fits(i[0], known)]
    told = [(i, p) for i, p in told if i.last - i.first <= MONTH]
    told.sort(key=lambda t: (t[0].first, t[0].is_day), reverse=True)
    past = ((i, p) for i, p in told if not _is_ahead(page, p, lexicon))
    latest, phrase = next(past, (None, None))
    if latest is None:
        return known if known.earliest or known.latest else _told_by_weekday(found) or known
    earliest = max(filter(None, (known.earliest, latest.first.isoformat())))
    end = known.latest
    if latest.is_day and any(_is_weekday(p) for p, _ in found) and _is_fresh(page, phrase):
        week = (latest.first + WEEK).isoformat()
        end = min(end, week) if end else week
    return Publication(earliest, end, known.basis if known.basis != "unknown" else "inferred")


def _told_by_weekday(found: Sequence[Resolved]) -> Publication | None:
    """From the latest day whose weekday tells its year, as "Saturday, March 8" after the latest year told, to its next return."""
    years = [i[0].first.year for p, i in found if i and isinstance(p.shape, Calendar) and p.shape.year]
    shapes = [p.shape for p, i in found if i is None and isinstance(p.shape, Calendar) and p.shape.day]
    told = [c for c in shapes if c.month and c.weekday is not None]
    day = max(filter(None, (_first_such(c, max(years)) for c in told if years)), default=None)
    if day is None:
        return None
    ahead = WEEK if any(_is_weekday(p) for p, _ in found) else YEAR
    return Publication(day.isoformat(), (day + ahead).isoformat(), "inferred")


def _first_such(told: Calendar, year: int) -> date | None:
    """The first day from a year on that is this weekday, day and month; the next comes back at the latest after eleven years."""
    days = (date(y, told.month, 1) + timedelta(told.day - 1) for y in range(year, min(year + CYCLE, MAXYEAR)))
    return next((d for d in days if (d.month, d.weekday()) == (told.month, told.weekday)), None)


def _is_ahead(page: Page, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a date may lie ahead of publication: told in the future, or as a term ("by 2 March")."""
    return _word_before(page, phrase) in TERMS or tense_at(page, phrase.start, phrase.end, lexicon) in AHEAD


def _word_before(page: Page, phrase: Phrase) -> str:
    *_, word = ["", *page.text[max(0, phrase.start - 12) : phrase.start].lower().split()]
    return word


def _fits(interval: Interval, known: Publication) -> bool:
    day = interval.first.isoformat()
    return (known.latest is None or day <= known.latest) and FIRST_YEAR <= interval.first.year <= LAST_YEAR


def _hangs_on_publication(phrase: Phrase) -> bool:
    return isinstance(phrase.shape, Shift) or _is_weekday(phrase)


def _is_weekday(phrase: Phrase) -> bool:
    return (
        isinstance(phrase.shape, Calendar) and phrase.shape.weekday is not None and phrase.shape.day is None
    )


def _is_fresh(page: Page, phrase: Phrase) -> bool:
    """Whether a day is one of the news and no background: told without its year, with its weekday, or beside the body."""
    shape = phrase.shape
    while isinstance(shape, Range | Part):
        shape = shape.last if isinstance(shape, Range) else shape.of
    if not isinstance(shape, Calendar) or _word_before(page, phrase) in SINCE:
        return False
    paragraph = page.paragraph_at(phrase.start)
    return (
        shape.year is None
        or shape.weekday is not None
        or (paragraph is not None and paragraph.kind != "body")
    )
