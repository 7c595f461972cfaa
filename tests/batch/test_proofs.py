"""Where the arrays say that a row is proven, the error of floats cannot have misled them."""

from fractions import Fraction
from math import isqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import electoral as el
from electoral.batch import Status, allocate
from electoral.batch.divisors import Race, table
from electoral.batch.given import questions
from electoral.batch.result import unproven
from electoral.batch.witness import Columns, Search, Try, rounding
from electoral.methods import DivisorMethod, FirstChanged, Linear

NEAR = [2**k + more for k in (30, 51, 53, 59) for more in (-3, -1, 0, 5)]
METHODS = ["dhondt", "sainte_lague", "huntington_hill", "dean", "estonia", "modified_sainte_lague", "danish"]


def nearly_equal(votes, one, other, power):
    """Give votes whose quotient by one divisor is next to that of others by another."""
    root = (
        isqrt
        if power == 2
        else lambda number: int(number) if power == 1 else int(float(number) ** (1 / power))
    )
    return root(int(Fraction(votes) ** power * other / one))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("votes", NEAR)
def test_quotients_that_floats_cannot_tell_apart_are_told_apart(method, votes):
    """Where claims to the last seat differ by less than a float shows, the exact result stands."""
    divisors = el.METHODS[method].divisors
    rows, seats = [], []
    for held in range(1, 12):
        for rival in range(1, 12):
            one, other = divisors.after([held, rival])
            guess = nearly_equal(votes, one, other, divisors.power)
            for beside in (-1, 0, 1):
                if 0 < guess + beside < 2**63:
                    rows.append([votes, guess + beside])
                    seats.append(held + rival + 1)
    found = allocate(rows, seats, method=method)

    for row, (pair, house) in enumerate(zip(rows, seats, strict=True)):
        exact = el.allocate(pair, house, method=method)
        assert list(exact.sure.values()) == found.seats[row].tolist(), (pair, house)
        assert (exact.tie is not None) == (found.status[row] == Status.TIE)


@given(
    method=st.sampled_from(["dhondt", "sainte_lague", "adams", "danish", "huntington_hill"]),
    votes=st.integers(1, 2**63 - 1),
    seats=st.floats(0.01, 10**6),
)
def test_measured_seats_are_wrong_by_six_roundings_at_most(method, votes, seats):
    """What the proof by one divisor takes as the error of a seat with a part is not less than it can be."""
    rounds, number = rounding(el.METHODS[method]), seats / votes
    measured = Columns.of(np.array([[votes]]), np.array([1])).tried(np.array([number]), rounds).measured[0, 0]
    exact, error = Fraction(number) * votes, Fraction(6 * (seats + 2)) / 2**53
    if method == "huntington_hill":
        low, high = (max(Fraction(float(measured)) + side - Fraction(1, 2), 0) for side in (-error, error))
        assert low**2 <= exact**2 + Fraction(1, 4) <= high**2
    else:
        first, step = el.METHODS[method].divisors.first, el.METHODS[method].divisors.step
        assert abs(exact + 1 - Fraction(first, step) - Fraction(float(measured))) <= error


@pytest.mark.parametrize("part", [2.0**-46, 1 - 2.0**-46, 0.0])
def test_a_part_next_to_a_whole_seat_proves_nothing(part):
    """Where a rounding could have gone the other way, the row is left to a finer sieve."""
    asked = questions([[10, 20]], 3, None, None)
    found = unproven(1, 2)
    search = Search(asked=asked, rounds=rounding(el.METHODS["dhondt"]), found=found)
    columns = Columns.of(asked.votes, asked.seats)
    for parts, proven in ((0.5, True), (part, False)):
        seats = np.array([[1.0], [2.0]])
        tried = Try(
            number=np.array([0.1]), measured=np.add(seats, [[0.5], [parts]]), seats=seats, surplus=np.zeros(1)
        )
        search._enter(slice(0, 1), columns, tried)
        assert found.proven[0] == proven


@given(
    method=st.sampled_from(["huntington_hill", "dean", "estonia", "macau_dhondt", "modified_sainte_lague"]),
    votes=st.integers(1, 2**63 - 1),
    held=st.integers(1, 60),
)
def test_quotients_are_wrong_by_no_more_than_the_margin(method, votes, held):
    """The relative error of a quotient is less than half of what two of them must differ by."""
    divisors = el.METHODS[method].divisors
    numbers = table(divisors, 61)
    race = Race(
        votes=np.array([[float(votes)]]),
        house=np.array([61]),
        lower=np.array([[0]]),
        upper=np.array([[62]]),
        divisors=numbers,
    )
    scale = Fraction(numbers.numbers[held]) / Fraction(divisors.after([held])[0])
    exact = Fraction(votes) ** divisors.power / divisors.after([held])[0] / round_to(scale)
    quotient = Fraction(float(race.asks(np.array([[held]]))[0, 0]))

    assert abs(quotient / exact - 1) <= Fraction(2 * divisors.power + 2, 2**53)


def round_to(scale):
    """Give the whole number that divisors of a table were multiplied by."""
    return Fraction(round(scale))


def test_divisors_of_any_denominator_are_made_whole():
    """A first divisor of 1.4 makes a table of multiples of a fifth; one of many digits stays as it is."""
    assert table(FirstChanged("1.4", Linear(1, 2)), 5).numbers.tolist() == [7, 15, 25, 35, 45, 55]
    assert table(Linear(1, 2), 5).exact
    assert not table(el.METHODS["dean"].divisors, 50).exact
    assert table(DivisorMethod("far", lambda held: 10**400 * (held + 1)).divisors, 5) is None
