"""Figures: counted quantities with their range, what is counted, who says so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimbook.lexicon import Lexicon
from claimbook.read.counts.backgrounds import others_past
from claimbook.read.counts.comparisons import is_compared, is_denied, is_official
from claimbook.read.counts.continuations import answer, asked, join_sentences
from claimbook.read.counts.entries import is_telling
from claimbook.read.counts.exclusions import is_excluded, is_mean
from claimbook.read.counts.joints import join_readings
from claimbook.read.counts.lines import Line, add_victims, is_beside_dead, tells_deaths
from claimbook.read.counts.localities import Localities
from claimbook.read.counts.measure_cues import Cue, find_cues, may_have_cues
from claimbook.read.counts.measures import Reading, measure_quantities
from claimbook.read.counts.multiples import find_multiples
from claimbook.read.counts.number_words import number_words
from claimbook.read.counts.occasions import Occasions
from claimbook.read.counts.quantities import Quantity, find_quantities
from claimbook.read.counts.rebounds import rebound
from claimbook.read.counts.recounts import recount
from claimbook.read.counts.single_things import find_single_things
from claimbook.read.counts.singles import find_last_things, find_singles
from claimbook.read.counts.sources import Sources
from claimbook.read.counts.subjects import Subjects
from claimbook.read.counts.suppositions import is_supposed
from claimbook.read.counts.tokens import Tokens, split_tokens
from claimbook.read.counts.totals import hedge_near, total_type
from claimbook.read.counts.verifications import is_unchecked
from claimbook.read.counts.vocabularies import Vocabulary, vocabulary
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.read.people.places import Places
from claimbook.read.speech.claim_maps import ClaimMap
from claimbook.read.speech.namings import is_refuted
from claimbook.records import Claim, DateMention, Figure, Sentence, stable_id, value

CLAIMED = ("asserted", "claimed")  # statuses of what somebody says, though nobody may have checked it
DIGITS = re.compile(r"[\d¼-¾⅐-⅞]+")
DATE_ENDS = frozenset(("ago", "earlier", "of", "'", "’"))  # nine months of 2023, in two weeks' time
RECALLED = 3  # sentences with numbers, back to the one that another number counts anew
FAR = 500  # characters back to it
NEXT = 4  # characters between a sentence and the next


def find_figures(
    page: Page,
    cast: Cast,
    claims: Sequence[Claim],
    places: Places,
    lexicon: Lexicon,
    published: tuple[str | None, str | None] = (None, None),
) -> Iterator[Figure]:
    """Yield the figures of an article in reading order.

    `published` are the first and last day on which it can have been published. A figure within a claim has its source and status; one that the article tells itself has the source None.
    """
    known, dates = vocabulary(lexicon), places.dates
    lines = [_line(page, sentence, dates, known, lexicon) for sentence in _sentences(page, lexicon)]
    question: list[Reading] = []
    limit = 0  # where no answer is awaited any more
    for before, line in pairwise(lines):
        if line.sentence.start - before.sentence.end <= NEXT:
            join_sentences(line.tokens, line.readings, before.readings, known.words)
        if found := asked(before.tokens, before.cues):
            question, limit = found, before.sentence.end + FAR
        if question and (answer(line.readings, question) or line.sentence.end > limit):
            question = []
    for at, line in enumerate(lines):
        recount(line.tokens, line.readings, _told_before(lines, at), known)
    add_victims(lines, known)
    cued = sorted((c for c in claims if c.cue_start is not None), key=lambda c: c.cue_start)
    desk = _Desk(
        page,
        ClaimMap(claims),
        Subjects(cast, known),
        Localities(places, claims, lexicon),
        Occasions(page, dates, cued, published, lexicon),
        Sources(page, cast, cued, lexicon),
        known,
        lexicon,
        tells_deaths(lines, dates, published[0], lexicon),
    )
    for line in lines:
        yield from desk.figures(line)


def _told_before(lines: Sequence[Line], at: int) -> list[Sequence[Reading]]:
    """The readings of the sentences not far before the one at `at`, of the nearest last."""
    first = lines[at].sentence.start - FAR
    return [line.readings for line in lines[max(0, at - RECALLED) : at] if line.sentence.end > first]


def _sentences(page: Page, lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences that hold a digit or a word with which a figure may begin."""
    digits = (m.start() for m in DIGITS.finditer(page.text))
    numbers = sorted([*digits, *page.openings["number_words"], *page.openings["vague_numbers"]])
    end = -1
    for offset in sorted([*numbers, *page.openings["measures"]]):
        if offset < end or not (sentence := page.sentence_at(offset)) or offset >= sentence.end:
            continue
        end = sentence.end
        if sentence.kind == "boilerplate" or page.is_repeat(sentence.paragraph):
            continue
        number = bisect_left(numbers, offset)
        has_number = number < len(numbers) and numbers[number] < end
        if has_number or may_have_cues(page.words.lower(sentence.start, end), lexicon):
            yield sentence


def _line(
    page: Page, sentence: Sentence, dates: Sequence[DateMention], known: Vocabulary, lexicon: Lexicon
) -> Line:
    """The sentence with its quantities and their measures."""
    tokens = split_tokens(page.text, sentence.start, sentence.end)
    cues = find_cues(tokens, lexicon)
    quantities = [
        q
        for q in _quantities(tokens, cues, known, lexicon)
        if not is_excluded(tokens, q, cues, known, lexicon) and not _is_date(tokens, q, dates)
    ]
    measured = measure_quantities(tokens, quantities, cues, known)
    told = [r for r in measured if not is_supposed(tokens, r, known)]
    readings = join_readings(tokens, told, known)
    readings.extend(find_multiples(tokens, number_words(lexicon).multiples, known))
    return Line(sentence, tokens, cues, readings)


def _quantities(
    tokens: Tokens, cues: Sequence[Cue], known: Vocabulary, lexicon: Lexicon
) -> Sequence[Quantity]:
    """The quantities of a sentence in reading order; where it tells a measure, single persons and none at all too."""
    places = {c.first for c in cues if c.syntax in ("transitive", "subject", "state")}
    found = [rebound(tokens, q, known, lexicon) for q in find_quantities(tokens, places, known, lexicon)]
    found.extend([*find_last_things(tokens, found, known, places)])
    found.extend([*find_single_things(tokens, found, known, places)])
    if cues:
        found.extend(find_singles(tokens, found, known, cues, places, lexicon))
    return sorted(found, key=lambda q: q.number.first)


def _is_date(tokens: Tokens, quantity: Quantity, dates: Sequence[DateMention]) -> bool:
    """Whether a date expression holds the number; "the past two years" is a stretch of time too, "two years ago" is none."""
    at = bisect_right(dates, tokens.starts[quantity.number.at], key=lambda d: d.start) - 1
    if at < 0 or dates[at].end < tokens.ends[quantity.number.end - 1] or is_mean(tokens, quantity.number):
        return False
    return quantity.measure != "duration" or tokens.word(quantity.end) in DATE_ENDS


@value
class _Desk:
    """What it takes to make figures of the readings of an article's sentences."""

    page: Page
    claims: ClaimMap
    subjects: Subjects
    localities: Localities
    occasions: Occasions
    sources: Sources
    known: Vocabulary
    lexicon: Lexicon
    has_deaths: bool

    def figures(self, line: Line) -> Iterator[Figure]:
        """Yield a figure for each reading of a sentence that tells something."""
        tells = [is_telling(line.tokens, r, self.known) for r in line.readings]
        ids = [self._id(line, r) for r in line.readings]
        limits = [r.quantity.number.first for r in line.readings[1:]] + [len(line.tokens)]
        claims = [self.claims.at(line.tokens.starts[r.quantity.number.at]) for r in line.readings]
        subjects = self._subjects(line, claims)
        made = []
        for place, reading in enumerate(line.readings):
            if tells[place]:
                part_of = (
                    ids[reading.part_of] if reading.part_of is not None and tells[reading.part_of] else None
                )
                names = (ids[place], subjects.get(place), part_of)
                made.append(self._figure(line, reading, claims[place], *names, limits[place]))
        yield from sorted(made, key=lambda f: f.start)

    def _subjects(self, line: Line, claims: Sequence[Claim | None]) -> dict[int, str | None]:
        """Who is counted in each reading of a sentence, by its place; those that lean on a later one come last."""
        found: dict[int, str | None] = {}
        places = range(len(line.readings))
        for place in sorted(places, key=lambda p: (line.readings[p].model or 0) > p):
            reading = line.readings[place]
            if reading.quantity.nature == "amount" and reading.measure != "percent":
                continue
            measure = self._measure(line, reading)
            found[place] = self.subjects.find(line.tokens, reading, measure, claims[place], found)
        return found

    def _measure(self, line: Line, reading: Reading) -> str:
        """The measure; those who were shot are wounded, but where the article tells of deaths and they are not "others"."""
        if reading.measure != "shot":
            return reading.measure or "other"
        number = reading.quantity.number
        words = line.tokens.words[max(number.first, number.at - 1) : reading.quantity.end]
        is_mixed = self.has_deaths and number.value > 1 and not is_beside_dead(line, reading)
        return "casualties" if is_mixed and self.known.words["other"].isdisjoint(words) else "wounded"

    def _id(self, line: Line, reading: Reading) -> str:
        start, end = _span(line.tokens, reading.quantity)
        measure = self._measure(line, reading)
        return stable_id("f", self.page.article.article_id, start, end, self.page.text[start:end], measure)

    def _figure(
        self,
        line: Line,
        reading: Reading,
        claim: Claim | None,
        figure_id: str,
        subject: str | None,
        part_of: str | None,
        limit: int,
    ) -> Figure:
        tokens, quantity, number = line.tokens, reading.quantity, reading.quantity.number
        start, end = _span(tokens, quantity)
        total = total_type(tokens, reading, self.known, self.lexicon)
        measure = self._measure(line, reading)
        compared = limit if limit < len(tokens) and is_compared(tokens, limit) else None
        border = others_past(tokens, quantity.end, limit) or compared
        period = self.occasions.find(tokens, reading, claim, measure, total, border)
        told = self.sources.find(line.sentence, tokens.starts[number.at], claim)
        speaker = None if is_official(tokens, reading, self.known) else told
        return Figure(
            figure_id=figure_id,
            article_id=self.page.article.article_id,
            sentence_id=line.sentence.sentence_id,
            claim_id=claim.claim_id if claim else None,
            start=start,
            end=end,
            text=self.page.text[start:end],
            measure=measure,
            unit=quantity.unit,
            low=number.low,
            best=number.best,
            high=number.high,
            qualifier=number.qualifier,
            total_type=total,
            subject=subject,
            place=self.localities.find(
                tokens, (number.first, quantity.end), limit, claim, measure, number.value, period
            ),
            start_date=period.start_date,
            end_date=period.end_date,
            precision=period.precision,
            source=speaker.source if speaker else None,
            source_id=speaker.source_id if speaker else None,
            via=speaker.via if speaker else None,
            status=self._status(line, quantity, told.status if told else None),
            part_of=part_of,
            rule=reading.rule,
        )

    def _status(self, line: Line, quantity: Quantity, told: str | None) -> str:
        """How sure a figure is: as sure as what is `told`, or as the article tells it: denied in "Reports that 12 died are false"."""
        if is_denied(line.tokens, quantity.number.first):
            return "denied"
        if told in CLAIMED and is_unchecked(self.page, line.sentence):
            return "unverified"
        if told:
            return told
        said = self.page.text[line.sentence.start : line.sentence.end]
        end = line.tokens.ends[quantity.end - 1] - line.sentence.start
        if is_refuted(said, self.lexicon) and not is_refuted(said[:end], self.lexicon):
            return "denied"
        return hedge_near(line.tokens, quantity.number.first, quantity.end, self.lexicon)


def _span(tokens: Tokens, quantity: Quantity) -> tuple[int, int]:
    return tokens.starts[quantity.number.first], tokens.ends[quantity.end - 1]
