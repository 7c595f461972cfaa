"""Rules on lists alone: Belgium, Bosnia and Herzegovina, Spain, Poland, Argentina, Rwanda, Uzbekistan."""

import re

import pytest
from rosters import counted, faults_of
from rosters import report as in_words

import electoral as el


def quota(country, of="lists"):
    """Give the rules of a country on a tier."""
    (found,) = [each for each in el.load_quotas(country) if each.of == of]
    return found


def report(rules, letters, **known):
    """Give the faults of a list: where, how many of which sex or group there are, and the fewest."""
    found = (
        re.fullmatch(r"(places? .*): (\d+) in (\w+), but at least (\d+)", fault)
        for fault in in_words(rules, letters, **known)
    )
    return [(fault[1], int(fault[2]), fault[3], int(fault[4])) for fault in found]


class TestBelgium:
    """Electoral Code, art. 117bis: a difference of at most one, and the first two of different sex."""

    @pytest.mark.parametrize("letters", ["w", "wm", "mw", "wmmww", "mwwmm", "mwmwwm"])
    def test_as_many_of_each_sex_or_one_more_of_an_odd_number(self, letters):
        """Either sex may be the one with more; after the first two the order is free."""
        assert report(quota("belgium"), letters) == []

    @pytest.mark.parametrize(
        ("letters", "fault"),
        [
            ("wmww", ("places 1 to 4", 1, "men", 2)),
            ("mwmm", ("places 1 to 4", 1, "women", 2)),
            ("wmwww", ("places 1 to 5", 1, "men", 2)),
            ("mwmmm", ("places 1 to 5", 1, "women", 2)),
            ("wwmm", ("places 1 to 2", 0, "men", 1)),
            ("mmww", ("places 1 to 2", 0, "women", 1)),
        ],
    )
    def test_a_difference_of_two_is_too_much_and_so_are_two_of_one_sex_at_the_top(self, letters, fault):
        """Of four persons each sex needs two, of five two; and each needs one of the first two places."""
        assert report(quota("belgium"), letters) == [fault]

    def test_the_example_has_both_faults_on_one_list(self):
        """B has two women of six, and two men come first."""
        count = counted("made-up-difference-of-one")

        assert faults_of(count, "A") == []
        assert faults_of(count, "B") == [(1, 6, 2, 3), (1, 2, 0, 1)]


class TestBosniaAndHerzegovina:
    """Election Law, art. 4.19."""

    @pytest.mark.parametrize(
        ("letters", "faults"),
        [
            ("mw", []),
            (
                "mm",
                [("places 1 to 2", 0, "women", 1), ("places 1 to 2", 0, "women", 1)],
            ),
            ("mwmmw", []),
            (
                "mwmmm",
                [("places 1 to 5", 1, "women", 2), ("places 1 to 5", 1, "women", 2)],
            ),
            ("wmwwmwmw", [("places 1 to 8", 3, "men", 4)]),
            ("mwwmmwmw", []),
        ],
    )
    def test_one_of_two_two_of_five_three_of_eight_and_40_per_cent(self, letters, faults):
        """Both sexes: 40 % of two is one, of five two, of eight four."""
        assert report(quota("bosnia-and-herzegovina"), letters) == faults

    def test_eleven_places_go_on_with_four(self):
        """What follows in the law goes on in steps of three: four of eleven; and 40 % of eleven are five."""
        found = report(quota("bosnia-and-herzegovina"), "mwmmwmmwmmm")

        assert found == [
            ("places 1 to 11", 3, "women", 5),
            ("places 1 to 11", 3, "women", 4),
        ]

    def test_a_list_is_certified_as_far_as_it_complies(self):
        """B keeps the rule for five places; nobody after them is on the list."""
        count = counted("made-up-cut-short")

        assert count.system.members[0].faulty == "cut short"
        assert faults_of(count, "B") == [(1, 8, 2, 4), (1, 8, 2, 3)]
        assert [len(count.rosters.persons(roster)) for roster in count.returns.lists] == [7, 5]


class TestSpain:
    """LOREG, art. 44 bis, 2007 to 2024, and since."""

    @pytest.mark.parametrize(
        ("letters", "faults"),
        [
            ("mwmwm", []),
            (
                "mwmmm",
                [("places 1 to 5", 1, "women", 2), ("places 1 to 5", 1, "women", 2)],
            ),
            ("mwmwmw", []),
            (
                "mwmwmmm",
                [("places 1 to 7", 2, "women", 3), ("places 6 to 7", 0, "women", 1)],
            ),
            ("wmw", []),
            ("www", [("places 1 to 3", 0, "men", 1)]),
        ],
    )
    def test_two_of_five_and_a_balanced_rest(self, letters, faults):
        """40 % of the list, two of each five, and a shorter last section as near to balance as possible."""
        assert report(quota("spain"), letters) == faults

    def test_a_single_last_place_is_free(self):
        """Of one person nobody can be asked to be of both sexes: half of one is none, rounded down."""
        assert report(quota("spain"), "mwmwmwmwmwm") == report(quota("spain"), "mwmwmwmwmww") == []

    @pytest.mark.parametrize(("letters", "place"), [("wmwm", None), ("mwmw", None), ("wmmw", 2), ("wwmw", 1)])
    def test_since_2024_lists_alternate(self, letters, place):
        """Either sex may begin; two of one sex in a row are a fault."""
        found = report(quota("spain-2024"), letters)

        assert [fault[0] for fault in found] == ([] if place is None else [f"places {place} to {place + 1}"])


class TestPoland:
    """Electoral Code, art. 211 § 3: not less than 35 % of each sex."""

    @pytest.mark.parametrize(("persons", "fewest"), [(3, 2), (6, 3), (10, 4), (20, 7), (40, 14)])
    def test_the_share_rounds_up(self, persons, fewest):
        """35 % of ten is three and a half, so four; of twenty it is seven."""
        for one, other in (("w", "m"), ("m", "w")):
            enough = one * fewest + other * (persons - fewest)
            short = one * (fewest - 1) + other * (persons - fewest + 1)
            assert all(
                fault[2] != ("women" if one == "w" else "men") for fault in report(quota("poland"), enough)
            )
            assert len(report(quota("poland"), short)) == 1

    def test_the_order_is_free(self):
        """All women may stand at the end."""
        assert report(quota("poland"), "mmmmmmwwww") == []


class TestArgentina:
    """Electoral code, art. 60 bis."""

    def test_women_and_men_alternate_to_the_last_substitute(self):
        """One pair of men breaks it, wherever it stands."""
        assert report(quota("argentina"), "mwmwmw") == []
        assert report(quota("argentina"), "mwmwwm") == [("places 4 to 5", 0, "men", 1)]


class TestRwanda:
    """Organic Law No 004/2018.OL: lists, and seats of their own for women and other groups."""

    def test_lists_have_30_per_cent_women(self):
        """Of four persons two."""
        assert report(quota("rwanda"), "mmmw") == [("places 1 to 4", 1, "women", 2)]

    def test_reserved_seats_are_for_their_group_only(self):
        """A man in a college of women is a fault, and so is somebody who is not young in that of youth."""
        assert report(quota("rwanda", "women's seats"), "wm") == [("places 1 to 2", 1, "women", 2)]
        assert report(quota("rwanda", "youth seats"), "w", groups=("youth",)) == []
        assert report(quota("rwanda", "youth seats"), "w", groups=()) == [("place 1", 0, "youth", 1)]
        assert len(report(quota("rwanda", "disability seats"), "m", groups=())) == 1

    def test_the_seats_are_tiers_of_their_own(self):
        """Four seats of lists, two of women, one of youth, one of a person with a disability."""
        count = counted("made-up-reserved-seats")

        assert [len([each for each in count.members if each.tier == tier]) for tier in count.filling] == [
            4,
            2,
            1,
            1,
        ]


class TestUzbekistan:
    """Electoral Code, art. 70."""

    def test_two_of_every_five_consecutive_places_are_women(self):
        """Places 2 to 6 have one woman, although 1 to 5 and 6 to 10 have two."""
        assert report(quota("uzbekistan"), "wwmmmmwwmm") == [
            ("places 2 to 6", 1, "women", 2),
            ("places 3 to 7", 1, "women", 2),
        ]
