"""Allocation by ids against the brute-force oracle, and under changes that must change nothing."""

from decimal import Decimal
from fractions import Fraction

import oracle
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import electoral as el

IDS = tuple(el.METHODS)
#: A prime beyond 2**53: votes scaled by it are exact as int only.
PRIME = 2**61 - 1
methods = st.sampled_from(IDS)
#: Those whose seats never depend on the unit of votes: no quota is made whole.
unrounded = st.sampled_from([each for each in IDS if each != "droop"])
houses = st.integers(0, 7)
small = st.integers(0, 12)
numbers = st.one_of(
    small,
    small.map(lambda n: n * PRIME),
    st.builds(Fraction, small, st.integers(1, 6)),
    small.map(lambda n: Decimal(n) / 4),
)


def test_the_oracle_has_every_method():
    """Each id is told to the oracle in its own words."""
    assert set(oracle.METHODS) == set(IDS)


@st.composite
def tallies(draw, values=numbers):
    """Votes of one to four contestants, often with equal and with zero votes."""
    kinds = draw(st.lists(values, min_size=1, max_size=3))
    return dict(zip("ABCD", draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4)), strict=False))


@st.composite
def bounds(draw, votes, most):
    """No bound, one for all, or one for some."""
    some = st.dictionaries(st.sampled_from(list(votes)), st.integers(0, most))
    return draw(st.one_of(st.none(), st.integers(0, most), some))


def allocated(method, votes, seats, **bounds):
    """The set of the results that the library permits; empty if it says that there is none."""
    try:
        allocation = el.allocate(votes, seats, method=method, **bounds)
    except el.NoResult:
        return set()
    found = list(allocation.outcomes())
    vectors = {tuple(each.values()) for each in found}
    assert len(vectors) == len(found) == allocation.count_outcomes()
    assert allocation.unique == (len(found) == 1)
    return vectors


@given(methods, tallies(), houses)
@example("sainte_lague", {"A": 3, "B": 1}, 2)  # 3/3 = 1/1: the second seat is tied
@example("hare", {"A": 1, "B": 1, "C": 1}, 2)  # three remainders of 2/3 for two seats
@example("dhondt", {"A": 2 * PRIME, "B": PRIME}, 2)  # equal quotients that floats cannot hold
@example("plurality", {"A": 0, "B": 0}, 1)  # nobody can win
@example("hare", {"A": 0}, 0)
@example("estonia", {"A": 0}, 0)
@example("huntington_hill", {"A": 2 * PRIME, "B": 2 * PRIME, "C": 2 * PRIME + 1}, 2)
def test_permitted_results_are_those_of_the_oracle(method, votes, seats):
    """Without bounds the permitted results are exactly the oracle's."""
    assert allocated(method, votes, seats) == oracle.outcomes(method, votes, seats)


def test_a_bound_that_binds_nobody_changes_nothing():
    """Largest remainders give one seat each, whatever a maximum that is far away."""
    assert allocated("droop", {"A": 1, "B": 1}, 5) == set()
    assert allocated("droop", {"A": 1, "B": 1}, 5, maximum=3) == set()
    assert oracle.outcomes("droop", {"A": 1, "B": 1}, 5, None, 3) == set()


@given(methods, tallies(), houses, st.data())
def test_permitted_results_within_bounds_are_those_of_the_oracle(method, votes, seats, data):
    """With a minimum and a maximum the permitted results are exactly the oracle's."""
    minimum, maximum = data.draw(bounds(votes, 4), "minimum"), data.draw(bounds(votes, 7), "maximum")
    lowest, _ = oracle.bounds_of(votes, seats, minimum)
    most = {key: maximum.get(key, seats) if isinstance(maximum, dict) else maximum for key in votes}
    assume(maximum is None or all(lowest[key] <= most[key] for key in votes))

    assert allocated(method, votes, seats, minimum=minimum, maximum=maximum) == oracle.outcomes(
        method, votes, seats, minimum, maximum
    )


@given(methods, st.lists(st.sampled_from([0, 3, 3 * PRIME]), min_size=1, max_size=4), houses)
def test_votes_in_a_sequence_are_numbered(method, votes, seats):
    """Votes in a sequence give the results of the same votes under the keys 0, 1, 2 ..."""
    assert allocated(method, votes, seats) == oracle.outcomes(method, dict(enumerate(votes)), seats)


@given(methods, tallies(), houses, st.permutations("ABCD"))
def test_the_order_of_contestants_changes_nothing(method, votes, seats, order):
    """Contestants in another order have the same permitted results."""
    shuffled = {key: votes[key] for key in order if key in votes}

    def as_sets(given_votes):
        return {
            frozenset(zip(given_votes, vector, strict=True))
            for vector in allocated(method, given_votes, seats)
        }

    assert as_sets(shuffled) == as_sets(votes)


@given(unrounded, tallies(), houses, st.sampled_from([2, PRIME, Fraction(1, 7)]))
def test_votes_in_another_unit_change_nothing(method, votes, seats, factor):
    """All votes times the same number have the same permitted results."""
    scaled = {key: Fraction(number) * factor for key, number in votes.items()}

    assert allocated(method, scaled, seats) == allocated(method, votes, seats)


@given(methods, tallies(), houses)
def test_equal_votes_differ_by_one_seat_at_most_and_more_votes_by_none(method, votes, seats):
    """In every permitted result, nobody with fewer votes has more seats."""
    for vector in allocated(method, votes, seats):
        pairs = list(zip(map(Fraction, votes.values()), vector, strict=True))
        assert all(
            abs(mine - theirs) <= 1 if votes_of_mine == votes_of_theirs else mine >= theirs
            for votes_of_mine, mine in pairs
            for votes_of_theirs, theirs in pairs
            if votes_of_mine >= votes_of_theirs
        )


@given(methods, tallies(), houses)
def test_allocating_again_gives_the_same_and_changes_no_input(method, votes, seats):
    """An allocation is the same each time, and its inputs are as they were."""
    minimum = dict.fromkeys(votes, 0)
    before = list(votes.items())
    first = allocated(method, votes, seats, minimum=minimum)

    assert allocated(method, votes, seats, minimum=minimum) == first
    assert list(votes.items()) == before
    assert minimum == dict.fromkeys(votes, 0)


@given(methods, tallies(), houses)
def test_seats_that_nobody_can_take_are_no_result(method, votes, seats):
    """`NoResult` is raised exactly where the oracle finds nothing."""
    if oracle.outcomes(method, votes, seats):
        assert sum(el.allocate(votes, seats, method=method, minimum=0).sure.values()) <= seats
    else:
        with pytest.raises(el.NoResult, match=r"cannot be given|too many|are left|quota of 0") as caught:
            el.allocate(votes, seats, method=method)
        assert isinstance(caught.value, ValueError)
