"""Allocation against the brute-force oracle, and under changes that must change nothing."""

from decimal import Decimal
from fractions import Fraction

import oracle
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import electoral as el

IDS = ("hare", "dhondt", "sainte_lague", "plurality")
#: A prime beyond 2**53: votes scaled by it are exact as int only.
PRIME = 2**61 - 1
methods = st.sampled_from(IDS)
houses = st.integers(0, 7)
small = st.integers(0, 12)
numbers = st.one_of(
    small,
    small.map(lambda n: n * PRIME),
    st.builds(Fraction, small, st.integers(1, 6)),
    small.map(lambda n: Decimal(n) / 4),
)


@st.composite
def tallies(draw, values=numbers):
    """Votes of one to four contestants, often with equal and with zero votes."""
    kinds = draw(st.lists(values, min_size=1, max_size=3))
    return dict(zip("ABCD", draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4)), strict=False))


def bounds(most):
    """No bound, one for all, or one for some."""
    return st.one_of(
        st.none(), st.integers(0, most), st.dictionaries(st.sampled_from("ABCD"), st.integers(0, most))
    )


def allocated(method, votes, seats, minimum=None, maximum=None):
    """The set of the results that the library permits; empty if it says that there is none."""
    try:
        allocation = el.allocate(votes, seats, method=method, minimum=minimum, maximum=maximum)
    except el.NoResult:
        return set()
    found = list(allocation.outcomes())
    assert all(tuple(each) == tuple(votes) for each in found)
    vectors = {tuple(each.values()) for each in found}
    assert len(vectors) == len(found) == allocation.count_outcomes()
    return vectors


@given(methods, tallies(), houses)
@example("sainte_lague", {"A": 3, "B": 1}, 2)  # 3/3 = 1/1: the second seat is tied
@example("hare", {"A": 1, "B": 1, "C": 1}, 2)  # three remainders of 2/3 for two seats
@example("dhondt", {"A": 2 * PRIME, "B": PRIME}, 2)  # equal quotients that floats cannot hold
@example("plurality", {"A": 0, "B": 0}, 1)  # nobody can win
@example("hare", {"A": 0}, 0)
def test_permitted_results_are_those_of_the_oracle(method, votes, seats):
    """Without bounds the permitted results are exactly the oracle's."""
    assert allocated(method, votes, seats) == oracle.outcomes(method, votes, seats)


@given(methods, tallies(), houses, st.data())
def test_permitted_results_within_bounds_are_those_of_the_oracle(method, votes, seats, data):
    """With a minimum and a maximum the permitted results are exactly the oracle's."""
    minimum = data.draw(bounds(4), "minimum")
    maximum = data.draw(bounds(7), "maximum")
    minimum, maximum = (
        {key: number for key, number in bound.items() if key in votes} if isinstance(bound, dict) else bound
        for bound in (minimum, maximum)
    )
    lowest, _ = oracle.bounds_of(votes, seats, minimum)
    most = 1 if maximum is None and method == "plurality" else maximum
    highest = {
        key: (most.get(key, seats) if isinstance(most, dict) else seats if most is None else most)
        for key in votes
    }
    assume(all(lowest[key] <= highest[key] for key in votes))

    assert allocated(method, votes, seats, minimum, maximum) == oracle.outcomes(
        method, votes, seats, minimum, maximum
    )


@given(methods, st.lists(st.sampled_from([0, 3, 3 * PRIME]), min_size=1, max_size=4), houses)
def test_votes_in_a_sequence_are_numbered(method, votes, seats):
    """Votes in a sequence give the results of the same votes under the keys 0, 1, 2 ..."""
    assert _of_sequence(method, votes, seats) == oracle.outcomes(method, dict(enumerate(votes)), seats)


def _of_sequence(method, votes, seats):
    try:
        return {tuple(each.values()) for each in el.allocate(votes, seats, method=method).outcomes()}
    except el.NoResult:
        return set()


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


@given(methods, tallies(), houses, st.sampled_from([2, PRIME, Fraction(1, 7)]))
def test_votes_in_another_unit_change_nothing(method, votes, seats, factor):
    """All votes times the same number have the same permitted results."""
    scaled = {key: Fraction(number) * factor for key, number in votes.items()}

    assert allocated(method, scaled, seats) == allocated(method, votes, seats)


@given(methods, tallies(), houses)
def test_allocating_again_gives_the_same_and_changes_no_input(method, votes, seats):
    """An allocation is the same each time, and its inputs are as they were."""
    minimum = dict.fromkeys(votes, 0)
    before = list(votes.items())
    first = allocated(method, votes, seats, minimum)

    assert allocated(method, votes, seats, minimum) == first
    assert list(votes.items()) == before
    assert minimum == dict.fromkeys(votes, 0)


@given(methods, tallies(), houses)
def test_a_tie_is_told_exactly_when_there_are_several_results(method, votes, seats):
    """The sure seats are the fewest over all results, and the tied are those whose seats differ."""
    expected = oracle.outcomes(method, votes, seats)
    assume(expected)
    allocation = el.allocate(votes, seats, method=method)
    columns = dict(zip(votes, zip(*expected, strict=True), strict=True))
    differing = tuple(key for key, column in columns.items() if len(set(column)) > 1)

    assert allocation.unique == (len(expected) == 1)
    assert allocation.sure == {key: min(column) for key, column in columns.items()}
    assert (allocation.tie.contestants if allocation.tie else ()) == differing


@given(methods, tallies(), houses)
def test_seats_that_nobody_can_take_are_no_result(method, votes, seats):
    """`NoResult` is raised exactly where the oracle finds nothing."""
    if oracle.outcomes(method, votes, seats):
        assert sum(el.allocate(votes, seats, method=method, minimum=0).sure.values()) <= seats
    else:
        with pytest.raises(el.NoResult, match="cannot be given") as caught:
            el.allocate(votes, seats, method=method)
        assert isinstance(caught.value, ValueError)


@given(st.sampled_from(["dhondt", "sainte_lague"]), tallies(), houses)
def test_divisor_evidence_is_the_cut(method, votes, seats):
    """The evidence names the lowest quotient with a seat and the highest without."""
    expected = oracle.outcomes(method, votes, seats)
    assume(expected)
    evidence = el.allocate(votes, seats, method=method).evidence
    divisor = oracle.DIVISORS[method]
    held = dict(zip(votes, min(expected), strict=True))
    with_votes = [key for key, number in votes.items() if number]
    given_quotients = [Fraction(votes[key]) / divisor(held[key] - 1) for key in with_votes if held[key]]
    refused = [Fraction(votes[key]) / divisor(held[key]) for key in with_votes if held[key] < seats]

    assert evidence.divisors == tuple(divisor(k) for k in range(3))
    assert evidence.lowest_awarded == min(given_quotients, default=None)
    assert evidence.highest_refused == max(refused, default=None)


@given(tallies(), st.integers(1, 7))
def test_quota_evidence_is_votes_over_quota(votes, seats):
    """Wholes and remainders add up to votes divided by the exact Hare quota."""
    total = sum(Fraction(number) for number in votes.values())
    assume(total)
    evidence = el.allocate(votes, seats, method="hare").evidence

    assert evidence.quota == total / seats
    for key, number in votes.items():
        assert evidence.wholes[key] + evidence.remainders[key] == Fraction(number) * seats / total
        assert 0 <= evidence.remainders[key] < 1
