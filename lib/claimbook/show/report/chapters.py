"""Executed notebooks -> chapters: headings, findings, charts and tables, each cleaned, in reading order."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any

import mistune
from markupsafe import Markup, escape

from claimbook.show.absences import says_nothing
from claimbook.show.escapes import clean_html, shown, shown_in

if TYPE_CHECKING:
    from nbformat import NotebookNode

CHART = re.compile(r"application/vnd\.vegalite\.v\d+\+json")
LEFT_OUT = {"parameters", "injected-parameters", "remove-cell", "live-only"}
# its id may stand only once in the report, its class in every chapter
ROW = re.compile(r'<tr id="([\w-]+)">')
IN_BRIEF = 2  # findings of a chapter at the top of the report, where its author tagged none
BRIEF = "brief"  # the tag of cells whose findings and charts open the report
ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass(frozen=True)
class Block:
    """A piece of a chapter. `kind`: heading, prose, finding, chart, table, plain or picture."""

    kind: str
    html: str = ""  # already escaped or cleaned; a Markup, so that the template leaves it
    anchor: str = ""
    title: str = ""
    level: int = 0
    spec: dict[str, Any] = field(default_factory=dict)
    in_brief: bool = False
    is_empty: bool = False  # a finding or chart that says why there is nothing
    on_paper: bool = True  # whether it says something where nothing can be chosen


@dataclass(frozen=True)
class Chapter:
    """One notebook as the report shows it."""

    anchor: str
    title: str
    blocks: Sequence[Block]
    code: Sequence[str]

    @property
    def sections(self) -> list[Block]:
        """Its headings of the first rank."""
        return [b for b in self.blocks if b.kind == "heading" and b.level == 3]

    @property
    def charts(self) -> list[Block]:
        """Its charts."""
        return [b for b in self.blocks if b.kind == "chart"]

    @cached_property
    def findings(self) -> list[Block]:
        """Its findings, each with the title of its section."""
        title, found = self.title, []
        for block in self.blocks:
            if block.kind == "heading":
                title = block.title
            if block.kind == "finding":
                found.append(replace(block, title=title))
        return found

    @cached_property
    def brief(self) -> list[Block]:
        """The findings that open the report: those of tagged cells, else the first two; none that found nothing."""
        found = [f for f in self.findings if not f.is_empty]
        tagged = [f for f in found if f.in_brief]
        return tagged or ([] if self.is_chosen else found[:IN_BRIEF])

    @property
    def is_chosen(self) -> bool:
        """Whether its author tagged what of it opens the report."""
        return any(b.in_brief for b in self.blocks)

    @property
    def lead(self) -> list[Block]:
        """The tagged chart with the finding above it; nothing where the chart is empty."""
        for at, chart in enumerate(self.blocks):
            if chart.kind == "chart" and chart.in_brief and not chart.is_empty:
                above = [b for b in self.blocks[:at] if b.kind == "finding"]
                return [*above[-1:], chart]
        return []


def slug(words: str) -> str:
    """Words as an anchor.

    >>> slug("How many, according to whom?")
    'how-many-according-to-whom'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "section"


def make_chapter(name: str, node: NotebookNode, taken: set[str]) -> Chapter:
    """The chapter of an executed notebook; `taken` holds the anchors that stand elsewhere in the report, and gets its own."""
    home = _free(slug(name.lstrip("0123456789_")), taken)
    blocks: list[Block] = []
    for cell in node.cells:
        if LEFT_OUT.isdisjoint(_tags(cell)):
            if cell.cell_type == "markdown":
                blocks += _prose(cell.source, home, taken)
            else:
                in_brief = BRIEF in _tags(cell)
                blocks += [replace(b, in_brief=in_brief) for b in _outputs(cell, taken)]
    title = next((b.title for b in blocks if b.kind == "heading" and b.level == 2), name)
    blocks = _without_empty_sections(_said_once(blocks))
    blocks = _for_paper([b for b in blocks if (b.kind, b.level) != ("heading", 2)])
    for at, block in enumerate(blocks):
        if block.kind in ("finding", "chart"):
            blocks[at] = replace(block, anchor=_free(f"{home}-{block.kind}", taken))
    return Chapter(home, title, blocks, [shown(s) for s in _code(node)])


def _free(anchor: str, taken: set[str]) -> str:
    """The anchor, with a number where it is taken; taken from now on."""
    number = next(n for n in count(1) if (anchor if n == 1 else f"{anchor}-{n}") not in taken)
    anchor = anchor if number == 1 else f"{anchor}-{number}"
    taken.add(anchor)
    return anchor


def _prose(source: str, home: str, taken: set[str]) -> Iterator[Block]:
    """Markdown, split at its headings; a notebook's `#` is the report's second rank."""
    tokens, _ = mistune.create_markdown(renderer=None, plugins=["table", "strikethrough"]).parse(source)
    rest: list[Any] = []
    for token in [*tokens, {"type": "heading", "attrs": {"level": 0}, "children": []}]:
        if token["type"] != "heading":
            rest.append(token)
            continue
        if html := clean_html(_render(rest), taken).strip():
            yield Block("prose", Markup(html))
        rest = []
        if level := token["attrs"]["level"]:
            html = clean_html(_render(token["children"]), taken)
            title = " ".join(Markup(html).striptags().split())
            anchor = _free(f"{home}-{slug(title)}", taken)
            yield Block("heading", Markup(html), anchor, title, min(level + 1, 6))


def _render(tokens: list[Any]) -> str:
    if not tokens:
        return ""
    markdown = mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])
    return markdown.renderer(tokens, mistune.BlockState())


def _outputs(cell: Mapping[str, Any], taken: set[str]) -> Iterator[Block]:
    for output in cell["outputs"]:
        kind = output["output_type"]
        if kind == "stream" and output["name"] == "stdout":
            for line in filter(str.strip, ANSI.sub("", output["text"]).splitlines()):
                is_empty = says_nothing(line.strip())
                yield Block("finding", escape(shown(line.strip())), is_empty=is_empty)
        elif kind == "stream":
            yield Block("plain", escape(shown(ANSI.sub("", output["text"]))), title="Messages")
        elif kind == "error":
            yield Block("plain", escape(shown(f"{output['ename']}: {output['evalue']}")), title="Error")
        else:
            yield from _shown_best(output["data"], taken)


def _shown_best(data: Mapping[str, Any], taken: set[str]) -> Iterator[Block]:
    """The richest form of an output that the report can show safely."""
    if chart := next((mime for mime in data if CHART.fullmatch(mime)), None):
        spec = _tamed(shown_in({key: value for key, value in data[chart].items() if key != "usermeta"}))
        title = str(spec.get("description") or spec.get("name") or "Chart")
        is_empty = bool(data[chart].get("usermeta", {}).get("empty"))
        yield Block("chart", title=title, spec=spec, is_empty=is_empty)
    elif "text/html" in data:
        html = (
            clean_html(ROW.sub(r'<tr id="\1" class="\1">', data["text/html"]), taken)
            .replace("<th></th>", "<td></td>")
            .strip()
        )
        yield Block("table" if "<table" in html else "prose", Markup(html))
    elif "text/markdown" in data:
        html = clean_html(_render(mistune.create_markdown(renderer=None)(data["text/markdown"])), taken)
        yield Block("prose", Markup(html))
    elif picture := _picture(data.get("image/png", "")):
        yield Block("picture", picture, title=shown(str(data.get("text/plain", "Picture"))))
    elif plain := str(data.get("text/plain", "")).strip():
        yield Block("plain", escape(shown(ANSI.sub("", plain))))


def _tamed(spec: Any) -> Any:
    """The chart with no backslash in a title: Vega-Lite writes titles into expressions and escapes only their quotes."""
    if isinstance(spec, dict):
        plain = {
            k: v.replace("\\", "⧵") if k == "title" and isinstance(v, str) else v for k, v in spec.items()
        }
        return {k: v if k in ("data", "datasets") else _tamed(v) for k, v in plain.items()}
    return [_tamed(part) for part in spec] if isinstance(spec, list) else spec


def _picture(packed: str) -> str:
    """The base64 of a PNG; nothing where it is none."""
    try:
        content = base64.b64decode(packed)
    except ValueError:
        return ""
    return base64.b64encode(content).decode() if content.startswith(b"\x89PNG\r\n\x1a\n") else ""


def _without_empty_sections(blocks: list[Block]) -> list[Block]:
    """Without headings that nothing follows: what stood there works only in JupyterLab."""
    kept: list[Block] = []
    for block in reversed(blocks):
        below = kept[-1] if kept else None
        is_empty = block.kind == "heading" and block.level > 2
        is_empty = is_empty and (below is None or (below.kind == "heading" and below.level <= block.level))
        if not is_empty:
            kept.append(block)
    return kept[::-1]


def _said_once(blocks: list[Block]) -> list[Block]:
    """Without what only says again why there is nothing: an empty chart right below such a finding, and its very words further down."""
    told: set[str] = set()
    kept: list[Block] = []
    for block in blocks:
        above = kept[-1] if kept else block
        again = block.kind == "chart" and block.is_empty and above.kind == "finding" and above.is_empty
        again |= block.kind == "prose" and Markup(block.html).striptags() in told
        if block.kind == "finding" and block.is_empty:
            told.add(Markup(block.html).striptags())
        kept += [] if again else [block]
    return kept


def _for_paper(blocks: list[Block]) -> list[Block]:
    """With the charts that a reader chooses from marked as for the screen alone, and the words below their heading that only lead to them."""
    marked: list[Block] = []
    for block in reversed(blocks):
        below = marked[-1] if marked else block
        leads = block.kind == "heading" or (block.kind == "prose" and below.kind != "heading")
        leads = leads and not below.on_paper
        chooses = block.kind == "chart" and any("bind" in param for param in block.spec.get("params", ()))
        marked.append(replace(block, on_paper=not (leads or chooses)))
    return marked[::-1]


def _code(node: NotebookNode) -> Iterator[str]:
    for cell in node.cells:
        if (
            cell.cell_type == "code"
            and {"hide-input", "remove-cell"}.isdisjoint(_tags(cell))
            and cell.source.strip()
        ):
            yield cell.source


def _tags(cell: Mapping[str, Any]) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])
