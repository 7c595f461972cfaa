"""Seats by rounds over arrays, as `electoral.stages.AllocateExcluding` gives them."""

import attrs
import numpy as np

from electoral.batch.field import Field, ManyDesk
from electoral.batch.given import Integers
from electoral.batch.result import BatchAllocation, Mask, Seats, Status, nothing
from electoral.batch.seats_to_give import KnownBase, to_give
from electoral.batch.totals import allocated
from electoral.linked import At
from electoral.stages import AllocateExcluding


def by_rounds(
    stage: AllocateExcluding, base: KnownBase, desk: ManyDesk, field: Field, part: Mask
) -> BatchAllocation:
    """Share seats; who won more than its share keeps them, and the others share again.

    A round without one result ends a contest; the exact engine counts it.
    """
    result = nothing(field.votes.shape)
    width = field.votes.shape[-1]
    # Every region of every election is a row, and goes on by itself.
    seats, votes, rest = (
        each.reshape(-1, width) for each in (result.seats, field.votes, part & field.stands)
    )
    won = field.of_parties(desk.won(stage.offsets, field.regions).parties).reshape(-1, width)
    left, status = to_give(base, stage.name, desk, field, part).reshape(-1), result.status.reshape(-1)
    rows, recomputed = np.arange(len(votes)), 0
    while len(rows):
        here = rest[rows]
        found = allocated(np.where(here, votes[rows], 0), left[rows], stage.method)
        recomputed += found.recomputed
        over = here & _left_out(stage.at, won[rows], found.seats) & (found.status == Status.UNIQUE)[:, None]
        seats[rows] = np.where(over, won[rows], np.where(here, found.seats, seats[rows]))
        status[rows] = found.status
        rest[rows] = here & ~over
        left[rows] = np.maximum(left[rows] - (won[rows] * over).sum(axis=1), 0)
        rows = rows[over.any(axis=1)]
        # Others share again; where no seats are left they have none.
        seats[rows] *= ~rest[rows]
        rows = rows[left[rows] > 0]
    return attrs.evolve(result, recomputed=recomputed)


def _left_out(at: At, won: Integers, entitled: Seats) -> Mask:
    more = won > entitled
    return np.asarray(more | (won == entitled) & (won > 0) if at == "as many" else more)
