"""Intervals of divisors: their ends, their text, and the shortest number in them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import electoral as el

positive = st.fractions(Fraction(1, 10**6), 10**6)


def interval(low, high, power=1):
    """An interval with ends to the power."""
    return el.DivisorInterval(low=Fraction(low), high=None if high is None else Fraction(high), power=power)


@pytest.mark.parametrize(
    ("low", "high", "power", "text"),
    [
        ("53/4", "53/3", 1, "(13 1/4, 17 2/3]"),
        (5, 5, 1, "[5, 5]"),
        (0, 7, 1, "(0, 7]"),
        (3, None, 1, "(3, endless)"),
        (0, None, 2, "(0, endless)"),
        (2, 6, 2, "(the root of 2, the root of 6]"),
        (2, 2, 2, "[the root of 2, the root of 2]"),
        ("1/2", 1000, 3, "(the 3rd root of 1/2, the 3rd root of 1,000]"),
        (1, 2, 10, "(the 10th root of 1, the 10th root of 2]"),
    ],
)
def test_its_text(low, high, power, text):
    """Ends as mixed numbers, brackets where they belong to it."""
    assert str(interval(low, high, power)) == text


@pytest.mark.parametrize(
    ("low", "high", "power", "inside", "outside"),
    [
        (3, 5, 1, [4, 5, Fraction(31, 10)], [3, 6, Fraction(51, 10), 0]),
        (5, 5, 1, [5], [4, 6]),
        (4, 9, 2, [3, Fraction(5, 2)], [2, 4]),
        (3, None, 1, [4, 10**100], [3]),
    ],
)
def test_what_is_in_it(low, high, power, inside, outside):
    """The low end is out unless it is the high end too; the high end is in."""
    each = interval(low, high, power)

    assert all(number in each for number in inside)
    assert not any(number in each for number in outside)


@pytest.mark.parametrize(
    ("low", "high", "power", "shortest"),
    [
        ("53/4", "53/3", 1, 15),
        (999, 1001, 1, 1000),
        (0, 7, 1, 4),
        (10, 20, 1, 20),
        ("0.3", "0.34", 1, Fraction(32, 100)),
        ("86546.9", "86547.2", 1, 86547),
        (7, 7, 1, 7),
        ("1/3", "1/3", 1, Fraction(1, 3)),
        (288, "468.2", 2, 20),  # 16.97 to 21.6
        ("9/4", "9/4", 2, Fraction(3, 2)),
        (2, 2, 2, None),
        (8, 8, 3, 2),
        (2, 3, 3, Fraction(13, 10)),  # 1.26 to 1.44
        (10**400, 3 * 10**400, 1, 2 * 10**400),
        (Fraction(1, 3 * 10**30), Fraction(1, 10**30), 1, Fraction(1, 10**30)),
    ],
)
def test_the_shortest_number_in_it(low, high, power, shortest):
    """The fewest digits, the middle one of those; a root that is no fraction is None."""
    assert interval(low, high, power).shortest() == shortest


def test_the_shortest_without_an_end_is_above_the_low_end():
    """Whatever is endless has a short number too."""
    for low in (0, 3, Fraction(1, 7), 10**50):
        assert interval(low, None).shortest() in interval(low, None)


@given(positive, positive, st.integers(1, 4))
def test_no_shorter_number_is_in_it(one, other, power):
    """The multiples of the next power of ten around the shortest number are outside."""
    low, high = sorted((one**power, other**power))
    each = interval(low, high, power)
    found = each.shortest()
    if low == high:
        assert found == one
        return
    assert found in each
    unit = Fraction(10) ** -12
    while Fraction(found) % unit == 0:
        unit *= 10
    below = found // unit * unit

    assert below not in each
    assert below + unit not in each
