"""Weighing a book: its groups, relations and origins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimbook.frames import Book, make_table
from claimbook.lexicon import load
from claimbook.weigh.acts import group_claims
from claimbook.weigh.groups import group_figures
from claimbook.weigh.members import find_members
from claimbook.weigh.origins import find_origins, origins_table
from claimbook.weigh.relations import relations_table


def weigh_book(book: Book, *, codebook: str | Path | None = None, about: float = 0) -> Book:
    """The book with its weighing tables filled; its reading tables are left as they are.

    `codebook` is the one that the book was read with: it says which place lies in which. `about` is the share by which
    "about 100" may miss: 0.05 lets it agree with 95 to 105; an explanation says so where it decides.
    """
    lexicon = load(Path(codebook) if codebook else None)
    figures, claims = find_members(book, lexicon)
    sentences = dict(zip(book.sentences["sentence_id"], book.sentences["text"], strict=True))
    origins = find_origins(figures, claims, sentences, lexicon)
    groups = [*group_figures(figures, claims, lexicon), *group_claims(claims, lexicon)]
    return replace(
        book,
        groups=make_table("groups", (row for group in groups for row in group.rows())),
        relations=relations_table(groups, figures, claims, origins, lexicon, about=about),
        origins=origins_table([*figures, *claims], groups, origins),
    )
