"""Roles: what capitalised words that no list knows are by their form: a person, an organisation, a place, a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimbook.read.people.nomenclature import Nomenclature

CUTS = frozenset(("of", "for", "on"))
OFFICES = frozenset(("government", "military", ""))  # kinds of those who hold an office
OFFICE = 8  # letters of a title that is hardly anybody's surname
SURNAMES = frozenset(("alderman", "chancellor", "constable", "sergeant"))  # that are as long


def classified(
    lower: Sequence[str], words: Sequence[str], tables: Nomenclature
) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, role) of the parts of a stretch of words that no list knows."""
    n = len(words)
    if not n:
        return
    cut = next((k for k in range(n) if lower[k] in CUTS and words[k].islower()), n)
    if cut > 1 and " ".join(lower[:cut]) in tables.organisations:  # "General Staff of ..."
        yield 0, n, "organisation"
        return
    if cut < n and _is_holder(lower[:cut], tables):  # "Sgt. Anna Berg | of the Harlow Police"
        yield from classified(lower[:cut], words[:cut], tables)
        yield from _behind(lower, words, cut, tables)
        return
    if at := _title_end(lower, tables):
        head = next(
            (
                k
                for k in range(at - 1, 0, -1)
                if lower[k - 1] in tables.organisations and " ".join(lower[:at]) not in tables.titles
            ),
            0,
        )
        if head:
            yield 0, head, "organisation"
        yield head, at, "title"
        if at < n:
            yield from (
                (at + a, at + b, "person" if role == "word" else role)
                for a, b, role in classified(lower[at:], words[at:], tables)
            )
        return
    if body := _body_before_person(lower, tables):
        yield 0, body, "organisation"
        yield body, n, "person"
        return
    if _is_head(lower, cut, tables):
        yield 0, n, "organisation"
    elif cut < n:
        yield from classified(lower[:cut], words[:cut], tables)
        yield from _behind(lower, words, cut, tables)
    else:
        yield 0, n, _role(lower, words, tables)


def _behind(
    lower: list[str], words: list[str], cut: int, tables: Nomenclature
) -> Iterator[tuple[int, int, str]]:
    """Yield the parts behind the "of" at word `cut`."""
    rest = next((k for k in range(cut, len(words)) if not words[k].islower()), len(words))
    if name := _name_behind_office(lower, rest, cut, tables):
        yield rest, name, "thing"
        rest = name
    for first, last, role in classified(lower[rest:], words[rest:], tables):
        yield rest + first, rest + last, role


def _name_behind_office(lower: list[str], rest: int, cut: int, tables: Nomenclature) -> int:
    """The word at which a name begins behind the field of an office: "Secretary of Culture | Dana Ruiz"; 0: none."""
    office = " ".join(lower[:cut]) in tables.titles
    if not office or rest >= len(lower) or lower[rest] in tables.given_names:
        return 0
    return next((k for k in range(rest + 1, len(lower) - 1) if lower[k] in tables.given_names), 0)


def _is_holder(lower: list[str], tables: Nomenclature) -> bool:
    """Whether the words before an "of" name a person, behind a title or by the first name."""
    at = _title_end(lower, tables)
    is_person = 0 < at < len(lower) or (len(lower) > 1 and lower[0] in tables.given_names)
    return is_person and not any(" ".join(lower[k:]) in tables.organisations for k in range(len(lower)))


def _body_before_person(lower: list[str], tables: Nomenclature) -> int:
    """How many of the first words name a body before a person's name ("Coast Guard Anna Berg"), 0 if none do."""
    for at in range(2, len(lower) - 1):
        body = lower[at - 1] in tables.organisations or " ".join(lower[at - 2 : at]) in tables.organisations
        if body and lower[at] in tables.given_names and lower[0] not in tables.given_names:
            return 0 if any(w in CUTS for w in lower) else at
    return 0


def _is_head(lower: list[str], cut: int, tables: Nomenclature) -> bool:
    if cut == len(lower) == 1:
        return False
    return lower[cut - 1] in tables.organisations or any(
        " ".join(lower[k:]) in tables.organisations for k in range(len(lower) - 1)
    )


def _role(lower: list[str], words: list[str], tables: Nomenclature) -> str:
    if (role := tables.roles.get(lower[-1])) in ("place", "thing") and lower[0] not in tables.given_names:
        return role
    if len(words) == 1:
        return "word"
    if lower[0] not in tables.given_names and any(
        tables.roles.get(w) in ("thing", "place") or w in tables.groups for w in lower
    ):
        return "thing"
    return "person" if len(words) <= 6 else "thing"


def _is_office(lower: list[str], tables: Nomenclature) -> bool:
    """Whether words that end in a title are an office that no list knows: "Theatre Commander"; not "Rita Constable"."""
    head = lower[-1]
    ruling = tables.titles.get(head) in OFFICES and len(head) >= OFFICE and head not in SURNAMES
    return ruling and len(lower) <= 3 and lower[0] not in tables.given_names


def _title_end(lower: list[str], tables: Nomenclature) -> int:
    """How many of the first words are a title, 0 if they are none or what follows is no person's name."""
    for at in range(len(lower), 0, -1):
        if lower[at - 1] in tables.titles or any(
            " ".join(lower[k:at]) in tables.titles for k in range(max(0, at - 6), at - 1)
        ):
            rest = lower[at:]
            if not rest:
                if len(lower) == 1 or " ".join(lower) in tables.titles or _is_office(lower, tables):
                    return at
            elif (
                rest[0] not in CUTS
                and rest[-1] not in tables.organisations
                and tables.roles.get(rest[-1]) is None
                and rest[0] not in tables.organisations
            ):
                return at
    return 0
