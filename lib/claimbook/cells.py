"""Cells: the texts of a table as spreadsheets write and read them; none that we write begins a formula."""

from __future__ import annotations

import re

import pandas as pd

LINE_END = "\r\n"  # as RFC 4180 has it: a text with a lone \r or \n in it is then quoted
FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
GUARD = "'"  # as OWASP advises; a text that begins so itself gets another one, so that it comes back


def guard_texts(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an apostrophe before each text that would begin a formula.

    >>> guard_texts(pd.DataFrame({"text": ["=1+1", "-5 degrees", "'quoted'", "at least 12"]}))["text"].tolist()
    ["'=1+1", "'-5 degrees", "''quoted'", 'at least 12']
    """
    return frame.assign(**{name: _guarded(frame[name]) for name in frame.select_dtypes("str")})


def unguard_texts(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as it was before `guard_texts`."""
    return frame.assign(**{name: frame[name].str.removeprefix(GUARD) for name in frame.select_dtypes("str")})


def _guarded(texts: pd.Series) -> pd.Series:
    """Most texts begin with a plain letter or digit and are taken as they are."""
    is_plain = texts.str.match("[0-9A-Za-z]").where(texts.notna(), True).astype(bool)
    guarded = texts.copy()
    guarded[~is_plain] = texts[~is_plain].map(_guard)
    return guarded


def _guard(text: str) -> str:
    return GUARD + text if FORMULA.match(text) or text.startswith(GUARD) else text
