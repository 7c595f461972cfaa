"""The Public Official Election Act of South Korea, art. 189: what the official result does not notice.

The laws are the shipped ones, with as many constituencies as the made-up returns have winners.
"""

from fractions import Fraction

import attrs
import pytest
from made import drawn, proven

import electoral as el
from electoral.files.systems import system_from
from electoral.linked import LinkedNumbers, SeatsToGive
from electoral.record import Awarded

LISTS = "party list"
LAW_2024 = system_from('extends = "south-korea-2024"')


@pytest.fixture(scope="module")
def election():
    """The election of 2020."""
    return el.load("south-korea-2020")


def counted(votes, won, *chosen, house=300, valid=None, **link):
    """Count lists and winners by the law of 2024, with a house or parts of the link changed."""
    constituencies, lists = LAW_2024.tiers
    tiers = (
        attrs.evolve(constituencies, seats=sum(won.values())),
        attrs.evolve(lists, house=house, overhang=attrs.evolve(lists.overhang, **link)),
    )
    returns = el.Returns(
        {LISTS: {"Korea": el.Tally(votes, valid=valid or sum(votes.values()))}},
        parties=tuple(map(el.Party, dict.fromkeys((*votes, *won.keys() - {"Ann", "Bob"})))),
        nominations=tuple(el.Nomination("Korea", key, None) for key in won if key in ("Ann", "Bob")),
        declared={"constituencies": {"Korea": won}},
    )
    law = attrs.evolve(LAW_2024, tiers=tiers)
    count = law.count(returns)
    draws = [drawn(count.lot, each) for each in chosen]
    return proven(law.count(returns, draws))


def only(count, kind):
    """Give the only step of a kind in the tier of the linked lists."""
    (step,) = [each for each in count.record.steps if isinstance(each, kind) and each.stage.startswith(LISTS)]
    return step


def seats_of(count):
    """Give the list seats of those who have some."""
    return {party: seats for party, seats in count[LISTS].sure.items() if seats}


class TestWhoTakesPart:
    @pytest.mark.parametrize(
        ("won", "seats"),
        [
            (5, {"A": 28, "B": 17, "C": 1}),
            (4, {"A": 28, "B": 18}),
            (3, {"A": 28, "B": 18}),
            (1, {"A": 28, "B": 18}),
        ],
    )
    def test_five_constituencies_are_enough_and_four_are_not(self, won, seats):
        """C has 2.9 % of the votes; with five seats its share is 8.7 of 300, which links two more."""
        assert seats_of(counted({"A": 600, "B": 371, "C": 29}, {"C": won})) == seats

    @pytest.mark.parametrize(
        ("votes", "seats"),
        [(40, {"A": 28, "B": 16, "C": 2}), (30, {"A": 27, "B": 17, "C": 2}), (29, {"A": 28, "B": 18})],
    )
    def test_three_per_cent_are_enough_and_less_are_not(self, votes, seats):
        """4 % have 6 of 150 linked numbers; exactly 3 % have 5 (4.5) of 151, 1.5 of 46; 2.9 % are out."""
        assert seats_of(counted({"A": 600, "B": 400 - votes, "C": votes}, {"A": 1})) == seats

    def test_votes_of_other_lists_are_valid_too(self):
        """30 of 1,001 valid votes are less than 3 %."""
        assert seats_of(counted({"A": 600, "B": 370, "C": 30}, {"A": 1}, valid=1001)) == {"A": 28, "B": 18}


class TestTheBase:
    def test_of_2020_is_295(self, election):
        """Five independents come off; 247 winners of parties without a list, which qualify, do not."""
        step = only(proven(election.count()), SeatsToGive)

        assert (step.law, step.less, step.seats) == (300, {"winners who do not qualify": 5}, 295)

    def test_linked_numbers_of_2020(self, election):
        """They come to 147, for 30 seats."""
        step = only(election.count(), LinkedNumbers)

        assert dict(step.linked) == {
            "Future Korea": 56,
            "Platform": 55,
            "Justice": 16,
            "People": 11,
            "Open Democratic": 9,
        }
        assert (step.seats, step.left) == (30, 0)

    def test_of_48_seats_gives_another_result(self, election):
        """If winners without a list came off, Open Democratic would lose a seat to Platform."""
        varied = election.vary({f"{LISTS}.less": ["winners without a list"]})
        count = proven(varied.count())

        assert only(count, SeatsToGive).seats == 48
        assert [
            count[LISTS].seats[party] for party in election.returns.tallies[LISTS]["South Korea"].votes
        ] == [
            12,
            12,
            3,
            2,
            1,
        ]

    def test_winners_of_a_party_that_does_not_qualify_come_off(self):
        """Z without a list won four seats, Ann one: 295 are left; Y, with five, stays in."""
        step = only(counted({"A": 60, "B": 40}, {"A": 9, "Y": 5, "Z": 4, "Ann": 1}), SeatsToGive)

        assert (step.less, step.seats) == ({"winners who do not qualify": 5}, 295)

    def test_who_qualifies_without_a_list_has_no_share(self):
        """Shares are of the votes for lists, whoever else takes part."""
        step = only(counted({"A": 60, "B": 40}, {"Y": 5}), LinkedNumbers)

        assert dict(step.linked) == {"A": 90, "B": 60}


class TestLinkedNumbers:
    @pytest.mark.parametrize(
        ("rounding", "linked", "seats"),
        [("half up", [3, 4, 2], {"A": 2, "B": 3, "C": 1}), ("down", [3, 3, 2], {"A": 2, "B": 2, "C": 2})],
    )
    def test_halves_are_rounded_up(self, rounding, linked, seats):
        """Shares of 8, 8 and 4 less two, one and none are 3, 3.5 and 2 in halves."""
        count = counted({"A": 40, "B": 40, "C": 20}, {"A": 2, "B": 1}, house=20, seats=6, rounding=rounding)

        assert list(only(count, LinkedNumbers).linked.values()) == linked
        assert seats_of(count) == seats

    @pytest.mark.parametrize(
        ("tested", "linked", "seats"),
        [
            ("before rounding", [5, 4, 0], {"A": 3, "B": 3}),
            ("after rounding", [5, 4, 1], {"A": 3, "B": 2, "C": 1}),
        ],
    )
    def test_below_one_is_none_before_it_is_rounded(self, tested, linked, seats):
        """Shares of 10, 8 and 2 less one each are 4.5, 3.5 and .5 in halves. Our reading is the first."""
        won = {"A": 1, "B": 1, "C": 1}
        count = counted({"A": 50, "B": 40, "C": 10}, won, house=20, seats=6, tested=tested)

        assert list(only(count, LinkedNumbers).linked.values()) == linked
        assert seats_of(count) == seats
        assert LAW_2024.tier(LISTS).overhang.tested == "before rounding"

    @pytest.mark.parametrize(("least", "linked"), [(1, 1), (2, 0)])
    def test_one_is_not_below_one(self, least, linked):
        """C has 2 of 20 and won none: one in halves."""
        count = counted({"A": 50, "B": 40, "C": 10}, {"A": 1}, house=20, seats=6, least=least)

        assert only(count, LinkedNumbers).linked["C"] == linked

    def test_who_won_more_than_its_share_has_none_and_nobody_else_pays(self):
        """A won 14 of a share of ten; B and C are linked as if it had not."""
        step = only(counted({"A": 50, "B": 30, "C": 20}, {"A": 14}, house=20, seats=6), LinkedNumbers)

        assert dict(step.missing) == {"A": -2, "B": 3, "C": 2}
        assert dict(step.linked) == {"A": 0, "B": 3, "C": 2}


class TestSeats:
    def test_of_2024_by_its_linked_numbers(self):
        """Linked numbers of 60, 44, 40 and 5 are 18.5, 13.6, 12.3 and 1.5 of 46 seats.

        Votes of 60, 44, 40 and 5 in 149 have just these halves of 298 seats; 252 of 254
        winners are of parties without a list, and two are independents.
        """
        votes = {"A": 60, "B": 44, "C": 40, "D": 5}
        count = counted(votes, {"Y": 161, "Z": 91, "Ann": 1, "Bob": 1})
        step = only(count, LinkedNumbers)

        assert (step.base, dict(step.linked)) == (298, votes)
        assert seats_of(count) == {"A": 18, "B": 14, "C": 12, "D": 2}

    def test_seats_that_are_left_are_shared_by_votes(self):
        """Of ten, none, two and two are linked; the six left are 2.88, 1.92 and 1.2 more."""
        count = counted({"A": 48, "B": 32, "C": 20}, {"A": 8, "B": 2}, house=20, seats=10)
        step = only(count, LinkedNumbers)

        assert (dict(step.linked), step.left) == ({"A": 0, "B": 2, "C": 2}, 6)
        assert list(step.numbers.values()) == [Fraction(72, 25), Fraction(98, 25), Fraction(16, 5)]
        assert seats_of(count) == {"A": 3, "B": 4, "C": 3}

    def test_equal_fractions_at_the_last_seat_are_a_lot(self):
        """Three seats for linked numbers of five and five: 1.5 each, and the lot decides."""
        sheet = ({"A": 50, "B": 50}, {"A": 1, "B": 1})
        open_count = counted(*sheet, house=22, seats=3)

        assert (open_count.lot.contestants, open_count.lot.places) == (("A", "B"), 1)
        assert seats_of(counted(*sheet, "B", house=22, seats=3)) == {"A": 1, "B": 2}

    def test_parallel_seats_of_2020_are_not_linked(self, election):
        """17 seats go by votes alone, though Justice won a constituency."""
        award = [
            step
            for step in election.count().record.steps
            if isinstance(step, Awarded) and step.stage.startswith("parallel list")
        ]

        assert [(step.seats, step.votes["Justice"]) for step in award] == [(17, 2_697_956)]


def test_the_law_of_2024_is_that_of_2020_with_46_linked_seats_and_no_others(election):
    """One constituency more, the seats of the link, and the second list tier are the difference."""
    constituencies, lists, _ = election.system.tiers
    others = (
        attrs.evolve(constituencies, seats=254),
        attrs.evolve(
            lists,
            overhang=attrs.evolve(lists.overhang, seats=46),
            articles=LAW_2024.tier(LISTS).articles,
        ),
    )

    assert LAW_2024.tiers == others
