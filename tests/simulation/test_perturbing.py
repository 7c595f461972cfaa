"""Votes that are made around those of one election."""

import numpy as np
import pytest

from electoral.errors import InexactNumber, InvalidNumber, InvalidTally
from electoral.simulation import dirichlet_multinomial

VOTES = np.array([[6000, 3000, 1000, 0], [10, 0, 0, 90]])


def test_totals_stay_and_nobody_without_votes_gets_any():
    """Every election has as many votes in every district, and only for those who had some."""
    drawn = dirichlet_multinomial(VOTES, 50, concentration=80.0, generator=np.random.default_rng(5))

    assert drawn.shape == (50, 2, 4)
    assert (drawn.sum(axis=-1) == [10_000, 100]).all()
    assert not drawn[:, VOTES == 0].any()


def test_shares_have_the_mean_and_variance_of_the_formula():
    """Over many elections the mean is the share and the variance that of the docstring."""
    drawn = dirichlet_multinomial(VOTES[0], 40_000, concentration=80.0, generator=np.random.default_rng(6))
    shares, expected = drawn[:, 0] / 10_000, 0.6 * 0.4 * (10_000 + 80) / (10_000 * 81)

    assert abs(shares.mean() - 0.6) < 0.002
    assert abs(shares.var() / expected - 1) < 0.05


def test_the_same_seed_gives_the_same_votes():
    """Nothing but the generator decides."""
    drawn = [
        dirichlet_multinomial(VOTES, 9, concentration=5.0, generator=np.random.default_rng(7))
        for _ in range(2)
    ]

    assert (drawn[0] == drawn[1]).all()


def test_what_cannot_be_varied_is_refused():
    """No votes and no spread are told."""
    with pytest.raises(InvalidTally, match="without votes"):
        dirichlet_multinomial([[0, 0]], 2, concentration=5.0, generator=np.random.default_rng(8))
    with pytest.raises(InvalidNumber, match="concentration: 0"):
        dirichlet_multinomial([[1, 2]], 2, concentration=0, generator=np.random.default_rng(8))
    with pytest.raises(InvalidNumber, match="concentration: 'much'"):
        dirichlet_multinomial([[1, 2]], 2, concentration="much", generator=np.random.default_rng(8))
    with pytest.raises(InvalidNumber, match="elections: -1"):
        dirichlet_multinomial([[1, 2]], -1, concentration=5, generator=np.random.default_rng(8))
    with pytest.raises(InexactNumber, match="generator: None"):
        dirichlet_multinomial([[1, 2]], 2, concentration=5, generator=None)
    with pytest.raises(InvalidNumber, match="votes together"):
        dirichlet_multinomial([[2**50, 2**50]], 2, concentration=5, generator=np.random.default_rng(8))
