"""Swings: the shares of each contest moved by what changed in the nation."""

from typing import Any

import numpy as np

from electoral.batch.given import Integers, IntegersLike
from electoral.batch.result import Floats
from electoral.errors import InvalidNumber, InvalidTally
from electoral.exact import show
from electoral.simulation.given import contests

# No swing is larger.
_MOST = 1e9


def uniform_swing(votes: IntegersLike, change: Any) -> Integers:
    """Add the same change to a contestant's share in every contest.

    New share = max(0, share + change), then all shares of a contest are divided by their sum. Every contest
    keeps its number of votes.

    Args:
        votes: integers, shape (districts, contestants) or (contestants).
        change: in parts of one, floats; its shape broadcasts with that of the votes, with elections before:
            (elections, 1, contestants) for a swing of the nation.

    Returns:
        Votes, int64, in the common shape.

    Raises:
        InexactNumber, InvalidNumber, InvalidTally: for votes or changes that are none, or whose shapes do not
            fit, or a change after which nobody in a contest has votes.

    Source: M. Pack, "Uniform versus proportional swing: which is best?", markpack.org.uk, has both, and how
    they did in British elections; cutting at 0 and the division are ours.

    >>> uniform_swing([[60, 40], [30, 70]], [[0.05, -0.05]]).tolist()
    [[65, 35], [35, 65]]
    """
    counted = contests(votes)
    moved = _moved(_shares(counted), change, "change", np.add)
    return whole_votes(counted, np.maximum(moved, 0.0))


def proportional_swing(votes: IntegersLike, factor: Any) -> Integers:
    """Multiply a contestant's share by the same factor in every contest.

    New share = share x factor, then all shares of a contest are divided by their sum. Who had no votes in a
    contest gets none. Every contest keeps its number of votes.

    Args:
        votes: integers, shape (districts, contestants) or (contestants).
        factor: zero or more, floats; its shape broadcasts as in `uniform_swing`.

    Raises:
        InexactNumber, InvalidNumber, InvalidTally: as in `uniform_swing`.

    Source: as of `uniform_swing`.

    >>> proportional_swing([[50, 50], [20, 80]], [[1.0, 0.5]]).tolist()
    [[67, 33], [33, 67]]
    """
    counted = contests(votes)
    moved = _moved(_shares(counted), factor, "factor", np.multiply)
    if (moved < 0).any():
        raise InvalidNumber("factor: a factor is negative; give zero or more")
    return whole_votes(counted, moved)


def _shares(votes: Integers) -> Floats:
    total = votes.sum(axis=-1, keepdims=True)
    return np.asarray(votes / total, dtype=np.float64)


def _moved(shares: Floats, by: Any, what: str, how: np.ufunc) -> Floats:
    try:
        numbers = np.asarray(by, dtype=np.float64)
    except (TypeError, ValueError):
        raise InvalidNumber(f"{what}: {show(by)} is no array of numbers; give floats") from None
    if not (np.abs(numbers) <= _MOST).all():
        raise InvalidNumber(f"{what}: NaN or a number beyond {_MOST:,.0f}; give numbers that swing votes")
    try:
        return np.asarray(how(shares, numbers))
    except ValueError:
        raise InvalidTally(
            f"{what}: shape {numbers.shape} does not fit votes of shape {shares.shape};"
            " give (elections, 1, contestants) for a swing of the nation"
        ) from None


def whole_votes(votes: Integers, shares: Floats) -> Integers:
    """Give votes in proportion to shares, as many in each contest as there were.

    Fractions of votes go to the largest parts; equal parts in the order of contestants, since this makes
    votes and gives no seats.
    """
    total = np.broadcast_to(votes.sum(axis=-1), shares.shape[:-1])
    sums = shares.sum(axis=-1)
    if (sums <= 0).any():
        raise InvalidTally("votes: after the swing nobody in a contest has votes; give a smaller change")
    exactly = shares / sums[..., None] * total[..., None]
    wholes = np.floor(exactly).astype(np.int64)
    left = total - wholes.sum(axis=-1)
    rank = np.argsort(np.argsort(wholes - exactly, axis=-1, kind="stable"), axis=-1, kind="stable")
    more: Integers = wholes + (rank < left[..., None])
    return more
