"""Chapters -> report.html: one file that loads nothing, runs no text, and says the same without scripts.

Two walls, each of which holds alone: every text is escaped where it stands (escapes.py; the template escapes by itself), and the
Content-Security-Policy lets run only the scripts whose hashes it names. Vega evaluates its expressions by an interpreter.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import jinja2

from claimbook import __version__
from claimbook.show.escapes import json_for_script
from claimbook.show.report.chapters import Block, Chapter
from claimbook.show.report.downloads import Download
from claimbook.show.report.methods import MOST_FILES, Method
from claimbook.show.theme import config

STATIC = Path(__file__).parents[1] / "static"
MOST_PICTURES = 1_500_000  # bytes of all pictures for readers without scripts
VEGA = {  # npm's files as published
    "vega.min.js": "8f6a3587cf8d4f42c7e08120e3eb05d067e746d554e39d2dcf52acc0bd5ba28f",  # 6.4.0
    "vega-lite.min.js": "35a9821df838825b05a6a73e9414b58747a1b18321583858ed903c66393a5c7e",  # 6.4.3
    "vega-embed.min.js": "b1455caba2fb1a72fb46025ba0ba1316e2dbc7f0dd40a3f6040172bf9c08ba91",  # 7.3.0
}


@dataclass(frozen=True)
class Report:
    """Everything that report.html shows."""

    corpus: str
    deck: str
    chapters: Sequence[Chapter]
    parameters: Sequence[tuple[str, str, str]]  # name, value, meaning
    methods: Sequence[Method]
    inputs: Sequence[Mapping[str, str]]
    versions: Mapping[str, str]
    downloads: Sequence[Download]
    quotes: Mapping[str, Mapping[str, str]]
    asked: Sequence[tuple[str, str]] = ()  # parameters that the caller set
    pictures: Mapping[str, str] = field(default_factory=dict)  # anchor of a chart -> SVG

    @property
    def inputs_shown(self) -> list[Mapping[str, str]]:
        """The input files that the page lists: of a large corpus the first articles, and all that is no article."""
        articles = [i for i in self.inputs if i["part"] == "article"]
        return articles[:MOST_FILES] + [i for i in self.inputs if i["part"] != "article"]

    @property
    def charts(self) -> list[Block]:
        """The charts of all chapters."""
        return [chart for chapter in self.chapters for chart in chapter.charts]

    @property
    def lead(self) -> list[Block]:
        """What opens the report: a finding and its chart, or nothing."""
        return next((chapter.lead for chapter in self.chapters if chapter.lead), [])

    @property
    def brief(self) -> list[tuple[Chapter, list[Block]]]:
        """The chapters' findings in brief: the chapters whose authors chose them first; of one quantity only the first finding."""
        shown_above = {block.anchor for block in self.lead}
        told = {_about(block) for block in self.lead if block.kind == "finding"} - {""}
        shown = []
        for chapter in sorted(self.chapters, key=lambda c: not c.is_chosen):
            fresh = [f for f in chapter.brief if f.anchor not in shown_above and _about(f) not in told]
            told |= {_about(f) for f in fresh} - {""}
            shown += [(chapter, fresh)] if fresh else []
        return shown


def _about(finding: Block) -> str:
    """
    >>> _about(Block("finding", "Killed (Gao): 3 sources, and all say 12.")), _about(Block("finding", "No dates."))
    ('Killed (Gao)', '')
    """
    return finding.html.partition(": ")[0] if ": " in finding.html else ""


def report_html(report: Report) -> str:
    """The report as one HTML document. The same report gives the same bytes."""
    scripts = [*(_vega() if report.charts else ()), _static("report.js")]
    return _template().render(
        report=report,
        style=_static("report.css") + _static("evidence.css"),
        scripts=scripts,
        policy=policy(scripts),
        looks={"light": config(), "dark": config(dark=True)},
        version=__version__,
    )


def policy(scripts: Sequence[str]) -> str:
    """The Content-Security-Policy under which only `scripts` run and nothing is loaded."""
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def pictures_of(charts: Sequence[Block]) -> dict[str, str]:
    """Charts as SVG, for readers without scripts, the smallest first as long as there is room; others have their description."""
    drawn = {}
    for chart in charts:
        with contextlib.suppress(ValueError):
            drawn[chart.anchor] = picture_of(chart.spec)
    room, inside = MOST_PICTURES, {}
    for anchor in sorted(drawn, key=lambda a: (len(drawn[a]), a)):
        if (room := room - len(drawn[anchor])) >= 0:
            inside[anchor] = drawn[anchor]
    return inside


def picture_of(spec: Mapping[str, object]) -> str:
    """A chart as SVG. Raises ValueError where it cannot be drawn."""
    import vl_convert

    with _in_utc():
        return vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])


@contextlib.contextmanager
def _in_utc() -> Iterator[None]:
    """While it lasts, times without a zone are UTC: a change to summer time would move the marks on an axis."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    try:
        yield
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)


@cache
def _vega() -> tuple[str, ...]:
    return tuple(_static(name).partition("//# sourceMappingURL=")[0] for name in VEGA)


@cache
def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(STATIC),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["json_for_script"] = lambda value: jinja2.filters.Markup(json_for_script(value))
    environment.filters["address"] = lambda svg: (
        "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    )
    return environment.get_template("report.html.j2")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
