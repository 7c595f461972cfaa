"""The order in which the seats of a list go to its persons, and who surely has one."""

import attrs
import pytest
from made import districts, lists, nation, roster, system
from refusing import refused

import electoral as el
from electoral.ranks import ranked, seated


def names(ranks):
    """Give the names, rank by rank."""
    return [[person.name for person in equal] for equal in ranks]


def named(count):
    """Give the names of all members; None where nobody knows."""
    return [each.name for each in count.members]


class TestOrders:
    @pytest.mark.parametrize(
        ("by", "order"),
        [
            ("list order", [["A1m"], ["A2m"], ["A3m"], ["A4m"]]),
            ("votes", [["A3m"], ["A1m", "A4m"], ["A2m"]]),
            ("votes, then list order", [["A3m"], ["A1m"], ["A4m"], ["A2m"]]),
        ],
    )
    def test_each_order_has_ranks_of_its_own(self, by, order):
        """5, 1, 9 and 5 votes: by votes the two with 5 have no order among themselves."""
        assert names(ranked(roster("mmmm", votes=(5, 1, 9, 5)).candidates, by)) == order

    @pytest.mark.parametrize("by", ["votes", "votes, then list order"])
    def test_votes_that_decide_must_be_known(self, by):
        """Nobody is put last because the votes are not known; none is another thing."""
        people = roster("mm", votes=(5, None)).candidates

        with refused(el.MissingFigure, LookupError, "candidate 'A2m': votes are not known, and seats go by"):
            ranked(people, by)
        assert names(ranked(roster("mm", votes=(0, 5)).candidates, by)) == [["A2m"], ["A1m"]]

    def test_in_list_order_votes_need_not_be_known(self):
        """The order of the list does not ask for them."""
        assert names(ranked(roster("mm").candidates, "list order")) == [["A1m"], ["A2m"]]

    def test_an_order_that_there_is_not_is_refused(self):
        """A tier says one of three orders, or none."""
        with refused(el.UnknownName, KeyError, "tier 'lists': persons: 'vote' is not known; did you mean 'v"):
            lists(persons="vote")


class TestSeated:
    @pytest.mark.parametrize(
        ("seats", "sure"),
        [
            (0, []),
            (1, ["A1m"]),
            (2, ["A1m"]),  # one seat for two with equal votes
            (3, ["A1m", "A2m", "A3m"]),
            (4, ["A1m", "A2m", "A3m", "A4m"]),
            (9, ["A1m", "A2m", "A3m", "A4m"]),
        ],
    )
    def test_nobody_of_equals_has_a_seat_for_whom_there_are_too_few(self, seats, sure):
        """9, 5, 5 and 1 votes."""
        ranks = ranked(roster("mmmm", votes=(9, 5, 5, 1)).candidates, "votes")

        assert [person.name for person in seated(ranks, seats)] == sure

    def test_nobody_below_a_tie_at_the_cut_has_a_seat(self):
        """Two seats for three with equal votes: the one below them has none, though one would be left."""
        ranks = ranked(roster("mmmm", votes=(5, 5, 5, 1)).candidates, "votes")

        assert seated(ranks, 2) == ()


class TestInACount:
    @pytest.mark.parametrize(
        ("persons", "votes", "elected"),
        [
            ("list order", (1, 5, 5), ["A1m", "A2m"]),
            ("votes", (1, 5, 5), ["A2m", "A3m"]),
            ("votes", (5, 5, 5), [None, None]),
            ("votes", (9, 5, 5), ["A1m", None]),
            ("votes, then list order", (9, 5, 5), ["A1m", "A2m"]),
            ("votes", (9, 5, None), [None, None]),
            ("list order", (9, 5, None), ["A1m", "A2m"]),
            (None, (9, 5, 1), [None, None]),
        ],
    )
    def test_names_are_told_as_far_as_the_order_says(self, persons, votes, elected):
        """Two seats for three persons: what a tie or votes not known leave open has no name, and no error."""
        law = system(lists(seats=2, persons=persons))
        returns = nation({"A": 1}, lists=(roster("mmm", votes=votes),))

        assert named(law.count(returns)) == elected

    def test_equal_votes_leave_no_seat_open(self):
        """Who of them sits is another question than how many seats the list has."""
        law = system(lists(seats=2, persons="votes"))
        count = law.count(nation({"A": 1}, lists=(roster("mmm", votes=(5, 5, 5)),)))

        assert (count.status, count.seats) == ("complete", {"A": 2})
        assert count.verify()

    @pytest.mark.parametrize(("turn", "elected"), [(1, ["A1m", "A2m", "A3m"]), (-1, ["A2m", "A3m", "A1m"])])
    def test_who_won_a_district_waits_for_no_list_seat(self, turn, elected):
        """A1m won a district, so the list seats go to the two who follow, whichever tier is counted first."""
        tiers = (districts(seats=1), lists(seats=2, persons="list order"))
        returns = attrs.evolve(
            nation({"A": 1}, lists=(roster("mmm"),)),
            tallies={"districts": {"7": el.Tally({"A1m": 5})}, "lists": {"nation": el.Tally({"A": 1})}},
            districts=(el.District("7", tier="districts", seats=1),),
            nominations=(el.Nomination("7", "A1m", "A"),),
        )

        assert named(system(*tiers[::turn]).count(returns)) == elected
