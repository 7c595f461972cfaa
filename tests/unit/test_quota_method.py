"""The quota method of Balinski and Young by hand: quotas kept, houses that grow, ties that branch."""

import pytest
from refusing import refused

import electoral as el


def by(votes, seats, **bounds):
    """An allocation by the quota method."""
    return el.BalinskiYoung().allocate(votes, seats, **bounds)


def results(allocation):
    """All permitted results as tuples."""
    return {tuple(each.values()) for each in allocation.outcomes()}


def test_it_keeps_the_upper_quota_where_dhondt_does_not():
    """A's quota of ten is 8.6, so it has at most 9; D'Hondt gives it ten, as 86/10 is more than 8."""
    votes = {"A": 86, "B": 8, "C": 6}

    assert el.allocate(votes, 10, method="dhondt").seats == {"A": 10, "B": 0, "C": 0}
    assert by(votes, 10).seats == {"A": 9, "B": 1, "C": 0}


def test_it_keeps_the_lower_quota_where_sainte_lague_does_not():
    """A's quota of ten is seven; 70/13 is less than 6, so Sainte-Laguë gives it six."""
    votes = {"A": 70, "B": 6, "C": 6, "D": 6, "E": 6, "F": 6}
    allocation = by(votes, 10)

    assert el.allocate(votes, 10, method="sainte_lague").sure["A"] == 6
    assert allocation.sure == {"A": 7, "B": 0, "C": 0, "D": 0, "E": 0, "F": 0}
    assert (allocation.tie.contestants, allocation.tie.places) == (("B", "C", "D", "E", "F"), 3)


def test_no_seat_is_lost_in_a_larger_house():
    """Hamilton takes a seat of C back from ten to eleven; here every house has the one before in it."""
    votes = {"A": 6, "B": 6, "C": 2}
    assert el.allocate(votes, 10, method="hare").seats == {"A": 4, "B": 4, "C": 2}
    assert el.allocate(votes, 11, method="hare").seats == {"A": 5, "B": 5, "C": 1}

    before = None
    for seats in range(1, 30):
        grown = results(by(votes, seats))
        if before:
            assert all(any(all(a <= b for a, b in zip(x, y, strict=True)) for x in before) for y in grown)
        before = grown


def test_equals_are_one_tie():
    """Three equals and two seats are one question."""
    allocation = by({"A": 5, "B": 5, "C": 5}, 2)

    assert (allocation.tie.contestants, allocation.tie.places, allocation.tie.left) == (("A", "B", "C"), 2, 0)
    assert results(allocation) == {(1, 1, 0), (1, 0, 1), (0, 1, 1)}


@pytest.mark.parametrize("unit", [1, 2**61 - 1])
def test_a_tie_that_somebody_joins_branches(unit):
    """6, 2, 2, 2: A, one small, A, one small; at the fifth A's 6/3 is equal to the small one that waits."""
    allocation = by({"A": 6 * unit, "B": 2 * unit, "C": 2 * unit, "D": 2 * unit}, 5)

    assert (allocation.tie.contestants, allocation.tie.places, allocation.tie.left) == (("B", "C", "D"), 2, 1)
    assert allocation.settle(["B", "D"]).tie == el.Tie(("A", "C"), 1)
    assert allocation.settle(["B", "D"]).settle(["C"]).seats == {"A": 2, "B": 1, "C": 1, "D": 1}
    assert results(allocation) == {(3, 1, 1, 0), (3, 1, 0, 1), (3, 0, 1, 1), (2, 1, 1, 1)}
    assert allocation.count_outcomes() == 4


def test_its_evidence_and_order_are_the_seats_one_by_one():
    """60, 25, 15: A 60, then B 25 before A, whose quota of two is 1.2; A 30; and A 20 before C 15."""
    allocation = by({"A": 60, "B": 25, "C": 15}, 3)

    assert list(allocation.order()) == [("A",), ("A",), ("B",)]
    assert isinstance(allocation.evidence, el.QuotaMethodEvidence)
    assert allocation.seats == {"A": 2, "B": 1, "C": 0}


def test_minima_come_first():
    """C has its two; A's quota of three is 1.8 and of four 2.4."""
    allocation = by({"A": 60, "B": 25, "C": 15}, 4, minimum={"C": 2})

    assert allocation.seats == {"A": 2, "B": 0, "C": 2}
    assert list(allocation.order()) == [("A",), ("A",)]


def test_a_maximum_that_holds_back_all_is_no_result():
    """A may have one; of two seats B's quota is .2, so it may take one, and of three .3: not a second."""
    assert by({"A": 90, "B": 10}, 2, maximum={"A": 1}).seats == {"A": 1, "B": 1}
    with refused(el.NoResult, ValueError, "quota method: nobody may take seat 3: .* raise a maximum"):
        by({"A": 90, "B": 10}, 3, maximum={"A": 1})


def test_who_has_no_votes_has_the_minimum():
    """Nothing more is given, and nobody is left out."""
    assert by({"A": 5, "B": 0, "C": 0}, 4, minimum={"C": 1}).seats == {"A": 3, "B": 0, "C": 1}
