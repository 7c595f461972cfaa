"""`electoral.batch.allocate` gives for every row what the exact engine gives."""

from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import electoral as el
from electoral.batch import BatchAllocation, Status, allocate
from electoral.errors import InexactNumber, InvalidNumber, InvalidSystem, InvalidTally, NoResult
from electoral.methods import DivisorMethod, LargestRemainder, Linear, PowerMean, Quota, QuotaMethod

METHODS = [
    *el.METHODS.values(),
    el.modified_sainte_lague("1.2"),
    DivisorMethod("thirds", Linear("1/3", 1)),
    DivisorMethod("root mean square", PowerMean(2)),
    DivisorMethod("a high power", PowerMean(40)),
    DivisorMethod("a list", el.Listed(("1.4", 3, 5, 7))),
    QuotaMethod("larger", quota=Quota(3), remaining=LargestRemainder(), excess="larger_quota"),
    QuotaMethod("averages", quota="hare", remaining=el.HighestAverage()),
    QuotaMethod("averages of the seated", quota=Quota(1), remaining=el.HighestAverage(Linear(0, 1))),
    QuotaMethod("taken back", quota=Quota(2), remaining=el.HighestAverage(), excess="take_back"),
    QuotaMethod("order of votes once", quota="droop", remaining=el.OrderOfVotes("once")),
    QuotaMethod("order of votes again", quota=Quota(rounding="up"), remaining=el.OrderOfVotes("again")),
    QuotaMethod("both", quota="hare", remaining=el.RemaindersThenAverages(2, averages="all")),
    QuotaMethod("up", quota=Quota(rounding="up"), remaining=LargestRemainder()),
    QuotaMethod("down", quota=Quota(2, rounding="down"), remaining=LargestRemainder(), excess="take_back"),
    QuotaMethod(
        "nearest", quota=Quota(rounding="nearest"), remaining=el.HighestAverage(), excess="take_back"
    ),
]
NUMBERS = st.one_of(
    st.integers(0, 4),
    st.integers(0, 1000),
    st.integers(0, 2**40),
    st.integers(2**26, 2**27),
    st.integers(2**53 - 3, 2**53 + 3),
    st.integers(2**63 - 4, 2**63 - 1),
)


@st.composite
def batches(draw):
    """Votes of three elections with planted equal and proportional votes, seats, and bounds or none."""
    contestants = draw(st.integers(1, 6))
    pool = draw(st.lists(NUMBERS, min_size=1, max_size=3))
    pool += [3 * each for each in pool if each < 2**60] + [0]
    row = st.lists(st.sampled_from(pool), min_size=contestants, max_size=contestants)
    votes = draw(st.lists(row, min_size=3, max_size=3))
    seats = draw(st.lists(st.integers(0, 40), min_size=3, max_size=3))
    bounds = st.lists(st.integers(0, 6), min_size=contestants, max_size=contestants)
    lower = draw(st.none() | bounds)
    upper = draw(st.none() | bounds)
    if lower is not None and upper is not None:
        upper = [max(low, up) for low, up in zip(lower, upper, strict=True)]
    return np.array(votes, np.int64), np.array(seats), lower, upper


def exactly(votes, seats, method, lower, upper):
    """Count one row by the exact engine, in the words of a batch."""
    bounds = [None if each is None else dict(enumerate(each)) for each in (lower, upper)]
    nobody = [False] * len(votes)
    try:
        found = el.allocate(
            [int(each) for each in votes], int(seats), method=method, minimum=bounds[0], maximum=bounds[1]
        )
    except NoResult:
        empty = not any(votes) and sum(lower or ()) < seats
        return [0] * len(votes), Status.NO_VOTES if empty else Status.INFEASIBLE, nobody, 0
    if found.unique:
        return list(found.seats.values()), Status.UNIQUE, nobody, 0
    tied = [i in found.tie.contestants for i in range(len(votes))]
    return list(found.sure.values()), Status.TIE, tied, found.tie.places + found.tie.left


def row_of(found, row):
    """Give one row of a batch."""
    return found.seats[row].tolist(), found.status[row], found.tied[row].tolist(), int(found.places[row])


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
@given(batch=batches())
@settings(max_examples=60)
def test_every_row_is_what_the_exact_engine_gives(method, batch):
    """Seats, status, who is tied and the open places are equal, whatever the votes and bounds."""
    votes, seats, lower, upper = batch
    try:
        found = allocate(votes, seats, method=method, minimum=lower, maximum=upper)
    except el.InvalidSystem:
        assert method.name == "a list"
        return

    for row in range(len(votes)):
        assert row_of(found, row) == exactly(votes[row], seats[row], method, lower, upper)


@pytest.mark.parametrize("method", sorted(el.METHODS))
def test_rows_of_a_large_batch_do_not_mix(method):
    """Rows of several hundred elections, many of them tied or refused, stay in their places."""
    random = np.random.default_rng(7)
    votes = random.integers(0, 50, (400, 5))
    seats = random.integers(0, 12, 400)
    found = allocate(votes, seats, method=method)

    for row in range(400):
        assert row_of(found, row) == exactly(votes[row], seats[row], method, None, None)


@given(batch=batches(), method=st.sampled_from([each for each in METHODS if isinstance(each, DivisorMethod)]))
@settings(max_examples=300)
def test_the_divisor_lies_where_the_exact_engine_has_it(batch, method):
    """The divisor of a row with one result is one of those that give it; of a tie it is the tied quotient."""
    votes, seats, lower, upper = batch
    if method.name == "a list":
        return
    found = allocate(votes, seats, method=method, minimum=lower, maximum=upper)
    for row, divisor in enumerate(found.divisor.tolist()):
        if found.status[row] > Status.TIE or np.isnan(divisor):
            continue
        bounds = [None if each is None else dict(enumerate(each)) for each in (lower, upper)]
        exact = el.allocate(
            votes[row].tolist(), int(seats[row]), method=method, minimum=bounds[0], maximum=bounds[1]
        ).evidence.interval
        rounded = found.recomputed or found.places[row] or exact.power > 2
        slack = Fraction(divisor) / 2**50 if rounded else 0
        assert (Fraction(divisor) + slack) ** exact.power >= exact.low
        assert exact.high is None or (Fraction(divisor) - slack) ** exact.power <= exact.high
        if found.places[row]:
            assert abs(Fraction(divisor) ** exact.power / exact.low - 1) < Fraction(1, 2**40)


def test_no_seats_have_no_divisor_where_everybody_is_due_one():
    """By Adams everybody with votes is due a first seat, so no divisor gives a house of nobody."""
    assert np.isnan(allocate([[1], [7]], 0, method="adams").divisor).all()


def test_only_divisor_methods_have_a_divisor():
    """Quotas and plurality have none."""
    assert np.isnan(allocate([[6, 4]], 3, method="hare").divisor).all()
    assert allocate([[55, 41, 4]], 10, method="sainte_lague").divisor[0] == pytest.approx(9.6, abs=0.5)


FAST = ["dhondt", "sainte_lague", "huntington_hill", "dean", "adams", "estonia", "hare", "droop", "plurality"]


@pytest.mark.parametrize("method", FAST)
def test_usual_votes_need_no_exact_engine(method):
    """Votes of a real size are proven by the arrays alone."""
    votes = np.random.default_rng(1).integers(10_000, 1_000_000, (2000, 7))
    found = allocate(votes, 5 if method == "plurality" else 69, method=method)

    assert found.recomputed == 0
    assert (found.status == Status.UNIQUE).all()


AVERAGES = QuotaMethod("averages", quota="hare", remaining=el.HighestAverage())


@pytest.mark.parametrize(
    "method", ["dhondt", "sainte_lague", "huntington_hill", "adams", "hare", "droop", AVERAGES]
)
def test_bounds_that_bind_need_no_exact_engine(method):
    """Minima above and maxima below what votes would give are proven by the arrays, too."""
    votes = np.random.default_rng(4).integers(10_000, 1_000_000, (500, 6))
    found = allocate(votes, 40, method=method, minimum=[4, 0, 4, 0, 0, 4], maximum=[9, 9, 20, 20, 20, 20])

    # Whole quotas and minima may be too many, which is no result where the method says no more.
    seats = found.seats[found.status == Status.UNIQUE]

    assert found.recomputed == 0
    assert len(seats) > 200
    assert (seats[:, [0, 2, 5]] >= 4).all()
    assert (seats[:, :2] <= 9).all()
    assert (seats[:, 0] == 4).any()
    assert (seats[:, 1] == 9).any()


@pytest.mark.parametrize("method", ["dhondt", "sainte_lague", "hare"])
def test_ties_are_proven_by_the_arrays(method):
    """Equal votes are a proven tie: no row goes to the exact engine, and no seat is lost."""
    found = allocate(np.full((3, 4), 1000), [1, 2, 5], method=method)

    assert found.recomputed == 0
    assert found.status.tolist() == [Status.TIE] * 3
    assert (found.seats.sum(axis=1) + found.places == [1, 2, 5]).all()
    assert found.tied.all()


def test_imperiali_never_gives_less_than_nothing():
    """With a first divisor of two steps nobody falls below 0 seats, tied or not."""
    found = allocate([[1, 1, 100], [3, 3, 3]], [3, 2], method="imperiali_divisor")

    assert found.seats.min() == 0
    assert found.places.tolist() == [0, 2]


def test_a_row_without_votes_is_no_tie():
    """Nobody with votes is a status of its own; without seats to give it is a result."""
    found = allocate(np.zeros((2, 3), int), [2, 0], method="dhondt")

    assert found.status.tolist() == [Status.NO_VOTES, Status.UNIQUE]
    assert found.recomputed == 0
    assert not found.seats.any()
    assert not found.tied.any()


def test_contestants_without_votes_cost_no_exact_count():
    """Zero votes, as a threshold leaves them, are proven like others, and get nothing."""
    votes = np.random.default_rng(2).integers(10_000, 1_000_000, (500, 6))
    votes[:, ::2] = 0
    for method in ("dhondt", "huntington_hill", "hare"):
        found = allocate(votes, 20, method=method)

        assert found.recomputed == 0
        assert not found.seats[:, ::2].any()


def test_neighbours_beyond_floats_are_told_apart():
    """Votes that differ by one beyond 2**53 are no tie."""
    found = allocate([[2**53, 2**53 + 1], [2**62, 2**62]], 1, method="dhondt")

    assert found.seats.tolist() == [[0, 1], [0, 0]]
    assert found.status.tolist() == [Status.UNIQUE, Status.TIE]
    assert found.recomputed == 2


def test_the_largest_votes_of_an_array_can_tie():
    """The most that int64 holds is compared like any other number."""
    found = allocate([[2**63 - 1, 2**63 - 1, 1], [2**63 - 1, 2**63 - 2, 1]], 1, method="plurality")

    assert found.tied.tolist() == [[True, True, False], [False] * 3]
    assert found.seats.tolist() == [[0, 0, 0], [1, 0, 0]]


def test_more_contestants_than_first_seats_by_huntington_hill():
    """Where first seats do not reach everybody, most votes come first."""
    found = allocate([[5, 9, 7]], 2, method="huntington_hill")

    assert found.seats.tolist() == [[0, 1, 1]]


def test_any_leading_axes_are_elections():
    """Shapes stay: contestants last, seats broadcast over the axes before."""
    votes = np.arange(1, 25).reshape(2, 3, 4)
    found = allocate(votes, [[5], [7]], method="sainte_lague")

    assert found.seats.shape == found.tied.shape == (2, 3, 4)
    assert found.status.shape == found.places.shape == (2, 3)
    assert (found.seats.sum(axis=2) + found.places).tolist() == [[5, 5, 5], [7, 7, 7]]


def test_one_election_and_none():
    """A single row has a result without an axis of elections; no election is no error."""
    assert allocate([60, 40], 3, method="dhondt").seats.tolist() == [2, 1]
    assert allocate(np.zeros((0, 3), int), 3, method="hare").seats.shape == (0, 3)


def test_the_order_of_contestants_makes_no_difference():
    """Permuted votes give permuted seats and ties."""
    random = np.random.default_rng(3)
    votes, order = random.integers(0, 30, (300, 5)), [3, 0, 4, 1, 2]
    for method in ("dhondt", "huntington_hill", "hare", "plurality"):
        found, permuted = allocate(votes, 2, method=method), allocate(votes[:, order], 2, method=method)

        assert (found.seats[:, order] == permuted.seats).all()
        assert (found.tied[:, order] == permuted.tied).all()


def test_seats_are_written_where_one_wants_them():
    """With `out` the seats of the result are that array, also for rows that the exact engine counts."""
    votes = np.array([[4600, 3100, 1900], [2**60, 2**60, 1], [0, 0, 0]])
    out = np.full(votes.shape, 99, np.int32)
    found = allocate(votes, 20, method="dhondt", out=out)

    assert np.shares_memory(found.seats, out)
    assert out.tolist() == [[10, 6, 4], [10, 10, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    "out",
    [
        np.zeros((2, 3), np.int64),
        np.zeros((3, 2), np.int32),
        np.zeros((2, 6), np.int32)[:, ::2],
        [[0] * 3] * 2,
    ],
)
def test_an_array_that_cannot_take_the_seats_is_refused(out):
    """Another type, another shape, gaps and lists are told."""
    with pytest.raises(InvalidTally, match="out: "):
        allocate([[1, 2, 3], [4, 5, 6]], 3, method="hare", out=out)


@pytest.mark.parametrize("method", ["dhondt", "hare", "plurality", "quota_method"])
def test_threads_change_nothing(method):
    """Any number of threads gives the same seats, ties and number of recomputed rows."""
    random = np.random.default_rng(12)
    votes, seats = random.integers(0, 9, (501, 4)), random.integers(0, 4, 501)
    alone = allocate(votes, seats, method=method)
    for threads in (2, 3, 600):
        found = allocate(votes, seats, method=method, threads=threads)
        for name in ("seats", "status", "tied", "places"):
            assert (getattr(found, name) == getattr(alone, name)).all()
        assert found.recomputed == alone.recomputed
    with pytest.raises(InvalidNumber, match="threads: 0"):
        allocate(votes, seats, method=method, threads=0)


def test_a_row_that_no_sieve_proves_is_not_refused():
    """Plurality with a minimum above what votes give is counted exactly, alone or beside others."""
    alone = allocate([[5, 0]], 2, method="plurality", minimum=[0, 1])
    beside = allocate([[5, 0], [0, 0]], 2, method="plurality", minimum=[0, 1])

    assert alone.seats.tolist() == [[1, 1]]
    assert alone.status.tolist() == [Status.UNIQUE]
    assert beside.status.tolist() == [Status.UNIQUE, Status.NO_VOTES]


def test_what_is_prepared_for_a_batch_does_not_depend_on_its_parts():
    """A house too large for a table of divisors is so for every thread, and for each row of the call."""
    votes, seats = [[10, 10], [7, 7]], [1, 2_000_001]
    alone, shared = (allocate(votes, seats, method="dhondt", threads=threads) for threads in (1, 2))

    assert alone.recomputed == shared.recomputed == 2
    assert (alone.seats == shared.seats).all()


def test_divisors_that_only_some_rows_need_do_not_stop_the_others():
    """A function that has no divisor for so many seats is asked row by row, as far as needed."""
    steep = DivisorMethod("steep", lambda held: 10 ** (4 * held))
    found = allocate([[5, 4], [9, 1]], [300, 3], method=steep)

    assert found.seats.tolist() == [[150, 150], [2, 1]]


def test_first_seats_that_do_not_reach_everybody_need_no_exact_engine():
    """Adams, Dean and Huntington-Hill with fewer seats than contestants give one to those with most votes."""
    votes = np.random.default_rng(1).integers(1, 1000, (300, 7))
    for method in ("adams", "dean", "huntington_hill"):
        found = allocate(votes, 5, method=method)
        assert found.recomputed == 0
        assert row_of(found, 7) == exactly(votes[7], 5, method, None, None)


def test_a_minimum_above_a_maximum_that_no_house_reaches_is_no_result():
    """As in a single allocation, only a maximum below the house is a bound that can be crossed."""
    found = allocate([[5, 4]], 3, method="dhondt", minimum=5, maximum=4)

    assert found.status.tolist() == [Status.INFEASIBLE]


def test_a_quota_of_more_than_64_bits_is_counted_exactly():
    """What is added to the seats may be any number."""
    method = QuotaMethod("far", quota=Quota(2**63), remaining=LargestRemainder())
    assert row_of(allocate([[5, 4]], 3, method=method), 0) == exactly([5, 4], 3, method, None, None)


def test_votes_are_left_as_they_were():
    """Nothing is written into the arrays that are given."""
    votes = np.array([[3, 0, 9]])
    votes.flags.writeable = False

    assert isinstance(allocate(votes, 4, method="hare"), BatchAllocation)


@pytest.mark.parametrize(
    ("votes", "seats", "more", "error", "message"),
    [
        ([[0.5, 1.0]], 1, {}, InexactNumber, "votes: an array of float64, and floats are not exact"),
        ([[float("nan"), 1.0]], 1, {}, InexactNumber, "floats are not exact"),
        ([[True, False]], 1, {}, InexactNumber, "votes: an array of bool; give integers"),
        ([["a", "b"]], 1, {}, InexactNumber, "give integers"),
        ([[1, 2], [3]], 1, {}, InexactNumber, "rows of equal length"),
        ([[2**63, 1]], 1, {}, InvalidNumber, "votes: a number is more than 9,223,372,036,854,775,807"),
        (np.ma.masked_array([[1, 2]], [[0, 1]]), 1, {}, InexactNumber, "votes: a masked array"),
        ([[]], 1, {}, InvalidTally, "has no contestant"),
        (None, 1, {}, InexactNumber, "votes: an array of object"),
        ([[1, 2], [3, -4]], 1, {}, InvalidNumber, r"votes\[1, 1\]: -4 is negative"),
        (np.array([[2**63]], np.uint64), 1, {}, InvalidNumber, r"votes\[0, 0\]: 9223372036854775808 is more"),
        (5, 1, {}, InvalidTally, r"shape \(\) has no contestant"),
        (np.zeros((2, 0), int), 1, {}, InvalidTally, "has no contestant"),
        ([[1, 2]], [1, 2, 3], {}, InvalidTally, r"seats: shape \(3,\) does not fit"),
        ([[1, 2]], 1.5, {}, InexactNumber, "seats: an array of float64"),
        ([[1, 2]], -1, {}, InvalidNumber, "seats: -1 is negative"),
        ([[1, 2]], 2**31, {}, InvalidNumber, "seats: 2147483648 is more than"),
        ([[1, 2]], 3, {"minimum": [1, 2, 3]}, InvalidTally, "minimum: shape"),
        (
            [[1, 2]],
            3,
            {"minimum": [0, 2], "maximum": 1},
            InvalidNumber,
            "minimum of contestant 1 in election 0",
        ),
    ],
)
def test_bad_input_is_told_with_its_place(votes, seats, more, error, message):
    """Wrong types, shapes and numbers are refused before anything is computed."""
    with pytest.raises(error, match=message):
        allocate(votes, seats, method="dhondt", **more)


def test_a_method_of_ones_own_has_no_array_form():
    """An object that only allocates row by row is refused, with the way to use it."""
    mine = SimpleNamespace(allocate=el.METHODS["dhondt"].allocate)

    with pytest.raises(InvalidSystem, match="has no array form"):
        allocate([[1, 2]], 1, method=mine)
