"""Text from outside, made harmless: for HTML, and for JSON inside a script element.

An article, a file name, a codebook or a parameter may hold anything; nothing of it may run, load or hide.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
    }
    | {
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
    }
    | {
        "pre",
        "q",
        "s",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
    }
    | {"th", "thead", "tr", "u", "ul"}
)
ATTRIBUTES = {
    "*": ("class", "id", "title", "lang", "dir"),
    "a": ("href",),
    "details": ("open",),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
}
SAFE_NAME = re.compile(r"[A-Za-z][\w-]*(?: [A-Za-z][\w-]*)*", re.ASCII)  # an id, or classes
OUTSIDE_LINK = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)
INSIDE_LINK = re.compile(r"#[A-Za-z][\w-]*", re.ASCII)
STYLE = ("<style scoped>", "</style>")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
HIDDEN = re.compile(
    r"""
    [\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\xAD]              # control characters but tab and line ends; soft hyphen
    | [\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]       # turn the reading direction
    | [\u034F\u115F\u1160\u17B4\u17B5\u180E\u200B\u2028\u2029\u2060-\u2065\u206A-\u206F\u2800\u3164\uFEFF\uFFA0]
    | [\uFFF9-\uFFFB\U0001D173-\U0001D17A\U000E0000-\U000E0FFF\uD800-\uDFFF]
    | (?<![\u0600-\u08FF\u0900-\u0DFF\u2600-\u27BF\uFE0F\U0001F000-\U0001FAFF]) [\u200C\u200D]
    """,
    re.VERBOSE,
)


def shown(text: str) -> str:
    """The text with what cannot be seen, or turns the reading direction, written out: U+202E as "[U+202E]".

    Joiners stay after a letter that joins (Arabic, Indic, emoji), where they are spelling.

    >>> shown("safe\\u202etxt.exe"), shown("a\\u200bb")
    ('safe[U+202E]txt.exe', 'a[U+200B]b')
    """
    return text if text.isascii() and text.isprintable() else HIDDEN.sub(_code, text)


def _code(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"


def clean_html(text: str, taken: set[str] | None = None) -> str:
    """HTML of the allowed elements and attributes alone; what is not allowed stands there as text.

    Links lead to http, https or a place in the same file. An id that is in `taken` is dropped, others are added to it.

    >>> clean_html('<b onclick="x()">bold</b> <img src=x onerror=y()>')
    '<b>bold</b> &lt;img src=x onerror=y()&gt;'
    """
    import bleach

    taken = set() if taken is None else taken

    def is_allowed(tag: str, name: str, value: str) -> bool:
        if name not in ATTRIBUTES["*"] and name not in ATTRIBUTES.get(tag, ()):
            return False
        if name == "href":
            return bool(OUTSIDE_LINK.fullmatch(value) or INSIDE_LINK.fullmatch(value))
        if name == "class" or name == "id":
            is_new = name == "class" or value not in taken
            if name == "id":
                taken.add(value)
            return is_new and bool(SAFE_NAME.fullmatch(value))
        return True

    cleaned = bleach.clean(
        _without_styles(text),
        tags=TAGS,
        attributes=is_allowed,
        protocols=("http", "https"),
        strip_comments=True,
    )
    cleaned = re.sub(r'<a href="(?=http)', '<a rel="noopener noreferrer" href="', cleaned)
    return shown(ENTITY.sub(_shown_entity, cleaned))


def _shown_entity(match: re.Match[str]) -> str:
    seen = shown(html.unescape(match[0]))
    return html.escape(seen) if seen.startswith("[U+") else match[0]


def _without_styles(text: str) -> str:
    """pandas writes a <style> before a table; its content is no text and must not be shown as such."""
    opening, closing = STYLE
    while (start := text.find(opening)) >= 0 and (end := text.find(closing, start)) >= 0:
        text = text[:start] + text[end + len(closing) :]
    return text


def json_for_script(value: Any) -> str:
    """JSON that cannot end a script element, also not by way of "<!--".

    >>> json_for_script({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def shown_in(value: Any) -> Any:
    """The same lists and dicts with `shown` applied to every text in them (not to keys)."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return {key: shown_in(item) for key, item in value.items()}
    return [shown_in(item) for item in value] if isinstance(value, list) else value
