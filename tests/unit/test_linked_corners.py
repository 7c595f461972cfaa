"""Corners of linked tiers: what a made-up law leads to where its parts meet in a way that is seldom seen."""

import pytest
from counted_linked import denied, leveled, one_region, regional
from made import districts, proven, system, top_up, two_tiers

import electoral as el

CASES = {
    "a region without a seat of the base, in which seats were won": lambda: leveled(
        house=6, regions={"north": 1, "south": 40}, won={"north": {"A": 1}}, seats=1
    ),
    "who is left out has a list, so that its seats do not come off": lambda: one_region(
        won={"A": 2, "D": 3}, seats=5, overhang="leave", less=("winners who take no part",)
    ),
    "no seat is left for the next round": lambda: one_region(
        votes={"A": 30, "B": 29, "C": 1}, won={"C": 8}, house=8, overhang="leave"
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_record_proves_itself(case):
    """A complete count has a record that its checker believes."""
    assert CASES[case]().verify()


class TestLeave:
    def test_who_is_left_out_has_no_list_seats_elsewhere(self):
        """A won six seats in the north for a share of two, and is given none in the south."""
        votes = {"north": {"A": 10, "B": 100}, "south": {"A": 10, "B": 100}}
        count = proven(
            regional(lists="linked", overhang="leave", votes=votes, won={"north": {"A": 6}}, seats=6)
        )

        assert count.seats == {"A": 6, "B": 14}

    def test_winners_without_a_list_come_off_once(self):
        """C has no list and two districts, and takes part by them; A and B share the other 18 of 20 seats."""
        count = one_region(
            votes={"A": 33, "B": 30},
            won={"C": 2},
            seats=2,
            overhang="leave",
            who=el.Everyone() | el.Won(1, tier="districts"),
            less=("winners without a list",),
        )

        assert count.seats == {"A": 9, "B": 9, "C": 2}

    def test_it_looks_at_the_party_of_a_list(self):
        """A's list of another name has 6 of 10 seats and A won 7, so that B has the other three."""
        votes = {"List of A": 60, "List of B": 40}
        named = tuple(el.Nomination("nation", f"List of {key}", key) for key in "AB")
        returns = two_tiers(votes, {"A": 7}, parties=tuple(map(el.Party, "AB")), nominations=named)
        count = system(districts(seats=7), top_up(house=10, overhang="leave")).count(returns)

        assert count.seats == {"A": 7, "B": 3}


class TestDeny:
    @pytest.mark.parametrize("region", ["nation", "Freedonia"])
    def test_lists_of_the_nation_cover_winners(self, region):
        """A has three of six seats and won two, whatever the one district of the lists is called."""
        returns = el.Returns(
            {
                "districts": {key: el.Tally({"A": 5, "B": 3}, valid=8) for key in "12"},
                "lists": {region: el.Tally({"A": 30, "B": 30})},
            },
            districts=tuple(el.District(key, tier="districts", seats=1) for key in "12"),
        )
        count = system(districts(), top_up(house=6, overhang="deny", lists="nation")).count(returns)

        assert count.seats == {"A": 3, "B": 3}

    def test_with_equal_shares_no_seat_too_many_is_sure(self):
        """A has two seats, and two of its three winners are tied for one of them."""
        assert denied(shares=(50, 40, 40)).sure["A"] <= 2

    def test_with_an_open_upper_tier_no_winner_is_sure(self):
        """A won two districts, but has one of two seats or none, as a lot will say."""
        returns = el.Returns(
            {
                "districts": {key: el.Tally({"A": 5, "B": 3}, valid=8) for key in "12"},
                "lists": {"nation": el.Tally({"A": 30, "B": 90})},
            },
            districts=tuple(el.District(key, tier="districts", seats=1) for key in "12"),
        )
        count = system(districts(), top_up(house=2, overhang="deny", lists="linked")).count(returns)

        assert count.status == "lot"
        assert count.sure["A"] == 0


class TestPersons:
    @pytest.mark.parametrize(("persons", "seats"), [(1, {"A": 5, "B": 1}), (3, {"A": 5, "B": 3})])
    def test_lists_of_a_tier_without_votes_of_its_own_stand_under_its_name(self, persons, seats):
        """With one vote, three of eight seats are for B's list of the upper tier, if it has the persons."""
        returns = el.Returns(
            {"districts": {key: el.Tally({"A": 5, "B": 3}) for key in "12"}},
            districts=tuple(el.District(key, tier="districts", seats=1) for key in "12"),
            lists=(el.CandidateList(tier="lists", party="B", persons=persons),),
        )
        upper = top_up(house=8, lists="nation", votes="districts", exhausted="empty")

        assert proven(system(districts(), upper).count(returns)).seats == seats

    def test_seats_that_nobody_can_take_are_all_that_is_open(self):
        """Lists of two persons and of one can fill three of six seats; on the others the law is silent."""
        returns = two_tiers(
            {"nation": {"A": 60, "B": 40}},
            {"nation": {}},
            regions={"nation": 1},
            lists=tuple(
                el.CandidateList(tier="lists", party=party, persons=persons)
                for party, persons in (("A", 2), ("B", 1))
            ),
        )
        count = system(districts(seats=0), top_up(house=6, overhang="absorb", exhausted="pass on")).count(
            returns
        )

        assert count.tables["lists.total"] == {"nation": {"A": 2, "B": 1}}
        assert [step.seats for step in count.silences] == [3]
        assert count.verify()


def test_a_house_is_not_given_to_each_of_several_regions():
    """Twenty seats of the house for two regions with lists of their own are refused, saying what to give."""
    with pytest.raises(el.InvalidReturns, match=r"house of 20 but 2 districts.*apportioned"):
        regional()
