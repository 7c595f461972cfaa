"""Votes of many elections around those of one."""

import numpy as np

from electoral.batch.given import Integers, IntegersLike
from electoral.exact import positive
from electoral.simulation.given import concentration as as_concentration
from electoral.simulation.given import contests, require_generator


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

    Source: Mosimann, "On the compound multinomial distribution, the multivariate beta-distribution, and
    correlations among proportions", Biometrika 49 (1962); its title was read, the formula is from memory and
    tested.

    >>> drawn = dirichlet_multinomial([60, 40], 3, concentration=100.0, generator=np.random.default_rng(1))
    >>> drawn.shape, drawn.sum(axis=-1).tolist()
    ((3, 2), [100, 100, 100])
    """
    every = positive(elections, "elections")
    counted = contests(votes)
    return varied(
        np.broadcast_to(counted, (every, *counted.shape)), concentration=concentration, generator=generator
    )


def varied(votes: Integers, *, concentration: float, generator: np.random.Generator) -> Integers:
    """Draw each contest once around its votes; see `dirichlet_multinomial`."""
    require_generator(generator)
    total = votes.sum(axis=-1, keepdims=True)
    gamma = generator.standard_gamma(as_concentration(concentration) * votes / total)
    # A draw so small that nothing is left of it in a float is drawn as the shares themselves.
    drawn = np.where(gamma.sum(axis=-1, keepdims=True) > 0, gamma, votes / total)
    return generator.multinomial(total[..., 0], drawn / drawn.sum(axis=-1, keepdims=True))
