"""The highest whole claims, one place each: remainders of a quota, and plurality."""

import numpy as np

from electoral.batch.given import Integers, Questions, chunks
from electoral.batch.result import Mask, Rows, unproven
from electoral.methods import QuotaMethod

#: A claim of who may take nothing; every other claim is 0 or more.
NOBODY = -1


def highest(claims: Integers, places: Integers) -> tuple[Mask, Mask, Integers]:
    """Give who has one of the highest claims for sure, who is tied, and for how many of the places.

    Exact. There must be at least as many claims of 0 or more as places.
    """
    contestants = claims.shape[1]
    ranked = np.sort(claims, axis=1)
    last = np.take_along_axis(ranked, np.clip(contestants - places, 0, contestants - 1)[:, None], axis=1)
    above = claims > last
    level = (claims == last) & (places > 0)[:, None]
    open_places = np.where(places > 0, places - above.sum(axis=1), 0)
    tie = level.sum(axis=1) > open_places
    sure = (above & (places > 0)[:, None]) | (level & ~tie[:, None])
    return sure, level & tie[:, None], np.where(tie, open_places, 0)


def plurality(asked: Questions) -> Rows:
    """Give one seat each to those with most votes; rows with a bound are not proven."""
    found = unproven(*asked.votes.shape)
    for part in chunks(*asked.votes.shape):
        found.enter(part, _by_votes(asked.rows(part)))
    return found


def _by_votes(asked: Questions) -> Rows:
    claims = np.where(asked.votes > 0, asked.votes, NOBODY)
    refused = (claims >= 0).sum(axis=1) < asked.seats
    sure, tied, places = highest(claims, np.where(refused, 0, asked.seats))
    bounded = asked.lower is not None or asked.upper is not None
    proven = np.full(len(claims), not bounded)
    return Rows(seats=sure.astype(np.int32), tied=tied, places=places, proven=proven, refused=refused)


def whole_quotas(asked: Questions, method: QuotaMethod) -> tuple[Integers, Integers, Mask]:
    """Give whole quotas, remainders in parts of a quota, and the rows in which int64 holds all of it.

    In the other rows, and where the quota is 0, the numbers mean nothing.
    """
    quota = method.quota
    seats = asked.seats + quota.added
    largest = asked.votes.max(axis=1)
    # In floats, which cannot overflow; they are right to far less than the factor of two that is left.
    held = largest.astype(np.float64) * np.maximum(seats, asked.votes.shape[1]) < 2.0**62
    votes = np.where(held[:, None], asked.votes, 0)
    total = votes.sum(axis=1)
    held &= (total > 0) & (asked.seats > 0)
    parts = np.maximum(seats, 1)
    per = {
        "exact": lambda: total,
        "down": lambda: total // parts,
        "up": lambda: -(-total // parts),
        "nearest": lambda: (2 * total + parts) // (2 * parts),
        "next": lambda: total // parts + 1,
    }[quota.rounding]()
    held &= per > 0
    scaled = votes * parts[:, None] if quota.rounding == "exact" else votes
    return *_divided(scaled, np.where(held, per, 1)[:, None]), held


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


def largest_remainders(asked: Questions, method: QuotaMethod) -> Rows:
    """Give whole quotas, and the seats left to the largest remainders.

    Rows in which a bound binds, or whole quotas are too many, are not proven.
    """
    found = unproven(*asked.votes.shape)
    for part in chunks(*asked.votes.shape):
        found.enter(part, _by_remainders(asked.rows(part), method))
    return found


def _by_remainders(asked: Questions, method: QuotaMethod) -> Rows:
    wholes, rests, held = whole_quotas(asked, method)
    left = asked.seats - wholes.sum(axis=1)
    claims = np.where(asked.votes > 0, rests, NOBODY)
    bounded = asked.lower is not None or asked.upper is not None
    held &= (left >= 0) & (left <= (claims >= 0).sum(axis=1))
    sure, tied, places = highest(claims, np.where(held, left, 0))
    seats = np.where(held[:, None], wholes + sure, 0).astype(np.int32)
    if bounded:
        lower, upper = asked.bounds()
        # All that the result gives and all that it might give is within the bounds: then they change nothing.
        held &= ((seats >= lower) & (seats + tied <= upper)).all(axis=1)
    # Without seats and bounds there is nothing to find.
    held |= (asked.seats == 0) & (not bounded)
    return Rows(seats=seats, tied=tied, places=places, proven=held, refused=np.zeros(len(held), np.bool_))
