"""Rows that no kernel proves, counted one by one by the exact engine."""

from collections.abc import Callable

import numpy as np

from electoral.batch.given import Questions
from electoral.batch.result import Mask, Rows, unproven
from electoral.errors import NoResult
from electoral.evidence import DivisorEvidence
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


def refuse_without_votes(asked: Questions, found: Rows) -> None:
    """Refuse the rows of which nothing is proven because nobody has votes."""
    rest = np.flatnonzero(~found.proven)
    empty = rest[without_votes(asked.rows(rest))]
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


def refined(asked: Questions, found: Rows, sieve: Callable[[Questions], Rows]) -> Rows:
    """Put the rows of which nothing is proven yet through a finer sieve."""
    rest = np.flatnonzero(~found.proven)
    if not len(rest):
        return found
    found.enter(rest, sieve(asked.rows(rest)))
    return found
