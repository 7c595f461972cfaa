"""What votes are made from, checked: votes that floats can share out, and numbers of other kinds."""

from numbers import Real

import numpy as np

from electoral.batch.given import Integers, IntegersLike, integers
from electoral.errors import InexactNumber, InvalidNumber, InvalidTally
from electoral.exact import show

#: The most votes of a contest that are made: floats share them out without losing one.
MOST_VOTES = 2**50


def contests(votes: IntegersLike) -> Integers:
    """Take votes, contestants on the last axis, each contest with some.

    Raises:
        InexactNumber, InvalidNumber, InvalidTally: for what is no such array, or more votes than can be made.
    """
    counted = integers(votes, "votes", MOST_VOTES)
    if counted.ndim == 0:
        raise InvalidTally("votes: a single number has no contestants; give them on the last axis")
    total = counted.sum(axis=-1)
    if (total == 0).any():
        raise InvalidTally("votes: a contest without votes has no shares to vary; give votes in each")
    if (total > MOST_VOTES).any():
        raise InvalidNumber(f"votes: a contest has more than {MOST_VOTES:,} votes together; give fewer")
    return counted


def concentration(value: object) -> float:
    """Take the concentration of a distribution.

    Raises:
        InvalidNumber: if it is no finite number above 0.
    """
    try:
        number = float(value) if isinstance(value, Real) else -1.0
    except OverflowError:
        number = -1.0
    if not 0 < number < float("inf"):
        raise InvalidNumber(f"concentration: {show(value)} is no number above 0; give e.g. 500")
    return number


def require_generator(value: object) -> None:
    """Refuse what draws no random numbers.

    Raises:
        InexactNumber: saying what to give.
    """
    if not isinstance(value, np.random.Generator):
        raise InexactNumber(f"generator: {show(value)} is none; give numpy.random.default_rng(seed)")
