"""The sieves that rows go through: each proves what it can, and leaves the rest to a finer one."""

from collections.abc import Callable
from functools import partial

import numpy as np

from electoral.batch.cut import first_seats, most_votes
from electoral.batch.divisors import by_quotients
from electoral.batch.exactly import nothing_to_give, one_by_one, refuse_without_votes
from electoral.batch.given import Questions, chunks
from electoral.batch.result import Rows, unproven
from electoral.batch.seats_left import (
    highest_averages,
    largest_remainders,
    order_of_votes,
    spread_remainders,
)
from electoral.batch.witness import by_one_divisor, rounding
from electoral.errors import InvalidSystem
from electoral.exact import show
from electoral.methods import (
    BalinskiYoung,
    DivisorMethod,
    HighestAverage,
    LargestRemainder,
    Method,
    OrderOfVotes,
    Plurality,
    QuotaMethod,
)

# Seats and what is added to them fit into 64 bits.
_MOST_ADDED = 2**31
#: Enters what it can prove of the rows.
Sieve = Callable[[Questions, Rows], None]


def require_array_form(method: Method) -> None:
    """Refuse a method of a user's own.

    Raises:
        InvalidSystem: saying what to do.
    """
    if not isinstance(method, DivisorMethod | QuotaMethod | BalinskiYoung | Plurality):
        raise InvalidSystem(
            f"method: {show(method)} has no array form; give a method of the library, or count row by row"
            " with electoral.allocate"
        )


def sifted(asked: Questions, found: Rows, method: Method) -> int:
    """Fill in the rows; give how many of them the exact engine counted."""
    for sieve in (*_of_method(asked, method), refuse_without_votes, nothing_to_give):
        _sift(asked, found, sieve)
    left = len(found.proven) - int(np.count_nonzero(found.proven))
    _sift(asked, found, partial(one_by_one, method=method))
    return left


def _of_method(asked: Questions, method: Method) -> tuple[Sieve, ...]:
    match method:
        case DivisorMethod():
            return _of_divisors(asked, method)
        case QuotaMethod(quota=quota) if quota.added <= _MOST_ADDED:
            return _of_quotas(asked, method)
        case Plurality() if not asked.bounded:
            return (_chunked(most_votes),)
    return ()


def _of_divisors(asked: Questions, method: DivisorMethod) -> tuple[Sieve, ...]:
    finer = partial(by_quotients, divisors=method.divisors)
    if asked.bounded:
        return (finer,)
    first = () if method.divisors.after((0,))[0] else (_chunked(first_seats),)
    formula = rounding(method)
    whole = () if formula is None else (partial(by_one_divisor, rounds=formula),)
    return *first, *whole, finer


def _of_quotas(asked: Questions, method: QuotaMethod) -> tuple[Sieve, ...]:
    match method.remaining:
        case LargestRemainder():
            kernels = (largest_remainders, spread_remainders)
            return tuple(_chunked(partial(kernel, method=method)) for kernel in kernels)
        case HighestAverage(divisors=divisors):
            return (_chunked(partial(highest_averages, method=method, divisors=divisors)),)
        case OrderOfVotes(cycles=cycles) if not asked.bounded:
            return (_chunked(partial(order_of_votes, method=method, cycles=cycles)),)
    return ()


def _chunked(kernel: Callable[[Questions], Rows]) -> Sieve:
    """Make a sieve of a function of some rows, which is given as many as stay in the cache."""

    def sieve(asked: Questions, found: Rows) -> None:
        for part in chunks(*asked.votes.shape):
            found.enter(part, kernel(asked.rows(part)))

    return sieve


def _sift(asked: Questions, found: Rows, sieve: Sieve) -> None:
    """Put the rows of which nothing is proven yet through a sieve."""
    rest = np.flatnonzero(~found.proven)
    if len(rest) == len(found.proven):
        sieve(asked, found)
    elif len(rest):
        part = unproven(len(rest), asked.votes.shape[1])
        sieve(asked.rows(rest), part)
        found.enter(rest, part)
