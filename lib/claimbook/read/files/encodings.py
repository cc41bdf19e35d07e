"""Bytes -> text: by mark, by proof, or by a guess that says that it is one."""

from __future__ import annotations

import codecs
import re

from claimbook.records import value

BOMS = (  # the longer first: the mark of UTF-32 LE begins with that of UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OTHERS = {  # the first bytes of files that are no text, though most of their bytes may be letters
    b"%PDF-": "a PDF file",
    b"{\\rtf": "an RTF file",
    b"PK\x03\x04": "a ZIP or Word file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
HIGH = re.compile(rb"[\x80-\xff]")
# What Windows-1252 adds to ASCII in English news: “curly” marks, dashes, currency and degree signs, é between letters.
WINDOWS = re.compile(
    rb"(?: [\x00-\x7f] | [\x80\x82\x84\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xba\xbb\xbd]"
    rb" | (?<=[A-Za-z]) [\xc0-\xd6\xd8-\xf6\xf8-\xfe] | [\xc0-\xd6\xd8-\xf6\xf8-\xfe] (?=[A-Za-z]) )*+",
    re.VERBOSE,
)
SAMPLE = 65_536  # bytes from which an encoding is guessed
ENOUGH = 12  # bytes beyond ASCII that a guess needs
FEW = 0.05  # share of bytes beyond ASCII up to which a text counts as English


class UnusableError(ValueError):
    """A file cannot be read as text; the message is the reason to show."""


@value
class Decoded:
    """A text with the name of its encoding and how that is known; `loss` is the offset of the first undecodable byte."""

    text: str
    encoding: str
    basis: str  # bom, utf8 or guessed
    loss: int | None = None


def decode(raw: bytes) -> Decoded:
    r"""The text of a file, line ends kept, without its byte order mark; undecodable bytes become U+FFFD.

    Raises UnusableError where the bytes hold NUL or many control characters, or begin as those of a PDF, RTF or Word file.

    >>> decode("“Now”\r\n".encode("utf-16"))
    Decoded(text='“Now”\r\n', encoding='utf-16-le', basis='bom', loss=None)
    >>> decode(b"caf\xe9 open")
    Decoded(text='café open', encoding='cp1252', basis='guessed', loss=None)
    """
    if other := next((name for mark, name in OTHERS.items() if raw.startswith(mark)), None):
        raise UnusableError(f"not text: {other}")
    decoded = _decode(raw)
    controls = len(CONTROL.findall(decoded.text))
    if "\0" in decoded.text or controls > max(3, len(decoded.text) // 100):
        raise UnusableError("not text: it holds NUL or many control characters")
    return decoded


def _decode(raw: bytes) -> Decoded:
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return _replacing(raw, encoding, "bom", skip=len(mark))
    if wide := _wide(raw[:SAMPLE]):
        return _replacing(raw, wide, "guessed")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", "utf8")
    except UnicodeDecodeError:
        return _replacing(raw, *_guess(raw))


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain letters is zero, and few of the others are control characters."""
    zeros, letters = {"utf-16-le": (1, 0), "utf-16-be": (0, 1)}, len(raw) // 2
    for encoding, (high, low) in zeros.items():
        is_plain = len(CONTROL.findall(raw[low::2].decode("latin-1"))) < 0.1 * letters
        if letters >= ENOUGH and raw[high::2].count(0) > 0.4 * letters and is_plain:
            return encoding
    return None


def _guess(raw: bytes) -> tuple[str, str]:
    """The most likely encoding of bytes that are not UTF-8 throughout, and its basis."""
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("�")
    whole = sum(1 for c in text if c > "\x7f") - broken
    if whole >= broken or b"\0" in raw:
        return "utf-8", "utf8"
    if WINDOWS.fullmatch(raw):
        return "cp1252", "guessed"
    if len(HIGH.findall(raw)) > max(ENOUGH, FEW * len(raw)):
        from charset_normalizer import from_bytes

        if best := from_bytes(raw[:SAMPLE]).best():
            return best.encoding, "guessed"
    return "utf-8", "utf8"


def _replacing(raw: bytes, encoding: str, basis: str, *, skip: int = 0) -> Decoded:
    """Decode after `skip` bytes, with U+FFFD for what does not fit."""
    body = raw[skip:]
    try:
        return Decoded(body.decode(encoding), encoding, basis)
    except UnicodeDecodeError as error:
        return Decoded(body.decode(encoding, errors="replace"), encoding, basis, error.start + skip)
