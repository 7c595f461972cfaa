"""The National Assembly Electoral Act 2011 of Lesotho: what the official result does not notice.

The law is the shipped one; made-up elections have a smaller house, and as many constituencies as they need.
"""

from fractions import Fraction

import attrs
import pytest
from made import proven

import electoral as el
from electoral.linked import Complemented, LeftOut, SeatsToGive
from electoral.record import Awarded

PR = "proportional representation"


@pytest.fixture(scope="module")
def election():
    """The election of 2017."""
    return el.load("lesotho-2017")


def counted(rows, *, house, at=None, void=(), independents=()):
    """Count constituencies: contestant -> votes, by constituency; independents go by their names.

    Who is left out is as the shipped law says it, unless `at` says more or as many.
    """
    law = el.load("lesotho-2017").system
    constituencies, lists = law.tiers
    small = attrs.evolve(lists, house=house, overhang=el.LeaveOut(at) if at else lists.overhang)
    law = attrs.evolve(law, tiers=(attrs.evolve(constituencies, seats=None), small))
    return proven(
        law.count(
            el.Returns(
                {"constituencies": {key: el.Tally(row) for key, row in rows.items()}},
                districts=tuple(
                    el.District(key, tier="constituencies", seats=1, void=key in void) for key in rows
                ),
                nominations=tuple(
                    el.Nomination(key, name, None)
                    for key, row in rows.items()
                    for name in independents
                    if name in row
                ),
            )
        )
    )


def steps(count, kind):
    """Give the steps of a kind in the tier of the lists."""
    return [each for each in count.record.steps if isinstance(each, kind) and each.stage.startswith(PR)]


def seats_of(count):
    """Give all seats of those who have some."""
    return {party: seats for party, seats in count.seats.items() if seats}


class TestWhoIsLeftOut:
    #: 94 1/6 votes a seat: 7.65, 3.61 and .74 are 8, 3 and 1; C won one constituency.
    ROWS = (("1", {"C": 70, "A": 20}), ("2", {"A": 700, "B": 340}))

    @pytest.mark.parametrize(
        ("at", "seats"), [(None, {"A": 7, "B": 4, "C": 1}), ("more", {"A": 8, "B": 3, "C": 1})]
    )
    def test_who_won_as_many_as_its_share(self, at, seats):
        """Without C, 11 seats at 96.36 votes are 7.47 and 3.53: B has the seat that A had."""
        count = counted(dict(self.ROWS), house=12, at=at)

        assert seats_of(count) == seats
        assert [step.contestants for step in steps(count, LeftOut)] == ([] if at else [("C",)])

    def test_who_won_nothing_and_is_entitled_to_nothing_stays(self):
        """At first 12 seats at 70.83 votes are 11, 1 and 0; without B, 11 at 71.82 are 10 and one for C."""
        count = counted({"1": {"B": 60, "A": 50}, "2": {"A": 700, "C": 40}}, house=12)
        (step,) = steps(count, LeftOut)

        assert (step.entitled, step.contestants) == ({"A": 11, "B": 1, "C": 0}, ("B",))
        assert seats_of(count) == {"A": 10, "B": 1, "C": 1}

    @pytest.mark.parametrize("at", [None, "more"])
    def test_round_after_round(self, at):
        """A has two constituencies for no seat; then B, with one of 8 seats, has none of 6, and C has five.

        The shares are .33, .55 and 7.12, and in the second round .43 and 5.57. Where as
        many are enough, B is left out at once.
        """
        rows = {"1": {"A": 15}, "2": {"A": 15}, "3": {"B": 50, "C": 40}, "4": {"C": 610}}
        count = counted(rows, house=8, at=at)
        rounds = [(step.contestants, step.seats) for step in steps(count, LeftOut)]

        assert rounds == ([(("A",), 6), (("B",), 5)] if at else [(("A", "B"), 5)])
        assert [step.evidence.quota for step in steps(count, Awarded)][-1] == Fraction(650, 5)
        assert seats_of(count) == {"A": 2, "B": 1, "C": 5}

    def test_more_won_than_the_house_leaves_nothing_to_share(self):
        """A with a small vote won four constituencies and B three, of a house of 6; there is no list seat."""
        rows = {key: {"A": 1} for key in "1234"} | {key: {"B": 1} for key in "567"} | {"8": {"C": 90}}
        count = counted(rows, house=6)

        assert seats_of(count) == {"A": 4, "B": 3, "C": 1}


class TestTheHouse:
    def test_void_constituencies_come_off(self, election):
        """Three elections failed in 2017: 580,014 votes for parties are divided by 117 seats, not by 120."""
        count = proven(election.count())

        assert [step.less for step in steps(count, SeatsToGive)] == [{"independents": 0, "void districts": 3}]
        assert [step.evidence.quota for step in steps(count, Awarded)] == [Fraction(580_014, 117)]

    def test_with_120_seats_the_result_of_2017_is_another(self, election):
        """It is not the official one, and there are three seats more."""
        constituencies, lists = election.system.tiers
        law = attrs.evolve(
            election.system, tiers=(constituencies, attrs.evolve(lists, less=("independents",)))
        )
        count = proven(law.count(election.returns))

        assert sum(count.seats.values()) == sum(election.official.seats.values()) + 3

    def test_votes_of_void_constituencies_count(self):
        """The constituency elects nobody, but its 30 votes for C are .9 of 9 seats."""
        count = counted({"1": {"A": 160, "B": 110}, "2": {"C": 30}}, house=10, void=("2",))

        assert count["constituencies"].seats == {"A": 1, "B": 0, "C": 0}
        assert count[PR].seats == {"A": 4, "B": 3, "C": 1}

    def test_seats_of_independents_come_off_and_their_votes_do_not_count(self):
        """Ann won one of 10 seats; 300 votes for parties share nine at 33 1/3: 4.8, 3.3 and .9."""
        rows = {"1": {"A": 160, "B": 110, "Bob": 7}, "2": {"C": 30, "Ann": 90}}
        count = counted(rows, house=10, independents=("Ann", "Bob"))

        assert [step.less for step in steps(count, SeatsToGive)] == [{"independents": 1, "void districts": 0}]
        assert [step.evidence.quota for step in steps(count, Awarded)] == [Fraction(300, 9)]
        assert (count.seats, count.independents) == ({"A": 5, "B": 3, "C": 1}, 1)

    def test_list_seats_are_what_is_missing(self):
        """Of shares of 5.33, 3.67 and 1, A and B are given what they did not win in constituencies."""
        rows = {"1": {"A": 100, "B": 60}, "2": {"A": 60, "B": 25}, "3": {"B": 25, "C": 30}}
        count = counted(rows, house=10, at="more")

        assert steps(count, Complemented)[0].won == {"A": 2, "B": 0, "C": 1}
        assert (count[PR].seats, count.seats) == ({"A": 3, "B": 4, "C": 0}, {"A": 5, "B": 4, "C": 1})
