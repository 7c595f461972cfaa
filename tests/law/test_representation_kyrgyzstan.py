"""Kyrgyzstan in 2021: art. 60(3) on lists, and art. 64(4): first women have 30 % of a party's mandates."""

import datetime as dt

import attrs
import pytest
from rosters import counted, faults_of, moves_on, pairs, people, remedied, report, standing

import electoral as el
from electoral.representation import replay

EXAMPLE = "made-up-women-first"
YOUNG = {"birth_date": dt.date(1995, 5, 5), "groups": ("ethnic minority", "disability")}
OLD = {"birth_date": dt.date(1970, 5, 5), "groups": ()}


@pytest.fixture(scope="module")
def quota():
    """The rules of Kyrgyzstan."""
    (found,) = el.load_quotas("kyrgyzstan")
    return found


def with_some(quota, number, **known):
    """Hold a list of ten, of whom so many are as said and in all other groups; give the faults in words."""
    persons = tuple(
        attrs.evolve(person, **(YOUNG | known if place >= number else YOUNG))
        for place, person in enumerate(people("mmwmmwmmwm", **OLD))
    )
    roster = el.CandidateList(tier="lists", party="A", candidates=persons)
    return [str(fault) for fault in quota.check(roster).faults]


class TestArticle60:
    def test_seventy_per_cent_of_one_sex_are_the_most(self, quota):
        """Seven men of ten may stand on a list, eight may not; nor may eight women."""
        assert report(quota, "mmmwmmmwmw", **YOUNG) == []
        assert report(quota, "mmmwmmmwmm", **YOUNG) == ["places 1 to 10: 8 in men, but at most 7"]
        assert report(quota, "wwwmwwwmww", **YOUNG) == ["places 1 to 10: 8 in women, but at most 7"]

    def test_the_most_is_rounded_down(self, quota):
        """Of four persons 70 % are 2.8: two of one sex, since three are more."""
        assert report(quota, "mmww", **YOUNG) == []
        assert report(quota, "mmwm", **YOUNG) == ["places 1 to 4: 3 in men, but at most 2"]

    def test_three_of_one_sex_may_stand_in_a_row_and_four_may_not(self, quota):
        """The gap is of three places at the most, for women and for men (our reading)."""
        assert report(quota, "mwmmmwwwmw", **YOUNG) == []
        assert report(quota, "mwmmmmwwww", **YOUNG) == [
            "places 3 to 6: 0 in women, but at least 1",
            "places 7 to 10: 0 in men, but at least 1",
        ]

    @pytest.mark.parametrize(
        ("known", "group"),
        [
            ({"birth_date": dt.date(1970, 5, 5)}, "under 35 on 2021-11-28"),
            ({"groups": ("disability",)}, "ethnic minority"),
            ({"groups": ("ethnic minority",)}, "disability"),
        ],
        ids=["youth", "ethnic groups", "disability"],
    )
    def test_two_of_ten_are_enough_and_one_is_not(self, quota, known, group):
        """15 % of ten are 1.5, rounded up; persons with disabilities are two of any list."""
        assert with_some(quota, 2, **known) == []
        assert with_some(quota, 1, **known) == [f"places 1 to 10: 1 in {group}, but at least 2"]

    def test_who_turns_35_on_the_day_is_too_old(self, quota):
        """Age is counted on election day (our reading)."""
        assert with_some(quota, 0, birth_date=dt.date(1986, 11, 29)) == []
        assert with_some(quota, 0, birth_date=dt.date(1986, 11, 28)) != []


class TestArticle64:
    @pytest.mark.parametrize(("seats", "women"), [(1, 1), (3, 1), (4, 2), (10, 3), (11, 4), (15, 5)])
    def test_not_less_than_thirty_per_cent_rounds_up(self, quota, seats, women):
        """Of ten mandates three, of eleven four."""
        assert quota.seats[0].bound.number(seats) == women

    def test_women_with_most_votes_come_first(self, quota):
        """Of ten mandates three are the first three women's; the seven first men have the others."""
        (step,) = remedied(quota, standing("A", "mmmmmmmmmmwwww", seats=10))

        assert pairs(step) == [("10m", "11w"), ("9m", "12w"), ("8m", "13w")]

    def test_women_who_win_by_votes_fill_the_share(self, quota):
        """Three women among the first ten are the share: nobody else comes in."""
        (step,) = remedied(quota, standing("A", "wmmmwmmmmwww", seats=10))

        assert step.moves == ()

    def test_there_is_no_share_of_men(self, quota):
        """Ten women with most votes have all ten mandates."""
        (step,) = remedied(quota, standing("A", "wwwwwwwwwwmm", seats=10))

        assert step.moves == ()


class TestTheExample:
    def test_women_without_votes_come_in_list_order(self):
        """A8 has votes; of the women without, A4 and A9 stand before A10."""
        assert moves_on(counted(EXAMPLE), "A") == [("A7m", "A4w"), ("A6m", "A9w")]
        assert "A8w" in [each.name for each in counted(EXAMPLE).members]

    def test_a_small_list_has_one_woman_too(self):
        """30 % of three are 0.9: one, and the third man gives way to the woman with most votes."""
        assert moves_on(counted(EXAMPLE), "B") == [("B3m", "B5w")]

    def test_the_list_of_b_has_two_faults(self):
        """Four men stand before the first woman, and one person has a disability."""
        count = counted(EXAMPLE)

        assert faults_of(count, "A") == []
        assert faults_of(count, "B") == [(1, 4, 0, 1), (1, 7, 1, 2)]


class TestVacancies:
    def test_a_woman_is_followed_by_the_next_woman(self, quota):
        """After a man comes the next, here a woman (our reading); after a woman never a man."""

        def come(leaving):
            (vacancy,) = replay(
                people("mwwm"), members=["1m", "2w"], leaving=[leaving], by=quota.succession
            ).vacancies
            return vacancy.coming.name

        assert come("1m") == "3w"
        assert come("2w") == "3w"

    def test_a_woman_is_not_followed_by_a_man(self, quota):
        """The next woman comes in, though a man stands before her."""
        (vacancy,) = replay(people("wmw"), members=["1w"], leaving=["1w"], by=quota.succession).vacancies

        assert vacancy.coming.name == "3w"
