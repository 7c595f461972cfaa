"""Bad input to linked tiers: each a clear error with the place, and never a result."""

import attrs
import pytest
from made import districts, system, top_up, two_tiers
from refusing import refused

import electoral as el

VOTES = {"A": 60, "B": 40}
WON = {"A": 2, "B": 1}
REGIONS = {"north": 50, "south": 30}
IN_REGIONS = {"north": {"A": 30, "B": 20}, "south": {"A": 10, "B": 12}}


def linked(**changes):
    """Give a law of three districts and a linked tier."""
    return system(districts(seats=3), top_up(**changes))


class TestLaws:
    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"offsets": "electorates"}, "reads table 'electorates', which no earlier stage makes"),
            ({"who": el.Won(1, tier="lists")}, "stage 'lists.who' reads table 'lists', which no earlier"),
            ({"house": None}, "tier 'lists': give house .all seats. or seats"),
            (
                {"seats": "districts", "lists": "nation"},
                "seats = 'districts', but the lists are of the nation",
            ),
            ({"seats": 5, "less": ("independents",)}, "less is taken off a house"),
            ({"less": ("independents", "winners without a list")}, "the same seats are taken off twice"),
            ({"less": ("winners who do not qualify", "independents")}, "the same seats are taken off twice"),
            ({"less": ("winners",)}, "less: 'winners' is not known"),
            ({"less": ("districts",)}, "less: 'districts' is not known"),
            ({"less": "independents"}, "less: 'independents' is no tuple"),
            (
                {"lists": "linked", "apportioned": "population"},
                "a house is apportioned whole to districts",
            ),
            ({"apportioned": "people"}, "tier 'lists': apportioned: 'people' is not known"),
            ({"majority": "more than half"}, "a majority is of the nation"),
            ({"lists": "linked", "exhausted": "pass on"}, "seats pass on where overhang is kept or absorbed"),
            ({"overhang": "levels"}, "overhang: 'levels' is not known; did you mean 'level'"),
            ({"overhang": 5}, "tier 'lists': overhang 5 is no linkage"),
            ({"overhang": "level"}, "tier 'lists': a house is leveled for the nation"),
            ({"overhang": "level", "lists": "nation", "method": "hare"}, "by a divisor method"),
            ({"lists": "country"}, "tier 'lists': lists: 'country' is not known"),
        ],
    )
    def test_a_law_whose_parts_do_not_fit_is_refused(self, changes, message):
        """Unknown words and tables, and parts that exclude each other, are refused when it is built."""
        with refused(el.ElectoralError, Exception, message):
            linked(**changes)

    def test_a_linked_tier_before_its_districts_is_refused(self):
        """The districts are counted first, since the lists read them."""
        with refused(el.InvalidSystem, ValueError, "reads table 'districts'.* put that stage first"):
            system(top_up(), districts(seats=3))

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: el.LeaveOut("fewer"), "overhang: leave: 'fewer' is not known"),
            (lambda: el.LevelOverhang(claim="sum"), "overhang: level: claim: 'sum' is not known"),
            (lambda: el.LevelOverhang(floor="none"), "overhang: level: floor: 'none' is not known"),
            (lambda: el.LevelOverhang(regions="area"), "overhang: level: regions: 'area' is not known"),
            (lambda: el.LevelOverhang(tolerance=-1), "tolerance"),
            (lambda: el.Won(0, tier="districts"), "threshold: seats won"),
            (lambda: el.Ladder((), of=el.Base.VALID), "ladder: shares"),
            (lambda: el.Ladder(("5%",), of="valid"), "threshold: base 'valid' is not known"),
            (lambda: el.Share("5%", of=el.Base.VALID, within="world"), "threshold: within: 'world'"),
        ],
    )
    def test_a_value_that_is_none_is_refused(self, make, message):
        """Values of linkages and conditions are held against what there is."""
        with refused(el.ElectoralError, Exception, message):
            make()


class TestReturns:
    def test_more_winners_than_districts_are_refused(self):
        """Four winners are declared for three districts."""
        with refused(el.InvalidReturns, ValueError, "tier 'districts': 4 winners are declared for 3 seats"):
            linked().count(two_tiers(VOTES, {"A": 4}))

    def test_a_winner_in_no_region_is_refused(self):
        """A district that lies in none of two regions has no lists to be taken off."""
        returns = two_tiers(IN_REGIONS, {"west": {"A": 3}}, regions=REGIONS)
        own = tuple(attrs.evolve(each, seats=4) for each in returns.districts)

        with refused(el.InvalidReturns, ValueError, "district 'west': lies in none of the regions"):
            linked(seats="districts").count(attrs.evolve(returns, districts=own))

    def test_a_candidate_of_an_unknown_party_is_refused(self):
        """A nomination for a party that does not stand is an error of the returns."""
        with refused(
            el.UnknownName, LookupError, "nomination of 'Ann' in district '1': party: 'Z' is not known"
        ):
            el.Returns(
                {"districts": {"1": el.Tally({"Ann": 5})}},
                parties=(el.Party("A"),),
                nominations=(el.Nomination("1", "Ann", "Z"),),
            )

    def test_a_region_without_returns_is_refused(self):
        """A region that the districts name but the votes do not is missing."""
        returns = two_tiers({"north": VOTES}, {"north": WON}, regions=REGIONS)

        with refused(el.InvalidReturns, ValueError, "tier 'lists': no returns for district 'south'"):
            linked(lists="linked").count(returns)

    @pytest.mark.parametrize("by", ["population", "electorate", "turnout"])
    def test_people_that_are_not_known_are_an_error(self, by):
        """A house cannot be apportioned to a region whose people are not known."""
        returns = two_tiers(IN_REGIONS, {"north": WON}, regions=dict.fromkeys(REGIONS))

        with refused(el.MissingFigure, LookupError, "tier 'lists', district 'north': its .* not known"):
            linked(apportioned=by).count(returns)

    def test_partial_tallies_are_not_summed(self):
        """Nothing sums over a tally in which contestants are missing."""
        returns = el.Returns(
            {"lists": {"north": el.Tally(VOTES), "south": el.Tally(VOTES, partial=True)}},
            declared={"districts": {"nation": WON}},
        )

        with refused(el.MissingFigure, LookupError, "lists.who/south: the tally is partial"):
            linked(lists="nation").count(returns)

    def test_a_claim_without_votes_ends_the_search_at_once(self):
        """No house is large enough for a party that takes part by its districts but has no votes."""
        law = linked(overhang="level", lists="nation", who=el.Everyone() | el.Won(1, tier="districts"))
        returns = two_tiers({"A": 60, "B": 0}, WON)

        with refused(el.InvalidSystem, ValueError, "lists.total/nation: 'B' claim seats but have no votes"):
            law.count(returns)

    def test_a_house_that_cannot_stop_growing_is_refused(self):
        """A claim of two with one vote in a million is met by no house of a possible size."""
        law = linked(overhang="level", lists="nation")

        with refused(el.InvalidSystem, ValueError, "lists.total/nation: no house of up to 100,000 seats"):
            law.count(two_tiers({"A": 999_999, "B": 1}, {"B": 3}))

    def test_votes_of_winners_that_are_not_known_cannot_be_ranked(self):
        """Ranked coverage needs the votes of every winner."""
        returns = two_tiers(VOTES, {"A": 3})

        with refused(el.ElectoralError, Exception, "district 'nation': several winners"):
            linked(overhang="deny").count(returns)

    def test_whole_tallies_beside_declared_winners_are_refused(self):
        """A tier whose votes are all known has no winners to be declared."""
        with refused(
            el.InvalidReturns, ValueError, "tier 'd': has declared winners, and all votes of district '1'"
        ):
            el.Returns({"d": {"1": el.Tally({"A": 1})}}, declared={"d": {"1": {"A": 1}}})
