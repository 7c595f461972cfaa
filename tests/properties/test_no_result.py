"""Where a method has no result, the checker says so by arithmetic of its own, and nowhere else."""

from fractions import Fraction
from itertools import combinations, product

from hypothesis import assume, example, given
from hypothesis import strategies as st

import electoral as el
from electoral.check.no_result import gives_up, stops, upper_bounds
from electoral.testing.strategies import methods

METHODS = methods(allow_listed_divisors=False)
NUMBERS = st.one_of(st.integers(0, 9), st.sampled_from([Fraction(1, 3), Fraction(7, 2), 40]))


@st.composite
def questions(draw):
    """Give votes, seats and bounds that leave room for them: many are capped, some are promised seats."""
    votes = dict(zip("ABCDE", draw(st.lists(NUMBERS, min_size=1, max_size=5)), strict=False))
    keys = st.sampled_from(list(votes))
    seats = draw(st.integers(0, 12))
    maximum = draw(st.dictionaries(keys, st.integers(0, 4)))
    minimum = draw(st.dictionaries(keys, st.integers(0, 2), max_size=2))
    minimum = {key: min(least, maximum.get(key, least), seats) for key, least in minimum.items()}
    upper = upper_bounds(votes, seats, minimum, maximum)
    assume(sum(minimum.values()) <= seats <= sum(upper.values()))
    return votes, seats, minimum, maximum


def _allocated(method, votes, seats, minimum, maximum):
    try:
        return method.allocate(votes, seats, minimum, maximum)
    except el.NoResult:
        return None


def _by(remaining, **changes):
    return el.QuotaMethod("by", **{"quota": "hare", "remaining": remaining, "excess": "take_back"} | changes)


@given(METHODS, questions())
@example(_by(el.OrderOfVotes("once"), excess="error"), ({"A": 1, "B": 1}, 5, {}, {"A": 1}))
@example(_by(el.LargestRemainder(), quota=el.Quota(rounding="up")), ({"A": 1, "B": 1}, 8, {}, {"A": 1}))
@example(
    _by(el.RemaindersThenAverages(1, averages="seated")),
    ({"A": 10, "B": 1, "C": 2}, 5, {}, {"A": 1, "C": 1}),
)
@example(el.Plurality(), ({"A": 2, "B": 1}, 2, {"A": 2}, {}))
@example(el.Plurality(), ({"A": 2, "B": 1}, 2, {}, {"A": 0}))
def test_no_result_is_foreseen(method, question):
    """A method refuses a question if and only if the checker says so; the quota method only if it does."""
    refused = _allocated(method, *question) is None

    assert gives_up(method, *question) >= refused
    assert isinstance(method, el.BalinskiYoung) or gives_up(method, *question) == refused


def _small_questions():
    """Give every question about three contestants with few votes, where some may have one seat."""
    for votes, seats, rest in product(product((1, 2, 9), repeat=3), range(2, 6), (1, 2)):
        for alone in ("", "A", "AB", "BC", "ABC"):
            yield rest, dict(zip("ABC", votes, strict=True)), seats, dict.fromkeys(alone, 1)


def test_an_answer_that_leads_nowhere_is_foreseen():
    """After an answer to a tie among remainders there is no result if and only if the checker says so."""
    found = set()
    for rest, votes, seats, maximum in _small_questions():
        method = _by(el.RemaindersThenAverages(rest, averages="seated"))
        first = _allocated(method, votes, seats, {}, maximum)
        tie = first and first.tie
        for chosen in combinations(tie.contestants, tie.places) if tie and tie.left else ():
            held = {key: number + (key in chosen) for key, number in first.sure.items()}
            said = stops(method, held, upper_bounds(votes, seats, {}, maximum), seats)
            found.add(said)
            assert said == _refuses(first, chosen)

    assert found == {True, False}


def _refuses(allocation, chosen):
    try:
        allocation.settle(chosen)
    except el.NoResult:
        return True
    return False
