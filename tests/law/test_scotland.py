"""The Scotland Act 1998, ss 7 and 8: what the official results do not notice, and its rounds, slowly.

The law is the shipped one, with as many constituencies as the made-up returns have.
"""

from collections import Counter
from fractions import Fraction

import attrs
import pytest
from made import drawn, proven

import electoral as el
from electoral.linked import SeatsToGive

REGIONS = (
    "Central Scotland",
    "Glasgow",
    "Highlands and Islands",
    "Lothians",
    "Mid Scotland and Fife",
    "North East Scotland",
    "South of Scotland",
    "West of Scotland",
)


@pytest.fixture(scope="module")
def election():
    """The election of 2007."""
    return el.load("scotland-2007")


@pytest.fixture(scope="module")
def count(election):
    """The count of 2007."""
    return proven(election.count())


def by_rounds(votes, won, seats, individuals):
    """Give seat after seat to the largest figure: votes / (seats held + 1); an individual has one at most."""
    held, given = Counter(won), Counter()
    for _ in range(seats):
        figures = {
            key: Fraction(number, held[key] + 1)
            for key, number in votes.items()
            if not (key in individuals and held[key])
        }
        winner = max(figures, key=figures.__getitem__)
        held[winner] += 1
        given[winner] += 1
    return dict(given)


def elected(returns, region):
    """Give how many constituencies of a region each party, and each individual by name, won."""
    here = [each.key for each in returns.districts if each.parent == region]
    tallies = [(key, returns.tallies["constituencies"][key].votes) for key in here]
    winners = [(key, max(votes, key=votes.__getitem__)) for key, votes in tallies]
    return Counter(returns.party(key, winner) or winner for key, winner in winners)


@pytest.mark.parametrize("region", REGIONS)
def test_the_rounds_of_the_act_give_the_seats_of_2007(election, count, region):
    """Seven rounds, in each of which the votes are divided by the seats held and one, give the same."""
    votes = election.returns.tallies["regions"][region].votes
    individuals = {key for key in votes if election.returns.party(region, key) is None}
    given = by_rounds(votes, elected(election.returns, region), 7, individuals)

    assert {key: seats for key, seats in count["regions"].table[region].items() if seats} == given


def small(votes, races, *, seats=4, lists=(), persons=(("Ann", None),), draws=()):
    """Count one region, and constituencies: winner by constituency, with nobody else there.

    `persons` are contestants that are no parties, with the parties they stand for.
    """
    law = el.load("scotland-2007").system
    constituencies, regions = law.tiers
    law = attrs.evolve(law, tiers=(attrs.evolve(constituencies, seats=None), regions))
    tallies = {
        "constituencies": {key: el.Tally({winner: 5}) for key, winner in races.items()},
        "regions": {"Region": el.Tally(votes)},
    }
    places = (*races.items(), *(("Region", key) for key in votes))
    returns = el.Returns(
        tallies,
        districts=(
            *(el.District(key, tier="constituencies", seats=1, parent="Region") for key in races),
            el.District("Region", tier="regions", seats=seats),
        ),
        nominations=tuple(
            el.Nomination(place, name, party)
            for name, party in persons
            for place, key in places
            if key == name
        ),
        lists=lists,
    )
    return proven(law.count(returns, draws))


def table(count):
    """Give the regional seats."""
    return count["regions"].table["Region"]


class TestIndividuals:
    def test_one_seat_is_the_most(self):
        """Ann's 62 votes are two of four seats by the figures; she has one, and B the other."""
        votes = {"A": 58, "B": 42, "Ann": 62}
        count = small(votes, {"1": "A"})

        assert by_rounds(votes, {"A": 1}, 4, ()) == {"Ann": 2, "B": 1, "A": 1}
        assert table(count) == {"A": 1, "B": 2, "Ann": 1}
        assert count.independents == 1

    def test_who_is_elected_in_a_constituency_is_out(self):
        """Ann won a constituency of the region, so the four seats go to the parties."""
        count = small({"A": 58, "B": 42, "Ann": 90}, {"1": "A", "2": "Ann"})

        assert table(count) == {"A": 2, "B": 2, "Ann": 0}
        assert count.independents == 1

    def test_without_her_votes_the_parties_share_as_before(self):
        """Ann's seat is the only difference that she makes: three rounds are left for the parties."""
        with_ann = table(small({"A": 58, "B": 42, "Ann": 900}, {"1": "A"}))
        without = table(small({"A": 58, "B": 42}, {"1": "A"}, seats=3, persons=()))

        assert with_ann == {**without, "Ann": 1}


class TestConstituencyWinners:
    @pytest.mark.parametrize("winner", ["Ann", "Z"], ids=["individual", "party without a list"])
    def test_without_a_list_one_takes_no_part(self, winner):
        """The four regional seats are shared among those with lists, and the winner's seat comes on top."""
        count = small({"A": 58, "B": 42}, {"1": "A", "2": winner})

        assert set(next(each.won for each in count.record.steps if isinstance(each, SeatsToGive))) == {"A"}
        assert table(count) == {"A": 2, "B": 2}
        assert sum(count.seats.values()) + count.independents == 6

    def test_the_others_absorb_the_overhang(self):
        """C won three with votes for none; the region still has four list seats, three and one."""
        count = small({"A": 58, "B": 20, "C": 4}, {"1": "C", "2": "C", "3": "C"})

        assert table(count) == {"A": 3, "B": 1, "C": 0}
        assert sum(count.seats.values()) == 7

    def test_other_regions_do_not_matter(self, election):
        """The regional seats of Glasgow are the same whoever wins a constituency of Lothians."""
        rows = election.returns.tallies["constituencies"]
        place = next(each.key for each in election.returns.districts if each.parent == "Lothians")
        turned = attrs.evolve(rows[place], votes={**rows[place].votes, "CON": 10**6})
        tallies = {**election.returns.tallies, "constituencies": {**rows, place: turned}}
        count, again = (
            election.system.count(sheet)
            for sheet in (election.returns, attrs.evolve(election.returns, tallies=tallies))
        )

        changed = {
            region for region in REGIONS if count["regions"].table[region] != again["regions"].table[region]
        }
        assert changed == {"Lothians"}


class TestExhaustedList:
    LIST = el.CandidateList(tier="regions", party="A", persons=1)

    def test_its_seats_pass_on(self):
        """A has two of four list seats, but one person; B has three then, and none is empty."""
        votes = {"A": 58, "B": 42}

        assert table(small(votes, {"1": "A"})) == {"A": 2, "B": 2}
        assert table(small(votes, {"1": "A"}, lists=(self.LIST,))) == {"A": 1, "B": 3}

    @pytest.mark.parametrize(("names", "seats"), [(("Eve", "Joe"), (2, 2)), (("Ann", "Eve"), (1, 3))])
    def test_who_is_elected_in_a_constituency_is_no_longer_on_it(self, names, seats):
        """The list has two persons, but Ann won the constituency, so that only Eve is left."""
        people = tuple(el.Candidate(name) for name in names)
        roster = el.CandidateList(tier="regions", party="A", candidates=people)
        count = small({"A": 58, "B": 42}, {"1": "Ann"}, persons=(("Ann", "A"),), lists=(roster,))

        assert tuple(table(count).values()) == seats


class TestEqualFigures:
    def test_each_has_a_seat_where_there_are_two(self):
        """20 of A, who has one seat, and 10 of B are equal figures, and there are two seats: no lot."""
        assert table(small({"A": 20, "B": 10}, {"1": "A"}, seats=2)) == {"A": 1, "B": 1}

    @pytest.mark.parametrize(("chosen", "seats"), [("A", {"A": 1, "B": 0}), ("B", {"A": 0, "B": 1})])
    def test_a_lot_decides_on_the_last_seat(self, chosen, seats):
        """With one seat for the two, the count asks."""
        votes, races = {"A": 20, "B": 10}, {"1": "A"}
        (lot,) = small(votes, races, seats=1).lots

        assert (lot.contestants, lot.places) == (("A", "B"), 1)
        assert table(small(votes, races, seats=1, draws=[drawn(lot, chosen)])) == seats
