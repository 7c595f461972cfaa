"""What an allocation is: seats, ties, outcomes, answers and the order of seats."""

import pickle

import pytest
from refusing import refused

import electoral as el

VOTES = {"A": 53, "B": 24, "C": 23}
TIED = el.allocate({"B": 5, "A": 5, "C": 5, "D": 1}, 2, method="dhondt")


class TestTie:
    def test_it_is_never_broken(self):
        """Equal claims leave the seats open: `.seats` refuses, the rest says who is tied for what."""
        assert TIED.sure == {"B": 0, "A": 0, "C": 0, "D": 0}
        assert str(TIED.tie) == "2 seats for 3 tied contestants: 'B', 'A', 'C'"
        assert TIED.count_outcomes() == 3
        assert not TIED.unique
        with refused(el.OpenLot, RuntimeError, "2 seats for 3 tied contestants.*draw lots"):
            TIED.seats  # noqa: B018

    @pytest.mark.parametrize(
        "method",
        [
            "dhondt",
            "sainte_lague",
            "modified_sainte_lague",
            "danish",
            "imperiali_divisor",
            "macau_dhondt",
            "estonia",
            "adams",
            "dean",
            "huntington_hill",
            "hare",
            "quota_method",
            "plurality",
        ],
    )
    def test_two_seats_for_three_equals_are_a_lot_and_come_to_an_end(self, method):
        """4, 4 and 4 votes: three results of two seats each, none endless and no seat left out."""
        allocation = el.allocate([4, 4, 4], 2, method=method)

        assert (allocation.tie.contestants, allocation.tie.places) == ((0, 1, 2), 2)
        assert [sum(each.values()) for each in allocation.outcomes()] == [2, 2, 2]

    @pytest.mark.parametrize(
        "method", sorted(el.METHODS.keys() - {"imperiali_quota", "reinforced_imperiali"})
    )
    def test_equals_who_all_have_a_seat_are_no_tie(self, method):
        """Three seats for three equals are one each, where whole quotas are not too many."""
        assert el.allocate([4, 4, 4], 3, method=method).seats == {0: 1, 1: 1, 2: 1}

    def test_one_that_floats_do_not_see(self):
        """1, 10, 1 and 16 seats: quotas of 1 1/3, 13 1/3, 1 1/3, so that all three have equal remainders."""
        for unit in (1, 3, 10**17 + 1):
            tied = el.allocate([unit, 10 * unit, unit], 16, method="hare")

            assert tied.sure == {0: 1, 1: 13, 2: 1}
            assert (tied.tie.contestants, tied.tie.places) == ((0, 1, 2), 1)

    @pytest.mark.parametrize(
        ("method", "seats"),
        [
            ("dhondt", {0: 1, 1: 14, 2: 1}),  # 10/14 = .714 before 1/2
            ("sainte_lague", {0: 1, 1: 14, 2: 1}),  # 10/27 = .370 before .345 and 1/3
            ("adams", {0: 2, 1: 12, 2: 2}),  # 1 and 10/10 before 10/11
            ("huntington_hill", {0: 1, 1: 14, 2: 1}),  # 100/182 = .549 before 1/2
            ("imperiali_divisor", {0: 0, 1: 16, 2: 0}),  # 10/17 = .588 before 1/2
        ],
    )
    def test_sixteen_seats_for_one_ten_one(self, method, seats):
        """The same votes by divisors."""
        assert el.allocate([1, 10, 1], 16, method=method).seats == seats


class TestSettle:
    def test_it_gives_the_seats_of_those_chosen(self):
        """In any order; the order of contestants stays."""
        assert TIED.settle(["C", "B"]).seats == {"B": 1, "A": 0, "C": 1, "D": 0}
        assert TIED.settle(iter(("B", "C"))) == TIED.settle(["C", "B"])
        assert TIED.settle(["C", "B"]).evidence == TIED.evidence

    @pytest.mark.parametrize(
        ("chosen", "message"),
        [
            ([], "2 seats for 3 tied .*nobody|2 seats for 3 tied .* chosen, choose 2, each once"),
            (["A"], "'A' chosen, choose 2, each once"),
            (["A", "B", "C"], "'A', 'B', 'C' chosen, choose 2"),
            (["A", "A"], "'A', 'A' chosen, choose 2, each once"),
            (["A", "D"], "'D' is not tied, choose among those who are"),
            (["A", "X"], "'X' is not tied"),
        ],
    )
    def test_a_wrong_answer_is_refused(self, chosen, message):
        """As many of the tied as there are places, each once."""
        with refused(el.InvalidDraw, ValueError, message):
            TIED.settle(chosen)

    def test_an_answer_to_no_question_is_refused(self):
        """Where there is no tie nothing is chosen, not even nobody."""
        for chosen in (["A"], []):
            with refused(el.InvalidDraw, ValueError, "there is no tie.*draw nothing"):
                el.allocate(VOTES, 5, method="hare").settle(chosen)

    def test_an_answer_to_one_of_two_questions(self):
        """A tie before further steps leads to the allocation after it, which is asked again."""
        rule = el.RemaindersThenAverages(1, averages="all")
        method = el.QuotaMethod("own", quota="hare", remaining=rule)
        first = method.allocate({"A": 5, "B": 5, "C": 5, "D": 1}, 2)

        assert first.tie.left == 1
        assert first.settle(["A"]).tie == el.Tie(("B", "C"), 1)
        with refused(el.InvalidDraw, ValueError, "choose 1, each once"):
            first.settle(["A", "B"])


class TestOutcomes:
    def test_they_are_made_one_by_one(self):
        """Fifty of a hundred tied: the first results come without making all of them."""
        allocation = el.allocate([1] * 100, 50, method="hare")

        assert sum(next(allocation.outcomes()).values()) == 50
        assert allocation.count_outcomes() == 100891344545564193334812497256

    def test_they_are_the_askers_own_copy(self):
        """Changing the seats one was given changes no answer."""
        allocation = el.allocate({"A": 5}, 1, method="hare")
        allocation.seats["A"] = 7
        next(allocation.outcomes())["A"] = 7

        assert allocation.seats == {"A": 1}
        with pytest.raises(TypeError):
            allocation.sure["A"] = 7


class TestOrder:
    def test_the_seats_one_by_one(self):
        """53, 26.5, 24, 23, 17.67."""
        order = el.allocate(VOTES, 5, method="dhondt").order()

        assert list(order) == [("A",), ("A",), ("B",), ("C",), ("A",)]

    def test_equal_claims_come_together_also_those_that_miss(self):
        """6, then 3 and 3, of which one is to be given."""
        assert list(el.allocate({"A": 3, "B": 6}, 2, method="dhondt").order()) == [("B",), ("A", "B")]

    def test_first_seats_by_a_divisor_of_zero_are_in_order_of_votes(self):
        """The largest first, then equals together, then quotients."""
        order = el.allocate({"A": 3, "B": 9, "C": 3}, 4, method="adams").order()

        assert list(order) == [("B",), ("A", "C"), ("B",)]

    def test_the_minimum_is_not_in_it(self):
        """C has two already; 53, 26.5, 24."""
        order = el.allocate(VOTES, 5, method="dhondt", minimum={"C": 2}).order()

        assert list(order) == [("A",), ("A",), ("B",)]

    def test_who_has_its_maximum_is_not_in_it_again(self):
        """A once; then 24, 23, 12, 11.5."""
        order = el.allocate(VOTES, 5, method="dhondt", maximum={"A": 1}).order()

        assert list(order) == [("A",), ("B",), ("C",), ("B",), ("C",)]

    def test_of_plurality(self):
        """By votes, equals together, nobody twice."""
        order = el.allocate({"A": 3, "B": 9, "C": 3, "D": 1}, 2, method="plurality").order()

        assert list(order) == [("B",), ("A", "C")]

    def test_it_is_lazy(self):
        """A house of 10**30 has a first seat."""
        assert next(el.allocate(VOTES, 10**30, method="sainte_lague").order()) == ("A",)

    def test_no_seats_no_order(self):
        """Nothing is awarded."""
        assert list(el.allocate(VOTES, 0, method="dhondt").order()) == []

    def test_a_settled_tie_has_the_same(self):
        """The order is of claims and not of lots."""
        assert list(TIED.settle(["A", "B"]).order()) == list(TIED.order()) == [("B", "A", "C")]

    @pytest.mark.parametrize("method", ["hare", "droop", "hagenbach_bischoff"])
    def test_quota_methods_have_none(self, method):
        """They do not award seats one after another."""
        with refused(el.NoResult, ValueError, "does not award seats one after another; see .evidence"):
            el.allocate(VOTES, 5, method=method).order()


def test_it_is_a_value():
    """Equal results are equal, and are not the results of other seats."""
    again = el.allocate(dict(VOTES), 5, method="dhondt")

    assert again == el.allocate(VOTES, 5, method="dhondt")
    assert hash(again) == hash(el.allocate(VOTES, 5, method="dhondt"))
    assert again != el.allocate(VOTES, 6, method="dhondt")
    assert pickle.loads(pickle.dumps(again.evidence)) == again.evidence  # noqa: S301 - our own bytes
