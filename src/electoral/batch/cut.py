"""The highest whole claims, one place each: remainders of a quota, and plurality."""

import numpy as np
from numpy.typing import NDArray

from electoral.batch.given import Integers, Questions, chunks
from electoral.batch.result import Mask, Rows
from electoral.methods import QuotaMethod
from electoral.methods.quota.quotas import Rounding

#: A claim of who may take nothing; every other claim is 0 or more.
NOBODY = -1


def highest(claims: Integers, places: Integers) -> tuple[Mask, Mask, Integers]:
    """Give who has one of the highest claims for sure, who is tied, and for how many of the places.

    Exact. There must be at least as many claims of 0 or more as places.
    """
    contestants = claims.shape[1]
    ranked = np.sort(claims, axis=1)
    rows = np.arange(len(claims))
    last = ranked[rows, np.minimum(contestants - places, contestants - 1)]
    next_one = ranked[rows, np.maximum(contestants - places - 1, 0)]
    tie = (places > 0) & (places < contestants) & (last == next_one)
    # One less where there is no tie, so that nothing is added to the largest of numbers.
    below = np.where(places > 0, last - ~tie, np.iinfo(np.int64).max)
    sure = claims > below[:, None]
    tied, open_places = np.zeros_like(sure), np.zeros_like(places)
    level = np.flatnonzero(tie)
    tied[level] = claims[level] == last[level, None]
    open_places[level] = places[level] - sure[level].sum(axis=1)
    return sure, tied, open_places


def _none(claims: Integers) -> NDArray[np.float64]:
    """Give no divisor for every row."""
    return np.full(len(claims), np.nan)


def plurality(asked: Questions, found: Rows) -> None:
    """Give one seat each to those with most votes; rows with a bound are not proven."""
    for part in chunks(*asked.votes.shape):
        found.enter(part, _by_votes(asked.rows(part)))


def _by_votes(asked: Questions) -> Rows:
    claims = np.where(asked.votes > 0, asked.votes, NOBODY)
    refused = np.count_nonzero(asked.votes, axis=1) < asked.seats
    sure, tied, places = highest(claims, np.where(refused, 0, asked.seats))
    bounded = asked.lower is not None or asked.upper is not None
    proven = np.full(len(claims), not bounded)
    return Rows(
        seats=sure.astype(np.int32),
        tied=tied,
        places=places.astype(np.int32),
        proven=proven,
        refused=refused,
        divisor=_none(claims),
    )


def whole_quotas(asked: Questions, method: QuotaMethod) -> tuple[Integers, Integers, Mask]:
    """Give whole quotas, remainders in parts of a quota, and the rows in which int64 holds all of it.

    In the other rows, and where the quota is 0, the numbers mean nothing.
    """
    quota = method.quota
    seats = asked.seats + quota.added
    # In floats, which cannot overflow; they are right to far less than the factor of two that is left.
    most = 2.0**62 / np.maximum(seats, asked.votes.shape[1])
    votes = asked.votes
    if float(votes.max()) < most.min():
        held = asked.seats > 0
    else:
        small = votes.max(axis=1).astype(np.float64) < most
        held, votes = small & (asked.seats > 0), np.where(small[:, None], votes, 0)
    total = _summed(votes)
    held &= total > 0
    parts = np.maximum(seats, 1)
    per = _quotas(total, parts, quota.rounding)
    held &= per > 0
    scaled = votes * parts[:, None] if quota.rounding == "exact" else votes
    return *_divided(scaled, np.where(held, per, 1)[:, None]), held


def _quotas(votes: Integers, parts: Integers, rounding: Rounding) -> Integers:
    """Give quotas as `Quota.of_parts` rounds them; exact ones multiplied by their parts."""
    match rounding:
        case "exact":
            return votes
        case "down":
            return votes // parts
        case "up":
            return -(-votes // parts)
        case "nearest":
            return (2 * votes + parts) // (2 * parts)
        case "next":
            return votes // parts + 1


def _summed(numbers: Integers) -> Integers:
    """Sum rows; quicker than a sum along the last axis where that is short."""
    sums: Integers = np.einsum("ij->i", numbers)
    return sums


def _divided(numbers: Integers, by: Integers) -> tuple[Integers, Integers]:
    """Give whole quotients and remainders, exactly; quotients are below 2**50.

    Division of floats is quicker than that of integers, and is wrong by one at most; the remainder tells.
    """
    wholes = (numbers / by).astype(np.int64)
    rests = numbers - wholes * by
    less, more = rests < 0, rests >= by
    if less.any() or more.any():
        wholes += more.astype(np.int64) - less
        rests = numbers - wholes * by
    return wholes, rests


def largest_remainders(asked: Questions, found: Rows, method: QuotaMethod) -> None:
    """Give whole quotas, and the seats left to the largest remainders.

    Rows in which a bound binds, or whole quotas are too many, are not proven.
    """
    for part in chunks(*asked.votes.shape):
        found.enter(part, _by_remainders(asked.rows(part), method))


def _by_remainders(asked: Questions, method: QuotaMethod) -> Rows:
    wholes, rests, held = whole_quotas(asked, method)
    left = asked.seats - _summed(wholes)
    claims = np.where(asked.votes > 0, rests, NOBODY)
    bounded = asked.lower is not None or asked.upper is not None
    held &= (left >= 0) & (left <= np.count_nonzero(asked.votes, axis=1))
    sure, tied, places = highest(claims, np.where(held, left, 0))
    seats = np.where(held[:, None], wholes + sure, 0).astype(np.int32)
    if bounded:
        lower, upper = asked.bounds()
        # All that the result gives and all that it might give is within the bounds: then they change nothing.
        held &= ((seats >= lower) & (seats + tied <= upper)).all(axis=1)
    # Without seats and bounds there is nothing to find.
    held |= (asked.seats == 0) & (not bounded)
    return Rows(
        seats=seats,
        tied=tied,
        places=places.astype(np.int32),
        proven=held,
        refused=np.zeros(len(held), np.bool_),
        divisor=_none(claims),
    )
