"""The sieves that rows go through: each proves what it can, and leaves the rest to a finer one."""

from collections.abc import Callable
from functools import partial

import numpy as np

from electoral.batch.cut import one_each, plurality
from electoral.batch.divisors import by_quotients
from electoral.batch.exactly import one_by_one, refuse_without_votes
from electoral.batch.given import Questions
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
    for sieve in (*_of_method(asked, method), refuse_without_votes):
        _sift(asked, found, sieve)
    left = len(found.proven) - int(np.count_nonzero(found.proven))
    _sift(asked, found, partial(one_by_one, method=method))
    return left


def _of_method(asked: Questions, method: Method) -> tuple[Sieve, ...]:
    match method:
        case DivisorMethod(divisors=divisors):
            finer = partial(by_quotients, divisors=divisors)
            formula = rounding(method)
            first = () if divisors.after((0,))[0] else (one_each,)
            if formula is None or asked.bounded:
                return *first, finer
            return *first, partial(by_one_divisor, rounds=formula), finer
        case QuotaMethod():
            return _of_quotas(method)
        case Plurality():
            return (plurality,)
    return ()


def _of_quotas(method: QuotaMethod) -> tuple[Sieve, ...]:
    if method.quota.added > _MOST_ADDED:
        return ()
    match method.remaining:
        case LargestRemainder():
            return partial(largest_remainders, method=method), partial(spread_remainders, method=method)
        case HighestAverage():
            return (partial(highest_averages, method=method),)
        case OrderOfVotes():
            return (partial(order_of_votes, method=method),)
    return ()


def _sift(asked: Questions, found: Rows, sieve: Sieve) -> None:
    """Put the rows of which nothing is proven yet through a sieve."""
    rest = np.flatnonzero(~found.proven)
    if len(rest) == len(found.proven):
        sieve(asked, found)
    elif len(rest):
        part = unproven(len(rest), asked.votes.shape[1])
        sieve(asked.rows(rest), part)
        found.enter(rest, part)
