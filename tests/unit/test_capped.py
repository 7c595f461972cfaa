"""Caps on seats, and seats to districts whose seats are fixed: values, corners and bad input."""

from fractions import Fraction

import attrs
import pytest
from counted_capped import CAPPED, SEATS, VOTES, cap, capped, excess_tied, lists_of, order_tied, small
from made import districts, proven, system, top_up
from refusing import refused

import electoral as el
from electoral.capping import Capped, Placed
from electoral.record import Asked, Awarded, Silent


def steps(count, kind):
    """Give the steps of a kind in the tier of the lists."""
    return [step for step in count.record.steps if isinstance(step, kind) and step.stage.startswith("lists")]


def cells(count):
    """Give the seats of a count by party, in the order of the districts."""
    return {party: list(row.values()) for party, row in count.tables["lists.lists"].items()}


class TestCaps:
    def test_nobody_is_capped_where_there_is_no_cap(self):
        """With neither cap the list seats are those of parallel lists, and no step tells of caps."""
        none, parallel = CAPPED["capped by nothing"](), CAPPED["fixed districts"]()

        assert none.tables["lists"] == parallel.tables["lists"]
        assert steps(none, Capped) == []

    def test_the_smaller_cap_binds(self):
        """A may have 11 of 20 seats by its votes, and ten at most: it won eight and has two list seats."""
        (step,) = steps(CAPPED["capped by both"](), Capped)

        assert (step.caps, step.given) == ({"A": 10, "B": 7, "C": 6}, {"A": 2})
        assert step.shares["A"] == Fraction(351, 743)

    def test_a_house_has_as_many_list_seats_as_districts_leave(self):
        """Of 20 seats ten are won in districts, so that ten are of the lists."""
        count = CAPPED["capped, a house"]()

        assert count.tables["lists"] == CAPPED["capped together"]().tables["lists"]

    def test_together_all_leave_who_have_too_many(self):
        """A has a third seat by remainder, but may have two, as many as it won; B leaves with it."""
        (step,) = steps(CAPPED["capped several together"](), Capped)

        assert (step.excess, step.contestants) == ({"A": 1, "B": 6}, ("A", "B"))
        assert CAPPED["capped several together"]()["lists"].seats == {"A": 0, "B": 0, "C": 4, "D": 1, "E": 5}

    def test_one_by_one_the_largest_excess_leaves_first(self):
        """Without B, A has no seat by remainder, and no excess: D has the seat that E has otherwise."""
        (step,) = steps(CAPPED["capped several, one by one"](), Capped)

        assert (step.excess, step.contestants) == ({"A": 1, "B": 6}, ("B",))
        assert CAPPED["capped several, one by one"]()["lists"].seats == {
            "A": 0,
            "B": 0,
            "C": 4,
            "D": 2,
            "E": 4,
        }

    def test_equal_excesses_are_a_tie(self):
        """A and B have one seat too many each, and a lot says who leaves; only its question is open."""
        (lot,) = excess_tied().lots

        assert (lot.step, lot.contestants, lot.places) == ("lists.total/nation/1/excess", ("A", "B"), 1)
        assert steps(excess_tied("B"), Capped)[0].contestants == ("B",)

    def test_while_a_lot_is_open_only_who_is_capped_is_sure(self):
        """B was capped with two seats; what the tied A and C come to may still be more than their caps."""
        count = CAPPED["capped, the next round tied"]()

        assert count.tables["lists.total"]["nation"] == {"A": 0, "B": 2, "C": 0}
        assert count.sure == {"A": 1, "B": 5, "C": 4}

    def test_if_everybody_is_capped_the_law_is_silent(self):
        """Of two list seats one is left, when both parties have what they may have."""
        (step,) = steps(CAPPED["capped, everybody is"](), Silent)

        assert (step.seats, step.reason) == (1, "everybody has as many seats as its cap allows")

    def test_who_takes_no_part_is_not_in_the_shares(self):
        """C has 25.6 % of the votes and takes no part; A has 351 of 553 of the others'."""
        count = capped(who=el.Share("26%", of=el.Base.CONTESTANTS), overhang=cap(over="0%"))

        assert steps(count, Capped)[0].shares == {"A": Fraction(351, 553), "B": Fraction(202, 553)}

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"several": "all"}, "overhang: cap: several: 'all' is not known"),
            ({"over": None}, "house and over make one cap"),
            ({"house": None}, "house and over make one cap"),
            ({"over": "108%"}, "overhang: cap: over: '108%' is not between 0 and 1"),
            ({"over": 0.08}, "overhang: cap: over"),
            ({"house": -1}, "overhang: cap: house"),
            ({"most": "300"}, "overhang: cap: most"),
        ],
    )
    def test_a_cap_that_is_none_is_refused(self, change, message):
        """The parts of a cap are held against what they may be."""
        with refused(el.ElectoralError, Exception, message):
            cap(**change)

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"lists": "district"}, "tier 'lists': caps are of the seats of the nation"),
            ({"house": 20, "less": ("independents",)}, "seats are capped as the lists' own; give no less"),
            ({"lists": "nation", "majority": "more than half"}, "give no less and no majority"),
        ],
    )
    def test_a_tier_that_does_not_fit_a_cap_is_refused(self, change, message):
        """Caps are of list seats in the nation, and nothing else is taken off or added."""
        with refused(el.InvalidSystem, ValueError, message):
            capped(**change)

    def test_more_won_than_the_most_is_refused(self):
        """Nobody may have more than seven seats, but A won eight in districts."""
        with refused(
            el.InvalidReturns,
            ValueError,
            "lists.total/nation: 'A' won 8 seats in districts, but nobody .* 7;",
        ):
            capped(overhang=cap(most=7))

    def test_a_party_without_a_list_has_no_cap(self):
        """D takes part by its districts but has no list: it keeps what it won, more than others may have."""
        count = proven(
            capped(
                won={"A": 1, "D": 9},
                who=el.Everyone() | el.Won(1, tier="districts"),
                overhang=cap(house=None, over=None, most=8),
            )
        )

        assert count.seats["D"] == 9


class TestFixedDistricts:
    def test_rows_and_columns_sum(self):
        """A, B and C have three, four and three seats in districts with four, four and two."""
        count = CAPPED["capped together"]()

        assert cells(count) == {"A": [1, 1, 1], "B": [2, 2, 0], "C": [1, 1, 1]}
        assert [sum(row.values()) for row in count.tables["lists"].values()] == list(SEATS.values())

    def test_those_capped_come_first_by_themselves(self):
        """A's 351 votes and three seats are 117 votes a seat: 1.39, 1.03 and .57; the west has the last."""
        count = CAPPED["capped together"]()
        (award,) = [step for step in steps(count, Awarded) if step.stage == "lists.lists"]

        assert (award.region, award.votes, award.sure) == (
            "A",
            {key: row["A"] for key, row in VOTES.items()},
            {"north": 1, "south": 1, "west": 1},
        )

    def test_the_quota_of_a_district_is_of_those_who_are_not_capped(self):
        """The north has three seats beside A's, for 98 + 41 votes; C is not capped though it has fewer."""
        step = next(step for step in steps(CAPPED["capped together"](), Placed) if step.region == "C")

        assert step.quotas == {"north": Fraction(139, 3), "south": 60, "west": 73}
        assert step.wholes == {"north": 0, "south": 1, "west": 0}

    def test_votes_of_who_takes_no_part_are_in_no_quota(self):
        """C takes no part, and the quota of the north is of 163 + 98 votes for four seats."""
        count = capped(who=el.Share("26%", of=el.Base.CONTESTANTS), overhang="parallel")

        assert steps(count, Placed)[0].quotas["north"] == Fraction(163 + 98, 4)

    def test_equal_remainders_are_a_tie(self):
        """B has 5/7 of a quota in the north and 1 5/7 in the south, and lacks one seat."""
        (lot,) = CAPPED["fixed districts, equal remainders"]().lots

        assert (lot.step, set(lot.contestants), lot.places) == ("lists.lists/B", {"north", "south"}, 1)

    def test_equal_votes_are_a_tie_of_who_comes_next(self):
        """A and B have five votes and lack a seat each: who is drawn chooses first."""
        (lot,) = order_tied().lots

        assert (lot.step, set(lot.contestants), lot.places) == ("lists.lists/nation", {"A", "B"}, 1)
        assert cells(order_tied(["B"], ["north"])) == {"B": [2, 0], "A": [1, 1]}
        assert cells(order_tied(["A"], ["north"])) == {"A": [2, 0], "B": [1, 1]}

    def test_equal_votes_do_not_matter_to_who_lacks_nothing(self):
        """A and B have six votes each and whole quotas for all their seats, so that nobody is asked."""
        count = small(north=(3, 3), south=(3, 3), seats=(2, 2), overhang="parallel")

        assert (cells(count), steps(count, Asked)) == ({"A": [1, 1], "B": [1, 1]}, [])

    def test_a_second_seat_by_one_remainder_only_when_no_other_district_has_room(self):
        """A has votes in the south only, with room for two of its seats beside one whole quota."""
        step = next(
            each
            for each in steps(CAPPED["fixed districts, two seats by one remainder"](), Placed)
            if each.again
        )

        assert (step.region, step.wholes, step.placed, step.again) == (
            "A",
            {"north": 0, "south": 1},
            {"north": 0, "south": 3},
            {"south": 1},
        )

    @pytest.mark.parametrize(
        ("case", "seats", "reason"),
        [
            ("too many whole quotas", 7, "B has 4 whole quotas, but only 2 seats"),
            ("no votes in one", 5, "no list of B can take its seats in a district that has one left"),
            ("too many of the capped", 1, "those who were capped have 2 of 1 seats in north"),
        ],
    )
    def test_where_rows_and_columns_cannot_both_sum_the_law_is_silent(self, case, seats, reason):
        """Nothing is invented: the seats of all who are not placed are open."""
        (step,) = steps(CAPPED[f"fixed districts, {case}"](), Silent)

        assert (step.region, step.seats, step.reason) == ("nation", seats, reason)

    def test_a_district_without_seats_holds_votes_only(self):
        """Its votes count in the nation and it elects nobody; they are in no quota."""
        votes = {**VOTES, "beside": {"A": 9}}
        count = proven(capped(votes=votes, seats=SEATS | {"beside": 0}))

        assert steps(count, Capped)[0].shares["A"] == Fraction(360, 752)
        assert sum(count.tables["lists"]["beside"].values()) == 0

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"overhang": "keep"}, "lists = 'fixed' is for list seats by the Hare quota"),
            ({"method": "sainte_lague"}, "give method = 'hare'"),
            ({"overhang": "parallel", "majority": "more than half"}, "and no majority"),
            ({"exhausted": "pass on"}, "seats pass on where overhang is kept or absorbed"),
        ],
    )
    def test_a_tier_whose_list_seats_cannot_be_fixed_is_refused(self, change, message):
        """Overhang, a majority clause or other methods make other seats than the districts have."""
        with refused(el.InvalidSystem, ValueError, message):
            capped(**change)

    def test_seats_that_do_not_sum_are_refused(self):
        """Districts with nine seats cannot have ten list seats."""
        law = system(districts(seats=10), top_up(seats=10, lists="fixed", method="hare", overhang="parallel"))

        with refused(el.InvalidReturns, ValueError, "its districts have 9 list seats, but there are 10"):
            law.count(lists_of(VOTES, {"A": 10}, SEATS | {"west": 1}))

    def test_seats_that_are_not_known_are_an_error(self):
        """A district whose seats nobody said has no column."""
        law = system(districts(seats=10), top_up(seats=10, lists="fixed", method="hare", overhang="parallel"))
        returns = lists_of(VOTES, {"A": 10})
        unknown = tuple(attrs.evolve(each, seats=None) for each in returns.districts)

        with refused(el.MissingFigure, LookupError, "district 'north': its seats are not known"):
            law.count(attrs.evolve(returns, districts=unknown))


def test_arrays_do_not_know_caps():
    """A tier with caps has no array form, and says so."""
    law = system(districts(seats=10), top_up(seats=10, lists="nation", method="hare", overhang=cap()))

    with refused(el.InvalidSystem, ValueError, "tier 'lists': TopUp has no array form"):
        law.count_many(lists_of(VOTES, {"A": 10}), {})
