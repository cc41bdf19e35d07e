"""Settings: the place at which an article is set, for what it tells without a place of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from claimbook.lexicon import Lexicon, any_of
from claimbook.weigh.nests import fold_place

LEAD = 3  # sentences in which an article says where it is set


def find_settings(
    articles: Iterable[Mapping], sentences: Iterable[Mapping], told: Iterable[Mapping], lexicon: Lexicon
) -> dict[str, str]:
    """article_id -> the folded name of the place at which it is set; an article of which nothing tells it is left out.

    It is the first place of its title that the corpus or the codebook knows; else the place that its own claims and figures
    (`told`) name most; else the first place known of its first sentences.
    """
    named: dict[str, Counter] = {}
    for row in told:
        if row["place"]:
            named.setdefault(row["article_id"], Counter())[row["place"]] += 1
    most = {key: max(n, key=lambda p, n=n: (n[p], p)) for key, n in named.items()}
    known = _pattern({place for n in named.values() for place in n}, lexicon)
    leads = _leads(sentences)
    settings = {}
    for row in articles:
        key = row["article_id"]
        title, lead = row["title"] or "", " . ".join(leads.get(key, ()))
        if place := _first(known, title) or most.get(key) or _first(known, lead):
            settings[key] = fold_place(place, lexicon)
    return settings


def _first(known: re.Pattern | None, words: str) -> str | None:
    found = known and known.search(words)
    return found[0] if found else None


def _pattern(places: set[str], lexicon: Lexicon) -> re.Pattern | None:
    """Matches the places that the corpus names and those of its codebook, as they are written or in capitals."""
    own = [row for row in lexicon.rows("places") if row["within"]] if lexicon.codebook else []
    local = places | {row["place"] for row in own}
    wide = {row["within"] for row in own} - local | {row["name"] for row in lexicon.rows("states")}
    written = {form for n in local - wide for form in (n, n.upper())}
    return re.compile(rf"(?<!\w){any_of(written)}(?!\w)") if written else None


def _leads(sentences: Iterable[Mapping]) -> dict[str, list[str]]:
    leads: dict[str, list[str]] = {}
    for row in sentences:
        if row["kind"] != "title" and len(lead := leads.setdefault(row["article_id"], [])) < LEAD:
            lead.append(row["text"])
    return leads
