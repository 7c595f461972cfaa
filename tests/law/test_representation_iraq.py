"""Iraq in 2025: a quarter of each list's seats, then a third, until a governorate has a quarter of women."""

import pytest
from rosters import counted, moves_on, pairs, people, remedied, report, standing

import electoral as el
from electoral.representation import replay
from electoral.seated import Moved

EXAMPLE = "made-up-quarter-then-third"


@pytest.fixture(scope="module")
def quota():
    """The rules of Iraq."""
    (found,) = el.load_quotas("iraq")
    return found


def women_of(steps):
    """Give for each list, and then for the governorate, what is asked, and how many women it has at last."""
    return [[(asked.number, asked.before, asked.after) for asked in step.demands] for step in steps]


class TestQuarterThenThird:
    @pytest.mark.parametrize(
        ("seats", "quarter", "third"), [(2, 0, 0), (3, 0, 1), (4, 1, 1), (5, 1, 1), (6, 1, 2), (8, 2, 2)]
    )
    def test_fractions_are_dropped(self, quota, seats, quarter, third):
        """Three seats divided by four give no woman, divided by three one."""
        assert [rule.bound.number(seats) for rule in quota.seats] == [quarter, third]

    def test_nothing_moves_if_the_governorate_has_a_quarter(self, quota):
        """Two women of eight are enough, though the list of B has four seats and no woman with one."""
        steps = remedied(
            quota,
            standing("A", "wwmmm", seats=4, district="North"),
            standing("B", "mmmmw", seats=4, district="North"),
        )

        assert [pairs(step) for step in steps] == [[], [], []]
        assert women_of(steps) == [[], [], [(2, 2, 2)]]

    def test_one_woman_short_is_enough_to_move(self, quota):
        """With one of eight, each list is asked for its quarter; A has it, B's last man gives way."""
        steps = remedied(
            quota,
            standing("A", "wmmmw", seats=4, district="North"),
            standing("B", "mmmmw", seats=4, district="North"),
        )

        assert [pairs(step) for step in steps] == [[], [("4m", "5w")], []]
        assert women_of(steps) == [[(1, 1, 1)], [(1, 0, 1)], [(2, 1, 2)]]

    def test_the_third_comes_only_after_the_quarter(self, quota):
        """Six seats and two: a quarter gives one woman of two, so a third of six is asked, which is two."""
        steps = remedied(
            quota,
            standing("A", "mmmmmmww", seats=6, district="South"),
            standing("B", "mmw", seats=2, district="South"),
        )

        assert [pairs(step) for step in steps] == [[("6m", "7w"), ("5m", "8w")], [], []]

    def test_a_third_may_not_be_enough(self, quota):
        """Three lists of two seats owe no woman; the record says that the governorate lacks two."""
        steps = remedied(
            quota, *(standing(party, "mmw", seats=2, district="East") for party in ("A", "B", "C"))
        )

        assert [pairs(step) for step in steps] == [[], [], [], []]
        assert steps[-1].demands[0].missing == 2

    def test_governorates_do_not_help_each_other(self, quota):
        """Women in the North are none of the South's."""
        steps = remedied(
            quota,
            standing("A", "wwww", seats=4, district="North"),
            standing("A", "mmmmw", seats=4, district="South"),
        )

        assert [pairs(step) for step in steps if step.party == "A"] == [[], [("4m", "5w")]]

    @pytest.mark.parametrize(("rounding", "women"), [("up", 8), ("half up", 8), ("down", 7)])
    def test_nineveh_does_not_round_down(self, rounding, women):
        """Of its 34 seats 31 are general, and eight were women's (shafaq.com); up is our reading."""
        assert el.Bound("women", at_least="1/4", rounding=rounding).number(31) == women


class TestLists:
    def test_a_quarter_of_a_list_are_women(self, quota):
        """Of five persons two, since 25 % are rounded up: two, one at each end of a window of four."""
        assert report(quota, "wmmmw") == []
        assert report(quota, "mwmmm") == ["places 1 to 5: 1 in women, but at least 2"]

    def test_one_of_four_consecutive_candidates_is_a_woman(self, quota):
        """Four men in a row are too many anywhere on the list, also across groups of four; three are not."""
        assert report(quota, "wmmmwmmm") == []
        assert report(quota, "wmmmmwwm") == ["places 2 to 5: 0 in women, but at least 1"]


class TestTheExample:
    def test_inland_keeps_its_members(self):
        """Of four seats one is a woman's by votes: both lists stay as they are."""
        count = counted(EXAMPLE)

        assert moves_on(count, "A", "Inland") == moves_on(count, "B", "Inland") == []

    def test_in_the_north_a_quarter_is_enough(self):
        """Two of eight: each list of four seats lets its last man by votes give way to its first woman."""
        count = counted(EXAMPLE)

        assert moves_on(count, "A", "North") == [("NA5m", "NA2w")]
        assert moves_on(count, "B", "North") == [("NB5m", "NB4w")]

    def test_in_the_south_a_third_is_needed(self):
        """A quarter of five and of three is one woman of the two; a third of three makes the other."""
        count = counted(EXAMPLE)
        (last,) = [
            step
            for step in count.record.steps
            if isinstance(step, Moved) and (step.party, step.district) == (None, "South")
        ]

        assert moves_on(count, "A", "South") == [("SA6m", "SA3w")]
        assert moves_on(count, "B", "South") == [("SB4m", "SB3w")]
        assert (last.demands[0].number, last.demands[0].before, last.demands[0].after) == (2, 0, 2)


class TestVacancies:
    def test_only_a_woman_is_followed_by_her_like(self, quota):
        """After a man comes who has most votes, here a woman; after a woman a woman."""

        def come(leaving):
            (vacancy,) = replay(
                people("mwwmw"), members=["1m", "2w"], leaving=[leaving], by=quota.succession
            ).vacancies
            return vacancy.coming.name

        assert come("1m") == "3w"
        assert come("2w") == "3w"

    def test_a_woman_is_not_followed_by_a_man(self, quota):
        """Though he has more votes, and though nobody says what happens without a woman: it stays vacant."""

        def come(letters):
            (vacancy,) = replay(
                people(letters), members=["1w"], leaving=["1w"], by=quota.succession
            ).vacancies
            return vacancy.coming and vacancy.coming.name

        assert come("wmw") == "3w"
        assert come("wm") is None
