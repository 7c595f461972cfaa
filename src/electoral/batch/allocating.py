"""One call for a batch: the kernel of the method, and the exact engine for what it does not prove."""

from functools import partial

import numpy as np

from electoral.batch.cut import largest_remainders, plurality
from electoral.batch.divisors import by_quotients
from electoral.batch.exactly import one_by_one, refined, refuse_without_votes, without_votes
from electoral.batch.given import IntegersLike, Questions, questions
from electoral.batch.result import BatchAllocation, Rows, Status, unproven
from electoral.batch.witness import by_one_divisor, rounding
from electoral.errors import InvalidSystem
from electoral.exact import show
from electoral.methods import (
    BalinskiYoung,
    DivisorMethod,
    LargestRemainder,
    Method,
    Plurality,
    QuotaMethod,
    method_named,
)


def allocate(
    votes: IntegersLike,
    seats: IntegersLike,
    *,
    method: str | Method,
    minimum: IntegersLike | None = None,
    maximum: IntegersLike | None = None,
) -> BatchAllocation:
    """Give seats to contestants in many elections, each as `electoral.allocate` would.

    Exact: a row is proven to have one result or a tie, or is counted by the exact engine. Divisor methods,
    largest remainders and plurality are proven by arrays nearly always; the quota method and the other rules
    for the seats left after whole quotas go row by row, and `recomputed` says so.

    Args:
        votes: integers, shape ``(..., contestants)``; a float array is refused.
        seats: a number, or an array that fits the elections, shape ``(...)``.
        method: an id or a method of this library.
        minimum: the fewest seats: a number, an array of contestants, or one in the shape of the votes.
        maximum: the most seats, likewise.

    Raises:
        InexactNumber, InvalidNumber: for arrays that are no integers of zero or more, with the place.
        InvalidTally: for shapes that do not fit.
        UnknownName: for a method that is not known.
        InvalidSystem: for a method of your own; count such elections one by one.

    Source: Pukelsheim, "Proportional Representation", 2nd ed. 2017, doi:10.1007/978-3-319-64707-4, ch. 4.

    >>> found = allocate([[4600, 3100, 1900], [5, 5, 0]], [20, 1], method="dhondt")
    >>> found.seats.tolist(), found.status.tolist(), found.tied[1].tolist(), found.places.tolist()
    ([[10, 6, 4], [0, 0, 0]], [0, 1], [True, True, False], [0, 1])
    """
    named = method_named(method)
    if not isinstance(named, DivisorMethod | QuotaMethod | BalinskiYoung | Plurality):
        raise InvalidSystem(
            f"method: {show(named)} has no array form; give a method of the library, or count row by row with"
            " electoral.allocate"
        )
    asked = questions(votes, seats, minimum, maximum)
    found = _kernel(asked, named)
    refuse_without_votes(asked, found)
    recomputed = int((~found.proven).sum())
    found = refined(asked, found, partial(one_by_one, method=named))
    return _result(asked, found, recomputed)


def _kernel(asked: Questions, method: Method) -> Rows:
    match method:
        case DivisorMethod():
            return _divided(asked, method)
        case QuotaMethod(remaining=LargestRemainder()):
            return largest_remainders(asked, method)
        case Plurality():
            return plurality(asked)
    return unproven(*asked.votes.shape)


def _divided(asked: Questions, method: DivisorMethod) -> Rows:
    """Look for one divisor, and compare quotients where that proves nothing."""
    formula = rounding(method)
    if formula is None or asked.lower is not None or asked.upper is not None:
        return by_quotients(asked, method)
    return refined(asked, by_one_divisor(asked, formula), partial(by_quotients, method=method))


def _result(asked: Questions, found: Rows, recomputed: int) -> BatchAllocation:
    status = np.full(len(asked.votes), Status.UNIQUE, np.uint8)
    status[found.places > 0] = Status.TIE
    refused = np.flatnonzero(found.refused)
    if len(refused):
        status[refused] = np.where(without_votes(asked.rows(refused)), Status.NO_VOTES, Status.INFEASIBLE)
        found.seats[refused], found.tied[refused], found.places[refused] = 0, False, 0
        found.divisor[refused] = np.nan
    outer = asked.shape[:-1]
    return BatchAllocation(
        seats=found.seats.reshape(asked.shape),
        status=status.reshape(outer),
        tied=found.tied.reshape(asked.shape),
        places=found.places.astype(np.int32).reshape(outer),
        divisor=found.divisor.reshape(outer),
        recomputed=recomputed,
    )
