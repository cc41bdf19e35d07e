"""The word lists of the weighing: that the example of each entry is read, and that the entry decides something."""

from __future__ import annotations

from dataclasses import asdict

from books import make_book
from conftest import SEEDS

from claimbook.extract import extract
from claimbook.lexicon import Lexicon
from claimbook.weigh import weigh_book
from claimbook.weigh.countings import find_countings
from claimbook.weigh.nests import compare_people, fold_place, is_actor
from claimbook.weigh.offices import parse_name
from claimbook.weigh.scopes import scopes_table
from claimbook.weigh.weighings import make_weighing


def test_whoever_can_be_counted_is_a_sort_of_people(lexicon: Lexicon) -> None:
    counted = {row["subject"] for row in lexicon.rows("counted") if row["subject"]}
    assert counted <= set(lexicon.mapping("populations", "within"))
    assert not [who for who in counted if is_actor(who, lexicon)]


def figures_of(text: str, article, lexicon: Lexicon) -> list:
    """The figures of a text."""
    return extract(article(text), lexicon).figures


def test_the_example_of_a_population_counts_it_within_everybody(article, lexicon: Lexicon) -> None:
    for row in lexicon.rows("populations"):
        who = row["population"]
        found = {f.subject for f in figures_of(f"{row['example']} on Monday.", article, lexicon)}
        assert found == {who}, row
        assert compare_people(who, None, lexicon) == "within", row


def test_the_example_of_a_place_kind_is_the_place_without_it(lexicon: Lexicon) -> None:
    for row in lexicon.rows("place_kinds"):
        place = fold_place(row["example"], lexicon)
        assert place and row["kind"] not in place, row


def test_the_example_of_a_quantity_holds_its_measure(article, lexicon: Lexicon) -> None:
    for row in lexicon.rows("quantities"):
        text = f"{row['example'][:1].upper()}{row['example'][1:]}."
        assert row["measure"] in {f.measure for f in figures_of(text, article, lexicon)}, row


def test_the_example_of_a_counting_is_counted_so(article, lexicon: Lexicon) -> None:
    for row in lexicon.rows("countings"):
        text = f"{row['example'][:1].upper()}{row['example'][1:].rstrip('.')}."
        figures = [asdict(f) for f in figures_of(text, article, lexicon)]
        found = find_countings([f | {"sentence_id": "s"} for f in figures], {"s": (0, text)}, lexicon)
        told = {(f["measure"], found[f["figure_id"]]) for f in figures}
        assert (row["measure"], row["counting"]) in told, row


def test_the_example_of_an_office_word_is_one_office(lexicon: Lexicon) -> None:
    for row in lexicon.rows("office_words"):
        told, same = row["example"].split(" = ")
        assert parse_name(told, lexicon) == parse_name(same, lexicon), row
        assert row["word"] in told.casefold().split(), row


def test_the_nature_of_a_quantity_says_what_is_one_quantity(lexicon: Lexicon) -> None:
    """Harm of two months is two events, strength of two months one that changed; an extent belongs to who measures it."""
    groups = {"harm": 2, "strength": 1, "extent": 2}
    for row in lexicon.rows("quantities"):
        told = {"place": "Homs", "measure": row["measure"], "n": 40}
        rows = [
            {**told, "when": "2024-05-03", "source": "army"},
            {**told, "when": "2024-07-03", "source": "police"},
        ]
        weighing = make_weighing(make_book(rows), lexicon)
        assert len(weighing.groups) == groups[row["nature"]], row


def test_what_each_side_takes_is_told_of_two_populations(lexicon: Lexicon) -> None:
    """Two sides that count what they took themselves do not contradict each other; of all else they may."""
    for row in lexicon.rows("quantities"):
        told = {"measure": row["measure"], "place": "Homs", "when": "2024-05-03"}
        rows = [
            {**told, "n": n, "source": side, "source_id": side}
            for n, side in ((40, "russia"), (90, "ukraine"))
        ]
        relations = weigh_book(make_book(rows), codebook=SEEDS / "codebook").relations
        assert ("different_population" in set(relations["reason"])) == (row["own"] == "yes"), row


def test_the_parts_of_a_pair_of_measures_are_within_the_whole(lexicon: Lexicon) -> None:
    for row in lexicon.rows("measure_pairs"):
        place = {"place": "Homs", "when": "2024-05-03", "subject": "mali"}
        rows = (
            {**place, "measure": row["measure"], "n": 50, "source": "army"},
            {
                **place,
                "measure": row["other"],
                "n": 40,
                "source": "police",
            },
        )
        kinds = set(scopes_table(make_weighing(make_book(rows), lexicon))["kind"])
        assert ("violation" in kinds) == (row["relation"] == "within"), row
        relations = set(weigh_book(make_book(rows)).relations["reason"])
        assert (relations == {"different_measure"}) == (row["confused"] == "yes"), row


def test_the_acts_of_a_family_are_one_act(lexicon: Lexicon) -> None:
    """Told of one place by two sources, the acts of a family are one group; an act outside it is another."""
    families: dict[str, list[str]] = {}
    for row in lexicon.rows("act_families"):
        assert row["act"] in {act["act"] for act in lexicon.rows("acts")}, row
        families.setdefault(row["family"], []).append(row["act"])
    for acts in families.values():
        assert len(acts) > 1, acts
        rows = [{"act": act, "place": "Homs", "source": f"the army {act}"} for act in (*acts, "withdrew")]
        weighing = make_weighing(make_book(claims=rows), lexicon)
        assert [len(group.members) for group in weighing.groups] == [len(acts), 1], acts
