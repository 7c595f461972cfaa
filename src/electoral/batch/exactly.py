"""Rows that no kernel proves, counted one by one by the exact engine."""

import numpy as np

from electoral.batch.given import Questions
from electoral.batch.result import Rows, unproven
from electoral.errors import NoResult
from electoral.methods import Allocation, Method


def one_by_one(asked: Questions, method: Method) -> Rows:
    """Count every row exactly; what has no result is refused."""
    found = unproven(*asked.votes.shape)
    found.proven[:] = True
    for row in range(len(asked.votes)):
        try:
            _enter(found, row, _allocation(asked, row, method))
        except NoResult:
            found.refused[row] = True
    return found


def _allocation(asked: Questions, row: int, method: Method) -> Allocation[int]:
    minimum, maximum = (
        None if bound is None else dict(enumerate(bound[row].tolist()))
        for bound in (asked.lower, asked.upper)
    )
    votes = dict(enumerate(asked.votes[row].tolist()))
    return method.allocate(votes, int(asked.seats[row]), minimum, maximum)


def _enter(found: Rows, row: int, allocation: Allocation[int]) -> None:
    tie = None if allocation.unique else allocation.tie
    seats = allocation.seats if tie is None else allocation.sure
    found.seats[row] = [seats[i] for i in range(found.seats.shape[1])]
    if tie is not None:
        found.tied[row, list(tie.contestants)] = True
        found.places[row] = tie.places + tie.left


def combined(first: Rows, again: Rows) -> Rows:
    """Put the rows that were counted again into their places."""
    rest = ~first.proven
    first.seats[rest], first.tied[rest] = again.seats, again.tied
    first.places[rest], first.refused[rest] = again.places, again.refused
    first.proven[rest] = True
    return first


def rest_of(asked: Questions, found: Rows) -> Questions | None:
    """Give the rows of which nothing is proven; None if there are none."""
    return None if found.proven.all() else asked.rows(np.logical_not(found.proven))
