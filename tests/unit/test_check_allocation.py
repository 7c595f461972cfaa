"""The proof of an allocation by itself: what is not the method's answer is refused."""

import attrs
import pytest
from refusing import refused

import electoral as el
from electoral.check.allocation import require_proven_allocation

TWO_STEPS = el.QuotaMethod("own", quota="hare", remaining=el.RemaindersThenAverages(1, averages="all"))
VOTES = {"A": 30, "B": 10, "C": 26, "D": 7, "E": 7}


def by(votes, seats, method, **bounds):
    """Allocate, and give the allocation with a function that proves it or another."""
    found = method.allocate(votes, seats, **bounds)

    def prove(other=found):
        require_proven_allocation(other, votes, seats, method=method, **bounds)

    return found, prove


def averages(quota, divisors=None, **rule):
    """A quota method with highest averages."""
    return el.QuotaMethod(
        "own", quota=quota, remaining=el.HighestAverage(divisors or el.Linear(1, 1)), **rule
    )


@pytest.mark.parametrize(
    "name", sorted(el.METHODS.keys() - {"plurality", "imperiali_quota", "reinforced_imperiali"})
)
def test_every_method_proves_its_answer(name):
    """An allocation as the method gave it is proven."""
    by(VOTES, 9, el.METHODS[name])[1]()


@pytest.mark.parametrize("name", ["dhondt", "hare", "plurality"])
def test_a_settled_tie_is_no_longer_proven_by_itself(name):
    """Who was drawn is not the method's answer."""
    found, prove = by({"A": 5, "B": 5}, 1, el.METHODS[name])
    prove()

    with refused(el.RecordFault, ValueError, "does not prove"):
        prove(found.settle(["A"]))


def test_a_hidden_tie_among_remainders_is_noticed():
    """The answer of one of the tied is not the only result."""
    found, prove = by(VOTES, 4, TWO_STEPS)

    assert found.tie.contestants == ("A", "B")
    with refused(el.RecordFault, ValueError, "a tie among remainders is not told"):
        prove(found.settle(["B"]))


def test_a_hidden_tie_of_the_quota_method_is_noticed():
    """The answer to a tie that others joined is not the only result."""
    found, prove = by({"A": 12, "B": 3, "C": 6}, 6, el.METHODS["quota_method"])
    assert found.tie is not None
    assert found.tie.left

    with refused(el.RecordFault, ValueError, "a tie is answered that was never asked"):
        prove(found.settle(found.tie.contestants[: found.tie.places]))


def test_seats_below_whole_quotas_are_noticed():
    """A has four whole quotas of 124; three seats and a quotient for the fourth prove nothing."""
    votes = {"A": 599, "B": 145}
    method = averages(el.Quota(1, rounding="nearest"), el.Linear(1, 2))
    found, prove = by(votes, 4, method)
    rest = attrs.evolve(
        found.evidence.rest,
        last={"B": 1},
        next={"A": 7, "B": 3},
        lowest_awarded=145,
        highest_refused=el.allocate(votes, 4, method="sainte_lague").evidence.lowest_awarded,
        last_seat=("B",),
        next_seat=("A",),
    )
    evidence = attrs.evolve(found.evidence, rest=rest)
    forged = attrs.evolve(found, sure={"A": 3, "B": 1}, prove=lambda: evidence)

    assert found.seats == {"A": 4, "B": 0}
    with refused(el.RecordFault, ValueError, "'A' has 3 seats, fewer than its 4"):
        prove(forged)


def test_taking_back_is_not_the_rule_of_a_law_that_is_silent():
    """B's promised seat does not fit beside three whole quotas, and nothing is said of that."""
    votes, minimum = {"A": 900, "B": 5}, {"B": 1}
    silent = averages("hagenbach_bischoff")
    found = averages("hagenbach_bischoff", excess="take_back").allocate(votes, 3, minimum)

    with refused(el.NoResult, ValueError, "lower the minimum of 'B', or say excess='take_back'"):
        silent.allocate(votes, 3, minimum)
    with refused(el.RecordFault, ValueError, "the law does not say what then"):
        require_proven_allocation(found, votes, 3, method=silent, minimum=minimum)


def test_remainders_are_not_given_twice():
    """Two contestants with one whole quota each cannot share seven more seats by remainders."""
    votes = {"A": 1, "B": 1}
    rounded_up = el.QuotaMethod("up", quota=el.Quota(rounding="up"), remaining=el.LargestRemainder())
    bound, _ = by(votes, 9, rounded_up, minimum={"A": 2})

    with refused(el.NoResult, ValueError, "7 are left after whole quotas"):
        rounded_up.allocate(votes, 9)
    with refused(el.RecordFault, ValueError, "they give one each"):
        require_proven_allocation(bound, votes, 9, method=rounded_up)


def test_divisors_must_rise():
    """A method of one's own whose evidence has falling divisors proves nothing."""
    found, _ = by({"A": 60, "B": 40}, 5, el.METHODS["dhondt"])
    falling = attrs.evolve(found.evidence, last={"A": 5, "B": 3})
    forged = attrs.evolve(found, prove=lambda: falling)

    with refused(el.RecordFault, ValueError, "the divisors do not rise"):
        require_proven_allocation(forged, {"A": 60, "B": 40}, 5, method=object())


def test_who_is_left_out_must_be_all_who_have_no_seat():
    """Passing over one of two without a seat is not the rule."""
    rule = el.RemaindersThenAverages(1, averages="seated")
    method = el.QuotaMethod("own", quota=el.Quota(rounding="up"), remaining=rule)
    found, prove = by({"A": 700, "B": 180, "C": 20, "D": 10}, 9, method)
    other = attrs.evolve(found.evidence, left_out=found.evidence.left_out[:1])
    prove()

    assert found.evidence.left_out == ("C", "D")
    with refused(el.RecordFault, ValueError, "left out"):
        prove(attrs.evolve(found, prove=lambda: other))


@pytest.mark.parametrize(
    ("changes", "error", "builtin", "message"),
    [
        ({"minimum": {"Z": 1}}, el.UnknownName, KeyError, "minimum: contestant: 'Z' is not known"),
        ({"minimum": {"A": 1.5}}, el.InexactNumber, TypeError, "minimum of 'A': 1.5 is a float"),
        ({"method": "dhondt"}, el.InvalidSystem, ValueError, "'dhondt' is an id; give the method"),
        ({"votes": [5, 4]}, el.InvalidTally, ValueError, "is no mapping; give votes by contestant"),
        ({"seats": 1.0}, el.InexactNumber, TypeError, "seats: 1.0 is a float"),
    ],
)
def test_a_question_that_is_none_is_refused(changes, error, builtin, message):
    """What the checker is asked is checked like what a method is asked."""
    asked = {"votes": {"A": 5, "B": 4}, "seats": 1, "method": el.METHODS["dhondt"]} | changes
    found = el.allocate({"A": 5, "B": 4}, 1, method="dhondt")

    with refused(error, builtin, message):
        require_proven_allocation(found, **asked)
