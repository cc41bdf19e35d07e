"""One article -> all its records: a pure function, the unit of parallel work."""

from __future__ import annotations

from dataclasses import replace

from claimbook.lexicon import Lexicon
from claimbook.read.cast import find_cast
from claimbook.read.claims import find_claims
from claimbook.read.dates import find_dates
from claimbook.read.figures import find_figures
from claimbook.read.pages import lay_out
from claimbook.read.publications import find_publication
from claimbook.read.stances import find_stances, find_terms
from claimbook.records import Article, Reading


def extract(article: Article, lexicon: Lexicon) -> Reading:
    """Read one article. The same article and lexicon give the same records; an unreadable article gives no rows."""
    if not article.is_readable:
        return Reading(article)
    page = lay_out(article, lexicon)
    published = find_publication(page, lexicon)
    dates = tuple(find_dates(page, published, lexicon))
    cast = find_cast(page, lexicon)
    claims = tuple(find_claims(page, cast, dates, lexicon))
    figures = tuple(find_figures(page, cast, claims, dates, lexicon))
    terms = tuple(find_terms(page, cast, claims, lexicon))
    stances = tuple(find_stances(page, cast, claims, terms))
    dated = replace(
        article,
        published_earliest=published.earliest,
        published_latest=published.latest,
        published_basis=published.basis,
    )
    return Reading(dated, page.sentences, claims, figures, dates, terms, stances)
