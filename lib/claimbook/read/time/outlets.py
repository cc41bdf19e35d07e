"""Which outlet published an article, where the text names it: "Daily Harbour could not verify the report"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.headers import masthead
from claimbook.read.layout.media import is_medium
from claimbook.read.layout.pages import Page

CAPITAL = r"[^\W\d_a-z]"
NAME = rf"(?:[Tt]he\s)?(?:(?:{CAPITAL}|\d)[\w.&’'-]*)(?:\s(?:{CAPITAL}[\w.&’'-]*|of|and|the|for|\d+)){{0,5}}"
BEFORE = re.compile(rf"(?P<name>{NAME})\s+\Z")
AFTER = re.compile(rf":?\s+(?P<name>{NAME})")
SUFFIX = re.compile(rf"\s(?:[|–—-]|::)\s(?P<name>{NAME})\Z")  # Quake hits coast - Harbour News
# By Jane Doe, Harbour News
BYLINE_OUTLET = re.compile(rf"[Bb][Yy]:?\s[^,|\r\n]{{3,60}}[,|]\s(?P<name>{NAME})\Z")
PUBLISHER = re.compile(  # Source: Harbour Times and agencies
    rf"(?i:source|publication|publisher|outlet|newspaper):\s(?P<name>{NAME}?)(?i:\sand\s(?:news\s)?agencies)?\Z"
)
PARTS = re.compile(r"\s[|/·•–—-]\s")  # of a line: May 4, 2024 / 5:12 PM EDT / AFP
COPYRIGHT = re.compile(rf"(?:©|\([Cc]\)|Copyright)\s(?:©\s)?(?:\d{{4}}\s)?(?P<name>{NAME})")
COMMENT = re.compile(r"\bfor (?:further |a |additional )?(?:comments?|response|reaction)\b")
REACH = 60  # characters in which a name stands


def find_outlet(page: Page, lexicon: Lexicon) -> str | None:
    """The outlet's name as the text has it, None where the text does not name it; a photo credit is no outlet."""
    return next(_names(page, lexicon), None)


def _names(page: Page, lexicon: Lexicon) -> Iterator[str]:
    """Yield what may be the outlet's name, the surest first."""
    if page.dateline and page.dateline.agency:
        yield page.text[slice(*page.dateline.agency)].strip()
    yield from _heads(page, lexicon)
    yield from _self_references(page, lexicon)
    for paragraph in page.paragraphs[-6:]:
        if paragraph.kind != "boilerplate":
            continue
        line = page.text[paragraph.start : paragraph.end]
        if match := COPYRIGHT.search(line):
            yield _bare(match["name"])
            continue
        match = PUBLISHER.match(line)
        if match and is_medium(_bare(match["name"]), lexicon):
            yield _bare(match["name"])


def _heads(page: Page, lexicon: Lexicon) -> Iterator[str]:
    """Yield media named at the end of the title or of a byline."""
    for paragraph in page.paragraphs[:8]:
        line = page.text[max(paragraph.start, paragraph.end - 200) : paragraph.end]
        if paragraph.kind == "title":
            match = SUFFIX.search(line)
        elif paragraph.kind == "boilerplate":
            match = BYLINE_OUTLET.match(line) or PUBLISHER.match(line)
            if not match:
                parts = (masthead(part, lexicon) for part in PARTS.split(line))
                yield from (_bare(name) for name in parts if name)
        else:
            continue
        if match and is_medium(_bare(match["name"]), lexicon):
            yield _bare(match["name"])


def _self_references(page: Page, lexicon: Lexicon) -> Iterator[str]:
    """Yield names that stand where only the writer's own paper would: "X contacted the ministry for comment"."""
    rows = {r["phrase"]: r for r in lexicon.rows("outlet_cues")}
    pattern = _cue_pattern(lexicon)
    for match in filter(None, (pattern.match(page.text, at) for at in page.openings["outlet_cues"])):
        row = rows[" ".join(match[0].lower().replace("’", "'").split())]
        sentence = page.sentence_at(match.start())
        if sentence is None or sentence.kind == "embed" or page.quotation_at(match.start()):
            continue
        if row["place"] == "before":
            name = AFTER.match(page.text, match.end(), min(sentence.end, match.end() + REACH))
        else:
            begin = max(sentence.start, match.start() - REACH)
            name = BEFORE.search(page.text, begin, match.start())
        if name and _is_meant(
            _bare(name["name"]), row["needs"], page.text[match.end() : sentence.end], lexicon
        ):
            yield _bare(name["name"])


def _is_meant(name: str, needs: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a name beside a cue is the outlet's own."""
    if is_medium(name, lexicon):
        return needs != "comment" or bool(COMMENT.search(rest))
    if needs == "media" or name.lower() in _other_names(lexicon):
        return False
    return needs == "any" or bool(COMMENT.search(rest))


@cache
def _cue_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = any_of(lexicon.phrases("outlet_cues"))
    return re.compile(rf"{words}\b".replace("'", "['’]"))


@cache
def _other_names(lexicon: Lexicon) -> frozenset[str]:
    """Names of actors that are no news media, and words that begin sentences: "police", "he"; in lower case."""
    rows = [r for r in lexicon.rows("actors") if r["kind"] != "news_media"]
    rows += list(lexicon.rows("states"))
    names = {
        n.strip().lower() for r in rows for n in (next(iter(r.values())), *r.get("aliases", "").split(";"))
    }
    return frozenset(names.union(lexicon.phrases("grammar_words"), lexicon.phrases("groups")))


def _bare(name: str) -> str:
    """The name without its article, the possessive, the marks at its end and a sentence after it."""
    name = re.sub(r"['’]s?\Z|[.,]\Z|(?<=\w{4})\.\s.*", "", name.strip())
    return name.removeprefix("The ").removeprefix("the ")
