"""The search for the highest priorities ends at a right answer wherever it starts."""

from fractions import Fraction

import oracle
from hypothesis import example, given
from hypothesis import strategies as st

from electoral.methods.priority import award
from electoral.methods.problem import problem

votes_of_three = st.lists(st.integers(1, 12), min_size=1, max_size=3)


@given(votes_of_three, st.integers(0, 7), st.lists(st.integers(0, 7), min_size=3, max_size=3))
@example([9, 1], 4, [0, 4, 0])  # the sum is right and every seat is in the wrong place
@example([5, 5], 1, [0, 1, 0])  # a start at the cut is one of two tied answers
def test_any_start_ends_at_a_permitted_result(votes, seats, start):
    """Too many, too few or wrongly placed seats are put right, and the tied are found."""
    asked = problem(dict(enumerate(votes)), seats)
    awarded = award(asked, start[: len(votes)], lambda i, held: 27720 * votes[i] // (held + 1))
    permitted = oracle.outcomes("dhondt", dict(enumerate(votes)), seats)
    columns = list(zip(*permitted, strict=True))

    assert tuple(awarded.seats) in permitted
    assert sorted(awarded.winners + awarded.losers) == [
        i for i, column in enumerate(columns) if len(set(column)) > 1
    ]


def test_the_whole_numbers_of_these_tests_keep_the_order_of_quotients():
    """27720 is a multiple of every divisor up to 12, so nothing is cut off."""
    assert all(Fraction(27720, divisor).denominator == 1 for divisor in range(1, 13))
