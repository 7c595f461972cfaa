"""Matrices that lie: the checker refuses each, and accepts those that are true."""

from fractions import Fraction

import attrs
import pytest

import electoral as el
from electoral.check.matrix import require_proven_matrix
from electoral.frozen import Frozen
from electoral.methods import METHODS

#: By 60 and 50: 2.05, .75 and 1.2, 1.44, rounded 2, 1 and 1, 1.
VOTES = {"North": {"A": 123, "B": 45}, "South": {"A": 60, "B": 72}}
SUMS = {"district_seats": {"North": 3, "South": 2}, "party_seats": {"A": 3, "B": 2}}
EVEN = {"North": {"A": 7, "B": 7}, "South": {"A": 7, "B": 7}}
ONES = {"district_seats": {"North": 1, "South": 1}, "party_seats": {"A": 1, "B": 1}}


def check(found, votes=VOTES, sums=SUMS, method="sainte_lague", **given):
    """Check a matrix."""
    require_proven_matrix(found, votes, **sums, method=METHODS[method], **given)


def refusal(found, votes=VOTES, sums=SUMS, method="sainte_lague", **given):
    """Give what the checker says."""
    with pytest.raises(el.RecordFault) as caught:
        check(found, votes, sums, method, **given)
    assert caught.value.faults
    return str(caught.value)


@pytest.fixture
def true():
    """A matrix with one result: 2 and 1 in the north, 1 and 1 in the south."""
    return el.biproportional(VOTES, **SUMS, method="sainte_lague")


@pytest.fixture
def tied():
    """A matrix of four equal cells and two seats."""
    return el.biproportional(EVEN, **ONES, method="sainte_lague")


def with_evidence(found, **change):
    """Give a matrix with other evidence."""
    evidence = attrs.evolve(found.evidence, **change)
    return attrs.evolve(found, prove=lambda: evidence)


def sure(north, south):
    """Give seats by district."""
    return {"North": dict(zip("AB", north, strict=True)), "South": dict(zip("AB", south, strict=True))}


def test_a_true_matrix_is_accepted(true, tied):
    """What the library counts is proven, with one result or with two."""
    check(true)
    check(tied, EVEN, ONES)


@pytest.mark.parametrize("cell", [(d, p) for d in VOTES for p in "AB"])
@pytest.mark.parametrize("change", [1, -1])
def test_one_seat_changed_is_refused(true, cell, change):
    """One seat more or less in any cell breaks the sums."""
    seats = {d: {p: true.sure[d][p] + change * ((d, p) == cell) for p in "AB"} for d in VOTES}
    more = (Frozen({"North": 0, "South": 0}), Frozen({"A": 0, "B": 0}))

    assert refusal(attrs.evolve(true, sure=seats, more=more))


def test_a_seat_moved_to_another_district_is_refused(true):
    """With a seat of A in the south instead of the north, parties have their sums and districts have not."""
    more = (Frozen({"North": 0, "South": 0}), Frozen({"A": 0, "B": 0}))
    message = refusal(attrs.evolve(true, sure=sure((1, 1), (2, 1)), more=more))

    assert "'North' has not its 3 seats" in message
    assert "'South' has not its 2 seats" in message
    assert "'A' has not" not in message


@pytest.mark.parametrize(("north", "south"), [((3, 0), (0, 2)), ((1, 2), (2, 0))])
def test_seats_exchanged_in_a_rectangle_are_refused(true, north, south):
    """With the right sums and other seats the quotients do not round to them."""
    assert "does not round to" in refusal(attrs.evolve(true, sure=sure(north, south)))


@pytest.mark.parametrize("factor", [Fraction(1, 3), 3, Fraction(1, 100)])
@pytest.mark.parametrize("kind", ["district_divisors", "party_divisors"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_changed_divisor_is_refused(true, kind, place, factor):
    """A third or three times a divisor of a district or a party rounds some cell differently."""
    divisors = dict(getattr(true.evidence, kind))
    divisors[list(divisors)[place]] *= factor

    assert "does not round to" in refusal(with_evidence(true, **{kind: Frozen(divisors)}))


def test_divisors_below_zero_are_refused():
    """With signs that cancel out, negative divisors would round the wrong cells to nothing."""
    votes = {"North": {"A": 1, "B": 100}, "South": {"A": 100, "B": 1}}
    true = el.biproportional(votes, **ONES, method="dhondt")
    lying = with_evidence(
        attrs.evolve(true, sure=sure((1, 0), (0, 1))),
        district_divisors=Frozen({"North": -1, "South": 1}),
        party_divisors=Frozen({"A": Fraction(-2, 3), "B": Fraction(2, 3)}),
    )

    assert true.seats == sure((0, 1), (1, 0))
    assert "not above 0" in refusal(lying, votes, ONES, "dhondt")


@pytest.mark.parametrize("place", range(4))
def test_a_dropped_tied_cell_is_refused(tied, place):
    """The tied cells are all those round which seats may be exchanged."""
    fewer = tuple(cell for i, cell in enumerate(tied.tied) if i != place)
    lying = attrs.evolve(tied, tied=fewer)

    assert refusal(lying, EVEN, ONES)


def test_a_hidden_tie_is_refused(tied):
    """One of two results with no tied cells is not all that is permitted."""
    nothing = (Frozen({"North": 0, "South": 0}), Frozen({"A": 0, "B": 0}))
    lying = attrs.evolve(tied, sure=next(tied.outcomes()), tied=(), more=nothing)

    assert "the tied cells are not those" in refusal(lying, EVEN, ONES)


def test_a_tie_with_one_result_is_refused(tied):
    """Sure seats are those of every result, also if the tied cells are named."""
    nothing = (Frozen({"North": 0, "South": 0}), Frozen({"A": 0, "B": 0}))
    lying = attrs.evolve(tied, sure=next(tied.outcomes()), more=nothing)

    assert lying.count_outcomes() == 1
    assert "sure seats" in refusal(lying, EVEN, ONES)


def test_an_invented_tie_is_refused(true):
    """Cells whose quotients are at no signpost are not tied."""
    cells = tuple((d, p) for d in VOTES for p in "AB")
    more = (Frozen({"North": 1, "South": 1}), Frozen({"A": 1, "B": 1}))
    lying = attrs.evolve(true, sure=sure((1, 1), (1, 0)), tied=cells, more=more)

    assert "the tied cells are not those" in refusal(lying)


def test_a_tied_cell_named_twice_is_refused(tied):
    """Every tied cell stands there once."""
    assert refusal(attrs.evolve(tied, tied=(*tied.tied, tied.tied[0])), EVEN, ONES)


def test_other_signposts_are_refused(true):
    """The signposts are those of the method: 1/2, 3/2, 5/2 for standard rounding, not 1, 2, 3."""
    assert "signposts" in refusal(with_evidence(true, signposts=(1, 2, 3)))


def test_another_method_is_refused(true):
    """A matrix by standard rounding does not prove one by rounding down."""
    assert "signposts" in refusal(true, method="dhondt")


def test_other_votes_or_sums_are_refused(true):
    """The proof is held against the votes and seats that were given, not against its own."""
    fewer = {**VOTES, "North": {"A": 12, "B": 45}}
    swapped = {**SUMS, "party_seats": {"A": 2, "B": 3}}

    assert "does not round to" in refusal(true, fewer)
    assert "'A' has not its 2 seats" in refusal(true, sums=swapped)
    assert "the districts are not those with seats" in refusal(
        true, sums={**SUMS, "district_seats": {"North": 3, "South": 2, "West": 0}}
    )


def test_seats_below_a_minimum_are_refused(true):
    """A cell with a promise has it: 2 seats for A in the south are more than the 1 it has."""
    assert "'A' in 'South'" in refusal(true, minimum={"South": {"A": 2}})


def test_seats_by_promise_need_the_promise():
    """A seat that is there by promise only is refused when the promise is taken away."""
    votes, sums = {"I": {"A": 200, "B": 100}, "II": {"A": 10, "B": 11}}, {"district_seats": {"I": 2, "II": 1}}
    promise = {"I": {"A": 1}, "II": {"B": 1}}
    found = el.biproportional(
        votes, **sums, party_seats={"A": 2, "B": 1}, method="sainte_lague", minimum=promise
    )
    given = {**sums, "party_seats": {"A": 2, "B": 1}}

    check(found, votes, given, minimum=promise)
    assert "does not round to" in refusal(found, votes, given)


@pytest.mark.parametrize(
    "change",
    [
        {"district_divisors": Frozen({"North": 40})},
        {"party_divisors": Frozen({"A": 0, "B": 1})},
        {"party_divisors": Frozen({"A": "1", "B": None})},
        {"signposts": None},
    ],
)
def test_evidence_that_is_none_is_refused(true, change):
    """A missing divisor, a divisor of 0, or no number at all is a fault and no crash."""
    assert refusal(with_evidence(true, **change))


def test_no_matrix_is_refused():
    """Anything else than a matrix is a fault and no crash."""
    assert "do not fit together" in refusal(object())
