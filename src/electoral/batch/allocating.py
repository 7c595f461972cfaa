"""One call for a batch: checks, sieves, and the answer in the shape of the question."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from electoral.batch.exactly import without_votes
from electoral.batch.given import IntegersLike, Questions, questions
from electoral.batch.result import BatchAllocation, Rows, Seats, Status, unproven
from electoral.batch.sieves import require_array_form, sifted
from electoral.errors import InvalidTally
from electoral.exact import positive, show
from electoral.methods import Method, method_named


def allocate(
    votes: IntegersLike,
    seats: IntegersLike,
    *,
    method: str | Method,
    minimum: IntegersLike | None = None,
    maximum: IntegersLike | None = None,
    out: NDArray[np.int32] | None = None,
    threads: int = 1,
) -> BatchAllocation:
    """Give seats to contestants in many elections, each as `electoral.allocate` would.

    Exact: a row is proven to have one result or a tie, or is counted by the exact engine. With votes of a
    usual size arrays prove nearly all. `BalinskiYoung` and `RemaindersThenAverages` go row by row, and so do
    plurality and `OrderOfVotes` with bounds; `recomputed` says how many.

    Args:
        votes: integers, shape ``(..., contestants)``; a float array is refused.
        seats: a number, or an array that fits the elections, shape ``(...)``.
        method: an id or a method of this library.
        minimum: the fewest seats: a number, an array of contestants, or one in the shape of the votes.
        maximum: the most seats, likewise.
        out: an int32 array in the shape of the votes, into which the seats are written; it means nothing
            after an error.
        threads: how many work at the same time, each on its own elections.

    Raises:
        InexactNumber, InvalidNumber: for arrays that are no integers of zero or more, with the place.
        InvalidTally: for shapes that do not fit.
        UnknownName: for a method that is not known.
        InvalidSystem: for a method of your own; count such elections one by one.

    Source: Pukelsheim, "Proportional Representation", 2nd ed. 2017, doi:10.1007/978-3-319-64707-4, ch. 4.

    >>> found = allocate([[4600, 3100, 1900], [5, 5, 0]], [20, 1], method="dhondt")
    >>> found.seats.tolist(), found.status.tolist(), found.tied[1].tolist(), found.places.tolist()
    ([[10, 6, 4], [0, 0, 0]], [0, 1], [True, True, False], [0, 1])
    """
    named = method_named(method)
    require_array_form(named)
    asked = questions(votes, seats, minimum, maximum)
    rows, contestants = asked.votes.shape
    found = unproven(rows, contestants, None if out is None else _into(out, asked))
    recomputed = _shared(asked, found, named, positive(threads, "threads"))
    return _result(asked, found, recomputed)


def _into(out: object, asked: Questions) -> Seats:
    """Give the rows of an array that seats are written into."""
    if not isinstance(out, np.ndarray) or out.shape != asked.shape or out.dtype != np.int32:
        told = f"{out.dtype} of shape {out.shape}" if isinstance(out, np.ndarray) else show(out)
        raise InvalidTally(
            f"out: {told} is no int32 array of shape {asked.shape}; give np.empty(shape, np.int32)"
        )
    if not out.flags.c_contiguous or not out.flags.writeable:
        raise InvalidTally("out: the array is a view with gaps, or read-only; give np.empty(shape, np.int32)")
    return out.reshape(asked.votes.shape)


def _shared(asked: Questions, found: Rows, method: Method, threads: int) -> int:
    """Let each thread fill its own rows; they share nothing."""
    rows = len(asked.votes)
    if threads == 1 or rows < threads:
        return sifted(asked, found, method)
    ends = [rows * part // threads for part in range(threads + 1)]
    parts = [slice(start, end) for start, end in pairwise(ends)]
    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(lambda part: sifted(asked.rows(part), found.part(part), method), parts))


def _result(asked: Questions, found: Rows, recomputed: int) -> BatchAllocation:
    status = np.full(len(asked.votes), Status.UNIQUE, np.uint8)
    status[found.places > 0] = Status.TIE
    refused = np.flatnonzero(found.refused)
    if len(refused):
        status[refused] = np.where(without_votes(asked.rows(refused)), Status.NO_VOTES, Status.INFEASIBLE)
        found.seats[refused], found.tied[refused], found.places[refused] = 0, False, 0
        found.divisor[refused] = np.nan
    outer = asked.shape[:-1]
    return BatchAllocation(
        seats=found.seats.reshape(asked.shape),
        status=status.reshape(outer),
        tied=found.tied.reshape(asked.shape),
        places=found.places.reshape(outer),
        divisor=found.divisor.reshape(outer),
        recomputed=recomputed,
    )
