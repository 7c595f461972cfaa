"""The search for the highest claims ends at a right answer wherever it starts."""

import oracle
from hypothesis import example, given
from hypothesis import strategies as st

import electoral as el
from electoral.methods.divisor.method import Quotients
from electoral.methods.priority import Start, award, in_order
from electoral.methods.problem import problem

votes_of_three = st.lists(st.integers(1, 12) | st.just(2**61 - 1), min_size=1, max_size=3)
starts = st.lists(st.integers(0, 7), min_size=3, max_size=3)
sequences = st.sampled_from([("linear", 1, 1), ("linear", 1, 2), ("linear", 0, 1), ("mean", 0)])
LIBRARY = {"linear": el.Linear, "mean": el.PowerMean}


@given(
    votes_of_three, st.integers(0, 7), starts, sequences, st.none() | st.integers(0, 2), st.none() | starts
)
@example([9, 1], 4, [0, 4, 0], ("linear", 1, 1), None, None)  # the sum is right and every seat is wrong
@example([5, 5], 1, [0, 1, 0], ("linear", 1, 1), None, None)  # a start at the cut is one of two tied answers
def test_any_start_ends_at_a_permitted_result(  # noqa: PLR0917 - made by hypothesis
    votes, seats, start, sequence, least, most
):
    """Too many, too few or wrongly placed seats are put right, and the tied are found."""
    votes, minimum = dict(enumerate(votes)), {} if least is None else {0: least}
    maximum = None if most is None else dict(enumerate(most[: len(votes)]))
    permitted = oracle.outcomes(("divisor", sequence), votes, seats, minimum, maximum)
    if not permitted:
        return
    asked = problem(votes, seats, minimum, maximum)
    claims = Quotients(asked.votes, LIBRARY[sequence[0]](*sequence[1:]))
    awarded = award(asked, claims, Start(asked.within(start[: len(votes)])))
    columns = list(zip(*permitted, strict=True))

    assert tuple(awarded.seats) in permitted
    assert sorted((*awarded.winners, *awarded.losers)) == [
        i for i, column in enumerate(columns) if len(set(column)) > 1
    ]
    assert all(awarded.seats[i] == max(columns[i]) for i in awarded.winners)
    assert all(awarded.seats[i] == min(columns[i]) for i in awarded.losers)


@given(votes_of_three, st.integers(0, 7), sequences)
def test_the_order_has_every_seat_once(votes, seats, sequence):
    """Seats come until the house is full; only the last group may be more than there are seats."""
    asked = problem(dict(enumerate(votes)), seats)
    groups = list(in_order(asked, Quotients(asked.votes, LIBRARY[sequence[0]](*sequence[1:]))))

    assert sum(map(len, groups[:-1])) < seats or not groups
    assert sum(map(len, groups)) >= seats
    assert all(len(set(group)) == len(group) for group in groups)
