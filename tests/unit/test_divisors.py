"""Sequences of divisors by hand: what they are, where they part, and what is no sequence."""

from fractions import Fraction

import pytest
from refusing import refused

import electoral as el

HALF = Fraction(1, 2)
VOTES = {"A": 53, "B": 24, "C": 23}


def by(divisors, votes, seats, **bounds):
    """Seats by any sequence."""
    return el.DivisorMethod("own", divisors).allocate(votes, seats, **bounds)


@pytest.mark.parametrize(
    ("method", "numbers", "power"),
    [
        ("dhondt", [1, 2, 3, 4], 1),
        ("sainte_lague", [1, 3, 5, 7], 1),
        ("modified_sainte_lague", [Fraction(7, 5), 3, 5, 7], 1),
        ("adams", [0, 1, 2, 3], 1),
        # 2ab/(a + b): 0, 4/3, 12/5, 24/7.
        ("dean", [0, Fraction(4, 3), Fraction(12, 5), Fraction(24, 7)], 1),
        ("huntington_hill", [0, 2, 6, 12], 2),
        ("danish", [1, 4, 7, 10], 1),
        ("imperiali_divisor", [2, 3, 4, 5], 1),
        ("macau_dhondt", [1, 2, 4, 8], 1),
        # To the tenth power: 1, 2^9, 3^9, 4^9.
        ("estonia", [1, 512, 19683, 262144], 10),
    ],
)
def test_the_divisors_of_each_method(method, numbers, power):
    """The first four divisors, to the power that makes them whole."""
    divisors = el.METHODS[method].divisors

    assert list(divisors.after(range(4))) == numbers
    assert divisors.power == power


@pytest.mark.parametrize(
    ("divisors", "numbers"),
    [
        (el.Linear("1/2", 1), [HALF, Fraction(3, 2), Fraction(5, 2)]),
        (el.Linear("0.7", "1.5"), [Fraction(7, 10), Fraction(11, 5), Fraction(37, 10)]),
        (el.PowerMean(1), [HALF, Fraction(3, 2), Fraction(5, 2)]),
        # Half of 0 + 1, 1 + 4 and 4 + 9.
        (el.PowerMean(2), [HALF, Fraction(5, 2), Fraction(13, 2)]),
        # 2/(1 + 1/4), 2/(1/4 + 1/9).
        (el.PowerMean(-2), [0, Fraction(8, 5), Fraction(72, 13)]),
        (el.Powers(2), [1, 4, 9]),
        (el.Powers("1/2"), [1, 2, 3]),
        (el.Geometric("3/2"), [1, Fraction(3, 2), Fraction(9, 4)]),
        (el.Listed(("1.4", 3, 5)), [Fraction(7, 5), 3, 5]),
        # 1.2 to the second power, like the others.
        (el.FirstChanged("1.2", el.PowerMean(0)), [Fraction(36, 25), 2, 6]),
        (el.FirstChanged(0, lambda held: held * held + 1), [0, 2, 5]),
    ],
)
def test_the_divisors_of_each_family(divisors, numbers):
    """The first three, to the power."""
    assert list(divisors.after(range(3))) == numbers


@pytest.mark.parametrize(
    ("method", "below", "above"),
    [
        # A has two seats and B one; A takes the fourth if it has more than d(2)/d(1) times the votes of B.
        ("adams", (199, 100), (201, 100)),  # 2/1
        ("macau_dhondt", (199, 100), (201, 100)),  # 4/2
        ("dean", (179, 100), (181, 100)),  # 12/5 over 4/3 is 9/5
        ("danish", (174, 100), (176, 100)),  # 7/4
        ("huntington_hill", (17320508, 10**7), (17320509, 10**7)),  # the root of 3: 1.7320508...
        ("sainte_lague", (4999, 3000), (5001, 3000)),  # 5/3
        ("modified_sainte_lague", (4999, 3000), (5001, 3000)),
        ("dhondt", (149, 100), (151, 100)),  # 3/2
        ("estonia", (144, 100), (145, 100)),  # 1.5^0.9: 38.44 = 1.5^9; 1.44^10 = 38.34, 1.45^10 = 41.08
        ("imperiali_divisor", (133, 100), (134, 100)),  # 4/3
    ],
)
def test_where_each_method_gives_the_fourth_seat(method, below, above):
    """The ratio of votes at which a second seat of the smaller becomes a third of the larger."""
    assert el.allocate(below, 4, method=method).seats == {0: 2, 1: 2}
    assert el.allocate(above, 4, method=method).seats == {0: 3, 1: 1}


@pytest.mark.parametrize(
    ("method", "votes"),
    [
        ("adams", (2, 1)),
        ("macau_dhondt", (2, 1)),
        ("dean", (9, 5)),
        ("danish", (7, 4)),
        ("sainte_lague", (5, 3)),
        ("modified_sainte_lague", (5, 3)),
        ("dhondt", (3, 2)),
        ("imperiali_divisor", (4, 3)),
    ],
)
@pytest.mark.parametrize("unit", [1, 2**61 - 1, Fraction(1, 10), 10**400])
def test_at_the_very_ratio_the_fourth_seat_is_tied(method, votes, unit):
    """Equal quotients are seen at any size of votes, and one vote more ends the tie."""
    tied = el.allocate([number * unit for number in votes], 4, method=method)

    assert tied.sure == {0: 2, 1: 1}
    assert (tied.tie.contestants, tied.tie.places) == ((0, 1), 1)
    if unit > 2:
        more = el.allocate([votes[0] * unit + 1, votes[1] * unit], 4, method=method)
        assert more.seats == {0: 3, 1: 1}


def test_squares_tie_where_roots_would_not():
    """Huntington-Hill: 6/sqrt(8 x 9) is 1/sqrt(1 x 2), at the tenth seat, and to 2**61 times the votes."""
    for unit in (1, 2**61 - 1):
        tied = el.allocate({"A": 6 * unit, "B": unit}, 10, method="huntington_hill")

        assert tied.sure == {"A": 8, "B": 1}
        assert tied.tie.contestants == ("A", "B")


class TestFirstDivisor:
    def test_it_counts_for_the_first_seat_only(self):
        """53/1.4 = 37.9; A's second at 53/3 = 17.67 comes before B's first at 24/1.4 = 17.14."""
        assert el.allocate(VOTES, 2, method="modified_sainte_lague").seats == {"A": 2, "B": 0, "C": 0}
        assert el.allocate(VOTES, 2, method="sainte_lague").seats == {"A": 1, "B": 1, "C": 0}

    def test_an_exact_tie_by_one_point_four(self):
        """100000/7 = 20000/1.4: the eighth seat is A's fourth or D's first."""
        tied = el.allocate([100000, 80000, 30000, 20000], 8, method="modified_sainte_lague")

        assert tied.sure == {0: 3, 1: 3, 2: 1, 3: 0}
        assert tied.tie.contestants == (0, 3)

    def test_any_other_is_a_parameter(self):
        """With 1.2 B's first, 24/1.2 = 20, is before A's second, 17.67; with 1.7, 14.1, it is not."""
        assert el.modified_sainte_lague("1.2").allocate(VOTES, 2).seats == {"A": 1, "B": 1, "C": 0}
        assert el.modified_sainte_lague("1.7").allocate(VOTES, 2).seats == {"A": 2, "B": 0, "C": 0}

    def test_without_a_change_it_is_the_sequence(self):
        """First divisor 1 is Sainte-Laguë."""
        changed = el.modified_sainte_lague(1)

        assert all(
            changed.allocate(VOTES, seats).seats == el.allocate(VOTES, seats, method="sainte_lague").seats
            for seats in range(12)
        )


class TestFirstDivisorZero:
    @pytest.mark.parametrize("method", ["adams", "dean", "huntington_hill"])
    def test_everyone_with_votes_has_a_seat_before_anyone_has_two(self, method):
        """A million times the votes give no second seat while somebody has none."""
        votes = {"A": 10**6, "B": 1, "C": 0}

        assert el.allocate(votes, 1, method=method).seats == {"A": 1, "B": 0, "C": 0}
        assert el.allocate(votes, 2, method=method).seats == {"A": 1, "B": 1, "C": 0}
        assert el.allocate(votes, 9, method=method).seats == {"A": 8, "B": 1, "C": 0}

    @pytest.mark.parametrize("method", ["adams", "dean", "huntington_hill"])
    def test_too_few_seats_go_to_most_votes(self, method):
        """Two seats for 5, 4, 4 and 3 votes: A has one, B and C are tied, D is out."""
        tied = el.allocate({"D": 3, "C": 4, "B": 4, "A": 5}, 2, method=method)

        assert tied.sure == {"D": 0, "C": 0, "B": 0, "A": 1}
        assert (tied.tie.contestants, tied.tie.places) == (("C", "B"), 1)
        assert tied.evidence == el.MostVotesEvidence(fewest_elected=4, most_refused=4)

    @pytest.mark.parametrize("method", ["adams", "dean", "huntington_hill"])
    def test_one_seat_each_is_no_tie(self, method):
        """Three seats for three: nobody is tied, and no quotient was given."""
        allocation = el.allocate({"A": 4, "B": 4, "C": 4}, 3, method=method)

        assert allocation.seats == {"A": 1, "B": 1, "C": 1}
        assert allocation.evidence.lowest_awarded is None
        assert allocation.evidence.interval.high is None

    def test_a_maximum_of_zero_gets_none(self):
        """Who may have no seat has no claim, also not to a first one."""
        assert el.allocate({"A": 5, "B": 4}, 2, method="adams", maximum={"B": 0}).seats == {"A": 2, "B": 0}

    @pytest.mark.parametrize("method", ["adams", "dean", "huntington_hill"])
    def test_who_has_its_minimum_waits_for_those_who_have_none(self, method):
        """A has two seats promised; the third is B's first, however few its votes."""
        assert el.allocate({"A": 99, "B": 1}, 3, method=method, minimum={"A": 2}).seats == {"A": 2, "B": 1}


class TestEvidence:
    def test_of_dhondt(self):
        """The fifth seat is A's third at 53/3 = 17 2/3, the sixth would be its fourth at 53/4 = 13 1/4."""
        evidence = el.allocate(VOTES, 5, method="dhondt").evidence

        assert (evidence.divisors, evidence.power, evidence.unit) == ((1, 2, 3), 1, 1)
        assert evidence.last == {"A": 3, "B": 1, "C": 1}
        assert evidence.next == {"A": 4, "B": 2, "C": 2}
        assert str(evidence.interval) == "(13 1/4, 17 2/3]"
        assert evidence.divisor == 15

    def test_of_sainte_lague(self):
        """Votes for one seat are twice the quotients, 53/5 given and 24/3 refused, as steps are of two."""
        evidence = el.allocate(VOTES, 5, method="sainte_lague").evidence

        assert evidence.unit == 2
        assert (evidence.lowest_awarded, evidence.highest_refused) == (Fraction(53, 5), 8)
        assert str(evidence.interval) == "(16, 21 1/5]"
        assert evidence.divisor == 20

    def test_of_huntington_hill(self):
        """Ends are squares: the last is A's third at 53^2/6, refused is B's second at 24^2/2."""
        evidence = el.allocate(VOTES, 5, method="huntington_hill").evidence

        assert (evidence.lowest_awarded, evidence.highest_refused) == (Fraction(2809, 6), 288)
        assert (evidence.power, evidence.unit) == (2, 1)
        assert str(evidence.interval) == "(the root of 288, the root of 468 1/6]"
        assert evidence.divisor == 20

    def test_of_estonia(self):
        """Ends are tenth powers: given is A's second at 53^10/2^9, refused is B's first at 24^10."""
        evidence = el.allocate(VOTES, 2, method="estonia").evidence

        assert (evidence.power, evidence.divisors) == (10, (1, 512, 19683))
        assert (evidence.lowest_awarded, evidence.highest_refused) == (Fraction(53**10, 512), 24**10)
        assert "10th root of " in str(evidence.interval)
        assert 24 < evidence.divisor < 53 / 2**0.9

    def test_of_a_tie(self):
        """One divisor only, at which both may be rounded up or down."""
        evidence = el.allocate({"A": 5, "B": 5, "C": 1}, 1, method="dhondt").evidence

        assert str(evidence.interval) == "[5, 5]"
        assert evidence.divisor == 5
        assert evidence.last == {}
        assert evidence.next == {"A": 1, "B": 1, "C": 1}

    def test_of_a_tie_at_a_root(self):
        """6/sqrt(72) is no fraction, so no divisor can be printed."""
        evidence = el.allocate({"A": 6, "B": 1}, 10, method="huntington_hill").evidence

        assert str(evidence.interval) == "[the root of 1/2, the root of 1/2]"
        assert evidence.divisor is None

    def test_of_no_seats(self):
        """Nothing was given, and A's first was refused: every divisor above 53 will do."""
        evidence = el.allocate(VOTES, 0, method="dhondt").evidence

        assert (evidence.lowest_awarded, evidence.highest_refused) == (None, 53)
        assert str(evidence.interval) == "(53, endless)"
        assert evidence.divisor in evidence.interval

    def test_of_bounds(self):
        """A at its maximum and C at its minimum say nothing: given is B's second, 24/2, refused its third."""
        evidence = el.allocate(VOTES, 5, method="dhondt", minimum={"C": 2}, maximum={"A": 1}).evidence

        assert (evidence.lowest_awarded, evidence.highest_refused) == (12, 8)
        assert evidence.last == {"A": 1, "B": 2}
        assert evidence.next == {"B": 3, "C": 3}

    def test_of_a_short_list(self):
        """Three divisors are shown where there are three."""
        listed = el.Listed((1, 2))

        assert by(listed, {"A": 2, "B": 1}, 1).evidence.divisors == (1, 2)
        assert by(el.Listed((1,)), {"A": 2, "B": 1}, 2, maximum=1).evidence.divisors == (1,)

    def test_of_votes_in_parts(self):
        """Quotients are of the votes as they were given: 5/2 over 2."""
        evidence = el.allocate({"A": Fraction(5, 2), "B": 1}, 2, method="dhondt").evidence

        assert (evidence.lowest_awarded, evidence.highest_refused) == (Fraction(5, 4), 1)


class TestNoSequence:
    @pytest.mark.parametrize(
        ("make", "error", "builtin", "message"),
        [
            (lambda: el.Linear(-1, 1), el.InvalidNumber, ValueError, "divisors: first: -1 is negative"),
            (lambda: el.Linear(1, 0), el.InvalidNumber, ValueError, "divisors: step: 0 .*give more than 0"),
            (lambda: el.Linear(1.4, 2), el.InexactNumber, TypeError, "divisors: first: 1.4 is a float"),
            (lambda: el.Linear(1, 0.5), el.InexactNumber, TypeError, "divisors: step: 0.5 is a float"),
            (
                lambda: el.Linear("x", 2),
                el.InvalidNumber,
                ValueError,
                "divisors: first: 'x' is no number; write it",
            ),
            (lambda: el.Linear(1, "1/0"), el.InvalidNumber, ValueError, "divisors: step: '1/0' is no number"),
            (lambda: el.Linear(1, None), el.InexactNumber, TypeError, "divisors: step: None is of type"),
            (
                lambda: el.FirstChanged(3, el.Linear(1, 2)),
                el.InvalidNumber,
                ValueError,
                "first: 3 is not less than the second divisor, 3; give a rising sequence",
            ),
            (
                lambda: el.modified_sainte_lague("3.5"),
                el.InvalidNumber,
                ValueError,
                "not less than the second",
            ),
            # 1.5 is more than the root of 2, the second divisor of Huntington-Hill.
            (lambda: el.FirstChanged("1.5", el.PowerMean(0)), el.InvalidNumber, ValueError, "not less than"),
            (
                lambda: el.FirstChanged(1, 5),
                el.InvalidSystem,
                ValueError,
                "5 is no sequence of divisors; give e.g.",
            ),
            (
                lambda: el.PowerMean(0.5),
                el.InvalidNumber,
                ValueError,
                "power mean: exponent 0.5 is no whole number",
            ),
            (lambda: el.PowerMean(101), el.InvalidNumber, ValueError, "exponent 101 .* from -100 to 100"),
            (lambda: el.PowerMean(-101), el.InvalidNumber, ValueError, "exponent -101"),
            (lambda: el.PowerMean(True), el.InvalidNumber, ValueError, "exponent True"),
            (lambda: el.Powers(0), el.InvalidNumber, ValueError, "powers: exponent: 0 .*give more than 0"),
            (lambda: el.Powers(0.9), el.InexactNumber, TypeError, "powers: exponent: 0.9 is a float"),
            (lambda: el.Powers("0.999"), el.InvalidNumber, ValueError, "numerator or denominator above 100"),
            (lambda: el.Geometric(1), el.InvalidNumber, ValueError, "geometric: ratio: 1 .*give more than 1"),
            (lambda: el.Geometric("0.5"), el.InvalidNumber, ValueError, "give more than 1"),
            (lambda: el.Listed(()), el.InvalidSystem, ValueError, "divisors: the list is empty"),
            (lambda: el.Listed("135"), el.InvalidSystem, ValueError, "divisors: '135' is no list; give e.g."),
            (lambda: el.Listed(5), el.InvalidSystem, ValueError, "divisors: 5 is no list"),
            (
                lambda: el.Listed((1, 3, 3)),
                el.InvalidSystem,
                ValueError,
                "divisors: 3 for seat 3 is not more than 3 for seat 2; give a rising sequence",
            ),
            (
                lambda: el.Listed((1, 3, 2)),
                el.InvalidSystem,
                ValueError,
                "2 for seat 3 is not more than 3 for seat 2",
            ),
            (lambda: el.Listed((1, 1.4)), el.InexactNumber, TypeError, "divisors: number 2: 1.4 is a float"),
            (lambda: el.DivisorMethod("own", 5), el.InvalidSystem, ValueError, "divisors: 5 is no sequence"),
            (
                lambda: el.DivisorMethod("own", el.Linear),
                el.InvalidSystem,
                ValueError,
                "class 'Linear' is no sequence",
            ),
            (
                lambda: el.DivisorMethod(5, el.Linear(1, 1)),
                el.InvalidName,
                ValueError,
                "divisor method: 5 is of type",
            ),
            (
                lambda: el.DivisorMethod("", el.Linear(1, 1)),
                el.InvalidName,
                ValueError,
                "divisor method: '' is empty",
            ),
        ],
    )
    def test_it_is_refused_where_it_is_made(self, make, error, builtin, message):
        """The message names the part, the value and what to give."""
        with refused(error, builtin, message):
            make()

    @pytest.mark.parametrize(
        ("function", "error", "builtin", "message"),
        [
            (
                lambda _: 1,
                el.InvalidSystem,
                ValueError,
                "divisors: 1 for seat 2 is not more than 1 for seat 1",
            ),
            (
                lambda held: 5 - held,
                el.InvalidSystem,
                ValueError,
                "4 for seat 2 is not more than 5 for seat 1",
            ),
            (lambda held: held + 0.5, el.InexactNumber, TypeError, "divisors: for seat 1: 0.5 is a float"),
            (lambda held: held - 1, el.InvalidNumber, ValueError, "divisors: for seat 1: -1 is negative"),
            (lambda _: None, el.InexactNumber, TypeError, "divisors: for seat 1: None is of type NoneType"),
        ],
    )
    def test_ones_own_is_refused_where_it_is_used(self, function, error, builtin, message):
        """The seat is named at which a function does not rise, or gives no exact number."""
        with refused(error, builtin, message):
            by(function, {"A": 5, "B": 3}, 4)

    def test_a_late_fall_is_found_when_it_is_needed(self):
        """1, 2, 3, 4, 4: a fifth seat is refused, four are not looked beyond."""
        flat = lambda held: min(held + 1, 4)  # noqa: E731 - a user's function

        assert by(flat, {"A": 5, "B": 5}, 4).seats == {"A": 2, "B": 2}
        with refused(el.InvalidSystem, ValueError, "4 for seat 5 is not more than 4 for seat 4"):
            by(flat, {"A": 5, "B": 1}, 6)

    def test_a_list_that_is_too_short_is_told(self):
        """The number on which the result depends is named."""
        with refused(el.InvalidSystem, ValueError, "the list has 2, number 3 is needed to compare claims"):
            by(el.Listed((1, 2)), {"A": 9, "B": 1}, 4)

    def test_a_list_that_is_long_enough_is_used(self):
        """9, 4.5 and 1: with a maximum of two nobody needs a third divisor."""
        assert by(el.Listed((1, 2)), {"A": 9, "B": 1}, 3, maximum=2).seats == {"A": 2, "B": 1}

    @pytest.mark.parametrize("divisors", [el.Geometric(2), el.Listed((1, 2)), lambda held: held + 1])
    def test_an_enormous_house_without_a_formula_is_refused_at_once(self, divisors):
        """Seats that would be given one by one have a limit, and it is said."""
        with refused(el.BeyondLimit, ValueError, "too many for .*1,000,000"):
            by(divisors, {"A": 2, "B": 1}, 10**30)

    def test_powers_that_get_too_long_are_refused(self):
        """Two to the power of ten thousand and one is no divisor that anyone prints."""
        with refused(el.BeyondLimit, ValueError, "2 to the power 10,001 is too long a number"):
            by(el.Geometric(2), {"A": 1, "B": 1}, 30_000)


def test_nobody_with_votes_is_told_by_every_family():
    """No votes and no seats are a result of zeros; no votes and a seat are none."""
    for method in el.METHODS.values():
        assert method.allocate({"A": 0, "B": 0}, 0).seats == {"A": 0, "B": 0}
        assert method.allocate({"A": 0, "B": 0}, 1, {"B": 1}).seats == {"A": 0, "B": 1}
        with refused(el.NoResult, ValueError, "1 of 1 cannot be given: nobody has votes"):
            method.allocate({"A": 0, "B": 0}, 1)


def test_methods_are_values():
    """Equal divisors make equal methods, which can be keys."""
    assert el.DivisorMethod("dhondt", el.Linear(1, 1)) == el.METHODS["dhondt"]
    assert hash(el.modified_sainte_lague("1.4")) == hash(el.METHODS["modified_sainte_lague"])
    assert el.Linear("1/2", 1) == el.Linear(HALF, 1) != el.Linear(1, 2)


class Numbers:
    """A sequence that is an object of a user's own."""

    def __init__(self, function):
        self.function = function

    def after(self, held):
        """Give the divisors."""
        return [self.function(k) for k in held]


class TestForeignSequences:
    def test_an_object_of_ones_own_is_a_sequence(self):
        """Divisors 2, 3, 4 ... of a class of one's own are those of Imperiali."""
        assert by(Numbers(lambda k: k + 2), VOTES, 7).sure == by(el.Linear(2, 1), VOTES, 7).sure

    @pytest.mark.parametrize(
        ("function", "error", "builtin", "message"),
        [
            (lambda k: 50 - k, el.InvalidSystem, ValueError, "49 for seat 2 is not more than 50 for seat 1"),
            (lambda k: k + 1.0, el.InexactNumber, TypeError, "divisors: for seat 1: 1.0 is a float"),
            (lambda k: 1 // k, el.InvalidSystem, ValueError, "the sequence fails .*ZeroDivisionError"),
        ],
    )
    def test_what_is_no_rising_sequence_is_refused(self, function, error, builtin, message):
        """It is held against what a sequence must be."""
        with refused(error, builtin, message):
            by(Numbers(function), {"A": 10**16 + 1, "B": 10**16}, 3)

    def test_one_that_gives_too_few_is_refused(self):
        """There is one divisor for each who asks."""

        class Short:
            def after(self, held):  # noqa: ARG002 - that is the fault
                return [1]

        with refused(el.InvalidSystem, ValueError, "gives 1 divisors for 3; give one for each"):
            by(Short(), VOTES, 3)

    def test_a_function_that_fails_is_told(self):
        """The fault of a user's function is told with its seat."""
        with refused(el.InvalidSystem, ValueError, "divisors: for seat 1: the function fails"):
            by(lambda k: 1 // k, VOTES, 3)


class TestFarStarts:
    """Where a search once started too far away to end: the seats are given at once."""

    def test_a_first_divisor_far_above_the_step(self):
        """All ten seats go to A: 4700 by 10**6 + 9 is still more than 3000 by 10**6."""
        votes = {"A": 4700, "B": 3000, "C": 1600, "D": 700}

        assert by(el.Linear(10**6, 1), votes, 10).seats == {"A": 10, "B": 0, "C": 0, "D": 0}
        assert by(el.Linear(10**900, "1/1000000007"), votes, 10).seats["A"] == 10

    def test_many_contestants_around_a_changed_first_divisor(self):
        """Two thousand contestants, three thousand seats, and a first divisor that most do not reach."""
        votes = {i: 10**6 - 7 * i for i in range(2000)}
        found = el.allocate(votes, 3000, method="modified_sainte_lague")

        assert sum(found.sure.values()) == 3000

    @pytest.mark.parametrize("seats", [10**5, 10**9, 10**15])
    def test_remainders_with_a_minimum_and_a_maximum(self, seats):
        """A stops at three tenths; the unused parts of the others' quotas differ by one seat at most."""
        votes = {"A": 10**12, "B": 1, "C": 10**6, "D": 10**3}
        found = el.allocate(
            votes, seats, method="hare", minimum={"B": seats // 5}, maximum={"A": 3 * seats // 10}
        )
        chosen = next(found.outcomes())
        parts = [Fraction(votes[key] * seats, sum(votes.values())) - chosen[key] for key in "BCD"]

        assert chosen["A"] == 3 * seats // 10
        assert sum(chosen.values()) == seats
        assert max(parts) - min(parts) <= 1
