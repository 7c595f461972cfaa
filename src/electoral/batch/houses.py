"""The smallest house that meets all claims, over arrays, as `electoral.stages.SmallestHouse` finds it."""

import attrs
import numpy as np

from electoral.batch.field import Field, ManyDesk
from electoral.batch.given import Integers
from electoral.batch.result import BatchAllocation, Mask, Status, nothing
from electoral.batch.totals import allocated, shared
from electoral.methods import Method
from electoral.stages import Allocate, Claims, SmallestHouse
from electoral.stages.house import MOST_SEATS


def leveled(
    stages: tuple[Allocate, Claims, SmallestHouse], desk: ManyDesk, field: Field, part: Mask
) -> BatchAllocation:
    """Distribute once, claim, and let the house grow; of the nation.

    Elections with a tie at any size that is tried, and those that no house meets, have the status of a tie.
    """
    first, claims, total = stages
    base = shared(first, desk, field, part)
    won = desk.won(claims.offsets, field.regions).parties * field.stands
    # The mean of both, which some laws claim, is never more, and all keep the first distribution.
    claimed = np.where(part, np.maximum(won, base.seats), 0)
    search = Search(
        votes=np.where(part, field.votes, 0)[:, 0],
        method=total.method,
        claims=claimed[:, 0],
        threatened=np.maximum(won - base.seats, 0)[:, 0],
        tolerance=total.tolerance,
        proven=base.status[:, 0] == Status.UNIQUE,
    )
    found = nothing(field.votes.shape)
    found.seats[:, 0] = search.seats(search.smallest(base.seats[:, 0].sum(axis=1)))
    found.status[~search.proven] = Status.TIE
    return attrs.evolve(found, recomputed=base.recomputed)


@attrs.frozen(kw_only=True, eq=False)
class Search:
    """The search for a house in each election; it goes by the same sizes as that of the exact engine.

    Attributes:
        votes: of those who take part (elections, parties), and in their shape:
        claims: the fewest seats of each.
        threatened: the seats each won beyond its first distribution.
        tolerance: how many seats of those who have such may be missing, all together.
        proven: the elections in which nothing was tied so far; changed by the search.
    """

    votes: Integers
    method: Method
    claims: Integers
    threatened: Integers
    tolerance: int
    proven: Mask

    def smallest(self, base: Integers) -> Integers:
        """Give the smallest house that meets the claims: double the steps, then halve what is left."""
        # Who claims seats without votes gets them in no house; without any votes there is none.
        self.proven[((self.claims > 0) & (self.votes == 0)).any(axis=1) | ~self.votes.any(axis=1)] = False
        low, high = base - 1, base.copy()
        rows = np.flatnonzero(self.proven)
        while len(rows):
            rows = rows[~self._met(rows, high[rows])]
            self.proven[rows[high[rows] >= MOST_SEATS]] = False
            rows = rows[self.proven[rows]]
            step = 2 * (high[rows] - low[rows])
            low[rows] = high[rows]
            high[rows] = np.minimum(high[rows] + step, MOST_SEATS)
        while len(rows := np.flatnonzero(self.proven & (high - low > 1))):
            middle = (low[rows] + high[rows]) // 2
            met = self._met(rows, middle)
            low[rows], high[rows] = np.where(met, low[rows], middle), np.where(met, middle, high[rows])
        return high

    def seats(self, houses: Integers) -> Integers:
        """Give the seats of each party in houses that meet the claims, and those that are missing."""
        given = np.zeros_like(self.claims)
        rows = np.flatnonzero(self.proven)
        given[rows] = allocated(self.votes[rows], houses[rows], self.method).seats
        return np.maximum(given, self.claims)

    def _met(self, rows: Integers, houses: Integers) -> Mask:
        """Say whether no more is missing than is tolerated; a tie ends the search of an election."""
        found = allocated(self.votes[rows], houses, self.method)
        missing = np.maximum(self.claims[rows] - found.seats, 0)
        beyond = (missing > self.threatened[rows]).any(axis=1)
        tied = found.status != Status.UNIQUE
        self.proven[rows[tied]] = False
        return np.asarray(tied | (missing.sum(axis=1) <= self.tolerance) & ~beyond)
