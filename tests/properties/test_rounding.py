"""What the quick comparison of claims rests on: division to a float is rounded once, and to the nearest."""

from fractions import Fraction
from math import inf, nextafter

from hypothesis import example, given
from hypothesis import strategies as st

wholes = st.integers(0, 10**6) | st.integers(0, 2**200) | st.integers(0, 10**300)


def _distance(number, quotient):
    return abs(Fraction(number) - quotient)


@given(wholes, wholes.map(lambda number: number + 1))
@example(2**53 + 1, 1)  # halfway between two floats
@example(10**300, 3)
@example(1, 10**300)
def test_a_quotient_of_whole_numbers_is_the_nearest_float(numerator, denominator):
    """No float is nearer to the exact quotient than the one that division gives."""
    quotient, number = Fraction(numerator, denominator), numerator / denominator
    neighbours = [nextafter(number, inf), nextafter(number, -inf)]

    assert all(_distance(number, quotient) <= _distance(each, quotient) for each in neighbours)
    assert float(quotient) == number


@given(wholes, wholes.map(lambda number: number + 1), wholes, wholes.map(lambda number: number + 1))
def test_floats_that_differ_stand_in_the_order_of_the_quotients(first, by, second, through):
    """A larger float never stands for a smaller quotient."""
    if first / by > second / through:
        assert first * through > second * by
