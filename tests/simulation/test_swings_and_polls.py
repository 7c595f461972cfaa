"""Swings and polls: shares that move, and votes that stay as many as they were."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from electoral.errors import InexactNumber, InvalidNumber, InvalidTally
from electoral.simulation import poll_shares, proportional_swing, uniform_swing

VOTES = [[600, 300, 100], [200, 200, 0]]


def test_a_uniform_swing_adds_points_and_stops_at_nothing():
    """Ten points move in each district; who falls below zero has none, and the others share the rest."""
    moved = uniform_swing(VOTES, [[[0.1, 0.05, -0.15]]])

    # 0.7, 0.35 and 0 of 1.05; then 0.6, 0.55 and 0 of 1.15.
    assert moved.tolist() == [[[667, 333, 0], [209, 191, 0]]]


def test_a_proportional_swing_multiplies():
    """Doubling a party's share and dividing by the new sum; who had nothing gets nothing."""
    moved = proportional_swing(VOTES, [[[1.0, 2.0, 5.0]]])

    # 0.6, 0.6 and 0.5 of 1.7; then 0.5 and 1.0 of 1.5.
    assert moved.tolist() == [[[353, 353, 294], [133, 267, 0]]]


@given(
    votes=st.lists(
        st.lists(st.integers(0, 10**14), min_size=3, max_size=3).filter(any), min_size=1, max_size=3
    ),
    by=st.lists(st.floats(0, 0.4), min_size=3, max_size=3),
)
def test_every_contest_keeps_its_votes(votes, by):
    """No vote is lost or invented by a swing, whatever its size."""
    for swing, numbers in ((uniform_swing, by), (proportional_swing, [each + 0.1 for each in by])):
        moved = swing(votes, [numbers])

        assert (moved >= 0).all()
        assert moved.sum(axis=-1).tolist() == [sum(row) for row in votes]


def test_no_swing_changes_nothing():
    """A change of zero, and a factor of one, give the votes back."""
    assert uniform_swing(VOTES, np.zeros((5, 1, 3))).tolist() == [VOTES] * 5
    assert proportional_swing(VOTES, np.ones((5, 1, 3))).tolist() == [VOTES] * 5


def test_polls_have_their_mean_and_error():
    """Far from zero, shares have the mean of the poll, and nearly its error."""
    drawn = poll_shares([0.5, 0.3, 0.2], [0.02, 0.02, 0.0], 50_000, generator=np.random.default_rng(3))

    assert np.allclose(drawn.mean(axis=0), [0.5, 0.3, 0.2], atol=0.001)
    assert np.allclose(drawn.sum(axis=1), 1.0)
    # Dividing by the sum takes away half of what two shares vary together.
    assert 0.01 < drawn[:, 0].std() < 0.02
    assert drawn[:, 2].std() < 0.01


def test_small_shares_never_fall_below_zero():
    """A share smaller than its error is cut at nothing."""
    drawn = poll_shares([0.9, 0.01], [0.0, 0.05], 1000, generator=np.random.default_rng(4))

    assert drawn.min() == 0.0


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: uniform_swing(VOTES, [[0.1, 0.2]]), InvalidTally, r"change: shape \(1, 2\) does not fit"),
        (lambda: uniform_swing(VOTES, "much"), InvalidNumber, "change: 'much' is no array"),
        (lambda: uniform_swing(VOTES, [float("nan"), 0, 0]), InvalidNumber, "NaN or a number beyond"),
        (lambda: uniform_swing(VOTES, [-1.0, -1.0, -1.0]), InvalidTally, "nobody in a contest has votes"),
        (lambda: uniform_swing([6, 4], [1e308, 1e308]), InvalidNumber, "change: NaN or a number beyond"),
        (lambda: uniform_swing([2**50, 3], [0, 0]), InvalidNumber, "more than 1,125,899,906,842,624 votes"),
        (lambda: uniform_swing([[1], [0]], [0]), InvalidTally, "a contest without votes"),
        (
            lambda: poll_shares("ab", [0], 1, generator=np.random.default_rng()),
            InvalidNumber,
            "are no numbers",
        ),
        (
            lambda: poll_shares([0.5], [0], -1, generator=np.random.default_rng()),
            InvalidNumber,
            "elections: -1",
        ),
        (lambda: poll_shares([0.5], [0], 1, generator=None), InexactNumber, "generator: None is none"),
        (lambda: uniform_swing(5, [0.1]), InvalidTally, "a single number has no contestants"),
        (lambda: proportional_swing(VOTES, [1.0, -1.0, 1.0]), InvalidNumber, "a factor is negative"),
        (
            lambda: poll_shares([0.6, 0.6], [0, 0], 1, generator=np.random.default_rng()),
            InvalidNumber,
            "1.2000",
        ),
        (
            lambda: poll_shares([0.6], [0, 0], 1, generator=np.random.default_rng()),
            InvalidNumber,
            "one error for",
        ),
        (
            lambda: poll_shares([-0.6], [0], 1, generator=np.random.default_rng()),
            InvalidNumber,
            "from 0 to 1",
        ),
    ],
)
def test_bad_input_is_told(call, error, message):
    """What is no share, change or shape is refused."""
    with pytest.raises(error, match=message):
        call()
