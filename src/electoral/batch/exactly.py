"""Rows with nothing to compute, and those that no sieve proves, counted one by one by the exact engine."""

import numpy as np

from electoral.batch.given import Questions
from electoral.batch.result import Mask, Rows
from electoral.errors import NoResult
from electoral.evidence import DivisorEvidence
from electoral.methods import Allocation, Method


def one_by_one(asked: Questions, found: Rows, method: Method) -> None:
    """Count every row exactly; what has no result is refused."""
    # What a coarser sieve has left in rows that it did not prove.
    found.tied[:], found.places[:], found.divisor[:], found.refused[:] = False, 0, np.nan, False
    found.proven[:] = True
    for row in range(len(asked.votes)):
        try:
            _enter(found, row, _allocation(asked, row, method))
        except NoResult:
            found.refused[row] = True
            found.seats[row] = 0


def nothing_to_give(asked: Questions, found: Rows) -> None:
    """Give nobody a seat where there are none, and no bounds."""
    none = (asked.seats == 0) & (not asked.bounded)
    found.proven[none] = True
    found.seats[none], found.tied[none], found.places[none], found.refused[none] = 0, False, 0, False
    found.divisor[none] = np.nan


def refuse_without_votes(asked: Questions, found: Rows) -> None:
    """Refuse the rows in which nobody has votes, but seats are to be given."""
    empty = without_votes(asked)
    found.refused[empty] = found.proven[empty] = True


def without_votes(asked: Questions) -> Mask:
    """Give the rows in which nobody has votes, but seats are to be given beyond the minima."""
    promised = 0 if asked.lower is None else asked.lower.sum(axis=1)
    empty: Mask = (asked.votes.max(axis=1) == 0) & (promised < asked.seats)
    return empty


def _allocation(asked: Questions, row: int, method: Method) -> Allocation[int]:
    minimum, maximum = (
        None if bound is None else dict(enumerate(bound[row].tolist()))
        for bound in (asked.lower, asked.upper)
    )
    votes = dict(enumerate(asked.votes[row].tolist()))
    return method.allocate(votes, int(asked.seats[row]), minimum, maximum)


def _enter(found: Rows, row: int, allocation: Allocation[int]) -> None:
    tie = None if allocation.unique else allocation.tie
    if isinstance(evidence := allocation.evidence, DivisorEvidence) and evidence.divisor is not None:
        found.divisor[row] = float(evidence.divisor)
    seats = allocation.seats if tie is None else allocation.sure
    found.seats[row] = [seats[i] for i in range(found.seats.shape[1])]
    if tie is not None:
        found.tied[row, list(tie.contestants)] = True
        found.places[row] = tie.places + tie.left
