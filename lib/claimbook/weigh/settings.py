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

    It is the place that its own claims and figures (`told`) name most; else the first place of its title, then of its first
    sentences, that the corpus or the codebook knows.
    """
    named: dict[str, Counter] = {}
    for row in told:
        if row["place"]:
            named.setdefault(row["article_id"], Counter())[row["place"]] += 1
    settings = {key: fold_place(max(n, key=lambda p: (n[p], p)), lexicon) for key, n in named.items()}
    places = {place for n in named.values() for place in n}
    if known := _pattern(places, lexicon):
        leads = _leads(sentences)
        for row in articles:
            words = " . ".join((row["title"] or "", *leads.get(row["article_id"], ())))
            if row["article_id"] not in settings and (found := known.search(words)):
                settings[row["article_id"]] = fold_place(found[0], lexicon)
    return settings


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
