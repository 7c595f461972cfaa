"""Quota methods by hand: the quota and its rounding, too many whole quotas, and the seats that are left."""

from fractions import Fraction

import pytest
from refusing import refused

import electoral as el

VOTES = {"A": 53, "B": 24, "C": 23}
LARGEST = el.LargestRemainder()


def by(votes, seats, *, quota="hare", remaining=LARGEST, excess="error", **bounds):
    """An allocation by a quota method of one's own."""
    method = el.QuotaMethod("own", quota=quota, remaining=remaining, excess=excess)
    return method.allocate(votes, seats, **bounds)


class TestQuota:
    @pytest.mark.parametrize(
        ("method", "quota"),
        [
            # 100 votes and 4 seats.
            ("hare", 25),
            ("droop", 21),  # the next number above 20
            ("hagenbach_bischoff", 20),
            ("imperiali_quota", Fraction(50, 3)),
            ("reinforced_imperiali", Fraction(100, 7)),
        ],
    )
    def test_those_with_a_name(self, method, quota):
        """Votes divided by the seats, and by one, two and three more."""
        assert el.QUOTAS[method].of(100, 4) == quota
        assert el.METHODS[method].allocate(dict.fromkeys("ABCDEFGHIJ", 10), 4).evidence.quota == quota

    @pytest.mark.parametrize(
        ("rounding", "of_nine", "of_ten", "of_eleven", "of_twelve"),
        [
            ("exact", Fraction(9, 4), Fraction(5, 2), Fraction(11, 4), 3),
            ("down", 2, 2, 2, 3),
            ("up", 3, 3, 3, 3),
            ("nearest", 2, 3, 3, 3),
            ("next", 3, 3, 3, 4),
        ],
    )
    def test_each_rounding(self, rounding, of_nine, of_ten, of_eleven, of_twelve):
        """Nine to twelve votes for four seats: halves go up, and next is above a whole number too."""
        quota = el.Quota(rounding=rounding)

        assert [quota.of(votes, 4) for votes in range(9, 13)] == [of_nine, of_ten, of_eleven, of_twelve]
        assert by({"A": 8, "B": 2}, 4, quota=quota, excess="take_back").evidence.quota == of_ten

    def test_it_is_rounded_in_votes_also_where_votes_are_parts(self):
        """5 1/2 and 4 1/2 votes are ten, for four seats 2 1/2 each, to the nearest 3: 1 5/6 and 1 1/2."""
        halves = {"A": Fraction(11, 2), "B": Fraction(9, 2)}
        evidence = by(halves, 4, quota=el.Quota(rounding="nearest")).evidence

        assert evidence.quota == 3
        assert evidence.wholes == {"A": 1, "B": 1}
        assert evidence.remainders == {"A": Fraction(5, 6), "B": Fraction(1, 2)}

    @pytest.mark.parametrize("excess", ["error", "take_back", "larger_quota"])
    def test_a_quota_of_zero_is_no_result(self, excess):
        """Three votes for eight seats are no vote each, rounded down."""
        with refused(
            el.NoResult, ValueError, "quota: 3 votes for 8 seats are rounded to a quota of 0; round it up"
        ):
            by({"A": 2, "B": 1}, 8, quota=el.Quota(rounding="down"), excess=excess)

    def test_a_quota_above_all_votes_leaves_all_to_remainders(self):
        """Droop's quota of two votes for two seats is 1; of one vote it is 1 too, and B has nothing."""
        assert el.allocate({"A": 1, "B": 1}, 2, method="droop").seats == {"A": 1, "B": 1}
        assert el.allocate({"A": 1, "B": 0}, 1, method="droop").seats == {"A": 1, "B": 0}


class TestTooManyWholeQuotas:
    # Votes 100, three seats and two more: quota 20, wholes 3, 1, 0 of 3.5, 1.1, 0.4.
    VOTES = {"A": 70, "B": 22, "C": 8}  # noqa: RUF012 - not changed

    def test_an_error(self):
        """It is said how many too many, and what a law can say."""
        message = "whole quotas are 4 seats, 3 to give: 1 too many; .*excess='take_back' or 'larger_quota'"
        with refused(el.NoResult, ValueError, message):
            by(self.VOTES, 3, quota="imperiali_quota")
        with refused(el.NoResult, ValueError, message):
            el.allocate(self.VOTES, 3, method="imperiali_quota")

    def test_taken_back(self):
        """B has the smallest remainder, .1, and gives its seat back."""
        allocation = by(self.VOTES, 3, quota="imperiali_quota", excess="take_back")

        assert allocation.seats == {"A": 3, "B": 0, "C": 0}
        assert allocation.evidence.quota == 20
        assert (allocation.evidence.lowest_awarded, allocation.evidence.highest_refused) == (
            Fraction(3, 2),
            Fraction(11, 10),
        )

    def test_a_larger_quota(self):
        """Divided by 4 the quota is 25: 2.8, .88, .32; the seat that is left is B's."""
        allocation = by(self.VOTES, 3, quota="imperiali_quota", excess="larger_quota")

        assert allocation.seats == {"A": 2, "B": 1, "C": 0}
        assert allocation.evidence.quota == 25

    def test_a_larger_quota_more_than_once(self):
        """6 and 4 votes, three seats and three more: quota 5/3 gives 3 and 2, 2 gives 3 and 2, 2 1/2 fits."""
        allocation = by({"A": 6, "B": 4}, 3, quota="reinforced_imperiali", excess="larger_quota")

        assert allocation.evidence.quota == Fraction(5, 2)
        assert allocation.seats == {"A": 2, "B": 1}

    def test_two_taken_back_at_equal_remainders_is_a_tie(self):
        """One seat; 6 and 6 votes by quota 4 are one each: one of two gives its seat back."""
        tied = by({"A": 6, "B": 6}, 1, quota="imperiali_quota", excess="take_back")

        assert tied.sure == {"A": 0, "B": 0}
        assert (tied.tie.contestants, tied.tie.places) == (("A", "B"), 1)

    @pytest.mark.parametrize("remaining", [el.HighestAverage(), el.OrderOfVotes("once")])
    @pytest.mark.parametrize(
        ("excess", "seats"),
        [("take_back", {"A": 3, "B": 0, "C": 0}), ("larger_quota", {"A": 3, "B": 0, "C": 0})],
    )
    def test_before_every_rule_for_the_rest(self, remaining, excess, seats):
        """Taken back it is the same; by quota 25 A's third, at 70/3 or by most votes, is before B's first."""
        assert by(self.VOTES, 3, quota="imperiali_quota", remaining=remaining, excess=excess).seats == seats

    def test_minima_on_top_of_whole_quotas(self):
        """Quota 25 gives A two seats of four; three promised to B are one too many, and A gives one back."""
        votes = {"A": 60, "B": 40}
        with refused(el.NoResult, ValueError, "whole quotas and minima are 5 seats, 4 to give: 1 too many"):
            by(votes, 4, remaining=el.HighestAverage(), minimum={"B": 3})
        for excess in ("take_back", "larger_quota"):
            given = by(votes, 4, remaining=el.HighestAverage(), excess=excess, minimum={"B": 3})
            assert given.seats == {"A": 1, "B": 3}

    @pytest.mark.parametrize("method", ["imperiali_quota", "reinforced_imperiali"])
    def test_no_more_seats_are_given_than_there_are(self, method):
        """6 and 4 votes for one seat: two whole quotas are an error, never two seats."""
        with refused(el.NoResult, ValueError, "too many"):
            el.allocate({"A": 60, "B": 40}, 1, method=method)


class TestSeatsThatAreLeft:
    # Eight seats, quota 12.5: 6.48, .8 and .72; two are left.
    VOTES = {"A": 81, "B": 10, "C": 9}  # noqa: RUF012 - not changed

    @pytest.mark.parametrize(
        ("remaining", "seats"),
        [
            (LARGEST, {"A": 6, "B": 1, "C": 1}),
            (el.OrderOfVotes("once"), {"A": 7, "B": 1, "C": 0}),
            # 81/7 = 11.57, 81/8 = 10.125, 10.
            (el.HighestAverage(), {"A": 8, "B": 0, "C": 0}),
            # 81/13 = 6.2, 10, 9.
            (el.HighestAverage(el.Linear(1, 2)), {"A": 6, "B": 1, "C": 1}),
            # B by its remainder, then 11.57, 5 and 9.
            (el.RemaindersThenAverages(1, averages="all"), {"A": 7, "B": 1, "C": 0}),
            (el.RemaindersThenAverages(2, averages="all"), {"A": 6, "B": 1, "C": 1}),
            (el.RemaindersThenAverages(9, averages="seated"), {"A": 6, "B": 1, "C": 1}),
        ],
    )
    def test_each_rule(self, remaining, seats):
        """Two seats that are left, by remainders, votes, averages and both."""
        assert by(self.VOTES, 8, remaining=remaining).seats == seats

    @pytest.mark.parametrize(
        ("averages", "seats"),
        [("all", {"A": 1, "B": 1, "C": 1, "D": 1}), ("seated", {"A": 2, "B": 1, "C": 1, "D": 0})],
    )
    def test_whose_averages_count(self, averages, seats):
        """Quota 25: A and B have one, C one by .96; D's 22 is above 28/2 if those without a seat count."""
        votes = {"A": 28, "B": 26, "C": 24, "D": 22}

        assert by(votes, 4, remaining=el.RemaindersThenAverages(1, averages=averages)).seats == seats

    def test_averages_by_the_seats_held(self):
        """Quota 1: 2, 1 and C's by .88; A's 2/2 is less than B's 1.12/1, but its 2/3 is more than 1.12/2."""
        votes = {"A": 2, "B": Fraction(28, 25), "C": Fraction(22, 25)}
        held = el.RemaindersThenAverages(1, averages="seated", divisors=el.Linear(0, 1))
        following = el.RemaindersThenAverages(1, averages="seated")
        up = el.Quota(rounding="up")

        assert by(votes, 5, quota=up, remaining=held).seats == {"A": 2, "B": 2, "C": 1}
        assert by(votes, 5, quota=up, remaining=following).seats == {"A": 3, "B": 1, "C": 1}

    def test_turns(self):
        """Quota 1 gives 2 and 1; five are left: A, B, A, B, A."""
        up = el.Quota(rounding="up")
        assert by({"B": 1, "A": 2}, 8, quota=up, remaining=el.OrderOfVotes("again")).seats == {"B": 3, "A": 5}
        with refused(
            el.NoResult, ValueError, "5 are left after whole quotas, but only 2 contestants may take one"
        ):
            by({"B": 1, "A": 2}, 8, quota=up, remaining=el.OrderOfVotes("once"))

    def test_turns_pass_over_who_is_full_or_has_no_votes(self):
        """B stops at its maximum of two and C never had votes; A takes the rest."""
        again = el.OrderOfVotes("again")
        votes = {"A": 2, "B": 1, "C": 0}

        assert by(votes, 8, quota=el.Quota(rounding="up"), remaining=again, maximum={"B": 2}).seats == {
            "A": 6,
            "B": 2,
            "C": 0,
        }

    def test_more_left_than_remainders_is_no_result(self):
        """Quota 1 leaves five seats to two remainders."""
        message = "5 are left after whole quotas, but only 2 contestants have a remainder .*use another"
        with refused(el.NoResult, ValueError, message):
            by({"A": 2, "B": 1, "C": 0}, 8, quota=el.Quota(rounding="up"))

    def test_with_bounds_a_part_of_a_quota_can_count_twice(self):
        """B may have one: A has the other seven, as no refused part is larger."""
        assert by({"A": 2, "B": 1}, 8, quota=el.Quota(rounding="up"), maximum={"B": 1}).seats == {
            "A": 7,
            "B": 1,
        }

    def test_also_where_the_bound_is_none_at_all(self):
        """B may have no seat: A has all eight."""
        assert by({"A": 2, "B": 1}, 8, quota=el.Quota(rounding="up"), maximum={"B": 0}).seats == {
            "A": 8,
            "B": 0,
        }

    @pytest.mark.parametrize(
        ("remaining", "tied", "places"),
        [
            (LARGEST, ("A", "B", "C"), 1),
            (el.OrderOfVotes("once"), ("A", "B", "C"), 1),
            (el.OrderOfVotes("again"), ("A", "B", "C"), 1),
            (el.HighestAverage(), ("A", "B", "C"), 1),
            (el.RemaindersThenAverages(1, averages="all"), ("A", "B", "C"), 1),
        ],
    )
    def test_equal_votes_are_a_tie_by_every_rule(self, remaining, tied, places):
        """Four seats for three times four votes: one each and one for all three."""
        allocation = by({"A": 4, "B": 4, "C": 4}, 4, remaining=remaining)

        assert allocation.sure == {"A": 1, "B": 1, "C": 1}
        assert (allocation.tie.contestants, allocation.tie.places) == (tied, places)
        assert allocation.tie.left == 0

    def test_a_tie_before_further_steps_is_asked_first(self):
        """One of A, B, C by a remainder of 5/8; then 5 of each other and 5/2 of its own: two further ways."""
        rule = el.RemaindersThenAverages(1, averages="all")
        first = by({"A": 5, "B": 5, "C": 5, "D": 1}, 2, remaining=rule)

        assert (
            str(first.tie) == "1 seat for 3 tied contestants: 'A', 'B', 'C', and 1 more depend on the answer"
        )
        assert first.sure == {"A": 0, "B": 0, "C": 0, "D": 0}
        second = first.settle(["B"])
        assert second.sure == {"A": 0, "B": 1, "C": 0, "D": 0}
        assert (second.tie.contestants, second.tie.places, second.tie.left) == (("A", "C"), 1, 0)
        assert second.settle(["C"]).seats == {"A": 0, "B": 1, "C": 1, "D": 0}
        assert {tuple(each.values()) for each in first.outcomes()} == {
            (1, 1, 0, 0),
            (1, 0, 1, 0),
            (0, 1, 1, 0),
        }
        assert first.count_outcomes() == 3

    def test_a_tie_that_further_steps_make_up_for_is_none(self):
        """A and B are equal: who misses the remainder has the average, so both have one and it is no tie."""
        rule = el.RemaindersThenAverages(1, averages="all")
        allocation = by({"A": 5, "B": 5, "C": 1}, 2, remaining=rule)

        assert allocation.unique
        assert allocation.seats == {"A": 1, "B": 1, "C": 0}


class TestBounds:
    def test_quotas_are_not_computed_again(self):
        """Quota 20: 2.65, 1.2, 1.15; C has two, and of A's .65 and B's 1.2 the latter is met."""
        allocation = el.allocate(VOTES, 5, method="hare", minimum={"C": 2})

        assert allocation.seats == {"A": 2, "B": 1, "C": 2}
        assert allocation.evidence.quota == 20
        assert (allocation.evidence.lowest_awarded, allocation.evidence.highest_refused) == (
            Fraction(6, 5),
            Fraction(13, 20),
        )

    def test_a_maximum_leaves_seats_to_the_others(self):
        """A stops at one; .2, .15, then B's -.8 and C's -.85: B and C have two each."""
        assert el.allocate(VOTES, 5, method="hare", maximum={"A": 1}).seats == {"A": 1, "B": 2, "C": 2}

    def test_bounds_can_tie(self):
        """A stops at one; B and C have equal parts for the third of three seats that are left."""
        tied = el.allocate({"A": 60, "B": 20, "C": 20}, 4, method="hare", maximum={"A": 1})

        assert tied.sure == {"A": 1, "B": 1, "C": 1}
        assert tied.tie.contestants == ("B", "C")


class TestEvidence:
    def test_of_largest_remainders(self):
        """Quota 16 2/3: 3.18, 1.44, 1.38; B's .44 is given and C's .38 is refused."""
        evidence = el.allocate(VOTES, 6, method="hare").evidence

        assert evidence.quota == Fraction(50, 3)
        assert evidence.wholes == {"A": 3, "B": 1, "C": 1}
        assert evidence.remainders == {"A": Fraction(9, 50), "B": Fraction(22, 50), "C": Fraction(19, 50)}
        assert (evidence.lowest_awarded, evidence.highest_refused) == (Fraction(22, 50), Fraction(19, 50))
        assert (evidence.held, evidence.rest) == (None, None)

    def test_of_order_of_votes(self):
        """Six, none and none are held; A and B follow, C does not."""
        evidence = by(TestSeatsThatAreLeft.VOTES, 8, remaining=el.OrderOfVotes("once")).evidence

        assert evidence.held == {"A": 6, "B": 0, "C": 0}
        assert (evidence.lowest_awarded, evidence.highest_refused) == (None, None)
        assert (evidence.rest.fewest_elected, evidence.rest.most_refused) == (10, 9)

    def test_of_highest_averages(self):
        """Given is 81/8, refused B's 10."""
        evidence = by(TestSeatsThatAreLeft.VOTES, 8, remaining=el.HighestAverage()).evidence

        assert evidence.held == {"A": 6, "B": 0, "C": 0}
        assert isinstance(evidence.rest, el.DivisorEvidence)
        assert (evidence.rest.lowest_awarded, evidence.rest.highest_refused) == (Fraction(81, 8), 10)
        assert (evidence.rest.last, evidence.rest.next) == ({"A": 8}, {"A": 9, "B": 1, "C": 1})

    def test_of_both(self):
        """B's .8 is given and C's .72 refused; then A's 81/7, and C's 9."""
        rule = el.RemaindersThenAverages(1, averages="all")
        evidence = by(TestSeatsThatAreLeft.VOTES, 8, remaining=rule).evidence

        assert (evidence.lowest_awarded, evidence.highest_refused) == (Fraction(4, 5), Fraction(18, 25))
        assert evidence.held == {"A": 6, "B": 1, "C": 0}
        assert (evidence.rest.lowest_awarded, evidence.rest.highest_refused) == (
            Fraction(81, 7),
            Fraction(81, 8),
        )

    def test_of_no_seats_and_of_no_votes(self):
        """There is no quota."""
        assert el.allocate(VOTES, 0, method="droop").evidence.quota is None
        assert el.allocate({"A": 0}, 1, method="hare", minimum=1).evidence.quota is None


class TestNoMethod:
    @pytest.mark.parametrize(
        ("make", "error", "builtin", "message"),
        [
            (lambda: el.Quota(-1), el.InvalidNumber, ValueError, "quota: added: -1 is negative"),
            (lambda: el.Quota(Fraction(1, 2)), el.InvalidNumber, ValueError, "quota: added: .* is not whole"),
            (lambda: el.Quota(1.0), el.InexactNumber, TypeError, "quota: added: 1.0 is a float"),
            (
                lambda: el.Quota(rounding="nearst"),
                el.UnknownName,
                KeyError,
                "quota: rounding: 'nearst' is not known; did you mean 'nearest'",
            ),
            (lambda: el.Quota(rounding=None), el.UnknownName, KeyError, "quota: rounding: None is not known"),
            (
                lambda: by({"A": 1}, 1, quota="har"),
                el.UnknownName,
                KeyError,
                "quota: 'har' .*did you mean 'hare'",
            ),
            (
                lambda: by({"A": 1}, 1, quota=5),
                el.InvalidSystem,
                ValueError,
                "quota: 5 is no quota; give a name or",
            ),
            (
                lambda: by({"A": 1}, 1, remaining="largest"),
                el.InvalidSystem,
                ValueError,
                "quota method: remaining: 'largest' is no rule; give e.g.",
            ),
            (
                lambda: by({"A": 1}, 1, remaining=el.LargestRemainder),
                el.InvalidSystem,
                ValueError,
                "quota method: remaining: .* is no rule",
            ),
            (
                lambda: by({"A": 1}, 1, excess="take back"),
                el.UnknownName,
                KeyError,
                "excess: 'take back' is not known; did you mean 'take_back'",
            ),
            (lambda: by({"A": 1}, 1, excess=None), el.UnknownName, KeyError, "quota method: excess: None"),
            (
                lambda: el.OrderOfVotes("twice"),
                el.UnknownName,
                KeyError,
                "order of votes: cycles: 'twice' is not",
            ),
            (
                lambda: el.HighestAverage(5),
                el.InvalidSystem,
                ValueError,
                "divisors: 5 is no sequence of divisors",
            ),
            (
                lambda: el.RemaindersThenAverages(0, averages="all"),
                el.InvalidNumber,
                ValueError,
                "remainders, then averages: seats: 0 is too few",
            ),
            (
                lambda: el.RemaindersThenAverages(5, averages="some"),
                el.UnknownName,
                KeyError,
                "remainders, then averages: averages: 'some' is not known; .*Known: 'all', 'seated'",
            ),
            (
                lambda: el.RemaindersThenAverages(5, averages="all", divisors=el.Linear),
                el.InvalidSystem,
                ValueError,
                "class 'Linear' is no sequence of divisors",
            ),
            (
                lambda: el.QuotaMethod(5, quota="hare", remaining=LARGEST),
                el.InvalidName,
                ValueError,
                "quota method: 5 is of type int",
            ),
        ],
    )
    def test_it_is_refused_where_it_is_made(self, make, error, builtin, message):
        """The message names the part, the value and what to give."""
        with refused(error, builtin, message):
            make()

    @pytest.mark.parametrize("left_out", ["quota", "remaining"])
    def test_no_default_makes_a_legal_choice(self, left_out):
        """Quota and rule must be given."""
        rules = {"quota": "hare", "remaining": LARGEST}
        del rules[left_out]
        with pytest.raises(TypeError, match=left_out):
            el.QuotaMethod("own", **rules)
        with pytest.raises(TypeError, match="cycles"):
            el.OrderOfVotes()
        with pytest.raises(TypeError, match="averages"):
            el.RemaindersThenAverages(5)

    def test_averages_of_those_seated_need_somebody_seated(self):
        """Nobody has a whole quota of 1; A has a seat by .9 and may have no more, and B may not follow."""
        rule = el.RemaindersThenAverages(1, averages="seated")
        votes = {"A": Fraction(9, 10), "B": Fraction(1, 2), "C": Fraction(1, 10)}
        message = "seats: 1 of 2 cannot be given: nobody with a seat may take more"
        with refused(el.NoResult, ValueError, message):
            by(votes, 2, quota=el.Quota(rounding="up"), remaining=rule, maximum={"A": 1})


def test_a_quota_by_name_is_the_quota():
    """Methods put together in two ways are one."""
    assert el.QuotaMethod("hare", quota=el.Quota(), remaining=LARGEST) == el.METHODS["hare"]
    assert hash(el.QuotaMethod("hare", quota="hare", remaining=LARGEST)) == hash(el.METHODS["hare"])
    assert el.QuotaMethod("hare", quota="droop", remaining=LARGEST) != el.METHODS["hare"]


def test_who_was_lifted_above_its_quotas_has_no_remainder():
    """C is lifted to three by its minimum; the six seats left are A's and B's."""
    rule = el.QuotaMethod(
        "own", quota=el.Quota(rounding="up"), remaining=el.RemaindersThenAverages(5, averages="all")
    )

    assert rule.allocate({"A": 1, "B": 1, "C": 1}, 9, {"C": 3}).seats == {"A": 3, "B": 3, "C": 3}


def test_a_larger_quota_is_found_among_any_number_of_seats():
    """Two parts more than 2**64 seats: the divisor is lowered until the quotas fit."""
    rule = el.QuotaMethod("own", quota=el.Quota(2), remaining=el.LargestRemainder(), excess="larger_quota")

    assert sum(rule.allocate({"A": 3, "B": 1}, 2**64).seats.values()) == 2**64


def test_bounds_that_bind_nobody_change_no_answer():
    """Three seats are left for two remainders, be it with bounds that nobody meets."""
    for bounds in ({}, {"minimum": 0}, {"minimum": {"A": 1}}, {"maximum": 6}):
        with refused(el.NoResult, ValueError, "3 are left after whole quotas"):
            el.allocate({"A": 2, "B": 6}, 7, method="droop", **bounds)


def test_a_method_with_the_id_of_another_is_refused():
    """A record that says hare must mean it."""
    named = el.DivisorMethod("hare", el.Linear(1, 1))

    with refused(el.InvalidSystem, ValueError, "'hare' is the id of another method; give it another name"):
        el.allocate({"A": 1}, 1, method=named)
