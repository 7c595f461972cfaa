"""Whole made-up elections: ties, lots, admission, silence, and objects of one's own."""

from fractions import Fraction
from itertools import permutations

import attrs
import pytest
from made import ORDER_THEN_LOTS, districts, drawn, lists, nation, proven, quota, races, system
from refusing import refused

import electoral as el
from electoral.check import faults
from electoral.conditions import Panel
from electoral.findings import StatedFinding
from electoral.frozen import EMPTY, Frozen
from electoral.record import Admitted, Awarded, Filled, House, Qualified, ReducedQuotas, Settled
from electoral.stages import Outcome
from electoral.ties import Ruling

#: Five seats for 50 votes, quota 10: A has 2.5 quotas, B 1.5, C 1: A and B are tied for one seat.
HALVES = {"A": 25, "B": 15, "C": 10}
FIVE = system(lists(seats=5))
#: Three districts that are tied, one that is not.
FOUR = {
    "1": {"A": 5, "B": 5},
    "2": {"A": 5, "B": 5, "C": 5},
    "3": {"A": 0, "B": 7, "C": 7},
    "4": {"A": 9, "B": 8},
}
HALF = el.Share("50%", of=el.Base.CONTESTANTS)
TWO = el.Admission(fewest=2, minimum=2)
ONE_LIST = system(lists(who=HALF, admission=TWO))


class TestOpenLot:
    def test_a_tie_is_a_question(self):
        """Who is tied, for how many places, where in the count."""
        count = FIVE.count(nation(HALVES))

        assert count.status == "lot"
        assert count.lots == (el.Lot("lists/nation", ("A", "B"), 1),)
        assert count.lot == count.lots[0]

    def test_seats_are_refused_with_the_name_of_the_lot(self):
        """While a lot is open, seats and independents are refused, of the house and of the tier."""
        count = FIVE.count(nation(HALVES))
        tier = count["lists"]

        for ask in (
            lambda: count.seats,
            lambda: count.independents,
            lambda: tier.seats,
            lambda: tier.independents,
        ):
            with refused(el.OpenLot, RuntimeError, f"{count.lot.id}: 1 place for 'A', 'B'.*count again"):
                ask()

    def test_what_is_sure_is_said(self):
        """Whole quotas are sure: 2, 1 and 1; the fifth seat is not given and not lost."""
        count = FIVE.count(nation(HALVES))

        assert count.sure == count["lists"].sure == {"A": 2, "B": 1, "C": 1}
        assert sum(count.sure.values()) + count.lot.places == 5
        assert not any(isinstance(step, (Filled, House)) for step in count.record.steps)

    @pytest.mark.parametrize(("chosen", "seats"), [("A", (3, 1, 1)), ("B", (2, 2, 1))])
    def test_counting_again_with_the_draw_completes(self, chosen, seats):
        """The drawn one has the seat, and the record says how it was settled."""
        lot = FIVE.count(nation(HALVES)).lot
        count = FIVE.count(nation(HALVES), [drawn(lot, chosen)])

        assert (count.status, count.lot, count.seats) == (
            "complete",
            None,
            dict(zip("ABC", seats, strict=True)),
        )
        settled = [step for step in count.record.steps if isinstance(step, Settled)]
        assert [(step.lot, step.rule, step.chosen) for step in settled] == [(lot.id, "draw lots", (chosen,))]
        assert count.verify()

    @pytest.mark.parametrize("order", [*permutations("ABC")])
    def test_the_order_of_contestants_changes_neither_lot_nor_seats(self, order):
        """In every order the lot has the same id and its draw gives the same seats."""
        returns = nation({key: HALVES[key] for key in order})
        lot = el.Lot("lists/nation", ("B", "A"), 1)

        assert FIVE.count(returns).lot.id == lot.id
        assert FIVE.count(returns, [drawn(lot, "B")]).seats == {"A": 2, "B": 2, "C": 1}

    def test_tied_districts_ask_together(self):
        """Three tied districts are three questions of one count; the fourth has its winner."""
        count = system(districts()).count(races(FOUR))

        assert [(lot.step, lot.contestants, lot.places) for lot in count.lots] == [
            ("districts/1", ("A", "B"), 1),
            ("districts/2", ("A", "B", "C"), 1),
            ("districts/3", ("B", "C"), 1),
        ]
        assert count.sure == {"A": 1, "B": 0, "C": 0}

    def test_some_draws_leave_the_other_lots_open(self):
        """Two of three answers: their seats are sure, one lot is open; with all three the house is full."""
        law, returns = system(districts(seats=4)), races(FOUR)
        draws = [drawn(lot, lot.contestants[-1]) for lot in law.count(returns).lots]
        partly, complete = law.count(returns, draws[:2]), law.count(returns, draws)

        assert [lot.step for lot in partly.lots] == ["districts/3"]
        assert partly.sure == {"A": 1, "B": 1, "C": 1}
        assert complete.seats == {"A": 1, "B": 1, "C": 2}
        assert complete.record.steps[-1].total == 4

    def test_a_tie_in_one_tier_leaves_the_other_counted(self):
        """A tied district does not keep the lists from their seats, but the house is open."""
        returns = el.Returns(
            {
                "districts": {"1": el.Tally({"A": 5, "B": 5})},
                "lists": {"nation": el.Tally({"A": 60, "B": 40})},
            },
            districts=(el.District("1", tier="districts", seats=1),),
        )
        count = system(districts(), lists()).count(returns)

        assert count["lists"].seats == {"A": 6, "B": 4}
        assert count.sure == {"A": 6, "B": 4}
        with refused(el.OpenLot, RuntimeError, "in step 'districts/1'"):
            count.seats  # noqa: B018

    @pytest.mark.parametrize("region", ["11/2", "a/b/c"])
    def test_a_region_with_a_slash_is_open_too(self, region):
        """Seats are refused while a lot is open, whatever the region is called."""
        count = FIVE.count(el.Returns({"lists": {region: el.Tally(HALVES)}}))

        assert count.status == "lot"
        with refused(el.OpenLot, RuntimeError, "1 place for 'A', 'B'"):
            count.seats  # noqa: B018
        with refused(el.OpenLot, RuntimeError, "1 place for 'A', 'B'"):
            count["lists"].seats  # noqa: B018


class TestDraws:
    @pytest.mark.parametrize(
        ("draws", "message"),
        [
            ((el.Draw(lot="lot-000000000000", chosen=("A",)),), "answers no question.*open lots are lot-"),
            ((el.Draw(lot=el.Lot("lists/nation", ("A", "C"), 1).id, chosen=("A",)),), "answers no question"),
            ((drawn(el.Lot("lists/nation", ("A", "B"), 1), "C"),), "'C' is not in this lot"),
            ((drawn(el.Lot("lists/nation", ("A", "B"), 1), "A", "B"),), "choose 1, each once"),
            ((drawn(el.Lot("lists/nation", ("A", "B"), 1)),), "choose 1, each once"),
            ((drawn(el.Lot("lists/nation", ("A", "B"), 1), "A"),) * 2, "is answered twice"),
        ],
    )
    def test_a_draw_that_does_not_fit_is_refused(self, draws, message):
        """Another question, a stranger, too many, too few, twice."""
        with refused(el.InvalidDraw, ValueError, message):
            FIVE.count(nation(HALVES), draws)

    def test_a_draw_that_nobody_asked_for_is_refused(self):
        """Where nothing is tied no draw is needed."""
        lot = el.Lot("lists/nation", ("A", "B"), 1)
        with refused(el.InvalidDraw, ValueError, "answers no question of this count; no lot is open"):
            FIVE.count(nation({"A": 3, "B": 2}), [drawn(lot, "A")])

    def test_a_draw_beside_a_rule_that_settles_is_refused(self):
        """Where the registration order settles the tie, a draw (here for the other one) was not needed."""
        law = system(lists(seats=5, ties=ORDER_THEN_LOTS))
        returns = nation(HALVES, orders={"A": 2, "B": 1, "C": 3})
        assert law.count(returns).seats == {"A": 2, "B": 2, "C": 1}

        with refused(el.InvalidDraw, ValueError, "answers no question"):
            law.count(returns, [drawn(el.Lot("lists/nation", ("A", "B"), 1), "A")])


class TestRegistrationOrder:
    def test_it_settles_a_tie_when_all_orders_are_known(self):
        """B is registered before A and has the tied seat; the record has both orders."""
        law = system(lists(seats=5, ties=ORDER_THEN_LOTS))
        count = law.count(nation(HALVES, orders={"A": 2, "B": 1, "C": None}))

        assert count.seats == {"A": 2, "B": 2, "C": 1}
        (settled,) = (step for step in count.record.steps if isinstance(step, Settled))
        assert (settled.rule, settled.grounds) == ("registration order", {"A": 2, "B": 1})
        assert count.verify()

    def test_an_order_that_is_not_known_leaves_the_lot(self):
        """Without A's order lots are drawn."""
        law = system(lists(seats=5, ties=ORDER_THEN_LOTS))

        assert law.count(nation(HALVES, orders={"A": None, "B": 1, "C": 2})).status == "lot"

    def test_alone_it_leaves_the_law_without_an_answer(self):
        """A law that knows no lots does not draw them."""
        law = system(lists(seats=5, ties=(el.RegistrationOrder(),)))

        with refused(el.UnsettledTie, RuntimeError, "no tie rule of the law settles it"):
            law.count(nation(HALVES))

    def test_candidates_of_one_party_are_not_told_apart(self):
        """Two tied nominees of one party have one registration order, so lots are drawn."""
        law = system(districts(ties=ORDER_THEN_LOTS))
        returns = races(
            {"1": {"x": 5, "y": 5}},
            parties=(el.Party("P", registration_order=1),),
            nominations=(el.Nomination("1", "x", "P"), el.Nomination("1", "y", "P")),
        )

        assert law.count(returns).status == "lot"


class TestAdmission:
    def test_the_runner_up_is_admitted_with_its_minimum(self):
        """A alone has half; B is added with 2 seats of 10, though 16 of 86 votes are 1.86 quotas."""
        count = ONE_LIST.count(nation({"A": 70, "B": 16, "C": 14}))

        assert count.seats == {"A": 8, "B": 2, "C": 0}
        assert count.tables["lists.who"] == {"nation": {"A": 70, "B": 16}}
        assert count.tables["lists.who.admitted"] == {"nation": {"B": 2}}

    @pytest.mark.parametrize(
        ("minimum", "seats"),
        [(0, {"A": 9, "B": 1}), (1, {"A": 9, "B": 1}), (2, {"A": 8, "B": 2}), (3, {"A": 7, "B": 3})],
    )
    def test_every_minimum_counts(self, minimum, seats):
        """94 and 6 votes: 9.4 and .6 quotas of ten seats give 9 and 1 without a larger promise."""
        law = system(lists(who=HALF, admission=el.Admission(fewest=2, minimum=minimum)))

        assert law.count(nation({"A": 94, "B": 6})).seats == seats

    @pytest.mark.parametrize(
        ("fewest", "admitted"),
        [(0, ()), (1, ()), (2, ("B",)), (3, ("B", "C")), (4, ("B", "C")), (9, ("B", "C"))],
    )
    def test_so_many_are_admitted_that_enough_take_part(self, fewest, admitted):
        """Up to the number wanted, and never anybody without votes."""
        law = system(lists(who=HALF, admission=el.Admission(fewest=fewest)))
        count = law.count(nation({"A": 70, "B": 16, "C": 14, "D": 0}))

        assert [step.admitted for step in count.record.steps if isinstance(step, Admitted)] == (
            [admitted] if admitted else []
        )
        assert set(count.tables["lists.who"]["nation"]) == {"A", *admitted}

    def test_enough_who_qualify_admit_nobody(self):
        """Two of half each need no third."""
        count = ONE_LIST.count(nation({"A": 50, "B": 50}))

        assert count.seats == {"A": 5, "B": 5}
        assert count.tables["lists.who.admitted"] == {"nation": {}}

    def test_where_nobody_qualifies_nobody_is_admitted(self):
        """The rule is for one list too few, not for none: the law is silent."""
        count = ONE_LIST.count(nation({"A": 40, "B": 35, "C": 25}))

        assert count.status == "silent"
        assert count.sure == {"A": 0, "B": 0, "C": 0}

    def test_a_tie_among_those_to_be_admitted_is_asked(self):
        """B and C are level for the one place: no seats of the tier are given until the draw."""
        votes = {"A": 70, "B": 15, "C": 15}
        count = ONE_LIST.count(nation(votes))

        assert count.lot == el.Lot("lists.who/nation", ("B", "C"), 1)
        assert "lists" not in count.tables
        assert count.sure == {"A": 0, "B": 0, "C": 0}
        with refused(el.OpenLot, RuntimeError, "in step 'lists.who/nation'"):
            count["lists"].seats  # noqa: B018
        assert ONE_LIST.count(nation(votes), [drawn(count.lot, "C")]).seats == {"A": 8, "B": 0, "C": 2}

    def test_those_with_more_votes_are_admitted_before_the_tied(self):
        """Three must take part: B is sure, C and D are level for the third place."""
        law = system(lists(who=HALF, admission=el.Admission(fewest=3)))
        count = law.count(nation({"A": 60, "B": 20, "C": 10, "D": 10}))

        assert count.lot == el.Lot("lists.who/nation", ("C", "D"), 1)
        done = law.count(nation({"A": 60, "B": 20, "C": 10, "D": 10}), [drawn(count.lot, "D")])
        # 90 votes for ten seats: 6.67, 2.22, 1.11 quotas.
        assert done.seats == {"A": 7, "B": 2, "C": 0, "D": 1}

    def test_the_registration_order_settles_who_is_admitted(self):
        """C is registered before B."""
        law = system(lists(who=HALF, admission=TWO, ties=ORDER_THEN_LOTS))
        returns = nation({"A": 70, "B": 15, "C": 15}, orders={"A": 3, "B": 2, "C": 1})

        assert law.count(returns).seats == {"A": 8, "B": 0, "C": 2}

    def test_a_factor_leaves_seats_of_which_the_law_is_silent(self):
        """80 and 20 votes for 5 seats: 4 whole quotas, and 1 x 7/10 is none: one seat is left."""
        law = system(lists(seats=5, who=HALF, admission=el.Admission(fewest=2, factor="7/10")))
        count = law.count(nation({"A": 80, "B": 20}))
        (step,) = (step for step in count.record.steps if isinstance(step, ReducedQuotas))

        assert count.status == "silent"
        assert count.sure == {"A": 4, "B": 0}
        assert (step.quota, step.quotients, step.left) == (20, {"A": 4, "B": Fraction(7, 10)}, 1)
        assert [silence.seats for silence in count.silences] == [1]

    def test_a_factor_of_one_is_no_factor(self):
        """2 and 1 votes for 3 seats are 2 and 1 quotas: nothing is reduced and nothing is left."""
        law = system(lists(seats=3, who=HALF, admission=el.Admission(fewest=2, factor=1)))

        assert law.count(nation({"A": 2, "B": 1})).seats == {"A": 2, "B": 1}


class TestSilence:
    @pytest.mark.parametrize(
        ("who", "votes"),
        [
            (el.Share("60%", of=el.Base.CONTESTANTS), {"A": 55, "B": 45}),
            (el.Everyone(), {"A": 0, "B": 0}),
            (el.Share("0%", of=el.Base.CONTESTANTS), {"A": 0, "B": 0}),
        ],
    )
    def test_where_nobody_takes_part_the_law_is_silent(self, who, votes):
        """Nobody passes or nobody has votes: only `.seats` refuses, all else answers."""
        count = system(lists(who=who)).count(nation(votes))

        assert (count.status, count.lots, count.sure) == ("silent", (), {"A": 0, "B": 0})
        assert [(step.stage, step.seats) for step in count.silences] == [("lists", 10)]
        assert count.verify()
        with refused(el.NoResult, ValueError, "the law is silent on 10 seats in lists/nation: nobody takes"):
            count.seats  # noqa: B018
        with refused(el.NoResult, ValueError, "use .sure"):
            count["lists"].independents  # noqa: B018

    def test_a_district_without_votes_is_silent_alone(self):
        """The other district has its winner."""
        count = system(districts()).count(races({"1": {"A": 0, "B": 0}, "2": {"A": 2, "B": 1}}))

        assert (count.status, count.sure) == ("silent", {"A": 1, "B": 0})
        with refused(el.NoResult, ValueError, "1 seat in districts/1.*nobody has votes"):
            count.seats  # noqa: B018

    def test_more_seats_than_candidates_are_silent(self):
        """Two with votes cannot fill three seats of one each."""
        count = system(districts()).count(races({"1": {"A": 5, "B": 4}}, seats=3))

        assert count.status == "silent"

    def test_a_lot_comes_before_a_silence(self):
        """A tie and a silence in one count: the lot is what to do next."""
        count = system(districts()).count(races({"1": {"A": 0, "B": 0}, "2": {"A": 1, "B": 1}}))

        assert count.status == "lot"
        with refused(el.OpenLot, RuntimeError, "1 place for 'A', 'B'"):
            count.seats  # noqa: B018


class TestHouse:
    def test_it_is_the_sum_of_its_tiers_by_party(self):
        """Districts: Ann of A, and Zoe of nobody; lists 6 to 4: A has 7, B 4, independents 1, together 12."""
        returns = el.Returns(
            {
                "districts": {"1": el.Tally({"Ann": 5, "Bob": 4}), "2": el.Tally({"Bob": 3, "Zoe": 4})},
                "lists": {"nation": el.Tally({"A": 60, "B": 40})},
            },
            parties=(el.Party("B"), el.Party("A")),
            districts=tuple(el.District(key, tier="districts", seats=1) for key in "12"),
            nominations=(
                el.Nomination("1", "Ann", "A"),
                el.Nomination("1", "Bob", "B"),
                el.Nomination("2", "Bob", "B"),
                el.Nomination("2", "Zoe", None),
            ),
        )
        count = system(districts(seats=2), lists()).count(returns)
        house = count.record.steps[-1]

        assert list(count.seats.items()) == [("B", 4), ("A", 7)]
        assert (count.independents, count["districts"].independents, count["lists"].independents) == (1, 1, 0)
        assert (house.seats, house.independents, house.total) == ({"A": 7, "B": 4}, 1, 12)
        assert count["districts"].table == {"1": {"Ann": 1, "Bob": 0}, "2": {"Bob": 0, "Zoe": 1}}

    def test_zero_seats_are_a_whole_house(self):
        """A tier of no seats is complete, and everybody has none."""
        count = system(lists(seats=0)).count(nation({"A": 1, "B": 0}))

        assert (count.status, count.seats) == ("complete", {"A": 0, "B": 0})

    def test_lists_in_districts_have_the_districts_seats(self):
        """60 to 40 for 5 seats is 3 to 2; 3 to 1 for 2 seats is 1.5 to .5, a tie of both."""
        law = system(lists(seats="districts"))
        returns = el.Returns(
            {"lists": {"n": el.Tally({"A": 60, "B": 40}), "s": el.Tally({"A": 3, "B": 1})}},
            districts=(el.District("n", tier="lists", seats=5), el.District("s", tier="lists", seats=2)),
        )
        count = law.count(returns)

        assert count.tables["lists"]["n"] == {"A": 3, "B": 2}
        assert count.lot == el.Lot("lists/s", ("A", "B"), 1)

    def test_a_tier_that_is_none_is_put_right(self):
        """The count knows its tiers by name."""
        with refused(el.UnknownName, KeyError, "count: tier: 'list' is not known; did you mean 'lists'"):
            FIVE.count(nation({"A": 1}))["list"]

    def test_the_record_follows_the_law(self):
        """Who takes part, the seats, the table, the house."""
        steps = FIVE.count(nation({"A": 3, "B": 2})).record.steps

        assert [type(step) for step in steps] == [Qualified, Awarded, Filled, House]


class TestReturnsThatDoNotFit:
    @pytest.mark.parametrize(
        ("law", "returns", "error", "builtin", "message"),
        [
            (
                FIVE,
                nation({"A": 1}, tier="list"),
                el.InvalidReturns,
                ValueError,
                "tier 'list' is not in system 'Made-up land', which has 'lists'",
            ),
            (FIVE, el.Returns({}), el.UnknownName, KeyError, "returns: votes for tier: 'lists' is not known"),
            (
                FIVE,
                el.Returns({"lists": {"n": el.Tally({"A": 1}), "s": el.Tally({"A": 1})}}),
                el.InvalidReturns,
                ValueError,
                "5 seats but 2 districts",
            ),
            (
                system(lists(seats="districts")),
                nation({"A": 1}),
                el.MissingFigure,
                LookupError,
                "tier 'lists', district 'nation': its seats are not known",
            ),
            (
                system(districts()),
                el.Returns({"districts": {"1": el.Tally({"A": 1})}}),
                el.MissingFigure,
                LookupError,
                "district '1': its seats are not known",
            ),
            (
                system(districts(seats=3)),
                races({"1": {"A": 1}, "2": {"A": 1}}),
                el.InvalidReturns,
                ValueError,
                "2 districts have 2 seats but the law gives 3",
            ),
            (FIVE, nation({"A": None}), el.MissingFigure, LookupError, "votes for 'A' are not known"),
            (
                FIVE,
                nation({"A": 1}, ballots={"partial": True}),
                el.MissingFigure,
                LookupError,
                "lists.who/nation: the tally is partial",
            ),
            (
                system(lists(who=el.Share("5%", of=el.Base.CAST))),
                nation({"A": 1}),
                el.MissingFigure,
                LookupError,
                "base 'cast' is not known",
            ),
        ],
    )
    def test_they_are_refused(self, law, returns, error, builtin, message):
        """Returns that lack what the law needs, or say something else, are refused with the place."""
        with refused(error, builtin, message):
            law.count(returns)

    @pytest.mark.parametrize(("winners", "wrong"), [({"A": 2}, 2), ({"A": 2, "B": 2}, 4)])
    def test_declared_winners_must_fill_the_tier(self, winners, wrong):
        """A seat too few or too many is refused, against the law or against the districts."""
        message = f"tier 'districts': {wrong} winners are declared for 3 seats"
        declared = {"districts": {"nation": winners}}
        listed = tuple(el.District(key, tier="districts", seats=1) for key in "123")

        with refused(el.InvalidReturns, ValueError, message):
            system(districts(seats=3)).count(el.Returns({}, declared=declared))
        with refused(el.InvalidReturns, ValueError, message):
            system(districts()).count(el.Returns({}, declared=declared, districts=listed))

    def test_declared_winners_stand_in_for_votes(self):
        """Declared seats are seats, and the record says that they were declared."""
        returns = el.Returns({}, declared={"districts": {"nation": {"A": 2}, "7": {"B": 1}}})
        count = system(districts(seats=3)).count(returns)

        assert count.seats == {"A": 2, "B": 1}
        assert type(count.record.steps[0]).__name__ == "Declared"
        assert count.verify()


class TestMembers:
    QUOTA = quota()

    def test_the_quota_asks_of_lists_and_of_seats(self):
        """Of 10 listed 3; of 6 seats 1.8, that is 2; of 4 seats 1.2, that is 2; C has no seat."""
        listed = el.CandidateList(tier="lists", party="A", persons=10, in_groups=4)
        returns = nation({"A": 58, "B": 39, "C": 3}, lists=(listed,))
        on_list, on_seats = system(lists(), members=self.QUOTA).count(returns).requirements

        assert (on_list.stage, on_list.totals, on_list.numbers) == ("list", {"A": 10}, {"A": 3})
        assert on_list.counted == {"A": 4}
        assert (on_seats.stage, on_seats.totals) == ("mandates", {"A": 6, "B": 4})
        assert on_seats.numbers == {"A": 2, "B": 2}

    @pytest.mark.parametrize(("on", "stage"), [("lists", "list"), ("seats", "mandates")])
    def test_it_asks_only_at_its_stage(self, on, stage):
        """A quota on lists says nothing of seats, and the other way round."""
        listed = el.CandidateList(tier="lists", party="A", persons=10)
        law = system(lists(), members=quota(on=(on,)))

        assert [each.stage for each in law.count(nation({"A": 1}, lists=(listed,))).requirements] == [stage]

    def test_rules_that_ask_the_same_are_told_each(self):
        """Two equal rules make two equal steps, which are proven; told once more or less, they are not."""
        count = proven(system(lists(), members=(self.QUOTA, self.QUOTA)).count(nation({"A": 1})))
        first, second = count.requirements
        less = attrs.evolve(count.record, steps=tuple(s for s in count.record.steps if s is not second))
        more = attrs.evolve(count.record, steps=(*count.record.steps[:-1], first, count.record.steps[-1]))

        assert first == second
        for record in (less, more):
            assert list(faults(record, count.system, count.returns))

    @pytest.mark.parametrize(
        ("members", "counted"),
        [
            ((quota(),), [{"A": 4}]),
            ((quota(), quota("youth")), [{}, {}]),
            ((quota(), quota("youth", of="districts")), [{"A": 4}]),
        ],
    )
    def test_a_published_number_is_of_the_one_rule_there_is(self, members, counted):
        """With rules in two quotas of the tier nobody can say for which of them 4 were published."""
        listed = el.CandidateList(tier="lists", party="A", persons=10, in_groups=4)
        law = system(districts(seats=1), lists(), members=members)
        returns = nation({"A": 1}, lists=(listed,), declared={"districts": {"1": {"A": 1}}})
        count = proven(law.count(returns))

        assert [each.counted for each in count.requirements if each.stage == "list"] == counted

    def test_open_seats_have_no_quota_yet(self):
        """Before the draw nobody knows of how many seats 30 % are."""
        law = system(lists(seats=5), members=self.QUOTA)

        assert law.count(nation(HALVES)).requirements == ()

    def test_persons_are_counted_by_name_where_they_are_known(self):
        """Two of three candidates are women; the record names them."""
        people = [el.Candidate(f"P{i}", sex=sex) for i, sex in enumerate(("female", "male", "female"))]
        listed = el.CandidateList(tier="lists", party="A", candidates=people)
        law = system(lists(), members=self.QUOTA)
        on_list, _ = law.count(nation({"A": 1}, lists=(listed,))).requirements

        assert (on_list.counted, on_list.named) == ({"A": 2}, {"A": ("P0", "P2")})


class Turns:
    """A method of one's own: seats in turn to everybody with votes."""

    def allocate(self, votes, seats, minimum=None, maximum=None):  # noqa: ARG002
        """Deal the seats like cards."""
        players = [key for key, number in votes.items() if number]
        dealt = dict.fromkeys(votes, 0)
        for turn in range(seats):
            dealt[players[turn % len(players)]] += 1
        return el.Allocation(dealt, None)


class LongNames:
    """A condition of one's own: names of more than one letter."""

    def find(self, panel: Panel):
        """Look at the names."""
        passing = tuple(key for key, number in panel.votes.items() if len(key) > 1 and number)
        return StatedFinding(reason="names of more than one letter", passing=passing)


class Dated:
    """A condition of one's own that leaves the work to one of ours."""

    def find(self, panel: Panel):
        """Ask for 5 %."""
        return el.Share("5%", of=el.Base.CONTESTANTS).find(panel)


class LastOfAll:
    """A tie rule of one's own: the last in the alphabet."""

    name = "last of all"

    def settle(self, lot, bench):  # noqa: ARG002
        """Choose from the end of the alphabet."""
        return Ruling(chosen=tuple(sorted(lot.contestants)[-lot.places :]))


@attrs.frozen
class Fixed:
    """A stage of one's own: a table that is what it is, after another table or not."""

    name: str
    row: Frozen
    needs: tuple = ()
    fills: bool = True

    def run(self, desk):  # noqa: ARG002
        """Make the table."""
        return Outcome(tables=Frozen({self.name: Frozen({"nation": self.row})}), steps=())


@attrs.frozen
class Bonus:
    """A tier of one's own: a bonus for A."""

    name: str
    table: str
    needs: tuple = ()
    articles: Frozen = EMPTY

    def expected(self):
        """The law gives 3."""
        return 3

    def stages(self):
        """One fixed table."""
        return (Fixed(self.table, Frozen({"A": 3}), self.needs),)


class TestOnesOwn:
    def test_a_method(self):
        """Ten seats dealt in turn to three: 4, 3 and 3."""
        count = system(lists(method=Turns())).count(nation({"A": 1, "B": 9, "C": 5}))

        assert count.seats == {"A": 4, "B": 3, "C": 3}
        assert [step.method for step in count.record.steps if isinstance(step, Awarded)] == ["Turns"]
        assert count.verify()

    def test_a_condition_alone_and_combined(self):
        """Bee and Cee have long names; together with 30 % only Bee."""
        votes = {"A": 40, "Bee": 35, "Cee": 25}
        alone = system(lists(who=LongNames())).count(nation(votes))
        combined = system(lists(who=el.both(LongNames(), el.Share("30%", of=el.Base.CONTESTANTS))))

        assert alone.seats == {"A": 0, "Bee": 6, "Cee": 4}  # 35 and 25 of 60 are 5.83 and 4.17 quotas
        assert combined.count(nation(votes)).seats == {"A": 0, "Bee": 10, "Cee": 0}
        assert alone.verify()

    def test_a_condition_that_uses_ours_is_proved(self):
        """The finding of our threshold is proved by its numbers, also inside a condition of one's own."""
        count = system(lists(who=Dated())).count(nation({"A": 60, "B": 38, "C": 2}))
        assert count.seats == {"A": 6, "B": 4, "C": 0}

        assert count.verify()

    def test_a_tie_rule(self):
        """B is after A."""
        count = system(lists(seats=5, ties=(LastOfAll(),))).count(nation(HALVES))

        assert count.seats == {"A": 2, "B": 2, "C": 1}
        assert count.verify()

    def test_a_tier(self):
        """A bonus of 3 beside 6 of 10 seats makes 9."""
        returns = nation({"A": 60, "B": 40})
        count = system(lists(), Bonus("bonus", "bonus")).count(returns)

        assert count.seats == {"A": 9, "B": 4}
        assert count["bonus"].seats == {"A": 3, "B": 0}

    def test_a_tier_whose_table_has_another_name(self):
        """The seats of a tier are those of its stages, whatever their tables are called."""
        count = system(lists(), Bonus("bonus", "bonus.given")).count(nation({"A": 60, "B": 40}))

        assert count["bonus"].seats == {"A": 3, "B": 0}
        assert count.seats == {"A": 9, "B": 4}

    def test_a_tier_that_waits_for_another_is_open(self):
        """A bonus that needs the lists' table is not zero while the lists are tied."""
        count = system(lists(seats=5), Bonus("bonus", "bonus", needs=("lists",))).count(nation(HALVES))

        with refused(el.OpenLot, RuntimeError, "1 place for 'A', 'B'"):
            count["bonus"].seats  # noqa: B018

    def test_a_stage_that_makes_parts_of_seats_is_refused(self):
        """Two and a half seats are no seats."""
        half = attrs.evolve(Bonus("bonus", "bonus"))

        class Half(type(half)):
            def stages(self):
                """Give half seats."""
                return (Fixed("bonus", Frozen({"A": Fraction(5, 2)})),)

        with refused(el.ElectoralError, Exception, "5/2|whole"):
            system(Half("bonus", "bonus")).count(nation({"A": 1}, tier="bonus"))

    def test_a_method_that_loses_a_seat_is_refused(self):
        """An allocation of another number of seats is not taken for an answer."""

        class Loses:
            def allocate(self, votes, seats, minimum=None, maximum=None):  # noqa: ARG002
                """Give nobody anything."""
                return el.Allocation(dict.fromkeys(votes, 0), None)

        with refused(el.ElectoralError, Exception, "10"):
            system(lists(method=Loses())).count(nation({"A": 1})).seats  # noqa: B018
