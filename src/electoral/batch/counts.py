"""What a batch of counts gives: seats of tiers and of the house, with labels."""

import attrs
import numpy as np
from numpy.typing import NDArray

from electoral.batch.result import BatchAllocation, Mask, Seats, Status
from electoral.frozen import Frozen
from electoral.names import unknown


@attrs.frozen(kw_only=True, eq=False)
class ManyTierCounts:
    """The seats of one tier in many elections.

    Attributes:
        districts: the labels of the second axis; ``"nation"`` where lists share seats once for all.
        contestants: the labels of the last axis, for each district; districts with fewer contestants than
            others have further columns, all without seats.
        seats: int32 (elections, districts, contestants); without those that wait for lots.
        status: uint8 (elections, districts), a `Status`; a tie that the law or a lot settled is ``UNIQUE``.
            Seats that wait for those of another tier, or of other districts, have the status of these.
        tied: who waits for lots, in the shape of the seats.
        places: int32 (elections, districts): for how many seats.
        qualified: who met the threshold, or stands where there is none, in the shape of the seats.
        by_law: whether a rule of the law settled a tie, in full or in part (elections, districts).
        by_lot: whether lots were drawn for it (elections, districts).
        recomputed: how many contests the exact engine counted, those with ties included; where a contest may
            wait for others it counts all those of an election.
    """

    districts: tuple[str, ...]
    contestants: tuple[tuple[str, ...], ...]
    seats: Seats
    status: NDArray[np.uint8]
    tied: Mask
    places: Seats
    qualified: Mask
    by_law: Mask
    by_lot: Mask
    recomputed: int

    @classmethod
    def of(
        cls,
        districts: tuple[str, ...],
        contestants: tuple[tuple[str, ...], ...],
        qualified: Mask,
        found: BatchAllocation,
    ) -> "ManyTierCounts":
        """Label what was found; no tie in it is settled yet."""
        return cls(
            districts=districts,
            contestants=contestants,
            seats=found.seats,
            status=found.status,
            tied=found.tied,
            places=found.places,
            qualified=qualified,
            by_law=np.zeros(found.status.shape, np.bool_),
            by_lot=np.zeros(found.status.shape, np.bool_),
            recomputed=found.recomputed,
        )

    @property
    def complete(self) -> Mask:
        """Say in which elections every seat of the tier is given."""
        return np.asarray((self.status == Status.UNIQUE).all(axis=1))


@attrs.frozen(kw_only=True, eq=False)
class ManyCounts:
    """The seats of many elections under one law.

    Attributes:
        parties: the labels of the last axis of `seats`.
        seats: int64 (elections, parties): the house, without the seats that wait for lots.
        independents: int64 (elections): winners without a party.
        tiers: the parts of the house by name.
    """

    parties: tuple[str, ...]
    seats: NDArray[np.int64]
    independents: NDArray[np.int64]
    tiers: Frozen[str, ManyTierCounts]

    def __getitem__(self, tier: str) -> ManyTierCounts:
        """Give a tier.

        Raises:
            UnknownName: listing the tiers.
        """
        if tier not in self.tiers:
            raise unknown(tier, self.tiers, "counts: tier")
        return self.tiers[tier]

    @property
    def complete(self) -> Mask:
        """Say in which elections every seat is given."""
        return np.asarray(np.all([tier.complete for tier in self.tiers.values()], axis=0))
