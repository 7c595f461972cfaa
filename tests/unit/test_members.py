"""Seats filled with persons."""

import attrs
import pytest
from made import districts, proven, system, top_up
from refusing import refused

import electoral as el

PARTIES = (el.Party("A"), el.Party("B"))
LIST_A = tuple(map(el.Candidate, ("Ada", "Ann", "Amy", "Alf")))


def returns(**changes):
    """Give two districts, one won by Ann of party A, one by an independent, and the list of A."""
    parts = {
        "parties": PARTIES,
        "districts": tuple(el.District(key, tier="districts", seats=1) for key in ("1", "2")),
        "nominations": (
            el.Nomination("1", "Ann", "A"),
            el.Nomination("1", "Bob", "B"),
            el.Nomination("2", "Ivy", None),
            el.Nomination("2", "Ben", "B"),
        ),
        "lists": (el.CandidateList(tier="lists", party="A", candidates=LIST_A),),
    } | changes
    tallies = {
        "districts": {"1": el.Tally({"Ann": 6, "Bob": 4}), "2": el.Tally({"Ivy": 6, "Ben": 4})},
        "lists": {"nation": el.Tally({"A": 61, "B": 39})},
    }
    return el.Returns(tallies, **parts)


def names(count, tier):
    """Give the names of the members of a tier, None for those not known."""
    return [each.name for each in proven(count).members if each.tier == tier]


def test_winners_come_first_and_lists_go_on_without_them():
    """Ann has her district, so list order goes on with Ada and Amy; nobody is known of B's list."""
    count = system(districts(), top_up(house=5, persons="list order")).count(returns())

    assert names(count, "districts") == ["Ann", "Ivy"]
    assert names(count, "lists") == ["Ada", "Amy", None, None]
    assert [each.party for each in count.members] == ["A", None, "A", "A", "B", "B"]


def test_without_a_rule_for_persons_nobody_is_named():
    """Where a party chooses who takes its seats, the order of its list names nobody."""
    count = system(districts(), top_up(house=5)).count(returns())

    assert names(count, "lists") == [None] * 4


def test_a_list_of_a_region_is_that_regions():
    """A party has a list in each region; seats there go to its persons."""
    lists = tuple(
        el.CandidateList(tier="lists", party="A", district=region, candidates=(el.Candidate(person),))
        for region, person in (("north", "Nan"), ("south", "Sue"))
    )
    rows = {"north": el.Tally({"A": 6}), "south": el.Tally({"A": 5})}
    whole = el.Returns(
        {"lists": rows},
        parties=PARTIES,
        lists=lists,
        declared={"districts": {"north": {"B": 1}}},
        districts=tuple(el.District(key, tier="lists", seats=1) for key in rows),
    )
    law = system(districts(seats=1), top_up(lists="linked", house=2, persons="list order"))

    assert names(law.count(whole), "lists") == ["Nan", "Sue"]


def test_who_was_denied_a_seat_is_no_member_but_may_be_on_the_list():
    """A winner without a seat is taken off, and may have a seat of the list."""
    rows = {
        "1": el.Tally({"Ann": 60}, valid=100, partial=True),
        "2": el.Tally({"Ada": 40}, valid=100, partial=True),
    }
    whole = el.Returns(
        {"districts": rows, "lists": {"nation": el.Tally({"A": 30, "B": 70})}},
        parties=PARTIES,
        districts=tuple(el.District(key, tier="districts", seats=1, parent="nation") for key in rows),
        nominations=(el.Nomination("1", "Ann", "A"), el.Nomination("2", "Ada", "A")),
        declared={"districts": {"1": {"Ann": 1}, "2": {"Ada": 1}}},
        lists=(el.CandidateList(tier="lists", party="A", candidates=LIST_A),),
    )
    count = system(districts(), top_up(house=3, overhang="deny", persons="list order")).count(whole)

    assert [(each.name, each.party) for each in proven(count).members] == [
        ("Ann", "A"),
        (None, "B"),
        (None, "B"),
    ]


def test_there_are_as_many_members_as_seats_in_every_election_that_ships():
    """Nobody is lost or invented, whether known by name or not."""
    for key in ("germany-2025", "scotland-2007", "lesotho-2017", "kazakhstan-2023"):
        count = el.load(key).count()

        assert len(count.members) == sum(count.seats.values()) + count.independents
        assert sum(each.party is None for each in count.members) == count.independents


def test_while_a_lot_is_open_nobody_is_a_member():
    """Members are asked of a complete count only."""
    tied = attrs.evolve(
        returns(), tallies={**returns().tallies, "lists": {"nation": el.Tally({"A": 5, "B": 5})}}
    )

    with pytest.raises(el.OpenLot):
        _ = system(districts(), top_up(house=5)).count(tied).members


def test_an_order_of_persons_that_there_is_not_is_refused():
    """Only list order is known."""
    with refused(el.UnknownName, LookupError, "tier 'lists': persons: 'alphabet' is not known"):
        top_up(persons="alphabet")


def test_persons_elected_in_districts_are_off_parallel_lists_too():
    """Ann has her district: two persons are left for three parallel seats of A, and one stays empty."""
    short = (el.CandidateList(tier="lists", party="A", candidates=LIST_A[:3]),)
    law = system(districts(), top_up(seats=5, overhang="parallel", exhausted="empty", persons="list order"))
    count = law.count(returns(lists=short))

    assert names(count, "lists") == ["Ada", "Amy", None, None]
    assert count.seats == {"A": 3, "B": 2}


def test_several_seats_under_one_name_are_of_persons_who_are_not_known():
    """Three self-nominated winners stand in one row of declared winners: nobody is called so."""
    independents = [each.name for each in el.load("kazakhstan-2023").count().members if each.party is None]

    assert independents.count(None) == 3
    assert "self-nominated" not in independents
