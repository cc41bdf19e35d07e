"""One article -> all its records: a pure function, the unit of parallel work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from claimbook.lexicon import Lexicon
from claimbook.read.counts.figures import find_figures
from claimbook.read.layout.invisibles import has_invisibles, put_back, without_invisibles
from claimbook.read.layout.languages import ENGLISH, english_share
from claimbook.read.layout.mastheads import find_author, find_title
from claimbook.read.layout.pages import Page, lay_out
from claimbook.read.people.places import Places
from claimbook.read.people.references import find_cast
from claimbook.read.speech.claims import find_claims
from claimbook.read.time.date_phrases import find_phrases
from claimbook.read.time.dates import find_dates
from claimbook.read.time.outlets import find_outlet
from claimbook.read.time.publications import find_publication
from claimbook.read.time.resolutions import resolver
from claimbook.read.tone.stances import find_stances
from claimbook.read.tone.terms import find_terms
from claimbook.records import Article, Reading, Row

FOREIGN = "language not English"  # the reason of an article that is read only in part

Record = TypeVar("Record", bound=Row)


def extract(article: Article, lexicon: Lexicon) -> Reading:
    """Read one article. The same article and lexicon give the same records; an unreadable article gives no rows."""
    if not article.is_readable:
        return Reading(article)
    if has_invisibles(article):
        return put_back(extract(without_invisibles(article), lexicon), article)
    page = lay_out(article, lexicon)
    resolve = resolver(page, tuple(find_phrases(page, lexicon)), lexicon)
    published = find_publication(page, resolve, lexicon)
    dates = _once(find_dates(page, resolve, published), key="date_id")
    cast = find_cast(page, lexicon)
    places, days = Places(cast, dates, lexicon), (published.earliest, published.latest)
    claims = _once(find_claims(page, cast, places, lexicon, days), key="claim_id")
    figures = _once(find_figures(page, cast, claims, places, lexicon, days), key="figure_id")
    terms = _once(find_terms(page, cast, claims, lexicon), key="term_id")
    stances = tuple(find_stances(page, cast, claims, terms))
    published_article = replace(
        _described(page, lexicon),
        published_earliest=published.earliest,
        published_latest=published.latest,
        published_basis=published.basis,
    )
    return Reading(published_article, page.sentences, claims, figures, dates, terms, stances)


def _once(records: Iterable[Record], *, key: str) -> tuple[Record, ...]:
    """The records without those that tell what one before them told: an id stands once in its table."""
    first: dict[str, Record] = {}
    for record in records:
        first.setdefault(getattr(record, key), record)
    return tuple(first.values())


def _described(page: Page, lexicon: Lexicon) -> Article:
    """The article with title, author and language from its own text; what the metadata gave stays."""
    article, text = page.article, page.text
    share = english_share(page.words, lexicon)
    foreign = share is not None and share < ENGLISH
    return replace(
        article,
        title=article.title or find_title(text, page.paragraphs),
        author=article.author or find_author(text, page.paragraphs, lexicon),
        outlet=article.outlet or find_outlet(page, lexicon),
        language="en" if share is not None and not foreign else None,
        status="partial" if foreign else article.status,
        reason="; ".join(filter(None, (article.reason, FOREIGN if foreign else None))) or None,
    )
