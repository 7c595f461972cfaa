"""Repairs of representation rules as several laws have them, on made-up rosters; no real list is meant.

What is known of each rule is in summaries; its articles are cited as they were read there.
"""

import pytest

import electoral as el
from electoral.representation import Bound, choose

WOMEN_30 = Bound("women", at_least="30%", rounding="up")


def people(letters):
    """Give candidates in the order of their places or votes: w for a woman, m for a man."""
    sex = {"w": "female", "m": "male"}
    return [
        el.Candidate(f"{place}{letter}", sex=sex[letter]) for place, letter in enumerate(letters, start=1)
    ]


def names(persons):
    """Give the names."""
    return [person.name for person in persons]


class TestKosovo:
    """Law 03/L-073, art. 111.6: the last of the sex with too many gives way to the next of the other."""

    def test_men_give_way_from_the_bottom(self):
        """Of ten seats three must be women's, and there is one: the last two men give way."""
        found = choose(people("mmmwmmmmmmmwmw"), seats=10, bounds=[WOMEN_30], by="one group after the other")

        assert names(found.displaced) == ["10m", "9m"]
        assert names(found.promoted) == ["12w", "14w"]
        assert found.broken == ()

    def test_women_give_way_to_men_too(self):
        """At most 70 % of ten are women, rounded down: seven."""
        most = Bound("women", at_most="70%", rounding="down")
        found = choose(
            people("wwwwwwwwwwmmm"), seats=10, bounds=[WOMEN_30, most], by="one group after the other"
        )

        assert names(found.displaced) == ["10w", "9w", "8w"]


class TestIraq:
    """A quarter of the seats of a list, cut; and a third, if the governorate is then still short."""

    @pytest.mark.parametrize(
        ("share", "seats", "women"),
        [("1/4", 3, 0), ("1/4", 4, 1), ("1/4", 7, 1), ("1/3", 3, 1), ("1/3", 5, 1), ("1/3", 8, 2)],
    )
    def test_the_number_of_women_is_cut_to_a_whole_one(self, share, seats, women):
        """A quarter of three is none, of seven one; a third of five is one."""
        assert Bound("women", at_least=share, rounding="down").number(seats) == women

    def test_the_women_of_the_list_with_most_votes_come_in(self):
        """Of eight seats two must be women's at a quarter, two at a third: the last man gives way once."""
        roster = people("wmmmmmmmww")
        quarter, third = (
            choose(roster, seats=8, bounds=[Bound("women", at_least=share, rounding="down")], by="list order")
            for share in ("1/4", "1/3")
        )

        assert names(quarter.promoted) == names(third.promoted) == ["9w"]


class TestKyrgyzstan:
    def test_women_first_and_swaps_from_the_bottom_seat_the_same(self):
        """Art. 64.4 fills 30 % with the women with most votes first: the same as letting the last men go."""
        roster = people("mmmmmmmwmwmw")
        reserved = [person for person in roster if person.sex == "female"][:3]
        others = [person for person in roster if person not in reserved][:5]
        found = choose(roster, seats=8, bounds=[WOMEN_30], by="list order")

        assert sorted(names(found.members)) == sorted(names([*reserved, *others]))


class TestArmenia:
    def test_the_last_gives_way_if_all_are_of_one_sex(self):
        """Art. 100: of four men the last gives way to the first woman on the list."""
        one = Bound("women", at_least=1)
        found = choose(people("mmmmmww"), seats=4, bounds=[one], by="list order")

        assert (names(found.displaced), names(found.promoted)) == (["4m"], ["6w"])


class TestKazakhstan:
    @pytest.mark.parametrize(("seats", "fewest"), [(40, 12), (8, 3), (6, 2), (5, 2), (4, 2)])
    def test_thirty_per_cent_of_a_party_s_seats_are_rounded_up(self, seats, fewest):
        """Women, youth and persons with disabilities together, each person once."""
        union = Bound(("women", "youth", "disability"), at_least="30%", rounding="up")

        assert union.number(seats) == fewest
