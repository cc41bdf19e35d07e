"""A notebook's parameters: read from its `parameters` cell without running it, and set from the command line."""

from __future__ import annotations

import ast
import io
import json
import tokenize
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimbook.errors import ReportError

GIVEN_BY_COMMAND = ("corpus", "codebook", "tables")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of a parameters cell: `measure: str | None = None  # a measure, None for all`."""

    name: str
    default: Any
    kinds: tuple[str, ...]  # "str", "int", "float", "bool", "list[str]", "None"
    meaning: str = ""


def read_parameters(source: str) -> dict[str, Parameter]:
    """The parameters of a cell, by name; lines that are not `name = literal` are none.

    >>> [limit] = read_parameters("limit: int | None = 5  # rows shown").values()
    >>> limit.default, limit.kinds, limit.meaning
    (5, ('int', 'None'), 'rows shown')
    """
    comments = _comments(source)
    found = {}
    for node in ast.parse(source).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        try:
            default = ast.literal_eval(getattr(node, "value", None))
        except (ValueError, TypeError):
            continue
        if isinstance(target, ast.Name):
            annotation = getattr(node, "annotation", None)
            kinds = _kinds(annotation) if annotation else (_kind_of(default),)
            found[target.id] = Parameter(target.id, default, kinds, comments.get(node.end_lineno, ""))
    return found


def read_value(parameter: Parameter, words: str) -> Any:
    """What the command line's `words` mean for this parameter: a JSON literal, or the words as they stand for a text.

    A list may also be joined with ";", and where a text is wanted it is joined so. Raises ReportError where the words are of another type.

    >>> read_value(Parameter("limit", 5, ("int",)), "12")
    12
    >>> read_value(Parameter("sources", [], ("list[str]",)), "NIS;Pentagon")
    ['NIS', 'Pentagon']
    >>> read_value(Parameter("measures", "", ("str",)), '["killed", "wounded"]')
    'killed;wounded'
    """
    literal, is_literal = _literal(words)
    for kind in parameter.kinds:
        if kind == "None" and words.lower() in ("null", "none"):
            return None
        if kind == "float" and is_literal and _kind_of(literal) in ("int", "float"):
            return float(literal)
        if kind == "list[str]" and not (is_literal and isinstance(literal, list)):
            return [part.strip() for part in words.split(";") if part.strip()]
        if kind != "str" and is_literal and _kind_of(literal) == kind:
            return literal
    if "str" in parameter.kinds:
        return ";".join(literal) if is_literal and _kind_of(literal) == "list[str]" else words
    raise ReportError(
        f"parameter {parameter.name}: {words!r} is not {' or '.join(parameter.kinds)}"
        + (f" ({parameter.meaning})" if parameter.meaning else "")
    )


def check_values(
    given: Sequence[tuple[str, str]], notebooks: Mapping[str, Mapping[str, Parameter]]
) -> dict[str, dict[str, Any]]:
    """For each notebook the values that it knows. Raises ReportError for a name that none knows, or a wrong type."""
    known = {name: p for parameters in notebooks.values() for name, p in parameters.items()}
    free = sorted(set(known) - set(GIVEN_BY_COMMAND))
    for name, _ in given:
        if name in GIVEN_BY_COMMAND:
            raise ReportError(
                f"parameter {name} is set by the command itself; give CORPUS or --codebook instead"
            )
        if name not in known:
            raise ReportError(f"unknown parameter {name!r}; known: {', '.join(free) or 'none'}")
    return {
        notebook: {name: read_value(parameters[name], words) for name, words in given if name in parameters}
        for notebook, parameters in notebooks.items()
    }


def _comments(source: str) -> dict[int, str]:
    tokens: Iterable[tokenize.TokenInfo] = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("# ") for t in tokens if t.type == tokenize.COMMENT}


def _kinds(annotation: ast.expr) -> tuple[str, ...]:
    return tuple(part.strip().replace("list", "list[str]") if part.strip() == "list" else part.strip()
                 for part in ast.unparse(annotation).split("|"))  # fmt: skip


def _kind_of(value: object) -> str:
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "list[str]"
    return "None" if value is None else type(value).__name__


def _literal(words: str) -> tuple[Any, bool]:
    try:
        return json.loads(words.lower() if words.lower() in ("true", "false") else words), True
    except (ValueError, RecursionError):
        return None, False
