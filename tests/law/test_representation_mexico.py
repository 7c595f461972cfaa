"""Mexico in 2021: half of the house, by the last remainder seats of the party with the smallest share."""

from fractions import Fraction

import attrs
import pytest
from rosters import chamber, counted, elsewhere, pairs
from rosters import standing as without_remainder

import electoral as el
from electoral.seated import Moved

EXAMPLE = "made-up-last-remainders"


@pytest.fixture(scope="module")
def quota():
    """The rules of Mexico."""
    (found,) = el.load_quotas("mexico")
    return found


def standing(party, letters, *, seats, district, remainder=None):
    """Give a list in a circumscription, with what is left of its votes behind its last seat."""
    part = None if remainder is None else Fraction(remainder)
    return attrs.evolve(without_remainder(party, letters, seats=seats, district=district), remainder=part)


def moved(quota, *lists, others=()):
    """Give the one step of the house."""
    (step,) = quota.remedy.moved(chamber(*lists, others=others), quota.seats)
    return step


class TestTheHouseOf2021:
    def test_half_of_500_are_250(self, quota):
        """248 women are two too few, 249 one."""
        (rule,) = quota.seats
        assert rule.bound.number(500) == 250

    @pytest.mark.parametrize(("women", "moves"), [(248, 2), (249, 1), (250, 0)])
    def test_as_many_give_way_as_are_missing(self, quota, women, moves):
        """Three made-up lists of Q have a man each by a remainder; all others are elected elsewhere."""
        lists = [
            standing("Q", "wmw", seats=2, district=place, remainder=remainder)
            for place, remainder in (("1", "1/5"), ("2", "2/5"), ("3", "3/5"))
        ]
        step = moved(quota, *lists, others=elsewhere("P", "w" * (women - 3) + "m" * (497 - women)))

        assert [(each.number, each.before, each.after) for each in step.demands] == [(250, women, 250)]
        assert len(step.moves) == moves


class TestWhoGivesWay:
    def test_the_party_with_the_smallest_share_is_first(self, quota):
        """B has no woman, A one of two; so B's seat goes first, though A's remainder is smaller."""
        step = moved(
            quota,
            standing("A", "wmw", seats=2, district="N", remainder="1/10"),
            standing("B", "mmmmww", seats=4, district="N", remainder="9/10"),
        )

        assert pairs(step) == [("4m", "5w"), ("2m", "3w")]

    def test_of_its_seats_that_with_the_smallest_remainder_goes(self, quota):
        """B has one in each circumscription; in S the remainder is smaller."""
        step = moved(
            quota,
            standing("A", "w", seats=1, district="N"),
            standing("B", "mw", seats=1, district="N", remainder="1/2"),
            standing("B", "mw", seats=1, district="S", remainder="1/3"),
            others=elsewhere("A", "m"),
        )

        assert [(each.district, each.displaced, each.promoted) for each in step.moves] == [("S", "1m", "2w")]

    def test_a_seat_that_a_woman_has_is_passed_over(self, quota):
        """The smallest remainder of B is behind a woman's seat; the next smallest is a man's."""
        step = moved(
            quota,
            standing("B", "w", seats=1, district="N", remainder="1/10"),
            standing("B", "mw", seats=1, district="S", remainder="1/5"),
            others=elsewhere("B", "mm"),
        )

        assert [(each.district, each.displaced) for each in step.moves] == [("S", "1m")]

    def test_if_nobody_can_come_in_the_house_stays_short_and_says_so(self, quota):
        """B has no woman on its list."""
        step = moved(quota, standing("B", "mm", seats=2, district="N", remainder="1/2"))

        assert step.moves == ()
        assert [each.missing for each in step.demands] == [1]

    def test_equal_shares_leave_it_open(self, quota):
        """Whose seat goes first is not known."""
        step = moved(
            quota,
            standing("A", "mw", seats=1, district="N", remainder="1/2"),
            standing("B", "mw", seats=1, district="N", remainder="1/3"),
        )

        assert "the same share" in step.open


def test_the_worked_example():
    """Five women of twelve; B has a quarter, and its second seat in North is one of a remainder."""
    (step,) = [each for each in counted(EXAMPLE).record.steps if isinstance(each, Moved)]

    assert pairs(step) == [("B North 2m", "B North 3w")]
    assert [(each.number, each.before, each.after) for each in step.demands] == [(6, 5, 6)]
