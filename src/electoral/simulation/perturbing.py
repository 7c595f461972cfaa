"""Votes of many elections around those of one."""

import numpy as np

from electoral.batch.given import Integers, IntegersLike, integers
from electoral.errors import InvalidNumber, InvalidTally
from electoral.exact import show


def dirichlet_multinomial(
    votes: IntegersLike, elections: int, *, concentration: float, generator: np.random.Generator
) -> Integers:
    """Draw elections whose shares vary around those of the votes, with as many votes in all.

    Shares p are drawn from a Dirichlet distribution with parameters concentration x share, then ballots from
    a multinomial with p. So a share s has the mean s and the variance s(1 - s)(n + k) / (n(1 + k)), with n
    votes and concentration k; for large n nearly s(1 - s) / (1 + k). Who has no votes gets none.

    Args:
        votes: integers, shape (..., contestants), each row with votes.
        elections: how many to draw; the first axis of what is given.
        concentration: more than 0; the larger, the nearer to the votes.
        generator: draws; the same state gives the same votes.

    Raises:
        InexactNumber, InvalidNumber, InvalidTally: for votes that are none, or a concentration of 0 or less.

    Source: Mosimann, Biometrika 49 (1962), from memory.

    >>> drawn = dirichlet_multinomial([60, 40], 3, concentration=100.0, generator=np.random.default_rng(1))
    >>> drawn.shape, drawn.sum(axis=-1).tolist()
    ((3, 2), [100, 100, 100])
    """
    counted = integers(votes, "votes")
    if counted.ndim == 0:
        raise InvalidTally("votes: a single number has no contestants; give them on the last axis")
    every = np.broadcast_to(counted, (elections, *counted.shape))
    return varied(every, concentration=concentration, generator=generator)


def varied(votes: Integers, *, concentration: float, generator: np.random.Generator) -> Integers:
    """Draw each contest once around its votes; see `dirichlet_multinomial`."""
    if not concentration > 0 or not np.isfinite(concentration):
        raise InvalidNumber(f"concentration: {show(concentration)} is not more than 0; give e.g. 500.0")
    total = votes.sum(axis=-1, keepdims=True)
    if not total.all():
        raise InvalidTally("votes: a contest without votes has no shares to vary; give votes in each")
    gamma = generator.standard_gamma(concentration * votes / total)
    # A draw so small that nothing is left of it in a float is drawn as the shares themselves.
    drawn = np.where(gamma.sum(axis=-1, keepdims=True) > 0, gamma, votes / total)
    return generator.multinomial(total[..., 0], drawn / drawn.sum(axis=-1, keepdims=True))
