"""The Chamber of Deputies of Mexico: what the official result does not notice.

The law is the shipped one. Made-up elections count the 200 list seats in the nation, unless they look at the
five circumscriptions.
"""

from fractions import Fraction

import attrs
import pytest
from made import proven

import electoral as el
from electoral.capping import Capped, Placed
from electoral.record import Asked, Awarded, Qualified, Silent

MAJORITY, LISTS = "relative majority", "proportional representation"
CIRCUMSCRIPTIONS = ("first", "second", "third", "fourth", "fifth")


@pytest.fixture(scope="module")
def election():
    """The election of 2024."""
    return el.load("mexico-2024")


def law(**changes):
    """Give the shipped law, with its lists in the nation and other changes of their tier."""
    shipped = el.load("mexico-2024").system
    majority, lists = shipped.tiers
    return attrs.evolve(shipped, tiers=(majority, attrs.evolve(lists, **({"lists": "nation"} | changes))))


def counted(votes, won, *, independents=0, invalid=0, **changes):
    """Count lists of the nation, with votes for independents, and ballots that are not valid, beside them."""
    rows = {"nation": el.Tally(votes, against_all=0)}
    nominations = ()
    if independents or invalid:
        beside = el.Tally(
            {"Independents": independents},
            against_all=0,
            cast=independents + invalid,
            invalid=invalid,
        )
        rows["beside"] = beside
        nominations = (el.Nomination("beside", "Independents", None),)
    missing = 300 - sum(won.values())
    returns = el.Returns(
        {LISTS: rows},
        parties=tuple(map(el.Party, dict.fromkeys((*votes, *won, "Others")))),
        nominations=nominations,
        declared={MAJORITY: {"Mexico": {**won, **({"Others": missing} if missing else {})}}},
    )
    return proven(law(**changes).count(returns))


def steps(count, kind):
    """Give the steps of a kind in the tier of the lists."""
    return [each for each in count.record.steps if isinstance(each, kind) and each.stage.startswith(LISTS)]


def list_seats(count):
    """Give the list seats of those who have some."""
    return {party: seats for party, seats in count[LISTS].seats.items() if seats}


class TestTheThreshold:
    @pytest.mark.parametrize(("independents", "passing"), [(0, ("A", "B", "C")), (10, ("A", "B"))])
    def test_votes_for_independents_are_in_its_base(self, independents, passing):
        """C has 30 of 1,000 votes for parties, which are 3 %, but not of 1,010 with those of independents."""
        count = counted({"A": 600, "B": 370, "C": 30}, {}, independents=independents)
        (step,) = steps(count, Qualified)

        assert step.finding.passing == passing
        assert step.finding.base_value == 1000 + independents

    @pytest.mark.parametrize(("base", "passing"), [("valid", ("A", "B", "C")), ("cast", ("A", "B"))])
    def test_null_votes_and_those_for_nobody_registered_are_not(self, base, passing):
        """10 ballots beside 1,000 valid ones leave C with 3 % of what is valid, and with less of all."""
        rows = {"nation": el.Tally({"A": 600, "B": 370, "C": 30}, cast=1010, invalid=10)}
        returns = el.Returns({LISTS: rows}, declared={MAJORITY: {"Mexico": {"A": 300}}})
        count = proven(law(who=el.Share("3%", of=el.Base(base))).count(returns))

        assert steps(count, Qualified)[0].finding.passing == passing
        assert law(who=el.Share("3%", of=el.Base.VALID)) == law()

    def test_in_2024_it_is_of_57_209_386_votes(self, election):
        """They are those of all parties and 72,012 for independents, and the PRD is 267,107 short."""
        (step,) = steps(election.count(), Qualified)

        assert step.finding.base_value == 59_447_862 - 2_189_171 - 49_305
        assert step.finding.missing == {"PRD": 267_107}

    def test_shares_of_the_cap_are_of_those_who_take_part(self):
        """C is below 3 %, so that A has 600 of 980 votes: a cap of floor(500 x (600/980 + .08)) = 346."""
        count = counted(
            {"A": 600, "B": 380, "C": 20},
            {"A": 240, "B": 60},
            overhang=el.CapSeats(several="together", house=500, over="8%"),
        )
        (step,) = steps(count, Capped)

        assert step.shares == {"A": Fraction(600, 980), "B": Fraction(380, 980)}
        assert (step.caps["A"], list_seats(count)) == (346, {"A": 106, "B": 94})


class TestTheCapOf300:
    def test_nobody_has_more(self):
        """A has 60 % of the votes: 8 % more are 340 seats, but it has 300; its list has 80, not 120."""
        count = counted({"A": 600, "B": 300, "C": 100}, {"A": 220, "B": 80})
        (step,) = steps(count, Capped)

        assert (step.caps["A"], step.entitled["A"], step.excess) == (300, 120, {"A": 40})
        assert list_seats(count) == {"A": 80, "B": 90, "C": 30}

    def test_without_it_nobody_is_capped(self):
        """By the cap on over-representation alone A keeps its 340 seats."""
        overhang = el.CapSeats(several="together", house=500, over="8%")
        count = counted({"A": 600, "B": 300, "C": 100}, {"A": 220, "B": 80}, overhang=overhang)

        assert list_seats(count) == {"A": 120, "B": 60, "C": 20}

    @pytest.mark.parametrize(("won", "seats"), [(240, 60), (241, 59), (300, 0)])
    def test_exactly_300_are_allowed(self, won, seats):
        """A is entitled to 60 list seats of 200: with 240 districts it has 300, with 241 one too many."""
        overhang = el.CapSeats(several="together", most=300)
        count = counted({"A": 300, "B": 700}, {"A": won}, overhang=overhang)

        assert count[LISTS].seats["A"] == seats
        assert bool(steps(count, Capped)) == (won > 240)

    def test_in_2024_it_binds_nobody(self, election):
        """MORENA's cap of 257 is the other one; without 300 the result is the same."""
        overhang = el.CapSeats(several="together", house=500, over="8%")
        count = proven(law(lists="fixed", overhang=overhang).count(election.returns))

        assert count.seats == election.count().seats


class TestOverRepresentation:
    def test_the_figure_of_2018(self):
        """A party that may have 61 seats and won 58 has three list seats of the nine it is entitled to.

        61, 58 and nine are those of the PT in INE/CG1181/2018; its votes are made up: 4.3 % of them are 8.6
        seats of 200, and .043 + .08 of 500 are 61.5.
        """
        count = counted({"A": 500, "B": 457, "PT": 43}, {"PT": 58})
        (step,) = steps(count, Capped)

        assert (step.caps["PT"], step.won["PT"], step.entitled["PT"]) == (61, 58, 9)
        assert (step.given, step.seats) == ({"PT": 3}, 197)
        assert list_seats(count) == {"A": 103, "B": 94, "PT": 3}

    def test_who_won_more_districts_than_its_cap_keeps_them(self):
        """A has 20 % of the votes and may have 140 seats, but won 200: it keeps them and has no list seat."""
        count = counted({"A": 200, "B": 400, "C": 400}, {"A": 200, "B": 50})
        (step,) = steps(count, Capped)

        assert (step.caps["A"], step.given) == (140, {"A": 0})
        assert (count.seats["A"], list_seats(count)) == (200, {"B": 100, "C": 100})

    @pytest.mark.parametrize(("votes", "cap"), [(2000, 140), (2019, 140), (2020, 141)])
    def test_the_cap_is_rounded_down(self, votes, cap):
        """500 x (.2019 + .08) = 140.95 are 140 seats; .2020 is exactly 141."""
        count = counted({"A": votes, "B": 10_000 - votes}, {"A": 150})
        (step,) = steps(count, Capped)

        assert step.caps["A"] == cap

    def test_as_many_as_the_cap_are_not_too_many(self):
        """A has 20 % of the votes, 40 list seats and 100 districts: 140 seats, and so many it may have."""
        assert steps(counted({"A": 200, "B": 400, "C": 400}, {"A": 100}), Capped) == []

    def test_all_who_have_too_many_are_capped_together(self):
        """A and B may have 140 seats each; A won 150 and B comes to 170. A reading of ours."""
        count = counted({"A": 200, "B": 200, "C": 600}, {"A": 150, "B": 130})
        (step,) = steps(count, Capped)

        assert (step.excess, step.given) == ({"A": 50, "B": 30}, {"A": 0, "B": 10})
        assert list_seats(count) == {"B": 10, "C": 190}

    def test_the_others_are_looked_at_again(self):
        """B may have 219 seats: 143 + 72 are fewer, but of what A leaves 84 are its share, eight too many."""
        overhang = el.CapSeats(several="together", house=500, over="8%")
        count = counted({"A": 310, "B": 358, "C": 332}, {"A": 157, "B": 143}, overhang=overhang)
        rounds = [(step.contestants, step.given, step.seats) for step in steps(count, Capped)]

        assert rounds == [(("A",), {"A": 38}, 162), (("B",), {"B": 76}, 86)]
        assert list_seats(count) == {"A": 38, "B": 76, "C": 86}


class TestCircumscriptions:
    def test_the_seats_before_and_after_the_cap(self, election):
        """MORENA may have 257 seats and won 182: of 87 list seats it keeps 75, and the others share 125."""
        count = proven(election.count())
        (step,) = steps(count, Capped)

        assert step.entitled == {"PAN": 36, "PRI": 24, "PT": 12, "PVEM": 18, "MC": 23, "MORENA": 87}
        assert (step.caps["MORENA"], step.won["MORENA"], step.excess) == (257, 182, {"MORENA": 12})
        assert list_seats(count) == {"PAN": 40, "PRI": 26, "PT": 13, "PVEM": 20, "MC": 26, "MORENA": 75}

    def test_rows_and_columns_sum(self, election):
        """Each party has its seats, and each circumscription 40."""
        count = election.count()
        rows = count.tables[LISTS]

        assert [sum(rows[each].values()) for each in CIRCUMSCRIPTIONS] == [40] * 5
        assert sum(rows["not by circumscription"].values()) == 0
        assert {
            party: sum(row.values()) for party, row in count.tables[f"{LISTS}.lists"].items()
        } == list_seats(count)

    def test_parties_come_in_the_order_of_their_votes(self, election):
        """The capped one first, by itself; then the others, from the PAN to the PT."""
        count = election.count()
        order = [step.region for step in steps(count, Awarded | Placed) if step.stage == f"{LISTS}.lists"]

        assert order == ["MORENA", "PAN", "PRI", "MC", "PVEM", "PT"]

    def test_the_pt_has_two_seats_by_one_remainder(self, election):
        """It lacks three seats when two circumscriptions have room: the second for two, the third for one.

        That the second gives it both is a reading of ours, which the official cell fits.
        """
        placed = {step.region: step for step in steps(election.count(), Placed)}

        assert {key: seats for key, seats in placed["PT"].room.items() if seats} == {"second": 2, "third": 1}
        assert placed["PT"].again == {"second": 1}
        assert placed["PT"].placed["second"] == 3
        assert not any(step.again for party, step in placed.items() if party != "PT")

    def test_if_nobody_is_capped_all_are_placed_alike(self, election):
        """Without the caps there are six parties in one order, MORENA first."""
        count = proven(law(lists="fixed", overhang="parallel").count(election.returns))

        assert [step.region for step in steps(count, Placed)] == ["MORENA", "PAN", "PRI", "MC", "PVEM", "PT"]
        assert list_seats(count) == {"PAN": 36, "PRI": 24, "PT": 12, "PVEM": 18, "MC": 23, "MORENA": 87}

    def test_whoever_comes_first_takes_the_room(self, election):
        """The PAN takes a seat of the third and one of the fourth, which the PRI after it finds taken."""
        placed = {step.region: step for step in steps(election.count(), Placed)}

        assert placed["PAN"].room == {"first": 1, "second": 2, "third": 2, "fourth": 3, "fifth": 3}
        assert placed["PRI"].room == {"first": 1, "second": 2, "third": 1, "fourth": 2, "fifth": 3}

    def test_seats_of_circumscriptions_that_do_not_sum_are_refused(self, election):
        """With 39 seats in the first there are 199 for 200."""
        own = tuple(
            attrs.evolve(each, seats=39) if each.key == "first" else each
            for each in election.returns.districts
        )

        with pytest.raises(el.InvalidReturns, match=r"its districts have 199 list seats, but there are 200"):
            election.system.count(attrs.evolve(election.returns, districts=own))

    def test_nothing_is_open_in_2024(self, election):
        """No remainders are equal at a last seat, and the law is nowhere silent."""
        assert steps(election.count(), Asked | Silent) == []
