"""The highest whole claims, one place each; plurality is no more than that."""

import numpy as np

from electoral.batch.given import Integers, Questions
from electoral.batch.result import Mask, Rows, rows_found, unproven

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


def most_votes(asked: Questions) -> Rows:
    """Give one seat each to those with most votes."""
    claims = np.where(asked.votes > 0, asked.votes, NOBODY)
    refused = np.count_nonzero(asked.votes, axis=1) < asked.seats
    sure, tied, places = highest(claims, np.where(refused, 0, asked.seats))
    return rows_found(sure, tied, places, proven=np.ones(len(claims), np.bool_), refused=refused)


def first_seats(asked: Questions) -> Rows:
    """Give one seat each to those with most votes, if first seats come before all others and are too few."""
    few = np.flatnonzero(np.count_nonzero(asked.votes, axis=1) > asked.seats)
    rows = unproven(*asked.votes.shape)
    rows.enter(few, most_votes(asked.rows(few)))
    return rows
