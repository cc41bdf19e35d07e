"""The cast: who is named, and whom each noun phrase and pronoun means."""

from __future__ import annotations

import re

import pytest
from conftest import load_cases
from hypothesis import given
from hypothesis import strategies as st

from claimbook import lexicon as lexicons
from claimbook.read.layout.pages import lay_out
from claimbook.read.people.gazetteers import state_of
from claimbook.read.people.names import find_names
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.people.references import find_cast
from claimbook.records import Article


@pytest.mark.parametrize("case", load_cases("cast"))
def test_case(case, page, lexicon):
    cast = find_cast(page(case["text"]), lexicon)
    at = case["text"].rindex(case["words"])
    actor = cast.resolve(at, at + len(case["words"]))
    if case["name"] is None:
        assert actor is None
        return
    expected = {key: case[key] for key in ("name", "kind", "state", "unnamed") if key in case}
    assert {key: getattr(actor, key) for key in expected} == expected


def told(lexicon, name, *columns):
    """Each phrase of some columns of a lexicon with the actor_id of its row."""
    for row in lexicon.rows(name):
        for column in columns:
            for phrase in filter(None, row[column].split(";")):
                yield phrase, row["actor_id"]


def test_every_state_is_known_by_all_its_names(lexicon):
    for phrase, actor_id in told(lexicon, "states", "name", "aliases", "people", "capital", "government"):
        assert state_of(phrase, lexicon) is not None
        found = [
            n.entry.phrase for n in find_names(f"It was said of {phrase} on Monday.", lexicon) if n.entry
        ]
        assert phrase in found, (phrase, actor_id)


def test_every_actor_is_known_by_all_its_names(lexicon, page):
    for phrase, actor_id in told(lexicon, "actors", "name", "aliases"):
        cast = find_cast(page(f"A note by {phrase} came."), lexicon)
        assert cast.resolve(10, 10 + len(phrase)).actor_id == actor_id, phrase


def actor_of(lexicon, page, text):
    """Whom the subject of the last sentence means: the words from its article, or its start, to "said"."""
    start = max(text.rfind("The "), text.rfind("A "), 0)
    end = text.find(" said", start)
    return find_cast(page(text), lexicon).resolve(start, end if end > start else len(text))


@pytest.mark.parametrize("name", ["organisations", "groups"])
def test_examples_fire(name, lexicon, page):
    """Every head makes an organisation, every group noun a group, and no other word of the example does."""
    words = nomenclature(lexicon)
    for row in lexicon.rows(name):
        text, noun = row["example"], next(iter(row.values()))
        actor = actor_of(lexicon, page, text)
        assert actor.kind in (words.kind_of(noun), row["kind"]), row
        without = re.sub(re.escape(noun), "xyzzys", text, flags=re.IGNORECASE)
        assert row["kind"] == "other" or actor_of(lexicon, page, without).kind != actor.kind, row


def test_title_examples_fire(lexicon, page):
    """Every title gives its holder a kind, and the article may call the holder so later."""
    for row in lexicon.rows("titles"):
        cast = find_cast(page(row["example"]), lexicon)
        holder = next(m.actor for m in cast.mentions if m.person)
        assert (holder.name, holder.kind) == ("Anna Berg", row["kind"] or "person"), row
        if row["title"].endswith(".") and not row["full"]:  # "Mr."
            continue
        later = f"{row['example']} more. The {row['full'] or row['title']} said no."
        assert actor_of(lexicon, page, later) == holder, row


def test_role_noun_examples_fire(lexicon, page):
    """Each noun for somebody told before means that one; without the noun the example would mean nobody it names."""
    for row in lexicon.rows("role_nouns"):
        text = row["example"]
        actors = {m.actor for m in find_cast(page(text), lexicon).mentions}
        if row["role"] == "several":
            assert actor_of(lexicon, page, text) not in actors, row
            continue
        assert actor_of(lexicon, page, text) in actors, row
        without = re.sub(re.escape(row["noun"]), "xyzzy", text, flags=re.IGNORECASE)
        actors = {m.actor for m in find_cast(page(without), lexicon).mentions}
        assert actor_of(lexicon, page, without) not in actors, row


def test_generic_titles_mean_their_holder(lexicon, page):
    """Each wider title means the one person whose title it covers, and nobody where two may be meant."""
    for row in lexicon.rows("generic_titles"):
        cast = find_cast(page(row["example"]), lexicon)
        holder = next(m.actor for m in cast.mentions if m.person)
        assert actor_of(lexicon, page, row["example"]) == holder, row
    both = "Senator Anna Berg and Senator Lena Ortiz left. The lawmaker said no."
    assert actor_of(lexicon, page, both).unnamed or "Berg" not in actor_of(lexicon, page, both).name


def test_every_person_is_known(lexicon, page):
    for row in lexicon.rows("persons"):
        cast = find_cast(page(f"It was {row['name']} who came."), lexicon)
        actor = cast.resolve(7, 7 + len(row["name"]))
        assert (actor.kind, actor.state) == (row["kind"], row["state"] or None), row


@given(st.text(alphabet="Aa’'.-“” ofthe\n,SU", max_size=80), st.data())
def test_any_span_of_any_text_is_resolved_or_not(text, data):
    lexicon = lexicons.load()
    cast = find_cast(lay_out(Article("a", "x.txt", "0" * 64, text), lexicon), lexicon)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cast.resolve(start, end)
    for mention in cast.mentions:
        assert 0 <= mention.whole <= mention.start < mention.end <= len(text)
    assert list(cast.mentions) == sorted(cast.mentions, key=lambda m: m.start)
