"""The Electoral Act 1993 of New Zealand, ss 191 to 193: what the official results do not notice.

The law is the shipped one of 2020, with 120 seats, and as many electorates as the made-up returns have.
"""

import attrs
import pytest
from made import proven

import electoral as el
from electoral.linked import Complemented, SeatsToGive
from electoral.record import Qualified

#: 60 and 40 % of 120 seats are 72 and 48.
VOTES = {"A": 600, "B": 400}


def counted(votes, races, *, void=(), **sheet):
    """Count party votes, and electorates: winner by electorate, with nobody else there."""
    law = el.load("new-zealand-2020").system
    electorates, party_vote = law.tiers
    law = attrs.evolve(law, tiers=(attrs.evolve(electorates, seats=None), party_vote))
    tallies = {
        "party vote": {"New Zealand": el.Tally(votes)},
        "electorates": {key: el.Tally({winner: 5}) for key, winner in races.items()},
    }
    districts = tuple(el.District(key, tier="electorates", seats=1, void=key in void) for key in races)
    return proven(law.count(el.Returns(tallies, districts=districts, **sheet)))


def only(count, kind):
    """Give the only step of a kind."""
    (step,) = [each for each in count.record.steps if isinstance(each, kind)]
    return step


class TestTheBase:
    @pytest.mark.parametrize(
        ("winner", "party", "seats", "independents"),
        [("Ann", None, {"A": 71, "B": 48}, 1), ("Ann", "Z", {"A": 71, "B": 48, "Z": 1}, 0)],
        ids=["independent", "party without a list"],
    )
    def test_a_winner_without_a_list_reduces_it(self, winner, party, seats, independents):
        """119 quotients count: 600 votes have 71.4 of them, 400 have 47.6; the house has 120 members."""
        nominations = (el.Nomination("2", winner, party),)
        parties = tuple(el.Party(key) for key in seats)
        count = counted(VOTES, {"1": "A", "2": winner}, nominations=nominations, parties=parties)
        step = only(count, SeatsToGive)

        assert (step.law, step.less, step.seats) == (120, {"winners without a list": 1}, 119)
        assert (count.seats, count.independents) == (seats, independents)

    def test_a_void_electorate_does_not_reduce_it(self):
        """120 quotients count, and the list seats fill the house."""
        count = counted(VOTES, {"1": "A", "2": "B"}, void=("2",))

        assert only(count, SeatsToGive).seats == 120
        assert count["electorates"].seats == {"A": 1, "B": 0}
        assert count["party vote"].seats == {"A": 71, "B": 48}

    def test_a_winner_with_a_list_does_not_reduce_it(self):
        """C is below 5 % but has a list and, with its electorate, takes part: 1 % of 120 seats is 1.2."""
        count = counted({"A": 594, "B": 396, "C": 10}, {"1": "A", "2": "C"})

        assert only(count, SeatsToGive).less == {"winners without a list": 0}
        assert count.seats == {"A": 71, "B": 48, "C": 1}


class TestWhoTakesPart:
    @pytest.mark.parametrize(
        ("votes", "passing"), [({"A": 95, "B": 5}, ("A", "B")), ({"A": 96, "B": 4}, ("A",))]
    )
    def test_five_percent_of_the_party_votes_are_enough(self, votes, passing):
        """With exactly 5 of 100 party votes a party takes part, with 4 it does not."""
        assert only(counted(votes, {"1": "A"}), Qualified).finding.passing == passing

    def test_one_electorate_waives_the_threshold(self):
        """Of two parties with 2 % the one with an electorate takes part, and has two seats."""
        count = counted({"A": 96, "B": 2, "C": 2}, {"1": "A", "2": "C"})

        assert only(count, Qualified).finding.passing == ("A", "C")
        assert count.seats == {"A": 118, "B": 0, "C": 2}

    def test_a_void_electorate_waives_nothing(self):
        """Nobody is elected there, so C has no electorate."""
        count = counted({"A": 98, "C": 2}, {"1": "A", "2": "C"}, void=("2",))

        assert only(count, Qualified).finding.passing == ("A",)


class TestOverhang:
    def counted(self, electorates=4):
        """Count a party with some electorates, and 1.2 of 120 seats by its votes."""
        races = {str(number): "C" for number in range(electorates)}
        return counted({"A": 594, "B": 396, "C": 10}, races)

    def test_it_is_kept_and_the_house_grows(self):
        """C keeps four electorates and has no list seat; the house has 123 members."""
        count = self.counted()

        assert only(count, Complemented).overhang == {"C": 3}
        assert count["party vote"].seats == {"A": 71, "B": 48, "C": 0}
        assert sum(count.seats.values()) == 123

    def test_nobody_is_compensated(self):
        """The others have the seats that 120 quotients give them, as if C had won one electorate."""
        count, alone = self.counted(), self.counted(electorates=1)

        assert count["party vote"].seats == alone["party vote"].seats == {"A": 71, "B": 48, "C": 0}


def test_the_overhang_of_2023_is_of_the_electorates_won():
    """Te Pāti Māori won six electorates and four quotients; with four electorates there is no overhang."""
    election = el.load("new-zealand-2023")
    rows = election.returns.declared["electorates"]
    place, won = next((place, row) for place, row in rows.items() if "Te Pāti Māori" in row)
    fewer = {**won, "Te Pāti Māori": 4, "Labour Party": won["Labour Party"] + 2}
    returns = attrs.evolve(election.returns, declared={"electorates": {**rows, place: fewer}})
    count, other = (proven(election.system.count(sheet)) for sheet in (election.returns, returns))

    assert (only(count, Complemented).overhang, only(other, Complemented).overhang) == (
        {"Te Pāti Māori": 2},
        {},
    )
    assert sum(count.seats.values()) - sum(other.seats.values()) == 2
    assert {**count.seats, "Te Pāti Māori": 4} == other.seats
