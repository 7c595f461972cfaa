"""Votes in quotas over rows: whole ones and remainders, in 64 bits and exact."""

import attrs
import numpy as np

from electoral.batch.given import Integers, Questions
from electoral.batch.result import Mask
from electoral.methods import Quota
from electoral.methods.quota.quotas import Rounding


@attrs.frozen(kw_only=True, eq=False)
class Shares:
    """Everybody's votes in quotas.

    Attributes:
        wholes: whole quotas.
        rests: what is left of the votes, in parts of a quota that are the same for all of a row.
        held: the rows with seats, votes and a quota in which int64 holds all of it; in others the numbers
            mean nothing.
        left: the seats that whole quotas leave; less than 0 where they are too many.
        standing: how many contestants have votes.
    """

    wholes: Integers
    rests: Integers
    held: Mask
    left: Integers
    standing: Integers


def shares(asked: Questions, quota: Quota) -> Shares:
    """Divide votes by the quota of each row."""
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
    wholes, rests = _divided(scaled, np.where(held, per, 1)[:, None])
    return Shares(
        wholes=wholes,
        rests=rests,
        held=held,
        left=asked.seats - _summed(wholes),
        standing=np.count_nonzero(asked.votes, axis=1),
    )


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
