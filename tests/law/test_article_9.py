"""Article 9 of the Constitutional Law on Elections: the mixed system, and who wins a single-mandate district.

Art. 9(2), as read at idea.int: a proportional system in one nationwide district, "as well as in single-seat
territorial constituencies", where a candidate is elected "if a larger number of those voters who took part in
the voting voted for his/her candidacy compared to other candidates".
"""

import attrs
import pytest

import electoral as el

DISTRICTS = [str(number) for number in range(1, 30)]


@pytest.fixture(scope="module")
def election():
    """The election of 2023."""
    return el.load("kazakhstan-2023")


def voted(election, first, **ballots):
    """Give the returns of 2023 with made-up votes: `first` in district 1, and Amanat wins the other 28."""
    rows = {"1": el.Tally(first, **ballots)} | {
        key: el.Tally({"Amanat": 2, "Auyl": 1}) for key in DISTRICTS[1:]
    }
    nominations = tuple(el.Nomination("1", key, None) for key in first if key.startswith("Self-nominated"))
    return attrs.evolve(
        election.returns,
        tallies={**election.returns.tallies, "single-mandate": rows},
        declared={},
        nominations=nominations,
    )


class TestSeats:
    def test_the_house_has_69_and_29_seats(self, election):
        """The law gives 69 seats to lists and 29 to single-mandate districts, 98 in all."""
        count = election.count()

        assert [tier.expected() for tier in election.system.tiers] == [69, 29]
        assert sum(count["party list"].seats.values()) == 69
        assert sum(count["single-mandate"].seats.values()) + count["single-mandate"].independents == 29
        assert sum(count.seats.values()) + count.independents == 98

    def test_the_districts_of_2023_are_taken_as_declared(self, election):
        """22 districts went to Amanat, 7 to self-nominated candidates, and the record says: as declared."""
        count = election.count()
        (declared,) = [step for step in count.record.steps if isinstance(step, el.record.Declared)]

        assert {party: seats for party, seats in count["single-mandate"].seats.items() if seats} == {
            "Amanat": 22
        }
        assert count["single-mandate"].independents == count.independents == 7
        assert declared.seats == 29
        assert "not all of their votes are in the returns" in count.explain()

    def test_self_nominated_candidates_are_no_party(self, election):
        """A self-nominated winner is a number, never a key among the parties."""
        count = election.count()

        assert set(count.seats) == {party.key for party in election.returns.parties}
        assert not {"independent", "independents", "self-nominated"} & set(count.seats)

    def test_a_district_too_many_is_refused(self, election):
        """Declared winners that do not add up to the law's 29 seats are refused."""
        rows = {key: dict(row) for key, row in election.returns.declared["single-mandate"].items()}
        rows["Kazakhstan"]["Amanat"] = 21
        returns = attrs.evolve(election.returns, declared={"single-mandate": rows})

        with pytest.raises(el.InvalidReturns, match="30") as caught:
            election.system.count(returns)
        assert "29" in str(caught.value)


class TestPlurality:
    def test_the_most_votes_win_without_a_minimum_share(self, election):
        """A candidate with 3 of 10 votes wins if nobody has more; there is one round and no minimum."""
        first = {"Amanat": 2, "Auyl": 2, "Respublica": 3, "Aq Jol": 2, "OSDP": 1}
        count = election.system.count(voted(election, first))

        assert count["single-mandate"].table["1"] == dict.fromkeys(first, 0) | {"Respublica": 1}
        assert count["single-mandate"].seats["Amanat"] == 28
        assert count.verify()

    def test_a_self_nominated_candidate_can_win(self, election):
        """A winner whom no party put up adds one to the independents and nothing to a party."""
        count = election.system.count(voted(election, {"Amanat": 4, "Self-nominated Ann": 5}))

        assert count.independents == 1
        assert count["single-mandate"].seats["Amanat"] == 28
        assert sum(count.seats.values()) == 97

    def test_against_all_does_not_compete(self, election):
        """Article 9 compares candidates only: more ballots "against all" than for anyone change nothing."""
        count = election.system.count(voted(election, {"Amanat": 4, "Auyl": 5}, against_all=100))

        assert count["single-mandate"].table["1"] == {"Amanat": 0, "Auyl": 1}

    def test_a_tied_district_asks(self, election):
        """The rule for equal votes could not be read, so the count stops and names the tied there."""
        returns = voted(election, {"Amanat": 5, "Self-nominated Ann": 5, "Auyl": 4})
        count = election.system.count(returns)

        assert count.status == "lot"
        assert count.lot.contestants == ("Amanat", "Self-nominated Ann")
        assert (count.lot.step, count.lot.places) == ("single-mandate/1", 1)
        assert sum(count["single-mandate"].sure.values()) == 28
        assert count["party list"].seats["Amanat"] == 40
        with pytest.raises(el.OpenLot, match=count.lot.id):
            _ = count.seats

    @pytest.mark.parametrize(
        ("chosen", "amanat", "independents"), [("Amanat", 29, 0), ("Self-nominated Ann", 28, 1)]
    )
    def test_a_draw_fills_a_tied_district(self, election, chosen, amanat, independents):
        """The draw for the very question gives the seat to the drawn, and the house is full."""
        returns = voted(election, {"Amanat": 5, "Self-nominated Ann": 5, "Auyl": 4})
        lot = election.system.count(returns).lot
        count = election.system.count(returns, [el.Draw(lot=lot.id, chosen=(chosen,))])

        assert count["single-mandate"].seats["Amanat"] == amanat
        assert count.independents == independents
        assert sum(count.seats.values()) + count.independents == 98
        assert count.verify()

    def test_an_unknown_district_is_refused(self, election):
        """Votes of a district that is none of the 29 are refused by its name."""
        returns = voted(election, {"Amanat": 1})
        rows = {**returns.tallies["single-mandate"], "30": el.Tally({"Amanat": 1})}
        strange = attrs.evolve(returns, tallies={**returns.tallies, "single-mandate": rows})

        with pytest.raises(el.InvalidReturns, match="'30' is none of its districts"):
            election.system.count(strange)

    def test_a_missing_district_is_refused(self, election):
        """A district without returns is refused by its name; it is not skipped."""
        returns = voted(election, {"Amanat": 1})
        rows = {key: tally for key, tally in returns.tallies["single-mandate"].items() if key != "17"}
        short = attrs.evolve(returns, tallies={**returns.tallies, "single-mandate": rows})

        with pytest.raises(el.InvalidReturns, match="no returns for district '17'"):
            election.system.count(short)
