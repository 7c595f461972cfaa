"""Polls: shares of the nation with errors."""

from collections.abc import Sequence

import numpy as np

from electoral.batch.result import Floats
from electoral.errors import InvalidNumber
from electoral.exact import positive, show
from electoral.simulation.given import require_generator


def poll_shares(
    shares: Sequence[float], errors: Sequence[float], elections: int, *, generator: np.random.Generator
) -> Floats:
    """Draw shares around those of a poll.

    Each share is drawn from a normal distribution with its own standard deviation, is 0 if that falls below,
    and then all of an election are divided so that they keep the sum they have in the poll. So large shares
    are pulled together a little where errors are large; nothing else makes shares depend on each other.

    Args:
        shares: in parts of one, at most one together.
        errors: standard deviations, in parts of one.
        elections: how many to draw.
        generator: draws; the same state gives the same shares.

    Returns:
        Floats of shape (elections, shares).

    Raises:
        InvalidNumber: for shares or errors that are none.

    Source: the normal error of a share is that of textbooks on sampling; cutting at 0 and the division are
    our own choice.

    >>> drawn = poll_shares([0.6, 0.3], [0.02, 0.02], 4, generator=np.random.default_rng(1))
    >>> drawn.shape, [round(float(each), 10) for each in drawn.sum(axis=1)]
    ((4, 2), [0.9, 0.9, 0.9, 0.9])
    """
    require_generator(generator)
    try:
        mean, deviation = (np.asarray(each, dtype=np.float64) for each in (shares, errors))
    except (TypeError, ValueError):
        raise InvalidNumber(
            f"poll: {show(shares)} or {show(errors)} are no numbers; give lists of floats"
        ) from None
    if mean.shape != deviation.shape or mean.ndim != 1:
        raise InvalidNumber(
            f"poll: {mean.shape} shares and {deviation.shape} errors; give one error for each"
        )
    for what, numbers in (("share", mean), ("error", deviation)):
        if not ((numbers >= 0) & (numbers <= 1)).all():
            raise InvalidNumber(f"poll: {what} among {show(numbers.tolist())} is not from 0 to 1; correct it")
    if not 0 < (total := float(mean.sum())) <= 1 + 1e-9:
        raise InvalidNumber(f"poll: the shares are {total:.4f} together; give more than 0 and at most 1")
    drawn = np.maximum(
        generator.normal(mean, deviation, size=(positive(elections, "elections"), len(mean))), 0.0
    )
    sums = drawn.sum(axis=1, keepdims=True)
    # A draw in which everybody falls to 0 is drawn as the poll itself.
    return np.asarray(np.where(sums > 0, drawn / np.where(sums > 0, sums, 1.0) * total, mean))
