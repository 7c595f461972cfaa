"""Seats by group under a representation quota in many elections: as the exact engine has them in each."""

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import system
from refusing import refused

import electoral as el
from electoral.batch import group_seats
from electoral.representation import CedeByVotes, HandToParty, Objective, Swap
from electoral.seating import moves

SEXES = {"w": "female", "m": "male"}
WOMEN = el.Bound("women", at_least="30%", rounding="up")
PARTIES = tuple(map(el.Party, "AB"))


def lists(**changes):
    """Give a tier of ten seats."""
    parts = {"seats": 10, "method": "dhondt", "persons": "list order"} | changes
    return el.Lists("lists", who=el.Everyone(), ties=(el.DrawLots(),), **parts)


def quota(bounds=(WOMEN,), remedy=None, *, over="list", **changes):
    """Give a quota on the seats of lists, by swaps from the bottom."""
    return el.RepresentationQuota(
        of="lists",
        seats=[el.SeatRule(bound, over=over) for bound in bounds],
        remedy=remedy or Swap(by="one group after the other"),
        **changes,
    )


def roster(party, letters, district=None):
    """Give a list by its letters, upper case for the young; earlier persons have more votes."""
    people = tuple(
        el.Candidate(
            f"{party}{place}",
            sex=SEXES[letter.lower()],
            groups=("young",) if letter.isupper() else (),
            votes=100 - place,
        )
        for place, letter in enumerate(letters)
    )
    return el.CandidateList(tier="lists", party=party, district=district, candidates=people)


def template(rosters, districts=("nation",)):
    """Give the returns of two parties, without votes."""
    many = districts if len(districts) > 1 else ()
    return el.Returns(
        {"lists": {district: el.Tally({"A": 0, "B": 0}) for district in districts}},
        parties=PARTIES,
        districts=[el.District(key, tier="lists", seats=4) for key in many],
        lists=rosters,
    )


def found(law, rosters, votes, groups=("women",)):
    """Count many elections and then members by group."""
    returns = template(rosters)
    return group_seats(law.count_many(returns, {"lists": votes}), law, returns, tier="lists", groups=groups)


def members_of(law, returns, party):
    """Give the persons elected from a list, by the exact engine; the proposal where the party chooses."""
    count = law.count(returns)
    (rules,) = law.members
    people = returns.list_of("lists", party).candidates
    names = {person.name for person in people[: count.seats[party]]}
    for step in moves(rules, count):
        if step.party == party:
            names -= {move.displaced for move in step.moves}
            names |= {move.promoted for move in step.moves}
    return [person for person in people if person.name in names]


@given(data=st.data())
def test_every_election_is_as_the_exact_engine_has_it(data):
    """Women and the young among the members of each list, for several bounds and all objectives."""
    letters = st.text("wmWM", min_size=1, max_size=9)
    rosters = [roster(party, data.draw(letters)) for party in "AB"]
    sizes = st.sampled_from(
        (WOMEN, el.Bound("young", at_least=2), el.Bound(("women", "young"), at_least="1/2", rounding="down"))
    )
    bounds = data.draw(st.lists(sizes, min_size=1, max_size=2, unique=True))
    by = data.draw(st.sampled_from(Objective.__args__))
    remedy = data.draw(st.sampled_from((Swap(by=by), HandToParty(by=by))))
    law = system(lists(), members=quota(bounds, remedy))
    votes = data.draw(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=3))
    arrays = found(law, rosters, [[row] for row in votes], ("women", "young"))

    for place, row in enumerate(votes):
        returns = attrs.evolve(
            template(rosters), tallies={"lists": {"nation": el.Tally(dict(zip("AB", row, strict=True)))}}
        )
        if law.count(returns).status != "complete":
            assert (arrays.seats[place] == -1).all()
            continue
        for column, party in enumerate("AB"):
            people = members_of(law, returns, party)
            women = sum(each.sex == "female" for each in people)
            young = sum("young" in each.groups for each in people)
            assert arrays.seats[place, column].tolist() == [women, young]


def test_what_the_quota_changes_and_what_it_misses():
    """Of seven seats three must be women's: A has two on its list, and none by order; one is missing."""
    law = system(lists(), members=quota())
    result = found(law, [roster("A", "mmmmmmmww"), roster("B", "wwww")], [[[700, 300]]])

    assert (result.lists, result.groups) == (("A", "B"), ("women",))
    assert result.by_order.tolist() == [[[0], [3]]]
    assert result.seats.tolist() == [[[2], [3]]]
    assert result.missing.tolist() == [[[1], [0]]]


def test_lists_of_districts_are_lists_of_their_own():
    """A has other persons in each of two districts of four seats."""
    letters = {("A", "N"): "mmmmw", ("A", "S"): "wwww", ("B", "N"): "wwww", ("B", "S"): "mmmm"}
    rosters = [roster(party, people, district) for (party, district), people in letters.items()]
    law = system(lists(seats="districts"), members=quota())
    returns = template(rosters, ("N", "S"))
    counts = law.count_many(returns, {"lists": [[[90, 10], [60, 41]]]})
    result = group_seats(counts, law, returns, tier="lists", groups=["women"])

    assert result.lists == ("A, N", "B, N", "A, S", "B, S")
    assert result.seats[0, :, 0].tolist() == [1, 0, 2, 0]
    assert result.by_order[0, :, 0].tolist() == [0, 0, 2, 0]


def test_elections_that_wait_for_lots_say_nothing():
    """Nine seats for equal votes: the last waits."""
    law = system(lists(seats=9), members=quota())
    result = found(law, [roster("A", "m" * 9), roster("B", "w" * 9)], [[[50, 50]], [[60, 30]]])

    assert result.seats[..., 0].tolist() == [[-1, -1], [0, 3]]
    assert result.missing[..., 0].tolist() == [[-1, -1], [2, 0]]


def test_only_numbers_of_seats_that_occur_are_asked():
    """Equal votes of the second and third of a list matter at two seats, and not at three."""
    people = [el.Candidate(f"{i}", sex="male", votes=votes) for i, votes in enumerate((9, 5, 5))]
    rosters = [el.CandidateList(tier="lists", party=party, candidates=people) for party in "AB"]
    law = system(lists(seats=6, persons="votes"), members=quota((el.Bound("men", at_least=1),)))

    assert found(law, rosters, [[[50, 49]]], ("men",)).seats.tolist() == [[[3], [3]]]
    with refused(el.UnsettledTie, RuntimeError, "equal votes of '1', '2'"):
        found(law, rosters, [[[80, 40]]], ("men",))


@pytest.mark.parametrize(
    "changed",
    [
        {"over": "party", "remedy": HandToParty()},
        {"over": "district", "remedy": CedeByVotes()},
        {"remedy": Swap(by="list order", until=WOMEN)},
    ],
    ids=["party", "district", "until"],
)
def test_what_depends_on_more_than_a_list_has_no_array_form(changed):
    """The message says to count one by one."""
    law = system(lists(), members=quota(**changed))
    with refused(el.InvalidSystem, ValueError, "no array form; count election by election"):
        found(law, [roster("A", "mw"), roster("B", "mw")], [[[50, 49]]])


def test_a_tier_without_a_quota_is_refused():
    """There is nothing to look up."""
    law = system(lists())
    with refused(el.InvalidSystem, ValueError, "no representation quota is on the seats of tier 'lists'"):
        found(law, [roster("A", "mw"), roster("B", "mw")], [[[50, 49]]])


def test_persons_who_are_not_known_are_refused():
    """B has seats, and nobody of its list is known; without seats it would not matter."""
    law = system(lists(), members=quota())
    with refused(el.MissingFigure, LookupError, "list of 'B': who has its 3 seats is not known"):
        found(law, [roster("A", "m" * 9)], [[[70, 30]]])
    assert found(law, [roster("A", "m" * 10)], [[[70, 0]]]).seats.tolist() == [[[0], [0]]]


def test_persons_who_stand_in_districts_too_are_refused():
    """Who is elected there leaves the list, which depends on the election."""
    races = el.Districts("districts", winner="plurality", ties=(el.DrawLots(),))
    law = system(races, lists(), members=quota())
    returns = attrs.evolve(
        template([roster("A", "m" * 10), roster("B", "m" * 10)]),
        tallies={
            "districts": {"1": el.Tally({"A0": 0, "X": 0})},
            "lists": {"nation": el.Tally({"A": 0, "B": 0})},
        },
        districts=(el.District("1", tier="districts", seats=1),),
        nominations=(el.Nomination("1", "A0", "A"), el.Nomination("1", "X", "B")),
    )
    counts = law.count_many(returns, {"districts": [[[5, 4]]], "lists": [[[70, 30]]]})
    with refused(el.InvalidReturns, ValueError, "'A0' stands in '1' and on a list of 'A'"):
        group_seats(counts, law, returns, tier="lists", groups=["women"])


def test_who_is_declared_elected_in_a_district_and_stands_on_a_list_is_refused():
    """Declared winners leave the list as counted ones do."""
    races = el.Districts("districts", winner="plurality", ties=(el.DrawLots(),))
    law = system(races, lists(), members=quota())
    returns = attrs.evolve(
        template([roster("A", "m" * 10), roster("B", "m" * 10)]),
        declared={"districts": {"1": {"A0": 1}}},
        districts=(el.District("1", tier="districts", seats=1),),
        nominations=(el.Nomination("1", "A0", "A"),),
    )
    counts = law.count_many(returns, {"lists": [[[70, 30]]]})
    with refused(el.InvalidReturns, ValueError, "'A0' stands in '1' and on a list of 'A'"):
        group_seats(counts, law, returns, tier="lists", groups=["women"])


@pytest.mark.parametrize("persons", ["list order", None])
def test_who_stands_on_lists_of_two_tiers_is_refused(persons):
    """A seat of the other list takes a person off this one, if that list elects anybody by name."""
    other = attrs.evolve(lists(seats=1, persons=persons), name="other")
    law = system(other, lists(), members=quota())
    returns = template([roster("A", "m" * 10), roster("B", "m" * 10)])
    returns = attrs.evolve(
        returns,
        tallies={"other": returns.tallies["lists"], **returns.tallies},
        lists=(*returns.lists, attrs.evolve(roster("A", "m"), tier="other")),
    )
    counts = law.count_many(returns, {"other": [[[9, 1]]], "lists": [[[70, 30]]]})
    if persons is None:
        assert group_seats(counts, law, returns, tier="lists", groups=["men"]).by_order.tolist() == [
            [[7], [3]]
        ]
        return
    with refused(el.InvalidReturns, ValueError, "'A0' stands in 'other' and on a list of 'A'"):
        group_seats(counts, law, returns, tier="lists", groups=["women"])


def test_who_stands_beside_the_list_of_the_party_is_refused():
    """A seat of that contestant is none of the list's."""
    law = system(lists(seats="districts"), members=quota())
    returns = el.Returns(
        {"lists": {"N": el.Tally({"A": 0, "Z": 0})}},
        parties=PARTIES,
        districts=[el.District("N", tier="lists", seats=1)],
        nominations=[el.Nomination("N", "Z", "A")],
        lists=[roster("A", "m" * 4)],
    )
    counts = law.count_many(returns, {"lists": [[[1, 9]]]})
    with refused(el.InvalidReturns, ValueError, "'Z' stands in 'N' beside the list of 'A'"):
        group_seats(counts, law, returns, tier="lists", groups=["women"])


def test_of_a_list_without_a_seat_nothing_is_asked():
    """Two women at least: of a list without a seat none is missing, nor need its persons' votes be known."""
    law = system(lists(persons="votes"), members=quota((el.Bound("women", at_least=2),)))
    unknown = [el.Candidate(f"{place}") for place in range(3)]
    rosters = [roster("A", "m" * 10), el.CandidateList(tier="lists", party="B", candidates=unknown)]
    result = found(law, rosters, [[[70, 0]]])

    assert result.missing[..., 0].tolist() == [[2, 0]]
    assert result.seats[..., 0].tolist() == [[0, 0]]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_is_no_count_system_or_template_is_refused(place):
    """The message names which of them it is."""
    law, returns = system(lists(), members=quota()), template([roster("A", "m"), roster("B", "m")])
    given = [law.count_many(returns, {"lists": [[[70, 30]]]}), law, returns]
    given[place] = 5
    with refused(el.InvalidReturns, ValueError, f"{('counts', 'system', 'template')[place]}: 5 is no"):
        group_seats(*given, tier="lists", groups=["women"])


def test_seats_are_whole_numbers_of_32_bits():
    """So a million elections of ten lists and two groups take some 80 megabytes."""
    law = system(lists(), members=quota())
    result = found(law, [roster("A", "m" * 9), roster("B", "w" * 9)], [[[50, 51]]])

    assert {result.seats.dtype, result.by_order.dtype, result.missing.dtype} == {np.dtype(np.int32)}
